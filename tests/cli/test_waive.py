"""`cxroad waive` writes a few lines, and only where they cover something."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DAY = ("--today", "2027-01-11")
WHY = ("--because", "Agreed: a pilot, of its own")
TEXT = """\
title: Northside   # ours
phases:
  crawl:
    initiatives:
      listen: {name: Listen}
      answer: {name: Answer, after: [listen]}
      settle: {name: Settle, after: [listen, answer]}
      close: {name: Close, after: [listen, answer]}
"""
LINES = """\
  - rule: GRA004
    at: settle
    because: "Agreed: a pilot, of its own"
    until: 2027-12-31
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "x.yaml"
    path.write_bytes(TEXT.encode())
    return path


def test_first_waiver_brings_its_key(cli, file):
    ran = cli("waive", str(file), "GRA004", "settle", *WHY, "--until", "2027-12-31", *DAY)

    assert (ran.code, ran.err) == (0, "")
    assert "waives 1 finding now" in ran.out
    assert "is waived now: GRA004 at settle" in ran.out
    assert file.read_text() == f"{TEXT}waive:\n{LINES}"


@pytest.mark.parametrize(
    ("there", "wanted"),
    [
        (
            "waive:\n- rule: GRA004\n  at: close\n  because: x   # so\ncurrency: EUR\n",
            "waive:\n- rule: GRA004\n  at: close\n  because: x   # so\n"
            '- rule: GRA004\n  at: settle\n  because: "Agreed: a pilot, of its own"\n'
            "currency: EUR\n",
        ),
        (
            "waive: [{rule: GRA004, at: close, because: x}]\n",
            "waive: [{rule: GRA004, at: close, because: x}, "
            '{rule: GRA004, at: settle, because: "Agreed: a pilot, of its own"}]\n',
        ),
    ],
)
def test_next_waiver_goes_behind_the_others(cli, file, there, wanted):
    file.write_text(TEXT + there)

    assert cli("waive", str(file), "GRA004", "settle", *WHY, *DAY).code == 0
    assert file.read_text() == TEXT + wanted


def test_text_without_a_last_line_end_gets_one(cli, file):
    file.write_text(TEXT.rstrip("\n"))

    assert cli("waive", str(file), "GRA004", "settle", *WHY, *DAY).code == 0
    assert file.read_text().startswith(TEXT + "waive:\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("GRA004", "listen", *WHY), "it finds something at"),
        (("GRA044", "settle", *WHY), "GRA004"),
        (("STR001", "settle", *WHY), "cannot be waived"),
        (("GRA", "settle", *WHY), "family"),
        (("GRA004", "settle"), "reason"),
        (("GRA004", "settle", "--because", "a\nb: c"), "one line"),
        (("GRA004", "settle", *WHY, "--until", "soon"), "--until"),
        (("GRA004", "settle", *WHY, "--until", "2026-12-31"), "past"),
        (("GRA004",), "place"),
        (("GRA004", "settle\n  x: y", *WHY), "finds nothing"),
    ],
)
def test_what_would_not_count_is_not_written(cli, file, words, said):
    ran = cli("waive", str(file), *words, *DAY)

    assert ran.code == 2
    assert said in ran.err
    assert file.read_text() == TEXT


def test_file_that_cannot_be_read_in_full_is_left_alone(cli, file):
    file.write_text(TEXT + "colour: red\n")

    assert cli("waive", str(file), "GRA004", "settle", *WHY, *DAY).code == 2
    assert file.read_text() == TEXT + "colour: red\n"


def test_marks_of_yaml_in_a_reason_stay_text(cli, file):
    reason = "a # b {c}: [d] \\ \"e\" 'f' *g &h !i %j @k"

    assert cli("waive", str(file), "GRA004", "settle", "--because", reason, *DAY).code == 0
    ran = cli("lint", str(file), *DAY)
    assert f"because: {reason}" in ran.out or reason in " ".join(ran.out.split())


def test_code_in_small_letters_is_written_as_it_is_listed(cli, tmp_path):
    path = tmp_path / "r.yaml"
    path.write_bytes((ROOT / "examples" / "northwind.yaml").read_bytes())
    words = ("gra005", "listen", "--because", "Agreed", "--today", "2027-01-11")

    assert cli("waive", str(path), *words).code == 0
    assert "  - rule: GRA005\n" in path.read_text(encoding="utf-8")
    again = cli("waive", str(path), *words)
    assert again.code == 2
    assert "what it finds is waived already" in again.err
