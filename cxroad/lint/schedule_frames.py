"""A frame for how far a vision looks, in front of work that lasts a year and a half."""

from __future__ import annotations

from datetime import date

from cxroad.lint.example import Frame

HORIZON = Frame(
    "in `vision`, above work from January 2027 to July 2028",
    """
title: Northside Clinics
start: 2027-01-11
vision:
  statement: Every patient knows the same day who will help them, and when.
  strategy: Plan 2027-2029, goal 1
  reviewed: 2026-12-04
  review_every: 6mo
  outcomes:
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
  ...
phases:
  crawl:
    initiatives:
      listen: {name: Listen to calls, estimate: 6w, serves: {effort: 60%},
        status: done, finished: 2027-02-21}
  walk:
    initiatives:
      redesign: {name: Redesign the first visit, start: 2028-05-29, estimate: 8w,
        after: [listen], serves: {effort: 40%}}
""",
    date(2027, 3, 1),
)
"""The horizon is the example; the work ends on 23 July 2028."""
