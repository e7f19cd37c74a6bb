"""Repairs: the fixes of findings made in a text, until nothing is left to repair."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from cxroad.edit.guard import keeps
from cxroad.lint.engine import lint
from cxroad.lint.policy import DEFAULT_POLICY, Policy
from cxroad.load.loader import Loaded, load_bytes
from cxroad.source.document import Document
from cxroad.source.edits import Change, Fix, TextEdit, apply, overlaps
from cxroad.source.limits import DEFAULT_LIMITS, Limits
from cxroad.source.span import Span

_ROUNDS = 100
"""How often a text is repaired anew; a repair may bring further findings to light. Our default."""

_TRIED = 4 * 1024 * 1024
"""Characters of texts, read again for a repair or for its check, after which nothing more is tried.
Each of the first two rounds is made whatever it takes. Our default."""

_READ = 192 * 1024
"""Characters of texts that are no YAML after which their repair ends; each is read several times.
Our default."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text after its repairs.

    Attributes:
        text: Without a byte order mark.
        number: How many repairs were made.
    """

    text: str
    number: int


def repair(
    data: bytes,
    path: str,
    today: date,
    *,
    unsafe: bool = False,
    policy: Policy = DEFAULT_POLICY,
    limits: Limits = DEFAULT_LIMITS,
) -> Repaired:
    """A file's text with every finding repaired that can be, the unsafe ones only when asked for.

    Each repair is checked: the text is read again, and nothing else may say something new.

    Raises:
        UsageError: A rule that does not exist is chosen.
    """
    number, read, every = 0, 0, replace(policy, every=True)
    loaded, tries = load_bytes(data, path, limits), _Tries(_TRIED)
    for at in range(_ROUNDS):
        if at > 1 and not tries.may(loaded.document):
            break
        findings = lint(loaded, today, policy=every).findings
        wanted = [f.fix if f.fix and (unsafe or f.fix.safe) else None for f in findings]
        if loaded.document.root is not None:
            fixes = dict.fromkeys(fix for fix in wanted if fix is not None)
            made, text = _made(loaded.document, list(fixes), tries)
        elif read <= _READ:
            read += len(loaded.document.text)
            made, text = _cured(loaded.document, wanted)
        else:
            break
        if not made:
            break
        number += made
        loaded = _again(loaded, text, limits)
    return Repaired(loaded.document.text, number)


@dataclass(slots=True)
class _Tries:
    """Characters that may still be read."""

    left: int

    def may(self, document: Document) -> bool:
        """Whether a text may be read once more, which is counted."""
        self.left -= len(document.text)
        return self.left >= 0


def _again(loaded: Loaded, text: str, limits: Limits) -> Loaded:
    return load_bytes(text.encode("utf-8", "surrogatepass"), loaded.path, limits)


def _made(document: Document, fixes: Sequence[Fix], tries: _Tries) -> tuple[int, str]:
    """How many fixes could be made together, and the text with them.

    Where all of them are refused, halves of them are added one after the other, and of a half that
    is refused its halves.
    """
    waiting, good, text = [_apart(fixes)], list[Fix](), document.text
    first = True
    while waiting and (first or tries.may(document)):
        some, first = waiting.pop(), False
        if (new := _checked(document, [*good, *some])) is not None:
            good, text = [*good, *some], new
        elif len(some) > 1:
            half = (len(some) + 1) // 2
            waiting += [some[half:], some[:half]]
    return len(good), text


def _apart(fixes: Sequence[Fix]) -> list[Fix]:
    """Those of some fixes, from the first on, that touch nothing of an earlier one."""
    chosen: list[Fix] = []
    edits: list[TextEdit] = []
    for fix in fixes:
        own = sorted(fix.edits, key=_place)
        ats = [bisect_left(edits, _place(edit), key=_place) for edit in own]
        near = [each for at in ats for each in edits[max(0, at - 1) : at + 1]]
        if not overlaps(sorted([*own, *dict.fromkeys(near)], key=_place)):
            chosen.append(fix)
            for edit in own:
                insort(edits, edit, key=_place)
    return chosen


def _place(edit: TextEdit) -> tuple[Span, str]:
    return edit.span, edit.text


def _cured(document: Document, fixes: Sequence[Fix | None]) -> tuple[int, str]:
    """How many faults of a text that is no YAML could be cured, from the first on, and the text.

    Each was found with those before it cured, so they go together up to one that takes a person;
    whether the last one's cure helps is not known before.
    """
    sure = [fix for fix in takewhile(lambda fix: fix is not None, fixes) if fix is not None]
    for count in dict.fromkeys((len(sure), len(sure) - 1, 1)):
        if 0 < count <= len(sure):
            from_last = replace(document, problems=document.problems[count - 1 :])
            if (text := _checked(from_last, sure[:count])) is not None:
                return count, text
    return 0, document.text


def _checked(document: Document, fixes: Sequence[Fix]) -> str | None:
    """The text with the fixes made; None where that is refused or changes nothing."""
    text = apply(document.text, [edit for fix in fixes for edit in fix.edits])
    changes: list[Change] = [change for fix in fixes for change in fix.changes]
    same = text == document.text
    return None if same or not keeps(document, text, changes) else text
