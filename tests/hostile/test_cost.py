"""Texts as long as they may be, on which a pattern that steps back would cost hours."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hostile.payloads import written

from cxroad.api import load_text
from cxroad.findings.report import Report
from cxroad.lint.explain import cards
from cxroad.render.formats import FINDINGS

SECONDS = 6
"""Processor time for reading, judging and writing; what is promised for 256 KiB is 2."""

BAITS = {
    **{f"only {one!r}": one for one in "aA1é漢-.(`#,'\"=_:/[{<&@+%~|\\*!?;"},
    **{
        f"{two!r} again and again": two for two in ("a ", "1 ", "1.", ". ", "a, ", "a/", "a@", "aA")
    },
    "words that say nothing": "improve optimise leverage synergy ",
    "and": "a and ",
    "addresses": "http://a",
    "commands": "##[",
    "months": "may 2027 q1 ",
    "percent": "100 % ",
    "marks above letters": "a\u0301\u0301\u0301",
    "joined pictures": "\U0001f468\u200d",
    "escapes": "\x1b[31m",
    "lines": "x\n",
}
CARDS = cards()


def roadmap(text: str) -> str:
    """A text wherever rules on words look."""
    long, short = written(text[:60_000]), written(text[:6_000])
    return (
        f"title: {short}\nstart: 2027-01-04\nvision:\n  statement: {long}\n  outcomes:\n"
        f"    o: {{name: {short}, metric: nps, baseline: 1, target: 9, by: 2029}}\n"
        f"phases:\n  crawl:\n    goal: {short}\n    exit: [{short}]\n    initiatives:\n"
        f"      i: {{name: {long}, estimate: 2w, owner: {short}, value: {short}, serves: [o]}}\n"
    )


@pytest.mark.parametrize("bait", BAITS.values(), ids=BAITS.keys())
def test_text_of_one_pattern_is_judged_and_shown_in_time(bait: str) -> None:
    text = roadmap(bait * (60_000 // len(bait)))
    began = time.process_time()
    made = load_text(text, today=date(2027, 3, 15), path="plan.yaml")
    report = Report((made.report,), rules=CARDS)
    said = FINDINGS["full"](report, {"plan.yaml": made.loaded.document})

    assert time.process_time() - began < SECONDS
    assert made.loaded.problems == ()
    assert said.endswith("\n")
