"""Frames for what is known of customers, and for the technology that is bought for them."""

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
  reviewed: 2026-12-04
  review_every: 6mo
  outcomes:
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
"""

_WALK = """
  walk:
    initiatives:
      redesign: {name: Redesign the first visit, estimate: 8w, after: [listen],
        serves: {effort: 40%}}
"""

INSIGHT = Frame(
    "above the phases",
    _HEAD
    + """
...
phases:
  crawl:
    initiatives:
      listen: {name: Listen to calls, serves: {effort: 60%}, status: done, finished: 2027-02-21}
"""
    + _WALK,
    _TODAY,
)
"""What is known of customers is the example."""

_LEADERS = """
people:
  ada: {name: Ada Berg, level: c-suite}
  ben: {name: Ben Hale, level: director}
governance: {sponsor: ada}
insight:
  calls: {kind: listening, every: 1mo, last: 2027-02}
"""

LEADERS_OUT = Frame(
    "in `insight`; the sponsor is `ada`",
    _HEAD
    + _LEADERS
    + """
  ...
phases:
  crawl:
    initiatives:
      listen: {name: Listen to calls, serves: {effort: 60%}, status: done, finished: 2027-02-21}
"""
    + _WALK,
    _TODAY,
)
"""How near leaders come to customers is the example; no work brings them there."""

FIRST_PHASE = Frame(
    "in `phases`, where `insight` has nothing but listening",
    _HEAD
    + _LEADERS
    + """
phases:
  ...
"""
    + _WALK,
    _TODAY,
)
"""The first phase is the example; `redesign` waits for its `listen`."""

NEEDS = Frame(
    "in `phases`, behind a first one in which `answer` is done",
    _HEAD
    + """
phases:
  first:
    initiatives:
      answer: {name: Answer every call, serves: {effort: 30%}, need: Do not let it ring for ever,
        status: done, finished: 2027-02-21}
  ...
""",
    _TODAY,
)
"""Work for customers is the example; 70 % of the gap in `effort` are to come."""

VENDORS = Frame(
    "in `vendors`, and in `initiatives` of the second phase",
    _HEAD
    + """
vendors:
  ...
phases:
  crawl:
    initiatives:
      listen: {name: Listen to calls, estimate: 6w, serves: {effort: 60%},
        status: done, finished: 2027-02-21}
  walk:
    initiatives:
      ...
""",
    _TODAY,
)
"""Vendors, and work that depends on them; 40 % of the gap in `effort` are to come."""
