from datetime import date, timedelta
from textwrap import dedent

import pytest

from cxroad.plan import Plan
from cxroad.schedule.times import Cause

# The first Monday of a year that begins on a Friday: 4 January 2027.
MONDAY = date(2027, 1, 4)
WEEKDAYS = "calendar: {week: mon-fri, closed: [2027-01-06]}"


@pytest.fixture
def schedule_of(roadmap_of):
    """A schedule of a roadmap that starts on Monday, 4 January 2027, looked at on that day."""

    def read(text, today=MONDAY, start="start: 2027-01-04", **options):
        return Plan(roadmap_of(f"{start}\n{dedent(text)}"), today, **options).schedule

    return read


@pytest.fixture
def days_of(schedule_of):
    """First and last day, as `MM-DD`, of each initiative of one phase; None without dates."""

    def read(*initiatives, calendar="", **options):
        rows = "\n".join(f"      {row}" for row in initiatives)
        schedule = schedule_of(f"{calendar}\nphases:\n  p:\n    initiatives:\n{rows}", **options)
        return {
            id: (f"{t.start:%m-%d}", f"{t.finish:%m-%d}") if t.dated else None
            for id, t in schedule.times.items()
        }

    return read


class TestWork:
    def test_finish_is_the_last_day_worked_and_a_successor_starts_on_the_next(self, days_of):
        days = days_of("a: {name: A, estimate: 2d}", "b: {name: B, estimate: 1w, after: [a]}")

        assert days == {"a": ("01-04", "01-05"), "b": ("01-06", "01-12")}

    def test_a_week_has_the_working_days_of_the_calendar(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 1w}",
            "b: {name: B, estimate: 1d, after: [a]}",
            calendar=WEEKDAYS,
        )

        # Wednesday is closed, so five days end on the next Monday.
        assert days == {"a": ("01-04", "01-11"), "b": ("01-12", "01-12")}

    def test_work_under_way_has_begun_since_when_it_is_under_way(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 4d, status: active, since: 2027-01-11}",
            "b: {name: B, estimate: 4d, status: active, since: 2027-01-11, start: 2027-01-06}",
            "c: {name: C, estimate: 4d, status: active}",
            today=date(2027, 1, 12),
        )

        # Of the third nobody wrote when it began, so it did on the first day on which it could.
        assert days == {"a": ("01-11", "01-14"), "b": ("01-06", "01-12"), "c": ("01-04", "01-12")}

    def test_own_start_means_not_before(self, days_of):
        days = days_of(
            "early: {name: A, estimate: 1d, start: 2027-01-02}",
            "late: {name: B, estimate: 1d, start: 2027-02}",
            "pushed: {name: C, estimate: 1d, start: 2027-01-05, after: [late]}",
        )

        assert days == {
            "early": ("01-04", "01-04"),
            "late": ("02-01", "02-01"),
            "pushed": ("02-02", "02-02"),
        }

    def test_start_and_due_without_estimate_are_a_bar_between_them(self, days_of):
        days = days_of("a: {name: A, start: 2027-01-08, due: 2027-01-13}", calendar=WEEKDAYS)

        assert days == {"a": ("01-08", "01-13")}

    def test_a_bar_that_ends_before_it_starts_keeps_its_first_day(self, days_of):
        days = days_of("a: {name: A, start: 2027-01-08, due: 2027-01-05}")

        assert days == {"a": ("01-08", "01-08")}

    def test_a_bar_of_one_day_or_one_that_ends_too_early_is_no_milestone_unless_nobody_works(
        self, schedule_of
    ):
        times = schedule_of(
            f"""
            {WEEKDAYS}
            phases:
              p:
                initiatives:
                  one: {{name: A, start: 2027-01-08, due: 2027-01-08}}
                  closed: {{name: C, start: 2027-01-09, due: 2027-01-09}}
                  twisted: {{name: B, start: 2027-01-08, due: 2027-01-05}}
            """
        ).times

        assert {id: (t.milestone, t.days) for id, t in times.items()} == {
            "one": (False, 1),
            "closed": (True, 0),
            "twisted": (False, 1),
        }

    def test_work_that_may_take_no_time_is_no_milestone(self, days_of):
        assert days_of("a: {name: A, estimate: 0d..4d}") == {"a": ("01-04", "01-05")}

    def test_a_bar_on_closed_days_only_is_shown_on_its_first(self, days_of):
        days = days_of(
            "fair: {name: A, start: 2027-01-09, due: 2027-01-10}",
            "next: {name: B, estimate: 1d, after: [fair]}",
            calendar=WEEKDAYS,
        )

        assert days == {"fair": ("01-09", "01-09"), "next": ("01-11", "01-11")}

    def test_times_are_shown_alike_whenever_they_are_asked_for(self, schedule_of):
        text = "phases: {p: {initiatives: {a: {name: A, estimate: 2d}}}}"

        assert repr(schedule_of(text).times) == repr(schedule_of(text).times)

    def test_work_without_estimate_or_due_prints_nothing_and_passes_its_predecessors_on(
        self, days_of
    ):
        days = days_of(
            "a: {name: A, estimate: 3d}",
            "unknown: {name: B, after: [a]}",
            "c: {name: C, estimate: 1d, after: [unknown]}",
        )

        assert days == {"a": ("01-04", "01-06"), "unknown": None, "c": ("01-07", "01-07")}

    def test_each_estimate_is_a_schedule_of_its_own_rounded_up(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              p:
                initiatives:
                  a: {name: A, estimate: 1d..4d}
                  b: {name: B, estimate: 1d..2d..9d, after: [a]}
            """
        )

        assert [(s.day, f.day) for s, f in schedule.times["b"].stretches] == [
            (5, 5),
            (7, 9),
            (8, 16),
        ]
        assert (schedule.low_finish.day, schedule.finish.day, schedule.high_finish.day) == (
            5,
            9,
            16,
        )


class TestLags:
    @pytest.mark.parametrize(
        ("entry", "starts"),
        [
            ("a", "01-11"),  # a works Monday to Friday but for Wednesday: it ends on the 8th
            ("a + 2d", "01-13"),
            ("a - 1d", "01-08"),
            ("a - 2d", "01-07"),
            ("a + 1w", "01-18"),
            ("a + 1cd", "01-11"),
            ("a + 3cd", "01-12"),
            ("a.start", "01-04"),
            ("a.start + 2d", "01-07"),
            ("a.start + 3cd", "01-07"),
            ("a - 9w", "01-04"),  # not before the phase
        ],
    )
    def test_lag_and_lead_move_the_start(self, days_of, entry, starts):
        days = days_of(
            "a: {name: A, estimate: 4d}",
            f"b: {{name: B, estimate: 1d, after: ['{entry}']}}",
            calendar=WEEKDAYS,
        )

        assert days["b"][0] == starts


class TestMilestones:
    def test_set_by_a_predecessor_it_prints_the_last_day_of_that(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 4d}",
            "m: {name: M, estimate: 0d, after: [a]}",
            "b: {name: B, estimate: 1d, after: [m]}",
            calendar=WEEKDAYS,
        )

        assert days == {
            "a": ("01-04", "01-08"),
            "m": ("01-08", "01-08"),
            "b": ("01-11", "01-11"),
        }

    @pytest.mark.parametrize(
        "facts", ["due: 2027-01-09", "estimate: 0d", "due: 2027-02, estimate: 0d"]
    )
    def test_it_takes_no_day(self, schedule_of, facts):
        schedule = schedule_of(f"phases: {{p: {{initiatives: {{m: {{name: M, {facts}}}}}}}}}")

        assert (schedule.times["m"].milestone, schedule.times["m"].days) == (True, 0)

    def test_with_an_estimate_of_no_time_its_due_is_a_promise_only(self, days_of):
        assert days_of("m: {name: M, estimate: 0d, due: 2027-02-01}") == {"m": ("01-04", "01-04")}

    def test_a_calendar_lag_leaves_it_on_the_day_it_reaches(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 4d}",
            "m: {name: M, estimate: 0d, after: [a + 2cd]}",
            "b: {name: B, estimate: 1d, after: [m]}",
            calendar=WEEKDAYS,
        )

        assert days["a"][1] == "01-08"  # Friday
        assert days["m"] == ("01-10", "01-10")  # Sunday
        assert days["b"] == ("01-11", "01-11")

    def test_a_working_lag_counts_from_the_predecessors_last_day(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 4d}",
            "m: {name: M, estimate: 0d, after: [a + 2d]}",
            "b: {name: B, estimate: 1d, after: [m]}",
            calendar=WEEKDAYS,
        )

        assert days["m"] == ("01-12", "01-12")
        assert days["b"] == ("01-13", "01-13")

    def test_set_by_its_due_it_prints_that_day_even_when_closed(self, days_of):
        days = days_of(
            "m: {name: M, due: 2027-01-09}",
            "b: {name: B, estimate: 1d, after: [m]}",
            calendar=WEEKDAYS,
        )

        assert days == {"m": ("01-09", "01-09"), "b": ("01-11", "01-11")}

    def test_a_successor_of_a_due_starts_on_the_next_working_day(self, days_of):
        days = days_of(
            "m: {name: M, due: 2027-01-05}",
            "b: {name: B, estimate: 1d, after: [m]}",
            calendar=WEEKDAYS,
        )

        assert days == {"m": ("01-05", "01-05"), "b": ("01-07", "01-07")}

    def test_a_later_predecessor_pushes_a_due(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              p:
                initiatives:
                  a: {name: A, estimate: 10d}
                  m: {name: M, due: 2027-01-09, after: [a]}
            """
        )

        times = schedule.times["m"]
        assert (times.finish, times.due, times.margin) == (date(2027, 1, 13), date(2027, 1, 9), -4)

    def test_set_by_its_own_start_it_prints_that_day_and_work_may_start_on_it(self, days_of):
        days = days_of(
            "m: {name: M, estimate: 0d, start: 2027-01-08}",
            "b: {name: B, estimate: 1d, after: [m]}",
            "closed: {name: C, estimate: 0d, start: 2027-01-09}",
            "d: {name: D, estimate: 1d, after: [closed]}",
            calendar=WEEKDAYS,
        )

        assert days == {
            "m": ("01-08", "01-08"),
            "b": ("01-08", "01-08"),
            "closed": ("01-09", "01-09"),
            "d": ("01-11", "01-11"),
        }

    def test_set_by_nothing_but_its_phase_it_prints_the_first_day_of_that(self, schedule_of):
        schedule = schedule_of(
            f"""
            {WEEKDAYS}
            phases:
              crawl: {{initiatives: {{a: {{name: A, estimate: 4d}}}}}}
              walk:
                initiatives:
                  gate: {{name: M, estimate: 0d}}
                  b: {{name: B, estimate: 1d, after: [gate]}}
            """
        )

        assert schedule.times["gate"].finish == date(2027, 1, 11)
        assert schedule.times["b"].start == date(2027, 1, 11)

    def test_set_by_a_predecessor_as_well_as_its_phase_it_prints_the_predecessors_day(
        self, schedule_of
    ):
        schedule = schedule_of(
            f"""
            {WEEKDAYS}
            phases:
              crawl: {{initiatives: {{a: {{name: A, estimate: 4d}}}}}}
              walk: {{initiatives: {{gate: {{name: M, estimate: 0d, after: [a]}}}}}}
            """
        )

        assert schedule.times["gate"].finish == date(2027, 1, 8)

    def test_set_by_the_start_of_a_phase_it_is_never_printed_before_that(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              crawl: {initiatives: {a: {name: A, estimate: 4d}}}
              walk: {initiatives: {b: {name: B, estimate: 1d}}}
              beside: {after: [], initiatives: {m: {name: M, estimate: 0d, after: [a, walk.start]}}}
            """
        )

        assert schedule.times["a"].finish == date(2027, 1, 7)
        assert schedule.times["m"].finish == date(2027, 1, 8)

    def test_own_start_is_never_printed_too_early(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 1d}",
            "m: {name: M, estimate: 0d, start: 2027-01-05, after: [a]}",
        )

        assert days["m"] == ("01-05", "01-05")

    def test_a_written_start_of_its_phase_is_never_printed_too_early_either(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              crawl: {initiatives: {a: {name: A, estimate: 4d}}}
              walk:
                start: 2027-01-08
                initiatives: {m: {name: M, estimate: 0d, after: [a]}}
            """
        )

        assert schedule.times["a"].finish == date(2027, 1, 7)
        assert schedule.times["m"].finish == date(2027, 1, 8)


