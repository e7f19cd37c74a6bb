"""What the timeline does not say about initiatives: what they wait for, bring and cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxroad.model.initiative import Initiative
from cxroad.model.language import say
from cxroad.model.writing import joined, listed, money
from cxroad.plan import Plan
from cxroad.views.report.shape import Choice, Piece
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.summary.scope import Scope
from cxroad.views.timeline import InitiativeRow, TimelineView
from cxroad.views.timeline.rag import Colour
from cxroad.views.words import clauses, flat, stopped, term


def pieces(scope: Scope, timeline: TimelineView) -> dict[str, Piece]:
    """By id, in the order of the timeline."""
    rows = {row.id: row for row in timeline.rows}
    return {id: _piece(scope, row, rows) for id, row in rows.items()}


def _piece(scope: Scope, row: InitiativeRow, rows: Mapping[str, InitiativeRow]) -> Piece:
    initiative = scope.roadmap.initiatives[row.id]
    graph = scope.plan.graph
    before, after = graph.predecessors(row.id), graph.successors(row.id)
    return Piece(
        id=row.id,
        phase=initiative.phase,
        owners=tuple(dict.fromkeys(initiative.owner)),
        serves=tuple(id for id in initiative.serves if id in scope.roadmap.outcomes),
        waits=tuple(id for id in before if id in rows),
        unlocks=tuple(id for id in after if id in rows),
        told=" ".join(_told(scope, row, before, after)),
    )


def _told(
    scope: Scope, row: InitiativeRow, before: Iterable[str], after: Iterable[str]
) -> list[str]:
    said = [stopped(flat(row.name))]
    if row.verdict.colour not in (Colour.UNJUDGED, Colour.FINISHED):
        colour = term(row.verdict.colour).capitalize()
        said.append(say("{colour}: {reason}.", colour=colour, reason=row.verdict.reason))
    if row.critical:
        said.append(say("On the critical path."))
    waits, unlocks = listed(_names(scope, before)), listed(_names(scope, after))
    if waits:
        said.append(stopped(say("Waits for {names}", names=waits)))
    else:
        said.append(say("Waits for nothing."))
    if unlocks:
        said.append(stopped(say("Awaited by {names}", names=unlocks)))
    else:
        said.append(say("Nothing waits for it."))
    return said


def _names(scope: Scope, ids: Iterable[str]) -> list[str]:
    externals = scope.roadmap.externals
    return [flat(externals[id].name) or id if id in externals else scope.titled(id) for id in ids]


def work(scope: Scope, timeline: TimelineView) -> Section | None:
    """Every initiative of the plan, phase after phase; None when there is none."""
    tables = []
    for phase in timeline.phases:
        found = [scope.roadmap.initiatives[row.id] for row in phase.rows]
        if found:
            rows = tuple(_row(scope, each) for each in found)
            tables.append(Table(_columns(scope.titled(phase.id)), rows))
    if not tables:
        return None
    return Section(say("The work, phase by phase"), tables=tuple(tables))


def _columns(phase: str) -> tuple[Column, ...]:
    return (
        Column(phase, flows=True),
        Column(say("What people notice of it"), flows=True),
        Column(say("Moves"), flows=True),
        Column(say("Waits for"), flows=True),
        Column(say("Estimate"), right=True),
        Column(say("Cost"), right=True),
    )


def _row(scope: Scope, each: Initiative) -> Row:
    name, brings = flat(each.name), flat(each.value)
    moves = clauses(scope.titled(id) for id in each.serves)
    waits = clauses(_names(scope, scope.plan.graph.predecessors(each.id)))
    cost = money(each.cost.amount, scope.roadmap.currency) if each.cost else ""
    estimate = each.estimate.text if each.estimate else ""
    cells = (
        Cell(name, note=joined((each.id, term(each.status)))),
        Cell(brings or say("nobody says"), tone=Tone.PLAIN if brings else Tone.WARN),
        Cell(moves or "-"),
        Cell(waits or "-"),
        Cell(estimate or "-"),
        Cell(cost or "-"),
    )
    facts = [stopped(brings)] if brings else []
    facts += [stopped(say("Moves {names}", names=moves))] if moves else []
    facts += [stopped(say("Waits for {names}", names=waits))] if waits else []
    facts += [say("Estimate {estimate}.", estimate=estimate)] if estimate else []
    facts += [say("Cost {money}.", money=cost)] if cost else []
    return Row(cells, say("{name}: {facts}", name=name, facts=" ".join(facts)))


def choices(plan: Plan, scope: Scope, found: Iterable[Piece]) -> dict[str, tuple[Choice, ...]]:
    """What the timeline can be narrowed by, in file order; owners and statuses by their names."""
    known = list(found)
    used = {
        "owner": {key: scope.called([key]) for each in known for key in each.owners},
        "outcome": {key: scope.titled(key) for key in plan.roadmap.outcomes},
        "phase": {key: scope.titled(key) for key in plan.roadmap.phases},
        "status": {
            str(status): term(status)
            for each in known
            for status in (plan.roadmap.initiatives[each.id].status,)
        },
    }
    held = {
        "outcome": {key for each in known for key in each.serves},
        "phase": {each.phase for each in known},
    }
    return {
        kind: tuple(
            Choice(key, label or key)
            for key, label in keys.items()
            if kind not in held or key in held[kind]
        )
        for kind, keys in used.items()
    }


def lines_of(timeline: TimelineView) -> tuple[Line, ...]:
    """What stands above the timeline: when it all ends, and what it does not show."""
    said = [timeline.outlook] if timeline.outlook else []
    return tuple(Line(flat(text)) for text in (*said, *timeline.notes))
