"""From a plan to the order of its work."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from cxroad.errors import NotComputable
from cxroad.views.order import prose
from cxroad.views.order.shape import Hold, OrderView, State
from cxroad.views.order.tasks import Tasks
from cxroad.views.order.tree import arrange_tree

if TYPE_CHECKING:
    from cxroad.plan import Plan


def arrange_order(
    plan: Plan, ids: Collection[str] | None = None, tree: str | None = None
) -> OrderView:
    """What can start now, what waits for what, and what everything waits for.

    Dropped and parked initiatives are left out and named in the notes. What stands in a circle
    has no order; it is listed where the file has it, and told in `stuck`.

    Args:
        ids: Initiatives to show; all when None. Dates and slack stay those of the whole plan.
        tree: An initiative, phase or external whose tree is wanted.

    Raises:
        UsageError: `tree` names nothing that takes part.
    """
    tasks = Tasks(plan)
    chosen = frozenset(tasks.all if ids is None else ids) & tasks.all.keys()
    shown = [task for task in tasks.all.values() if task.id in chosen]
    ready = tuple(tasks.all[id] for id in plan.ready if id in chosen)
    found = _holds(plan)
    return OrderView(
        title=plan.roadmap.title,
        as_of=plan.today,
        relative=plan.schedule.relative,
        summary=prose.summary(tasks.all),
        stuck=tuple(prose.circles(plan.graph.circles)),
        ready=ready,
        ready_note=prose.ready_note(plan, tasks, shown),
        active=tuple(task for task in shown if task.state in (State.ACTIVE, State.PAUSED)),
        stages=tasks.stages(chosen),
        critical=tuple(tasks.all[id] for id in plan.schedule.critical_path if id in chosen),
        critical_note=prose.critical_note(plan, tasks),
        holds=tuple(hold for hold in found or () if hold.id in chosen),
        gate=prose.gate(plan, tasks),
        notes=tuple(prose.notes(plan, tasks, len(chosen), found is None)),
        tree=None if tree is None else arrange_tree(tasks, tree),
    )


def _holds(plan: Plan) -> tuple[Hold, ...] | None:
    """The bottlenecks; None when there is too much to compare."""
    try:
        return tuple(prose.holds(plan.bottlenecks()))
    except NotComputable:
        return None
