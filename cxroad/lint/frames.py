"""Frames: small sound roadmaps with a hole, in which the examples of the rules stand."""

from __future__ import annotations

from datetime import date

from cxroad.lint.example import Frame

_TODAY = date(2027, 3, 1)

FILE = Frame("the whole file", "...", _TODAY)
"""The example is the file."""

ROADMAP = Frame(
    "at the top of a roadmap",
    """
    title: Northside Clinics
    start: 2027-01-11
    ...
    vision:
      statement: Every patient knows the same day who will help them, and when.
      strategy: Plan 2027-2029, goal 1
      reviewed: 2026-12-04
      review_every: 6mo
      outcomes:
        effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
    phases:
      crawl:
        initiatives:
          listen: {name: Listen to calls, estimate: 6w, serves: {effort: 60%},
            status: done, finished: 2027-02-21}
      walk:
        initiatives:
          redesign: {name: Redesign the first visit, estimate: 8w, after: [listen],
            serves: {effort: 40%}}
    """,
    _TODAY,
)
"""Two phases, two initiatives, one outcome; `listen` is done, so nothing hangs on it."""

VISION = Frame(
    "above the phases",
    """
    title: Northside Clinics
    start: 2027-01-11
    ...
    phases:
      crawl:
        initiatives:
          listen: {name: Listen to calls, estimate: 6w, serves: {effort: 60%},
            status: done, finished: 2027-02-21}
      walk:
        initiatives:
          redesign: {name: Redesign the first visit, estimate: 8w, after: [listen],
            serves: {effort: 40%}}
    """,
    _TODAY,
)
"""The vision is the example; the phases serve its outcome `effort`."""

OUTCOMES = Frame(
    "in `outcomes`",
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
          listen: {name: Listen to calls, estimate: 6w, serves: {effort: 60%},
            status: done, finished: 2027-02-21}
      walk:
        initiatives:
          redesign: {name: Redesign the first visit, estimate: 8w, after: [listen],
            serves: {effort: 40%}}
    """,
    _TODAY,
)
"""The outcomes are the example; the phases serve `effort`."""

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
phases:
"""

PHASES = Frame(
    "in `phases`, behind a first one in which `answer` is done",
    _HEAD
    + """
  first:
    initiatives:
      answer: {name: Answer every call, estimate: 6w, serves: {effort: 100%},
        status: done, finished: 2027-02-21}
  ...
""",
    _TODAY,
)
"""Phases that may build on `answer`; the outcome is `effort`, and it is covered."""

LATER_PHASES = Frame(
    "in `phases`, behind a first one in which `answer` is done",
    _HEAD
    + """
  first:
    initiatives:
      answer: {name: Answer every call, estimate: 6w, serves: {effort: 30%},
        status: done, finished: 2027-02-21}
  ...
""",
    _TODAY,
)
"""The same, but 70 % of the gap in `effort` are still to be closed."""

INITIATIVES = Frame(
    "in `initiatives`, beside `redesign`",
    _HEAD
    + """
  crawl:
    initiatives:
      listen: {name: Listen to calls, estimate: 6w, serves: {effort: 60%},
        status: done, finished: 2027-02-21}
  walk:
    initiatives:
      redesign: {name: Redesign the first visit, estimate: 8w, after: [listen],
        serves: {effort: 35%}}
      ...
""",
    _TODAY,
)
"""Initiatives beside `redesign`, which waits for `listen`; 5 % of `effort` are left."""

CLAIMS = Frame(
    "an outcome, and the work of two phases",
    """
title: Northside Clinics
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
      ...
  walk:
    initiatives:
      ...
""",
    _TODAY,
)
"""An outcome, and who serves it: three holes."""

PLAN = Frame("in `phases`", _HEAD + "  ...\n", date(2027, 1, 11))
"""All phases are the example, on the first day of the work; the outcome is `effort`."""

HORIZON = Frame(
    "in `vision`, above work that lasts until July 2028",
    INITIATIVES.text.replace("      ...\n", "")
    .replace("phases:", "  ...\nphases:")
    .replace("estimate: 8w,", "start: 2028-05-29, estimate: 8w,")
    .replace("35%", "40%"),
    _TODAY,
)
"""The horizon is the example; the work begins in January 2027."""
