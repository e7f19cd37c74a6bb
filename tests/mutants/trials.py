"""Each mutant in a process of its own, with the tests that ought to notice it."""

from __future__ import annotations

import gc
import importlib.util
import os
import resource
import signal
import sys
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pydantic  # noqa: F401  what every fork needs is imported once
import pytest
import ruamel.yaml  # noqa: F401

from tests.mutants.mutations import Mistake, Mutant
from tests.mutants.reach import OPTIONS, Reached, passes, those_for

AT_ONCE = 2


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
"""A mutant, what tries it (nothing where no test reaches it), and its seconds of the processor."""

Outcome = tuple[Mutant, bool]
"""A mutant, and whether it survived."""


def judged(mutants: Iterable[Work], known: Container[Mistake]) -> Iterator[Outcome]:
    """What became of each mutant, two at a time; says at once which survive and are not known."""
    running: dict[int, Mutant] = {}

    def told(mutant: Mutant, survived: bool, why: str = "") -> Outcome:
        if survived and mutant.mistake not in known:
            print(f"survived{why}: {mutant}", flush=True)
        return mutant, survived

    def ended() -> Outcome:
        child, state = os.wait()
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        return told(running.pop(child), state == 0)

    for mutant, work, seconds in mutants:
        if work is None:
            yield told(mutant, True, " (no test reaches it)")
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
        named = mutant.mistake.module.removesuffix(".py").replace("/", ".")
        self.name = named.removesuffix(".__init__")

    def find_spec(self, name: str, *_: object) -> Any:
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, self.mutant.path, loader=self)

    def create_module(self, _: object) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(self.mutant.code, module.__dict__)


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
    codes = _codes(mutant.code)
    for known in gc.get_objects():
        if type(known) is FunctionType and known.__code__.co_filename == mutant.path:
            new = codes.get((known.__code__.co_qualname, known.__code__.co_firstlineno))
            if new and len(new.co_freevars) == len(known.__code__.co_freevars):
                known.__code__ = new


def swappable(mutant: Mutant) -> bool:
    """Whether the functions in memory can have the mistake.

    They cannot where it is outside of them, or where one of them has another number of free
    variables with it, such as by leaving out the only `super()`.
    """
    sound, wrong = _sound(mutant.path), _codes(mutant.code)
    return bool(mutant.mistake.where) and all(
        len(sound[place].co_freevars) == len(code.co_freevars)
        for place, code in wrong.items()
        if place in sound
    )


def _codes(module: CodeType) -> dict[tuple[str, int], CodeType]:
    """The code of a module and of all that is defined in it, by name and line."""
    codes, found = {}, [module]
    for code in found:
        found += [inner for inner in code.co_consts if isinstance(inner, CodeType)]
        codes[code.co_qualname, code.co_firstlineno] = code
    return codes


@lru_cache
def _sound(path: str) -> dict[tuple[str, int], CodeType]:
    return _codes(compile(Path(path).read_bytes(), path, "exec", dont_inherit=True))


class Loop:
    """Tests that are collected once; a fork of this process runs some of them for each mutant."""

    def __init__(self, mutants: list[Mutant], reached: Reached, known: Container[Mistake]) -> None:
        self.mutants, self.reached, self.known = mutants, reached, known
        self.outcomes: list[Outcome] = []

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

        self.outcomes = list(judged(work(), self.known))
        return True
