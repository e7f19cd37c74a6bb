from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from cxroad.findings.finding import Finding, Severity
from cxroad.findings.report import FileReport, Report
from cxroad.render.formats import FINDINGS


def test_each_finding_is_a_line_that_editors_understand(finding: Callable[..., Finding]) -> None:
    severe = finding("title", "too much", severity=Severity.WARNING, severe=True, code="PPL001")
    report = Report((FileReport("acme.yaml", (severe, finding("web", "a\nb"))),))

    assert FINDINGS["concise"](report, {}) == (
        "acme.yaml:1:1: warning PPL001 severe: too much\nacme.yaml:7:16: error GRA001 a\\nb\n"
    )


def test_nothing_found_is_nothing_said() -> None:
    assert FINDINGS["concise"](Report((FileReport("acme.yaml", ()),)), {}) == ""


@pytest.mark.parametrize("name", list(FINDINGS))
def test_every_format_takes_the_same_wishes(name: str, finding: Callable[..., Finding]) -> None:
    report = Report((FileReport("acme.yaml", (finding("web"), finding("title"))),))

    text = FINDINGS[name](report, {}, colour=True, width=80, most=1)

    assert text.endswith("\n")
    assert len(re.findall("GRA001", FINDINGS[name](report, {}))) > len(re.findall("GRA001", text))


@pytest.mark.parametrize("name", list(FINDINGS))
def test_no_format_repeats_what_a_runner_or_a_terminal_obeys(
    name: str, finding: Callable[..., Finding]
) -> None:
    evil = "::set-env name=PATH::x ##[add-mask]e \x1b]0;title\x07 \u202e \x9b2J ##[ ##vso[x]"
    wrong = finding("web", evil, help=evil, note=evil, name=evil, route=evil)
    report = Report((FileReport(evil, (wrong,)),))

    text = FINDINGS[name](report, {})
    if name == "github":
        text = re.sub(r"^::error title=[^:]*::(?=severe|\\?::)", "", text)

    assert not re.search(r"^\s*::(?!: )|##\w*\[|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text, re.M)
