"""Value over time: a plan beside its big-bang twin, and what would change the answer."""

from cxroad.views.value.arrange import arrange_value
from cxroad.views.value.shape import Expectation, Moment, Picture, Side, Unit, ValueView
from cxroad.views.value.terms import Chance, Event, Terms, read_horizon, read_terms

__all__ = [
    "Chance",
    "Event",
    "Expectation",
    "Moment",
    "Picture",
    "Side",
    "Terms",
    "Unit",
    "ValueView",
    "arrange_value",
    "read_horizon",
    "read_terms",
]
