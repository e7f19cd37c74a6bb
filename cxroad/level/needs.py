"""What the work of a plan takes: hours of teams around its landing, and the time of its owner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cxroad.model.carriers import accountable
from cxroad.model.initiative import Initiative
from cxroad.plan import Plan
from cxroad.schedule.landing import capacity, shape_of
from cxroad.schedule.network import Shape


@dataclass(frozen=True, slots=True)
class Ask:
    """What a piece of work asks of a team around its landing.

    Attributes:
        profile: First week and the week behind the last, counted from the week of the landing,
            and hours per affected person and week.
    """

    team: str
    profile: tuple[tuple[int, int, Fraction], ...]

    @property
    def peak(self) -> Fraction:
        """The most hours a week."""
        return max(hours for _, _, hours in self.profile)


@dataclass(frozen=True, slots=True)
class Need:
    """What a piece of work takes of what can run short.

    Attributes:
        owner: Whoever is accountable; empty for nobody, and where the limit is out of reach.
        heavy: Teams that it hits hard and that want time between such landings.
    """

    asks: tuple[Ask, ...] = ()
    owner: str = ""
    heavy: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.asks or self.owner or self.heavy)


@dataclass(frozen=True, slots=True)
class Limits:
    """What levelling asks of nobody more than.

    Attributes:
        at_once: Initiatives that an owner can run at the same time, 1 or more; as GOV006 has it.
        share: The part of its capacity that a team may be asked for, 1 for all; as PPL001 has it.
        apart: Days between two landings that hit a team hard, as PPL008 has them; 0 for any.
    """

    at_once: int
    share: Fraction
    apart: int = 0

    def room(self, plan: Plan, team: str) -> Fraction:
        """Hours per person and week that may be asked of a team."""
        return capacity(plan.roadmap, team) * self.share


def asks_of(plan: Plan, item: Initiative) -> tuple[Ask, ...]:
    """What an initiative asks of teams, whether that can run short or not."""
    presets = plan.roadmap.settings.load if plan.roadmap.settings else None
    asks = (
        Ask(team, tuple(each for each in shape_of(impact, presets) if each[2]))
        for team, impact in item.impacts.items()
    )
    return tuple(ask for ask in asks if ask.profile)


def needs_of(plan: Plan, limits: Limits) -> dict[str, Need]:
    """By initiative what it takes of teams and owners of whom too much could be asked.

    Teams that could bear all their landings in the same week are left out, and owners who could
    run all they own at once: no dates of theirs can be wrong. What is done has landed, and may
    still ask for hours.
    """
    carriers = plan.carriers
    times = plan.schedule.times
    dated = [item for item in plan.live if times[item.id].dated]
    asks = {item.id: asks_of(plan, item) for item in dated}
    peaks: dict[str, Fraction] = {}
    for each in asks.values():
        for ask in each:
            peaks[ask.team] = peaks.get(ask.team, Fraction(0)) + ask.peak
    scarce = {team for team, peak in peaks.items() if peak > limits.room(plan, team)}
    owners = {
        owner
        for owner, items in carriers.work(item for item in dated if item.unfinished).items()
        if len(items) > limits.at_once
    }
    found = {}
    for item in dated:
        owner = carriers.key(accountable(item)) if item.unfinished else ""
        takes_time = not times[item.id].milestone
        found[item.id] = Need(
            tuple(ask for ask in asks[item.id] if ask.team in scarce),
            owner if owner in owners and takes_time else "",
            _heavy(item) if limits.apart else (),
        )
    return found


def _heavy(item: Initiative) -> tuple[str, ...]:
    return tuple(team for team, impact in item.impacts.items() if impact.level == "high")


def movable(plan: Plan) -> Mapping[int, str]:
    """The initiatives whose start can be set, by node.

    Not those that have begun, nor those whose days are all written: a bar from `start` to `due`,
    and a milestone on its `due`. What is written there holds; only what it waits for moves it.
    """
    network, roadmap = plan.schedule.network, plan.roadmap
    found = {}
    for id, node in plan.graph.wiring.work.items():
        job = network.jobs[node]
        timed = job.shape is Shape.WORK or (job.shape is Shape.POINT and job.counts)
        if timed and not job.begun and roadmap.initiatives[id].estimate is not None:
            found[node] = id
    return found
