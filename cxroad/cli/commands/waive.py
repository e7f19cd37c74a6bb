"""`cxroad waive`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cxroad.cli.edit import Editing, EditOptions
from cxroad.cli.options import split_words
from cxroad.errors import UsageError

if TYPE_CHECKING:
    from cxroad.edit.edited import Edited
    from cxroad.source.document import Document


def waive(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE] CODE PLACE", show_default=False)
    ] = None,
    because: Annotated[
        str, typer.Option("--because", metavar="TEXT", help="Why it is accepted.")
    ] = "",
    until: Annotated[
        str, typer.Option("--until", metavar="DATE", help="The last day that it holds.")
    ] = "",
    *,
    options: EditOptions,
) -> int:
    """Accept what a rule finds at a place: write it into the file, with its reason and its end.

    \b
    Examples:
      cxroad waive VIS004 effort --because "Agreed by all" --until 2027-12-31
      cxroad waive acme.yaml orphaned-phase walk --because "A pilot of its own"
    """
    from cxroad.edit.waiver import NewWaiver

    file, others = split_words(words, 2, "CODE PLACE")
    if len(others) != 2:
        raise UsageError("a rule and a place are wanted", 'cxroad waive CODE PLACE --because "..."')
    editing = Editing.of(file, options)
    waiver = NewWaiver(others[0], others[1], because, until)

    def made(document: Document) -> Edited:
        from cxroad.edit.edited import Edited
        from cxroad.lint.accept import accepted
        from cxroad.model.writing import count
        from cxroad.source.reader import read_document

        policy = editing.setup.of(editing.path).policy
        data, limits = document.text.encode(), editing.setup.limits
        text, covered = accepted(data, document.path, editing.today, waiver, policy, limits)
        new = read_document(text.encode(), document.path, limits)
        return Edited(new, f"waives {count(covered, 'finding')} now")

    return editing.make(made)
