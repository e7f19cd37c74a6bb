"""How far upward a file's surroundings reach: to the root of its repository."""

from __future__ import annotations

import os
from collections.abc import Iterator

from cxroad.errors import InputError


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


def refuse_leaving(path: str) -> None:
    """Refuse a link that leads out of the repository that it lies in.

    Whoever sends a change could otherwise have lines of any file of the reader's machine printed
    beside a finding. Outside of a repository links are followed.

    Raises:
        InputError: The file stands elsewhere than its path says, and not in the repository.
    """
    Fence().refuse_leaving(path)


class Fence:
    """The same for many files of one run, each folder looked at once."""

    def __init__(self) -> None:
        self._folders: dict[str, tuple[str, bool]] = {}

    def refuse_leaving(self, path: str) -> None:
        """Refuse a link that leads out of the repository that it lies in.

        Raises:
            InputError: The file stands elsewhere than its path says, and not in the repository.
        """
        folder = os.path.dirname(path)
        known = self._folders.get(folder)
        if known is None:
            known = self._folders[folder] = _surroundings(folder)
        inside, is_within = known
        if not inside or (is_within and not os.path.islink(path)):
            return
        if not os.path.realpath(path).startswith(inside):
            raise InputError(
                f"{path} is a link that leaves its repository",
                "name the file that it points to, or put a copy in its place",
            )


def _surroundings(folder: str) -> tuple[str, bool]:
    """How paths in a folder's repository begin, and whether the folder really lies in it."""
    root = root_above(folder)
    if root is None:
        return "", False
    inside = os.path.join(os.path.realpath(root), "")
    return inside, os.path.join(os.path.realpath(folder), "").startswith(inside)
