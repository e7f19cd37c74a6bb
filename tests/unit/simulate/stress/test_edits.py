"""Plain changes: later, dropped, waiting for something more."""

from datetime import date

import pytest

from cxroad.errors import UsageError
from cxroad.model.durations import Duration
from cxroad.model.links import Link
from cxroad.simulate.stress import Delay, Drop, HitsNothing, Wait, Why


def days(answer):
    return {each.id: each.days for each in answer.moved}


def later(id, by="3w"):
    return Delay(id, Duration.parse(by))


def waits(id, link):
    return Wait(id, Link.parse(link))


def test_what_waits_for_a_delayed_initiative_is_late_as_well(answer):
    after = answer(later("settle"))

    assert days(after) == {"settle": 21, "mend": 7, "warn": 7}  # bots hid two weeks of it
    assert after.at is None
    assert after.plan.end == after.twin.end == date(2027, 5, 16)


def test_two_delays_of_the_same_add_up(answer):
    assert days(answer(later("warn"), later("warn", "1w"))) == {"warn": 28}


def test_a_milestone_stands_later(answer, small):
    plan = small({"bots: {name: Bots, estimate: 6w": "bots: {name: Bots, estimate: 0d"})
    dated = small({"bots: {name: Bots, estimate: 6w": "bots: {name: Bots, due: 2027-02-15"})

    assert days(answer(later("bots"), on=plan))["bots"] == 21
    assert days(answer(later("bots"), on=dated))["bots"] == 21


def test_a_dropped_initiative_is_given_up_and_the_rest_goes_on_without_it(answer):
    after = answer(Drop("mend"))

    assert [(each.id, each.days, each.stopped) for each in after.moved] == [
        ("mend", 0, Why.DROPPED),
        ("warn", -28, None),
    ]
    assert after.plan.stranded_value == after.twin.stranded_value == 30
    assert after.notes == ("what waits for mend goes on without it",)
    assert after.twin.end == date(2027, 4, 11)


def test_dropping_does_not_make_the_shares_of_others_grow(answer, small):
    plan = small(
        {"{churn: 50%}, protected": "[churn], protected", "serves: {churn: 50%}": "serves: [churn]"}
    )

    assert answer(Drop("mend"), on=plan).plan.after.total == 70


def test_waiting_for_something_more_moves_what_waits(answer):
    after = answer(waits("settle", "bots + 1w"))

    assert days(after) == {"settle": 49, "mend": 35, "warn": 35}
    assert days(answer(waits("bots", "settle"))) == {"bots": 28, "mend": 28, "warn": 28}


def test_waiting_for_oneself_is_refused(answer):
    with pytest.raises(UsageError, match="listen cannot wait for mend, which waits for listen"):
        answer(waits("listen", "mend"))


@pytest.mark.parametrize(
    ("change", "message", "hint"),
    [
        (later("setle"), "there is no initiative 'setle'", "did you mean `settle`?"),
        (later("crawl"), "'crawl' is a phase", "name one that is in it, such as listen"),
        (Drop("nowhere"), "there is no initiative 'nowhere'", "known here: listen, settle"),
        (waits("settle", "lisen"), "no initiative, phase or external 'lisen'", "mean `listen`?"),
    ],
)
def test_what_does_not_exist_cannot_change(answer, change, message, hint):
    with pytest.raises(UsageError, match=message) as caught:
        answer(change)

    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (later("settle"), "settle is done"),
        (later("warn", "0w"), "it changes nothing"),
        (waits("warn", "mend"), "warn waits for mend already"),
        (waits("mend", "listen"), "it changes nothing"),
        (Drop("bots"), "bots is parked"),
    ],
)
def test_what_changes_nothing_is_no_answer(answer, small, change, message):
    plan = small(
        {
            "{name: Bots": "{name: Bots, status: parked",
            "after: [listen], serves": "status: done, finished: 2027-01-04, serves",
        }
    )

    with pytest.raises(HitsNothing, match=message):
        answer(change, on=plan)


def test_work_without_dates_moves_nothing(answer, small):
    with pytest.raises(HitsNothing, match="bots has no dates") as caught:
        answer(later("bots"), on=small({"Bots, estimate: 6w": "Bots"}))

    assert caught.value.hint == "say how long it takes: `estimate: 6w`"


def test_dropping_what_makes_a_circle_gives_the_rest_its_dates(answer, small):
    """In a circle nothing has dates, so that nothing of it was planned to arrive."""
    plan = small(
        {
            "estimate: 6w, after: [listen]": "estimate: 6w, after: [warn, listen]",
            "4w, after: [mend], serves": "4w, after: [mend, bots], serves",
        }
    )

    after = answer(Drop("bots"), on=plan)

    assert [(each.id, each.before is None) for each in after.moved][-1] == ("warn", True)
    assert after.plan.lost < 0


def test_a_promise_is_kept_on_its_day_and_broken_on_the_next(answer):
    """bots ends on 14 March, and crawl is due on 30 April."""
    kept, broken = answer(later("bots", "47d")), answer(later("bots", "48d"))

    assert [each.id for each in kept.missed] == []
    assert [each.id for each in broken.missed] == ["crawl"]
