"""Plans of MS Project: outline, links, times and calendar, and XML that is a trap."""

from __future__ import annotations

import random

import pytest

from cxroad.errors import CxroadError
from cxroad.intake.mspdi import read_mspdi
from cxroad.intake.take import Wishes, take
from cxroad.intake.write import text_of
from cxroad.load.loader import load_bytes

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project">'
)


def task(uid, name, level, **keys) -> str:
    keys = {"OutlineLevel": level, "Name": name, "ID": uid, "UID": uid} | keys
    links = keys.pop("links", "")
    inside = "".join(f"<{key}>{value}</{key}>" for key, value in keys.items())
    return f"<Task>{inside}{links}</Task>"


def link(uid, kind=1, lag=0, format=7, **keys) -> str:
    more = "".join(f"<{key}>{value}</{key}>" for key, value in keys.items())
    return (
        f"<PredecessorLink><PredecessorUID>{uid}</PredecessorUID><Type>{kind}</Type>{more}"
        f"<LinkLag>{lag}</LinkLag><LagFormat>{format}</LagFormat></PredecessorLink>"
    )


def plan(*tasks: str, head: str = "", more: str = "") -> bytes:
    return f"{HEAD}{head}<Tasks>{''.join(tasks)}</Tasks>{more}</Project>".encode()


def taken(*tasks: str, **parts: str):
    return take(read_mspdi(plan(*tasks, **parts)), Wishes())


def parts(intake, id):
    return next(dict(task.parts) for task in intake.tasks if task.id == id)


WEEK = {"Duration": "PT40H0M0S", "DurationFormat": 7}


def test_outline_becomes_title_phases_headings_and_initiatives():
    intake = taken(
        task(0, "ACME", 0),
        task(1, "Crawl", 1, Summary=1),
        task(2, "Listen", 2, **WEEK),
        task(3, "Walk", 1, Summary=1),
        task(4, "Move house", 2, Summary=1),
        task(5, "Design", 3, **WEEK),
        task(6, "Build", 3, **WEEK),
    )

    assert intake.title == "ACME"
    assert [(each.id, each.phase, each.parts.get("theme")) for each in intake.tasks] == [
        ("listen", "crawl", None),
        ("design", "walk", "Move house"),
        ("build", "walk", "Move house"),
    ]
    assert intake.misfits == ()


def test_tasks_without_an_outline_are_in_one_phase():
    intake = taken(task(1, "Listen", 1, **WEEK), task(2, "Answer", 1, **WEEK))

    assert [stage.id for stage in intake.stages] == ["imported"]


@pytest.mark.parametrize(
    ("duration", "format", "wanted"),
    [
        ("PT40H0M0S", 7, "5d"),
        ("PT40H0M0S", 39, "5d"),
        ("PT40H0M0S", 9, "1w"),
        ("PT160H0M0S", 11, "1mo"),
        ("PT4H0M0S", 5, "0.5d"),
        ("PT0H10M0S", 3, "0.02d"),
        ("PT0H0M0S", 7, "0d"),
        ("PT336H0M0S", 10, "2w"),
        ("", 7, None),
        ("soon", 7, None),
    ],
)
def test_durations_come_in_the_unit_in_which_the_plan_shows_them(duration, format, wanted):
    intake = taken(task(1, "A", 1, Duration=duration, DurationFormat=format))

    assert parts(intake, "a").get("estimate") == wanted
    assert intake.misfits == ()


def test_a_day_has_the_hours_that_the_plan_says():
    intake = taken(task(1, "A", 1, **WEEK), head="<MinutesPerDay>600</MinutesPerDay>")

    assert parts(intake, "a")["estimate"] == "4d"


