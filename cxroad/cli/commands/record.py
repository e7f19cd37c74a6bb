"""`cxroad record`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli.edit import Editing, EditOptions
from cxroad.cli.loose import file_before, refuse_options
from cxroad.errors import UsageError


def record(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE] OUTCOME VALUE", show_default=False)
    ] = None,
    on: Annotated[
        str,
        typer.Option("--on", metavar="DATE", help="When it was measured. [default: today]"),
    ] = "",
    *,
    options: EditOptions,
) -> int:
    """Write down what was measured of an outcome.

    \b
    Examples:
      cxroad record effort 4.9
      cxroad record churn 15.5% --on 2027-06-30
      cxroad record acme.yaml staff -5 --on 2027-Q2
    """
    from cxroad.edit.progress import record as measured

    refuse_options(words or (), ("--on",))
    file, others = file_before(words or (), 2)
    if len(others) != 2:
        raise UsageError("an outcome and a value are wanted", "cxroad record effort 4.9")
    editing = Editing.of(file, options)
    day = editing.day(on, "measured")
    return editing.make(lambda document: measured(document, others[0], others[1], day))
