"""`cxroad rule`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.output import deliver, suffix_of
from cxroad.errors import UsageError

_SUFFIXES = {".md": "markdown", ".html": "html"}


def rule(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE, name or family]", help="GRA003, orphaned-phase or GRA."),
    ] = None,
    all: Annotated[bool, typer.Option("--all", help="The whole book.")] = False,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--output-format", "-f", metavar="FORMAT", help="markdown or html. [default: markdown]"
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write FILE.md or FILE.html instead."),
    ] = None,
) -> int:
    """Explain a rule: what it finds, why that sinks programmes, and how to cure it.

    \b
    Examples:
      cxroad rule                        the list
      cxroad rule VAL                    the list of one family
      cxroad rule GRA003                 a page
      cxroad rule orphaned-phase         the same page
      cxroad rule --all -o rules.html    the whole book, one page for a browser
    """
    from cxroad.lint.catalog import TITLES
    from cxroad.lint.explain import book, list_of_rules, page

    format = suffix_of(output, _SUFFIXES, output_format, "markdown")
    family = (code or "").upper()
    if all and code is not None:
        raise UsageError(f"--all is more than {code}", "leave one of them out")
    if not all and (code is None or family in TITLES):
        if output or output_format:
            raise UsageError(
                "the list is text for a terminal", "write pages with --all, or name one"
            )
        deliver(list_of_rules(family), None)
        return exits.CLEAN
    pages = book() if code is None else (page(code),)
    if format == "html":
        from cxroad.render.html_rules import render
    else:
        from cxroad.render.markdown_rules import render
    deliver(render(pages), output)
    return exits.CLEAN
