"""Commands that edit a roadmap, several at a time: nothing is lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cxroad.cli.app import run
from cxroad.load.loader import load_bytes

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

TEXT = """\
title: Northside   # ours
phases:
  crawl:
    initiatives:
      listen: {name: Listen}
people:
  ada: {name: Ada}
"""
PROCESSES, EDITS = (8, 200) if os.environ.get("CXROAD_FAULTS") == "all" else (4, 5)


def in_a_child(work: Callable[[], int]) -> int:
    """Do something in a process of its own that says nothing, and give its process id."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, 1)
            os.dup2(nothing, 2)
            with open(1, "w", closefd=False) as quiet:
                sys.stdout = sys.stderr = quiet
                code = work()
        finally:
            os._exit(code)
    return child


def test_several_at_a_time_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(TEXT)

    def work(process: int) -> Callable[[], int]:
        def edits() -> int:
            day = ("--today", "2027-01-11")
            each = (f"p{process}-{n}" for n in range(EDITS))
            return max(run(["add", str(path), "person", id, *day]) for id in each)

        return edits

    over = tmp_path.with_suffix(".over")

    def read() -> int:
        """Read it again and again: it is never broken, and nothing goes away again."""
        people, broken = 0, 0
        while not over.exists():
            roadmap = load_bytes(path.read_bytes(), "x.yaml").roadmap
            broken += roadmap is None or len(roadmap.people) < people
            people = len(roadmap.people) if roadmap else 0
        return int(broken > 0)

    run(["lint", str(path)])  # what is loaded before it forks is loaded once
    reader = in_a_child(read)
    children = [in_a_child(work(process)) for process in range(PROCESSES)]

    assert [os.waitpid(child, 0)[1] for child in children] == [0] * PROCESSES
    over.touch()
    assert os.waitpid(reader, 0)[1] == 0
    text = path.read_text()
    for process in range(PROCESSES):
        for n in range(EDITS):
            assert text.count(f"p{process}-{n}:") == 1
    assert text.startswith(TEXT)
    assert [each for each in os.listdir(tmp_path) if each != "x.yaml"] == []
