"""JSON for programs that also may cross a terminal or the log of a runner unharmed."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

_PLACES = 4
"""Decimals of numbers that were computed."""


def json_text(value: object, indent: int | None = 2) -> str:
    """A value as JSON in ASCII, keys in their own order, a newline at its end.

    It is indented, or in one line where `indent` is None.

    Read back it is the very same text; a lone surrogate, which no JSON may hold and only a
    file's name can, is spelt out as `\\udcff`.

    Raises:
        ValueError: A number that JSON has no word for.
    """
    text = json.dumps(_without_surrogates(value), indent=indent, allow_nan=False)
    # What a runner would obey, see `unobeyed`; it can only stand inside a string.
    return text.replace("##", "#\\u0023") + "\n"


def _without_surrogates(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {key: _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    return value


def rounded(value: Fraction | Decimal | float) -> float:
    """A number that was computed, with four decimals at most."""
    return round(float(value), _PLACES)


def rounded_if_known(value: Fraction | Decimal | float | None) -> float | None:
    """The same; None for none."""
    return None if value is None else rounded(value)
