"""No edit makes a file worse to read than it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from cxroad.errors import UsageError
from cxroad.load.loader import load_document
from cxroad.source.document import Document
from cxroad.source.problem import Problem
from cxroad.source.span import Route


def refuse_unsound(document: Document, new: Document) -> None:
    """Refuse a new text in which something cannot be read that could be read before.

    Raises:
        UsageError: It says what, and what to write instead.
    """
    made = load_document(new)
    found = made.problems
    if not found:
        return
    if made.roadmap is None:  # of mistakes that nobody looked at, who knows which are new
        first = next((each for each in found if each.code == "STR011"), found[0])
        raise UsageError(first.message, first.help)
    before = load_document(document).problems
    stayed = Counter(_stretch(document, each) for each in before)
    there = Counter(_stretch(new, each) for each in found)
    old = Counter((each.code, each.message) for each in _beyond(document, before, there))
    for each in _beyond(new, found, stayed):
        old[each.code, each.message] -= 1
        if old[each.code, each.message] < 0:
            raise UsageError(each.message, each.help)


_Stretch: TypeAlias = tuple[str, Route, str]
"""Rule, keys and marked text of a problem: where they are the same, so is what is said of it."""


def _stretch(document: Document, problem: Problem) -> _Stretch:
    return problem.code, problem.route, document.text[slice(*problem.span)]


def _beyond(
    document: Document, problems: Sequence[Problem], others: Counter[_Stretch]
) -> list[Problem]:
    """The problems that are not among the others at the same place; few as a rule."""
    left = others.copy()
    beyond: list[Problem] = []
    for each in problems:
        stretch = _stretch(document, each)
        left[stretch] -= 1
        if left[stretch] < 0:
            beyond.append(each)
    return beyond
