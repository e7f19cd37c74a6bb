"""`cxroad lint --watch`: the findings of several files, again on every save."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from time import monotonic, perf_counter
from typing import TYPE_CHECKING

from cxroad.cli.draw import Look
from cxroad.cli.found import error_lines, finding_lines
from cxroad.cli.known import KnownFiles
from cxroad.cli.paths import files_below, roadmaps_among
from cxroad.cli.watching import keep_watching
from cxroad.cli.window import surface
from cxroad.errors import CxroadError, UsageError
from cxroad.findings.report import Report
from cxroad.model.writing import count, listed
from cxroad.render.ink import ink
from cxroad.render.visible import harmless

if TYPE_CHECKING:
    from cxroad.api import Project
    from cxroad.cli.setup import Setup

_SEARCH = 1.0
"""Seconds between two searches of folders for new files, at least; our default."""

_PATIENCE = 20
"""The same in times of what a search takes, so that it costs 5 % at most; our default."""


class WatchedFiles:
    """Roadmaps in files and folders, each read when it was saved.

    Args:
        paths: Files and folders; where the setup looks when there are none.
        today: Tells the day.
        setup: Tells what counts, which may be something else when the configuration was saved.
        force_exclude: Leave out what the configuration leaves out although it is named.
        look: How to draw.
    """

    def __init__(
        self,
        paths: Sequence[str],
        today: Callable[[], date],
        setup: Callable[[], Setup],
        *,
        force_exclude: bool,
        look: Look,
    ) -> None:
        self._named = paths
        self._today = today
        self._setup = setup
        self._force_exclude = force_exclude
        self._look = look
        self._day = today()
        self._configs: tuple[str, ...] = ()
        self._files: tuple[str, ...] = ()
        self._search_at = 0.0
        self._began = 0.0
        self._taken = 0
        self._fetched: _Fetched | CxroadError | None = None
        self._seen: dict[str, tuple[object, Project]] = {}
        self._shown: object = None
        self._report = Report(())
        self._trouble: CxroadError | None = None
        self._draws = 0

    def watch(self, others: Collection[str]) -> int:
        """Say the findings on every save, until the user has had enough.

        Args:
            others: Options that were given and are for one run only.

        Raises:
            UsageError: There are such options.
            CxroadError: A path cannot be read, or nothing is found, from the start.
        """
        if others:
            raise UsageError(
                f"--watch does not go together with {listed(sorted(others))}", "leave one out"
            )
        roadmaps_among(self._named, self._setup(), self._force_exclude)
        where = self._named or self._setup().at(".").places()
        return keep_watching(self, surface(plain=False), harmless(listed(where)))

    def paths(self) -> Sequence[str]:
        """All files to look at; folders are searched for new ones now and then."""
        if monotonic() >= self._search_at:
            began = monotonic()
            self._files = self._found()
            took = monotonic() - began
            self._search_at = monotonic() + max(_SEARCH, _PATIENCE * took)
        return (*self._files, *self._configs)

    def _found(self) -> tuple[str, ...]:
        try:
            setup = self._setup()
            files: list[str] = []
            for place in self._named or setup.at(".").places():
                files += files_below(place, setup) if os.path.isdir(place) else [place]
            return tuple(dict.fromkeys(files))
        except CxroadError:
            return self._files

    def is_old(self) -> bool:
        """Whether they were reckoned from another day than this one."""
        return self._today() != self._day

    def fetch(self) -> None:
        """Read what stands in the files, or what keeps us from them."""
        self._began = perf_counter()
        self._day = self._today()
        try:
            setup = self._setup()
            files = self._files or self._named or (".",)
            configs = (config for path in files for config in setup.configs(path))
            known = setup.of_all(list(self._named)).path("known")
            self._configs = tuple(dict.fromkeys((*configs, *((known,) if known else ()))))
            found, _ = roadmaps_among(self._named, setup, self._force_exclude)
            self._fetched = _Fetched(setup, found)
        except CxroadError as error:
            self._fetched = error

    def take(self) -> bool:
        """Lint what was fetched and is new; False when nothing is."""
        fetched, self._fetched = self._fetched, None
        if fetched is None:
            return False
        try:
            if isinstance(fetched, CxroadError):
                raise fetched
            report = self._linted(fetched)
        except CxroadError as error:
            if self._shown == (error.message, self._day):
                return False
            self._shown, self._trouble = (error.message, self._day), error
            return True
        shown = [(path, key) for path, (key, _) in self._seen.items()], report
        if self._shown == shown:
            return False
        self._shown, self._trouble, self._report = shown, None, report
        self._draws += 1
        return True

    def _linted(self, fetched: _Fetched) -> Report:
        """The findings of all files, each reckoned again only when it changed."""
        setup = fetched.setup
        seen: dict[str, tuple[object, Project]] = {}
        for path, data in fetched.found:
            key = (data, self._day, setup.of(path).policy)
            before = self._seen.get(path)
            same = before is not None and before[0] == key
            seen[path] = before if before and same else (key, setup.load(data, path, self._day))
        self._seen = seen
        report = Report(tuple(project.report for _, project in seen.values()))
        known = setup.of_all(list(self._named)).path("known")
        return KnownFiles(known, None).without(report, True) if known else report

    def draw(self, width: int | None, rows: int | None) -> Sequence[str]:
        """The findings; in a window as many as fit."""
        look = self._look if width is None else replace(self._look, width=width)
        if rows is None:
            head = "as it is" if self._draws < 2 else f"save {self._draws - 1}"
            return [f"== {head}", *self._lines(look, None), ""]
        lines = self._lines(look, rows - 2)
        if self._began:
            self._taken, self._began = round((perf_counter() - self._began) * 1000), 0.0
        files = count(len(self._report.files), "file")
        status = ink(look.colour)(f"q stops; {files}, drawn in {self._taken} ms", "aside")
        lines = lines[: max(rows - 2, 0)]
        return [*lines, *[""] * (rows - len(lines) - 1), status][-rows:]

    def _lines(self, look: Look, rows: int | None) -> list[str]:
        if self._trouble:
            return error_lines(self._trouble, colour=look.colour, width=look.width)
        return finding_lines(
            self._report,
            {path: project.loaded.document for path, (_, project) in self._seen.items()},
            colour=look.colour,
            width=look.width,
            rows=rows,
            command="cxroad lint",
        )


@dataclass(frozen=True, slots=True)
class _Fetched:
    """What was read."""

    setup: Setup
    found: list[tuple[str, bytes]]
