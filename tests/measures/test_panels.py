"""Codes of states, panels and lineage."""

import polars as pl
import pytest

from reftel.errors import VocabularyError
from reftel.measures.cells import MeasureError
from reftel.measures.crosswalk import load_spells, members, number_of
from reftel.measures.facts import facts
from reftel.measures.lineage import why
from reftel.measures.panels import BASES, REASONS, dyad_years, state_years
from reftel.measures.presence import counts, presence
from reftel.measures.records import Record, record_of
from reftel.measures.shares import supplier_shares
from reftel.rules.actors import load_actors
from tests.measures.told import claim, event


@pytest.mark.parametrize(
    ("code", "year", "cow", "gw"),
    [
        ("USA", 1900, 2, 2), ("PER", 1975, 135, 135),
        ("DEU", 1914, 255, 255), ("DEU", 1939, 255, 255), ("DEU", 1947, None, None), ("DEU", 1950, None, 260),
        ("DEU", 1960, 260, 260), ("DEU", 1990, 260, 260), ("DEU", 1991, 255, 260), ("DDR", 1960, 265, 265),
        ("DDR", 1990, 265, 265), ("DDR", 1991, None, None),
        ("YEM", 1960, 678, 678), ("YEM", 1989, 678, 678), ("YEM", 1991, 679, 678), ("YMD", 1970, 680, 680),
        ("YMD", 1991, None, None),
        ("VNM", 1960, 817, 817), ("VNM", 1974, 817, 817), ("VNM", 1980, 816, 816), ("VDR", 1960, 816, 816),
        ("RUS", 1914, 365, 365), ("SUN", 1975, 365, 365), ("RUS", 1975, None, None), ("RUS", 2000, 365, 365),
        ("SUN", 1992, None, None),
        ("SRB", 1900, 345, 340), ("YUG", 1950, 345, 345), ("YUG", 1942, None, 345), ("SCG", 2004, 345, 345),
        ("SRB", 2010, 345, 340), ("MNE", 2010, 341, 341), ("MNE", 1900, None, 341), ("XKX", 2010, 347, 347),
        ("CSK", 1960, 315, 315), ("CZE", 1993, 316, 316), ("SVK", 1993, 317, 317), ("CSK", 1993, None, None),
        ("KOR", 1900, 730, 730), ("KOR", 1930, None, None), ("KOR", 1960, 732, 732), ("PRK", 1960, 731, 731),
        ("COD", 1975, 490, 490), ("COG", 1975, 484, 484), ("PAK", 1960, 770, 770), ("BGD", 1975, 771, 771),
        ("ETH", 1938, None, 530), ("ETH", 1975, 530, 530), ("ERI", 1992, None, None), ("ERI", 1994, 531, 531),
        ("EGY", 1930, None, 651), ("EGY", 1960, 651, 651), ("SYR", 1960, None, 652), ("SYR", 1973, 652, 652),
        ("TZA", 1970, 510, 510), ("ZAN", 1964, 511, 511), ("ZAN", 1965, None, None), ("KHM", 1975, 811, 811),
        ("MMR", 1975, 775, 775), ("BFA", 1975, 439, 439), ("LKA", 1960, 780, 780), ("AUH", 1914, 300, 300),
        ("TUR", 1900, 640, 640), ("JPN", 1948, None, 740), ("POL", 1942, None, 290), ("KIR", 2005, 946, 970),
        ("TON", 2005, 955, 972), ("NRU", 2005, 970, 971), ("TUV", 2005, 947, 973), ("TWN", 1960, 713, 713),
        ("CHN", 1960, 710, 710), ("SSD", 2012, 626, 626), ("TBT", 1920, None, 711), ("ABK", 2010, None, 396),
    ],
)  # fmt: skip
def test_the_numbers_of_states(code, year, cow, gw) -> None:
    assert (number_of(code, year), number_of(code, year, "gw")) == (cow, gw)


@pytest.mark.parametrize(
    ("year", "n_cow"), [(1900, 42), (1950, 75), (1975, 150), (1991, 177), (2000, 191), (2016, 195)]
)
def test_the_number_of_members_is_that_of_the_published_list(year, n_cow) -> None:
    frame = members("cow", (year, year))
    assert len(frame) == n_cow and frame.get_column("number").is_unique().all()


def test_every_state_of_the_lists_is_known_or_without_an_iso_code() -> None:
    assert {spell.code for spell in load_spells()} - set(load_actors().states) == {"ABK", "SOT"}


def test_numbers_agree_with_those_of_the_table_of_actors() -> None:
    table = load_actors()
    for spell in load_spells():
        if spell.system == "cow" and spell.code in table.states and spell.first.year > 1899:
            middle = (
                max(spell.first.year, min(spell.last.year, 2016)) if spell.last.year < 9999 else spell.first.year + 1
            )
            held = {n for n, *_ in table.states[spell.code].cow}
            assert spell.number in held, (spell.code, middle)


