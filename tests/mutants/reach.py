"""Which tests reach a line, and so ought to notice a mistake in it."""

from __future__ import annotations

import pickle
import sys
import threading
import time
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.mutants.mutations import Mutant

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


def those_for(mutant: Mutant, reached: Reached) -> tuple[list[str], float]:
    """The tests that reach a mutant, the quickest first, and the seconds that they may take.

    What stands at the level of a module is reached by whoever imports it, and known to the tests
    beside those that reach its functions.
    """
    line = (mutant.path, mutant.line)
    if mutant.mistake.where:
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
