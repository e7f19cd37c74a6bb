"""`cxroad level` on a small file: which lines it writes, and every other byte stays."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cxroad.api import load

ROOT = Path(__file__).parents[2]
NORTHWIND = str(ROOT / "examples" / "northwind.yaml")
DAY = ("--today", "2027-01-11")
TODAY = date(2027, 1, 11)
SMALL = """\
# Two heavy changes at once.
title: Two at once
start: 2027-01-11
vision: {statement: All is well for everybody, outcomes: {effort: {baseline: 1, target: 2}}}
teams: {desk: {size: 10}}  # a small one
phases:
  crawl:
    initiatives:
      phone:
        name: Phone   # first
        owner: Mia
        estimate: 6w
        impacts: {desk: high}

      mail: {name: Mail, owner: Ben, estimate: 6w, serves: [effort], impacts: {desk: high}}
"""


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(SMALL)
    return path


def levelled(path):
    """The dates of a file, and whether levelling would move any of them."""
    project = load(str(path), today=TODAY)
    return project.plan.schedule.times, bool(project.level().answer.moves)


def test_only_the_lines_that_are_needed_are_written(cli, small):
    ran = cli("level", str(small), "--apply", *DAY)

    assert ran.code == 0
    old, new = SMALL.split("\n"), small.read_text().split("\n")
    added = [line for line in new if line not in old]
    assert added == ["        start: 2027-05-03"]
    assert [line for line in new if line not in added] == old
    assert not levelled(small)[1]


def test_dates_of_the_file_are_then_those_that_were_found(cli, small):
    wanted = load(str(small), today=TODAY).level().answer.new.schedule.times
    cli("level", str(small), "--apply", *DAY)

    assert levelled(small)[0] == wanted


def test_a_start_stands_behind_the_estimate_and_comments_stay(cli, small):
    cli("level", str(small), "--apply", *DAY)

    after = small.read_text()
    assert "estimate: 6w\n        start: 2027-05-03\n        impacts" in after
    assert "name: Phone   # first\n" in after


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("estimate: 6w\n", "estimate: 6w\n        start: 2027-Q1   # as agreed\n"),
        ("estimate: 6w\n", "estimate: 6w\n        start: '2027-01-12'\n"),
    ],
    ids=["plain", "quoted"],
)
def test_a_start_that_is_there_is_changed_in_place(cli, small, old, new):
    small.write_text(SMALL.replace(old, new, 1))
    cli("level", str(small), "--apply", *DAY)

    after = small.read_text()
    found = new.replace("2027-Q1", "2027-05-03").replace("2027-01-12", "2027-05-03")
    assert after == SMALL.replace(old, found, 1)


def test_a_map_in_braces_gets_it_inside(cli, small):
    text = SMALL.replace("serves: [effort], ", "").replace(
        "owner: Mia\n", "owner: Mia\n        serves: [effort]\n"
    )
    small.write_text(text)
    cli("level", str(small), "--apply", *DAY)

    assert (
        "mail: {name: Mail, owner: Ben, estimate: 6w, start: 2027-05-03, impacts: {desk: high}}"
        in small.read_text()
    )


def test_line_ends_and_a_mark_before_the_text_stay(cli, small):
    small.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    ran = cli("level", str(small), "--apply", *DAY)

    assert ran.code == 0
    data = small.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# Two heavy")
    assert data.count(b"\n") == data.count(b"\r\n") == SMALL.count("\n") + 1
    assert b"        start: 2027-05-03\r\n" in data
    assert not levelled(small)[1]


def test_diff_shows_the_lines_writes_nothing_and_exits_1(cli, small):
    ran = cli("level", str(small), "--diff", *DAY)

    assert (ran.code, ran.err) == (1, "")
    assert "+        start: 2027-05-03\n" in ran.out
    assert small.read_text() == SMALL

    cli("level", str(small), "--apply", *DAY)
    again = cli("level", str(small), "--diff", *DAY)
    assert (again.code, again.out) == (0, "")


def test_applying_twice_changes_nothing_more(cli, small):
    cli("level", str(small), "--apply", *DAY)
    once = small.read_bytes()
    ran = cli("level", str(small), "--apply", *DAY)

    assert (ran.code, ran.err) == (0, "")
    assert "Nothing needs to move" in ran.out
    assert small.read_bytes() == once


def test_standard_input_can_be_looked_at_but_not_written(cli, monkeypatch):
    import io
    import sys

    class Stdin(io.TextIOWrapper):
        pass

    monkeypatch.setattr(sys, "stdin", Stdin(io.BytesIO(SMALL.encode())))
    ran = cli("level", "-", "--diff", *DAY)
    assert ran.code == 1
    assert "+        start: 2027-05-03" in ran.out

    ran = cli("level", "-", "--apply", *DAY)
    assert ran.code == 2
    assert "standard input cannot be changed" in ran.err


def test_file_that_cannot_take_a_start_stays_as_it_is(cli, small):
    text = SMALL.replace(
        "estimate: 6w\n", "estimate: 6w\n        start:\n          # soon\n          null\n", 1
    )
    small.write_text(text)
    ran = cli("level", str(small), "--apply", *DAY)

    assert ran.code == 2
    assert "has no room for `phases.crawl.initiatives.phone.start`, as it is written" in ran.err
    assert small.read_text() == text


def test_missed_promise_is_named(cli, small):
    small.write_text(SMALL.replace("  crawl:\n", "  crawl:\n    due: 2027-03-15\n"))
    ran = cli("level", str(small), "--plain", *DAY)

    assert "crawl: due 15 Mar 2027, ends 13 Jun 2027 instead of 21 Feb 2027." in ran.out


def test_money_is_lost_where_worth_is_money(cli, small):
    small.write_text(
        SMALL.replace("title: Two", "currency: EUR\ntitle: Two").replace(
            "{baseline: 1, target: 2}", "{baseline: 1, target: 2, worth: 365250}"
        )
    )
    text = small.read_text().replace("owner: Mia\n", "owner: Mia\n        serves: {effort: 30%}\n")
    small.write_text(text.replace("serves: [effort]", "serves: {effort: 70%}"))
    told = json.loads(cli("level", str(small), "-f", "json", *DAY).out)

    # 30 % of EUR 365,250 a year, which is EUR 1,000 a day, for 16 weeks.
    assert (told["unit"], told["currency"]) == ("money", "EUR")
    assert told["lost"] == pytest.approx(0.3 * 1000 * 112)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--objective", "speed"), "write --objective finish"),
        (("--engine", "magic"), "is not search or cpsat"),
        (("--schedules", "0"), "0 schedules is not between 1 and 1,000,000"),
        (("--seconds", "0"), "0 seconds is not more than 0"),
        (("--seconds", "nan"), "nan seconds is not more than 0"),
        (("--apply", "--diff"), "leave one out"),
        (("--apply", "--check"), "leave one out"),
        (("-o", "x.svg"), "cannot tell a format"),
        (("walk",), "one word too many"),
    ],
)
def test_words_that_do_not_fit_are_refused(cli, small, words, said):
    ran = cli("level", str(small), *words, *DAY)

    assert ran.code == 2
    assert said in ran.err
    assert small.read_text() == SMALL


def test_missing_cp_sat_is_said_in_one_line(cli, small, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "ortools", None)
    monkeypatch.setitem(sys.modules, "ortools.sat.python", None)
    ran = cli("level", str(small), "--engine", "cpsat", *DAY)

    assert ran.code == 2
    assert "CP-SAT is not installed" in ran.err
    assert 'pip install "cxroad[cpsat]"' in ran.err
