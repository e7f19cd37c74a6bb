"""The same findings at the same places, whatever the format.

More files by chance: CXROAD_CASES=2000 python -m pytest tests/formats/test_agreement.py
"""

from __future__ import annotations

import json
import os
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from cxroad.render.formats import FINDINGS
from cxroad.render.markdown_sections import MOST_CHARACTERS
from tests.fuzz import seeds
from tests.fuzz.mutate import Mutator
from tests.fuzz.target import Target

ROOT = Path(__file__).parents[2]
CASES = int(os.environ.get("CXROAD_CASES", "40"))

Found = Counter[tuple[str, int]]
"""How often each rule found something in each line, over all files."""


def _sarif(text: str) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = json.loads(text)["runs"][0]["results"]
    return [result for result in results if not result["suppressions"]]


def _line(result: dict[str, Any]) -> int:
    line: int = result["locations"][0]["physicalLocation"]["region"]["startLine"]
    return line


READ: dict[str, Callable[[str], Found]] = {
    "concise": lambda t: Counter(
        (code, int(line)) for line, code in re.findall(r":(\d+):\d+: \w+ ([A-Z]{3}\d{3}) ", t)
    ),
    "json": lambda t: Counter((f["code"], f["start"]["line"]) for f in json.loads(t)["findings"]),
    "jsonl": lambda t: Counter(
        (f["code"], f["start"]["line"]) for f in map(json.loads, t.splitlines())
    ),
    "github": lambda t: Counter(
        (code, int(line))
        for code, line in re.findall(r"^::\w+ title=cxroad (\w+)[^\n]*?,line=(\d+)", t, re.M)
    ),
    "gitlab": lambda t: Counter(
        (i["check_name"], i["location"]["lines"]["begin"]) for i in json.loads(t)
    ),
    "sarif": lambda t: Counter((r["ruleId"], _line(r)) for r in _sarif(t)),
    "junit": lambda t: Counter(
        (code, int(line))
        for case in ElementTree.fromstring(t).iter("testcase")
        if not any(" (waived" in part.attrib.get("message", "") for part in case)
        for line, code in re.findall(
            r":(\d+):\d+: \w+\[(\w+)\]", "".join(part.text or "" for part in case)
        )[:1]
    ),
    "checkstyle": lambda t: Counter(
        (e.attrib["source"].removeprefix("cxroad."), int(e.attrib["line"]))
        for e in ElementTree.fromstring(t).iter("error")
    ),
    "rdjson": lambda t: Counter(
        (d["code"]["value"], d["location"]["range"]["start"]["line"])
        for d in json.loads(t)["diagnostics"]
    ),
    "markdown": lambda t: Counter(
        (code, int(line))
        for line, code in re.findall(r"^\| \*\*[a-z ]+\*\* \| (\d+):\d+ \| (\w+) ", t, re.M)
    ),
}


def test_every_format_but_the_one_for_eyes_is_compared() -> None:
    assert set(FINDINGS) - {"full"} == set(READ)


@pytest.mark.parametrize("name", list(READ))
def test_counts_places_and_rules_agree_when_a_report_is_written_in_any_format(
    name: str, written: Any
) -> None:
    report, texts = written

    expected = Counter((f.code, f.place.start.line) for f in report.findings)

    assert expected
    assert expected == READ[name](texts[name])


def test_formats_agree_on_files_that_somebody_broke_or_made_to_harm(written_of: Any) -> None:
    """Roadmaps with pieces of YAML and of attacks put in, each broken differently."""
    chance = random.Random("agreement")
    starts = [*seeds.small(), *seeds.examples()]
    mutator = Mutator(Target(len, starts, (*seeds.YAML, *seeds.PAYLOADS, *seeds.WORDS)))
    compared = 0
    for _ in range(CASES):
        data = mutator.mutated(chance.choice(starts), chance)
        report, texts = written_of({"plan.yaml": data})
        (file,) = report.files
        lines = data.count(b"\n") + data.count(b"\r") + 2
        expected = Counter((f.code, f.place.start.line) for f in file.findings)
        compared += len(expected)

        assert all(1 <= line <= lines for _, line in expected), data
        for name, read in READ.items():
            if "The page is full" not in texts[name]:
                assert read(texts[name]) == expected, (name, data)
    assert compared > CASES


def test_known_findings_are_results_in_sarif_alone_unchanged_and_suppressed(
    half_known: Any,
) -> None:
    report, texts = half_known
    results = json.loads(texts["sarif"])["runs"][0]["results"]
    states = Counter((r["baselineState"], len(r["suppressions"])) for r in results)
    a, b = report.files

    assert states == {("unchanged", 1): len(a.known), ("new", 0): len(b.findings)}
    assert len(a.known) == len(b.findings) > 10
    assert json.loads(texts["json"])["counts"]["known"] == len(a.known)


def test_waived_findings_are_results_that_are_suppressed(examples: Any) -> None:
    report, texts = examples
    results = json.loads(texts["sarif"])["runs"][0]["results"]
    aside = [result for result in results if result["suppressions"]]

    assert sum(len(file.waived) for file in report.files) == len(aside) > 0
    assert {(s["kind"], s["justification"]) for r in aside for s in r["suppressions"]} == {
        ("inSource", "agreed (until 2028-01-01)")
    }
    assert texts["markdown"].count("| waived |") == len(aside)


def test_a_full_page_of_markdown_says_how_many_rows_had_no_room(written_of: Any) -> None:
    big_bang = (ROOT / "examples" / "big-bang.yaml").read_text("utf-8")
    report, texts = written_of({f"{name}.yaml": big_bang for name in "abcdef"})
    page = texts["markdown"]

    shown = READ["markdown"](page).total()
    missing = re.search(r"The page is full: (\d+) rows had no room here\.", page)

    assert len(page) <= MOST_CHARACTERS
    assert missing
    assert shown + int(missing[1]) == len(report.findings)


def test_waived_findings_are_skipped_tests_with_their_reason_in_junit(examples: Any) -> None:
    report, texts = examples
    waived = [entry for file in report.files for entry in file.waived]
    skipped = [
        part.attrib["message"]
        for part in ElementTree.fromstring(texts["junit"]).iter("skipped")
        if "(waived until 2028-01-01: agreed)" in part.attrib["message"]
    ]
    suites = list(ElementTree.fromstring(texts["junit"]).iter("testsuite"))

    assert waived
    assert len(skipped) == len(waived)
    for suite in suites:
        cases = list(suite.iter("testcase"))
        assert int(suite.attrib["tests"]) == len(cases)
        assert int(suite.attrib["skipped"]) == len(list(suite.iter("skipped")))
        assert int(suite.attrib["failures"]) == len(list(suite.iter("failure")))
