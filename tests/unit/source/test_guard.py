"""What is refused before any parser sees it."""

from __future__ import annotations

import codecs

import pytest

from cxroad.source.document import Document
from cxroad.source.limits import Limits
from cxroad.source.reader import read_document

REFUSED = [
    *range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029,
    *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0xFFFE, 0xFFFF,
]  # fmt: skip
ACCEPTED = [0x20, 0x7E, 0xA0, 0x61C, 0x200E, 0x200F, 0x2027, 0x202F, 0x2065, 0x206A, 0xD7FF,
            0xE000, 0xFEFE, 0xFF00, 0xFFFD, 0x10000, 0x1F600, 0x10FFFF]  # fmt: skip


def told(document: Document) -> list[tuple[str, tuple[int, int], str]]:
    return [
        (problem.code, tuple(document.position(problem.span.start)), problem.message)
        for problem in document.problems
    ]


@pytest.mark.parametrize("code", REFUSED, ids=hex)
def test_character_is_refused_with_its_place_and_its_number(code: int) -> None:
    document = read_document(f"a: é😀\nbc: x{chr(code)}y\n".encode(), "plan.yaml")
    (rule, place, message), *rest = told(document)

    assert (rule, place, rest) == ("STR011", (2, 6), [])
    assert f"U+{code:04X}" in message
    assert document.root is None


@pytest.mark.parametrize("code", ACCEPTED, ids=hex)
def test_character_is_accepted(code: int) -> None:
    document = read_document(f"a: 'x{chr(code)}y'\n".encode(), "plan.yaml")

    assert document.root == {"a": f"x{chr(code)}y"}


def test_direction_may_be_turned_by_an_escape() -> None:
    document = read_document(b'a: "\\u202e"\n', "plan.yaml")

    assert document.root == {"a": "\u202e"}


@pytest.mark.parametrize("text", ["a: 1\rb: 2\n", "a: 1\r\r\nb: 2\n"])
def test_lone_carriage_return_is_refused(text: str) -> None:
    assert told(read_document(text.encode(), "plan.yaml"))[0][:2] == ("STR011", (1, 5))


def test_first_of_two_bad_characters_is_told() -> None:
    assert told(read_document(b"a: \x1b\rb\n", "plan.yaml"))[0][1] == (1, 4)
    assert told(read_document(b"a: \rb\x1b\n", "plan.yaml"))[0][1] == (1, 4)


@pytest.mark.parametrize(
    ("data", "place", "cure"),
    [
        (b"a: caf\xe9\n", (1, 7), "if this is meant to be é, save the file as UTF-8"),
        ("é: 😀\nb: ".encode() + b"\x80\n", (2, 4), "save the file as UTF-8"),
        (b"a: \xc3\n", (1, 4), "if this is meant to be Ã, save the file as UTF-8"),
        (b"a: \xed\xa0\x80\n", (1, 4), "if this is meant to be í, save the file as UTF-8"),
        (b"a: \xc0\x80\n", (1, 4), "if this is meant to be À, save the file as UTF-8"),
        (b"\xff", (1, 1), "if this is meant to be ÿ, save the file as UTF-8"),
    ],
)
def test_byte_that_is_not_utf8_is_refused_at_its_place(
    data: bytes, place: tuple[int, int], cure: str
) -> None:
    document = read_document(data, "plan.yaml")

    assert told(document)[0][:2] == ("STR011", place)
    assert document.problems[0].help == cure


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encoding_is_called_by_its_name(codec: str) -> None:
    mark = "\ufeff".encode(codec)
    document = read_document(mark + "title: Plän\n".encode(codec), "plan.yaml")

    name = codec[:6].upper()
    assert told(document) == [("STR011", (1, 1), f"The file is {name}, not UTF-8")]
    assert document.line(1) == "title: Plän"


def test_wide_encoding_without_a_mark_is_refused_at_its_first_null() -> None:
    document = read_document("title".encode("utf-16-le"), "plan.yaml")

    assert told(document)[0][:2] == ("STR011", (1, 2))
    assert document.problems[0].help == "remove it, or save the file as UTF-8"


def test_byte_order_mark_is_no_part_of_the_text_and_shifts_no_column() -> None:
    document = read_document(codecs.BOM_UTF8 + b"a: b: c\n", "plan.yaml")

    assert document.bom
    assert document.text == "a: b: c\n"
    assert told(document)[0][1] == (1, 4)


def test_second_byte_order_mark_is_refused() -> None:
    document = read_document(codecs.BOM_UTF8 * 2 + b"a: 1\n", "plan.yaml")

    assert told(document) == [
        ("STR011", (1, 1), "A second byte order mark U+FEFF cannot stand in a file")
    ]


@pytest.mark.parametrize(("size", "codes"), [(6, []), (5, ["STR011"])])
def test_size_is_refused_only_beyond_its_limit(size: int, codes: list[str]) -> None:
    document = read_document("a: é\n".encode(), "plan.yaml", Limits(size=size))

    assert [problem.code for problem in document.problems] == codes


def test_size_limit_is_named() -> None:
    document = read_document(b"a: 12345\n", "plan.yaml", Limits(size=2))

    assert document.problems[0].message == "The file is larger than 2 bytes"


@pytest.mark.parametrize(("size", "codes"), [(12, []), (11, ["STR011"])])
@pytest.mark.parametrize("text", ["a: [b,\n\tcc]\n", "a: |1\n\n  cde\n", "a: |\n  \n  d\n"])
def test_slow_size_counts_only_where_the_fast_parser_may_not_read(
    text: str, size: int, codes: list[str]
) -> None:
    document = read_document(text.encode(), "plan.yaml", Limits(slow_size=size))
    expected = [] if "|1" in text else codes

    assert [problem.code for problem in document.problems] == expected
