"""`reftel events` and `event`: what happened, as far as documents say, version beside version."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reftel.cli import records
from reftel.cli.listing import Listing, print_listing
from reftel.cli.progress import Bar
from reftel.cli.records import Record
from reftel.cli.tables import SHORT_ID, plain_table, wrapped
from reftel.cli.terminal import console, one_line, write_text
from reftel.cli.values import period_words, step_words, value_words
from reftel.events import Told, belief_of, event_named, find_events, policy_named
from reftel.ledger.store import Store
from reftel.model.belief import Belief
from reftel.model.claim_record import claim_record
from reftel.model.event import Account, Event
from reftel.model.event_record import event_record
from reftel.model.grade import UNGRADED
from reftel.model.source import Source, source_keys

EVENT_COLUMNS = (
    "event", "kind", "actor", "recipient", "what", "period", "stages", "accounts", "contested", "claims", "documents",
    "origins", "corruptions",
)  # fmt: skip
_ABREAST = 3
"""Accounts that stand side by side."""


def list_events(ledger: str, filters: Mapping[str, Any], *, contested: bool, form: str, output: str | None) -> None:
    """Print the events that the claims which pass the filters speak of."""
    with Store(ledger, create=False) as store, Bar() as bar:
        events = find_events(store, contested=contested, progress=bar.move, **filters)
    cells = [_cells(event) for event in events]
    listing = Listing(
        thing="event",
        tables=lambda width: iter([_events_table(cells, width), ""]),
        lines=[event_record(event) for event in events],
        cells=cells,
        columns=EVENT_COLUMNS,
    )
    print_listing(listing, form=form, output=output, ledger=ledger)


def _cells(event: Event) -> Record:
    first = event.accounts[0]
    periods = dict.fromkeys(period_words(step.values) for step in first.steps)
    return {
        "event": event.id, "kind": event.kind, "actor": value_words(first.values.get("actor")),
        "recipient": value_words(first.values.get("recipient")), "what": _what(first),
        "period": "; ".join(period for period in periods if period), "stages": "; ".join(event.stages),
        "accounts": len(event.accounts),
        "contested": "; ".join(dict.fromkeys(rivalry.slot for rivalry in event.rivalries)),
        "claims": len(event.claims), "documents": len({sha256 for a in event.accounts for sha256 in a.sources}),
        "origins": event.origins, "corruptions": "; ".join(event.corruptions),
    }  # fmt: skip


def _events_table(cells: Sequence[Record], width: int) -> Table:
    sides, when, told = _WIDTHS[max(least for least in _WIDTHS if least <= width)]
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    what = width - sum((SHORT_ID, _KIND, sides, when, told)) - 5 * _BETWEEN
    widths = {"event": SHORT_ID, "kind": _KIND, "from → to": sides, "what": what, "when": when, "told": told}
    for column, wide in widths.items():
        table.add_column(column, width=wide, overflow="fold", header_style="bold")
    for record in cells:
        who = f"{record['actor'] or '?'} → {record['recipient'] or '?'}"
        row = (record["event"][:SHORT_ID], record["kind"], who, record["what"], record["period"], _told(record))
        table.add_row(*(wrapped(one_line(x, _CELL), w) for x, w in zip(row, widths.values(), strict=True)))
    return table


_WIDTHS = {0: (14, 10, 15), 95: (18, 11, 22), 130: (26, 21, 36)}
"""Columns for sides, period and what is told of it, by how wide the page must be for them; the rest is for what."""
_KIND, _BETWEEN = 11, 2
_CELL = 90
"""So much of what is said stands in a cell of a list."""


def _told(record: Record) -> str:
    """How far it got, by how many claims that is told, how many know it independently, and on what they differ."""
    n, origins, contested = record["claims"], record["origins"], record["contested"]
    told = "" if n == 1 else f"{n} claims, {origins} origin{'' if origins == 1 else 's'}"
    rivals = f"rival {contested.replace('; ', ', ')}" if contested else ""
    return "; ".join(filter(None, (record["stages"].replace("; ", " → "), told, rivals)))


def _what(account: Account) -> str:
    return value_words(account.values.get("designators")) or value_words(account.values.get("item"))


def show_event(name: str, *, ledger: str, policy: str | None, why: bool, form: str, output: str | None) -> None:
    """Print an event: its versions side by side, on what they differ, who says so, and what a policy believes."""
    with Store(ledger, create=False) as store:
        chosen = policy_named(store, policy) if policy else None
        with Bar() as bar:
            told = event_named(store, name, progress=bar.move)
        grades = store.grades()
        belief = belief_of(told, chosen, grades) if chosen else None
        graded = {grade.source: grade.reliability for grade in grades if grade.reliability}
    if form == "jsonl":
        write_text(records.to_jsonl([_record(told, belief)]), output, ledger=ledger)
        return
    page = console()
    for part in _page(told, belief, graded, why=why):
        page.print(part)


def _record(told: Told, belief: Belief | None) -> Record:
    named = {sha256: source.name for sha256, source in told.sources.items()}
    claims = [claim_record(claim, named[claim.document]) for claim in told.claims.values()]
    return event_record(told.event) | {"told": claims} | ({"belief": asdict(belief)} if belief else {})


def _page(told: Told, belief: Belief | None, graded: Mapping[str, str], *, why: bool) -> Iterator[RenderableType]:
    event, first = told.event, told.event.accounts[0]
    sides = f"{value_words(first.values.get('actor')) or '?'} → {value_words(first.values.get('recipient')) or '?'}"
    yield Text(f"{event.kind}  {sides}  ", style="bold").append(event.id, style="dim")
    yield Text(_counts(told))
    yield ""
    for start in range(0, len(event.accounts), _ABREAST):
        yield _abreast(event.accounts[start : start + _ABREAST], told)
        yield ""
    if event.rivalries:
        yield _rivalries(event)
    else:
        yield Text("nothing in it is contested")
    yield ""
    yield _sources(told, graded)
    if event.corruptions:
        yield ""
        yield Text(f"probably garbled in copying: {', '.join(name[:SHORT_ID] for name in event.corruptions)}")
    if belief:
        yield ""
        yield from _believed(belief)
    if why:
        yield ""
        yield from _links(event)


def _counts(told: Told) -> str:
    event = told.event
    numbers = ((len(event.claims), "claim"), (len(told.sources), "document"), (event.origins, "independent origin"))
    counted = ", ".join(f"{number} {thing}{'' if number == 1 else 's'}" for number, thing in numbers)
    return f"{counted}; {' → '.join(event.stages)}" if event.stages else counted


def _abreast(accounts: Sequence[Account], told: Told) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True, header_style="bold")
    for account in accounts:
        origins = f"{account.origins} origin{'' if account.origins == 1 else 's'}"
        title = f"account {account.number}" if len(told.event.accounts) > 1 else "the account"
        table.add_column(f"{title}, {origins}", ratio=1, overflow="fold")
    table.add_row(*(_account(account, told) for account in accounts))
    return table


def _account(account: Account, told: Told) -> Group:
    what = _own_what(account, told)
    lines: list[RenderableType] = [Text(one_line(what))] if what else []
    for step in account.steps:
        lines.append(Text(one_line(step_words(step))))
    if account.speakers:
        lines.append(Text(one_line(f"says {', '.join(account.speakers)}"), style="italic"))
    for names in _by_quote(account, told):
        ids = ", ".join(name[:SHORT_ID] for name in names)
        shared = " (fits others too)" if names[0] in account.shared else ""
        lines.append(Text(f"{ids}{shared}", style="dim"))
        lines.append(Padding(Text(f"“{one_line(told.claims[names[0]].quote, _QUOTED)}”"), (0, 0, 0, 2)))
    return Group(*lines)


def _own_what(account: Account, told: Told) -> str:
    """The thing, in the words of those who hold this version and no other."""
    own = [told.claims[name] for name in account.claims if name not in account.shared]
    names = dict.fromkeys(name for claim in own for name in claim.designators)
    items = (claim.item for claim in own if claim.item)
    return ", ".join(names) or next(items, "" if account.shared and own else _what(account))


def _by_quote(account: Account, told: Told) -> list[list[str]]:
    """The claims of an account, those together that rest on the same words of a document."""
    groups: dict[object, list[str]] = {}
    for name in account.claims:
        claim = told.claims[name]
        groups.setdefault((name in account.shared, claim.document, claim.quote), []).append(name)
    return list(groups.values())


_QUOTED = 200
"""So much of a quote stands beside others."""


def _rivalries(event: Event) -> Table:
    rows = []
    for rivalry in event.rivalries:
        step = ("planned " if rivalry.planned else "") + (rivalry.stage or "")
        for number, side in enumerate(rivalry.sides):
            rows.append(
                {"contested": rivalry.slot if number == 0 else "", "step": step if number == 0 else "",
                 "account": ", ".join(map(str, side.accounts)), "value": value_words(side.value),
                 "claims": ", ".join(name[:SHORT_ID] for name in side.claims)}
            )  # fmt: skip
    return plain_table(("contested", "step", "account", "value", "claims"), rows)


def _sources(told: Told, graded: Mapping[str, str]) -> Table:
    numbers: dict[str, list[str]] = {}
    for account in told.event.accounts:
        for sha256 in account.sources:
            numbers.setdefault(sha256, []).append(str(account.number))
    rows = [
        {"account": ", ".join(numbers[sha256]), "document": source.name, "date": source.date, "genre": source.genre,
         "source": _outlet(source), "grade": graded.get(source_keys(source)[0], UNGRADED[0])}
        for sha256, source in told.sources.items()
    ]  # fmt: skip
    return plain_table(("account", "document", "date", "genre", "grade", "source"), rows)


def _outlet(source: Source) -> str | None:
    """Publisher or author, by which a source is graded; None where the document has none."""
    key = source_keys(source)[0]
    return None if key.startswith("document:") else key


def _believed(belief: Belief) -> Iterator[RenderableType]:
    numbers = ", ".join(map(str, belief.accounts))
    held = f"account{'s' if len(belief.accounts) > 1 else ''} {numbers}"
    yield Text(f"by the policy {belief.policy}: {held}", style="bold")
    for aside in belief.aside:
        yield Padding(Text(f"account {aside.account} is set aside ({aside.rule}): {aside.why}"), (0, 0, 0, 2))
    for slot in belief.slots:
        how = ("denied" if slot.denied else "", "planned" if slot.planned else "", slot.stage or "")
        step = " ".join(word for word in how if word)
        held = value_words(slot.value) if slot.value is not None else "not settled"
        several = f" ({' / '.join(map(value_words, slot.values))})" if slot.values else ""
        yield Padding(Text(one_line(f"{step}: {slot.slot} {held}{several}".lstrip(": "))), (0, 0, 0, 2))


def _links(event: Event) -> Iterator[RenderableType]:
    yield Text("why these claims are one event", style="bold")
    for link in event.links:
        parts = ", ".join(f"{name} {points:+g}" for name, points in link.parts.items() if points)
        said = f"a person said {link.verdict}" if link.verdict else f"{link.score:g} points: {parts}"
        yield Padding(Text(f"{link.first[:SHORT_ID]} and {link.second[:SHORT_ID]}: {said}"), (0, 0, 0, 2))
