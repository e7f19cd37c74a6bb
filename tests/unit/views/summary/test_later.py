"""The next phase in one line."""

from __future__ import annotations

from collections.abc import Callable

from cxroad.views.summary import SummaryView

Page = Callable[..., SummaryView]

TEXT = """
start: 2027-01-11
phases:
  crawl:
    initiatives:
      listen: {name: Listen, estimate: 4w}
  empty:
    initiatives: {}
  idle:
    initiatives:
      idea: {name: Idea, status: dropped}
  walk:
    initiatives:
      move: {name: Move, estimate: 1d}
"""


def test_a_phase_without_work_is_not_what_comes_next(page: Page) -> None:
    later = page(TEXT, phase="crawl").later

    assert later is not None
    assert later.next is not None
    assert later.next.phase == "walk"


def test_a_phase_of_one_day_has_one_date(page: Page) -> None:
    later = page(TEXT, phase="crawl").later

    assert later is not None
    assert later.section.lines[0].text == "Walk. 1 initiative, 8 Feb 2027."
