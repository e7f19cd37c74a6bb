"""What is written where the output's encoding lacks a letter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.cli.letters import HANDLER, NOTE
from cxroad.render.width import cells

ROOT = Path(__file__).parents[2]
ENCODINGS = ("ascii", "cp437", "cp852", "cp1250", "cp1251", "cp1252", "cp1253")


def written(text: str, encoding: str = "ascii") -> str:
    return text.encode(encoding, HANDLER).decode(encoding)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łukasz Bąk – „ćwik”", 'Lukasz Bak - "cwik"'),
        ("Щоденник Їжака", "Sodennik Izaka"),
        ("Ακούμε τους πελάτες", "Akoume tous pelates"),
        ("Őrült ház", "Orult haz"),
        ("½ day", "? day"),
        ("a\u0301 你好 🚀 👩‍💻", "a ???? ?? ??"),
        ("\ud800", "?"),
    ],
)
def test_a_letter_becomes_the_nearest_and_what_has_none_a_mark_for_each_cell(
    text: str, expected: str
) -> None:
    assert written(text) == expected


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))))
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_each_letter_keeps_its_width(encoding: str, text: str) -> None:
    for letter in text:
        assert len(written(letter)) == cells(letter)
        assert cells(written(letter, encoding)) == cells(letter)


def test_letters_that_the_encoding_has_stay() -> None:
    assert written("Łukasz Ćwik", "cp1250") == "Łukasz Ćwik"
    assert written("Київ", "cp1251") == "Київ"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_columns_hold_in_a_narrow_encoding_and_a_note_says_what_was_done(encoding: str) -> None:
    def drawn(encoding: str) -> tuple[list[str], str]:
        run = subprocess.run(
            [sys.executable, "-m", "cxroad", "timeline", "examples/przychodnia.yaml", "--ascii",
             "--today", "2026-11-28"],
            cwd=ROOT, capture_output=True, check=True,
            env={"PYTHONIOENCODING": encoding, "PATH": "/usr/bin"},
        )  # fmt: skip
        return run.stdout.decode(encoding).splitlines(), run.stderr.decode(encoding)

    wide, nothing = drawn("utf-8")
    narrow, note = drawn(encoding)

    assert nothing == ""
    assert note.replace("\r", "") == NOTE + "\n"
    assert [cells(line) for line in narrow] == [cells(line) for line in wide]
    assert "\\u" not in "".join(narrow)
