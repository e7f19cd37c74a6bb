"""One initiative with its neighbours, and the arrows of a whole plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.api import load_text
from cxroad.errors import UsageError
from cxroad.views.arrows import arrows_of

DAY = date(2027, 1, 20)
ODD = """\
title: Odd
start: 2027-01-04
externals: {permit: {name: City permit, due: 2027-03-01}, storm: {}}
phases:
  crawl:
    initiatives:
      late: {name: Late, estimate: 4w, after: mid}
      a: {name: A, estimate: 4w..6w}
      b: {name: B, estimate: 6w}
      mid: {name: Mid, estimate: 6w..9w, after: [a, b - 1w, permit + 2w, storm, gone, nothing]}
      early: {name: Early, estimate: 12w, after: mid.start + 1w}
      far: {name: Far, estimate: 1w, after: late}
      gone: {name: Gone, status: dropped, after: mid}
  walk:
    after: [mid]
    initiatives:
      w1: {name: W1, estimate: 10w, after: [crawl]}
  run:
    overlap: 2w
    initiatives:
      r1: {name: R1, estimate: 30w, after: [mid + 3mo, w1, w1]}
"""


def project_of(text=ODD):
    return load_text(text, today=DAY)


def pairs(arrows):
    return [(each.source.id, each.target.id) for each in arrows]


def test_focus_shows_an_initiative_and_those_one_step_away():
    view = project_of().timeline(focus="mid")

    assert view.focus == "mid"
    assert [row.id for row in view.rows] == ["late", "a", "b", "mid", "early", "r1"]
    assert [phase.id for phase in view.phases] == ["crawl", "walk", "run"]


def test_arrows_are_those_that_begin_or_end_at_it():
    arrows = project_of().timeline(focus="mid").arrows

    assert pairs(arrows) == [
        ("mid", "late"),
        ("a", "mid"),
        ("b", "mid"),
        ("permit", "mid"),
        ("storm", "mid"),
        ("mid", "early"),
        ("mid", "walk"),
        ("mid", "r1"),
    ]
    assert [each.lag for each in arrows] == [
        "",
        "",
        "- 1w",
        "+ 2w",
        "",
        "its start + 1w",
        "",
        "+ 3mo",
    ]


def test_sentences_say_what_it_waits_for_and_what_waits():
    notes = project_of().timeline(focus="mid").notes

    assert notes[0] == (
        "mid waits for a, b - 1w, permit + 2w (City permit, due 1 Mar 2027) and storm (without a "
        "date), and late, early (mid.start + 1w), walk and r1 (mid + 3mo) wait for it."
    )


def test_the_order_of_phases_is_a_sentence_and_no_arrow():
    view = project_of().timeline(focus="w1")

    assert pairs(view.arrows) == [("crawl", "w1"), ("w1", "r1")]
    assert view.notes[:3] == (
        "w1 waits for crawl, and r1 waits for it.",
        "Like all of walk it waits for mid.",
        "Like all of walk it holds up run.",
    )


def test_work_that_stands_alone_is_shown_alone():
    text = "title: T\nstart: 2027\nphases: {p: {initiatives: {a: {name: A, estimate: 1w}}}}\n"
    view = project_of(text).timeline(focus="a")

    assert view.notes[0] == "a waits for no other initiative, and none waits for it."
    assert view.arrows == ()


def test_without_focus_there_is_no_arrow():
    view = project_of().timeline()

    assert (view.focus, view.arrows) == ("", ())


@pytest.mark.parametrize(
    ("id", "message", "hint"),
    [
        ("mdi", "there is no initiative 'mdi'", "did you mean `mid`?"),
        ("zzzzzzzzzz", "there is no initiative 'zzzzzzzzzz'", "`cxroad order` lists every id"),
        ("walk", "'walk' is a phase, and the focus is on one initiative", "--select phase:walk"),
        ("gone", "'gone' is dropped and has no place on the timeline", ""),
        ("permit", "there is no initiative 'permit'", ""),
    ],
)
def test_what_cannot_be_focused_on_is_refused_with_a_way_out(id, message, hint):
    with pytest.raises(UsageError) as refused:
        project_of().timeline(focus=id)

    assert refused.value.message == message
    assert refused.value.hint.startswith(hint) or hint in refused.value.hint


def test_risks_are_those_that_point_at_or_name_what_is_shown():
    path = Path(__file__).parents[3] / "examples" / "northwind.yaml"
    project = load_text(path.read_bytes(), today=date(2027, 1, 11))
    view, whole = project.timeline(focus="redesign"), project.timeline()

    assert {"PPL001", "CUS003"} <= {alert.code for alert in view.alerts}
    assert "TEC003" in {alert.code for alert in whole.alerts}
    assert "TEC003" not in {alert.code for alert in view.alerts}
    assert len(view.alerts) + view.more == len(whole.alerts) + whole.more


def test_focus_and_selection_are_not_mixed():
    with pytest.raises(UsageError):
        project_of().timeline(["phase:walk"], focus="mid")


def test_every_arrow_of_a_plan_is_told_once():
    arrows = arrows_of(project_of().plan)

    assert len(set(arrows)) == len(arrows)
    assert ("w1", "r1") in pairs(arrows)
    assert pairs(arrows).count(("w1", "r1")) == 1
    assert [(each.text, each.implied) for each in arrows if each.target.id == "run"] == [
        ("walk - 2w", True)
    ]
    assert not {"gone", "nothing"} & {end for pair in pairs(arrows) for end in pair}


@st.composite
def plans(draw):
    """What each of some initiatives waits for, without circles."""
    size = draw(st.integers(1, 9))
    return [
        draw(st.lists(st.integers(0, at - 1), unique=True, max_size=4)) if at else []
        for at in range(size)
    ]


@given(plans(), st.data())
def test_arrows_are_the_entries_of_after(waits, data):
    """Counted from the text that the test wrote, not by the program's own graph."""
    rows = "".join(
        f"      i{at}: {{name: I, estimate: 2w, after: [{', '.join(f'i{b}' for b in before)}]}}\n"
        for at, before in enumerate(waits)
    )
    project = project_of(f"title: T\nstart: 2027\nphases:\n  p:\n    initiatives:\n{rows}")
    written = {(f"i{b}", f"i{at}") for at, before in enumerate(waits) for b in before}
    focus = f"i{data.draw(st.integers(0, len(waits) - 1))}"
    near = {pair for pair in written if focus in pair}
    view = project.timeline(focus=focus)

    assert sorted(pairs(arrows_of(project.plan))) == sorted(written)
    assert sorted(pairs(view.arrows)) == sorted(near)
    assert {row.id for row in view.rows} == {focus} | {id for pair in near for id in pair}
