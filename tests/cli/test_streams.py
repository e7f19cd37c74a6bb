"""An output that is full, closed or read by nobody: each command says so, or ends quietly."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

import pytest
import typer.main

from cxroad.cli.app import build, run

PROGRAM: Any = typer.main.get_command(build([]))
ASKED = [("--help",), ("--version",), *((name, "--help") for name in PROGRAM.commands)]
MINIMAL = str(Path(__file__).parents[2] / "examples" / "minimal.yaml")
DRAWN = [
    (name, MINIMAL, "--today", "2026-11-23") for name in ("lint", "order", "timeline", "summary")
]


@pytest.fixture
def output() -> Iterator[Callable[[int], TextIO]]:
    """A stream over an open file, which need not be closed in peace."""
    opened: list[TextIO] = []

    def over(handle: int) -> TextIO:
        opened.append(os.fdopen(handle, "w", encoding="utf-8"))
        return opened[-1]

    yield over
    for stream in opened:
        stream.close()  # by then it leads nowhere


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [*ASKED, *DRAWN], ids=" ".join)
def test_a_full_output_is_exit_2_and_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    output: Callable[[int], TextIO],
    words: tuple[str, ...],
) -> None:
    monkeypatch.setattr(sys, "stdout", output(os.open("/dev/full", os.O_WRONLY)))

    assert run(words) == 2
    assert capsys.readouterr().err == ("error: cannot write the output: No space left on device\n")


@pytest.mark.parametrize("words", [*ASKED, *DRAWN], ids=" ".join)
def test_an_output_that_nobody_reads_is_exit_141_without_a_word(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    output: Callable[[int], TextIO],
    words: tuple[str, ...],
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    monkeypatch.setattr(sys, "stdout", output(writer))

    assert run(words) == 141
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("words", [*ASKED, *DRAWN], ids=" ".join)
def test_a_closed_output_is_exit_2_and_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    assert run(words) == 2
    assert capsys.readouterr().err == "error: cannot write the output: stdout is closed\n"


@pytest.mark.parametrize("words", [("timeline", MINIMAL), ("lint", "no-such.yaml"), ("lnit",)])
@pytest.mark.parametrize("place", ["/dev/full", None])
def test_notes_that_nobody_can_read_change_no_exit_code(
    cli: Any,
    monkeypatch: pytest.MonkeyPatch,
    output: Callable[[int], TextIO],
    words: tuple[str, ...],
    place: str | None,
) -> None:
    if place and not Path(place).exists():
        pytest.skip(f"this system has no {place}")
    code = cli(*words).code
    monkeypatch.setattr(sys, "stderr", output(os.open(place, os.O_WRONLY)) if place else None)
    monkeypatch.setattr("tempfile.tempdir", os.devnull)  # a report of a mistake would fail

    assert run(words) == code
    if place:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
