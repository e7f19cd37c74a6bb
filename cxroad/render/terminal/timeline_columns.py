"""The words at the left of a timeline: which columns there are, how wide, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxroad.model.language import say
from cxroad.model.writing import day
from cxroad.render.terminal.paint import Glyphs, cells, clip, shown
from cxroad.views.timeline import Bar, InitiativeRow, PhaseRow, TimelineView
from cxroad.views.timeline.rag import Colour
from cxroad.views.words import slip

OWNERS_FROM, DATES_FROM = 100, 150
"""The widths from which owners are shown in letters, and in full with finish and high finish."""

_MARK = 2
LETTERS = {Colour.RED: "R", Colour.AMBER: "A", Colour.GREEN: "G"}
"""The letter of each colour that has one."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells; 0 for a column that is not shown. A blank follows each.

    Attributes:
        id, name, owner: Words of the author.
        full: Owners are written in full.
        rag: The letter.
        slip: The slip since a reference.
        finish, high: The expected finish, and the high one where one differs.
        left: All that stands before the chart.
        chart: What is left for it.
    """

    id: int
    name: int
    owner: int
    full: bool
    rag: int
    slip: int
    finish: int
    high: int
    left: int
    chart: int


def columns_for(view: TimelineView, width: int, marks: Glyphs) -> Columns:
    """The columns that a width has room for.

    The chart takes 45 % (40 % beside dates), and what the longest name leaves over; what a phase
    is called has room too, its goal only where some is left.
    """
    rows = view.rows
    full = width >= DATES_FROM
    most = 24 if full else 16 if width >= OWNERS_FROM else 13
    id_width = min(max([2, *(cells(shown(row.id)) for row in rows)]), most)
    owner = 0
    if width >= OWNERS_FROM and any(row.owners for row in rows):
        owner = max(3, *(cells(owner_of(row, full)) for row in rows))
        owner = max(cells(say("Owner")), min(owner, 18)) if full else min(owner, 6)
        owner = max(owner, cells(owner_heading(full)))
    rag = cells(say("RAG")) if any(letter_of(row, marks) for row in rows) else 0
    bars = [*(row.bar for row in rows), *(phase.bar for phase in view.phases)]
    slipped = (
        max([cells(say("Slip")), *(cells(slip(bar.slip)) for bar in bars)]) if view.since else 0
    )
    finish = _days_width(view) if full else 0
    high = finish if any(has_high(row.bar) for row in rows) else 0
    taken = _MARK + id_width + 1
    taken += sum(size + 1 for size in (owner, rag, slipped, finish, high) if size)
    beside = sum(size + 1 for size in (slipped, finish, high) if size)
    asked = max([0, *(_called(phase) for phase in view.phases)]) + beside - taken
    longest = max([cells(say("Initiative")), asked, *(cells(shown(row.name)) for row in rows)])
    name = min(longest, width - width * (40 if full else 45) // 100 - taken - 1)
    left = taken + name + 1
    return Columns(id_width, name, owner, full, rag, slipped, finish, high, left, width - left)


def owner_heading(full: bool) -> str:
    """What stands above the owners."""
    return say("Owner") if full else say("Own")


def _days_width(view: TimelineView) -> int:
    """Cells for a day, whichever it is, and for what stands above."""
    headings = [cells(say("Finish")), cells(say("High"))]
    if view.relative:
        return max(headings)
    months = (cells(day(date(2027, number, 28))) for number in range(1, 13))
    return max(*headings, *months)


def has_high(bar: Bar) -> bool:
    """Whether the late finish is known and differs from the expected one."""
    return bar.late is not None and bar.late != bar.finish


def letter_of(row: InitiativeRow, marks: Glyphs) -> str:
    """R, A, G, the mark for finished work, or nothing."""
    if row.verdict.colour is Colour.FINISHED:
        return marks.finished
    return LETTERS.get(row.verdict.colour, "")


def owner_of(row: InitiativeRow, full: bool) -> str:
    """The owners in full, or the first in letters with the number of others: `AL+1`."""
    if full:
        return shown(", ".join(row.owners))
    others = f"+{len(row.owners) - 1}" if len(row.owners) > 1 else ""
    return shown(row.owner) + others


def heading_of(phase: PhaseRow, width: int, marks: Glyphs) -> str:
    """A phase's id in capitals, then its name where that says more, and its goal, cut to fit."""
    name = _own_name(phase)
    words = ": ".join(part for part in (name, shown(phase.goal)) if part)
    id = clip(shown(phase.id).upper(), width // 2 if words else width, marks)
    return clip(f"{id}  {words}" if words else id, width, marks)


def progress_of(phase: PhaseRow) -> str:
    """How much of a phase is finished: `3/8 done`."""
    if not phase.total:
        return say("no initiatives")
    return say("{n}/{total} done", n=phase.done, total=phase.total)


def _called(phase: PhaseRow) -> int:
    """Cells for a phase's id and name and its progress, so that `heading_of` need not cut them."""
    id, name = cells(shown(phase.id).upper()), cells(_own_name(phase))
    whole = (id + 2 + name if name else id) + (3 if phase.goal else 0)
    halves = 2 * id if name or phase.goal else 0
    return max(whole, halves) + 1 + cells(progress_of(phase))


def _own_name(phase: PhaseRow) -> str:
    """A phase's name where it says more than its id."""
    name = shown(phase.name)
    same = name.casefold() == phase.id.replace("-", " ").replace("_", " ").casefold()
    return "" if same else name
