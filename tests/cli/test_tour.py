"""The two-minute story."""

from __future__ import annotations

import re

import pytest


def test_tour_tells_findings_order_dates_odds_and_summary_of_the_shipped_example(cli):
    ran = cli("tour")

    assert (ran.code, ran.err) == (0, "")
    commands = re.findall(r"^   \$ cxroad (\w+)", ran.out, re.MULTILINE)
    assert commands == ["lint", "order", "timeline", "forecast", "summary"]
    assert "11 Jan 2027" in ran.out
    assert ran.out.endswith("after: [top-ten], serves: [fcr]}\n")


def test_tour_prints_the_same_on_every_day(cli, monkeypatch):
    first = cli("tour").out
    monkeypatch.setenv("CXROAD_TODAY", "2031-01-01")

    assert cli("tour").out == first


def test_tour_writes_nothing(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    cli("tour")

    assert list(tmp_path.iterdir()) == []


def test_what_the_tour_shows_is_what_its_commands_print(cli, tmp_path, monkeypatch):
    from cxroad.cli.examples import example

    (tmp_path / "northwind.yaml").write_bytes(example("northwind.yaml"))
    monkeypatch.chdir(tmp_path)
    told = cli("tour").out

    for words in ("lint", "order", "timeline", "forecast"):
        assert cli(words, "northwind.yaml", "--today", "2027-01-11").out in told
    assert cli("summary", "northwind.yaml", "crawl", "--today", "2027-01-11").out in told


@pytest.mark.parametrize("width", [40, 80, 100])
def test_what_the_tour_says_itself_fits_the_terminal(cli, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    told = cli("tour").out
    opening = told.partition("\n\n")[0]
    closing = told.partition("\nYour turn")[2].partition("\n\n")[0]

    for part in (opening, f"Your turn{closing}"):
        assert width - 20 < max(map(len, part.splitlines())) <= width
