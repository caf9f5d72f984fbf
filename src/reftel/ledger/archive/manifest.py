"""What an archive says of itself: `manifest.json`."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from reftel.errors import LedgerError
from reftel.ledger.schema_version import STEPS
from reftel.version import VERSION

FORMAT = 1
"""The version of the form of archives. A later one reads all before it."""

KIND = "reftel ledger"
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Sum:
    """What is known of the lines of a table."""

    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a ledger holds, table by table, and the schema whose columns its lines have."""

    tables: Mapping[str, Sum]
    schema: str = STEPS[-1]
    program: str = field(default=VERSION, compare=False)

    @property
    def digest(self) -> str:
        """What tells this ledger's content from every other: a SHA-256 over schema and tables, sorted by name."""
        lines = [f"{name} {self.tables[name].rows} {self.tables[name].sha256}" for name in sorted(self.tables)]
        return hashlib.sha256("\n".join([KIND, self.schema, *lines, ""]).encode()).hexdigest()

    @property
    def n_rows(self) -> int:
        """The rows of all tables."""
        return sum(table.rows for table in self.tables.values())

    def dumps(self) -> str:
        """The manifest as JSON."""
        told = {
            "kind": KIND, "format": FORMAT, "schema": self.schema, "program": self.program, "digest": self.digest,
            "tables": {name: asdict(table) for name, table in self.tables.items()},
        }  # fmt: skip
        return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def load_manifest(text: bytes, called: str) -> Manifest:
    """The manifest that stands there; raises LedgerError where it is none, a damaged one, or one of a newer reftel."""
    try:
        told = json.loads(text)
        kind, version, schema = told["kind"], told["format"], told["schema"]
    except (ValueError, KeyError, TypeError):
        raise LedgerError(f"{called} is a ZIP file, but no archive of a ledger; name one of `reftel archive`") from None
    if kind != KIND or not isinstance(version, int) or version < 1:
        raise LedgerError(f"{called} is a ZIP file, but no archive of a ledger; name one of `reftel archive`")
    if version > FORMAT or schema not in STEPS:
        raise LedgerError(
            f"{called} was made by a newer reftel (format {version}, schema {schema}; this one reads "
            f"{FORMAT} and {STEPS[-1]}): update reftel"
        )
    try:
        tables = {str(name): Sum(**table) for name, table in told["tables"].items()}
        manifest = Manifest(tables=tables, schema=schema, program=str(told["program"]))
        is_whole = manifest.digest == told["digest"] and all(_is_sound(table) for table in tables.values())
    except (KeyError, TypeError, AttributeError):
        is_whole = False
    if not is_whole:
        raise LedgerError(f"{called} is damaged: {NAME} contradicts itself; make or fetch the archive anew")
    return manifest


def _is_sound(table: Sum) -> bool:
    return all(isinstance(number, int) and number >= 0 for number in (table.rows, table.bytes))
