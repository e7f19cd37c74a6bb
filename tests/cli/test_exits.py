"""Exit codes and streams, the same for every command."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NORTHWIND = str(ROOT / "examples" / "northwind.yaml")
MINIMAL = str(ROOT / "examples" / "minimal.yaml")
DAY = ("--today", "2027-01-11")
DRAWN = ("order", "timeline", "summary", "value", "forecast", "capacity")

BROKEN = "title: x\nphases:\n  crawl: {initiatives: {a: {name: A, estimate: 6m}}}\n"


def program(*arguments, stdin=b"", **env):
    """The program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "cxroad", *arguments],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        timeout=60,
        check=False,
    )


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text(BROKEN)
    return str(path)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 0),
        (("--fail-on", "info"), 1),
        (("--fail-on", "error"), 0),
        (("--fail-on", "never"), 0),
        (("--select", "GRA005", "--fail-on", "info"), 1),
        (("--select", "GRA005", "--strict"), 0),
        (("--select", "GRA001", "--fail-on", "info"), 0),
        (("--select", "GRA,VIS", "--ignore", "GRA,VIS", "--fail-on", "info"), 0),
    ],
)
def test_lint_of_a_plan_with_two_remarks_fails_only_from_info_on(cli, options, code):
    assert cli("lint", NORTHWIND, *DAY, *options).code == code


def test_error_fails_unless_nothing_may_but_a_file_that_does_not_parse_always_does(
    cli, broken, tmp_path
):
    unparsable = tmp_path / "unparsable.yaml"
    unparsable.write_text("title: [\n")

    assert cli("lint", broken).code == 1
    assert cli("lint", broken, "--fail-on", "never").code == 0
    assert cli("lint", str(unparsable), "--fail-on", "never").code == 1


def test_warning_fails_a_file_that_asks_for_the_level_strict(cli, tmp_path):
    text = Path(MINIMAL).read_text().replace("baseline: 58%, ", "")
    for level, code in (("starter", 0), ("strict", 1)):
        path = tmp_path / f"{level}.yaml"
        path.write_text(f"{text}settings: {{level: {level}}}\n")

        assert cli("lint", str(path), "--today", "2026-11-23").code == code
        assert cli("lint", str(path), "--fail-on", "never").code == 0


@pytest.mark.parametrize("command", DRAWN)
def test_drawing_a_file_that_cannot_be_read_shows_why_on_stderr(cli, broken, command):
    ran = cli(command, broken)

    assert (ran.code, ran.out) == (1, "")
    assert "error[STR004]" in ran.err
    assert "write 6mo" in ran.err


@pytest.mark.parametrize("command", ["lint", *DRAWN])
@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("no-such.yaml", "there is no file no-such.yaml"),
        ("/dev/null", "/dev/null is a device"),
    ],
)
def test_file_that_cannot_be_opened_is_exit_2_with_one_sentence(cli, command, file, words):
    ran = cli(command, file)

    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("lint", MINIMAL, "--select", "GRA00"), "GRA00"),
        (("lint", MINIMAL, "-f", "ful"), "did you mean `full`?"),
        (("lint", MINIMAL, "-f", "full", "-f", "json"), "FORMAT=PATH"),
        (("lint", MINIMAL, "--today", "tomorrow"), "write it like 2027-03-15"),
        (("timeline", MINIMAL, MINIMAL), "one roadmap at a time"),
        (("timeline", MINIMAL, "walk"), "one word too many"),
        (("timeline", MINIMAL, "--select", "top-tne"), "top-ten"),
        (("timeline", MINIMAL, "-o", "x.docx"), ".json"),
        (("summary", MINIMAL, "wlak"), "walk"),
        (("order", MINIMAL, "--tree", "callback"), "callbacks"),
        (("rule", "GRA01"), "GRA001"),
        (("lnit",), "lint"),
    ],
)
def test_words_that_do_not_fit_are_exit_2_with_what_to_type(cli, arguments, words):
    ran = cli(*arguments)

    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_several_roadmaps_need_a_name_for_commands_that_work_on_one(cli, tmp_path, monkeypatch):
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_bytes(Path(MINIMAL).read_bytes())
    monkeypatch.chdir(tmp_path)
    ran = cli("timeline")

    assert ran.code == 2
    assert "2 roadmaps in .: a.yaml, b.yaml" in ran.err


def test_the_only_roadmap_needs_no_name_and_roadmaps_folder_comes_first(cli, tmp_path, monkeypatch):
    (tmp_path / "roadmaps").mkdir()
    (tmp_path / "roadmaps" / "own.yaml").write_bytes(Path(MINIMAL).read_bytes())
    (tmp_path / "other.yaml").write_text("phases: 5\n")
    monkeypatch.chdir(tmp_path)

    assert cli("order", "--today", "2026-11-23").code == 0
    assert "roadmaps/own.yaml" in cli("lint", "-f", "json", "--today", "2026-11-23").out


