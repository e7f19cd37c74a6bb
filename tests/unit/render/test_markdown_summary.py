"""The steering summary as Markdown: complete, and harmless whatever the roadmap says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cxroad.api import load, load_text
from cxroad.render.markdown_sections import MOST_CHARACTERS
from cxroad.render.markdown_summary import render
from cxroad.views.summary import SummaryView, arrange_summary

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.yaml"))
PLAIN = {
    *("heading_open", "paragraph_open", "bullet_list_open", "list_item_open", "table_open"),
    *("thead_open", "tbody_open", "tr_open", "th_open", "td_open", "inline", "hr"),
}
INLINE = {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close"}

EVERYWHERE = """
title: {0}
start: 2027-01-11
currency: EUR
vision:
  statement: {0}
  strategy: {0}
  reviewed: 2026-12-04
  outcomes:
    effort: {{name: {0}, metric: custom, unit: {0}, better: up, baseline: 4, target: 6,
              actuals: {{2027-01-05: 5}}}}
people:
  mia: {{name: {0}, function: {0}}}
insight:
  anna: {{kind: n1, name: {0}, last: 2026-12-01, finding: {0}}}
phases:
  crawl:
    name: {0}
    goal: {0}
    due: 2027-02-15
    exit: [{0}]
    initiatives:
      listen: {{name: {0}, owner: mia, estimate: 4w..8w, cost: 10k, serves: [effort],
                impacts: {{desk: high}}, milestones: {{2027-02-01: {0}}}}}
      old: {{name: {0}, status: done, finished: 2027-01-05, value: {0}}}
      idea: {{name: {0}, status: parked, since: 2026-11, because: {0}, evidence: [anna]}}
      late: {{name: {0}, due: 2027-01-05}}
decisions:
  - {{what: {0}, options: [{0}], recommend: {0}, needed_by: 2027-01-05, by: {0}}}
risks:
  gone: {{what: {0}, likelihood: 4, impact: 5, response: {0}, owner: {0}, hits: [listen]}}
"""

HOSTILE = st.lists(
    st.one_of(
        st.text(
            st.characters(min_codepoint=32, blacklist_categories=["Cs", "Cc", "Zl", "Zp"]),
            max_size=6,
        ),
        st.sampled_from(
            [
                "[a](http://e.example)",
                "![b](x)",
                "<img/src=x>",
                "</details>",
                "@org/team",
                "#1",
                "|",
                "`",
                "```",
                "#",
                "-",
                ">",
                "*x*",
                "__y__",
                "~~z~~",
                "===",
                "---",
                "www.e.example",
                "{{x}}",
                "&lt;",
                "\\",
                "::error::",
                "1.",
                "<!--",
            ]
        ),
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


def page(text: str, phase: str | None = None, today: str = "2027-01-11") -> SummaryView:
    project = load_text(text, today=date.fromisoformat(today))
    assert project.loaded.problems == ()
    return arrange_summary(project.plan, None, phase)


def outline(markdown: str) -> tuple[list[str], list[int]]:
    """Headings, and the number of cells of each table row; fails on anything that is live."""
    tokens = READER.parse(markdown)
    kinds = {each.type for each in tokens if each.nesting >= 0}
    assert kinds <= PLAIN
    inline = [each for each in tokens if each.type == "inline"]
    assert {child.type for each in inline for child in each.children or ()} <= INLINE
    headings = [tokens[n + 1].content for n, x in enumerate(tokens) if x.type == "heading_open"]
    rows, cells = [], 0
    for each in tokens:
        if each.type == "tr_open":
            cells = 0
        cells += each.type in ("th_open", "td_open")
        if each.type == "tr_close":
            rows.append(cells)
    return headings, rows


@given(HOSTILE)
@settings(max_examples=60)
def test_page_keeps_its_outline_whatever_the_texts_say(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"

    assume(not load_text(EVERYWHERE.format(quoted), today=date(2027, 1, 11)).loaded.problems)
    calm = outline(render(page(EVERYWHERE.format("word"), "crawl")))
    markdown = render(page(EVERYWHERE.format(quoted), "crawl"))
    wild = outline(markdown)

    assert len(wild[0]) == len(calm[0])
    assert wild[1] == calm[1]
    assert not re.search(r"@\w", markdown)
    assert not any(line.lstrip().startswith("::") for line in markdown.splitlines())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_clean_markdown_with_every_section(path: Path) -> None:
    project = load(str(path), today=date(2027, 1, 11))

    for phase in (None, *project.plan.roadmap.phases):
        view = arrange_summary(project.plan, None, phase)
        markdown = render(view)
        headings, _ = outline(markdown)
        assert len(headings) == 1 + len(view.sections)
        assert "\n\n\n" not in markdown
        assert markdown.endswith("\n")
        assert all(line == line.rstrip() for line in markdown.splitlines())


def test_facts_with_a_label_are_a_list_and_tables_are_aligned() -> None:
    markdown = render(page(EVERYWHERE.format("word"), "crawl"))

    assert "- **Expected:** 21 Feb 2027, 6 days after that date.\n" in markdown
    assert "| Initiative | Owner | Starts | Finishes | 80 % sure |\n" in markdown
    assert "| --- | --- | ---: | ---: | ---: |\n" in markdown
    assert "| word | word | 11 Jan 2027 | 21 Feb 2027 | 26 Feb 2027 |" in markdown.replace(
        " *(lands on desk (high))*", ""
    )


def test_page_longer_than_a_comment_is_cut_at_a_line_and_says_so() -> None:
    many = "".join(f"    p{n}: {{what: {'x' * 900}}}\n" for n in range(5))
    risks = f"title: A\nphases: {{}}\nrisks:\n{many}"
    outcomes = "".join(f"    o{n}: {{name: {'y' * 900}}}\n" for n in range(80))
    text = f"{risks}vision:\n  statement: Anyone can join us.\n  outcomes:\n{outcomes}"

    markdown = render(page(text))

    assert len(markdown) <= MOST_CHARACTERS
    assert markdown.endswith("\nThe page is longer than a comment may be and was cut here.\n")
    assert markdown.splitlines()[-3].endswith("|")
