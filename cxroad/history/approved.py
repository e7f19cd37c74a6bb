"""What a committee had approved, and has moved without a decision that says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cxroad.history.difference import Change, Deed, Difference, Part, Shift
from cxroad.model.initiative import Initiative, Phase
from cxroad.model.register import Decision


class Promise(StrEnum):
    """What makes something approved, by the words of the older file."""

    DECISION = "decision"
    """A decision that was taken names it in `affects`."""
    DUE = "due"
    """It has a `due`: a promised day, or the gate of a phase."""
    EXIT = "exit"
    """An exit criterion of a phase."""
    OUTCOME = "outcome"
    """An outcome's baseline, target and date."""
    PROTECTED = "protected"
    """Work that goes on when the budget is frozen."""


@dataclass(frozen=True, slots=True)
class Breach:
    """Something approved that has moved.

    Attributes:
        promise: What made it approved.
        decision: The decision that did; None for the other promises.
        change: How it moved, by a change of the file; None where its days moved.
        shift: How its days moved; None where the file changed.
    """

    promise: Promise
    decision: Decision | None = None
    change: Change | None = None
    shift: Shift | None = None

    @property
    def excused(self) -> bool:
        """Whether a decision taken since explains it."""
        what = self.change or self.shift
        return what is not None and bool(what.decisions)


_AWAY = frozenset({Deed.GONE, Deed.DROPPED, Deed.PARKED, Deed.MOVED})
_TARGETS = frozenset({"baseline", "target", "change", "by"})
_DAYS = frozenset({"start", "due"})


def breaches(difference: Difference) -> tuple[Breach, ...]:
    """Everything approved that has moved, in the order of the difference; each once.

    Approved is, by the older file: what a taken decision names in `affects`; each `due`; each
    exit criterion; each outcome's baseline, target and date; protected work. It has moved when it
    is gone, dropped, parked or in another phase; when one of those words changed; when what a
    decision names, or what is protected, ends later; or when a `due` that was met is missed.
    """
    return tuple(_breaches(difference))


def _breaches(difference: Difference) -> Iterator[Breach]:
    approved = _Approved(difference)
    promised: set[str] = set()
    for change in difference.changes:
        found = approved.by_change(change)
        if found:
            yield found
            promised |= {change.id} if found.promise is Promise.DUE else set()
    for shift in (*difference.phases, *difference.shifts):
        found = approved.by_shift(shift)
        if found and not (found.promise is Promise.DUE and shift.id in promised):
            yield found


class _Approved:
    def __init__(self, difference: Difference) -> None:
        self._old = difference.old.roadmap
        self._older = {new: old for old, new in difference.names.work.items()}
        self._outcomes = {new: old for old, new in difference.names.others["outcomes"].items()}
        self._times = difference.old.times
        self._decided: dict[str, Decision] = {}
        for each in self._old.decisions:
            if not each.open:
                for id in each.affects:
                    self._decided[id] = each

    def by_change(self, change: Change) -> Breach | None:
        """How a change moves something approved; None when it does not."""
        if change.part is Part.OUTCOME:
            return self._of_outcome(change)
        if change.part not in (Part.INITIATIVE, Part.PHASE):
            return None
        old = self._entity(change)
        if old is None:
            return None
        away = change.deed in _AWAY
        if change.before and change.key in ("due", "exit"):
            promise = Promise.DUE if change.key == "due" else Promise.EXIT
            return Breach(promise, None, change)
        decision = self._decided.get(old.id)
        if decision and (away or change.key in _DAYS):
            return Breach(Promise.DECISION, decision, change)
        if isinstance(old, Initiative) and old.protected and (away or change.key == "protected"):
            return Breach(Promise.PROTECTED, None, change)
        if away and change.deed is not Deed.MOVED:
            if old.due:
                return Breach(Promise.DUE, None, change)
            if isinstance(old, Phase) and old.exit:
                return Breach(Promise.EXIT, None, change)
        return None

    def _of_outcome(self, change: Change) -> Breach | None:
        decision = self._decided.get(self._outcomes.get(change.id, change.id))
        gone = change.deed is Deed.GONE
        if not gone and not (change.before and change.key in _TARGETS):
            return None
        if decision:
            return Breach(Promise.DECISION, decision, change)
        return Breach(Promise.OUTCOME, None, change)

    def by_shift(self, shift: Shift) -> Breach | None:
        """How days that moved move something approved; None when they do not."""
        id = self._older.get(shift.id, shift.id)
        before = self._times(id)
        promised = before.due is not None and before.finish is not None
        if promised and before.margin is not None and before.margin >= 0:
            due, finish = before.due, shift.after[1]
            if due is not None and (finish is None or finish > due):
                return Breach(Promise.DUE, None, None, shift)
        if shift.finish_days is not None and shift.finish_days <= 0:
            return None
        if id in self._decided:
            return Breach(Promise.DECISION, self._decided[id], None, shift)
        work = self._old.initiatives.get(id)
        if work is not None and work.protected:
            return Breach(Promise.PROTECTED, None, None, shift)
        return None

    def _entity(self, change: Change) -> Initiative | Phase | None:
        id = self._older.get(change.id, change.id)
        return self._old.initiatives.get(id) or self._old.phases.get(id)
