"""`cxroad rule`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.output import deliver


def rule(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE or name]", help="GRA003, or orphaned-phase.")
    ] = None,
    all: Annotated[bool, typer.Option("--all", help="The whole book, as Markdown.")] = False,
) -> int:
    """Explain a rule: what it finds, why that sinks programmes, and how to cure it.

    \b
    Examples:
      cxroad rule                  the list
      cxroad rule GRA003           its page
      cxroad rule orphaned-phase   the same page
      cxroad rule --all > rules.md
    """
    from cxroad.lint.explain import book, list_of_rules, page

    text = book() if all else list_of_rules() if code is None else page(code)
    deliver(text, None)
    return exits.CLEAN
