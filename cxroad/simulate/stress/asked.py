"""What a blow asks for, checked against the roadmap: ids, shares and times."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from cxroad.errors import NotComputable, UsageError
from cxroad.model.base import quoted
from cxroad.model.durations import Duration
from cxroad.model.nearest import nearest
from cxroad.model.numbers import Number
from cxroad.model.writing import either, named
from cxroad.schedule.horizon import later

_MOST_NAMED = 8


class HitsNothing(NotComputable):
    """A blow that changes nothing in this plan; the message says why."""


def check_known(what: str, ids: Iterable[str], known: Iterable[str], key: str) -> None:
    """Refuse ids that do not exist.

    Args:
        what: What they should be: `vendor`.
        key: Under which such things stand in the file.

    Raises:
        UsageError: With the nearest ids, or all of them, or how to add one.
    """
    known = list(dict.fromkeys(known))
    for id in ids:
        if id in known:
            continue
        near = nearest(id, known)
        if near:
            hint = f"did you mean {either([f'`{id}`' for id in near])}?"
        elif known:
            hint = f"known here: {named(known, _MOST_NAMED)}"
        else:
            hint = f"the roadmap has none; add it under `{key}:`"
        raise UsageError(f"there is no {what} {quoted(id)}", hint)


def share(name: str, number: Number | None, default: Fraction, most: int | None = 1) -> Fraction:
    """A share as a part of 1: `50%` and `0.5` are a half.

    Args:
        most: The greatest that makes sense; None for no end.

    Raises:
        UsageError: It is below 0 or above the greatest.
    """
    if number is None:
        return default
    value = Fraction(number.value) / (100 if number.percent else 1)
    if value < 0 or (most is not None and value > most):
        reach = "0% or more" if most is None else f"from 0% to {most * 100}%"
        raise UsageError(f"{name}: '{number}' is no share {reach}", "write it like 30%")
    return value


def end_of(day: date, length: Duration | None, default: str) -> date:
    """The day after so long a time that begins with a day."""
    return later(day, length or Duration.parse(default)) or date.max
