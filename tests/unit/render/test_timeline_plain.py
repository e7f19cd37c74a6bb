from datetime import date
from pathlib import Path

from cxroad.api import load, load_text
from cxroad.render.plain_timeline import render
from cxroad.views.timeline import arrange_timeline

NORTHWIND = str(Path(__file__).parents[3] / "examples" / "northwind.yaml")

SMALL = """\
title: Acme
start: 2027-01-04
phases:
  crawl:
    goal: Who calls, and why?
    due: 2027-Q1
    initiatives:
      listen: {name: "Listen\\n::error::x", owner: [Ana Lima, Ben], estimate: 2w..4w,
               milestones: {2027-01-08: Start}}
      talk: {name: Talk, due: 2027-02-19}
      someday: {name: "Some \\e[31mday"}
"""


def told(text=SMALL, today="2027-01-04"):
    return render(arrange_timeline(load_text(text, today=date.fromisoformat(today)).plan))


def test_one_fact_stands_on_a_line():
    assert (
        told()
        == r"""Acme.
As of 4 Jan 2027.
Expected end 19 Feb 2027.
Without dates (no estimate): someday.

Phase crawl: Who calls, and why?
0 of 3 initiatives done.
From 4 Jan 2027 to 19 Feb 2027.
Gate: 2027-Q1.

listen: Listen ::error::x.
Owner: Ana Lima and Ben.
Status: planned.
From 4 Jan 2027 to 24 Jan 2027.
With high estimates to 31 Jan 2027.
Milestone on 8 Jan 2027: Start.
Green: even the high finish meets the gate of crawl, 2027-Q1.

talk: Talk.
Status: planned.
Milestone on 19 Feb 2027.
Due: 2027-02-19.
On the critical path.
Green: even the high finish meets its due date, 19 Feb 2027.

someday: Some \x1b[31mday.
Status: planned.
No dates: no estimate.
""".replace("Due: 2027-02-19", "Due: 19 Feb 2027")
    )


def test_there_are_no_pictures_in_it():
    project = load(NORTHWIND, today=date(2027, 1, 11))
    text = render(project.timeline())

    assert text.isascii()
    assert all(not line or line[0].isalnum() for line in text.splitlines())
    assert "fix-first: Fault fixed in one visit.\nOwner: Piotr Lis.\n" in text
    assert "From 22 Nov 2027 to 6 Jun 2028.\nWith high estimates to 23 Sep 2028.\n" in text


def test_weeks_are_told_where_there_are_no_dates():
    text = "title: T\nphases: {a: {initiatives: {x: {name: X, estimate: 3w}}}}\n"

    assert "From W1 to W3.\n" in told(text)