def test_folder_is_searched_below_and_other_yaml_is_left_out_with_a_word(cli, tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "r.yml").write_bytes(Path(MINIMAL).read_bytes())
    (tmp_path / "compose.yaml").write_text("services: {}\n")
    (tmp_path / ".hidden.yaml").write_text("phases: [\n")
    ran = cli("lint", str(tmp_path), "--today", "2026-11-23")

    assert ran.code == 0
    assert "1 YAML file without `phases` or `vision` left out" in ran.err


def test_empty_folder_says_what_a_roadmap_is(cli, tmp_path):
    ran = cli("lint", str(tmp_path))

    assert ran.code == 2
    assert "no roadmap found" in ran.err
    assert "cxroad tour" in ran.err
    assert "cxroad draft" in ran.err


def test_standard_input_is_read_and_called_by_the_name_it_is_given():
    ran = program("lint", "-", "--stdin-filename", "acme.yaml", stdin=BROKEN.encode())

    assert ran.returncode == 1
    assert b"acme.yaml:3:" in ran.stdout


def test_results_go_to_stdout_and_everything_else_to_stderr():
    ran = program("lint", "-f", "json", "examples/northwind.yaml", *DAY)

    import json

    assert json.loads(ran.stdout)["version"] == 1
    assert ran.stderr == b""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no shell pipes here")
@pytest.mark.parametrize(
    ("word", "shown"),
    [("--##[add-mask]e", "--#\\#[add-mask]e"), ("--a\u202eb", "--a\\u202eb")],
)
def test_word_that_may_be_the_name_of_a_file_is_refused_without_being_obeyed(cli, word, shown):
    code, out, err = cli("lint", word)

    assert (code, out) == (2, "")
    assert "there is no option" in err
    assert shown in err
    assert word not in err


def test_closed_pipe_ends_quietly_with_141():
    command = f"{sys.executable} -m cxroad timeline {NORTHWIND}; echo $? >&2"
    ran = subprocess.run(
        ["bash", "-c", f"({command}) | true"],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )

    assert ran.stderr.split() in ([b"141"], [b"0"])  # 0: all written before the reader left


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_disk_is_said_and_is_exit_2():
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "cxroad", "timeline", NORTHWIND],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )

    assert ran.returncode == 2
    assert b"cannot write the output" in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_mistake_of_ours_leaves_a_report_and_is_exit_3(cli, monkeypatch, tmp_path):
    import cxroad.cli.paths as paths

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(paths, "files_below", None)
    ran = cli("lint", str(tmp_path))

    (report,) = tmp_path.glob("cxroad-bug-*.txt")
    assert ran.code == 3
    assert ran.out == ""
    assert str(report) in ran.err
    assert "TypeError" in report.read_text()


@pytest.fixture
def hung_up():
    """Standard input is a terminal whose other end has gone."""
    ours, theirs = os.openpty()
    before = os.dup(0)
    os.dup2(theirs, 0)
    os.close(ours)
    yield
    os.dup2(before, 0)
    for handle in (theirs, before):
        os.close(handle)


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no such terminals")
@pytest.mark.usefixtures("hung_up")
def test_a_terminal_that_is_gone_is_no_mistake_of_ours(cli, monkeypatch, tmp_path):
    import cxroad.cli.commands.lint as lint

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(lint, "roadmaps_among", lambda *_: os.read(0, 1) or os.ttyname(0))

    assert cli("lint").code == 130
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_gone_is_said_in_a_sentence(cli, monkeypatch, tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    ran = cli("lint")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: this folder is not there any more\nhelp: go to another: cd ..\n"


def test_what_the_system_refuses_is_no_mistake_of_ours(cli, monkeypatch):
    import cxroad.cli.commands.lint as lint

    def refused(*_):
        raise PermissionError(errno.EACCES, "Permission denied", "a\x1b[31m.yaml")

    monkeypatch.setattr(lint, "roadmaps_among", refused)
    ran = cli("lint")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ("error: the system does not let us use a\\x1b[31m.yaml: Permission denied\n")


def test_interrupt_is_130_without_a_word_of_python(cli, monkeypatch):
    import cxroad.cli.commands.lint as lint

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(lint, "roadmaps_among", stop)
    ran = cli("lint", MINIMAL)

    assert (ran.code, ran.out) == (130, "")
    assert "Traceback" not in ran.err
