from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxroad.load.loader import load_bytes
from cxroad.plan import Plan
from cxroad.render import json_order, plain_order
from cxroad.render.terminal.order import render
from cxroad.render.terminal.paint import cells
from cxroad.views.order import OrderView, arrange_order

EXAMPLES = Path(__file__).parents[3] / "examples"

TEXT = """
title: Small
start: 2027-01-04
vision: {statement: Every resident gets an answer, outcomes: {fcr: {baseline: 1%, target: 2%}}}
phases:
  crawl:
    goal: Listen
    initiatives:
      hear: {name: Hear what hurts, owner: Mia Moor, start: 2027-01-04, status: done,
             finished: 2027-01-10}
      answer: {name: Answer the ten most asked questions, estimate: 4w, serves: [fcr]}
      letters: {name: Rewrite letters, estimate: 1w, after: [hear, answer + 1w]}
      later: {name: Later, status: paused, after: [hear]}
  walk:
    initiatives:
      calls: {name: Call back, estimate: 2w, after: [answer, hear, later, letters], serves: [fcr]}
"""


def view_of(text: str, tree: str | None = None, today: date = date(2027, 1, 11)) -> OrderView:
    roadmap = load_bytes(text.encode(), "x.yaml").roadmap
    assert roadmap is not None
    return arrange_order(Plan(roadmap, today), None, tree)


def drawn(text: str, tree: str | None = None, width: int = 80, ascii: bool = False) -> str:
    return render(view_of(text, tree), width=width, ascii=ascii, colour=False)


def test_the_order_looks_as_designed() -> None:
    expected = """\
Small                                                          as of 11 Jan 2027
5 initiatives in 2 phases: 1 done, 1 on hold, 1 can start now and 2 wait.

Can start now
» answer  Answer the ten most asked questions  until 7 Feb 2027

Under way
  later  Later  on hold

  id       initiative               starts        slack  waits for
CRAWL  Listen                       4 Jan 2027
  hear     Hear what hurts          4 Jan 2027     done
» answer   Answer the ten most as…  11 Jan 2027     0 d
» letters  Rewrite letters          15 Feb 2027     0 d  hear, answer + 1w
  later    Later                    ─                 ─  hear
WALK                                22 Feb 2027          crawl
» calls    Call back                22 Feb 2027     0 d  answer, hear, later +1
  » critical path, slack in working days

Critical path
  A day lost on any of these is a day lost at the end, on 7 Mar 2027.
    answer   Answer the ten most asked questions  11 Jan 2027 – 7 Feb 2027
  → letters  Rewrite letters                      15 Feb 2027 – 21 Feb 2027
  → calls    Call back                            22 Feb 2027 – 7 Mar 2027

Bottlenecks
  100 % of the value waits for answer, then 50 % for letters and 50 % for calls.
  50 % of the value waits for later, then 50 % for calls.

Next gate
  The end of crawl: no due date, expected on 21 Feb 2027; 3 initiatives to
  finish.

Without dates, for want of an estimate: later.
"""

    assert drawn(TEXT) == expected


def test_a_tree_looks_as_designed() -> None:
    expected = """\
» ├─ answer  Answer the t… [can start now]  11 Jan 2027 to 7 Feb 2027
  ├─ hear  Hear what hurts [done]           4 Jan 2027 to 10 Jan 2027
  ├─ later  Later [on hold]
  │  └─ hear  (see above)
» └─ letters  Rewrite letters               15 Feb 2027 to 21 Feb 2027
     ├─ hear  (see above)
»    └─ answer + 1w  (see above)

Is waited for by
  nothing
"""

    assert drawn(TEXT, "calls", 70).split("Waits for\n")[1] == expected


@pytest.mark.parametrize("width", [40, 59, 60, 80, 100, 160, 300])
@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.yaml")))
def test_no_line_is_wider_than_asked_or_ends_in_blanks(name: str, ascii: bool, width: int) -> None:
    text = (EXAMPLES / name).read_text("utf-8")
    whole = view_of(text)

    for tree in (None, whole.tasks[0].id, whole.tasks[-1].id, whole.stages[-1].id):
        out = render(view_of(text, tree), width=width, ascii=ascii, colour=False)
        assert out.endswith("\n")
        for line in out.split("\n"):
            assert cells(line) <= width
            assert line == line.rstrip()


def test_ascii_marks_are_ascii() -> None:
    assert drawn(TEXT, ascii=True).isascii()
    assert drawn(TEXT, "calls", ascii=True).isascii()


@pytest.mark.parametrize("tree", [None, "calls"])
def test_colour_changes_nothing_but_colour(tree: str | None) -> None:
    view = view_of(TEXT, tree)

    coloured = render(view, width=100, ascii=False, colour=True)

    assert "\x1b[" in coloured
    plain = render(view, width=100, ascii=False, colour=False)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize(("width", "sentences"), [(39, True), (40, False)])
