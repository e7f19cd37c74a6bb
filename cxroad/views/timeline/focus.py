"""One initiative with its neighbours: what it waits for, and what waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxroad.errors import UsageError
from cxroad.model.language import say, say_of
from cxroad.model.nearest import nearest
from cxroad.model.writing import joined, named
from cxroad.views.arrows import Arrow, arrows_of
from cxroad.views.words import due, flat

if TYPE_CHECKING:
    from cxroad.plan import Plan

_MOST_NAMED = 8
"""The most ids in a sentence; our default."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What is shown of a roadmap when one initiative matters.

    Attributes:
        id: The initiative.
        ids: It and the initiatives beside it.
        phases: Phases that it waits for, or that wait for it.
        arrows: Those that begin or end at it.
        sentences: The same in words.
    """

    id: str
    ids: frozenset[str]
    phases: frozenset[str]
    arrows: tuple[Arrow, ...]
    sentences: tuple[str, ...]


def focus_on(plan: Plan, id: str) -> Focus:
    """An initiative with what its own `after` names, and with what names it.

    Raises:
        UsageError: No initiative with this id takes part.
    """
    _check(plan, id)
    arrows = tuple(each for each in arrows_of(plan) if id in (each.source.id, each.target.id))
    ends = [end for arrow in arrows for end in (arrow.source, arrow.target)]
    return Focus(
        id=id,
        ids=frozenset({id, *(end.id for end in ends if end.kind == "initiative")}),
        phases=frozenset(end.id for end in ends if end.kind == "phase"),
        arrows=arrows,
        sentences=tuple(_sentences(plan, id, arrows)),
    )


def _check(plan: Plan, id: str) -> None:
    known = plan.graph.initiatives
    if id in known:
        return
    roadmap = plan.roadmap
    if id in roadmap.initiatives:
        status = roadmap.initiatives[id].status
        raise UsageError(f"'{id}' is {status} and has no place on the timeline")
    if id in roadmap.phases:
        raise UsageError(
            f"'{id}' is a phase, and the focus is on one initiative",
            f"--select phase:{id} shows its work",
        )
    near = nearest(id, known)
    hint = f"did you mean `{near[0]}`?" if near else "`cxroad order` lists every id"
    raise UsageError(f"there is no initiative '{id[:64]}'", hint)


def _sentences(plan: Plan, id: str, arrows: tuple[Arrow, ...]) -> Iterator[str]:
    """What it waits for, what waits for it, and what the order of the phases makes of it."""
    before = [_waited_for(plan, each) for each in arrows if each.target.id == id]
    after = [each.target.id + _how(each) for each in arrows if each.source.id == id]
    waits = named(before, _MOST_NAMED) if before else say("no other initiative")
    if after:
        yield say_of(
            len(after),
            "{id} waits for {waits}, and {behind} waits for it.",
            "{id} waits for {waits}, and {behind} wait for it.",
            id=id,
            waits=waits,
            behind=named(after, _MOST_NAMED),
        )
    else:
        yield say("{id} waits for {waits}, and none waits for it.", id=id, waits=waits)
    graph, phase = plan.graph, plan.roadmap.initiatives[id].phase
    opens = graph.predecessors(phase)
    holds = [each for each in graph.successors(phase) if each in plan.roadmap.phases]
    if opens:
        ids = named(opens, _MOST_NAMED)
        yield say("Like all of {phase} it waits for {ids}.", phase=phase, ids=ids)
    if holds:
        ids = named(holds, _MOST_NAMED)
        yield say("Like all of {phase} it holds up {ids}.", phase=phase, ids=ids)


def _waited_for(plan: Plan, arrow: Arrow) -> str:
    """What is waited for as it was written; an external with its name and day."""
    external = plan.roadmap.externals.get(arrow.source.id)
    if arrow.source.kind != "external" or external is None:
        return arrow.text
    when = say("due {day}", day=due(external.due)) if external.due else say("without a date")
    facts = joined(fact for fact in (flat(external.name), when) if fact)
    return say("{id} ({facts})", id=arrow.text, facts=facts)


def _how(arrow: Arrow) -> str:
    return f" ({arrow.text})" if arrow.lag else ""
