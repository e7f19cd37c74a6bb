"""The instances of PSPLIB as problems for our search.

They are other people's and not part of the project: a folder holds `best_known.csv` and folders of
`.sm` files, one instance each. Source: Kolisch and Sprecher, "PSPLIB - A project scheduling problem
library", European Journal of Operational Research 96 (1997).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from cxroad.level.search import Tried, search
from cxroad.level.slots import Slots

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "psplib"
"""Where they are looked for unless `--psplib` says otherwise."""

BARS = {"j30": (0.5, 0.1), "j60": (1.3, 0.7)}
"""Mean distance from the best known makespans, in percent: the bar, and what we aim at."""


@dataclass(frozen=True)
class Instance:
    days: list[int]
    after: list[list[int]]
    uses: list[list[int]]
    capacity: list[int]

    @property
    def before(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.days]
        for job, targets in enumerate(self.after):
            for target in targets:
                found[target].append(job)
        return found


def read(text: str) -> Instance:
    """An instance of single mode from a `.sm` file."""

    def rows(title: str, skip: int) -> list[list[int]]:
        lines = text.split("\n")
        first = next(at for at, line in enumerate(lines) if line.startswith(title)) + skip
        last = next(at for at in range(first, len(lines)) if lines[at].startswith("*"))
        return [[int(word) for word in line.split()] for line in lines[first:last]]

    requests = rows("REQUESTS", 3)
    return Instance(
        [row[2] for row in requests],
        [[target - 1 for target in row[3:]] for row in rows("PRECEDENCE", 2)],
        [row[3:] for row in requests],
        rows("RESOURCEAVAIL", 2)[0],
    )


class Pass:
    """Serial generation on one direction of the arrows."""

    def __init__(self, instance: Instance, before: list[list[int]]) -> None:
        self.days, self.before = instance.days, before
        most = max([*instance.capacity, *(use for uses in instance.uses for use in uses)])
        slots = self.slots = Slots(sum(instance.days) + 1, most)
        self.full = [slots.everywhere(amount) | slots.guard for amount in instance.capacity]
        self.needs = [
            [
                (at, slots.everywhere(use), slots.block(use, days))
                for at, use in enumerate(uses)
                if use and days
            ]
            for uses, days in zip(instance.uses, instance.days, strict=True)
        ]

    def starts(self, order: list[int]) -> list[int]:
        left, start, slots = list(self.full), [0] * len(order), self.slots
        for job in order:
            begin = max((start[at] + self.days[at] for at in self.before[job]), default=0)
            if needs := self.needs[job]:
                fitting = slots.guard
                for at, everywhere, _ in needs:
                    fitting &= left[at] - everywhere
                fitting = slots.window(fitting >> begin * slots.width, self.days[job])
                begin += slots.first(fitting, 0) or 0
                for at, _, block in needs:
                    left[at] -= block << begin * slots.width
            start[job] = begin
        return start


class Shop:
    """PSPLIB's problem as lists: the shortest makespan."""

    def __init__(self, instance: Instance) -> None:
        self.before = instance.before
        self._forward = Pass(instance, instance.before)
        self._backward = Pass(instance, instance.after)
        self._days = instance.days
        order: list[int] = []
        left = [len(sources) for sources in self.before]
        ready = [job for job, count in enumerate(left) if not count]
        while ready:
            order.append(ready.pop(0))
            for target in instance.after[order[-1]]:
                left[target] -= 1
                if not left[target]:
                    ready.append(target)
        self._rank = {job: rank for rank, job in enumerate(order)}
        tail = [0] * len(order)
        for job in reversed(order):
            tail[job] = self._days[job] + max((tail[at] for at in instance.after[job]), default=0)
        head = [0] * len(order)
        for job in order:
            head[job] = max((head[at] + self._days[at] for at in self.before[job]), default=0)
        self.first = sorted(order, key=lambda job: (-tail[job], self._rank[job]))
        self.bound = (self._energy(instance, head, tail),)

    def decode(self, order: list[int]) -> Tried:
        start = self._forward.starts(order)
        made = sorted(order, key=lambda job: (start[job], self._rank[job]))
        tried = Tried((max(map(sum, zip(start, self._days, strict=True))),), order, made)
        self._last = (tried, start)
        return tried

    def starts(self, order: list[int]) -> list[int]:
        """The first day of each job."""
        return self._forward.starts(order)

    def justified(self, tried: Tried) -> list[int]:
        kept, start = self._last
        if kept is not tried:
            start = self._forward.starts(tried.made_of)
        back = sorted(tried.order, key=lambda j: (-start[j] - self._days[j], -self._rank[j]))
        late = self._backward.starts(back)
        return sorted(back, key=lambda j: (-late[j] - self._days[j], self._rank[j]))

    def _energy(self, instance: Instance, head: list[int], tail: list[int]) -> int:
        """The longest path, or the work between heads and tails that one resource must do."""
        best = max(tail)
        for at, capacity in enumerate(instance.capacity):
            users = [j for j, uses in enumerate(instance.uses) if uses[at] and self._days[j]]
            rest = {j: tail[j] - self._days[j] for j in users}
            for first in {head[j] for j in users}:
                for last in set(rest.values()):
                    inside = (j for j in users if head[j] >= first and rest[j] >= last)
                    work = sum(self._days[j] * instance.uses[j][at] for j in inside)
                    if work:
                        best = max(best, first + last - (-work // capacity))
        return best


def instances(folder: Path, name: str) -> list[tuple[Path, int]]:
    """The files of a set, each with the best makespan that is known."""
    with (folder / "best_known.csv").open(encoding="utf-8") as lines:
        known = {row["instance"]: int(row["ub"]) for row in csv.DictReader(lines)}
    return [(path, known[path.stem]) for path in sorted((folder / name).glob("*.sm"))]


def gaps(folder: Path, name: str, every: int = 1) -> list[float]:
    """How far above the best known makespan the default budget ends, as a part of it."""
    found: list[float] = []
    for path, best in instances(folder, name)[::every]:
        shop = Shop(read(path.read_text(encoding="utf-8")))
        found.append(search(shop).best.cost[0] / best - 1)
    return found
