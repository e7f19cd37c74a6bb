"""`cxroad export`: what it writes, and what it says when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

NORTHWIND = str(Path(__file__).parents[2] / "examples" / "northwind.yaml")
DAY = ("--today", "2027-01-11")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.mmd", "---\nconfig:"),
        ("r.dot", "digraph roadmap {"),
        ("r.GV", "digraph roadmap {"),
        ("r.csv", '\ufeff"id",'),
        ("r.json", "{"),
        ("r.svg", "<?xml"),
    ],
)
def test_suffix_of_a_file_chooses_the_format(cli, tmp_path, name, begins):
    target = tmp_path / name
    ran = cli("export", NORTHWIND, "-o", str(target), *DAY)

    assert (ran.code, ran.out) == (0, "")
    assert target.read_bytes().decode().startswith(begins)


@pytest.mark.parametrize(
    ("format", "begins"),
    [("mermaid", "---"), ("dot", "digraph"), ("csv", '"id",'), ("json", "{"), ("svg", "<?xml")],
)
def test_without_a_file_it_prints(cli, format, begins):
    ran = cli("export", NORTHWIND, "--to", format, *DAY)

    assert ran.code == 0
    assert ran.out.startswith(begins)


@pytest.mark.parametrize(
    ("words", "message", "help"),
    [
        ((), "say what to write", "-o roadmap.mmd"),
        (("-o", "x.pdf"), "cannot tell a format from 'x.pdf'", ".mmd, .dot"),
        (("--to", "pdf"), "unknown format 'pdf'", "mermaid, dot, csv, json, svg"),
        (("--to", "dot", "--focus", "redesing"), "no initiative 'redesing'", "`redesign`"),
    ],
)
def test_what_it_cannot_write_is_refused_with_a_way_out(cli, words, message, help):
    ran = cli("export", NORTHWIND, *words, *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert help in ran.err


def test_focus_makes_a_flowchart(cli):
    ran = cli("export", NORTHWIND, "--to", "mermaid", "--focus", "redesign", *DAY)

    assert ran.out.startswith("flowchart LR\n")
    assert ran.out.count(" --> ") == 4


def test_schema_of_the_export_is_printed(cli):
    assert '"cxroad export --to json"' in cli("schema", "export").out


@pytest.mark.parametrize("format", ["mermaid", "dot"])
def test_odds_are_refused_where_the_format_cannot_show_them(cli, format):
    ran = cli("export", NORTHWIND, "--to", format, "--p80", *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert "--p80 would change nothing" in ran.err
    assert ".svg" in ran.err
