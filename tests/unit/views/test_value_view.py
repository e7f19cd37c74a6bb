"""Plan and twin side by side, with figures that can be worked by hand."""

from datetime import date
from fractions import Fraction

import pytest

from cxroad.api import load_text
from cxroad.errors import NotComputable, UsageError
from cxroad.model.writing import rounded

MONTH = Fraction("30.4375")
DAY = date(2027, 1, 4)

PLAN = """\
title: Answers the first time
start: 2027-01-04
currency: EUR
vision:
  statement: Every customer gets an answer the first time they ask us.
  outcomes: {churn: {worth: 60}, effort: {worth: 40}}
phases:
  crawl:
    initiatives:
      first: {name: First, estimate: 10d, serves: {churn: 50%}, cost: 10k}
      second: {name: Second, estimate: 90d, serves: {effort: 100%}, cost: 90k}
"""
"""30 points land on 14 Jan, 40 on 4 Apr 2027; the work ends on 3 Apr 2027."""

MONEY = PLAN.replace("worth: 60", "worth: 600k").replace("worth: 40", "worth: 400k")


@pytest.fixture
def view_of():
    """The comparison for a text, on the day it starts unless another is given."""

    def read(text=PLAN, today=DAY, **terms):
        return load_text(text, today=today).value(**terms)

    return read


@pytest.fixture
def table():
    """The cells of a section's first table, by their first cell."""

    def read(view, heading):
        (section,) = [each for each in view.sections if each.heading.startswith(heading)]
        return {
            row.cells[0].text: [cell.text for cell in row.cells[1:]]
            for row in section.tables[0].rows
        }

    return read


@pytest.fixture
def lines():
    """All sentences of a section outside its tables."""

    def read(view, heading):
        (section,) = [each for each in view.sections if each.heading.startswith(heading)]
        return [f"{line.label} {line.text}".strip() for line in (*section.lines, *section.notes)]

    return read


def test_value_in_hand_is_points_times_days_to_the_horizon(view_of):
    view = view_of(horizon="2027-12-31")

    # 30 points from 14 Jan and 40 from 4 Apr, to the end of the year.
    assert view.plan.in_hand == (30 * 352 + 40 * 272) / MONTH
    assert view.twin.in_hand == 70 * 272 / MONTH
    assert (view.plan.first, view.twin.first) == (date(2027, 1, 14), date(2027, 4, 4))


def test_headline_says_both_and_how_many_times(view_of):
    assert view_of(horizon="2027-12-31").headline == (
        "By 31 Dec 2027 the plan brings 704.4 value-months; as one big bang the same work brings "
        "625.5: 1.13 times as much in steps."
    )


def test_money_a_year_makes_money_in_hand_and_a_payback(view_of, table):
    view = view_of(MONEY, horizon="2027-12-31")

    # The money of the points above: 10,000 a year for each.
    assert view.unit.money
    assert view.plan.in_hand == 10_000 * (30 * 352 + 40 * 272) / Fraction("365.25")
    assert table(view, "Side")["Paid back from"] == [
        "22 Apr 2027",
        "27 May 2027",
        "5 weeks earlier",
    ]


def test_payback_by_hand(view_of):
    view = view_of(MONEY, horizon="2027-12-31")
    day = Fraction(1) / Fraction("365.25")

    def net(days):  # after so many days from the start, when all 100k are spent
        return (300_000 * (days - 10) + 400_000 * (days - 90)) * day - 100_000

    assert net(107) < 0 <= net(108)
    assert view.plan.payback == date(2027, 4, 22)


def test_most_money_out_stands_with_its_evening(view_of):
    view = view_of()

    assert (view.plan.peak.amount, view.plan.peak.day) == (90_000, date(2027, 4, 3))
    assert (view.twin.peak.amount, view.twin.peak.day) == (100_000, date(2027, 4, 3))


def test_twin_gets_no_penalty_unless_asked(view_of):
    usual = view_of(horizon="2027-12-31")
    asked = view_of(horizon="2027-12-31", realistic_bigbang=True, cutover="2w")

    assert usual.twin.total == usual.plan.total
    assert usual.twin.first == usual.plan.complete
    # 90 days x 1.07 are 97, and 14 of cutover; 44 % of the value.
    assert asked.twin.first == date(2027, 4, 25)
    assert asked.twin.total == Fraction("0.44") * 70
    assert asked.plan.in_hand == usual.plan.in_hand


