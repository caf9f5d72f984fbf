"""What holds for every page, however odd."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reftel.errors import InputError
from reftel.readers.files import read_bytes
from tests.readers.contract import check
from tests.readers.html.samples import PAGES

TAGS = (
    "p div b i a h1 h2 ul li table tr td th tbody blockquote pre br hr article main nav aside footer header form "
    "script style title figure figcaption caption cite time span head html body noscript textarea svg q dl dt dd"
).split()
NAMES = (
    "post postbody content username author date quote signature sidebar related comments entry-content cooked"
).split()
WORDS = [
    "Peru bought tanks from France in 1974, and they came by sea to the port of Callao in the spring of that year.",
    "By Ana Ruiz", "27 May 2015, 12:10", "Ana wrote:", "&amp;", "&nbsp;", "&#x41;", "&bogus;", "<", ">", "\n", " ",
    "\xad", "Posts: 12", "Message Text", "R 312244Z JAN 78", "FM AMEMBASSY LIMA", "TAGS: MASS", "________", "é\u200b",
    "\x0c", "İ", "Home | About | More",
]  # fmt: skip
MORE = ["", " hidden", ' datetime="2015-05-27T10:00Z"', ' id="a"', ' data-author="x y"', ' href="/x"', " lang=es"]
HEADS = [b"", b"<!doctype html>", b'<meta charset="utf-16">', b"<meta charset=koi8-r>"]
opened = st.builds(
    lambda tag, name, more: f'<{tag} class="{name}"{more}>',
    st.sampled_from(TAGS), st.sampled_from(NAMES), st.sampled_from(MORE),
)  # fmt: skip
parts = st.one_of(opened, st.sampled_from(TAGS).map("</{}>".format), st.sampled_from(WORDS), st.text(max_size=5))
slow = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
SOURCES = [path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*.html"))]


def read(data: bytes, decoded: str | None) -> None:
    """Reads and checks; a page without text is refused in a sentence that names it."""
    try:
        check(read_bytes(data, name="n", path="n.html"), decoded)
    except InputError as error:
        assert str(error).startswith("n.html")


@slow
@given(st.lists(parts, max_size=60).map("".join))
def test_any_mark_up(source: str) -> None:
    data = source.encode("utf-8", "replace")
    read(data, data.decode())


@slow
@given(st.sampled_from(SOURCES), st.data())
def test_any_cut_and_any_change(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, min(len(source), start + 300)))
    changed = source[:start] + "".join(data.draw(st.lists(parts, max_size=4))) + source[end:]
    encoded = changed.encode("utf-8", "replace")
    read(encoded, encoded.decode())


@slow
@given(st.binary(max_size=300), st.sampled_from(HEADS))
def test_any_bytes(data: bytes, head: bytes) -> None:
    read(head + data, None)
