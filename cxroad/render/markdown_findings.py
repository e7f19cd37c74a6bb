"""`markdown`: findings as tables, for the summary of a job or a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxroad.findings.finding import Finding
from cxroad.findings.report import Report, Waived
from cxroad.model.writing import count
from cxroad.render.address import address
from cxroad.render.closing import closing
from cxroad.render.gravest import bounded, left_out
from cxroad.render.markdown import escaped, paragraph
from cxroad.render.markdown_sections import MOST_CHARACTERS
from cxroad.render.visible import quoted, unobeyed
from cxroad.source.document import Document

_LONGEST = 500
"""The most characters of one sentence in a cell; our default."""

_ROOM = MOST_CHARACTERS - 20_000
"""Characters for tables; the rest is for headings and the last words."""

_HEADINGS = ("| Level | Line | Rule | Finding |", "|---|---:|---|---|")


def render(
    report: Report,
    _sources: Mapping[str, Document],
    *,
    most: int | None = None,
    **_layout: int,
) -> str:
    """A table for each file with findings, and the closing word; what does not fit is counted."""
    shown = bounded(report, most)
    lines = ["## cxroad", "", paragraph(closing(report)[0])]
    room = _ROOM
    rows_left = 0
    for file in shown.files:
        rows = [*map(_row, file.findings), *map(_waived, file.waived)]
        if not rows:
            continue
        heading = escaped(quoted(address(report, file.path), _LONGEST))
        head = ["", f"### {heading}", "", *_HEADINGS]
        fitting = list(_fitting(rows, room - sum(map(len, head))))
        rows_left += len(rows) - len(fitting)
        if fitting:
            lines += [*head, *fitting]
            room -= sum(len(line) + 1 for line in (*head, *fitting))
    lines += _last_words(report, shown, rows_left)
    return unobeyed("".join(f"{line}\n" for line in lines))


def _last_words(report: Report, shown: Report, rows_left: int) -> Iterator[str]:
    said = closing(report)[1:]
    if rows_left:
        said.insert(0, f"The page is full: {count(rows_left, 'row')} had no room here.")
    elif rest := left_out(report, shown):
        said.insert(0, f"{rest}.")
    for sentence in said:
        yield ""
        yield paragraph(sentence)


def _fitting(rows: list[str], room: int) -> Iterator[str]:
    """The rows from the first that have room together; all after the first that has none go."""
    for row in rows:
        room -= len(row) + 1
        if room < 0:
            return
        yield row


def _row(finding: Finding) -> str:
    level = f"severe {finding.severity}" if finding.severe else str(finding.severity)
    return _line(finding, f"**{level}**", [finding.message, finding.note], finding.help)


def _waived(waived: Waived) -> str:
    until = f" until {waived.until}" if waived.until else ""
    because = f"waived{until}: {waived.because}"
    return _line(waived.finding, "waived", [waived.finding.message, because], "")


def _line(finding: Finding, level: str, said: list[str], help: str) -> str:
    parts = [_cell(sentence) for sentence in said if sentence.strip()]
    if help.strip():
        parts.append(f"*help:* {_cell(help)}")
    rule = _cell(f"{finding.code} {finding.name}")
    at = finding.place.start
    return f"| {level} | {at.line}:{at.column} | {rule} | {'<br>'.join(parts)} |"


def _cell(sentence: str) -> str:
    return escaped(quoted(sentence, _LONGEST))
