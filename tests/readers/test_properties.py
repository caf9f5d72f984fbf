"""What holds for every page, however odd."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reftel.errors import InputError
from reftel.readers.files import read_bytes
from tests.readers.contract import check

LINES = [
    "",
    "",
    "CONFIDENTIAL",
    "PAGE 02 LIMA 00921 312337Z",
    "PAGE 01 LIMA 00921 312337Z",
    "R 312244Z JAN 78",
    "FM AMEMBASSY LIMA",
    "C O N F I D E N T I A L LIMA 0921",
    "TAGS: MASS",
    "SUBJECT: TANKS",
    "Message Text",
    "Message Attributes",
    "Post  anchor on Fri May 26, 2017 12:12 am",
    "old_salt",
    "11 November 2012, 18:22",
    "[quote author=x] said [/quote] more",
    "> quoted",
    "y wrote:",
    "Posts : 12",
    "Washington, February 10, 1959",
    "The Consul to the Secretary",
    "NOTES",
    "1. Not printed.",
    "1 Not printed.",
    "Home | About | More",
    "Skip to content",
    "By Ana Ruiz, 27 May 2015",
    "---",
    "title: A",
    "a  b  c  d",
    "x\ty\tz",
    "A sentence that ends in a hy-",
    "phen and goes on for a good while so that it is long enough.",
    "# Heading",
    "[1](#f1) and [text](url) _it_",
    "\\. \\* **",
    "LIMA, Peru, May 2, 1974 -- Two ships came.",
    "Data as of June 1991",
    "A. Smith",
    "B. Jones",
    "Photo: two",
    "   [Photo: x]",
    "—",
    ". . . .",
    "\x0c",
    "\u2028",
    "Í\xa0a",
]


def read(text: str, path: str) -> None:
    """Reads and checks; an empty page is refused."""
    try:
        check(read_bytes(text.encode("utf-8", "replace"), name="n", path=path))
    except InputError as error:
        assert "empty" in str(error) or "zero byte" in str(error) or " is " in str(error)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200), st.sampled_from(["a.txt", "a.md"]))
def test_any_text(text: str, path: str) -> None:
    read(text, path)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(LINES), max_size=40),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["a.txt", "a.md"]),
)
def test_any_page(lines: list[str], end: str, path: str) -> None:
    read(end.join(lines), path)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    try:
        check(read_bytes(data, name="n", path="n.txt"))
    except InputError as error:
        assert str(error).startswith("n.txt")
