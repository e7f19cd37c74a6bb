"""Which decision explains a change: one that was taken since, and names what it affects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cxroad.history.difference import Change, Deed, Names, Part, Shift
from cxroad.history.register import paired_decisions
from cxroad.model.register import Decision
from cxroad.plan import Plan

_ASKED: dict[Part, frozenset[str]] = {
    Part.INITIATIVE: frozenset(
        {
            *("phase", "owner", "estimate", "start", "due", "after", "serves", "value"),
            *("cost", "effort", "protected"),
        }
    ),
    Part.PHASE: frozenset({"start", "due", "after", "overlap", "exit", "budget"}),
    Part.OUTCOME: frozenset(
        {"metric", "baseline", "target", "change", "by", "owner", "worth", "better"}
    ),
}
"""Keys whose change somebody should have decided; to other words no reason is asked, nor to work
that gets on.
"""

_ASKED_DEEDS = frozenset(Deed) - {Deed.CHANGED, Deed.RENAMED}


class Reasons:
    """The decisions that were taken between two plans.

    A decision counts that is taken in the newer file and was not in the older one, or whose `on`
    lies after the day from which the older plan is seen. It explains what it names in `affects`;
    a phase that is named there explains what came into it or left it.
    """

    def __init__(self, old: Plan, new: Plan, names: Names) -> None:
        self._since: list[Decision] = []
        for before, after in paired_decisions(old.roadmap, new.roadmap, names):
            if after is None or after.on is None:
                continue
            late = old.today < new.today and after.on.last > old.today
            if before is None or before.open or late:
                self._since.append(after)

    def explained(self, change: Change) -> Change:
        """The change with the decisions that name it."""
        if not _is_asked(change):
            return change
        named = [change.id]
        scope = change.deed in (Deed.ADDED, Deed.GONE, Deed.MOVED)
        if change.part is Part.INITIATIVE and scope:
            named += [change.before, change.after]
        return replace(change, decisions=self._naming(named))

    def of_shift(self, shift: Shift) -> Shift:
        """The shift with the decisions that name it, or where it begins."""
        return replace(shift, decisions=self._naming((shift.id, *shift.roots)))

    def _naming(self, ids: Iterable[str]) -> tuple[Decision, ...]:
        asked = {id for id in ids if id}
        return tuple(each for each in self._since if not asked.isdisjoint(each.affects))


def _is_asked(change: Change) -> bool:
    if change.part not in _ASKED:
        return False
    if change.deed in _ASKED_DEEDS:
        return True
    return change.deed is Deed.CHANGED and change.key.partition(".")[0] in _ASKED[change.part]
