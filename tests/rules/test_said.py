"""What rules say of their bad examples, word by word.

`said.txt` is there to be read: after a change of words look at its difference, and ask whether
somebody who has never seen the rule knows what to do. It is written anew by
CXROAD_REGENERATE=1 python -m pytest tests/rules/test_said.py
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxroad.findings.finding import Finding
from cxroad.lint.catalog import RULES
from cxroad.lint.engine import lint
from cxroad.load.loader import load_bytes

SAID = Path(__file__).parent / "said.txt"


def written(found: Finding, text: str) -> Iterator[str]:
    """A finding as lines, with all of its words and what it marks."""
    severe = " severe" if found.severe else ""
    yield f"{found.place.start.line}: {found.severity}{severe}: {found.message}"
    for place in (found.place, *found.related):
        marked = text[slice(*place.span)].partition("\n")[0]
        label = f"   <- {place.label}" if place.label else ""
        yield f"   at {place.start.line}: {marked}{label}"
    for kind in ("help", "note"):
        if text := getattr(found, kind):
            yield f"   {kind}: {text}"


def said(code: str) -> str:
    """All that a rule says of its bad examples."""
    rule = RULES[code]
    lines = [f"# {code} {rule.name}"]
    for number, example in enumerate(rule.bad, start=1):
        assert example.frame
        lines.append(f"example {number}")
        loaded = load_bytes(example.file.encode(), "example.yaml")
        report = lint(loaded, example.today or example.frame.today, select=[code])
        for found in report.findings:
            lines += [line for line in written(found, example.file) if found.code == code]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def kept() -> dict[str, str]:
    """What is written in the file, by rule."""
    if os.environ.get("CXROAD_REGENERATE"):
        SAID.write_text("\n\n".join(map(said, RULES)) + "\n", encoding="utf-8")
    parts = SAID.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    return {part.split()[1]: part for part in parts}


@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_of_its_examples_what_is_written_down(kept: dict[str, str], code: str) -> None:
    assert said(code) == kept[code]


def test_nothing_is_written_down_of_a_rule_that_does_not_exist(kept: dict[str, str]) -> None:
    assert list(kept) == list(RULES)
