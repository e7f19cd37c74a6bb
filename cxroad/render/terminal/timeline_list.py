"""The timeline where there is no room, or nothing, to draw: a list with the dates in words."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from cxroad.model.language import say
from cxroad.model.writing import joined, percent
from cxroad.render.terminal.paint import (
    PHASE_STYLES,
    RAG_STYLES,
    Glyphs,
    cells,
    clip,
    shown,
    wrap,
)
from cxroad.render.terminal.timeline_columns import heading_of, letter_of, progress_of
from cxroad.render.terminal.timeline_legend import letter_lines
from cxroad.views.timeline import Bar, InitiativeRow, PhaseRow, TimelineView
from cxroad.views.timeline.shape import LIKELY
from cxroad.views.words import slip

_INDENT = "    "


def list_lines(view: TimelineView, width: int, marks: Glyphs) -> Iterator[Text]:
    """Phases and initiatives one below the other, each with its dates on a line of its own."""
    for number, phase in enumerate(view.phases):
        yield Text()
        yield from _phase(view, phase, PHASE_STYLES[number % len(PHASE_STYLES)], width, marks)
        for row in phase.rows:
            yield from _initiative(view, row, width, marks)
    critical = any(row.critical for row in view.rows)
    letters = list(letter_lines(view, width, marks))
    if critical or letters:
        yield Text()
    if critical:
        yield Text(f"  {marks.critical} {say('critical path')}", "dim")
    yield from letters


def _phase(
    view: TimelineView, phase: PhaseRow, style: str, width: int, marks: Glyphs
) -> Iterator[Text]:
    yield Text(heading_of(phase, width, marks), f"bold {style}")
    facts = [progress_of(phase)]
    facts += _dates(view, phase.bar, marks)
    if phase.due:
        facts.append(say("gate {day}", day=phase.due_text))
    for part in wrap(joined(facts), width - 2, most=3, glyphs=marks):
        yield Text(f"  {part}", "dim")


def _initiative(
    view: TimelineView, row: InitiativeRow, width: int, marks: Glyphs
) -> Iterator[Text]:
    mark = marks.critical if row.critical else " "
    letter = letter_of(row, marks)
    words = clip(f"{shown(row.id)}  {shown(row.name)}", width - 2 - (4 if letter else 0), marks)
    line = Text.assemble((f"{mark} ", "bold red"), (words, "bold" if row.critical else ""))
    if letter:
        line.append(" " * (width - 3 - 2 - cells(words)))
        line.append(f" {letter} ", RAG_STYLES.get(letter))
    yield line
    facts = _dates(view, row.bar, marks) or [row.dateless]
    if row.due and not row.milestone:
        facts.append(say("due {day}", day=row.due_text))
    if row.owners:
        facts.append(shown(row.owners[0]))
    for part in wrap(joined(facts), width - len(_INDENT), most=3, glyphs=marks):
        yield Text(f"{_INDENT}{part}", "dim")


def _dates(view: TimelineView, bar: Bar, marks: Glyphs) -> list[str]:
    if bar.start is None or bar.finish is None:
        return []
    start, finish = view.said(bar.start), view.said(bar.finish)
    words = [start if start == finish else f"{start} {marks.dash} {finish}"]
    if bar.late and bar.late > bar.finish:
        late = view.said(bar.late)
        if view.runs:
            words.append(say("{share} {day}", share=percent(LIKELY), day=late))
        else:
            words.append(say("high {day}", day=late))
    if view.since:
        words.append(say("slip {days}", days=slip(bar.slip)))
    return words
