"""What work that has begun did not wait for."""

from datetime import date

import pytest

from cxroad.schedule.premature import premature

TODAY = date(2027, 3, 1)


@pytest.fixture
def found(roadmap_of):
    """What `b`, active since 8 February 2027, did not wait for: what had to happen, and when."""

    def ask(after, a="", facts="status: active, start: 2027-02-08", more="", estimate="2w..4w"):
        roadmap = roadmap_of(
            f"""
            calendar: {{week: mon-fri}}
            externals: {{law: {{due: 2027-03-02}}, act: {{due: 2027-03-01}}, rumour: {{}}}}
            phases:
              crawl:
                initiatives:
                  a: {{name: A, estimate: {estimate}{a}}}
                  {more or "z: {name: Z, status: parked}"}
              walk:
                initiatives:
                  b: {{name: B, after: ["{after}"], {facts}}}
            """
        )
        every = premature(roadmap, roadmap.initiatives["b"], TODAY)
        assert {(each.place, each.awaits) for each in every} <= {
            (0, after.split()[0].split(".")[0])
        }
        return [(each.wanted, str(each.day) if each.day else None) for each in every]

    return ask


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        ("a", "done"),
        ("a + 0d", "done"),
        ("a + 1d", "done"),
        ("a.start", "begun"),
        ("a.start + 1w", "begun"),
        ("a.start - 1w", None),
        ("a - 9d", "begun"),
        ("a - 10d", None),  # as long as the low estimate
        ("a - 9cd", None),
        ("crawl", "done"),
        ("crawl - 1d", None),
        ("nowhere", None),
        ("walk", None),
    ],
)
def test_a_lead_shorter_than_the_work_wants_it_begun_and_a_longer_one_nothing(found, after, wanted):
    assert found(after) == ([(wanted, None)] if wanted else [])


def test_a_lead_on_work_without_an_estimate_wants_nothing(roadmap_of):
    roadmap = roadmap_of(
        "phases: {p: {initiatives: "
        "{a: {name: A}, b: {name: B, after: [a - 1d], status: active, start: 2027-02-08}}}}"
    )

    assert premature(roadmap, roadmap.initiatives["b"], TODAY) == ()


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("law", [("done", "2027-03-02")]),
        ("law - 1d", []),
        ("act", []),
        ("rumour", []),
    ],
)
def test_an_external_that_is_still_to_come_was_not_waited_for(found, after, expected):
    assert found(after) == expected


@pytest.mark.parametrize(
    ("after", "a", "b", "expected"),
    [
        ("a", "done, finished: 2027-02-09", "active, start: 2027-02-08", "2027-02-09"),
        ("a", "done, finished: 2027-02-08", "active, start: 2027-02-08", None),
        ("a", "done, since: 2027-02-09", "active, since: 2027-02-08", "2027-02-09"),
        ("a", "done, finished: 2027-02", "active, start: 2027-02-08", None),
        ("a", "done, finished: 2027-02-09", "active", None),
        ("a", "done, finished: 2027-02-09", "done, finished: 2027-02-08", "2027-02-09"),
        ("a.start", "active, since: 2027-02-09", "active, start: 2027-02-08", "2027-02-09"),
        ("a.start", "paused, since: 2027-02-09", "active, start: 2027-02-08", None),
        ("a - 1d", "active, start: 2027-02-09", "active, start: 2027-02-08", None),
    ],
)
def test_what_happened_too_late_is_told_with_its_day(found, after, a, b, expected):
    days = [day for _, day in found(after, f", status: {a}", f"status: {b}")]

    assert days == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("after", "more", "expected"),
    [
        # A phase is done when the last of it is, and has begun when the first of it has.
        ("crawl", "c: {name: C, status: done, finished: 2027-02-12}", [("done", "2027-02-12")]),
        ("crawl", "c: {name: C, status: done, finished: 2027-02-01}", [("done", "2027-02-09")]),
        ("crawl", "c: {name: C, status: done}", []),
        ("crawl.start", "c: {name: C, status: active, start: 2027-02-01}", []),
        ("crawl.start", "c: {name: C, status: planned}", []),
        (
            "crawl.start",
            "c: {name: C, status: active, start: 2027-02-12}",
            [("begun", "2027-02-09")],
        ),
    ],
)
def test_a_phase_begins_with_its_first_work_and_is_done_with_its_last(found, after, more, expected):
    done = ", status: done, start: 2027-02-09, finished: 2027-02-09"

    assert found(after, done, more=more) == expected


@pytest.mark.parametrize("status", ["planned", "paused", "dropped"])
def test_only_work_that_goes_on_or_is_done_has_begun_too_early(found, status):
    assert found("a", facts=f"status: {status}, start: 2027-02-08") == []
