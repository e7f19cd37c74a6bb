"""`cxroad link`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli.console import Colour
from cxroad.cli.edit import DiffOption, Editing
from cxroad.cli.options import (
    ColourOption,
    ConfigOption,
    Isolated,
    PlainOption,
    Today,
    split_words,
)
from cxroad.errors import UsageError

After = Annotated[
    str, typer.Option("--after", metavar="ID", help="What it waits for.", show_default=False)
]


def link(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE] ID", show_default=False)
    ] = None,
    after: After = "",
    lag: Annotated[
        str, typer.Option("--lag", metavar="TIME", help="How long to wait behind it, such as 2w.")
    ] = "",
    diff: DiffOption = False,
    today: Today = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
    plain: PlainOption = False,
    color: ColourOption = Colour.AUTO,
) -> int:
    """Let an initiative wait for another one, for a phase or for something external.

    \b
    Examples:
      cxroad link settle --after listen
      cxroad link settle --after listen --lag 2w
      cxroad link acme.yaml settle --after listen --diff
    """
    from cxroad.edit.link import link as linked

    file, others = split_words(words, 1, "an initiative")
    if len(others) != 1 or not after:
        raise UsageError("what waits, and for what, is wanted", "cxroad link ID --after ID")
    editing = Editing.of(file, today, diff, config, isolated, plain, color)
    return editing.make(lambda document: linked(document, others[0], after, lag or None))