def test_sentences_take_the_place_of_columns_where_it_is_narrow(
    width: int, sentences: bool
) -> None:
    assert (drawn(TEXT, width=width) == plain_order.render(view_of(TEXT))) is sentences


def test_the_finish_is_shown_where_there_is_room_and_the_owner_where_there_is_more() -> None:
    heads = [drawn(TEXT, width=width).split("  id ")[1].split("\n")[0] for width in (95, 96, 130)]

    assert ["finishes" in head for head in heads] == [False, True, True]
    assert ["owner" in head for head in heads] == [False, False, True]


def test_a_tree_too_deep_for_the_width_says_where_it_goes_on() -> None:
    work = ", ".join(
        f"i{n}: {{name: N, estimate: 1d, after: [{f'i{n - 1}' if n else ''}]}}" for n in range(40)
    )

    text = drawn(f"title: T\nphases: {{p: {{initiatives: {{{work}}}}}}}", "i39", 60)

    assert "└─ 33 more: cxroad order --tree i33" in text
    assert "i32" not in text


def test_the_sentences_tell_all_that_the_picture_tells() -> None:
    assert (
        plain_order.render(view_of(TEXT))
        == """\
Small, as of 11 Jan 2027.
5 initiatives in 2 phases: 1 done, 1 on hold, 1 can start now and 2 wait.
Can start now: answer.

Phase crawl, Crawl, 4 Jan 2027 to 21 Feb 2027.
hear, Hear what hurts, is done; 4 Jan 2027 to 10 Jan 2027.
answer, Answer the ten most asked questions, can start now; 11 Jan 2027 to 7 Feb 2027. \
It is on the critical path.
letters, Rewrite letters, waits; 15 Feb 2027 to 21 Feb 2027. \
It waits for hear and answer + 1w. It is on the critical path.
later, Later, is on hold; it has no dates. It waits for hear.

Phase walk, Walk, 22 Feb 2027 to 7 Mar 2027. It opens after crawl.
calls, Call back, waits; 22 Feb 2027 to 7 Mar 2027. \
It waits for answer, hear, later and letters. It is on the critical path.

Critical path: answer, then letters, then calls.
A day lost on any of these is a day lost at the end, on 7 Mar 2027.
100 % of the value waits for answer, then 50 % for letters and 50 % for calls.
50 % of the value waits for later, then 50 % for calls.
Next gate. The end of crawl: no due date, expected on 21 Feb 2027; 3 initiatives to finish.
Without dates, for want of an estimate: later.
"""
    )


def test_the_tree_in_sentences_numbers_its_steps() -> None:
    assert plain_order.render(view_of(TEXT, "letters")).split("\n\n")[1] == (
        "Waits for:\n"
        "Step 1: hear, Hear what hurts; 4 Jan 2027 to 10 Jan 2027.\n"
        "Step 1: answer + 1w, Answer the ten most asked questions; 11 Jan 2027 to 7 Feb 2027."
    )


def test_json_has_ids_days_and_a_version() -> None:
    data = json.loads(json_order.render(view_of(TEXT, "letters")))

    assert (data["version"], data["kind"], data["as_of"]) == (1, "order", "2027-01-11")
    assert data["ready"] == ["answer"]
    assert data["critical_path"] == ["answer", "letters", "calls"]
    assert data["bottlenecks"][0]["share"] == 1.0
    assert data["phases"][0]["initiatives"][2] == {
        "id": "letters",
        "name": "Rewrite letters",
        "owner": None,
        "state": "waiting",
        "start": "2027-02-15",
        "finish": "2027-02-21",
        "days": 7,
        "slack": 0,
        "critical": True,
        "waits_for": [{"id": "hear", "text": "hear"}, {"id": "answer", "text": "answer + 1w"}],
        "awaited_by": ["calls"],
    }
    assert [row["id"] for row in data["tree"]["waits_for"]] == ["hear", "answer"]


def test_json_counts_weeks_where_the_file_has_no_dates() -> None:
    text = "title: T\nphases: {p: {initiatives: {a: {name: A, estimate: 2w}, b: {name: B}}}}"

    work = json.loads(json_order.render(view_of(text)))["phases"][0]["initiatives"]

    assert [(each["start"], each["finish"]) for each in work] == [("W1", "W2"), (None, None)]


@settings(max_examples=60)
@given(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("\x1b:#[日\u202e"))))
def test_a_name_is_shown_and_never_obeyed(name: str) -> None:
    quoted = json.dumps(f"x{name}", ensure_ascii=True)
    loaded = load_bytes(TEXT.replace("Call back", quoted).encode(), "x.yaml")
    if loaded.roadmap is None or loaded.problems:
        return
    for tree in (None, "calls"):
        view = arrange_order(Plan(loaded.roadmap, date(2027, 1, 11)), None, tree)
        for out in (
            render(view, width=80, ascii=False, colour=False),
            plain_order.render(view),
            json_order.render(view),
        ):
            assert not re.search(r"^\s*::|##\[|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", out, re.M)
