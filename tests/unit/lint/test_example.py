"""Frames with holes, and marks on the lines to be reported."""

from datetime import date

import pytest

from cxroad.findings.finding import Severity
from cxroad.lint import frames
from cxroad.lint.example import Example, Frame, Mark

FRAME = Frame("in the middle", "\n    a:\n      ...\n    b: 1\n", date(2027, 3, 1))


def test_an_example_takes_the_place_and_the_depth_of_the_hole() -> None:
    example = Example("\n    x: 1\n    y:\n      z: 2\n", frame=FRAME)

    assert example.lines == "x: 1\ny:\n  z: 2"
    assert example.file == "a:\n  x: 1\n  y:\n    z: 2\nb: 1\n"


def test_an_example_for_several_holes_is_parted_by_three_dots() -> None:
    frame = Frame("twice", "a:\n  ...\nb:\n  ...\n", date(2027, 3, 1))

    assert Example("x: 1\n...\ny: 2", frame=frame).file == "a:\n  x: 1\nb:\n  y: 2\n"


def test_marks_are_found_at_the_lines_of_the_whole_file() -> None:
    example = Example("x: 1\ny: 2   # <- VIS006 info\nz: 3  # <- GRA001, STR003", frame=FRAME)

    assert example.marks == (
        Mark(3, "VIS006", Severity.INFO),
        Mark(4, "GRA001"),
        Mark(4, "STR003"),
    )


def test_a_mark_may_ask_for_more_than_a_severity() -> None:
    assert Example("x: 1  # <- VAL001 warning severe").marks == (
        Mark(1, "VAL001", Severity.WARNING, severe=True),
    )


@pytest.mark.parametrize("line", ["x: 1", "x: 1  # a comment", "x: '<- VIS006'"])
def test_other_lines_are_not_marked(line: str) -> None:
    assert not Example(line).marks


@pytest.mark.parametrize(
    "name", [name for name, value in vars(frames).items() if isinstance(value, Frame)]
)
def test_every_frame_has_a_hole_a_name_and_text_that_begins_at_the_margin(name: str) -> None:
    frame = getattr(frames, name)

    assert frame.name
    assert "..." in frame.text
    assert "..." not in frame.fill("x: 1").replace("x: 1", "")
