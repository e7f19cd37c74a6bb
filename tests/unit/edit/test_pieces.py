"""The parts of a text that differ: small, whole, and YAML by themselves."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from cxroad.edit.pieces import pieces
from cxroad.source.document import Document
from cxroad.source.reader import read_document
from cxroad.source.roundtrip import round_trips

EXAMPLES = sorted(Path(__file__).parents[3].glob("examples/*.yaml"))
TEXT = """\
title: A
# about the phases
phases:
  crawl:
    name: Crawl
    initiatives:
      one: {name: One, after: [two]}
      two:
        name: >-
          Two
          lines
        after:
          - one
          - id: three
            lag: 2w
  run: {name: Run}
teams: [a,
  b]
"""


def _read(text: str) -> Document:
    document = read_document(text.encode(), "x.yaml")
    assert not document.problems
    return document


def _pieces(old: str, new: str, text: str = TEXT) -> list[str]:
    assert old in text
    return pieces(_read(text), _read(text.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: A", "title: B", ["title: B\n# about the phases"]),
        ("title: A", "title: A", []),
        ("[two]", "[tow]", ["      one: {name: One, after: [tow]}"]),
        ("      two:", "      2:", ["      2:"]),
        ("lines", "words", ["        name: >-\n          Two\n          words"]),
        ("- one", "- eno", ["          - eno"]),
        ("2w", "3w", ["            lag: 3w"]),
        ("three", "3rd", ["          - id: 3rd\n            lag: 2w"]),
        ("  b]", "  c]", ["teams: [a,\n  c]\n"]),
        ("teams: [a,", "tears: [a,", ["tears: [a,\n  b]\n"]),
        ("about", "of", ["title: A\n# of the phases"]),
    ],
)
def test_a_piece_is_the_smallest_item_that_stands_on_its_lines(
    old: str, new: str, expected: list[str]
) -> None:
    assert _pieces(old, new) == expected


def test_lines_that_came_or_went_are_looked_at_with_those_around_them() -> None:
    gone = _pieces("          - one\n", "")
    come = _pieces("title: A\n", "title: A\nowner: b\n")

    assert gone == ["        after:", "          - id: three\n            lag: 2w"]
    assert come == ["title: A", "owner: b\n# about the phases"]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("{a: 1, b: 2}\n", "1", "3"),
        ("- a: 1\n  b: 2\n", "# nothing", "# nothing"),
        ("? a\n: 1\n", "1", "3"),
        ("# nothing\na: 1\n", "nothing", "something"),
        ("-\n  a: 1\n-\n  a: 2\n", "2", "3"),
    ],
)
def test_a_text_whose_items_do_not_stand_alone_is_one_piece(text: str, old: str, new: str) -> None:
    document = read_document(text.encode(), "x.yaml")
    changed = read_document(text.replace(old, new).encode(), "x.yaml")

    assert pieces(document, changed) == ([changed.text] if old in text else [])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_line_that_differs_lies_in_a_piece_and_each_is_yaml_as_the_whole_is(
    path: Path,
) -> None:
    text = path.read_text("utf-8")
    old = _read(text)
    lines = text.split("\n")
    chance = random.Random(path.stem)
    for _ in range(20):
        number = chance.choice([n for n, line in enumerate(lines) if ": " in line])
        changed = lines[number].replace(": ", ":  ", 1)
        new = _read("\n".join([*lines[:number], changed, *lines[number + 1 :]]))
        found = pieces(old, new)

        assert [piece for piece in found if changed in piece.split("\n")]
        assert all(piece in new.text and round_trips(piece) for piece in found)
