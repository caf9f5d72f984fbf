"""Takes judgements down, with what follows from them in the same transaction."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, insert, select

from reftel.errors import JudgementError
from reftel.ledger.review import judgements_in
from reftel.ledger.rows import digest_of
from reftel.ledger.schema import claims, judged, judgements
from reftel.ledger.standing import refresh
from reftel.model.judgement import Judgement, Verdict


def say(
    connection: Connection,
    verdict: Verdict,
    on: tuple[str, ...],
    makes: tuple[str, ...],
    *,
    reviewer: str,
    why: str | None,
    adjudicates: bool,
    after: str | None = None,
) -> Judgement:
    """Take a judgement down, unless the same reviewer said just that of these claims last."""
    who = " ".join(reviewer.split())
    if not who:
        raise JudgementError("a judgement is somebody's: name the reviewer")
    reason = (why or "").strip() or None
    last = _last_of(connection, who, on or makes)
    said = (verdict, on, makes, reason, adjudicates, after)
    if last and (last.verdict, last.on, last.makes, last.why, last.adjudicates, last.after) == said:
        return last
    row = {
        "verdict": verdict, "reviewer": who, "time": _now(connection), "why": reason, "adjudicates": adjudicates,
        "after": after,
    }  # fmt: skip
    name = digest_of({**row, "on": list(on), "makes": list(makes)})
    connection.execute(insert(judgements), {"id": name, **row})
    parts = [
        {"judgement": name, "role": role, "position": n, "claim": claim}
        for role, named in (("on", on), ("makes", makes))
        for n, claim in enumerate(named)
    ]
    connection.execute(insert(judged), parts)
    documents = select(claims.c.sha256).where(claims.c.id.in_([*on, *makes])).distinct().order_by(claims.c.sha256)
    for sha256 in connection.execute(documents).scalars().all():
        refresh(connection, sha256)
    (taken_down,) = judgements_in(connection, select(judgements.c.id).where(judgements.c.id == name))
    return taken_down


def _last_of(connection: Connection, reviewer: str, about: tuple[str, ...]) -> Judgement | None:
    """What a reviewer said last of any of these claims."""
    named = select(judged.c.judgement).where(judged.c.claim.in_(about))
    latest = select(judgements.c.id).where(judgements.c.id.in_(named), judgements.c.reviewer == reviewer)
    found = judgements_in(connection, latest.order_by(judgements.c.number.desc()).limit(1))
    return found[0] if found else None


def _now(connection: Connection) -> str:
    """The time, later than that of any judgement before: their order is that of their times, on any machine."""
    now = datetime.now(UTC)
    last = connection.execute(select(judgements.c.time).order_by(judgements.c.number.desc()).limit(1)).scalar()
    if last is not None:
        now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
    return now.isoformat(timespec="microseconds")


def time_in(since: str) -> str:
    """A day or a time that a person wrote, as judgements have theirs. Raises JudgementError where it is none."""
    try:
        told = datetime.fromisoformat(since)
    except ValueError:
        raise JudgementError(f"{since!r} is no time; write it as 2026-11-26 or 2026-11-26T09:30") from None
    return (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="microseconds")
