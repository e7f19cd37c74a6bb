"""The forecast of a plan: what it counts, what it refuses, and that it is always the same."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from cxroad.api import load_text
from cxroad.errors import NotComputable, UsageError
from cxroad.simulate import tally

MONDAY = date(2027, 1, 4)

TEXT = """
title: Three of a kind
start: 2027-01-04
vision:
  statement: Anyone can join us in one contact.
  outcomes:
    effort: {metric: ces2, baseline: 4, target: 6, by: 2027-06-30, lag: 4w}
    churn: {baseline: 17%, target: 12%}
    unserved: {baseline: 1, target: 2}
phases:
  crawl:
    due: 2027-03-15
    initiatives:
      listen: {name: Listen, estimate: 4w..8w, serves: [effort]}
      fix: {name: Fix, estimate: 5w..6w..9w, due: 2027-02-15, serves: [effort]}
      call: {name: Call, estimate: 3w}
  walk:
    initiatives:
      move: {name: Move, estimate: 8w..12w, after: [listen], serves: [churn]}
      idea: {name: Idea, status: parked, estimate: 1w..9w}
  later: {}
"""


def project(text: str = TEXT, today: date = MONDAY):
    return load_text(text, today=today)


def test_every_part_has_a_finish_and_a_phase_ends_with_its_last_initiative() -> None:
    answer = project().forecast()

    assert list(answer.phases) == ["crawl", "walk"]
    assert list(answer.outcomes) == ["effort", "churn"]
    assert list(answer.initiatives) == ["listen", "fix", "call", "move"]
    assert answer.phases["walk"].counts == answer.initiatives["move"].counts == answer.end.counts
    crawl = answer.phases["crawl"]
    for id in ("listen", "fix", "call"):
        assert all(
            crawl.percentile(share) >= answer.initiatives[id].percentile(share)
            for share in (0.1, 0.5, 0.9)
        )


def test_a_phase_meets_its_gate_as_a_whole_or_not_at_all() -> None:
    text = """
title: Two at once
start: 2027-01-04
phases:
  crawl:
    due: 2027-02-21
    initiatives:
      one: {name: One, estimate: 28d..70d, due: 2027-02-21}
      two: {name: Two, estimate: 28d..70d, due: 2027-02-21}
