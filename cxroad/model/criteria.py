"""Exit criteria: what must be true before a phase may end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from cxroad.model.base import Scalar
from cxroad.model.numbers import LONGEST, Number

_OPS = {">=": ">=", "<=": "<=", ">": ">", "<": "<", "=": "=", "==": "=", "≥": ">=", "≤": "<="}
_MEASURED = re.compile(
    rf"(?P<id>[A-Za-z0-9][A-Za-z0-9_-]{{0,63}}) *(?P<op>>=|<=|==|[><=≥≤]) *(?P<value>.{{1,{LONGEST}}})"
)
_DONE = re.compile(r"(?P<id>[A-Za-z0-9][A-Za-z0-9_-]{0,63}) +done")
_LONGEST_MEASURED = 128


@dataclass(frozen=True, slots=True)
class Criterion(Scalar):
    """One exit criterion: `effort >= 4.9`, `listen done`, or free text.

    Attributes:
        kind: `outcome` for a measured value, `done` for a finished initiative, `text` for
            anything else, which only a person can tick.
        target: The id of the outcome or the initiative; empty for text.
        op: `>=`, `<=`, `>`, `<` or `=`; empty unless it is measured.
        value: What the outcome is compared with; None unless it is measured.
        text: As the author wrote it.
    """

    schema = {"type": "string", "examples": ["effort >= 4.9", "listen done", "Board has agreed"]}

    kind: Literal["outcome", "done", "text"]
    target: str
    op: str
    value: Number | None
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Criterion:
        """Read a criterion; raises Unreadable for a comparison with something half right."""
        text = text.strip()
        if len(text) <= _LONGEST_MEASURED:
            from cxroad.model.cures.links import refused_criterion

            if match := _DONE.fullmatch(text):
                return cls("done", match["id"], "", None, text)
            if match := _MEASURED.fullmatch(text):
                value = Number.parse(match["value"])
                return cls("outcome", match["id"], _OPS[match["op"]], value, text)
        return cls("text", "", "", None, text)
