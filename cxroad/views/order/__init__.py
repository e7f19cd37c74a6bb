"""The order of work as data: what can start, what waits for what, the critical path, one tree."""

from cxroad.views.order.arrange import arrange_order
from cxroad.views.order.shape import (
    Branch,
    Hold,
    OrderView,
    Stage,
    State,
    Task,
    Tree,
    Wait,
)

__all__ = [
    "Branch",
    "Hold",
    "OrderView",
    "Stage",
    "State",
    "Task",
    "Tree",
    "Wait",
    "arrange_order",
]
