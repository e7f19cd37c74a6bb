"""The pure parser's stream: the judge of what is wrong, and where the C parser reads otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import ruamel.yaml.events
from ruamel.yaml.error import FileMark, YAMLError
from ruamel.yaml.parser import Parser
from ruamel.yaml.reader import Reader
from ruamel.yaml.scanner import Scanner, ScannerError

from cxroad.source.events import BAD_ESCAPE, TOO_DEEP, Stream, fault_of, stream_of

_QUOTED = "while scanning a double-quoted scalar"
_SURROGATE = re.compile("[\ud800-\udfff]")
_LEAKS = (
    ValueError,
    LookupError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RuntimeError,
    TypeError,
)
"""What the library lets out beside its own errors, with what is derived from them."""


class _TextReader(Reader):
    """A reader of a whole text that has passed the guard, which spares it most of its work."""

    def peek(self, index: int = 0) -> str:
        """The character that many places ahead; the text ends with a null character."""
        character: str = self.buffer[self.pointer + index]
        return character

    def prefix(self, length: int = 1) -> str:
        """The next characters, fewer at the end."""
        words: str = self.buffer[self.pointer : self.pointer + length]
        return words

    def forward(self, length: int = 1) -> None:
        """Go on, counting lines; the guard has seen to it that only a line feed ends one."""
        start = self.pointer
        self.pointer = self.index = end = start + length
        feeds = self.buffer.count("\n", start, end)
        if feeds:
            self.line += feeds
            self.column = end - self.buffer.rindex("\n", start, end) - 1
        else:
            self.column += length

    def get_mark(self) -> FileMark:
        """The place without the text round it."""
        return FileMark(self.name, self.index, self.line, self.column)


class _GuardedScanner(Scanner):
    """A scanner that stays linear: its own is quadratic in the depth of brackets."""

    reader: Any = None
    """A plain attribute, because the library's property is asked for every character."""

    def __init__(self, loader: Any, depth: int) -> None:
        self.reader = loader.reader
        self._depth = depth
        super().__init__(loader=loader)

    def fetch_flow_collection_start(self, *args: Any, **keywords: Any) -> None:
        """Refuse the bracket that is one too deep before anything is looked up for it."""
        if self.flow_level >= self._depth:
            raise ScannerError(None, None, TOO_DEEP, self.reader.get_mark())
        super().fetch_flow_collection_start(*args, **keywords)

    def scan_flow_scalar(self, style: Any) -> Any:
        """Refuse escapes that are no characters, such as half of a surrogate pair."""
        start = self.reader.get_mark()
        try:
            token = super().scan_flow_scalar(style)
        except (ValueError, OverflowError):
            raise ScannerError(_QUOTED, start, BAD_ESCAPE, self.reader.get_mark()) from None
        if not token.value.isascii() and _SURROGATE.search(token.value):
            raise ScannerError(_QUOTED, start, BAD_ESCAPE, self.reader.get_mark())
        return token


class _Version:
    """All that scanner and parser ask of a resolver."""

    processing_version = (1, 2)


class _Session:
    """Holds the parts together in the way that the library expects of a loader."""

    typ = "safe"
    comment_handling = None

    def __init__(self, text: str, depth: int) -> None:
        self.resolver = _Version()
        self.reader = _TextReader(text, loader=self)
        self.scanner = _GuardedScanner(self, depth)
        self.parser = Parser(self)


class TooSlow(Exception):
    """More events than may be waited for."""


def pure_stream(text: str, depth: int, most: int | None = None) -> Stream:
    """Events of a text by ruamel.yaml; more brackets inside each other than `depth` are a fault.

    Args:
        most: How many events may be given before `TooSlow` is raised; None for any number.
    """
    events = _events(_Session(text, depth))
    return stream_of(ruamel.yaml.events, events if most is None else _first(events, most))


def _first(events: Iterator[Any], most: int) -> Iterator[Any]:
    yield from islice(events, most)
    if next(events, None) is not None:
        raise TooSlow


def _events(session: _Session) -> Iterator[Any]:
    """All events, with whatever the library raises as faults."""
    event = None
    try:
        for event in iter(session.parser.get_event, None):
            yield event
    except (YAMLError, *_LEAKS) as error:
        raise fault_of(error, event, session.reader.index) from None
