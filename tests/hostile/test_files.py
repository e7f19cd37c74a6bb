"""Files made to harm, in every format of findings: an end, a place, and nothing obeyed."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from hostile.files import FINE, GROUPS
from hostile.readers import read

from cxroad.api import load_text
from cxroad.findings.report import Report
from cxroad.lint.explain import cards
from cxroad.render.formats import FINDINGS

DAY = date(2027, 3, 15)
CARDS = cards()
FILES = {
    f"{group}: {name}": text for group, (texts, _) in GROUPS.items() for name, text in texts.items()
}
FILES |= {f"fine: {name}": text for name, text in FINE.items()}


def test_there_are_enough() -> None:
    assert len(FILES) >= 100
    assert len(FINDINGS) >= 11


@pytest.mark.parametrize("text", FILES.values(), ids=FILES.keys())
def test_every_format_tells_file_and_line(text: str | bytes) -> None:
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    made = load_text(data, today=DAY, path="plan.yaml")
    report = Report((made.report,), rules=CARDS)
    sources = {"plan.yaml": made.loaded.document}
    said = {name: draw(report, sources) for name, draw in FINDINGS.items()}

    for name, output in said.items():
        read(name, output, output)
    findings = json.loads(said["json"])["findings"]
    lines = max(made.loaded.document.line_count, 1)
    assert findings
    assert all(1 <= each["start"]["line"] <= lines + 1 for each in findings)
    told = [line for line in said["concise"].splitlines() if line.startswith("plan.yaml:")]
    assert len(told) == len(findings)
    assert all(re.match(r"plan\.yaml:\d+:\d+: ", line) for line in told)
    for result in json.loads(said["sarif"])["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert 1 <= region["startLine"] <= lines + 1
