"""`cxroad capacity`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.draw import draw
from cxroad.cli.options import DrawOptions, ReadOptions, Words, format_among, output_to, split_words
from cxroad.cli.output import deliver, suffix_of

_SUFFIXES = {".svg": "svg", ".md": "markdown", ".json": "json"}


def capacity(
    file: Words = None,
    weeks: Annotated[
        bool, typer.Option("--weeks", help="Show every week, not only each quarter's fullest.")
    ] = False,
    output: Annotated[str | None, output_to(_SUFFIXES)] = None,
    output_format: Annotated[str | None, format_among(_SUFFIXES)] = None,
    *,
    reading: ReadOptions,
    drawing: DrawOptions,
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

    path, _ = split_words(file, 0, "")
    format = suffix_of(output, _SUFFIXES, output_format, "terminal")
    project = open_project(path, reading, drawing.color)
    if project is None:
        return exits.FINDINGS
    view = project.capacity(weeks=weeks)
    deliver(draw("capacity", view, format, drawing.look(output)), output)
    return exits.CLEAN
