"""`cxroad value`: what it writes, and what it says when a plan lacks something."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NORTHWIND = str(ROOT / "examples" / "northwind.yaml")
DAY = ("--today", "2027-01-11")


@pytest.mark.parametrize(
    ("name", "begins"),
    [("v.svg", "<?xml"), ("v.md", "# Northwind"), ("v.json", "{")],
)
def test_suffix_of_a_file_chooses_the_format(cli, tmp_path, name, begins):
    target = tmp_path / name
    ran = cli("value", NORTHWIND, "-o", str(target), *DAY)

    assert (ran.code, ran.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith(begins)


def test_figures_of_36_months_are_those_worked_by_hand(cli):
    ran = cli("value", NORTHWIND, "--horizon", "36mo", "--plain", *DAY)

    assert (
        "Value in hand by 10 Jan 2030, in value-months: 2,578.7; as a big bang 1,886.7" in ran.out
    )
    hard = cli("value", NORTHWIND, "--horizon", "36mo", "--realistic-bigbang", "--plain", *DAY)
    assert "as a big bang 778.9" in hard.out


def test_options_reach_the_comparison(cli):
    ran = cli("value", NORTHWIND, "--stop", "25%", "--keep", "50%", "--width", "120", *DAY)

    assert "Stopped, 50 % kept" in ran.out
    assert "Frozen" not in ran.out


@pytest.mark.parametrize(
    ("cut", "message", "help"),
    [
        ("start: 2027-01-04\n", "the roadmap has no date", "start: 2027-01-11"),
        (", serves: [fcr]", "no initiative serves an outcome", "serves: {fcr: 20%}"),
        (", estimate: 4w", "nothing of value has dates yet: top", "estimate: 6w"),
    ],
)
def test_what_a_plan_lacks_is_a_sentence_with_its_cure(cli, tmp_path, cut, message, help):
    path = tmp_path / "plan.yaml"
    text = """\
title: T
start: 2027-01-04
vision: {statement: All is well here, outcomes: {fcr: {baseline: 58%, target: 75%}}}
phases: {crawl: {initiatives: {top: {name: Top, estimate: 4w, serves: [fcr]}}}}
"""
    path.write_text(text.replace(cut, ""))
    ran = cli("value", str(path), *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert help in ran.err


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (("--horizon", "2026"), "look further ahead: --horizon 36mo"),
        (("--stop", "120%"), "write it like 20%"),
        (("--cutover", "6"), "cutover: "),
    ],
)
def test_word_that_does_not_fit_is_exit_2_with_what_to_type(cli, option, words):
    ran = cli("value", NORTHWIND, *option, *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
