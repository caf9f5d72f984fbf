"""Full-text search: both stores find the same, in the same order, and what is found stands there."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reftel.errors import LedgerError
from reftel.ledger import narrow
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.ledger.words import words_of
from reftel.model.claim import Claim
from tests.factories import plain_claim, plain_document

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
LINES = (
    "Moscow sold 36 Su-22s to Perú.",
    "The PERUVIAN Air Force took the Su 22 aircraft.",
    "Air superiority by force; “Straße” and naïve Ünlü.",
    "中国向秘鲁出售坦克",
    "100% of x_y, \\'; DROP TABLE claims; -- $q$",
)


def put(store: Store, lines: tuple[str, ...] = LINES) -> list[Claim]:
    document = plain_document("\n".join(lines), "note")
    items = ["36 MiG-21 fighters", *[None] * len(lines)]
    claims = [plain_claim(document, line, item=item) for line, item in zip(lines, items, strict=False)]
    store.add_document(document, claims, [], RUN, n_sentences=len(lines))
    return claims


CASES = [
    ("su-22s", [0], ["Su-22s"]),
    ("SU22*", [], []),
    ("su-22*", [0, 1], ["Su-22s", "Su 22"]),
    ("peru*", [0, 1], ["Perú", "PERUVIAN"]),
    ("peru", [0], ["Perú"]),
    ("air force", [1, 2], ["Air", "Force", "Air", "force"]),
    ('"air force"', [1], ["Air Force"]),
    ("strasse NAIVE unlu", [2], ["Straße", "naïve", "Ünlü"]),
    ("秘鲁", [3], ["秘鲁"]),
    ("鲁秘", [], []),
    ("100%", [4], ["100"]),
    ("y x", [4], ["x", "y"]),
    ("su su-22s", [0], ["Su-22s"]),
    ("drop table", [4], ["DROP", "TABLE"]),
]


@pytest.mark.parametrize(("words", "lines", "marks"), CASES, ids=lambda case: str(case))
def test_what_is_found(store: Store, words: str, lines: list[int], marks: list[str]) -> None:
    claims = put(store)
    text = store.page(claims[0].document).text
    for in_ in ("claims", "passages"):
        hits = store.search(words, in_=in_).items  # type: ignore[arg-type]
        assert [LINES.index(hit.text) for hit in hits] == lines
        assert [text[mark.start : mark.end] for hit in hits for mark in hit.marks] == marks
        assert all(text[hit.span.start : hit.span.end] == hit.text for hit in hits)
    assert store.claims(words=words) == [claims[line] for line in lines]


def test_a_claim_is_found_by_its_item(store: Store) -> None:
    claims = put(store)
    (hit,) = store.search("mig-21").items
    assert (hit.claim, hit.marks) == (claims[0], ())
    assert store.search('"peru 36"').items == ()  # no words in a row from the quote into the item


def test_filters_and_words_both_hold(store: Store) -> None:
    claims = put(store)
    assert [hit.claim for hit in store.search("air", recipient="PER").items] == claims[1:3]
    assert store.search("air", kind="mission").items == ()
    assert [hit.text for hit in store.search("air", in_="passages", document="note", limit=1).items] == [LINES[1]]


def test_a_search_goes_on_from_page_to_page(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store)
    for few in (narrow._FEW, 1):
        monkeypatch.setattr(narrow, "_FEW", few)
        for in_ in ("claims", "passages"):
            first = store.search("air", in_=in_, limit=1)  # type: ignore[arg-type]
            second = store.search("air", in_=in_, limit=1, after=first.next)  # type: ignore[arg-type]
            assert [hit.text for page in (first, second) for hit in page.items] == [LINES[1], LINES[2]]
            assert second.next is None


def test_many_or_few_are_found_alike(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store)
    asked: list[dict[str, Any]] = [
        {"words": "su"}, {"actor": "SUN"}, {"actor": "SUN", "recipient": "PER"}, {"party": "PER", "words": "air force"},
    ]  # fmt: skip
    found = [store.claims(**filters) for filters in asked]
    monkeypatch.setattr(narrow, "_FEW", 1)
    assert [store.claims(**filters) for filters in asked] == found
    assert all(found)


def test_only_what_stands_is_found(store: Store) -> None:
    put(store)
    store.add_document(plain_document("\n".join(LINES), "note"), [], [], RUN, n_sentences=1)
    assert store.search("moscow").items == ()
    assert len(store.search("moscow", in_="passages").items) == 1


@pytest.mark.parametrize("words", ["", "*", '"" …'])
def test_a_search_for_no_word_is_an_error(store: Store, words: str) -> None:
    with pytest.raises(LedgerError, match="no word in"):
        store.search(words)


def test_passages_have_no_kind(store: Store) -> None:
    with pytest.raises(LedgerError, match="not by kind, actor"):
        store.search("x", in_="passages", kind="transfer", actor="PER")


def test_a_word_without_end_and_a_text_without_end_are_taken_in(store: Store) -> None:
    words = " ".join(f"w{n}{'x' * 20}" for n in range(60_000))
    put(store, ("y" * 5000, words))
    assert [hit.text[:3] for hit in store.search("y" * 300, in_="passages").items] == ["yyy"]
    assert [hit.text[:3] for hit in store.search("w7x*", in_="passages").items] == ["w0x"]


_PIECES = [*"Su 22 22s é ß SS 中 国 ﬁ ½ İ Σ ς - _ ' \" * %".split(), "E\u0301", " ", "\u00ad"]
_texts = st.lists(st.sampled_from(_PIECES) | st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
_numbers = count()


@pytest.fixture
def both(tmp_path: Path, new_database: Callable[[], str]) -> tuple[Store, Store]:
    return Store(tmp_path / "one.db"), Store(new_database())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(texts=st.lists(_texts.map("".join), min_size=1, max_size=4), asked=_texts.map("".join), at=st.integers(0, 30))
def test_both_stores_find_the_same(both: tuple[Store, Store], texts: list[str], asked: str, at: int) -> None:
    number = next(_numbers)
    lines = tuple(" ".join(f"{text} end".split()) for text in texts)
    pool = [word for line in lines for word in words_of(line)]
    searches = [asked, pool[at % len(pool)], f"{pool[at % len(pool)][:2]}*", lines[0]]
    document = plain_document("\n".join((f"n{number}", *lines)), f"{number:05}")
    claims = [plain_claim(document, line) for line in dict.fromkeys(lines)]
    for store in both:
        store.add_document(document, claims, [], RUN, n_sentences=1)
    for search in searches:
        if words_of(search):
            for in_ in ("claims", "passages"):
                one, two = (store.search(search, in_=in_, document=document.name) for store in both)  # type: ignore[arg-type]
                assert one == two
    assert both[0].search(lines[0]).items != ()
