"""How wide text is in a drawing whose font the reader's system chooses, and how it is cut."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from cxroad.render.visible import visible
from cxroad.render.width import widths

_GROUPS = {
    30: "ijl'іїíìïîł ",
    36: "J.,:;·",
    41: "fI!()[]-ІЇΙ/\\ι`",
    45: 'rt"',
    52: "–_",
    56: "csz?|*„“”‘’гґєзсεζ",
    60: "vxyFLтухяγνξτχς",
    65: "abdegkopqEPSTYß0123456789{}$€«»ГҐЕЄЗРТабвеклопрьδθκλορσυΓΕΞΡΣΤΥ",
    70: "hnuABCKRVXZАБВСУХЯднцчαβημΑΒΔΖΚΛΧ",
    76: "ийКЛПЧπΠ",
    81: "DGHOQU&ДНОЦΗΘΟφ",
    85: "N+=<>#~^МИЙψΝ✓→",
    91: "wжюФωΩΦΨ",
    96: "M%ΜæÆœŒ",
    105: "mW—@…шщ",
    116: "ЖШЮЩ",
}
"""Letters by the most that they take, in hundredths of the font's size.

Source:
    Measured in Chromium in Noto Sans, at 400 and 600, and in DejaVu Sans, which is wider than the
    other fonts that `cxroad.render.svg.FONT` names.
"""

_WIDTHS = {letter: hundredths / 100 for hundredths, group in _GROUPS.items() for letter in group}
_OTHER, _PICTURE = 0.9, 1.3
"""Of letters that are not in the table, and of emoji and the letters of East Asia; our default."""

_BOLD = 1.1
"""By how much more bold text takes where a font has no weight of 600, so that its 700 is drawn:
in DejaVu Sans Bold 8 % at most of whole lines, measured in Chromium."""

_CUT = "…"


def wide(said: str, size: int, bold: bool = False) -> float:
    """Pixels that a text takes at most, in the fonts that are asked for."""
    return sum(_each(visible(said))) * size * (_BOLD if bold else 1)


def fitted(said: str, room: float, size: int, bold: bool = False) -> str:
    """The text, cut and marked where it would be wider than so many pixels."""
    shown = visible(said)
    if wide(shown, size, bold) <= room:
        return shown
    left = room / size / (_BOLD if bold else 1) - _WIDTHS[_CUT]
    kept = 0
    for at, taken in enumerate(_each(shown)):
        left -= taken
        if left < 0:
            break
        kept = at + 1
    # What is cut off begins with a letter of its own: accents and parts of emoji take no room.
    return f"{shown[:kept].rstrip()}{_CUT}"


def broken(said: str, room: float, size: int, most: int, bold: bool = False) -> list[str]:
    """The text in at most so many lines of so many pixels; what is left out is marked."""
    lines = [""]
    for word in visible(said).split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and len(lines) < most and wide(longer, size, bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return [fitted(line, room, size, bold) for line in lines]


def _each(shown: str) -> Iterator[float]:
    """What each letter takes, in ems; what is drawn into the letter before it takes nothing."""
    for letter, cells in zip(shown, widths(shown), strict=True):
        yield (0.0, _of(letter), _PICTURE)[cells]


@lru_cache(maxsize=4096)
def _of(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    return _WIDTHS.get(base, _OTHER)
