"""What is refused before any parser sees it."""

from __future__ import annotations

import codecs

import pytest

from cxroad.source.document import Document
from cxroad.source.guard import decode
from cxroad.source.limits import DEFAULT_LIMITS, Limits, size_text
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


@pytest.mark.parametrize(("less", "codes"), [(0, []), (1, ["STR011"])])
def test_slow_size_counts_bytes_and_not_letters(less: int, codes: list[str]) -> None:
    text = "a: [b,\n\tcc] # " + "\U0001f642" * 30 + "\n"
    size = len(text.encode()) - less

    document = read_document(text.encode(), "plan.yaml", Limits(slow_size=size))

    assert [problem.code for problem in document.problems] == codes


@pytest.mark.parametrize(("events", "codes"), [(11, []), (10, ["STR011"])])
def test_what_only_the_slow_parser_can_read_has_few_parts(events: int, codes: list[str]) -> None:
    document = read_document(b"a: [b,\n\tcc]\n", "plan.yaml", Limits(judged=events))

    assert [problem.code for problem in document.problems] == codes
    for problem in document.problems:
        assert problem.message == (
            "The file is too large for a tab, with which it can only be read slowly"
        )
        assert problem.span == (7, 8)


def test_error_in_a_file_of_many_parts_is_told_as_the_fast_parser_has_it() -> None:
    text = f"a: [{'b, ' * 40}"

    few = read_document(text.encode(), "plan.yaml", Limits(judged=20)).problems
    many = read_document(text.encode(), "plan.yaml").problems
    assert [(each.code, each.span) for each in few] == [(each.code, each.span) for each in many]
    twice = read_document(b"a: 1\na: 2\n" * 20, "plan.yaml", Limits(judged=20)).problems
    assert [each.code for each in twice] == ["STR002"] * 39


@pytest.mark.parametrize(
    ("code", "says", "cure"),
    [
        (0x00, "The null character U+0000 cannot stand in a file",
         "remove it, or save the file as UTF-8"),
        (0x07, "The control character U+0007 cannot stand in a file", "remove it"),
        (0x1B, "The escape character U+001B cannot stand in a file", "remove it"),
        (0x85, "The line end U+0085 cannot stand in a file", "remove it"),
        (0x2028, "The line end U+2028 cannot stand in a file", "remove it"),
        (0x2029, "The line end U+2029 cannot stand in a file", "remove it"),
        (0xFEFF, "A second byte order mark U+FEFF cannot stand in a file", "remove it"),
        (0xFFFE, "The character U+FFFE cannot stand in a file", "remove it"),
        (0xFFFF, "The character U+FFFF cannot stand in a file", "remove it"),
        *((turn,
           f"The invisible character U+{turn:04X} changes the direction of the text around it",
           f"remove it; in a double-quoted text it can be written `\\u{turn:04x}`")
          for turn in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    ],
)  # fmt: skip
def test_refusal_names_the_character_and_the_cure(code: int, says: str, cure: str) -> None:
    problem = read_document(f"a: x{chr(code)}\n".encode(), "plan.yaml").problems[0]

    assert (problem.message, problem.help) == (says, cure)
    assert problem.span == (4, 5)
    turns = "with it a line can show something else than it says"
    assert problem.note == (turns if "direction" in says else "")


def test_lone_carriage_return_is_explained() -> None:
    problem = read_document(b"a: 1\rb: 2\n", "plan.yaml").problems[0]

    assert problem.message == (
        "A carriage return without a line feed; some programs end lines here, others do not"
    )
    assert problem.help == "save the file with the line ends of Unix or Windows"
    assert problem.span == (4, 5)


def test_too_large_a_file_is_marked_at_its_first_line_with_two_ways_out() -> None:
    problem = read_document(b"title: A\nb: 1\n", "plan.yaml", Limits(size=10)).problems[0]

    assert problem.span == (0, 8)
    assert problem.help == (
        "split the roadmap into several files, or raise the limit: `CXROAD_MAX_SIZE=64MiB`"
    )


def test_byte_that_is_no_text_is_shown_by_its_number() -> None:
    problem = read_document(b"a: caf\xe9\n", "plan.yaml").problems[0]

    assert problem.message == "The file is not UTF-8 text: byte 0xE9 cannot be read"
    assert problem.span == (6, 7)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("%YAML 1.2\n---\na: 1\n", "%YAML 1.2"),
        ("\r\n \t# c\r\n  \n%X\r\n---\na: 1\n", "%X"),
        ("a: 1 # 5 %\n", ""),
        ("a: |\n  %x\n", ""),
        ("# %x\na: 1\n", ""),
    ],
)
def test_directive_is_refused_only_before_the_document(text: str, refused: str) -> None:
    problems = read_document(text.encode(), "plan.yaml").problems

    assert [text[slice(*problem.span)] for problem in problems] == [refused] * bool(refused)
    if refused:
        assert problems[0].message == "Directives are not used in roadmap files"
        assert problems[0].help == f"remove the line `{refused}`"


