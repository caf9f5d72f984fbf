"""A dossier's page as tests look at it."""

from collections import Counter
from html.parser import HTMLParser

from lxml import html
from lxml.html import HtmlElement

VOID = frozenset("meta link br hr img input col".split())


class Balance(HTMLParser):
    """Whether every element is closed where it should be, and which attributes act or lead out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.faults += [f"{tag} {name}" for name, _ in attrs if name.startswith("on") or name in ("src", "style")]
        leads = [value or "" for name, value in attrs if name == "href"]
        self.faults += [f"{tag} {value}" for value in leads if not value.startswith("#")]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing, line {self.getpos()[0]}")


def faults_of(page: str) -> list[str]:
    """What is not as it should be: elements left open, handlers, addresses outside, ids twice, links to nothing."""
    balance = Balance()
    balance.feed(page)
    tree = html.fromstring(page)
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    links = {element.get("href")[1:] for element in tree.iter("a", "{*}a")}
    return [
        *balance.faults, *balance.open, *(f"#{name} twice" for name, n in ids.items() if n > 1),
        *(f"#{name} is nowhere" for name in sorted(links - set(ids))),
        *(f"a {element.tag}" for element in tree.iter("script", "iframe", "form", "object", "link", "img")),
    ]  # fmt: skip


def text_of(element: HtmlElement) -> str:
    """The words of an element."""
    return "".join(element.itertext())
