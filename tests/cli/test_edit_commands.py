"""Commands that edit a roadmap: what they write, what they say, and when they write nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

DAY = ("--today", "2027-01-11")
TEXT = """\
title: Northside   # ours
phases:
  crawl:
    initiatives:
      listen: {name: Listen}
      answer: {name: Answer, after: [listen]}
      settle: {name: Settle, after: [listen, answer]}
"""
WAIVE = ("GRA004", "settle", "--because", "Agreed")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "x.yaml"
    path.write_text(TEXT)
    return path


def test_diff_shows_lines_and_effect_writes_nothing_and_exits_1(cli, file):
    before = file.stat()
    ran = cli("waive", str(file), *WAIVE, *DAY, "--diff")

    assert (ran.code, ran.err) == (1, "")
    assert "+  - rule: GRA004\n" in ran.out
    assert "is waived now: GRA004 at settle" in ran.out
    assert file.read_text() == TEXT
    assert file.stat().st_mtime_ns == before.st_mtime_ns


def test_what_diff_prints_is_what_is_written(cli, git):
    here = Path("x.yaml")
    here.write_text(TEXT)
    git("add", "x.yaml")
    patch = Path("x.patch")
    patch.write_text(cli("waive", "x.yaml", *WAIVE, *DAY, "--diff").out)
    git("apply", "x.patch")
    applied = here.read_text()
    here.write_text(TEXT)

    assert cli("waive", "x.yaml", *WAIVE, *DAY).code == 0
    assert here.read_text() == applied != TEXT


def test_standard_input_is_refused(cli):
    ran = cli("waive", "-", *WAIVE, *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert "standard input cannot be changed in place" in ran.err


def test_nothing_is_said_to_be_done_that_was_not(cli, file):
    if not hasattr(os, "link"):
        pytest.skip("this system has no hard links")
    os.link(file, file.with_name("y.yaml"))
    ran = cli("waive", str(file), *WAIVE, *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert "second name" in ran.err
    assert file.read_text() == TEXT


def test_one_roadmap_that_is_there_needs_no_name(cli, file, monkeypatch):
    monkeypatch.chdir(file.parent)

    ran = cli("waive", *WAIVE, *DAY)
    assert ran.code == 0
    assert ran.out.startswith("x.yaml: waives 1 finding now\n")


def test_plain_words_are_sentences(cli, file):
    ran = cli("waive", str(file), *WAIVE, *DAY, "--plain")

    assert ran.out.splitlines()[-1].endswith("is waived now: GRA004 at settle.after[0].")
