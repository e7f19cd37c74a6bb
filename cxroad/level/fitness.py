"""What keeps a plan from being levelled, said in words."""

from __future__ import annotations

from cxroad.errors import NotComputable
from cxroad.level.needs import Limits, asks_of, movable
from cxroad.model.writing import named, rounded
from cxroad.plan import Plan
from cxroad.schedule.calendar import as_date
from cxroad.schedule.network import Case
from cxroad.schedule.slack import plan_end

MOST = 1000
"""Initiatives that are levelled together; our default, far above any roadmap in use."""

_MOST_NAMED = 5


def refuse_unfit(plan: Plan, limits: Limits) -> None:
    """Refuse a plan that cannot be levelled.

    Raises:
        NotComputable: It says what is missing, or does not fit, and what to type.
    """
    network = plan.schedule.network
    if len(network.order) < len(network.jobs):
        raise NotComputable(
            "initiatives wait for each other, so there are no dates to level", "cxroad lint"
        )
    if plan.schedule.relative:
        raise NotComputable(
            "the roadmap has no dates to level, only weeks",
            "say when it begins: `start: 2027-01-11` at the top",
        )
    ahead = [item for item in plan.live if item.unfinished]
    if not any(plan.schedule.times[item.id].dated for item in ahead):
        raise NotComputable(
            "no unfinished initiative has dates to level",
            "say how long work takes: `estimate: 6w`, or `estimate: 4w..8w`",
        )
    end = plan_end(network, network.sweep(Case.EXPECTED))
    if end is None or as_date(end) is None:
        raise NotComputable(
            "the plan ends after the year 9999", "look at its estimates: cxroad timeline"
        )
    if len(plan.live) > MOST:
        raise NotComputable(
            f"{len(plan.live):,} initiatives are too many to level together (at most {MOST:,})",
            "level the roadmaps that they come from",
        )
    if not any(item.impacts or item.owner for item in ahead):
        team = next(iter(plan.roadmap.teams), "contact-centre")
        raise NotComputable(
            "no unfinished initiative says whom it changes or who owns it, so there is no limit "
            "to keep",
            f"add to each how hard it hits a team, `impacts: {{{team}: medium}}`, and `owner: Mia`",
        )
    if limits.at_once < 1:
        raise NotComputable(
            "no owner may run anything, as `settings.GOV006.initiatives` says", "allow at least 1"
        )
    _refuse_impossible(plan, limits)


def _refuse_impossible(plan: Plan, limits: Limits) -> None:
    """Of work that may move, some alone asks a team for more than it can give."""
    found = [
        (id, ask)
        for id in movable(plan).values()
        for ask in asks_of(plan, plan.roadmap.initiatives[id])
        if ask.peak > limits.room(plan, ask.team)
    ]
    if not found:
        return
    id, ask = found[0]
    room, team = limits.room(plan, ask.team), ask.team
    others = named([f"`{each}` on `{other.team}`" for each, other in found[1:]], _MOST_NAMED)
    more = f"; so do {others}" if len(found) > 2 else f"; so does {others}" if others else ""
    gentler = f"make it gentler (`impacts: {{{team}: {rounded(room, 2)}h}}`), " if room else ""
    wanted = rounded(ask.peak / limits.share, 2) if limits.share else rounded(ask.peak, 2)
    raise NotComputable(
        f"`{id}` alone asks each person in `{team}` for {rounded(ask.peak, 2)} h a week, and there "
        f"is room for {rounded(room, 2)} h, so it fits on no date{more}",
        f"{gentler}land it in two steps, or give the team more time for it "
        f"(`teams: {{{team}: {{capacity: {wanted}h}}}}`) and say what stops for that",
    )
