"""The timeline as data: bars, gates and today as dates, what is left out, what to worry about."""

from cxroad.views.timeline.arrange import arrange_timeline
from cxroad.views.timeline.focus import Focus, focus_on
from cxroad.views.timeline.odds import with_odds
from cxroad.views.timeline.shape import Alert, Bar, InitiativeRow, PhaseRow, TimelineView
from cxroad.views.timeline.slips import with_slips

__all__ = [
    "Alert",
    "Bar",
    "Focus",
    "InitiativeRow",
    "PhaseRow",
    "TimelineView",
    "arrange_timeline",
    "focus_on",
    "with_odds",
    "with_slips",
]
