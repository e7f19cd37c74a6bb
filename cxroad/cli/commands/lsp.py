"""`cxroad lsp`."""

from __future__ import annotations

import os
import re
import signal
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.console import Console
from cxroad.cli.options import ReadOptions
from cxroad.errors import UsageError

if TYPE_CHECKING:
    from cxroad.api import Project
    from cxroad.findings.report import FileReport


def lsp(
    stdio: Annotated[  # noqa: ARG001
        bool,
        typer.Option(
            "--stdio", show_default=False, help="By standard input and output, as it always is."
        ),
    ] = True,
    *,
    reading: ReadOptions,
) -> int:
    """Be the language server: an editor starts it, and shows what it answers while you type.

    \b
    Examples:
      cxroad lsp --stdio     what an editor runs; the README has its settings

    It needs an extra: pip install "cxroad[lsp]". It reads the text that is open, the
    configuration and the list of known findings that it names, runs nothing, and writes nothing;
    without --today each change counts from the day on which it is made.
    """
    try:
        from cxroad.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("pygls is not installed", 'pip install "cxroad[lsp]"') from None

    judge = _AsLint(reading)
    reading.day()  # what does not fit is said before an editor waits
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError(
            "standard input is a terminal, and an editor is waited for",
            "let the editor start this; the README has the settings of three",
        )
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a thread that reads could not be woken
    # Whatever else would print must not come between the messages.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as outgoing:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        ended = serve(judge, sys.stdin.buffer, outgoing, Console.current.note)
    return exits.CLEAN if ended else exits.FINDINGS


_MEANT = re.compile(r"^#.*\$schema[=:].*cxroad", re.MULTILINE)
"""The comment that leads editors to our schema: it makes an empty file a roadmap to be."""


class _AsLint:
    """Reads and judges as `cxroad lint` does, with a fresh look at configuration and day."""

    def __init__(self, reading: ReadOptions) -> None:
        self._reading = reading

    def is_ours(self, text: str, path: str) -> bool:
        """Whether it looks like a roadmap, or will be one, and is not left out."""
        from cxroad.cli.paths import looks_like_roadmap

        meant = os.path.basename(os.path.dirname(path)) == "roadmaps" or _MEANT.search(text)
        if not meant and not looks_like_roadmap(text.encode()):
            return False
        return not self._reading.setup().of(path).leaves_out(path)

    def read(self, text: str, path: str) -> Project:
        """The roadmap in a text, by the configuration nearest to it."""
        return self._reading.setup().load(text.encode(), path, self._reading.day())

    def report(self, project: Project) -> FileReport:
        """What lint finds in it, without what is known."""
        from cxroad.cli.known import KnownFiles
        from cxroad.findings.report import Report
        from cxroad.lint.explain import cards

        path = self._reading.setup().of(project.loaded.path).path("known")
        if path is None or not os.path.isabs(project.loaded.path):
            return project.report
        report = Report((project.report,), rules=cards())
        return KnownFiles(path, None).without(report, quiet=True).files[0]