def test_time_that_runs_on_through_nights_is_left_out_and_said():
    intake = taken(task(7, "A", 1, Duration="PT72H0M0S", DurationFormat=8))

    assert "estimate" not in parts(intake, "a")
    assert intake.misfits[0].row == 7


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (link(1), "listen"),
        (link(1, lag=9600), "listen + 2d"),
        (link(1, lag=-4800), "listen - 1d"),
        (link(1, lag=24000, format=9), "listen + 1w"),
        (link(1, lag=43200, format=8), "listen + 3cd"),
        (link(1, kind=3), "listen.start"),
        (link(1, kind=3, lag=24000, format=9), "listen.start + 1w"),
    ],
)
def test_links_keep_their_kind_and_lag(given, wanted):
    intake = taken(task(1, "Listen", 1, **WEEK), task(2, "Answer", 1, links=given))

    assert parts(intake, "answer")["after"] == (wanted,)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (link(1, kind=0), "ties an end"),
        (link(1, kind=2), "ties an end"),
        (link(1, lag=50, format=19), "is a share"),
        (link(99), "nothing here is called"),
        (link(1, CrossProject=1), "another plan"),
    ],
)
def test_links_that_a_roadmap_does_not_have_are_said(given, said):
    intake = taken(task(1, "Listen", 1, **WEEK), task(2, "Answer", 1, links=given))

    assert "after" not in parts(intake, "answer")
    assert [each.row for each in intake.misfits] == [2]
    assert said in intake.misfits[0].said


def test_links_of_phases_and_headings_mean_what_lies_below_them():
    intake = taken(
        task(1, "Crawl", 1, Summary=1),
        task(2, "Listen", 2, **WEEK),
        task(3, "Walk", 1, Summary=1, links=link(2)),
        task(4, "Move", 2, Summary=1),
        task(5, "Design", 3, **WEEK),
        task(6, "Build", 3, **WEEK),
        task(7, "Close", 2, links=link(4) + link(1)),
    )

    assert intake.stages[1].after == ("listen",)
    assert parts(intake, "close")["after"] == ("design", "build", "crawl")


def test_days_that_somebody_set_stay_and_computed_ones_go():
    days = {"Start": "2027-03-01T08:00:00", "Finish": "2027-03-05T17:00:00"}
    intake = taken(
        task(1, "First", 1, Start="2027-01-11T08:00:00", Finish="2027-01-15T17:00:00"),
        task(2, "Later", 1, links=link(1), **days),
        task(3, "Set", 1, links=link(1), ConstraintType=4, ConstraintDate=days["Start"], **days),
        task(4, "Alone", 1, **days),
        task(5, "Promised", 1, links=link(1), Deadline=days["Finish"], **days),
        task(6, "Must", 1, links=link(1), ConstraintType=7, ConstraintDate=days["Finish"], **days),
        task(7, "Hand", 1, links=link(1), Manual=1, **days),
    )
    found = {each.id: (each.parts.get("start"), each.parts.get("due")) for each in intake.tasks}

    assert intake.start == "2027-01-11"
    assert found == {
        "first": (None, None),
        "later": (None, None),
        "set": ("2027-03-01", None),
        "alone": ("2027-03-01", None),
        "promised": (None, "2027-03-05"),
        "must": (None, "2027-03-05"),
        "hand": ("2027-03-01", None),
    }


def test_what_has_begun_or_ended_keeps_its_real_days():
    real = {"ActualStart": "2027-01-12T08:00:00"}
    intake = taken(
        task(1, "Going", 1, PercentComplete=40, **real),
        task(2, "Over", 1, PercentComplete=100, ActualFinish="2027-02-01T17:00:00", **real),
        task(3, "Off", 1, Active=0),
    )

    assert parts(intake, "going") == {"name": "Going", "start": "2027-01-12", "status": "active"}
    assert parts(intake, "over")["finished"] == "2027-02-01"
    assert parts(intake, "over")["status"] == "done"
    assert parts(intake, "off")["status"] == "parked"
    assert any("1 inactive task" in note for note in intake.notes)


def test_resources_cost_notes_and_currency_come_along():
    intake = taken(
        task(1, "Listen", 1, Cost=4000050, Notes="say it\nin two lines"),
        head="<CurrencyCode>PLN</CurrencyCode><Title>Plan</Title>",
        more="<Resources><Resource><UID>1</UID><Name>Ana Lima</Name></Resource>"
        "<Resource><UID>2</UID><Name>Ben</Name></Resource></Resources><Assignments>"
        "<Assignment><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID></Assignment>"
        "<Assignment><TaskUID>1</TaskUID><ResourceUID>2</ResourceUID></Assignment>"
        "<Assignment><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID></Assignment>"
        "</Assignments>",
    )

    assert (intake.title, intake.currency) == ("Plan", "PLN")
    assert parts(intake, "listen")["owner"] == ("Ana Lima", "Ben")
    assert parts(intake, "listen")["cost"] == "40000.5"
    assert intake.tasks[0].notes == ("say it in two lines",)


