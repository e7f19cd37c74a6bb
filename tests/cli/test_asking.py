"""Questions on a terminal: only where somebody can answer, and no is no."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")

TEXT = """\
title: Northside
phases:
  crawl:
    initiatives:
      listen: {name: Listen}
      answer: {name: Answer, after: [listen]}
      settle: {name: Settle, after: [answer]}
"""


@pytest.fixture
def removed(tmp_path: Path):
    """Remove `answer` on a terminal and type something: the new text, and what was said."""
    path = tmp_path / "x.yaml"
    path.write_text(TEXT)

    def run(typed: bytes) -> tuple[str, str]:
        ours, theirs = pty.openpty()
        words = ("remove", str(path), "answer", "--today", "2027-01-11")
        with subprocess.Popen(
            [sys.executable, "-m", "cxroad", *words],
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=theirs,
        ) as child:
            os.close(theirs)
            os.write(ours, typed)
            child.wait(60)
            said = os.read(ours, 10_000).decode()
            os.close(ours)
        return path.read_text(), said

    return run


@pytest.mark.parametrize("typed", [b"y\n", b"YES\n"])
def test_yes_rewires(removed, typed):
    text, said = removed(typed)

    assert "settle waits for answer." in said
    assert "answer" not in text
    assert "settle: {name: Settle, after: [listen]}" in text


@pytest.mark.parametrize("typed", [b"\n", b"n\n", b"what?\n", b"\x04"])
def test_anything_else_changes_nothing(removed, typed):
    text, said = removed(typed)

    assert text == TEXT
    assert "nothing was changed" in said
