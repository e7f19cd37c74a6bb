"""The catalogue of metrics: what each means, runs between, and which way is better."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from cxroad.model.base import Choice


class Better(Choice):
    """Which way a metric shall move."""

    UP = "up"
    """Higher is better."""
    DOWN = "down"
    """Lower is better."""
    NEUTRAL = "neutral"
    """Neither way is better by itself."""


class MetricKind(StrEnum):
    """Whose metric it is."""

    CUSTOMER = "C"
    EMPLOYEE = "E"
    BUSINESS = "B"
    OPERATIONAL = "O"


class Metric(NamedTuple):
    """A way to measure an outcome.

    Attributes:
        id: As it is written in `metric`.
        meaning: What is measured, in one phrase.
        unit: `%`, `points`, `money`, `minutes` and the like; empty where the outcome says it.
        low, high: Its range, both ends included; None where it has no end.
        better: Which way it shall move; None where the outcome says it.
        kind: Whose metric it is; None for `custom`.
        lag_months: Months from a finish until the number can be expected to move.
    """

    id: str
    meaning: str
    unit: str
    low: Decimal | None
    high: Decimal | None
    better: Better | None
    kind: MetricKind | None
    lag_months: int


# id, unit, range, better, kind, lag in months, meaning
_TABLE = """
nps             | points   | -100..100| up     | C| 6 | promoters minus detractors, at any time
tnps            | points   | -100..100| up     | C| 1 | promoters minus detractors, after a contact
csat            | %        | 0..100   | up     | C| 1 | satisfied customers (top two answers)
csat5           | score    | 1..5     | up     | C| 1 | mean satisfaction on five steps
csat10          | score    | 0..10    | up     | C| 1 | mean satisfaction from 0 to 10
ces             | score    | 1..5     | down   | C| 1 | mean effort of customers, form of 2010
ces2            | score    | 1..7     | up     | C| 1 | mean "it was easy", form of 2013
ces2_pct        | %        | 0..100   | up     | C| 1 | customers who answer 5 to 7 in ces2
ces2_index      | points   | -100..100| up     | C| 1 | easy (6-7) minus hard (1-3) in ces2
trust           | score    | 1..5     | up     | C| 1 | mean agreement: it raised my trust
ease            | score    | 1..5     | up     | C| 1 | mean agreement: it was easy
effectiveness   | score    | 1..5     | up     | C| 1 | mean agreement: my need was met
efficiency      | score    | 1..5     | up     | C| 1 | mean agreement: it took a fair time
transparency    | score    | 1..5     | up     | C| 1 | mean agreement: I knew what was asked of me
employees       | score    | 1..5     | up     | C| 1 | mean agreement: the people helped me
rating          | score    | 1..5     | up     | C| 1 | mean stars
churn           | %        | 0..100   | down   | B| 6 | customers lost in a period
retention       | %        | 0..100   | up     | B| 6 | customers kept in a period
repurchase      | %        | 0..100   | up     | B| 6 | customers who buy again
referral        | %        | 0..100   | up     | B| 6 | new customers whom others sent
share_of_wallet | %        | 0..100   | up     | B| 6 | part of their spending that we receive
clv             | money    |          | up     | B| 12| value of a customer, first day to last
sales           | money    | 0..      | up     | B| 6 | what was sold in a period
revenue         | money    | 0..      | up     | B| 6 | what was earned in a period
cost_to_serve   | money    | 0..      | down   | B| 3 | cost of serving a customer in a period
cost_per_contact| money    | 0..      | down   | B| 3 | cost of one contact
complaints      | count    | 0..      | down   | O| 1 | complaints in a period
complaint_rate  | per 1,000| 0..1000  | down   | O| 1 | complaints for every 1,000 customers
fcr             | %        | 0..100   | up     | O| 1 | contacts solved the first time
contact_rate    | contacts | 0..      | down   | O| 1 | contacts per customer in a period
aht             | minutes  | 0..      | neutral| O| 1 | mean handling time
asa             | seconds  | 0..      | down   | O| 0 | mean time until a call is answered
service_level   | %        | 0..100   | up     | O| 0 | contacts answered within a limit
abandonment     | %        | 0..100   | down   | O| 0 | callers who give up
first_response  | hours    | 0..      | down   | O| 0 | mean time until the first answer
resolution_time | hours    | 0..      | down   | O| 0 | mean time until it is solved
on_time         | %        | 0..100   | up     | O| 1 | promises or runs kept
completion_rate | %        | 0..100   | up     | O| 1 | people who finish what they began
digital_takeup  | %        | 0..100   | up     | O| 1 | cases that come in digitally
self_service    | %        | 0..100   | up     | O| 1 | cases that customers solve themselves
defects         | %        | 0..100   | down   | O| 1 | deliveries or services with a defect
repeat_visits   | %        | 0..100   | down   | O| 1 | visits that have to be repeated
enps            | points   | -100..100| up     | E| 6 | promoters minus detractors among employees
engagement      | %        | 0..100   | up     | E| 6 | engaged employees in a survey
attrition       | %        | 0..100   | down   | E| 6 | employees who leave in a period
absence         | %        | 0..100   | down   | E| 6 | working time lost to absence
response_rate   | %        | 0..100   | up     | O| 0 | people who answer a survey
custom          |          |          |        |  | 0 | what the outcome says: unit, better, range
"""


def _metric(line: str) -> Metric:
    id, unit, range_, better, kind, lag, meaning = (cell.strip() for cell in line.split("|"))
    low, _, high = range_.partition("..")
    return Metric(
        id,
        meaning,
        unit,
        Decimal(low) if low else None,
        Decimal(high) if high else None,
        Better(better) if better else None,
        MetricKind(kind) if kind else None,
        int(lag),
    )


METRICS: Mapping[str, Metric] = MappingProxyType(
    {metric.id: metric for metric in map(_metric, _TABLE.strip().splitlines())}
)
"""Every metric by its id, in the order of the catalogue.

Source:
    Ranges are those of the scales. `ces` is the effort score of 2010, where 1 is best, `ces2` that
    of 2013, where 7 is best; `trust` to `employees` are the items of OMB Circular A-11, section
    280. An NPS moves 6 to 18 months after the work (customerstrategy.net); all other lags and the
    usual target of 70-75 % for `fcr` (Responsly) are context: the lags are our default.
"""
