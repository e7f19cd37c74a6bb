"""`cxroad capacity`: what it writes, and what it says when a plan lacks something."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NORTHWIND = str(ROOT / "examples" / "northwind.yaml")
DAY = ("--today", "2027-01-11")


@pytest.mark.parametrize(
    ("name", "begins"),
    [("c.svg", "<?xml"), ("c.md", "# Northwind"), ("c.json", "{")],
)
def test_suffix_of_a_file_chooses_the_format(cli, tmp_path, name, begins):
    target = tmp_path / name
    ran = cli("capacity", NORTHWIND, "-o", str(target), *DAY)

    assert (ran.code, ran.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith(begins)


def test_weeks_are_shown_when_asked_for(cli):
    assert "Week by week" in cli("capacity", NORTHWIND, "--weeks", *DAY).out
    assert "Week by week" not in cli("capacity", NORTHWIND, *DAY).out


def test_peak_is_the_one_that_lint_warns_of(cli):
    shape = json.loads(cli("capacity", NORTHWIND, "-f", "json", *DAY).out)
    found = cli("lint", NORTHWIND, "--select", "PPL001", "-f", "concise", *DAY).out

    assert shape["teams"][0]["peak"]["share"] == 1.625
    assert "asked for 163 % of what it can absorb in the week of 22 Nov 2027" in found
    assert "163 % of what it can absorb in the week of 22 Nov 2027" in shape["headline"]


@pytest.mark.parametrize(
    ("impacts", "words"),
    [
        ("", "no initiative says which team it changes, and no team is named"),
        (", impacts: {desk: high}", "nothing that changes a team has dates yet: top"),
    ],
)
def test_what_a_plan_lacks_is_a_sentence_with_its_cure(cli, tmp_path, impacts, words):
    path = tmp_path / "plan.yaml"
    path.write_text(
        f"title: T\nphases: {{crawl: {{initiatives: {{top: {{name: Top{impacts}}}}}}}}}\n"
    )
    ran = cli("capacity", str(path), *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert "help: " in ran.err
