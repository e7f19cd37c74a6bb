"""Which paths the patterns of `exclude` mean: a simple part of what .gitignore can say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase


def left_out(path: str, patterns: Iterable[str], is_folder: bool = False) -> bool:
    """Whether a pattern means a path, or a folder that it lies in.

    A pattern without a slash is a name at any depth; one with a slash is a path from the folder
    of the configuration; with a slash at its end it means folders only. `*` and `?` stand for
    letters of a name, `**` for any number of folders. Capitals count on every system.

    Args:
        path: From the folder of the configuration, with slashes.
    """
    steps = path.split("/")
    return any(
        _means(pattern, steps[:depth], is_folder or depth < len(steps))
        for pattern in patterns
        for depth in range(1, len(steps) + 1)
    )


def _means(pattern: str, steps: Sequence[str], is_folder: bool) -> bool:
    if pattern.endswith("/") and not is_folder:
        return False
    body = pattern.rstrip("/")
    if "/" not in body:
        return fnmatchcase(steps[-1], body)
    return _leads([part for part in body.split("/") if part not in ("", ".")], steps)


def _leads(parts: Sequence[str], steps: Sequence[str]) -> bool:
    """Whether the parts of a pattern lead along all steps of a path; never goes back."""
    reached = _skipping(parts, {0})
    for step in steps:
        further: set[int] = set()
        for at in reached:
            if at == len(parts):
                continue
            if parts[at] == "**":
                further.add(at)
            elif fnmatchcase(step, parts[at]):
                further.add(at + 1)
        reached = _skipping(parts, further)
    return len(parts) in reached


def _skipping(parts: Sequence[str], reached: set[int]) -> set[int]:
    """Also the places behind `**`, which may stand for no folder at all."""
    for at, part in enumerate(parts):
        if at in reached and part == "**":
            reached.add(at + 1)
    return reached
