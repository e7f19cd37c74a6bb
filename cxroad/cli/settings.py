"""`cxroad lint --show-settings`: every value, and who says so, as a configuration to copy."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from cxroad.cli.options import today_of
from cxroad.cli.setup import Settings, Setup
from cxroad.load.keys import KEYS, Key, Kind
from cxroad.render.visible import harmless
from cxroad.source.limits import size_text


def shown(setup: Setup, paths: Sequence[str], today: str | None) -> str:
    """What counts for each of the paths, one part for each configuration; TOML throughout.

    Raises:
        UsageError: A configuration or a variable names what does not exist.
    """
    lines: list[str] = []
    several: dict[int, tuple[Settings, list[str]]] = {}
    for path in paths or ["."]:
        settings = setup.around(path)
        several.setdefault(id(settings), (settings, []))[1].append(path)
    for settings, files in several.values():
        assert settings.policy is not None  # names what does not exist, if anything does
        lines += [""] if lines else []
        if paths:
            lines.append(f"# for {harmless(', '.join(files[:5]))}")
        lines += _part(settings)
    lines += ["", "# of this run, set by whoever runs it"]
    lines += _columns(
        [
            (f"# today = {today_of(today)}", _whose_day(today)),
            (f"# max-size = {size_text(setup.limits.size)}", setup.size_origin),
        ]
    )
    return "\n".join(lines) + "\n"


def _part(settings: Settings) -> Iterator[str]:
    path = settings.config.path
    yield f"# configuration: {harmless(path)}" if path else "# no configuration is found"
    yield from _columns([entry for key in KEYS for entry in _entries(key, settings)])


def _columns(entries: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What is set, and by whom as a comment."""
    width = min(max(len(written) for written, _ in entries), 48)
    for written, origin in entries:
        yield f"{written:<{width}}  # {origin}"


def _entries(key: Key, settings: Settings) -> Iterator[tuple[str, str]]:
    value = settings.value(key.name)
    if key.kind is Kind.THRESHOLDS and isinstance(value, Mapping):
        for code, numbers in value.items():
            for name, text in numbers.items():
                where = f"{key.name}.{code}.{name}"
                yield f"{where} = {_toml(text)}", settings.origin(key.name, code, name)
    elif key.name in settings.by_key:
        yield f"{key.name} = {_toml(value)}", harmless(settings.origin(key.name))
    elif value:
        yield f"{key.name} = {_toml(value)}", "default"
    else:
        yield f"# {key.name}: {key.absent}", "default"


def _toml(value: object) -> str:
    """A value as TOML writes it; numbers of rules are kept as text, so that `50%` is right too."""
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(item) for item in value)}]"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if text.replace(".", "", 1).isdigit():
        return text
    return '"' + harmless(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _whose_day(today: str | None) -> str:
    if today:
        return "--today"
    for name in ("CXROAD_TODAY", "SOURCE_DATE_EPOCH"):
        if os.environ.get(name):
            return name
    return "the clock"
