"""Our composer: events become plain data with spans, within limits and without recursion."""

from __future__ import annotations

import re
from typing import Any

from cxroad.source.document import Map, Seq, Value
from cxroad.source.events import ALIAS, DOCUMENT, END, MAP, SCALAR, SEQ, Stream
from cxroad.source.limits import Limits
from cxroad.source.plain import Kind, Plain, kind_of
from cxroad.source.problem import Problem
from cxroad.source.span import Span

_MAYBE_NO_TEXT = frozenset("0123456789+-.~nNtTfF")
"""What a plain scalar that is no text begins with; spares the table for all others."""

_NO_KEY = "\0"
"""Stands for a key that cannot be used; compared by identity, and no file can hold it."""


class TooMuch(Exception):
    """A limit is passed; reading stops with this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Composer:
    """Builds the data of one document.

    Attributes:
        problems: What is not plain data, in the order of the file.
        sound: False where a value is not what the file means, such as behind an alias.
    """

    def __init__(self, text: str, limits: Limits) -> None:
        self.problems: list[Problem] = []
        self.sound = True
        self._text = text
        self._limits = limits
        self._longest = limits.text
        self._anchors: dict[str, str] = {}

    def compose(self, stream: Stream) -> Value | None:
        """The only document of the stream; None where it is empty.

        Raises:
            Fault: The text is not YAML.
            TooMuch: A limit is passed.
        """
        kinds, read_scalar = stream.kinds, self._scalar
        budget = self._limits.values
        root = sequence = Seq(Span(0, 0), flow=False)
        mapping: Map | None = None
        key: str | None = None
        key_start = key_end = start = end = 0
        stack: list[tuple[Map | None, Seq, str | None, int, int]] = []
        for event in stream.events:
            what = kinds[event.__class__]
            value: Value
            if what is SCALAR:
                value, start, end = read_scalar(event, mapping is not None and key is None)
            elif what is MAP or what is SEQ:
                start, end = self._open(event, len(stack))
                stack.append((mapping, sequence, key, key_start, key_end))
                flow = bool(event.flow_style)
                if what is MAP:
                    mapping, key = Map(Span(start, end), flow), None
                else:
                    mapping, sequence = None, Seq(Span(start, end), flow)
                continue
            elif what is END:
                value = sequence if mapping is None else mapping
                start = value.span.start
                # A block ends where its last value does: the parser's end takes in comments.
                end = event.end_mark.index if value.flow else end
                value.span = Span(start, end)
                mapping, sequence, key, key_start, key_end = stack.pop()
                if mapping is not None and key is None:
                    value = self._collection_as_key(value)
            elif what is ALIAS:
                value, start, end = self._alias(event, mapping is not None and key is None)
            elif what is DOCUMENT and root:
                self._second_document(event.start_mark.index)
                break
            else:
                continue
            budget -= 1
            if budget < 0:
                raise self._too_many(start)
            if mapping is None:
                sequence.append(value)
                sequence.places.append((start, end))
            elif key is None:
                key, key_start, key_end = str(value), start, end
                if key in mapping:
                    self._repeated(key, mapping.places[key], Span(start, end))
                    key = _NO_KEY
            else:
                if key is not _NO_KEY:
                    mapping[key] = value
                    mapping.places[key] = (key_start, key_end, start, end)
                key = None
        return root[0] if root else None

    def _scalar(self, event: Any, is_key: bool) -> tuple[str, int, int]:
        """A scalar's value and place; keys stay text whatever they look like."""
        value: str = event.value
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor is not None or event.tag is not None:
            self._properties(event, start, value)
        if len(value) > self._longest:
            raise self._too_long(start)
        style = event.style
        if not style:
            if is_key:
                if not value or value == "<<":
                    return self._no_key(value, start, end), start, end
            elif not value:
                value = Plain(value, Kind.NULL)
            elif value[0] in _MAYBE_NO_TEXT and (kind := kind_of(value)) is not Kind.TEXT:
                value = Plain(value, kind)
        elif style in "|>":
            end = start + len(self._text[start:end].rstrip())
        return value, start, end

    def _open(self, event: Any, depth: int) -> tuple[int, int]:
        """Where a list or mapping begins; its span grows when it closes."""
        start: int = event.start_mark.index
        if event.anchor is not None or event.tag is not None:
            self._properties(event, start, "")
        if depth >= self._limits.depth:
            raise TooMuch(too_deep(start, self._limits))
        return start, event.end_mark.index

    def _report(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= self._limits.problems:
            raise TooMuch(
                Problem(
                    "STR011",
                    f"More than {self._limits.problems} problems in one file; reading stops here.",
                    problem.span,
                )
            )

    def _properties(self, event: Any, start: int, value: str) -> None:
        """Report the anchor and the tag in front of a value."""
        if event.anchor is not None:
            span = self._word(start, "&")
            self._anchors.setdefault(event.anchor, value)
            self._report(
                Problem(
                    "STR007",
                    "Anchors are not used in roadmap files: write the value out.",
                    span,
                    help=f"remove `{self._text[slice(*span)]}`",
                )
            )
        if event.tag is not None:
            span = self._word(start, "!")
            tag = self._text[slice(*span)]
            self.sound = False
            self._report(
                Problem(
                    "STR007",
                    f"Tags such as `{tag}` are not used in roadmap files.",
                    span,
                    help=f"remove `{tag}`; if it is text, put quotes round the whole value",
                )
            )

    def _alias(self, event: Any, is_key: bool) -> tuple[str, int, int]:
        """Report an alias; its value is unknown to us and stays empty."""
        start, end = event.start_mark.index, event.end_mark.index
        self.sound = False
        alias = self._text[start:end]
        value = self._anchors.get(event.anchor)
        if value is None:
            cure = f"if it is text, put quotes round it: '{alias}'"
        elif value and "\n" not in value:
            cure = f"write `{value}` instead of `{alias}`"
        else:
            cure = f"write what `&{event.anchor}` stands for once more"
        self._report(
            Problem(
                "STR007",
                "Aliases are not used in roadmap files: write the value out.",
                Span(start, end),
                help=cure,
            )
        )
        return _NO_KEY if is_key else Plain("", Kind.NULL), start, end

    def _no_key(self, value: str, start: int, end: int) -> str:
        """Report a key that is missing or merges another mapping."""
        if value:
            self.sound = False
            self._report(
                Problem(
                    "STR007",
                    "Merge keys (`<<`) are not used in roadmap files: write the values out.",
                    Span(start, end),
                )
            )
        else:
            self._report(
                Problem(
                    "STR010",
                    "A key is missing before the colon.",
                    Span(start, start + 1),
                    help="write `key: value`",
                )
            )
        return _NO_KEY

    def _collection_as_key(self, key: Map | Seq) -> str:
        """Report a list or mapping in the place of a key."""
        shape = "mapping" if isinstance(key, Map) else "list"
        cure = "a key is one word; put quotes round it if it is text"
        if isinstance(key, Map) and key.flow:
            cure = "text in `{{ }}` needs quotes round it"
        self._report(
            Problem("STR010", f"A {shape} stands where a key is wanted.", key.span, help=cure)
        )
        return _NO_KEY

    def _repeated(self, key: str, first: tuple[int, int, int, int], span: Span) -> None:
        self._report(
            Problem(
                "STR002",
                f"`{key}` stands twice in the same mapping; only one of them can count.",
                span,
                label="again here",
                also=((Span(first[0], first[1]), "first here"),),
                help="remove or rename one of them",
            )
        )

    def _second_document(self, start: int) -> None:
        line_end = self._text.find("\n", start)
        self._report(
            Problem(
                "STR007",
                "A second document begins here; a roadmap file holds one.",
                Span(start, len(self._text) if line_end < 0 else line_end),
                help="move it to a file of its own, or remove the line `---`",
            )
        )

    def _word(self, start: int, mark: str) -> Span:
        """The anchor or tag that begins with the mark, among those in front of a value."""
        match = re.compile(rf"(?:[&!][^\s]*\s+)?({mark}[^\s,\[\]{{}}]*)").match(self._text, start)
        return Span(*match.span(1)) if match else Span(start, start + 1)

    def _too_long(self, start: int) -> TooMuch:
        return TooMuch(
            Problem(
                "STR011",
                f"A text of more than {self._limits.text:,} characters.",
                Span(start, start + 1),
                help="keep long texts in a file of their own and name it here",
            )
        )

    def _too_many(self, start: int) -> TooMuch:
        return TooMuch(
            Problem(
                "STR011",
                f"More than {self._limits.values:,} values in one file.",
                Span(start, start + 1),
                help="split the roadmap into several files",
            )
        )


def too_deep(start: int, limits: Limits) -> Problem:
    """The problem of nesting that passes the limit at an offset."""
    return Problem(
        "STR011",
        f"Nested more than {limits.depth} deep.",
        Span(start, start + 1),
        help="a roadmap needs ten levels at most",
    )
