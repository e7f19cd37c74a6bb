"""`cxroad lint --fix` and its kin on real files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TEXT = """\
title: Northside
phases:
  crawl:
    initiatives:
      listen: {name: Listen}
      answer: {name: Answer, after: [listen]}
      settle: {name: Settle, after: [listen, answer]}
"""
FIXED = TEXT.replace("listen, answer", "answer")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "x.yaml"
    path.write_bytes(TEXT.encode())
    return path


def test_fix_repairs_the_file_and_reports_what_is_left(cli, file):
    ran = cli("lint", "--fix", str(file), "-f", "concise", "--today", "2027-01-11")

    assert file.read_text() == FIXED
    assert "1 repair made" in ran.err
    assert "GRA004" not in ran.out


def test_diff_shows_the_change_and_makes_none(cli, file):
    ran = cli("lint", "--diff", str(file))

    assert ran.code == 1
    assert "-      settle: {name: Settle, after: [listen, answer]}\n" in ran.out
    assert "+      settle: {name: Settle, after: [answer]}\n" in ran.out
    assert file.read_text() == TEXT


def test_diff_of_a_file_that_needs_nothing_is_empty(cli, file):
    file.write_text(FIXED)
    ran = cli("lint", "--diff", str(file))

    assert (ran.code, ran.out) == (0, "")


def test_fix_only_says_nothing_of_what_is_left(cli, file):
    ran = cli("lint", "--fix-only", str(file))

    assert (ran.code, ran.out) == (0, "")
    assert file.read_text() == FIXED


def test_a_byte_order_mark_stays(cli, file):
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    cli("lint", "--fix", str(file))

    assert file.read_bytes() == b"\xef\xbb\xbf" + FIXED.encode()


def test_standard_input_cannot_be_repaired_in_place(cli, file, monkeypatch):
    with file.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        ran = cli("lint", "--fix", "-")

    assert ran.code == 2
    assert "--diff" in ran.err


def test_unsafe_repairs_need_a_word_that_says_what_to_do(cli, file):
    assert cli("lint", "--unsafe-fixes", str(file)).code == 2


def test_a_diff_is_never_obeyed(cli, file):
    file.write_text(TEXT + "organisation: '##[x]'\n")
    ran = cli("lint", "--diff", str(file))

    assert ran.code == 1
    assert "##[" not in ran.out


def test_full_report_says_which_command_repairs(cli, file):
    file.write_text(TEXT.replace("name: Listen", "name: Listen, estimate: 6 weeks"))

    assert "help: write 6w (cxroad lint --fix)" in cli("lint", str(file)).out


def test_json_says_whether_a_finding_can_be_repaired(cli, file):
    file.write_text(TEXT.replace("[listen]", "[lisen]"))
    found = json.loads(cli("lint", str(file), "-f", "json", "--today", "2027-01-11").out)

    fixes = {finding["code"]: finding["fix"] for finding in found["findings"]}
    assert fixes["STR003"] == "unsafe"
    assert None in fixes.values()
