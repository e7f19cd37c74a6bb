"""What every row shares: sizes, a folder to work in, our command, the peers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.bench.bars import Bar
from tests.bench.measure import Command, Failed, Spent, best
from tests.bench.peers import Absent, Peers
from tests.bench.roadmaps import TODAY, Made, roadmap, write_many

REFERENCE = 0.012
"""Seconds of a bare interpreter on the machine that bars in seconds are written for."""


@dataclass(frozen=True)
class Sizes:
    """How large everything is.

    Attributes:
        one: Initiatives of the single roadmap.
        files: How many roadmaps of about 200 lines.
        big: Initiatives of the big roadmap.
        middle: Initiatives of the roadmap for a peer that takes too long for the big one.
        growth: Initiatives of the roadmaps whose growth is fitted.
        every: Each how many of PSPLIB's instances.
        runs: Runs of the simulation.
        rounds: How often each command is tried at most.
    """

    one: int
    files: int
    big: int
    middle: int
    growth: tuple[int, ...]
    every: int
    runs: int
    rounds: int


FULL = Sizes(60, 1_000, 10_000, 1_000, (1_000, 3_000, 10_000), 1, 10_000, 5)
QUICK = Sizes(60, 100, 1_000, 200, (100, 300, 1_000), 12, 10_000, 3)
TINY = Sizes(6, 3, 20, 10, (5, 20), 240, 100, 1)


@dataclass
class World:
    """Where and how the rows are measured.

    Attributes:
        folder: An empty folder that is removed afterwards.
        psplib: Where the instances of PSPLIB are, if they are.
    """

    sizes: Sizes
    folder: Path
    peers: Peers
    psplib: Path

    @cached_property
    def unit(self) -> float:
        """Seconds of processor time of a bare interpreter."""
        return self.best([self.python("P", "pass")], 4 * self.sizes.rounds)["P"].cpu

    def best(
        self, commands: Sequence[Command | Absent], rounds: int | None = None
    ) -> dict[str, Spent]:
        """By label the least that each command takes, in turns; absent ones are left out.

        Raises:
            Failed: One of them fails.
        """
        there = [command for command in commands if isinstance(command, Command)]
        return best(there, rounds or self.sizes.rounds)

    def cxroad(self, *words: str, cache: Path | None = None) -> Command:
        """Our command, as it is installed beside this interpreter."""
        script = Path(sys.executable).with_name("cxroad")
        start = (str(script),) if script.exists() else (sys.executable, "-m", "cxroad")
        environment = {"CXROAD_TODAY": TODAY}
        if cache:
            environment["CXROAD_CACHE_DIR"] = str(cache)
        return Command("ours", (*start, *words), self.folder, (0, 1), environment)

    def python(self, label: str, code: str, *words: str) -> Command:
        """A line of Python in our own environment."""
        return Command(label, (sys.executable, "-c", code, *words), self.folder)

    def inside(self, *words: str) -> list[float]:
        """What `tests.bench.inside` measures in a process of its own.

        Raises:
            Failed: It does not end well.
        """
        root = Path(__file__).parents[2]
        asked = [sys.executable, "-m", "tests.bench.inside", *words]
        done = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failed(
                (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1]
            )
        return [float(word) for word in done.stdout.split()]

    def roadmap(self, initiatives: int) -> tuple[str, Made]:
        """The name of a roadmap of this size in the folder, and what stands in it."""
        made = roadmap(initiatives)
        return self.write(f"roadmap-of-{initiatives}.yaml", made.text), made

    def roadmaps(self) -> str:
        """The name of the folder of many roadmaps."""
        path = self.folder / "many"
        if not path.exists():
            write_many(path, self.sizes.files, 10)
        return path.name

    def write(self, name: str, text: str) -> str:
        """A file in the folder."""
        (self.folder / name).write_text(text, "utf-8", newline="\n")
        return name

    def peer(self, name: str, *words: str, codes: tuple[int, ...] = (0,)) -> Command | Absent:
        """A command of a peer, or why there is none."""
        found = self.peers.get(name)
        if isinstance(found, Absent):
            return found
        return Command(found.called, (*found.words, *words), self.folder, codes)

    def seconds(self, level: str, seconds: float) -> Bar:
        """A bar in seconds, carried to this machine by what a bare interpreter takes."""
        theirs = seconds / REFERENCE * self.unit
        return Bar(level, f"{seconds * 1000:g} ms where P takes 12 ms, here", 1, theirs)

    def starts(self, level: str, most: float) -> Bar:
        """A bar in bare interpreters."""
        return Bar(level, "P, a bare interpreter", most, self.unit)


def against(level: str, most: float, peer: Command | Absent, spent: Mapping[str, Spent]) -> Bar:
    """A bar beside a command, if it was measured."""
    if isinstance(peer, Absent):
        return Bar(level, peer.called, most, absent=peer.why)
    took = spent[peer.label]
    return Bar(level, peer.label, most, took.cpu, took.stopped)
