from datetime import date, timedelta

import pytest

from cxroad.findings.finding import Finding, Place, Severity
from cxroad.model.initiative import Status
from cxroad.source.span import Position, Span
from cxroad.views.timeline.rag import RULE, Colour, Promise, judge

DUE = date(2027, 3, 31)
PROMISE = (Promise(DUE, "its due date, 31 Mar 2027"),)
DAY = timedelta(days=1)


def finding(severity):
    place = Place("a.yaml", Span(0, 1), Position(1, 1), Position(1, 2))
    return Finding("VAL003", "too-long", severity, "Too long.", place)


def colour(finish=DUE, high=DUE, promises=PROMISE, findings=(), status=Status.PLANNED):
    return judge(status, finish, high, promises, findings).colour


@pytest.mark.parametrize(
    ("finish", "high", "expected"),
    [
        (DUE, DUE, Colour.GREEN),
        (DUE, DUE + DAY, Colour.AMBER),
        (DUE + DAY, DUE + DAY, Colour.RED),
        (DUE - DAY, None, Colour.GREEN),
        (None, None, Colour.UNJUDGED),
    ],
)
def test_dates_are_judged_by_the_promised_day(finish, high, expected):
    assert colour(finish, high) == expected


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        (Severity.ERROR, Colour.RED),
        (Severity.WARNING, Colour.AMBER),
        (Severity.INFO, Colour.GREEN),
    ],
)
def test_the_worst_finding_counts_and_infos_do_not(severity, expected):
    assert colour(findings=(finding(Severity.INFO), finding(severity))) == expected


@pytest.mark.parametrize("status", [Status.PAUSED, Status.STALLED])
def test_halted_work_is_amber(status):
    assert colour(status=status) == Colour.AMBER


def test_without_a_promise_and_findings_nothing_is_judged():
    assert colour(promises=()) == Colour.UNJUDGED
    assert colour(promises=(), findings=(finding(Severity.WARNING),)) == Colour.AMBER


def test_the_earlier_of_two_promises_counts():
    gate = Promise(DUE - DAY, "the gate of walk, 30 Mar 2027")

    assert colour(promises=(*PROMISE, gate)) == Colour.RED


def test_finished_work_is_finished_however_late_it_was():
    late = judge(Status.DONE, DUE + DAY, DUE + DAY, PROMISE, (finding(Severity.ERROR),))

    assert (late.colour, late.reason) == (Colour.FINISHED, "")


def test_the_reason_names_days_and_dates():
    assert judge(Status.PLANNED, DUE + 9 * DAY, None, PROMISE, ()).reason == (
        "the expected finish, 9 Apr 2027, is 9 days after its due date, 31 Mar 2027"
    )


def test_every_colour_with_a_letter_has_its_rule_in_words():
    assert set(RULE) == set(Colour) - {Colour.FINISHED}
