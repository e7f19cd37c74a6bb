"""Levelled plans on a terminal, as sentences, Markdown and JSON; nothing from a file is obeyed."""

import re
from datetime import date
from pathlib import Path

import pytest

from cxroad.api import load, load_text
from cxroad.render import json_level, markdown_page, plain_page
from cxroad.render.terminal.page import render
from cxroad.render.width import cells

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = date(2027, 1, 11)
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

PAYLOADS = (
    "\\e[2J\\e]0;x\\a \\u202e ::set-env name=PATH::x ##vso[x]y",
    "::error::x",
    "<script>alert(1)</script> [x](http://evil.example) ![p](p.png) @everyone #1 |x|",
    "a\\n## heading\\n::stop-commands::x",
    "WWWWWWWWWW" * 40,
)


def levelled(name):
    return load(str(EXAMPLES / name), today=DAY).level(schedules=100)


def trap(payload):
    project = load_text(
        f"""\
title: "{payload}"
start: 2027-01-11
people: {{it: {{name: "{payload}"}}}}
teams: {{desk: {{size: 9}}}}
vision: {{statement: All is well here}}
phases:
  crawl:
    initiatives:
      a: {{name: "{payload}", owner: it, estimate: 6w, impacts: {{desk: high}}}}
      b: {{name: "{payload}", owner: it, estimate: 6w, impacts: {{desk: high}}}}
""",
        today=DAY,
    )
    assert not project.loaded.partial
    view = project.level(schedules=10)
    assert len(view.shifts) == 1
    return view


@pytest.mark.parametrize("width", [40, 80, 100, 160])
@pytest.mark.parametrize("name", ["northwind.yaml", "big-bang.yaml", "minimal.yaml"])
def test_no_line_is_wider_than_the_terminal(name, width):
    for ascii in (True, False):
        text = render(levelled(name), width=width, ascii=ascii, colour=False)

        assert max(cells(line) for line in text.splitlines()) <= width
        assert not ascii or text.isascii()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_of_a_file_is_shown_and_not_obeyed(payload):
    view = trap(payload)
    texts = [render(view, width=80, ascii=False, colour=False)]
    texts += [each.render(view) for each in (plain_page, markdown_page, json_level)]

    for text in texts:
        assert not UNSEEN.search(text)
        assert not any(line.startswith(("::", "##vso")) for line in text.splitlines())
    assert "<script>" not in texts[2]
    assert "\n## heading" not in texts[2]


def test_a_cost_beyond_the_horizon_is_not_called_free():
    view = levelled("big-bang.yaml")

    assert view.answer.lost == 0
    assert "ends 8 months later" in view.headline
    assert "it costs no value up to 31 Dec 2028" in view.headline
