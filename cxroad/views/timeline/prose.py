"""The timeline in sentences, one fact each, that read well aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxroad.model.writing import count, day, grouped, listed
from cxroad.views.timeline.rag import Colour
from cxroad.views.timeline.shape import Bar, InitiativeRow, PhaseRow, TimelineView

_BREAKS = re.compile(r"[ \t\n]+")


def sentences(view: TimelineView) -> Iterator[str]:
    """Every fact of the picture; an empty string where a new paragraph begins."""
    yield _closed(_flat(view.title))
    if view.organisation and _flat(view.organisation) not in _flat(view.title):
        yield f"Organisation: {_closed(_flat(view.organisation))}"
    yield f"As of {day(view.as_of)}."
    if view.outlook:
        yield view.outlook
    for note in view.notes:
        yield _flat(note)
    for phase in view.phases:
        yield ""
        yield from phase_sentences(view, phase)
        for row in phase.rows:
            yield ""
            yield from initiative_sentences(view, row)
    if view.alerts or view.more:
        yield ""
    for alert in view.alerts:
        yield f"{str(alert.severity).capitalize()} {alert.code}: {_closed(_flat(alert.message))}"
    if view.more:
        which = "other error or warning" if view.alerts else "error or warning"
        some = "other errors and warnings" if view.alerts else "errors and warnings"
        yield f"{count(view.more, which, some)}: cxroad lint {view.path}".rstrip()


def phase_sentences(view: TimelineView, phase: PhaseRow) -> Iterator[str]:
    """What a phase is for, how much of it is done, its dates and its gate."""
    words = [part for part in (phase.id, _flat(phase.name), _flat(phase.goal)) if part]
    yield f"Phase {_closed(': '.join(words))}"
    if not phase.total:
        yield "No initiatives."
    else:
        yield f"{phase.done} of {count(phase.total, 'initiative')} done."
    yield from _dates(view, phase.bar)
    if phase.due:
        yield f"Gate: {phase.due_text}."


def initiative_sentences(view: TimelineView, row: InitiativeRow) -> Iterator[str]:
    """Everything about a piece of work, a fact each."""
    yield _closed(f"{row.id}: {_flat(row.name)}")
    if row.owners:
        yield f"Owner: {_closed(_flat(listed(row.owners)))}"
    yield f"Status: {row.status}."
    if row.dateless:
        yield f"No dates: {row.dateless}."
    yield from _dates(view, row.bar, milestone=row.milestone)
    for when, what in row.milestones:
        yield f"Milestone on {view.said(when)}: {_closed(_flat(what))}"
    if row.due:
        yield f"Due: {row.due_text}."
    if row.critical:
        yield "On the critical path."
    if row.verdict.colour not in (Colour.UNJUDGED, Colour.FINISHED):
        yield f"{row.verdict.colour.capitalize()}: {row.verdict.reason}."


def _dates(view: TimelineView, bar: Bar, milestone: bool = False) -> Iterator[str]:
    if bar.start is None or bar.finish is None:
        return
    if bar.slip:
        side = "later" if bar.slip > 0 else "earlier"
        yield f"{count(abs(bar.slip), view.slips_in)} {side} than at {view.since}."
    start, finish = view.said(bar.start), view.said(bar.finish)
    if milestone:
        yield f"Milestone on {finish}."
    elif start == finish:
        yield f"On {finish}."
    else:
        yield f"From {start} to {finish}."
    if bar.late and bar.late > bar.finish:
        said = view.said(bar.late)
        yield (
            f"In 80 % of {grouped(view.runs)} runs by {said}."
            if view.runs
            else (f"With high estimates to {said}.")
        )


def _flat(text: str) -> str:
    return _BREAKS.sub(" ", text).strip(" ")


def _closed(text: str) -> str:
    """The text with a full stop, unless it ends like a sentence already."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
