"""What makes up the difference of two plans: changes of the file, shifts of days, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cxroad.model.register import Decision
from cxroad.plan import Plan


class Part(StrEnum):
    """What a change is a change of."""

    ROADMAP = "roadmap"
    VISION = "vision"
    OUTCOME = "outcome"
    CASE = "case"
    PHASE = "phase"
    INITIATIVE = "initiative"
    EXTERNAL = "external"
    DECISION = "decision"
    RISK = "risk"
    PERSON = "person"
    TEAM = "team"
    VENDOR = "vendor"
    INSIGHT = "insight"
    GOVERNANCE = "governance"
    SCENARIO = "scenario"
    CALENDAR = "calendar"
    SETTINGS = "settings"
    WAIVER = "waiver"


class Deed(StrEnum):
    """What was done to it."""

    ADDED = "added"
    GONE = "gone"
    """It stands no longer in the file."""
    DROPPED = "dropped"
    PARKED = "parked"
    RESUMED = "resumed"
    """It takes part again: it was dropped or parked."""
    RENAMED = "renamed"
    """It has another id, and is provably the same."""
    MOVED = "moved"
    """It stands in another phase."""
    TAKEN = "taken"
    """A decision was taken."""
    REOPENED = "reopened"
    """A decision is open again."""
    CHANGED = "changed"
    """One of its keys has another value."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the newer file says differently.

    Attributes:
        id: Its id, the newer one where it was renamed; empty for what has none.
        name: What it is called, in its author's words.
        key: The key in the file; of an entry in a map with the entry's, such as `serves.churn`;
            empty where the deed says it all.
        before, after: The values, ids or phases, as their author wrote them; empty where there
            was or is none. Of a list only the entries that differ, each a change of its own.
        decisions: Decisions taken since that name it; None where nobody has to give a reason.
    """

    part: Part
    deed: Deed
    id: str
    name: str
    key: str = ""
    before: str = ""
    after: str = ""
    decisions: tuple[Decision, ...] | None = None


class Origin(StrEnum):
    """Where a shift begins."""

    FILE = "file"
    """With a change of the file: of its own, or of those at the beginning of the chain."""
    TIME = "time"
    """Time has passed: what has not begun, or is not finished, cannot be in the past."""
    CALENDAR = "calendar"
    """The working days are others."""
    START = "start"
    """The roadmap starts on another day."""
    UNKNOWN = "unknown"
    """Several things at once, of which none alone holds it where it is."""


Days = tuple[date | None, date | None]
"""First and last day; both None without dates."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Days that are others than before.

    Attributes:
        part: INITIATIVE, PHASE, or ROADMAP for the end of the plan.
        id: Its newer id; empty for the end of the plan.
        name: What it is called, in its author's words.
        before, after: First and last day, by the expected estimates.
        start_days, finish_days: Working days by which they moved, below 0 when earlier; None
            where there were or are none.
        own: Keys of the file by which it moved by itself, such as `estimate`.
        by: What it waits for, or its phase, that pushed it, or let it come earlier.
        roots: Where that chain begins, itself left out.
        origins: What stands at the beginning: the file first, UNKNOWN only by itself.
        decisions: Decisions taken since that name it or one of the roots.
    """

    part: Part
    id: str
    name: str
    before: Days
    after: Days
    start_days: int | None
    finish_days: int | None
    own: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = (Origin.FILE,)
    decisions: tuple[Decision, ...] = ()

    @property
    def calendar_days(self) -> int | None:
        """Calendar days by which the last day moved; None where there was or is none."""
        before, after = self.before[1], self.after[1]
        return (after - before).days if before and after else None


@dataclass(frozen=True, slots=True)
class Names:
    """Ids that were renamed, from the older to the newer.

    Attributes:
        work: Of initiatives, phases and externals.
        others: Of everything else, by the key of its map, such as `outcomes`.
    """

    work: Mapping[str, str]
    others: Mapping[str, Mapping[str, str]]

    def of(self, key: str, id: str) -> str:
        """The newer id of something in the map under a key; the same where it was not renamed."""
        found = self.work if key in ("phases", "initiatives", "externals") else self.others[key]
        return found.get(id, id)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between an older plan and a newer one.

    Attributes:
        changes: Of the file: the roadmap as a whole first, then phases with their work in the
            order of the newer file, then all else; what is gone after what is there.
        shifts: Of initiatives that have a part in both plans, in the order of the newer file.
        phases: Of phases that are in both.
        end: Of the plan; None where it ends on the same day.
    """

    old: Plan
    new: Plan
    names: Names
    changes: tuple[Change, ...]
    shifts: tuple[Shift, ...]
    phases: tuple[Shift, ...]
    end: Shift | None

    @property
    def empty(self) -> bool:
        """Whether nothing differs that the tool knows of."""
        return not (self.changes or self.shifts or self.phases or self.end)
