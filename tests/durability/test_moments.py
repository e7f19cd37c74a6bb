"""A signal at any moment of a command, whatever it is at.

CXROAD_FAULTS=all sends both at 20 moments, and at the last ones, of four commands; otherwise one
command gets some.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PLAN = (ROOT / "examples" / "northwind.yaml").read_text(encoding="utf-8")
DAY = ("--today", "2027-01-11")
EVERYTHING = os.environ.get("CXROAD_FAULTS") == "all"
MOMENTS = 20 if EVERYTHING else 1
LAST = range(7, -1, -1 if EVERYTHING else -3)
"""How far before the end it is tried besides: all is done then, and the process goes."""

COMMANDS = {
    "lint": ("lint", "plan.yaml", "--no-cache"),
    "forecast": ("forecast", "plan.yaml", "--runs", "300"),
    "set": ("set", "plan.yaml", "appointments.estimate", "9w"),
    "timeline": ("timeline", "plan.yaml", "--output", "plan.svg"),
}
WRITING = ("set", "timeline")

# Runs cxroad and sends itself a signal when it enters a Python function for the n-th time. The
# count begins within `main`: how Python itself starts is not ours.
CHILD = """
import os, sys
at, sent, kept = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
del sys.argv[1:4]
entered = -1
def seen(frame, event, what):
    global entered
    if event == "call":
        entered += 1
        if at and entered == at:
            sys.setprofile(None)
            os.kill(os.getpid(), sent)
from cxroad.__main__ import main
sys.setprofile(seen)
try:
    main()
finally:
    sys.setprofile(None)
    if not at:
        with open(kept, "w") as file:
            file.write(str(entered))
"""


class Ended(NamedTuple):
    """How a run ended, and what stands in its folder then."""

    code: int
    out: str
    err: str
    files: Mapping[str, str]


def run(folder: Path, name: str, at: int = 0, sent: int = 0) -> Ended:
    """Run a command on the plan as it was, with a signal when it enters a function.

    Args:
        at: Which, as a count; none at 0.
    """
    here = folder / "here"
    here.mkdir(exist_ok=True)
    for file in here.iterdir():
        file.unlink()
    (here / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (here / "plan.svg").write_text("what was there\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(at), str(sent), str(folder / "calls"),
         *COMMANDS[name], *DAY],
        cwd=here, capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"},
    )  # fmt: skip
    files = {file.name: file.read_text(encoding="utf-8") for file in here.iterdir()}
    return Ended(done.returncode, done.stdout, done.stderr, files)


def moments(calls: int) -> list[int]:
    """Numbers of calls spread over a run, and the last ones."""
    spread = [calls * (2 * number + 1) // (2 * MOMENTS) for number in range(MOMENTS)]
    return [*spread, *(calls - before for before in LAST)]


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM], ids=["INT", "TERM"])
@pytest.mark.parametrize("name", COMMANDS if EVERYTHING else ("set",))
def test_a_signal_at_any_moment_ends_a_command_in_order(
    tmp_path: Path, name: str, sent: signal.Signals
) -> None:
    whole = run(tmp_path, name)
    before = {"plan.yaml": PLAN, "plan.svg": "what was there\n"}
    assert whole.code in (0, 1), whole.err
    assert (whole.files != before) == (name in WRITING)
    stopped = {signal.SIGINT: 130, signal.SIGTERM: -sent}[sent]
    bad = []
    for at in moments(int((tmp_path / "calls").read_text())):
        ended = run(tmp_path, name, at, sent)
        fine = ended.files in (before, whole.files) and ended.out in ("", whole.out)
        if ended.code != stopped:  # it came when all was done
            fine = fine and ended[:2] == whole[:2] and ended.files == whole.files
        if not fine or "Traceback" in ended.err or "ignored in" in ended.err:
            bad.append((at, ended.code, ended.out[:200], ended.err[-2000:]))

    assert not bad, "\n".join(map(str, bad))
