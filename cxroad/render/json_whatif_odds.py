"""Runs of the combined shock as JSON for scripts."""

from __future__ import annotations

from typing import TypedDict

from cxroad.render.json_text import json_text, rounded
from cxroad.simulate.stress import Spread
from cxroad.views.whatif import OddsView

VERSION = 1
"""Grows when a field changes its meaning or goes; not when one is added."""


class SpreadShape(TypedDict):
    """What one run in ten stays below, half of them, and nine in ten."""

    p10: float
    p50: float
    p90: float


class QuarterShape(TypedDict):
    """Points in effect on the morning of a day, the first of the next quarter."""

    day: str
    planned: float
    plan: SpreadShape
    twin: SpreadShape


class OddsShape(TypedDict):
    """`plan` and `twin` are value-months up to the horizon; the last three are shares, 0 to 1."""

    version: int
    kind: str
    file: str
    title: str
    as_of: str
    horizon: str
    runs: int
    seed: int
    planned: float
    plan: SpreadShape
    twin: SpreadShape
    quarters: list[QuarterShape]
    sponsor_left: float
    vendor_closed: float
    twin_released: float
    notes: list[str]


def render(view: OddsView) -> str:
    """The runs as JSON in ASCII; amounts are rounded to four decimals."""
    odds = view.odds
    shape: OddsShape = {
        "version": VERSION,
        "kind": "whatif-odds",
        "file": view.path,
        "title": view.title,
        "as_of": view.as_of.isoformat(),
        "horizon": odds.horizon.isoformat(),
        "runs": odds.runs,
        "seed": odds.seed,
        "planned": rounded(view.planned),
        "plan": _spread(odds.plan),
        "twin": _spread(odds.twin),
        "quarters": [
            {
                "day": each.day.isoformat(),
                "planned": rounded(each.planned),
                "plan": _spread(each.plan),
                "twin": _spread(each.twin),
            }
            for each in odds.quarters
        ],
        "sponsor_left": rounded(odds.left),
        "vendor_closed": rounded(odds.closed),
        "twin_released": rounded(odds.released),
        "notes": list(odds.notes),
    }
    return json_text(shape)


def _spread(spread: Spread) -> SpreadShape:
    return {"p10": rounded(spread.p10), "p50": rounded(spread.p50), "p90": rounded(spread.p90)}
