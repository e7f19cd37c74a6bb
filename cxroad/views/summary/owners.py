"""Who carries what: owners by the part of the organisation that they stand for."""

from __future__ import annotations

from dataclasses import dataclass

from cxroad.model import writing
from cxroad.model.initiative import Initiative
from cxroad.model.language import later, say
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.summary.scope import Scope
from cxroad.views.words import flat

_MOST = 8


@dataclass(frozen=True, slots=True)
class Carrier:
    """A function, or a person whose function is not known, and its unfinished initiatives.

    Attributes:
        function: Part of the organisation; the owner's name where it is not known.
        people: The owners, each once, in file order.
        initiatives: Unfinished initiatives in the whole roadmap that they answer for.
        here: Those on the page, at least one; all of them for the whole roadmap.
    """

    function: str
    people: tuple[str, ...]
    initiatives: int
    here: int


@dataclass(frozen=True, slots=True)
class Owners:
    """Carriers, those with most first, and the initiatives that nobody answers for."""

    carriers: tuple[Carrier, ...]
    unowned: tuple[str, ...]
    section: Section


def owners(scope: Scope) -> Owners | None:
    """Who answers for the work that is left; None when none is left."""
    work = [each for each in scope.plan.live if each.unfinished]
    groups: dict[str, list[Initiative]] = {}
    for each in work:
        if each.owner:
            groups.setdefault(_function(scope, each.owner[0]), []).append(each)
    every = [_carrier(scope, name, group) for name, group in groups.items()]
    every.sort(key=lambda each: (-each.here, -each.initiatives))
    carriers = tuple(each for each in every if each.here)
    unowned = tuple(each.id for each in work if not each.owner and scope.holds(each))
    if not carriers and not unowned:
        return None
    lines: tuple[Line, ...] = ()
    if unowned:
        names = writing.listed([scope.titled(id) for id in unowned[:_MOST]])
        if len(unowned) > _MOST:
            names = say("{names} and {n} more", names=names, n=len(unowned) - _MOST)
        lines = (Line(f"{names}.", label=say("Nobody answers for:"), tone=Tone.WARN),)
    tables = (_table(scope, carriers[:_MOST]),) if carriers else ()
    notes: tuple[Line, ...] = ()
    if len(carriers) > _MOST:
        rest = sum(each.initiatives for each in carriers[_MOST:])
        text = say(
            "And {n} more with {initiatives}.",
            n=len(carriers) - _MOST,
            initiatives=writing.count(rest, "initiative"),
        )
        notes = (Line(text, tone=Tone.QUIET),)
    return Owners(carriers, unowned, Section(say("Who carries what"), lines, tables, notes))


def _function(scope: Scope, owner: str) -> str:
    person = scope.roadmap.people.get(owner)
    return flat(person.function) if person and person.function else scope.called([owner])


def _carrier(scope: Scope, function: str, work: list[Initiative]) -> Carrier:
    names = dict.fromkeys(scope.called(each.owner[:1]) for each in work)
    people = tuple(name for name in names if name != function)
    return Carrier(function, people, len(work), sum(scope.holds(each) for each in work))


def _table(scope: Scope, carriers: tuple[Carrier, ...]) -> Table:
    name = scope.titled(scope.phase.id) if scope.phase else ""
    named = any(each.people for each in carriers)
    columns = [Column(say("Function") if named else say("Owner"), flows=True)]
    columns += [Column(say("Who"), flows=True)] if named else []
    columns += [Column(say("Still to do"), right=True)]
    columns += [Column(say("In this phase"), right=True)] if name else []
    rows = []
    for each in carriers:
        cells = [Cell(each.function)]
        people = writing.joined(each.people)
        cells += [Cell(people or "-")] if named else []
        cells += [Cell(str(each.initiatives))]
        cells += [Cell(str(each.here))] if name else []
        who = each.function
        if people:
            who = say("{function} ({people})", function=who, people=people)
        text = later("{who}: {initiatives} still to do.")
        if name:
            text = later("{who}: {initiatives} still to do, {n} of them in {phase}.")
        left = writing.count(each.initiatives, "initiative")
        sentence = say(text, who=who, initiatives=left, n=each.here, phase=name)
        rows.append(Row(tuple(cells), sentence))
    return Table(tuple(columns), tuple(rows))
