"""Where a route points, and how offsets become lines and columns."""

from __future__ import annotations

import pytest

from cxroad.source.document import Document
from cxroad.source.reader import read_document
from cxroad.source.span import Position, Route

TEXT = """\
# a comment
title: Plan 😀 A
vision:
  statement: >
    long
    text
  outcomes: {fcr: {target: 75%}}
phases:
  crawl:
    after: [a, b]
    goals:
      - first
      - name: x
        b: y
      -
      - 'two
        lines'
    empty:
    wide: [
      c ]
"""


@pytest.fixture
def document() -> Document:
    return read_document(TEXT.encode(), "plan.yaml")


@pytest.mark.parametrize(
    ("route", "marked"),
    [
        (("title",), "Plan 😀 A"),
        (("vision",), "vision"),
        (("vision", "statement"), "statement"),
        (("vision", "outcomes"), "{fcr: {target: 75%}}"),
        (("vision", "outcomes", "fcr", "target"), "75%"),
        (("phases", "crawl", "after"), "[a, b]"),
        (("phases", "crawl", "after", 1), "b"),
        (("phases", "crawl", "goals"), "goals"),
        (("phases", "crawl", "goals", 0), "first"),
        (("phases", "crawl", "goals", 1), "name"),
        (("phases", "crawl", "goals", 1, "b"), "y"),
        (("phases", "crawl", "goals", 2), "-"),
        (("phases", "crawl", "goals", 3), "'two"),
        (("phases", "crawl", "empty"), "empty"),
        (("phases", "crawl", "wide"), "wide"),
        (("phases", "crawl", "wide", 0), "c"),
        (("phases", "crawl", "name"), "crawl"),
        (("phases", "crawl", "after", 7), "[a, b]"),
        (("phases", "crawl", "after", "x"), "[a, b]"),
        (("title", "x", 3), "Plan 😀 A"),
        (("phases", 0), "phases"),
        ((), "title: Plan 😀 A"),
        (("nowhere",), "title: Plan 😀 A"),
    ],
)
def test_span_points_at_the_value_or_else_at_its_key(
    document: Document, route: Route, marked: str
) -> None:
    assert document.text[slice(*document.span(route))] == marked


@pytest.mark.parametrize(
    ("route", "marked"),
    [
        (("title",), "title"),
        (("vision", "outcomes", "fcr"), "fcr"),
        (("phases", "crawl", "after", 1), "b"),
        (("phases", "crawl", "goals", 1), "name"),
        (("phases", "crawl", "goals", 3), "'two"),
        (("phases", "crawl", "missing"), "crawl"),
        ((), "title: Plan 😀 A"),
    ],
)
def test_key_span_points_at_the_key_or_the_start_of_the_item(
    document: Document, route: Route, marked: str
) -> None:
    assert document.text[slice(*document.key_span(route))] == marked


def test_item_that_is_a_list_is_shown_by_its_first_word() -> None:
    document = read_document(b"-\n  - - deep\n  - x\n- y\n", "plan.yaml")

    assert document.text[slice(*document.span((0,)))] == "deep"


def test_columns_count_code_points() -> None:
    document = read_document("a: {é: 😀, b: x}\n".encode(), "plan.yaml")

    assert document.position(document.span(("a", "b")).start) == Position(1, 14)


@pytest.mark.parametrize(
    ("text", "count", "lines"),
    [
        ("", 0, ["", ""]),
        ("a", 1, ["a", ""]),
        ("a\n", 1, ["a", ""]),
        ("a\r\nb\r\n", 2, ["a", "b"]),
        ("a\n\nb", 3, ["a", "", "b"]),
        ("\n", 1, ["", ""]),
    ],
)
def test_lines_are_those_that_an_editor_numbers(text: str, count: int, lines: list[str]) -> None:
    document = Document("plan.yaml", text)

    assert document.line_count == count
    assert [document.line(number + 1) for number in range(len(lines))] == lines


def test_line_that_does_not_exist_is_empty(document: Document) -> None:
    assert [document.line(0), document.line(-1), document.line(99)] == ["", "", ""]


@pytest.mark.parametrize(
    ("offset", "position"),
    [(0, (1, 1)), (1, (1, 2)), (2, (2, 1)), (3, (2, 2)), (4, (2, 3)), (99, (2, 3)), (-5, (1, 1))],
)
def test_offset_outside_the_text_is_at_its_nearest_end(
    offset: int, position: tuple[int, int]
) -> None:
    assert Document("plan.yaml", "a\nbc").position(offset) == position


@pytest.mark.parametrize(
    ("text", "marked"),
    [("", ""), ("\n\n", ""), ("\n  # only this  \n", "# only this"), ("\n  text \r\n", "text")],
)
def test_root_without_data_is_shown_by_the_first_line_with_something_on_it(
    text: str, marked: str
) -> None:
    document = read_document(text.encode(), "plan.yaml")

    assert document.text[slice(*document.span(()))] == marked


@pytest.mark.parametrize("text", ["", "\n", "# c\n", "---\n", "---\n...\n", "~\n", "null\n"])
def test_empty_file_has_no_root_and_no_problem(text: str) -> None:
    document = read_document(text.encode(), "plan.yaml")

    assert (document.root, document.problems) == (None, ())


def test_a_key_that_is_the_null_character_stays_a_key() -> None:
    assert list(read_document(b'"\\0": a\nb: c\n', "x").root or ()) == ["\0", "b"]


def test_texts_are_those_of_values_and_lists_and_none_of_keys(document: Document) -> None:
    assert document.texts - {""} == {
        "Plan 😀 A", "long text\n", "75%", "a", "b", "first", "x", "y", "two lines", "c"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("a: b", False),
        ('a: ""', False),
        ("a: 'null'", False),
        ("a: [1, true, nullable]", False),
        ("a:", True),
        ("a: ~", True),
        ("a: {b: null}", True),
        ("a: [c, ]\nb: [c, ~]", True),
        ("a: {b, c: d}", True),
    ],
)
def test_a_value_is_missing_where_nothing_or_null_stands(text: str, lacking: bool) -> None:
    assert read_document(text.encode(), "plan.yaml").lacking is lacking


def test_a_bare_document_draws_the_same_lines_without_data(document: Document) -> None:
    for asked in (False, True):  # lines may have been counted before
        bare = document.bare()
        assert (bare.path, bare.text, bare.root, bare.texts) == (
            "plan.yaml",
            TEXT,
            None,
            frozenset(),
        )
        assert bare.position(15) == document.position(15), asked
