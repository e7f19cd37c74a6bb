"""Dates of every precision, fiscal years, order and equality; periods."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.model.base import Unreadable
from cxroad.model.dates import Date, Period, Precision

YEARS = st.integers(1900, 2200)
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(str)
TEXTS = st.one_of(
    DAYS,
    DAYS.map(lambda text: text[:7]),
    YEARS.map(str),
    st.builds("{}{}-Q{}".format, st.sampled_from(["", "FY"]), YEARS, st.integers(1, 4)),
    st.builds("{}{}-H{}".format, st.sampled_from(["", "FY"]), YEARS, st.integers(1, 2)),
    YEARS.map("FY{}".format),
)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2027-03-15", "2027-03-15", "2027-03-15", Precision.DAY),
        ("2028-02-29", "2028-02-29", "2028-02-29", Precision.DAY),
        ("2027-03", "2027-03-01", "2027-03-31", Precision.MONTH),
        ("2028-02", "2028-02-01", "2028-02-29", Precision.MONTH),
        ("2027-12", "2027-12-01", "2027-12-31", Precision.MONTH),
        ("2027-Q1", "2027-01-01", "2027-03-31", Precision.QUARTER),
        ("2027-Q4", "2027-10-01", "2027-12-31", Precision.QUARTER),
        ("2027-H1", "2027-01-01", "2027-06-30", Precision.HALF),
        ("2027-H2", "2027-07-01", "2027-12-31", Precision.HALF),
        ("2027", "2027-01-01", "2027-12-31", Precision.YEAR),
    ],
)
def test_coarse_date_reaches_from_its_first_to_its_last_day(
    text: str, first: str, last: str, precision: Precision
) -> None:
    read = Date.parse(text)

    assert (first, last, precision) == (str(read.first), str(read.last), read.precision)
    assert text == str(read)


@pytest.mark.parametrize(
    ("text", "starts", "first", "last"),
    [
        ("FY2027", 10, "2026-10-01", "2027-09-30"),
        ("FY2027-Q1", 10, "2026-10-01", "2026-12-31"),
        ("FY2027-Q2", 10, "2027-01-01", "2027-03-31"),
        ("FY2027-Q4", 10, "2027-07-01", "2027-09-30"),
        ("FY2027-H2", 10, "2027-04-01", "2027-09-30"),
        ("FY2027", 1, "2027-01-01", "2027-12-31"),
        ("FY2027", 2, "2026-02-01", "2027-01-31"),
        ("FY2027", 12, "2026-12-01", "2027-11-30"),
        ("FY2028-Q4", 6, "2028-03-01", "2028-05-31"),
    ],
)
def test_fiscal_year_has_the_name_of_the_year_in_which_it_ends(
    text: str, starts: int, first: str, last: str
) -> None:
    resolved = Date.parse(text).in_fiscal_year(starts)

    assert (first, last) == (str(resolved.first), str(resolved.last))
    assert text == str(resolved)


def test_fiscal_year_is_resolved_from_its_text_however_often() -> None:
    twice = Date.parse("FY2027").in_fiscal_year(4).in_fiscal_year(10)

    assert Date.parse("FY2027").in_fiscal_year(10) == twice


def test_fiscal_years_leave_other_dates_alone() -> None:
    plain = Date.parse("2027-Q1")

    assert plain is plain.in_fiscal_year(10)


def test_two_spellings_are_one_key_when_days_and_precision_agree() -> None:
    assert len({Date.parse("2027"), Date.parse("FY2027")}) == 1
    assert Date.parse("2027-01") != Date.parse("2027-Q1")
    assert Date.parse("2027") != Date.parse("FY2027").in_fiscal_year(10)


def test_dates_are_ordered_by_first_day_then_by_last() -> None:
    texts = ["2027-01-01", "2027-01", "2027-Q1", "2027-H1", "2027", "2027-01-02"]

    assert texts == [str(each) for each in sorted(map(Date.parse, reversed(texts)))]


@pytest.mark.parametrize("value", ["2027-03-15", date(2027, 3, 15)])
def test_day_is_read_from_text_and_from_a_date(value: object) -> None:
    assert date(2027, 3, 15) == Date.read(value).first


@pytest.mark.parametrize("value", ["2027", 2027])
def test_year_is_read_from_text_and_from_a_number(value: object) -> None:
    assert Precision.YEAR is Date.read(value).precision


@pytest.mark.parametrize("text", ["1900", "1900-01-01", "2200", "2200-12-31", "FY1900", "FY2200"])
def test_year_at_the_limit_is_read(text: str) -> None:
    assert text == str(Date.parse(text).in_fiscal_year(10))


@pytest.mark.parametrize("text", ["1899", "1899-12-31", "2201", "2201-Q1", "FY1899", "FY2201-H1"])
def test_year_over_the_limit_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="is out of reach"):
        Date.parse(text)


@given(TEXTS, st.integers(1, 12))
def test_first_day_is_never_after_the_last(text: str, starts: int) -> None:
    read = Date.parse(text).in_fiscal_year(starts)

    assert read.first <= read.last


@given(YEARS, st.integers(1, 12))
def test_quarters_of_a_fiscal_year_join_without_a_gap(year: int, starts: int) -> None:
    whole = Date.parse(f"FY{year}").in_fiscal_year(starts)
    quarters = [Date.parse(f"FY{year}-Q{n}").in_fiscal_year(starts) for n in (1, 2, 3, 4)]

    assert (whole.first, whole.last) == (quarters[0].first, quarters[-1].last)
    for one, other in pairwise(quarters):
        assert one.last + timedelta(days=1) == other.first


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2027-11", "2027-11-01", "2027-11-30"),
        ("2027-12-24..2028-01-02", "2027-12-24", "2028-01-02"),
        ("2027-12-24 .. 2028-01-02", "2027-12-24", "2028-01-02"),
        ("2027-11..2027-12", "2027-11-01", "2027-12-31"),
        ("2027-04..2027-Q2", "2027-04-01", "2027-06-30"),
        ("2027-11-01..2027-11-01", "2027-11-01", "2027-11-01"),
    ],
)
def test_period_reaches_from_its_first_day_to_its_last(text: str, first: str, last: str) -> None:
    period = Period.parse(text)

    assert (first, last) == (str(period.first), str(period.last))


def test_period_in_fiscal_years_is_resolved() -> None:
    period = Period.parse("FY2027-Q1..FY2027-Q2").in_fiscal_year(10)

    assert (date(2026, 10, 1), date(2027, 3, 31)) == (period.first, period.last)


@given(TEXTS, TEXTS)
def test_period_runs_forwards_or_is_refused(one: str, other: str) -> None:
    ends = sorted(map(Date.parse, (one, other)), key=lambda end: (end.first, end.last))
    text = "..".join(map(str, ends))
    if ends[0].last > ends[1].last:
        with pytest.raises(Unreadable, match="runs backwards"):
            Period.parse(text)
    else:
        assert (ends[0].first, ends[1].last) == (Period.parse(text).first, Period.parse(text).last)
