"""Results: whether there is something to celebrate, a gate was passed, people were told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.example import Example
from cxroad.lint.frames import PLAN
from cxroad.lint.periods import lasting, on_day
from cxroad.lint.result_frames import FINISHED, GATES
from cxroad.lint.rule import Threshold, rule
from cxroad.lint.sources import FRANZ, PENNINGTON, RESPONSIBLE, STEPS
from cxroad.lint.wording import together
from cxroad.lint.words import Names, matcher
from cxroad.model.initiative import DONE, Initiative, Kind, Phase
from cxroad.model.writing import count, listed
from cxroad.schedule.exits import Judged, Mark
from cxroad.source.span import Route

if TYPE_CHECKING:
    from cxroad.plan import Plan

_SHARE = Threshold("EVI004", "share", 30, "% of all initiatives at most", "our default")

_PARTY = """
crawl:
  initiatives:
    party: {name: Grand opening, kind: event, estimate: 1w}   # <- EVI004
    answer: {name: Answer every call, estimate: 8w, serves: {effort: 30%}}
walk:
  initiatives:
    explain: {name: Explain every visit, estimate: 6w, after: [answer], serves: {effort: 15%}}
    follow: {name: Call after the visit, estimate: 6w, serves: {effort: 30%}}
    remind: {name: Remind of the visit, estimate: 6w, serves: {effort: 25%}}
