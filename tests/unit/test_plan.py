from datetime import date
from fractions import Fraction

import pytest

from cxroad.plan import Plan

TODAY = date(2027, 1, 4)

ROADMAP = """
start: 2027-01-04
externals: {law: {due: 2027-02-01}}
vision:
  statement: Everything works the first time
  outcomes: {churn: {}, effort: {}}
phases:
  crawl:
    initiatives:
      listen: {name: Listen, estimate: 2w}
      settle: {name: Settle, estimate: 1w, after: [listen], serves: {churn: 40%}}
      quick: {name: Quick, estimate: 1w, serves: {effort: 60%}}
      held: {name: Held, estimate: 1w, after: [law]}
      later: {name: Later, estimate: 1w, start: 2027-01-05}
  walk:
    initiatives:
      redesign: {name: Redesign, estimate: 4w, after: [settle], serves: {churn: 60%, effort: 40%}}
      shelved: {name: Shelved, status: parked}
"""


@pytest.fixture
def plan_of(roadmap_of):
    return lambda text, today=TODAY, **options: Plan(roadmap_of(text), today, **options)


def test_each_thing_is_computed_once(plan_of):
    plan = plan_of(ROADMAP)

    assert plan.schedule is plan.schedule
    assert plan.graph is plan.graph
    assert plan.values is plan.values


def test_value_is_summed_over_outcomes(plan_of):
    plan = plan_of(ROADMAP)

    assert plan.value("redesign") == 50
    assert plan.value("shelved") == plan.value("nowhere") == 0
    assert [id for id in plan.values if plan.delivers(id)] == ["settle", "quick", "redesign"]
    assert plan.total_value == 100


def test_times_are_found_for_initiatives_phases_and_externals(plan_of):
    plan = plan_of(ROADMAP)

    assert plan.times("quick").finish == date(2027, 1, 10)
    assert plan.times("crawl").finish == date(2027, 2, 8)
    assert plan.times("law").finish == date(2027, 2, 1)
    with pytest.raises(KeyError):
        plan.times("shelved")


def test_deliveries_tell_first_value_silence_and_largest_day(plan_of):
    plan = plan_of(ROADMAP)

    assert plan.first_value is not None
    assert (plan.first_value.day, plan.first_value.ids) == (date(2027, 1, 10), ("quick",))
    assert plan.longest_silence is not None
    assert plan.longest_silence.after.ids == ("redesign",)
    assert plan.largest_delivery is not None
    assert plan.largest_delivery.points == 50


def test_a_plan_that_delivers_nothing_has_no_first_value(plan_of):
    plan = plan_of("phases: {p: {initiatives: {a: {name: A, estimate: 1d}}}}")

    assert plan.first_value is None
    assert plan.longest_silence is None
    assert plan.largest_delivery is None
    assert plan.bottlenecks() == ()


class TestReady:
    def test_what_nothing_stands_in_the_way_of_can_start(self, plan_of):
        assert plan_of(ROADMAP).ready == ("listen", "quick")

    def test_what_was_done_makes_room(self, plan_of):
        text = ROADMAP.replace("2w}", "2w, status: done, finished: 2027-01-03}")

        assert plan_of(text).ready == ("settle", "quick")

    def test_an_external_is_waited_for_until_its_day_is_past(self, plan_of):
        assert "held" not in plan_of(ROADMAP, today=date(2027, 2, 1)).ready
        assert "held" in plan_of(ROADMAP, today=date(2027, 2, 2)).ready

    def test_before_the_start_of_the_roadmap_its_first_work_is_ready(self, plan_of):
        assert plan_of(ROADMAP, today=date(2026, 6, 1)).ready == ("listen", "quick")

    def test_without_dates_only_what_is_done_counts(self, plan_of):
        plan = plan_of(
            """
            phases:
              crawl: {initiatives: {a: {name: A, status: done}, b: {name: B, after: [a]}}}
              walk: {initiatives: {c: {name: C, after: [a]}}}
            """
        )

        assert plan.schedule.relative
        assert plan.ready == ("b",)

    def test_work_without_estimate_waits_for_its_own_start(self, plan_of):
        text = """
            start: 2027-01-01
            phases: {p: {initiatives: {a: {name: A, start: 2027-05-01}, b: {name: B}}}}
            """

        assert plan_of(text).ready == ("b",)
        assert plan_of(text, today=date(2027, 5, 1)).ready == ("a", "b")

    def test_begun_work_can_be_followed_from_its_start(self, plan_of):
        plan = plan_of(
            """
            start: 2027-01-01
            phases:
              p:
                initiatives:
                  a: {name: A, estimate: 9w, status: active, start: 2027-01-01}
                  b: {name: B, estimate: 1w, after: [a.start]}
                  c: {name: C, estimate: 1w, after: [a]}
                  d: {name: D, estimate: 1w, after: [a - 9w]}
            """
        )

        assert plan.ready == ("b", "d")


