"""Caches heed the vocabulary that is in use."""

import ast
import threading
from pathlib import Path

from reftel.rules.layer import cached, in_use, using
from reftel.rules.own import Own

_SRC = Path(__file__).parents[2] / "src/reftel"
_LOADERS = set("load_actors load_frames load_inflections load_materiel load_words digest frames_by_lemma".split())
ONE, OTHER = Own("one", {"names.tsv": "1"}), Own("other", {"names.tsv": "2"})


def test_what_is_kept_for_one_vocabulary_is_not_given_for_another() -> None:
    asked: list[tuple[str, str]] = []

    @cached
    def load(language: str = "en") -> str:
        own = in_use()
        asked.append((language, own.path if own else "package"))
        return asked[-1][1]

    assert load() == "package"
    with using(ONE):
        assert load() == load() == "one"
        with using(OTHER):
            assert load() == "other"
        with using(Own("one", {"names.tsv": "1"})):
            assert load() == "one"
        with using(None):
            assert load() == "package"
        assert load("es") == "one"
    assert asked == [("en", "package"), ("en", "one"), ("en", "other"), ("es", "one")]


def test_a_vocabulary_is_in_use_in_its_own_thread_only() -> None:
    seen: list[Own | None] = []
    with using(ONE):
        thread = threading.Thread(target=lambda: seen.append(in_use()))
        thread.start()
        thread.join()
        assert in_use() is ONE
    assert (seen, in_use()) == ([None], None)


def test_a_vocabulary_goes_out_of_use_with_an_error() -> None:
    try:
        with using(ONE):
            raise ValueError
    except ValueError:
        assert in_use() is None


def test_no_plain_cache_keeps_what_a_user_may_lay_over() -> None:
    """`functools.cache` on what calls a loader would give one vocabulary's words to another.

    One that is given the folder in use as `_own` keeps an answer for each.
    """
    wrong = []
    for path in sorted(_SRC.rglob("*.py")):
        tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        functions = [node for node in tree if isinstance(node, ast.FunctionDef)]
        called = {node.name: _called(node) for node in functions}
        laid_over = set(_LOADERS)
        while more := {name for name, names in called.items() if names & laid_over} - laid_over:
            laid_over |= more
        wrong += [(path.name, n.name) for n in functions if n.name in laid_over and _is_plainly_cached(n)]
    assert wrong == []


def _called(function: ast.FunctionDef) -> set[str]:
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return {name.id for name in calls if isinstance(name, ast.Name)}


def _is_plainly_cached(node: ast.FunctionDef) -> bool:
    if any(argument.arg == "_own" for argument in node.args.args):
        return False
    names = {part.id for each in node.decorator_list for part in ast.walk(each) if isinstance(part, ast.Name)}
    return bool(names & {"cache", "lru_cache"})
