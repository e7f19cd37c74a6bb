"""How `cxroad lint` tells what it found: in which formats, where to, and what beside them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxroad.cli.console import Console, has_colour, width_of
from cxroad.cli.lint_options import FailOn, LintOptions
from cxroad.cli.output import save
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


@dataclass(frozen=True)
class Manner:
    """How findings are told; its `repr` tells all that the words depend on beside the findings.

    Attributes:
        targets: What to write where.
        most: How many findings are told at most on stdout, None for all of them, and in files.
        colour, width: How they are drawn on stdout.
        quiet, statistics: As the options say.
    """

    targets: Targets
    most: tuple[int | None, int | None]
    colour: bool
    width: int
    quiet: bool
    statistics: bool

    @classmethod
    def of(cls, targets: Targets, most: object, options: LintOptions) -> Manner:
        """What the options ask for, here and now.

        Args:
            most: How many findings at most, where it is a number.
        """
        on_terminal = sys.stdout is not None and sys.stdout.isatty()
        asked = most if isinstance(most, int) else None
        usual = _MOST_ON_TERMINAL if asked is None and on_terminal else asked
        width = min(width_of(options.width), 100)
        colour = has_colour(options.color)
        return cls(targets, (usual, asked), colour, width, options.quiet, options.statistics)

    @property
    def only_speaks(self) -> bool:
        """Whether all goes to stdout, and no file is written."""
        return all(path is None for _, path in self.targets)

    @property
    def for_people(self) -> bool:
        """Whether no program reads any of it, which would want addresses of files."""
        return all(name in _FOR_PEOPLE for name, _ in self.targets)

    def tell(self, report: Report, sources: Mapping[str, Document]) -> str:
        """Write the findings where they are asked for, and on stderr what was set aside.

        Args:
            sources: The files' texts, by path.

        Returns:
            What should stand on stdout.
        """
        from cxroad.render.closing import aside, statistics_of
        from cxroad.render.formats import FINDINGS

        said: list[str] = []
        for name, path in self.targets:
            text = FINDINGS[name](
                report,
                sources,
                colour=path is None and self.colour,
                width=self.width,
                most=self.most[path is not None],
            )
            # A program that reads the output wants a document even when there is nothing to say.
            if path or report.findings or not self.quiet or name not in _FOR_PEOPLE:
                if path is None:
                    said.append(text)
                else:
                    save(path, text)
        if not self.quiet and not any(
            path is None and name in _TELLING for name, path in self.targets
        ):
            for sentence in aside(report):
                Console.current.note(f"note: {sentence}")
        if self.statistics:
            said.append(statistics_of(report))
        return "".join(said)


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
    number = sum(each.finding.stands_for for each in file.waived)
    waived = f", {count(number, 'finding')} waived" if number else ""
    by = harmless(settings.config.path) or "no configuration"
    return f"note: {harmless(file.path)}: {level}{waived}; {by}"


def targets_of(specs: Sequence[str]) -> Targets:
    """What to write where: format and path, None for stdout.

    Raises:
        UsageError: An unknown format, or two formats for stdout.
    """
    from cxroad.render.formats import FINDINGS

    targets: list[tuple[str, str | None]] = []
    for spec in specs:
        name, _, path = spec.partition("=")
        if name not in FINDINGS:
            from cxroad.model.nearest import nearest

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
