"""A timeline with the slips since a reference, such as the last meeting."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxroad.model.language import later, say
from cxroad.views.timeline.shape import PhaseRow, TimelineView

if TYPE_CHECKING:
    from cxroad.views.diff import DiffView


def with_slips(view: TimelineView, reference: DiffView) -> TimelineView:
    """The timeline with the slip of each phase and initiative, and a note that says what it is."""
    plain = reference.difference.new.schedule.grid.plain
    unit = later("day") if plain else later("working day")
    if plain:
        text = later("Slip: days by which it ends later than at {reference}. {reasons}")
    else:
        text = later("Slip: working days by which it ends later than at {reference}. {reasons}")
    reasons = say("For the reasons: {command}", command=f"cxroad diff {reference.was} --then")
    note = say(text, reference=reference.older.said, reasons=reasons)
    phases = tuple(_slipped(phase, reference) for phase in view.phases)
    return replace(
        view, phases=phases, notes=(*view.notes, note), since=reference.was, slips_in=unit
    )


def _slipped(phase: PhaseRow, reference: DiffView) -> PhaseRow:
    rows = tuple(
        replace(row, bar=replace(row.bar, slip=reference.slip(row.id))) for row in phase.rows
    )
    bar = phase.bar
    if bar.drawn:
        bar = replace(bar, slip=reference.slip(phase.id))
    return replace(phase, bar=bar, rows=rows)
