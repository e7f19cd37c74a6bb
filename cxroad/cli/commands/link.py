"""`cxroad link`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli.edit import Editing, EditOptions
from cxroad.cli.options import After, paired


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

    file, id, after = paired("link", words, after)
    editing = Editing.of(file, options)
    return editing.make(lambda document: linked(document, id, after, lag or None))
