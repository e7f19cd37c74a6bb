"""`cxroad level`: what it tells, what it writes, and what it says when it cannot."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cxroad.api import load
from cxroad.errors import InputError
from cxroad.level.keep import kept

ROOT = Path(__file__).parents[2]
NORTHWIND = str(ROOT / "examples" / "northwind.yaml")
DAY = ("--today", "2027-01-11")

CALM = """\
title: Calm
start: 2027-01-11
teams: {desk: {size: 9}}
vision:
  statement: Every patient knows the same day who will help them
  outcomes: {fcr: {baseline: 58%, target: 75%, by: 2028-Q1}}
phases:
  crawl:
    initiatives:
      a: {name: A, owner: Mia, estimate: 4w, serves: [fcr], impacts: {desk: low}}
"""


@pytest.fixture
def own(tmp_path):
    """A copy of the example that may be written to."""
    path = tmp_path / "acme.yaml"
    shutil.copy(NORTHWIND, path)
    return path


def test_what_moves_what_it_costs_and_what_it_saves_is_told(cli):
    ran = cli("level", NORTHWIND, "--plain", *DAY)

    assert (ran.code, ran.err) == (0, "")
    assert "3 initiatives move, and the plan ends 10 weeks later, on 15 Aug 2028" in ran.out
    assert "one-view, One customer view for agents and engineers: starts on 6 Sep 2027" in ran.out
    assert "2,546.3, levelled 2,442.8; 103.5 less (4 %)" in ran.out
    assert "contact-centre: at most 6.5 h a week of 4 h, levelled 4 h; 10 weeks over" in ran.out
    assert "No plan within these limits ends earlier: that is proved." in ran.out
    assert "one-view waits: contact-centre has no room sooner." in ran.out
    assert "PPL001: 1 finding, levelled 0." in ran.out


def test_dates_are_written_and_then_nothing_is_left_to_move(cli, own):
    before = own.read_text().split("\n")
    asked = cli("lint", str(own), "--select", "PPL001,PPL008,GOV006", "-f", "concise", *DAY)
    ran = cli("level", str(own), "--apply", *DAY)
    after = own.read_text().split("\n")
    again = cli("level", str(own), "--check", "--plain", *DAY)
    lint = cli("lint", str(own), "--select", "PPL001,PPL008,GOV006", "-q", *DAY)

    assert "PPL001" in asked.out
    assert ran.code == 0
    assert "has a new `start` for one-view" in ran.err
    assert [line for line in after if line not in before] == ["        start: 2027-09-06"]
    assert len(after) == len(before) + 1
    assert (again.code, lint.out) == (0, "")
    assert "Nothing needs to move" in again.out


def test_diff_shows_what_apply_would_write_and_writes_nothing(cli, own):
    before = own.read_bytes()
    ran = cli("level", str(own), "--diff", *DAY)

    assert ran.code == 1
    assert "+        start: 2027-09-06\n" in ran.out
    assert own.read_bytes() == before


@pytest.mark.parametrize(("ending", "bom"), [("\r\n", b""), ("\n", b"\xef\xbb\xbf")])
def test_line_ends_and_bom_stay(cli, own, ending, bom):
    text = own.read_text().replace("\n", ending)
    own.write_bytes(bom + text.encode())
    ran = cli("level", str(own), "--apply", *DAY)

    assert ran.code == 0
    added = f"        start: 2027-09-06{ending}"
    assert (
        own.read_bytes()
        == bom
        + text.replace(
            f"        estimate: 16w..26w{ending}", f"        estimate: 16w..26w{ending}{added}"
        ).encode()
    )


def test_start_is_set_inside_braces_and_an_earlier_one_is_replaced(cli, tmp_path):
    path = tmp_path / "two.yaml"
    path.write_text(
        CALM
        + "      b: {name: B, owner: Ben, estimate: 4w, start: 2027-01-18, serves: [fcr],\n"
        + "        impacts: {desk: high}}   # by the board\n"
        + "      c: {name: C, owner: Ben, estimate: 5w, serves: [fcr], impacts: {desk: high}}\n"
    )
    ran = cli("level", str(path), "--apply", *DAY)
    check = cli("level", str(path), "--check", "--plain", *DAY)

    assert ran.code == 0
    assert "# by the board" in path.read_text()
    assert path.read_text().count("start: 2027") >= 2
    assert (check.code, "Nothing needs to move" in check.out) == (0, True)


@pytest.mark.parametrize("name", ["northwind", "big-bang"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_written_file_has_the_dates_that_were_told(cli, tmp_path, name, ending):
    path = tmp_path / "acme.yaml"
    text = (ROOT / "examples" / f"{name}.yaml").read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", ending).encode())
    told = json.loads(cli("level", str(path), "-f", "json", *DAY).out)
    ran = cli("level", str(path), "--apply", *DAY)
    times = load(str(path), today=date(2027, 1, 11)).plan.schedule.times

    assert ran.code == 0
    assert told["moves"]
    for move in told["moves"]:
        dates = times[move["id"]]
        assert str(dates.start) == move["new_start"]
        assert str(dates.finish) == move["new_finish"]


def test_nothing_is_written_when_other_dates_would_come_out(tmp_path):
    path = tmp_path / "acme.yaml"
    shutil.copy(NORTHWIND, path)
    project = load(str(path), today=date(2027, 1, 11))
    answer = project.level().answer
    wrong = replace(answer, starts={"one-view": date(2027, 10, 4)})

    with pytest.raises(InputError, match="other dates come out"):
        kept(project.loaded.document, wrong)


def test_check_fails_when_something_would_have_to_move(cli):
    assert cli("level", NORTHWIND, "--check", *DAY).code == 1


def test_a_calm_plan_is_told_so(cli, tmp_path):
    path = tmp_path / "calm.yaml"
    path.write_text(CALM)
    ran = cli("level", str(path), "--check", "--plain", *DAY)

    assert ran.code == 0
    assert "Nothing needs to move: no team and no owner is asked for more than there is." in ran.out


def test_json_has_every_figure(cli):
    ran = cli("level", NORTHWIND, "-f", "json", *DAY)
    told = json.loads(ran.out)

    assert told["version"] == 1
    assert told["kind"] == "level"
    assert told["starts"] == {"one-view": "2027-09-06"}
    assert (told["end"], told["new_end"], told["proved"]) == ("2028-06-06", "2028-08-15", True)
    assert told["teams"][0]["new_over"] == 0
    assert round(told["lost"], 1) == 103.5
    assert {"code": "PPL001", "before": 1, "after": 0} in told["findings"]
    assert told["moves"][0]["why"] == "contact-centre has no room sooner"
    assert (told["engine"], told["unit"], told["horizon"]) == ("search", "points", "2030-01-01")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
@pytest.mark.parametrize("ascii", [(), ("--ascii",)])
def test_no_line_is_wider_than_asked(cli, width, ascii):
    ran = cli("level", NORTHWIND, "--width", str(width), *ascii, *DAY)

    assert max(map(len, ran.out.splitlines())) <= width
    assert not ascii or ran.out.isascii()


def test_value_is_never_called_proved(cli):
    ran = cli("level", NORTHWIND, "--objective", "value", "--plain", *DAY)

    assert ran.code == 0
    assert "tried for the most value" in ran.out
    assert "proved" not in ran.out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("start: 2027-01-11\n", "", "the roadmap has no dates to level"),
        ("{size: 9}", "{size: 9, capacity: 0.5h}", "`a` alone asks each person in `desk` for 1 h"),
    ],
)
def test_what_cannot_be_levelled_is_said_with_its_cure(cli, tmp_path, old, new, said):
    path = tmp_path / "calm.yaml"
    path.write_text(CALM.replace(old, new))
    ran = cli("level", str(path), *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "help: " in ran.err


def test_standard_input_is_not_changed_in_place(cli):
    ran = cli("level", "-", "--apply", *DAY)

    assert ran.code == 2
    assert "standard input cannot be changed in place" in ran.err


def test_hostile_names_are_shown_and_not_obeyed(cli, own):
    title = '"\\u001b[2J::error::x ##[cmd]"'
    own.write_text(own.read_text().replace("One customer view for agents and engineers", title))
    for format in ("terminal", "markdown", "json"):
        ran = cli("level", str(own), "-f", format, *DAY)

        assert ran.code == 0
        assert "\x1b" not in ran.out
        assert "##[" not in ran.out
