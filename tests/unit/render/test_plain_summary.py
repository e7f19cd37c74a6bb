"""The steering summary as sentences: one fact a line, nothing that only the eye can see."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cxroad.api import load, load_text
from cxroad.render.plain_summary import render
from cxroad.views.summary import arrange_summary

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.yaml"))

TEXT = """
title: Acme
start: 2027-01-11
vision:
  statement: Anyone can join us in one contact.
  outcomes:
    effort: {metric: ces2, baseline: 4, target: 6, by: 2028, actuals: {2027-01-05: 5}}
phases:
  crawl:
    due: 2027-02-15
    initiatives:
      listen: {name: Listen, owner: Mia, estimate: 4w..8w}
decisions:
  - {what: Who pays?, options: [we, they], recommend: we, needed_by: 2027-01-05, by: Raj}
risks:
  gone: {what: She leaves, likelihood: 4, impact: 5, response: Name a deputy, owner: Raj}
"""


def test_every_row_of_every_table_is_a_sentence() -> None:
    text = render(arrange_summary(load_text(TEXT, today=date(2027, 1, 11)).plan, None))

    for sentence in (
        "The whole roadmap, red, as of 11 Jan 2027",
        "Crawl is red: 0 of 1 initiative done, expected to finish on 21 Feb 2027, "
        "80 % sure by 26 Feb 2027, its gate is 15 Feb 2027, 6 days after it, "
        "chance to meet it 16 % ± 1.",
        "Who pays? Options: we; they. We recommend: we. Needed by 5 Jan 2027, 6 days late. "
        "Who decides: Raj.",
        "effort: was 4, planned by now 4, now 5, target 6, to be reached by 2028, "
        "measured: 5 Jan 2027, 50 % of the way, ahead.",
        "Listen: starts 11 Jan 2027; finishes 21 Feb 2027; 80 % sure by 26 Feb 2027; owner: Mia.",
        "Score 20: She leaves. What we do about it: Name a deputy. Owner: Raj.",
        "Mia: 1 initiative still to do.",
    ):
        assert f"{sentence}\n" in text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_hold_no_box_no_bar_and_no_bullet(path: Path) -> None:
    project = load(str(path), today=date(2027, 1, 11))

    for phase in (None, *project.plan.roadmap.phases):
        text = render(arrange_summary(project.plan, None, phase))
        assert not set(text) & set("█▒─│•»◆\t\x1b")
        assert "  " not in text
        assert "\n\n\n" not in text


def test_hidden_characters_are_spelt_out() -> None:
    text = TEXT.replace("title: Acme", 'title: "A\\u202eB"')

    assert render(arrange_summary(load_text(text, today=date(2027, 1, 11)).plan, None)).startswith(
        "A\\u202eB\n"
    )
