"""Transcripts: who speaks is told by the name before the words, in the ways in which they are printed."""

import pytest

from reftel.model.document import Document
from tests.readers.pages import read

HANSARD = """HOUSE OF ASSEMBLY

Sales of vessels

Mr. Abela: Has the Government sold patrol boats to Tunisia?

The Minister of Defence: Two boats were sold to Tunisia in 1982. I cannot speak of the price.

They sailed in May with their own crews.

Mr. Abela: Was the crew trained by us?

The Minister of Defence: It was, for six weeks.

Roads

The road to the harbour will be closed.
"""
HEARING = """SALES OF ARMS TO KENYA
HEARING

Mr. HARPER. Did we sell Kenya the F-5?
Secretary LUND. We did, sir. Twelve were delivered in 1978. The contract
was signed in Nairobi.
Mr. HARPER. And the training?
Secretary LUND. Forty pilots came to Texas.
"""
QUESTIONS = """The ministry's briefing

Q. Will you sell Chad the trucks?

A. We have sold Chad sixty trucks. That was in May.

Q. (Daily Post) And rifles?

A. I have nothing on rifles.
"""
ESTIMATES = """ESTIMATES COMMITTEE

CHAIR--We resume. Senator Poole, you had a question.

Senator POOLE--How many boats did we give Tonga?

Rear Adm. Oake--Three boats were given to Tonga, Senator.

Senator POOLE--I thank you.
"""
COMMENTS = """Comments on “Tanks for Togo”

Kofi — I saw the tanks in Lomé. France sold Togo six.

tank_lover — You mean armoured cars? Small correction.

Mrs Ndow — My brother drove one!
"""
SEVERAL = """Transcript of talks

Chairman Li: We have given your army 400 guns.
President Sy: For which I thank you. We need trucks, too.
Chairman Li: You will have them.
"""


def speakers(document: Document) -> list[tuple[str | None, str]]:
    blocks = (block for block in document.blocks if block.kind == "paragraph")
    return [(block.author, block.flow.text[:24]) for block in blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            HANSARD,
            [
                ("Mr. Abela", "Has the Government sold "),
                ("The Minister of Defence", "Two boats were sold to T"),
                ("The Minister of Defence", "They sailed in May with "),
                ("Mr. Abela", "Was the crew trained by "),
                ("The Minister of Defence", "It was, for six weeks."),
                (None, "The road to the harbour "),
            ],
        ),
        (
            HEARING,
            [
                ("Mr. HARPER", "Did we sell Kenya the F-"),
                ("Secretary LUND", "We did, sir. Twelve were"),
                ("Mr. HARPER", "And the training?"),
                ("Secretary LUND", "Forty pilots came to Tex"),
            ],
        ),
        (
            QUESTIONS,
            [
                ("Q", "Will you sell Chad the t"),
                ("A", "We have sold Chad sixty "),
                ("Q", "(Daily Post) And rifles?"),
                ("A", "I have nothing on rifles"),
            ],
        ),
        (
            ESTIMATES,
            [
                ("CHAIR", "We resume. Senator Poole"),
                ("Senator POOLE", "How many boats did we gi"),
                ("Rear Adm. Oake", "Three boats were given t"),
                ("Senator POOLE", "I thank you."),
            ],
        ),
        (
            COMMENTS,
            [
                ("Kofi", "I saw the tanks in Lomé."),
                ("tank_lover", "You mean armoured cars? "),
                ("Mrs Ndow", "My brother drove one!"),
            ],
        ),
        (
            SEVERAL,
            [
                ("Chairman Li", "We have given your army "),
                ("President Sy", "For which I thank you. W"),
                ("Chairman Li", "You will have them."),
            ],
        ),
    ],
    ids=["hansard", "hearing", "questions", "estimates", "comments", "talks"],
)
def test_each_speech_is_its_speakers(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert speakers(read(text)) == expected


BALANCE = """Forces of the region

Army: 12,000 men, 40 tanks.

Navy: three frigates of British origin.

Army: 9,000 men.

Navy: six boats.
"""
COUNTRIES = """Deliveries in 1971

Kenya: six boats from Britain. Do we know more?

Chad: rifles from France. We know of 400.

Mali: trucks from China. I counted twenty.
"""
MEMORANDUM = """MEMORANDUM

Subject: Rifles for Laos

Background: We sent 400 rifles in May.

Recommendation: I recommend that you approve 200 more.

Action: Your initials, please.
"""
OUTLINE = """The state of the army

I. We found the tanks in poor order.

II. We found the guns better.

III. We ask you to send shells.
"""
CAPITALS = """SECRET

ARMY. WE FOUND IT IN GOOD HEART. IT HAS SIX TANKS.

NAVY. WE SAW TWO BOATS. DO YOU WANT NAMES?

ARMY. WE HEAR THAT IT ASKS FOR MORE.
"""
ARTICLE = """A visit to the base

The colonel met us at the gate. He had one word for it: rust.

France sold the base its radars. We were shown three.

Nobody asked us for papers.
"""


@pytest.mark.parametrize(
    "text",
    [BALANCE, COUNTRIES, MEMORANDUM, OUTLINE, CAPITALS, ARTICLE],
    ids=["forces", "countries", "memorandum", "outline", "capitals", "article"],
)
def test_what_is_no_transcript_has_no_speakers(text: str) -> None:
    assert {author for author, _ in speakers(read(text))} == {None}


def test_the_name_is_no_part_of_what_is_said() -> None:
    document = read(HANSARD)
    labels = [block.flow.text for block in document.blocks if block.kind == "notice"]
    assert labels.count("The Minister of Defence:") == 2
    assert document.is_transcript


def test_a_thread_of_posts_is_no_transcript() -> None:
    document = read("#1 dakota_ken, 3 Mar 2009, 19:02\nFrance sold tanks.\n\n#2 Old Hand, 3 Mar 2009, 20:15\nIt did.\n")
    assert document.genre == "forum"
    assert not document.is_transcript
