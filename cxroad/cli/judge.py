"""Files judged one by one: in this process or in several, and not twice where nothing changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cxroad.errors import CxroadError, UsageError

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from cxroad.api import Project
    from cxroad.cli.cache import Cache
    from cxroad.cli.setup import Setting, Setup
    from cxroad.findings.report import FileReport
    from cxroad.source.document import Document

_WORTH = 40
"""Files for each process of `--jobs auto`: as much work as it takes to start one. Our default."""

_MOST = 64
"""Processes that can be asked for."""

_UNSAID = "ignore::UserWarning:multiprocessing.resource_tracker"
"""That Python clears up behind a process which was killed."""


_LAST: list[object] = []
"""The roadmap that was read last. The list holds itself, so that a process ends without taking it
to pieces: with many initiatives that takes a fiftieth of the run."""
_LAST.append(_LAST)


class Judged(NamedTuple):
    """A file and what was found in it.

    Attributes:
        document: Its text, for excerpts; without data.
        blank: Whether no data was found in it at all.
    """

    report: FileReport
    document: Document
    blank: bool


@dataclass(frozen=True)
class Judge:
    """Says what is wrong with files; other processes can be given one.

    Attributes:
        config, isolated, flags, max_size, every: As `Setup` has them.
        today: The day that everything is reckoned from.
    """

    config: str | None
    isolated: bool
    flags: Mapping[str, Setting]
    max_size: str | None
    today: date
    every: bool = False

    @cached_property
    def setup(self) -> Setup:
        """What counts for each file."""
        from cxroad.cli.setup import Setup

        return Setup(self.config, self.isolated, self.flags, self.max_size, self.every)

    def read(self, data: bytes, path: str) -> Project:
        """The roadmap in a file."""
        return self.setup.load(data, path, self.today)

    def found(self, file: tuple[str, bytes]) -> Judged:
        """What is found in a file."""
        path, data = file
        del _LAST[1:]
        project = self.read(data, path)
        _LAST.append(project)
        document = project.loaded.document
        return Judged(project.report, document.bare(), document.root is None)

    def all(
        self,
        files: Sequence[tuple[str, bytes]],
        names: Sequence[str],
        jobs: int,
        cache: Cache | None,
    ) -> Iterator[Judged]:
        """Every file in its turn, whoever judges it.

        Args:
            names: What the cache calls them; not asked for without one.
            jobs: In how many processes.
            cache: Where to look first, and to keep what is new; None for nowhere.
        """
        from cxroad.source.document import Document
        from cxroad.source.guard import decode

        names = names if cache else [""] * len(files)
        kept = [
            cache.report(name, path) if cache else None
            for name, (path, _) in zip(names, files, strict=True)
        ]
        new = [file for file, report in zip(files, kept, strict=True) if report is None]
        found = self._found(new, min(jobs, len(new)))
        for (path, data), name, report in zip(files, names, kept, strict=True):
            if report is None:
                judged = next(found)
                if cache and not judged.blank:
                    cache.keep(name, judged.report)
                yield judged
            else:
                text, bom, _ = decode(data, self.setup.limits)
                yield Judged(report, Document(path, text, bom=bom), blank=False)

    def names(self, files: Sequence[tuple[str, bytes]]) -> list[str]:
        """What a cache calls each of the files, by all that its report depends on."""
        from cxroad.cli.cache import name_of

        of = self.setup.of
        return [name_of(data, path, of(path).words) for path, data in files]

    def _found(self, files: Sequence[tuple[str, bytes]], jobs: int) -> Iterator[Judged]:
        if jobs < 2:
            yield from map(self.found, files)
            return
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        from multiprocessing import get_context

        for path, _ in files:
            _ = self.setup.of(path).policy  # what does not fit is said before anything starts
        context = get_context("spawn")  # alike everywhere, and safe beside the line of progress
        size = max(1, len(files) // (jobs * 8))
        if _UNSAID not in sys.warnoptions:
            sys.warnoptions.append(_UNSAID)
        pool = ProcessPoolExecutor(jobs, context, _follow_the_first)
        try:
            with _interrupts_held():
                found = pool.map(self.found, files, chunksize=size)
            yield from found
        except BrokenProcessPool:
            raise CxroadError(
                "one of the processes was ended from outside, perhaps for want of memory",
                "run it again with --jobs 1",
            ) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def processes(jobs: str, files: int) -> int:
    """How many processes `--jobs` means for so many files.

    Raises:
        UsageError: It is neither `auto` nor a number from 1 to 64.
    """
    if jobs == "auto":
        return max(1, min(_processors(), files // _WORTH, _MOST))
    if not (jobs.isascii() and jobs.isdigit() and len(jobs) <= 3 and 1 <= int(jobs) <= _MOST):
        raise UsageError(
            f"--jobs: '{jobs[:40]}' is no whole number from 1 to {_MOST}",
            "write --jobs 2, or --jobs auto",
        )
    return int(jobs)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """While processes are started, which one would leave half alive; they get none at all."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _follow_the_first() -> None:
    """Leave interrupts to the process that asks, and end where it is ended."""
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    first = parent_process()
    if first is not None:
        Thread(target=_leave_after, args=(first,), daemon=True).start()


def _leave_after(first: BaseProcess) -> None:
    first.join()
    os._exit(1)
