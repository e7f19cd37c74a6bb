"""cxroad as a library: load a roadmap, ask it for findings, an order, a timeline, a summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cxroad.errors import NotComputable
from cxroad.load.loader import Loaded, load_bytes, load_file

if TYPE_CHECKING:
    from cxroad.findings.report import FileReport
    from cxroad.plan import Plan
    from cxroad.views.order import OrderView
    from cxroad.views.summary import SummaryView
    from cxroad.views.timeline import TimelineView


@dataclass(frozen=True)
class Project:
    """A roadmap file on a given day, and everything that can be asked of it.

    Attributes:
        loaded: The file as far as it could be read; its problems are in `lint()` too.
        today: The day that everything is reckoned from; the library never looks at a clock.
    """

    loaded: Loaded
    today: date

    @cached_property
    def plan(self) -> Plan:
        """The roadmap with everything computed from it.

        Raises:
            NotComputable: Parts of the file cannot be read; `lint()` says which.
        """
        if self.loaded.roadmap is None or self.loaded.partial:
            raise NotComputable(
                f"{self.loaded.path} cannot be read in full", f"cxroad lint {self.loaded.path}"
            )
        from cxroad.plan import Plan

        return Plan(self.loaded.roadmap, self.today)

    def lint(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> FileReport:
        """Every finding, by rules chosen by code, name or family (all when none is chosen).

        Raises:
            UsageError: A rule that does not exist.
        """
        from cxroad.lint.engine import lint

        return lint(self.loaded, self.today, select=select, ignore=ignore)

    @cached_property
    def report(self) -> FileReport:
        """Every finding by every rule of the file's level."""
        return self.lint()

    def order(self, select: Sequence[str] = (), tree: str | None = None) -> OrderView:
        """What can start now and what waits for what; `select` in the manner of `+id`, `owner:web`.

        Raises:
            NotComputable: Parts of the file cannot be read.
            UsageError: The selection matches nothing, or `tree` is no initiative.
        """
        from cxroad.views.order import arrange_order

        return arrange_order(self.plan, self._chosen(select), tree)

    def timeline(self, select: Sequence[str] = ()) -> TimelineView:
        """Bars, gates and risk warnings; `select` as for `order`.

        Raises:
            NotComputable: Parts of the file cannot be read.
            UsageError: The selection matches nothing.
        """
        from cxroad.views.timeline import arrange_timeline

        return arrange_timeline(self.plan, self.report, self._chosen(select))

    def summary(self, phase: str | None = None) -> SummaryView:
        """The steering summary of a phase, or of the whole roadmap.

        Raises:
            NotComputable: Parts of the file cannot be read.
            UsageError: There is no such phase.
        """
        from cxroad.views.summary import arrange_summary

        return arrange_summary(self.plan, self.report, phase)

    def _chosen(self, words: Sequence[str]) -> tuple[str, ...] | None:
        if not words:
            return None
        from cxroad.graph.select import select

        return select(self.plan.graph, words)


def load(path: str, *, today: date) -> Project:
    """The roadmap in a file, reckoned from a day.

    Raises:
        InputError: The path does not exist, cannot be opened or is no regular file.
    """
    return Project(load_file(path), today)


def load_text(text: str | bytes, *, today: date, path: str = "<text>") -> Project:
    """The roadmap in a text; `path` is only what messages call it."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return Project(load_bytes(data, path), today)
