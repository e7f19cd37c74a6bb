"""Small plans, written as a file would have them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from cxroad.load.loader import load_bytes
from cxroad.plan import Plan


@pytest.fixture
def plan() -> Callable[..., Plan]:
    """The plan in a text, on a Monday in 2027 unless said otherwise."""

    def made(text: str, today: date = date(2027, 1, 4)) -> Plan:
        loaded = load_bytes(text.encode(), "plan.yaml")
        assert loaded.roadmap is not None
        assert loaded.problems == ()
        return Plan(loaded.roadmap, today)

    return made
