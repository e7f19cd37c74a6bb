"""Dates and periods that are refused, each with its cure."""

from __future__ import annotations

import pytest

from cxroad.model.base import Unreadable
from cxroad.model.dates import Date, Period


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("2027-13", "'2027-13': there is no month 13", "write a month from 2027-01 to 2027-12"),
        ("2027-00", "'2027-00': there is no month 0", "write a month from 2027-01 to 2027-12"),
        (
            "2027-02-30",
            "'2027-02-30': February 2027 has 28 days",
            "write 2027-02-28 for the last of them",
        ),
        (
            "2027-02-29",
            "'2027-02-29': February 2027 has 28 days",
            "write 2027-02-28 for the last of them",
        ),
        (
            "2027-04-00",
            "'2027-04-00': April 2027 has 30 days",
            "write 2027-04-30 for the last of them",
        ),
        (
            "2027-Q5",
            "'2027-Q5': a year has 4 quarters, Q1 to Q4",
            "write 2027-Q4 for the last of them",
        ),
        (
            "2027-Q0",
            "'2027-Q0': a year has 4 quarters, Q1 to Q4",
            "write 2027-Q4 for the last of them",
        ),
        (
            "2027-H3",
            "'2027-H3': a year has 2 halves, H1 and H2",
            "write 2027-H2 for the last of them",
        ),
        (
            "FY2027-Q5",
            "'FY2027-Q5': a year has 4 quarters, Q1 to Q4",
            "write FY2027-Q4 for the last of them",
        ),
        ("Q2 2027", "'Q2 2027' is not how a quarter is written", "write 2027-Q2"),
        ("2027Q2", "'2027Q2' is not how a quarter is written", "write 2027-Q2"),
        ("2027-q2", "'2027-q2' is not how a quarter is written", "write 2027-Q2"),
        ("Q2/2027", "'Q2/2027' is not how a quarter is written", "write 2027-Q2"),
        ("Q2 27", "'Q2 27' is not how a quarter is written", "write 2027-Q2"),
        ("H1 2027", "'H1 2027' is not how a half is written", "write 2027-H1"),
        ("15.03.2027", "'15.03.2027' is not how a day is written", "write 2027-03-15"),
        ("03.15.2027", "'03.15.2027' is not how a day is written", "write 2027-03-15"),
        ("03.04.2027", "'03.04.2027' is not how a day is written", "write 2027-04-03"),
        (
            "31.02.2027",
            "'31.02.2027': February 2027 has 28 days",
            "write 2027-02-28 for the last of them",
        ),
        ("15.03.27", "'15.03.27' is not how a day is written", "write 2027-03-15"),
        ("03/15/2027", "'03/15/2027' is not how a day is written", "write 2027-03-15"),
        ("15/03/2027", "'15/03/2027' is not how a day is written", "write 2027-03-15"),
        (
            "03/04/2027",
            "'03/04/2027' could be 3 April or 4 March",
            "write 2027-04-03 or 2027-03-04",
        ),
        ("04/04/2027", "'04/04/2027' is not how a day is written", "write 2027-04-04"),
        (
            "99/99/2027",
            "'99/99/2027': there is no month 99",
            "write a month from 2027-01 to 2027-12",
        ),
        ("3/2027", "'3/2027' is not how a month is written", "write 2027-03"),
        ("March 2027", "'March 2027' is not how a month is written", "write 2027-03"),
        ("mar-2027", "'mar-2027' is not how a month is written", "write 2027-03"),
        ("15 March 2027", "'15 March 2027' is not how a day is written", "write 2027-03-15"),
        ("March 15, 2027", "'March 15, 2027' is not how a day is written", "write 2027-03-15"),
        (
            "15th of March 2027",
            "'15th of March 2027' is not how a day is written",
            "write 2027-03-15",
        ),
        (
            "31 June 2027",
            "'31 June 2027': June 2027 has 30 days",
            "write 2027-06-30 for the last of them",
        ),
        (
            "Mar 27",
            "'Mar 27' could be March 2027 or 27 March",
            "write 2027-03, or the day with its year",
        ),
        ("Mar 5", "'Mar 5' has no year", "write it with its year, such as 2027-03"),
        ("March", "'March' has no year", "write it with its year, such as 2027-03"),
        ("2027-3-5", "'2027-3-5' is not how a day is written", "write 2027-03-05"),
        ("2027-3", "'2027-3' is not how a month is written", "write 2027-03"),
        ("2027/03/15", "'2027/03/15' is not how a day is written", "write 2027-03-15"),
        ("2027-15-03", "'2027-15-03' is not how a day is written", "write 2027-03-15"),
        ("20270315", "'20270315' is not how a day is written", "write 2027-03-15"),
        ("202703", "'202703' is not how a month is written", "write 2027-03"),
        (
            "2027-03-15T10:00",
            "'2027-03-15T10:00' has a time of day, but a day is wanted",
            "write 2027-03-15",
        ),
        (
            "2027-02-30T10:00",
            "'2027-02-30T10:00' has a time of day, but a day is wanted",
            "write the day alone",
        ),
        (
            "2027-W12",
            "'2027-W12' is a week, but weeks are no dates here",
            "write its day: 2027-03-22",
        ),
        ("2027-W60", "'2027-W60': the year 2027 has no week 60", "write a day or a month"),
        ("FY27", "'FY27' is not how a fiscal year is written", "write FY2027"),
        ("fy2027", "'fy2027' is not how a fiscal year is written", "write FY2027"),
        ("FY 2027", "'FY 2027' is not how a fiscal year is written", "write FY2027"),
        (
            "FY2026/27",
            "'FY2026/27' names two years; a fiscal year has the name of the one in which it ends",
            "write FY2027",
        ),
        ("2026/27", "'2026/27' has no month 27", "write FY2027 if the fiscal year is meant"),
        ("2026-27", "'2026-27' has no month 27", "write FY2027 if the fiscal year is meant"),
        (
            "2026-2027",
            "'2026-2027' names two years; a fiscal year has the name of the one in which it ends",
            "write FY2027",
        ),
        (
            "FY2027-03",
            "'FY2027-03': a fiscal year is divided into quarters and halves only",
            "write FY2027-Q1, or the month of the calendar, such as 2027-03",
        ),
        ("1899", "'1899': the year 1899 is out of reach", "write a year from 1900 to 2200"),
        ("2201-01", "'2201-01': the year 2201 is out of reach", "write a year from 1900 to 2200"),
        ("27", "'27' is no year of four digits", "write 2027"),
        ("today", "'today' moves from day to day", "write the day itself, such as 2027-03-15"),
        (
            "end of 2027",
            "'end of 2027' is no exact date",
            "write a half, a quarter or a month, such as 2027-Q2",
        ),
        (
            "spring 2027",
            "'spring 2027' is no exact date",
            "write a half, a quarter or a month, such as 2027-Q2",
        ),
        ("2027..2028", "'2027..2028' is a range, but one date is wanted", "write one date"),
        (
            "2027-03 to 2027-05",
            "'2027-03 to 2027-05' is a range, but one date is wanted",
            "write one date",
        ),
        ("TBD", "'TBD' is not a date", "leave the key out until it is known"),
        ("٢٠٢٧", "'٢٠٢٧' has digits other than 0 to 9", "write 2027"),
        ("２０２７-03", "'２０２７-03' has digits other than 0 to 9", "write 2027-03"),
        (
            "2027\u201103\u201115",
            "'2027\u201103\u201115' has a character that only looks like the right one",
            "write 2027-03-15",
        ),
        ("12:30", "'12:30' is not a date", "write it like 2027-03-15, 2027-03, 2027-Q2 or 2027"),
        (
            "soonish",
            "'soonish' is not a date",
            "write it like 2027-03-15, 2027-03, 2027-Q2 or 2027",
        ),
    ],
)
def test_date_is_refused_with_its_cure(text: str, message: str, help: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Date.parse(text)

    assert (refusal.value.message, refusal.value.help) == (message, help)


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        (
            "2027-12-24 - 2028-01-02",
            "'2027-12-24 - 2028-01-02' is not joined by two dots",
            "write 2027-12-24..2028-01-02",
        ),
        ("2029-2027", "'2029..2027' runs backwards", "write 2027..2029"),
        (
            "2027-12-24/2028-01-02",
            "'2027-12-24/2028-01-02' is not joined by two dots",
            "write 2027-12-24..2028-01-02",
        ),
        (
            "2027-11 to 2027-12",
            "'2027-11 to 2027-12' is not joined by two dots",
            "write 2027-11..2027-12",
        ),
        (
            "2027-11-2027-12",
            "'2027-11-2027-12' is not joined by two dots",
            "write 2027-11..2027-12",
        ),
        (
            "2027-11…2027-12",
            "'2027-11…2027-12' is not joined by two dots",
            "write 2027-11..2027-12",
        ),
        ("2027-12-24..28", "'2027-12-24..28' is short at its end", "write 2027-12-24..2027-12-28"),
        (
            "2027-12-24..01-02",
            "'2027-12-24..01-02' is short at its end",
            "write 2027-12-24..2028-01-02",
        ),
        ("2027-11..12", "'2027-11..12' is short at its end", "write 2027-11..2027-12"),
        ("2027-12-24..20", "'2027-12-24..20' is short at its end", "write both ends in full"),
        ("FY2027-Q1..11-01", "'FY2027-Q1..11-01' is short at its end", "write both ends in full"),
        ("2027..12-24", "'2027..12-24' is short at its end", "write both ends in full"),
        ("2028-01..2027-12", "'2028-01..2027-12' runs backwards", "write 2027-12..2028-01"),
        ("2027-Q2..2027-04", "'2027-Q2..2027-04' runs backwards", "write 2027-04..2027-Q2"),
        (
            "2027-11..",
            "'2027-11..' has nothing on one side of '..'",
            "write it like 2027-11..2028-01",
        ),
        (
            "2027..2028..2029",
            "'2027..2028..2029' has more than two ends",
            "write it like 2027-11..2028-01",
        ),
        (
            "2027-13..2027-14",
            "'2027-13': there is no month 13",
            "write a month from 2027-01 to 2027-12",
        ),
        (
            "Christmas",
            "'Christmas' is not a date or a range of dates",
            "write it like 2027-11 or 2027-12-24..2028-01-02",
        ),
        (
            "",
            "an empty text is not a date or a range of dates",
            "write it like 2027-11 or 2027-12-24..2028-01-02",
        ),
    ],
)
def test_period_is_refused_with_its_cure(text: str, message: str, help: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Period.parse(text)

    assert (refusal.value.message, refusal.value.help) == (message, help)
