"""Notes: numbered as claims are first cited, each once; where a figure rests on many, a list of them of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from markupsafe import Markup

from reftel.dossier.figures import in_order, ranges

_SPELLED = 4
"""So many ranges of notes stand beside a figure; of more there is a list."""
_BACK = 12
"""A mark on so many claims is one that its notes lead back to."""


@dataclass(slots=True)
class Notes:
    """The numbers of the claims that were cited so far, and how they are marked.

    `order` is the place of each claim by time: of several that are cited together for the first time, the earlier one
    gets the smaller number.
    """

    order: Mapping[str, int]
    numbers: dict[str, int] = field(default_factory=dict)
    back: dict[str, list[int]] = field(default_factory=dict)
    lists: dict[tuple[str, ...], int] = field(default_factory=dict)
    _n_marks: int = 0

    def mark(self, claims: Sequence[str]) -> Markup:
        """The marks of the notes of these claims. Raises KeyError for a claim that is not known."""
        spans = ranges([self._number(name) for name in sorted(claims, key=self.order.__getitem__)])
        self._n_marks += 1
        anchor = ""
        if len(claims) <= _BACK:
            anchor = f' id="m{self._n_marks}"'
            for name in claims:
                self.back.setdefault(name, []).append(self._n_marks)
        if len(spans) > _SPELLED:
            number = self.list_of(claims)
            words = Markup(f'<a href="#l{number}">L{number}</a>')
        else:
            words = _links(spans)
        return Markup(f'<sup class="note"{anchor}>{words}</sup>')

    def _number(self, claim: str) -> int:
        return self.numbers.setdefault(claim, len(self.numbers) + 1)

    def list_of(self, claims: Sequence[str]) -> int:
        """The number of the list that holds these claims, for what links to claims without a mark."""
        held = in_order(claims, self.order)
        for name in held:
            self._number(name)
        return self.lists.setdefault(held, len(self.lists) + 1)

    def links(self, claims: Sequence[str]) -> Markup:
        """All notes of a list, as ranges."""
        return _links(ranges([self._number(name) for name in claims]))

    def backs(self, claim: str, most: int = 8) -> list[int]:
        """The marks that a claim is cited by alone or with few others."""
        return list(islice(self.back.get(claim, ()), most))


def _links(spans: Sequence[tuple[int, int]]) -> Markup:
    return Markup(", ".join(f'<a href="#n{first}">{_span(first, last)}</a>' for first, last in spans))


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
