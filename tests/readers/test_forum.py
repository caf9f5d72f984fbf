"""Threads: posts, quotations, profiles."""

from tests.readers.pages import body, hidden, read, shown

BOARD = """Ships & Ports Board
Register   Log in   Search

    Who built the pier?

    Posts : 12
    Join date : 2011-01-02
    Location : Callao

    Who built the pier?

    Post\xa0 \xa0 anchor on Fri May 26, 2017 12:12 am

    I read that the French built it in 1904.

    There is a plate on it.

    "Steady as she goes.", Admiral Nobody

    Posts : 3
    Join date : 2012-01-02

    Re: Who built the pier?

    Post  bosun7 on Sat May 27, 2017 2:16 pm

    anchor wrote: I read that the French built it in 1904.

    No. Italians did.

      Current date/time is Mon Aug 21, 2017 4:39 pm
"""


def test_posts_have_authors_and_dates() -> None:
    document = read(BOARD)
    assert (document.genre, document.title, document.author, document.date) == (
        "forum",
        "Who built the pier?",
        "anchor",
        "2017-05-26",
    )
    found = [(block.author, block.date, block.flow.text) for block in body(document)]
    assert found == [
        (None, None, "Who built the pier?"),
        (None, None, "I read that the French built it in 1904."),
        (None, None, "There is a plate on it."),
        ("bosun7", "2017-05-27", "No. Italians did."),
    ]
    assert all(words in hidden(document) for words in ("Steady as", "Location", "Current date/time", "Re: Who"))


def test_what_is_quoted_again_is_a_notice_of_its_author() -> None:
    block = next(block for block in read(BOARD).blocks if block.kind == "notice" and "French" in block.flow.text)
    assert block.flow.text == "I read that the French built it in 1904."
    assert block.author is None


BLOCKS = """PORT TALK
Home > Piers

Topic: Cranes of the port
Pages: [1] 2

----------------------------
first_mate  (Senior Member, 2,310 posts)
11 November 2012, 18:22

Twelve cranes came from Hungary.

----------------------------
Old Salt
11 November 2012, 19:05

[quote author=someone_else]There were none.[/quote]

> Twelve cranes came

I counted nine.

----------------------------
Reply | Notify | Print
"""


def test_heads_of_several_lines_and_marked_quotations() -> None:
    document = read(BLOCKS)
    assert (document.genre, document.title, document.publisher) == ("forum", "Cranes of the port", "PORT TALK")
    assert [(block.kind, block.author, block.flow.text) for block in document.blocks if block.author] == [
        ("paragraph", "someone_else", "There were none."),
        ("paragraph", "Old Salt", "I counted nine."),
    ]
    assert "Twelve cranes came" in hidden(document)


def test_a_dated_blog_is_no_thread() -> None:
    prose = (
        "A long paragraph on the port and its cranes, which came from Hungary in the end, as everybody knows by now."
    )
    assert read(f"Cranes\n\nPosted by Roy on 22 November 2014 | Filed under: Ports\n\n{prose}\n").genre == "article"


def test_lists_of_dates_are_no_thread() -> None:
    text = "Events\n\nLima\n11 November 2012\n\nQuito\n12 November 2012\n\nThese were the days.\n"
    assert read(text).genre == "text"
    assert ("paragraph", "These were the days.") in shown(read(text))


def test_a_quotation_in_one_line_ends_there() -> None:
    quoted = "anchor wrote: I read that the French built it in 1904.\n\n"
    document = read(BOARD.replace(quoted, 'anchor wrote: "There is a plate on it."\n'))
    said = {block.flow.text: block.author for block in body(document)}
    assert said["No. Italians did."] == "bosun7"


COMMENTS = """PORT DAILY
Who owns the cranes? Our readers answer, 12 April 2019

The cranes of the port were sold last week, as this paper reported.

first.mate · 8:02 am
Twelve of them came from Hungary.

  Old Salt, 3 days ago
  I counted nine.

↳ comment by cook_9: They are all rust.
"""


def test_comments_have_authors_without_dates_and_what_they_are_on_is_kept() -> None:
    document = read(COMMENTS)
    assert (document.genre, document.author, document.date) == ("forum", None, "2019-04-12")
    assert [(block.author, block.flow.text) for block in body(document)][-4:] == [
        (None, "The cranes of the port were sold last week, as this paper reported."),
        ("first.mate", "Twelve of them came from Hungary."),
        ("Old Salt", "I counted nine."),
        ("cook_9", "They are all rust."),
    ]


def test_a_timetable_is_no_thread() -> None:
    text = "Open day\n\nDoors 10:30\nLunch 12:30\nSpeeches 14:00\n\nAll are welcome to the open day of the port.\n"
    assert read(text).genre == "text"
