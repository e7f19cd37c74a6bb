"""How the chances of the gates changed, where both plans can be forecast quickly."""

from __future__ import annotations

from dataclasses import dataclass

from cxroad.errors import NotComputable
from cxroad.history.difference import Difference
from cxroad.plan import Plan
from cxroad.simulate.finish import Finish
from cxroad.simulate.forecast import forecast
from cxroad.simulate.terms import RUNS, Terms

_MOST = 500
"""From how many initiatives on no odds are drawn, so that the answer is there at once; our default.
"""

_LEAST = 0.05
"""The least difference that is told: runs of two plans differ a little by luck; our default."""


@dataclass(frozen=True, slots=True)
class Chance:
    """The chance of a phase to meet its gate, before and now.

    Attributes:
        before, after: Its finish in many runs, with a `due`; None where there is or was no gate.
    """

    phase: str
    name: str
    before: Finish | None
    after: Finish | None


def chances(difference: Difference) -> tuple[Chance, ...]:
    """Gates whose chance differs by five points or more."""
    found = []
    for each in gates(difference):
        one, two = (side.chance if side else None for side in (each.before, each.after))
        if one is not None and two is not None and abs(one - two) >= _LEAST:
            found.append(each)
    return tuple(found)


def gates(difference: Difference) -> tuple[Chance, ...]:
    """Gates with a chance before or now, in the order of the newer file; none where all is alike.

    Runs of both plans have the same luck, so a gate that nothing moved has the same chance.
    """
    if not (difference.shifts or difference.changes):
        return ()
    old, new = _gates(difference.old), _gates(difference.new)
    older = {new: old for old, new in difference.names.work.items()}
    found = (
        Chance(id, phase.label, old.get(older.get(id, id)), new.get(id))
        for id, phase in difference.new.roadmap.phases.items()
    )
    return tuple(each for each in found if each.before or each.after)


def _gates(plan: Plan) -> dict[str, Finish]:
    due = any(phase.due and not phase.done for phase in plan.roadmap.phases.values())
    if not due or len(plan.live) > _MOST:
        return {}
    try:
        drawn = forecast(plan, Terms(runs=RUNS))
    except NotComputable:
        return {}
    return {
        id: finish
        for id, finish in drawn.phases.items()
        if finish.due is not None and not finish.certain and not plan.roadmap.phases[id].done
    }
