"""Each check on claims that it must find, and on claims that it must leave alone."""

from collections.abc import Sequence
from typing import Any

import pytest

from reftel.checks import run_checks
from reftel.checks.ledger import check_codes
from reftel.model.amount import Quantity
from reftel.model.claim import Claim
from reftel.model.event import Account, Event
from reftel.model.source import Page, Passage, Source
from reftel.model.span import Span
from tests.checks.told import at_most, dollars, of, source, told

Case = tuple[str, str, list[Claim]]


def share(actor: str, percent: float, **slots: object) -> Claim:
    defaults: dict[str, Any] = {
        "kind": "share", "stage": None, "period": "1974/1978", "actor": (actor,) if actor else (),
        "quantity": of(percent, "percent"),
    }  # fmt: skip
    return told(**(defaults | slots))


def mission(number: float, **slots: object) -> Claim:
    defaults: dict[str, Any] = {"kind": "mission", "stage": "ongoing", "period": "1985"}
    defaults["quantity"] = of(number, "persons")
    return told(**(defaults | slots))


FOUND: list[Case] = [
    ("shares-over-whole", "impossible", [share("SUN", 63), share("USA", 30), share("FRA", 12)]),
    ("shares-over-whole", "unlikely", [
        share("SUN", 60), share("USA", 40), share("", 0, quantity=None, quote="and the rest from others"),
    ]),
    ("part-over-total", "impossible", [
        told(kind="share", stage=None, quantity=of(20, "guns"), period="1980/1985"),
        told(quantity=of(36, "guns"), period="1982"),
    ]),
    ("part-over-total", "impossible", [
        told(kind="share", stage=None, value=dollars(1e8), period="1980/1985"),
        told(value=dollars(7e7), period="1981"), told(value=dollars(6e7), period="1982"),
    ]),
    ("delivered-before-ordered", "unlikely", [
        told(designators=("Hunter",), quantity=of(16, "aircraft"), period="1975-05"),
        told(designators=("Hunter",), quantity=of(16, "aircraft"), period="1976", stage="ordered"),
    ]),
    ("shipped-after-delivered", "unlikely", [
        told(designators=("T-55",), quantity=of(10, "tanks"), period="1974-03"),
        told(designators=("T-55",), quantity=of(10, "tanks"), period="1974-04", stage="shipped"),
    ]),
    ("paid-before-agreed", "unlikely", [
        told(kind="financing", value=dollars(3e7), period="1961"),
        told(kind="financing", value=dollars(3e7), period="1963", stage="agreed"),
    ]),
    ("ended-before-begun", "impossible", [told(kind="mission", stage=None, period="1921/1919")]),
    ("before-first-flight", "impossible", [told(designators=("MiG-23",), period="1961", quote="two MiG-23s came")]),
    ("before-first-flight", "impossible", [told(designators=("F-5E",), period="1955", quote="two F-5Es came")]),
    ("before-first-flight", "impossible", [
        told("dated", kind="holding", stage=None, designators=("T-72",), quote="has T-72 tanks"),
    ]),
    ("before-first-flight", "unlikely", [told(designators=("MiG-21",), period="1957", quote="two MiG-21s came")]),
    ("before-first-flight", "unlikely", [
        told(designators=("MiG-29",), period="1961", stage="ordered", quote="ordered MiG-29s"),
    ]),
    ("before-the-state", "unlikely", [told(actor=("ISR",), recipient=("ETH",), period="1935")]),
    ("after-the-state", "unlikely", [told(actor=("SUN/army",), period="1997")]),
    ("headcounts-differ", "unlikely", [mission(3000), mission(5000, document="other")]),
    ("headcounts-differ", "note", [mission(650, item="the mission"), mission(200, item="advisers", document="other")]),
    ("headcounts-differ", "note", [mission(650, item="the mission"), mission(200, item="advisers")]),
    ("holding-under-deliveries", "note", [
        told(designators=("T-55",), quantity=of(60, "tanks"), period="1976"),
        told(kind="holding", stage=None, designators=("T-55",), quantity=of(12, "tanks"), period="1979"),
    ]),
    ("rate-against-total", "unlikely", [
        told(kind="training", quantity=of(200, "persons per year"), period="1970/1979"),
        told(kind="training", quantity=of(400, "persons"), period="1970/1979"),
    ]),
    ("after-the-document", "unlikely", [told("dated", period="1953")]),
    ("dates-of-the-document", "unlikely", [told("numbered")]),
    ("dates-of-the-document", "unlikely", [told("drafted")]),
    ("dates-of-the-document", "unlikely", [told("titled")]),
    ("price-differs", "note", [
        told(designators=("Mi-8",), value=dollars(2_400_000), period="1974"),
        told("other", designators=("Mi-8",), value=dollars(24_000_000), period="1974"),
    ]),
    ("price-of-one", "note", [told(designators=("FN FAL",), quantity=of(4, "rifles"), value=dollars(8e7))]),
]  # fmt: skip

