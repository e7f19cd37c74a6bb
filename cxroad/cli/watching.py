"""The loop behind `cxroad watch` and `cxroad lint --watch`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from cxroad.cli import exits
from cxroad.cli.console import Console, give_up_stdout
from cxroad.cli.progress import Progress
from cxroad.cli.saves import TICK, Stamps, settled, stamps
from cxroad.cli.window import Stream, Window
from cxroad.errors import CxroadError

_TRIES = 5
"""How often files are read again because they were written meanwhile; our default."""


class Scene(Protocol):
    """What is watched, and how it is drawn."""

    def paths(self) -> Sequence[str]:
        """The files to watch; not all of them need to be there."""

    def fetch(self) -> None:
        """Read what stands in them; what was fetched before and not taken is forgotten."""

    def take(self) -> bool:
        """Look at what was fetched; whether there is anything new to be drawn."""

    def is_old(self) -> bool:
        """Whether a new day has begun since then."""

    def draw(self, width: int | None, rows: int | None) -> Sequence[str]:
        """Lines for a window of this size; all there is to say where that is None."""


def keep_watching(scene: Scene, surface: Window | Stream, name: str) -> int:
    """Draw a scene on every save, until the user has had enough.

    Args:
        name: What is watched, in the words of the user.
    """
    if Progress.current:
        Progress.current.end()
    if isinstance(surface, Stream):
        Console.current.note(f"note: watching {name}; Ctrl+C stops it")
    try:
        surface.open()
        _watch(scene, surface)
    except BrokenPipeError:
        return exits.BROKEN_PIPE
    except OSError as error:
        give_up_stdout()
        raise CxroadError(f"cannot write the output: {error.strerror or error}") from None
    finally:
        surface.close()
    return exits.CLEAN


def _watch(scene: Scene, surface: Window | Stream) -> None:
    seen = _fetch(scene, {})
    scene.take()
    size = surface.size()
    surface.show(scene.draw(*size))
    while not surface.stops(TICK):
        fresh = False
        if scene.is_old() or stamps(scene.paths()) != seen:
            seen = _fetch(scene, seen)
            fresh = scene.take()
        if fresh or surface.is_stale() or surface.size() != size:
            size = surface.size()
            surface.show(scene.draw(*size))


def _fetch(scene: Scene, seen: Stamps) -> Stamps:
    """Fetch what was saved, whole: again when somebody wrote meanwhile."""
    for _ in range(_TRIES):
        seen = settled(scene.paths, seen)
        scene.fetch()
        if stamps(scene.paths()) == seen:
            break
    return seen
