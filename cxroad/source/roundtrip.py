"""A second opinion on a text: the parser that other tools use to write YAML."""

from __future__ import annotations

from io import StringIO

_REFUSALS = (
    ValueError, KeyError, AttributeError, AssertionError, OverflowError, RecursionError, TypeError,
)  # fmt: skip
"""What ruamel raises for texts that it cannot take, beside its own errors."""


def round_trips(text: str) -> bool:
    """Whether ruamel can load the text for a round trip.

    The text must have passed the reader, since ruamel has no limits of its own.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        YAML(typ="rt", pure=True).load(StringIO(text))
    except (YAMLError, *_REFUSALS):
        return False
    return True
