"""A user's folder for tests."""

from collections.abc import Mapping
from pathlib import Path

FRAME = """[[frame]]
id = "en.transfer.my-bequeath"
kind = "transfer"
units = ["bequeath.VERB"]
roles.actor = ["subject"]
roles.recipient = ["to"]
roles.item = ["object"]
when.item = ["arms"]
needs = ["pair"]
fires = ["In 1947 Britain bequeathed three frigates to Burma."]
silent = ["He bequeathed his house to her."]
"""


def changed(old: str, new: str) -> dict[str, str]:
    """The frame with one thing changed."""
    assert old in FRAME
    return {"frames/my.toml": FRAME.replace(old, new)}


def table(*rows: str) -> str:
    """A table whose cells are parted by bars, for the eye."""
    return "\n".join(row.replace("|", "\t") for row in rows) + "\n"


def folder_of(tmp_path: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder "words" with these files."""
    root = tmp_path / "words"
    root.mkdir()
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
