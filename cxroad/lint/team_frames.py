"""Frames for what change does to people: a team, and work that lands on it."""

from __future__ import annotations

from datetime import date

from cxroad.lint.example import Frame

_HEAD = """
title: Northside Clinics
start: 2027-01-11
vision:
  statement: Every patient knows the same day who will help them, and when.
  strategy: Plan 2027-2029, goal 1
  reviewed: 2026-12-04
  review_every: 6mo
  outcomes:
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
    staff: {metric: enps, baseline: 5, target: 20, by: 2028-Q4}
"""

_TODAY = date(2027, 3, 1)

TEAMS = Frame(
    "in `teams`, and in `initiatives` of the second phase",
    _HEAD
    + """
teams:
  ...
phases:
  crawl:
    initiatives:
      listen: {name: Listen to calls, estimate: 6w, serves: {effort: 60%, staff: 100%},
        status: done, finished: 2027-02-21}
  walk:
    initiatives:
      ...
""",
    _TODAY,
)
"""A team, and work that begins today; 40 % of `effort` are left."""

WORK = Frame(
    "in `phases`, behind a first one in which `listen` is done",
    _HEAD
    + """
governance: {sponsor: Ada Berg, champions: {desk: Mia Roth}}
teams:
  desk: {size: 40}
  nurses: {size: 90}
phases:
  crawl:
    initiatives:
      listen: {name: Listen to calls, estimate: 6w, serves: {effort: 60%, staff: 100%},
        embed: on every agenda, status: done, finished: 2027-02-21}
  ...
""",
    _TODAY,
)
"""A phase that changes how teams work; 40 % of `effort` are left."""

TEAMS_AND_GOVERNANCE = Frame(
    "in `teams`, and in `governance`",
    _HEAD
    + """
people:
  ada: {name: Ada Berg, function: reception}
teams:
  ...
governance:
  ...
phases:
  crawl:
    initiatives:
      listen: {name: Listen to calls, estimate: 6w, serves: {effort: 60%, staff: 100%},
        status: done, finished: 2027-02-21}
  walk:
    initiatives:
      phone: {name: Call back, owner: ada, after: [listen], serves: {effort: 40%},
        impacts: {desk: medium}}
""",
    _TODAY,
)
"""A team that is changed by the work of somebody at the reception, and who speaks for it."""

OUTCOMES_AND_WORK = Frame(
    "in `outcomes`, and in what two phases serve",
    """
title: Northside Clinics
start: 2027-01-11
vision:
  statement: Every patient knows the same day who will help them, and when.
  strategy: Plan 2027-2029, goal 1
  reviewed: 2026-12-04
  review_every: 6mo
  outcomes:
    ...
phases:
  crawl:
    initiatives:
      listen:
        name: Listen to calls
        status: done
        finished: 2027-02-21
        ...
  walk:
    initiatives:
      redesign:
        name: Redesign the first visit
        after: [listen]
        status: done
        finished: 2027-02-28
        ...
""",
    _TODAY,
)
"""The outcomes, and which of them the first and the second phase serve."""
