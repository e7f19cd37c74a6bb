"""Where files lie in their repository, as programs that show findings want to hear it."""

from __future__ import annotations

import os
from collections.abc import Iterable

from cxroad.source.repository import root_above


def addresses(paths: Iterable[str]) -> dict[str, str]:
    """Paths from the repository's root with slashes, by path as given; others are left out.

    The root is the nearest folder above this one that holds `.git`; without one it is this
    folder. A file outside it has no address.
    """
    root = (root_above(".") or os.getcwd()).rstrip(os.sep)
    found: dict[str, str] = {}
    for path in paths:
        for whole in (os.path.abspath(path), os.path.realpath(path)):
            if whole.startswith(root + os.sep):
                found[path] = whole[len(root) + 1 :].replace(os.sep, "/")
                break
    return found
