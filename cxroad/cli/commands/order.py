"""`cxroad order`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.draw import draw
from cxroad.cli.options import DrawOptions, ReadOptions, Select, Words, split_words
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
    *,
    reading: ReadOptions,
    drawing: DrawOptions,
) -> int:
    """Show the order of work: what can start now, what waits for what, what everything waits for.

    \b
    Examples:
      cxroad order                              the one roadmap in roadmaps/
      cxroad order acme.yaml --tree move-home   what it waits for, and who for it
      cxroad order acme.yaml --select 2+launch  launch and two steps before it
      cxroad order acme.yaml --select owner:it,phase:walk
    """
    from cxroad.cli.project import open_project

    path, _ = split_words(file, 0, "")
    format = suffix_of(None, {".json": "json"}, output_format, "terminal")
    project = open_project(path, reading, drawing.color)
    if project is None:
        return exits.FINDINGS
    view = project.order(select or (), tree)
    deliver(draw("order", view, format, drawing.look()), None)
    return exits.CLEAN
