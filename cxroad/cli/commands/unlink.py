"""`cxroad unlink`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli.edit import Editing, EditOptions
from cxroad.cli.options import split_words
from cxroad.errors import UsageError

After = Annotated[
    str, typer.Option("--after", metavar="ID", help="What it waits for.", show_default=False)
]


def unlink(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE] ID", show_default=False)
    ] = None,
    after: After = "",
    *,
    options: EditOptions,
) -> int:
    """Let an initiative wait for another one no longer.

    \b
    Examples:
      cxroad unlink settle --after listen
      cxroad unlink acme.yaml settle --after listen --diff
    """
    from cxroad.edit.link import unlink as unlinked

    file, others = split_words(words, 1, "an initiative")
    if len(others) != 1 or not after:
        raise UsageError(
            "what waits, and for what no longer, is wanted", "cxroad unlink ID --after ID"
        )
    editing = Editing.of(file, options)
    return editing.make(lambda document: unlinked(document, others[0], after))
