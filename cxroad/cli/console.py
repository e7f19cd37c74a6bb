"""What the terminal can show, and the one place that writes to it."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, TextIO

from cxroad.cli.progress import say

_MARKS = "█▒╌┤◆┊»━…→"
"""If the output's encoding has these, pictures are drawn with them, else in ASCII."""

_WIDTH = 100
"""Columns where the output is no terminal and COLUMNS says nothing."""


class Colour(StrEnum):
    """When to write colours."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(slots=True)
class Console:
    """Results for stdout, kept until the command has ended."""

    current: ClassVar[Console]
    _kept: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Add to the result."""
        self._kept.append(text)

    def note(self, text: str) -> None:
        """Say something beside the result, on stderr."""
        say(text if text.endswith("\n") else text + "\n")

    def flush(self) -> None:
        """Write the result out.

        Raises:
            BrokenPipeError: Nobody reads any more.
            OSError: It cannot be written, or stdout is closed.
        """
        text = "".join(self._kept)
        self._kept.clear()
        if sys.stdout is None or sys.stdout.closed:
            if text:
                raise OSError(9, "stdout is closed")
            return
        sys.stdout.write(text)
        sys.stdout.flush()


Console.current = Console()


def has_colour(wanted: Colour, stream: TextIO | None = None) -> bool:
    """Whether to write colours: the option, NO_COLOR, FORCE_COLOR, TERM, then the stream."""
    if wanted is not Colour.AUTO:
        return wanted is Colour.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    if os.environ.get("TERM") == "dumb":
        return False
    stream = stream or sys.stdout
    return stream is not None and stream.isatty()


def needs_ascii(wanted: bool) -> bool:
    """Whether pictures must do without box-drawing marks."""
    if wanted or os.environ.get("TERM") == "dumb":
        return True
    try:
        _MARKS.encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return True
    return False


def is_plain(wanted: bool) -> bool:
    """Whether to write sentences instead of pictures: the option, CXROAD_PLAIN or ACCESSIBLE."""
    return wanted or any(
        os.environ.get(name, "0") not in ("", "0") for name in ("CXROAD_PLAIN", "ACCESSIBLE")
    )


def width_of(wanted: int | None) -> int:
    """Columns to draw in: the option, COLUMNS, the terminal, else 100."""
    return wanted or shutil.get_terminal_size((_WIDTH, 24)).columns


def give_up_stdout() -> None:
    """Let Python's own last flush of a broken stdout go nowhere."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return  # no descriptor behind it, as in tests
