"""Exit criteria: what must be true before a phase may end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from cxroad.model.base import Scalar, Unreadable
from cxroad.model.ids import ID_PATTERN
from cxroad.model.limits import LONGEST_COMPARISON
from cxroad.model.numbers import Number

_OPERATORS = {"≥": ">=", "≤": "<=", "==": "="}
_MEASURED = re.compile(rf"({ID_PATTERN}) *(>=|<=|==|[><=≥≤]) *([+-]?[0-9].*)")
_DONE = re.compile(rf"({ID_PATTERN}) +done")


@dataclass(frozen=True, slots=True)
class Criterion(Scalar):
    """One exit criterion: `effort >= 4.9`, `listen done`, or free text.

    Attributes:
        kind: `outcome` for a measured value, `done` for a finished initiative, `text` for
            anything else, which only a person can tick.
        target: The id of the outcome or the initiative; empty for text.
        op: `>=`, `<=`, `>`, `<` or `=`; empty unless it is measured.
        value: What the outcome is compared with; None unless it is measured.
        text: As the author wrote it; part of what makes two criteria equal, since free text
            has nothing else.
    """

    schema = {"type": "string", "examples": ["effort >= 4.9", "listen done", "The board agreed"]}

    kind: Literal["outcome", "done", "text"]
    target: str
    op: str
    value: Number | None
    text: str

    @classmethod
    def parse(cls, text: str) -> Criterion:
        """Read a criterion; raises Unreadable for a comparison that is not quite one.

        What compares an id with a number is never taken for free text, so that a slip of the
        pen cannot turn a measured criterion into one that nobody checks.
        """
        text = text.strip()
        if len(text) > LONGEST_COMPARISON:
            return cls("text", "", "", None, text)
        if match := _DONE.fullmatch(text):
            return cls("done", match[1], "", None, text)
        match = _MEASURED.fullmatch(text)
        if match and (value := _number(match[3])):
            return cls("outcome", match[1], _OPERATORS.get(match[2], match[2]), value, text)
        from cxroad.model.cures.criteria import refused_criterion

        if refusal := refused_criterion(text, Number.parse):
            raise refusal
        return cls("text", "", "", None, text)


def _number(text: str) -> Number | None:
    try:
        return Number.parse(text)
    except Unreadable:
        return None
