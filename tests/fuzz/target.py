"""What is fuzzed: a function that gets bytes, and what bytes it should get."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

TARGETS = (
    "edits",
    "repairs",
    "typing",
    "messages",
    "loader",
    "views",
    "sanitizers",
    "words",
    "configuration",
    "intake",
    "arguments",
)
"""Every target; each is a module of the folder `targets`."""


@dataclass(frozen=True)
class Target:
    """One thing that must stand any bytes.

    Attributes:
        once: Tries some bytes; raises whatever must not happen.
        seeds: Where to start from.
        pieces: Words that are put in by chance.
        longest: Bytes of an input at most.
        ready: Has everything imported that is needed at some time, which no input is to blame for.
    """

    once: Callable[[bytes], object]
    seeds: Sequence[bytes]
    pieces: Sequence[str] = field(default=())
    longest: int = 16 * 1024
    ready: Callable[[], object] = lambda: None


def target_of(name: str, folder: Path) -> Target:
    """The target of a name; it may write into the folder, which is its own."""
    made: Target = import_module(f"tests.fuzz.targets.{name}").target(folder)
    return made
