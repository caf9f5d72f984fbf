"""The tree of a page, and the time that it takes."""

import time

import pytest

from reftel.readers.elements import Element
from reftel.readers.html.tree import parse
from reftel.readers.limits import LimitError, Watch


def outline(element: Element) -> list[object]:
    """Tags and words of a tree in few signs."""
    return [
        [child.tag, *outline(child)] if isinstance(child, Element) else child.text for child in element.children
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>a<p>b", [["p", "a"], ["p", "b"]]),
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
         [["ul", ["li", "a"], ["li", "b", ["ul", ["li", "c"]]], ["li", "d"]]]),
        ("<table><tr><td>a<td>b<tr><td>c</table>d",
         [["table", ["tr", ["td", "a"], ["td", "b"]], ["tr", ["td", "c"]]], "d"]),
        ("a<br>b</br>c<img src=x>d", ["a", ["br"], "b", ["br"], "c", ["img"], "d"]),
        ("<b>a<i>b</b>c</i>d", [["b", "a", ["i", "b"]], "c", "d"]),
        ("a &amp; b &lt;c&gt; &eacute; &unknown; &", ["a ", "&", " b ", "<", "c", ">", " ", "é", " &unknown; &"]),
        ("<script>if (a < b) '<p>'</script>x", [["script", "if (a < b) '<p>'"], "x"]),
        ("<!-- <p>no</p> -->a<!doctype html><?php no ?>b", ["a", "b"]),
        ("a < b and <3", ["a ", "<", " b and ", "<", "3"]),
        ("<p class=a id='b' title=\"c>d\" hidden>x", [["p", "x"]]),
        ("<p>a</div></table>b</p>", [["p", "a", "b"]]),
        ("<dl><dt>a<dd>b<dt>c</dl>", [["dl", ["dt", "a"], ["dd", "b"], ["dt", "c"]]]),
        ("<title>a &amp; <b>b</title>c", [["title", "a ", "&", " <b>b"], "c"]),
        ("text <p", ["text "]),
    ],
)  # fmt: skip
def test_trees(source: str, expected: list[object]) -> None:
    assert outline(parse(source, Watch("f"))) == expected


def test_every_element_has_its_path_and_every_word_its_place() -> None:
    source = "<html><body><p>a</p><div id='main'><p>b &amp; <b>c</b></p></div></body></html>"
    root = parse(source, Watch("f"))
    assert [element.path for element in root.elements()][2:] == [
        "/html[1]/body[1]/p[1]",
        'id("main")',
        'id("main")/p[1]',
        'id("main")/p[1]/b[1]',
    ]
    places = [(text.text, source[text.source.start : text.source.end]) for text in root.texts()]
    assert places == [("a", "a"), ("b ", "b "), ("&", "&amp;"), (" ", " "), ("c", "c")]


@pytest.mark.parametrize(
    "unit",
    ["<a", "<!--", "</", "<!", "<![CDATA[", '<a b="', "<a b='", "&#", "&", "<", "<p>", "<script>", "<a x=", "<?",
     "<i><p>", "<b>", "<p>&amp", "<table>", "<li>", "</p>", "<title>", "<td>", "<br>", "<a href=x>y"],
)  # fmt: skip
def test_time_grows_as_the_page_does(unit: str) -> None:
    begin = time.perf_counter()
    try:
        parse(unit * (200_000 // len(unit)), Watch("f"))
    except LimitError as error:
        assert "levels of elements" in str(error)
    assert time.perf_counter() - begin < 10
