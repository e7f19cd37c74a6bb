"""Files made to harm: each ends in problems at a place, soon."""

from __future__ import annotations

import time

import pytest
from hostile.files import DEEP, FINE, GROUPS
from hypothesis import given
from hypothesis import strategies as st

from cxroad.source.document import Document, Map, Seq, Value
from cxroad.source.reader import read_document
from cxroad.source.span import Route

SECONDS = 10
"""Processor time that any file may take: twice what is promised, for slow machines."""

HARMFUL = [
    pytest.param(text, codes, id=f"{group}: {name}")
    for group, (texts, codes) in GROUPS.items()
    for name, text in texts.items()
]


def read(text: str | bytes) -> Document:
    """The document, read in bounded time, with every problem inside its text."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    began = time.process_time()
    document = read_document(data, "plan.yaml")

    assert time.process_time() - began < SECONDS
    for problem in document.problems:
        for span in (problem.span, *(span for span, _ in problem.also)):
            assert 0 <= span.start <= span.end
            assert document.position(span.start).line <= max(document.line_count, 1) + 1
        assert not problem.message.endswith(".")
        assert len(problem.message) < 300
        assert len(problem.help) < 300
    return document


@pytest.mark.parametrize(("text", "codes"), HARMFUL)
def test_harmful_file_ends_in_problems_with_a_place(text: str | bytes, codes: set[str]) -> None:
    document = read(text)

    assert document.problems
    assert {problem.code for problem in document.problems} <= codes


@pytest.mark.parametrize("text", FINE.values(), ids=FINE.keys())
def test_odd_file_without_harm_is_read(text: str) -> None:
    assert read(text).problems == ()


@pytest.mark.parametrize("name", [name for name in DEEP if "tab" not in name])
def test_depth_is_refused_where_the_level_too_many_begins(name: str) -> None:
    document = read(DEEP[name])
    problem = document.problems[0]
    before = document.text[: problem.span.start]

    assert problem.message == "Nested more than 32 deep"
    assert len(before) < 1000


def test_no_surrogate_comes_out_of_any_escape() -> None:
    for code in range(0xD7F0, 0xE010):
        document = read(f'a: "\\u{code:04x}"\n')
        assert bool(document.problems) is (0xD800 <= code <= 0xDFFF)


FRAGMENTS = [
    "a: ", "b:", "\n", "\n  ", "\n    ", "\n ", "- ", "x", "y z", "1", "~", "'", '"', "[", "]", "{",
    "}", ", ", ",", ": ", ":", "#c", " # c", "|", "|-\n", ">+\n", ">", "| # c\n", "\n   \n", "é",
    "😀", "\\n", "\\x41", "? ", "'q'", '"d"', "---", "...", "&a ", "*a", "!t ", "%", "@", "\r\n",
    "  ", "key: v", "[a, b]", "{c: d}", "null", "-", "?", "\t", "<<: ", "http://x", "a:b", "''",
    ",]", "2027-01", "\0", "\u202e", '"\\ud800"', '"\\U00110000"', "\xa0", "：", "<<<<<<< x\n",
    "%YAML 1.0\n", "!!int zz", "|9", "|0", "'it's'", '"C:\\d"', "owner:Mia\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join))
def test_any_soup_of_yaml_is_read_or_refused_and_every_route_has_a_place(text: str) -> None:
    document = read(text)

    for route in routes(document.root):
        for span in (document.span(route), document.key_span(route)):
            assert 0 <= span.start < span.end <= len(document.text)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    document = read(data)

    assert document.root is None or not any("\ud800" <= c <= "\udfff" for c in str(document.root))


def routes(value: Value | None, route: Route = ()) -> list[Route]:
    """Every route below a value."""
    found: list[Route] = []
    if isinstance(value, Map):
        for key in value:
            found += [(*route, key), *routes(value[key], (*route, key))]
    elif isinstance(value, Seq):
        for index, item in enumerate(value):
            found += [(*route, index), *routes(item, (*route, index))]
    return found
