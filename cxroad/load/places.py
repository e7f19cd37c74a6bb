"""Where a key stands in a TOML file, for messages; the parser of Python does not tell."""

from __future__ import annotations

import re

_HEADER = re.compile(r"[ \t]*\[\[?([^\]\n]*)\]")
_WORD = re.compile(r"""[ \t]*("[^"\n]*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*(\.?)""")


def place_in(text: str, route: tuple[str, ...]) -> tuple[int, int]:
    """Line and column of the deepest key of a route that is found, both from 1; 0 for none.

    Read line by line, headers and keys at the beginning of a line; a key inside braces is
    looked for as a word behind them.
    """
    best = (0, 0, 0)
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        header = _HEADER.match(line)
        if header and not _key_of(line):
            table = tuple(word for word, _ in _dotted(header[1]))
            best = max(best, _reached(route, table, number, line.find("[") + 2), key=_depth)
            continue
        words = _key_of(line)
        if words:
            below = tuple(word for word, _ in words)
            found = _reached(route, (*table, *below), number, words[0][1] + 1)
            best = max(best, _inside(found, route, line), key=_depth)
    return best[1], best[2]


_Found = tuple[int, int, int]
"""How many steps of a route were found, and the line and column of the last."""


def _depth(found: _Found) -> int:
    return found[0]


def _reached(route: tuple[str, ...], path: tuple[str, ...], line: int, column: int) -> _Found:
    """How far a path goes along a route, or beyond its end; nowhere when it leads elsewhere."""
    depth = min(len(path), len(route))
    return (depth, line, column) if path[:depth] == route[:depth] else (0, 0, 0)


def _inside(found: _Found, route: tuple[str, ...], line: str) -> _Found:
    """The same, further into the braces on the line."""
    depth, number, column = found
    while depth and depth < len(route):
        at = line.find(route[depth], column)
        if at < 0:
            break
        depth, column = depth + 1, at + 1
    return depth, number, column


def _key_of(line: str) -> list[tuple[str, int]]:
    """The dotted key before the equals sign of a line, each part with its offset; else nothing."""
    words = _dotted(line)
    if not words:
        return []
    end = words[-1][1] + len(words[-1][0])
    return words if line[end:].lstrip("\"' \t").startswith("=") else []


def _dotted(text: str) -> list[tuple[str, int]]:
    words: list[tuple[str, int]] = []
    at = 0
    while (word := _WORD.match(text, at)) is not None:
        quoted = word[1][0] in "\"'"
        words.append((word[1].strip("\"'"), word.start(1) + quoted))
        at = word.end()
        if not word[2]:
            break
    return words
