"""From a table to the pieces of a roadmap, and everything that did not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cxroad.intake import parts
from cxroad.intake.cells import Order, Unfit, custom_of
from cxroad.intake.columns import Wish, columns_of, header_of, letters
from cxroad.intake.links import known_of, link, numbers_of, pieces
from cxroad.intake.names import Ids
from cxroad.intake.parts import Named, Reader
from cxroad.intake.records import Record, Sorted, sorted_rows
from cxroad.intake.shape import Column, Intake, Misfit, Part, Stage, Table, Task
from cxroad.intake.stages import freed, staged
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


@dataclass(frozen=True, slots=True)
class There:
    """What the roadmap that is added to has already; ids by id and by name, without case.

    Attributes:
        work: Phases, initiatives and externals.
    """

    phases: Mapping[str, str] = field(default_factory=dict)
    work: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)
    vendors: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)


def take(table: Table, wishes: Wishes, there: There | None = None) -> Intake:
    """All initiatives of a table, each with its phase, and what was settled on the way.

    Raises:
        InputError: No titles or no names of work are found.
        UsageError: A wish names a column that is not there.
    """
    there = there or There()
    at = header_of(table, wishes.columns)
    header, below = table.rows[at], table.rows[at + 1 :]
    columns = columns_of(table, header, below, wishes.columns)
    ours = {bare(column.title) for column in columns} >= _OURS
    if ours:
        columns = tuple(map(_computed, columns))
    found = sorted_rows(below, header, columns)
    records = found.records
    misfits = [*_below(table.misfits, header.number, columns), *found.misfits]
    notes = [*table.notes, *_said(found, at, table)]
    if ours:
        notes.append(
            "It is an export of cxroad: days that were computed from estimates are left out."
        )
    custom, told = custom_of(
        _texts(records, "start", "finish", "due"),
        _texts(records, "cost"),
        _texts(records, "progress"),
        wishes.dates,
    )
    notes += told
    ids = Ids(there.work.values())
    stages, phases = staged(records, ids, wishes.phase, notes, misfits)
    chosen = _ids(records, ids, ours, notes)
    outcomes, vendors = Named(dict(there.outcomes)), Named(dict(there.vendors))
    reader = Reader(columns, custom, ours, outcomes, vendors, dict(there.people))
    read = [reader.parts(record) for record in records]
    misfits += reader.misfits
    _linked(records, chosen, read, stages, there, table, notes, misfits)
    tasks = tuple(
        Task(record.row, id, phases[record.row], _sorted(made), record.others)
        for record, id, made in zip(records, chosen, read, strict=True)
    )
    if not ours:
        days = [(task.phase, _day(task, "start"), _day(task, "finished", "due")) for task in tasks]
        stages = freed(stages, days, notes)
    return Intake(
        noun=table.noun,
        rows=sum(not row.empty for row in below),
        columns=columns,
        title=wishes.title or table.title or wishes.called,
        start=_start(records, tasks, ours, custom.order),
        currency=reader.currency or table.currency or _one(_texts(records, "currency")),
        stages=stages,
        tasks=tasks,
        outcomes=outcomes.new,
        vendors=vendors.new,
        notes=tuple(notes),
        misfits=tuple(sorted(misfits, key=lambda each: each.row)),
    )


def _computed(column: Column) -> Column:
    """A column of our own export; what it gives as a reason says why a colour was given."""
    if column.title != "reason" or column.remark:
        return column
    return replace(column, field="", remark="it was computed")


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


def _ids(records: Sequence[Record], ids: Ids, ours: bool, notes: list[str]) -> list[str]:
    """An id for each row: its own where the file has one that is more than a number."""
    own = [record.text("id") for record in records]
    numbered = any(own) and not ours and all(id.isdigit() for id in own if id)
    if numbered:
        notes.append(
            "Its ids are numbers, so ids are made from the names; predecessors still go by number."
        )
    return [
        ids.own(id) if id and not numbered else ids.made(record.text("name"))
        for id, record in zip(own, records, strict=True)
    ]


def _linked(
    records: Sequence[Record],
    ids: Sequence[str],
    read: Sequence[dict[str, Part]],
    stages: Sequence[Stage],
    there: There,
    table: Table,
    notes: list[str],
    misfits: list[Misfit],
) -> None:
    """Put what each waits for among its parts."""
    waits = [record.text("after") for record in records]
    numbers = numbers_of([r.row for r in records], ids, waits, table.noun)
    if any(record.text("id").isdigit() for record in records):
        numbers = type(numbers)()
    if numbers.note:
        notes.append(numbers.note)
    keys = [
        (record.text("id"), id, record.text("name"))
        for record, id in zip(records, ids, strict=True)
    ]
    names = {name: stage.id for stage in stages for name in (stage.id, stage.name) if name}
    known = known_of(ids, keys, {**there.work, **names}, numbers)
    after: dict[str, list[str]] = {id: [] for id in ids}
    for record, id in zip(records, ids, strict=True):
        for field_name in ("after", "before"):
            for cell in record.cells.get(field_name, ()):
                for piece in pieces(cell, known):
                    try:
                        written = link(piece, known)
                        target = written.split(" ")[0].removesuffix(".start")
                        if target == id:
                            raise Unfit(f"'{piece[:60]}' is the row itself")
                        if field_name == "before" and target not in after:
                            raise Unfit(f"'{piece[:60]}' is no row of this table")
                    except Unfit as reason:
                        misfits.append(
                            Misfit(
                                record.row,
                                record.title(field_name),
                                f"{reason.said}; it is left out",
                                reason.cure,
                            )
                        )
                        continue
                    if field_name == "before":
                        after[target].append(id)
                    else:
                        after[id].append(written)
    for id, made in zip(ids, read, strict=True):
        if links := tuple(dict.fromkeys(after[id])):
            made["after"] = links


def _sorted(made: Mapping[str, Part]) -> dict[str, Part]:
    return {key: made[key] for key in parts.KEYS if key in made}


def _day(task: Task, *keys: str) -> str:
    return next((day for key in keys if isinstance(day := task.parts.get(key), str)), "")


def _start(
    records: Sequence[Record], tasks: Sequence[Task], ours: bool, order: Order | None
) -> str:
    """The earliest day on which work starts; empty where no day is readable."""
    from cxroad.intake.cells import day

    found: list[Date] = []
    for record, task in zip(records, tasks, strict=True):
        text = record.text("start") if ours else _day(task, "start")
        if text:
            try:
                found.append(Date.parse(day(text, order)))
            except Unfit:
                continue
    return min(found).text if found else ""


def _one(words: Sequence[str]) -> str:
    """A word that all cells agree on, if it looks like the code of a currency."""
    one = set(words)
    code = one.pop() if len(one) == 1 else ""
    return code if len(code) == 3 and code.isascii() and code.isalpha() and code.isupper() else ""
