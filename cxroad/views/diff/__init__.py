"""What changed between two states of a roadmap: scope, days with their reasons, all else."""

from cxroad.views.diff.arrange import arrange_diff, arrange_reference
from cxroad.views.diff.shape import DiffView, State

__all__ = ["DiffView", "State", "arrange_diff", "arrange_reference"]
