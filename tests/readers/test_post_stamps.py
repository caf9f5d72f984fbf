"""Heads of posts in layouts of their own: a name, a date and next to nothing else, again and again."""

import pytest

from reftel.readers.page import Line
from reftel.readers.post_stamps import stamped_heads
from tests.readers.pages import body, read

LAYOUTS = [
    ("#1 dakota_ken, 3 Mar 2009, 19:02", "#2 Old Hand, 3 Mar 2009, 20:15", "dakota_ken", "Old Hand"),
    ("#41 / sam / 02 Mar 2009, 21:14", "#42 / Grach_UB / 02 Mar 2009, 21:50", "sam", "Grach_UB"),
    ("goran_s | 14.04.2002 | 18:18", "wim_EHEH | 14.04.2002 | 19:20", "goran_s", "wim_EHEH"),
    ("[01] 18-05-03 / 22:40 / Moose", "[02] 19-05-03 / 08:12 / zampolit_joe", "Moose", "zampolit_joe"),
    ("+ Avi_K (17 May 2006 09:10)", "  + Pepa (17 May 2006 11:28)", "Avi_K", "Pepa"),
    ("mistermud (Perth)  10 Oct 2005", "zimmerit_zoe (Leeds)  10 Oct 2005", "mistermud", "zimmerit_zoe"),
    ("gecko -- 14 Mar 2009, 22:10 -- #1", "Paul -- 14 Mar 2009, 22:31 -- #2", "gecko", "Paul"),
    (
        "[Reply #203]  bata_sandal   17-Aug-13  @ 14:09",
        "[Reply #204]  MarioLT   17-Aug-13  @ 15:01",
        "bata_sandal",
        "MarioLT",
    ),
    (
        "Posted by Gaz_7 on Wednesday 9 April 2008 at 19.02",
        "Posted by Lada Niva on Wednesday 9 April 2008 at 19.40",
        "Gaz_7",
        "Lada Niva",
    ),
    ("stag_do, 13/06/15 0911hrs", "Lofty21, 13/06/15 0925hrs", "stag_do", "Lofty21"),
    ("From: J. Vermaak  Date: 11 Jun 2000", "From: tbone  Date: 11 Jun 2000", "J. Vermaak", "tbone"),
    (
        "8812 | Zoran K. | Sun, 3 Nov 2002 | Re: flights",
        "8813 | Henk van D. | Sun, 3 Nov 2002",
        "Zoran K.",
        "Henk van D.",
    ),
    ("kudu ........ 4 May 2012 07:48", "Koos ........ 4 May 2012 08:01", "kudu", "Koos"),
]
PAPERS = [
    ("Lima, December 27, 1941, 6:15 p.m.", "Washington, December 28, 1941, 4:10 p.m."),
    ("CAIRO, 4 March 1971", "KHARTOUM, 6 March 1971"),
    ("John Smith, 3 March 2014", "Peter Jones, 4 March 2014"),
    ("On 3 March 2014 the first six_ships came.", "On 4 March 2014 two more came #2."),
    ("dakota_ken, 3 Mar 2009, 19:02", "dakota_ken, 3 Mar 2009, 20:15"),
    ("Join date : 2011-12-22", "Join date : 2012-01-14"),
]


def _lines(*texts: str) -> list[Line]:
    return [Line(at * 100, at * 100 + len(text), 0, text) for at, text in enumerate(texts)]


@pytest.mark.parametrize(("one", "other", "first", "second"), LAYOUTS)
def test_heads_of_a_layout_are_found_by_what_they_say(one: str, other: str, first: str, second: str) -> None:
    found = stamped_heads(_lines(one, "It flew.", "", other, "It did not."))
    assert [(head.first, head.start, head.author) for head in found] == [(0, 1, first), (3, 4, second)]


@pytest.mark.parametrize("heads", PAPERS)
def test_datelines_of_papers_are_none(heads: tuple[str, str]) -> None:
    assert stamped_heads(_lines(heads[0], "It flew.", "", heads[1], "It did not.")) == []


def test_the_name_may_stand_above_or_below_its_date() -> None:
    above = _lines(
        "From: Bo Berg", "Date: Tue 14-Nov-2006 03:22 PM", "No.", "", "From: kim", "Date: Tue 14-Nov-2006 04:22 PM"
    )
    below = _lines(
        "01-19-2007, 07:14 PM  #1", "ridge_runner", "Yes.", "", "01-19-2007, 08:02 PM  #2", "Hans (Member)", "No."
    )
    assert [(head.author, head.first, head.start, head.date) for head in stamped_heads(above)] == [
        ("Bo Berg", 0, 2, "2006-11-14"),
        ("kim", 4, 6, "2006-11-14"),
    ]
    assert [(head.author, head.date) for head in stamped_heads(below)] == [
        ("ridge_runner", "2007-01-19"),
        ("Hans", "2007-01-19"),
    ]


def test_a_thread_of_such_posts_is_read_as_one() -> None:
    thread = """Who built the pier?

#1 dakota_ken, 3 Mar 2009, 19:02
I read that the French built it in 1904.

#2 Old Hand, 3 Mar 2009, 20:15
> I read that the French built it in 1904.
No. Italians did.
"""
    document = read(thread)
    assert (document.genre, document.author, document.date) == ("forum", "dakota_ken", "2009-03-03")
    assert [(block.author, block.flow.text) for block in body(document)][1:] == [
        (None, "I read that the French built it in 1904."),
        ("Old Hand", "No. Italians did."),
    ]
