"""What an edit does to the plan: days, gates and findings, in a handful of lines."""

from cxroad.views.effect.arrange import arrange_effect
from cxroad.views.effect.shape import EffectView, Unread

__all__ = ["EffectView", "Unread", "arrange_effect"]