class TestBottlenecks:
    def test_of_a_chain_the_first_is_named_with_the_next_after_it(self, plan_of):
        (bottleneck,) = plan_of(ROADMAP).bottlenecks()

        assert (bottleneck.id, bottleneck.share) == ("listen", Fraction(70, 100))
        assert bottleneck.next == (("settle", Fraction(7, 10)), ("redesign", Fraction(1, 2)))

    @pytest.mark.parametrize(("share", "found"), [(Fraction(7, 10), 1), (Fraction(71, 100), 0)])
    def test_the_threshold_itself_counts(self, plan_of, share, found):
        assert len(plan_of(ROADMAP).bottlenecks(share)) == found

    def test_what_is_done_holds_nothing_up(self, plan_of):
        text = ROADMAP.replace("2w}", "2w, status: done, finished: 2027-01-03}")

        assert [bottleneck.id for bottleneck in plan_of(text).bottlenecks()] == ["settle"]


def test_as_written_shows_what_today_pushed(plan_of):
    plan = plan_of(ROADMAP, today=date(2027, 3, 1))

    assert plan.times("listen").start == date(2027, 3, 1)
    assert plan.written.times["listen"].start == date(2027, 1, 4)
    assert plan_of(ROADMAP, as_written=True).written.times.keys() == plan.written.times.keys()


class TestWaitingForLate:
    TEXT = """
    start: 2027-01-04
    phases:
      crawl:
        initiatives:
          a: {name: A, estimate: 2w}
          b: {name: B, estimate: 2w, after: [a]}
          c: {name: C, estimate: 2w}
      walk:
        initiatives:
          d: {name: D, estimate: 2w}
    """

    def test_nothing_waits_for_what_may_still_begin_today(self, plan_of):
        assert plan_of(self.TEXT).waiting_for_late == set()

    def test_what_comes_after_work_that_has_not_begun_waits_for_it(self, plan_of):
        assert plan_of(self.TEXT, date(2027, 1, 5)).waiting_for_late == {"b", "d"}

    def test_work_under_way_is_late_after_its_expected_finish(self, plan_of):
        text = self.TEXT.replace("A, ", "A, status: active, start: 2027-01-04, ")
        text = text.replace("C, ", "C, status: done, finished: 2027-01-10, ")

        assert plan_of(text, date(2027, 1, 17)).waiting_for_late == set()
        assert plan_of(text, date(2027, 1, 18)).waiting_for_late == {"b", "d"}


class TestWhatHangsOnSomeOfTheWork:
    def test_their_own_value_counts_and_that_of_all_that_waits_for_them(self, plan_of):
        plan = plan_of(ROADMAP)

        assert plan.hanging_on(["settle"]) == Fraction(70, 100)
        assert plan.hanging_on(["listen"]) == Fraction(70, 100)
        assert plan.hanging_on(["redesign", "quick"]) == Fraction(80, 100)
        assert plan.hanging_on(["settle", "redesign"]) == Fraction(70, 100)
        assert plan.hanging_on(["held"]) == plan.hanging_on([]) == 0

    def test_what_is_done_has_arrived_and_is_no_longer_to_come(self, plan_of):
        plan = plan_of(ROADMAP.replace("1w, serves", "1w, status: done, serves"))

        assert plan.hanging_on(["quick"]) == 0
        assert plan.hanging_on(["settle", "quick"]) == 1

    def test_where_nothing_is_to_come_nothing_hangs(self, plan_of):
        plan = plan_of("phases: {p: {initiatives: {a: {name: A, estimate: 1d}}}}")

        assert plan.hanging_on(["a"]) == 0
