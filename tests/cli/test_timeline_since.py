"""`cxroad timeline --since` in real repositories."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cxroad.render.width import cells

TEXT = """\
title: Northside
start: 2027-01-11
phases:
  crawl:
    initiatives:
      listen: {name: Listen to calls, owner: Ada Lovelace, estimate: 4w..6w}
      early: {name: Answer in a day, owner: Ben Shaw, estimate: 4w}
  walk:
    initiatives:
      settle: {name: Settle at once, owner: Ben Shaw, estimate: 6w}
"""
DAY = ("--today", "2027-01-11")
SINCE = ("--since", "v1")


@pytest.fixture(autouse=True)
def file(git, monkeypatch) -> Path:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2027-01-11T09:00:00+0000")
    path = Path("x.yaml")
    path.write_text(TEXT)
    git("add", "-A")
    git("commit", "--quiet", "-m", "one")
    git("tag", "v1")
    changed = TEXT.replace("4w..6w", "6w..8w").replace("estimate: 4w}", "estimate: 3w}")
    path.write_text(f"{changed}      train: {{name: Train the desk, estimate: 2w}}\n")
    return path


@pytest.mark.parametrize("width", [40, 50, 60, 80, 100, 150, 160])
def test_slips_stand_beside_the_bars_at_any_width(cli, width):
    ran = cli("timeline", *SINCE, *DAY, "--width", str(width))
    row = next(line for line in ran.out.splitlines() if "listen" in line and "Listen" in line)
    text = row if width >= 60 else " ".join(ran.out.split())

    assert max(map(cells, ran.out.splitlines())) <= width
    assert "+14 d" in text
    assert "-7 d" in " ".join(ran.out.split())
    assert "new" in ran.out


def test_without_a_reference_no_column_is_drawn(cli):
    assert "Slip" not in cli("timeline", *DAY).out


def test_every_format_agrees(cli):
    shape = json.loads(cli("timeline", *SINCE, "-f", "json", *DAY).out)
    rows = [row for phase in shape["phases"] for row in phase["initiatives"]]
    svg = cli("timeline", *SINCE, "-f", "svg", *DAY).out
    words = ["".join(each.itertext()) for each in ElementTree.fromstring(svg).iter()]
    told = cli("timeline", *SINCE, "--plain", *DAY).out

    assert {row["id"]: row["slip_days"] for row in rows} == {
        "listen": 14,
        "early": -7,
        "settle": 14,
        "train": None,
    }
    assert [phase["slip_days"] for phase in shape["phases"]] == [14, 14]
    assert shape["since"] == "v1"
    assert [word for word in words if word in ("+14 d", "-7 d", "new")].count("-7 d") >= 1
    assert told.count("14 days later than at v1.") == 4
    assert told.count("7 days earlier than at v1.") == 1


def test_working_days_are_called_so(cli, file):
    file.write_text(file.read_text() + "calendar: {week: mon-fri}\n")

    assert "Slip: working days by which" in cli("timeline", *SINCE, *DAY, "--width", "200").out


def test_a_reference_that_is_none_is_refused(cli):
    ran = cli("timeline", "--since=-x", *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert "'-x' is no revision" in ran.err
