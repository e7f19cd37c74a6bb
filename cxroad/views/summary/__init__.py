"""The steering summary: what a committee needs to know and to decide, part by part.

Each module computes a group of parts and puts it into words; `page` puts them in order.
"""

from cxroad.views.summary.page import SummaryView, arrange_summary

__all__ = ["SummaryView", "arrange_summary"]
