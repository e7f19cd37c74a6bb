"""The next phase in one line, and what we are not doing now."""

from __future__ import annotations

from dataclasses import dataclass

from cxroad.model import writing
from cxroad.model.initiative import Initiative, Phase, Status
from cxroad.model.language import say
from cxroad.views.sheet import Line, Section
from cxroad.views.summary.decisions import new_story
from cxroad.views.summary.gate import Gate, gate, under_way
from cxroad.views.summary.scope import Scope
from cxroad.views.words import flat, stopped, written

_MOST = 5


@dataclass(frozen=True, slots=True)
class Parked:
    """An idea that waits.

    Attributes:
        id, name: As the summary calls it.
        since: Since when, as written; empty when not said.
        story: What would reopen it, or why it was parked; empty when not said.
        news: What was learnt about it since then; empty for nothing.
    """

    id: str
    name: str
    since: str
    story: str
    news: str


@dataclass(frozen=True, slots=True)
class Later:
    """What comes after, and what does not come now.

    Attributes:
        next: The next phase's finish and date; None after the last.
        goal: What is different at its end; may be empty.
    """

    next: Gate | None
    goal: str
    parked: tuple[Parked, ...]
    section: Section


def later(scope: Scope) -> Later | None:
    """The phase after this one and the parked ideas; None when there is neither."""
    phases = list(scope.roadmap.phases.values())
    following = _following(scope, phases)
    parked = tuple(
        _parked(scope, each)
        for each in scope.roadmap.initiatives.values()
        if each.status is Status.PARKED
    )
    if following is None and not parked:
        return None
    ahead = gate(scope, following) if following else None
    goal = flat(following.goal) if following else ""
    lines = [_next(scope, ahead, goal)] if ahead else []
    lines += [_waits(each) for each in parked[:_MOST]]
    if len(parked) > _MOST:
        lines.append(Line(say("And {n} more ideas that are parked.", n=len(parked) - _MOST)))
    heading = say("Next, and what we are not doing now") if parked else say("Next")
    if ahead is None:
        heading = say("What we are not doing now")
    return Later(ahead, goal, parked, Section(heading, tuple(lines)))


def _following(scope: Scope, phases: list[Phase]) -> Phase | None:
    """The next phase with work after the page's, in the file's order; for all after today's."""
    now = scope.phase or under_way(phases)
    if now is None:
        return None
    index = next(i for i, each in enumerate(phases) if each.id == now.id)
    return next((each for each in phases[index + 1 :] if scope.work[each.id]), None)


def _next(scope: Scope, ahead: Gate, goal: str) -> Line:
    facts = [writing.count(ahead.initiatives, "initiative")]
    if ahead.start and ahead.expected:
        days = dict.fromkeys((scope.when(ahead.start), scope.when(ahead.expected)))
        facts.append(say(" to ").join(days))
    if ahead.due:
        facts.append(say("to be finished by {day}", day=written(ahead.due)))
    name = say("{name}: {goal}", name=ahead.name, goal=goal) if goal else ahead.name
    text = say("{phase} {facts}.", phase=stopped(name), facts=writing.joined(facts))
    return Line(text, label=say("Next:"))


def _parked(scope: Scope, each: Initiative) -> Parked:
    return Parked(
        id=each.id,
        name=flat(each.name),
        since=written(each.since) if each.since else "",
        story=flat(each.because) or flat(each.need),
        news=new_story(scope, each),
    )


def _waits(each: Parked) -> Line:
    if each.since:
        sentences = [say("{name}, since {day}.", name=each.name, day=each.since)]
    else:
        sentences = [f"{each.name}."]
    sentences.append(stopped(each.story) or say("What would reopen it is not written down."))
    if each.news:
        sentences.append(say("New since then: {news}", news=stopped(each.news)))
    return Line(" ".join(sentences), label=say("Parked:"), item=True)
