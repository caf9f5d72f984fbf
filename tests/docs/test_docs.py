"""What can be typed is documented, what is documented is there."""

import re
import tomllib
from pathlib import Path

import pytest

from evals.corpora import ROOT
from reftel.model.claim import KINDS, MODALITIES, POLARITIES, STAGES, TERMS

DOCS = sorted([*(ROOT / "docs").glob("**/*.md"), *ROOT.glob("*.md"),
               *(path for folder in ("evals", "examples", "training", "benchmarks")
                 for path in (ROOT / folder).glob("**/*.md"))])  # fmt: skip
CODES = ROOT / "src/reftel/vocabulary/codes"


def read_all() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in DOCS)


def test_every_command_is_documented() -> None:
    from reftel.cli import main

    text = read_all()
    assert [name for name in sorted(main.commands) if f"reftel {name}" not in text] == []


def test_every_documented_command_exists() -> None:
    from reftel.cli import main

    typed = set(re.findall(r"^(?:## `|\.venv/bin/|\$ )?reftel ([a-z][a-z-]*)\b", read_all(), flags=re.MULTILINE))
    prose = {"reads", "is", "keeps"}
    assert typed - prose - set(main.commands) == set()


@pytest.mark.parametrize("code", [*KINDS, *STAGES, *TERMS, *MODALITIES, *POLARITIES])
def test_every_code_is_in_the_codebook(code: str) -> None:
    assert f"`{code}`" in (ROOT / "docs/codebook.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_an_entry_in_the_code_lists(kind: str) -> None:
    entries = [entry for path in sorted(CODES.glob("*.toml")) for entry in find_codes(tomllib.loads(path.read_text()))]
    assert kind in entries


def find_codes(record: object) -> list[str]:
    """Names that a code list defines: keys of tables, and values of `code` or `id`."""
    if isinstance(record, list):
        return [code for entry in record for code in find_codes(entry)]
    if not isinstance(record, dict):
        return []
    named = [str(record[key]) for key in ("code", "id", "name") if key in record]
    tables = [key for key, value in record.items() if isinstance(value, dict)]
    return [*named, *tables, *(code for value in record.values() for code in find_codes(value))]


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    local = [target for target in targets if not target.startswith("http")]
    assert [target for target in local if not (path.parent / target).exists()] == []


def test_every_make_target_in_the_docs_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, flags=re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", read_all(), flags=re.MULTILINE)) <= targets


def test_the_wheel_is_checked_for_what_is_there() -> None:
    parts = re.search(r"for part in ([^;]+);", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert parts
    assert [part for part in parts[1].replace("\\\n", " ").split() if not (ROOT / "src" / part).exists()] == []


def test_every_module_that_make_runs_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    modules = re.findall(r"python -m ((?:evals|training|benchmarks|docs)\S*)", makefile)
    assert {"evals.gate", "training.make_model"} <= set(modules)
    assert [name for name in modules if not (ROOT / f"{name.replace('.', '/')}.py").is_file()] == []


@pytest.mark.parametrize("folder", ["training", "evals", "benchmarks"])
def test_a_folder_s_readme_tells_all_its_files(folder: str) -> None:
    text = (ROOT / folder / "README.md").read_text(encoding="utf-8")
    files = [path.name for path in (ROOT / folder).iterdir() if path.is_file() and path.suffix != ".md"]
    assert [name for name in files if name != "__init__.py" and f"`{name}`" not in text] == []


def test_locks_name_no_index() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"://|--(extra-)?index-url|--find-links", text), lock


@pytest.mark.parametrize("package", ["claims", "rules"])
def test_the_architecture_names_every_module_of_a_stage(package: str) -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"[a-z_]+", text))
    modules = [path.stem for path in sorted((ROOT / "src/reftel" / package).glob("*.py")) if path.stem != "__init__"]
    assert [name for name in modules if name not in named] == []
