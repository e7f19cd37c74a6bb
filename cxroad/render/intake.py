"""What was taken in from another tool's file: its columns, what did not fit, what was settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from cxroad.intake.records import COMMENTS
from cxroad.intake.shape import Column, Intake
from cxroad.model.writing import count, grouped, listed
from cxroad.render.visible import harmless, quoted, unobeyed
from cxroad.render.width import cells

_WIDTH = 100
_TITLE, _EXAMPLE, _MOST_LEFT = 36, 40, 12
"""Cells of a title and of an example, and columns left out that are named; our defaults."""


def mapping(intake: Intake, source: str) -> str:
    """Which column is taken for what, each with an example, and which are left out."""
    used = [column for column in intake.columns if column.field]
    if all(column.title == column.field for column in intake.columns):
        names = [column.field for column in used if column.example and not column.unit]
        return unobeyed(
            "".join(
                f"{line}\n"
                for line in _wrapped(
                    f"Taken from each {intake.noun} of {harmless(source)}: {listed(names)}."
                )
            )
        )
    wide = max((cells(_title(column)) for column in used), default=0)
    field = max((len(_field(column)) for column in used), default=0)
    lines = [f"Columns of {harmless(source)}"]
    for column in used:
        title = _title(column)
        example = quoted(" ".join(column.example.split()), _EXAMPLE)
        line = f"  {title}{' ' * (wide - cells(title))}  ->  {_field(column).ljust(field + 2)}"
        lines.append(f"{line}  such as {example}" if example else line.rstrip())
    left = [column for column in intake.columns if not column.field]
    if left:
        lines += _wrapped(f"Left out: {_left(left)}.")
        lines += _wrapped(f'To use one: --map "{_title(left[0])}=tags" (or another of our names).')
    return unobeyed("".join(f"{line}\n" for line in lines))


def report(intake: Intake, source: str) -> str:
    """How many rows became initiatives, what was settled, and what did not fit."""
    lines = [*_wrapped(_taken(intake, source))]
    if intake.notes:
        lines += ["", "Settled"]
        for note in intake.notes:
            lines += _wrapped(f"  {harmless(note)}", "  ")
    if intake.misfits:
        lines += ["", "Did not fit"]
        for said in _misfits(intake):
            lines += said
    return unobeyed("".join(f"{line}\n" for line in lines))


def _taken(intake: Intake, source: str) -> str:
    where = "" if len(intake.stages) == 1 else f" in {count(len(intake.stages), 'phase')}"
    made = f"{count(len(intake.tasks), 'initiative')}{where}"
    of = count(intake.rows, intake.noun)
    return f"{harmless(source)}: {of}, {made}."


def _left(left: Sequence[Column]) -> str:
    named = [
        f"{_title(column)} ({quoted(column.remark, 80)})" if column.remark else _title(column)
        for column in left[:_MOST_LEFT]
    ]
    if len(left) > _MOST_LEFT:
        named.append(f"{grouped(len(left) - _MOST_LEFT)} more")
    return listed(named)


def _misfits(intake: Intake) -> Iterator[list[str]]:
    """What does not fit, in the order of the file; the same in several rows is said once."""
    same: dict[tuple[str, str, str], list[int]] = {}
    for each in intake.misfits:
        same.setdefault((each.column, each.said, each.cure), []).append(each.row)
    for (column, said, cure), rows in same.items():
        place = _place(rows, intake.noun)
        if column:
            place += f", {quoted(column, 60)}" if place else quoted(column, 60)
        lines = _wrapped(f"  {place}: {harmless(said)}" if place else f"  {harmless(said)}", "    ")
        if cure:
            lines += _wrapped(f"    help: {harmless(cure)}", "      ")
        yield lines


def _place(rows: Sequence[int], noun: str) -> str:
    numbers = [grouped(row) for row in dict.fromkeys(rows) if row]
    return f"{noun}{'s' if len(numbers) > 1 else ''} {listed(numbers)}" if numbers else ""


def _title(column: Column) -> str:
    return quoted(column.title, _TITLE)


def _field(column: Column) -> str:
    unit = f" in {quoted(column.unit, 20)}" if column.unit else ""
    return f"{column.field}{unit}{' (a comment)' if column.field in COMMENTS else ''}"


def _wrapped(text: str, lead: str = "") -> list[str]:
    return wrap(
        text, _WIDTH, subsequent_indent=lead, break_long_words=False, break_on_hyphens=False
    ) or [""]
