"""From a view and the user's wishes to text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from cxroad.cli.console import Colour, has_colour, is_plain, needs_ascii, width_of

_RENDERERS: Mapping[str, Mapping[str, str]] = {
    "order": {
        "terminal": "cxroad.render.terminal.order",
        "plain": "cxroad.render.plain_order",
        "json": "cxroad.render.json_order",
    },
    "timeline": {
        "terminal": "cxroad.render.terminal.timeline",
        "plain": "cxroad.render.plain_timeline",
        "svg": "cxroad.render.svg_timeline",
        "json": "cxroad.render.json_timeline",
    },
    "export": {
        "mermaid": "cxroad.render.mermaid",
        "dot": "cxroad.render.dot",
        "csv": "cxroad.render.csv_export",
        "json": "cxroad.render.json_export",
        "svg": "cxroad.render.svg_timeline",
    },
    "forecast": {
        "terminal": "cxroad.render.terminal.forecast",
        "plain": "cxroad.render.plain_forecast",
        "markdown": "cxroad.render.markdown_forecast",
        "json": "cxroad.render.json_forecast",
    },
    "summary": {
        "terminal": "cxroad.render.terminal.summary",
        "plain": "cxroad.render.plain_summary",
        "markdown": "cxroad.render.markdown_summary",
        "html": "cxroad.render.html_summary",
        "json": "cxroad.render.json_summary",
    },
    "report": {
        "html": "cxroad.render.report.page",
    },
    "capacity": {
        "terminal": "cxroad.render.terminal.capacity",
        "plain": "cxroad.render.plain_page",
        "markdown": "cxroad.render.markdown_page",
        "svg": "cxroad.render.svg_capacity",
        "json": "cxroad.render.json_capacity",
    },
    "effect": {
        "terminal": "cxroad.render.terminal.effect",
        "plain": "cxroad.render.plain_effect",
    },
    "diff": {
        "terminal": "cxroad.render.terminal.page",
        "plain": "cxroad.render.plain_page",
        "markdown": "cxroad.render.markdown_page",
        "json": "cxroad.render.json_diff",
    },
    "level": {
        "terminal": "cxroad.render.terminal.page",
        "plain": "cxroad.render.plain_page",
        "markdown": "cxroad.render.markdown_page",
        "json": "cxroad.render.json_level",
    },
    "whatif": {
        "terminal": "cxroad.render.terminal.page",
        "plain": "cxroad.render.plain_page",
        "markdown": "cxroad.render.markdown_page",
        "json": "cxroad.render.json_whatif",
    },
    "whatif-odds": {
        "terminal": "cxroad.render.terminal.page",
        "plain": "cxroad.render.plain_page",
        "markdown": "cxroad.render.markdown_page",
        "json": "cxroad.render.json_whatif_odds",
    },
    "value": {
        "terminal": "cxroad.render.terminal.value",
        "plain": "cxroad.render.plain_page",
        "markdown": "cxroad.render.markdown_page",
        "svg": "cxroad.render.svg_value",
        "json": "cxroad.render.json_value",
    },
}
"""Where each view is drawn in each format; a module is imported only when it is asked for."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the user's terminal and options ask of a picture.

    Attributes:
        width: Columns.
        ascii: Whether to do without box-drawing marks.
        colour: Whether to write colours.
        plain: Whether to write sentences instead of a picture.
    """

    width: int
    ascii: bool
    colour: bool
    plain: bool

    @classmethod
    def of(
        cls,
        *,
        plain: bool,
        ascii: bool,
        color: Colour,
        width: int | None,
        to_file: bool = False,
    ) -> Look:
        """The look for these options; a file gets colours only when they are asked for."""
        colour = color is Colour.ALWAYS if to_file else has_colour(color)
        return cls(width_of(width), needs_ascii(ascii), colour, is_plain(plain))


def draw(name: str, view: object, format: str, look: Look) -> str:
    """A view as text; `format` is `terminal`, `markdown`, `html`, `svg` or `json`."""
    if format == "terminal" and look.plain:
        format = "plain"
    module = import_module(_RENDERERS[name][format])
    if format == "terminal":
        text: str = module.render(view, width=look.width, ascii=look.ascii, colour=look.colour)
    else:
        text = module.render(view)
    return text
