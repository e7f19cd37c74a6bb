"""What drawings in SVG share: a sheet of paper, its colours, text that stays on it, and days.

A drawing loads nothing and runs nothing. It is light, and dark where the reader's system is; no
meaning rests on a colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from cxroad.model.writing import month
from cxroad.render.visible import visible
from cxroad.render.width import cells, wrap
from cxroad.render.xml import HEAD, empty, opening, text

FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
"""Fonts that systems have; nothing is loaded."""

COLOURS: Mapping[str, tuple[str, str]] = {
    "paper": ("#FFFFFF", "#14181D"),
    "ink": ("#1B1F24", "#E8ECF1"),
    "quiet": ("#59636E", "#A3ADB8"),
    "grid": ("#DDE2E8", "#333B45"),
    "plan": ("#1F5FA8", "#7DB8F2"),
    "lead": ("#9CCBF0", "#1F5FA8"),
    "twin": ("#B8391B", "#F2855F"),
    "green": ("#1B9E77", "#1B9E77"),
    "amber": ("#F2B134", "#F2B134"),
    "red": ("#C8401E", "#C8401E"),
    "full": ("#7A1A10", "#A02419"),
    "dark": ("#15191E", "#15191E"),
    "bright": ("#FFFFFF", "#FFFFFF"),
}
"""Colours by role, on light and on dark paper.

Source:
    Green, amber and red keep apart under simulated colour blindness: 31 in Lab at the worst
    (Machado 2009). Blue against vermilion for two curves is the pair of Okabe and Ito (2008),
    darkened so that words in it can be read; the curves differ in their dashes as well.
"""

_Attributes: TypeAlias = dict[str, str | int]

_EM = 0.6
"""Width of a letter against its size: wider than most, so that text stays inside; our default."""


@dataclass(slots=True)
class Drawing:
    """Shapes on a sheet of paper, in pixels from its upper left corner.

    Attributes:
        width, height: Of the sheet.
        title: Its name, for those who listen to it.
        description: What it shows, in sentences.
    """

    width: int
    height: int
    title: str
    description: str
    _parts: list[str] = field(default_factory=list)

    def rectangle(
        self, x: float, y: float, width: float, height: float, fill: str, round: int = 0
    ) -> None:
        """A filled rectangle."""
        box: _Attributes = {"x": px(x), "y": px(y), "width": px(width), "height": px(height)}
        if round:
            box["rx"] = round
        self._parts.append(empty("rect", box | _paint("fill", fill)))

    def line(
        self, points: Iterable[tuple[float, float]], stroke: str, width: float = 1, dash: str = ""
    ) -> None:
        """A line through points."""
        shape: _Attributes = {"d": _through(points), "fill": "none", "stroke-width": px(width)}
        shape["stroke-linejoin"] = "round"
        if dash:
            shape["stroke-dasharray"] = dash
        self._parts.append(empty("path", shape | _paint("stroke", stroke)))

    def area(self, points: Iterable[tuple[float, float]], fill: str, opacity: float) -> None:
        """What a line through points encloses."""
        shape: _Attributes = {"d": f"{_through(points)}Z", "fill-opacity": px(opacity)}
        self._parts.append(empty("path", shape | _paint("fill", fill)))

    def words(
        self,
        x: float,
        y: float,
        said: str,
        *,
        size: int = 13,
        fill: str = "ink",
        anchor: str = "start",
        bold: bool = False,
        room: float = 0,
    ) -> None:
        """A line of text on a base line.

        Args:
            anchor: Which end stands at `x`: start, middle or end.
            room: The most pixels that it may take; it is cut and marked there. 0 for all.
        """
        place: _Attributes = {"x": px(x), "y": px(y), "font-size": size}
        if anchor != "start":
            place["text-anchor"] = anchor
        if bold:
            place["font-weight"] = 600
        shown = fitted(said, room, size) if room else said
        self._parts.append(f"{opening('text', place | _paint('fill', fill))}{text(shown)}</text>")

    def render(self) -> str:
        """The drawing as a file."""
        sheet: _Attributes = {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {self.width} {self.height}",
            "width": self.width,
            "height": self.height,
            "font-family": FONT,
            "role": "img",
        }
        paper: _Attributes = {"width": self.width, "height": self.height}
        lines = [
            HEAD,
            opening("svg", sheet),
            f"<title>{text(self.title)}</title>",
            f"<desc>{text(self.description)}</desc>",
            f"<style>{_dark()}</style>",
            empty("rect", paper | _paint("fill", "paper")),
            *self._parts,
            "</svg>",
        ]
        return "".join(f"{line}\n" for line in lines)


def fitted(said: str, room: float, size: int) -> str:
    """The text, cut and marked where it would be wider than so many pixels."""
    shown = visible(said)
    most = int(room / (size * _EM))
    if cells(shown) <= most:
        return shown
    kept = ""
    for letter in shown:
        if cells(kept + letter) > most - 1:
            break
        kept += letter
    return f"{kept.rstrip()}…"


def broken(said: str, room: float, size: int, most: int) -> list[str]:
    """The text in at most so many lines of so many pixels; what is left out is marked."""
    width = max(1, int(room / (size * _EM)))
    lines = wrap(visible(said), width)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], fitted(" ".join(lines[most - 1 :]), room, size)]


def wide(said: str, size: int) -> float:
    """Pixels that a text takes at most."""
    return cells(visible(said)) * size * _EM


def px(value: float) -> str:
    """A number of pixels, to a tenth of one."""
    return f"{value:.1f}".removesuffix(".0")


@dataclass(frozen=True, slots=True)
class Mark:
    """A day to name below a chart; `strong` where a year begins."""

    day: date
    name: str
    strong: bool


def marks(first: date, end: date, most: int) -> Iterator[Mark]:
    """Days between two others to draw a line at: first days of months, quarters or years.

    Args:
        most: About how many there may be.
    """
    months = (end.year - first.year) * 12 + end.month - first.month + 1
    step = next((s for s in (1, 3, 6, 12, 24, 60, 120, 240, 600) if months <= s * most), 1200)
    begin = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // step) * step
    for number in range(begin, end.year * 12 + end.month, step):
        year, at = divmod(number, 12)
        if year > date.max.year:
            return
        day = date(year, at + 1, 1)
        if day > end:
            return
        name = month(day) if step == 1 else f"Q{at // 3 + 1}" if step == 3 else f"H{at // 6 + 1}"
        yield Mark(day, str(year) if at == 0 or step >= 12 else name, at == 0)


def _paint(what: str, role: str) -> _Attributes:
    return {what: COLOURS[role][0], "class": f"{what[0]}-{role}"}


def _through(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{px(x)} {px(y)}" for x, y in points)


def _dark() -> str:
    """The rules that repaint the drawing on dark paper."""
    rules = "".join(
        f".f-{role}{{fill:{dark}}}.s-{role}{{stroke:{dark}}}"
        for role, (light, dark) in COLOURS.items()
        if light != dark
    )
    return f"@media (prefers-color-scheme:dark){{{rules}}}"
