"""A day before which no levelled plan can end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import ceil

from cxroad.level.decoder import WorkList
from cxroad.level.rooms import monday, week_of
from cxroad.schedule.network import Case
from cxroad.schedule.slack import plan_end

_MOST = 40
"""Landings on a team of which sequences are looked at; beyond, the last of them. Our default."""

_STEPS = 1_000_000
"""Jobs that are looked at for the bound, in all that is tried; our default, for some seconds."""


def earliest_end(work: WorkList) -> int:
    """The latest of what order, owners and teams each allow alone, as a boundary.

    Source:
        The longest path; the energy of each resource, by which work that cannot begin before a
        day and goes on at the full rate cannot be over before another (Kolisch and Hartmann,
        1999); and sequences of landings that cannot share their weeks, as on one machine
        (Jackson, 1955).
    """
    return _Bounds(work).end()


class _Bounds:
    def __init__(self, work: WorkList) -> None:
        self._work = work
        self._network = work.network
        self._grid = work.network.grid
        self._landing = {at: work.span(work.base, at).landing for at in work.active}
        self._ends: dict[tuple[int, int], int] = {}
        self._behind: dict[int, list[int]] = {}
        self._left = _STEPS
        self._by_owner: dict[str, list[int]] = {}
        self._by_team: dict[str, list[int]] = {}
        for at in work.active:
            need = work.needs[at]
            if need.owner:
                self._by_owner.setdefault(need.owner, []).append(at)
            for team in dict.fromkeys(ask.team for ask in need.asks):
                self._by_team.setdefault(team, []).append(at)

    def end(self) -> int:
        best = plan_end(self._network, self._work.base) or 0
        for nodes in self._by_owner.values():
            for inside in self._from_each(nodes):
                best = max(best, self._one_of(inside, self._owner(inside)))
        for team, nodes in self._by_team.items():
            for inside in self._from_each(nodes):
                best = max(best, self._one_of(inside, self._energy(team, inside)))
            for landings, weeks in self._sequences(team, nodes[-_MOST:]):
                best = max(best, self._last(landings, weeks))
        return best

    def _from_each(self, nodes: Sequence[int]) -> Iterator[list[int]]:
        """For each day on which something lands at the earliest, what lands from then on."""
        for day in sorted({self._landing[at] for at in nodes}):
            yield [at for at in nodes if self._landing[at] >= day]

    def _owner(self, nodes: Sequence[int]) -> int:
        """A day on or after which some of one owner's work lands; fewer at a time are no faster."""
        grid, work = self._grid, self._work
        head = min(grid.index(work.span(work.base, at).start) for at in nodes)
        days = sum(self._network.jobs[at].days[Case.EXPECTED] for at in nodes)
        return grid.day(head + ceil(days / work.rooms.at_once))

    def _energy(self, team: str, nodes: Sequence[int]) -> int:
        """A day on or after which the last of these lands, since they have to fit into weeks."""
        rooms = self._work.rooms
        stages = [
            stage
            for at in nodes
            for ask in self._work.needs[at].asks
            if ask.team == team
            for stage in ask.profile
        ]
        before, behind = min(first for first, *_ in stages), max(end for _, end, _ in stages)
        week = min(week_of(self._landing[at]) for at in nodes) - rooms.first_week + before
        if week < 0:
            return 0  # what falls into weeks that are over is not asked for any more
        total = sum(rooms.asked(at, team) for at in nodes)
        left = rooms.left(team)
        while total > 0 and week < len(left):
            total -= left[week]
            week += 1
        return monday(week - behind + rooms.first_week)

    def _one_of(self, nodes: Sequence[int], landing: int) -> int:
        """Where the plan ends at the earliest when one of these lands no earlier than on a day."""
        return min(self._pushed(at, landing) for at in nodes)

    def _sequences(self, team: str, nodes: Sequence[int]) -> Iterator[tuple[list[int], int]]:
        """Landings of which no two can be nearer to each other than so many weeks."""
        gaps = {
            frozenset(pair): min(self._gap(team, *pair), self._gap(team, *reversed(pair)))
            for pair in combinations(nodes, 2)
        }
        for pair, weeks in gaps.items():
            if weeks:
                yield [at for at in nodes if at in pair], weeks
        peaks = {
            at: max(ask.peak for ask in self._work.needs[at].asks if ask.team == team)
            for at in nodes
        }
        for peak in set(peaks.values()):
            hard = [at for at in nodes if peaks[at] >= peak]
            for head in {self._landing[at] for at in hard}:
                chosen = [at for at in hard if self._landing[at] >= head]
                if len(chosen) > 2:
                    yield chosen, min(gaps[frozenset(pair)] for pair in combinations(chosen, 2))

    def _gap(self, team: str, first: int, second: int) -> int:
        """Weeks that the second landing is at least behind the first, if it is not before it.

        Only weeks from the first landing on are looked at: those before it may be over.
        """
        capacity = self._work.rooms.capacity[team]
        one, other = self._hours(team, first), self._hours(team, second)
        gap = 0
        while any(
            one.get(week, 0) + other.get(week - gap, 0) > capacity
            for week in one
            if week >= 0 and week - gap in other
        ):
            gap += 1
        return gap

    def _hours(self, team: str, at: int) -> dict[int, int]:
        """What a landing asks of a team, in units, by weeks from it on."""
        return {
            week: part.units
            for part in self._work.rooms.shapes[at].parts
            if part.team == team
            for week in range(part.first, part.end)
        }

    def _last(self, nodes: Sequence[int], weeks: int) -> int:
        """Where the plan ends at the earliest when landings keep so many weeks between them."""
        if not weeks:
            return 0
        ends = []
        for last in nodes:
            others = min(week_of(self._landing[at]) for at in nodes if at != last)
            week = others + (len(nodes) - 1) * weeks
            ends.append(self._pushed(last, monday(week)))
        return min(ends)

    def _pushed(self, at: int, landing: int) -> int:
        """Where the plan ends when something lands no earlier than on a day and all else may."""
        grid = self._grid
        if landing <= self._landing[at] or self._left < 0:
            return plan_end(self._network, self._work.base) or 0

        def place(node: int, day: int, days: int) -> int:
            if node != at:
                return day
            return max(day, grid.day(grid.index(landing) - days))

        if (at, landing) not in self._ends:
            self._left -= len(self._network.jobs)
            nodes, base = self._moved_by(at), self._work.base
            sweep = self._network.sweep(Case.EXPECTED, nodes, place, base)
            self._ends[at, landing] = plan_end(self._network, sweep) or 0
        return self._ends[at, landing]

    def _moved_by(self, at: int) -> list[int]:
        """A node and all that waits for it, in order."""
        if at not in self._behind:
            found = {at}
            for node in self._network.order:
                if node in found:
                    found.update(tie.target for tie in self._network.out[node])
            self._behind[at] = [node for node in self._network.order if node in found]
        return self._behind[at]
