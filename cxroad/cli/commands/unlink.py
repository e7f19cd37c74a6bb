"""`cxroad unlink`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli.edit import Editing, EditOptions
from cxroad.cli.options import After, paired


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

    file, id, after = paired("unlink", words, after)
    editing = Editing.of(file, options)
    return editing.make(lambda document: unlinked(document, id, after))
