"""People: how much change they are asked to absorb, and what helps them to.

First, how much lands on a team, and when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from cxroad.findings.finding import MOST_RELATED, Hit, Severity
from cxroad.lint.example import Example
from cxroad.lint.periods import lasting
from cxroad.lint.rule import Threshold, rule
from cxroad.lint.sources import FRANZ, PENNINGTON
from cxroad.lint.team_frames import TEAMS
from cxroad.lint.wording import together
from cxroad.model.writing import count, day, percent, rounded
from cxroad.schedule.busy import Clash, window
from cxroad.schedule.landing import (
    APART_WEEKS,
    Landing,
    Week,
    by_quarter,
    capacity,
    change_load,
    densest_year,
    quarter_of,
    weighing_in,
)
from cxroad.source.span import Route

if TYPE_CHECKING:
    from cxroad.plan import Plan

_LOAD = Threshold("PPL001", "load", 100, "% of the capacity", "Prosci: saturation is load > room")
_SEVERE_LOAD = Threshold("PPL001", "severe-load", 150, "% of the capacity", "our default")
_YEARLY = Threshold("PPL001", "landings", 6, "landings in a year", "our default, midway to ten")
_SEVERE_YEARLY = Threshold(
    "PPL001", "severe-landings", 10, "landings in a year", "Gartner: ten a year per employee (2022)"
)


@rule(
    "PPL001",
    Severity.WARNING,
    since="0.1",
    source=(
        "Prosci: people are saturated when change asks more of them than they can absorb",
        f"{FRANZ}: a stream of initiatives on top of the daily work ends in apathy",
        f"{PENNINGTON}: change with the least disturbance of the working day",
        "hours behind low, medium and high: our default, to be calibrated in `settings.load`",
    ),
    thresholds=(_LOAD, _SEVERE_LOAD, _YEARLY, _SEVERE_YEARLY),
    cure="Let one change settle before the next one lands (`after: [first + 8w]`, `start`), make "
    "the landing gentler, or free time for it and say so in the team's `capacity`.",
    frame=TEAMS,
    bad=(
        """
        desk: {size: 40}   # <- PPL001
        ...
        phone: {name: Call back, after: [listen], estimate: 6w, serves: {effort: 20%},
          impacts: {desk: high}}
        letters: {name: Plain letters, after: [listen], estimate: 6w, serves: {effort: 20%},
          impacts: {desk: medium}}
        """,
        Example(
            """
            desk: {size: 40}   # <- PPL001 severe
            ...
            phone: {name: Call back, after: [listen], estimate: 6w, serves: {effort: 20%},
              impacts: {desk: high}}
            letters: {name: Plain letters, after: [listen], estimate: 6w, serves: {effort: 20%},
              impacts: {desk: high}}
            """,
            "Two heavy changes land in the same week",
        ),
    ),
    good="""
    desk: {size: 40}
    ...
    phone: {name: Call back, after: [listen], estimate: 6w, serves: {effort: 20%},
      impacts: {desk: high}}
    letters: {name: Plain letters, after: [phone + 12w], estimate: 6w, serves: {effort: 20%},
      impacts: {desk: medium}}
    """,
    silent=Example(
        """
        desk: {size: 40, capacity: 6h}
        ...
        phone: {name: Call back, after: [listen], estimate: 6w, serves: {effort: 20%},
          impacts: {desk: high}}
        letters: {name: Plain letters, after: [listen], estimate: 6w, serves: {effort: 20%},
          impacts: {desk: medium}}
        """,
        "The team was given time for it",
    ),
)
def saturated_team(plan: Plan) -> Iterator[Hit]:
    """A team is asked for more than it can absorb.

    Each change is sensible by itself. Together they ask people for hours that nobody has, and what
    is asked last is what is done least: people nod, and go on as before.
    """
    schedule = plan.schedule
    start = schedule.start if schedule.relative else None
    for team, changes in plan.landings.items():
        most = capacity(plan.roadmap, team) * _LOAD.part(plan)
        over = change_load(changes, above=most)
        ahead = [week for week in over if start or week.monday + timedelta(6) >= plan.today]
        quarters = by_quarter(ahead, start)
        peaks = {name: max(weeks, key=_hours) for name, weeks in quarters.items()}
        whose = weighing_in(changes, (peak.monday for peak in peaks.values()))
        for name, weeks in quarters.items():
            peak = peaks[name]
            yield _saturated(plan, team, name, weeks, peak, whose[peak.monday])
        yield from _crowded(plan, team, changes, start)


def _hours(week: Week) -> Fraction:
    return week.hours


def _saturated(
    plan: Plan,
    team: str,
    quarter: str,
    over: Sequence[Week],
    peak: Week,
    changes: Sequence[Landing],
) -> Hit:
    """A quarter in which a team is over its capacity, at its peak.

    Args:
        over: The weeks in which it is.
        changes: What asks for something in the fullest of them.
    """
    ids = [change.id for change in changes]
    most = capacity(plan.roadmap, team)
    severe = peak.hours > most * _SEVERE_LOAD.part(plan)
    limit = (_SEVERE_LOAD if severe else _LOAD).part(plan)
    asked = f"for {_over(peak.hours / most, limit)} of what it can absorb" if most else _NO_TIME
    same = [week for week in over if week.hours == peak.hours]
    before = [week for week in over if week.monday < peak.monday]
    note = (
        f"{rounded(peak.hours, 2)} h a week are asked of each, and there is room for "
        f"{rounded(most, 2)} h; at that height for {count(len(same), 'week')} of {quarter}"
    )
    if before:
        first = before[0]
        note += f", and {rounded(first.hours, 2)} h already {_week(plan, first.monday)}"
    return Hit(
        _place(plan, team, ids),
        f"`{team}` is asked {asked} {_week(plan, peak.monday)}: {together(ids)}",
        severe=severe,
        related=_impacts(plan, changes),
        also=_others(plan, ids),
        help="let one of them land later (`after: [other + 8w]` or `start:`), or raise the team's "
        "`capacity` and say what stops for it",
        note=note,
    )


_NO_TIME = "for time it has not"


def _over(share: Fraction, limit: Fraction) -> str:
    """A share above a limit in percent; what rounding would make the limit is `just over` it."""
    said = percent(share)
    return f"just over {said}" if said == percent(limit) else said


def _crowded(
    plan: Plan, team: str, changes: Sequence[Landing], start: date | None
) -> Iterator[Hit]:
    """A year in which too many changes land, however small."""
    year = densest_year(changes, None if start else plan.today)
    if len(year) < _YEARLY.of(plan):
        return
    ids = [change.id for change in year]
    yield Hit(
        _place(plan, team, ids),
        f"{count(len(ids), 'change')} {'lands' if len(ids) == 1 else 'land'} on `{team}` within "
        f"one year, the last in {quarter_of(year[-1].day, start)}",
        severe=len(ids) >= _SEVERE_YEARLY.of(plan),
        related=_impacts(plan, year),
        also=_others(plan, ids),
        help="do fewer of them, or bring several to the team as one",
        note="hours do not tell everything: sheer number wears people out as well",
    )


@rule(
    "PPL002",
    Severity.WARNING,
    since="0.1",
    source=f"{PENNINGTON}: many small things with the least disturbance of the normal working day",
    cure="Move the landing out of the busy time, with `start` or `after`, or agree with the team "
    "that the period is not busy after all.",
    frame=TEAMS,
    bad="""
    desk: {size: 40, busy: [2027-05]}   # <- PPL002
    ...
    phone: {name: Call back, after: [listen], estimate: 6w, serves: {effort: 40%},
      impacts: {desk: high}}
    """,
    good="""
    desk: {size: 40, busy: [2027-08]}
    ...
    phone: {name: Call back, after: [listen], estimate: 6w, serves: {effort: 40%},
      impacts: {desk: high}}
    """,
    silent=Example(
        """
        desk: {size: 40, busy: [2027-05]}
        ...
        phone: {name: Call back, after: [listen], estimate: 6w, serves: {effort: 40%},
          impacts: {desk: low}}
        """,
        "A small change may land at any time",
    ),
)
def lands_in_busy_time(plan: Plan) -> Iterator[Hit]:
    """A change lands on a team in its busy time.

    The weeks around a landing need patience, and a busy team has none. The change is remembered
    for the queue that it made.
    """
    for clash in plan.clashes:
        yield _clash_hit(plan, clash)


def _clash_hit(plan: Plan, clash: Clash) -> Hit:
    one = len(clash.ids) == 1
    hit = set(clash.ids)
    changes = [change for change in plan.landings[clash.team] if change.id in hit]
    before, after = window(plan.roadmap)
    return Hit(
        _place(plan, clash.team, clash.ids, "busy"),
        f"{together(clash.ids)} {'lands' if one else 'land'} on `{clash.team}` in its busy "
        f"{clash.months}",
        related=_impacts(plan, changes),
        also=_others(plan, clash.ids),
        help="let it land before or after, with `start:` or `after:`",
        note=f"a landing reaches from {lasting(before.days)} before the finish to "
        f"{lasting(after.days)} after it",
    )


_APART = Threshold(
    "PPL008",
    "weeks",
    APART_WEEKS,
    "weeks apart",
    "The Change Compass: disruption peaks after go-live",
)


@rule(
    "PPL008",
    Severity.WARNING,
    since="0.1",
    source="The Change Compass: disruption is greatest 10 to 14 days after a change goes live",
    thresholds=(_APART,),
    cure="Leave two months between them, or bring both to the team as one change.",
    frame=TEAMS,
    bad="""
    desk: {size: 40}   # <- PPL008
    ...
    phone: {name: Call back, after: [listen], estimate: 6w, serves: {effort: 20%},
      impacts: {desk: high}}
    letters: {name: Plain letters, after: [phone], estimate: 6w, serves: {effort: 20%},
      impacts: {desk: high}}
    """,
    good="""
    desk: {size: 40}
    ...
    phone: {name: Call back, after: [listen], estimate: 6w, serves: {effort: 20%},
      impacts: {desk: high}}
    letters: {name: Plain letters, after: [phone + 2w], estimate: 6w, serves: {effort: 20%},
      impacts: {desk: high}}
    """,
    silent=Example(
        """
        desk: {size: 40}
        ...
        phone: {name: Call back, after: [listen], estimate: 6w, serves: {effort: 20%},
          impacts: {desk: high}}
        letters: {name: Plain letters, after: [phone], estimate: 6w, serves: {effort: 20%},
          impacts: {desk: medium}}
        """,
        "Only one of the two is heavy",
    ),
)
def back_to_back(plan: Plan) -> Iterator[Hit]:
    """Two heavy changes hit a team right after each other.

    The second arrives while people still struggle with the first, and what they had begun to learn
    is lost with it.
    """
    enough = _APART.of(plan) * 7
    since = date.min if plan.schedule.relative else plan.today
    for team, changes in plan.landings.items():
        heavy = sorted((c for c in changes if c.impact.level == "high"), key=lambda c: c.day)
        for first, second in pairwise(heavy):
            if (second.day - first.day).days < enough and second.day >= since:
                place = _place(plan, team, (first.id,))
                yield Hit(place, worded=partial(_close, plan, place, first, second))


def _close(plan: Plan, place: Route, first: Landing, second: Landing) -> Hit:
    team, ids = first.team, (first.id, second.id)
    apart = _apart((second.day - first.day).days)
    return Hit(
        place,
        f"Two heavy changes hit `{team}` {apart}: {together(ids)}",
        related=_impacts(plan, (first, second)),
        help=f"write `after: [{first.id} + {rounded(_APART.of(plan))}w]`, or bring them as one "
        "change",
        note="disruption is greatest two weeks after a change goes live",
    )


def _apart(days: int) -> str:
    if days == 0:
        return "on the same day"
    return f"{count(days, 'day')} apart" if days < 14 else f"{count(days // 7, 'week')} apart"


def _week(plan: Plan, monday: date) -> str:
    """A week as people name it: `in the week of 22 Nov 2027`, `in week 7`."""
    if plan.schedule.relative:
        return f"in week {(monday - plan.schedule.start).days // 7 + 1}"
    return f"in the week of {day(monday)}"


def _place(plan: Plan, team: str, ids: Iterable[str], *key: str) -> Route:
    """The team, or, where the file describes none of this name, the first impact on it."""
    if team in plan.roadmap.teams:
        return plan.roadmap.teams[team].at(*key)
    return plan.roadmap.initiatives[next(iter(ids))].at("impacts", team)


def _impacts(plan: Plan, changes: Sequence[Landing]) -> tuple[tuple[Route, str], ...]:
    """The impacts that land, as many as are shown, each with its day."""
    relative = plan.schedule.relative
    return tuple(
        (
            plan.roadmap.initiatives[each.id].at("impacts", each.team),
            f"`{each.id}` lands " + (_week(plan, each.day) if relative else f"on {day(each.day)}"),
        )
        for each in changes[:MOST_RELATED]
    )


def _others(plan: Plan, ids: Sequence[str]) -> tuple[Route, ...]:
    """The initiatives that are too many to be shown."""
    return tuple(plan.roadmap.initiatives[id].route for id in ids[MOST_RELATED:])