def test_long_directive_is_quoted_by_its_beginning() -> None:
    problem = read_document(f"%{'x' * 99}\n---\na: 1\n".encode(), "plan.yaml").problems[0]

    assert problem.help == f"remove the line `%{'x' * 59}`"


@pytest.mark.parametrize(
    ("data", "text", "bom", "message"),
    [
        (b"\xff" * 11, "\ufffd" * 11, False, "The file is larger than 10 bytes"),
        (b"\xff\xfea\0b", "a\ufffd", False, "The file is UTF-16, not UTF-8"),
        (b"\xef\xbb\xbfa\xe9", "a\ufffd", True, "byte 0xE9 cannot be read"),
        (b"a: \x81", "a: \ufffd", False, "byte 0x81 cannot be read"),
    ],
)
def test_what_cannot_be_read_is_shown_as_far_as_it_goes(
    data: bytes, text: str, bom: bool, message: str
) -> None:
    shown, marked, problem = decode(data, Limits(size=10))

    assert (shown, marked) == (text, bom)
    assert problem is not None
    assert problem.message.endswith(message)
    assert problem.span.start >= 0


def test_a_carriage_return_is_refused_at_the_very_beginning_too() -> None:
    assert told(read_document(b"\ra: 1\n", "plan.yaml"))[0][:2] == ("STR011", (1, 1))


def test_limits_are_those_that_are_promised_and_stay() -> None:
    """16 MiB, of which the slow parser takes one; 32 levels, a million values, 64 KiB of text.

    And 20,000 entries and 10,000 mistakes.
    """
    assert Limits() == DEFAULT_LIMITS == Limits(
        size=16_777_216,
        slow_size=1_048_576,
        depth=32,
        values=1_000_000,
        slow_values=150_000,
        judged=32_000,
        text=65_536,
        problems=100,
        entries=20_000,
        mistakes=10_000,
        faults=10,
    )  # fmt: skip
    with pytest.raises(AttributeError):
        DEFAULT_LIMITS.depth = 33  # type: ignore[misc]


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (16_777_216, "16 MiB"),
        (1_048_576, "1 MiB"),
        (1_572_864, "1536 KiB"),
        (65_536, "64 KiB"),
        (1024, "1 KiB"),
        (1025, "1,025 bytes"),
        (1023, "1,023 bytes"),
        (1_047_553, "1,047,553 bytes"),
        (0, "0 bytes"),
    ],
)
def test_a_size_is_written_as_people_write_it(size: int, text: str) -> None:
    assert size_text(size) == text


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF16_LE])
def test_of_a_file_that_is_refused_whole_the_first_64_kib_are_kept(mark: bytes) -> None:
    data = mark + b"a" * (64 * 1024 + 7)
    text, _, problem = decode(data, Limits(size=64 * 1024 if not mark else len(data)))

    assert problem is not None
    assert len(text) == (64 * 1024 if not mark else 32 * 1024 - 1)
