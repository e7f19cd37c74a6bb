"""What was there before: a run hides it, counts it, and says what of it is gone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from cxroad.findings.finding import Finding
from cxroad.findings.record import Key, Record
from cxroad.findings.report import Entry, FileReport, Report

_NUMBER = re.compile(r"\[[0-9]+\]")


@dataclass(frozen=True, slots=True)
class Names:
    """How a record sees the files of a run.

    Attributes:
        of: What it calls each file, by its path in the report.
        lost: Files that it lists and that are no more.
    """

    of: Mapping[str, str]
    lost: Collection[str] = ()


def key_of(finding: Finding, file: str) -> Key:
    """What a finding is recorded under: an item that moves in its list keeps its place.

    What cannot be read has no route; its message stands for it.
    """
    route = finding.message if finding.unread else finding.route
    return file, finding.code, _NUMBER.sub("[]", route)


def hidden_by(record: Record, report: Report, names: Names, path: str) -> Report:
    """The report without what the record at `path` knows, and with what of that is gone.

    Where there are more findings than an entry counts, those furthest down are left. What keeps
    a file from being read is never hidden, since rules wait for it.
    """
    judged = _judged(report, names)
    found = _found(report, names)
    gone = [
        Entry(*key, count - found[key])
        for key, count in sorted(record.counts.items())
        if judged(key) and count > found[key]
    ]
    files = tuple(_without(file, record, names.of[file.path]) for file in report.files)
    return replace(report, files=files, record=path, gone=tuple(gone))


def renewed(record: Record, report: Report, names: Names) -> Record:
    """A record of what was found now; entries that the run cannot judge stay as they are."""
    judged = _judged(report, names)
    kept = {key: count for key, count in record.counts.items() if not judged(key)}
    return Record({**_found(report, names), **kept})


def _without(file: FileReport, record: Record, name: str) -> FileReport:
    left = Counter(record.counts)
    shown: list[Finding] = []
    known: list[Finding] = []
    for finding in file.findings:
        key = key_of(finding, name)
        if finding.unread or not left[key]:
            shown.append(finding)
        else:
            left[key] -= 1
            known.append(finding)
    return file._replace(findings=tuple(shown), known=tuple(known))


def _found(report: Report, names: Names) -> Counter[Key]:
    """How many of each were found; a file that was read twice counts once."""
    counts: Counter[Key] = Counter()
    for file in report.files:
        name = names.of[file.path]
        counts |= Counter(key_of(finding, name) for finding in file.findings if not finding.unread)
    return counts


def _judged(report: Report, names: Names) -> Callable[[Key], bool]:
    """Whether a run can tell that an entry is gone: its file was read, and its rule was asked.

    A rule that there is no more and a file that is no more find nothing ever again.
    """
    rules = {card.code for card in report.rules}
    ran = {names.of[file.path]: file.ran for file in report.files}

    def judged(key: Key) -> bool:
        file, rule, _ = key
        if file not in ran:
            return file in names.lost
        return rule in ran[file] or rule not in rules

    return judged