SILENT: list[Case] = [
    ("shares-over-whole", "they come to the whole by rounding", [share("SUN", 63), share("USA", 30), share("FRA", 8)]),
    ("shares-over-whole", "of another period", [share("SUN", 80), share("USA", 60, period="1980/1984")]),
    ("shares-over-whole", "of another thing", [share("SUN", 80, item="tanks"), share("USA", 60, item="aircraft")]),
    ("shares-over-whole", "in another paper", [share("SUN", 80), share("USA", 60, document="other")]),
    ("shares-over-whole", "told twice", [share("SUN", 63), share("SUN", 64), share("USA", 30)]),
    ("shares-over-whole", "the buyer's part of the world", [share("SUN", 80), share("USA", 15), share("", 12)]),
    ("shares-over-whole", "a bloc holds the state", [share("SUN", 63), share("Warsaw Pact", 70)]),
    ("shares-over-whole", "denied", [share("SUN", 63), share("USA", 60, polarity="denied")]),
    ("part-over-total", "the bounds meet", [
        told(kind="share", stage=None, quantity=of(20, "guns", approx=True), period="1980/1985"),
        told(quantity=of(21, "guns"), period="1982"),
    ]),
    ("part-over-total", "one delivery told twice", [
        told(kind="share", stage=None, quantity=of(20, "guns"), period="1980/1985"),
        told(quantity=of(12, "guns"), period="1982"), told(quantity=of(12, "guns"), period="1982-03"),
    ]),
    ("part-over-total", "partly before it", [
        told(kind="share", stage=None, quantity=of(20, "guns"), period="1980/1985"),
        told(quantity=of(36, "guns"), period="1978/1982"),
    ]),
    ("part-over-total", "at least so many in all", [
        told(kind="share", stage=None, quantity=Quantity(low=20, high=None, unit="guns"), period="1980/1985"),
        told(quantity=of(36, "guns"), period="1982"),
    ]),
    ("delivered-before-ordered", "an order before it", [
        told(designators=("Hunter",), quantity=of(16, "aircraft"), period="1973", stage="ordered"),
        told(designators=("Hunter",), quantity=of(16, "aircraft"), period="1975-05"),
        told(designators=("Hunter",), quantity=of(16, "aircraft"), period="1976", stage="ordered"),
    ]),
    ("delivered-before-ordered", "a second deal of another number", [
        told(designators=("F-16",), quantity=of(40, "aircraft"), period="1983/1987"),
        told(designators=("F-16",), quantity=of(71, "aircraft"), period="1988/1989", stage="ordered"),
    ]),
    ("delivered-before-ordered", "the dates may meet", [
        told(designators=("Hunter",), quantity=of(16, "aircraft"), period="1975~"),
        told(designators=("Hunter",), quantity=of(16, "aircraft"), period="1976", stage="ordered"),
    ]),
    ("paid-before-agreed", "another sum", [
        told(kind="financing", value=dollars(3e7), period="1961"),
        told(kind="financing", value=dollars(5e7), period="1963", stage="agreed"),
    ]),
    ("ended-before-begun", "a year within a month's", [told(kind="mission", stage=None, period="1921-05/1921")]),
    ("before-first-flight", "planned", [
        told(designators=("MiG-23",), period="1961", modality="planned", quote="MiG-23s are to come"),
    ]),
    ("before-first-flight", "ordered from the drawing board", [
        told(designators=("F-16",), period="1971", stage="ordered", quote="ordered F-16s"),
    ]),
    ("before-first-flight", "a nickname of older types", [
        told(actor=("DEU",), designators=("L-39",), period="1917", quote="twelve Albatros came"),
    ]),
    ("before-first-flight", "a type of other figures", [told(designators=("F-51D",), period="1948", quote="F-51D")]),
    ("before-the-state", "an older state of the name", [told(actor=("SRB",), period="1912")]),
    ("before-the-state", "a year before independence", [told(actor=("ISR",), period="1947")]),
    ("before-the-state", "who receives", [told(recipient=("ISR",), period="1935")]),
    ("after-the-state", "its last year", [told(actor=("SUN",), period="1991")]),
    ("after-the-state", "still in the nineties perhaps", [told(actor=("SUN",), period="1988/1995")]),
    ("headcounts-differ", "about as many", [mission(650), mission(700, document="other")]),
    ("headcounts-differ", "another year", [mission(650), mission(200, period="1988", document="other")]),
    ("headcounts-differ", "a few of them", [mission(1000), mission(5, document="other")]),
    ("headcounts-differ", "two lots who came", [
        mission(400, stage="delivered"), mission(200, stage="delivered", document="other"),
    ]),
    ("headcounts-differ", "up to as many", [
        mission(0, quantity=at_most(300, "persons")), mission(200, document="other"),
    ]),
    ("headcounts-differ", "of other countries", [mission(650), mission(200, recipient=("CHL",), document="other")]),
    ("holding-under-deliveries", "delivered later", [
        told(designators=("T-55",), quantity=of(60, "tanks"), period="1980"),
        told(kind="holding", stage=None, designators=("T-55",), quantity=of(12, "tanks"), period="1979"),
    ]),
    ("holding-under-deliveries", "of another service", [
        told(designators=("Mi-8",), recipient=("PER/army",), quantity=of(20, "helicopters"), period="1974"),
        told(
            kind="holding", designators=("Mi-8",), recipient=("PER/navy",), period="1979",
            quantity=of(4, "helicopters"),
        ),
    ]),
    ("rate-against-total", "it comes to it", [
        told(kind="training", quantity=of(100, "persons per year", high=400), period="1973/1985"),
        told(kind="training", quantity=of(3500, "persons"), period="1973/1985"),
    ]),
    ("after-the-document", "planned", [told("dated", period="1953", modality="planned")]),
    ("after-the-document", "ordered for then", [told("dated", period="1953", stage="ordered")]),
    ("after-the-document", "until then", [told("dated", period="../1953", kind="access", stage="ended")]),
    ("after-the-document", "a few weeks on", [told("dated", period="1951-06-15")]),
    ("dates-of-the-document", "all of one day", [told("sound")]),
    ("price-differs", "the price of one and of all", [
        told(designators=("Mi-8",), value=dollars(2_000_000), period="1974"),
        told("other", designators=("Mi-8",), quantity=of(12, "helicopters"), value=dollars(24_000_000), period="1974"),
    ]),
    ("price-differs", "years apart", [
        told(designators=("Mi-8",), value=dollars(2_400_000), period="1974"),
        told("other", designators=("Mi-8",), value=dollars(24_000_000), period="1984"),
    ]),
    ("price-of-one", "a usual price", [
        told(designators=("FN FAL",), quantity=of(400, "rifles"), value=dollars(60_000)),
    ]),
]  # fmt: skip

