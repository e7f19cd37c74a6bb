"""`cxroad order`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.console import Colour
from cxroad.cli.draw import Look, draw
from cxroad.cli.options import (
    Ascii,
    ColourOption,
    ConfigOption,
    Isolated,
    PlainOption,
    Select,
    Today,
    Width,
    Words,
    split_words,
    today_of,
)
from cxroad.cli.output import deliver, suffix_of


def order(
    file: Words = None,
    tree: Annotated[
        str | None,
        typer.Option("--tree", metavar="ID", help="What ID waits for, and what waits for it."),
    ] = None,
    select: Select = None,
    output_format: Annotated[
        str | None,
        typer.Option("--output-format", "-f", metavar="FORMAT", help="terminal or json."),
    ] = None,
    today: Today = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
    plain: PlainOption = False,
    ascii: Ascii = False,
    color: ColourOption = Colour.AUTO,
    width: Width = None,
) -> int:
    """Show the order of work: what can start now, what waits for what, what everything waits for.

    \b
    Examples:
      cxroad order                              the one roadmap in roadmaps/
      cxroad order acme.yaml --tree move-home   what it waits for, and what waits for it
      cxroad order acme.yaml --select 2+launch  launch and two steps before it
      cxroad order acme.yaml --select owner:it,phase:walk
    """
    from cxroad.cli.project import open_project
    from cxroad.cli.setup import Setup

    day = today_of(today)
    path, _ = split_words(file, 0, "")
    format = suffix_of(None, {".json": "json"}, output_format, "terminal")
    project = open_project(path, day, Setup(config, isolated), color)
    if project is None:
        return exits.FINDINGS
    view = project.order(select or (), tree)
    look = Look.of(plain=plain, ascii=ascii, color=color, width=width)
    deliver(draw("order", view, format, look), None)
    return exits.CLEAN
