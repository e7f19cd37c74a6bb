"""Our commands run in this process, as somebody would type them."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from cxroad.cli import app
from tests.fuzz.found import Broken

UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""What no output for people may hold, beside line ends."""

_OBEYED = re.compile(r"^\s*::(?!:)|##\w*\[", re.MULTILINE)
"""What a runner of continuous integration would obey."""


@contextmanager
def in_folder(folder: Path) -> Iterator[None]:
    """Stand in a folder; no variable of the environment is ours meanwhile."""
    here, outside = os.getcwd(), dict(os.environ)
    os.chdir(folder)
    for name in [name for name in os.environ if name.startswith("CXROAD_")]:
        del os.environ[name]
    os.environ["CXROAD_CACHE_DIR"] = os.devnull
    try:
        yield
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(outside)


def ran(words: Sequence[str], folder: Path, given: str = "") -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command; what it says is fit to be seen.

    Raises:
        Exception: Our mistake, of which it would have left a report.
        Broken: It ends with an unknown code, or says what nobody may.
    """
    out, err, before, read = io.StringIO(), io.StringIO(), app._bug_report, sys.stdin
    mistakes: list[Exception] = []

    def report(bug: Exception, _arguments: Sequence[str]) -> str:
        mistakes.append(bug)
        return ""

    app._bug_report = report
    sys.stdin = io.TextIOWrapper(io.BytesIO(given.encode()), "utf-8")
    try:
        with in_folder(folder), redirect_stdout(out), redirect_stderr(err):
            code = app.run(words)
    finally:
        app._bug_report, sys.stdin = before, read
    if mistakes:
        raise mistakes[0]
    if code not in (0, 1, 2):
        raise Broken(f"{words[0]} ends with {code}")
    check_seen(words[0], err.getvalue())
    return code, out.getvalue(), err.getvalue()


def check_seen(what: str, text: str) -> None:
    """Refuse an output with something unseen, or with a command to a runner.

    Raises:
        Broken: It has one.
    """
    for pattern in (UNSEEN, _OBEYED):
        if found := pattern.search(text):
            around = text[max(found.start() - 60, 0) : found.end() + 60]
            raise Broken(f"{what} says {found[0]!r}: {around!r}")
