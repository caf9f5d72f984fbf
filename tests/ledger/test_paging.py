"""Lists by the page, cursors and permalinks."""

from itertools import pairwise

import pytest

from reftel.errors import LedgerError
from reftel.ledger.cursor import cursor_of, key_of
from reftel.ledger.paging import CLAIM_KEY
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.claim import Claim
from reftel.model.permalink import Excerpt, permalink
from reftel.model.span import Span
from tests.factories import plain_claim, plain_document

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")


def put(store: Store, name: str, text: str) -> list[Claim]:
    """A document with a claim for each of its words; two claims for the first."""
    document = plain_document(text, name)
    claims = [plain_claim(document, word, actor=("SUN",)) for word in text.split()]
    claims.append(plain_claim(document, text.split()[0], kind="mission"))
    store.add_document(document, claims, [], RUN, n_sentences=1)
    return claims


@pytest.fixture
def filled(store: Store) -> Store:
    for name, text in (("b", "Alpha Beta Gamma"), ("a", "Delta Epsilon"), ("b", "Zeta Eta Theta"), ("é", "Iota")):
        put(store, name, text)
    return store


def paged(store: Store, limit: int, **filters: str) -> list[Claim]:
    found, page = [], store.claims_page(limit=limit, **filters)  # type: ignore[arg-type]
    while True:
        found += page.items
        if page.next is None:
            return found
        assert len(page.items) == limit
        page = store.claims_page(after=page.next, limit=limit, **filters)  # type: ignore[arg-type]


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 100])
@pytest.mark.parametrize("filters", [{}, {"kind": "mission"}, {"actor": "SUN"}, {"words": "e*"}, {"document": "b"}])
def test_pages_together_are_the_list(filled: Store, limit: int, filters: dict[str, str]) -> None:
    wanted = filled.claims(**filters)  # type: ignore[arg-type]
    assert len(wanted) > 1
    assert paged(filled, limit, **filters) == wanted


def test_the_last_page_says_that_it_is_the_last(filled: Store) -> None:
    n_claims = len(filled.claims())
    assert filled.claims_page(limit=n_claims).next is None
    assert filled.claims_page(limit=n_claims - 1).next is not None


def test_documents_by_the_page_are_all_documents(filled: Store) -> None:
    first = filled.documents_page(limit=3)
    second = filled.documents_page(after=first.next, limit=3)
    assert [*first.items, *second.items] == filled.documents()
    assert second.next is None


def test_documents_are_found_by_words_of_their_name_and_title(filled: Store) -> None:
    document = plain_document("Text.", "letter", title="Arms & 100% OF IT", author="Ana Ruiz")
    filled.add_document(document, [], [], RUN, n_sentences=1)
    for words in ("arms", "RUIZ 100%", "lett*", '"of it"', "ana arms letter"):
        assert [source.name for source in filled.documents_page(words=words).items] == ["letter"]
    assert [source.name for source in filled.documents_page(words="É").items] == ["é"]
    assert filled.documents_page(words="arms navy").items == filled.documents_page(words="_").items == ()


def test_what_others_write_meanwhile_moves_nothing(filled: Store) -> None:
    before = filled.claims()
    first = filled.claims_page(limit=4)
    put(filled, "0 before all", "Kappa Lambda")
    put(filled, "z", "Mu")
    rest = filled.claims_page(after=first.next).items
    assert [claim for claim in [*first.items, *rest] if claim in before] == before


def test_a_page_begins_where_one_ended_though_its_claim_is_gone(filled: Store) -> None:
    first = filled.claims_page(limit=1)
    text = filled.page(first.items[0].document).text
    filled.add_document(plain_document(text, "a"), [], [], RUN, n_sentences=1)  # read anew, nothing found
    assert filled.claims_page(after=first.next, limit=100).items == tuple(filled.claims())


@pytest.mark.parametrize("after", ["x", "!!", "é", cursor_of("documents", ["a", "b"]), cursor_of("claims", ["a"])])
def test_what_is_no_cursor_of_the_list_is_an_error(filled: Store, after: str) -> None:
    with pytest.raises(LedgerError, match="no place in the list of claims"):
        filled.claims_page(after=after)


def test_a_page_has_a_row(filled: Store) -> None:
    with pytest.raises(LedgerError, match="at least one row"):
        filled.claims_page(limit=0)


def test_a_cursor_holds_its_key() -> None:
    key = ["größe/“x”", "ab", 1, 2, "visit", "c"]
    assert key_of("claims", cursor_of("claims", key), [type(part) for part in key]) == key
    assert len(key) == len(CLAIM_KEY)


def test_permalinks_lead_back(filled: Store) -> None:
    for claim in filled.claims():
        assert filled.resolve(permalink(claim)) == claim
        assert filled.resolve(permalink(claim).replace("claim", "event")) == claim
    for source in filled.documents():
        assert filled.resolve(permalink(source)) == source


def test_a_passage_keeps_its_link_when_the_document_is_read_anew(filled: Store) -> None:
    (hit,) = filled.search("beta", in_="passages").items
    assert hit.text_id is not None
    excerpt = Excerpt(document=hit.document, text_id=hit.text_id, span=hit.marks[0], text="Beta")
    filled.add_document(plain_document("Alpha Beta Gamma", "b", title="Anew"), [], [], RUN, n_sentences=1)
    assert filled.resolve(permalink(excerpt)) == excerpt


@pytest.mark.parametrize(
    "link",
    [
        "", "claim/0123456789abcdef", "reftel:claim/0123", "reftel:claim/0123456789abcdef/1-2", "reftel:paper/01",
        "reftel:passage/0123456789abcdef", "reftel:passage/0123456789abcdef/5-2", "reftel:document/0123456789abcdef",
    ],
)  # fmt: skip
def test_what_is_no_permalink_is_an_error(store: Store, link: str) -> None:
    with pytest.raises(LedgerError, match="is no permalink"):
        store.resolve(link)


def test_a_permalink_of_another_ledger_is_an_error(filled: Store) -> None:
    (hit,) = filled.search("beta", in_="passages").items
    beyond = str(permalink(Excerpt(document="", text_id=hit.text_id or "", span=Span(0, 999), text="")))
    for link in ("reftel:claim/0123456789abcdef", f"reftel:document/{'0' * 64}", beyond):
        with pytest.raises(LedgerError, match=r" has no (claim|document|passage) "):
            filled.resolve(link)


def test_the_order_is_that_of_exports(filled: Store) -> None:
    names = filled.names()
    keys = [(names[c.document], c.document, c.span.start, c.span.end, c.kind, c.id) for c in paged(filled, 2)]
    assert all(one < two for one, two in pairwise(keys))
