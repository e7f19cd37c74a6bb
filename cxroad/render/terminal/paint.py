"""What terminal drawings share: marks, widths in cells, and text with or without colour codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from rich.text import Text

from cxroad.render.visible import unobeyed, visible
from cxroad.render.width import cells as cells
from cxroad.render.width import widths
from cxroad.render.width import wrap as in_lines

_JOINER = "\u200d"
_PICTURE_SELECTOR = "\ufe0f"
_WORD_BREAK = " "
_BREAKS = re.compile(r"[ \t\n]+")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The marks of one character set; each is one cell wide.

    Attributes:
        done, half, todo: A bar's finished part, the last cell of a finished bar that fills
            less than half of it, and the part to do.
        span: The line of a phase.
        whisker, end: From the expected finish to the high one, and the high one.
        gate, milestone: A phase's due date; a date without length.
        today: The line of the present day.
        critical: On the critical path.
        finished: Instead of a red, amber or green letter.
        cut: Text goes on where this stands.
        rule: A thin horizontal line.
        branch, last, pipe: Of a tree: an item, the last item, and the line past an item.
        arrow: From a predecessor to its successor.
        turn, tee, fork, cross: Where an arrow turns up, and where arrows meet.
        bullet: Before an item of a list.
        dash: Between two days of a range.
        light, dark: Shades of a cell, lighter and darker than that of the part to do.
    """

    done: str
    half: str
    todo: str
    span: str
    whisker: str
    end: str
    gate: str
    milestone: str
    today: str
    critical: str
    finished: str
    cut: str
    rule: str
    branch: str
    last: str
    pipe: str
    arrow: str
    turn: str
    tee: str
    fork: str
    cross: str
    bullet: str
    dash: str
    light: str
    dark: str


UNICODE = Glyphs(
    done="█",
    half="▌",
    todo="▒",
    span="━",
    whisker="╌",
    end="┤",
    gate="◆",
    milestone="◇",
    today="┊",
    critical="»",
    finished="✓",
    cut="…",
    rule="─",
    branch="├",
    last="└",
    pipe="│",
    arrow="→",
    turn="┌",
    tee="┬",
    fork="┴",
    cross="┼",
    bullet="•",
    dash="–",
    light="░",
    dark="▓",
)
ASCII = Glyphs(
    done="#",
    half="#",
    todo="=",
    span="-",
    whisker="-",
    end="|",
    gate="*",
    milestone="o",
    today=":",
    critical=">",
    finished="x",
    cut="~",
    rule="-",
    branch="|",
    last="`",
    pipe="|",
    arrow=">",
    turn=",",
    tee="+",
    fork="+",
    cross="+",
    bullet="-",
    dash="-",
    light=".",
    dark="+",
)

PHASE_STYLES = ("cyan", "bright_blue", "magenta")
"""Colours of the phases in file order, from the start again after the last.

Bright, because plain blue cannot be read on the black of many terminals.
"""

RAG_STYLES = {"R": "bold reverse red", "A": "bold reverse yellow", "G": "reverse green"}
"""Letters in reverse video: black on a colour is dark grey in many themes and hard to read."""


def glyphs(ascii: bool) -> Glyphs:
    """The marks to draw with."""
    return ASCII if ascii else UNICODE


def shown(text: str) -> str:
    """Somebody's text on one line, with all that is unseen in it spelt out, and no command in it.

    It is to be measured and cut after this, not before.
    """
    return unobeyed(visible(_BREAKS.sub(" ", text).strip(" ")))


def clip(text: str, width: int, glyphs: Glyphs) -> str:
    """The text in at most `width` cells; where something is left out the cut mark says so.

    Characters that belong together, such as a letter and its accent, are kept or left together.
    """
    if cells(text) <= width:
        return text
    room = width - cells(glyphs.cut)
    if room < 0:
        return ""
    kept = taken = flags = 0
    for index, wide in enumerate(widths(text)):
        if taken > room:
            break
        if index and _may_part(text, index, flags):
            kept = index
        taken += wide
        flags = flags + 1 if _is_flag_half(text[index]) else 0
    return text[:kept].rstrip() + glyphs.cut


def _may_part(text: str, index: int, flags: int) -> bool:
    """Whether what stands before an index and what stands at it are two characters to people.

    Args:
        flags: How many halves of flags stand right before it.
    """
    before, after = text[index - 1], text[index]
    if unicodedata.combining(after) or after in (_JOINER, _PICTURE_SELECTOR) or before == _JOINER:
        return False
    return not _is_flag_half(after) or flags % 2 == 0


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text filled up with blanks to `width` cells, at its left when `right`; never cut."""
    blanks = " " * (width - cells(text))
    return blanks + text if right else text + blanks


def wrap(text: str, width: int, *, most: int, glyphs: Glyphs) -> list[str]:
    """The text in at most `most` lines of `width` cells; what does not fit is cut and marked."""
    lines = in_lines(_WORD_BREAK.join(text.split()), width) if text.strip() else []
    if len(lines) > most:
        lines[most - 1 :] = [_WORD_BREAK.join(lines[most - 1 :])]
    return [clip(line, width, glyphs) for line in lines]


def to_text(lines: Iterable[Text], colour: bool) -> str:
    """The lines as one string that ends with a newline, without trailing blanks.

    With `colour` it holds codes of the sixteen colours that the user's own theme defines.
    """
    lines = list(lines)
    if not colour or not lines:
        return "".join(line.plain.rstrip() + "\n" for line in lines)
    from rich.console import Console

    # An empty environment, so that the caller alone decides on colour and width.
    console = Console(
        file=StringIO(),
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=True,
        width=10_000,
        _environ={},
    )
    trimmed = [line.copy() for line in lines]
    for line in trimmed:
        line.rstrip()
    with console.capture() as captured:
        console.print(Text("\n").join(trimmed))  # one piece: printing is what takes time
    return captured.get()
