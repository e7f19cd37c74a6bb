"""People, as far as they are told, taught and asked to take part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.example import Example
from cxroad.lint.rule import Threshold, rule
from cxroad.lint.sources import FRANZ, PENNINGTON, STEPS
from cxroad.lint.team_frames import OUTCOMES_AND_WORK, TEAMS_AND_GOVERNANCE, WORK
from cxroad.lint.wording import together
from cxroad.lint.words import matcher
from cxroad.model.initiative import Initiative
from cxroad.model.metrics import MetricKind
from cxroad.model.writing import count
from cxroad.source.span import Route

if TYPE_CHECKING:
    from cxroad.plan import Plan


@rule(
    "PPL003",
    Severity.WARNING,
    since="0.1",
    source=f"{STEPS}: programmes fail when teams are not enabled",
    cure="Say in `enablement` how the affected people learn it: a training, a coach, an hour at "
    "the desk.",
    frame=WORK,
    bad="""
    walk:
      initiatives:
        phone: {name: Call back, after: [listen], serves: {effort: 40%}, why: Nobody likes to wait,
          embed: shift leads, impacts: {desk: high}}   # <- PPL003
    """,
    good="""
    walk:
      initiatives:
        phone: {name: Call back, after: [listen], serves: {effort: 40%}, why: Nobody likes to wait,
          embed: shift leads, impacts: {desk: high}, enablement: two hours for each shift}
    """,
    silent=Example(
        """
        walk:
          initiatives:
            phone: {name: Call back, after: [listen], serves: {effort: 40%}, impacts: {desk: low}}
        """,
        "A low impact needs no training",
    ),
)
def not_enabled(plan: Plan) -> Iterator[Hit]:
    """Work changes, and nobody trains those who do it.

    What was delivered is then used as the old way was, and its value does not arrive.
    """
    for items in _by_phase(_hard(plan, lambda item: bool(item.enablement))):
        teams = _hit_teams(items)
        one = len(items) == 1
        yield Hit(
            items[0].at("impacts"),
            f"{_named(items)} {'changes' if one else 'change'} how {teams} "
            f"{'works' if '` and' not in teams else 'work'}, and nobody is trained",
            related=_others(items),
            help="add `enablement:` with how they learn it",
            note="people go on as before with what they have not learnt",
        )


@rule(
    "PPL004",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{FRANZ}: the purpose of change is rarely told",
        f"{PENNINGTON}: a large change that nobody explains frightens people",
        "Prosci: the main reason for resistance is that people do not know why",
    ),
    cure="Write into `why` what the change is good for, in words for those whose work it changes, "
    "or into `comms` who tells them and when. People want to hear it from their own manager.",
    frame=WORK,
    bad="""
    walk:
      initiatives:
        phone: {name: Call back, after: [listen], serves: {effort: 40%}, embed: shift leads,
          impacts: {desk: high}, enablement: two hours for each shift}   # <- PPL004
    """,
    good="""
    walk:
      initiatives:
        phone: {name: Call back, after: [listen], serves: {effort: 40%}, embed: shift leads,
          impacts: {desk: high}, enablement: two hours for each shift,
          comms: Mia Roth tells the first story at each shift}
    """,
    silent=Example(
        """
        walk:
          initiatives:
            phone: {name: Call back, after: [listen], serves: {effort: 40%}, impacts: {desk: low}}
        """,
        "A low impact needs no campaign",
    ),
)
def not_told(plan: Plan) -> Iterator[Hit]:
    """Those whose work is changed are not told why.

    People do not resist change as much as they resist being surprised. Who does not know the
    reason makes one up.
    """
    for items in _by_phase(_hard(plan, lambda item: bool(item.comms or item.why))):
        one = len(items) == 1
        yield Hit(
            items[0].at("impacts"),
            f"{_hit_teams(items)} {'are' if '` and' in _hit_teams(items) else 'is'} not told why "
            f"{_named(items)} {'matters' if one else 'matter'}",
            related=_others(items),
            help="add `why:` in their words, or `comms:` with who tells them and when",
            note="who does not know the reason for a change resists it first",
        )


@rule(
    "PPL005",
    Severity.WARNING,
    since="0.1",
    source=f"{FRANZ}: leadership from the top needs a base, and champions in every function",
    cure="Name somebody from the team under `governance.champions`, or give it something to own.",
    frame=TEAMS_AND_GOVERNANCE,
    bad="""
    desk: {size: 40}   # <- PPL005
    ...
    sponsor: ada
    """,
    good="""
    desk: {size: 40}
    ...
    champions: {desk: Mia Roth}
    """,
    silent=Example(
        """
        desk: {size: 40, function: reception}
        ...
        sponsor: ada
        """,
        "Somebody of its function owns a piece of the work",
    ),
)
def no_champion(plan: Plan) -> Iterator[Hit]:
    """Nobody in a changed team speaks for the change.

    It is then something that is done to people. A champion hears what does not work a month before
    any report does.
    """
    governance = plan.roadmap.governance
    if governance is None:
        return
    owning = _owning(plan)
    for team, items in _changed(plan).items():
        entry = plan.roadmap.teams.get(team)
        names = {team, entry.function if entry else team}
        if team in governance.champions or names & owning:
            continue
        times = {1: "once", 2: "twice"}.get(len(items), f"{len(items)} times")
        yield Hit(
            entry.route if entry else items[0].at("impacts", team),
            f"`{team}` is changed {times} and has no champion",
            related=tuple((item.at("impacts", team), f"by `{item.id}`") for item in items),
            help=f"write `champions: {{{team}: ...}}` under `governance` with a person of the team",
            note="a change that nobody in the team speaks for is done to them, not by them",
        )


@rule(
    "PPL006",
    Severity.WARNING,
    since="0.1",
    source=f"{FRANZ}: employees come first; without them there is no customer experience",
    cure="Add an outcome for employees, such as `enps`, `engagement` or `attrition`, and let work "
    "of the first phase serve it.",
    frame=OUTCOMES_AND_WORK,
    bad=(
        """
        effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}   # <- PPL006
        ...
        serves: [effort]
        ...
        serves: [effort]
        """,
        Example(
            """
            effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
            staff: {metric: enps, baseline: 5, target: 20, by: 2028-Q4}   # <- PPL006
            ...
            serves: [effort]
            ...
            serves: [effort, staff]
            """,
            "They come after the first phase",
        ),
    ),
    good="""
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
    staff: {metric: enps, baseline: 5, target: 20, by: 2028-Q4}
    ...
    serves: [effort, staff]
    ...
    serves: [effort]
    """,
    silent=Example(
        """
        effort: {metric: custom, unit: "%", better: up, baseline: 4, target: 6, by: 2028-Q4}
        ...
        serves: [effort]
        ...
        serves: [effort]
        """,
        "A metric of one's own may be one for employees",
    ),
)
def employees_last(plan: Plan) -> Iterator[Hit]:
    """Employees come after customers, or not at all.

    Nobody treats customers better than they are treated themselves. What employees need is no
    reward at the end; it is the first thing to do.
    """
    vision = plan.roadmap.vision
    if vision is None or not vision.outcomes:
        return
    kinds = {
        id: item.measure.kind if item.measure else None for id, item in vision.outcomes.items()
    }
    theirs = [id for id, kind in kinds.items() if kind is MetricKind.EMPLOYEE]
    if not theirs:
        if None not in kinds.values():
            yield Hit(
                vision.outcomes[next(iter(kinds))].route,
                "No outcome is about employees",
                help="add one, such as `enps`, `engagement` or `attrition`, and serve it early",
                note="happy customers begin with happy employees",
            )
        return
    first = next((item.phase for item in plan.live), None)
    served = {outcome for item in plan.live if item.phase == first for outcome in item.serves}
    if first is not None and not served.intersection(theirs):
        yield Hit(
            vision.outcomes[theirs[0]].route,
            f"Employees come after `{first}`: no employee outcome is served there",
            help=f"move work that serves {together(theirs)} into `{first}`, or add some",
            note="the effort stalls where employees are an afterthought",
        )


@rule(
    "PPL007",
    Severity.INFO,
    since="0.1",
    source=f"{FRANZ}: new hires who are not brought into the culture undo it",
    cure="Plan how new people learn where you are on the way and what their part is; tag it "
    "`onboarding` or `hiring`.",
    frame=WORK,
    bad="""
    walk:   # <- PPL007
      initiatives:
        phone: {name: Call back, after: [listen], serves: {effort: 40%}}
    """,
    good="""
    walk:
      initiatives:
        phone: {name: Call back, after: [listen], serves: {effort: 20%}}
        start: {name: New colleagues sit with patients, serves: {effort: 20%}, tags: [onboarding]}
    """,
    silent=Example(
        """
        walk:
          initiatives:
            phone: {name: Call back, after: [listen], serves: {effort: 20%}}
            joiners: {name: First week of new joiners, serves: {effort: 20%}}
        """,
        "Its name says what it is",
    ),
)
def no_onboarding(plan: Plan) -> Iterator[Hit]:
    """New hires are on nobody's list.

    In two years a good part of the people will be new. Whoever was not there when it began needs
    to be told where you are, and how their work reaches the customer.
    """
    if not plan.live:
        return
    said = matcher("onboarding")
    for item in plan.live:
        if any(said.first(text) for text in (item.id, item.name, *item.tags)):
            return
    yield Hit(
        plan.roadmap.phases[plan.live[-1].phase].route,
        "New hires are on nobody's list",
        help="add an initiative with `tags: [onboarding]`, or tag the one that cares for them",
        note="who joins later does not know what was begun",
    )


_EMBEDDED = Threshold("PPL009", "share", 50, "% that nobody embeds", "our default")


@rule(
    "PPL009",
    Severity.INFO,
    since="0.1",
    source=f"{PENNINGTON}: change is real once it is part of the daily rhythm",
    thresholds=(_EMBEDDED,),
    cure="Write into `embed` who or what keeps it alive once the project is over: a role, a "
    "meeting, a number on the wall.",
    frame=WORK,
    bad="""
    walk:   # <- PPL009
      initiatives:
        phone: {name: Call back, after: [listen], serves: {effort: 40%}}
    """,
    good="""
    walk:
      initiatives:
        phone: {name: Call back, after: [listen], serves: {effort: 40%},
          embed: the shift lead reads the list of open calls at seven}
    """,
    silent=Example(
        """
        walk:
          initiatives:
            phone: {name: Call back, after: [listen], serves: {effort: 40%}, embed: shift leads}
            map: {name: Map of all desks, kind: research}
        """,
        "Work that delivers nothing by itself has nothing to keep alive",
    ),
)
def nobody_embeds(plan: Plan) -> Iterator[Hit]:
    """Nobody keeps the changes alive in daily work.

    A change is there when it has become how things are done. Without somebody who looks after it
    the old way is back within months.
    """
    delivering = [item for item in plan.live if plan.delivers(item.id)]
    loose = [item for item in delivering if not item.embed]
    if loose and len(loose) >= _EMBEDDED.part(plan) * len(delivering):
        yield Hit(
            plan.roadmap.phases[loose[-1].phase].route,
            f"{len(loose)} of {count(len(delivering), 'change')} "
            f"{'names' if len(loose) == 1 else 'name'} nobody who keeps "
            f"{'it' if len(loose) == 1 else 'them'} alive in daily work",
            help="add `embed:` with the role or the meeting that does",
            note=f"{'it is' if len(loose) == 1 else 'these are'} "
            f"{together([item.id for item in loose])}",
        )


def _hard(plan: Plan, cared: Callable[[Initiative], bool]) -> Iterable[Initiative]:
    """Initiatives that hit a team at medium or high, and that nobody cared for."""
    for item in plan.live:
        if any(hit.level != "low" for hit in item.impacts.values()) and not cared(item):
            yield item


def _by_phase(items: Iterable[Initiative]) -> Iterable[list[Initiative]]:
    """Initiatives of the same phase together, in file order."""
    found: dict[str, list[Initiative]] = {}
    for item in items:
        found.setdefault(item.phase, []).append(item)
    return found.values()


def _hit_teams(items: Iterable[Initiative]) -> str:
    """The teams that are hit at medium or high, each once."""
    teams = (t for item in items for t, hit in item.impacts.items() if hit.level != "low")
    return together(dict.fromkeys(teams))


def _named(items: Iterable[Initiative]) -> str:
    return together([item.id for item in items])


def _others(items: list[Initiative]) -> tuple[tuple[Route, str], ...]:
    """All but the first of several, at their impacts."""
    return tuple((item.at("impacts"), f"so does `{item.id}`") for item in items[1:])


def _changed(plan: Plan) -> dict[str, list[Initiative]]:
    """The initiatives that change each team."""
    found: dict[str, list[Initiative]] = {}
    for item in plan.live:
        for team in item.impacts:
            found.setdefault(team, []).append(item)
    return found


def _owning(plan: Plan) -> set[str]:
    """Who owns work: ids and names as written, and the functions of the people."""
    owners = {owner for item in plan.live for owner in item.owner}
    people = plan.roadmap.people
    functions = {people[id].function for id in owners if id in people}
    return owners | {name for name in functions if name}
