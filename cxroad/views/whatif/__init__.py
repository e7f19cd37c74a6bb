"""What a scenario does: the plan beside its big-bang twin, what moves, and what to decide now."""

from cxroad.views.whatif.arrange import arrange_whatif
from cxroad.views.whatif.odds import OddsView, arrange_odds
from cxroad.views.whatif.ranking import arrange_ranking
from cxroad.views.whatif.shape import Move, RankingView, Silent, Warned, WhatIfView

__all__ = [
    "Move",
    "OddsView",
    "RankingView",
    "Silent",
    "Warned",
    "WhatIfView",
    "arrange_odds",
    "arrange_ranking",
    "arrange_whatif",
]
