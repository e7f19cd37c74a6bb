"""What something waits for: the arrows of `after`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cxroad.model.base import Scalar
from cxroad.model.durations import Lag
from cxroad.model.ids import ID_PATTERN
from cxroad.model.limits import LONGEST_ID, LONGEST_LINK

_LINK = re.compile(
    r"(?P<target>[A-Za-z0-9][A-Za-z0-9_-]*+)(?P<start>\.start)?"
    r"(?: {0,4}(?P<lag>[+-] {0,4}[0-9][0-9.]{0,14}(?:d|w|mo|q|y|cd)))?"
)
_LEAD = re.compile(r"([A-Za-z0-9][A-Za-z0-9_-]*?)-([0-9]{1,4}(?:d|w|mo|q|y|cd))")


@dataclass(frozen=True, slots=True)
class Link(Scalar):
    """One thing to wait for: `x`, `x + 2w`, `x - 1w`, `x.start + 4w`.

    Attributes:
        target: The id of an initiative, a phase or an external.
        from_start: True waits for its start, False for its finish.
        lag: Waiting time, below 0 for a lead; None where none is written.
        text: As the author wrote it.
    """

    schema = {
        "type": "string",
        "pattern": rf"^{ID_PATTERN}(\.start)?( *[+-] *[0-9]+(\.[0-9]+)?(d|w|mo|q|y|cd))?$",
        "examples": ["listen", "listen + 2w", "listen - 1w", "listen.start + 4w", "listen + 3cd"],
    }

    target: str
    from_start: bool
    lag: Lag | None
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Link:
        """Read `x + 2w`; raises Unreadable with the right spelling where there is one.

        `x-1w` is the id `x-1w`, since ids may contain `-`; see `hidden_lead`.
        """
        text = text.strip()
        match = _LINK.fullmatch(text) if len(text) <= LONGEST_LINK else None
        if match is None or len(match["target"]) > LONGEST_ID:
            from cxroad.model.cures.links import refused_link

            raise refused_link(text, cls.parse, Lag.parse)
        lag = Lag.parse(match["lag"]) if match["lag"] else None
        return cls(match["target"], match["start"] is not None, lag, text)


def hidden_lead(target: str) -> str | None:
    """The link that `x-1w` was perhaps meant to be, `x - 1w`; None when it ends in no time."""
    match = _LEAD.fullmatch(target) if len(target) <= LONGEST_ID else None
    return f"{match[1]} - {match[2]}" if match else None
