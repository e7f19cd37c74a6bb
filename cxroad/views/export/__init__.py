"""A whole roadmap with everything computed, as data for other tools."""

from cxroad.views.export.arrange import arrange_export
from cxroad.views.export.shape import ExportView, External, Item, Outcome, Stage

__all__ = ["ExportView", "External", "Item", "Outcome", "Stage", "arrange_export"]
