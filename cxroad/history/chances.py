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
    if not (difference.shifts or difference.changes):
        return ()
    old, new = _gates(difference.old), _gates(difference.new)
    older = {new: old for old, new in difference.names.work.items()}
    found = []
    for id, phase in difference.new.roadmap.phases.items():
        before, after = old.get(older.get(id, id)), new.get(id)
        one, two = (each.chance if each else None for each in (before, after))
        if one is not None and two is not None and abs(one - two) >= _LEAST:
            found.append(Chance(id, phase.label, before, after))
    return tuple(found)


def _gates(plan: Plan) -> dict[str, Finish]:
    if len(plan.live) > _MOST:
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
