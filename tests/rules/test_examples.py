"""Every example of every rule: what is marked is reported, there and nowhere else."""

import re
from collections import Counter

import pytest

from cxroad.findings.finding import Severity
from cxroad.lint.catalog import RULES
from cxroad.lint.engine import lint
from cxroad.lint.example import Example
from cxroad.load.loader import load_bytes

FIRST_FAMILIES = ("STR", "GRA", "VIS")
"""Any other finding of these in an example would be noise that a reader has to explain away."""


def _cases(kind: str) -> list[object]:
    return [
        pytest.param(rule.code, example, id=f"{rule.code}-{number}")
        for rule in RULES.values()
        for number, example in enumerate(getattr(rule, kind), start=1)
    ]


def _found(code: str, example: Example) -> Counter[tuple[int, str, Severity, bool]]:
    """Findings of a rule and of the first families, whatever the level."""
    assert example.frame
    loaded = load_bytes(example.file.encode(), "example.yaml")
    report = lint(loaded, example.today or example.frame.today, select=list(RULES))
    return Counter(
        (found.place.start.line, found.code, found.severity, found.severe)
        for found in report.findings
        if found.code == code or found.code.startswith(FIRST_FAMILIES)
    )


@pytest.mark.parametrize(("code", "example"), _cases("bad"))
def test_bad_example_is_reported_at_its_marks_and_nowhere_else(code: str, example: Example) -> None:
    expected = Counter(
        (mark.line, mark.code, mark.severity or RULES[mark.code].severity, mark.severe)
        for mark in example.marks
    )

    assert _found(code, example) == expected, example.file


@pytest.mark.parametrize(("code", "example"), _cases("good") + _cases("silent"))
def test_good_example_gives_no_finding(code: str, example: Example) -> None:
    assert not _found(code, example), example.file


@pytest.mark.parametrize(("code", "example"), _cases("bad"))
def test_what_is_said_has_each_mark_twice_and_no_blank_too_many(
    code: str, example: Example
) -> None:
    assert example.frame
    loaded = load_bytes(example.file.encode(), "example.yaml")
    for found in lint(loaded, example.today or example.frame.today, select=[code]).findings:
        labels = [place.label for place in (found.place, *found.related)]
        for text in (found.message, found.help, found.note, *labels):
            assert text.count("`") % 2 == 0, text
            ours = re.sub(r"`[^`]*`", "``", text)  # without what is quoted
            for opened, closed in ("()", "[]", "{}"):
                assert ours.count(opened) == ours.count(closed), text
            assert text == text.strip()
            assert not re.search(r"  | [,.;:](?!\.)|``\w", ours), text
        assert found.message
        assert found.help or found.note, found.message
