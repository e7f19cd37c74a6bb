"""Shocks that take time: frozen, slowed, grown, begun again, put off."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from cxroad.errors import UsageError
from cxroad.simulate.stress import HitsNothing, Missed, Part, Why


def days(answer):
    return {each.id: each.days for each in answer.moved}


def freeze(at="2027-02-15", **more):
    return {"shock": "budget-freeze", "at": at, **more}


def test_a_freeze_stops_all_that_is_unfinished_for_three_months(answer):
    after = answer(freeze())

    assert days(after) == dict.fromkeys(["settle", "bots", "mend", "warn"], 89)
    assert after.twin.end == after.plan.end == date(2027, 5, 9) + timedelta(89)
    assert after.plan.delivered == after.plan.stranded_value == 0


def test_protected_work_goes_on_in_a_freeze(answer):
    after = answer(freeze("2027-04-19"), freeze("2027-04-05", **{"for": "1w"}))

    assert days(after) == {"mend": 7, "warn": 7}
    assert after.notes == (
        "protected, and going on: warn",
        "all work that is left on 19 Apr 2027 is protected, so a freeze stops none of it",
    )


def test_a_freeze_of_nothing_but_protected_work_is_no_answer(answer):
    with pytest.raises(HitsNothing, match="protected"):
        answer(freeze("2027-04-19"))


def test_promises_that_a_freeze_breaks_are_named(answer):
    after = answer(freeze())

    phase, outcome = after.missed
    end = date(2027, 3, 14)
    assert phase == Missed(Part.PHASE, "crawl", date(2027, 4, 30), end, end + timedelta(89))
    # The landing of warn and the three months that churn takes to move.
    moves = date(2027, 5, 10) + timedelta(92)
    assert outcome == Missed(Part.OUTCOME, "churn", date(2027, 9, 30), moves, moves + timedelta(89))


def test_people_called_away_halve_the_pace(answer):
    after = answer({"shock": "deprioritise", "at": "2027-02-15", "for": "4w"})

    assert days(after) == {"settle": 14, "bots": 14, "mend": 14, "warn": 14}


def test_a_crisis_takes_part_of_the_capacity_and_all_of_it_in_busy_times(answer):
    crisis = {"shock": "crisis", "at": "2027-02-15", "for": "4w"}

    assert days(answer({**crisis, "capacity": "50%"})) == {
        # Two weeks at half pace, two busy ones, and a week left after them.
        "settle": 21,
        "bots": 14,
        "mend": 14,
        "warn": 14,
    }


def test_a_crisis_of_some_teams_slows_the_work_that_hits_them(answer):
    crisis = {"shock": "crisis", "at": "2027-03-22", "for": "2w", "capacity": "25%"}

    assert days(answer({**crisis, "teams": "van"})) == {"mend": 11, "warn": 11}
    with pytest.raises(HitsNothing, match="has an impact on desk"):
        answer({**crisis, "teams": "desk"})
    with pytest.raises(UsageError, match="there is no team 'vans'"):
        answer({**crisis, "teams": "vans"})


def test_a_sponsor_with_deputy_and_handover_is_followed_in_four_weeks(answer):
    after = answer({"shock": "sponsor-leaves", "at": "2027-03-22"})

    assert days(after) == {"mend": 28, "warn": 28}
    assert after.decide == ()


def test_without_a_handover_the_gap_is_longer_and_the_dumb_are_dropped(answer, small):
    plan = small({", handover: docs/handover.md": ""})
    after = answer({"shock": "sponsor-leaves", "at": "2027-02-15"}, on=plan)

    assert {each.id: each.stopped for each in after.moved} == {
        "settle": None,
        "bots": Why.DROPPED,
        "mend": None,
        "warn": None,
    }
    assert days(after)["warn"] == 13 * 7 - 14  # it no longer waits for bots
    assert after.plan.stranded_spend == 14_000
    assert after.twin.end == after.plan.end
    assert [(each.code, each.ids) for each in after.decide] == [
        ("write-handover", ()),
        ("say-value", ("bots",)),
        ("renegotiate", ("crawl", "churn")),
    ]


def test_the_gap_may_be_said(answer):
    assert days(answer({"shock": "sponsor-leaves", "at": "2027-03-22", "gap": "1w"}))["mend"] == 7


RESTART = {"shock": "manager-restart", "at": "2027-02-15"}


def test_a_new_lead_starts_again_what_no_decision_holds(answer, small):
    after = answer(RESTART)

    assert days(after) == {"settle": 14, "bots": 14, "mend": 14, "warn": 14}
    assert after.plan.stranded_spend == 14_000 + 14_000
    assert after.plan.after.cost == after.plan.before.cost + 28_000
    assert [(each.code, each.ids) for each in after.decide] == [
        ("record-decisions", ("settle", "bots"))
    ]

    decided = "decisions: [{what: Settle, on: 2027-01-05, affects: [settle]}]\nteams:"
    assert days(answer(RESTART, on=small({"teams:": decided}))) == {
        "bots": 14,
        "mend": 14,
        "warn": 14,
    }


def test_a_new_lead_finds_nothing_to_start_again(answer):
    with pytest.raises(HitsNothing, match="no work is under way on 4 Jan 2027"):
        answer({**RESTART, "at": "2027-01-04"})


def test_a_slip_has_two_answers(answer):
    after = answer({"shock": "slip"})

    assert days(after)["listen"] == 16  # 28 days x 0.54 = 15.1
    assert days(after.best)["listen"] == 3
    assert after.best.best is None
    assert after.plan.lost > after.best.plan.lost > 0
    assert days(answer({"shock": "slip", "low": "25%", "high": "25%"}))["listen"] == 7


def test_a_slip_of_which_the_least_is_the_most_is_refused(answer):
    with pytest.raises(UsageError, match="more than the greatest"):
        answer({"shock": "slip", "low": "60%", "high": "20%"})


def test_blows_act_on_what_the_earlier_ones_left(answer):
    """The freeze keeps settle from its end, so that the restart finds it still open."""
    restart = {**RESTART, "at": "2027-03-08"}
    alone, after = answer(restart), answer(restart, freeze("2027-02-22", **{"for": "4w"}))

    assert "settle" not in days(alone)
    assert days(after)["settle"] == 28 + 21
    assert [placed.day for placed in after.placed] == [date(2027, 2, 22), date(2027, 3, 8)]


def test_what_was_done_before_a_blow_stays_done(answer):
    after = answer(freeze("2027-03-01"))

    assert set(days(after)) == {"bots", "mend"} | {"warn"}
    assert after.plan.delivered == 40


def test_a_blow_without_a_day_falls_halfway_through_what_is_left(answer):
    after = answer({"shock": "budget-freeze"})

    assert after.at == date(2027, 1, 4) + timedelta(63)
    assert "halfway" in after.notes[-1]


def test_a_blow_after_the_end_of_all_work_is_no_answer(answer):
    with pytest.raises(HitsNothing, match="all work ends by 9 May 2027") as caught:
        answer(freeze("2027-05-10"))

    assert caught.value.hint == "name an earlier day: at=2027-05"


def test_of_several_blows_one_that_hits_nothing_leaves_a_note(answer):
    after = answer(freeze("2027-03-22"), freeze("2028-05"))

    assert any("nothing is left to do on 1 May 2028" in note for note in after.notes)


def test_days_that_are_over_and_beyond_the_horizon_are_refused(answer):
    with pytest.raises(UsageError, match="at: 2026-11 is over"):
        answer(freeze("2026-11"))
    with pytest.raises(UsageError, match="is not before 1 Jan 2029"):
        answer(freeze("2029-01-01"))


def test_tired_teams_wait_for_the_next_quarter_with_room(answer, small):
    """mend lands on the van on 12 April, warn four weeks later; together they ask for 6.5 hours."""
    plan = small({"protected: true": "impacts: {van: high}"})
    after = answer({"shock": "fatigue"}, on=plan)

    # The first week from July on in which mend asks nothing any more.
    assert after.plan.after.parts[-1].landing == date(2027, 8, 2)
    assert days(after) == {"warn": 84}
    assert [(each.code, each.ids) for each in after.decide] == [
        ("spread-landings", ("warn",)),
        ("renegotiate", ("churn",)),
    ]


def test_teams_with_room_are_not_tired(answer):
    with pytest.raises(HitsNothing, match="room for all"):
        answer({"shock": "fatigue"})


def test_the_pace_of_money_is_exact(answer):
    assert answer(freeze()).plan.lost == sum(
        (40 * Fraction(89), 30 * Fraction(89), 30 * Fraction(89))
    ) / Fraction(487, 16)


def test_a_milestone_waits_for_room_as_well(answer, small):
    plan = small(
        {
            "estimate: 4w, after: [mend], serves": "estimate: 0d, after: [mend], serves",
            "protected: true": "impacts: {van: high}",
        }
    )
    after = answer({"shock": "fatigue"}, on=plan)

    # mend lands on 12 April, and so would warn.
    assert [(each.id, each.after) for each in after.moved] == [("warn", date(2027, 8, 1))]


def test_a_blow_on_its_last_day_still_hits_work(answer):
    assert days(answer(freeze("2027-02-28")))["settle"] == 89


def test_landings_that_just_fit_do_not_wait(answer, small):
    """mend still asks the van for 2.5 hours when warn asks for 4."""
    plan = small({"protected: true": "impacts: {van: high}"})

    with pytest.raises(HitsNothing, match="room for all"):
        answer({"shock": "fatigue", "capacity": "6.5h"}, on=plan)
    assert answer({"shock": "fatigue", "capacity": "6.4h"}, on=plan).moved
