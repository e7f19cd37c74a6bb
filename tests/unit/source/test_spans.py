"""Places are right: whatever a span marks reads as the same value again."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.source.composer import Composer
from cxroad.source.document import Document, Map, Seq, Value
from cxroad.source.fast import fast_stream
from cxroad.source.limits import DEFAULT_LIMITS
from cxroad.source.plain import Kind, Plain, kind_of
from cxroad.source.pure import pure_stream
from cxroad.source.reader import read_document
from cxroad.source.span import Route


class Drawn(NamedTuple):
    """A document as text, and the data that it was written from."""

    text: str
    data: Any


_LETTERS = "aZ5é漢😀ß"
_words = st.text(_LETTERS + "-_./:#'\"!&*% ", min_size=1, max_size=12).map(
    lambda words: re.sub(r": |:$| #", "x", "a" + words.strip() + "a")
)
_odd = st.sampled_from(
    ["2027", "1.5", "~", "null", "true", "yes", "1:30", "0x1F", "-", "2027-03-15"]
)
_any_text = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029\ufeff"
    ),
    max_size=12,
).map(lambda text: re.sub("[\u202a-\u202e\u2066-\u2069\ufffe\uffff]", "", text))


def _plain(words: str) -> str | Plain:
    kind = kind_of(words)
    return words if kind is Kind.TEXT else Plain(words, kind)


@st.composite
def _scalar(draw: st.DrawFn, flow: bool, indent: str) -> Drawn:
    style = draw(st.sampled_from(["plain", "odd", "single", "double", "empty", "literal"]))
    if style == "plain":
        words = draw(_words)
        words = re.sub(r"[\[\]{},]", "", words)
        return Drawn(words, _plain(words))
    if style == "odd":
        words = draw(_odd)
        return Drawn(words, _plain(words)) if words != "-" else Drawn("a-", "a-")
    if style == "double":
        text = draw(_any_text)
        return Drawn(json.dumps(text, ensure_ascii=draw(st.booleans()) and text.isascii()), text)
    if style == "literal" and not flow:
        lines = draw(st.lists(_words, min_size=1, max_size=3))
        body = "".join(f"{indent}  {line}\n" for line in lines)
        return Drawn("|\n" + body.rstrip("\n"), "\n".join(lines) + "\n")
    if style == "empty":
        return Drawn("''", "")
    text = draw(_any_text)
    return Drawn("'" + text.replace("'", "''") + "'", text)


@st.composite
def _flow(draw: st.DrawFn, depth: int) -> Drawn:
    kind = draw(st.sampled_from(["scalar", "list", "map"] if depth else ["scalar"]))
    if kind == "scalar":
        return draw(_scalar(True, ""))
    size = draw(st.integers(0, 3))
    gap = draw(st.sampled_from(["", " ", "\n      "]))
    parts = [draw(_flow(depth - 1)) for _ in range(size)]
    if kind == "list":
        return Drawn(
            "[" + ", ".join(gap + part.text for part in parts) + gap + "]", [p.data for p in parts]
        )
    keys = [f"k{number}é" for number in range(size)]
    inside = ", ".join(f"{gap}{key}: {part.text}" for key, part in zip(keys, parts, strict=True))
    return Drawn("{" + inside + gap + "}", dict(zip(keys, [p.data for p in parts], strict=True)))


@st.composite
def _block(draw: st.DrawFn, depth: int, indent: str) -> Drawn:
    """Lines of a mapping or a list at an indentation, with comments and empty lines between."""
    is_map = draw(st.booleans()) or not indent
    lines, items = "", []
    for number in range(draw(st.integers(1, 3))):
        lines += draw(st.sampled_from(["", "", "\n", f"{indent}# comment: [ é\n"]))
        lead = f"{indent}key {number}😀:" if is_map else f"{indent}-"
        if depth and draw(st.booleans()):
            below = draw(_block(depth - 1, indent + "  "))
            lines += f"{lead}\n{below.text}"
            items.append(below.data)
        elif draw(st.integers(0, 5)) == 0:
            lines += lead + draw(st.sampled_from(["", "  ", " # c"])) + "\n"
            items.append(Plain("", Kind.NULL))
        else:
            value = draw(st.one_of(_scalar(False, indent), _flow(2)))
            tail = "" if value.text.startswith("|") else draw(st.sampled_from(["", " # c", "  "]))
            lines += f"{lead} {value.text}{tail}\n"
            items.append(value.data)
    if is_map:
        return Drawn(lines, {f"key {number}😀": item for number, item in enumerate(items)})
    return Drawn(lines, items)


documents = _block(3, "")


def same(expected: Any, actual: Any) -> bool:
    """Equal in values and in what YAML takes them for."""
    if isinstance(expected, dict):
        return list(expected) == list(actual) and all(
            same(expected[k], actual[k]) for k in expected
        )
    if isinstance(expected, list):
        return len(expected) == len(actual) and all(map(same, expected, actual))
    return expected == actual and getattr(expected, "kind", None) == getattr(actual, "kind", None)


def places(value: Value | None, route: Route = ()) -> list[tuple[Route, Value, int, int]]:
    """Every value with its route, start and end."""
    found: list[tuple[Route, Value, int, int]] = []
    if isinstance(value, Map):
        assert list(value) == list(value.places)
        for key, child in value.items():
            found.append(((*route, key), child, *value.places[key][2:]))
            found += places(child, (*route, key))
    elif isinstance(value, Seq):
        assert len(value) == len(value.places)
        for index, child in enumerate(value):
            found.append(((*route, index), child, *value.places[index]))
            found += places(child, (*route, index))
    return found


@given(documents)
def test_data_are_those_that_were_written(drawn: Drawn) -> None:
    document = read_document(drawn.text.encode(), "plan.yaml")

    assert document.problems == ()
    assert same(drawn.data, document.root)


@given(documents)
def test_marked_text_reads_as_the_same_value(drawn: Drawn) -> None:
    document = read_document(drawn.text.encode(), "plan.yaml")
    for _, value, start, end in places(document.root):
        marked = document.text[start:end]
        column = start - (document.text.rfind("\n", 0, start) + 1)
        if isinstance(value, str):
            again = read_document(f"- {marked}\n".encode(), "again").root
            assert isinstance(again, Seq)
            assert same([value], again)
        else:
            again = read_document(f"{' ' * column}{marked}\n".encode(), "again").root
            assert same(value, again)


@given(documents)
def test_marked_keys_read_as_the_same_keys(drawn: Drawn) -> None:
    document = read_document(drawn.text.encode(), "plan.yaml")
    for _, value, _, _ in [((), document.root, 0, 0), *places(document.root)]:
        if isinstance(value, Map):
            for key, (start, end, behind, _) in value.places.items():
                assert document.text[start:end] == key
                assert document.text[end:behind].lstrip()[:1] == ":"


@given(documents)
def test_marked_text_neither_begins_nor_ends_with_blanks_or_comments(drawn: Drawn) -> None:
    document = read_document(drawn.text.encode(), "plan.yaml")
    for route, value, start, end in places(document.root):
        marked = document.text[start:end]
        assert marked.strip(" \n") == marked
        assert document.text[slice(*document.span(route))].strip() != ""
        if not isinstance(value, str):
            assert value.span == (start, end)


def shape(value: Value | None) -> Any:
    """Values with every place, for comparing."""
    if isinstance(value, Map):
        return value.flow, value.span, value.places, {key: shape(value[key]) for key in value}
    if isinstance(value, Seq):
        return value.flow, value.span, value.places, [shape(item) for item in value]
    return value, getattr(value, "kind", None)


@given(documents, st.booleans())
def test_both_parsers_give_the_same_data_and_places(drawn: Drawn, windows: bool) -> None:
    text = drawn.text.replace("\n", "\r\n") if windows else drawn.text
    fast = fast_stream(text)
    if fast is None:
        pytest.skip("PyYAML came without libyaml")
    pure = pure_stream(text, DEFAULT_LIMITS.depth)
    shapes = [shape(Composer(text, DEFAULT_LIMITS).compose(stream)) for stream in (fast, pure)]

    assert shapes[0] == shapes[1]


@given(documents)
def test_windows_line_ends_and_a_byte_order_mark_move_no_line_and_no_column(drawn: Drawn) -> None:
    unix = read_document(drawn.text.encode(), "plan.yaml")
    data = b"\xef\xbb\xbf" + drawn.text.replace("\n", "\r\n").encode()
    windows = read_document(data, "plan.yaml")

    assert windows.bom
    assert same(unix.root, windows.root)
    assert positions(unix) == positions(windows)


def positions(document: Document) -> list[Any]:
    """Where each value begins, and where it ends."""
    return [
        (document.position(start), document.position(end))
        for _, _, start, end in places(document.root)
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\nb: 1\n", 2),
        ("a :\nb: 1\n", 3),
        ("a :\nb:", 3),
        ('"a"  :\nb: 1\n', 6),
        ("{a, b: 1}\n", 2),
        ("{a: , b: 1}\n", 3),
        ("? a\n: \nb: 1\n", 5),
    ],
)
def test_a_value_that_is_missing_has_its_place_behind_the_colon(text: str, place: int) -> None:
    root = read_document(text.encode(), "x").root

    assert isinstance(root, Map)
    assert root.places["a"][2:] == (place, place)


@pytest.mark.parametrize("style", ["|", ">", "|-", ">+"])
def test_a_text_in_lines_ends_with_its_last_word(style: str) -> None:
    text = f"a: {style}\n  one\n  two \n\n# said\nb: 1\n"

    root = read_document(text.encode(), "x").root

    assert isinstance(root, Map)
    assert text[slice(*root.places["a"][2:])] == f"{style}\n  one\n  two"
