"""How many small mistakes in the code the tests notice.

`python tests/mutants/run.py [GROUP ...]` makes every mistake of `mutations.py` in the modules of
`mutants.toml`, one at a time, runs the tests that reach its line, and names each that none of them
noticed. pytest does not collect it. `--only TEXT` keeps the mutants that have the text in their
description, `--seed N` picks another sample where a group tries one.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import os
import pickle
import random
import resource
import signal
import sys
import tempfile
import threading
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

import pydantic  # noqa: F401  what every fork needs is imported once
import pytest
import ruamel.yaml  # noqa: F401

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))
from mutations import Mutant, mutants_of  # noqa: E402

GROUPS = tomllib.loads((HERE / "mutants.toml").read_text(encoding="utf-8"))
AT_ONCE = 2
KILLED, SURVIVED, NO_TEST = "killed", "survived", "no test"


def forked(work: Callable[[], int], seconds: float) -> int:
    """The id of a child that does some work within some seconds of processor time."""
    child = os.fork()
    if child:
        return child
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
    signal.alarm(int(seconds) * 10 + 20)  # of wall time: for what waits for ever
    code = 1
    try:
        code = work()
    finally:
        os._exit(code)


Work = tuple[Mutant, Callable[[], int] | None, float]


def judged(mutants: Iterable[Work]) -> Iterator[tuple[Mutant, str]]:
    """What became of each mutant, two at a time."""
    running: dict[int, Mutant] = {}

    def ended() -> tuple[Mutant, str]:
        child, state = os.wait()
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        outcome = SURVIVED if state == 0 else KILLED
        if outcome == SURVIVED:
            print(f"survived: {running[child]}", flush=True)
        return running.pop(child), outcome

    for mutant, work, seconds in mutants:
        if work is None:
            print(f"no test: {mutant}", flush=True)
            yield mutant, NO_TEST
            continue
        while len(running) >= AT_ONCE:
            yield ended()
        running[forked(work, seconds)] = mutant
    while running:
        yield ended()


class Instead:
    """An importer that gives a module with a mistake."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        parts = Path(mutant.path).relative_to(ROOT).with_suffix("").parts
        self.name = ".".join(parts).removesuffix(".__init__")

    def find_spec(self, name: str, *_: object) -> Any:
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, self.mutant.path, loader=self)

    def create_module(self, _: object) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(self.mutant.code, module.__dict__)


OPTIONS = ["-q", "-x", "--capture=sys", "-p", "no:cacheprovider", "-p", "no:faulthandler",
           "-o", "tmp_path_retention_policy=none"]  # fmt: skip

Reached = dict[str, tuple[float, set[tuple[str, int]]]]
"""For each test its seconds and the lines of our modules that it runs."""


class Reach:
    """Runs every test and writes down what it reaches."""

    def __init__(self, files: set[str], kept: str) -> None:
        self.files, self.kept = files, kept
        self.reached: Reached = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for item in session.items:
            lines: set[tuple[str, int]] = set()

            def within(frame: FrameType, _event: str, _: object, lines: Any = lines) -> Any:
                lines.add((frame.f_code.co_filename, frame.f_lineno))
                return within

            def entered(frame: FrameType, _event: str, _: object, within: Any = within) -> Any:
                return within if frame.f_code.co_filename in self.files else None

            before = time.process_time()
            threading.settrace(entered)
            sys.settrace(entered)
            try:
                passed = passes(item, None)
            finally:
                sys.settrace(None)
                threading.settrace(None)  # type: ignore[arg-type]
            if passed:  # one that fails says nothing about mutants
                self.reached[item.nodeid] = time.process_time() - before, lines
        Path(self.kept).write_bytes(pickle.dumps(self.reached))
        return True


def passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    from _pytest.runner import runtestprotocol

    reports = runtestprotocol(item, nextitem=following, log=False)
    return not any(report.failed for report in reports)


class Chosen:
    """Runs tests of its choice only, the quickest first."""

    def __init__(self, tests: list[str]) -> None:
        self.tests = {test: at for at, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid in self.tests]
        items.sort(key=lambda item: self.tests[item.nodeid])


