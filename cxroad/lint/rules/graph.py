"""Graph: what waits for what, and whether the order can hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.circles import circle_hit
from cxroad.lint.example import Example
from cxroad.lint.frames import INITIATIVES, LATER_PHASES, PHASES
from cxroad.lint.orphans import all_alone, phases_with_slips
from cxroad.lint.rule import Threshold, rule
from cxroad.lint.sources import STEPS
from cxroad.model.initiative import Initiative
from cxroad.model.settings import Level
from cxroad.model.writing import listed, percent
from cxroad.source.edits import Change, Fix
from cxroad.source.span import Route

if TYPE_CHECKING:
    from cxroad.graph.bottlenecks import Bottleneck
    from cxroad.graph.redundant import Redundant
    from cxroad.plan import Plan


@rule(
    "GRA001",
    Severity.ERROR,
    since="0.1",
    source="network planning since 1959: only work without circles can be ordered",
    level=Level.STARTER,
    cure="Decide which of them can begin first, at least in part, and take what it waits for out "
    "of its `after`. Often an initiative hides two: split it, and let only the second half wait.",
    frame=INITIATIVES,
    bad=(
        """
        login:  {name: One login, after: [export], serves: {effort: 1%}}   # <- GRA001
        export: {name: Export the data, after: [search], serves: {effort: 1%}}
        search: {name: Search in all files, after: [login], serves: {effort: 1%}}
        """,
        Example(
            "login: {name: One login, after: [login], serves: {effort: 1%}}   # <- GRA001",
            "The smallest circle",
        ),
        Example(
            "login: {name: One login, after: [walk], serves: {effort: 1%}}   # <- GRA001",
            "Waiting for the end of its own phase",
        ),
    ),
    good="""
    login:  {name: One login, after: [redesign], serves: {effort: 1%}}
    export: {name: Export the data, after: [login], serves: {effort: 1%}}
    search: {name: Search in all files, after: [login, export.start], serves: {effort: 1%}}
    """,
    silent=Example(
        """
        login:  {name: One login, after: [export], serves: {effort: 1%}}
        export: {name: Export the data, after: [login], status: dropped}
        """,
        "What is dropped or parked takes part in no order",
    ),
)
def cycle(plan: Plan) -> Iterator[Hit]:
    """Work waits for itself, round a circle.

    Nothing in a circle can start, and nothing that waits for it. Such circles grow by hand, one
    sensible dependency after another, and no one sees the whole.
    """
    for circle in plan.graph.circles:
        yield circle_hit(plan.roadmap, circle)


@rule(
    "GRA002",
    Severity.ERROR,
    since="0.1",
    source=f"{STEPS}: each step builds on the one before",
    level=Level.STARTER,
    cure="Move one of the two: what waits to the later phase, or what it waits for to the earlier "
    "one.",
    frame=PHASES,
    bad="""
    walk:
      initiatives:
        settle: {name: Settle at once, after: [answer, prevent], serves: {effort: 1%}}   # <- GRA002
    run:
      initiatives:
        prevent: {name: Call before they do, serves: {effort: 1%}}
    """,
    good="""
    walk:
      initiatives:
        prevent: {name: Call before they do, after: [answer], serves: {effort: 1%}}
    run:
      initiatives:
        settle: {name: Settle at once, after: [prevent], serves: {effort: 1%}}
    """,
    silent=Example(
        """
        walk:
          initiatives:
            settle: {name: Settle at once, after: [answer, prevent], serves: {effort: 1%}}
        beside:
          after: [first]
          initiatives:
            prevent: {name: Call before they do, serves: {effort: 1%}}
        """,
        "Phases side by side are neither earlier nor later",
    ),
)
def backward(plan: Plan) -> Iterator[Hit]:
    """An initiative waits for something in a later phase.

    The phases say one order and the initiatives another. Whoever reads the phases believes that
    the earlier one can be finished; it cannot.
    """
    for back in plan.graph.backward:
        steps = "one phase" if back.steps == 1 else f"{_word(back.steps)} phases"
        if back.awaits in plan.roadmap.phases:
            what, there = f"the phase `{back.awaits}`", plan.roadmap.phases[back.awaits].route
            move = f"move `{back.id}` behind `{back.awaits}`, or wait for what it needs of it"
        else:
            what = f"`{back.awaits}` in `{back.later_phase}`"
            there = plan.roadmap.initiatives[back.awaits].route
            move = f"move `{back.id}` to `{back.later_phase}`, or `{back.awaits}` to `{back.phase}`"
        yield Hit(
            back.route,
            f"`{back.id}` in `{back.phase}` waits for {what}, {steps} later",
            label="waits for something later",
            related=((there, "comes later"),),
            help=move,
            note=f"as it stands, `{back.phase}` cannot be finished before `{back.later_phase}`",
        )


def _word(number: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six")
    return words[number] if number < len(words) else str(number)


@rule(
    "GRA003",
    Severity.ERROR,
    since="0.1",
    source=f"{STEPS}: the danger is to treat each step as an engagement of its own",
    level=Level.STARTER,
    cure="Say what the phase builds on, or what builds on it (`after`). If nothing does, it "
    "belongs into a roadmap of its own, or into none.",
    frame=PHASES,
    bad=(
        """
        walk:
          initiatives:
            redesign: {name: Redesign the first visit, after: [answer], serves: {effort: 1%}}
        brand:   # <- GRA003
          initiatives:
            signs: {name: New signs, kind: event}
        """,
        Example(
            """
            walk:
              initiatives:
                redesign: {name: Redesign the first visit, after: [answer], serves: {effort: 1%}}
            brand:   # <- GRA003 warning
              initiatives:
                signs: {name: Signs that show the way, serves: {effort: 1%}}
            """,
            "It shares a goal at least",
        ),
    ),
    good="""
    walk:
      initiatives:
        redesign: {name: Redesign the first visit, after: [answer], serves: {effort: 1%}}
    run:
      initiatives:
        signs: {name: Signs that show the way, after: [redesign], serves: {effort: 1%}}
    """,
)
def orphaned_phase(plan: Plan) -> Iterator[Hit]:
    """A phase neither builds on another nor feeds one.

    The danger of going step by step is that each step is treated as an engagement of its own:
    with its own supplier, its own goal, and nothing left for the next. The order of the phases
    alone is no link; what one initiative needs of another is.
    """
    orphans = plan.graph.orphans
    if orphans and (slipped := phases_with_slips(plan)):
        orphans = tuple(orphan for orphan in orphans if orphan.phase not in slipped)
    if orphans and len(orphans) == len(set(plan.graph.phase_of.values())):
        yield all_alone(plan, orphans)
        return
    for orphan in orphans:
        shared = "only shares an outcome" if orphan.shares_outcome else "shares not even an outcome"
        yield Hit(
            plan.roadmap.phases[orphan.phase].route,
            f"Phase `{orphan.phase}` neither builds on nor feeds another phase: "
            f"a separate engagement that {shared}",
            severity=Severity.WARNING if orphan.shares_outcome else Severity.ERROR,
            help=f"let something in `{orphan.phase}` wait for earlier work (`after`), or something "
            "later wait for it",
        )


@rule(
    "GRA004",
    Severity.INFO,
    since="0.1",
    source="the smallest set of arrows that says the same order: Aho, Garey and Ullman (1972)",
    level=Level.STARTER,
    cure="Remove the entry. No date changes.",
    fixable="the entry is taken out",
    frame=INITIATIVES,
    bad=(
        """
        move: {name: Move in one call, after: [redesign], serves: {effort: 1%}}
        fix:  {name: Fix in one visit, after: [redesign, move], serves: {effort: 1%}}   # <- GRA004
        """,
        Example(
            "move: {name: Move in one call, after: [redesign, redesign], serves: {effort: 1%}}"
            "   # <- GRA004",
            "Written twice",
        ),
    ),
    good="""
    move: {name: Move in one call, after: [redesign], serves: {effort: 1%}}
    fix:  {name: Fix in one visit, after: [move], serves: {effort: 1%}}
    """,
    silent=Example(
        """
        move: {name: Move in one call, after: [redesign], serves: {effort: 1%}}
        fix:  {name: Fix in one visit, after: [redesign + 6w, move], serves: {effort: 1%}}
        """,
        "With a lag the entry says more than the way round",
    ),
)
def redundant_dependency(plan: Plan) -> Iterator[Hit]:
    """An entry of `after` says what another says.

    It is not wrong, but every later change has to be made twice, and the order is harder to read.
    """
    work = plan.roadmap.initiatives
    named: dict[str, _Entries] = {}
    for extra in plan.graph.redundant:
        if extra.through == extra.awaits:
            message = f"`{extra.id}` waits for `{extra.awaits}` twice"
        else:
            message = (
                f"`{extra.id}` need not name `{extra.awaits}`: it waits for `{extra.through}`, "
                f"which comes after `{extra.awaits}` anyway"
            )
        for id in (extra.id, extra.through):
            if id in work and id not in named:
                named[id] = _entries(work[id])
        yield Hit(
            extra.route,
            message,
            label="may be left out",
            related=_implied_by(extra, named[extra.id], named.get(extra.through, {})),
            help=f"remove this entry of `{extra.id}.after`; no date changes",
            fix=Fix(safe=True, changes=(Change(extra.route, None),)),
        )


_Entries: TypeAlias = Mapping[str, Sequence[Route]]
"""The first two entries of an `after` by what they name."""


def _entries(initiative: Initiative) -> _Entries:
    found: dict[str, list[Route]] = {}
    for index, link in enumerate(initiative.after):
        routes = found.setdefault(link.target, [])
        if len(routes) < 2:
            routes.append(initiative.at("after", index))
    return found


def _implied_by(
    extra: Redundant, own: _Entries, between: _Entries
) -> tuple[tuple[Route, str], ...]:
    """The entry that says it already, and the next one where that names it directly."""
    entry = next(each for each in own[extra.through] if each != extra.route)
    if extra.through == extra.awaits:
        return ((entry, "written here already"),)
    further = between.get(extra.awaits, ())
    if not further:
        return ((entry, f"comes after `{extra.awaits}` by way of others"),)
    return (
        (entry, f"`{extra.id}` waits for `{extra.through}`, ..."),
        (further[0], f"... and `{extra.through}` waits for `{extra.awaits}`"),
    )


_SHARE = Threshold("GRA005", "share", 50, "% of the planned value", "our default")
_WEEKS = Threshold(
    "GRA005",
    "weeks",
    13,
    "weeks of expected work",
    "our default: a quarter of a year",
)


@rule(
    "GRA005",
    Severity.WARNING,
    since="0.1",
    source=f"{STEPS}: when momentum is lost, faith and support go with it",
    thresholds=(_SHARE, _WEEKS),
    cure="Put the surest owner and the first weeks into it, or cut it into a part that others need "
    "soon and a part that may take its time. See whether something of value can start without it.",
    frame=LATER_PHASES,
    bad=(
        """
        walk:
          initiatives:
            one-view: {name: One view, owner: Mia, estimate: 6w, after: [answer]}   # <- GRA005 info
            desk: {name: No story told twice, after: [one-view], serves: {effort: 30%}}
            warn: {name: Warn before they call, after: [one-view], serves: {effort: 40%}}
        """,
        Example(
            """
            walk:
              initiatives:
                one-view: {name: One view, estimate: 6w, after: [answer]}   # <- GRA005
                desk: {name: No story told twice, after: [one-view], serves: {effort: 30%}}
                warn: {name: Warn before they call, after: [one-view], serves: {effort: 40%}}
            """,
            "And nobody owns it, or it takes long, or nobody knows how long",
        ),
    ),
    good="""
    walk:
      initiatives:
        one-view: {name: One view, owner: Mia, estimate: 6w, after: [answer]}
        desk: {name: No story told twice, after: [answer], serves: {effort: 30%}}
        warn: {name: Warn before they call, after: [one-view], serves: {effort: 40%}}
    """,
    silent=Example(
        """
        walk:
          initiatives:
            one-view: {name: One view, after: [answer], status: done, finished: 2027-02-28}
            desk: {name: No story told twice, after: [one-view], serves: {effort: 30%}}
            warn: {name: Warn before they call, after: [one-view], serves: {effort: 40%}}
        """,
        "What is done holds nothing up any more",
    ),
)
def bottleneck(plan: Plan) -> Iterator[Hit]:
    """Much of the value waits for one initiative.

    If it slips, everything slips; if it fails, the programme has nothing to show. That is no
    mistake in itself, since good foundations look like this, but it has to be known.
    """
    for narrow in plan.bottlenecks(_SHARE.part(plan)):
        yield _narrow(plan, narrow)


def _narrow(plan: Plan, narrow: Bottleneck) -> Hit:
    item = plan.roadmap.initiatives[narrow.id]
    alone = not plan.graph.descendants(item.id)
    weak = _weaknesses(plan, item)
    message = (
        f"{percent(narrow.share)} of the planned value "
        + (f"is `{item.id}` alone" if alone else f"waits for `{item.id}`")
        + (f", which {listed(weak)}" if weak else "")
    )
    chain = [f"`{id}` with {percent(share)}" for id, share in narrow.next[:2]]
    return Hit(
        item.route,
        message,
        severity=Severity.WARNING if weak else Severity.INFO,
        help="give it a sure owner and an early start, or let something of value go without it",
        note=f"next in the chain: {listed(chain)}" if chain else "",
    )


def _weaknesses(plan: Plan, item: Initiative) -> list[str]:
    """What makes a bottleneck dangerous, as the end of a sentence about it."""
    found = []
    if not item.owner:
        found.append("has no owner")
    weeks = _WEEKS.of(plan)
    if item.estimate is None:
        if item.due is None:
            found.append("has no estimate")
        return found
    per_week = plan.week
    if item.estimate.days(per_week)[1] > weeks * per_week:
        found.append(f"is estimated at {item.estimate}")
    return found
