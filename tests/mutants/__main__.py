"""`python -m tests.mutants [GROUP ...]`: how many small mistakes in the code the tests notice.

It makes every mistake of `mutations.py` in the modules of `mutants.toml`, one at a time, and runs
the tests that reach its line. What none of them notices has to stand in `survivors.txt` with a
reason: a mistake that does not is named, and the command fails.
"""

from __future__ import annotations

import argparse
import os
import pickle
import sys
import tempfile
import time
import tomllib
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mutants.mutations import Mutant, drawn, mutants_of
from tests.mutants.reach import OPTIONS, Reach, Reached, those_for
from tests.mutants.survivors import LIST, compared, listed
from tests.mutants.trials import Loop, Work, anew, forked, judged, swappable

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
GROUPS = tomllib.loads((HERE / "mutants.toml").read_text(encoding="utf-8"))


def made(group: dict[str, list[str]]) -> dict[Path, list[Mutant]]:
    """Every mutant of each module of a group."""
    paths: list[Path] = []
    for pattern in group["modules"]:
        matching = sorted(ROOT.glob(pattern))
        assert matching, pattern
        paths += matching
    return {path: list(mutants_of(path, ROOT)) for path in paths}


def chosen(name: str, mutants: dict[Path, list[Mutant]], only: str, seed: int) -> list[Mutant]:
    """Those mutants that a run of a group tries."""
    group, some = GROUPS[name], []
    for found in mutants.values():
        found = [mutant for mutant in found if only in str(mutant)]
        if group.get("functions"):
            found = [mutant for mutant in found if mutant.mistake.where]
        some += drawn(found, group.get("sample", len(found)), seed)
    return some


def measured(name: str, only: str, seed: int) -> int:
    """Try the mutants of a group and report; 1 where one survived that is not listed."""
    known = listed(LIST.read_text(encoding="utf-8"))
    every = made(GROUPS[name])
    mutants = chosen(name, every, only, seed)
    tests = [str(ROOT / test) for test in GROUPS[name]["tests"]]
    os.chdir(ROOT)
    started = time.monotonic()
    with tempfile.NamedTemporaryFile() as kept:
        reach = Reach({mutant.path for mutant in mutants}, kept.name)
        child = forked(lambda: int(pytest.main([*OPTIONS, *tests], plugins=[reach])), 3000)
        os.waitpid(child, 0)
        reached: Reached = pickle.loads(Path(kept.name).read_bytes())
    print(f"{name}: {len(mutants)} mutants, {len(reached)} tests "
          f"({time.monotonic() - started:.0f} s)", flush=True)  # fmt: skip

    def outside() -> Iterator[Work]:
        for mutant in mutants:
            near, seconds = those_for(mutant, reached)
            if not swappable(mutant):
                run = (lambda m=mutant, c=near: anew(m, c)) if near else None
                yield mutant, run, seconds + 10

    outcomes = list(judged(outside(), known))
    inside = Loop([mutant for mutant in mutants if swappable(mutant)], reached, known)
    status = pytest.main([*OPTIONS, *tests], plugins=[inside])
    assert status in (0, 5), status
    outcomes += inside.outcomes
    alive = [mutant.mistake for mutant, survived in outcomes if survived]
    killed = len(outcomes) - len(alive)
    print(f"{name}: {killed} of {len(outcomes)} killed, {killed / max(len(outcomes), 1):.1%}")
    report = compared(
        known,
        [mutant.mistake for found in every.values() for mutant in found],
        [mutant.mistake for mutant in mutants],
        alive,
    )
    for line in report.lines():
        print(line)
    return 1 if report.new else 0


def main() -> int:
    """Try the groups that are asked for, each in a process that collects its tests anew."""
    words = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    words.add_argument("group", nargs="*", help=f"{', '.join(GROUPS)}; all by default")
    words.add_argument("--only", default="", help="a text that the mutants have in their names")
    words.add_argument("--seed", type=int, default=1, help="of the sample, where a group is large")
    asked = words.parse_args()
    for name in asked.group:
        if name not in GROUPS:
            words.error(f"no group is called {name}")
    failed = 0
    for name in asked.group or GROUPS:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                code = measured(name, asked.only, asked.seed)
            except Exception:
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                os._exit(code)
        _, status = os.waitpid(child, 0)
        failed |= status != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