def anew(mutant: Mutant, tests: list[str]) -> int:
    """Tests with a module that is imported with its mistake."""
    sys.meta_path.insert(0, Instead(mutant))  # type: ignore[arg-type]
    files = sorted({test.split("::")[0] for test in tests})
    return int(pytest.main([*OPTIONS, *files], plugins=[Chosen(tests)]))


def swapped(mutant: Mutant) -> None:
    """Let the functions that are in memory already have the mistake, and a module that is not."""
    instead = Instead(mutant)
    if instead.name not in sys.modules:
        sys.meta_path.insert(0, instead)  # type: ignore[arg-type]
    codes = {}
    found = [mutant.code]
    for code in found:
        found += [inner for inner in code.co_consts if isinstance(inner, CodeType)]
        codes[code.co_qualname, code.co_firstlineno] = code
    for known in gc.get_objects():
        if type(known) is FunctionType and known.__code__.co_filename == mutant.path:
            new = codes.get((known.__code__.co_qualname, known.__code__.co_firstlineno))
            if new and len(new.co_freevars) == len(known.__code__.co_freevars):
                known.__code__ = new


class Loop:
    """Tests that are collected once; a fork of this process runs some of them for each mutant."""

    def __init__(self, mutants: list[Mutant], reached: Reached) -> None:
        self.mutants, self.reached = mutants, reached
        self.results: list[tuple[Mutant, str]] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
        items = {item.nodeid: item for item in session.items}

        def tried(mutant: Mutant, tests: list[pytest.Item]) -> int:
            swapped(mutant)
            pairs = zip(tests, [*tests[1:], None], strict=True)
            return 0 if all(passes(item, following) for item, following in pairs) else 1

        def work() -> Iterator[Work]:
            for mutant in self.mutants:
                tests, seconds = those_for(mutant, self.reached)
                chosen = [items[test] for test in tests]
                run = (lambda m=mutant, c=chosen: tried(m, c)) if chosen else None
                yield mutant, run, seconds

        self.results = list(judged(work()))
        return True


def those_for(mutant: Mutant, reached: Reached) -> tuple[list[str], float]:
    """The tests that reach a mutant, the quickest first, and the seconds that they may take.

    What stands at the level of a module is reached by whoever imports it, and known to the tests
    beside those that reach its functions.
    """
    line = (mutant.path, mutant.line)
    if mutant.where:
        near = {test for test, (_, lines) in reached.items() if line in lines}
    else:
        files = {
            test.split("::")[0]
            for test, (_, lines) in reached.items()
            if any(path == mutant.path for path, _ in lines)
        }
        near = {test for test in reached if test.split("::")[0] in files}
    chosen = sorted((reached[test][0], test) for test in near)
    return [test for _, test in chosen], 10 + 3 * sum(took for took, _ in chosen)


def measured(name: str, only: str, seed: int) -> None:
    group = GROUPS[name]
    mutants: list[Mutant] = []
    for pattern in group["modules"]:
        paths = sorted(ROOT.glob(pattern))
        assert paths, pattern
        for path in paths:
            found = [mutant for mutant in mutants_of(path) if only in str(mutant)]
            if group.get("functions"):
                found = [mutant for mutant in found if mutant.where]
            few = min(group.get("sample", len(found)), len(found))
            mutants += sorted(random.Random(f"{seed} {path.name}").sample(found, few), key=str)
    tests = [str(ROOT / test) for test in group["tests"]]
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
            chosen, seconds = those_for(mutant, reached)
            if not mutant.where:
                run = (lambda m=mutant, c=chosen: anew(m, c)) if chosen else None
                yield mutant, run, seconds + 10

    results = list(judged(outside()))
    inside = Loop([mutant for mutant in mutants if mutant.where], reached)
    status = pytest.main([*OPTIONS, *tests], plugins=[inside])
    assert status in (0, 5), status
    results += inside.results
    killed = sum(outcome == KILLED for _, outcome in results)
    print(
        f"{name}: {killed} of {len(results)} killed, {killed / max(len(results), 1):.1%}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("group", nargs="*", default=list(GROUPS))
    parser.add_argument("--only", default="")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for name in asked.group:
        child = os.fork()  # so that each group collects its tests anew
        if child == 0:
            measured(name, asked.only, asked.seed)
            sys.stdout.flush()
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
