"""A small dossier with all that makes claims awkward to export, made up for these tests."""

from reftel.ledger.records import Fetch, Run
from reftel.ledger.store import Store
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim
from reftel.model.document import Document
from reftel.model.span import Span
from tests.factories import plain_claim, plain_document

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")

WIRE = plain_document(
    'A \N{SPORTS MEDAL} for "Tass": Moscow delivered about 36 Su-22 fighters to the Peruvian Air Force in 1977.\n'
    "More than 100 T-55 tanks, up to 79 of them old; are to be delivered to Peru by an unnamed state from July "
    "1973\non.\nLima denies that Peru was given MiG-23s, says a trader; of Callao, says Tass.\n"
    "Paris lent 250 million dollars in the seventies.\n",
    "wire", path="texts/wire.txt", genre="article", title="Arms for Lima, and what's said", author="A. Writer",
    publisher="The Daily {Wire} & Co_", date="1978-02-01",
)  # fmt: skip
CABLE = plain_document(
    "The Soviet Union delivered forty Su-22 to Peru in 1977.\nItaly trained 12 pilots.\n", "cable",
    path="texts/cable.txt", genre="cable", title="ARMS", publisher="AMEMBASSY LIMA", date="1978-01-31",
    form={"from": "AMEMBASSY LIMA", "to": "SECSTATE WASHDC 8508", "number": "LIMA 0921",
          "document number": "1978LIMA00921"},
)  # fmt: skip
PAPER = plain_document(
    "Washington sold Peru two destroyers in 1960?\n", "frus1958-60v05-d12", path="texts/frus1958-60v05.xml#d12",
    genre="letter", title="Memorandum of Conversation", date="1960-05",
    form={"volume": "Foreign Relations of the United States, 1958–1960, American Republics, Volume V"},
)  # fmt: skip
PAGE = plain_document(
    "Chile broke with Cuba.\n", "page", path="https://example.org/chile", genre="article", title="Chile breaks.",
    date="2019~", form={"url": "https://example.org/chile?from=feed"},
)  # fmt: skip
DOCUMENTS = (WIRE, CABLE, PAPER, PAGE)


def _at(document: Document, words: str) -> tuple[Span, ...]:
    start = document.text.index(words)
    return (Span(start, start + len(words)),)


SEVENTIES = "197X~"
DELIVERED = plain_claim(
    WIRE, "Moscow delivered about 36 Su-22 fighters to the Peruvian Air Force in 1977", actor=("SUN",),
    recipient=("PER/air-force",), item="about 36 Su-22 fighters", designators=("Su-22",), period="1977",
    stage="delivered", quantity=Quantity(low=36, high=36, unit="aircraft", approx=True), probability=0.8,
    slot_spans={"actor": _at(WIRE, "Moscow"), "quantity": _at(WIRE, "about 36"), "period": _at(WIRE, "1977")},
)  # fmt: skip
PLANNED = plain_claim(
    WIRE, "More than 100 T-55 tanks, up to 79 of them old; are to be delivered to Peru by an unnamed state from July "
    "1973\non",
    actor=(), recipient=("PER",), item="T-55 tanks", designators=("T-55",), period="1973-07/..", stage="delivered",
    modality="planned", quantity=Quantity(low=101, high=None, unit="tanks"),
)  # fmt: skip
DENIED = plain_claim(
    WIRE, "Peru was given MiG-23s", actor=(), recipient=("PER",), item="MiG-23s", designators=("MiG-23",),
    stage="delivered", polarity="denied", said_by=("Tass", "a trader; of Callao", "Lima"),
    terms="grant", note="two; notes",
)  # fmt: skip
LENT = plain_claim(
    WIRE, "Paris lent 250 million dollars in the seventies", kind="financing", actor=("FRA",), recipient=(),
    value=Money(low=250_000_000, high=250_000_000, currency="USD"), period=SEVENTIES, terms="loan",
    stage="delivered", place=("Paris", "Lima"),
)  # fmt: skip
RIVAL = plain_claim(
    CABLE, "The Soviet Union delivered forty Su-22 to Peru in 1977", actor=("SUN",), recipient=("PER",),
    item="forty Su-22", designators=("Su-22",), period="1977", stage="delivered",
    quantity=Quantity(low=40, high=40, unit="aircraft"),
)  # fmt: skip
TRAINED = plain_claim(
    CABLE, "Italy trained 12 pilots", kind="training", actor=("ITA",), recipient=(), stage="delivered",
    quantity=Quantity(low=12, high=12, unit="persons"),
)  # fmt: skip
SOLD = plain_claim(
    PAPER, "Washington sold Peru two destroyers in 1960?", actor=("USA",), recipient=("PER",), item="two destroyers",
    period="1960?", stage="ordered", terms="sale", quantity=Quantity(low=2, high=2, unit="ships"),
)  # fmt: skip
BROKE = plain_claim(PAGE, "Chile broke with Cuba", kind="relation", actor=("CHL",), recipient=("CUB",), stage="ended")
CLAIMS: tuple[Claim, ...] = (DELIVERED, PLANNED, DENIED, LENT, RIVAL, TRAINED, SOLD, BROKE)


def fill(store: Store) -> Store:
    """The ledger with the dossier in it; the page with the day on which it was fetched."""
    for document in DOCUMENTS:
        claims = [claim for claim in CLAIMS if claim.document == document.sha256]
        store.add_document(document, claims, [], RUN, n_sentences=len(claims))
    store.add_fetch(
        Fetch(
            asked="https://example.org/chile", url="https://example.org/chile", sha256=PAGE.sha256,
            time="2024-03-05T10:00:00+00:00", status=200, headers=(), data=PAGE.text.encode(),
        ),
        RUN,
    )  # fmt: skip
    return store
