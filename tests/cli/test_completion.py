"""What the tab key offers: the answer itself, and what three shells make of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxroad.cli import candidates
from cxroad.cli.complete import answer, written

ROOT = Path(__file__).parents[2]
NORTHWIND = (ROOT / "examples" / "northwind.yaml").read_text("utf-8")
HOSTILE = """\
title: Hostile
phases:
  crawl:
    initiatives:
      sound: {name: "Bell \\a, \\e[2J, tab \\t and\\nline"}
      "$(touch owned)": {name: A command}
      "-rf": {name: An option}
      "a b": {name: Two words}
      long: {name: "XXX"}
""".replace("XXX", "x" * 500)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one roadmap, which one stands in."""
    (tmp_path / "roadmaps").mkdir()
    (tmp_path / "roadmaps" / "northwind.yaml").write_text(NORTHWIND, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def offered(*words: str) -> list[str]:
    return [value for value, _ in answer(words).offers]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "some"),
    [
        ([""], ["lint", "timeline", "watch", "completion"]),
        (["ti"], ["timeline"]),
        (["--v"], ["--version"]),
        (["timeline", "--foc"], ["--focus"]),
        (["timeline", "--focus", "mo"], ["move-home"]),
        (["timeline", "--focus=mo"], ["--focus=move-home"]),
        (["timeline", "--color", "al"], ["always"]),
        (["order", "--tree", "one"], ["one-view"]),
        (["summary", "wa"], ["walk"]),
        (["summary", "roadmaps/northwind.yaml", "wa"], ["walk"]),
        (["order", "--select", "+mo"], ["+move-home"]),
        (["order", "--select", "phase:walk,owner:i"], ["phase:walk,owner:it"]),
        (["order", "--select", "2+mo"], ["2+move-home"]),
        (["lint", "-f", "gitl"], ["gitlab"]),
        (["lint", "--select", "GRA001,GRA00"], ["GRA001,GRA003"]),
        (["lint", "road"], ["roadmaps/northwind.yaml"]),
        (["rule", "orph"], ["orphaned-phase"]),
        (["waive", "VIS00"], ["VIS004"]),
        (["waive", "VIS004", "eff"], ["effort"]),
        (["whatif", "vendor"], ["vendor-closes"]),
        (["whatif", "drop one"], ["drop one-view"]),
        (["export", "-f", "c"], ["csv"]),
        (["value", "-f", ""], ["terminal", "svg", "markdown", "json"]),
        (["schema", "f"], ["findings"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["move", "mo"], ["move-home"]),
        (["move", "move-home", "--to", ""], ["crawl", "walk", "run"]),
        (["move", "listen", "--before", "set"], ["settle"]),
        (["rename", "eng"], ["engineers"]),
        (["remove", "crm"], ["crmco"]),
        (["link", "settle", "--after", "cra"], ["crawl"]),
        (["unlink", "one-view", "--after", ""], ["redesign"]),
        (["done", "lis"], ["listen"]),
        (["record", "ch"], ["churn"]),
        (["set", "move-home.du"], ["move-home.due"]),
        (["set", "vision.hor"], ["vision.horizon"]),
        (["set", "move-home.owner", "fie"], ["field"]),
        (["set", "move-home.status", "pa"], ["paused", "parked"]),
        (["add", "ini"], ["initiative"]),
        (["add", "initiative", "A name", "--est"], ["--estimate"]),
        (["add", "initiative", "A name", "--serves", "ef"], ["effort"]),
        (["add", "initiative", "A name", "--status", "act"], ["active"]),
        (["add", "initiative", "A name", "--estimate", "4w", "--owner", "fie"], ["field"]),
        (["import", "x.csv", "--dates", ""], ["dmy", "mdy"]),
        (["draft", "--template", "publ"], ["public-service"]),
        (["draft", "--template", ""], ["service", "public-service", "b2b", "starter"]),
        (["draft", "--outcome", "en"], ["enps"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_each_word_is_completed_with_what_it_can_be(words, some):
    found = offered(*words)

    assert set(some) <= set(found)
    assert all(value.startswith(words[-1]) for value in found)


@pytest.mark.usefixtures("here")
def test_values_come_with_what_they_are():
    assert answer(["timeline", "--focus", "mo"]).offers == (
        ("move-home", "Move house in one contact"),
    )


@pytest.mark.usefixtures("here")
def test_what_is_there_already_is_not_offered_again():
    assert "--focus" not in offered("timeline", "--focus", "one-view", "--")
    assert "--select" in offered("timeline", "--select", "listen", "--")  # it is repeatable
    assert "roadmaps/northwind.yaml" not in offered("summary", "roadmaps/northwind.yaml", "")


def test_ids_are_those_of_the_roadmap_that_the_line_names(here):
    other = here / "other.yaml"
    other.write_text("phases: {first: {initiatives: {only: {name: One}}}}", "utf-8")

    assert offered("timeline", "other.yaml", "--focus", "") == ["only"]
    assert "listen" in offered("timeline", "--focus", "")


@pytest.mark.usefixtures("here")
def test_a_new_id_and_what_only_the_user_knows_are_not_offered():
    for words in (["add", "initiative", "A name", "--id", "l"], ["rename", "listen", "l"],
                  ["unlink", "settle", "--after", "o"], ["import", ""]):  # fmt: skip
        assert [value for value in offered(*words) if not value.endswith(".yaml")] == []


def test_scenarios_are_those_of_the_file(here):
    path = here / "roadmaps" / "northwind.yaml"
    path.write_text(NORTHWIND + "scenarios: {hard: [{shock: slip}]}\n", "utf-8")

    assert offered("whatif", "--scenario", "") == ["hard"]


def test_several_roadmaps_are_offered_before_their_ids(here):
    (here / "roadmaps" / "second.yaml").write_text(NORTHWIND, "utf-8")

    assert offered("summary", "") == ["roadmaps/northwind.yaml", "roadmaps/second.yaml"]


@pytest.mark.parametrize(
    "data",
    [
        b"phases: {crawl: {initiatives: {a: [",
        b"\xff\xfe\x00",
        b"- a\n- b\n",
        b"phases: [crawl]\nvision: none\n",
        b"phases: {crawl: {initiatives: [a, b]}}",
        b"phases:\n\tcrawl: 1",
        b"{" * 5000,
        b"a" * (3 * 1024 * 1024),
        b"",
    ],
)
@pytest.mark.parametrize(
    "words", [["summary", ""], ["timeline", "--focus", ""], ["waive", "X", ""]]
)
def test_a_broken_file_only_offers_less(here, data, words):
    (here / "roadmaps" / "northwind.yaml").write_bytes(data)

    assert not set(offered(*words)) & {"listen", "walk"}


@pytest.mark.usefixtures("here")
def test_a_broken_configuration_only_offers_less():
    Path("cxroad.toml").write_text("paths = [", "utf-8")

    assert offered("timeline", "--focus", "") == []


def test_nothing_is_offered_that_is_no_id_and_nothing_is_shown_unclean(here):
    (here / "roadmaps" / "northwind.yaml").write_text(HOSTILE, "utf-8")

    found = answer(["timeline", "--focus", ""])
    text = written(found, "zsh", "", "")

    assert [value for value, _ in found.offers] == ["sound", "long"]
    assert len(text.splitlines()) == 3
    assert text.count("\t") == 2
    assert all(line.replace("\t", "").isprintable() for line in text.splitlines())
    assert max(map(len, text.splitlines())) < 80


@settings(max_examples=40)
@given(st.lists(st.text(max_size=12) | st.sampled_from(["lint", "-f", "--select", "--", "=", "-"])))
def test_whatever_is_typed_is_answered(words):
    found = answer(words)

    assert all(value.startswith(words[-1] if words else "") for value, _ in found.offers)


def test_the_selectors_are_those_that_select_knows():
    from cxroad.graph.select import METHODS

    assert set(candidates._SELECTORS) == set(METHODS)


def test_an_id_is_what_the_model_calls_one():
    from cxroad.model.ids import ID_PATTERN

    assert candidates._ID.pattern == ID_PATTERN


def test_formats_are_those_that_lint_knows():
    from cxroad.render.formats import FINDINGS

    assert set(offered("lint", "-f", "")) == set(FINDINGS)


def test_every_format_that_a_help_lists_is_offered_and_known(cli, here):
    """The words come from the help, so this also holds the help to what the command takes."""
    for command in ("order", "timeline", "forecast", "summary", "value", "capacity", "diff"):
        formats = offered(command, "-f", "")
        assert {"terminal", "json"} <= set(formats)
        for format in formats:
            plan = str(here / "roadmaps" / "northwind.yaml")
            words = [plan, plan] if command == "diff" else [plan]
            assert cli(command, *words, "-f", format, "--today", "2027-01-11").code == 0


def asked(shell: str, *words: str, line: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cxroad", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"_CXROAD_COMPLETE": shell, "_CXROAD_LINE": line, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "", "tcsh"])
def test_a_shell_gets_an_answer_and_nothing_else(shell):
    for words in ([], [""], ["lint", "--nope="], ["nope", "x"], ["timeline", "--focus", "\udcff"]):
        ran = asked(shell, *words, line='cxroad lint "')
        assert ran.returncode == 0
        assert ran.stderr == ""
        assert ran.stdout.splitlines()[0] in ("files", "none")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("line", "replaced", "answer"),
    [
        ("cxroad timeline --focus mo", "mo", "move-home"),
        ("cxroad timeline --color=al", "al", "always"),  # bash takes `=` and `:` for ends of words
        ("cxroad order --select phase:wa", "wa", "walk"),
        ('cxroad timeline "roadmaps/northwind.yaml" --focus mo', "mo", "move-home"),
        ("cxroad whatif drop\\ on", "drop\\ on", "drop one-view"),
    ],
)
def test_bash_gets_what_it_replaces(line, replaced, answer):
    assert asked("bash", replaced, line=line).stdout.splitlines()[1:] == [answer]


@pytest.mark.usefixtures("here")
def test_a_tab_loads_the_reader_and_nothing_heavier():
    script = (
        "import os, sys; os.environ['_CXROAD_COMPLETE'] = 'zsh';"
        "sys.argv = ['cxroad', 'timeline', '--focus', 'mo'];"
        "from cxroad.__main__ import main; main();"
        "print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, timeout=60,
    )  # fmt: skip
    alone = subprocess.run(
        [sys.executable, "-c", "import typer, sys; print(*sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    loaded = set(ran.stderr.split()) - set(alone.stdout.split())
    assert "move-home" in ran.stdout
    assert not loaded & {"pydantic", "networkx", "rich", "numpy", "cxroad.plan", "cxroad.lint"}


# The shells themselves.

SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], ['eval "$(cxroad completion bash)"']),
    "zsh": (
        ["zsh", "-f", "-i"],
        ["autoload -Uz compinit && compinit -u", 'eval "$(cxroad completion zsh)"'],
    ),
    "fish": (["fish", "--no-config", "-i"], ["cxroad completion fish | source"]),
}


class Typed:
    """A shell in a terminal, in which somebody types."""

    def __init__(self, shell: str, folder: Path) -> None:
        import fcntl
        import pty
        import struct
        import termios

        binary = folder / "bin"
        binary.mkdir()
        program = binary / "cxroad"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cxroad "$@"\n', "utf-8")
        program.chmod(0o755)
        words, self.setup = SHELLS[shell]
        self.ours, theirs = pty.openpty()
        fcntl.ioctl(self.ours, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 200, 0, 0))
        self.process = subprocess.Popen(
            words,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env={
                "PATH": f"{binary}:{os.environ['PATH']}",
                "HOME": str(folder),
                "XDG_DATA_HOME": str(folder / "share"),
                "PYTHONPATH": str(ROOT),
                "TERM": "xterm",
                "LANG": "C.UTF-8",
                "PS1": "> ",
            },
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)
        self.seen = ""

    def types(self, keys: str, shows: str) -> bool:
        """Whether a text comes to be seen once some keys are pressed."""
        import select

        before = len(self.seen)
        os.write(self.ours, keys.encode())
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if select.select([self.ours], [], [], 0.05)[0]:
                self.seen += os.read(self.ours, 65536).decode("utf-8", "replace")
            if shows in self.seen[before:]:
                return True
        return False

    def close(self) -> None:
        with suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()
        os.close(self.ours)


@pytest.fixture(params=list(SHELLS))
def typed(request: pytest.FixtureRequest, here: Path) -> Iterator[Typed]:
    shell = request.param
    if sys.platform == "win32" or shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed, so its completion is not tried")
    (here / "it's $HOME.yaml").write_text(NORTHWIND, "utf-8")
    one = Typed(shell, here)
    try:
        for line in one.setup:
            os.write(one.ours, f"{line}\n".encode())
        # What a shell is told while it starts is read once it is ready.
        assert one.types("echo rea''dy\r", "ready"), one.seen
        yield one
    finally:
        one.close()


def test_a_shell_completes_commands_ids_and_values(typed):
    """What is seen is what was typed and what the tab added, so the addition alone tells."""
    for begun, added in [
        ("cxroad timel", "timeline"),
        ("cxroad timeline roadmaps/northwind.yaml --focus mov", "move-home"),
        ("cxroad timeline --color=alw", "always"),
        ("cxroad order roadmaps/northwind.yaml --select phase:wal", "walk"),
        ("cxroad lint -f gitl", "gitlab"),
        ("cxroad whatif roadmaps/northwind.yaml drop\\ one", "one-view"),
        ("cxroad whatif roadmaps/northwind.yaml 'drop one", "one-view"),
    ]:
        tail = next(added[at:] for at in range(len(added), -1, -1) if begun.endswith(added[:at]))
        assert typed.types(f"{begun}\t", tail), (begun, typed.seen[-500:])
        # Ctrl+U empties the line, and what is said next shows that the shell is ready again.
        assert typed.types("\x15echo rea''dy\r", "ready"), typed.seen[-500:]
    # What a file is called cannot be more than its name.
    assert typed.types("cxroad lint it\t\r", "it's $HOME.yaml passes starter"), typed.seen[-500:]
