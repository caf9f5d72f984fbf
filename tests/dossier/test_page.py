import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from lxml import html

import reftel
from reftel.dossier.content import Content
from reftel.dossier.writing import dossier_html
from reftel.ledger.store import Store
from reftel.model.visible import visible
from reftel.rules.actors import load_actors
from reftel.strings import load_strings
from tests.dossier.conftest import PERU
from tests.dossier.pages import faults_of, text_of
from tests.exports.dossier import RUN, fill
from tests.factories import plain_claim, plain_document

HOSTILE = (
    "<script>window.hacked = 1</script>", "<img src=x onerror='window.hacked=1'>", '"><svg onload="window.hacked=1">',
    "</q></li></ol><script>window.hacked=1</script>", "{{ 7 * 7 }}", "<a href='javascript:hacked=1'>a</a>",
    "</style><script>window.hacked=1</script>", "<style>*{display:none}</style>", "&lt;script&gt;", "]]>--><b>",
    "\u202eevil\u2066", "\x1b[31mred", "<meta http-equiv=refresh content='0;url=https://evil.example'>",
)  # fmt: skip


@pytest.fixture(scope="module")
def page(peru: Store) -> Callable[[str], str]:
    return cache(lambda language: dossier_html(peru, "PER", language=language))


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_is_whole_and_needs_nothing_else(page, language: str) -> None:
    made = page(language)
    assert faults_of(made) == []
    assert made.startswith("<!doctype html>\n") and f'<html lang="{language}">' in made
    assert "default-src 'none'" in made and re.findall(r"https?://", made.split("<body>")[0]) == []


def test_every_note_quotes_its_claim_exactly_as_it_stands_in_the_document(page, content: Content, peru: Store) -> None:
    notes = html.fromstring(page("en")).xpath("//ol[@class='footnotes']/li")
    assert len(notes) == len(content.gathered.claims) > 90
    for note in notes:
        claim = content.gathered.claims[note.xpath("string(.//code)")]
        text = peru.page(claim.document).text
        assert text_of(note.find("q")) == visible(claim.quote) == visible(text[claim.span.start : claim.span.end])


def test_every_claim_has_one_note_and_every_note_is_cited(page, content: Content) -> None:
    tree = html.fromstring(page("en"))
    ids = tree.xpath("//ol[@class='footnotes']/li/@id")
    assert ids == [f"n{number}" for number in range(1, len(content.gathered.claims) + 1)]
    assert all(note.xpath(".//a[@class='back']") for note in tree.xpath("//ol[@class='footnotes']/li"))


def test_every_figure_stands_beside_a_note(page) -> None:
    """A number in the summary or in a table of claims: in its cell, or at the end of its row."""
    tree = html.fromstring(page("en"))
    figures = tree.xpath("//span[@class='fig']")
    assert len(figures) > 150
    for figure in figures:
        here = figure.xpath("./following-sibling::*[1][self::sup] | ./following-sibling::*[2][self::sup]")
        row = figure.xpath("ancestor::tr/td[@class='notes']//a")
        assert here or row, text_of(figure)
    for cell in tree.xpath("//main//table[not(@class='plain')]//td[not(@class='notes')] | //dl[@class='brief']//dd"):
        bare = "".join(cell.xpath(".//text()[not(ancestor::sup or ancestor::span or ancestor::bdi)]"))
        assert not re.search(r"\d", bare), text_of(cell)


def test_what_is_contested_is_marked_where_it_stands(disputed: Store) -> None:
    tree = html.fromstring(dossier_html(disputed, "PER"))
    orders = tree.xpath("//table[caption[@id='t-suppliers']]//tr[th='Soviet Union']/td[2]")
    assert "≠" in text_of(orders[0])


def test_dossiers_are_the_same_bytes_whatever_the_order_of_reading(page, peru: Store, tmp_path: Path) -> None:
    with reftel.open(tmp_path / "peru.db") as other:
        for path in sorted(PERU.glob("*.txt"), reverse=True):
            other.read(path)
        made = dossier_html(other, "PER")
    of_ledger = re.compile(r"<code>[0-9a-f]{64}</code></dd>|<code>[0-9a-f]{32}</code></dd>|digest [0-9a-f]{64}")
    assert of_ledger.sub("", made) == of_ledger.sub("", page("en"))
    assert dossier_html(peru, "PER") == page("en")


