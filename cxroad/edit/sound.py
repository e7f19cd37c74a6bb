"""No edit makes a file worse to read than it was."""

from __future__ import annotations

from collections import Counter

from cxroad.errors import UsageError
from cxroad.load.loader import load_bytes
from cxroad.source.document import Document


def refuse_unsound(document: Document, text: str) -> None:
    """Refuse a text in which something cannot be read that could be read before.

    Raises:
        UsageError: It says what, and what to write instead.
    """
    new = load_bytes(text.encode(), document.path).problems
    if not new:
        return
    old = Counter(
        (each.code, each.message)
        for each in load_bytes(document.text.encode(), document.path).problems
    )
    for each in new:
        old[each.code, each.message] -= 1
        if old[each.code, each.message] < 0:
            raise UsageError(each.message, each.help)
