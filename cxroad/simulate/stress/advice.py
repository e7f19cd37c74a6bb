"""What to decide now about a scenario, and which lint rules warn of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from cxroad.model.language import later
from cxroad.model.scenario import (
    BudgetCut,
    BudgetFreeze,
    Combined,
    Crisis,
    Deprioritise,
    Fatigue,
    ManagerRestart,
    Momentum,
    Slip,
    SponsorLeaves,
    TeamsNotEnabled,
    VendorCloses,
    VisionPivot,
)
from cxroad.plan import Plan
from cxroad.simulate.stress.answer import Advice, Missed, Why
from cxroad.simulate.stress.blows import Delay, Drop, Scenario, Wait
from cxroad.simulate.stress.play import Step

ADVICE: MappingProxyType[str, str] = MappingProxyType(
    {
        "plan-exit": later("Write down how you would get away from {ids} (`exit`)"),
        "plan-replacement": later(
            "Find out how long a replacement of {ids} would take (`replace_in`)"
        ),
        "finish-first": later("Finish {ids} first: under way when the blow falls"),
        "name-deputy": later("Name a deputy for the sponsor (`governance.deputy`)"),
        "write-handover": later("Write the handover: benefits, and the story of the business case"),
        "say-value": later(
            "Say what somebody will notice of {ids} (`value`), or why it matters (`why`)"
        ),
        "record-decisions": later(
            "Write down the decisions behind {ids}: `decisions`, with `affects`"
        ),
        "protect": later("Have {ids} protected from a freeze (`protected: true`)"),
        "accept-parking": later("Decide now whether {ids} may be parked"),
        "stop": later("Be ready to stop {ids}, which would serve nothing any more"),
        "rethink": later("Think over {ids}, where part of the purpose would be gone"),
        "cover": later("Plan work for {ids}, which nothing on the roadmap serves"),
        "plan-enablement": later("Plan how people learn {ids} (`enablement`)"),
        "spread-landings": later("Land {ids} further apart from other changes"),
        "bring-forward": later(
            "Let {ids} land sooner, or in smaller steps: a long silence lies before"
        ),
        "shorten": later("Make {ids} smaller: the end of the plan hangs there"),
        "renegotiate": later("Talk about the promise for {ids} before it breaks"),
    }
)
"""The sentences, by code; `{ids}` stands for what they are about."""

RULES: MappingProxyType[type, tuple[str, ...]] = MappingProxyType(
    {
        VendorCloses: ("TEC003",),
        SponsorLeaves: ("GOV002", "GOV008", "VAL005"),
        ManagerRestart: ("GOV009", "GOV007"),
        BudgetFreeze: ("VAL001", "VAL003"),
        BudgetCut: ("VAL009", "VAL001"),
        Deprioritise: ("GOV001", "VAL001"),
        Crisis: ("VAL001", "PPL002"),
        VisionPivot: ("VIS008", "VAL002"),
        TeamsNotEnabled: ("PPL003",),
        Slip: ("SCH004", "SCH002"),
        Fatigue: ("PPL001", "PPL008"),
        Momentum: ("VAL006", "VAL002"),
        Combined: ("TEC003", "GOV002", "SCH004"),
        Delay: ("SCH002", "GRA005"),
        Drop: ("VIS004", "VIS006"),
        Wait: ("GRA005", "SCH002"),
    }
)
"""The lint rules that warn of each kind of blow."""

_MOST = 3
"""How many initiatives one sentence is about; our default."""


def warned_by(scenario: Scenario) -> tuple[str, ...]:
    """Codes of the rules that warn of a scenario, each once."""
    return tuple(dict.fromkeys(code for blow in scenario.blows for code in RULES[type(blow)]))


def advice(plan: Plan, steps: Sequence[Step], missed: Iterable[Missed]) -> tuple[Advice, ...]:
    """What to decide now, in the order of the blows, broken promises last; nothing twice."""
    found = [each for step in steps for each in _for(plan, step)]
    found += _about("renegotiate", [each.id for each in missed])
    return tuple(dict.fromkeys(found))


def _for(plan: Plan, step: Step) -> Iterator[Advice]:
    blow, day = step.placed.blow, step.placed.day
    if isinstance(blow, VendorCloses):
        yield from _vendor(step, blow.vendor)
    elif isinstance(blow, SponsorLeaves):
        yield from _sponsor(plan, step)
    elif isinstance(blow, ManagerRestart):
        again = [id for id in step.after.state.strains if _grew(step, id)]
        yield from _about("record-decisions", again)
    elif isinstance(blow, BudgetFreeze) and day:
        yield from _about("protect", _weighty(plan, step, day, protected=False))
    elif isinstance(blow, BudgetCut):
        yield from _about("accept-parking", _new(step, Why.PARKED))
    elif isinstance(blow, Crisis | Deprioritise) and day:
        yield from _about("finish-first", _weighty(plan, step, day))
    elif isinstance(blow, VisionPivot) and (turned := step.after.state.turned):
        yield from _about("stop", [*turned.nothing, *turned.unused])
        yield from _about("rethink", [id for id, _ in turned.partly])
        yield from _about("cover", turned.added)
    elif isinstance(blow, TeamsNotEnabled):
        yield from _about("plan-enablement", _less(plan, step))
    elif isinstance(blow, Slip):
        critical = [id for id in plan.schedule.critical_path if _open(plan, id)]
        longest = sorted(critical, key=lambda id: -plan.schedule.times[id].days)
        yield from _about("shorten", longest[:_MOST])
    elif isinstance(blow, Fatigue):
        yield from _about(
            "spread-landings", [i for i in step.after.state.strains if _grew(step, i)]
        )
    elif isinstance(blow, Momentum):
        yield from _about("bring-forward", _less(plan, step)[:_MOST])


def _vendor(step: Step, id: str) -> Iterator[Advice]:
    vendor = step.before.plan.roadmap.vendors.get(id)
    if vendor is None or not vendor.exit:
        yield Advice("plan-exit", (id,))
    if vendor is None or not vendor.replace_in:
        yield Advice("plan-replacement", (id,))
    day = step.placed.day
    stopped = [each for each in _new(step, Why.BLOCKED) if step.after.state.stops[each].start]
    if day and stopped:
        yield from _about("finish-first", stopped)


def _sponsor(plan: Plan, step: Step) -> Iterator[Advice]:
    governance = plan.roadmap.governance
    if governance is None or not governance.deputy:
        yield Advice("name-deputy")
    if governance is None or not governance.handover:
        yield Advice("write-handover")
    initiatives = plan.roadmap.initiatives
    dropped = _new(step, Why.DROPPED)
    dumb = [id for id in dropped if not (initiatives[id].value or initiatives[id].why)]
    yield from _about("say-value", dumb)


def _weighty(plan: Plan, step: Step, day: date, protected: bool | None = None) -> list[str]:
    """What is under way on a day, that most value waits for first."""
    times, graph = step.before.now.schedule.times, step.before.now.graph
    held = {}
    for each in step.before.unfinished(day):
        start = times[each.id].start
        if start and start < day and protected in (None, each.protected):
            held[each.id] = sum(map(plan.value, graph.around([each.id], after=None)), Fraction(0))
    return sorted(held, key=lambda id: -held[id])[:_MOST]


def _new(step: Step, why: Why) -> list[str]:
    stops = step.after.state.stops
    order = step.before.plan.roadmap.initiatives
    return [id for id in order if id in stops and stops[id].why is why and _fresh(step, id)]


def _fresh(step: Step, id: str) -> bool:
    return id not in step.before.state.stops


def _grew(step: Step, id: str) -> bool:
    return step.before.state.strains.get(id) != step.after.state.strains[id]


def _less(plan: Plan, step: Step) -> list[str]:
    """What brings less than before, in file order."""
    before = step.before.side(plan.contributions, False)
    after = step.after.side(plan.contributions, False)
    pairs = zip(before.parts, after.parts, strict=True)
    return [one.id for one, other in pairs if other.value < one.value]


def _open(plan: Plan, id: str) -> bool:
    return plan.roadmap.initiatives[id].unfinished


def _about(code: str, ids: Iterable[str]) -> Iterator[Advice]:
    found = tuple(ids)
    if found:
        yield Advice(code, found)
