"""`cxroad link`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli.edit import Editing, EditOptions
from cxroad.cli.options import split_words
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
    *,
    options: EditOptions,
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
    editing = Editing.of(file, options)
    return editing.make(lambda document: linked(document, others[0], after, lag or None))
