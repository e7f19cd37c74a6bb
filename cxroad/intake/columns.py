"""Which column holds what: by its title in one of seven languages, or as the user says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cxroad.errors import InputError, UsageError
from cxroad.intake.limits import DEEPEST_HEADER
from cxroad.intake.shape import Column, Row, Table
from cxroad.intake.titles import FIELDS, SEVERAL, bare, field_named
from cxroad.model.nearest import nearest
from cxroad.model.writing import listed

_INSIDE = re.compile(r"[(\[]([^()\[\]]{1,20})[)\]]\s*\Z|\b(?:in|en|w)\s+(\w{1,20}|[€$£]|%)\s*\Z")
_LETTERS = re.compile("[A-Z]{1,3}")
_LATER = ("team", "milestone", "before", "kind", "progress", "level")
"""Fields that alone do not make a row look like one of titles."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user says about a column: the field it holds, empty to leave it out."""

    title: str
    field: str
    unit: str = ""


def recognised(cells: Sequence[str]) -> frozenset[str]:
    """The fields that a row of titles would name, those that say little left out."""
    named = (_meant(cell)[0] for cell in cells if cell and len(cell) < 100)
    return frozenset(field for field in named if field and field not in _LATER)


def wishes_of(words: Sequence[str]) -> tuple[Wish, ...]:
    """What `--map "Bereich=phase,Dauer=estimate:weeks"` says, column by column.

    Raises:
        UsageError: There is no `=` in it, or no such field.
    """
    found: list[Wish] = []
    for word in words:
        for piece in re.split(r",(?=[^=]*=)", word):
            title, sign, field = piece.rpartition("=")
            if not sign or not title.strip():
                raise UsageError(
                    f"--map: '{piece.strip()[:60]}' does not say what the column holds",
                    'write it like --map "Bereich=phase", or "Bereich=" to leave it out',
                )
            field, _, unit = field.strip().partition(":")
            if field and field not in FIELDS:
                near = nearest(field, FIELDS)
                raise UsageError(
                    f"--map: no column can be '{field[:40]}'",
                    f"did you mean {near[0]}?" if near else f"one of {', '.join(FIELDS)}",
                )
            found.append(Wish(title.strip(), field, unit.strip()))
    return tuple(found)


def header_of(table: Table, wishes: Sequence[Wish]) -> int:
    """The index of the row that holds the titles.

    Raises:
        InputError: The table is empty, or no row looks like one of titles.
    """
    if not table.rows:
        raise InputError("there is nothing in the table", "name a file with rows in it")
    if table.settled:
        return 0
    asked = {bare(wish.title) for wish in wishes if wish.field}
    best, index = (0, 0), -1
    for at, row in enumerate(table.rows[:DEEPEST_HEADER]):
        known = recognised(row.cells) | ({"name"} if asked & set(map(bare, row.cells)) else set())
        both = len(known | {f"={title}" for title in asked & set(map(bare, row.cells))})
        # A row of data may hold a word such as "Start"; titles name the work and one thing more.
        enough = "name" in known or len(known) > 1
        if enough and (both, -at) > best:
            best, index = (both, -at), at
    if index < 0 and any(_LETTERS.fullmatch(wish.title) for wish in wishes):
        return 0
    if index < 0:
        raise _no_titles(table.rows[0], table.noun)
    return index


