"""`cxroad draft`: by flags, by a file, by questions on a real terminal; nothing is written over."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cxroad.cli.drafting import kept
from cxroad.errors import CxroadError
from cxroad.load.loader import load_file

ROOT = Path(__file__).parents[2]
DAY = ("--today", "2026-11-28")
CODE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")

needs_terminals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminal")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_flags_make_a_roadmap_and_the_schema_beside_it(cli):
    ran = cli(
        *("draft", "--title", "Acme Energy", "--sponsor", "Ilse Brandt", "--start", "2027-02-01"),
        *("--outcome", "enps: -5 to 20", "--outcome", "ces2: 4.6 to 5.8", "--outcome", "churn"),
        *("--team", "Contact centre: 180, 3h", "--core-team", "Ana Lima (cx), Femi Ade (it)"),
        *DAY,
    )
    roadmap = load_file("roadmaps/acme-energy.yaml").roadmap

    assert ran.code == 0
    assert ran.out.startswith("Wrote roadmaps/acme-energy.yaml: 24 initiatives in 3 phases")
    assert "Made the folder roadmaps.\n" in ran.out
    assert "Made roadmaps/cxroad.schema.json" in ran.out
    assert "roadmaps/acme-energy.yaml passes strict, the highest level." in ran.out
    assert re.search(r"Left open, \d+ things, marked `open:` in the file:", ran.out)
    assert "  cxroad timeline roadmaps/acme-energy.yaml\n" in ran.out
    assert roadmap.people["sponsor"].name == "Ilse Brandt"
    assert roadmap.people["it"].name == "Femi Ade"
    assert str(roadmap.teams["contact-centre"].capacity) == "3h"
    assert str(roadmap.outcomes["staff"].target) == "20"
    assert str(roadmap.start) == "2027-02-01"


def test_the_lines_for_editors_lead_to_the_schema(cli):
    cli("draft", "acme.yaml", "--template", "b2b", *DAY)
    lines = Path("acme.yaml").read_text().splitlines()

    assert lines[0] == "# yaml-language-server: $schema=./cxroad.schema.json"
    assert lines[1] == "# $schema: ./cxroad.schema.json"
    assert json.loads(Path("cxroad.schema.json").read_text())["title"]


def test_a_schema_that_is_there_is_left_alone(cli):
    Path("cxroad.schema.json").write_text("{}")
    ran = cli("draft", "acme.yaml", *DAY)

    assert "cxroad.schema.json" not in ran.out
    assert Path("cxroad.schema.json").read_text() == "{}"


def test_the_count_of_what_is_open_is_that_of_the_file(cli):
    ran = cli("draft", "acme.yaml", *DAY)
    open_lines = [
        number
        for number, line in enumerate(Path("acme.yaml").read_text().splitlines(), 1)
        if "# open: " in line
    ]

    assert f"Left open, {len(open_lines)} things" in ran.out
    assert [int(n) for n in re.findall(r"^  line +(\d+)", ran.out, re.MULTILINE)] == open_lines


def test_a_name_of_a_file_is_title_enough(cli):
    assert cli("draft", "acme-energy.yaml", "-t", "starter", *DAY).code == 0
    assert load_file("acme-energy.yaml").roadmap.title == "Acme energy"


def test_the_same_answers_make_the_same_bytes(cli):
    for name in ("a.yaml", "b.yaml"):
        cli("draft", name, "--title", "X", *DAY)

    assert Path("a.yaml").read_bytes() == Path("b.yaml").read_bytes()


@pytest.mark.parametrize("what", ["file", "folder", "dangling"])
def test_nothing_that_is_there_is_written_over(cli, here, what):
    path = Path("acme.yaml")
    if what == "file":
        path.write_text("theirs")
    elif what == "folder":
        path.mkdir()
    else:
        path.symlink_to("nowhere")
    ran = cli("draft", "acme.yaml", *DAY)

    assert ran.code == 2
    assert "acme.yaml is there already, and is not written over" in ran.err
    assert os.listdir(here) == ["acme.yaml"]


def test_a_title_that_leads_to_a_file_that_is_there_writes_nothing(cli):
    words = ("draft", "--title", "Acme", *DAY)
    cli(*words)
    before = Path("roadmaps/acme.yaml").read_bytes()
    ran = cli(*words)

    assert ran.code == 2
    assert "roadmaps/acme.yaml is there already, and is not written over" in ran.err
    assert "cxroad draft acme-2.yaml" in ran.err
    assert Path("roadmaps/acme.yaml").read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said(cli):
    Path("roadmaps").write_text("a file")
    ran = cli("draft", "--title", "Acme", *DAY)

    assert ran.code == 2
    assert "cannot make the folder roadmaps: File exists" in ran.err


def test_answers_that_no_file_takes_stand_on_the_terminal(capsys, monkeypatch):
    def refuse(*_: object) -> bool:
        raise CxroadError("cannot write x: No space left on device", "")

    monkeypatch.setattr("cxroad.edit.write.create", refuse)
    kept({("title",): "Acme"}, None, None)
    said = capsys.readouterr().err

    assert "No space left on device, so your answers stand here" in said
    assert "\ntitle: Acme\n" in said


@pytest.mark.parametrize("flags", [("--outcome", "nps: 8 to 30"), ("--team", "Shop: 12")])
def test_flags_count_before_what_a_file_says_of_the_same(cli, flags):
    Path("in.json").write_text(json.dumps(ANSWERS), encoding="utf-8")
    ran = cli("draft", "x.yaml", "--answers", "in.json", *flags, *DAY)
    roadmap = load_file("x.yaml").roadmap

    assert ran.code == 0, ran.err
    assert len(roadmap.outcomes) == 1 or list(roadmap.teams) == ["shop"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "a title is needed, and nobody is here to be asked"),
        (("x.txt", "/"), "one word too many"),
        (("./x.txt",), "would not be found as a roadmap"),
        (("no/such/x.yaml",), "there is no folder no/such"),
        (("x.yaml", "--template", "servise"), "did you mean service?"),
        (("x.yaml", "--outcome", "nsp: 3 to 4"), "did you mean"),
        (("x.yaml", "--outcome", "churn: 10% to 12%"), "gets better by going down"),
        (("x.yaml", "--outcome", ": to"), "cannot be read"),
        (("x.yaml", "--team", "a, b: 3"), "cannot be read"),
        (("x.yaml", "--quick-win", "a", "--quick-win", "b", "--quick-win", "c"), "too many"),
        (("x.yaml", "--start", "soon"), "start: "),
        (("x.yaml", "--answers", "none.yaml"), "none.yaml"),
        (("x.yaml", "-t", "starter", "--deputy", "Raj"), "does not ask for that"),
    ],
)
def test_what_cannot_be_is_refused_in_two_lines_and_nothing_is_written(cli, here, words, said):
    ran = cli("draft", *words, *DAY)

    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.splitlines()) <= 2
    assert os.listdir(here) == []


ANSWERS = {
    "title": "Acme: őszi #1",
    "template": "b2b",
    "outcomes": {"nps": {"baseline": 8, "target": 30}, "enps": {}},
    "teams": {"Support": {"size": 40, "hours": "3h"}},
    "core_team": ["Ana Lima (client experience)", "Femi Ade (product)"],
    "quick_wins": ["One name for each client"],
    "start": "2027-02-01",
}


@pytest.mark.parametrize("format", ["yaml", "json", "toml"])
def test_answers_come_from_yaml_json_and_toml_alike(cli, format):
    if format == "toml":
        text = """\
