"""One roadmap as `cxroad watch` shows it: what the last save did, the picture, the findings."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING

from cxroad.cli.draw import Look, draw
from cxroad.cli.fitting import cut, lines_of, stacked, within
from cxroad.cli.found import brief_lines, error_lines, finding_lines
from cxroad.cli.paths import read
from cxroad.errors import CxroadError, InputError, NotComputable
from cxroad.findings.report import Report
from cxroad.render.ink import ink
from cxroad.render.visible import harmless
from cxroad.render.width import wrap

if TYPE_CHECKING:
    from cxroad.api import Project
    from cxroad.cli.setup import Setup
    from cxroad.views.timeline import TimelineView

_MOST_CHANGES = 8
"""Lines that what changed may take in a window; our default."""

_LEAST_FINDINGS = 4
"""Lines that findings get in a window although the picture wants them; our default."""

_SENTENCES_UNDER = 40
"""Columns under which the picture is sentences, which somebody has to break."""

_LEAST_PICTURE = 5
"""Lines under which a picture says nothing; our default."""


class WatchedRoadmap:
    """A roadmap, read on every save.

    Args:
        path: Where it lies.
        today: Tells the day, which may be another one tomorrow.
        setup: Tells what counts, which may be something else when the configuration was saved.
        look: How to draw; its width is that of a stream, and the most in a window.
    """

    def __init__(
        self, path: str, today: Callable[[], date], setup: Callable[[], Setup], look: Look
    ) -> None:
        self._path = path
        self._today = today
        self._setup = setup
        self._look = look
        self._configs: tuple[str, ...] = ()
        self._fetched: tuple[Setup, bytes] | CxroadError | None = None
        self._began = perf_counter()
        self._day = today()
        self._shown: object = None
        self._trouble: CxroadError | None = None
        self._now: Project | None = None
        self._good: _Good | None = None
        self._before: _Good | None = None
        self._saves = 0
        self._taken = 0

    def paths(self) -> Sequence[str]:
        """The roadmap, and wherever its configuration lies or may come to lie."""
        return [self._path, *self._configs]

    def is_old(self) -> bool:
        """Whether it was reckoned from another day than this one."""
        return self._today() != self._day

    def fetch(self) -> None:
        """Read the file, or what keeps us from it."""
        self._began = perf_counter()
        self._day = self._today()
        try:
            setup = self._setup()
            self._configs = setup.configs(self._path)
            self._fetched = setup, read(self._path, setup.limits)
        except CxroadError as error:
            self._fetched = error

    def take(self) -> bool:
        """Reckon everything from what was fetched; False when nothing of it is new."""
        fetched, self._fetched = self._fetched, None
        if isinstance(fetched, CxroadError):
            return self._stuck(fetched)
        if fetched is None:
            return False
        setup, data = fetched
        try:
            policy = setup.of(self._path).policy
            shown = (data, self._day, policy)
            if self._shown == shown:
                return False
            project = setup.load(data, self._path, self._day)
            project.report  # noqa: B018  # a rule that does not exist is known only now
        except CxroadError as error:
            return self._stuck(error)
        was_broken = self._broken
        self._shown, self._trouble, self._now = shown, None, project
        self._saves += 1
        self._keep(project, data, was_broken)
        return True

    def _stuck(self, error: CxroadError) -> bool:
        """Keep what keeps us from the file; False when that was known."""
        shown = (error.message, error.hint, self._day)
        if self._shown == shown:
            return False
        if isinstance(error, InputError) and not os.path.exists(self._path):
            error = InputError(error.message, "it is drawn again as soon as it is back")
        self._shown, self._trouble, self._now = shown, error, None
        return True

    def _keep(self, project: Project, data: bytes, was_broken: bool) -> None:
        """Keep a roadmap that can be drawn, and the one that was drawn before it was saved."""
        try:
            view = project.timeline()
        except NotComputable:
            return
        view = replace(view, alerts=(), more=0)
        if self._good and (was_broken or self._good.data != data):
            self._before = self._good
        self._good = _Good(data, project, view)
        before = self._before
        if before and (before.project.today, before.project.policy) != (self._day, project.policy):
            # Both from the same day, by the same rules: only the file can make a difference.
            again = replace(before.project, today=self._day, policy=project.policy)
            self._before = replace(before, project=again)

    def draw(self, width: int | None, rows: int | None) -> Sequence[str]:
        """What is new, the picture and the findings; in a window as much of each as fits."""
        look = self._look if width is None else replace(self._look, width=width)
        if rows is None:
            return [self._headline(), *stacked([self._top(look, None), *self._rest(look)]), ""]
        room = max(rows - 2, 0)
        lines = stacked(self._blocks(look, room))[:room]
        if self._began:  # a new size is no new save
            self._taken, self._began = round((perf_counter() - self._began) * 1000), 0.0
        return [*lines, *[""] * (rows - len(lines) - 1), self._status(look)][-rows:]

    @property
    def _broken(self) -> bool:
        """Whether the picture is older than the file."""
        return self._now is None or self._good is None or self._good.project is not self._now

    def _headline(self) -> str:
        """Above a block in a stream: which save it is."""
        name = harmless(self._path)
        if self._trouble:
            return f"== {name} cannot be read"
        return f"== {name} as it is" if self._saves < 2 else f"== {name}, save {self._saves - 1}"

    def _top(self, look: Look, rows: int | None) -> list[str]:
        """What keeps the file from being drawn, else what the last save did."""
        if self._trouble:
            return error_lines(self._trouble, colour=look.colour, width=look.width)
        if self._broken:
            return self._findings(look, rows)
        lines = self._changes(look)
        return lines if rows is None else cut(lines, rows)

    def _rest(self, look: Look) -> list[list[str]]:
        """Picture and findings for a stream; an old picture is not printed twice."""
        if self._broken or self._good is None:
            return []
        blocks = [self._picture(look), self._brief(look)]
        return blocks[::-1] if look.plain else blocks  # whoever listens hears the longest last

    def _blocks(self, look: Look, room: int) -> list[list[str]]:
        """The same for a window."""
        if self._broken:
            return self._broken_blocks(look, room)
        top = self._top(look, max(2, min(_MOST_CHANGES, room // 5)))
        left = room - len(top) - bool(top)
        brief = self._brief(look)
        least = min(len(brief), max(_LEAST_FINDINGS, left // 4))
        picture = self._picture_in(look, left - least - 1)
        if not picture:
            picture = [within(f"no room: {self._command('timeline')}", look.width, "...")]
        left -= len(picture) + 1
        return [top, picture, self._findings(look, left)]

    def _broken_blocks(self, look: Look, room: int) -> list[list[str]]:
        """Errors, and below them the last good picture, without its colours."""
        if self._good is None:
            return [self._top(look, room)]
        faint = replace(look, colour=False)
        write = ink(look.colour)
        said = "As it was before:"
        top = self._top(look, room * 2 // 3)
        picture = self._picture_in(faint, room - len(top) - 2)
        if picture:
            picture = [write(said, "strong"), *(write(line, "aside") for line in picture)]
        return [top, picture]

    def _changes(self, look: Look) -> list[str]:
        """What the last save did to the plan and to the findings."""
        if self._good is None or self._before is None:
            return []
        view = self._good.project.effect(self._before.project)
        said = ink(look.colour)("Since the last save:", "strong")
        return [said, *_drawn("effect", view, look)]

    def _picture(self, look: Look, *, notes: bool = True) -> list[str]:
        """The last good picture; without notes also without a legend."""
        if self._good is None:
            return []
        view = self._good.view
        if notes or look.plain or look.width < _SENTENCES_UNDER:
            return _drawn("timeline", view, look)
        from cxroad.render.terminal.timeline import render

        view = replace(view, notes=())
        text = render(view, width=look.width, ascii=look.ascii, colour=look.colour, legend=False)
        return lines_of(text)

    def _picture_in(self, look: Look, rows: int) -> list[str]:
        """The picture in so many rows: whole, without its notes, or the upper part of it."""
        if rows < _LEAST_PICTURE or self._good is None:
            return []
        least = len(self._good.view.rows) + len(self._good.view.phases)
        for notes in (True, False) if least <= rows else (False,):
            lines = self._picture(look, notes=notes)
            if len(lines) <= rows:
                return lines
        return cut(lines, rows, self._command("timeline"))

    def _findings(self, look: Look, rows: int | None) -> list[str]:
        if self._now is None:
            return []
        return finding_lines(
            Report((self._now.report,)),
            {self._path: self._now.loaded.document},
            colour=look.colour,
            width=look.width,
            rows=rows,
            command=self._command("lint"),
        )

    def _brief(self, look: Look) -> list[str]:
        if self._now is None:
            return []
        return brief_lines(Report((self._now.report,)), colour=look.colour, width=look.width)

    def _status(self, look: Look) -> str:
        """The last line of a window."""
        said = f"q stops; {harmless(self._path)}, drawn in {self._taken} ms"
        return ink(look.colour)(said, "aside")

    def _command(self, name: str) -> str:
        return f"cxroad {name} {harmless(shlex.quote(self._path))}"


@dataclass(frozen=True, slots=True)
class _Good:
    """A state that could be drawn."""

    data: bytes
    project: Project
    view: TimelineView


def _drawn(name: str, view: object, look: Look) -> list[str]:
    """The lines of a view; sentences that stand for a picture without room are broken here."""
    lines = lines_of(draw(name, view, "terminal", look))
    if look.plain or look.width >= _SENTENCES_UNDER:
        return lines
    return [part for line in lines for part in wrap(line, look.width)]
