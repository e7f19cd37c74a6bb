"""A small plan to put through shocks: `answer({"shock": "budget-freeze", "at": "2027-02"})`."""

from datetime import date

import pytest
from pydantic import TypeAdapter

from cxroad.model.scenario import Shock
from cxroad.plan import Plan
from cxroad.simulate.stress import Scenario, stress

TODAY = date(2027, 1, 4)

SMALL = """
start: 2027-01-04
governance: {sponsor: coo, deputy: cfo, handover: docs/handover.md}
teams: {desk: {busy: [2027-03-01..2027-03-14]}, van: {}}
vendors: {crmco: {}, alertly: {exit: export}, botly: {replace_in: 4w}, idle: {}}
vision:
  statement: Everything works the first time
  horizon: 2028-12-31
  outcomes:
    churn: {worth: 60, lag: 3mo, by: 2027-09-30}
    effort: {worth: 40}
    unserved: {worth: 0}
phases:
  crawl:
    due: 2027-04-30
    initiatives:
      listen: {name: Listen, estimate: 4w, kind: enabler, value: Known, cost: 28k}
      settle: {name: Settle, estimate: 4w, after: [listen], serves: {effort: 100%}, value: Less,
        vendors: [alertly], impacts: {desk: medium}, cost: 28k}
      bots: {name: Bots, estimate: 6w, after: [listen], vendors: [botly], cost: 42k}
  walk:
    initiatives:
      mend: {name: Mend, estimate: 4w, after: [settle], serves: {churn: 50%}, vendors: [crmco],
        impacts: {van: high}, enablement: ride along, value: One visit, cost: 28k}
      warn: {name: Warn, estimate: 4w, after: [mend], serves: {churn: 50%}, protected: true,
        why: They ask, cost: 28k}
"""
"""listen 4-31 Jan, settle 1-28 Feb, bots 1 Feb-14 Mar, mend 15 Mar-11 Apr, warn 12 Apr-9 May."""

_shock = TypeAdapter(Shock).validate_python


def blow_of(blow):
    return _shock(blow) if isinstance(blow, dict) else blow


@pytest.fixture
def plan(roadmap_of):
    return Plan(roadmap_of(SMALL), TODAY)


@pytest.fixture
def small(roadmap_of):
    """The small plan with some of its text replaced: `small({"exit: export": ""})`."""

    def read(changes, today=TODAY):
        text = SMALL
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new)
        return Plan(roadmap_of(text), today)

    return read


@pytest.fixture
def answer(plan):
    """What blows in sequence do to a plan, by default the small one."""

    def ask(*blows, on=plan, horizon=None):
        scenario = Scenario("it", tuple(blow_of(blow) for blow in blows))
        return stress(on, scenario, horizon)

    return ask
