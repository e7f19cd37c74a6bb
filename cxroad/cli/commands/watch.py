"""`cxroad watch`."""

from __future__ import annotations

from cxroad.cli.options import DrawOptions, ReadOptions, Words, split_words
from cxroad.cli.paths import STDIN, one_roadmap
from cxroad.errors import UsageError


def watch(
    file: Words = None,
    *,
    reading: ReadOptions,
    drawing: DrawOptions,
) -> int:
    """Draw timeline, findings and what changed, again on every save.

    \b
    Examples:
      cxroad watch                      the one in roadmaps/, beside your editor
      cxroad watch acme.yaml
      cxroad watch acme.yaml --plain    sentences, each save below the one before
      cxroad watch acme.yaml | tee log  pictures, each save below the one before

    q or Ctrl+C stops it. While the file is broken, its errors stand above the last good picture.
    """
    from cxroad.cli.watched import WatchedRoadmap
    from cxroad.cli.watching import keep_watching
    from cxroad.cli.window import surface
    from cxroad.render.visible import harmless

    path, _ = split_words(file, 0, "")
    if path == STDIN:
        raise UsageError("standard input cannot be watched", "name a file")
    reading.day()  # what does not fit is said before the window opens
    path, _ = one_roadmap(path, reading.setup())
    scene = WatchedRoadmap(path, reading.day, reading.setup, drawing.look())
    return keep_watching(scene, surface(drawing.plain), harmless(path))
