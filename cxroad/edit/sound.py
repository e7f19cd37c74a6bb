"""No edit makes a file worse to read than it was."""

from __future__ import annotations

from collections import Counter

from cxroad.errors import UsageError
from cxroad.load.loader import load_document
from cxroad.source.document import Document


def refuse_unsound(document: Document, new: Document) -> None:
    """Refuse a new text in which something cannot be read that could be read before.

    Raises:
        UsageError: It says what, and what to write instead.
    """
    found = load_document(new).problems
    if not found:
        return
    old = Counter((each.code, each.message) for each in load_document(document).problems)
    for each in found:
        old[each.code, each.message] -= 1
        if old[each.code, each.message] < 0:
            raise UsageError(each.message, each.help)
