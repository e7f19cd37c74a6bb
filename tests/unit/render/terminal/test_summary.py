"""The steering summary on a terminal: within its width, in words, without a frame."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxroad.api import load, load_text
from cxroad.render import plain_summary
from cxroad.render.terminal.summary import render
from cxroad.render.width import cells
from cxroad.views.summary import SummaryView, arrange_summary

EXAMPLES = sorted((Path(__file__).parents[4] / "examples").glob("*.yaml"))

TEXT = """
title: {0}
start: 2027-01-11
currency: EUR
vision:
  statement: {0}
  outcomes:
    effort: {{name: {0}, metric: ces2, baseline: 4, target: 6, actuals: {{2027-01-05: 5}}}}
people:
  mia: {{name: {0}, function: {0}}}
phases:
  crawl:
    name: {0}
    due: 2027-02-15
    exit: [{0}]
    initiatives:
      listen: {{name: {0}, owner: mia, estimate: 4w..8w, cost: 10k, serves: [effort],
                impacts: {{desk: high}}}}
      old: {{name: {0}, status: done, finished: 2027-01-05, value: {0}}}
decisions:
  - {{what: {0}, options: [{0}, {0}], recommend: {0}, needed_by: 2027-01-05, by: {0}}}
risks:
  gone: {{what: {0}, likelihood: 4, impact: 5, response: {0}, owner: {0}, hits: [listen]}}
"""


def page(text: str, phase: str | None = None) -> SummaryView:
    project = load_text(text, today=date(2027, 1, 11))
    assert project.loaded.problems == ()
    return arrange_summary(project.plan, None, phase)


def drawn(view: SummaryView, width: int = 100, *, ascii: bool = False, colour: bool = False) -> str:
    return render(view, width=width, ascii=ascii, colour=colour)


@pytest.mark.parametrize("width", [40, 57, 80, 100, 160])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_line_is_wider_than_the_window_or_ends_in_blanks(path: Path, width: int) -> None:
    project = load(str(path), today=date(2027, 1, 11))

    for phase in (None, *project.plan.roadmap.phases):
        text = drawn(arrange_summary(project.plan, None, phase), width)
        assert max(map(cells, text.splitlines())) <= width
        assert all(line == line.rstrip() for line in text.splitlines())
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


@given(
    st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=60),
    st.sampled_from([40, 80, 100, 160]),
    st.booleans(),
)
@settings(max_examples=60)
def test_any_text_stays_within_the_window_and_moves_no_cursor(
    text: str, width: int, colour: bool
) -> None:
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    quoted = re.sub(r"[\u0085\u2028\u2029\ufeff\ufffe\uffff]", "x", quoted)

    shown = drawn(page(TEXT.format(quoted)), width, colour=colour)

    bare = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert "\x1b" not in bare
    assert max(map(cells, bare.splitlines())) <= width
    assert not any(line.lstrip().startswith("::") for line in bare.splitlines())


def test_escapes_in_a_text_are_spelt_out_and_not_obeyed() -> None:
    shown = drawn(page(TEXT.format('"[red]\\u202eevil[/red]"')), colour=True)

    assert "[red]\\u202eevil[/red]" in shown
    assert "\u202e" not in shown


def test_command_to_a_runner_is_broken_up_within_the_width() -> None:
    view = page(TEXT.format(f"'::set-env {'x' * 70}'"))

    shown = drawn(view, 80)

    assert not any(line.lstrip().startswith("::") for line in shown.splitlines())
    assert max(map(cells, shown.splitlines())) <= 80


def test_ascii_draws_rules_bars_and_bullets_without_other_marks() -> None:
    shown = drawn(page(TEXT.format("word")), ascii=True)

    assert shown.isascii()
    assert "####====" in shown
    assert "- word. (word, 5 Jan 2027)" in shown


def test_bar_is_filled_as_far_as_the_way_to_the_target() -> None:
    assert "████▒▒▒▒   50 %" in drawn(page(TEXT.format("word")))
    assert "████████▒▒▒▒▒▒▒▒   50 %" in drawn(page(TEXT.format("word")), 160)


def test_without_colour_no_code_is_written_and_with_it_the_words_are_the_same() -> None:
    view = page(TEXT.format("word"))

    bare, coloured = drawn(view), drawn(view, colour=True)

    assert "\x1b" not in bare
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == bare
    assert "\x1b[1;7;31m R \x1b[0m" in coloured


def test_head_gives_title_day_colour_and_span() -> None:
    lines = drawn(page(TEXT.format("word"), "crawl"), 80).splitlines()

    assert lines[0] == "word" + "as of 11 Jan 2027".rjust(76)
    assert lines[1] == " R  word"
    assert lines[2].startswith("    5 Jan 2027 to 21 Feb 2027, week 1 of ")


def test_long_words_wrap_inside_their_column() -> None:
    view = page(TEXT.format("Zurückverweisungsverfahrensbeschleunigungsgesetz"))

    shown = drawn(view, 80)

    start = shown.index("What we do about it")
    column = shown[shown.rindex("\n", 0, start) + 1 : start]
    for line in shown[start:].splitlines()[2:4]:
        assert line[len(column) - 1] == " "


def test_text_too_long_for_its_cell_is_cut_with_a_mark() -> None:
    shown = drawn(page(TEXT.format("word " * 200 + "end")), 80)

    assert "…" in shown
    assert "~" in drawn(page(TEXT.format("word " * 200 + "end")), 80, ascii=True)


def test_percent_sign_never_leaves_its_number() -> None:
    view = page(TEXT.format("word"))

    for width in range(40, 130):
        lines = drawn(view, width).splitlines()
        assert not any(line.lstrip(" •").startswith("%") for line in lines)


def test_table_that_does_not_fit_becomes_sentences() -> None:
    shown = drawn(page(TEXT.format("word")), 40)

    assert "Finishes" not in shown
    assert "• word: starts 11 Jan 2027; finishes 21" in shown


def test_window_under_40_columns_gets_plain_sentences() -> None:
    view = page(TEXT.format("word"))

    assert drawn(view, 39) == plain_summary.render(view)
