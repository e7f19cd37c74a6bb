"""Options that several commands share, and what they mean."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cxroad.cli.console import Colour
from cxroad.cli.draw import Look
from cxroad.errors import UsageError

if TYPE_CHECKING:
    from cxroad.cli.setup import Setup

Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="The day to reckon from, such as 2027-03-15. [default: CXROAD_TODAY, else today]",
    ),
]
ColourOption = Annotated[Colour, typer.Option("--color", help="When to write colours.")]
Ascii = Annotated[bool, typer.Option("--ascii", help="Draw without box-drawing marks.")]
PlainOption = Annotated[
    bool, typer.Option("--plain", help="Sentences instead of a picture (also ACCESSIBLE=1).")
]
Width = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar="N",
        min=20,
        max=1000,
        help="Columns to draw in. [default: the terminal's]",
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        "-s",
        metavar="WHAT",
        help="Only these: id, +id, id+, 2+id, owner:x, tag:x, phase:x. Repeatable.",
    ),
]
Focus = Annotated[
    str | None,
    typer.Option(
        "--focus", metavar="ID", help="Only ID, what it waits for, and what waits for it."
    ),
]
Horizon = Annotated[
    str | None,
    typer.Option(
        "--horizon",
        metavar="WHEN",
        help="Count value up to here: 36mo from the start, or 2029-Q4. "
        "[default: the vision's horizon, else a year after the end]",
    ),
]
After = Annotated[
    str, typer.Option("--after", metavar="ID", help="What it waits for.", show_default=False)
]
ConfigOption = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="This configuration instead of the nearest cxroad.toml. [default: CXROAD_CONFIG]",
    ),
]
Isolated = Annotated[
    bool, typer.Option("--isolated", help="Look for no configuration; variables still count.")
]
P80 = Annotated[
    bool,
    typer.Option(
        "--p80", help="How late by 80 % of 2,000 runs (see forecast), not high estimates."
    ),
]
Words = Annotated[list[str] | None, typer.Argument(metavar="[FILE]", show_default=False)]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a roadmap is read: from which day on, by which configuration."""

    today: Today = None
    config: ConfigOption = None
    isolated: Isolated = False

    def day(self) -> date:
        """The day to reckon from, which may be another one when it is asked for again.

        Raises:
            UsageError: The option or the variable is no date.
        """
        return today_of(self.today)

    def setup(self) -> Setup:
        """What counts for each file, as the configuration says now.

        Raises:
            CxroadError: The options exclude each other, or a configuration cannot be read.
        """
        from cxroad.cli.setup import Setup

        return Setup(self.config, self.isolated)


@dataclass(frozen=True, slots=True)
class DrawOptions:
    """How an answer is drawn."""

    plain: PlainOption = False
    ascii: Ascii = False
    color: ColourOption = Colour.AUTO
    width: Width = None

    def look(self, output: str | None = None) -> Look:
        """The look of what goes to a file, or where none is named to standard output."""
        return Look.of(
            plain=self.plain,
            ascii=self.ascii,
            color=self.color,
            width=self.width,
            to_file=output is not None,
        )


def output_to(suffixes: Mapping[str, str]) -> Any:
    """The option `-o` of a command that writes files with these suffixes."""
    files = _either([f"FILE{suffix}" for suffix in suffixes])
    return typer.Option("--output", "-o", metavar="FILE", help=f"Write {files} instead.")


def format_among(suffixes: Mapping[str, str], default: str = "terminal") -> Any:
    """The option `-f` of a command that writes these formats, by suffix, and one without."""
    names = _either(list(dict.fromkeys((default, *suffixes.values()))))
    return typer.Option("--output-format", "-f", metavar="FORMAT", help=f"{names}.")


def today_of(option: str | None) -> date:
    """The day to reckon from: the option, CXROAD_TODAY, SOURCE_DATE_EPOCH, else the date now.

    Raises:
        UsageError: The option or the variable is no date.
    """
    text = option or os.environ.get("CXROAD_TODAY")
    if text:
        try:
            if len(text) != 10:
                raise ValueError
            return date.fromisoformat(text)
        except ValueError:
            name = "--today" if option else "CXROAD_TODAY"
            raise UsageError(
                f"{name}: '{text[:40]}' is no date", "write it like 2027-03-15"
            ) from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) <= 11:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return date.today()


def is_file(word: str) -> bool:
    """Whether a word names a file: it ends in .yaml or .yml, holds a slash, or is `-`."""
    return word == "-" or word.endswith((".yaml", ".yml")) or "/" in word or os.sep in word


def split_words(words: list[str] | None, most: int, what: str) -> tuple[str | None, list[str]]:
    """The file among the words, None when there is none, and the other words.

    Args:
        most: How many other words the command takes.
        what: What those are, for the message, such as `a phase`; empty when it takes none.

    Raises:
        UsageError: Two files, or more other words than the command takes.
    """
    files = [word for word in words or () if is_file(word)]
    others = [word for word in words or () if not is_file(word)]
    if len(files) > 1:
        raise UsageError(
            f"one roadmap at a time, not {len(files)}: {', '.join(files[:5])}",
            "name one of them; `cxroad lint` takes several, `cxroad diff` two",
        )
    if len(others) > most:
        takes = f"a file and {what}" if what else "a file"
        raise UsageError(
            f"'{others[most][:60]}' is one word too many; this command takes {takes}",
            "a file's name ends in .yaml or .yml, or holds a slash",
        )
    return (files[0] if files else None), others


def paired(command: str, words: list[str] | None, after: str) -> tuple[str | None, str, str]:
    """The file among the words, what waits, and for what.

    Raises:
        UsageError: One of the two is missing, or what it waits for stands without its option.
    """
    file, others = split_words(words, 2, "an initiative")
    if len(others) == 2 and not after:
        at = f"{file} " if file else ""
        raise UsageError(
            f"what `{others[0][:60]}` waits for stands behind --after",
            f"cxroad {command} {at}{others[0]} --after {others[1]}",
        )
    if len(others) != 1 or not after:
        raise UsageError(
            "two ids are wanted: what waits, and for what", f"cxroad {command} ID --after ID"
        )
    return file, others[0], after


def _either(words: Sequence[str]) -> str:
    """Words to choose from: `a, b or c`; `model.writing` would make every start slower."""
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]
