"""What holds for every volume, however odd."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.readers.files import read_original
from reftel.readers.original import Original
from tests.readers.contract import check
from tests.readers.tei.test_reader import NAMESPACE, VOLUME

TAGS = (
    "p head note list item label table row cell hi quote opener dateline date placeName closer signed pb lb gap del "
    "choice sic corr persName gloss div postscript figure seg"
).split()
WORDS = ["France sold 12 tanks. ", "&amp;", "&#10;", "\r\n", "1. ", "[1 line not declassified]", "é", "\u2028", " "]
MORE = ["", ' type="document"', ' rend="inline"', ' n="3"', ' when="1986-03-04"', ' xml:id="d9"', ' type="subject"']
slow = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
trees = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: st.builds(
        lambda tag, more, parts: f"<{tag}{more}>{''.join(parts)}</{tag}>",
        st.sampled_from(TAGS), st.sampled_from(MORE), st.lists(inner, max_size=5),
    ),
    max_leaves=40,
)  # fmt: skip
SOURCE = VOLUME.read_text(encoding="utf-8")


def read(data: bytes, decoded: str | None) -> None:
    """Reads and checks; what is no volume is refused in a sentence that names it."""
    try:
        for item in read_original(Original(data=data, name="n", path="n.xml")):
            if isinstance(item, Document):
                check(item, decoded)
    except InputError as error:
        assert str(error).startswith("n.xml")


@slow
@given(st.lists(trees, max_size=5).map("".join))
def test_any_tree(inner: str) -> None:
    source = f"<TEI {NAMESPACE}><text><body>{inner}</body></text></TEI>"
    read(source.encode(), source)


@slow
@given(st.data())
def test_any_cut_and_any_change(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(SOURCE)))
    end = data.draw(st.integers(start, min(len(SOURCE), start + 100)))
    changed = SOURCE[:start] + data.draw(trees) + SOURCE[end:]
    read(changed.encode(), changed)


@slow
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    read(f"<TEI {NAMESPACE}>".encode() + data, None)
    read(data, None)
