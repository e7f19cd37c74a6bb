"""`cxroad report`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.console import Colour
from cxroad.cli.draw import Look, draw
from cxroad.cli.options import ReadOptions, Words, split_words
from cxroad.cli.output import deliver, suffix_of
from cxroad.errors import UsageError

_SUFFIXES = {".html": "html"}


def report(
    file: Words = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write FILE.html; without it, into a pipe."
        ),
    ] = None,
    *,
    reading: ReadOptions,
) -> int:
    """Write everything about a roadmap into one HTML file, for sponsors.

    \b
    Examples:
      cxroad report -o report.html             the one roadmap in roadmaps/
      cxroad report acme.yaml -o acme.html

    Vision, status, decisions, outcomes, a timeline to filter and walk through, teams, value
    beside one big bang, odds, risks, what-if, findings with their rules, decisions taken and
    what was waived. The file loads nothing, prints, and works without JavaScript.
    """
    from cxroad.cli.project import open_project

    path, _ = split_words(file, 0, "")
    format = suffix_of(output, _SUFFIXES, None, "html")
    if output is None and sys.stdout is not None and sys.stdout.isatty():
        named = f" {path}" if path else ""
        raise UsageError(
            "the report is a page for a browser; a terminal cannot show it",
            f"cxroad report{named} -o report.html",
        )
    project = open_project(path, reading)
    if project is None:
        return exits.FINDINGS
    view = project.full_report()
    look = Look.of(plain=False, ascii=False, color=Colour.NEVER, width=None, to_file=True)
    deliver(draw("report", view, format, look), output)
    return exits.CLEAN
