"""Which files a command works on."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from cxroad.errors import InputError, UsageError
from cxroad.source.file import read_bytes
from cxroad.source.limits import Limits
from cxroad.source.repository import Fence

if TYPE_CHECKING:
    from cxroad.cli.setup import Setup

_SUFFIXES = (".yaml", ".yml")
_LOOKS_LIKE_ROADMAP = re.compile(rb"^[ \t]*[\"']?(?:phases|vision)[\"']?[ \t]*:", re.MULTILINE)
STDIN = "-"
NAMELESS = "<stdin>"
"""What standard input is called when nothing else is said."""


def files_below(folder: str, setup: Setup, most: int | None = None) -> Iterator[str]:
    """Every YAML file in a folder and below, in the order of their names.

    Hidden ones are left out, and what the configuration leaves out.

    Args:
        most: How many folders to look into at most; None for all of them.
    """
    for where, folders, files in islice(os.walk(folder), most):
        settings = setup.at(where)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not settings.leaves_out(os.path.join(where, name), True)
        )
        begin = str(Path(where, "-"))[:-1]
        for name in sorted(files):
            if name.endswith(_SUFFIXES) and not name.startswith("."):
                path = begin + name
                if not settings.leaves_out(path) and not _is_no_file(path):
                    yield path


def looks_like_roadmap(data: bytes) -> bool:
    """Whether a YAML file has a key `phases` or `vision`."""
    return _LOOKS_LIKE_ROADMAP.search(data) is not None


def _is_no_file(path: str) -> bool:
    """Whether a pipe, a socket or a device stands there, which nobody means by naming a folder."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False  # whoever reads it says why that cannot be done


def read(path: str, limits: Limits, fence: Fence | None = None) -> bytes:
    """The bytes of a file, or of standard input for `-`.

    Args:
        fence: What refuses links that leave their repository; one for many files of a run.

    Raises:
        InputError: It cannot be opened, is no regular file, is a link out of its repository, or
            stdin is a terminal.
    """
    if path != STDIN:
        (fence or Fence()).refuse_leaving(path)
        return read_bytes(path, limits.size)
    if sys.stdin is None or sys.stdin.isatty():
        raise InputError("standard input is a terminal", "pipe a roadmap into it, or name a file")
    return sys.stdin.buffer.read(limits.size + 1)


def roadmaps_among(
    paths: Sequence[str], setup: Setup, force_exclude: bool = False
) -> tuple[list[tuple[str, bytes]], list[str]]:
    """The roadmaps that some paths name, as path and bytes, and the YAML files that are none.

    A file that is named is taken as it is; in a folder only files with a key `phases` or
    `vision` are roadmaps. Each comes once, sorted by path, in whatever order they are named.

    Args:
        force_exclude: Leave out what the configuration leaves out although it is named.

    Raises:
        InputError: A path cannot be read, or no roadmap is found at all.
    """
    found: dict[str, tuple[str, bytes]] = {}
    others: list[str] = []
    fence = Fence()
    places = sorted({*(paths or setup.at(".").places())})  # typed in any order, read in one
    if force_exclude:
        places = [path for path in places if path == STDIN or not _left_out(path, setup)]
        if not places:
            return [], []
    for path in places:
        if path == STDIN or not os.path.isdir(path):
            found.setdefault(os.path.normpath(path), (path, read(path, setup.limits, fence)))
            continue
        for file in files_below(path, setup):
            data = read(file, setup.limits, fence)
            if looks_like_roadmap(data):
                found.setdefault(os.path.normpath(file), (file, data))
            else:
                others.append(file)
    if not found:
        where = ", ".join(places)
        for path in places:
            if (settings := setup.around(path)).value("exclude"):
                origin = settings.origin("exclude")
                raise InputError(
                    f"no roadmap found in {where} beside what is excluded ({origin})",
                    "name a file to read it all the same",
                )
        raise InputError(
            f"no roadmap found in {where}",
            "a roadmap is a .yaml file with `vision:` and `phases:`; see one with: cxroad tour, "
            "begin one with: cxroad draft",
        )
    return [found[path] for path in sorted(found)], others


def _left_out(path: str, setup: Setup) -> bool:
    return setup.at(os.path.dirname(path) or ".").leaves_out(path, os.path.isdir(path))


def one_roadmap(path: str | None, setup: Setup) -> tuple[str, bytes]:
    """The one roadmap that a command works on, as path and bytes.

    Raises:
        InputError: It cannot be read, or none is found.
        UsageError: Nothing is named and several are found; names them.
    """
    if path is not None:
        if path != STDIN and os.path.isdir(path):
            return _only(roadmaps_among([path], setup)[0], path)
        return path, read(path, setup.limits)
    return _only(roadmaps_among((), setup)[0], ", ".join(setup.at(".").places()))


def _only(found: list[tuple[str, bytes]], where: str) -> tuple[str, bytes]:
    if len(found) == 1:
        return found[0]
    names = [path for path, _ in found]
    more = f" and {len(names) - 10} more" if len(names) > 10 else ""
    raise UsageError(
        f"{len(names)} roadmaps in {where}: {', '.join(names[:10])}{more}", "name one of them"
    )
