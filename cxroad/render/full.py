"""`full`: each finding with its place in the file, what to do about it, and a closing word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxroad.findings.finding import Finding, Severity
from cxroad.findings.report import FileReport, Report, Waived
from cxroad.render.closing import closing
from cxroad.render.excerpt import excerpt
from cxroad.render.gravest import gravest
from cxroad.render.ink import Ink, ink
from cxroad.render.visible import harmless, unobeyed
from cxroad.render.width import cells, wrap
from cxroad.source.document import Document

_LEAST_WIDTH = 40
"""Columns below which nothing is narrowed any further."""

_COLUMN = 44
"""The widest column of places before one-line findings; our default."""


def render(
    report: Report,
    sources: Mapping[str, Document],
    *,
    colour: bool = False,
    width: int = 100,
    most: int | None = None,
    verbose: bool = False,
) -> str:
    """Errors and warnings in full, then infos and waived findings a line each, file after file.

    Args:
        sources: The documents that the findings speak of, by path.
        most: Findings to show at most, the gravest; None shows all.
        verbose: Infos in full too.
    """
    width = max(width, _LEAST_WIDTH)
    write = ink(colour)
    shown = gravest(report, most)
    paragraphs: list[str] = []
    for file in shown.files:
        whole = [f for f in file.findings if verbose or f.severity > Severity.INFO]
        paragraphs += ["\n".join(_whole(f, sources, width, write)) for f in whole]
        brief = [f for f in file.findings if not verbose and f.severity is Severity.INFO]
        if brief:
            paragraphs.append("\n".join(_briefly(brief, width, write)))
        if file.waived:
            paragraphs.append("\n".join(_waived(file, width, write)))
    last = [
        line for sentence in closing(report, len(shown.findings)) for line in wrap(sentence, width)
    ]
    paragraphs.append("\n".join(last))
    return unobeyed("\n\n".join(paragraphs) + "\n")


def _whole(
    finding: Finding, sources: Mapping[str, Document], width: int, write: Ink
) -> Iterator[str]:
    """A finding as a headline, its places and what follows from them."""
    level = str(finding.severity)
    severe = " severe" if finding.severe else ""
    hang = cells(f"{level}[{finding.code}]{severe}: ")
    message = wrap(harmless(finding.message), width - hang)
    head = write(f"{level}[{finding.code}]", level) + write(severe, "strong")
    yield f"{head}: {write(message[0], 'strong')}"
    for line in message[1:]:
        yield " " * hang + write(line, "strong")
    places = (finding.place, *finding.related)
    yield from excerpt(places, sources, level=level, width=width, ink=write)
    name = harmless(finding.name)
    rule = f"{name} (`cxroad rule {finding.code}`)" if name else ""
    for word, text in (("help", _help(finding)), ("note", finding.note), ("rule", rule)):
        if text.strip():
            first, *others = wrap(harmless(text), width - len(word) - 2)
            yield f"{write(word, 'strong')}: {first}"
            yield from (" " * (len(word) + 2) + line for line in others)


def _help(finding: Finding) -> str:
    """What to type, and the command that does it."""
    if finding.fix is None:
        return finding.help
    command = "--fix" if finding.fix.safe else "--fix --unsafe-fixes"
    return f"{finding.help} (cxroad lint {command})".lstrip()


def _briefly(findings: list[Finding], width: int, write: Ink) -> Iterator[str]:
    """Findings a line each: level and code, place, message."""
    heads = [(str(f.severity), f"{f.severity}[{f.code}]", f.message) for f in findings]
    yield from table(
        [(*head, _place(f)) for head, f in zip(heads, findings, strict=True)], width, write
    )


def _waived(file: FileReport, width: int, write: Ink) -> Iterator[str]:
    """What the file itself silences, with its reasons."""
    yield from table(
        [
            ("aside", f"waived[{w.finding.code}]", _reason(w), _place(w.finding))
            for w in file.waived
        ],
        width,
        write,
    )


def _reason(waived: Waived) -> str:
    until = f" until {waived.until}" if waived.until else ""
    return f"{waived.finding.message} (waived{until}: {waived.because})"


def _place(finding: Finding) -> str:
    at = finding.place.start
    return f"{harmless(finding.place.path)}:{at.line}:{at.column}"


def table(rows: list[tuple[str, str, str, str]], width: int, write: Ink) -> Iterator[str]:
    """Rows of role, head, text and place, with the texts below each other where that fits."""
    if not rows:
        return
    head_width = max(cells(head) for _, head, _, _ in rows)
    place_width = min(max(cells(place) for *_, place in rows), _COLUMN)
    hang = head_width + place_width + 3
    if hang > width - _LEAST_WIDTH:
        hang = 4
    for role, head, text, place in rows:
        start = write(head, role) + " " * (head_width - cells(head)) + " " + place
        room = width - hang
        if hang == 4 or cells(place) > place_width:
            yield start
            yield from (" " * hang + line for line in wrap(harmless(text), room))
            continue
        first, *others = wrap(harmless(text), room)
        yield start + " " * (place_width - cells(place)) + "  " + first
        yield from (" " * hang + line for line in others)
