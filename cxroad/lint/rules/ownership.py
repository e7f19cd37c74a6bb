"""Governance, as far as it is about who owns the work, and how much of it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.example import Example
from cxroad.lint.frames import FILE
from cxroad.lint.governed import CARRIED, LEADERS
from cxroad.lint.holdings import Holding, holdings
from cxroad.lint.periods import lasting
from cxroad.lint.rule import Threshold, rule
from cxroad.lint.sources import FRANZ, PENNINGTON, RESPONSIBLE, STEPS
from cxroad.lint.wording import together
from cxroad.model.carriers import accountable
from cxroad.model.initiative import Initiative
from cxroad.model.people import Person
from cxroad.model.vision import Outcome
from cxroad.model.writing import count, listed, percent, rounded
from cxroad.schedule.parallel import AT_ONCE, busiest
from cxroad.source.span import Route

if TYPE_CHECKING:
    from datetime import date

    from cxroad.plan import Plan


@rule(
    "GOV004",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{FRANZ}: initiatives lack clear goals, outcomes or owners",
        f"{RESPONSIBLE}: what is missing is the readiness to answer for customers' experience",
    ),
    cure="Ask who would be called if it went wrong, and whether they know. That is the owner.",
    frame=CARRIED,
    bad=(
        """
        crawl:
          initiatives:
            listen: {name: Listen to calls, owner: mia, serves: {effort: 60%}, status: done}
        walk:
          initiatives:
            desk: {name: One desk, after: [listen], serves: {effort: 40%}}   # <- GOV004
        """,
        Example(
            """
            title: Northside Clinics
            vision:
              statement: Every patient knows the same day who will help them, and when.
              strategy: Plan 2027-2029, goal 1
              reviewed: 2026-12-04
              review_every: 6mo
              outcomes:
                effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
            phases:   # <- GOV004
              crawl:
                initiatives:
                  listen: {name: Listen to calls, serves: {effort: 60%}, status: done}
              walk:
                initiatives:
                  redesign: {name: Redesign, after: [listen], serves: {effort: 40%}, status: done}
            """,
            "Nothing has an owner: a single finding",
            FILE,
        ),
    ),
    good="""
    crawl:
      initiatives:
        listen: {name: Listen to calls, owner: mia, serves: {effort: 60%}, status: done}
    walk:
      initiatives:
        desk: {name: One desk, owner: [ada, mia], after: [listen], serves: {effort: 40%}}
    """,
    silent=Example(
        """
        crawl:
          initiatives:
            listen: {name: Listen to calls, owner: mia, serves: {effort: 100%}, status: done}
        walk:
          initiatives:
            desk: {name: One desk, after: [listen], status: parked}
        """,
        "Nobody has to own an idea that waits",
    ),
)
def no_owner(plan: Plan) -> Iterator[Hit]:
    """Nobody answers for a piece of work or an outcome.

    What everybody wants and nobody owns is done when there is time, and there never is. A named
    person who has said yes is worth more than a plan for the rest.
    """
    parts: list[Initiative | Outcome] = [*plan.roadmap.outcomes.values(), *plan.live]
    orphans = [part for part in parts if not accountable(part)]
    if orphans and len(orphans) == len(parts) > 2:
        outcomes = count(len(plan.roadmap.outcomes), "outcome")
        yield Hit(
            ("phases",),
            f"Nothing has an owner: none of {count(len(plan.live), 'initiative')} and {outcomes}",
            help="add `owner:` with whom you would call if it went wrong, to each of them",
        )
        return
    for part in orphans:
        yield Hit(
            part.route,
            f"`{part.id}` has no owner",
            help="add `owner:` with whom you would call if it went wrong",
        )


_SHARE = Threshold("GOV005", "share", 50, "% of initiatives or of the value", "our default")
_LEAST = Threshold("GOV005", "initiatives", 4, "initiatives at least", "our default")


@rule(
    "GOV005",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{PENNINGTON}: all responsibility is pushed to one team, which is then shot at",
        f"{RESPONSIBLE}: in the end all eyes turn to the CX team, or to whoever has its task",
    ),
    thresholds=(_SHARE, _LEAST),
    cure="Give the work to those in whose departments it happens. The CX team helps, measures and "
    "tells the story; it does not own what others have to do.",
    frame=CARRIED,
    bad="""
    crawl:
      initiatives:
        listen: {name: Listen to calls, owner: mia, serves: [effort], status: done}   # <- GOV005
        letters: {name: Plain letters, owner: eva, serves: [effort], status: done}
    walk:
      initiatives:
        desk: {name: One desk, owner: mia, after: [listen], serves: [effort], status: done}
        phone: {name: Call back, owner: ada, after: [listen], serves: [effort], status: done}
    """,
    good="""
    crawl:
      initiatives:
        listen: {name: Listen to calls, owner: mia, serves: [effort], status: done}
        letters: {name: Plain letters, owner: Head of Billing, serves: [effort], status: done}
    walk:
      initiatives:
        desk: {name: One desk, owner: Head of IT, after: [listen], serves: [effort], status: done}
        phone: {name: Call back, owner: ada, after: [listen], serves: [effort], status: done}
    """,
    silent=Example(
        """
        crawl:
          initiatives:
            listen: {name: Listen to calls, owner: mia, serves: [effort], status: done}
        walk:
          initiatives:
            desk: {name: One desk, owner: mia, after: [listen], serves: [effort], status: done}
            phone: {name: Call back, owner: ada, after: [listen], serves: [effort], status: done}
        """,
        "Of three pieces of work somebody has to own most",
    ),
)
def scapegoat(plan: Plan) -> Iterator[Hit]:
    """One person or one function owns most of it.

    Everybody else can watch. What customers live through is made in every department, so the one
    team that answers for it can be blocked at every step, and is to blame in the end.
    """
    if len(plan.live) < _LEAST.of(plan):
        return
    limit = _SHARE.part(plan)
    items, points = ceil(limit * len(plan.live)), limit * plan.total_value
    most = [
        (holding, said)
        for holding in holdings(plan)
        if (said := _most_of(plan, holding, items, points))
    ]
    if most:
        owned = [f"{holding.called} owns {listed(said)}" for holding, said in most]
        (first, _), *others = most
        yield Hit(
            first.place,
            f"{listed(owned)}: everyone else can watch",
            related=tuple((holding.place, "here too") for holding, _ in others),
            help="give work and outcomes to those in whose departments they happen",
            note=_which(first) if not others else "",
        )


def _most_of(plan: Plan, holding: Holding, items: int, points: Fraction) -> list[str]:
    """What somebody owns so much of that others can watch, as parts of a sentence.

    Args:
        items: How many initiatives are too many for one.
        points: Likewise of the value.
    """
    said = []
    if len(holding.items) >= items:
        said.append(f"{len(holding.items)} of {count(len(plan.live), 'initiative')}")
    if holding.points and holding.points >= points:
        said.append(f"{percent(holding.points / plan.total_value)} of the planned value")
    if len(plan.roadmap.outcomes) > 1 and holding.outcomes == len(plan.roadmap.outcomes):
        said.append(f"all {count(holding.outcomes, 'outcome')}")
    return said


def _which(holding: Holding) -> str:
    ids = [item.id for item in holding.items]
    return f"the work is {together(ids)}" if ids else ""


_AT_ONCE = Threshold(
    "GOV006",
    "initiatives",
    AT_ONCE,
    "initiatives at once",
    "PMI: sponsors carry three on average; The 4 Disciplines of Execution: two to three",
)


@rule(
    "GOV006",
    Severity.WARNING,
    since="0.1",
    source="The 4 Disciplines of Execution: two to three goals at a time are reached",
    thresholds=(_AT_ONCE,),
    cure="Let some begin when others are finished (`after`, `start`), or find another owner for "
    "one. A deputy who really decides counts as one.",
    frame=CARRIED,
    bad="""
    crawl:
      initiatives:
        listen: {name: Listen, owner: mia, estimate: 6w, serves: [effort]}   # <- GOV006
        letters: {name: Plain letters, owner: mia, estimate: 6w, serves: [effort]}
        phone: {name: Call back, owner: mia, estimate: 6w, serves: [effort]}
        signs: {name: Signs, owner: mia, estimate: 6w, serves: [effort]}
    walk:
      initiatives:
        desk: {name: One desk, after: [listen, letters], estimate: 6w, owner: ada, serves: [effort]}
    """,
    good="""
    crawl:
      initiatives:
        listen: {name: Listen, owner: mia, estimate: 6w, serves: [effort]}
        letters: {name: Plain letters, owner: mia, estimate: 6w, serves: [effort]}
        phone: {name: Call back, owner: mia, estimate: 6w, serves: [effort]}
        signs: {name: Signs, owner: mia, estimate: 6w, after: [phone], serves: [effort]}
    walk:
      initiatives:
        desk: {name: One desk, after: [listen, letters], estimate: 6w, owner: ada, serves: [effort]}
    """,
    silent=Example(
        """
        crawl:
          initiatives:
            listen: {name: Listen, owner: mia, estimate: 6w, serves: [effort]}
            letters: {name: Plain letters, owner: mia, estimate: 6w, serves: [effort]}
            phone: {name: Call back, owner: [ada, mia], estimate: 6w, serves: [effort]}
            signs: {name: Signs, owner: mia, estimate: 6w, serves: [effort]}
        walk:
          initiatives:
            desk: {name: One desk, after: [listen], estimate: 6w, owner: ada, serves: [effort]}
        """,
        "Of several owners the first is accountable, and only that one counts",
    ),
)
def overloaded_owner(plan: Plan) -> Iterator[Hit]:
    """One owner runs too much at the same time.

    Owning is more than a name in a file: it is hours every week. Of four things at a time one is
    always late, and it is the one whose customers complain least.
    """
    times = plan.schedule.times
    since = None if plan.schedule.relative else plan.today
    for items in plan.carried.values():
        peak = busiest((times[item.id] for item in items), since)
        if peak is None or len(peak.ids) <= _AT_ONCE.of(plan):
            continue
        first = next(item for item in items if item.id == peak.ids[0])
        yield Hit(
            first.at("owner"),
            f"{plan.carriers.called(first.owner[0])} runs {len(peak.ids)} initiatives at once "
            f"{_when(plan, peak.day)}",
            help="let some wait for others (`after`), or find another owner for one of them",
            note=f"these are {together(peak.ids)}; more than {rounded(_AT_ONCE.of(plan))} at a "
            "time are seldom all done well",
        )


def _when(plan: Plan, day: date) -> str:
    if plan.schedule.relative:
        return f"in week {plan.schedule.week_number(day)}"
    return f"in {day.year}-Q{(day.month + 2) // 3}"


@rule(
    "GOV008",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{STEPS}: key sponsors leave without handing over the benefits and the story",
        f"{RESPONSIBLE}: every new manager starts again from nothing",
    ),
    cure="Name now who takes it over, let both work together for a few weeks, and put the new name "
    "into `owner`.",
    frame=LEADERS,
    bad="""
    people:
      ada: {name: Ada Berg}
      mia: {name: Mia Roth}
      ben: {name: Ben Hale, leaves: 2027-03-31}   # <- GOV008
    """,
    good="""
    people:
      ada: {name: Ada Berg}
      mia: {name: Mia Roth}
      ben: {name: Ben Hale, leaves: 2027-09-30}
    """,
    silent=Example(
        """
        people:
          ada: {name: Ada Berg}
          mia: {name: Mia Roth, leaves: 2027-03-31}
          ben: {name: Ben Hale}
        """,
        "What she owned is done",
    ),
)
def leaves_before_the_end(plan: Plan) -> Iterator[Hit]:
    """Somebody leaves before their work is done.

    It is known, and nobody has planned for it. What is in one head on Friday is nowhere on Monday,
    and who comes next has to trust a plan they did not make.
    """
    if plan.schedule.relative:
        return
    governance = plan.roadmap.governance
    sponsor = plan.carriers.key(governance.sponsor) if governance else None
    for person in plan.roadmap.people.values():
        if person.leaves is None:
            continue
        late = _outlasting(plan, person.leaves.last, plan.carried.get(person.id, []))
        end = plan.schedule.finish
        told = person.id == sponsor and end is not None and end > person.leaves.last
        if late or told:
            yield _leaving(person, person.leaves.last, late, end if told else None)


def _outlasting(plan: Plan, day: date, items: list[Initiative]) -> list[tuple[date, Initiative]]:
    """Work that is finished after a day, with its finish; the last first."""
    times = plan.schedule.times
    finishes = [(times[item.id].finish, item) for item in items]
    late = [(finish, item) for finish, item in finishes if finish is not None and finish > day]
    return sorted(late, key=lambda pair: pair[0], reverse=True)


def _leaving(
    person: Person, gone: date, late: list[tuple[date, Initiative]], end: date | None
) -> Hit:
    said = []
    if end is not None:
        said.append(f"{lasting((end - gone).days)} before the plan ends")
    if late:
        said.append(f"{lasting((late[0][0] - gone).days)} before `{late[0][1].id}` is done")
    related: tuple[tuple[Route, str], ...] = tuple(
        (item.at("owner"), "owned here") for _, item in late[:5]
    )
    others = [item.id for _, item in late[1:]]
    return Hit(
        person.at("leaves"),
        f"{person.name}{', the sponsor,' if end is not None else ''} leaves {listed(said)}",
        related=related,
        help="name who takes it over, and let both work on it together before that day",
        note=f"also {together(others)} will not be done by then" if others else "",
    )
