"""How every command that edits a roadmap goes: read, change, tell the effect, write or show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.console import Colour, Console
from cxroad.cli.difference import difference
from cxroad.cli.draw import Look, draw
from cxroad.cli.options import ColourOption, ConfigOption, Isolated, PlainOption, ReadOptions, Today
from cxroad.cli.paths import STDIN, one_roadmap, read
from cxroad.errors import UsageError

if TYPE_CHECKING:
    from cxroad.api import Project
    from cxroad.cli.setup import Setup
    from cxroad.edit.edited import Edited
    from cxroad.source.document import Document


@dataclass(frozen=True, slots=True)
class EditOptions:
    """What every command that edits is told beside its own words."""

    diff: Annotated[
        bool,
        typer.Option("--diff", help="Show the lines and the effect, write nothing; then exit 1."),
    ] = False
    today: Today = None
    config: ConfigOption = None
    isolated: Isolated = False
    plain: PlainOption = False
    color: ColourOption = Colour.AUTO


@dataclass(frozen=True, slots=True)
class Editing:
    """What commands that edit have in common.

    Attributes:
        path: The file to change.
        today: The day from which the effect is reckoned.
        diff: Whether to show the change instead of making it.
    """

    path: str
    today: date
    setup: Setup
    look: Look
    diff: bool

    @classmethod
    def of(cls, file: str | None, options: EditOptions) -> Editing:
        """From the words of a command.

        Raises:
            CxroadError: An option does not fit, or no file or several could be meant.
        """
        if file == STDIN:
            raise UsageError("standard input cannot be changed in place", "name a file")
        reading = ReadOptions(options.today, options.config, options.isolated)
        day, setup = reading.day(), reading.setup()
        path, _ = one_roadmap(file, setup)
        look = Look.of(plain=options.plain, ascii=False, color=options.color, width=None)
        return cls(path, day, setup, look, options.diff)

    def day(self, on: str, what: str) -> str:
        """The day that `--on` says, or today.

        Args:
            what: What happened then, for the message: `finished`.

        Raises:
            UsageError: It is no date, or lies ahead.
        """
        from cxroad.model.base import Unreadable
        from cxroad.model.dates import Date

        try:
            day = Date.parse(on) if on else None
        except Unreadable as error:
            raise UsageError(f"--on: {error.message}", error.help) from None
        if day and day.first > self.today:
            raise UsageError(f"--on: {day.text} lies ahead", f"what is {what} lies behind")
        return day.text if day else self.today.isoformat()

    def read(self) -> Project:
        """The roadmap as it is now."""
        return self.setup.load(read(self.path, self.setup.limits), self.path, self.today)

    def make(
        self,
        edit: Callable[[Document], Edited],
        renamed: Mapping[str, str] = MappingProxyType({}),
    ) -> int:
        """Change the file, or show how it would change, and print what that does to the plan.

        The effect is reckoned before anything is written and while the file is locked, so what
        is printed is what happened.

        Args:
            renamed: Ids that it changes, from the older to the newer.

        Raises:
            CxroadError: The edit is refused, or the file cannot be read or written.
        """
        from cxroad.edit.write import rewrite

        said = ""

        def made(data: bytes) -> bytes:
            nonlocal said
            new, said = self._made(data, edit, renamed)
            return new

        if not self.diff:
            rewrite(self.path, made, self.setup.limits.size)
            Console.current.write(said)
            return exits.CLEAN
        data = read(self.path, self.setup.limits)
        new = made(data)
        if new == data:
            Console.current.write(said)
            return exits.CLEAN
        Console.current.write(f"{difference(self.path, data, new)}\n{said}")
        return exits.FINDINGS

    def _made(
        self, data: bytes, edit: Callable[[Document], Edited], renamed: Mapping[str, str]
    ) -> tuple[bytes, str]:
        """The new content, and what it does, in words."""
        from cxroad.source.mark import marked_as
        from cxroad.source.reader import read_document

        document = read_document(data, self.path, self.setup.limits)
        edited = edit(document)
        new = marked_as(data, edited.text)
        again = replace(edited.document, bom=document.bom)
        before, after = (self.setup.judged(each, self.today) for each in (document, again))
        view = after.effect(before, [edited.did], renamed)
        return new, draw("effect", view, "terminal", self.look)
