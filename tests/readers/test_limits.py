"""Limits: each says in one sentence that it was hit, and can be set."""

import pytest

from reftel.errors import InputError
from reftel.readers.limits import MEGABYTE, LimitError, Limits, Watch


@pytest.mark.parametrize(
    ("name", "has", "words"),
    [
        ("bytes", 300 * MEGABYTE, "f.pdf has 300 MB, over the limit of 256 MB for one file"),
        ("text", 9 * MEGABYTE, "f.pdf has 9 MB, over the limit of 8 MB for one document"),
        ("pages", 6_000, "f.pdf has 6,000 pages, over the limit of 5,000"),
        ("nesting", 300, "f.pdf has 300 levels of elements within each other, over the limit of 256"),
        ("entries", 100_001, "f.pdf has 100,001 entries, over the limit of 100,000"),
        ("containers", 5, "f.pdf lies in 5 files within each other, over the limit of 4"),
        ("expanded", 5_000 * MEGABYTE, "f.pdf holds 5e+03 MB when unpacked, over the limit of 4.1e+03 MB"),
    ],
)
def test_a_limit_that_is_hit_is_said(name: str, has: int, words: str) -> None:
    with pytest.raises(LimitError) as refusal:
        Watch("f.pdf").check(name, has)
    assert str(refusal.value) == f"{words}; --limit {name}=… sets another"


def test_time_is_a_limit() -> None:
    watch = Watch("f.pdf", Limits(seconds=0))
    with pytest.raises(LimitError, match="takes more than 0 seconds to read"):
        watch.tick()
    with pytest.raises(LimitError, match=r"^f\.pdf/page\.html takes more"):
        watch.within("f.pdf/page.html").tick()


def test_limits_can_be_set() -> None:
    limits = Limits.parse(["pages=500", "bytes = 20MB", "seconds=60s", "line=2k"])
    assert (limits.pages, limits.bytes, limits.seconds, limits.line) == (500, 20 * MEGABYTE, 60, 2000)
    assert limits.entries == Limits().entries


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("page=3", "there is no limit 'page'; did you mean pages?"),
        ("zzz=3", "there is no limit 'zzz'; there are bytes, containers"),
        ("pages", "'pages' sets no limit"),
        ("pages=", "'pages=' sets no limit"),
        ("pages=many", "'pages=many' sets no limit"),
        ("pages=0", "'pages=0' sets no limit"),
        ("bytes=3TB", "'bytes=3TB' sets no limit"),
    ],
)
def test_what_is_no_limit_is_refused(setting: str, words: str) -> None:
    with pytest.raises(InputError) as refusal:
        Limits.parse([setting])
    assert str(refusal.value).startswith(words)
