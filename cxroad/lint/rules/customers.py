"""Customers: whether they are understood, and how near to them the plan and its leaders are."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.customer_frames import FIRST_PHASE, INSIGHT, LEADERS_OUT
from cxroad.lint.example import Example
from cxroad.lint.frames import FILE
from cxroad.lint.periods import lasting, months
from cxroad.lint.rule import Threshold, rule
from cxroad.lint.sources import FRANZ, VAN_BELLEGHEM
from cxroad.lint.wording import together
from cxroad.model.initiative import IMMERSION
from cxroad.model.insight import Insight, InsightKind
from cxroad.model.writing import listed, rounded

if TYPE_CHECKING:
    from cxroad.plan import Plan

_NEEDED = (InsightKind.LISTENING, InsightKind.PERSONA, InsightKind.JOURNEY_MAP)
_KINDS = {
    InsightKind.LISTENING: "listening",
    InsightKind.PERSONA: "a persona",
    InsightKind.JOURNEY_MAP: "a journey map",
    InsightKind.IMMERSION: "time spent with customers",
    InsightKind.N1: "one customer's story",
}

_KNOWN = """
insight:
  calls: {kind: listening, every: 1mo, last: 2027-02}
  households: {kind: persona, every: 1y, last: 2026-05}
  visits: {kind: journey-map, every: 1y, last: 2026-06}
