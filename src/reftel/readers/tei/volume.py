"""What a volume says over its documents: its title, its publisher, who is who and what abbreviations stand for."""

from dataclasses import dataclass, field

from reftel.readers.elements import Element

_LISTED = ("persName", "term")
_LONGEST = 400


@dataclass(slots=True)
class Volume:
    """What the front of a volume told so far; `meanings` by the ids that the documents point to."""

    title: str | None = None
    publisher: str | None = None
    meanings: dict[str, str] = field(default_factory=dict)

    def learn(self, root: Element) -> None:
        """Take in the header, and the lists of persons and terms that have been read by now."""
        for element in root.elements():
            if element.tag == "title" and element.within("titleStmt"):
                if self.title is None or element.get("type") == "complete":
                    self.title = element.words
            elif element.tag == "publisher" and element.within("publicationStmt"):
                self.publisher = self.publisher or element.words
            elif element.tag in _LISTED and element.get("id") and element.within("item"):
                item = element.within("item")
                if item is not None and not self.meanings.get(element.get("id")):
                    self.meanings[element.get("id")] = item.words[:_LONGEST]
