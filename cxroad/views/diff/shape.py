"""A difference, arranged to be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cxroad.history.approved import Breach
from cxroad.history.chances import Chance
from cxroad.history.difference import Change, Deed, Difference, Part, Shift
from cxroad.model import writing
from cxroad.model.language import say
from cxroad.plan import Plan
from cxroad.views.sheet import Section
from cxroad.views.words import flat, term, week

_LONGEST = 120
"""The most characters of somebody's text in a sentence or a cell; our default."""

AIMS = frozenset({"", "metric", "baseline", "target", "change", "by", "better", "range"})
"""Keys that change what the work is measured by; empty for an outcome that came or went."""


@dataclass(frozen=True, slots=True)
class State:
    """One of the two that are compared.

    Attributes:
        words: What the user calls it: a file, or a revision.
        commit: The id of the commit; empty for a file.
        day: The day of the commit; None for a file.
    """

    words: str
    commit: str = ""
    day: date | None = None

    @property
    def said(self) -> str:
        """`steerco-2026-09 (3f2a9c1b, 12 Sep 2026)`, or the file."""
        if not self.commit or self.day is None:
            return flat(self.words)
        return f"{flat(self.words)} ({self.commit[:8]}, {writing.day(self.day)})"


@dataclass(frozen=True)
class DiffView:
    """What differs between an older state and a newer one.

    Attributes:
        older, newer: The two states.
        breaches: What was approved by the older file and has moved; each with whether a decision
            taken since explains it.
        chances: Gates whose chance differs by five points or more.
        headline: What it all says, in a sentence.
        sections: All of it in words and tables.
    """

    title: str
    as_of: date
    older: State
    newer: State
    difference: Difference
    breaches: tuple[Breach, ...]
    chances: tuple[Chance, ...]
    headline: str
    sections: tuple[Section, ...]

    @property
    def unexcused(self) -> tuple[Breach, ...]:
        """Breaches that no decision explains: what `--check` fails for."""
        return tuple(each for each in self.breaches if not each.excused)

    @property
    def was(self) -> str:
        """The older state in a few words."""
        return flat(self.older.words)

    def changes_of(self, id: str) -> Sequence[Change]:
        """What the newer file says otherwise of what has an id, in the order of the difference."""
        return self._changes.get(id, ())

    @cached_property
    def _changes(self) -> dict[str, list[Change]]:
        found: dict[str, list[Change]] = {}
        for each in self.difference.changes:
            found.setdefault(each.id, []).append(each)
        return found

    def slip(self, id: str) -> int | None:
        """Working days by which an initiative or phase ends later than before.

        Below 0 when it ends earlier; None where it had or has no date.
        """
        found = self._shifts.get(id)
        if found is not None:
            return found.finish_days
        old = self.difference.old
        older = self._older.get(id, id)
        times = old.schedule.times.get(older) or old.schedule.phases.get(older)
        return 0 if times and times.finish else None

    @cached_property
    def _older(self) -> dict[str, str]:
        return {new: old for old, new in self.difference.names.work.items()}

    @cached_property
    def _shifts(self) -> dict[str, Shift]:
        return {each.id: each for each in (*self.difference.shifts, *self.difference.phases)}

    def picked(self, parts: Iterable[Part], deeds: Iterable[Deed]) -> tuple[Change, ...]:
        """The changes of some parts with some deeds, in their order."""
        some, those = frozenset(parts), frozenset(deeds)
        return tuple(
            each for each in self.difference.changes if each.part in some and each.deed in those
        )

    def titled(self, id: str) -> str:
        """What a phase is called in the newer plan, else in the older, else its id."""
        for plan in (self.difference.new, self.difference.old):
            if id in plan.roadmap.phases:
                return flat(plan.roadmap.phases[id].label)
        return flat(id)


def when(plan: Plan, day: date | None) -> str:
    """A day of a plan: `14 Oct 2026`, `W5` where it has no dates, `no date` for none."""
    if day is None:
        return say("no date")
    if plan.schedule.relative:
        return week(plan.schedule.week_number(day))
    return writing.day(day)


def brief(text: str) -> str:
    """Somebody's text on one line, cut after 120 characters."""
    line = flat(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."


def named(change: Change) -> str:
    """`Move house in one contact (move-home)`; of what has no name the id alone."""
    name, id = brief(change.name), flat(change.id)
    if not id or name == id:
        return name or id or term(change.part)
    return f"{name} ({id})"
