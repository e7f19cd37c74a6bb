"""Exit criteria: when they hold, and what counts once the phase is closed."""

from datetime import date

import pytest

from cxroad.schedule.exits import Mark, judge

TEXT = """
vision:
  statement: All is well here
  outcomes: {{effort: {{metric: ces2, actuals: {actuals}}}}}
phases:
  crawl:
    exit: ["{criterion}"]
    initiatives:
      listen: {{name: Listen, status: {status}}}
"""


@pytest.fixture
def judged(roadmap_of):
    def ask(criterion, actuals="{}", status="planned", closed=None):
        roadmap = roadmap_of(TEXT.format(criterion=criterion, actuals=actuals, status=status))
        return judge(roadmap.phases["crawl"].exit[0], roadmap, closed)

    return ask


@pytest.mark.parametrize(
    ("criterion", "mark"),
    [
        ("effort >= 4.9", Mark.MET),
        ("effort > 4.9", Mark.UNMET),
        ("effort <= 4.9", Mark.MET),
        ("effort < 4.9", Mark.UNMET),
        ("effort = 4.9", Mark.MET),
        ("The board agreed", Mark.UNTICKED),
        ("listen done", Mark.UNMET),
        ("effort done", Mark.UNTICKED),
        ("listen >= 4.9", Mark.UNTICKED),
        ("ghost >= 4.9", Mark.UNTICKED),
    ],
)
def test_newest_measurement_and_the_status_decide(judged, criterion, mark):
    assert judged(criterion, "{2027-03-01: 4.9, 2027-02-01: 3, 2027-01-01: 3}").mark is mark


def test_marks_are_said_in_words():
    said = ["met", "not met", "not measured", "to be ticked by hand"]

    assert [str(mark) for mark in Mark] == said


def test_done_work_is_a_met_criterion_and_a_measure_without_value_is_none(judged):
    assert judged("listen done", status="done").mark is Mark.MET
    assert judged("effort >= 4.9").mark is Mark.UNMEASURED


@pytest.mark.parametrize(
    ("actuals", "mark", "value"),
    [
        ("{2027-03-01: 4.7}", Mark.UNMET, "4.7"),
        ("{2027-03-01: 4.9, 2027-06-01: 4.7}", Mark.MET, "4.9"),  # fell after the gate
        ("{2027-03-01: 4.7, 2027-06-01: 5.0}", Mark.MET, "5.0"),  # made good after the gate
        ("{2027-02-01: 5.0, 2027-03-01: 4.7}", Mark.UNMET, "4.7"),  # fell before the gate
        ("{2027-02-01: 5.0, 2027-03-31: 4.7}", Mark.UNMET, "4.7"),  # fell on its last day
        ("{2027-03-01: 4.7, 2027-06-01: 4.6}", Mark.UNMET, "4.7"),  # as it was at the gate
        ("{2027-06-01: 4.6}", Mark.UNMET, "4.6"),
    ],
)
def test_of_a_closed_phase_what_was_reached_at_the_gate_or_after_it_counts(
    judged, actuals, mark, value
):
    found = judged("effort >= 4.9", actuals, closed=date(2027, 3, 31))

    assert (found.mark, found.value.text) == (mark, value)
