"""Which files a command works on."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from cxroad.errors import InputError, UsageError
from cxroad.source.file import read_bytes
from cxroad.source.limits import DEFAULT_LIMITS

_SUFFIXES = (".yaml", ".yml")
_LOOKS_LIKE_ROADMAP = re.compile(rb"^[ \t]*[\"']?(?:phases|vision)[\"']?[ \t]*:", re.MULTILINE)
STDIN = "-"
NAMELESS = "<stdin>"
"""What standard input is called when nothing else is said."""


def default_place() -> str:
    """The folder to look in when nothing is named: `roadmaps`, or here."""
    return "roadmaps" if os.path.isdir("roadmaps") else "."


def files_below(folder: str) -> Iterator[str]:
    """Every YAML file in a folder and below, in the order of their names, hidden ones left out."""
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith(_SUFFIXES) and not name.startswith("."):
                yield str(Path(where, name))


def read(path: str) -> bytes:
    """The bytes of a file, or of standard input for `-`.

    Raises:
        InputError: It cannot be opened, is no regular file, or stdin is a terminal.
    """
    if path != STDIN:
        return read_bytes(path, DEFAULT_LIMITS.size)
    if sys.stdin is None or sys.stdin.isatty():
        raise InputError("standard input is a terminal", "pipe a roadmap into it, or name a file")
    return sys.stdin.buffer.read(DEFAULT_LIMITS.size + 1)


def roadmaps_among(paths: Sequence[str]) -> tuple[list[tuple[str, bytes]], list[str]]:
    """The roadmaps that some paths name, as path and bytes, and the YAML files that are none.

    A file that is named is taken as it is; in a folder only files with a key `phases` or
    `vision` are roadmaps.

    Raises:
        InputError: A path cannot be read, or no roadmap is found at all.
    """
    found: list[tuple[str, bytes]] = []
    others: list[str] = []
    for path in dict.fromkeys(paths or (default_place(),)):
        if path == STDIN or not os.path.isdir(path):
            found.append((path, read(path)))
            continue
        for file in files_below(path):
            data = read(file)
            if _LOOKS_LIKE_ROADMAP.search(data):
                found.append((file, data))
            else:
                others.append(file)
    if not found:
        where = ", ".join(paths) or default_place()
        raise InputError(
            f"no roadmap found in {where}",
            "a roadmap is a .yaml file with `vision:` and `phases:`; see one with: cxroad tour",
        )
    return found, others


def one_roadmap(path: str | None) -> tuple[str, bytes]:
    """The one roadmap that a command works on, as path and bytes.

    Raises:
        InputError: It cannot be read, or none is found.
        UsageError: Nothing is named and several are found; names them.
    """
    if path is not None:
        if path != STDIN and os.path.isdir(path):
            return _only(roadmaps_among([path])[0], path)
        return path, read(path)
    return _only(roadmaps_among(())[0], default_place())


def _only(found: list[tuple[str, bytes]], where: str) -> tuple[str, bytes]:
    if len(found) == 1:
        return found[0]
    names = [path for path, _ in found]
    more = f" and {len(names) - 10} more" if len(names) > 10 else ""
    raise UsageError(
        f"{len(names)} roadmaps in {where}: {', '.join(names[:10])}{more}", "name one of them"
    )
