"""Repairs: the fixes of findings made in a text, until nothing is left to repair."""

from __future__ import annotations

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

_ROUNDS = 100
"""How often a text is repaired anew; a repair may bring further findings to light. Our default."""

_LARGEST = 1024 * 1024
"""Characters of a text up to which refused repairs are tried one by one. Our default."""

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
    loaded = load_bytes(data, path, limits)
    for _ in range(_ROUNDS):
        findings = lint(loaded, today, policy=every).findings
        wanted = [f.fix if f.fix and (unsafe or f.fix.safe) else None for f in findings]
        if loaded.document.root is not None:
            fixes = dict.fromkeys(fix for fix in wanted if fix is not None)
            made, text = _made(loaded.document, list(fixes))
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


def _again(loaded: Loaded, text: str, limits: Limits) -> Loaded:
    return load_bytes(text.encode("utf-8", "surrogatepass"), loaded.path, limits)


def _made(document: Document, fixes: Sequence[Fix]) -> tuple[int, str]:
    """How many fixes could be made together, and the text with them."""
    together: list[Fix] = []
    edits: list[TextEdit] = []
    for fix in fixes:
        with_it = sorted([*edits, *fix.edits], key=lambda edit: (edit.span, edit.text))
        if not overlaps(with_it):
            together.append(fix)
            edits = with_it
    if (text := _checked(document, together)) is not None:
        return len(together), text
    for fix in together if len(document.text) <= _LARGEST else ():
        if (text := _checked(document, [fix])) is not None:
            return 1, text
    return 0, document.text


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
