"""`junit`: findings as tests, for servers that know nothing but tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from cxroad.findings.finding import Finding, Severity
from cxroad.findings.report import FileReport, Report, Waived
from cxroad.render.address import address
from cxroad.render.gravest import bounded, left_out
from cxroad.render.visible import unobeyed
from cxroad.render.xml import HEAD, empty, opening, text
from cxroad.source.document import Document

_NO_TIME = {"timestamp": "1970-01-01T00:00:00", "hostname": "localhost"}
"""What the strict layout asks for and would make every run another; no server shows it."""


def render(
    report: Report,
    _sources: Mapping[str, Document],
    *,
    most: int | None = None,
    **_layout: int,
) -> str:
    """A suite for each file; errors and warnings are failed tests, infos and waived ones skipped.

    A file without findings is one test that passes, since servers take an empty report for a
    mistake.

    Source:
        The layout fits both github.com/windyroad/JUnit-Schema and Jenkins' junit-10.xsd.
    """
    shown = bounded(report, most)
    rest = left_out(report, shown)
    lines = [HEAD, "<testsuites>"]
    for number, file in enumerate(shown.files):
        lines += _suite(report, file, number, rest if number == 0 else "")
    lines.append("</testsuites>")
    return unobeyed("".join(f"{line}\n" for line in lines))


def _suite(report: Report, file: FileReport, number: int, remark: str) -> Iterator[str]:
    name = address(report, file.path)
    infos = sum(finding.severity is Severity.INFO for finding in file.findings)
    attributes: dict[str, str | int] = {
        "name": name,
        "package": "cxroad",
        "id": number,
        **_NO_TIME,
        "tests": len(file.findings) + len(file.waived) or 1,
        "failures": len(file.findings) - infos,
        "errors": 0,
        "skipped": infos + len(file.waived),
        "time": "0.000",
    }
    yield f"  {opening('testsuite', attributes)}"
    yield "    <properties/>"
    names: Counter[str] = Counter()
    cases = [(finding, "") for finding in file.findings]
    cases += [(waived.finding, _reason(waived)) for waived in file.waived]
    for finding, waived in cases:
        title = f"{finding.code} {finding.route or finding.name}".strip()
        names[title] += 1
        again = f" ({names[title]})" if names[title] > 1 else ""
        yield from _case(finding, title + again, name, waived)
    if not cases:
        yield f"    {empty('testcase', {'name': 'lint', 'classname': name, 'time': '0.000'})}"
    yield f"    <system-out>{text(remark)}</system-out>"
    yield "    <system-err/>"
    yield "  </testsuite>"


def _reason(waived: Waived) -> str:
    until = f" until {waived.until}" if waived.until else ""
    return f"waived{until}: {waived.because}"


def _case(finding: Finding, title: str, name: str, waived: str) -> Iterator[str]:
    """A finding as a test. Its name has no line number, so that servers know it again.

    Args:
        waived: That it counts for nothing and why; empty where it counts.
    """
    attributes: dict[str, str | int] = {"name": title, "classname": name, "time": "0.000"}
    yield f"    {opening('testcase', attributes)}"
    severity = str(finding.severity)
    at = finding.place.start
    severe = " severe" if finding.severe else ""
    said = [
        f"{name}:{at.line}:{at.column}: {severity}[{finding.code}]{severe}: {finding.message}",
        *(
            f"{word}: {sentence}"
            for word, sentence in (("help", finding.help), ("note", finding.note))
            if sentence.strip()
        ),
    ]
    body = "\n".join(text(line) for line in said)
    if waived or finding.severity is Severity.INFO:
        message = f"{finding.message} ({waived})" if waived else finding.message
        yield f"      {opening('skipped', {'message': message})}{body}</skipped>"
    else:
        start = opening("failure", {"message": finding.message, "type": severity})
        yield f"      {start}{body}</failure>"
    yield "    </testcase>"
