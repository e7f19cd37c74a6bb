"""Files made to harm: each ends in problems at a place, soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.source.document import Document, Map, Seq, Value
from cxroad.source.reader import read_document
from cxroad.source.span import Route

SECONDS = 10
"""Processor time that any file may take: twice what is promised, for slow machines."""

N = 200_000
LAUGHS = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
)
MERGES = "m0: &m0 {k: 1}\n" + "".join(
    f"m{n}: &m{n}\n  <<: [{', '.join([f'*m{n - 1}'] * 9)}]\n" for n in range(1, 30)
)

DEEP = {
    "brackets": "[" * N,
    "braces": "{" * N,
    "brackets and braces": "[{" * (N // 2),
    "brackets with words": "[a," * (N // 3),
    "maps in braces": "{a: " * (N // 4),
    "brackets line by line": "[\n" * (N // 2),
    "dashes in a row": "- " * (N // 2),
    "questions in a row": "? " * (N // 2),
    "keys below keys": "".join(" " * n + f"k{n}:\n" for n in range(600)),
    "dashes below dashes": "".join(" " * n + "-\n" for n in range(600)),
    "brackets in a key": "? " + "[" * N,
    "brackets behind a tab": "a: [x,\n\t" + "[" * N,
    "braces behind a tab": "a: [\t" + "{" * N,
}
NOT_PLAIN = {
    "aliases of aliases": LAUGHS,
    "merges of merges": MERGES,
    "merge with itself": "a: &a\n  <<: *a\n",
    "anchor with itself": "a: &a [*a]\n",
    "many aliases": "a: &a x\nb: [" + "*a," * (N // 4) + "]\n",
    "many merges": "a: &a {x: 1}\n" + "".join(f"m{n}:\n  <<: *a\n" for n in range(9000)),
    "python object": "!!python/object/apply:os.system [echo]\n",
    "python name": "a: !!python/name:os.system\n",
    "binary": "a: !!binary aGVsbG8=\n",
    "set": "a: !!set b\n",
    "float": "a: !!float x\n",
    "bool": "a: !!bool zz\n",
    "int": "a: !!int zz\n",
    "date": "a: !!timestamp zz\n",
    "own tag": "a: !include /etc/passwd\n",
    "tag of the web": "a: !<tag:example.org,2002:x> b\n",
    "tag directive": "%TAG ! tag:example.org,2002:\n---\na: !x b\n",
    "version 1.1": "%YAML 1.1\n---\na: yes\n",
    "version 1.0": "%YAML 1.0\n---\na: yes\n",
    "version 0.1": "%YAML 0.1\n---\na: yes\n",
    "version of many digits": "%YAML " + "9" * 5000 + ".1\n---\na: yes\n",
    "unknown directive": "%FOO bar\n---\na: 1\n",
    "two documents": "a: 1\n---\nb: 2\n",
    "many documents": "---\n" * (N // 4),
    "documents without a head": "a: 1\n...\n" * 1000,
}
NOT_TEXT = {
    "null": "a: \0\n",
    "escape": "a: \x1b[2Jb\n",
    "bell": "a: \a\n",
    "delete": "a: \x7f\n",
    "control sequence of one byte": "a: \x9b31m\n",
    "next line": "a: b\x85c: d\n",
    "line separator": "a: b\u2028c: d\n",
    "direction override": "a: \u202eb\n",
    "direction isolate": "a: \u2067b\n",
    "inner byte order mark": "a: \ufeffb\n",
    "no character": "a: \ufffe\n",
    "lone carriage return": "a: 1\r# b: 2\n",
    "half of a pair": 'a: "\\ud800"\n',
    "both halves of a pair": 'a: "\\ud83d\\ude00"\n',
    "half of a pair in a key": '"\\udfff": a\n',
    "beyond the last character": 'a: "\\U00110000"\n',
    "far beyond": 'a: "\\UFFFFFFFF"\n',
    "many halves": 'a: "' + "\\ud800" * 10_000 + '"\n',
}
NOT_UTF8 = {
    "utf-16": "a: 1\n".encode("utf-16"),
    "utf-16 without a mark": "a: 1\n".encode("utf-16-le"),
    "utf-32": "a: 1\n".encode("utf-32"),
    "latin-1": "a: é\n".encode("latin-1"),
    "surrogate in utf-8": b"a: \xed\xa0\x80\n",
    "overlong": b"a: \xc0\xaf\n",
    "broken off": "a: é".encode()[:-1],
    "bytes beyond unicode": b"a: \xf4\x90\x80\x80\n",
    "all bytes": bytes(range(256)) * 100,
    "executable": b"\x7fELF\x02\x01\x01\0" + bytes(1000),
    "zip": b"PK\x03\x04" + bytes(1000),
    "too big": b"#" * (17 * 1024 * 1024),
}
TOO_MUCH = {
    "long word": "a: " + "x" * 900_000,
    "long quoted text": 'a: "' + "x" * N + '"\n',
    "long key": "? " + "x" * N + "\n: a\n",
    "block of text": "a: |\n" + "  x\n" * (N // 4),
    "text over many lines": "a: x\n" + "  x\n" * (N // 4),
    "escapes": 'a: "' + "\\x41" * N + '"\n',
    "colons": "a" + ":" * N,
    "dashes": "-" * N,
    "many values": "a: [" + "x," * 1_000_001 + "]\n",
}
BROKEN = {
    "closing brackets": "]" * N,
    "only commas": "a: [" + "," * N,
    "open quote": 'a: "' + "x\n" * (N // 4),
    "backslashes": 'a: "' + "\\" * N,
    "colon at the end of many lines": "# c\n" * (N // 4) + "a: b: c\n",
    "error in each line": "a: b: c\n" * (N // 8),
    "colon in a wide list": "a: [" + "x, " * (N // 4) + "b: c: d]\n",
    "bracket over many lines": "a: [" + "x,\n" * (N // 4),
    "blanks before a colon": "a" + " " * N + ": b: c\n",
    "quotes and words": "x: 'a' " + "b " * (N // 2) + "\n",
    "stairs": "".join(" " * (n % 30) + f"k{n}: x\n" for n in range(5000)),
    "blank lines before text": "a: |\n" + "   \n" * (N // 4) + "  b\n",
    "tabs": "\t" * N,
    "words without colons": "a: 1\n" + "abc\n" * (N // 4),
    "ampersands": "a: " + "&a " * (N // 4) + "\n",
    "exclamation marks": "a: " + "!t " * (N // 4) + "\n",
    "lines of percent": "a: 1\n" + "%\n" * (N // 4),
    "bars": "a: " + "|" * N + "\n",
    "header of many digits": "a: |" + "9" * N + "\n",
    "double quotes": '"' * N,
    "anchor without a name": "a: &\n",
    "alias without a name": "a: *\n",
    "tag that is never closed": "a: !<" + "x" * N + "\n",
    "tag of percent signs": "a: !%" + "%" * N + "\n",
    "escape broken off": 'a: "\\x4"\n',
    "conflict marks": "a: b: c\n" + "<" * N + "\n",
    "marks and signs": "a: " + "|-+" * 60_000 + "\n",
    "percent below many comments": " # c\n" * 40_000 + "a: %\n",
    "long line in braces": "{" + "a b " * 40_000 + ": : }\n",
    "dots": "...\n" * (N // 4),
}
REPEATED = {
    "one key many times": "a: 1\n" * (N // 5),
    "one key in braces": "a: {" + "b: 1, " * (N // 6) + "}\n",
    "key written with escapes": '"a": 1\n"\\x61": 2\n',
    "lists as keys": "? []\n" * (N // 5),
    "no keys": ": a\n" * (N // 4),
    "braces in braces": "a: {{ b }}\n",
}
FINE = {
    "nothing": "",
    "only a comment": "# nothing\n",
    "only a byte order mark": "\ufeff",
    "many comments": "# c\n" * N,
    "one long comment": "#" * 900_000,
    "empty lines": "\n" * 900_000,
    "blanks": " " * 900_000,
    "number of 4301 digits": "a: " + "9" * 4301 + "\n",
    "exponent": "a: 1e999999999\n",
    "no such day": "a: 2024-02-30\n",
    "sexagesimal": "a: 190:20:30\n",
    "not a number": "a: .nan\n",
    "names of python": "__class__: {__init__: __globals__}\n",
    "marks and comments in one line": "a: " + "| #" * 100_000 + "\n",
    "marks on every line": "a: b | c > d\n\n  e | \n" + "  |>\n\n" * 9_000,
    "percent far below": "# c\n" * 40_000 + "  \n" * 40_000 + "a: 1 %\n",
    "long list": "a: [" + "x," * 100_000 + "]\n",
    "pairs in a list": "a: [" + "b: c, " * 30_000 + "]\n",
    "tabs in brackets": "a: [x,\n\ty]\n" + "".join(f"b{n}: c\n" for n in range(20_000)),
    "escapes of controls": 'a: "\\0\\e\\a\\u202e"\n',
}

GROUPS = {
    "deep": (DEEP, {"STR011"}),
    "not plain": (NOT_PLAIN, {"STR007", "STR011"}),
    "not text": (NOT_TEXT, {"STR011"}),
    "not utf-8": (NOT_UTF8, {"STR011"}),
    "too much": (TOO_MUCH, {"STR011"}),
    "broken": (BROKEN, {"STR008", "STR011"}),
    "repeated": (REPEATED, {"STR002", "STR010", "STR011"}),
}
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
