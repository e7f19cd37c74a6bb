"""Six locales, five widths, a terminal or none: the same answer, readable, and no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TODAY = ("--today", "2026-11-23")
COMMANDS = (
    ("lint", "examples/big-bang.yaml", *TODAY, "--no-cache"),
    ("timeline", "examples/przychodnia.yaml", *TODAY),
    ("summary", "examples/northwind.yaml", *TODAY),
)
WIDTHS = ("0", "20", "60", "80", "250")
LOCALES = {
    "UTF-8": {"LC_ALL": "C.UTF-8"},
    "C": {"LC_ALL": "C"},
    "C without Python's help": {
        "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
    },
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
}  # fmt: skip

ALL_OF_THEM = """
import json, os, sys
from cxroad.cli.app import run
commands, widths, report = json.loads(sys.argv[1])
codes = {}
for width in widths:
    os.environ["COLUMNS"] = width
    for command in commands:
        print("@@ next @@", flush=True)
        codes[f"{command[0]} {width}"] = run(command)
        sys.stdout.flush()
with open(report, "w") as file:
    json.dump(codes, file)
"""
"""One process for all commands and widths: an encoding is settled when Python starts."""


def said(
    surroundings: dict[str, str], tmp_path: Path, terminal: bool
) -> tuple[dict[str, int], str]:
    """The exit codes of all commands at all widths, and all that was written."""
    report = tmp_path / "codes.json"
    inherited = ("PATH", "HOME", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "PYTHONPATH")
    environment = {name: os.environ[name] for name in inherited if name in os.environ}
    environment |= {"TERM": "xterm-256color", **surroundings}
    words = [sys.executable, "-c", ALL_OF_THEM, json.dumps([COMMANDS, WIDTHS, str(report)])]
    encoding = surroundings.get("PYTHONIOENCODING", "utf-8")
    if terminal:
        written = on_a_terminal(words, environment)
    else:
        run = subprocess.run(
            words, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120,
        )  # fmt: skip
        written = run.stdout
    return json.loads(report.read_text()), written.decode(encoding)


def on_a_terminal(words: list[str], environment: dict[str, str]) -> bytes:
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        words, cwd=ROOT, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    written = bytearray()
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the last who had it open is gone
            break
        if not piece:
            break
        written += piece
    os.close(ours)
    process.wait(120)
    return bytes(written)


@pytest.mark.parametrize("terminal", [False, True], ids=["piped", "terminal"])
@pytest.mark.parametrize("surroundings", LOCALES.values(), ids=LOCALES)
def test_each_command_gives_its_answer_wherever_it_runs(
    surroundings: dict[str, str], terminal: bool, tmp_path: Path
) -> None:
    codes, written = said(surroundings, tmp_path, terminal)
    answers = [answer.strip() for answer in written.split("@@ next @@")[1:]]

    assert codes == {
        f"{command[0]} {width}": 1 if command[0] == "lint" else 0
        for width in WIDTHS
        for command in COMMANDS
    }
    assert len(answers) == len(WIDTHS) * len(COMMANDS)
    assert all(len(answer) > 200 for answer in answers)
    assert "Traceback" not in written
    assert "mistake in cxroad" not in written
    assert ("\x1b" in written) == terminal


def test_a_terminal_that_can_do_nothing_is_sent_nothing_but_text(tmp_path: Path) -> None:
    dumb = {"LC_ALL": "C.UTF-8", "TERM": "dumb", "NO_COLOR": "1"}

    codes, written = said(dumb, tmp_path, terminal=True)

    assert set(codes.values()) == {0, 1}
    assert "\x1b" not in written
