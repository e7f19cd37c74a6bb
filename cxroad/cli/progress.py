"""What is said on stderr: notes, and a sign of life from whatever takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, TypeVar

if TYPE_CHECKING:
    from threading import Event, RLock, Thread

T = TypeVar("T")

PATIENCE = 0.5
"""Seconds after which one wonders; the sign is renewed as often. Our default."""


class Progress:
    """How far a command is, on one line of stderr that goes away when it has ended.

    Nothing is shown where stderr is no terminal. Where sentences are wanted instead of pictures
    it is one sentence, once.
    """

    current: ClassVar[Progress | None] = None

    def __init__(self, what: str, plain: bool) -> None:
        self._what = what
        self._plain = plain
        self._done, self._total, self._noun = 0, 0, ""
        self._shown = 0
        self._thread: Thread | None = None
        self._ended: Event | None = None
        self._lock: RLock | None = None

    def __enter__(self) -> Progress:
        """Begin to watch the time."""
        Progress.current = self
        if sys.stderr is not None and not sys.stderr.closed and sys.stderr.isatty():
            from threading import Event, RLock, Thread

            self._ended, self._lock = Event(), RLock()
            self._thread = Thread(target=self._watch, args=(time.monotonic(),), daemon=True)
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away."""
        Progress.current = None
        self.end()

    def end(self) -> None:
        """Take the line away for good: what comes next is no work, but waiting for the user."""
        if self._thread and self._ended:
            self._ended.set()
            self._thread.join()
            self._thread = None
            self.say("")

    def say(self, text: str) -> None:
        """Write on stderr, where the line stands, which comes back by itself below it."""
        if self._lock is None:
            _write(text)
            return
        with self._lock:
            gone = "\r" + " " * self._shown + "\r" if self._shown else ""
            _write(gone + text)
            self._shown = 0

    def through(self, items: Sequence[T], noun: str) -> Iterator[T]:
        """The items, counted as they go by; `noun` is what several are called."""
        self._done, self._total, self._noun = 0, len(items), noun
        for item in items:
            yield item
            self._done += 1

    def _watch(self, since: float) -> None:
        assert self._ended
        while not self._ended.wait(PATIENCE):
            try:
                self._show(int(time.monotonic() - since))
            except (OSError, ValueError):
                return  # nobody is left to tell
            if self._plain:
                return

    def _show(self, seconds: int) -> None:
        assert self._lock
        with self._lock:
            if self._plain:
                self.say(f"{self._what}: this takes a moment\n")
                return
            counted = f"{self._done:,} of {self._total:,} {self._noun}"
            far = counted if self._total > 1 else "working"
            text = f"{self._what}: {far}{f', {seconds} s' if seconds else ''} (Ctrl+C stops it)"
            sys.stderr.write("\r" + text.ljust(self._shown))
            sys.stderr.flush()
            self._shown = len(text)


def say(text: str) -> None:
    """Write on stderr; where nobody can be told any more, the result is the same without."""
    if Progress.current:
        Progress.current.say(text)
    else:
        _write(text)


def _write(text: str) -> None:
    if sys.stderr is None:
        return
    with suppress(OSError, ValueError):  # full, broken or closed
        sys.stderr.write(text)
        sys.stderr.flush()


def through(items: Sequence[T], noun: str) -> Iterable[T]:
    """Items that the running command goes through, counted where somebody watches."""
    return Progress.current.through(items, noun) if Progress.current else items
