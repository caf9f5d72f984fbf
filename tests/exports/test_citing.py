"""Citations, against the model of each archive."""

from datetime import date

import pytest

from reftel.exports.citing import Web, cite, date_words, office_words
from reftel.ledger.store import Store
from tests.exports.dossier import CABLE, PAGE, PAPER, WIRE

FETCHED = Web("https://example.org/chile", date(2024, 3, 5))
CASES = {
    CABLE.sha256: (
        Web(None, date(2024, 3, 5)),
        "Embassy Lima to Department of State, Telegram 00921, January 31, 1978, 1978LIMA00921, Central Foreign Policy "
        "Files, 1973-79/Electronic Telegrams, RG 59: General Records of the Department of State, U.S. National "
        "Archives (accessed March 5, 2024)",
    ),
    PAPER.sha256: (
        Web(),
        "Memorandum of Conversation, May 1960, in Foreign Relations of the United States, 1958–1960, American "
        "Republics, Volume V (Washington: Government Printing Office), Document 12, "
        "https://history.state.gov/historicaldocuments/frus1958-60v05/d12",
    ),
    PAGE.sha256: (FETCHED, "“Chile breaks,” 2019~, https://example.org/chile (accessed March 5, 2024)"),
    WIRE.sha256: (
        Web(), "A. Writer, “Arms for Lima, and what's said,” The Daily {Wire} & Co_, February 1, 1978",
    ),
}  # fmt: skip


@pytest.mark.parametrize("sha256", CASES)
def test_each_archive_has_its_form(store: Store, sha256: str) -> None:
    web, words = CASES[sha256]
    assert cite(store.document(sha256), web) == words


@pytest.mark.parametrize(
    ("sha256", "web", "words"),
    [
        (WIRE.sha256, Web(),
         "A. Writer, «Arms for Lima, and what's said», The Daily {Wire} & Co_, 1 de febrero de 1978"),
        (PAGE.sha256, FETCHED, "«Chile breaks», 2019~, https://example.org/chile (consultado el 5 de marzo de 2024)"),
    ],
)  # fmt: skip
def test_in_spanish(store: Store, sha256: str, web: Web, words: str) -> None:
    assert cite(store.document(sha256), web, "es") == words


def test_forms_of_archives_stay_in_any_language(store: Store) -> None:
    assert cite(store.document(CABLE.sha256), Web(), "es") == cite(store.document(CABLE.sha256), Web())


@pytest.mark.parametrize(
    ("edtf", "words"),
    [("1978-01-31", "January 31, 1978"), ("1992-09", "September 1992"), ("1960", "1960"), (None, "n.d."),
     ("1974~", "1974~"), ("1974/1978", "1974/1978"), ("197X", "197X")],
)  # fmt: skip
def test_dates_in_words_keep_their_doubt(edtf: str | None, words: str) -> None:
    assert date_words(edtf) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [("AMEMBASSY LIMA", "Embassy Lima"), ("SECSTATE WASHDC 8508", "Department of State"),
     ("AMEMBASSY LA PAZ", "Embassy La Paz"), ("USCINCSO QUARRY HTS PN", "USCINCSO QUARRY HTS PN")],
)  # fmt: skip
def test_posts_have_their_names(said: str, words: str) -> None:
    assert office_words(said) == words
