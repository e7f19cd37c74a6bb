"""Shocks that take value: a vendor's end, a turn of the vision, people left alone."""

from datetime import date
from fractions import Fraction

import pytest

from cxroad.errors import UsageError
from cxroad.simulate.stress import HitsNothing, Why


def closes(vendor, at="2027-03-22"):
    return {"shock": "vendor-closes", "vendor": vendor, "at": at}


def test_what_needs_a_closed_vendor_stops_with_all_that_waits_for_it(answer):
    after = answer(closes("crmco"))

    assert [(each.id, each.after, each.stopped) for each in after.moved] == [
        ("mend", None, Why.BLOCKED),
        ("warn", None, Why.BLOCKED),
    ]
    assert after.plan.stranded_value == 60
    assert after.plan.stranded_spend == 28_000 * Fraction(7, 28)
    assert after.plan.end == date(2027, 3, 14)
    assert after.twin.stranded_value == 100
    assert after.twin.end is None
    assert [advice.code for advice in after.decide] == [
        "plan-exit",
        "plan-replacement",
        "finish-first",
        "renegotiate",
    ]
    assert after.rules == ("TEC003",)


def test_with_a_replacement_work_waits_for_it_instead(answer):
    after = answer(closes("botly", "2027-02-15"))

    assert {each.id: each.days for each in after.moved} == {"bots": 28, "mend": 28, "warn": 28}
    assert after.plan.stranded_value == after.twin.stranded_value == 0
    assert after.twin.end == after.plan.end == date(2027, 6, 6)
    assert "4w" in after.notes[0]


def test_what_was_done_on_a_vendor_with_an_exit_is_exposed_and_stays(answer):
    after = answer(closes("alertly"))

    assert (after.plan.exposed, after.plan.written_off, after.plan.lost) == (40, 0, 0)
    assert after.moved == ()


def test_without_an_exit_it_lasts_three_months_longer(answer, small):
    after = answer(closes("alertly"), on=small({"exit: export": "name: Alertly"}))

    assert (after.plan.exposed, after.plan.written_off) == (40, 40)
    assert after.plan.after.delivered(date(2027, 6, 21)) == 100
    assert after.plan.after.delivered(date(2027, 6, 22)) == 60
    assert after.twin.written_off == 40
    assert "no exit" in after.notes[0]


def test_a_release_later_than_that_brings_nothing_of_it(answer, small):
    """The twin's work on the vendor was done, and is released when the vendor is long gone."""
    after = answer(
        closes("alertly", "2027-03-01"),
        on=small(
            {"estimate: 4w, after: [mend]": "estimate: 20w, after: [mend]", "exit: export": ""}
        ),
    )

    assert after.twin.stranded_value == 40
    assert after.twin.exposed == 0


def test_a_vendor_that_nothing_uses_is_no_answer(answer):
    with pytest.raises(HitsNothing, match="nothing on the roadmap uses idle"):
        answer(closes("idle"))


def test_a_vendor_that_does_not_exist_is_refused_with_the_nearest(answer):
    with pytest.raises(UsageError, match="there is no vendor 'crmcoo'") as caught:
        answer(closes("crmcoo"))

    assert caught.value.hint == "did you mean `crmco`?"


def pivot(at="2027-03-22", **what):
    return {"shock": "vision-pivot", "at": at, **what}


def test_a_dropped_outcome_writes_off_what_landed_and_empties_what_has_not(answer):
    after = answer(pivot(drop="churn"))

    assert after.turned.nothing == ("mend", "warn")
    assert (after.plan.written_off, after.plan.stranded_value) == (0, 60)
    assert after.plan.stranded_spend == 28_000 * Fraction(7, 28)
    assert after.twin.stranded_value == 60
    assert [(each.code, each.ids) for each in after.decide] == [("stop", ("mend", "warn"))]


def test_landed_value_of_a_dropped_outcome_ends_on_the_day(answer):
    after = answer(pivot(drop="effort"))

    assert (after.plan.delivered, after.plan.written_off) == (40, 40)
    assert after.plan.after.delivered(date(2027, 3, 22)) == 0
    assert after.turned.kept == ("mend", "warn")


def test_enablers_of_nothing_but_dropped_outcomes_are_left_without_use(answer):
    after = answer(pivot("2027-01-11", drop=["churn", "effort"]))

    assert after.turned.unused == ("listen",)
    assert after.plan.stranded_value == 100


def test_an_added_outcome_is_covered_by_nothing(answer):
    after = answer(pivot(add=["trust", "churn"]))

    assert after.turned.added == ("trust",)
    assert after.plan.lost == 0
    assert after.notes == ("churn counts already, and adds nothing new",)


def test_a_turn_that_drops_and_adds_nothing_is_refused(answer):
    with pytest.raises(UsageError, match="drops outcomes, or adds some"):
        answer(pivot())


def test_dropping_what_nothing_serves_is_no_answer(answer):
    with pytest.raises(HitsNothing, match="nothing on the roadmap serves unserved"):
        answer(pivot(drop="unserved"))


def test_of_what_people_were_not_enabled_for_a_part_arrives(answer):
    after = answer({"shock": "teams-not-enabled"})

    assert (after.plan.stranded_value, after.twin.stranded_value) == (20, 20)
    assert after.at is None
    assert [(each.code, each.ids) for each in after.decide] == [("plan-enablement", ("settle",))]


def test_adoption_may_be_said_and_teams_may_be_named(answer):
    after = answer({"shock": "teams-not-enabled", "teams": "desk", "adoption": "75%"})

    assert after.plan.stranded_value == 10
    with pytest.raises(HitsNothing, match="enablement"):
        answer({"shock": "teams-not-enabled", "teams": "van"})
    with pytest.raises(UsageError, match="there is no team 'dask'"):
        answer({"shock": "teams-not-enabled", "teams": "dask"})


def test_faith_fades_after_a_silence_longer_than_patience(answer):
    """The plan is silent for 8 weeks, then 6, then 4; its twin for 18."""
    after = answer({"shock": "momentum", "patience": "5w"})

    assert after.plan.stranded_value == 20 + 60
    assert after.twin.stranded_value == 50


def test_patience_that_is_just_enough_loses_nothing(answer):
    with pytest.raises(HitsNothing):
        answer({"shock": "momentum", "patience": "18w"})
    after = answer({"shock": "momentum", "patience": "8w"})

    assert (after.plan.stranded_value, after.twin.stranded_value) == (0, 50)