"""
    answer = project(text).forecast(10_000, correlation=0)

    one, two = (answer.initiatives[id].chance for id in ("one", "two"))
    assert one * two == pytest.approx(answer.phases["crawl"].chance, abs=0.01)
    assert answer.phases["crawl"].chance < min(one, two) - 0.1


def test_an_outcome_waits_for_the_landing_of_its_last_work_and_its_lag() -> None:
    answer = project().forecast()

    crawl_of_effort = max(answer.initiatives[id].p90 for id in ("listen", "fix"))
    reached = answer.outcomes["effort"]
    assert reached.p90 >= crawl_of_effort + timedelta(days=1 + 28)
    last = max(project().plan.schedule.times[id].finish for id in ("listen", "fix"))
    assert last + timedelta(days=1 + 28) == reached.expected
    assert date(2027, 6, 30) == reached.due
    assert answer.outcomes["churn"].due is None


def test_landings_of_outcomes_fall_on_working_days() -> None:
    text = TEXT.replace("start:", "calendar: {week: mon-fri}\nstart:", 1).replace(
        "lag: 4w", "lag: 0d"
    )
    days = [date.fromordinal(day) for day, _ in project(text).forecast().outcomes["effort"].counts]

    assert {day.weekday() for day in days} <= {0, 1, 2, 3, 4}


def test_drivers_are_what_is_unfinished_by_what_they_do_to_the_end() -> None:
    drivers = project().forecast().drivers

    assert {"listen", "fix", "call", "move"} == {each.id for each in drivers}
    assert [each.id for each in drivers[:1]] == ["move"]
    assert drivers[0].critical == 1
    assert [each.weight for each in drivers] == sorted(
        (each.weight for each in drivers), reverse=True
    )
    assert next(each.pull for each in drivers if each.id == "call") == 0


def test_work_that_only_moves_along_with_the_others_drives_nothing() -> None:
    text = TEXT.replace("listen: {name", "tiny: {name: T, estimate: 1d..3d}\n      listen: {name")
    tiny = next(each for each in project(text).forecast().drivers if each.id == "tiny")

    assert tiny.pull > 0.1
    assert tiny.weight == tiny.critical == 0


def test_single_figures_and_what_has_no_dates_are_named() -> None:
    text = TEXT.replace("  later: {}", "  later:\n    initiatives:\n      bare: {name: Bare}")
    answer = project(text).forecast()

    assert (answer.ranges, answer.figures, answer.undated) == (3, ("call",), ("bare",))


def test_done_work_is_the_same_in_every_run() -> None:
    done = "status: done, start: 2027-01-04, finished: 2027-02-03"
    text = TEXT.replace("estimate: 4w..8w,", f"estimate: 4w..8w, {done},")
    answer = project(text, date(2027, 2, 10)).forecast()

    assert answer.initiatives["listen"].certain
    assert date(2027, 2, 3) == answer.initiatives["listen"].p50
    assert "listen" not in [each.id for each in answer.drivers]


def test_unfinished_work_never_ends_in_the_past() -> None:
    text = TEXT.replace("estimate: 4w..8w,", "estimate: 4w..8w, status: active, start: 2027-01-04,")
    today = date(2027, 2, 20)
    answer = project(text, today).forecast()

    first = date.fromordinal(answer.initiatives["listen"].counts[0][0])
    assert today == first
    assert answer.initiatives["listen"].p80 > today


def test_a_roadmap_without_dates_is_forecast_from_its_first_week() -> None:
    text = TEXT.replace("start: 2027-01-04\n", "").replace("    due: 2027-03-15\n", "")
    text = text.replace(", due: 2027-02-15", "").replace(", by: 2027-06-30", "")
    made = project(text)

    assert made.plan.schedule.relative
    assert made.forecast().end.counts
    with_dates = project().forecast().end.counts
    assert [runs for _, runs in with_dates] == [runs for _, runs in made.forecast().end.counts]


@pytest.mark.parametrize("bounds", ["p0-p100", "p10-p90"])
@pytest.mark.parametrize("distribution", ["pert", "triangular", "lognormal"])
def test_any_executor_gives_the_same_answer(distribution: str, bounds: str) -> None:
    words = {"distribution": distribution, "bounds": bounds}
    here = project().forecast(4_321, 9, **words)
    with ThreadPoolExecutor(2) as threads:
        assert here == project().forecast(4_321, 9, executor=threads, **words)


def test_another_process_gives_the_same_answer() -> None:
    here = project().forecast(4_321, 9)
    with ProcessPoolExecutor(2) as processes:
        assert here == project().forecast(4_321, 9, executor=processes)


@pytest.mark.parametrize("runs", [100, 2_000, 12_345])
def test_numpy_gives_the_same_answer(runs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numpy", reason="numpy is not installed: cxroad[fast]")
    by_lists = project().forecast(runs)
    monkeypatch.setattr(tally, "ARRAYS_FROM", 0)

    assert by_lists == project().forecast(runs)


def test_without_numpy_many_runs_are_computed_all_the_same(monkeypatch) -> None:
    monkeypatch.setattr(tally, "ARRAYS_FROM", 0)
    monkeypatch.setattr(tally, "find_spec", lambda _: None)

    assert project().forecast(3_000).end.runs == 3_000


def test_parts_that_fit_into_memory_give_the_same_answer(monkeypatch) -> None:
    whole = project().forecast(5_000)
    monkeypatch.setattr(tally, "MOST_NUMBERS", 1_000)

    assert whole == project().forecast(5_000)


def test_seeds_differ_by_no_more_than_their_error() -> None:
    ends = [project().forecast(2_000, seed).end for seed in range(20)]
    days = [end.p80.toordinal() for end in ends]
    mean = sum(days) / len(days)
    deviation = (sum((day - mean) ** 2 for day in days) / len(days)) ** 0.5

    assert len(set(days)) > 1
    assert deviation <= max(end.error_days(0.8) for end in ends)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TEXT.replace("..", "d.. ").split("phases:")[0] + "phases: {}", "no work"),
        ("title: X\nphases: {p: {initiatives: {a: {name: A}}}}", "no initiative has an estimate"),
        (
            "title: X\nphases: {p: {initiatives: {a: {name: A, estimate: 4w}}}}",
            "the only estimate of unfinished work is a single figure",
        ),
        (
            "title: X\nphases: {p: {initiatives: {a: {name: A, estimate: 4w}, "
            "b: {name: B, estimate: 4w..4w}}}}",
            "all 2 estimates of unfinished work are single figures",
        ),
        (
            "title: X\nphases: {p: {initiatives: {a: {name: A, due: 2027-05-01}}}}",
            "no unfinished work has an estimate",
        ),
        (
            "title: X\nphases: {p: {initiatives: {a: {name: A, estimate: 4w..9w, after: b}, "
            "b: {name: B, estimate: 4w..9w, after: a}}}}",
            "circle",
        ),
        (
            "title: X\nphases: {p: {initiatives: {a: {name: A, estimate: 1w..9w, status: done, "
            "finished: 2027-01-02}}}}",
            "all work is done",
        ),
    ],
)
def test_where_nothing_differs_it_says_what_is_missing(text: str, message: str) -> None:
    with pytest.raises(NotComputable) as refused:
        project(text).forecast()

    assert message in refused.value.message
    assert refused.value.hint or "done" in message


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"runs": 99}, "99 runs is not between"),
        ({"runs": 1_000_001}, "1,000,001 runs"),
        ({"correlation": -0.1}, "correlation of -0.1"),
        ({"correlation": 1.1}, "correlation of 1.1"),
        ({"correlation": float("nan")}, "correlation of nan"),
        ({"distribution": "normal"}, "unknown distribution 'normal'"),
        ({"bounds": "p5-p95"}, "unknown bounds 'p5-p95'"),
    ],
)
def test_words_that_do_not_fit_are_refused(words, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        project().forecast(**words)

    assert message in refused.value.message


def test_what_waits_in_a_circle_is_left_out_and_named() -> None:
    text = TEXT.replace(
        "  later: {}",
        "  later:\n    initiatives:\n      a: {name: A, estimate: 2w..3w, after: b}\n"
        "      b: {name: B, estimate: 2w..3w, after: a}",
    )

    answer = project(text).forecast()

    assert answer.undated == ("a", "b")
    assert "later" not in answer.phases
