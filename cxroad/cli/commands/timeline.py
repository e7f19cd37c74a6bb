"""`cxroad timeline`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.draw import draw
from cxroad.cli.options import (
    P80,
    DrawOptions,
    Focus,
    ReadOptions,
    Select,
    Words,
    format_among,
    output_to,
    split_words,
)
from cxroad.cli.output import deliver, suffix_of

_SUFFIXES = {".svg": "svg", ".json": "json"}


def timeline(
    file: Words = None,
    select: Select = None,
    focus: Focus = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="REV", help="Show slips since a tag or commit, seen from its day."
        ),
    ] = None,
    p80: P80 = False,
    output: Annotated[str | None, output_to(_SUFFIXES)] = None,
    output_format: Annotated[str | None, format_among(_SUFFIXES)] = None,
    *,
    reading: ReadOptions,
    drawing: DrawOptions,
) -> int:
    """Draw the roadmap against time, with its gates and the risks that its findings warn of.

    \b
    Examples:
      cxroad timeline                           the one roadmap in roadmaps/
      cxroad timeline acme.yaml --width 160     wide, with full owners and dates
      cxroad timeline acme.yaml --select phase:walk
      cxroad timeline acme.yaml --focus move-home
      cxroad timeline --since steerco-2026-09   with a column of slips
      cxroad timeline acme.yaml --plain         sentences, for a screen reader
      cxroad timeline acme.yaml -o acme.svg     a picture for slides and pages
    """
    from cxroad.cli.project import open_project, open_since

    path, _ = split_words(file, 0, "")
    format = suffix_of(output, _SUFFIXES, output_format, "terminal")
    project = open_project(path, reading, drawing.color)
    if project is None:
        return exits.FINDINGS
    odds = project.forecast() if p80 else None
    if since is None:
        view = project.timeline(select or (), focus, odds=odds)
    else:
        older, was = open_since(since, project, reading, drawing.color)
        if older is None:
            return exits.FINDINGS
        view = project.timeline(select or (), focus, since=older, was=was, odds=odds)
    deliver(draw("timeline", view, format, drawing.look(output)), output)
    return exits.CLEAN
