"""Vision, as far as work serves it: claims, gaps, and too much at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from cxroad.findings.finding import MOST_RELATED, Hit, Severity
from cxroad.lint.example import Example
from cxroad.lint.frames import CLAIMS, FILE, INITIATIVES, LATER_PHASES, OUTCOMES
from cxroad.lint.rule import Threshold, rule
from cxroad.lint.sources import FRANZ, MSP, STEPS
from cxroad.lint.wording import together
from cxroad.model.initiative import Initiative, Kind
from cxroad.model.numbers import Share
from cxroad.model.settings import Level
from cxroad.model.vision import Outcome
from cxroad.model.writing import percent, rounded
from cxroad.schedule.crowding import first_crowd
from cxroad.source.span import Route

if TYPE_CHECKING:
    from cxroad.plan import Plan
    from cxroad.schedule.value import Coverage


@rule(
    "VIS004",
    Severity.WARNING,
    since="0.1",
    source=f"{STEPS}: vision without execution is hallucination",
    level=Level.STARTER,
    cure="Let an initiative serve it, find the work that would move it, or take it out of the "
    "vision.",
    frame=OUTCOMES,
    bad="""
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
    churn:  {metric: churn, baseline: 17%, target: 12%, by: 2029-Q4}   # <- VIS004
    """,
    good="effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}",
)
def outcome_nobody_serves(plan: Plan) -> Iterator[Hit]:
    """Nothing on the roadmap moves an outcome.

    It will be asked about at every review, and every time there will be nothing to say.
    """
    served = plan.serving.keys() | plan.meant
    for outcome in plan.roadmap.outcomes.values():
        if outcome.id not in served:
            yield Hit(
                outcome.route,
                f"Nothing on the roadmap moves `{outcome.id}`",
                help=f"write `serves: [{outcome.id}]` into an initiative that does, or take it out",
                note="a vision without execution is a hallucination",
            )


@rule(
    "VIS005",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{STEPS}: nothing is so useless as doing well what should not be done",
        f"{FRANZ}: a stream of initiatives without long-term goals only tires people",
    ),
    level=Level.STARTER,
    cure="Say which outcome it moves (`serves`), let the work that needs it wait for it (`after`), "
    "or drop it.",
    frame=INITIATIVES,
    bad=(
        "app: {name: New look for the app, after: [redesign]}   # <- VIS005",
        Example(
            """
            walk:   # <- VIS005
              initiatives:
                find: {name: Find the right desk, after: [answer], serves: {effort: 35%}}
                wait: {name: Wait at home, after: [answer], serves: {effort: 35%}}
                app: {name: New look for the app, after: [wait]}
                signs: {name: New signs, after: [find]}
            """,
            "Several of a phase are one finding",
            frame=LATER_PHASES,
        ),
    ),
    good="app: {name: Book a visit in the app, after: [redesign], serves: {effort: 5%}}",
    silent=(
        Example(
            """
            map: {name: Map of all desks, after: [listen]}
            app: {name: Find the right desk, after: [map], serves: {effort: 5%}}
            """,
            "Others build on it that serve one",
        ),
        Example(
            "signs: {name: Look into new signs, kind: research}",
            "Research, events, immersion and enablers are judged by other rules",
        ),
    ),
)
def serves_nothing(plan: Plan) -> Iterator[Hit]:
    """An initiative leads to no outcome.

    It may be done well and on time, and nobody will be better off. Every such piece of work also
    takes attention from what the vision needs.
    """
    if not plan.roadmap.outcomes:
        return
    needed = plan.graph.before_any(item.id for item in plan.live if plan.delivers(item.id))
    needed |= plan.meant
    for phase in plan.roadmap.phases.values():
        idle = [
            item
            for item in phase.initiatives.values()
            if item.live
            and item.kind in (Kind.INITIATIVE, Kind.QUICK_WIN)
            and not item.serves
            and item.id not in needed
        ]
        if not idle:
            continue
        one = len(idle) == 1
        yield Hit(
            idle[0].route if one else phase.route,
            f"{together(item.id for item in idle)} {'serves' if one else 'serve'} no outcome: "
            f"{'is it' if one else 'are they'} worth doing well?",
            related=() if one else tuple((item.route, "") for item in idle[:_SHOWN]),
            also=tuple(item.route for item in idle[_SHOWN:]),
            help=_ADD_ONE if one else _ADD_MANY,
        )


_SHOWN = 3
"""Places shown beside that of a phase. Our default."""

_ADD_ONE = (
    "add `serves:` with the outcome it moves; if other work needs it, name it in the `after:` of "
    "that work; otherwise drop it"
)
_ADD_MANY = (
    "add `serves:` with the outcome each moves; if other work needs one, name it in the `after:` "
    "of that work; otherwise drop them"
)


_MOST = Threshold("VIS006", "most", 110, "% claimed at most", "our default")
_LEAST = Threshold("VIS006", "least", 60, "% claimed at least", "our default")
_ENOUGH = Threshold("VIS006", "enough", 95, "% claimed count as covered", "our default")


@rule(
    "VIS006",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{STEPS}: if we set a vision we must work towards it",
        f"{MSP}: a benefit is never counted twice",
    ),
    level=Level.STARTER,
    thresholds=(_MOST, _LEAST, _ENOUGH),
    cure="Agree with the owners who closes how much of the gap. A plain list, `serves: [effort]`, "
    "shares what is left equally and always adds up.",
    frame=CLAIMS,
    bad=(
        """
        effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}   # <- VIS006
        ...
        listen: {name: Listen to calls, serves: {effort: 70%}, status: done}
        ...
        redesign: {name: Redesign the first visit, after: [listen], serves: {effort: 45%}}
        """,
        Example(
            """
            effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}   # <- VIS006
            ...
            listen: {name: Listen to calls, serves: {effort: 40%}, status: done}
            ...
            redesign: {name: Redesign the first visit, after: [listen], serves: {effort: 15%}}
            """,
            "Too little: the target would be missed though everything went well",
        ),
        Example(
            """
            effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}   # <- VIS006 info
            ...
            listen: {name: Listen to calls, serves: {effort: 60%}, status: done}
            ...
            redesign: {name: Redesign the first visit, after: [listen], serves: {effort: 30%}}
            """,
            "Nearly covered",
        ),
    ),
    good="""
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
    ...
    listen: {name: Listen to calls, serves: {effort: 60%}, status: done}
    ...
    redesign: {name: Redesign the first visit, after: [listen], serves: {effort: 40%}}
    """,
    silent=Example(
        """
        effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
        ...
        listen: {name: Listen to calls, serves: {effort: 60%}, status: done}
        ...
        redesign: {name: Redesign the first visit, after: [listen], serves: [effort]}
        """,
        "A plain list takes what is left, so it always adds up",
    ),
)
def claims_do_not_add_up(plan: Plan) -> Iterator[Hit]:
    """The shares claimed of an outcome do not add up.

    Above the whole, the same benefit is promised twice. Below it, the target will be missed even
    if everything goes well, and it is better to know that at the start.
    """
    for id, coverage in plan.coverage.items():
        outcome = plan.roadmap.outcomes[id]
        if coverage.claimed > _MOST.part(plan):
            yield Hit(
                outcome.route,
                f"Initiatives claim {percent(coverage.claimed)} of the gap in `{id}`",
                related=_shares(plan, id),
                also=_others(plan, id),
                help="lower the shares until they are 100 % together, or raise the target",
                note="the same benefit is counted more than once",
            )
        elif not coverage.open and coverage.claimed and id not in plan.meant:
            yield from _short(plan, outcome, coverage)


def _short(plan: Plan, outcome: Outcome, coverage: Coverage) -> Iterator[Hit]:
    """An outcome whose gap is not closed by all that is planned."""
    if coverage.claimed < _LEAST.part(plan):
        yield Hit(
            outcome.route,
            f"Initiatives claim only {percent(coverage.claimed)} of the gap in `{outcome.id}`",
            related=_shares(plan, outcome.id),
            also=_others(plan, outcome.id),
            help="add work that closes it, or lower the target",
            note="even if all goes well the target is missed",
        )
    elif coverage.claimed < _ENOUGH.part(plan):
        yield Hit(
            outcome.route,
            f"The gap in `{outcome.id}` is covered to {percent(coverage.claimed)}; "
            "nobody closes the rest",
            severity=Severity.INFO,
            related=_shares(plan, outcome.id),
            also=_others(plan, outcome.id),
            help="add work that closes it, or lower the target a little",
        )


def _shares(plan: Plan, outcome: str) -> tuple[tuple[Route, str], ...]:
    """The shares of an outcome at their places, as many as are shown."""
    return tuple(
        (item.at("serves", outcome), f"{percent(share.value)} by `{item.id}`")
        for item, share in islice(_sharing(plan, outcome), MOST_RELATED)
    )


def _others(plan: Plan, outcome: str) -> tuple[Route, ...]:
    """The initiatives with a share that are too many to be shown."""
    return tuple(item.route for item, _ in islice(_sharing(plan, outcome), MOST_RELATED, None))


def _sharing(plan: Plan, outcome: str) -> Iterator[tuple[Initiative, Share]]:
    for item in plan.serving.get(outcome, ()):
        share = item.serves[outcome]
        if share is not None:
            yield item, share


_OUTCOMES = Threshold("VIS009", "outcomes", 5, "outcomes", "What Matters: at most five objectives")
_ACTIVE = Threshold(
    "VIS009",
    "active",
    10,
    "initiatives in a quarter",
    "The 4 Disciplines of Execution: teams with 11 to 20 goals reach none of them",
)


@rule(
    "VIS009",
    Severity.WARNING,
    since="0.1",
    source=f"{FRANZ}: a continuous stream of initiatives wears people out",
    thresholds=(_OUTCOMES, _ACTIVE),
    cure="Keep the outcomes that customers would miss, and let the others follow from them. Of the "
    "work, finish some before you begin more: `status: parked` keeps an idea without doing it.",
    frame=FILE,
    bad=(
        """
        title: Northside Clinics
        vision:
          statement: Every patient knows the same day who will help them, and when.
          strategy: Plan 2027-2029, goal 1
          reviewed: 2026-12-04
          review_every: 6mo
          outcomes:   # <- VIS009
            effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
            recommend: {metric: nps, baseline: 8, target: 30, by: 2028-Q4}
            trust: {baseline: 3.4, target: 4.2, by: 2028-Q4}
            ease: {baseline: 3.1, target: 4, by: 2028-Q4}
            fcr: {baseline: 58%, target: 75%, by: 2028-Q4}
            enps: {baseline: 5, target: 20, by: 2028-Q4}
        phases:
          crawl:
            initiatives:
              listen: {name: Listen to calls, serves: [effort, trust, fcr], status: done}
          walk:
            initiatives:
              redesign: {name: Redesign, after: [listen], serves: [recommend, ease, enps],
                status: done}
        """,
        Example(
            """
            title: Northside Clinics
            start: 2027-04-05
            vision:
              statement: Every patient knows the same day who will help them, and when.
              strategy: Plan 2027-2029, goal 1
              reviewed: 2026-12-04
              review_every: 6mo
              outcomes:
                effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
            phases:   # <- VIS009
              crawl:
                initiatives:
                  listen: {name: Listen to calls, estimate: 2w, serves: [effort]}
                  desk-1: {name: First desk, estimate: 6w, serves: [effort]}
                  desk-2: {name: Second desk, estimate: 6w, serves: [effort]}
                  desk-3: {name: Third desk, estimate: 6w, serves: [effort]}
                  desk-4: {name: Fourth desk, estimate: 6w, serves: [effort]}
                  desk-5: {name: Fifth desk, estimate: 6w, serves: [effort]}
                  desk-6: {name: Sixth desk, estimate: 6w, serves: [effort]}
                  desk-7: {name: Seventh desk, estimate: 6w, serves: [effort]}
                  desk-8: {name: Eighth desk, estimate: 6w, serves: [effort]}
                  desk-9: {name: Ninth desk, estimate: 6w, serves: [effort]}
                  desk-10: {name: Tenth desk, estimate: 6w, serves: [effort]}
              walk:
                initiatives:
                  redesign: {name: Redesign, after: [listen], estimate: 8w, serves: [effort]}
            """,
            "Twelve pieces of work in one quarter",
        ),
    ),
    good="""
    title: Northside Clinics
    vision:
      statement: Every patient knows the same day who will help them, and when.
      strategy: Plan 2027-2029, goal 1
      reviewed: 2026-12-04
      review_every: 6mo
      outcomes:
        effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
        fcr: {baseline: 58%, target: 75%, by: 2028-Q4}
    phases:
      crawl:
        initiatives:
          listen: {name: Listen to calls, serves: [effort, fcr], status: done}
      walk:
        initiatives:
          redesign: {name: Redesign, after: [listen], serves: [effort, fcr], status: done}
    """,
)
def unfocused(plan: Plan) -> Iterator[Hit]:
    """Too much is wanted, or done, at the same time.

    Who has three goals reaches most of them; who has fifteen reaches none, since everybody works
    on something else and nobody finishes.
    """
    vision = plan.roadmap.vision
    outcomes = list(plan.roadmap.outcomes)
    if vision and len(outcomes) > _OUTCOMES.of(plan):
        yield Hit(
            vision.at("outcomes"),
            f"The vision has {len(outcomes)} outcomes; few teams reach more than three",
            help=f"keep {rounded(_OUTCOMES.of(plan))} at most, and let the others follow from them",
        )
    schedule = plan.schedule
    running = {item.id for item in plan.live if item.unfinished}  # what is done is reached
    crowd = first_crowd(
        (times for id, times in schedule.times.items() if id in running),
        more_than=int(_ACTIVE.of(plan)),
        start=schedule.start if schedule.relative else None,
        since=None if schedule.relative else plan.today,
    )
    if crowd:
        yield Hit(
            ("phases",),
            f"{len(crowd.ids)} initiatives run in {crowd.name}; with so many goals none is reached",
            help="finish some before others begin (`after:`, `start:`), or park some",
            note=f"these are {together(crowd.ids)}",
        )
