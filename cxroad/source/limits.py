"""How much a file may hold before the reader refuses it."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """Bounds within which reading stays quick, whatever the file holds. Source: our defaults.

    Attributes:
        size: Bytes of a file.
        slow_size: Bytes of a file that only the slow parser can read.
        depth: Lists and mappings inside each other.
        values: Values of keys, and list items; each list and mapping is one too.
        slow_values: The same where the fast parser is not installed.
        judged: Steps of the slow parser in a file that the fast one may not or cannot read, two for
            each value at most; a second's work.
        text: Characters of one scalar.
        problems: Problems after which reading stops.
        entries: Initiatives, outcomes, people and all else that has an entry of its own; of more
            nothing is asked. Twice what the largest roadmap holds that we can think of.
        mistakes: Mistakes in the values of a file that are looked at; ten times what is listed of a
            rule, and each costs a kilobyte.
        faults: Errors of syntax that are looked for at once; each costs one more reading.
    """

    size: int = 16 * 1024 * 1024
    slow_size: int = 1024 * 1024
    depth: int = 32
    values: int = 1_000_000
    slow_values: int = 150_000
    judged: int = 32_000
    text: int = 64 * 1024
    problems: int = 100
    entries: int = 20_000
    mistakes: int = 10_000
    faults: int = 10


DEFAULT_LIMITS = Limits()
"""Within these a file is read in a few seconds; README says what lint takes for the dearest."""


def size_text(size: int) -> str:
    """Bytes as people write them: `16 MiB`, `64 KiB`, `500 bytes`."""
    for unit, name in ((1024 * 1024, "MiB"), (1024, "KiB")):
        if size >= unit and size % unit == 0:
            return f"{size // unit} {name}"
    return f"{size:,} bytes"
