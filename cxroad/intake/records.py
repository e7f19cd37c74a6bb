"""The rows of a table that are work, each cell by the field it is taken for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxroad.intake.columns import cell_at
from cxroad.intake.limits import LONGEST_TEXT
from cxroad.intake.shape import Column, Misfit, Row
from cxroad.intake.titles import bare
from cxroad.intake.vocabulary import is_total, stage_named

_GUARDED = re.compile(r"'(?=[=+\-@＝＋－＠])")
_NUMBERED_STAGE = re.compile(
    r"(?:phase|stage|etappe|stufe|étape|fase|etapa|faza|etap|fázis|фаза|етап) [0-9]{1,2}\b.*"
)


COMMENTS = frozenset({"notes", "team"})
"""Fields that no key has room for: how hard a change hits a team is not said in most tables."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row that is work.

    Attributes:
        row: Its number in the file.
        cells: Texts by field, only filled ones, clean and on one line.
        titles: The title of the column of each field.
        others: Texts that become comments, each with its title where that says more than `notes`.
    """

    row: int
    cells: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, str]
    others: tuple[str, ...] = ()

    def text(self, field: str) -> str:
        """What stands for a field, several parted by `; `; empty for nothing."""
        return "; ".join(self.cells.get(field, ()))

    def title(self, field: str) -> str:
        """The title of the field's column."""
        return self.titles.get(field, field)


@dataclass(slots=True)
class Sorted:
    """Rows by what they are.

    Attributes:
        records: Those that are work, with the phase that a row above them names, if any.
        misfits: Those without a name, and cells that had to be shortened.
        notes: Those that nobody means as work, by their numbers, and why.
        hidden: How many cells had characters that nobody sees.
    """

    records: list[Record]
    misfits: list[Misfit]
    notes: list[tuple[int, str]]
    hidden: int = 0


def sorted_rows(
    rows: Sequence[Row],
    header: Row,
    columns: Sequence[Column],
    merged: frozenset[tuple[int, int]] = frozenset(),
) -> Sorted:
    """Rows that are work, without empty ones, totals and titles that come again.

    Args:
        merged: Cells that only repeat the one above, by row and column.
    """
    named = next((column.index for column in columns if column.field == "name"), -1)
    found = Sorted([], [], [])
    headings = not any(column.field in ("phase", "level") for column in columns)
    titles = tuple(map(bare, header.cells))
    stage = ""
    for row in rows:
        if row.empty:
            continue
        if tuple(map(bare, row.cells)) == titles:
            found.notes.append((row.number, "holds the titles again"))
            continue
        if (row.number, named) in merged:
            said = "has its name merged with that of the row above, and is left out"
            found.misfits.append(Misfit(row.number, "", said, "give the row a name of its own"))
            continue
        record = _record(row, columns, found)
        name = record.text("name")
        first = next(cell for cell in row.cells if cell)
        lone = sum(map(bool, row.cells)) == 1
        if headings and lone and is_stage(first):
            stage = _clean(first, found)
            continue
        if is_total(name or first) and (not record.text("id") or is_total(record.text("id"))):
            found.notes.append((row.number, f"adds up others (`{(name or first)[:40]}`)"))
            continue
        if not name:
            found.misfits.append(
                Misfit(row.number, "", "has no name and is left out", "say what the work is called")
            )
            continue
        if stage:
            cells = {**record.cells, "phase": (stage,)}
            record = Record(record.row, cells, record.titles, record.others)
        found.records.append(record)
    return found


def is_stage(name: str) -> bool:
    """Whether a lone name is that of a phase: crawl, walk, run in some language, or `Phase 2`."""
    return stage_named(name) is not None or _NUMBERED_STAGE.fullmatch(bare(name)) is not None


def _record(row: Row, columns: Sequence[Column], found: Sorted) -> Record:
    cells: dict[str, tuple[str, ...]] = {}
    titles: dict[str, str] = {}
    others: list[str] = []
    for column, text in _filled(row, columns, found):
        if column.field == "notes":
            others.append(text)
            continue
        if column.field == "team":
            others.append(f"{column.title}: {text}")
            continue
        if len(text) > LONGEST_TEXT:
            text = text[: LONGEST_TEXT - 1].rstrip() + "…"
            found.misfits.append(
                Misfit(
                    row.number,
                    column.title,
                    f"has more than {LONGEST_TEXT} characters and is cut",
                    "say it in a sentence; the rest belongs into a document",
                )
            )
        cells[column.field] = (*cells.get(column.field, ()), text)
        titles.setdefault(column.field, column.title)
    return Record(row.number, cells, titles, tuple(others))


def _filled(row: Row, columns: Sequence[Column], found: Sorted) -> Iterator[tuple[Column, str]]:
    for column in columns:
        if column.field and (text := _clean(cell_at(row, column.index), found)):
            yield column, text


def _clean(text: str, found: Sorted) -> str:
    """A text without characters that nobody sees, on one line save in lists."""
    if not text.isprintable():
        seen = "".join(c if c.isprintable() else " " * c.isspace() for c in text)
        found.hidden += len(seen) < len(text)
        text = " ".join(seen.split())
    return _GUARDED.sub("", text, count=1).strip()
