"""Plain text and Markdown: paragraphs, headings, tables, lists, footnote marks."""

from tests.readers.pages import body, hidden, read, shown

WRAPPED = """The mission to Lima

The air mission came to Lima in the spring of that year with forty-two
officers, most of whom stayed until the new government sent the last of
them home in the autumn. Nobody replaced them, and the school at the sea-
side was closed.

Its stores were sold.
"""


def test_wraps_are_undone_and_headings_found() -> None:
    kinds = shown(read(WRAPPED))
    assert kinds[0] == ("heading", "The mission to Lima")
    assert kinds[1][1].startswith(
        "The air mission came to Lima in the spring of that year with forty-two officers, most"
    )
    assert "at the seaside was closed." in kinds[1][1]
    assert kinds[2] == ("paragraph", "Its stores were sold.")


def test_paragraphs_stand_under_their_heading() -> None:
    document = read("One\n\nA sentence here.\n\nTwo\n\nAnother sentence here.\n")
    assert [block.heading for block in document.blocks] == [None, 0, None, 2]
    assert document.title == "One"


def test_one_sentence_is_a_paragraph() -> None:
    assert shown(read("Peru bought T-55 tanks from the Soviet Union.")) == [
        ("paragraph", "Peru bought T-55 tanks from the Soviet Union.")
    ]
    assert [kind for kind, _ in shown(read("Peru bought tanks"))] == ["paragraph"]


def test_separate_lines_stay_apart() -> None:
    text = "Arms\n\n" + "A long line that says how the others are to be measured on this page of text.\n" * 2
    text += "\nFrance: twelve aircraft.\nItaly: two frigates.\n"
    assert [words for _, words in shown(read(text))][-2:] == ["France: twelve aircraft.", "Italy: two frigates."]


def test_numbers_are_kept_out_of_the_words() -> None:
    document = read(
        "Orders\n\n1. France sells aircraft.\n2. Italy sells ships.\n\n(b) Spain sells guns.\n\n- Cuba sells none.\n"
    )
    found = [(block.number, block.flow.text) for block in body(document)[1:]]
    assert found == [
        ("1.", "France sells aircraft."),
        ("2.", "Italy sells ships."),
        ("(b)", "Spain sells guns."),
        (None, "Cuba sells none."),
    ]


def test_an_initial_is_no_number() -> None:
    alone = read("Title\n\nA. Smith sold the aircraft.\n\nHe left in May.\n")
    assert body(alone)[1].flow.text == "A. Smith sold the aircraft."
    listed = read("Title\n\nA. Aircraft came first.\n\nB. Ships came later.\n")
    assert [block.number for block in body(listed)[1:]] == ["A.", "B."]


def test_a_sentence_runs_on_over_a_blank_line() -> None:
    text = "The mission stayed in the capital for as long as the\n\nGovernment paid for it. It left in May.\n"
    assert shown(read(text)) == [
        ("paragraph", "The mission stayed in the capital for as long as the Government paid for it. It left in May.")
    ]


def test_tables_are_rows_of_cells() -> None:
    text = (
        "Deliveries\n\nSupplier    Item          Number\n-------------------------------\n"
        "France      Mirage 5      12\nItaly       Lupo frigate   2\nSpain       CN-235         4\n"
        "\nAll are estimates.\n"
    )
    document = read(text)
    rows = [block for block in document.blocks if block.kind == "row"]
    assert [row.flow.text for row in rows][1] == "France Mirage 5 12"
    assert [len(row.flow.runs) for row in rows] == [3, 3, 3, 3]
    assert document.genre == "table"


def test_a_line_above_the_heads_of_columns_is_the_title_of_the_table() -> None:
    text = (
        "Deliveries to Mali\nSupplier    Item    Number\nCzech Rep.  Su-25   2\n"
        "France      trucks  12\nItaly       jeeps   4\n"
    )
    assert shown(read(text)) == [
        ("heading", "Deliveries to Mali"),
        ("row", "Supplier Item Number"),
        ("row", "Czech Rep. Su-25 2"),
        ("row", "France trucks 12"),
        ("row", "Italy jeeps 4"),
    ]
    assert [len(block.flow.runs) for block in read(text).blocks] == [1, 3, 3, 3, 3]


def test_footnote_marks_are_no_words() -> None:
    document = read("Peru[1] bought tanks.[2] On December 21 [20], it paid.\n\nIt was Italy[3]'s offer.\n")
    assert [words for _, words in shown(document)] == [
        "Peru bought tanks. On December 21 [20], it paid.",
        "It was Italy's offer.",
    ]


def test_captions_lose_label_and_brackets() -> None:
    text = (
        "Title\n\n[Photo: Two tanks at Arica, where\nthey were landed.]\n\nThe tanks were landed in May of that year.\n"
    )
    assert ("caption", "Two tanks at Arica, where they were landed.") in shown(read(text))


MARKDOWN = """---
title: 'Arms for
  Peru'
doc_date: '1974-05-02'
refs:
- name: other
---

# Arms _for_ Peru

2\\. France **sold** [twelve](https://example.org/a) aircraft.[1](#f1)

> Italy sold none.
"""


def test_markdown() -> None:
    document = read(MARKDOWN, path="page.md")
    assert (document.title, document.date) == ("Arms for Peru", "1974-05-02")
    assert shown(document)[0] == ("heading", "Arms for Peru")
    assert body(document)[1].number == "2."
    assert body(document)[1].flow.text == "France sold twelve aircraft."
    assert "doc_date" in hidden(document)


def test_underlines_in_plain_text_are_kept() -> None:
    assert shown(read("Peru bought _tanks_ and 2*3 guns.")) == [("paragraph", "Peru bought _tanks_ and 2*3 guns.")]


def test_long_lines_that_end_no_sentence_run_on() -> None:
    first = "In the spring of that year the ministry signed for forty tanks of an older make, which were to come with "
    lines = [first + "crews from the", "Soviet Union, and for spare parts. A loan was to pay.", "It was not repaid."]
    (block,) = [block for block in read("A Loan\n\n" + "\n".join(lines)).blocks if "forty" in block.flow.text]
    assert "crews from the Soviet Union, and" in block.flow.text


def test_letters_to_an_editor_are_of_those_who_sign_them() -> None:
    text = (
        "THE HARBOUR NEWS\n3 May 1901\n\nLETTERS TO THE EDITOR\n\n"
        "SIR, — The cranes of the port are of Belgian make, and bad.\n\nNobody oils them.\n\nI am, etc.,\nOLD SALT.\n\n"
        "SIR, — Old Salt is mistaken, for they were made in Leeds.\n\nA. B. CARTER, Leeds.\n"
    )
    said = {block.flow.text[:12]: block.author for block in read(text).blocks if block.kind == "paragraph"}
    assert said == {"SIR, — The c": "OLD SALT", "Nobody oils ": "OLD SALT", "SIR, — Old S": "A. B. CARTER"}
