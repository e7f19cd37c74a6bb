"""Where we are going, and a customer's voice: what every summary begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cxroad.model import writing
from cxroad.model.insight import InsightKind
from cxroad.model.metrics import MetricKind
from cxroad.model.vision import Vision
from cxroad.views.sheet import Line, Section, Tone
from cxroad.views.summary.scope import Scope
from cxroad.views.words import apart, flat, shifted, stopped, written

_UNNAMED = {InsightKind.N1: "One customer", InsightKind.IMMERSION: "Time spent with customers"}
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
    lines = [Line(statement) if statement else Line("No vision is written down.", tone=Tone.WARN)]
    if statement:
        lines.append(_looked_at(scope, horizon, reviewed, review_due))
        lines.append(_business(scope, strategy))
    section = Section("Where we are going", tuple(lines))
    return Direction(statement, horizon, strategy, reviewed, review_due, section)


def _business(scope: Scope, strategy: str) -> Line:
    """What this does for the business: the part of its plan, else its own outcomes."""
    if strategy:
        return Line(stopped(strategy), label="For the business plan:")
    moved = [
        flat(each.label)
        for each in scope.roadmap.outcomes.values()
        if each.measure and each.measure.kind is MetricKind.BUSINESS
    ]
    if moved:
        return Line(f"it shall move {writing.listed(moved)}.", label="For the business:")
    return Line("The vision is not tied to the business plan.", tone=Tone.WARN)


def _looked_at(scope: Scope, horizon: str, reviewed: date | None, review_due: date | None) -> Line:
    until = f"until {horizon}; " if horizon else ""
    end = scope.roadmap.vision.horizon if scope.roadmap.vision else None
    if end and end.last < scope.now and not scope.relative:
        until = f"it was meant until {horizon}, {apart((scope.now - end.last).days)} ago; "
    if reviewed is None:
        text = f"{until}nobody wrote down when it was last looked at."
        return Line(text, label="The vision:", tone=Tone.WARN)
    text = f"{until}last looked at on {writing.day(reviewed)}"
    if review_due and review_due < scope.now and not scope.relative:
        late = apart((scope.now - review_due).days)
        text = f"{text}; the next look has been due for {late}."
        return Line(text, label="The vision:", tone=Tone.WARN)
    text += f"; the next look is due by {writing.day(review_due)}." if review_due else "."
    return Line(text, label="The vision:")


def voice(scope: Scope) -> Voice:
    """The newest finding of an n1 or an immersion, else the story of the case."""
    heard = [
        each
        for each in scope.roadmap.insight.values()
        if each.kind in _UNNAMED and flat(each.finding)
    ]
    heading = "A customer's voice"
    if heard:
        newest = max(heard, key=lambda each: each.last.last if each.last else date.min)
        words, source = flat(newest.finding), flat(newest.name) or _UNNAMED[newest.kind]
        day = newest.last.last if newest.last else None
        said = f"{source}, {written(newest.last)}" if newest.last else source
        lines = (Line(words), Line(said, tone=Tone.QUIET))
        return Voice(words, source, day, Section(heading, lines))
    words = flat(scope.roadmap.case.emotional) if scope.roadmap.case else ""
    if words:
        return Voice(words, "", None, Section(heading, (Line(words),)))
    missing = Line(
        "The file holds no customer's story: numbers alone never tell it all.", tone=Tone.WARN
    )
    return Voice("", "", None, Section(heading, (missing,)))
