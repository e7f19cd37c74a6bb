"""The days of the week that are worked."""

from __future__ import annotations

from dataclasses import dataclass, field

from cxroad.model.base import Scalar, Unreadable, text_of

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of the week as they are written; Monday is 0."""


@dataclass(frozen=True, slots=True)
class Week(Scalar):
    schema = {"type": ["string", "array"], "examples": ["mon-fri", "sun-thu"]}
    days: tuple[int, ...]
    text: str = field(compare=False)

    @classmethod
    def read(cls, value: object) -> Week:
        if isinstance(value, list | tuple):
            value = ", ".join(text_of(item) for item in value)
        if isinstance(value, Week):
            return value
        return cls.parse(text_of(value))

    @classmethod
    def parse(cls, text: str) -> Week:
        days: set[int] = set()
        for part in text.split(","):
            ends = [end.strip() for end in part.split("-")]
            if len(ends) > 2 or not all(end in DAYS for end in ends):
                raise Unreadable(f"'{text[:40]}' is no week", "write mon-fri")
            first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
            days.update((first + step) % 7 for step in range((last - first) % 7 + 1))
        return cls(tuple(sorted(days)), text)