SOURCES = {
    one.name: one
    for one in (
        source("memo"), source("other"), source("dated", date="1951-05-03"),
        source("numbered", date="1972-06-12", form={"document number": "1973LIMA00921"}),
        source("drafted", date="1972-06-12", form={"draft date": "03 AUG 1972"}),
        source("titled", date="1972-06-12", title="Arms deliveries in 1975"),
        source("sound", date="1972-06-12", title="Arms deliveries in 1960",
               form={"document number": "1972LIMA00921", "draft date": "11 jun 1972"}),
    )
}  # fmt: skip


def _ids(cases: Sequence[Case]) -> list[str]:
    return [f"{check} {more}" for check, more, _ in cases]


@pytest.mark.parametrize(("check", "severity", "claims"), FOUND, ids=_ids(FOUND))
def test_what_does_not_fit_is_found(check: str, severity: str, claims: list[Claim]) -> None:
    (finding,) = run_checks(claims, SOURCES)
    assert (finding.check, finding.severity) == (check, severity)
    assert set(finding.claims) <= {claim.id for claim in claims}
    assert finding.claims or check == "dates-of-the-document"
    assert finding.documents == tuple(sorted({claim.document for claim in claims}))
    assert finding.sentence.endswith(".") and "{" not in finding.sentence
    assert all(document in finding.sentence for document in finding.documents)


