"""Commands that edit a roadmap: killed at any call, and several at a time, they lose nothing."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cxroad.cli.app import run

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
CALLS = ("open", "fstat", "stat", "read", "lseek", "write", "fsync", "fchmod", "replace", "close")
"""What an edit asks the system for."""
EDIT = ("add", "person", "Mia Kovac", "--id", "mia", "--today", "2027-01-11")
PROCESSES, EDITS = 4, 5


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


def killed_at(number: int, path: Path) -> int:
    """Edit a file and be killed at a call of the system; 0 when there are fewer calls."""

    def work() -> int:
        left = number
        kill, me = os.kill, os.getpid()

        def counted(call: Callable[..., object]) -> Callable[..., object]:
            def made(*args: object, **named: object) -> object:
                nonlocal left
                left -= 1
                if not left:
                    kill(me, signal.SIGKILL)
                return call(*args, **named)

            return made

        for name in CALLS:
            setattr(os, name, counted(getattr(os, name)))
        return run([*EDIT[:1], str(path), *EDIT[1:]])

    return os.waitpid(in_a_child(work), 0)[1]


def test_a_kill_at_any_call_leaves_the_old_text_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(TEXT)
    assert run([*EDIT[:1], str(path), *EDIT[1:]]) == 0
    new = path.read_text()
    assert new != TEXT
    for at in range(1, 200):
        path.write_text(TEXT)
        ended = killed_at(at, path)
        assert path.read_text() in (TEXT, new), at
        if ended == 0:
            assert path.read_text() == new
            assert at > 10
            return
    pytest.fail("it never came to an end")


def test_several_at_a_time_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(TEXT)

    def work(process: int) -> Callable[[], int]:
        def edits() -> int:
            day = ("--today", "2027-01-11")
            each = (f"p{process}-{n}" for n in range(EDITS))
            return max(run(["add", str(path), "person", id, *day]) for id in each)

        return edits

    run(["lint", str(path)])  # what is loaded before it forks is loaded once
    children = [in_a_child(work(process)) for process in range(PROCESSES)]

    assert [os.waitpid(child, 0)[1] for child in children] == [0] * PROCESSES
    text = path.read_text()
    for process in range(PROCESSES):
        for n in range(EDITS):
            assert text.count(f"p{process}-{n}:") == 1
    assert text.startswith(TEXT)
    assert [each for each in os.listdir(tmp_path) if each != "x.yaml"] == []