def test_a_ledger_on_a_server_gives_the_same_dossier(store: Store, new_database: Callable[[], str]) -> None:
    with Store(new_database()) as server:
        fill(server)
        one, other = dossier_html(store, "PER"), dossier_html(server, "PER")
    names = re.compile(r"dossier\.db|postgresql://[^<]*?(?=<|, digest)")
    assert names.sub("", one) == names.sub("", other)


def test_a_spanish_dossier_has_no_english_words_of_its_own(page) -> None:
    tree = html.fromstring(page("es").replace("<style>", "<!--").replace("</style>", "-->"))
    of_documents = "//q | //code | //bdi | //*[@lang='en'] | //style | //svg//title | //ol[@class='bibliography']"
    for quoted in tree.xpath(of_documents):
        quoted.drop_tree()
    english, spanish = (
        {word for text in load_strings(language).values() for word in re.findall(r"[a-zñáéíóú]{4,}", text.lower())}
        for language in ("en", "es")
    )
    said = set(re.findall(r"[a-zñáéíóú]{4,}", text_of(tree.body).lower()))
    names = {word for state in load_actors().states.values() for word in state.name.lower().split()}
    organs = {"armed", "force", "forces", "navy", "army"}
    assert said & (english - spanish - names - organs) == set()


def test_a_dossier_of_two_has_what_passed_between_them(peru: Store) -> None:
    made = dossier_html(peru, "per", partner="sun")
    tree = html.fromstring(made)
    sides = {text_of(cell) for cell in tree.xpath("//table[@class='cards']//td[2]")}
    assert sides and all("Soviet Union" in each and "Peru" in each for each in sides)
    assert faults_of(made) == []


def test_years_keep_what_may_touch_them(peru: Store) -> None:
    made = dossier_html(peru, "PER", since=1974, until=1978)
    tree = html.fromstring(made)
    when = {text_of(cell) for cell in tree.xpath("//table[@class='cards']//td[1]")}
    assert any("1974" in each for each in when) and not any("1896" in each for each in when)


def test_a_policy_is_named_with_what_it_believes(disputed: Store) -> None:
    made = dossier_html(disputed, "PER", policy="primary")
    text = text_of(html.fromstring(made))
    assert faults_of(made) == []
    assert "policy primary 1" in text and "The policy primary 1 believes account" in text


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [(1974, 1978, "1974 – 1978"), (1974, 1974, "1974"), (1974, None, "from 1974"), (None, 1978, "until 1978")],
)
def test_the_head_says_which_years(store: Store, since: int | None, until: int | None, words: str) -> None:
    head = html.fromstring(dossier_html(store, "PER", since=since, until=until)).xpath("//header//dd")
    assert text_of(head[0]) == words


def hostile_store(path: Path) -> Store:
    """A ledger in which everything that a document says of itself is hostile, and so are all its words."""
    store = Store(path)
    for number, words in enumerate(HOSTILE):
        document = plain_document(
            f"Moscow gave {words} to Lima in 1977, said {words}.", words, path=f"texts/{number}.txt", title=words,
            author=words, publisher=words, date="1978",
        )  # fmt: skip
        claim = plain_claim(
            document, f"gave {words} to Lima", item=words, designators=(words,), said_by=(words,), stage="delivered",
            period="1977", place=(words,),
        )  # fmt: skip
        store.add_document(document, [claim], [], RUN, n_sentences=1)
    return store


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    with hostile_store(tmp_path / "hostile.db") as store:
        made = dossier_html(store, "PER")
    assert faults_of(made) == []
    tree = html.fromstring(made)
    quotes = {text_of(q) for q in tree.xpath("//ol[@class='footnotes']//q")}
    assert quotes == {visible(f"gave {words} to Lima") for words in HOSTILE}
    assert "\u202e" not in made and "\x1b" not in made and "49" not in quotes
