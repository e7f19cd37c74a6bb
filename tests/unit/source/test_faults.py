"""Several syntax errors in one file: told at once, and never one that follows from another."""

from __future__ import annotations

import pytest

from cxroad.source.reader import read_document

MANY = """\
title: Service: desk
owner:Mia
phases:
  crawl:
    goal: @all
    name: 'it's'
    after: [a, b}
    initiatives:
      a: {name: Fix: it, owner: Ben}
      b:
        exit: >= 5
        path: "C:\\data"
\tlast: 1
        unseen: 1: 2
"""


def lines_of(text: str) -> list[int]:
    document = read_document(text.encode(), "plan.yaml")
    return [document.position(problem.span.start).line for problem in document.problems]


def test_independent_errors_are_all_told_each_in_its_own_line() -> None:
    assert lines_of(MANY) == [1, 2, 5, 6, 7, 9, 11, 12, 13]


def test_marked_words_are_those_of_the_file_behind_earlier_cures() -> None:
    document = read_document(MANY.encode(), "plan.yaml")

    marked = [document.text[slice(*problem.span)] for problem in document.problems]

    expected = ["Service: desk", "owner:", "@all", "'", "}", "Fix: it", ">= 5", "\\d", "\t"]
    assert expected == marked


def test_nothing_is_told_behind_an_error_whose_cure_is_not_known() -> None:
    assert lines_of("a: 'open\nb: 1: 2\nc: @x\n") == [1]


def test_nothing_is_told_that_the_first_error_brings_about() -> None:
    assert lines_of("name: Phase: 1\n  more: 2\nb: 1\n") == [1]


def test_no_other_problem_is_told_beside_a_syntax_error() -> None:
    document = read_document(b"a: 1\na: 2\nb: c: d\n", "plan.yaml")

    assert document.root is None
    assert [problem.code for problem in document.problems] == ["STR008"]


def test_ten_errors_are_told_of_twelve() -> None:
    text = "".join(f"k{number}: x: y\n" for number in range(12))

    assert lines_of(text) == list(range(1, 11))


def test_fewer_errors_are_told_of_a_long_text_since_each_is_one_more_reading() -> None:
    long = "".join(f"k{number}: {'word ' * 10}\n" for number in range(1000))

    assert lines_of(f"{long}a: b: c\nd: e: f\ng: h: i\nj: k: l\nm: n: o\n") == [1001, 1002]


@pytest.mark.parametrize(("length", "told"), [(32_767, 4), (32_768, 3)])
def test_so_many_errors_are_told_as_can_be_read_anew_in_96_kib(length: int, told: int) -> None:
    errors = "".join(f"k{number}: b: c\n" for number in range(6))
    text = f"{'#' * (length - 1 - len(errors))}\n{errors}"

    assert len(text) == length
    assert len(lines_of(text)) == told


@pytest.mark.parametrize(
    "text",
    [
        "{}\ta",  # without the tab, something else is wrong behind it
        "b: @a [\t]: c",
        "a: >= 5, {b\n",
        "b\t[:\t\n",
        "*a\t&\n\\q",  # without the tab, the end of that line is wrong
    ],
)
def test_one_error_is_told_of_a_line_be_it_the_last_without_an_end(text: str) -> None:
    assert len(lines_of(text)) == 1


def test_an_error_on_the_line_below_a_first_line_that_becomes_empty_is_told() -> None:
    assert lines_of("\t\n@[>= 5") == [1, 2]


def test_a_repair_of_a_later_error_fits_the_file_as_it_is() -> None:
    text = "goal: `x`\nname: `y` z\n"
    problems = read_document(text.encode(), "plan.yaml").problems
    edits = [edit for problem in problems for edit in problem.fix.edits]
    for edit in reversed(edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]

    assert text == "goal: '`x`'\nname: '`y` z'\n".replace("'", '"')


def test_also_place_is_moved_back_with_the_error() -> None:
    text = "a: b: c\nd: [e}\n"
    problem = read_document(text.encode(), "plan.yaml").problems[1]

    assert [text[slice(*span)] for span, _ in problem.also] == ["["]


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("e: : \n: {{}}\n-", ["e"]),
        ("title: Phase: 1\nphases:\n  a: b\n- c\n", ["t"]),
        ("a: b: c\nd:\n  e: f: g\n - h\n", ["e: f: g", "d:"]),
    ],
)
def test_also_place_before_or_at_an_earlier_error_is_found_again(
    text: str, also: list[str]
) -> None:
    last = read_document(text.encode(), "plan.yaml").problems[-1]

    assert [text[slice(*span)] for span, _ in last.also] == also
