"""Answers for `cxroad draft` that come by flags and files, and where unfinished ones are kept."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from cxroad.cli.paths import STDIN
from cxroad.errors import InputError, UsageError

if TYPE_CHECKING:
    from cxroad.draft.given import Given
    from cxroad.source.document import Value
    from cxroad.source.limits import Limits

_TEAM = re.compile(
    r"(?P<name>[^:]+?)(?:\s*:\s*(?P<size>[0-9]*)\s*,?\s*(?P<hours>[0-9.]+ ?h)?)?\s*", re.DOTALL
)
_KEPT = ".answers.yaml"
_MOST_KEPT = 1000
"""How many unfinished interviews of one name may lie side by side. Our default."""


def by_flags(
    texts: Mapping[str, str | None],
    outcomes: Sequence[str],
    core_team: Sequence[str],
    teams: Sequence[str],
    quick_wins: Sequence[str],
) -> Given:
    """The answers that flags give.

    Raises:
        UsageError: One that cannot be read.
    """
    from cxroad.draft.goals import read_goal
    from cxroad.model.base import Unreadable

    given: Given = {(name,): text for name, text in texts.items() if text is not None}
    if outcomes:
        metrics = []
        for word in outcomes:
            try:
                metric, goal = read_goal(word)
            except Unreadable as error:
                raise UsageError(f"--outcome: {error.message}", error.help) from None
            metrics.append(metric)
            given |= goal
        given[("outcomes",)] = ", ".join(metrics)
    if teams:
        for word in teams:
            match = _TEAM.fullmatch(word)
            if match is None or "," in match["name"]:
                raise UsageError(
                    f"--team: '{word[:60]}' cannot be read", 'write it like "Shop: 40, 3h"'
                )
            for part in ("size", "hours"):
                if match[part]:
                    given[("teams", match["name"].strip(), part)] = match[part]
        given[("teams",)] = ", ".join(word.partition(":")[0].strip() for word in teams)
    if core_team:
        given[("core_team",)] = ", ".join(core_team)
    if len(quick_wins) > 2:
        raise UsageError(f"{len(quick_wins)} quick wins are too many to win quickly", "name two")
    given.update({("quick_wins", str(at)): win for at, win in enumerate(quick_wins, 1)})
    return given


def by_file(path: str, limits: Limits) -> Given:
    """The answers in a file of YAML, TOML or JSON, by its suffix; `-` is YAML or JSON from stdin.

    Raises:
        InputError: It cannot be read, or holds something else.
    """
    from cxroad.draft.given import given_of
    from cxroad.source.file import read_bytes

    if path == STDIN:
        if sys.stdin is None or sys.stdin.isatty():
            raise InputError("standard input is a terminal", "pipe answers into it, or name a file")
        data = sys.stdin.buffer.read(limits.size + 1)
    else:
        data = read_bytes(path, limits.size)
    name = "<stdin>" if path == STDIN else path
    return given_of(_data(data, name, limits), name)


def _data(data: bytes, path: str, limits: Limits) -> object:
    suffix = PurePath(path).suffix.lower()
    if suffix in (".toml", ".json"):
        import json
        import tomllib

        read = tomllib.loads if suffix == ".toml" else json.loads
        try:
            return read(data.decode())
        except (ValueError, RecursionError) as error:
            raise InputError(f"{path} cannot be read: {error}"[:200], "mend it first") from None
    from cxroad.source.lines import number_of
    from cxroad.source.reader import read_document

    document = read_document(data, path, limits)
    if document.problems:
        first = document.problems[0]
        line = number_of(document.text, first.span.start)
        raise InputError(f"{path}:{line}: {first.message}", first.help)
    return _plain(document.root) if document.root is not None else {}


def _plain(value: Value) -> object:
    """The value as Python's own maps and lists; nothing for null."""
    from cxroad.source.document import Map, Seq
    from cxroad.source.plain import Kind, Plain

    if isinstance(value, Map):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Seq):
        return [_plain(item) for item in value]
    return None if isinstance(value, Plain) and value.kind is Kind.NULL else str(value)


def keep(given: Given, file: str | None, before: str | None) -> str | None:
    """Keep the answers of an interview that was left, in the file that they came from or a new one.

    Args:
        file: The roadmap that was to be written, if it was named.
        before: The file that answers were read from, if there was one.

    Returns:
        Where they are; None when there are none.

    Raises:
        CxroadError: They cannot be written.
    """
    from cxroad.draft.given import answers_text
    from cxroad.edit.write import create, put
    from cxroad.model.ids import nearest_id

    if not given:
        return None
    data = answers_text(given).encode("utf-8", "replace")
    if before and before.endswith(_KEPT):
        put(before, data)
        return before
    named = PurePath(file).stem if file and file != STDIN else nearest_id(given.get(("title",), ""))
    folder = os.path.dirname(file or "")
    for number in range(1, _MOST_KEPT):
        more = f"-{number}" if number > 1 else ""
        path = os.path.join(folder, f"{named or 'draft'}{more}{_KEPT}")
        if create(path, data):
            return path
    raise UsageError(f"there are {_MOST_KEPT} files such as {path}", "remove some")