def columns_of(
    table: Table, header: Row, rows: Sequence[Row], wishes: Sequence[Wish]
) -> tuple[Column, ...]:
    """Every column with what is taken from it.

    Args:
        rows: Those below the titles, for an example of each.

    Raises:
        UsageError: A wish names a column that is not there.
        InputError: No column holds the names of the work.
    """
    width = max([len(header.cells), *(len(row.cells) for row in rows)])
    titles = [cell_at(header, at) for at in range(width)]
    asked = _asked(titles, wishes)
    found: list[Column] = []
    ranks: dict[int, int] = {}
    for at, title in enumerate(titles):
        column = Column(at, title or f"column {letters(at)}", "")
        column = replace(column, example=next((c for r in rows if (c := cell_at(r, at))), ""))
        if at in asked:
            wish = asked[at]
            column = replace(column, field=wish.field, unit=wish.unit, remark="as you say")
        elif table.settled:
            column = replace(column, field=title)
        elif title:
            field, unit, ranks[at] = _meant(title)
            column = replace(column, field=field, unit=unit)
        if title or column.example:
            found.append(column)
    columns = tuple(_one_for_each(found, ranks, set(asked)))
    if not any(column.field == "name" for column in columns):
        raise _no_names(columns)
    return columns


def cell_at(row: Row, at: int) -> str:
    """A cell, empty where the row ends before it."""
    return row.cells[at] if at < len(row.cells) else ""


def letters(at: int) -> str:
    """What spreadsheets call a column: `A` for 0, `AA` for 26."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


def _meant(title: str) -> tuple[str, str, int]:
    """Field, unit and rank of a title such as `Dauer (Wochen)`; the field is empty for none."""
    named = field_named(title)
    unit = ""
    if named is None and (inside := _INSIDE.search(title)):
        named = field_named(title[: inside.start()])
        unit = inside[1] or inside[2]
    return (named[0], unit, named[1]) if named else ("", "", 0)


def _asked(titles: Sequence[str], wishes: Sequence[Wish]) -> dict[int, Wish]:
    """Each wish by the place of the columns it means: by title, else by letter."""
    found: dict[int, Wish] = {}
    by_title: dict[str, list[int]] = {}
    for at, title in enumerate(titles):
        by_title.setdefault(bare(title) or title, []).append(at)
    for wish in wishes:
        places = by_title.get(bare(wish.title) or wish.title, [])
        if not places and _LETTERS.fullmatch(wish.title):
            places = [at for at in range(len(titles)) if letters(at) == wish.title]
        if not places:
            near = nearest(wish.title, [title for title in titles if title])
            some = ", ".join(title for title in titles if title)[:200]
            raise UsageError(
                f"--map: there is no column '{wish.title[:60]}'",
                f"did you mean '{near[0]}'?" if near else f"the columns are: {some}",
            )
        found.update((at, wish) for at in places)
    return found


def _one_for_each(
    found: Sequence[Column], ranks: Mapping[int, int], asked: set[int]
) -> list[Column]:
    """The columns with those left out that another one for the same field stands before."""
    best: dict[str, Column] = {}
    for column in found:
        rank = (-1 if column.index in asked else ranks.get(column.index, 0), column.index)
        holder = best.get(column.field)
        if column.field and (
            holder is None
            or rank < (-1 if holder.index in asked else ranks.get(holder.index, 0), holder.index)
        ):
            best[column.field] = column
    if "finish" in best and "due" in best and best["due"].index not in asked:
        pass
    return [_kept(column, best, asked) for column in found]


def _kept(column: Column, best: Mapping[str, Column], asked: set[int]) -> Column:
    holder = best.get(column.field)
    if holder is None or holder.index == column.index:
        return column
    same = bare(holder.title) == bare(column.title)
    if column.field in SEVERAL and (same or column.field == "notes" or column.index in asked):
        return column
    return replace(column, field="", remark=f"`{holder.title}` is taken for {column.field}")


def _no_titles(row: Row, noun: str) -> InputError:
    some = ", ".join(cell for cell in row.cells if cell)[:200]
    return InputError(
        f"no row looks like the titles of columns; {noun} {row.number} is: {some}",
        'say which column names the work: --map "Title of the column=name" or --map "A=name"',
    )


def _no_names(columns: Sequence[Column]) -> InputError:
    titles = listed([f"`{column.title[:40]}`" for column in columns[:12]])
    return InputError(
        f"no column looks like the names of the work; there are {titles}",
        f'say which it is: --map "{columns[0].title[:40] if columns else "A"}=name"',
    )
