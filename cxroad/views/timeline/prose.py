"""The timeline in sentences, one fact each, that read well aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxroad.model.language import later, say
from cxroad.model.writing import count, day, grouped, listed, percent
from cxroad.views.timeline.rag import Colour
from cxroad.views.timeline.shape import LIKELY, Bar, InitiativeRow, PhaseRow, TimelineView
from cxroad.views.words import term

_BREAKS = re.compile(r"[ \t\n]+")


def sentences(view: TimelineView) -> Iterator[str]:
    """Every fact of the picture; an empty string where a new paragraph begins."""
    yield _closed(_flat(view.title))
    if view.organisation and _flat(view.organisation) not in _flat(view.title):
        yield say("Organisation: {name}", name=_closed(_flat(view.organisation)))
    yield say("As of {day}.", day=day(view.as_of))
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
        severity = term(alert.severity).capitalize()
        yield say(
            "{severity} {code}: {message}",
            severity=severity,
            code=alert.code,
            message=_closed(_flat(alert.message)),
        )
    if view.more:
        yield more_said(view, f"cxroad lint {view.path}".rstrip())


def more_said(view: TimelineView, command: str) -> str:
    """How many errors and warnings are not shown, and what to type to see them."""
    if view.alerts:
        many = count(view.more, "other error or warning", "other errors and warnings")
    else:
        many = count(view.more, "error or warning", "errors and warnings")
    return say("{errors}: {command}", errors=many, command=command)


def phase_sentences(view: TimelineView, phase: PhaseRow) -> Iterator[str]:
    """What a phase is for, how much of it is done, its dates and its gate."""
    words = [part for part in (phase.id, _flat(phase.name), _flat(phase.goal)) if part]
    yield say("Phase {name}", name=_closed(": ".join(words)))
    if not phase.total:
        yield say("No initiatives.")
    else:
        total = count(phase.total, "initiative")
        yield say("{n} of {initiatives} done.", n=grouped(phase.done), initiatives=total)
    yield from _dates(view, phase.bar)
    if phase.due:
        yield say("Gate: {day}.", day=phase.due_text)


def initiative_sentences(view: TimelineView, row: InitiativeRow) -> Iterator[str]:
    """Everything about a piece of work, a fact each."""
    yield _closed(f"{row.id}: {_flat(row.name)}")
    if row.owners:
        yield say("Owner: {name}", name=_closed(_flat(listed(row.owners))))
    yield say("Status: {status}.", status=say(row.status))
    if row.dateless:
        yield say("No dates: {why}.", why=row.dateless)
    yield from _dates(view, row.bar, milestone=row.milestone)
    for when, what in row.milestones:
        yield say("Milestone on {day}: {what}", day=view.said(when), what=_closed(_flat(what)))
    if row.due:
        yield say("Due: {day}.", day=row.due_text)
    if row.critical:
        yield say("On the critical path.")
    if row.verdict.colour not in (Colour.UNJUDGED, Colour.FINISHED):
        colour = term(row.verdict.colour).capitalize()
        yield say("{colour}: {reason}.", colour=colour, reason=row.verdict.reason)


def _dates(view: TimelineView, bar: Bar, milestone: bool = False) -> Iterator[str]:
    if bar.start is None or bar.finish is None:
        return
    if bar.slip:
        later_by = later("{days} later than at {reference}.")
        earlier_by = later("{days} earlier than at {reference}.")
        days = count(abs(bar.slip), view.slips_in)
        yield say(later_by if bar.slip > 0 else earlier_by, days=days, reference=view.since)
    start, finish = view.said(bar.start), view.said(bar.finish)
    if milestone:
        yield say("Milestone on {day}.", day=finish)
    elif start == finish:
        yield say("On {day}.", day=finish)
    else:
        yield say("From {first} to {last}.", first=start, last=finish)
    if bar.late and bar.late > bar.finish:
        late = view.said(bar.late)
        if view.runs:
            yield say(
                "In {share} of {n} runs by {day}.",
                share=percent(LIKELY),
                n=grouped(view.runs),
                day=late,
            )
        else:
            yield say("With high estimates to {day}.", day=late)


def _flat(text: str) -> str:
    return _BREAKS.sub(" ", text).strip(" ")


def _closed(text: str) -> str:
    """The text with a full stop, unless it ends like a sentence already."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
