"""A file that is open in an editor, at one of its versions."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from cxroad.lsp.convert import UTF_16, Units
from cxroad.lsp.sketch import Sketch, sketch

if TYPE_CHECKING:
    from cxroad.api import Project
    from cxroad.findings.report import FileReport

LARGEST = 1024 * 1024
"""Characters of a text up to which there is more than findings; 30 times a roadmap of 250
initiatives. Our default."""


class Judge(Protocol):
    """How the command line reads a file and what it says of it; asked anew for every version.

    So a configuration that was changed, and a new day, count from the next change on.
    """

    def is_ours(self, text: str, path: str) -> bool:
        """Whether a file is a roadmap that `cxroad lint` would look at."""
        ...

    def read(self, text: str, path: str) -> Project:
        """The roadmap in a text.

        Raises:
            CxroadError: The configuration does not fit.
        """
        ...

    def report(self, project: Project) -> FileReport:
        """What `cxroad lint` shows of it.

        Raises:
            CxroadError: The configuration does not fit.
        """
        ...


@dataclass(frozen=True, eq=False)
class Opened:
    """One version of an open file. What follows from its text is computed when it is asked for.

    Attributes:
        uri: What the editor calls it.
        path: Where it lies; a name in angle brackets where it lies nowhere yet.
        version: The editor's number of it; None where it gives none.
        units: Its text and places in it.
        judge: How it is read.
        before: The last earlier version that could be read in full; None for none.
        shaped: The last earlier version that was a map of keys; None for none.
    """

    uri: str
    path: str
    version: int | None
    units: Units
    judge: Judge
    before: Project | None = None
    shaped: Project | None = None
    _was_ours: bool = field(default=False, repr=False)

    def changed(self, text: str, version: int | None) -> Opened:
        """The next version, which remembers what could be read of those before."""
        known = "project" in self.__dict__  # what nobody asked for is not computed now
        return Opened(
            self.uri,
            self.path,
            version,
            Units(text, self.units.encoding),
            self.judge,
            self.good if known else self.before,
            self.tree if known else self.shaped,
            self.__dict__.get("is_ours", self._was_ours),
        )

    @property
    def text(self) -> str:
        """What stands in it, without a byte order mark."""
        return self.units.text.removeprefix("\ufeff")

    @cached_property
    def drawn(self) -> Sketch:
        """What its text says by its indentation."""
        return sketch(self.text)

    @cached_property
    def is_ours(self) -> bool:
        """Whether it is a roadmap, or was one before somebody broke it."""
        return self._was_ours or self.judge.is_ours(self.units.text, self.path)

    @property
    def is_helped(self) -> bool:
        """Whether it is a roadmap, and small enough for answers while one types."""
        return self.is_ours and len(self.units.text) <= LARGEST

    @cached_property
    def project(self) -> Project:
        """The roadmap in it, as far as it can be read.

        Raises:
            CxroadError: The configuration does not fit.
        """
        return self.judge.read(self.units.text, self.path)

    def lately(self, in_full: bool) -> Project | None:
        """The same as `good` or `tree`, but nothing is read if something was before.

        For what is asked with every keystroke, and may be as old as the last pause.
        """
        if "project" not in self.__dict__:
            earlier = self.before if in_full else self.shaped
            if earlier is not None:
                return earlier
        return self.good if in_full else self.tree

    @property
    def good(self) -> Project | None:
        """This version if it can be read in full, else the last that could."""
        return self.before if self.project.loaded.partial else self.project

    @property
    def tree(self) -> Project | None:
        """This version if it is a map of keys, else the last that was."""
        return self.shaped if self.project.loaded.roadmap is None else self.project

    @cached_property
    def report(self) -> FileReport:
        """What `cxroad lint` shows of it.

        Raises:
            CxroadError: The configuration does not fit.
        """
        return self.judge.report(self.project)


def opened(
    uri: str, path: str, text: str, version: int | None, judge: Judge, encoding: str = UTF_16
) -> Opened:
    """The first version of a file."""
    return Opened(uri, path, version, Units(text, encoding), judge)
