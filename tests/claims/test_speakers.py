"""Who says so, and whether that is hearsay."""

import pytest

from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "said_by", "modality"),
    [
        ("Egypt sold tanks to Iraq.", (), "factual"),
        ("A minister said that Egypt sold tanks to Iraq.", ("minister",), "factual"),
        ("According to American sources, Egypt sold tanks to Iraq.", ("American sources",), "alleged"),
        ("Egypt sold tanks to Iraq, the ministry said.", ("ministry",), "alleged"),
        (
            "The Sudanese foreign minister told reporters that Libya had delivered 40 tanks to Sudan.",
            ("Sudanese foreign minister",),
            "factual",
        ),
        (
            "Reuters reported, citing a Western diplomat, that Libya had delivered 40 tanks to Sudan.",
            ("Reuters", "Western diplomat"),
            "alleged",
        ),
        (
            "Libya, an official in Khartoum said, delivered 40 tanks to Sudan.",
            ("official in Khartoum",),
            "alleged",
        ),
        (
            '"Libya has delivered 40 tanks to Sudan," said a spokesman for the rebels.',
            ("spokesman for the rebels",),
            "alleged",
        ),
        ("As the general admitted, Libya delivered 40 tanks to Sudan.", ("general",), "factual"),
        (
            "By one American estimate, Libya delivered 40 tanks to Sudan.",
            ("one American estimate",),
            "alleged",
        ),
        ("There were rumours that Libya had delivered 40 tanks to Sudan.", ("rumours",), "alleged"),
        ("It was widely reported that Libya had delivered 40 tanks to Sudan.", (), "alleged"),
        (
            "According to figures published by the United Nations, Libya delivered 40 tanks to Sudan.",
            ("United Nations", "figures"),
            "factual",
        ),
        ("Libya, which delivered 40 tanks to Sudan, wants a base, diplomats say.", (), "factual"),
        ("The minister assured the house that Libya had delivered 40 tanks to Sudan.", ("minister",), "factual"),
        ("The general is convinced that Libya delivered 40 tanks to Sudan.", ("general",), "factual"),
        ("General Haddad let drop that Libya had delivered 40 tanks to Sudan.", ("General Haddad",), "factual"),
        ("The minister made it known that Libya had delivered 40 tanks to Sudan.", ("minister",), "factual"),
        ("The paper has it that Libya delivered 40 tanks to Sudan.", ("paper",), "alleged"),
        ("Libya, the attaché insists, delivered 40 tanks to Sudan.", ("attaché",), "alleged"),
        ("Mr. Ondo said that none had come; Libya had sold 40 tanks to Sudan.", ("Mr. Ondo",), "factual"),
        ("Mr. Ondo said that none had come; Libya sold 40 tanks to Sudan.", (), "factual"),
        ("Mr. Ondo was categorical that Libya delivered 40 tanks to Sudan.", ("Mr. Ondo",), "factual"),
        ("The road was clear that the 40 tanks from Libya to Sudan had taken.", (), None),
        ("The minister saw to it that Libya delivered 40 tanks to Sudan.", (), "factual"),
        ("The law requires that Libya deliver 40 tanks to Sudan.", (), None),
        ("The minister was satisfied with the 40 tanks that Libya delivered to Sudan.", (), "factual"),
        ("Libya delivered so many tanks that Sudan's army could not man them.", (), "factual"),
        ("The ministry is silent. Libya delivered 40 tanks to Sudan.", (), "factual"),
    ],
)
def test_chain_of_speakers(text: str, said_by: tuple[str, ...], modality: str | None) -> None:
    [claim] = [claim for claim in claims_in(text) if claim.kind == "transfer"]
    assert (claim.said_by, claim.modality) == (said_by, modality or claim.modality)


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        (
            'The president said: "We will not rest. Libya has delivered 40 tanks to Sudan. We are grateful."',
            ("president",),
        ),
        (
            "Colonel Osman came to the airport. He said that Libya had delivered 40 tanks to Sudan.",
            ("Colonel Osman",),
        ),
        (
            "The ambassador said that he slept. The same source told us that Libya had delivered 40 tanks to Sudan.",
            ("ambassador",),
        ),
    ],
)
def test_speakers_named_in_another_sentence(text: str, said_by: tuple[str, ...]) -> None:
    [claim] = [claim for claim in claims_in(text) if claim.kind == "transfer"]
    assert claim.said_by == said_by


def test_the_writer_speaks_again_after_but() -> None:
    text = "Diplomats say that Libya delivered 40 tanks to Sudan, but Egypt delivered 20 tanks to Sudan."
    said = {claim.actor: claim.said_by for claim in claims_in(text) if claim.kind == "transfer"}
    assert said == {("LBY",): ("Diplomats",), ("EGY",): ()}


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("I heard that Libya sold 40 tanks to Chad.", ()),
        ("They say Libya sold 40 tanks to Chad.", ()),
        ("Libya was accused of selling 40 tanks to Chad.", ()),
        ("A friend of mine says Libya sold 40 tanks to Chad.", ("friend of mine",)),
        ("Chadian radio announced the arrival of 40 Libyan tanks.", ("Chadian radio",)),
        ("The newspaper Al-Ahram wrote that Libya had sold 40 tanks to Chad.", ("newspaper Al-Ahram",)),
        ("Libya's claim that it sold 40 tanks to Chad is false.", ("Libya",)),
    ],
)
def test_hearsay(text: str, said_by: tuple[str, ...]) -> None:
    [claim] = [claim for claim in claims_in(text) if claim.kind == "transfer"]
    assert (claim.said_by, claim.modality) == (said_by, "alleged")


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("The colonel observed that Kenya had bought 12 jets from France.", ("colonel",)),
        ("General Ochoa predicted that Brazil would sell 30 tanks to Bolivia.", ("General Ochoa",)),
        ("The attaché volunteered that Sweden had lent six guns to Finland.", ("attaché",)),
        ("Norway sold four boats to Burma, a Danish diplomat confided.", ("Danish diplomat",)),
        ("The Sultan's secretary supposed that Italy had supplied 2,000 rifles to Yemen.", ("Sultan's secretary",)),
        # What is done to a thing says nothing of it.
        ("France concluded an agreement and sold 12 jets to Kenya.", ()),
        ("Kenya observed the truce and bought 12 jets from France.", ()),
        ("The army repeated its order and Italy delivered 2,000 rifles to Yemen.", ()),
        ("The minister held talks in Rome, and Italy delivered 2,000 rifles to Yemen.", ()),
        ("Norway mentioned the price and sold four boats to Burma.", ()),
    ],
)
def test_verbs_that_report_and_the_same_verbs_with_a_thing(text: str, said_by: tuple[str, ...]) -> None:
    found = [claim for claim in claims_in(text) if claim.kind == "transfer"]
    assert found and all(claim.said_by == said_by for claim in found)
