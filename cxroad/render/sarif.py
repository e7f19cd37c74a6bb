"""`sarif`: SARIF 2.1.0, which code scanning of GitHub and other sites shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import cxroad
from cxroad.findings.card import RuleCard
from cxroad.findings.finding import Finding, Place, Severity
from cxroad.findings.report import FileReport, Report, Waived
from cxroad.render.address import uri
from cxroad.render.closing import aside
from cxroad.render.fingerprint import fingerprints
from cxroad.render.gravest import bounded, left_out
from cxroad.render.json_text import json_text
from cxroad.render.markdown_rules import page_text
from cxroad.render.visible import harmless
from cxroad.source.document import Document

_Json: TypeAlias = dict[str, Any]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_ROOT = "%SRCROOT%"
_MOST_RELATED = 100
"""The most further places of a finding. Source: GitHub shows 100 locations of a result."""

_MOST_SNIPPET = 200
"""The most characters of the marked text that are repeated; our default."""


def render(
    report: Report,
    sources: Mapping[str, Document],
    *,
    most: int | None = None,
    **_layout: int,
) -> str:
    """One run with every rule, every finding, and waived findings as suppressed results.

    Source:
        OASIS SARIF 2.1.0; docs.github.com, "SARIF support for code scanning".
    """
    shown = bounded(report, most)
    cards = _cards(report)
    writer = _Writer(report, sources, {card.code: at for at, card in enumerate(cards)})
    return json_text(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": _driver(cards)},
                    "automationDetails": {"id": "cxroad/lint/"},
                    "invocations": [_invocation(report, shown)],
                    "originalUriBaseIds": {
                        _ROOT: {"description": {"text": "The root of the repository."}}
                    },
                    "columnKind": "unicodeCodePoints",
                    "results": list(writer.results(shown)),
                }
            ],
        }
    )


class _Writer:
    """Results of one report."""

    def __init__(
        self, report: Report, sources: Mapping[str, Document], index: Mapping[str, int]
    ) -> None:
        self._report = report
        self._sources = sources
        self._index = index
        self._marks = fingerprints(report, sources)

    def results(self, shown: Report) -> Iterator[_Json]:
        """Findings file after file, then what each file waives and what was known before.

        Every result has `suppressions`, since either all of a run have them or none. So it is
        with `baselineState`, which they have where known findings are hidden; these are
        suppressed too, since most viewers heed only one of the two. Waived ones are not new
        either: somebody saw them before waiving them.
        """
        for file in shown.files:
            yield from (self._result(finding, []) for finding in file.findings)
            for waived in file.waived:
                yield self._result(waived.finding, [_suppression(waived)], "unchanged")
            yield from (self._result(f, [self._known], "unchanged") for f in file.known)

    @property
    def _known(self) -> _Json:
        return {
            "kind": "external",
            "status": "accepted",
            "justification": _plain(f"Listed in {self._report.record}"),
        }

    def _result(self, finding: Finding, suppressions: list[_Json], state: str = "new") -> _Json:
        made: _Json = {
            "ruleId": finding.code,
            "ruleIndex": self._index[finding.code],
            "level": _LEVELS[finding.severity],
            "message": {"text": _message(finding)},
            "locations": [self._location(finding.place)],
            "partialFingerprints": {"primaryLocationLineHash": f"{self._marks[finding]}:1"},
            "suppressions": suppressions,
        }
        if self._report.record:
            made["baselineState"] = state
        if finding.related:
            made["relatedLocations"] = [
                {
                    "id": number,
                    **self._location(place),
                    "message": {"text": _plain(place.label or "see here")},
                }
                for number, place in enumerate(finding.related[:_MOST_RELATED], 1)
            ]
        if finding.severe:
            made["properties"] = {"severe": True}
        return made

    def _location(self, place: Place) -> _Json:
        start, end = place.start, place.end
        region: _Json = {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": max(start.line, end.line),
            "endColumn": end.column,
        }
        document = self._sources.get(place.path)
        marked = document.text[place.span.start : place.span.end] if document else ""
        if 0 < len(marked) <= _MOST_SNIPPET:
            region["snippet"] = {"text": marked}
        return {
            "physicalLocation": {
                "artifactLocation": {"uri": uri(self._report, place.path), "uriBaseId": _ROOT},
                "region": region,
            }
        }


def _cards(report: Report) -> list[RuleCard]:
    """Every rule, and what little is known of codes that are none."""
    known = {card.code: card for card in report.rules}
    for file in report.files:
        for finding in file.everything:
            if finding.code not in known:
                known[finding.code] = _bare(finding)
    return list(known.values())


def _bare(finding: Finding) -> RuleCard:
    name = harmless(finding.name) or finding.code
    said = f"{name.replace('-', ' ').capitalize()}."
    cure = f"`cxroad rule {finding.code}` explains it."
    return RuleCard(finding.code, name, finding.severity, said, said, cure, None)


def _driver(cards: list[RuleCard]) -> _Json:
    return {
        "name": "cxroad",
        "semanticVersion": cxroad.__version__,
        "rules": [_rule(card) for card in cards],
    }


def _rule(card: RuleCard) -> _Json:
    page = page_text(card.page) if card.page else card.cure
    return {
        "id": card.code,
        "name": "".join(word.capitalize() for word in card.name.split("-")),
        "shortDescription": {"text": card.summary},
        "fullDescription": {"text": card.why or card.summary},
        "help": {"text": f"{card.cure}\n\n{card.why}".strip(), "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[card.severity]},
        "properties": {
            "tags": [card.code[:3], *([card.family] if card.family else [])],
            "precision": "high",
            "problem.severity": _PROBLEMS[card.severity],
        },
    }


def _invocation(report: Report, shown: Report) -> _Json:
    """That cxroad ran, and what this file does not tell."""
    remarks = [f"{rest}."] if (rest := left_out(report, shown)) else []
    remarks += map(_plain, aside(report))
    remarks += [f"{_waiting(file)}." for file in report.files if file.not_run]
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [
            {"level": "note", "message": {"text": remark}} for remark in remarks
        ],
    }


def _waiting(file: FileReport) -> str:
    return (
        f"{_plain(file.path)} could not be read in full, so {len(file.not_run)} rules did not run"
    )


def _suppression(waived: Waived) -> _Json:
    until = f" (until {waived.until})" if waived.until else ""
    return {
        "kind": "inSource",
        "status": "accepted",
        "justification": _plain(f"{waived.because}{until}"),
    }


def _message(finding: Finding) -> str:
    """The finding in sentences; SARIF wants their full stops."""
    said = [finding.message, finding.note]
    text = " ".join(_sentence(part) for part in said if part.strip())
    return f"{text} Help: {_sentence(finding.help)}" if finding.help.strip() else text


def _sentence(text: str) -> str:
    plain = _plain(text).strip()
    return plain if plain.endswith((".", "!", "?")) else f"{plain}."


def _plain(text: str) -> str:
    """Text without a link: in messages `[words](address)` is one."""
    return harmless(text).replace("](", "\\](")
