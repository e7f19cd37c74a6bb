"""One world for all tests: no colours, no width, no day and no zone from outside."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "cxroad",
    derandomize=True,  # CI finds the same thing twice
    deadline=None,  # shared machines are slow now and then
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("cxroad")

_OUTSIDE = (
    "NO_COLOR FORCE_COLOR TERM COLUMNS LINES CXROAD_TODAY CXROAD_PLAIN ACCESSIBLE "
    "SOURCE_DATE_EPOCH CI GITHUB_ACTIONS"
)


@pytest.fixture(autouse=True)
def world(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's environment reaches a test."""
    for name in _OUTSIDE.split():
        monkeypatch.delenv(name, raising=False)
