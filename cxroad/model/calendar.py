"""Which days are worked."""

from __future__ import annotations

from pydantic import Field

from cxroad.model.base import Entity, Many, Text
from cxroad.model.fields import Stretch
from cxroad.model.weeks import Week


class Calendar(Entity):
    """The working days of the roadmap; without a calendar every day counts."""

    week: Week = Field(default_factory=lambda: Week.parse("mon-fri"))
    """Days worked: `mon-fri`, `sun-thu`, or a list such as `[mon, tue, thu]`."""
    closed: Many[Stretch] = ()
    """Days not worked: dates and ranges such as `2027-12-24..2028-01-02`."""
    country: Text | None = None
    """Whose public holidays a command may write into `closed`; it changes no date by itself."""