"""


@rule(
    "EVI004",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{RESPONSIBLE}: balloons and fireworks, and nothing that a customer would notice",
        f"{PENNINGTON}: a grand announcement only starts the work from a negative place",
    ),
    thresholds=(_SHARE,),
    cure="Deliver first and celebrate after it, with those who did it and those who feel it. Keep "
    "events few; the news is what has changed.",
    frame=PLAN,
    bad=(
        _PARTY,
        Example(
            _PARTY.replace("1w}   # <- EVI004", "1w, after: [answer]}   # <- EVI004 info"),
            "After the first delivery, and still without a purpose",
        ),
        Example(
            """
            crawl:
              initiatives:
                answer: {name: Answer every call, estimate: 8w, serves: {effort: 30%}}
            walk:
              initiatives:
                explain: {name: Explain, estimate: 6w, after: [answer], serves: {effort: 15%}}
                follow: {name: Call after, estimate: 6w, serves: {effort: 30%}}
                remind: {name: Remind, estimate: 6w, serves: {effort: 25%}}
                party: {name: Grand opening, kind: event, after: [answer]}   # <- EVI004
                feast: {name: Great feast, kind: event, after: [explain]}
            """,
            "More than three in ten are events",
        ),
    ),
    good=_PARTY.replace("estimate: 1w}   # <- EVI004", "estimate: 1w, serves: {effort: 1%}}"),
    silent=Example(
        _PARTY.replace("estimate: 1w}   # <- EVI004", "status: parked}"),
        "What is parked or dropped is no event of this plan",
    ),
)
def balloons(plan: Plan) -> Iterator[Hit]:
    """An event stands on the roadmap that moves nothing.

    Applause is no result. Where the announcement comes first, everybody waits for what was
    announced, and it can only come too late or too small.
    """
    events = [item for item in plan.live if _is_event(plan, item)]
    idle = [item for item in events if not item.serves]
    many = len(events) > _SHARE.part(plan) * len(plan.live)
    crowd: list[Initiative] = []
    for item in idle:
        if (first := _comes_before(plan, item)) is not None:
            yield _too_early(plan, item, first)
        elif many:
            crowd.append(item)
        else:
            yield Hit(
                item.route,
                f"`{item.id}` is an event that moves no outcome",
                severity=Severity.INFO,
                help="say in `serves` what it moves, or ask what it is for",
            )
    if crowd:
        yield Hit(
            crowd[0].route,
            f"{len(events)} of {count(len(plan.live), 'initiative')} are events, and "
            f"{together(item.id for item in crowd)} {_move(crowd)} no outcome",
            related=tuple((item.route, "another one") for item in crowd[1:4]),
            also=tuple(item.route for item in crowd[4:]),
            help="put that time and money into something that people notice",
        )


def _comes_before(plan: Plan, item: Initiative) -> date | None:
    """The earliest day on which value can arrive, where an event starts before it; else None.

    Value without a date arrives today at the earliest, unless it is said to be done.
    """
    times, schedule = plan.schedule.times, plan.schedule
    start, days = times[item.id].start, [plan.first_value.day] if plan.first_value else []
    undated = [each for each in plan.live if plan.delivers(each.id) and not times[each.id].dated]
    if undated:
        if schedule.relative or any(each.status is DONE for each in undated):
            return None
        days.append(plan.today)
    first = min(days, default=None)
    return first if start is not None and first is not None and start < first else None


def _too_early(plan: Plan, item: Initiative, first: date) -> Hit:
    start, delivery = plan.schedule.times[item.id].start, plan.first_value
    past = not plan.schedule.relative and start is not None and start < plan.today
    said = "came before there was" if past else "comes before there is"
    related: tuple[tuple[Route, str], ...] = ()
    if delivery is not None and delivery.day == first:
        arrives = plan.roadmap.initiatives[delivery.ids[0]]
        related = ((arrives.route, f"the first of value, {on_day(plan, first)}"),)
    return Hit(
        item.route,
        f"`{item.id}` {said} anything to show",
        related=related,
        help="let the first delivery be the announcement, and celebrate after it",
    )


def _move(items: list[Initiative]) -> str:
    return "moves" if len(items) == 1 else "move"


def _is_event(plan: Plan, item: Initiative) -> bool:
    """Whether it is an event by its kind or by its name."""
    own = Names([plan.roadmap.organisation or ""])
    return item.kind is Kind.EVENT or matcher("events").first(item.name, own) is not None


@rule(
    "EVI005",
    Severity.WARNING,
    since="0.1",
    source=f"{STEPS}: a step is left when it has brought what the next one builds on",
    cure="Write into `exit` two or three things that must be true, with a number where one can be "
    "measured. A gate that was not passed is opened by a decision: write it down in `decisions`, "
    "and let the criterion say what was decided.",
    frame=GATES,
    bad=(
        """
        walk:
          exit:
            - effort >= 4.9   # <- EVI005
          initiatives:
            phone: {name: Call back, after: [listen], serves: {effort: 20%}, status: done,
              finished: 2027-06-27}
        """,
        Example(
            """
            walk:
              exit:
                - staff >= 10   # <- EVI005
              initiatives:
                phone: {name: Call back, after: [listen], serves: {effort: 20%}, status: done,
                  finished: 2027-06-27}
            """,
            "Nobody has measured it",
        ),
        Example(
            """
            walk:   # <- EVI005 info
              initiatives:
                phone: {name: Call back, after: [listen], serves: {effort: 20%}, estimate: 8w}
            """,
            "A phase without a gate",
        ),
    ),
    good="""
    walk:
      exit: [effort >= 4.7, phone done, The board has heard ten calls]
      initiatives:
        phone: {name: Call back, after: [listen], serves: {effort: 20%}, status: done,
          finished: 2027-06-27}
    """,
    silent=Example(
        """
        walk:
          exit: [effort >= 4.9]
          initiatives:
            phone: {name: Call back, after: [listen], serves: {effort: 20%}, status: active,
              start: 2027-06-28, estimate: 12w}
        """,
        "The phase goes on, and may still reach its gate",
    ),
)
def exit_not_checked(plan: Plan) -> Iterator[Hit]:
    """A phase has no exit criteria, or left them unmet.

    Without a gate a phase ends when its time is over. Closed with an open gate, the next one builds
    on something that is not there.
    """
    phases = [
        phase
        for phase in plan.roadmap.phases.values()
        if any(item.live for item in phase.initiatives.values())
    ]
    without = [phase for phase in phases if not phase.exit and not phase.done]
    if len(without) > 1 and not any(phase.exit for phase in phases):
        yield _without_exit(without, "No phase has exit criteria: how will you know that one is")
    else:
        for phase in without:
            said = f"Phase `{phase.id}` has no exit criteria: how will you know that it is"
            yield _without_exit([phase], said)
    for phase in phases:
        if phase.done and (hit := _left_open(plan, phase)):
            yield hit


def _without_exit(phases: list[Phase], said: str) -> Hit:
    return Hit(
        phases[0].route,
        f"{said} over?",
        severity=Severity.INFO,
        related=tuple((phase.route, "nor here") for phase in phases[1:4]),
        help="add `exit:` with what must be true, such as `listen done` or `effort >= 4.9`",
    )


def _left_open(plan: Plan, phase: Phase) -> Hit | None:
    """What was not met or not measured of a phase that is over."""
    judged = plan.exits(phase.id)
    unmet = [
        (place, each)
        for place, each in enumerate(judged)
        if each.mark in (Mark.UNMET, Mark.UNMEASURED)
    ]
    if not unmet:
        return None
    place, first = unmet[0]
    closed = f"Phase `{phase.id}` was closed "
    if len(unmet) == 1:
        closed += _how(plan, first)
    else:
        closed += f"with {len(unmet)} of {count(len(judged), 'exit criterion', 'exit criteria')} "
        closed += "open"
    return Hit(
        phase.at("exit", place),
        closed,
        related=tuple((phase.at("exit", at), str(each.mark)) for at, each in unmet[1:4]),
        help="make it good and measure again, or write into `decisions` why it was closed and "
        "let `exit` say what was decided",
    )


def _how(plan: Plan, judged: Judged) -> str:
    """How a criterion stood when its phase was closed."""
    criterion = judged.criterion
    if criterion.kind == "done":
        status = plan.roadmap.initiatives[criterion.target].status
        return f"while `{criterion.target}` is `{status}`"
    gate = f"the gate is `{criterion.op} {criterion.value}`"
    if judged.value is None:
        return f"and `{criterion.target}` was never measured; {gate}"
    return f"with `{criterion.target}` at {judged.value}; {gate}"


_TOLD = Threshold("EVI006", "weeks", 13, "weeks after the finish", "our default: a quarter")


@rule(
    "EVI006",
    Severity.WARNING,
    since="0.1",
    source=f"{FRANZ}: employees never see tangible results or real change, and tire of it",
    thresholds=(_TOLD,),
    cure="Tell those whose work was changed what it has brought, good or bad, where they meet "
    "anyway. Then write the day into `shared`.",
    frame=FINISHED,
    bad=(
        """
        phone: {name: Call back, serves: {effort: 60%}, impacts: {desk: high},   # <- EVI006
          status: done, finished: 2027-05-02}
        """,
        Example(
            """
            phone:
              name: Call back
              serves: {effort: 60%}
              impacts: {desk: medium}
              status: done
              finished: 2027-03-07
              shared: 2027-08-16   # <- EVI006 info
            """,
            "Told, but only after five months",
        ),
    ),
    good="""
    phone: {name: Call back, serves: {effort: 60%}, impacts: {desk: high}, status: done,
      finished: 2027-05-02, shared: 2027-06-14}
    """,
    silent=Example(
        """
        phone: {name: Call back, serves: {effort: 60%}, impacts: {desk: low}, status: done,
          finished: 2027-05-02}
        """,
        "Their work has hardly changed",
    ),
)
def results_not_shared(plan: Plan) -> Iterator[Hit]:
    """Those whose work has changed never hear the result.

    They have carried the change, on top of everything else. Who never hears whether it helped
    carries the next one with less goodwill.
    """
    for item in plan.live:
        teams = [team for team, impact in item.impacts.items() if impact.level != "low"]
        if item.status is not DONE or item.finished is None or not teams:
            continue
        latest = item.finished.last + timedelta(days=int(_TOLD.of(plan) * 7))
        told = item.shared if item.shared and item.shared.first <= plan.today else None
        if plan.today <= latest or (told and told.first <= latest):
            continue
        named = listed([f"`{team}`" for team in teams])
        were = "was" if len(teams) == 1 else "were"
        if told:
            late = lasting((told.first - item.finished.last).days)
            yield Hit(
                item.at("shared"),
                f"{named} {were} told what `{item.id}` achieved only {late} after it was done",
                severity=Severity.INFO,
                help=f"tell them sooner next time; within {count(int(_TOLD.of(plan)), 'week')} "
                "it still feels like their own work",
            )
        else:
            yield Hit(
                item.route,
                f"{named} {were} never told what `{item.id}` achieved",
                related=(
                    (
                        item.at("finished"),
                        f"done {lasting((plan.today - item.finished.last).days)} ago",
                    ),
                ),
                help="tell them what it brought, good or bad, and write the day into `shared:`",
            )
