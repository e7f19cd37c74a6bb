"""The report: everything about a roadmap on one page, for those who decide on it and pay for it.

It composes the views of the single commands, so that no figure is computed twice.
"""

from cxroad.views.report.arrange import arrange_report
from cxroad.views.report.shape import (
    Chapter,
    Choice,
    Danger,
    Measured,
    Name,
    Piece,
    ReportView,
    RiskMap,
    Trend,
)

__all__ = [
    "Chapter",
    "Choice",
    "Danger",
    "Measured",
    "Name",
    "Piece",
    "ReportView",
    "RiskMap",
    "Trend",
    "arrange_report",
]
