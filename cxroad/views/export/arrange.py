"""From a plan and its findings to an export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from cxroad.model.initiative import Initiative
from cxroad.model.language import say
from cxroad.schedule.value import Coverage
from cxroad.views.arrows import Arrow, arrows_of
from cxroad.views.export.shape import ExportView, External, Item, Outcome, Stage
from cxroad.views.timeline import Bar, InitiativeRow, PhaseRow, arrange_timeline, with_odds
from cxroad.views.timeline.focus import Focus
from cxroad.views.timeline.rag import Colour
from cxroad.views.words import term

if TYPE_CHECKING:
    from cxroad.findings.report import FileReport
    from cxroad.plan import Plan
    from cxroad.simulate.forecast import Forecast


def arrange_export(
    plan: Plan,
    report: FileReport | None = None,
    focus: Focus | None = None,
    odds: Forecast | None = None,
) -> ExportView:
    """All of a plan, or one initiative with its neighbours.

    Args:
        odds: How late things end in many runs; their days are then exported too.

    Raises:
        NotComputable: The schedule cannot be computed.
    """
    roadmap = plan.roadmap
    timeline = arrange_timeline(plan, report, focus=focus)
    if odds:
        timeline = with_odds(timeline, odds)
    arrows = focus.arrows if focus else arrows_of(plan)
    rows = {row.id: row for row in timeline.rows}
    shown = [
        each
        for each in roadmap.initiatives.values()
        if each.id in rows or (focus is None and not each.live)
    ]
    ends = {end.id for arrow in arrows for end in (arrow.source, arrow.target)}
    return ExportView(
        timeline=timeline,
        vision=roadmap.vision.statement if roadmap.vision else "",
        currency=roadmap.currency or "",
        stages=tuple(_stage(each) for each in timeline.phases),
        items=tuple(_items(plan, shown, rows, arrows)),
        externals=tuple(
            External(id, each.name or "", each.due.last if each.due else None)
            for id, each in roadmap.externals.items()
            if focus is None or id in ends
        ),
        outcomes=tuple(_outcomes(plan)),
        arrows=arrows,
    )


def _stage(row: PhaseRow) -> Stage:
    return Stage(row.id, row.name, row.goal, row.bar, row.due, row.done, row.total)


def _items(
    plan: Plan,
    initiatives: Iterable[Initiative],
    rows: dict[str, InitiativeRow],
    arrows: Iterable[Arrow],
) -> Iterator[Item]:
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for arrow in arrows:
        if arrow.target.kind == "initiative":
            before.setdefault(arrow.target.id, []).append(arrow.text)
        if arrow.source.kind == "initiative":
            after.setdefault(arrow.source.id, []).append(arrow.target.id)
    for each in initiatives:
        waits, awaited = before.get(each.id, ()), after.get(each.id, ())
        yield _item(plan, each, rows.get(each.id), tuple(waits), tuple(dict.fromkeys(awaited)))


def _item(
    plan: Plan,
    initiative: Initiative,
    row: InitiativeRow | None,
    waits: tuple[str, ...],
    awaited: tuple[str, ...],
) -> Item:
    times = plan.schedule.times.get(initiative.id)
    people = plan.roadmap.people
    owners = (people[each].name if each in people else each for each in initiative.owner)
    return Item(
        id=initiative.id,
        name=initiative.name,
        phase=initiative.phase,
        kind=initiative.kind.value,
        status=initiative.status.value,
        owners=tuple(owners),
        estimate=initiative.estimate.text if initiative.estimate else "",
        bar=row.bar if row else Bar(),
        due=initiative.due.last if initiative.due else None,
        days=times.days if times else 0,
        slack=times.slack if times else None,
        critical=times is not None and times.critical,
        milestone=times is not None and times.milestone,
        rag=(row.verdict.colour if row else Colour.UNJUDGED).value,
        reason=row.verdict.reason if row else "",
        dateless=row.dateless if row else say("it is {status}", status=term(initiative.status)),
        waits_for=waits,
        awaited_by=awaited,
        serves=tuple(plan.contributions.get(initiative.id, {}).items()),
        value=plan.value(initiative.id),
        cost=initiative.cost.amount if initiative.cost else None,
        effort=initiative.effort.value if initiative.effort else None,
        teams=tuple(initiative.impacts),
        vendors=initiative.vendors,
        tags=initiative.tags,
    )


def _outcomes(plan: Plan) -> Iterator[Outcome]:
    nothing = Coverage(Fraction(0), 0)
    for id, each in plan.roadmap.outcomes.items():
        goal, latest = each.goal, each.latest
        yield Outcome(
            id=id,
            name=each.name or "",
            metric=each.metric or (each.id if each.measure else ""),
            baseline=each.baseline.value if each.baseline else None,
            target=goal.value if goal else None,
            latest=latest[1].value if latest else None,
            by=each.by.last if each.by else None,
            points=plan.worth.get(id, Fraction(0)),
            claimed=plan.coverage.get(id, nothing).total,
        )
