"""What a whole process costs, seen from outside: processor time and peak memory."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path

_ENOUGH = 6.0
"""Seconds of processor time after which a command is not tried once more."""

_SUBREAPER = 36
"""What `prctl` calls whoever inherits the processes of those that have ended."""

_PATIENCE = 2.0
"""Seconds that what a command left behind has to end."""

_OUTSIDE = ("CI", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "SOURCE_DATE_EPOCH")
"""Variables that would change what is measured; ours (`CXROAD_*`) and Python's come on top.

Of those, `PYTHONDONTWRITEBYTECODE` costs most: what lies in a checkout is then compiled anew in
each run, which nobody's installed program is, ours or a peer's.
"""


class Failed(Exception):
    """A command did not end as it should; the text says how."""


@dataclass(frozen=True)
class Command:
    """A program to measure.

    Attributes:
        label: What it is called in the table.
        codes: Exit codes that are fine.
        most: Seconds of processor time after which it is stopped; None for never.
    """

    label: str
    words: tuple[str, ...]
    folder: Path
    codes: tuple[int, ...] = (0,)
    environment: Mapping[str, str] = field(default_factory=dict)
    most: float | None = None


@dataclass(frozen=True)
class Spent:
    """What a process and those that it started took.

    Attributes:
        cpu: Seconds, user and system.
        memory: The most that one of them held, in MB; never less than what the bench itself holds.
        stopped: Whether it was stopped, and would have taken more.
    """

    cpu: float
    memory: float
    stopped: bool = False


def spend(command: Command) -> Spent:
    """Run something once; its output goes nowhere.

    Raises:
        Failed: It cannot be started, or ends with a code that is not fine.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _OUTSIDE and not name.startswith(("CXROAD_", "PYTHON"))
    }
    with tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                command.words,
                cwd=command.folder,
                env={**kept, **command.environment},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                preexec_fn=_limited(command.most) if command.most else None,
            )
        except OSError as error:
            raise Failed(f"{command.words[0]} does not start: {error}") from None
        _, status, usage = os.wait4(process.pid, 0)
        code = process.returncode = os.waitstatus_to_exitcode(status)
        left = sum(_left_behind(), 0.0)
        stopped = command.most is not None and code in (-signal.SIGXCPU, -signal.SIGKILL)
        if not stopped and code not in command.codes:
            errors.seek(0)
            last = errors.read().decode("utf-8", "replace").strip().splitlines()[-1:] or ["nothing"]
            name = Path(command.words[0]).name
            raise Failed(f"{name} ended with {code} and said: {last[0].strip()[:160]}")
    scale = 1 if sys.platform == "darwin" else 1024
    return Spent(usage.ru_utime + usage.ru_stime + left, usage.ru_maxrss * scale / 1e6, stopped)


def adopt() -> None:
    """Let what a command leaves behind, such as a browser's helpers, be counted too, on Linux."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def _left_behind() -> Iterator[float]:
    """Seconds of each process that a command has started, not waited for, and that has ended."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            ended, _, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if ended:
            yield usage.ru_utime + usage.ru_stime
        else:
            time.sleep(0.01)


def best(commands: Sequence[Command], rounds: int) -> dict[str, Spent]:
    """By label the least that each took of several rounds, in turns: ours, theirs, ours, theirs.

    A command that has taken long enough already is not tried again.

    Raises:
        Failed: One of them fails.
    """
    found: dict[str, Spent] = {}
    taken = {command.label: 0.0 for command in commands}
    for _ in range(rounds):
        for command in commands:
            name = command.label
            if taken[name] > _ENOUGH:
                continue
            spent = spend(command)
            taken[name] += spent.cpu
            if name not in found or spent.cpu < found[name].cpu:
                found[name] = spent
    return found


def _limited(most: float) -> Callable[[], None]:
    seconds = ceil(most)
    return lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
