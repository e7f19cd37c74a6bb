"""The effect of an edit, arranged to be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cxroad.findings.finding import Finding
from cxroad.history.chances import Chance
from cxroad.history.difference import Difference
from cxroad.views.sheet import Line


class Unread(StrEnum):
    """Which of the two states of a file cannot be read in full."""

    NONE = "none"
    BEFORE = "before"
    AFTER = "after"
    BOTH = "both"

    @classmethod
    def of(cls, before: bool, after: bool) -> Unread:
        """From whether each of them cannot be read."""
        if before and after:
            return cls.BOTH
        return cls.BEFORE if before else cls.AFTER if after else cls.NONE


@dataclass(frozen=True, slots=True)
class Found:
    """What lint finds otherwise than before; a finding is the same by its rule and its place.

    Attributes:
        fresh: New findings, gravest first.
        gone: Findings that are no more.
        waived: Findings that the file waives now.
        asked: Findings of rules that were not asked before, or could not answer.
        waiting: How many rules could answer before and cannot now.
        level: The level by which the file is judged now, where it is another; else empty.
    """

    fresh: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()
    waived: tuple[Finding, ...] = ()
    asked: tuple[Finding, ...] = ()
    waiting: int = 0
    level: str = ""


@dataclass(frozen=True)
class EffectView:
    """What an edit does to a plan, both states seen from the same day.

    Attributes:
        difference: What the plan says otherwise; None where one of the files cannot be read in
            full.
        unread: Which of the two that is.
        chances: Gates with a chance before or now, changed or not; none where no day could move.
        found: Findings that are new and gone.
        lines: All of it in sentences, the important first; never empty.
        done: What the edit did to the file, in sentences; may be empty.
    """

    difference: Difference | None
    unread: Unread
    chances: tuple[Chance, ...]
    found: Found
    lines: tuple[Line, ...]
    done: tuple[Line, ...] = ()
