"""What a plan can take: shocks and changes, played on it and on its big-bang twin."""

from cxroad.simulate.stress.advice import ADVICE
from cxroad.simulate.stress.answer import (
    Advice,
    Answer,
    Missed,
    Moved,
    Part,
    Side,
    Turned,
    Why,
)
from cxroad.simulate.stress.asked import HitsNothing
from cxroad.simulate.stress.blows import Blow, Delay, Drop, Placed, Scenario, Wait
from cxroad.simulate.stress.odds import Odds, Quarter, Spread, odds
from cxroad.simulate.stress.ranking import Ranking, Spared, stress_all
from cxroad.simulate.stress.stress import stress

__all__ = [
    "ADVICE",
    "Advice",
    "Answer",
    "Blow",
    "Delay",
    "Drop",
    "HitsNothing",
    "Missed",
    "Moved",
    "Odds",
    "Part",
    "Placed",
    "Quarter",
    "Ranking",
    "Scenario",
    "Side",
    "Spared",
    "Spread",
    "Turned",
    "Wait",
    "Why",
    "odds",
    "stress",
    "stress_all",
]
