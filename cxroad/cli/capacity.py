"""`cxroad capacity`."""

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
    Today,
    Width,
    Words,
    format_among,
    output_to,
    split_words,
    today_of,
)
from cxroad.cli.output import deliver, suffix_of

_SUFFIXES = {".svg": "svg", ".md": "markdown", ".json": "json"}


def capacity(
    file: Words = None,
    weeks: Annotated[
        bool, typer.Option("--weeks", help="Show every week, not only each quarter's fullest.")
    ] = False,
    output: Annotated[str | None, output_to(_SUFFIXES)] = None,
    output_format: Annotated[str | None, format_among(_SUFFIXES)] = None,
    today: Today = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
    plain: PlainOption = False,
    ascii: Ascii = False,
    color: ColourOption = Colour.AUTO,
    width: Width = None,
) -> int:
    """Show what landing changes ask of each team, against what its people can absorb.

    \b
    Examples:
      cxroad capacity                           the one roadmap in roadmaps/
      cxroad capacity acme.yaml --weeks         every week, and what adds up in it
      cxroad capacity acme.yaml -o load.svg     the heat map as a picture

    Hours are per affected person and week, from this week on. Ask your teams for their own
    capacity (`capacity: 3h`): what cxroad takes otherwise is a default.
    """
    from cxroad.cli.project import open_project
    from cxroad.cli.setup import Setup

    day = today_of(today)
    path, _ = split_words(file, 0, "")
    format = suffix_of(output, _SUFFIXES, output_format, "terminal")
    project = open_project(path, day, Setup(config, isolated), color)
    if project is None:
        return exits.FINDINGS
    view = project.capacity(weeks=weeks)
    look = Look.of(plain=plain, ascii=ascii, color=color, width=width, to_file=output is not None)
    deliver(draw("capacity", view, format, look), output)
    return exits.CLEAN
