"""From two states of a file to what the edit between them does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxroad.findings.finding import Severity
from cxroad.findings.report import FileReport
from cxroad.history.chances import Chance, gates
from cxroad.history.difference import Deed, Difference, Part
from cxroad.model.language import say
from cxroad.views.effect import found as findings
from cxroad.views.effect.gates import criteria, outcomes
from cxroad.views.effect.moves import initiatives, phases
from cxroad.views.effect.shape import EffectView, Found, Unread
from cxroad.views.sheet import Line, Tone
from cxroad.views.words import flat


def arrange_effect(
    difference: Difference | None,
    was: FileReport,
    now: FileReport,
    unread: Unread = Unread.NONE,
    did: Sequence[str] = (),
) -> EffectView:
    """What an edit does, in a handful of lines.

    Args:
        difference: Of the two plans, seen from the same day; None where one cannot be read in
            full.
        was, now: What lint finds in the two states.
        unread: Which of the two cannot be read in full.
        did: What the edit did to the file, in sentences.
    """
    chances = gates(difference) if difference and _moves_odds(difference) else ()
    found = findings.compare(was, now, difference.names if difference else None)
    lines = tuple(_lines(difference, unread, chances, found))
    return EffectView(
        difference=difference,
        unread=unread,
        chances=chances,
        found=found,
        lines=lines or (_nothing(),),
        done=tuple(Line(flat(text), f"{flat(now.path)}:", tone=Tone.STRONG) for text in did),
    )


_TIMED = frozenset({Part.ROADMAP, Part.PHASE, Part.INITIATIVE, Part.EXTERNAL, Part.CALENDAR})
_WORDS = frozenset(
    {
        *("name", "title", "goal", "value", "why", "need", "because", "owner", "theme", "tags"),
        *("levers", "evidence", "enablement", "comms", "embed", "stops", "origin", "cost"),
    }
)
"""Keys of which no day and no duration depends."""


def _moves_odds(difference: Difference) -> bool:
    """Whether chances may have changed: drawing them takes longer than all else."""
    return bool(difference.shifts) or any(
        each.part in _TIMED and not (each.deed is Deed.CHANGED and each.key in _WORDS)
        for each in difference.changes
    )


def _nothing() -> Line:
    return Line(say("no date, gate or finding changes"), tone=Tone.QUIET, item=True)


def _lines(
    difference: Difference | None, unread: Unread, chances: Sequence[Chance], found: Found
) -> Iterator[Line]:
    yield from findings.new(found, (Severity.ERROR,))
    if difference:
        yield from _dates(difference, chances)
    elif unread is Unread.BEFORE:
        yield Line(say("the file can be read in full now"), tone=Tone.GOOD, item=True)
    yield from findings.new(found, (Severity.WARNING, Severity.INFO))
    yield from findings.others(found)
    if unread in (Unread.AFTER, Unread.BOTH):
        text = say("dates and gates cannot be told: parts of the file cannot be read (see `lint`)")
        yield Line(text, tone=Tone.WARN, item=True)


def _dates(difference: Difference, chances: Sequence[Chance]) -> Iterator[Line]:
    old, new = difference.old.schedule, difference.new.schedule
    if old.relative and not new.relative:
        yield Line(say("the plan has dates now"), item=True)
    elif new.relative and not old.relative:
        yield Line(say("the plan has no dates any more, only weeks"), item=True)
    yield from initiatives(difference)
    yield from phases(difference, chances)
    yield from outcomes(difference)
    yield from criteria(difference)