"""


@rule(
    "CUS001",
    Severity.WARNING,
    since="0.1",
    source=f"{FRANZ}: to understand customers is to listen, to describe who they are, and to walk "
    "in their shoes",
    cure="Begin with what there is: calls and complaints that somebody reads, four people out of "
    "them that everybody knows by name, and the way of one of them from need to answer.",
    frame=INSIGHT,
    bad=(
        """
        insight:   # <- CUS001
          calls: {kind: listening, every: 1mo, last: 2027-02}
          visits: {kind: journey-map, every: 1y, last: 2026-06}
        """,
        Example(
            """
            title: Northside Clinics   # <- CUS001
            vision:
              statement: Every patient knows the same day who will help them, and when.
              strategy: Plan 2027-2029, goal 1
              reviewed: 2026-12-04
              review_every: 6mo
              outcomes:
                effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
            phases:
              crawl:
                initiatives:
                  listen: {name: Listen to calls, serves: {effort: 60%}, status: done}
              walk:
                initiatives:
                  redesign: {name: Redesign, after: [listen], serves: {effort: 40%}}
            """,
            "Nothing is said of insight: a single finding",
            FILE,
        ),
    ),
    good=_KNOWN,
    silent=Example(
        _KNOWN + "  zofia: {kind: n1, every: 3mo, last: 2027-01}",
        "One customer's story comes on top; nobody has to have one",
    ),
)
def understanding_incomplete(plan: Plan) -> Iterator[Hit]:
    """Customers are understood only in part.

    Listening tells what hurts, a persona whom, a journey map where. With one of them missing a team
    solves the right problem for the wrong people, or the other way round.
    """
    there = {item.kind for item in plan.roadmap.insight.values()}
    missing = [kind for kind in _NEEDED if kind not in there]
    if not there:
        yield Hit(
            ("insight",),
            "Nothing says how you understand customers: no listening, no persona and no journey "
            "map",
            help="add `insight:` with a `listening`, a `persona` and a `journey-map`, each with "
            "`every` and `last`; or `settings: {level: starter}` for now",
            note="what customers need is then what somebody in the room thinks they need",
        )
    elif missing:
        lacks = listed([f"no {_KINDS[kind].removeprefix('a ')}" for kind in missing])
        has = listed([_KINDS[kind] for kind in InsightKind if kind in there])
        yield Hit(
            ("insight",),
            f"{lacks.capitalize()}: only {has}",
            at_key=True,
            help=f"add to `insight:` {listed([f'one with `kind: {kind}`' for kind in missing])}",
            note="listening tells what hurts, a persona whom, and a journey map where",
        )


_LATE = Threshold("CUS002", "late", 150, "% of `every`", "our default: half as long again")
_OLD = Threshold(
    "CUS002", "months", 24, "months of a persona or map", "NN/g: revised every one to four years"
)
_TOO_OLD = Threshold(
    "CUS002", "severe", 48, "months, then severe", "NN/g: revised every one to four years"
)


@rule(
    "CUS002",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{FRANZ}: understanding never stops; what you learnt years ago is no longer true",
        "NN/g: of 156 firms most revise personas every one to four years",
    ),
    thresholds=(_LATE, _OLD, _TOO_OLD),
    cure="Renew it: an afternoon with ten recent calls shows which parts of a persona still hold. "
    "Then write the day into `last`, and into `every` when it is due again.",
    frame=INSIGHT,
    bad=(
        _KNOWN.replace("last: 2027-02}", "last: 2026-12}   # <- CUS002"),
        Example(
            _KNOWN.replace("last: 2026-05}", "last: 2024-05}   # <- CUS002"),
            "Older than two years",
        ),
        Example(
            _KNOWN.replace("1y, last: 2026-06}", "5y, last: 2022-06}   # <- CUS002 severe"),
            "Older than four, whatever was planned",
        ),
        Example(
            _KNOWN.replace("every: 1mo, last: 2027-02}", "last: 2027-02}   # <- CUS002"),
            "Listening that has no rhythm",
        ),
        Example(
            _KNOWN.replace("every: 1y, last: 2026-05}", "last: 2026-05}   # <- CUS002 info"),
            "Nobody has said when it is renewed",
        ),
    ),
    good=_KNOWN,
    silent=Example(
        _KNOWN.replace("every: 1y, last: 2026-06", "every: 1y"),
        "Where no day is written, none is guessed",
    ),
)
def understanding_stale(plan: Plan) -> Iterator[Hit]:
    """What is known of customers is old.

    Customers change, and so do products and competitors. A persona on the wall looks as true as on
    its first day, and leads to work for people who are no longer there.
    """
    loose, far = [], _far(plan)
    for item in plan.roadmap.insight.values():
        if item.kind is InsightKind.IMMERSION and far:
            continue  # CUS004 says that leaders have not been with customers for long
        if hit := _stale(plan, item):
            yield hit
        elif item.every is None and item.kind is InsightKind.LISTENING:
            yield Hit(
                item.at("every"),
                f"Nobody has said how often `{item.id}` listens to customers",
                help="add `every: 1mo`, or how often somebody really reads it",
                note="listening that has no rhythm stops when the first busy month comes",
            )
        elif item.every is None and item.last is not None:
            loose.append(item)
    if loose:
        one = len(loose) == 1
        yield Hit(
            loose[0].at("last"),
            f"Nobody has said how often {together(item.id for item in loose)} "
            f"{'is' if one else 'are'} renewed",
            severity=Severity.INFO,
            related=tuple((item.at("last"), "nor this one") for item in loose[1:]),
            help="add `every: 1y`, or how fast your customers change",
        )


def _stale(plan: Plan, item: Insight) -> Hit | None:
    """An insight that is older than its kind allows, or than it says itself."""
    if item.last is None:
        return None
    age = (plan.today - item.last.last).days
    lasts = item.kind in (InsightKind.PERSONA, InsightKind.JOURNEY_MAP)
    if lasts and months(age) > _OLD.of(plan):
        return Hit(
            item.at("last"),
            f"The {item.kind.replace('-', ' ')} `{item.id}` is {lasting(age)} old; what you learnt "
            "years ago is no longer true",
            severe=months(age) > _TOO_OLD.of(plan),
            help="look at it with people who talk to customers every day, then write the day here",
        )
    if item.every and age > item.every.calendar_days * _LATE.part(plan):
        return Hit(
            item.at("last"),
            f"`{item.id}` was last renewed {lasting(age)} ago, and should be every {item.every}",
            help="renew it and write the day here, or say honestly in `every` how often that is",
        )
    return None


_AWAY = Threshold("CUS004", "months", 12, "months without customers", "as `days`: once a year")
_DAYS = Threshold(
    "CUS004",
    "days",
    1,
    "day a year with customers",
    "Duncan Wardle, of Disney: a day a year for all",
)

_SHIFT = "shift: {kind: immersion, every: 1y, last: 2026-10, who: [ada, ben]"


@rule(
    "CUS004",
    Severity.WARNING,
    since="0.1",
    source=f"{VAN_BELLEGHEM}: executives are so far from customers that they do not know what "
    "matters; take them along, at least a day a year",
    thresholds=(_AWAY, _DAYS),
    cure="Put it into the first phase: two hours of calls together, breakfast with customers, a "
    "day in customer service or at a customer's home. It takes a day and hardly any money.",
    frame=FIRST_PHASE,
    bad=(
        """
        crawl:   # <- CUS004
          initiatives:
            listen: {name: Listen to calls, serves: {effort: 60%}, status: done}
        """,
        Example(
            _SHIFT.replace("last: 2026-10", "last: 2025-10") + "}   # <- CUS004",
            "The last time is more than a year ago",
            LEADERS_OUT,
        ),
        Example(_SHIFT + ", days_per_year: 0.5}   # <- CUS004", "Half a day a year", LEADERS_OUT),
        Example(
            _SHIFT.replace("ada, ", "") + "}   # <- CUS004",
            "The sponsor stays at home",
            LEADERS_OUT,
        ),
    ),
    good="""
    crawl:
      initiatives:
        listen: {name: Listen to calls, serves: {effort: 60%}, status: done}
        safari: {name: Customer safari for the board, kind: immersion}
    """,
    silent=(
        Example(_SHIFT + "}", "The sponsor was there half a year ago", LEADERS_OUT),
        Example(
            _SHIFT.replace("[ada, ben]", "[Executive Board]") + "}",
            "A body that is named may well have the sponsor in it",
            LEADERS_OUT,
        ),
    ),
)
def leaders_far_from_customers(plan: Plan) -> Iterator[Hit]:
    """Those who decide do not meet customers.

    They know customers as a number on a slide, and a number has never asked anybody for help. After
    one afternoon beside a customer the same proposal is no longer one of many.
    """
    if _far(plan):
        yield _far_hit(plan)
    stays = _stays(plan)
    for stay in stays:
        days, least = stay.days_per_year, _DAYS.of(plan)
        if days is not None and days.value < least:
            yield Hit(
                stay.at("days_per_year"),
                f"Leaders spend only {_days_a_year(days.value)} with customers in `{stay.id}`",
                help=f"make it {_days_a_year(least)} at least",
            )
    if hit := _sponsor_at_home(plan, [stay for stay in stays if stay.who]):
        yield hit


def _days_a_year(days: Decimal | Fraction | int) -> str:
    text = rounded(days, 2)
    return f"{text} {'day' if text == '1' else 'days'} a year"


def _stays(plan: Plan) -> list[Insight]:
    return [i for i in plan.roadmap.insight.values() if i.kind is InsightKind.IMMERSION]


def _first_phase(plan: Plan) -> str | None:
    return next((item.phase for item in plan.live), None)


def _far(plan: Plan) -> bool:
    """Whether leaders neither met customers lately nor will in the first phase.

    A file that says nothing of insight hears so once, from CUS001.
    """
    first = _first_phase(plan)
    planned = any(item.kind is IMMERSION and item.phase == first for item in plan.live)
    lately = any(
        stay.last is not None and months((plan.today - stay.last.last).days) <= _AWAY.of(plan)
        for stay in _stays(plan)
    )
    return bool(plan.roadmap.insight) and first is not None and not planned and not lately


def _far_hit(plan: Plan) -> Hit:
    """Where and since when no leader meets a customer."""
    note = "who knows customers only as a number has other priorities"
    stays = _stays(plan)
    days = {stay.last.last: stay for stay in stays if stay.last is not None}
    if days:
        last = max(days)
        return Hit(
            days[last].at("last"),
            f"No leader has met a customer for {lasting((plan.today - last).days)}",
            help="take them along again and write the day here",
            note=note,
        )
    if stays:
        return Hit(
            stays[0].at("last"),
            f"`{stays[0].id}` does not say when a leader last met a customer",
            help="add `last:` with the day, or plan one now",
            note=note,
        )
    first = _first_phase(plan) or ""
    later = [item for item in plan.live if item.kind is IMMERSION]
    return Hit(
        plan.roadmap.phases[first].route,
        f"No leader meets a customer in `{first}`",
        related=tuple((item.route, "only here") for item in later),
        help=f"add an initiative with `kind: immersion` to `{first}`, such as two hours of calls "
        "together",
        note=note,
    )


def _sponsor_at_home(plan: Plan, stays: list[Insight]) -> Hit | None:
    """Others meet customers, and the sponsor does not."""
    governance = plan.roadmap.governance
    carriers = plan.carriers
    sponsor = governance.sponsor if governance else None
    who = [word for stay in stays for word in stay.who]
    if not stays or not carriers.key(sponsor):
        return None
    bodies = plan.roadmap.people and not all(carriers.person(word) for word in who)
    if bodies or carriers.key(sponsor) in {carriers.key(word) for word in who}:
        return None
    return Hit(
        stays[0].at("who"),
        f"The sponsor, {carriers.called(sponsor)}, is not among those who meet customers",
        help=f"take them along the next time, and add `{(sponsor or '').strip()}` to `who`",
        note="a sponsor who has met customers defends the work in bad months",
    )
