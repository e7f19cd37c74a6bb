"""Where we are going, and a customer's voice: what every summary begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cxroad.model import writing
from cxroad.model.insight import InsightKind
from cxroad.model.language import later, say
from cxroad.model.metrics import MetricKind
from cxroad.model.vision import Vision
from cxroad.views.sheet import Line, Section, Tone
from cxroad.views.summary.scope import Scope
from cxroad.views.words import apart, clauses, flat, shifted, stopped, written

_UNNAMED = {
    InsightKind.N1: later("One customer"),
    InsightKind.IMMERSION: later("Time spent with customers"),
}
"""The kinds of insight that carry a voice, and what to call one without a name."""


@dataclass(frozen=True, slots=True)
class Direction:
    """The vision: what great looks like, until when, and when it was last looked at.

    Attributes:
        statement: In the author's words; empty when there is none.
        horizon: As written; empty when there is none.
        strategy: The part of the business plan that it serves; empty when there is none.
        reviewed: When it was last looked at.
        review_due: When the next look was or is due.
    """

    statement: str
    horizon: str
    strategy: str
    reviewed: date | None
    review_due: date | None
    section: Section


@dataclass(frozen=True, slots=True)
class Voice:
    """What a customer said, or the story of the business case.

    Attributes:
        words: The finding or the story; empty when the file has neither.
        source: Where they come from; empty for the business case.
        heard: When; None for the business case.
    """

    words: str
    source: str
    heard: date | None
    section: Section


def direction(scope: Scope) -> Direction:
    """The vision as the page opens with it; says so when there is none."""
    vision = scope.roadmap.vision or Vision()
    reviewed = vision.reviewed.last if vision.reviewed else None
    review_due = None
    if reviewed and vision.review_every:
        review_due = shifted(reviewed, timedelta(days=int(vision.review_every.calendar_days)))
    statement = flat(vision.statement)
    horizon = written(vision.horizon) if vision.horizon else ""
    strategy = flat(vision.strategy)
    if not statement:
        lines = [Line(say("No vision is written down."), tone=Tone.WARN)]
    else:
        lines = [Line(statement)]
        lines.append(_looked_at(scope, horizon, reviewed, review_due))
        lines.append(_business(scope, strategy))
    section = Section(say("Where we are going"), tuple(lines))
    return Direction(statement, horizon, strategy, reviewed, review_due, section)


def _business(scope: Scope, strategy: str) -> Line:
    """What this does for the business: the part of its plan, else its own outcomes."""
    if strategy:
        return Line(stopped(strategy), label=say("For the business plan:"))
    moved = [
        flat(each.label)
        for each in scope.roadmap.outcomes.values()
        if each.measure and each.measure.kind is MetricKind.BUSINESS
    ]
    if moved:
        text = say("it shall move {outcomes}.", outcomes=writing.listed(moved))
        return Line(text, label=say("For the business:"))
    return Line(say("The vision is not tied to the business plan."), tone=Tone.WARN)


def _looked_at(scope: Scope, horizon: str, reviewed: date | None, review_due: date | None) -> Line:
    facts = [say("until {day}", day=horizon)] if horizon else []
    end = scope.roadmap.vision.horizon if scope.roadmap.vision else None
    if end and end.last < scope.now and not scope.relative:
        ago = apart((scope.now - end.last).days)
        facts = [say("it was meant until {day}, {time} ago", day=horizon, time=ago)]
    tone = Tone.PLAIN
    if reviewed is None:
        facts.append(say("nobody wrote down when it was last looked at"))
        tone = Tone.WARN
    else:
        facts.append(say("last looked at on {day}", day=writing.day(reviewed)))
        if review_due and review_due < scope.now and not scope.relative:
            late = apart((scope.now - review_due).days)
            facts.append(say("the next look has been due for {time}", time=late))
            tone = Tone.WARN
        elif review_due:
            facts.append(say("the next look is due by {day}", day=writing.day(review_due)))
    text = say("{facts}.", facts=clauses(facts))
    return Line(text, label=say("The vision:"), tone=tone)


def voice(scope: Scope) -> Voice:
    """The newest finding of an n1 or an immersion, else the story of the case."""
    heard = [
        each
        for each in scope.roadmap.insight.values()
        if each.kind in _UNNAMED and flat(each.finding)
    ]
    heading = say("A customer's voice")
    if heard:
        newest = max(heard, key=lambda each: each.last.last if each.last else date.min)
        words, source = flat(newest.finding), flat(newest.name) or say(_UNNAMED[newest.kind])
        day = newest.last.last if newest.last else None
        said = writing.joined([source, written(newest.last)] if newest.last else [source])
        lines = (Line(words), Line(said, tone=Tone.QUIET))
        return Voice(words, source, day, Section(heading, lines))
    words = flat(scope.roadmap.case.emotional) if scope.roadmap.case else ""
    if words:
        return Voice(words, "", None, Section(heading, (Line(words),)))
    missing = Line(
        say("The file holds no customer's story: numbers alone never tell it all."),
        tone=Tone.WARN,
    )
    return Voice("", "", None, Section(heading, (missing,)))
