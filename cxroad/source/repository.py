"""How far upward a file's surroundings reach: to the root of its repository."""

from __future__ import annotations

import os
from collections.abc import Iterator


def upward(folder: str) -> Iterator[str]:
    """A folder and those above it as absolute paths, up to the repository's root.

    The root is the nearest folder that holds `.git`, a folder or, in a worktree, a file. Without
    one the way leads up to the root of the file system. Symbolic links are taken as they stand
    in the path.
    """
    here = os.path.abspath(folder)
    while True:
        yield here
        above = os.path.dirname(here)
        if above == here or is_root(here):
            return
        here = above


def root_above(folder: str) -> str | None:
    """The root of the repository that a folder lies in; None outside of one."""
    return next((here for here in upward(folder) if is_root(here)), None)


def is_root(folder: str) -> bool:
    """Whether a folder is the root of a repository."""
    return os.path.lexists(os.path.join(folder, ".git"))
