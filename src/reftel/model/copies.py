"""Which words and claims are copies of which, and what went wrong in copying."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from reftel.model.span import Span

Sign = Literal["reprint", "quotation", "translation", "credit", "attribution", "speaker", "reference"]
"""How a copy shows: the same words (`reprint`), in quotation marks or set apart as a quote (`quotation`), the same
figures and names in one order in another language (`translation`), a line that names the outlet (`credit`), a speaker
that is an outlet (`attribution`) or the same named person (`speaker`), a telegram that another refers to
(`reference`)."""

SIGNS: tuple[Sign, ...] = get_args(Sign)

Change = Literal["swapped", "transposed", "zero", "unit", "designation", "figure"]
"""What went wrong: figures changed places; digits of one figure did; a zero was dropped or added; thousand for million,
or another unit; another designation; another figure."""

CHANGES: tuple[Change, ...] = get_args(Change)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of a document (its sha256) with its words."""

    document: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One sign that `copy` derives from `origin`.

    Where it is not known which came first, `directed` is false: both have one origin anyway. `score` is the share of
    the copy that stands in the origin, or of two claims that agree; `why` says the sign in a sentence. `claims` are
    pairs of ids, of the copied claim and of its counterpart in the origin (None where none was found there).
    """

    sign: Sign
    copy: Place
    origin: Place
    directed: bool
    score: float
    why: str
    claims: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corruption:
    """A claim whose words differ from those that they were copied from, in a figure or a designation.

    `words` are those of the claim, `origin_words` those of its origin, piece by piece; `counterpart` is the id of the
    claim there (None where none was found). Where `directed` is false the other may be the one that went wrong.
    """

    claim: str
    counterpart: str | None
    change: Change
    words: tuple[str, ...]
    origin_words: tuple[str, ...]
    directed: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGraph:
    """All signs of copying, what went wrong on the way, and the key of each claim's origin.

    Claims with one key have one origin. A key is the sha256 of the document that says so first, with its speaker or
    the author of its passage after a slash where it has one by name.
    """

    copies: tuple[Copy, ...] = ()
    corruptions: tuple[Corruption, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
