"""What holds of all checks on any claims."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.checks import run_checks
from reftel.model.amount import Money, Quantity
from reftel.model.claim import KINDS, MODALITIES, POLARITIES, STAGES, Claim
from reftel.model.finding import SEVERITIES
from tests.checks.told import dollars, of, source, told

PERIODS = (
    None, "1955", "1961-05", "1974/1978", "1975~", "1976-03-01", "197X", "1979/..", "../1980", "1981/1974", "1999",
)  # fmt: skip
DESIGNATORS = ((), ("T-55",), ("MiG-23",), ("F-5E",), ("T-55", "BM-21"))
PARTIES = ((), ("SUN",), ("SUN/army",), ("USA",), ("ISR",), ("PER",), ("PER/navy",), ("NATO",))
DOCUMENTS = ("memo", "other", "dated")
SOURCES = {
    "memo": source("memo"), "other": source("other", form={"dated by": "first post"}, date="1960"),
    "dated": source("dated", date="1962-05-01", title="Arms in 1970", form={"document number": "1973LIMA1"}),
}  # fmt: skip

ENDS = st.none() | st.sampled_from([0, 1, 12, 60, 650])
UNITS = st.sampled_from(["tanks", "percent", "persons", "persons per year"])
quantities = st.none() | st.builds(
    Quantity, low=ENDS, high=ENDS, unit=UNITS, approx=st.booleans()
) | st.builds(of, st.sampled_from([1, 12, 60, 70, 650]), UNITS)  # fmt: skip
values = (
    st.none()
    | st.builds(dollars, st.sampled_from([1, 2e6, 9e7]))
    | st.just(Money(low=None, high=None, currency="USD"))
    | st.just(Money(low=None, high=3e6, currency="USD"))
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    slots: dict[str, Any] = {
        "document": draw(st.sampled_from(DOCUMENTS)), "kind": draw(st.sampled_from(KINDS)),
        "actor": draw(st.sampled_from(PARTIES)), "recipient": draw(st.sampled_from(PARTIES)),
        "period": draw(st.sampled_from(PERIODS)), "designators": draw(st.sampled_from(DESIGNATORS)),
        "quantity": draw(quantities), "value": draw(values), "stage": draw(st.sampled_from([None, *STAGES])),
        "modality": draw(st.sampled_from(MODALITIES)), "polarity": draw(st.sampled_from(POLARITIES)),
        "quote": draw(st.sampled_from(["T-55 MiG-23 F-5E", "the rest came later"])),
        "item": draw(st.sampled_from([None, "tanks", "advisers"])),
    }  # fmt: skip
    return told(**slots)


LISTS = st.lists(claims(), max_size=12)


@given(LISTS, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_the_order_of_claims_does_not_matter(several: list[Claim], chance: Any) -> None:
    shuffled = several.copy()
    chance.shuffle(shuffled)
    assert run_checks(several, SOURCES) == run_checks(shuffled, dict(reversed(SOURCES.items())))


@given(LISTS, claims())
@settings(max_examples=200, deadline=None)
def test_a_claim_that_states_no_value_removes_no_finding(several: list[Claim], more: Claim) -> None:
    silent = told(
        document=more.document, kind=more.kind, actor=more.actor, recipient=more.recipient, stage=more.stage,
        designators=more.designators, quote="of no matter",
    )  # fmt: skip
    before = {(finding.check, finding.severity, finding.claims) for finding in run_checks(several, SOURCES)}
    after = run_checks([*several, silent], SOURCES)
    kept: dict[tuple[str, str], set[str]] = {(finding.check, finding.severity): set() for finding in after}
    for finding in after:
        kept[finding.check, finding.severity].update(finding.claims)
    assert [one for one in before if not set(one[2]) <= kept.get(one[:2], set())] == []


@given(LISTS)
@settings(max_examples=200, deadline=None)
def test_findings_name_claims_that_are_there_and_come_once(several: list[Claim]) -> None:
    ids = {claim.id for claim in several}
    found = run_checks([*several, *several], SOURCES)
    assert found == run_checks(several, SOURCES)
    assert len(set(found)) == len(found)
    assert all(set(finding.claims) <= ids for finding in found)
    assert [SEVERITIES.index(finding.severity) for finding in found] == sorted(
        SEVERITIES.index(finding.severity) for finding in found
    )


@given(LISTS)
@settings(max_examples=200, deadline=None)
def test_plans_and_denials_break_nothing(several: list[Claim]) -> None:
    quiet = [claim for claim in several if claim.modality in ("planned", "possible") or claim.polarity == "denied"]
    found = {finding.check for finding in run_checks(quiet, SOURCES)}
    assert found <= {"ended-before-begun", "dates-of-the-document"}
