"""All of a run: findings of one or several files, and what was set aside or not looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from cxroad.findings.finding import Finding, Severity

if TYPE_CHECKING:
    from cxroad.findings.card import RuleCard

LEVELS = ("starter", "team", "strict")
"""How much can be asked of a roadmap, the least first; `model.settings` says what each means."""


class Waived(NamedTuple):
    """A finding that the file itself silences, with the reason it gives."""

    finding: Finding
    because: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """Findings that were recorded before: how often a rule found something at a place.

    Attributes:
        file: Path of the roadmap, seen from the folder of the record, with slashes.
        rule: Code of the rule.
        route: Keys to the place in their short form, without the numbers of list items.
        count: How many there were, 1 or more.
    """

    file: str
    rule: str
    route: str
    count: int


class FileReport(NamedTuple):
    """What was found in one file.

    Attributes:
        path: As the user gave it.
        findings: Sorted by line, column and code.
        waived: Silenced by the file's own `waive` list.
        not_run: Codes of rules that had to wait, because the file could not be read in full.
        level: The level its rules come from, `starter`, `team` or `strict`; empty when unread.
        passed: The highest level without an error or a warning; empty for none.
        obstacle: Code of the first finding that keeps the file from the next level.
        ran: Codes of the rules that were asked and could answer.
        known: Findings that were recorded before, so they are hidden.
        unchanged: Findings of lines that did not change, where only changes were asked for.
    """

    path: str
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    not_run: tuple[str, ...] = ()
    level: str = ""
    passed: str = ""
    obstacle: str = ""
    ran: frozenset[str] = frozenset()
    known: tuple[Finding, ...] = ()
    unchanged: tuple[Finding, ...] = ()

    @property
    def everything(self) -> tuple[Finding, ...]:
        """Every finding, shown or not, in order."""
        waived = (waived.finding for waived in self.waived)
        return in_order((*self.findings, *waived, *self.known, *self.unchanged))


@dataclass(frozen=True, slots=True)
class Report:
    """All of a run, files sorted by path.

    Attributes:
        rules: Every rule there is, for formats that list them; may be empty.
        addresses: Paths from the repository's root, by path as given; those that lack are taken
            as they are.
        record: Path of the file of known findings that hides some; empty for none.
        gone: What that file records and nothing was found of.
        since: What the files were compared with, to show only what changed; empty for nothing.
    """

    files: tuple[FileReport, ...]
    rules: tuple[RuleCard, ...] = ()
    addresses: Mapping[str, str] = field(default_factory=dict)
    record: str = ""
    gone: tuple[Entry, ...] = ()
    since: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, file after file."""
        return tuple(finding for file in self.files for finding in file.findings)

    @property
    def counts(self) -> dict[Severity, int]:
        """Number of findings by severity, those not listed too; each severity is present."""
        found: Counter[Severity] = Counter()
        for finding in self.findings:
            found[finding.severity] += finding.stands_for
        return {severity: found[severity] for severity in sorted(Severity, reverse=True)}

    @property
    def number(self) -> int:
        """How many findings there are, those not listed too."""
        return sum(finding.stands_for for finding in self.findings)

    def at_least(self, severity: Severity) -> bool:
        """Whether any finding is that bad or worse."""
        return any(finding.severity >= severity for finding in self.findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by line, column, code and message, so that output repeats byte for byte."""
    return tuple(sorted(findings, key=lambda f: (*f.place.start, f.code, f.message)))
