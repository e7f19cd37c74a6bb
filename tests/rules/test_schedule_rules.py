"""What the rules about dates and estimates say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cxroad.findings.report import FileReport
from cxroad.load.shape import short_route

ROOT = Path(__file__).parents[2]

Said = Callable[..., list[str]]
Whole = Callable[[str], str]


def work(*lines: str) -> str:
    """Initiatives of a single phase, each `id: {...}`, that all serve something."""
    return "crawl:\n  initiatives:\n" + "\n".join(f"    {line}" for line in lines)


@pytest.fixture
def about(said: Said, phases: Whole) -> Said:
    """`about("SCH001", "a: {name: A}", ...)`: severities and messages, without lines."""

    def ask(code: str, *lines: str, more: str = "", today: str = "2027-03-01") -> list[str]:
        found = said(phases(work(*lines)) + more, code, today=today)
        return [line.partition(": ")[2] for line in found]

    return ask


# SCH001


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ("start: 2027-04-02, due: 2027-04-01", "is due on 1 Apr 2027, but does not start before 2"),
        ("start: 2027-04-01, due: 2027-04-01", ""),
        ("start: 2027-Q2, due: 2027-03", "is due by 2027-03, but does not start before 1 Apr 2027"),
        ("start: 2027-Q2, due: 2027-04", ""),
        ("start: 2027-04-02, due: 2027-04-01, status: dropped, because: x", ""),
    ],
)
def test_nothing_is_due_before_it_may_start(about: Said, dates: str, found: str) -> None:
    messages = about("SCH001", f"a: {{name: A, estimate: 1d, {dates}}}")

    assert len(messages) == bool(found)
    assert all(found in message for message in messages)


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ("status: done", ["error: `a` is done, but nobody wrote down when"]),
        ("status: done, since: 2027-02-01", ["error: `a` is done, but has no `finished`"]),
        ("status: done, finished: 2027-03-01", []),
        (
            "status: done, finished: 2027-03-02",
            ["error: `a` is done, but its finish on 2 Mar 2027 is still to come"],
        ),
        ("status: done, finished: 2027-Q1", []),
        (
            "status: done, finished: 2027-02-01, start: 2027-02-02",
            ["error: `a` was finished on 1 Feb 2027, before it began on 2 Feb 2027"],
        ),
        ("status: done, finished: 2027-02-02, start: 2027-02-02", []),
        ("status: done, finished: 2027-02-02, start: 2027-02", []),
        (
            "finished: 2027-02-01",
            ["error: `a` has the finish on 1 Feb 2027, but its status is `planned`"],
        ),
        (
            "status: active, start: 2027-03-02",
            ["error: `a` is active, but its start on 2 Mar 2027 is still to come"],
        ),
        ("status: active, start: 2027-03-01", []),
    ],
)
def test_what_has_happened_has_happened_on_days_that_fit(
    about: Said, facts: str, found: list[str]
) -> None:
    assert about("SCH001", f"a: {{name: A, estimate: 1w, {facts}}}") == found


ACTIVE = "status: active, start: 2027-02-08"


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("", "a", "`b` is active, but `a` is not done"),
        ("status: active, start: 2027-01-11", "a", "`b` is active, but `a` is not done"),
        ("status: paused, since: 2027-02-15", "a", "`b` is active, but `a` is not done"),
        ("status: done, finished: 2027-02-07", "a", ""),
        ("status: parked", "a", ""),
        ("status: dropped, because: x", "a", ""),
        ("", "a.start", "`b` is active, but `a` has not begun"),
        ("status: active, start: 2027-02-08", "a.start", ""),
        ("", "a - 1w", "`b` is active, but `a` has not begun"),
        ("status: active, start: 2027-02-01", "a - 1w", ""),
        ("status: active, start: 2027-02-15", "a - 1w", ""),  # a week early, and not on a day
        ("", "a - 2w", ""),  # a lead as long as the work itself
        (
            "status: done, finished: 2027-02-09",
            "a",
            "`b` began on 8 Feb 2027, before `a` was done on 9 Feb 2027",
        ),
        ("status: done, finished: 2027-02-08", "a", ""),
        (
            "status: active, start: 2027-02-09",
            "a.start",
            "`b` began on 8 Feb 2027, before `a` began on 9 Feb 2027",
        ),
    ],
)
def test_work_begins_after_what_it_waits_for(
    about: Said, before: str, after: str, found: str
) -> None:
    first = f"a: {{name: A, estimate: 2w{', ' if before else ''}{before}}}"
    messages = about("SCH001", first, f'b: {{name: B, estimate: 9w, after: ["{after}"], {ACTIVE}}}')

    assert messages == ([f"error: {found}"] if found else [])


def test_since_says_when_work_was_done_where_nothing_else_does(about: Said) -> None:
    messages = about(
        "SCH001",
        "a: {name: A, estimate: 2w, status: done, since: 2027-02-09}",
        f"b: {{name: B, estimate: 9w, after: [a], {ACTIVE}}}",
    )

    assert messages == [
        "error: `a` is done, but has no `finished`",
        "error: `b` began on 8 Feb 2027, before `a` was done on 9 Feb 2027",
    ]


def test_a_whole_phase_and_an_external_are_waited_for_too(said: Said, phases: Whole) -> None:
    text = phases("""
    crawl:
      initiatives:
        a: {name: A, estimate: 2w, status: done, finished: 2027-02-01}
        b: {name: B, estimate: 2w}
    walk:
      after: []
      initiatives:
        c: {name: C, estimate: 2w, after: [crawl, act], status: active, start: 2027-02-08}
    """)
    text += "externals: {act: {name: The act, due: 2027-06-01}}\n"

    assert [line.partition(": ")[2] for line in said(text, "SCH001")] == [
        "error: `c` is active, but `crawl` is not done"
    ]
    assert "`act` is only expected on 1 Jun 2027" in said(text.replace("crawl, ", ""), "SCH001")[0]
    assert not said(text.replace("crawl, ", "").replace("2027-06-01", "2027-03-01"), "SCH001")
    assert not said(text.replace("crawl, ", "").replace(", due: 2027-06-01", ""), "SCH001")


def test_the_order_of_phases_alone_forbids_nobody_to_begin(said: Said, phases: Whole) -> None:
    text = phases("""
    crawl:
      initiatives:
        a: {name: A, estimate: 2w}
    walk:
      initiatives:
        b: {name: B, estimate: 2w, status: active, start: 2027-02-08}
    """)

    assert not said(text, "SCH001")


def test_one_finding_names_all_that_is_not_done(about: Said) -> None:
    [message] = about(
        "SCH001",
        "a: {name: A, estimate: 1w}",
        "b: {name: B, estimate: 1w}",
        f"c: {{name: C, estimate: 9w, after: [a, b], {ACTIVE}}}",
    )

    assert message == "error: `c` is active, but `a` and `b` are not done"


# SCH002. Work of 4 weeks from 1 March ends on 28 March, by its high estimate on 4 April.


@pytest.mark.parametrize(
    ("due", "found"),
    [
        (
            "2027-03-27",
            ["warning: `a` is due on 27 Mar 2027, but expected on 28 Mar 2027, 1 day late"],
        ),
        (
            "2027-03-28",
            ["info: `a` is due on 28 Mar 2027; by high estimates it takes until 4 Apr 2027"],
        ),
        (
            "2027-03",
            ["info: `a` is due by 2027-03; by high estimates it takes until 4 Apr 2027"],
        ),
        (
            "2027-04-03",
            ["info: `a` is due on 3 Apr 2027; by high estimates it takes until 4 Apr 2027"],
        ),
        ("2027-04-04", []),
        (
            "2027-02-01",
            [
                "warning: `a` was due on 1 Feb 2027 and is not done; it is now expected on "
                "28 Mar 2027, 8 weeks late"
            ],
        ),
    ],
)
def test_a_date_is_missed_by_what_is_expected_and_perhaps_by_the_high_estimate(
    about: Said, due: str, found: list[str]
) -> None:
    assert about("SCH002", f"a: {{name: A, estimate: 3w..5w, due: {due}}}") == found


def test_days_are_compared_and_not_working_days(about: Said) -> None:
    line = "a: {name: A, estimate: 10d, start: 2027-03-01, due: 2027-03-13}"
    calendar = "calendar: {week: mon-fri}\n"

    assert not about("SCH002", line, more=calendar)  # done on Friday the 12th
    assert about("SCH002", line.replace("-13}", "-11}"), more=calendar)


def test_a_milestone_that_is_pushed_misses_its_date(about: Said) -> None:
    lines = ("a: {name: A, estimate: 4w}", "b: {name: B, after: [a], due: 2027-03-15}")

    assert about("SCH002", *lines) == [
        "warning: `b` is due on 15 Mar 2027, but expected on 28 Mar 2027, 13 days late"
    ]


def test_a_bar_may_begin_anywhere_in_its_coarse_start(about: Said) -> None:
    line = "a: {name: A, start: 2027-Q1, due: 2027-06}"

    assert not about("SCH002", line, today="2027-03-31")
    assert about("SCH002", line, today="2027-04-01")


def test_what_is_due_before_it_starts_and_a_phase_without_work_miss_no_date(
    said: Said, phases: Whole
) -> None:
    text = phases("""
    crawl:
      initiatives:
        a: {name: A, estimate: 2w, start: 2027-04-02, due: 2027-04-01}
    walk: {due: 2027-04-01}
    """)

    assert said(text, "SCH001")
    assert not said(text, "SCH002")


@pytest.mark.parametrize("status", ["done, finished: 2027-02-01", "dropped, because: x", "parked"])
def test_what_is_over_misses_no_date(about: Said, status: str) -> None:
    assert not about("SCH002", f"a: {{name: A, estimate: 4w, due: 2027-01-20, status: {status}}}")


def test_a_phase_is_only_said_to_be_late_where_its_work_is_not(said: Said, phases: Whole) -> None:
    text = phases("""
    crawl:
      due: 2027-03-20
      initiatives:
        a: {name: A, estimate: 4w}
    """)
    [line] = said(text, "SCH002")

    assert "Phase `crawl` is due on 20 Mar 2027, but expected to end on 28 Mar 2027" in line
    own = text.replace("estimate: 4w", "estimate: 4w, due: 2027-03-20")
    assert [line.split("`")[1] for line in said(own, "SCH002")] == ["a"]
    other = own.replace("a: {name", "b: {name: B, estimate: 5w}\n      a: {name")
    assert [line.split("`")[1] for line in said(other, "SCH002")] == ["crawl", "a"]


def test_a_phase_that_is_late_is_told_although_its_work_only_may_be(
    said: Said, phases: Whole
) -> None:
    text = phases("""
    crawl:
      due: 2027-03-20
      initiatives:
        a: {name: A, estimate: 3w..5w, due: 2027-03-30}
    """)

    assert [line.split(": ")[1] for line in said(text, "SCH002")] == ["warning", "info"]


# SCH003


@pytest.fixture
def horizon(said: Said, phases: Whole) -> Said:
    """What is said of a horizon before work of so many weeks from 11 January 2027."""

    def ask(until: str, weeks: int, more: str = "") -> list[str]:
        text = phases(work(f"a: {{name: A, start: 2027-01-11, estimate: {weeks}w}}"))
        text = text.replace("  outcomes:", f"  horizon: {until}\n  outcomes:") + more
        found = said(text, "SCH003", today="2027-01-11")
        return [line.partition(": ")[2] for line in found]

    return ask


@pytest.mark.parametrize(
    ("until", "weeks", "found"),
    [
        ("2028-04-02", 64, []),
        (
            "2028-04-01",
            64,
            ["warning: Work ends 1 day after the vision's horizon, 2028-04-01"],
        ),
        ("2028-01-10", 4, []),
        ("2028-01-09", 4, ["warning: The vision looks only 11 months ahead, until 2028-01-09"]),
        ("2032-01-10", 4, []),
        ("2032-01-11", 4, ["warning: The vision looks more than 5 years ahead, until 2032-01-11"]),
        ("2033", 4, ["warning: The vision looks more than 5 years ahead, until 2033"]),
    ],
)
def test_horizon_is_a_year_to_five_ahead_and_no_work_lies_beyond_it(
    horizon: Said, until: str, weeks: int, found: list[str]
) -> None:
    assert horizon(until, weeks) == found


def test_limits_of_the_horizon_can_be_set(horizon: Said) -> None:
    assert not horizon("2027-07-12", 4, "settings: {SCH003: {shortest: 0.5}}\n")
    assert horizon("2027-07-09", 4, "settings: {SCH003: {shortest: 0.5}}\n")
    assert not horizon("2033", 4, "settings: {SCH003: {longest: 7}}\n")
    assert horizon("2033", 4, "settings: {SCH003: {longest: 1}}\n") == [
        "warning: The vision looks more than 1 year ahead, until 2033"
    ]


def test_without_a_start_only_the_end_of_the_work_is_held_against_the_horizon(
    said: Said, phases: Whole
) -> None:
    text = phases(work("a: {name: A, due: 2030-06-30}")).replace("start: 2027-01-11\n", "")
    text = text.replace("  outcomes:", "  horizon: 2030-05\n  outcomes:")

    assert [line.partition(": ")[2] for line in said(text, "SCH003", today="2030-05-01")] == [
        "warning: Work ends 4 weeks after the vision's horizon, 2030-05"
    ]


@pytest.mark.parametrize(("days", "reported"), [(1826, 0), (1827, 1)])
def test_work_of_more_than_five_years_is_too_long(said: Said, days: int, reported: int) -> None:
    text = (
        "title: x\nstart: 2027-01-11\nphases:\n  crawl:\n    initiatives:\n"
        f"      a: {{name: A, estimate: {days}d}}\n"
    )

    assert len(said(text, "SCH003", today="2027-01-11")) == reported
    weeks = text.replace("start: 2027-01-11\n", "")
    assert len(said(weeks, "SCH003")) == (days > 1826)


# SCH004


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("start: 2028-03-01, estimate: 8w", "is 12 months away and estimated to the week"),
        ("start: 2028-02-29, estimate: 8w", ""),
        ("start: 2028-05-01, estimate: 40d", "is 14 months away and estimated to the day"),
        ("start: 2028-05-01, estimate: 10d..13d", "with only 30 % between low and high"),
        ("start: 2028-05-01, estimate: 10d..14d", ""),
        ("start: 2028-05-01, estimate: 0d", ""),
        ("start: 2028-05-01, due: 2028-06-30", ""),
        ("start: 2028-05-01, estimate: 8w, status: parked", ""),
    ],
)
def test_what_begins_in_more_than_a_year_is_not_known_exactly(
    about: Said, line: str, found: str
) -> None:
    messages = about("SCH004", f"a: {{name: A, {line}}}")

    assert len(messages) == bool(found)
    assert all(found in message for message in messages)


def test_a_year_is_counted_from_the_start_of_a_plan_that_is_to_come(about: Said) -> None:
    line = "a: {name: A, start: 2027-12-01, estimate: 8w}"

    assert not about("SCH004", line, today="2026-01-01")


def test_several_exact_estimates_of_a_phase_are_one_finding(about: Said) -> None:
    lines = [f"{id}: {{name: X, start: 2028-05-01, estimate: 8w}}" for id in "abc"]

    assert about("SCH004", *lines) == [
        "info: `a`, `b` and `c` are more than 12 months away and estimated as if they were near"
    ]


def test_of_many_exact_estimates_each_place_is_told_once(
    report: Callable[..., FileReport], phases: Whole
) -> None:
    lines = [f"{id}: {{name: X, start: 2028-05-01, estimate: 8w}}" for id in "abcdefg"]
    [found] = report(phases(work(*lines)), "SCH004").findings

    places = [found.route, *map(short_route, found.also)]
    assert places == [f"{id}.estimate" for id in "abcdefg"]
    assert len(found.related) == 4


def test_work_under_way_is_no_longer_ahead_of_anybody(about: Said) -> None:
    line = "a: {name: A, start: 2027-02-01, estimate: 8w, status: active}"
    settings = "settings: {SCH004: {months: 0}}\n"

    assert not about("SCH004", line, more=settings)
    assert about(
        "SCH004",
        line.replace("2027-02-01", "2027-04-01, due: 2028-01").replace(", status: active", ""),
        more=settings,
    )


def test_what_is_far_and_exact_can_be_set(about: Said) -> None:
    line = "a: {name: A, start: 2028-05-01, estimate: 10d..13d}"

    assert not about("SCH004", line, more="settings: {SCH004: {months: 15}}\n")
    assert not about("SCH004", line, more="settings: {SCH004: {spread: 30}}\n")


# SCH005


@pytest.mark.parametrize(("today", "found"), [("2027-03-01", 0), ("2027-03-02", 1)])
def test_work_is_late_four_weeks_after_its_start(about: Said, today: str, found: int) -> None:
    line = "a: {name: A, start: 2027-02-01, estimate: 2w}"
    messages = about("SCH005", line, today=today)

    assert (
        messages
        == [
            "warning: `a` should have started 4 weeks ago, on 1 Feb 2027",
        ][:found]
    )
    assert not about("SCH005", line, today=today, more="settings: {SCH005: {late: 5}}\n")


def test_what_waits_for_late_work_is_not_blamed(said: Said, phases: Whole) -> None:
    text = phases("""
    crawl:
      initiatives:
        a: {name: A, estimate: 2w}
        b: {name: B, estimate: 2w, after: [a]}
    walk:
      initiatives:
        c: {name: C, estimate: 2w}
    """)
    found = said(text, "SCH005", today="2027-06-01")

    assert [line.split("`")[1] for line in found] == ["a"]


def test_work_that_may_overlap_with_what_goes_on_is_late_by_itself(about: Said) -> None:
    lines = (
        "a: {name: A, estimate: 30w, status: active, start: 2027-01-11}",
        "b: {name: B, estimate: 2w, after: [a.start + 1w]}",
    )

    assert about("SCH005", *lines) == [
        "warning: `b` should have started 6 weeks ago, on 18 Jan 2027"
    ]


def test_of_a_day_that_has_passed_only_one_rule_speaks(about: Said) -> None:
    line = "a: {name: A, estimate: 4w, status: active, start: 2027-01-04, due: DUE}"

    for due, speaks in (("2027-02-28", "SCH002"), ("2027-03-01", "SCH005")):
        heard = [code for code in ("SCH002", "SCH005") if about(code, line.replace("DUE", due))]
        assert heard == [speaks]


@pytest.mark.parametrize(("today", "found"), [("2027-02-07", 0), ("2027-02-08", 1)])
def test_work_under_way_is_late_after_its_high_estimate(
    about: Said, today: str, found: int
) -> None:
    line = "a: {name: A, estimate: 2w..4w, status: active, start: 2027-01-11}"

    assert (
        about("SCH005", line, today=today)
        == ["warning: `a` should have been done 1 day ago, even by its high estimate"][:found]
    )


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ("paused, since: 2026-11-30", []),
        ("paused, since: 2026-11-29", ["`a` has been paused for 13 weeks"]),
        (
            "stalled, since: 2026-11-29",
            ["`a` has been stalled for 13 weeks, and nobody wrote down why"],
        ),
        ("stalled, since: 2026-11-30", ["`a` has stalled, and nobody wrote down why"]),
        ("stalled, since: 2026-11-30, because: x", []),
        ("dropped", ["`a` was dropped, and nobody wrote down why"]),
        ("dropped, because: ' '", ["`a` was dropped, and nobody wrote down why"]),
        ("dropped, because: x", []),
        ("parked, since: 2025-01-01", []),
        ("paused", []),
    ],
)
def test_what_stands_still_goes_on_or_says_why(about: Said, facts: str, found: list[str]) -> None:
    messages = about("SCH005", f"a: {{name: A, estimate: 2w, status: {facts}}}")

    assert messages == [f"warning: {each}" for each in found]


def test_how_long_work_may_stand_still_can_be_set(about: Said) -> None:
    line = "a: {name: A, estimate: 2w, status: paused, since: 2026-11-29}"

    assert not about("SCH005", line, more="settings: {SCH005: {idle: 14}}\n")


# SCH006


def test_one_finding_a_phase_names_all_without_an_estimate(about: Said) -> None:
    lines = ("a: {name: A}", "b: {name: B, estimate: 2w}", "c: {name: C, due: 2027-05}")

    assert about("SCH006", *lines) == ["info: Nobody knows how long `a` takes"]
    assert about("SCH006", *lines, "d: {name: D, start: 2027-05}") == [
        "info: Nobody knows how long `a` and `d` take"
    ]


@pytest.mark.parametrize(
    ("waits", "found"),
    [
        (["b: {name: B, estimate: 2w, after: [a]}"], ", and `b` waits for it"),
        (
            ["b: {name: B, estimate: 2w, after: [a]}", "c: {name: C, estimate: 1w, after: [b]}"],
            ", and 2 initiatives wait for it",
        ),
    ],
)
def test_it_is_grave_when_something_waits(about: Said, waits: list[str], found: str) -> None:
    assert about("SCH006", "a: {name: A}", *waits) == [
        f"warning: Nobody knows how long `a` takes{found}"
    ]


def test_it_names_what_is_waited_for_when_that_is_not_all(about: Said) -> None:
    lines = ("a: {name: A}", "b: {name: B}", "c: {name: C, estimate: 2w, after: [a]}")

    assert about("SCH006", *lines) == [
        "warning: Nobody knows how long `a` and `b` take, and `c` waits for `a`"
    ]


def test_a_later_phase_alone_does_not_make_it_grave(said: Said, phases: Whole) -> None:
    text = phases("""
    crawl:
      initiatives:
        a: {name: A}
    walk:
      initiatives:
        b: {name: B, estimate: 2w}
    """)

    assert "info" in said(text, "SCH006")[0]
    assert "warning" in said(text.replace("2w}", "2w, after: [crawl]}"), "SCH006")[0]


@pytest.mark.parametrize(
    "status", ["done, finished: 2027-02-01", "dropped, because: x", "parked, since: 2027-01"]
)
def test_what_takes_no_part_needs_no_estimate(about: Said, status: str) -> None:
    assert not about("SCH006", f"a: {{name: A, status: {status}}}")
