"""What a team's busy time is called."""

import calendar
from datetime import date

import pytest

from cxroad.schedule.busy import Clash


@pytest.mark.parametrize("month", range(1, 13))
def test_a_busy_month_is_called_by_its_name(month: int) -> None:
    last = calendar.monthrange(2027, month)[1]
    clash = Clash("desk", date(2027, month, 1), date(2027, month, last), ("a",))

    assert clash.months == f"{calendar.month_name[month]} 2027"
