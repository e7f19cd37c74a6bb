"""The days of the week that are worked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cxroad.model.base import Scalar, text_of
from cxroad.model.limits import LONGEST_WEEK

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of the week as they are written; Monday is 0."""

_DAY = "(?:mon|tue|wed|thu|fri|sat|sun)"
_WEEK = re.compile(rf"{_DAY}(?: ?- ?{_DAY})?(?: ?, ?{_DAY}(?: ?- ?{_DAY})?)*")


@dataclass(frozen=True, slots=True)
class Week(Scalar):
    """The working days of a week: `mon-fri`, `sun-thu`, or a list of days and ranges.

    Attributes:
        days: 0 for Monday to 6 for Sunday, ascending, each once; at least one.
        text: As the author wrote it; a list is joined by commas.
    """

    schema = {
        "type": ["string", "array"],
        "pattern": f"^{_DAY}( ?- ?{_DAY})?( ?, ?{_DAY}( ?- ?{_DAY})?)*$".replace("(?:", "("),
        "items": {"type": "string", "pattern": f"^{_DAY}( ?- ?{_DAY})?$".replace("(?:", "(")},
        "examples": ["mon-fri", "sun-thu", ["mon", "tue", "thu"]],
    }

    days: tuple[int, ...]
    text: str = field(compare=False)

    @classmethod
    def read(cls, value: object) -> Week:
        """Read text or a list of texts; raises Unreadable as `parse` does."""
        if isinstance(value, list | tuple) and value:
            value = ", ".join(text_of(item) for item in value)
        return super(Week, cls).read(value)  # named, since slots make the class anew

    @classmethod
    def parse(cls, text: str) -> Week:
        """Read `sun-thu`; a range may run over the end of the week. Raises Unreadable."""
        text = text.strip()
        if len(text) > LONGEST_WEEK or not _WEEK.fullmatch(text):
            from cxroad.model.cures.words import refused_week

            raise refused_week(text, cls.parse)
        days: set[int] = set()
        for part in text.split(","):
            ends = [DAYS.index(end.strip()) for end in part.split("-")]
            first, last = ends[0], ends[-1]
            days.update((first + step) % 7 for step in range((last - first) % 7 + 1))
        return cls(tuple(sorted(days)), text)
