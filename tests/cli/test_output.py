"""Files that a command writes, and what the terminal is given."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NORTHWIND = str(ROOT / "examples" / "northwind.yaml")
DAY = ("--today", "2027-01-11")


def test_summary_is_written_whole_into_the_file_it_names(cli, tmp_path):
    target = tmp_path / "walk.md"
    ran = cli("summary", NORTHWIND, "walk", "-o", str(target), *DAY)

    assert (ran.code, ran.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("#")
    assert [path.name for path in tmp_path.iterdir()] == ["walk.md"]


def test_old_file_keeps_its_mode_and_a_link_keeps_pointing(cli, tmp_path):
    real = tmp_path / "real.md"
    real.write_text("old")
    real.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(real)
    cli("summary", NORTHWIND, "-o", str(link), *DAY)

    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert real.read_text(encoding="utf-8") != "old"


def test_folder_that_does_not_exist_is_said(cli, tmp_path):
    ran = cli("summary", NORTHWIND, "-o", str(tmp_path / "no" / "x.md"), *DAY)

    assert ran.code == 2
    assert "cannot write" in ran.err


def test_quiet_is_silent_for_people_but_gives_programs_their_document(cli):
    minimal = (str(ROOT / "examples" / "minimal.yaml"), "--today", "2026-11-23", "-q")

    assert cli("lint", *minimal).out == ""
    assert json.loads(cli("lint", *minimal, "-f", "sarif").out)["runs"][0]["results"] == []


def test_lint_writes_several_formats_in_one_run(cli, tmp_path):
    target = tmp_path / "out.json"
    ran = cli("lint", NORTHWIND, "-f", "concise", "-f", f"json={target}", *DAY)
    findings = json.loads(target.read_text(encoding="utf-8"))["findings"]

    lines = [line for line in ran.out.splitlines() if line.startswith(NORTHWIND)]
    assert [line.split()[2] for line in lines] == [finding["code"] for finding in findings]


@pytest.mark.parametrize(
    ("env", "options", "coloured"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "0"}, (), False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, (), True),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
    ],
)
@pytest.mark.parametrize("command", ["lint", "order", "timeline", "summary"])
def test_colours_obey_option_then_no_color_then_force_color(
    cli, monkeypatch, command, env, options, coloured
):
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    out = cli(command, NORTHWIND, *DAY, *options).out

    assert ("\x1b[" in out) is coloured


@pytest.mark.parametrize("command", ["order", "timeline", "summary"])
@pytest.mark.parametrize("width", [20, 40, 79, 80, 100, 160])
def test_no_line_is_wider_than_asked_and_ascii_has_only_ascii(cli, command, width):
    from rich.cells import cell_len

    for extra in ((), ("--ascii",)):
        out = cli(command, NORTHWIND, *DAY, "--width", str(width), *extra).out

        if width >= 40:
            assert max(cell_len(line) for line in out.splitlines()) <= width
        assert out.isascii() or not extra


@pytest.mark.parametrize("command", ["order", "timeline", "summary"])
def test_plain_is_sentences_by_option_and_by_either_variable(cli, monkeypatch, command):
    plain = cli(command, NORTHWIND, *DAY, "--plain").out
    picture = cli(command, NORTHWIND, *DAY).out
    monkeypatch.setenv("ACCESSIBLE", "1")
    by_accessible = cli(command, NORTHWIND, *DAY).out
    monkeypatch.delenv("ACCESSIBLE")
    monkeypatch.setenv("CXROAD_PLAIN", "1")

    assert plain == by_accessible == cli(command, NORTHWIND, *DAY).out
    assert plain != picture
    assert not set("█▒┊━") & set(plain)


def test_today_comes_from_option_then_variable_then_source_date_epoch(cli, monkeypatch):
    def days():
        return json.loads(cli("timeline", NORTHWIND, "-f", "json").out)["as_of"]

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert days() == "2027-01-15"
    monkeypatch.setenv("CXROAD_TODAY", "2027-02-01")
    assert days() == "2027-02-01"


def test_help_names_no_types_of_python_and_begins_with_examples(cli):
    commands = re.findall(r"^  ([a-z]+)  ", cli("--help").out.partition("Commands:")[2], re.M)

    assert "lint" in commands
    for command in commands:
        text = cli(command, "--help").out
        assert not re.findall(r"<(?:list|str|int|float|path|bool)\b[^>]*>|\]\]", text), command
        assert text.index("Examples:") < text.index("Options:")
