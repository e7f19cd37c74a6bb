"""The repairs of `cxroad lint`: what would change, or the changes in the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cxroad.cli.difference import difference
from cxroad.cli.paths import STDIN
from cxroad.errors import UsageError
from cxroad.source.mark import marked_as, unmarked

if TYPE_CHECKING:
    from cxroad.cli.setup import Setup

Files = Sequence[tuple[str, bytes]]
"""Paths with what stands in the files."""


def differences(files: Files, day: date, setup: Setup, *, unsafe: bool) -> str:
    """What repairs would change in the files, as a unified diff; empty for nothing."""
    from cxroad.lint.repair import repair

    made: list[str] = []
    for name, data in files:
        policy = setup.of(name).policy
        new = repair(data, name, day, unsafe=unsafe, policy=policy, limits=setup.limits).text
        old = _text(data)
        if old is None or new == old:
            continue
        made.append(difference(name, data, new.encode()))
    return "".join(made)


def repaired(
    files: Files, day: date, setup: Setup, *, unsafe: bool
) -> tuple[list[tuple[str, bytes]], int]:
    """The files after their repairs, and how many repairs were made in them.

    Raises:
        UsageError: Standard input is among them, which cannot be written.
        CxroadError: A file cannot be written, or changed meanwhile.
    """
    from cxroad.edit.write import rewrite

    if any(path == STDIN for path, _ in files):
        raise UsageError("standard input cannot be repaired in place", "see the change with --diff")
    after: list[tuple[str, bytes]] = []
    total = 0
    for path, _ in files:
        made = _Made(path, day, unsafe, setup)
        rewrite(path, made, setup.limits.size)
        total += made.number
        after.append((path, made.data))
    return after, total


class _Made:
    """Repairs one file's content, and keeps what came of it.

    Attributes:
        data: The content afterwards.
        number: How many repairs were made.
    """

    def __init__(self, path: str, day: date, unsafe: bool, setup: Setup) -> None:
        self._repair: Callable[[bytes], tuple[str, int]] = lambda data: _repaired(
            data, path, day, unsafe, setup
        )
        self.data = b""
        self.number = 0

    def __call__(self, data: bytes) -> bytes | None:
        self.data = data
        text, number = self._repair(data)
        if not number:
            return None
        self.number = number
        self.data = marked_as(data, text)
        return self.data


def _repaired(data: bytes, path: str, day: date, unsafe: bool, setup: Setup) -> tuple[str, int]:
    from cxroad.lint.repair import repair

    policy = setup.of(path).policy
    done = repair(data, path, day, unsafe=unsafe, policy=policy, limits=setup.limits)
    return done.text, done.number


def _text(data: bytes) -> str | None:
    try:
        return unmarked(data).decode()
    except UnicodeDecodeError:
        return None
