"""The configuration of a team: a TOML file that is found upward, read as data, never obeyed.

In one folder `.cxroad.toml` comes before `cxroad.toml`, and that before `[tool.cxroad]` in
`pyproject.toml`. The nearest counts alone; nothing is merged.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cxroad.errors import InputError, UsageError
from cxroad.load.keys import BY_NAME, KEYS, NO_KEYS
from cxroad.load.places import place_in
from cxroad.load.values import Unfit, checked
from cxroad.source.file import read_bytes
from cxroad.source.limits import size_text
from cxroad.source.repository import refuse_leaving, upward

NAMES = (".cxroad.toml", "cxroad.toml", "pyproject.toml")
"""Names of configurations; the first that a folder has counts."""

_SIZE = 256 * 1024
"""Bytes of a configuration; our default, five times the largest `pyproject.toml` we know."""

_DOTS = 100
"""The most dots of a dotted key: the parser of Python takes time with their square."""


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration that was read.

    Attributes:
        path: As a user would write it from where they are; empty for none.
        folder: Where its paths begin, absolute.
        values: By key; only what the file sets.
        text: What stands in it.
    """

    path: str = ""
    folder: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    text: str = field(default="", repr=False)

    def place(self, *route: str) -> str:
        """Where something is set: `cxroad.toml:3:1`; without line and column if not found."""
        line, column = place_in(self.text, (*_above(self.path), *route))
        return f"{self.path}:{line}:{column}" if line else self.path


def nearest_config(folder: str) -> str | None:
    """The absolute path of the configuration for a folder; None where there is none.

    A `pyproject.toml` without a table `[tool.cxroad]` is passed by.

    Raises:
        InputError: One is there and cannot be read, or is a link out of the repository.
        UsageError: A `pyproject.toml` that speaks of cxroad is no TOML.
    """
    for here in upward(folder):
        for name in NAMES:
            path = os.path.join(here, name)
            if not os.path.lexists(path):
                continue
            refuse_leaving(path)
            if name != NAMES[-1] or _speaks_of_us(path):
                return path
    return None


def config_places(folder: str) -> tuple[str, ...]:
    """Every absolute path at which a configuration for a folder can lie, there or not."""
    return tuple(os.path.join(here, name) for here in upward(folder) for name in NAMES)


def read_config(path: str, folder: str | None = None) -> Config:
    """The configuration in a file.

    Args:
        folder: Where its paths begin; the file's own folder when None.

    Raises:
        InputError: It cannot be opened, is no regular file, too large or not UTF-8.
        UsageError: It is no TOML, has an unknown key or a value that does not fit.
    """
    text = _text(path)
    shown = _shown(path)
    table = _table(path, _parsed(text, shown))
    if table is None:
        raise UsageError(f"{shown} has no table `[tool.cxroad]`", "add it, or name another file")
    values: dict[str, object] = {}
    base = os.path.dirname(os.path.abspath(path)) if folder is None else os.path.abspath(folder)
    config = Config(shown, base, values, text)
    for name, raw in table.items():
        if name not in BY_NAME:
            unknown = f"{config.place(name)}: unknown key `{name[:60]}`"
            raise UsageError(unknown, _instead(name))
        try:
            values[name] = checked(BY_NAME[name], raw)
        except Unfit as error:
            place = config.place(name, *error.below)
            raise UsageError(f"{place}: {error.message}", error.hint) from None
    return config


def _speaks_of_us(path: str) -> bool:
    """Whether a `pyproject.toml` has our table; one that does not name us is not even parsed."""
    if b"cxroad" not in _bytes(path):
        return False
    return _table(path, _parsed(_text(path), _shown(path))) is not None


def _bytes(path: str) -> bytes:
    try:
        return read_bytes(_shown(path), _SIZE)
    except InputError as error:
        raise InputError(f"configuration: {error.message}", _WITHOUT) from None


_WITHOUT = "mend or remove it; --isolated runs without any configuration"


def _text(path: str) -> str:
    data = _bytes(path)
    if len(data) > _SIZE:
        raise InputError(f"{_shown(path)} is larger than {size_text(_SIZE)}", _WITHOUT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{_shown(path)}:{line}: this is not UTF-8 text", _WITHOUT) from None


def _parsed(text: str, shown: str) -> dict[str, object]:
    """What a TOML file says.

    Raises:
        UsageError: It is no TOML, or nested beyond all reason.
    """
    import tomllib

    if any(piece.count(".") > _DOTS for piece in re.split(r"[=,{\n]", text)):
        raise UsageError(f"{shown}: a key has more than {_DOTS} parts", _WITHOUT)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise UsageError(f"{shown}: lists or tables are nested too deep", _WITHOUT) from None
    except ValueError as error:  # not only TOMLDecodeError: a number of 5000 digits
        message, _, place = str(error).partition(" (at ")
        found = re.match(r"line ([0-9]+), column ([0-9]+)", place)
        if found:
            where = f"{shown}:{found[1]}:{found[2]}"
        else:
            where = shown if not place else f"{shown}:{text.count(chr(10)) + 1}"
        cause = message[:1].lower() + message[1:120]
        twice = any(word in cause for word in ("overwrite", "twice", "mutate", "declare"))
        raise UsageError(
            f"{where}: this is no TOML: {cause}", _ONCE if twice else _WRITTEN
        ) from None


_ONCE = "every key and every table stands once"
_WRITTEN = 'texts need quotes, lists brackets: select = ["GRA", "VIS002"]'


def _table(path: str, data: Mapping[str, object]) -> Mapping[str, object] | None:
    """Our part of a file; None where a `pyproject.toml` has none."""
    if not _is_pyproject(path):
        return data
    tool = data.get("tool")
    own = tool.get("cxroad") if isinstance(tool, dict) else None
    return own if isinstance(own, dict) else None


def _is_pyproject(path: str) -> bool:
    return os.path.basename(path) == NAMES[-1]


def _above(path: str) -> tuple[str, ...]:
    """The tables that ours lies in."""
    return ("tool", "cxroad") if _is_pyproject(path) else ()


def _instead(name: str) -> str:
    """What to write for an unknown key."""
    plain = name.lower().replace("_", "-")
    if plain in NO_KEYS:
        return NO_KEYS[plain]
    from cxroad.model.nearest import nearest

    near = nearest(plain, BY_NAME)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"known keys: {', '.join(key.name for key in KEYS)}"


def _shown(path: str) -> str:
    """A path as one would write it from here: below this folder or beside it, else absolute."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive of Windows
        return path
    return relative if len(relative) < len(os.path.abspath(path)) else path
