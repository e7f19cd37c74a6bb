"""When files were saved, told from their status alone.

Asked again and again, this also holds where a system's messages about files do not: on network
drives, in containers, and for editors that write beside a file and then take its place.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from time import monotonic, sleep
from typing import TypeAlias

TICK = 0.05
"""Seconds between two looks at the files; our default."""

_MOMENT = 0.01
"""Seconds between two looks while somebody writes; our default."""

_PAUSE = 0.02
"""Seconds without a change after which a file counts as written; our default."""

_EMPTY_PAUSE = 0.3
"""The same for a file that has gone or is empty, which editors leave so for a while."""

_LONGEST = 2.0
"""Seconds after which a file that is written without end is looked at all the same."""

Stamp: TypeAlias = tuple[int, int, int, int] | None
"""Modified, changed, length and number of a file; None where there is none."""

Stamps: TypeAlias = Mapping[str, Stamp]


def stamps(paths: Iterable[str]) -> Stamps:
    """What the system says of each file now."""
    return {path: _stamp(path) for path in paths}


def _stamp(path: str) -> Stamp:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def settled(paths: Callable[[], Iterable[str]], before: Stamps) -> Stamps:
    """The stamps once nobody has written for a moment, so that no half file is read.

    Args:
        paths: Which files to look at; there may be others each time.
        before: The stamps when they were last read.
    """
    now = stamps(paths())
    since = begun = monotonic()
    while monotonic() - begun < _LONGEST:
        changed = [stamp for path, stamp in now.items() if stamp != before.get(path)]
        empty = any(stamp is None or not stamp[2] for stamp in changed)
        if monotonic() - since >= (_EMPTY_PAUSE if empty else _PAUSE):
            break
        sleep(_MOMENT)
        then = stamps(paths())
        if then != now:
            now, since = then, monotonic()
    return now
