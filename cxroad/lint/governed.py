"""A frame for governance: people who lead, and a roadmap that is sound but for the example."""

from __future__ import annotations

from datetime import date

from cxroad.lint.example import Frame

_TODAY = date(2027, 3, 1)

_HEAD = """
title: Northside Clinics
start: 2027-01-11
vision:
  statement: Every patient knows the same day who will help them, and when.
  strategy: Plan 2027-2029, goal 1
  reviewed: 2027-02-04
  review_every: 6mo
  outcomes:
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4, owner: ada}
"""

_PEOPLE = """
people:
  ada: {name: Ada Berg, level: c-suite, function: operations}
  mia: {name: Mia Roth, level: manager, function: service, cx_experience: some}
  ben: {name: Ben Hale, level: director, function: it}
"""

_WORK = """
phases:
  crawl:
    initiatives:
      listen: {name: Listen to calls, owner: mia, estimate: 6w, serves: {effort: 60%},
        status: done, finished: 2027-02-21}
  walk:
    initiatives:
      redesign: {name: Redesign the first visit, owner: ben, estimate: 8w, after: [listen],
        serves: {effort: 40%}}
"""

GOVERNANCE = Frame(
    "beside `people`, which has `ada` (C-suite), `ben` (director) and `mia` (some experience)",
    _HEAD + _PEOPLE + "...\n" + _WORK,
    _TODAY,
)
"""Governance is the example."""

LONG = Frame(
    "the same, where the work lasts until April 2029",
    GOVERNANCE.text.replace("estimate: 8w,", "start: 2029-02-05, estimate: 8w,"),
    _TODAY,
)
"""Governance of work that lasts more than two years."""

LEADERS = Frame("above the phases", _HEAD + "...\n" + _WORK, _TODAY)
"""People, governance and decisions are the example; the work ends in April 2027."""

CARRIED = Frame(
    "in `phases`, with `ada` and `mia` in `people`, one as operations and one as `cx`",
    _HEAD
    + """
people:
  ada: {name: Ada Berg, level: c-suite, function: operations}
  mia: {name: Mia Roth, level: manager, function: cx}
  eva: {name: Eva Lind, level: lead, function: cx}
phases:
  ...
""",
    _TODAY,
)
"""The work is the example, and who owns it."""
