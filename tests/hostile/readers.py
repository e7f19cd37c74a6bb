"""Readers of our outputs that know nothing of cxroad: what would be obeyed is a failure."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from markdown_it import MarkdownIt

_OUR_COLOURS = re.compile(r"\x1b\[(?:[0-9]{1,2}(?:;[0-9]{1,2})*)?m")
_JOINED = re.compile(
    "[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?\u200d[\u2190-\u2bff\U0001f000-\U0001faff]"
)
_OF_RUNNERS = re.compile(r"##\w*\[|^\s*::(?!:)|section_(?:start|end):\d+:\w+\r", re.MULTILINE)
_OUR_COMMAND = re.compile(r"^::(?:error|warning|notice) (?:title=[^:]*|[^:\n]*)::", re.MULTILINE)
_OUR_MARK = re.compile(r"^\s*::: ", re.MULTILINE)
_HIDES = {
    *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0x061C, 0xFEFF,
    0xFFFE, 0xFFFF, *range(0xE0000, 0xE0080),
}  # fmt: skip
"""Characters without a picture that terminals and people are fooled by."""


def safe_to_print(text: str) -> None:
    """Nothing in a text moves a cursor, hides, or commands a terminal or a runner."""
    seen = _JOINED.sub("", _OUR_COLOURS.sub("", text))
    for character in set(seen) - {"\n"}:
        assert unicodedata.category(character) not in ("Cc", "Cs"), repr(character)
        assert ord(character) not in _HIDES, repr(character)
    assert not _OF_RUNNERS.search(_OUR_MARK.sub("", _OUR_COMMAND.sub("", text)))


class _Shape(HTMLParser):
    """Which elements a page has, with which attributes, and what its scripts hold."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, str]] = set()
        self.addresses: set[str] = set()
        self.declared: list[str] = []
        self.scripts: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {(tag, name) for name, _ in attrs} | {(tag, "")}
        self.addresses |= {
            value or "" for name, value in attrs if name in ("href", "src", "action")
        }
        self._inside = tag
        if tag in ("script", "style"):
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self._inside in ("script", "style") and self.scripts:
            self.scripts[-1] += data

    def handle_endtag(self, _tag: str) -> None:
        self._inside = ""

    def handle_comment(self, data: str) -> None:
        self.declared.append(data)

    def unknown_decl(self, data: str) -> None:
        self.declared.append(data)


def shape(page: str) -> _Shape:
    """How a page or a picture is built."""
    parser = _Shape()
    parser.feed(page)
    parser.close()
    return parser


def _html(text: str, calm: str) -> None:
    """As the page of plain words is built, so is this; and it leads nowhere."""
    mine, other = shape(text), shape(calm)
    assert mine.found <= other.found
    assert mine.declared == other.declared
    for address in mine.addresses:
        assert address.startswith("#"), address
    code = [script for script in other.scripts if not script.lstrip().startswith(("{", "["))]
    assert [script for script in mine.scripts if not script.lstrip().startswith(("{", "["))] == code
    for script in mine.scripts:
        if script.lstrip().startswith(("{", "[")):
            json.loads(script)


def _svg(text: str, calm: str) -> None:
    _xml(text, calm)
    _html(text, calm)


def _xml(text: str, calm: str) -> None:
    mine, other = (
        {(e.tag, name) for e in ElementTree.fromstring(each).iter() for name in (*e.attrib, "")}
        for each in (text, calm)
    )
    assert mine <= other


def _markdown(text: str, _calm: str) -> None:
    """No link, picture, heading, tag or mention but our own."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for token in [
        each for block in reader.parse(text) for each in (block, *(block.children or ()))
    ]:
        assert token.type not in ("image", "fence", "s_open"), token.content
        if token.type == "link_open":
            assert str(token.attrs["href"]).startswith("#"), token.attrs
        if token.type in ("html_inline", "html_block"):
            for tag in re.findall(r"<[^>]*>?", token.content):
                assert re.fullmatch(r"</?(?:br|details|summary|em|sub)>|<!-- [\w: .-]+ -->", tag), (
                    tag
                )
        if token.type == "text":
            # A site looks for mentions and addresses in what is shown.
            assert not re.search(r"@\w|(?<!\w)#\d|https?://|www\.", token.content), token.content
        if token.type == "heading_open":
            assert token.tag in ("h1", "h2", "h3", "h4")
    for line in text.splitlines():
        assert not re.search(r"^\s*#+ .*APPROVED\s*$", line)


def _json(text: str, _calm: str) -> None:
    assert isinstance(json.loads(text), dict | list)


def _jsonl(text: str, _calm: str) -> None:
    for line in text.splitlines():
        assert isinstance(json.loads(line), dict)


def _csv(text: str, calm: str) -> None:
    """As many cells in every row, and none that is a formula."""
    rows = list(csv.reader(io.StringIO(text)))
    assert len({len(row) for row in rows}) == 1
    assert rows[0] == next(csv.reader(io.StringIO(calm)))
    for cell in [cell for row in rows for cell in row]:
        begins = unicodedata.normalize("NFKC", cell.lstrip())[:1]
        assert begins not in ("=", "+", "-", "@") or re.fullmatch(r"[+-]?[\d.]+%?", cell), cell
        assert not set("\r\n\t") & set(cell), cell


def _mermaid(text: str, calm: str) -> None:
    """Line by line the same statements, around texts that say nothing to Mermaid."""
    lines, others = text.splitlines(), calm.splitlines()
    assert len(lines) == len(others)
    for mine, other in zip(lines, others, strict=True):
        words = ("title ", "section ", "Gate of ")
        word = next((each for each in words if other.strip().startswith(each)), "")
        said, _, rest = mine.strip().removeprefix(word).rpartition(" :" if " :" in other else "\0")
        assert mine.strip().startswith(word), mine
        assert rest == other.rpartition(" :")[2] if " :" in other else not said, mine
        if " :" in other or word:
            free = re.sub(r"#\d+;", "", said or rest if word and " :" not in other else said)
            assert not re.search(r"[\"\\\[\](){}<>|;:%`=$&#]", free), mine
            assert not re.match(r"(?i)(?:click|call|href|section|title|todaymarker)\b", said), mine


def _dot(text: str, calm: str) -> None:
    """Outside of quotes stands the same as in the plain diagram."""
    mine, other = (re.sub(r'"(?:[^"\\]|\\.)*"', '""', each) for each in (text, calm))
    assert mine == other


READERS: Mapping[str, Callable[[str, str], None]] = {
    "html": _html,
    "svg": _svg,
    "markdown": _markdown,
    "json": _json,
    "jsonl": _jsonl,
    "gitlab": _json,
    "sarif": _json,
    "rdjson": _json,
    "junit": _xml,
    "checkstyle": _xml,
    "csv": _csv,
    "mermaid": _mermaid,
    "dot": _dot,
}
"""What reads a format, beside what reads all of them; given the same made of plain words too."""


def read(format: str, text: str, calm: str) -> None:
    """Fail where something in an output would be obeyed; `calm` is the same of plain words."""
    ours = "\u200b" if format in ("markdown", "gitlab", "rdjson") else ""  # it parts mentions
    ends = "\r\n" if format == "csv" else "\n"
    safe_to_print(text.replace(ours, "").replace(ends, "\n"))
    READERS.get(format, lambda _text, _calm: None)(text, calm)


def texts(data: Any) -> Iterator[str]:
    """Every text in what JSON holds, keys too."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from texts(value)
    elif isinstance(data, list):
        for each in data:
            yield from texts(each)