class TestPhases:
    def phases(self, schedule):
        return {id: (f"{t.start:%m-%d}", f"{t.finish:%m-%d}") for id, t in schedule.phases.items()}

    def test_a_phase_starts_when_the_one_before_has_finished(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              crawl: {initiatives: {a: {name: A, estimate: 2d}, b: {name: B, estimate: 5d}}}
              walk: {initiatives: {c: {name: C, estimate: 3d}}}
            """
        )

        assert self.phases(schedule) == {"crawl": ("01-04", "01-08"), "walk": ("01-09", "01-11")}

    @pytest.mark.parametrize(
        ("rule", "starts"),
        [
            ("overlap: 2d", "01-07"),
            ("after: ['crawl - 2d']", "01-07"),
            ("after: [crawl], overlap: 2d", "01-07"),
            ("after: ['crawl + 1d'], overlap: 2d", "01-10"),
            ("after: [a], overlap: 1d", "01-06"),
            ("after: ['crawl + 1w']", "01-16"),
            ("after: ['crawl.start + 1d']", "01-05"),
            ("after: []", "01-04"),
            ("after: [a]", "01-06"),
            ("after: [law]", "01-21"),
            ("start: 2027-02", "02-01"),
            ("after: [], start: 2027-01-02", "01-04"),
        ],
    )
    def test_after_overlap_and_start_set_the_start_of_a_phase(self, schedule_of, rule, starts):
        schedule = schedule_of(
            f"""
            externals: {{law: {{due: 2027-01-20}}}}
            phases:
              crawl: {{initiatives: {{a: {{name: A, estimate: 2d}}, b: {{name: B, estimate: 5d}}}}}}
              walk: {{{rule}, initiatives: {{c: {{name: C, estimate: 3d}}}}}}
            """
        )

        assert f"{schedule.times['c'].start:%m-%d}" == starts

    def test_a_phase_overlaps_by_working_days(self, schedule_of):
        schedule = schedule_of(
            f"""
            {WEEKDAYS}
            phases:
              crawl: {{initiatives: {{a: {{name: A, estimate: 5d}}}}}}
              walk: {{overlap: 2d, initiatives: {{b: {{name: B, estimate: 1d}}}}}}
            """
        )

        # Monday is the last day of the first phase; the Friday before it is the second last.
        assert schedule.times["a"].finish == date(2027, 1, 11)
        assert schedule.times["b"].start == date(2027, 1, 8)
        assert not schedule.phases["walk"].milestone

    def test_a_phase_reaches_from_its_first_start_to_its_last_finish(self, schedule_of):
        schedule = schedule_of(
            f"""
            {WEEKDAYS}
            phases:
              crawl:
                start: 2027-01-11
                initiatives:
                  early: {{name: A, estimate: 1d, status: active, start: 2027-01-05}}
                  late: {{name: B, estimate: 3d}}
                  idea: {{name: C}}
              nothing: {{after: []}}
            """
        )
        crawl, nothing = schedule.phases.values()

        assert (crawl.start, crawl.finish) == (date(2027, 1, 5), date(2027, 1, 13))
        assert (crawl.days, nothing.days) == (6, 0)
        assert not crawl.milestone

    def test_a_phase_is_done_when_all_of_its_work_is(self, schedule_of):
        done = "{name: A, status: done, finished: 2027-01-04}"
        schedule = schedule_of(
            f"""
            phases:
              all: {{initiatives: {{a: {done}}}}}
              some: {{after: [], initiatives: {{b: {done}, c: {{name: C, due: 2027-02}}}}}}
              nothing: {{after: []}}
            """
        )

        assert [times.slack is None for times in schedule.phases.values()] == [True, False, False]

    def test_an_empty_phase_finishes_where_it_starts(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              crawl: {initiatives: {a: {name: A, estimate: 2d}}}
              nothing: {}
              walk: {initiatives: {b: {name: B, estimate: 1d}}}
            """
        )

        assert self.phases(schedule)["nothing"] == ("01-06", "01-06")
        assert self.phases(schedule)["walk"] == ("01-06", "01-06")

    def test_what_waits_for_an_empty_phase_counts_from_the_day_on_which_it_opens(self, schedule_of):
        schedule = schedule_of(
            f"""
            {WEEKDAYS}
            phases:
              crawl: {{initiatives: {{a: {{name: A, estimate: 4d}}}}}}
              nothing: {{}}
              walk: {{after: [nothing + 1cd], initiatives: {{b: {{name: B, estimate: 1d}}}}}}
            """
        )

        assert schedule.phases["nothing"].start == date(2027, 1, 11)
        assert schedule.times["b"].start == date(2027, 1, 12)

    def test_an_initiative_may_wait_for_a_phase_or_for_its_start(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              crawl: {initiatives: {a: {name: A, estimate: 2d}, b: {name: B, estimate: 5d}}}
              beside:
                after: []
                initiatives:
                  c: {name: C, estimate: 1d, after: [crawl]}
                  d: {name: D, estimate: 1d, after: [crawl.start + 3d]}
            """
        )

        assert schedule.times["c"].start == date(2027, 1, 9)
        assert schedule.times["d"].start == date(2027, 1, 7)

    def test_a_phase_in_which_nothing_has_dates_has_none(self, schedule_of):
        schedule = schedule_of("phases: {p: {initiatives: {a: {name: A}}}}")

        assert not schedule.phases["p"].dated
        assert schedule.finish is None

    def test_externals_stand_on_their_due_or_constrain_nothing(self, schedule_of):
        schedule = schedule_of(
            """
            externals: {law: {due: 2027-01}, rumour: {name: Maybe}}
            phases:
              p:
                initiatives:
                  a: {name: A, estimate: 1d, after: [law]}
                  b: {name: B, estimate: 1d, after: [rumour]}
                  m: {name: M, estimate: 0d, after: [law]}
            """
        )

        assert schedule.externals["law"].finish == date(2027, 1, 31)
        assert (schedule.externals["law"].milestone, schedule.externals["law"].days) == (True, 0)
        assert not schedule.externals["rumour"].dated
        assert schedule.times["a"].start == date(2027, 2, 1)
        assert schedule.times["b"].start == MONDAY
        assert schedule.times["m"].finish == date(2027, 1, 31)


class TestProgress:
    TODAY = date(2027, 2, 1)

    def test_planned_work_begins_no_earlier_than_today(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 2d}",
            "idea: {name: B, estimate: 2d, status: proposed, after: [a]}",
            "m: {name: M, due: 2027-01-20}",
            today=self.TODAY,
        )

        assert days == {
            "a": ("02-01", "02-02"),
            "idea": ("02-03", "02-04"),
            "m": ("02-01", "02-01"),
        }

    def test_as_written_leaves_today_out(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 2d}",
            "b: {name: B, estimate: 2d, status: active, start: 2027-01-05}",
            "m: {name: M, due: 2027-01-20}",
            today=self.TODAY,
            as_written=True,
        )

        assert days == {"a": ("01-04", "01-05"), "b": ("01-05", "01-06"), "m": ("01-20", "01-20")}

    def test_a_start_in_the_future_leaves_today_without_effect(self, days_of):
        assert days_of("a: {name: A, estimate: 2d}", today=date(2026, 5, 1)) == {
            "a": ("01-04", "01-05")
        }

    @pytest.mark.parametrize(("estimate", "finish"), [("1w", "02-01"), ("6w", "02-17")])
    def test_active_work_ends_at_the_later_of_its_estimate_and_today(
        self, days_of, estimate, finish
    ):
        days = days_of(
            f"a: {{name: A, estimate: {estimate}, status: active, start: 2027-01-07}}",
            today=self.TODAY,
        )

        assert days == {"a": ("01-07", finish)}

    def test_active_work_keeps_its_real_start_whatever_it_waits_for(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 9w}",
            "b: {name: B, estimate: 6w, status: active, start: 2027-01-07, after: [a]}",
            "since: {name: C, estimate: 6w, status: active, since: 2027-01-07}",
            today=self.TODAY,
        )

        assert days["b"] == days["since"] == ("01-07", "02-17")

    def test_active_work_takes_a_day_from_its_start_where_it_may_take_no_time(self, schedule_of):
        schedule = schedule_of(
            "phases: {p: {initiatives: "
            "{a: {name: A, estimate: 0d..4d, status: active, start: 2027-01-05}}}}",
        )

        times = schedule.times["a"]
        assert times.low_start == times.low_finish == times.start == date(2027, 1, 5)

    @pytest.mark.parametrize(
        "facts",
        [
            "estimate: 1d, status: active",
            "estimate: 1d, status: done",
            "status: done, finished: 2027-01-03",
        ],
    )
    def test_what_has_begun_holds_nothing_that_it_should_have_waited_for(self, schedule_of, facts):
        schedule = schedule_of(
            f"""
            phases:
              p:
                initiatives:
                  a: {{name: A, estimate: 10d}}
                  b: {{name: B, {facts}, after: [a + 2d]}}
                  c: {{name: C, estimate: 40d}}
            """
        )

        assert (schedule.times["a"].slack, schedule.times["a"].free) == (30, 30)

    def test_active_work_without_a_start_began_today_at_the_latest(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 9w}",
            "b: {name: B, estimate: 1w, status: active, after: [a]}",
            "c: {name: C, estimate: 6w, status: active}",
            today=self.TODAY,
        )

        assert days["b"] == ("02-01", "02-07")
        assert days["c"] == ("01-04", "02-14")

    def test_done_work_stands_at_its_real_dates(self, days_of):
        days = days_of(
            "both: {name: A, estimate: 9w, status: done, start: 2027-01-05, finished: 2027-01-09}",
            "end: {name: B, estimate: 2d, status: done, finished: 2027-01-09}",
            "bare: {name: C, status: done, finished: 2027-01-09}",
            "twisted: {name: D, status: done, start: 2027-01-20, finished: 2027-01-09}",
            today=self.TODAY,
        )

        assert days == {
            "both": ("01-05", "01-09"),
            "end": ("01-08", "01-09"),
            "bare": ("01-09", "01-09"),
            "twisted": ("01-09", "01-09"),
        }

    def test_done_work_of_which_nobody_wrote_the_start_is_a_milestone(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              p:
                initiatives:
                  bar: {name: A, estimate: 2d, status: done, finished: 2027-01-09}
                  point: {name: B, status: done, finished: 2027-01-09}
            """,
            today=self.TODAY,
        )

        shown = {id: (t.milestone, t.days) for id, t in schedule.times.items()}
        assert shown == {"bar": (False, 2), "point": (True, 0)}
        assert schedule.set_by("point") == schedule.set_by("bar") == (Cause.FACT, ())

    def test_work_done_before_it_started_lets_go_on_the_day_it_was_done(self, days_of):
        days = days_of(
            "a: {name: A, status: done, start: 2027-01-20, finished: 2027-01-09}",
            "b: {name: B, estimate: 1d, after: [a.start]}",
        )

        assert days["b"] == ("01-09", "01-09")

    def test_done_work_without_a_date_ended_today_at_the_latest(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 3d, status: done}",
            "b: {name: B, estimate: 9w, status: done}",
            "c: {name: C, status: done}",
            today=self.TODAY,
        )

        assert days == {"a": ("01-04", "01-06"), "b": ("01-04", "02-01"), "c": None}

    def test_done_work_stands_on_since_or_due_where_it_has_nothing_else(self, days_of):
        days = days_of(
            "since: {name: A, estimate: 2d, status: done, since: 2027-01-20}",
            "due: {name: B, status: done, due: 2027-01-20}",
            "late: {name: C, status: done, due: 2027-03-20}",
            "both: {name: D, estimate: 2d, status: done, due: 2027-01-20}",
            "began: {name: E, status: done, start: 2027-01-20}",
            "wide: {name: F, estimate: 2d..6d, status: done, finished: 2027-01-20}",
            "none: {name: G, estimate: 0d, status: done, due: 2027-01-20}",
            "early: {name: H, estimate: 2d, status: done, start: 2027-01-10, after: [due]}",
            today=self.TODAY,
        )

        assert days == {
            "since": ("01-19", "01-20"),
            "due": ("01-20", "01-20"),
            "late": ("02-01", "02-01"),
            "both": ("01-04", "01-05"),
            "began": None,
            "wide": ("01-17", "01-20"),
            "none": ("01-04", "01-04"),
            "early": ("01-10", "01-11"),
        }

    def test_paused_work_as_written_takes_its_days_from_its_start(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 10d, status: paused, start: 2027-01-04, since: 2027-01-08}",
            today=self.TODAY,
            as_written=True,
        )

        assert days == {"a": ("01-04", "01-13")}

    def test_a_phase_that_somebody_has_begun_opens_in_the_past(self, schedule_of):
        text = "phases: {p: {STATUSinitiatives: {a: {name: A, estimate: 2d}}}}"
        starts = [
            schedule_of(text.replace("STATUS", status), today=self.TODAY).phases["p"].start
            for status in ("", "status: planned, ", "status: active, ")
        ]

        assert starts == [self.TODAY, self.TODAY, MONDAY]
        assert schedule_of("phases: {p: {}}", today=self.TODAY).phases["p"].start == MONDAY

    def test_paused_work_resumes_today_with_what_was_left(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 10d, status: paused, start: 2027-01-04, since: 2027-01-08}",
            "b: {name: B, estimate: 10d, status: stalled, start: 2027-01-04}",
            today=self.TODAY,
        )

        # Four days were worked; six are left, the first of them today.
        assert days == {"a": ("01-04", "02-06"), "b": ("01-04", "02-01")}

    def test_stopped_work_without_a_start_resumes_today_like_any_other(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 10d, status: paused, since: 2027-01-08}",
            "b: {name: B, estimate: 10d, status: stalled}",
            "c: {name: C, estimate: 1d, after: [a]}",
            today=self.TODAY,
        )

        # It began with its phase. Nobody wrote since when b stands still.
        assert days == {"a": ("01-04", "02-06"), "b": ("01-04", "02-01"), "c": ("02-07", "02-07")}

    def test_stopped_work_began_no_later_than_it_stopped(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 9w, status: active, start: 2027-01-04}",
            "b: {name: B, estimate: 10d, status: paused, since: 2027-01-15, after: [a]}",
            today=self.TODAY,
        )

        assert days["b"] == ("01-15", "02-10")

    def test_work_began_on_one_day_whatever_the_estimates_of_what_it_waits_for(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              p:
                initiatives:
                  a: {name: A, estimate: 1w..3w}
                  b: {name: B, estimate: 3w, status: active, after: [a - 4w]}
            """,
            today=self.TODAY,
        )

        times = schedule.times["b"]
        assert times.low_start == times.start == times.high_start == date(2027, 1, 18)

    def test_a_roadmap_begins_no_later_than_work_that_is_under_way(self, roadmap_of):
        roadmap = roadmap_of(
            """
            phases:
              p:
                start: 2027-03-01
                initiatives:
                  a: {name: A, estimate: 6w, status: active}
            """
        )

        assert Plan(roadmap, self.TODAY).schedule.start == self.TODAY

    def test_what_is_planned_beside_work_under_way_may_begin_today(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              p:
                initiatives:
                  a: {name: A, estimate: 6w, status: active}
                  b: {name: B, estimate: 1d, start: 2027-03-01}
                  c: {name: C, estimate: 1d}
            """,
            start="",
        )

        assert [schedule.times[id].start for id in "abc"] == [MONDAY, date(2027, 3, 1), MONDAY]

    def test_since_when_work_is_under_way_says_when_a_roadmap_begins(self, roadmap_of):
        roadmap = roadmap_of(
            """
            phases:
              p:
                start: 2027-03-01
                initiatives:
                  a: {name: A, estimate: 6w, status: active, since: 2027-02-15}
            """
        )

        assert Plan(roadmap, self.TODAY).schedule.start == date(2027, 2, 15)

    def test_parked_and_dropped_work_takes_no_part(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 9w, status: parked}",
            "b: {name: B, estimate: 9w, status: dropped}",
            "c: {name: C, estimate: 1d, after: [a, b]}",
        )

        assert days == {"c": ("01-04", "01-04")}

    def test_finished_work_has_no_slack_to_lose(self, schedule_of):
        schedule = schedule_of(
            "phases: {p: {initiatives: {a: {name: A, status: done, finished: 2027-01-05}}}}",
            today=self.TODAY,
        )

        assert (schedule.times["a"].slack, schedule.times["a"].critical) == (None, False)
        assert schedule.phases["p"].slack is None

    def test_today_on_a_closed_day_means_the_next_working_day(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 1d}",
            "b: {name: B, estimate: 1d, status: active, start: 2027-01-05}",
            calendar=WEEKDAYS,
            today=date(2027, 1, 9),
        )

        assert days == {"a": ("01-11", "01-11"), "b": ("01-05", "01-11")}


