"""The grades that people give to sources and to claims, and the policies that they write: all versions are kept."""

import tomllib
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Any

from sqlalchemy import Connection, func, insert, select

from reftel.errors import JudgementError, LedgerError
from reftel.ledger import query, rows
from reftel.ledger.base import Base
from reftel.ledger.named import claim_named
from reftel.ledger.schema import grades, names, policies
from reftel.model.grade import CREDIBILITIES, RELIABILITIES, Grade
from reftel.model.policy import StoredPolicy
from reftel.model.source import source_keys
from reftel.model.words import folded

_GRADE = ("source", "grader", "time", "claim", "reliability", "credibility", "why")
_POLICY = ("name", "version", "text", "author", "time")


class Grading(Base):
    """The part of the ledger that keeps grades and policies. What was said last of a thing holds."""

    def grade_source(self, source: str, reliability: str, *, grader: str, why: str | None = None) -> Grade:
        """How reliable a source is, A to F (`reftel.model.grade`). `source` is a key, as in "publisher:the times".

        Raises JudgementError where there is no such grade, or no document or speaker of the ledger has the key.
        """
        return self._grade(source, None, "reliability", reliability, grader, why)

    def grade_claim(self, claim: str, source: str, credibility: str, *, grader: str, why: str | None = None) -> Grade:
        """How credible a claim is as one source tells it, 1 to 6. Raises JudgementError as `grade_source` does."""
        return self._grade(source, claim, "credibility", credibility, grader, why)

    def grades(self, *, source: str | None = None, claim: str | None = None) -> list[Grade]:
        """All grades that were given, in the order of coming; those of one source, or of one claim."""
        wanted = select(grades).order_by(grades.c.number)
        with self._reading() as connection:
            if source is not None:
                wanted = wanted.where(grades.c.source == folded(source))
            if claim is not None:
                wanted = wanted.where(grades.c.claim == claim_named(connection, claim).id)
            return [_record(row) for row in connection.execute(wanted).mappings()]

    def source_keys(self) -> list[str]:
        """The keys under which the sources of the ledger are graded."""
        with self._reading() as connection:
            return _keys(connection)

    def add_policy(self, name: str, text: str, *, author: str) -> StoredPolicy:
        """Keep a new version of a policy; a text that is the latest version's already is not kept twice.

        Raises LedgerError where the text is no TOML, or name or author are missing.
        """
        called, who = " ".join(name.split()), " ".join(author.split())
        if not called or not who:
            raise LedgerError("a policy needs a name and an author")
        try:
            tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise LedgerError(f"the policy {called} is not TOML: {error}") from error
        with self._writing() as connection:
            latest = _policy(connection, called, None)
            if latest is not None and latest.text == text:
                return latest
            row: dict[str, Any] = {
                "name": called, "version": latest.version + 1 if latest else 1, "text": text, "author": who,
                "time": _now(),
            }  # fmt: skip
            connection.execute(insert(policies), {"id": rows.digest_of(row), **row})
            return StoredPolicy(**row)

    def policies(self) -> list[StoredPolicy]:
        """All versions of all policies that were stored, by name and version."""
        query = select(policies).order_by(policies.c.name, policies.c.version)
        with self._reading() as connection:
            return [StoredPolicy(**{key: row[key] for key in _POLICY}) for row in connection.execute(query).mappings()]

    def policy(self, name: str, version: int | None = None) -> StoredPolicy:
        """A version of a policy, the latest unless one is named. Raises LedgerError where there is none."""
        with self._reading() as connection:
            found = _policy(connection, name, version)
        if found is None:
            which = f"no version {version} of a policy" if version else "no policy"
            raise LedgerError(f"there is {which} {name!r} in the ledger")
        return found

    def _grade(self, source: str, claim: str | None, axis: str, given: str, grader: str, why: str | None) -> Grade:
        codes = RELIABILITIES if axis == "reliability" else CREDIBILITIES
        grade = given.strip().upper()
        if grade not in codes:
            raise JudgementError(f"there is no {axis} {given!r}; there are {', '.join(codes)}")
        who, key = " ".join(grader.split()), folded(source)
        if not who:
            raise JudgementError("a grade is somebody's: name the reviewer")
        with self._writing() as connection:
            about = claim_named(connection, claim).id if claim else None
            _check_key(key, _keys(connection))
            row: dict[str, Any] = {
                "source": key, "claim": about, "reliability": None, "credibility": None, "grader": who,
                "why": (why or "").strip() or None, axis: grade,
            }  # fmt: skip
            last = _last(connection, key, about)
            if last is not None and all(getattr(last, name) == value for name, value in row.items()):
                return last
            row["time"] = _now()
            connection.execute(insert(grades), {"id": rows.digest_of(row), **row})
            return _record(row)


def _keys(connection: Connection) -> list[str]:
    known = [rows.source_of(row) for row in connection.execute(query.find_documents()).mappings()]
    speakers = connection.execute(select(names.c.name).where(names.c.slot == "speaker").distinct()).scalars()
    return sorted({key for source in known for key in source_keys(source)} | {f"speaker:{name}" for name in speakers})


def _check_key(key: str, known: list[str]) -> None:
    if key in known:
        return
    near = get_close_matches(key, known, n=3) or [each for each in known if key and key in each][:3]
    told = (
        f"did you mean {' or '.join(near)}?"
        if near
        else "sources are named publisher:…, author:…, document:…, speaker:…"
    )
    raise JudgementError(f"no source of the ledger has the key {key!r}; {told}")


def _last(connection: Connection, source: str, claim: str | None) -> Grade | None:
    about = grades.c.claim.is_(None) if claim is None else grades.c.claim == claim
    wanted = select(grades).where(grades.c.source == source, about).order_by(grades.c.number.desc()).limit(1)
    row = connection.execute(wanted).mappings().first()
    return _record(row) if row else None


def _record(row: Any) -> Grade:
    return Grade(**{key: row[key] for key in _GRADE})


def _policy(connection: Connection, name: str, version: int | None) -> StoredPolicy | None:
    latest = select(func.max(policies.c.version)).where(policies.c.name == name).scalar_subquery()
    wanted = select(policies).where(policies.c.name == name, policies.c.version == (version or latest))
    row = connection.execute(wanted).mappings().first()
    return StoredPolicy(**{key: row[key] for key in _POLICY}) if row else None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