def test_the_record_says_where_it_was_measured(view_of, lines):
    (asked,) = [
        line
        for line in lines(view_of(realistic_bigbang=True), "What it would take")
        if line.startswith("The published record")
    ]

    assert "large from USD 15M on" in asked
    assert "This plan costs EUR 100k" in asked
    assert "0 of its 2 initiatives name `platform`" in asked
    assert "these figures do not apply" in asked


def test_break_even_is_always_there(view_of, lines):
    view = view_of(horizon="2027-12-31")

    # 30 (362 - 10 x) + 40 (362 - 90 x) = 70 (362 - 90) at x = 6300 / 3900.
    assert abs(view.overhead - Fraction(6300, 3900) + 1) < Fraction(2, 100)
    said = " ".join(lines(view, "What it would take"))
    assert f"up to {rounded(view.overhead * 100, 1)} % longer" in said


def test_one_release_on_the_mean_landing_would_be_worth_as_much(view_of):
    # 30 x day 10 and 40 x day 90 are on the mean on day 55.7, so by day 55.
    assert view_of(horizon="2027-12-31").release == date(2027, 2, 28)


def test_overhead_makes_the_plan_longer_but_not_the_break_even(view_of):
    usual, longer = view_of(), view_of(overhead="50%")

    assert longer.plan.first == date(2027, 1, 19)
    assert longer.twin == usual.twin
    assert longer.overhead == usual.overhead


def test_a_plan_with_one_landing_is_a_big_bang_itself(view_of):
    text = PLAN.replace("estimate: 10d", "estimate: 90d")

    assert view_of(text).headline.endswith("all of it in one release: it is a big bang itself.")


def test_moments_are_months_of_the_start_and_end_at_the_horizon(view_of):
    moments = view_of(horizon="2028-06").moments

    assert [moment.months for moment in moments] == [3, 6, 9, 12, 15, None]
    assert moments[0].day == date(2027, 4, 4)
    assert (moments[0].delivered, moments[0].twin_delivered) == (70, 70)
    assert moments[-1].day == date(2028, 7, 1)
    assert moments[-1].in_hand == view_of(horizon="2028-06").plan.in_hand


def test_a_horizon_of_months_ends_on_the_day_of_the_month(view_of):
    assert [moment.months for moment in view_of(horizon="12mo").moments] == list(range(1, 13))


def test_what_is_left_out_is_said(view_of, lines):
    extra = """\
      third: {name: Third, serves: {churn: 20%}}
      fourth: {name: Fourth, estimate: 2y, serves: {churn: 10%}}
"""
    notes = lines(view_of(PLAN + extra, horizon="1y"), "Side")

    assert "Not counted: third has no dates, so its 12 points never arrive here; add " in notes[1]
    assert notes[2].startswith("fourth lands only after that, with 6 points")
    assert notes[3] == "2 of 4 initiatives name no cost, so none is counted for third and fourth."


def test_an_outcome_without_a_price_is_named(view_of, lines):
    text = MONEY.replace(", effort: {worth: 400k}", ", effort: {}")

    notes = " ".join(lines(view_of(text), "Side"))

    assert "effort has no worth in money, so what serves only that counts as nothing here" in notes


def test_without_costs_no_figure_speaks_of_money(view_of, table, lines):
    text = PLAN.replace(", cost: 10k", "").replace(", cost: 90k", "")
    view = view_of(text)

    assert view.cost is view.plan.peak is view.moments[0].spent is None
    assert not any("Money" in picture.heading for picture in view.pictures)
    assert "No initiative costs anything as it stands" in " ".join(lines(view, "Side"))
    assert "money" not in " ".join(table(view, "Side"))


def test_what_has_landed_already_is_said_since_the_twin_would_have_none_of_it(view_of, lines):
    text = PLAN.replace("estimate: 10d, ", "status: done, finished: 2027-01-13, estimate: 10d, ")
    view = view_of(text, today=date(2027, 2, 1))

    assert any(
        line.startswith("30 points have landed by today; the big bang is reckoned from the start")
        for line in lines(view, "Side")
    )
    assert not any("landed by today" in line for line in lines(view_of(), "Side"))


def test_amounts_of_any_size_and_none_at_all_are_told(view_of):
    huge = MONEY.replace("600k", "999999999999999M").replace("10k", "999999999999999M")
    free = PLAN.replace("10k", "0").replace("90k", "0")

    assert view_of(huge, cutover="170y", horizon="2200").twin.in_hand > 0
    assert view_of(free).cost is None


