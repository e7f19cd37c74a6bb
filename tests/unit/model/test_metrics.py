"""The catalogue of metrics."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cxroad.model.ids import check_id
from cxroad.model.metrics import METRICS, Better, MetricKind


@pytest.mark.parametrize(
    ("id", "low", "high", "better", "kind", "lag"),
    [
        ("nps", -100, 100, "up", "C", 6),
        ("csat10", 0, 10, "up", "C", 1),
        ("ces", 1, 5, "down", "C", 1),
        ("ces2", 1, 7, "up", "C", 1),
        ("churn", 0, 100, "down", "B", 6),
        ("clv", None, None, "up", "B", 12),
        ("cost_to_serve", 0, None, "down", "B", 3),
        ("complaint_rate", 0, 1000, "down", "O", 1),
        ("aht", 0, None, "neutral", "O", 1),
        ("enps", -100, 100, "up", "E", 6),
    ],
)
def test_metric_has_its_range_its_direction_and_its_lag(
    id: str, low: int | None, high: int | None, better: str, kind: str, lag: int
) -> None:
    metric = METRICS[id]

    assert (low, high) == (metric.low, metric.high)
    assert (Better(better), MetricKind(kind), lag) == (
        metric.better,
        metric.kind,
        metric.lag_months,
    )


def test_catalogue_has_every_metric_once_and_whole() -> None:
    assert len(METRICS) == 48
    for id, metric in METRICS.items():
        assert id == metric.id == check_id(id)
        assert metric.meaning
        assert metric.low is None or metric.high is None or metric.low < metric.high
        assert metric.unit or id == "custom"
        assert (id == "custom") == (metric.better is None) == (metric.kind is None)


def test_shares_run_from_none_to_all() -> None:
    shares = [metric for metric in METRICS.values() if metric.unit == "%"]

    assert {(Decimal(0), Decimal(100))} == {(share.low, share.high) for share in shares}
