"""The record of known findings as a file: one that git compares and merges well.

It is a file of lines, each a JSON object: first one that says what the file is, then an entry for
each rule at each place. It names neither lines nor messages, so it stays true when text moves, and
no comma ties one line to the next.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath, PureWindowsPath
from typing import TypeAlias

from cxroad.errors import InputError
from cxroad.findings.report import Entry
from cxroad.source.limits import DEFAULT_LIMITS

Key: TypeAlias = tuple[str, str, str]
"""File, rule and route of an entry."""

VERSION = 1
"""Of the layout; a later one is refused."""

_MARK = "cxroad-known"
_ABOUT = "findings that were there before; written by: cxroad lint --write-known"
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}", re.ASCII)
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_MOST = 1_000_000
"""The greatest count of an entry; our default."""


@dataclass(frozen=True, slots=True)
class Record:
    """Known findings: how many of each rule at each place of each file."""

    counts: Mapping[Key, int] = field(default_factory=dict)

    @property
    def entries(self) -> list[Entry]:
        """What is recorded, by file, rule and route."""
        return [Entry(*key, self.counts[key]) for key in sorted(self.counts)]


def read_record(data: bytes, path: str) -> Record:
    """The record in a file's bytes; where an entry stands there twice, the greater count holds.

    Raises:
        InputError: It is no record, is broken, or comes from a later version.
    """
    if len(data) > DEFAULT_LIMITS.size:
        raise InputError(f"{path} is larger than {DEFAULT_LIMITS.size:,} bytes", _anew(path))
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise _no_record(path) from None
    written = [(number, text) for number, text in enumerate(lines, 1) if text.strip()]
    _check_head(written[0][1] if written else "", path)
    counts: dict[Key, int] = {}
    for number, text in written[1:]:
        if text.startswith(_CONFLICT):
            raise InputError(
                f"{path}:{number}: a merge conflict is not settled",
                f"keep the entries of both sides, or {_anew(path)}",
            )
        entry = _entry(text)
        if entry is None:
            raise InputError(
                f"{path}:{number}: this is no entry of known findings",
                f'write {{"file": "x.yaml", "rule": "VIS004", "route": "effort", "count": 1}}, '
                f"or {_anew(path)}",
            )
        key, count = entry
        counts[key] = max(count, counts.get(key, 0))
    return Record(counts)


def record_text(record: Record) -> str:
    """The record as it is written, in ASCII: the same findings are the same bytes."""
    lines: list[object] = [{_MARK: VERSION, "about": _ABOUT}]
    lines += [asdict(entry) for entry in record.entries]
    return "".join(f"{json.dumps(line)}\n" for line in lines)


def is_record(data: bytes) -> bool:
    """Whether a file's bytes begin as a record does, however broken the rest is."""
    head = _json(data.partition(b"\n")[0].decode("utf-8-sig", "replace"))
    return isinstance(head, dict) and _MARK in head


def _check_head(text: str, path: str) -> None:
    head = _json(text)
    if not isinstance(head, dict) or _MARK not in head:
        raise _no_record(path)
    version = head[_MARK]
    if isinstance(version, bool) or version != VERSION:
        raise InputError(
            f"{path} has the layout {str(version)[:20]}, and this cxroad reads {VERSION}",
            f"take a later cxroad, or {_anew(path)}",
        )


def _entry(text: str) -> tuple[Key, int] | None:
    """What an entry counts, and how many; None where a line is no entry."""
    found = _json(text)
    if not isinstance(found, dict) or found.keys() != {"file", "rule", "route", "count"}:
        return None
    file, rule, route, count = (found[key] for key in ("file", "rule", "route", "count"))
    named = isinstance(file, str) and _is_below(file) and isinstance(route, str)
    ruled = isinstance(rule, str) and _CODE.fullmatch(rule)
    counted = isinstance(count, int) and not isinstance(count, bool) and 1 <= count <= _MOST
    return ((file, rule, route), count) if named and ruled and counted else None


def _is_below(file: str) -> bool:
    """Whether a path is relative on every system: a record makes nobody look at another host."""
    windows = PureWindowsPath(file)
    rooted = windows.drive or windows.root or PurePosixPath(file).root
    return bool(file) and not rooted and "\0" not in file


def _json(text: str) -> object:
    """What a line says; None where it is no JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _no_record(path: str) -> InputError:
    return InputError(f"{path} is no file of known findings", _anew(path))


def _anew(path: str) -> str:
    return f"write it anew: cxroad lint --write-known {path}"