def test_a_longer_horizon_leaves_the_difference(view_of, lines):
    one, other = view_of(horizon="1y"), view_of(horizon="3y")

    assert one.plan.in_hand - one.twin.in_hand == other.plan.in_hand - other.twin.in_hand
    assert any(line.startswith("A longer horizon:") for line in lines(one, "What it would"))
    held = view_of(horizon="1y", realistic_bigbang=True)
    assert not any(line.startswith("A longer") for line in lines(held, "What it would"))


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            PLAN.replace("  outcomes: {churn: {worth: 60}, effort: {worth: 40}}\n", "")
            .replace(", serves: {churn: 50%}", "")
            .replace(", serves: {effort: 100%}", ""),
            "the vision has no outcomes",
            "outcomes: {churn:",
        ),
        (
            PLAN.replace(", serves: {churn: 50%}", "").replace(", serves: {effort: 100%}", ""),
            "no initiative serves an outcome",
            "serves: {churn: 20%}",
        ),
        (PLAN.replace("start: 2027-01-04\n", ""), "the roadmap has no date", "start: 2027-01-11"),
        (
            PLAN.replace("estimate: 10d, ", "").replace("estimate: 90d, ", ""),
            "nothing of value has dates yet: first and second",
            "estimate: 6w",
        ),
        (MONEY.replace("400k", "40"), "is worth money, 600k a year, and 'effort' is", "300k"),
    ],
)
def test_what_is_missing_is_said_and_how_to_add_it(view_of, text, message, hint):
    with pytest.raises(NotComputable) as error:
        view_of(text)

    assert message in error.value.message
    assert hint in error.value.hint


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ({"horizon": "soon"}, "horizon: "),
        ({"horizon": "36m"}, "horizon: '36m' could be minutes or months"),
        ({"horizon": "9999"}, "horizon: '9999': the year 9999 is out of reach"),
        ({"horizon": "99999y"}, "horizon: "),
        ({"horizon": "2026"}, "nothing of value lands before 1 Jan 2027, the horizon"),
        ({"horizon": "1w"}, "nothing of value lands before 11 Jan 2027"),
        ({"ramp": "3"}, "ramp: "),
        ({"cutover": "long"}, "cutover: "),
        ({"overhead": "-5%"}, "overhead: '-5%' is no share from 0% to 999%"),
        ({"stop": "100%"}, "stop: what comes within a year for certain"),
        ({"stop": "0.2"}, "stop: '0.2' is no share from 0% to 100%"),
        ({"freeze": "10%", "freeze_for": "?"}, "freeze-for: "),
        ({"pivot": "10%", "lose": "101%"}, "lose: '101%' is no share"),
    ],
)
def test_words_that_do_not_fit_are_refused(view_of, terms, message):
    with pytest.raises(UsageError) as error:
        view_of(**terms)

    assert error.value.message.startswith(message)
    assert error.value.hint or "9999" in message


def test_a_ramp_comes_from_the_file_or_from_the_terms(view_of):
    own = PLAN + "settings: {ramp: 30d}\n"

    assert view_of(own).terms.ramp == 30
    assert view_of(own, ramp="0d").terms.ramp == 0
    assert view_of(own, ramp="2w").terms.ramp == 14


def test_events_may_come_from_today_on_not_from_the_start(view_of):
    assert view_of(today=date(2027, 2, 1)).since == date(2027, 2, 1)
    assert view_of(today=date(2026, 2, 1)).since == date(2027, 1, 4)


def test_usual_table_looks_at_three_events_at_three_chances(view_of):
    seen = [(e.chance.event, e.chance.yearly) for e in view_of().expectations]

    assert len(seen) == 9
    assert {float(yearly) for _, yearly in seen} == {0.1, 0.2, 0.4}


def test_a_chance_of_nothing_changes_nothing(view_of):
    view = view_of(stop="0%", freeze="0%", pivot="0%")

    assert [round(e.plan, 6) for e in view.expectations] == [round(float(view.plan.in_hand), 6)] * 3
    assert {e.overhead for e in view.expectations} == {view.overhead}


def test_a_stop_costs_the_twin_more_and_the_lead_bears_more(view_of):
    view = view_of(stop="40%", keep="50%")
    (stopped,) = view.expectations

    assert stopped.plan / stopped.twin > view.plan.in_hand / view.twin.in_hand
    assert stopped.overhead > view.overhead
    assert stopped.stranded < stopped.twin_stranded


def test_each_figure_on_the_screen_has_its_formula(view_of):
    figures = {each.figure for each in view_of(MONEY).reckoned}

    assert figures == {
        *("Value of a step", "Landing", "Value in hand", "Money out", "Big bang", "Paid back"),
        *("Break-even", "Chance a year", "Stopped", "Frozen", "Turned"),
    }