@pytest.mark.parametrize(("check", "why", "claims"), SILENT, ids=_ids(SILENT))
def test_what_may_fit_is_left_alone(check: str, why: str, claims: list[Claim]) -> None:
    assert run_checks(claims, SOURCES) == [], f"{check}: {why}"


def test_every_check_has_cases_for_and_against() -> None:
    of_events = {"ended-before-begun", "lifted-before-imposed"}
    of_deals = {"shipped-after-delivered"}
    assert {check for check, *_ in FOUND} | of_events == set(check_codes())
    assert {check for check, *_ in SILENT} | of_events | of_deals == set(check_codes())


@pytest.mark.parametrize(
    ("check", "kind", "first", "then"),
    [
        ("ended-before-begun", "mission", "ongoing", "ended"),
        ("lifted-before-imposed", "restriction", "suspended", "lifted"),
    ],
)
def test_stages_of_one_event_come_in_order(check: str, kind: str, first: str, then: str) -> None:
    claims = [told(kind=kind, stage=first, period="1974"), told("other", kind=kind, stage=then, period="1971")]
    (finding,) = run_checks(claims, SOURCES, [_event(claims)])
    assert (finding.check, finding.severity) == (check, "unlikely")
    assert "1971" in finding.sentence and "1974" in finding.sentence
    assert run_checks(claims, SOURCES) == [], "an embargo may come again"


def test_a_delivery_in_another_paper_is_of_the_deal_where_an_event_says_so() -> None:
    claims = [
        told(designators=("Hunter",), quantity=of(16, "aircraft"), period="1975"),
        told("other", designators=("Hunter",), quantity=of(16, "aircraft"), period="1977", stage="ordered"),
    ]
    assert run_checks(claims, SOURCES) == []
    (finding,) = run_checks(claims, SOURCES, [_event(claims)])
    assert finding.check == "delivered-before-ordered"


def _event(claims: Sequence[Claim]) -> Event:
    ids = tuple(sorted(claim.id for claim in claims))
    account = Account(number=1, claims=ids, speakers=(), sources=(), origins=1)
    return Event(id=ids[0], kind=claims[0].kind, claims=ids, accounts=(account,))


def test_a_post_is_held_against_its_own_date() -> None:
    thread = {"thread": source("thread", date="2003-08-01", form={"dated by": "first post"})}
    claims = [told("thread", actor=("RUS",), period="2007-06-21")]
    assert run_checks(claims, thread) == [], "when the post was written is not known"
    assert run_checks(claims, thread, pages={"thread": _page("2007-06-30")}) == []
    (finding,) = run_checks(claims, thread, pages={"thread": _page("2005-01-02")})
    assert "2005-01-02" in finding.sentence


def _page(date: str) -> Page:
    return Page(text="so it is told", passages=(Passage(kind="post", span=Span(0, 13), date=date),))


def test_a_document_that_the_ledger_does_not_know_is_no_reason_to_fail() -> None:
    sources: dict[str, Source] = {}
    (finding,) = run_checks([told(designators=("MiG-23",), period="1961", quote="two MiG-23s came")], sources)
    assert "a document without a name" in finding.sentence


def test_the_sentence_says_who_says_so_and_what_may_explain_it() -> None:
    claims = [
        mission(3000, period="1984", said_by=("the State Department",)),
        mission(0, quantity=of(5000, "persons"), period="1984", said_by=("Tass", "a defector"), span=Span(20, 30)),
    ]
    (finding,) = run_checks(claims, SOURCES)
    assert finding.sentence == (
        "Soviet Union had 3,000 persons in Peru (in 1984, the State Department in memo) or 5,000 persons (in 1984, "
        "a defector in memo): both cannot hold of the same people at the same time; one may count others too."
    )
