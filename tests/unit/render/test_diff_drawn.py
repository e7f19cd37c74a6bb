"""A difference on a terminal, as sentences, Markdown and JSON."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from markdown_it import MarkdownIt

from cxroad.api import load_text
from cxroad.render import json_diff, markdown_page, plain_page
from cxroad.render.terminal.page import render
from cxroad.render.width import cells
from cxroad.views.diff import State

DAY = date(2027, 1, 11)
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
PAYLOADS = (
    "::set-env name=PATH::x",
    "##vso[task.setvariable variable=x]y",
    "a]]> --><x>&lt;",
    "<img src=x onerror=y>",
    "[click](http://evil.example) ![p](http://evil.example/p.png)",
    "@org/team fixes #1 | `code` </details>",
    "\\e[2J\\e]0;t\\a \\x9b2J \\u202e",
    "W" * 300,
)


def hostile(payload, version):
    """Two versions of a roadmap in which every text holds a payload, and almost all differs."""
    text = '"' + payload.replace('"', "") + f' {version}"'
    days = 10 + version
    return f"""\
title: {text}
start: 2027-01-{days}
vision:
  statement: {text}
  horizon: 202{version + 7}
  outcomes:
    effort: {{name: {text}, baseline: {version}, target: 9, by: 2028, owner: {text}}}
    o{version}: {{name: {text}, baseline: 1, target: 2}}
case: {{rational: {text}, emotional: {text}}}
people: {{p: {{name: {text}}}, q{version}: {{name: {text}}}}}
teams: {{desk: {{function: {text}}}}}
vendors: {{v: {{name: {text}, exit: {text}}}}}
governance: {{sponsor: {text}, core_team: [{text}], handover: {text}}}
phases:
  crawl:
    name: {text}
    goal: {text}
    due: 2027-0{version + 2}
    exit: [{text}]
    initiatives:
      one: {{name: {text}, owner: {text}, estimate: {version}w, value: {text}, why: {text},
        tags: [{text}], serves: {{effort: {version}%}}}}
      two: {{name: {text}, after: [one], estimate: 2w, status: {
        "planned" if version < 2 else "dropped"
    }}}
      n{version}: {{name: {text}, owner: {text}, estimate: 2w}}
  walk:
    name: {text}
    initiatives:
      three: {{name: {text}, estimate: 3w}}
decisions:
  - {{what: {text}, on: 2027-01-0{version}, chosen: {text}, affects: [one, effort]}}
  - {{what: {text} , needed_by: 2027, by: {text}}}
risks:
  r: {{what: {text}, likelihood: {version}, impact: 5, owner: {text}, response: {text}}}
  s{version}: {{what: {text}, likelihood: 1, impact: 5, owner: {text}}}
waive:
  - {{rule: VIS002, because: {text}, until: 2028}}
"""


def view_of(payload, words="v1"):
    old, new = (load_text(hostile(payload, version), today=DAY) for version in (1, 2))
    assert not old.loaded.problems
    return new.diff(old, was=State(words, "abc123", DAY), now=State(words))


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("width", [40, 80, 100, 160])
def test_terminal_obeys_nothing_and_nothing_is_wider(payload, width):
    text = render(view_of(payload, payload), width=width, ascii=True, colour=False)

    # Breaking up what a runner would obey takes a cell.
    assert max(map(cells, text.replace("#\\#", "##").splitlines())) <= width
    assert not UNSEEN.search(text)
    assert not re.search(r"##\w*\[|^\s*::(?!:)", text, re.MULTILINE)
    assert text.isascii()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_sentences_and_json_obey_nothing(payload):
    view = view_of(payload, payload)
    for text in (plain_page.render(view), json_diff.render(view)):
        assert not UNSEEN.search(text)
        assert not re.search(r"##\w*\[|^\s*::(?!:)", text, re.MULTILINE)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_holds_no_link_picture_tag_or_mention(payload):
    page = markdown_page.render(view_of(payload, payload))
    html = MarkdownIt("commonmark", {"linkify": False}).enable("table").render(page)
    tags = set(re.findall(r"<(\w+)", html))

    assert tags <= {*("h1", "h2", "p", "em", "strong", "ul", "li", "hr"), *("table", "thead")} | {
        *("tbody", "tr", "th", "td")
    }
    assert not re.search(r"@\w|#\d", re.sub(r"&#\d+;", "", html))


def test_every_change_and_every_shift_is_told_in_every_format():
    view = view_of("text")
    shape = json.loads(json_diff.render(view))
    wide = render(view, width=1000, ascii=False, colour=False)

    assert len(shape["changes"]) == len(view.difference.changes) > 40
    assert len(shape["initiatives"]) == len(view.difference.shifts) > 0
    for text in (wide, plain_page.render(view), markdown_page.render(view)):
        for each in view.difference.changes:
            assert re.search(rf"(?<!\w){re.escape(each.id or each.part.value)}(?!\w)", text) or (
                each.name in text
            ), each
        for shift in view.difference.shifts:
            assert f"({shift.id})" in text or f"  {shift.id}\n" in text or shift.id in text


def test_json_keeps_texts_as_they_are():
    payload = PAYLOADS[3]
    shape = json.loads(json_diff.render(view_of(payload)))
    (goal,) = [e for e in shape["changes"] if e["key"] == "goal"]

    assert (goal["before"], goal["after"]) == (f"{payload} 1", f"{payload} 2")


def test_the_same_twice_says_so_and_what_was_compared():
    project = load_text(hostile("text", 1), today=DAY)
    text = plain_page.render(project.diff(project, was=State("v1", "abc123def456", DAY)))

    assert "Nothing that the plan reads differs from v1." in text
    assert "Older: v1 (abc123de, 11 Jan 2027)." in text
