"""Where files lie in their repository, as programs that show findings want to hear it."""

from __future__ import annotations

import os
from collections.abc import Iterable


def addresses(paths: Iterable[str]) -> dict[str, str]:
    """Paths from the repository's root with slashes, by path as given; others are left out.

    The root is the nearest folder above this one that holds `.git`; without one it is this
    folder. A file outside it has no address.
    """
    root = _root(os.getcwd())
    found: dict[str, str] = {}
    for path in paths:
        for whole in (os.path.abspath(path), os.path.realpath(path)):
            if whole.startswith(root + os.sep):
                found[path] = whole[len(root) + 1 :].replace(os.sep, "/")
                break
    return found


def _root(folder: str) -> str:
    here = folder
    while not os.path.exists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return folder.rstrip(os.sep)
        here = above
    return here.rstrip(os.sep)
