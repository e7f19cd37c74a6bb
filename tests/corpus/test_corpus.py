"""Every roadmap that we ship is read without a problem, and says what it means to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxroad.load.loader import load_file

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "examples").glob("*.yaml"), *(ROOT / "roadmaps").glob("*.yaml")])
NAMES = [file.relative_to(ROOT).as_posix() for file in FILES]


def test_the_corpus_holds_the_five_examples_and_our_own_roadmap():
    assert NAMES == [
        "examples/big-bang.yaml",
        "examples/minimal.yaml",
        "examples/northwind.yaml",
        "examples/przychodnia.yaml",
        "examples/public-service.yaml",
        "roadmaps/cxroad.yaml",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_file_is_read_completely(name: str):
    loaded = load_file(str(ROOT / name))

    assert [(problem.code, problem.message) for problem in loaded.problems] == []
    assert loaded.roadmap is not None


@pytest.mark.parametrize("name", NAMES)
def test_file_opens_with_what_it_teaches_and_the_two_lines_that_editors_read(name: str):
    head = (ROOT / name).read_text(encoding="utf-8").split("\n\n")[0].splitlines()

    assert head[0].startswith("# ")
    assert "$schema" not in head[0]
    assert head[-2].startswith("# yaml-language-server: $schema=")
    assert head[-1].startswith("# $schema: ")


@pytest.mark.parametrize("name", NAMES)
def test_file_keeps_to_the_style_that_it_is_an_example_of(name: str):
    text = (ROOT / name).read_text(encoding="utf-8")

    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert [line for line in text.splitlines() if "\t" in line or line != line.rstrip()] == []
