"""What must not happen, and what happened: each mistake once, with its smallest input."""

from __future__ import annotations

import re
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

SLOW = 1.0
"""Seconds of processor time that an input of at most 256 KiB may take."""

_SMALLER = 300
"""Tries to make an input smaller."""


class Broken(AssertionError):
    """Something that must not happen, in a few words."""


class TooSlow(Exception):
    """It takes longer than it may."""


@dataclass
class Found:
    """One mistake.

    Attributes:
        key: What it is known by: the exception, and where it came from.
        data: The smallest input that shows it.
        times: How often it was met.
    """

    key: str
    data: bytes
    trace: str
    times: int = 1


@dataclass
class Log:
    """All that a run met.

    Attributes:
        tried: Executions.
        slowest: Seconds of processor time, and the input that took them.
    """

    tried: int = 0
    mistakes: dict[str, Found] = field(default_factory=dict)
    slowest: tuple[float, bytes] = (0.0, b"")

    def attempt(self, once: Callable[[bytes], object], data: bytes, slow: float) -> None:
        """Try an input and keep what it breaks."""
        self.tried += 1
        began = time.process_time()
        mistake = mistake_of(once, data, slow)
        took = time.process_time() - began
        if took > self.slowest[0]:
            self.slowest = (took, data)
        if mistake is None:
            return
        known = self.mistakes.setdefault(mistake.key, mistake)
        if known is not mistake:
            known.times += 1
            if len(data) < len(known.data):
                known.data, known.trace = data, mistake.trace


def mistake_of(once: Callable[[bytes], object], data: bytes, slow: float) -> Found | None:
    """What an input breaks; None where it is stood."""
    try:
        with _no_longer_than(slow):
            once(data)
    except Exception as error:
        return Found(_key(error), data, "".join(traceback.format_exception(error)[-30:]))
    return None


def smaller(once: Callable[[bytes], object], found: Found, slow: float) -> bytes:
    """A part of an input that still breaks the same: lines are left out first, then letters."""
    data, tries = found.data, 0
    for sep in (b"\n", b""):
        size = max(len(_pieces(data, sep)) // 2, 1)
        while size and tries < _SMALLER:
            pieces, at = _pieces(data, sep), 0
            while at < len(pieces) and tries < _SMALLER:
                less = sep.join(pieces[:at] + pieces[at + size :])
                tries += 1
                mistake = mistake_of(once, less, slow)
                if mistake is not None and mistake.key == found.key:
                    pieces = _pieces(less, sep)
                    data = less
                else:
                    at += size
            size //= 2
    return data


def _pieces(data: bytes, sep: bytes) -> list[bytes]:
    return data.split(sep) if sep else [data[at : at + 1] for at in range(len(data))]


def _key(error: BaseException) -> str:
    """What a mistake is known by: its kind, and the last place in our code."""
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if "/cxroad/" in frame.filename and "/tests/" not in frame.filename
    ]
    if isinstance(error, Broken):
        said = re.split(r"[:\n]", str(error))[0]
        return f"Broken: {said[:60]}"
    if isinstance(error, TooSlow):
        return f"TooSlow: {ours[min(4, len(ours) - 1)].name if ours else '?'}"
    place = f"{ours[-1].filename.rpartition('/cxroad/')[2]}:{ours[-1].lineno}" if ours else "?"
    return f"{type(error).__name__} in {place}"


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Raise TooSlow where it takes more processor time; where there are no timers, never."""
    if sys.platform == "win32":
        yield
        return

    def late(_signal: int, _frame: FrameType | None) -> Any:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
