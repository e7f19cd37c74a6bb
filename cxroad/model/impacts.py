"""How hard a change hits a team."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from cxroad.model.base import Scalar, Unreadable

Impact_: TypeAlias = Literal["low", "medium", "high"]
_LEVELS: dict[str, Impact_] = {"low": "low", "medium": "medium", "high": "high"}
_HOURS = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,4})?)h")


@dataclass(frozen=True, slots=True)
class Impact(Scalar):
    schema = {"type": "string", "pattern": r"^(low|medium|high|[0-9]+(\.[0-9]+)?h)$"}
    level: Impact_
    hours: Decimal | None
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Impact:
        text = text.strip()
        if text in _LEVELS:
            return cls(_LEVELS[text], None, text)
        if match := _HOURS.fullmatch(text[:16]):
            hours = Decimal(match[1])
            return cls("high" if hours >= 4 else "medium" if hours >= 2 else "low", hours, text)
        raise Unreadable(f"'{text[:40]}' is no impact", "write low, medium or high")
