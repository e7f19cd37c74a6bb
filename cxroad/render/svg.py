"""What drawings in SVG share: a sheet of paper, its colours, and text that stays on it.

A drawing loads nothing and runs nothing. It is light, and dark where the reader's system is; no
meaning rests on a colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

from cxroad.render.em import fitted
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
    "band": ("#F2F5F9", "#1D232B"),
    "first": ("#9CCBF0", "#9CCBF0"),
    "second": ("#4C95D9", "#4C95D9"),
    "third": ("#1F5FA8", "#2E74C6"),
    "first-edge": ("#4C95D9", "#C9E3F8"),
    "second-edge": ("#1F5FA8", "#9CCBF0"),
    "third-edge": ("#14406F", "#7DB8F2"),
}
"""Colours by role, on light and on dark paper.

Source:
    Green, amber and red keep apart under simulated colour blindness: 31 in Lab at the worst
    (Machado 2009); the blues of the phases, one hue in three lightnesses, 20. Blue against
    vermilion for two curves is the pair of Okabe and Ito (2008), darkened so that words in it can
    be read; the curves differ in their dashes as well.
"""

_Attributes: TypeAlias = dict[str, str | int]


@dataclass(slots=True)
class Drawing:
    """Shapes on a sheet of paper, in pixels from its upper left corner.

    Attributes:
        width, height: Of the sheet.
        title: Its name, for those who listen to it.
        description: What it shows, in sentences.
        classes: Whether colours are left to a style sheet with the `rules` below.
    """

    width: int
    height: int
    title: str
    description: str
    classes: bool = False
    _parts: list[str] = field(default_factory=list)

    def rectangle(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        round: int = 0,
        opacity: float = 1,
    ) -> None:
        """A filled rectangle."""
        box: _Attributes = {"x": px(x), "y": px(y), "width": px(width), "height": px(height)}
        if round:
            box["rx"] = round
        if opacity < 1:
            box["fill-opacity"] = px(opacity)
        self._parts.append(empty("rect", box | self._paint("fill", fill)))

    def frame(
        self, x: float, y: float, width: float, height: float, stroke: str, thick: float, round: int
    ) -> None:
        """The outline of a rectangle, its line inside of the edge."""
        box: _Attributes = {"x": px(x + thick / 2), "y": px(y + thick / 2), "rx": round}
        box |= {"width": px(max(0.1, width - thick)), "height": px(height - thick)}
        box |= {"fill": "none", "stroke-width": px(thick)}
        self._parts.append(empty("rect", box | self._paint("stroke", stroke)))

    def diamond(self, x: float, y: float, half: float, fill: str, stroke: str) -> None:
        """A square on its corner around a point."""
        corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
        shape: _Attributes = {"d": f"{_through(corners)}Z", "stroke-width": "1.5"}
        shape |= self._paint("fill", fill) | self._paint("stroke", stroke)
        shape["class"] = f"f-{fill} s-{stroke}"
        self._parts.append(empty("path", shape))

    def circle(self, x: float, y: float, radius: float, fill: str, stroke: str) -> None:
        """A circle around a point."""
        shape: _Attributes = {"cx": px(x), "cy": px(y), "r": px(radius), "stroke-width": "1.5"}
        shape |= self._paint("fill", fill) | self._paint("stroke", stroke)
        shape["class"] = f"f-{fill} s-{stroke}"
        self._parts.append(empty("circle", shape))

    @contextmanager
    def about(self, said: str) -> Iterator[None]:
        """What is drawn meanwhile belongs together; a pointer that rests on it shows a text."""
        self._parts.append(f"<g><title>{text(said)}</title>")
        yield
        self._parts.append("</g>")

    def line(
        self, points: Iterable[tuple[float, float]], stroke: str, width: float = 1, dash: str = ""
    ) -> None:
        """A line through points."""
        shape: _Attributes = {"d": _through(points), "fill": "none"}
        if width != 1:
            shape["stroke-width"] = px(width)
        if dash:
            shape["stroke-dasharray"] = dash
        self._parts.append(empty("path", shape | self._paint("stroke", stroke)))

    def area(self, points: Iterable[tuple[float, float]], fill: str, opacity: float) -> None:
        """What a line through points encloses."""
        shape: _Attributes = {"d": f"{_through(points)}Z", "fill-opacity": px(opacity)}
        self._parts.append(empty("path", shape | self._paint("fill", fill)))

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
        shown = fitted(said, room, size, bold) if room else said
        start = opening("text", place | self._paint("fill", fill))
        self._parts.append(f"{start}{text(shown)}</text>")

    def _paint(self, what: str, role: str) -> _Attributes:
        name: _Attributes = {"class": f"{what[0]}-{role}"}
        return name if self.classes else {what: COLOURS[role][0], **name}

    def render(self) -> str:
        """The drawing as a file."""
        size: _Attributes = {"width": self.width, "height": self.height}
        own: _Attributes = {"xmlns": "http://www.w3.org/2000/svg", **size, "font-family": FONT}
        dark = f"<style>@media (prefers-color-scheme:dark){{{rules(dark=True)}}}</style>"
        paper = empty("rect", size | self._paint("fill", "paper"))
        return "".join(f"{line}\n" for line in [HEAD, *self._lines(own, [dark, paper])])

    def inline(self) -> str:
        """The drawing as a part of an HTML page, whose style sheet has the `rules`."""
        return "\n".join(self._lines({"class": "picture"}, []))

    def _lines(self, own: _Attributes, first: list[str]) -> list[str]:
        box = f"0 0 {self.width} {self.height}"
        sheet: _Attributes = {"viewBox": box, "stroke-linejoin": "round", "role": "img"}
        return [
            opening("svg", own | sheet),
            f"<title>{text(self.title)}</title>",
            f"<desc>{text(self.description)}</desc>",
            *first,
            *self._parts,
            "</svg>",
        ]


def px(value: float) -> str:
    """A number of pixels, to a tenth of one."""
    return f"{value:.1f}".removesuffix(".0")


def _through(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{px(x)} {px(y)}" for x, y in points)


def rules(dark: bool) -> str:
    """Rules of CSS that paint a drawing; those for dark paper hold only what differs."""
    return "".join(
        f".f-{role}{{fill:{both[dark]}}}.s-{role}{{stroke:{both[dark]}}}"
        for role, both in COLOURS.items()
        if not dark or both[0] != both[1]
    )
