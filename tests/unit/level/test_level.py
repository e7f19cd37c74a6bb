"""Levelling small plans of which everybody can see the answer."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest

from cxroad.errors import NotComputable
from cxroad.level.level import level
from cxroad.level.terms import Levelling, Objective
from cxroad.plan import Plan

TODAY = date(2027, 1, 4)
TWO_HEAVY = """
start: 2027-01-04
vision: {outcomes: {effort: {baseline: 1, target: 2}}}
teams: {desk: {size: 10}}
phases:
  crawl:
    initiatives:
      phone: {name: Phone, estimate: 6w, owner: Mia, serves: {effort: 20%}, impacts: {desk: high}}
      mail: {name: Mail, estimate: 6w, owner: Ben, serves: {effort: 60%}, impacts: {desk: high}}
"""


@pytest.fixture
def plan_of(roadmap_of):
    def make(text, today=TODAY, **options):
        return Plan(roadmap_of(text), today, **options)

    return make


def starts(answer):
    return {id: day.isoformat() for id, day in answer.starts.items()}


def test_two_heavy_landings_get_sixteen_weeks_between_them(plan_of):
    answer = level(plan_of(TWO_HEAVY))

    assert starts(answer) == {"phone": "2027-04-26"}
    assert (answer.end, answer.new_end) == (date(2027, 2, 14), date(2027, 6, 6))
    assert answer.later_days == 16 * 7
    assert answer.proved


def test_what_brings_less_waits_and_that_is_what_it_costs(plan_of):
    """20 points for 16 weeks."""
    answer = level(plan_of(TWO_HEAVY))

    assert float(answer.lost) == pytest.approx(20 * 112 / 30.4375)


def test_it_says_what_it_saves(plan_of):
    (team,) = level(plan_of(TWO_HEAVY)).teams

    assert (team.peak, team.new_peak) == (8, 4)
    # 4 weeks of 8 h and 8 of 5 h against 4 h, and nothing before them.
    assert (team.over, team.overload) == (12, 4 * 4 + 8)
    assert (team.new_over, team.new_overload) == (0, 0)


def test_a_plan_within_its_limits_is_left_alone_and_proved(plan_of):
    answer = level(plan_of(TWO_HEAVY.replace("size: 10", "capacity: 8h")))

    assert (answer.starts, answer.moves, answer.tried) == ({}, (), 1)
    assert answer.proved


def test_an_owner_runs_no_more_than_the_threshold_allows(plan_of):
    text = TWO_HEAVY.replace("Ben", "Mia").replace("high", "low")
    allowed = level(plan_of(text))
    one = level(plan_of(f"{text}settings: {{GOV006: {{initiatives: 1}}}}\n"))

    assert allowed.starts == {}
    assert starts(one) == {"phone": "2027-02-15"}
    assert [(o.owner, o.most, o.new_most) for o in one.owners] == [("`Mia`", 2, 1)]
    assert one.proved


def test_a_higher_threshold_of_the_load_leaves_more_room(plan_of):
    answer = level(plan_of(f"{TWO_HEAVY}settings: {{PPL001: {{load: 125}}}}\n"))

    # 4 + 1 h a week is what a team of 4 h may be asked for: 12 weeks, not 16.
    assert starts(answer) == {"phone": "2027-03-29"}


def test_thresholds_from_around_the_file_count_too(roadmap_of):
    from cxroad.model.numbers import Number

    thresholds = {"PPL001": {"load": Number.parse("200")}}

    assert level(Plan(roadmap_of(TWO_HEAVY), TODAY, thresholds=thresholds)).starts == {}


def test_value_first_lets_the_more_valuable_one_land_first(plan_of):
    """The long one has much waiting behind it, the short one brings nearly all the value."""
    text = """
    start: 2027-01-04
    vision: {outcomes: {effort: {baseline: 1, target: 2}}}
    phases:
      crawl:
        initiatives:
          base: {name: Base, estimate: 4w, serves: {effort: 1%}, impacts: {desk: high}}
          gem: {name: Gem, estimate: 6w, serves: {effort: 90%}, impacts: {desk: high}}
          long: {name: Long, estimate: 40w, after: [base], serves: {effort: 1%}}
    """
    finish, value = (level(plan_of(text), Levelling(each)) for each in Objective)

    assert starts(finish) == {"gem": "2027-04-12"}
    assert starts(value) == {"base": "2027-05-10"}
    assert finish.new_end < value.new_end
    assert finish.lost > value.lost
    assert finish.proved
    assert not value.proved


def test_work_that_has_begun_and_what_is_done_keep_their_dates_and_take_their_room(plan_of):
    text = """
    start: 2026-10-05
    vision: {}
    phases:
      crawl:
        initiatives:
          old: {name: Old, status: done, finished: 2026-12-20, impacts: {desk: high}}
          now: {name: Now, status: active, start: 2026-12-07, estimate: 10w, impacts: {desk: low}}
          new: {name: New, estimate: 2w, impacts: {desk: high}}
    """
    answer = level(plan_of(text))

    # `old` landed on 21 December and asks 2.5 h up to 14 March, `now` lands on 15 February and
    # asks 0.5 h up to 14 March: four weeks before a heavy landing there is no room before that.
    assert [move.id for move in answer.moves] == ["new"]
    assert starts(answer) == {"new": "2027-03-29"}


def test_days_that_are_written_hold_and_what_remains_over_is_said(plan_of):
    text = """
    start: 2027-01-04
    vision: {}
    phases:
      crawl:
        initiatives:
          bar: {name: Bar, start: 2027-01-04, due: 2027-02-14, impacts: {desk: high}}
          fair: {name: Fair, due: 2027-02-14, impacts: {desk: high}}
    """
    answer = level(plan_of(text))

    assert answer.starts == {}
    assert answer.teams[0].new_over == answer.teams[0].over == 12
    assert answer.kept == ("bar", "fair")


def test_a_milestone_that_changes_a_team_can_wait_for_room(plan_of):
    text = """
    start: 2027-01-04
    vision: {}
    phases:
      crawl:
        initiatives:
          build: {name: Build, estimate: 6w, impacts: {desk: high}}
          live: {name: Go live, estimate: 0d, after: [build], impacts: {desk: high}}
    """
    answer = level(plan_of(text))

    assert starts(answer) == {"live": "2027-06-06"}
    assert answer.new.schedule.landing("live") == date(2027, 6, 7)
    assert answer.teams[0].new_over == 0


def test_a_gate_that_is_missed_by_it_is_named(plan_of):
    text = TWO_HEAVY.replace("  crawl:\n", "  crawl:\n    due: 2027-03-01\n").replace(
        "owner: Mia", "owner: Mia, due: 2027-03-15"
    )
    missed = level(plan_of(text)).missed

    assert [(each.id, each.due, each.after) for each in missed] == [
        ("phone", date(2027, 3, 15), date(2027, 6, 6)),
        ("crawl", date(2027, 3, 1), date(2027, 6, 6)),
    ]


def test_heavy_landings_keep_their_distance_only_when_asked_to(plan_of):
    text = TWO_HEAVY.replace("size: 10", "capacity: 20h")

    assert level(plan_of(text)).starts == {}
    assert starts(level(plan_of(text), Levelling(apart=True))) == {"phone": "2027-03-01"}


def test_nothing_is_put_into_the_past(plan_of):
    answer = level(plan_of(TWO_HEAVY, today=date(2027, 3, 1)))

    assert min(times.start for times in answer.new.schedule.times.values()) == date(2027, 3, 1)
    assert starts(answer) == {"phone": "2027-06-21"}


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (TWO_HEAVY.replace("start: 2027-01-04\n", ""), "no dates to level", "`start: 2027-01-11`"),
        (
            TWO_HEAVY.replace("estimate: 6w, ", ""),
            "no unfinished initiative has dates",
            "`estimate: 6w`",
        ),
        (
            TWO_HEAVY.replace("owner: Mia, ", "")
            .replace("owner: Ben, ", "")
            .replace(", impacts: {desk: high}", ""),
            "whom it changes or who owns it",
            "`impacts: {desk: medium}`",
        ),
        (
            TWO_HEAVY.replace("size: 10", "capacity: 3h"),
            "`phone` alone asks each person in `desk` for 4 h a week, and there is room for 3 h, "
            "so it fits on no date; so does `mail` on `desk`",
            "make it gentler (`impacts: {desk: 3h}`), land it in two steps, or give the team more "
            "time for it (`teams: {desk: {capacity: 4h}}`) and say what stops for that",
        ),
        (
            TWO_HEAVY.replace("size: 10", "capacity: 0h"),
            "there is room for 0 h",
            "land it in two steps",
        ),
        (
            TWO_HEAVY.replace("owner: Mia", "after: [mail]").replace(
                "owner: Ben", "after: [phone]"
            ),
            "wait for each other",
            "cxroad lint",
        ),
        (
            f"{TWO_HEAVY}settings: {{GOV006: {{initiatives: 0}}}}\n",
            "no owner may run",
            "at least 1",
        ),
    ],
)
def test_what_cannot_be_levelled_says_what_is_missing(plan_of, text, message, hint):
    with pytest.raises(NotComputable) as caught:
        level(plan_of(text))

    assert message in caught.value.message
    assert hint in caught.value.hint


def test_one_process_gives_what_another_gives():
    script = (
        "from datetime import date; from cxroad.api import load;"
        "from cxroad.level.level import level;"
        "p = load('examples/big-bang.yaml', today=date(2026, 11, 23)).plan;"
        "print([(id, str(day)) for id, day in level(p).starts.items()])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "42")
    }

    assert len(said) == 1
    assert "agent-desk" in said.pop()
