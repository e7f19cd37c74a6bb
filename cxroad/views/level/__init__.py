"""A levelled plan: what moves, what that costs, and what it saves."""

from cxroad.views.level.arrange import arrange_level
from cxroad.views.level.shape import LevelView

__all__ = ["LevelView", "arrange_level"]
