"""`cxroad watch`."""

from __future__ import annotations

from cxroad.cli.console import Colour
from cxroad.cli.draw import Look
from cxroad.cli.options import (
    Ascii,
    ColourOption,
    ConfigOption,
    Isolated,
    PlainOption,
    Today,
    Width,
    Words,
    split_words,
    today_of,
)
from cxroad.cli.paths import STDIN, one_roadmap
from cxroad.errors import UsageError


def watch(
    file: Words = None,
    today: Today = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
    plain: PlainOption = False,
    ascii: Ascii = False,
    color: ColourOption = Colour.AUTO,
    width: Width = None,
) -> int:
    """Draw timeline, findings and what changed, again on every save.

    \b
    Examples:
      cxroad watch                      the one roadmap in roadmaps/, beside your editor
      cxroad watch acme.yaml
      cxroad watch acme.yaml --plain    sentences, each save below the one before
      cxroad watch acme.yaml | tee log  pictures, each save below the one before

    q or Ctrl+C stops it. While the file is broken, its errors stand above the last good picture.
    """
    from cxroad.cli.setup import Setup
    from cxroad.cli.watched import WatchedRoadmap
    from cxroad.cli.watching import keep_watching
    from cxroad.cli.window import surface
    from cxroad.render.visible import harmless

    path, _ = split_words(file, 0, "")
    if path == STDIN:
        raise UsageError("standard input cannot be watched", "name a file")
    today_of(today)
    path, _ = one_roadmap(path, Setup(config, isolated))
    look = Look.of(plain=plain, ascii=ascii, color=color, width=width)
    scene = WatchedRoadmap(path, lambda: today_of(today), lambda: Setup(config, isolated), look)
    return keep_watching(scene, surface(plain), harmless(path))
