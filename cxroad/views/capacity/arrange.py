"""From a plan to the change load on its teams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cxroad.errors import NotComputable
from cxroad.model.language import say
from cxroad.model.writing import named
from cxroad.schedule.landing import Week, quarter_of
from cxroad.schedule.saturation import Backlog, Stretch, TeamLoad
from cxroad.views.capacity.sections import headline, notes, sections
from cxroad.views.capacity.shape import Arrival, CapacityView, Filled, TeamRow

if TYPE_CHECKING:
    from cxroad.plan import Plan

_WEEK = timedelta(weeks=1)
_MOST_NAMED = 5


def arrange_capacity(plan: Plan, weeks: bool = False, path: str = "") -> CapacityView:
    """Hours per affected person and week that landing changes ask of each team, and its capacity.

    Args:
        weeks: Show every week, not only the fullest one of each quarter.
        path: The roadmap's file, for what to type next.

    Raises:
        NotComputable: No initiative says which team it changes, or none that does has dates.
    """
    _check(plan)
    relative = plan.schedule.relative
    rows = tuple(_row(plan, load) for load in plan.loads.values())
    busy = [week.monday for row in rows for week in row.weeks]
    mondays = tuple(_mondays(min(busy), max(busy))) if busy else ()
    start = plan.schedule.start if relative else None
    view = CapacityView(
        title=plan.roadmap.title,
        path=path,
        as_of=plan.today,
        origin=start,
        weekly=weeks,
        quarters=tuple(dict.fromkeys(quarter_of(monday, start) for monday in mondays)),
        mondays=mondays,
        teams=rows,
        arrivals=tuple(sorted(_arrivals(plan), key=lambda arrival: arrival.day)),
        headline="",
        notes=(),
        sections=(),
    )
    view = replace(view, headline=headline(view), notes=tuple(notes(view, plan)))
    return replace(view, sections=tuple(sections(view, plan)))


def _check(plan: Plan) -> None:
    """Refuse a plan of which nothing true could be said.

    Raises:
        NotComputable: It says what is missing and how to add it.
    """
    hit = [each for each in plan.live if each.impacts]
    if not hit:
        team = next(iter(plan.roadmap.teams), "")
        named_ = f"impacts: {{{team or 'contact-centre'}: high}}"
        if not team:
            raise NotComputable(
                "no initiative says which team it changes, and no team is named",
                "add the teams at the top, `teams: {contact-centre: {size: 180}}`, and to an "
                f"initiative how hard it hits them, `{named_}`",
            )
        raise NotComputable(
            "no initiative says which team it changes",
            f"add to an initiative how hard it hits a team: `{named_}`, with low, medium, high or "
            "hours such as 3h",
        )
    if not plan.landings:
        raise NotComputable(
            f"nothing that changes a team has dates yet: "
            f"{named([each.id for each in hit], _MOST_NAMED)}",
            "say how long it takes: `estimate: 6w`, or `estimate: 4w..8w`",
        )


def _row(plan: Plan, load: TeamLoad) -> TeamRow:
    relative = plan.schedule.relative
    weeks = load.ahead(None if relative else plan.today)
    start = plan.schedule.start if relative else None
    quarters = load.quarters(weeks, start)
    whole = load.glance(weeks)
    left = load.backlog()
    coming = [each for each in left if weeks and each.monday >= weeks[0].monday and each.hours]
    most = max(coming, key=lambda each: each.hours, default=None)
    return TeamRow(
        team=load.team,
        size=load.size,
        capacity=load.capacity,
        own=load.own,
        quarters={name: _filled(load, stretch) for name, stretch in quarters.items()},
        weeks=tuple(_week(load, week) for week in weeks),
        whole=_filled(load, whole) if whole else None,
        backlog=most,
        clears=_clears(load, left, most),
    )


def _clears(load: TeamLoad, left: Sequence[Backlog], most: Backlog | None) -> date | None:
    if most is None:
        return None
    return load.clears(left[left.index(most) :])


def _week(load: TeamLoad, week: Week) -> Filled:
    stretch = load.glance([week])
    assert stretch is not None, "a week is not nothing"
    return _filled(load, stretch)


def _filled(load: TeamLoad, stretch: Stretch) -> Filled:
    peak = stretch.peak
    return Filled(
        peak.monday,
        peak.hours,
        load.share(peak.hours),
        load.grade(peak.hours),
        load.parts(peak),
        stretch.same,
        stretch.over,
        stretch.overload,
    )


def _mondays(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _WEEK


def _arrivals(plan: Plan) -> Iterator[Arrival]:
    """Landings from today on, each with the busy time of its team that it weighs on."""
    busy = {
        (clash.team, id): say("its busy {months}", months=clash.months)
        for clash in plan.clashes
        for id in clash.ids
    }
    for team, changes in plan.landings.items():
        for change in changes:
            if plan.schedule.relative or change.day >= plan.today:
                weighs = busy.get((team, change.id), "")
                yield Arrival(change.day, team, change.id, change.impact.text, weighs)