title = "Acme: őszi #1"
template = "b2b"
core_team = ["Ana Lima (client experience)", "Femi Ade (product)"]
quick_wins = ["One name for each client"]
start = 2027-02-01
[outcomes.nps]
baseline = 8
target = 30
[outcomes.enps]
[teams.Support]
size = 40
hours = "3h"
"""
    elif format == "yaml":
        text = """\
title: "Acme: őszi #1"
template: b2b
outcomes:
  nps: {baseline: 8, target: 30}
  enps:
teams:
  Support: {size: 40, hours: 3h}
core_team:
  - Ana Lima (client experience)
  - Femi Ade (product)
quick_wins: One name for each client
start: 2027-02-01
"""
    else:
        text = json.dumps(ANSWERS)
    Path(f"in.{format}").write_text(text, encoding="utf-8")
    ran = cli("draft", "x.yaml", "--answers", f"in.{format}", *DAY)
    roadmap = load_file("x.yaml").roadmap

    assert ran.code == 0, ran.err
    assert roadmap.title == "Acme: őszi #1"
    assert str(roadmap.outcomes["recommend"].target) == "30"
    assert roadmap.teams["support"].size == 40
    assert roadmap.people["it"].name == "Femi Ade"
    assert roadmap.initiatives["first-win"].name == "One name for each client"


@pytest.mark.parametrize("text", ["{", "[1]", "a: [", "title = ", "\x00", "[" * 5000, "titel: x"])
@pytest.mark.parametrize("format", ["yaml", "json", "toml"])
def test_answers_that_cannot_be_read_are_refused_in_words(cli, format, text):
    Path(f"in.{format}").write_text(text)
    ran = cli("draft", "x.yaml", "--answers", f"in.{format}", *DAY)

    assert ran.code == 2
    assert ran.err.startswith(f"error: in.{format}")
    assert not Path("x.yaml").exists()


def test_answers_come_from_stdin_and_the_draft_goes_to_stdout(cli, here, monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(b'{"title": "Acme"}'))
    monkeypatch.setattr(sys, "stdin", stdin)
    ran = cli("draft", "-", "--answers", "-", *DAY)

    assert ran.code == 0
    assert "\ntitle: Acme\n" in ran.out
    assert os.listdir(here) == []


class Terminal:
    """A draft in a terminal of its own."""

    def __init__(self, *words: str, **environment: str) -> None:
        import pty
        import termios

        self.ours, theirs = pty.openpty()
        self.written = ""
        kept = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cxroad", "draft", *words, *DAY],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=kept | {"TERM": "xterm", "PYTHONPATH": str(ROOT)} | environment,
            start_new_session=True,
            preexec_fn=lambda: __import__("fcntl").ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)

    def read(self) -> bool:
        import select

        while select.select([self.ours], [], [], 0.02)[0]:
            try:
                data = os.read(self.ours, 65536)
            except OSError:  # the other side is closed
                return False
            if b"\x1b[6n" in data:  # where is the cursor?
                os.write(self.ours, b"\x1b[1;1R")
            self.written += CODE.sub("", data.decode("utf-8", "replace"))
        return True

    def until(self, text: str) -> None:
        end = time.monotonic() + 30
        while text not in self.written:
            assert self.read() or text in self.written, self.written[-2000:]
            assert time.monotonic() < end, self.written[-2000:]

    def answer(self, number: int, keys: str) -> None:
        """Answer the question of a number once it stands there, and forget what was shown."""
        self.until(f"{number} of ")
        self.until("> " if "> " in self.written else "?")
        time.sleep(0.15)
        self.written = ""
        os.write(self.ours, keys.encode())

    def ends(self) -> int:
        end = time.monotonic() + 30
        while self.process.poll() is None and time.monotonic() < end:
            self.read()
        self.read()
        os.close(self.ours)
        return self.process.wait(5)


@needs_terminals
def test_a_whole_interview_in_plain_lines_writes_the_roadmap(here):
    terminal = Terminal("--plain", "--template", "starter")
    for number, line in enumerate(["Acme", "", "", "58%", "75%", "", "", ""], 2):
        terminal.answer(number, f"{line}\n")

    assert terminal.ends() == 0
    assert "Wrote roadmaps/acme.yaml" in terminal.written
    assert os.listdir(here) == ["roadmaps"]
    assert str(load_file("roadmaps/acme.yaml").roadmap.outcomes["fcr"].baseline) == "58%"


@needs_terminals
def test_an_interview_that_was_left_is_finished_another_time(here):
    left = Terminal("--plain", "--template", "starter")
    left.answer(2, "Acme\n")
    left.answer(3, "quit\n")
    assert left.ends() == 0

    again = Terminal("--plain", "--answers", "acme.answers.yaml")
    for number in range(3, 10):
        again.answer(number, "\n")

    assert again.ends() == 0
    assert "Wrote roadmaps/acme.yaml" in again.written
    assert "acme.answers.yaml is needed no longer." in again.written
    assert sorted(os.listdir(here)) == ["acme.answers.yaml", "roadmaps"]


@needs_terminals
def test_a_whole_interview_is_not_lost_because_its_file_is_there(here):
    Path("roadmaps").mkdir()
    Path("roadmaps/acme.yaml").write_text("theirs")
    terminal = Terminal("--plain", "--template", "starter")
    for number, line in enumerate(["Acme", "", "", "58%", "75%", "", "", ""], 2):
        terminal.answer(number, f"{line}\n")

    assert terminal.ends() == 2
    assert "roadmaps/acme.yaml is there already" in terminal.written
    assert Path("roadmaps/acme.yaml").read_text() == "theirs"
    assert "baseline: 58%" in Path("acme.answers.yaml").read_text()
    assert sorted(os.listdir(here)) == ["acme.answers.yaml", "roadmaps"]


@needs_terminals
def test_a_line_that_the_terminal_cuts_is_asked_again():
    terminal = Terminal("--plain", "--template", "starter")
    terminal.answer(2, "x" * 5000 + "\n")
    terminal.until("a terminal cuts a line as long as that")
    terminal.until("2 of ")
    os.write(terminal.ours, b"quit\n")

    assert terminal.ends() == 0


@needs_terminals
@pytest.mark.parametrize(
    ("keys", "code"), [("quit\n", 0), ("\x04", 0), ("\x03", 130)], ids=["quit", "ctrl-D", "ctrl-C"]
)
def test_whoever_leaves_a_plain_interview_goes_on_where_it_was_left(here, keys, code):
    terminal = Terminal("--plain")
    terminal.answer(1, "3\n")
    terminal.answer(2, "Acme: 'új'\n")
    terminal.answer(3, "back\n")
    terminal.answer(2, "Acme\n")
    terminal.answer(3, keys)

    assert terminal.ends() == code
    assert "Go on with: cxroad draft --answers acme.answers.yaml" in terminal.written
    again = Terminal("--plain", "--answers", "acme.answers.yaml")
    again.answer(3, "quit\n")
    assert again.ends() == 0
    assert "template: b2b\ntitle: Acme\n" in Path("acme.answers.yaml").read_text()
    assert os.listdir(here) == ["acme.answers.yaml"]


@needs_terminals
def test_a_terminal_that_hangs_up_leaves_the_answers():
    terminal = Terminal("--plain")
    terminal.answer(1, "\n")
    terminal.answer(2, "Acme\n")
    terminal.until("3 of ")
    os.close(terminal.ours)

    terminal.process.wait(20)
    assert "title: Acme" in Path("acme.answers.yaml").read_text()


@needs_terminals
def test_accessible_asks_in_plain_lines(here):
    terminal = Terminal(ACCESSIBLE="1")
    terminal.until("[service] > ")
    os.write(terminal.ours, b"quit\n")

    assert terminal.ends() == 0
    assert "Nothing was answered, so nothing is kept." in terminal.written
    assert os.listdir(here) == []


@needs_terminals
def test_lists_and_checks_as_one_types_where_questionary_is_there():
    pytest.importorskip("questionary")
    terminal = Terminal()
    terminal.answer(1, "\x1b[B\x1b[B\r")
    terminal.answer(2, "Acme\r")
    terminal.until("3 of ")
    os.write(terminal.ours, b"Too short\r")
    terminal.until("a vision needs at least 4 words")
    terminal.written = ""
    os.write(terminal.ours, b" a moment ago\r")
    terminal.answer(4, "back\r")
    terminal.answer(3, "!\r")
    terminal.answer(4, "\x03")

    assert terminal.ends() == 130
    kept = Path("acme.answers.yaml").read_text()
    assert "template: b2b\n" in kept
    assert "statement: Too short a moment ago!\n" in kept


@needs_terminals
def test_yes_asks_nothing_even_on_a_terminal():
    terminal = Terminal("acme.yaml", "--yes")

    assert terminal.ends() == 0
    assert "Wrote acme.yaml" in terminal.written


def test_the_answers_that_the_readme_shows_make_a_draft(cli):
    text = (ROOT / "README.md").read_text(encoding="utf-8").partition("An answers file is")[2]
    shown = text.partition("```yaml\n")[2].partition("```")[0]
    Path("acme.answers.yaml").write_text(shown, encoding="utf-8")
    ran = cli("draft", "acme.yaml", "--answers", "acme.answers.yaml", *DAY)

    assert ran.code == 0, ran.err
    assert load_file("acme.yaml").roadmap.people["service"].name == "Tomas Novak"