def test_the_number_that_two_codes_have_in_one_year_stands_once() -> None:
    frame = members("cow", (1990, 1991))
    assert frame.filter(pl.col("number") == 365).select("year", "iso").rows() == [(1990, "SUN"), (1991, "SUN")]
    assert frame.filter(pl.col("iso") == "DEU").select("year", "number", "main").rows() == [
        (1990, 255, False), (1990, 260, True), (1991, 255, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"system": "polity"}, "no system polity"),
        ({"from": "soon"}, "PER: Invalid isoformat"),
        ({"number": "x"}, "PER: invalid literal"),
    ],
)
def test_a_spell_that_is_malformed_is_an_error(monkeypatch, row, message) -> None:
    good = {
        "code": "PER",
        "system": "cow",
        "number": "135",
        "abbreviation": "PER",
        "from": "1839-01-01",
        "to": "",
        "micro": "",
    }
    monkeypatch.setattr("reftel.measures.crosswalk.read_tsv", lambda _: [good | row])
    with pytest.raises(VocabularyError, match=message):
        load_spells.__wrapped__()
    monkeypatch.setattr("reftel.measures.crosswalk.read_tsv", lambda _: [good, good])
    with pytest.raises(VocabularyError, match="overlap"):
        load_spells.__wrapped__()


def told():
    return facts(
        (),
        [
            claim("SUN", "PER", "1975"), claim("USA", "PER", "1976", polarity="denied"), claim("FRA", "PER", "1977"),
            claim("NATO", "PER"), claim("", "PER"), claim("PER", "PER"), claim("RUS", "PER"),
            claim("SUN", "PER", "1991"), claim("RUS", "PER", "1991"), claim("SUN", "PER", "2005"),
        ],
    )  # fmt: skip


def test_a_dyad_year_panel_has_a_reason_for_each_zero_and_gap() -> None:
    facts_ = told()
    cells = presence(facts_, kinds=["transfer"])
    panel = dyad_years(
        cells, years=(1974, 1991), record=record_of(facts_), recipients=["PER"], suppliers=["SUN", "USA", "FRA", "RUS"]
    )
    rows = {(r["iso1"], r["year"]): r for r in panel.rows.iter_rows(named=True)}
    seen = {key: (row["low"], row["zero_basis"]) for key, row in rows.items()}
    assert seen["SUN", 1975] == (1, None) and seen["USA", 1976] == (0, "explicit")
    assert seen["SUN", 1974] == (None, "not_covered") and seen["FRA", 1976] == (0, "covered")
    assert seen["USA", 1975] == (None, "spoken_of")
    assert seen["RUS", 1980] == (None, "not_in_system")
    assert rows["SUN", 1975]["ids"] and rows["SUN", 1975]["coverage"] == 1
    assert rows["FRA", 1976]["gaps"].startswith("AAD 1976-03-18/1976-03-31: all")
    assert {basis for _, basis in seen.values() if basis} <= set(BASES)
    reasons = panel.unmatched.select("supplier", "year", "reason").rows()
    assert reasons == [
        ("NATO", 1975, "no_state"), ("PER", 1975, "one_state"), ("RUS", 1975, "not_in_system"),
        ("RUS", 1991, "shared_number"), ("SUN", 2005, "outside"), (None, 1975, "unknown_party"),
    ]  # fmt: skip
    assert {reason for *_, reason in reasons} <= set(REASONS)


def basis_of(facts_, supplier: str, year: int = 1975, **ask):
    """What an empty cell of this supplier and Peru is in a panel."""
    cells = presence(facts_, kinds=["transfer"])
    ask = {"record": record_of(facts_), "years": (year, year), "recipients": ["PER"], "suppliers": [supplier]} | ask
    row = dyad_years(cells, **ask).rows.row(0, named=True)
    return row["zero_basis"], row["low"], row["high"]


def test_silence_is_a_zero_only_where_the_record_covers_the_recipient() -> None:
    facts_ = facts((), [claim("SUN", "PER", "1975"), claim("FRA", "CHL", "1975")])
    assert basis_of(facts_, "FRA") == ("covered", 0, 0)
    assert basis_of(facts_, "FRA", record=None) == ("not_covered", None, None)
    assert basis_of(facts_, "FRA", at_least=2) == ("not_covered", None, None)
    assert basis_of(facts_, "FRA", year=1976) == ("not_covered", None, None)


