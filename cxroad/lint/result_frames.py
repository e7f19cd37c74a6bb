"""Frames for results: work that is done, and a day on which one may ask what it brought."""

from __future__ import annotations

from datetime import date

from cxroad.lint.example import Frame

_TODAY = date(2027, 9, 1)

_HEAD = """
title: Northside Clinics
start: 2027-01-11
vision:
  statement: Every patient knows the same day who will help them, and when.
  strategy: Plan 2027-2029, goal 1
  reviewed: 2027-08-02
  review_every: 6mo
  outcomes:
"""

MEASURED = Frame(
    "in `outcomes`, half a year after the work that serves `effort` was done",
    _HEAD
    + """
    ...
phases:
  crawl:
    initiatives:
      listen: {name: Listen to calls, estimate: 6w, serves: {effort: 60%},
        status: done, finished: 2027-02-21}
  walk:
    initiatives:
      redesign: {name: Redesign the first visit, estimate: 8w, after: [listen],
        serves: {effort: 40%}, status: done, finished: 2027-04-25}
""",
    _TODAY,
)
"""The outcome is the example; all that serves it is done."""

GATES = Frame(
    "in `phases`, where `effort` was measured at 4.7 in June",
    _HEAD
    + """
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4, actuals: {2027-06-25: 4.7}}
    staff: {metric: enps, baseline: 5, target: 20, by: 2028-Q4}
phases:
  crawl:
    exit: [listen done]
    initiatives:
      listen: {name: Listen to calls, serves: {effort: 40%, staff: 100%},
        status: done, finished: 2027-02-21}
  ...
  run:
    exit: [effort >= 5.8]
    initiatives:
      explain: {name: Explain every visit, estimate: 8w, after: [phone], serves: {effort: 40%}}
""",
    _TODAY,
)
"""The second phase, with an initiative `phone`; 20 % of `effort` are left."""

FINISHED = Frame(
    "in `initiatives`, with `desk` in `teams`",
    _HEAD
    + """
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4, actuals: {2027-08-02: 5.2}}
teams:
  desk: {size: 40}
phases:
  crawl:
    initiatives:
      ...
  walk:
    initiatives:
      redesign: {name: Redesign the first visit, estimate: 8w, after: [phone],
        serves: {effort: 40%}}
""",
    _TODAY,
)
"""Work that has changed a team, by the name of `phone`; 60 % of `effort` are left."""
