"""`cxroad export`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.console import Colour
from cxroad.cli.draw import Look, draw
from cxroad.cli.options import P80, Focus, ReadOptions, Words, split_words
from cxroad.cli.output import deliver, suffix_of
from cxroad.errors import UsageError

_SUFFIXES = {
    ".mmd": "mermaid",
    ".dot": "dot",
    ".gv": "dot",
    ".csv": "csv",
    ".json": "json",
    ".svg": "svg",
}

_WITHOUT_RUNS = {"mermaid": "a chart of Mermaid", "dot": "a graph of Graphviz"}
"""Formats that have no room for how late things may end."""


def export(
    file: Words = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to write; .mmd, .dot, .csv, .json and .svg tell the format.",
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", "-f", metavar="FORMAT", help="mermaid, dot, csv, json or svg."),
    ] = None,
    focus: Focus = None,
    p80: P80 = False,
    *,
    reading: ReadOptions,
) -> int:
    """Write the computed roadmap for other tools: Mermaid, Graphviz, spreadsheets, programs.

    \b
    Examples:
      cxroad export -o roadmap.mmd           a Gantt chart for GitHub and wikis
      cxroad export acme.yaml -o one.mmd --focus move-home
      cxroad export acme.yaml -o acme.csv    a row for each initiative
      cxroad export acme.yaml --to dot | dot -Tpdf -o acme.pdf
      cxroad export acme.yaml --to json      all of it; see `cxroad schema export`
    """
    from cxroad.cli.project import open_project

    if output is None and to is None:
        names = ", ".join(dict.fromkeys(_SUFFIXES.values()))
        raise UsageError("say what to write", f"-o roadmap.mmd, or --to one of {names}")
    path, _ = split_words(file, 0, "")
    format = suffix_of(output, _SUFFIXES, to, "mermaid")
    if p80 and format in _WITHOUT_RUNS:
        raise UsageError(
            f"--p80 would change nothing: {_WITHOUT_RUNS[format]} shows no late finish",
            "leave it out, or write .svg, .csv or .json",
        )
    project = open_project(path, reading)
    if project is None:
        return exits.FINDINGS
    view = project.export(focus, project.forecast() if p80 else None)
    look = Look.of(plain=False, ascii=False, color=Colour.NEVER, width=None)
    text = draw("export", view.timeline if format == "svg" else view, format, look)
    if format == "csv" and output is not None:
        from cxroad.render.csv_export import BOM

        text = BOM + text
    deliver(text, output)
    return exits.CLEAN
