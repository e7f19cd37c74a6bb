"""The last words about a report: how much was found, what was set aside, what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cxroad.findings.finding import Severity
from cxroad.findings.report import LEVELS, FileReport, Report
from cxroad.model.writing import count, grouped, listed
from cxroad.render.visible import harmless

_MOST_FILES = 5
"""The most files that are spoken of one by one; our default."""

_MOST_GONE = 3
"""The most entries that are named when what they stand for is gone; our default."""


def closing(report: Report, shown: int | None = None) -> list[str]:
    """Sentences about a whole report.

    Args:
        shown: How many findings were shown; None for all.
    """
    sentences = [found(report)]
    total = len(report.findings)
    if shown is not None and shown < total:
        if shown:
            sentences.append(
                f"The {grouped(shown)} gravest are shown; --max-findings {total} shows all of them."
                if shown > 1
                else f"The gravest is shown; --max-findings {total} shows all of them."
            )
        else:
            sentences.append(f"None is shown; --max-findings {total} shows all of them.")
    waived = sum(each.finding.stands_for for file in report.files for each in file.waived)
    if waived:
        kept = sum(bool(file.waived) for file in report.files)
        owner = "the file itself" if kept == 1 else "the files themselves"
        sentences.append(f"{count(waived, 'finding')} {_is(waived)} waived by {owner}.")
    return [*sentences, *aside(report), *_not_run(report), *_levels(report)]


def aside(report: Report) -> list[str]:
    """Sentences about what is not shown: it was there before, or lies where nothing changed."""
    sentences = []
    record = harmless(report.record)
    known = sum(len(file.known) for file in report.files)
    if known:
        sentences.append(f"{count(known, 'known finding')} {_is(known)} hidden by {record}.")
    gone = sum(entry.count for entry in report.gone)
    if gone:
        some = [
            f"{entry.rule}{f' at `{entry.route}`' if entry.route else ''} in {entry.file}"
            for entry in report.gone[:_MOST_GONE]
        ]
        if len(report.gone) > _MOST_GONE:
            some.append(f"{grouped(len(report.gone) - _MOST_GONE)} more")
        them = "it" if gone == 1 else "them"
        sentences.append(
            f"{record} lists {count(gone, 'finding')} that {_is(gone)} gone: "
            f"{harmless(listed(some))}; "
            f"`cxroad lint --known {record} --write-known {record}` drops {them}."
        )
    unchanged = sum(len(file.unchanged) for file in report.files)
    if unchanged:
        sentences.append(
            f"{count(unchanged, 'finding')} on lines unchanged since {harmless(report.since)} "
            f"{_is(unchanged)} not shown."
        )
    return sentences


def found(report: Report) -> str:
    """How much was found and where, in one sentence."""
    total = len(report.findings)
    if not report.files:
        return "There was no roadmap to read."
    if not total:
        new = " new" if report.record or report.since else ""
        return f"Nothing{new} found in {_files(report)}."
    parts = []
    for severity, number in report.counts.items():
        if number:
            grave = sum(f.severe for f in report.findings if f.severity is severity)
            mark = f" ({grouped(grave)} severe)" if grave else ""
            parts.append(f"{count(number, str(severity))}{mark}")
    hit = [file for file in report.files if file.findings]
    if len(report.files) > 1:
        where = f"{grouped(len(hit))} of {grouped(len(report.files))} files"
    else:
        where = harmless(hit[0].path)
    return f"Found {listed(parts)} in {where}."


def statistics_of(report: Report) -> str:
    """How often each rule found something, most often first: number, level, code and name."""
    rules: Counter[tuple[str, str, Severity]] = Counter()
    for f in report.findings:
        rules[f.code, f.name, f.severity] += f.stands_for
    ranked = sorted(rules.items(), key=lambda item: (-item[1], item[0][0], -item[0][2]))
    wide = max((len(grouped(number)) for _, number in ranked), default=1)
    return "".join(
        f"{grouped(number):>{wide}}  {severity!s:<7}  {code}  {name}\n"
        for (code, name, severity), number in ranked
    )


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _files(report: Report) -> str:
    if len(report.files) == 1:
        return harmless(report.files[0].path)
    return count(len(report.files), "file")


def _not_run(report: Report) -> Iterator[str]:
    """Which rules had to wait, and what for."""
    waiting = [file for file in report.files if file.not_run]
    for file in waiting[:_MOST_FILES]:
        number = len(file.not_run)
        families = sorted({code[:3] for code in file.not_run})
        which = f"{count(number, 'rule')} ({listed(families)})"
        if number <= 4:
            which = f"{count(number, 'rule')} ({listed(sorted(file.not_run))})"
        name = harmless(file.path) if len(report.files) > 1 else "The file"
        yield (
            f"{name} could not be read in full, so {which} did not run; "
            f"{'it does' if number == 1 else 'they do'} once the errors above are cured."
        )
    if len(waiting) > _MOST_FILES:
        yield f"{count(len(waiting) - _MOST_FILES, 'more file')} could not be read in full either."


def _levels(report: Report) -> Iterator[str]:
    """The highest level that each file passes, and what stands before the next."""
    rated = [file for file in report.files if file.level and not file.not_run]
    if len(rated) <= _MOST_FILES:
        yield from (_level(file) for file in rated)
        return
    numbers = Counter(file.passed for file in rated)
    parts = [
        f"{grouped(numbers[level])} pass {level}" for level in reversed(LEVELS) if numbers[level]
    ]
    if numbers[""]:
        parts.append(f"{grouped(numbers[''])} pass no level yet")
    yield f"Of {count(len(rated), 'file')}, {listed(parts)}."


def _level(file: FileReport) -> str:
    path = harmless(file.path)
    first = f": {file.obstacle} first" if file.obstacle else ""
    if not file.passed:
        return f"{path} does not pass {LEVELS[0]} yet{first}."
    if file.passed == LEVELS[-1]:
        return f"{path} passes {file.passed}, the highest level."
    following = LEVELS[LEVELS.index(file.passed) + 1] if file.passed in LEVELS else "the next"
    return f"{path} passes {file.passed}; {following} is next{first}."
