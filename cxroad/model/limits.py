"""How large and how long a value may be; all of them our defaults."""

from __future__ import annotations

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""The years that a roadmap may speak of, both included."""

MOST_UNITS = 9999
"""The most units of a duration or a lag."""

MOST_YEARS = 200
"""The longest duration and the longest lag, in years."""

MOST_HOURS = 168
"""The most hours per person and week, which has no more."""

LONGEST_ID = 64
"""The longest id; this and all that follow in characters."""

LONGEST_LINK = 160
"""The longest text of a link."""

LONGEST_DATE = 32
"""The longest text of a date."""

LONGEST_DURATION = 16
"""The longest text of a duration, which is also a part of an estimate."""

LONGEST_ESTIMATE = 64
"""The longest text of an estimate."""

LONGEST_NUMBER = 24
"""The longest text of a number; so many digits are still exact."""

LONGEST_COMPARISON = 128
"""The longest exit criterion that is looked at for a comparison; longer ones are free text."""

LONGEST_WEEK = 80
"""The longest text that names days of the week."""