@pytest.mark.parametrize(
    "said",
    [
        claim("FRA", "PER", "1974/1978", kind="share", stage=None, n=7, unit="percent"),
        claim("FRA", "PER", stage="ordered"),
        claim("FRA", "PER", modality="alleged"),
        claim("FRA", "PER", None),
        claim("FRA", "PER", "../1980"),
        claim("FRA", "PER", "1974/.."),
        claim("", "PER"),
        claim("Western Europe", "PER", "1974/1976"),
        claim("FRA", "Latin America"),
    ],
    ids=lambda said: f"{said.kind}-{said.stage}-{said.modality}-{said.period}-{said.actor}-{said.recipient}",
)
def test_no_zero_stands_beside_anything_that_is_said_of_the_pair(said) -> None:
    facts_ = facts((), [claim("SUN", "PER", "1975"), said])
    assert basis_of(facts_, "FRA") == ("spoken_of", None, None)


def test_what_is_denied_or_said_of_others_or_of_other_years_leaves_it_silent() -> None:
    made = [
        claim("SUN", "PER"), claim("FRA", "PER", "1980"), claim("FRA", "CHL"), claim("USA", "PER", None),
        claim("FRA", "PER", polarity="denied", designators=("T-55",)),
    ]  # fmt: skip
    assert basis_of(facts((), made), "FRA") == ("covered", 0, 0)


def test_a_table_of_coverage_of_one_s_own() -> None:
    facts_ = facts((), [claim("SUN", "PER", "1975")])
    mine = pl.DataFrame({"state": ["PER"], "year": [1960], "n_documents": [12]})
    own = Record(documents=mine, spoken=record_of(facts_).spoken)
    assert basis_of(facts_, "FRA", year=1960, record=own, at_least=10) == ("covered", 0, 0)


def test_only_the_kinds_that_are_named_break_the_silence() -> None:
    facts_ = facts((), [claim("SUN", "PER", "1975"), claim("FRA", "PER", "1975", kind="visit", stage=None)])
    assert basis_of(facts_, "FRA")[0] == "spoken_of"
    assert basis_of(facts_, "FRA", record=record_of(facts_, breaking=["transfer", "share"])) == ("covered", 0, 0)


def test_a_panel_has_each_pair_of_members_once_in_the_order_in_which_others_merge_it() -> None:
    panel = dyad_years(presence(told()), years=(1990, 1991)).rows
    n = [len(members("cow", (year, year))) for year in (1990, 1991)]
    assert panel.columns[:5] == ["ccode1", "ccode2", "year", "iso1", "iso2"]
    assert panel.select("ccode1", "ccode2", "year").is_unique().all()
    assert panel.select("ccode1", "ccode2", "year").rows() == sorted(panel.select("ccode1", "ccode2", "year").rows())
    assert len(panel) == sum(k * (k - 1) for k in n) - 4  # in 1990 Germany and Yemen have two numbers
    germany = panel.filter(pl.col("ccode1") == 255, pl.col("year") == 1990)
    assert germany.get_column("zero_basis").unique().to_list() == ["other_number"]
    assert dyad_years(presence(told()), years=(1990, 1990), system="gw").rows.columns[:3] == [
        "gwcode1",
        "gwcode2",
        "year",
    ]


def test_a_state_year_panel() -> None:
    shares = supplier_shares(facts((), [claim("SUN", "PER", n=5)]), "aircraft", window=1)
    panel = state_years(shares, years=(1975, 1975), states=["PER"])
    assert panel.rows.select("ccode", "year", "iso", "supplier", "low").rows() == [(135, 1975, "PER", "SUN", 1.0)]


def test_a_measure_with_several_rows_for_a_cell_is_no_panel() -> None:
    several = counts(facts((), [claim("SUN", "PER"), claim("SUN", "PER", kind="training")]))
    with pytest.raises(MeasureError, match="several rows for one supplier, recipient, year"):
        dyad_years(several, years=(1975, 1975))
    with pytest.raises(MeasureError, match="there is no supplier"):
        dyad_years(several.drop("supplier"), years=(1975, 1975))


def test_a_cell_leads_to_its_events_accounts_claims_and_quotes() -> None:
    a, rival, both = claim("SUN", "PER"), claim("CUB", "PER"), claim("", "PER")
    events, claims = [event([a, both], [rival, both])], [a, rival, both]
    cell = presence(facts(events, claims)).row(0, named=True)
    reasons = why(cell, events, claims)
    assert {(r.claim.quote, r.accounts, r.n_accounts) for r in reasons} == {
        (a.quote, (1,), 2), (rival.quote, (2,), 2), (both.quote, (1, 2), 2),
    }  # fmt: skip
    single = claim("USA", "CHL")
    assert why({"ids": [single.id]}, (), [single])[0].claim == single


@pytest.mark.parametrize(
    ("cell", "message"), [({}, "nothing is told"), ({"ids": None}, "nothing"), ({"ids": ["x"]}, "no event x")]
)
def test_a_cell_of_nothing_or_of_another_ledger_is_an_error(cell, message) -> None:
    with pytest.raises(MeasureError, match=message):
        why(cell, (), ())