def calendar(worked: str, exceptions: str = "") -> str:
    days = "".join(
        f"<WeekDay><DayType>{day}</DayType><DayWorking>{int(day in worked)}</DayWorking></WeekDay>"
        for day in "1234567"
    )
    return (
        "<CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID>"
        f"<WeekDays>{days}</WeekDays><Exceptions>{exceptions}</Exceptions></Calendar></Calendars>"
    )


def exception(first: str, last: str, kind: int = 1, working: int = 0) -> str:
    return (
        f"<Exception><TimePeriod><FromDate>{first}T00:00:00</FromDate>"
        f"<ToDate>{last}T23:59:00</ToDate></TimePeriod><Type>{kind}</Type>"
        f"<DayWorking>{working}</DayWorking></Exception>"
    )


@pytest.mark.parametrize(
    ("worked", "wanted"),
    [("23456", "mon-fri"), ("234567", "mon-sat"), ("246", "mon, wed, fri"), ("2", "mon"), ("", "")],
)
def test_the_calendar_is_that_of_the_plan(worked, wanted):
    assert taken(task(1, "A", 1), head=calendar(worked)).week == wanted


def test_days_off_come_along_and_what_comes_again_is_said():
    days = (
        exception("2027-12-24", "2028-01-02")
        + exception("2027-05-03", "2027-05-03")
        + exception("2020-05-03", "2020-05-03")
        + exception("2027-01-01", "2030-01-01", kind=2)
    )
    span = {"Start": "2027-01-11T08:00:00", "Finish": "2027-06-01T17:00:00"}
    intake = taken(task(1, "A", 1, **span), head=calendar("23456", days))

    assert intake.closed == ("2027-05-03", "2027-12-24..2028-01-02")
    assert any("1 exception of the calendar" in note for note in intake.notes)


def test_what_it_makes_loads_in_full():
    span = {"Start": "2027-01-11T08:00:00", "Finish": "2027-06-01T17:00:00"}
    intake = taken(
        task(1, 'Crawl: "one"', 1, Summary=1),
        task(2, "Listen", 2, links=link(1), **WEEK, **span),
        task(3, "Phase 2", 1, Summary=1, links=link(1)),
        task(4, "- a: b", 2, links=link(2) + link(4), Notes="a\n# b", **WEEK, **span),
        head=calendar("2357", exception("2027-05-03", "2027-05-04")),
    )
    loaded = load_bytes(text_of(intake, "x.xml").encode(), "x.yaml")

    assert [problem.message for problem in loaded.problems] == []
    assert [each.name for each in loaded.roadmap.initiatives.values()] == ["Listen", "- a: b"]


LAUGHS = '<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no XML"),
        (b"<Project", "no XML"),
        (b"<html/>", "no plan of MS Project"),
        (b"<Project/>", "no plan of MS Project"),
        (plan(), "no task"),
        ((LAUGHS + "<Project><Tasks/>&b;</Project>").encode(), "document type"),
        ((OUTSIDE + "<Project><Tasks/>&a;</Project>").encode(), "document type"),
        ((LAUGHS + "<Project/>").encode("utf-16"), "document type"),
        (b"<a>" * 100, "more than a plan can"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "no XML"),
    ],
)
def test_what_is_no_plan_is_refused(data, said):
    with pytest.raises(CxroadError) as told:
        read_mspdi(data)

    assert said in told.value.message


READY = plan(
    task(1, "Crawl", 1, Summary=1), task(2, "Listen", 2, links=link(1), **WEEK), head=calendar("2")
)


@pytest.mark.parametrize("seed", range(100))
def test_a_damaged_plan_is_read_or_refused(seed):
    chance = random.Random(seed)
    data = bytearray(READY)
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(90, len(data))] = chance.randrange(32, 127)
    try:
        intake = take(read_mspdi(bytes(data)), Wishes())
    except CxroadError:
        return
    assert not load_bytes(text_of(intake, "x.xml").encode(), "x.yaml").problems