class TestWithoutDates:
    def test_circles_and_what_waits_for_them_have_no_dates(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 1d, after: [b]}",
            "b: {name: B, estimate: 1d, after: [a]}",
            "c: {name: C, estimate: 1d, after: [b]}",
            "d: {name: D, estimate: 1d}",
        )

        assert days == {"a": None, "b": None, "c": None, "d": ("01-04", "01-04")}

    def test_work_without_dates_takes_no_days(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              p:
                initiatives:
                  a: {name: A, estimate: 3d, after: [b]}
                  b: {name: B, estimate: 2d, after: [a]}
            """
        )

        assert [schedule.times[id].days for id in "ab"] == [0, 0]

    def test_free_slack_is_what_moves_nothing_else(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              p:
                initiatives:
                  a: {name: A, estimate: 1d}
                  b: {name: B, estimate: 1d, after: [a]}
                  c: {name: C, estimate: 4d}
                  d: {name: D, estimate: 1d, after: [b, c]}
            """
        )

        assert [schedule.times[id].slack for id in "abcd"] == [2, 2, 0, 0]
        assert [schedule.times[id].free for id in "abcd"] == [0, 2, 0, 0]

    def test_a_phase_that_lets_go_of_a_milestone_on_a_closed_day_opens_before_it(self, schedule_of):
        schedule = schedule_of(
            f"""
            {WEEKDAYS}
            phases:
              crawl: {{initiatives: {{a: {{name: A, estimate: 1d}}}}}}
              walk:
                initiatives:
                  gate: {{name: M, estimate: 0d}}
                  b: {{name: B, estimate: 1d, after: [gate + 3cd]}}
              beside: {{after: [], initiatives: {{c: {{name: C, estimate: 6d}}}}}}
            """
        )

        # The last day, 12 January, is left for b, so its milestone stands on the 9th, a Saturday:
        # the phase of both opens on the 8th, a Friday, and a may slip from the 4th to the 7th.
        assert schedule.finish == date(2027, 1, 12)
        assert schedule.times["a"].slack == 2

    def test_the_critical_path_goes_by_the_first_in_the_file_and_by_work_before_phases(
        self, schedule_of
    ):
        schedule = schedule_of(
            """
            phases:
              crawl:
                initiatives:
                  a: {name: A, estimate: 4d}
                  b: {name: B, estimate: 4d}
              walk: {initiatives: {c: {name: C, estimate: 1d, after: [b]}}}
              run: {initiatives: {d: {name: D, estimate: 1d}}}
            """
        )

        assert schedule.critical_path == ("b", "c", "d")
        assert [schedule.times[id].slack for id in "abcd"] == [0, 0, 0, 0]

    def test_the_critical_path_leads_through_a_phase_that_opens_behind_closed_days(
        self, schedule_of
    ):
        schedule = schedule_of(
            f"""
            {WEEKDAYS}
            phases:
              crawl: {{initiatives: {{a: {{name: A, estimate: 4d}}}}}}
              walk: {{initiatives: {{gate: {{name: M, estimate: 0d}}}}}}
            """
        )

        assert [schedule.times[id].finish.day for id in ("a", "gate")] == [8, 11]
        assert schedule.critical_path == ("a", "gate")
        assert schedule.set_by("gate") == (Cause.PHASE, ("walk",))

    def test_a_fact_breaks_a_circle(self, days_of):
        days = days_of(
            "a: {name: A, estimate: 1d, status: done, finished: 2027-01-02, after: [b]}",
            "b: {name: B, estimate: 1d, after: [a]}",
        )

        assert days["b"] == ("01-04", "01-04")

    def test_two_hundred_years_are_enough(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              p:
                initiatives:
                  a: {name: A, estimate: 150y}
                  b: {name: B, estimate: 100y, after: [a]}
                  c: {name: C, estimate: 1d, after: [b]}
            """
        )

        assert schedule.times["a"].dated
        assert not schedule.times["b"].dated
        assert not schedule.times["c"].dated
        assert schedule.times["a"].slack is None

    def test_nothing_overflows_past_the_year_9999(self, schedule_of):
        rows = [f"a{n}: {{name: A, estimate: 200y, after: [a{n - 1}]}}" for n in range(1, 60)]
        schedule = schedule_of(
            "phases: {p: {initiatives: {a0: {name: A, estimate: 1d}, " + ", ".join(rows) + "}}}"
        )

        assert schedule.times["a0"].dated
        assert not schedule.times["a59"].dated

    def test_work_waits_for_a_calendar_that_opens_again_in_a_far_year(self, schedule_of):
        schedule = schedule_of(
            """
            calendar: {closed: [1900..2200]}
            phases: {p: {initiatives: {a: {name: A, estimate: 1d}}}}
            """
        )

        assert schedule.times["a"].start == date(2201, 1, 1)


class TestOrigin:
    def test_without_start_the_earliest_real_or_planned_day_counts(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              p:
                initiatives:
                  a: {name: A, estimate: 1d, start: 2027-03-01}
                  b: {name: B, estimate: 1d}
                  c: {name: C, estimate: 1d, due: 2026-01}
                  d: {name: D, estimate: 1d, start: 2027-04-01}
                  e: {name: E, status: done}
                  f: {name: F, estimate: 1d, start: 2027-05-01, status: active}
            """,
            start="",
        )

        assert not schedule.relative
        assert schedule.start == date(2027, 3, 1)
        assert schedule.times["b"].start == date(2027, 3, 1)

    def test_without_start_the_day_on_which_active_work_began_counts(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              p:
                initiatives:
                  a: {name: A, estimate: 9d, status: active, since: 2026-12-30}
                  b: {name: B, estimate: 1d, since: 2026-11-11}
            """,
            start="",
        )

        assert schedule.start == date(2026, 12, 30)

    def test_with_due_dates_only_work_begins_today(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              p: {due: 2028, initiatives: {a: {name: A, estimate: 1d}}}
            """,
            start="",
        )

        assert schedule.times["a"].start == MONDAY
        assert not schedule.relative

    def test_with_the_due_of_an_external_only_work_begins_today(self, schedule_of):
        schedule = schedule_of(
            """
            externals: {law: {due: 2028}}
            phases: {p: {initiatives: {a: {name: A, estimate: 1d}}}}
            """,
            start="",
        )

        assert schedule.times["a"].start == MONDAY

    def test_work_under_way_without_any_date_counts_in_weeks(self, schedule_of):
        schedule = schedule_of(
            "phases: {p: {initiatives: {a: {name: A, estimate: 1d, status: active}}}}", start=""
        )

        assert schedule.relative

    def test_without_any_date_weeks_count_from_a_monday_and_today_moves_nothing(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              p:
                initiatives:
                  a: {name: A, estimate: 3w}
                  b: {name: B, estimate: 1d, after: [a]}
            """,
            start="",
            today=date(2031, 5, 7),
        )

        assert schedule.relative
        assert schedule.start.weekday() == 0
        weeks = {id: schedule.week_number(t.start) for id, t in schedule.times.items()}
        assert weeks == {"a": 1, "b": 4}
        days = [schedule.start + timedelta(days=day) for day in (0, 6, 7, 13, 14)]
        assert [schedule.week_number(day) for day in days] == [1, 1, 2, 2, 3]

    def test_real_work_before_the_roadmaps_start_moves_the_start_of_the_plan(self, schedule_of):
        schedule = schedule_of(
            "phases: {p: {initiatives: {a: {name: A, status: done, finished: 2026-12-20}}}}"
        )

        assert schedule.start == date(2026, 12, 20)


class TestCauses:
    def test_what_sets_a_start_can_be_told(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              crawl:
                initiatives:
                  first: {name: A, estimate: 2d}
                  waits: {name: B, estimate: 1d, after: [first]}
                  own: {name: C, estimate: 1d, start: 2027-01-08}
                  day: {name: D, due: 2027-01-08}
                  fact: {name: E, estimate: 9d, status: active, start: 2027-01-04}
              walk:
                start: 2027-05
                initiatives: {next: {name: F, estimate: 1d}}
            """
        )

        assert {id: schedule.set_by(id) for id in [*schedule.times, *schedule.phases]} == {
            "first": (Cause.PHASE, ("crawl",)),
            "waits": (Cause.AFTER, ("first",)),
            "own": (Cause.START, ()),
            "day": (Cause.DUE, ()),
            "fact": (Cause.FACT, ()),
            "next": (Cause.PHASE, ("walk",)),
            "crawl": (Cause.ROADMAP, ()),
            "walk": (Cause.START, ()),
        }

    def test_who_waits_for_the_start_of_another_phase_waits_for_it_and_not_for_its_own(
        self, schedule_of
    ):
        schedule = schedule_of(
            """
            phases:
              crawl:
                initiatives:
                  first: {name: A, estimate: 2d}
                  early: {name: B, estimate: 1d, after: [walk.start]}
              walk: {after: [first], start: 2027-03-01, initiatives: {next: {name: C}}}
            """
        )

        assert schedule.times["early"].start == date(2027, 3, 1)
        assert schedule.set_by("early") == (Cause.AFTER, ("walk",))

    def test_today_is_the_cause_of_what_is_late(self, schedule_of):
        schedule = schedule_of(
            """
            phases:
              crawl: {initiatives: {a: {name: A, estimate: 2d}}}
              walk: {initiatives: {b: {name: B, estimate: 2d}}}
            """,
            today=date(2027, 2, 1),
        )

        assert schedule.set_by("a") == (Cause.TODAY, ())
        assert schedule.set_by("walk") == (Cause.AFTER, ("crawl",))

    def test_the_landing_is_the_first_working_day_after_the_finish(self, schedule_of):
        schedule = schedule_of(
            f"{WEEKDAYS}\nphases: {{p: {{initiatives: {{a: {{name: A, estimate: 4d}}}}}}}}"
        )

        assert schedule.landing("a") == date(2027, 1, 11)
