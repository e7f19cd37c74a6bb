"""How hard a change hits a team."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from cxroad.model.base import Scalar, Unreadable
from cxroad.model.limits import LONGEST_DURATION, MOST_HOURS

ImpactLevel: TypeAlias = Literal["low", "medium", "high"]

LEVELS: dict[str, ImpactLevel] = {"low": "low", "medium": "medium", "high": "high"}
"""The levels as they are written, the lowest first."""

MEDIUM_FROM, HIGH_FROM = Decimal(2), Decimal(4)
"""Hours per affected person and week from which an impact is medium, and high; our default,
the peaks of the load presets."""

_HOURS = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,4})?)h")


@dataclass(frozen=True, slots=True)
class Impact(Scalar):
    """How hard a change hits a team: `low`, `medium`, `high`, or its peak load, `3h`.

    Attributes:
        level: As written, or by the hours.
        hours: Hours per affected person and week at the peak; None where a level is written.
        text: As the author wrote it.
    """

    schema = {
        "type": "string",
        "pattern": r"^(low|medium|high|[0-9]+(\.[0-9]+)?h)$",
        "examples": ["low", "medium", "high", "3h"],
    }

    level: ImpactLevel
    hours: Decimal | None
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Impact:
        """Read `medium` or `3h`; raises Unreadable for no hours and more than a week has."""
        text = text.strip()
        if text in LEVELS:
            return cls(LEVELS[text], None, text)
        match = _HOURS.fullmatch(text) if len(text) <= LONGEST_DURATION else None
        hours = Decimal(match[1]) if match else Decimal(0)
        if not hours:
            from cxroad.model.cures.words import refused_impact

            raise refused_impact(text, cls.parse)
        if hours > MOST_HOURS:
            raise Unreadable(
                f"'{text}' is more than the {MOST_HOURS} hours of a week",
                "write hours per affected person and week",
            )
        level = "high" if hours >= HIGH_FROM else "medium" if hours >= MEDIUM_FROM else "low"
        return cls(LEVELS[level], hours, text)
