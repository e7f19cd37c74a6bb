"""`cxroad timeline`: files, and one initiative with its neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest

NORTHWIND = str(Path(__file__).parents[2] / "examples" / "northwind.yaml")
DAY = ("--today", "2027-01-11")


@pytest.mark.parametrize(("name", "begins"), [("t.svg", "<?xml"), ("t.json", "{")])
def test_suffix_of_a_file_chooses_the_format(cli, tmp_path, name, begins):
    target = tmp_path / name
    ran = cli("timeline", NORTHWIND, "-o", str(target), *DAY)

    assert (ran.code, ran.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith(begins)


def test_focus_names_what_is_near_when_there_is_no_such_initiative(cli):
    ran = cli("timeline", NORTHWIND, "--focus", "redesing", *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert "there is no initiative 'redesing'" in ran.err
    assert "did you mean `redesign`?" in ran.err


def test_focus_says_in_sentences_what_it_draws(cli):
    drawn = cli("timeline", NORTHWIND, "--focus", "redesign", "--width", "120", *DAY)
    said = cli("timeline", NORTHWIND, "--focus", "redesign", "--plain", *DAY)
    sentence = "redesign waits for listen, and move-home, one-view and joiners wait for it."

    assert sentence in drawn.out
    assert sentence in said.out
    assert "warn-early" not in said.out.split("Error")[0].split("Warning")[0]


def test_focus_and_selection_are_refused_together(cli):
    ran = cli("timeline", NORTHWIND, "--focus", "redesign", "-s", "walk", *DAY)

    assert ran.code == 2
    assert "leave out --focus or --select" in ran.err


def test_p80_shows_the_days_that_the_forecast_tells(cli):
    timeline = cli("timeline", NORTHWIND, "--p80", "--width", "160", *DAY)
    forecast = cli("forecast", NORTHWIND, *DAY)

    assert "80 % sure: 1 Jul 2028" in forecast.out
    assert "In 80 % of 2,000 runs it ends by 1 Jul 2028." in timeline.out


def test_p80_says_what_is_missing_where_nothing_has_a_range(cli, tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text("title: T\nphases: {p: {initiatives: {a: {name: A, estimate: 4w}}}}\n")
    ran = cli("timeline", str(path), "--p80", *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert "help:" in ran.err
