"""How `cxroad lint` tells what it found: in which formats, where to, and what beside them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cxroad.cli.console import Console, has_colour, width_of
from cxroad.cli.lint_options import FailOn, LintOptions
from cxroad.cli.output import deliver
from cxroad.errors import UsageError

if TYPE_CHECKING:
    from cxroad.cli.setup import Settings
    from cxroad.findings.report import FileReport, Report
    from cxroad.source.document import Document

_FOR_PEOPLE = ("full", "concise")
"""Formats that may be silent when nothing is found."""

_TELLING = ("full", "github", "markdown")
"""Formats that say what was set aside; beside the others it is said on stderr."""

_MOST_ON_TERMINAL = 50
"""Findings that a terminal gets where nothing else is asked for; our default."""

Targets = Sequence[tuple[str, str | None]]
"""What to write where: format and path, None for stdout."""


def tell(
    report: Report,
    sources: Mapping[str, Document],
    targets: Targets,
    most: object,
    options: LintOptions,
) -> None:
    """Write the findings where they are asked for, and on stderr what was set aside.

    Args:
        sources: The files' texts, by path.
        most: How many findings at most, where it is a number.
    """
    from cxroad.render.closing import aside, statistics_of
    from cxroad.render.formats import FINDINGS

    for name, path in targets:
        on_terminal = path is None and sys.stdout is not None and sys.stdout.isatty()
        usual = _MOST_ON_TERMINAL if on_terminal else None
        text = FINDINGS[name](
            report,
            sources,
            colour=path is None and has_colour(options.color),
            width=min(width_of(options.width), 100),
            most=most if isinstance(most, int) else usual,
        )
        # A program that reads the output wants a document even when there is nothing to say.
        if path or report.findings or not options.quiet or name not in _FOR_PEOPLE:
            deliver(text, path)
    if not options.quiet and not any(path is None and name in _TELLING for name, path in targets):
        for sentence in aside(report):
            Console.current.note(f"note: {sentence}")
    if options.statistics:
        Console.current.write(statistics_of(report))


def fails(file: FileReport, fail_on: str) -> bool:
    """Whether a finding is bad enough; a file of level strict fails from warnings on."""
    from cxroad.findings.finding import Severity
    from cxroad.findings.report import Report

    if fail_on == FailOn.NEVER:
        return False
    least = Severity[fail_on.upper()]
    if file.level == "strict":
        least = min(least, Severity.WARNING)
    return bool(Report((file,)).at_least(least))


def said_of(file: FileReport, settings: Settings) -> str:
    """What `--verbose` says of a file: its level, its waivers, its configuration."""
    from cxroad.model.writing import count
    from cxroad.render.visible import harmless

    level = f"level {file.level}" if file.level else "unreadable"
    waived = f", {count(len(file.waived), 'finding')} waived" if file.waived else ""
    by = harmless(settings.config.path) or "no configuration"
    return f"note: {harmless(file.path)}: {level}{waived}; {by}"


def targets_of(specs: Sequence[str]) -> Targets:
    """What to write where: format and path, None for stdout.

    Raises:
        UsageError: An unknown format, or two formats for stdout.
    """
    from cxroad.model.nearest import nearest
    from cxroad.render.formats import FINDINGS

    targets: list[tuple[str, str | None]] = []
    for spec in specs:
        name, _, path = spec.partition("=")
        if name not in FINDINGS:
            close = nearest(name, FINDINGS)
            raise UsageError(
                f"unknown format '{name[:40]}'",
                f"did you mean `{close[0]}`?" if close else f"known: {', '.join(FINDINGS)}",
            )
        targets.append((name, path or None))
    if sum(path is None for _, path in targets) > 1:
        raise UsageError(
            "two formats cannot both go to standard output", "write one as FORMAT=PATH"
        )
    return targets
