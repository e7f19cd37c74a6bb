"""The sign of life on stderr."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable

import pytest

from cxroad.cli import progress
from cxroad.cli.progress import Progress, say, through

Watched = Callable[[io.StringIO], io.StringIO]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Callable[[io.StringIO], io.StringIO]:
    """`watched(stream)`: it is stderr, and somebody impatient is in front of it.

    To be called in the test itself, since pytest puts its own stderr between the two.
    """

    def watch(stream: io.StringIO) -> io.StringIO:
        monkeypatch.setattr(progress, "PATIENCE", 0.01)
        monkeypatch.setattr(sys, "stderr", stream)
        return stream

    return watch


def screen(written: str) -> list[str]:
    """What stands on the terminal in the end: a return goes to the start of the line."""
    lines = [""]
    for piece in written.replace("\n", "\n\r").split("\r"):
        line, ended = piece.rstrip("\n"), piece.endswith("\n")
        lines[-1] = line + lines[-1][len(line) :]
        if ended:
            lines.append("")
    return [line.rstrip() for line in lines]


def wait_for(terminal: io.StringIO, words: str) -> None:
    """Wait until something was shown; fails after ten seconds."""
    until = time.monotonic() + 10
    while words not in terminal.getvalue():
        assert time.monotonic() < until, terminal.getvalue()
        time.sleep(0.002)


def test_what_takes_long_is_counted_and_leaves_nothing_behind(watched: Watched) -> None:
    terminal = watched(Terminal())
    with Progress("cxroad lint", plain=False):
        for item in through("abc", "files"):
            if item == "c":
                wait_for(terminal, "cxroad lint: 2 of 3 files")

    assert screen(terminal.getvalue()) == [""]


def test_what_cannot_be_counted_says_how_to_stop_it(watched: Watched) -> None:
    terminal = watched(Terminal())
    with Progress("cxroad level", plain=False):
        wait_for(terminal, "cxroad level: working (Ctrl+C stops it)")
        assert screen(terminal.getvalue())[-1].startswith("cxroad level: working")

    assert screen(terminal.getvalue()) == [""]


def test_a_note_takes_the_place_of_the_line(watched: Watched) -> None:
    terminal = watched(Terminal())
    with Progress("cxroad level", plain=False):
        wait_for(terminal, "working")
        say("note: something\n")
        before = len(terminal.getvalue())
        wait_for(terminal, terminal.getvalue()[:before] + "\r")

    assert screen(terminal.getvalue()) == ["note: something", ""]


def test_a_reader_hears_one_sentence_once(watched: Watched) -> None:
    terminal = watched(Terminal())
    with Progress("cxroad level", plain=True):
        wait_for(terminal, "\n")
        time.sleep(0.05)

    assert terminal.getvalue() == "cxroad level: this takes a moment\n"


def test_what_nobody_watches_shows_nothing(watched: Watched) -> None:
    piped = watched(io.StringIO())
    with Progress("cxroad lint", plain=False):
        time.sleep(0.05)

    assert piped.getvalue() == ""


def test_what_is_quick_shows_nothing(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(Terminal())
    monkeypatch.setattr(progress, "PATIENCE", 60)
    with Progress("cxroad lint", plain=False):
        pass

    assert terminal.getvalue() == ""
