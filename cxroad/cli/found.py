"""What was found, in as many lines as there is room for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cxroad.cli.fitting import cut, lines_of, within
from cxroad.errors import CxroadError
from cxroad.findings.finding import Severity
from cxroad.findings.report import Report
from cxroad.render import brief, full
from cxroad.render.closing import closing, found
from cxroad.render.ink import ink
from cxroad.render.visible import visible
from cxroad.render.width import wrap

if TYPE_CHECKING:
    from cxroad.source.document import Document

_WIDEST = 100
"""Columns that findings with their places take at most; our default."""

_LEAST_ROWS = 5
"""Rows that an error or a warning takes at least when it is whole: it, its place, a blank one."""

_ENDLESS = 10_000
"""Columns in which no finding needs a second line."""


def finding_lines(
    report: Report,
    sources: Mapping[str, Document],
    *,
    colour: bool,
    width: int,
    rows: int | None,
    command: str,
) -> list[str]:
    """The findings whole where that fits into so many rows, else a line or two each.

    Args:
        rows: None for any number.
        command: What shows those that do not fit.
    """
    # To render them whole takes time, so it is not tried where it cannot fit.
    grave = sum(finding.severity > Severity.INFO for finding in report.findings)
    if rows is None or grave * _LEAST_ROWS <= rows:
        whole = lines_of(full.render(report, sources, colour=colour, width=min(width, _WIDEST)))
        if rows is None or len(whole) <= rows:
            return whole
    lines = brief_lines(report, colour=colour, width=width)
    if len(lines) <= rows:
        return lines
    first = within(found(report), width, "...")
    tight = [within(line, width, "...") for line in _each(report, colour=colour, width=_ENDLESS)]
    return [first, *cut(tight, rows - 1, command, "finding")]


def brief_lines(report: Report, *, colour: bool, width: int) -> list[str]:
    """How much was found, then a line or two for each finding, the gravest first."""
    said = [line for sentence in closing(report) for line in wrap(sentence, width)]
    return said + _each(report, colour=colour, width=width)


def _each(report: Report, *, colour: bool, width: int) -> list[str]:
    return lines_of(brief.render(report, colour=colour, width=width))


def error_lines(error: CxroadError, *, colour: bool, width: int) -> list[str]:
    """What keeps a command from its work, as the command line says it."""
    write = ink(colour)
    lines: list[str] = []
    for word, role, text in (("error", "error", error.message), ("help", "strong", error.hint)):
        if text:
            first, *others = wrap(visible(text), max(width - len(word) - 2, 20))
            lines += [f"{write(word, role)}: {first}", *(" " * (len(word) + 2) + o for o in others)]
    return lines
