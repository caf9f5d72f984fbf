"""What holds of copies whatever the documents are."""

from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from reftel.accounts.copies import find_copies, origins
from tests.accounts.copies.texts import Text, graph_of, text

SENTENCES = [
    ("In 1974 the Soviet Union sold Peru 200 T-55 tanks",
     {"quantity": "200 tanks", "designators": ("T-55",), "period": "1974"}),
    ("General Mercado said that 36 Su-22 fighters would reach Talara in 1977",
     {"quantity": "36 aircraft", "designators": ("Su-22",), "period": "1977", "said_by": ("General Mercado",)}),
    ("An official in Lima put the debt for arms at 650 million dollars",
     {"value": "650000000 USD", "said_by": ("an official",)}),
    ("Cuban instructors were never seen at the base near La Joya, whatever the neighbours wrote",
     {"polarity": "denied"}),
    ("Tass reported that two Kashin destroyers would call at Callao", {"quantity": "2 ships", "said_by": ("Tass",)}),
    ("Chile bought 16 Hawker Hunters from Britain",
     {"actor": ("GBR",), "recipient": ("CHL",), "quantity": "16 aircraft"}),
]  # fmt: skip

DOCUMENTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(range(len(SENTENCES))), min_size=1, max_size=4, unique=True),
        st.sampled_from([None, "1975", "1977-03-01", "1981"]),
        st.sampled_from([None, "Tass", "La Prensa"]),
    ),
    min_size=1,
    max_size=5,
)


def documents(drawn: Sequence[tuple[list[int], str | None, str | None]]) -> list[Text]:
    return [
        text(f"d{n}", "\n".join(f"{SENTENCES[at][0]}." for at in chosen), *(SENTENCES[at] for at in chosen),
             date=date, publisher=publisher)
        for n, (chosen, date, publisher) in enumerate(drawn)
    ]  # fmt: skip


def reprint(one: Text, name: str, date: str | None) -> Text:
    """The same words and claims under another name."""
    told = [(claim.quote, {slot: getattr(claim, slot) for slot in _SLOTS}) for claim in one.claims]
    return text(name, one.page.text, *told, date=date, publisher="Someone else")


_SLOTS = ("actor", "recipient", "quantity", "value", "designators", "period", "said_by", "polarity")


@given(drawn=DOCUMENTS, seed=st.integers(0, 1000))
def test_the_order_of_documents_and_claims_is_no_matter(
    drawn: list[tuple[list[int], str | None, str | None]], seed: int
) -> None:
    texts = documents(drawn)
    pages = {one.source.sha256: (one.source, one.page) for one in texts}
    claims = [claim for one in texts for claim in one.claims]
    graph = find_copies(pages, claims)
    Random(seed).shuffle(claims)
    assert find_copies(dict(reversed(pages.items())), claims) == graph


@given(drawn=DOCUMENTS, which=st.integers(0, 4), date=st.sampled_from([None, "1982-01-01", "1960"]))
def test_a_reprint_never_adds_an_origin(
    drawn: list[tuple[list[int], str | None, str | None]], which: int, date: str | None
) -> None:
    texts = documents(drawn)
    claims = [claim for one in texts for claim in one.claims]
    again = reprint(texts[which % len(texts)], "reprint", date)
    before = origins(graph_of(texts), claims)
    after = origins(graph_of([*texts, again]), [*claims, *again.claims])
    for words in {claim.quote for claim in claims}:
        told = [claim.id for claim in claims if claim.quote == words]
        told_again = [claim.id for claim in again.claims if claim.quote == words]
        assert len({after[name] for name in (*told, *told_again)}) <= len({before[name] for name in told})


@given(drawn=DOCUMENTS)
def test_every_claim_has_an_origin_and_copies_share_it(drawn: list[tuple[list[int], str | None, str | None]]) -> None:
    texts = documents(drawn)
    claims = {claim.id: claim for one in texts for claim in one.claims}
    graph = graph_of(texts)
    assert set(graph.keys) == set(claims)
    for copy in graph.copies:
        assert copy.why.endswith(".")
        assert 0 < copy.score <= 1
        for place in (copy.copy, copy.origin):
            page = next(one.page for one in texts if one.source.sha256 == place.document)
            assert page.text[place.span.start : place.span.end] == place.words
        assert all(graph.keys[one] == graph.keys[other] for one, other in copy.claims if other)
