"""`cxroad summary`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.draw import draw
from cxroad.cli.options import DrawOptions, ReadOptions, format_among, output_to, split_words
from cxroad.cli.output import deliver, suffix_of

_SUFFIXES = {".html": "html", ".md": "markdown", ".json": "json"}


def summary(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE] [PHASE]", show_default=False)
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REV",
            help="Say what changed and slipped since a tag or commit, seen from its day.",
        ),
    ] = None,
    output: Annotated[str | None, output_to(_SUFFIXES)] = None,
    output_format: Annotated[str | None, format_among(_SUFFIXES)] = None,
    *,
    reading: ReadOptions,
    drawing: DrawOptions,
) -> int:
    """Print what a steering committee needs: of one phase, or of the whole roadmap.

    \b
    Examples:
      cxroad summary                       all of the one roadmap in roadmaps/
      cxroad summary walk                  its phase walk
      cxroad summary acme.yaml walk -o walk.html
      cxroad summary walk --since steerco-2026-09
    """
    from cxroad.cli.project import open_project, open_since

    path, others = split_words(words, 1, "a phase")
    format = suffix_of(output, _SUFFIXES, output_format, "terminal")
    project = open_project(path, reading, drawing.color)
    if project is None:
        return exits.FINDINGS
    phase = others[0] if others else None
    if since is None:
        view = project.summary(phase)
    else:
        older, was = open_since(since, project, reading, drawing.color)
        if older is None:
            return exits.FINDINGS
        view = project.summary(phase, since=older, was=was)
    deliver(draw("summary", view, format, drawing.look(output)), output)
    return exits.CLEAN
