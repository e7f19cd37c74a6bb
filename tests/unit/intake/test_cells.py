"""What stands in cells, in the spellings of other tools."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.intake import cells
from cxroad.intake.cells import Unfit
from cxroad.model.dates import Date
from cxroad.model.durations import Estimate
from cxroad.model.numbers import Money


@pytest.mark.parametrize(
    ("text", "unit", "wanted"),
    [
        ("6w", "", "6w"),
        ("6 Wochen", "", "6w"),
        ("30 days", "", "30d"),
        ("5 days?", "", "5d"),
        ("1,5 semaines", "", "1.5w"),
        ("4-8 tygodni", "", "4w..8w"),
        ("4w..5w..9w", "", "4w..5w..9w"),
        ("6", "Wochen", "6w"),
        ("4-8", "weeks", "4w..8w"),
        ("2,5", "Monate", "2.5mo"),
        ("0", "", "0d"),
        ("0", "days", "0d"),
    ],
)
def test_durations_of_other_tools_are_read(text, unit, wanted):
    assert cells.estimate(text, unit) == wanted


@pytest.mark.parametrize("text", ["6", "4-8", "soon", "16h", "5 elefants", "L", "-3w", "1e9w"])
def test_no_duration_is_guessed(text):
    with pytest.raises(Unfit):
        cells.estimate(text, "")


@pytest.mark.parametrize(
    ("text", "order", "wanted"),
    [
        ("2027-03-15", None, "2027-03-15"),
        ("15.03.2027", None, "2027-03-15"),
        ("3.4.27", None, "2027-04-03"),
        ("13/04/2027", None, "2027-04-13"),
        ("04/13/2027", None, "2027-04-13"),
        ("03/04/2027", "dmy", "2027-04-03"),
        ("03/04/2027", "mdy", "2027-03-04"),
        ("04/04/2027", None, "2027-04-04"),
        ("15/Mar/27 5:00 PM", None, "2027-03-15"),
        ("Mon 15.03.27", None, "2027-03-15"),
        ("Mo 15. März 2027", None, "2027-03-15"),
        ("12. Mai 2027", None, "2027-05-12"),
        ("1 stycznia 2027", None, "2027-01-01"),
        ("March 15, 2027", None, "2027-03-15"),
        ("déc. 2027", None, "2027-12"),
        ("2027-03-15T08:00:00", None, "2027-03-15"),
        ("2027-03-15 08:00", None, "2027-03-15"),
        ("Q2 2027", None, "2027-Q2"),
    ],
)
def test_days_of_other_tools_are_read(text, order, wanted):
    assert cells.day(text, order) == wanted


@pytest.mark.parametrize(
    "text", ["03/04/2027", "3-4-27", "31.02.2027", "99/99/2027", "soon", "45000", "15 Foo 2027"]
)
def test_no_day_is_guessed(text):
    with pytest.raises(Unfit):
        cells.day(text, None)


@pytest.mark.parametrize(
    ("text", "point", "wanted"),
    [
        ("250k", "", ("250k", "")),
        ("250000", "", ("250000", "")),
        ("€ 40.000", ",", ("40000", "EUR")),
        ("40.000 €", ",", ("40000", "EUR")),
        ("1.250.000,50 EUR", "", ("1250000.5", "EUR")),
        ("$1,250,000.50", "", ("1250000.5", "USD")),
        ("250 000 zł", "", ("250000", "PLN")),
        ("1'200 CHF", "", ("1200", "CHF")),
        ("1,2 Mio. €", "", ("1200000", "EUR")),
        ("250 Tsd. €", "", ("250k", "EUR")),
        ("12,50", "", ("12.5", "")),
    ],
)
def test_amounts_of_other_tools_are_read(text, point, wanted):
    assert cells.money(text, point) == wanted


@pytest.mark.parametrize(
    "text", ["250.000", "1,200", "€ 40.000", "-5", "dear", "5 apples", "1.2.3"]
)
def test_no_amount_is_guessed(text):
    with pytest.raises(Unfit):
        cells.money(text, "")


def test_an_order_of_days_is_proved_by_one_that_fits_no_other():
    custom, notes = cells.custom_of(["03/04/2027", "13/04/2027"], [], [], None)

    assert custom.order == "dmy"
    assert "'13/04/2027' proves" in notes[0]


def test_days_written_in_two_ways_prove_nothing():
    custom, notes = cells.custom_of(["13/04/2027", "04/13/2027"], [], [], None)

    assert custom.order is None
    assert "two ways" in notes[0]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [(["0.5", "1"], "1"), (["50", "1"], "0.01"), (["1", "0"], None), (["50%", "1"], None)],
)
def test_one_is_all_of_it_only_where_other_cells_prove_it(texts, wanted):
    whole = cells.custom_of([], [], texts, None)[0].whole
    if wanted is None:
        with pytest.raises(Unfit):
            cells.share_done("1", whole)
    else:
        assert str(cells.share_done("1", whole)) == wanted


@given(st.text(max_size=30) | st.from_regex(r"[0-9./, wdm€k'-]{1,14}", fullmatch=True))
def test_whatever_is_read_is_what_the_file_format_takes(text):
    for read, parse in (
        (lambda t: cells.estimate(t, ""), Estimate.parse),
        (lambda t: cells.day(t, "dmy"), Date.parse),
        (lambda t: cells.money(t, ",")[0], Money.parse),
    ):
        try:
            written = read(text)
        except Unfit:
            continue
        parse(written)
