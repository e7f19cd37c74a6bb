"""A day before which no levelled plan can end."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from cxroad.level.rooms import Need, Rooms, monday, week_of
from cxroad.schedule.network import Case, Course, Network
from cxroad.schedule.slack import plan_end


def earliest_end(
    network: Network,
    base: Course,
    rooms: Rooms,
    moving: Mapping[int, str],
    needs: Mapping[int, Need],
    at_once: int,
) -> int:
    """The latest of what order, owners and teams each allow alone, as a boundary.

    Args:
        base: The course that order alone gives.
        moving: What may move, by node.
        needs: What it takes, by node.
        at_once: How many initiatives an owner can run.

    Source:
        The longest path, and the energy of each resource: work that cannot begin before a day,
        shared out at the full rate, cannot be over before another (Kolisch and Hartmann, 1999).
    """
    bounds = [plan_end(network, base) or 0]
    owned: dict[str, list[int]] = {}
    asked: dict[str, list[int]] = {}
    for node in moving:
        if needs[node].owner:
            owned.setdefault(needs[node].owner, []).append(node)
        for ask in needs[node].asks:
            asked.setdefault(ask.team, []).append(node)
    bounds += [_owner(network, base, nodes, at_once) for nodes in owned.values()]
    bounds += [_team(network, base, rooms, team, nodes, needs) for team, nodes in asked.items()]
    return max(bounds)


def _owner(network: Network, base: Course, nodes: list[int], at_once: int) -> int:
    """Where one owner's work ends at the earliest; fewer at a time make it no shorter."""
    grid = network.grid
    latest = 0
    heads = {node: grid.index(moment[0]) for node in nodes if (moment := base.start[node])}
    for first in set(heads.values()):
        work = sum(
            network.jobs[node].days[Case.EXPECTED] for node, at in heads.items() if at >= first
        )
        latest = max(latest, first + ceil(work / at_once))
    return grid.day(latest - 1) + 1 if latest else 0


def _team(
    network: Network,
    base: Course,
    rooms: Rooms,
    team: str,
    nodes: list[int],
    needs: Mapping[int, Need],
) -> int:
    """Where work ends of which the last landing still has to fit into a team's weeks."""
    profiles = [ask.profile for node in nodes for ask in needs[node].asks if ask.team == team]
    before = min(first for profile in profiles for first, _, _ in profile)
    behind = max(end for profile in profiles for _, end, _ in profile)
    landings = [week_of(network.grid.open(moment[0])) for n in nodes if (moment := base.finish[n])]
    left = rooms.left(team)
    week = max(min(landings) - rooms.first_week + before, rooms.since)
    # Hours before today no longer count, so what may fall there is not asked of the weeks ahead.
    total = sum(
        rooms.asked(node, team)
        for node in nodes
        if (moment := base.finish[node])
        and week_of(network.grid.open(moment[0])) - rooms.first_week + before >= rooms.since
    )
    while total > 0 and week < len(left):
        total -= left[week]
        week += 1
    last = week - 1 - (behind - 1) + rooms.first_week
    return network.grid.day(network.grid.index(monday(last)) - 1) + 1
