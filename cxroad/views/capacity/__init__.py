"""Change load on teams against what they can absorb: heat map, peaks, backlog, landings."""

from cxroad.views.capacity.arrange import arrange_capacity
from cxroad.views.capacity.shape import MARKS, Arrival, CapacityView, Filled, TeamRow

__all__ = ["MARKS", "Arrival", "CapacityView", "Filled", "TeamRow", "arrange_capacity"]
