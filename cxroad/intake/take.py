"""From a table to the pieces of a roadmap, and everything that did not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cxroad.errors import InputError
from cxroad.intake import parts
from cxroad.intake.cells import Order, custom_of
from cxroad.intake.columns import Wish, columns_of, header_of, letters
from cxroad.intake.names import Ids
from cxroad.intake.outline import outlined
from cxroad.intake.owners import Owners
from cxroad.intake.parts import Named, Reader
from cxroad.intake.records import Record, Sorted, sorted_rows
from cxroad.intake.shape import Column, Intake, Misfit, Part, Stage, Table, Task
from cxroad.intake.stages import freed, staged
from cxroad.intake.there import There
from cxroad.intake.ties import tied
from cxroad.intake.titles import bare
from cxroad.model.dates import Date
from cxroad.model.writing import count

_OURS = frozenset({"waits for", "awaited by", "value points", "low finish"})
"""Titles that only an export of ours has."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says about a file.

    Attributes:
        columns: What columns hold.
        phase: The id of the phase for work without one; empty for our default.
        dates: Whether days or months come first; None to find out.
        title: What to call the roadmap, whatever the file says; empty to find out.
        called: What to call it where the file does not say.
    """

    columns: tuple[Wish, ...] = ()
    phase: str = ""
    dates: Order | None = None
    title: str = ""
    called: str = "Imported"


def take(table: Table, wishes: Wishes, there: There | None = None) -> Intake:
    """All initiatives of a table, each with its phase, and what was settled on the way.

    Args:
        there: What the roadmap that is added to has; None for a new one.

    Raises:
        InputError: No titles or no names of work are found.
        UsageError: A wish names a column that is not there.
    """
    adds, there = there is not None, there or There()
    at = header_of(table, wishes.columns)
    header, below = table.rows[at], table.rows[at + 1 :]
    columns = columns_of(table, header, below, wishes.columns)
    ours = {bare(column.title) for column in columns} >= _OURS
    if ours:
        columns = tuple(map(_computed, columns))
    found = sorted_rows(below, header, columns, table.merged)
    outline = outlined(found.records)
    misfits = [*_below(table.misfits, header.number, columns), *found.misfits, *outline.misfits]
    records = tuple(_fresh(outline.leaves, there, misfits))
    if not records and not adds:
        raise InputError(
            f"no {table.noun} below the titles is work", "name a file with rows that have a name"
        )
    notes = [*table.notes, *_said(found, at, table)]
    if ours:
        notes.append(
            "It is an export of cxroad: days that were computed from estimates are left out."
        )
    custom, told = custom_of(
        _texts(records, "start", "finish", "due", "computed start", "computed finish"),
        _texts(records, "cost"),
        _texts(records, "progress"),
        wishes.dates,
    )
    notes += told
    ids = Ids(there.work.values())
    stages, phases = staged(records, ids, wishes.phase, there.phases, notes, misfits)
    chosen = _ids(records, ids, ours, table.settled, notes)
    outcomes = Named("outcome", there.outcomes, adds)
    vendors = Named("vendor", there.vendors, adds)
    owners = Owners(
        (cell for record in records for cell in record.cells.get("owner", ())), there.people
    )
    reader = Reader(columns, custom, outcomes, vendors, there, owners)
    read = [reader.parts(record) for record in records]
    misfits += reader.misfits
    if owners.doubtful:
        notes.append(
            f"'{owners.doubtful[0][:40]}' is taken for one person; put a semicolon between two."
        )
    stages = tied(
        records, chosen, read, outline.summaries, stages, there.work, table.noun, notes, misfits
    )
    tasks = tuple(
        Task(record.row, id, phases[record.row], _sorted(made), record.others)
        for record, id, made in zip(records, chosen, read, strict=True)
    )
    spans = [reader.span(record, made) for record, made in zip(records, read, strict=True)]
    days = [(task.phase, *span) for task, span in zip(tasks, spans, strict=True)]
    stages = stages if adds else freed(stages, days, notes)
    start = _earliest(spans)
    tasks = tuple(
        _pinned(task, span[0], start, stages) for task, span in zip(tasks, spans, strict=True)
    )
    notes += [] if there.calendar else _working_days(tasks, table)
    promised = sum(
        "due" in task.parts and not r.text("due") for task, r in zip(tasks, records, strict=True)
    )
    if promised:
        notes.append(f"{count(promised, 'end')} of unfinished work became `due`, a promised day.")
    return Intake(
        noun=table.noun,
        rows=sum(not row.empty for row in below),
        columns=columns,
        title=wishes.title or table.title or outline.title or wishes.called,
        start=start,
        currency=reader.currency or table.currency or _one(_texts(records, "currency")),
        stages=stages,
        tasks=tasks,
        week=table.week,
        closed=table.closed,
        outcomes=outcomes.new,
        vendors=vendors.new,
        notes=tuple(notes),
        misfits=tuple(sorted(misfits, key=lambda each: each.row)),
    )


def _computed(column: Column) -> Column:
    """A column of our own export: its days are computed, and its reason is that of a colour."""
    if column.title in ("start", "finish"):
        return replace(column, field=f"computed {column.title}")
    return (
        replace(column, field="", remark="it was computed") if column.title == "reason" else column
    )


def _fresh(records: Iterable[Record], there: There, misfits: list[Misfit]) -> Iterator[Record]:
    """The rows that the roadmap does not have yet, by their ids and names."""
    for record in records:
        own, name = record.text("id"), record.text("name")
        found = there.initiatives.get(own) or there.initiatives.get(bare(name))
        if not found:
            yield record
            continue
        said = f"is in the roadmap already, as `{found}`, and is left out"
        misfits.append(
            Misfit(record.row, "", said, f"change it there: cxroad set {found}.KEY VALUE")
        )


def _below(misfits: Iterable[Misfit], header: int, columns: Sequence[Column]) -> Iterator[Misfit]:
    """What a reader could not read below the titles, in columns that are taken, by their titles."""
    by_letter = {f"column {letters(column.index)}": column for column in columns if column.field}
    for each in misfits:
        if not each.column:
            yield each
        elif each.row > header and each.column in by_letter:
            yield replace(each, column=by_letter[each.column].title)


def _said(found: Sorted, at: int, table: Table) -> list[str]:
    said = []
    if at:
        said.append(
            f"The titles are in {table.noun} {table.rows[at].number}; what is above is left out."
        )
    said += [f"{table.noun.capitalize()} {row} {why} and is left out." for row, why in found.notes]
    if found.hidden:
        said.append(
            f"{count(found.hidden, 'cell')} had characters that nobody sees; they are gone."
        )
    return said


def _texts(records: Iterable[Record], *fields: str) -> list[str]:
    return [text for record in records for each in fields if (text := record.text(each))]


def _ids(
    records: Sequence[Record], ids: Ids, ours: bool, settled: bool, notes: list[str]
) -> list[str]:
    """An id for each row: its own where the file has one that is more than a number."""
    own = [record.text("id") for record in records]
    numbered = any(own) and not ours and all(id.isdigit() for id in own if id)
    if numbered and not settled:
        notes.append(
            "Its ids are numbers, so ids are made from the names; predecessors still go by number."
        )
    return [
        ids.own(id) if id and not numbered else ids.made(record.text("name"))
        for id, record in zip(own, records, strict=True)
    ]


def _sorted(made: Mapping[str, Part]) -> dict[str, Part]:
    return {key: made[key] for key in parts.KEYS if key in made}


def _pinned(task: Task, day: str, start: str, stages: Sequence[Stage]) -> Task:
    """The task with the computed day as its start, where nothing else would put it there."""
    alone = "after" not in task.parts and "start" not in task.parts and "finished" not in task.parts
    free = task.phase == stages[0].id or any(s.free for s in stages if s.id == task.phase)
    if not alone or not free or not day or day == start:
        return task
    return replace(task, parts=_sorted({**task.parts, "start": day}))


def _earliest(spans: Sequence[tuple[str, str]]) -> str:
    """The earliest first day; empty where there is none."""
    days = [Date.parse(first) for first, _ in spans if first]
    return min(days).text if days else ""


def _working_days(tasks: Sequence[Task], table: Table) -> list[str]:
    estimates = (task.parts.get("estimate", "") for task in tasks)
    if table.week or not any(
        "d" in each.removeprefix("0d") for each in estimates if isinstance(each, str)
    ):
        return []
    return [
        "Some durations are in days. Without a calendar every day counts; if these are working "
        "days, add `calendar: {week: mon-fri}`."
    ]


def _one(words: Sequence[str]) -> str:
    """A word that all cells agree on, if it looks like the code of a currency."""
    one = set(words)
    code = one.pop() if len(one) == 1 else ""
    return code if len(code) == 3 and code.isascii() and code.isalpha() and code.isupper() else ""
