"""The catalogue of metrics: what each means, runs between, and which way is better."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from cxroad.model.base import Choice


class Better(Choice):
    """Which way a metric shall move."""

    UP = "up"
    DOWN = "down"
    NEUTRAL = "neutral"
    """Neither way is better by itself."""


class MetricKind(StrEnum):
    """Whose metric it is."""

    CUSTOMER = "C"
    EMPLOYEE = "E"
    BUSINESS = "B"
    OPERATIONAL = "O"


@dataclass(frozen=True, slots=True)
class Metric:
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


_TABLE = """
nps              | customers who recommend minus those who advise against, relationship | points | -100 | 100 | up | C | 6
tnps             | the same, asked after one transaction                    | points  | -100 | 100 | up   | C | 1
csat             | customers who are satisfied (the top two answers)        | %       | 0 | 100  | up      | C | 1
csat5            | mean satisfaction                                        | score   | 1 | 5    | up      | C | 1
csat10           | mean satisfaction                                        | score   | 0 | 10   | up      | C | 1
ces              | mean effort that customers had, 2010 form                | score   | 1 | 5    | down    | C | 1
ces2             | mean agreement that it was easy, 2013 form               | score   | 1 | 7    | up      | C | 1
ces2_pct         | customers who answer 5 to 7 in ces2                      | %       | 0 | 100  | up      | C | 1
ces2_index       | customers who found it easy (6, 7) minus hard (1 to 3)   | points  | -100 | 100 | up    | C | 1
trust            | mean agreement: it raised my trust                       | score   | 1 | 5    | up      | C | 1
ease             | mean agreement: it was easy                              | score   | 1 | 5    | up      | C | 1
effectiveness    | mean agreement: my need was met                          | score   | 1 | 5    | up      | C | 1
efficiency       | mean agreement: it took a fair time                      | score   | 1 | 5    | up      | C | 1
transparency     | mean agreement: I understood what was asked of me        | score   | 1 | 5    | up      | C | 1
employees        | mean agreement: the people helped me                     | score   | 1 | 5    | up      | C | 1
rating           | mean stars                                               | score   | 1 | 5    | up      | C | 1
churn            | customers lost in a period                               | %       | 0 | 100  | down    | B | 6
retention        | customers kept in a period                               | %       | 0 | 100  | up      | B | 6
repurchase       | customers who buy again                                  | %       | 0 | 100  | up      | B | 6
referral         | new customers whom others sent                           | %       | 0 | 100  | up      | B | 6
share_of_wallet  | part of their spending that customers spend with us      | %       | 0 | 100  | up      | B | 6
clv              | value of a customer over the whole relationship          | money   |   |      | up      | B | 12
sales            | what was sold in a period                                | money   | 0 |      | up      | B | 6
revenue          | what was earned in a period                              | money   | 0 |      | up      | B | 6
cost_to_serve    | cost of serving a customer for a period                  | money   | 0 |      | down    | B | 3
cost_per_contact | cost of one contact                                      | money   | 0 |      | down    | B | 3
complaints       | complaints in a period                                   | count   | 0 |      | down    | O | 1
complaint_rate   | complaints per 1,000 customers                           | per 1,000 customers | 0 | 1000 | down | O | 1
fcr              | contacts solved the first time                           | %       | 0 | 100  | up      | O | 1
contact_rate     | contacts per customer in a period                        | per customer | 0 | | down    | O | 1
aht              | mean handling time                                       | minutes | 0 |      | neutral | O | 1
asa              | mean time until a call is answered                       | seconds | 0 |      | down    | O | 0
service_level    | contacts answered within a limit                         | %       | 0 | 100  | up      | O | 0
abandonment      | callers who give up                                      | %       | 0 | 100  | down    | O | 0
first_response   | mean time until the first answer                         | hours   | 0 |      | down    | O | 0
resolution_time  | mean time until it is solved                             | hours   | 0 |      | down    | O | 0
on_time          | promises or runs kept                                    | %       | 0 | 100  | up      | O | 1
completion_rate  | people who finish what they began                        | %       | 0 | 100  | up      | O | 1
digital_takeup   | cases that come in digitally                             | %       | 0 | 100  | up      | O | 1
self_service     | cases that customers solve themselves                    | %       | 0 | 100  | up      | O | 1
defects          | deliveries or services with a defect                     | %       | 0 | 100  | down    | O | 1
repeat_visits    | visits that have to be repeated                          | %       | 0 | 100  | down    | O | 1
enps             | employees who recommend minus those who advise against   | points  | -100 | 100 | up    | E | 6
engagement       | engaged employees in a survey                            | %       | 0 | 100  | up      | E | 6
attrition        | employees who leave in a period                          | %       | 0 | 100  | down    | E | 6
absence          | working time lost to absence                             | %       | 0 | 100  | down    | E | 6
response_rate    | people who answer a survey                               | %       | 0 | 100  | up      | O | 0
custom           | anything else; the outcome gives unit, better and range  |         |   |      |         |   | 0
"""


def _metric(line: str) -> Metric:
    id, meaning, unit, low, high, better, kind, lag = (cell.strip() for cell in line.split("|"))
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
"""Every metric by its id."""
