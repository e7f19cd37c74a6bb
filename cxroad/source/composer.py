"""Our composer: events become plain data with spans, within limits and without recursion."""

from __future__ import annotations

import re
from typing import Any

from cxroad.source import refusals
from cxroad.source.document import Map, Seq, Value
from cxroad.source.events import ALIAS, DOCUMENT, END, MAP, SEQ, Stream
from cxroad.source.limits import Limits
from cxroad.source.plain import Kind, Plain, resolved
from cxroad.source.problem import Problem
from cxroad.source.span import Span

_MAYBE_NO_TEXT = frozenset(["", *"0123456789+-.~nNtTfF"])
"""What a plain scalar that is no text begins with; spares the table for all others."""

_NO_WORDS = frozenset(["", "<<"])
"""Plain keys that are missing or that merge another mapping."""

_NULL = Kind.NULL

_COLON = re.compile(r"[ \t\r\n]*:")

_NO_KEY = "\0 no key"
"""Stands for a key that cannot be used; compared by identity, so Python must not share it."""

_IN_LIST = "\0 in a list"
"""Stands where what comes next needs no key."""


class TooMuch(Exception):
    """A limit is passed; reading stops with this problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class Composer:
    """Builds the data of one document.

    Attributes:
        problems: What is not plain data, in the order of the file.
        texts: Every text that stands as a value or in a list.
        lacking: Whether a value is missing somewhere.
        sound: False where a value is not what the file means, such as behind an alias.
    """

    def __init__(self, text: str, limits: Limits) -> None:
        self.problems: list[Problem] = []
        self.texts: set[str] = set()
        self.lacking = False
        self.sound = True
        self._text = text
        self._limits = limits
        self._anchors: dict[str, str] = {}

    def compose(self, stream: Stream) -> Value | None:
        """The only document of the stream; None where it is empty.

        Raises:
            Fault: The text is not YAML.
            TooMuch: A limit is passed.
        """
        kinds, scalar, longest = stream.kinds, stream.scalar, self._limits.text
        long = len(self._text) > longest  # else nothing in it is too long
        named = "&" in self._text or "!" in self._text  # else nothing has an anchor or a tag
        budget, deepest, add_text = self._limits.values, self._limits.depth, self.texts.add
        root = sequence = Seq(flow=False)
        mapping: Map | None = None
        places: dict[str, tuple[int, int, int, int]] = {}  # those of the mapping
        key: str | None = _IN_LIST  # None where a key comes next
        key_start = key_end = start = end = 0
        stack: list[tuple[Map | None, Seq, str | None, int, int, int]] = []
        value: Value
        for event in stream.events:
            if event.__class__ is scalar:  # most are, so this is asked first
                value = text = event.value
                start, end = event.start_mark.index, event.end_mark.index
                if named and (event.anchor is not None or event.tag is not None):
                    self._refuse_names(event, start, text)
                if long and len(text) > longest:
                    raise TooMuch(refusals.too_long(start, self._limits))
                if event.style:
                    if event.style in "|>":
                        end = start + len(self._text[start:end].rstrip(" \t\r\n"))
                elif key is None:  # keys stay text whatever they look like
                    if text in _NO_WORDS:
                        value = self._no_key(text, Span(start, end))
                elif text[:1] in _MAYBE_NO_TEXT:
                    value = resolved(text)
                    if isinstance(value, Plain) and value.kind is _NULL:
                        self.lacking = True
                if key is not None:
                    add_text(text)
            elif (what := kinds[event.__class__]) is MAP or what is SEQ:
                start = event.start_mark.index
                if named and (event.anchor is not None or event.tag is not None):
                    self._refuse_names(event, start)
                if len(stack) >= deepest:
                    raise TooMuch(refusals.too_deep(start, self._limits))
                stack.append((mapping, sequence, key, key_start, key_end, start))
                if what is MAP:
                    mapping, key = Map(bool(event.flow_style)), None
                    places = mapping.places
                else:
                    mapping, key, sequence = None, _IN_LIST, Seq(bool(event.flow_style))
                end = event.end_mark.index
                continue
            elif what is END:
                node = sequence if mapping is None else mapping
                mapping, sequence, key, key_start, key_end, start = stack.pop()
                if node.flow:  # a block ends where its last value does
                    end = event.end_mark.index
                node.start, node.end = start, end
                value = node
                if mapping is not None:
                    places = mapping.places
                if key is None:
                    value = self._no_word(node)
            elif what is ALIAS:
                value, start, end = self._alias(event, key is None)
            elif what is DOCUMENT and root:
                self._report(refusals.second_document(self._text, event.start_mark.index))
                break
            else:
                continue
            if key is None:
                key = value if value.__class__ is str else str(value)
                key_start, key_end = start, end
                if key in places:
                    self._report(refusals.repeated(key, places[key], Span(start, end)))
                    key = _NO_KEY
                continue
            if mapping is None:
                sequence.append(value)
                sequence.places.append((start, end))
            else:
                if start == end:
                    start = end = self._behind_colon(key_end)
                if key is not _NO_KEY:
                    mapping[key] = value
                    places[key] = (key_start, key_end, start, end)
                key = None
            budget -= 1
            if budget < 0:
                raise TooMuch(refusals.too_many_values(start, self._limits))
        return root[0] if root else None

    def _refuse_names(self, event: Any, start: int, text: str = "") -> None:
        """Report what no value may have in front of it: an anchor or a tag."""
        if event.anchor is not None:
            self._anchors.setdefault(event.anchor, text)
            self._report(refusals.anchor(self._text, start))
        if event.tag is not None:
            self.sound = False
            self._report(refusals.tag(self._text, start))

    def _behind_colon(self, key_end: int) -> int:
        """Where an empty value stands; the parsers differ in what they say."""
        if self._text.startswith(":", key_end):
            return key_end + 1
        match = _COLON.match(self._text, key_end)
        return match.end() if match else key_end

    def _alias(self, event: Any, is_key: bool) -> tuple[str, int, int]:
        """Report an alias; what it stands for is left out."""
        span = Span(event.start_mark.index, event.end_mark.index)
        self.sound = False
        self._report(refusals.alias(self._text, span, self._anchors.get(event.anchor)))
        return _NO_KEY if is_key else resolved(""), *span

    def _no_key(self, value: str, span: Span) -> str:
        """Report a key that is missing or that merges another mapping."""
        if value:
            self.sound = False
            self._report(refusals.merge_key(span))
        else:
            self._report(refusals.empty_key(span.start))
        return _NO_KEY

    def _no_word(self, key: Map | Seq) -> str:
        """Report a list or mapping in the place of a key."""
        self._report(refusals.collection_as_key(key))
        return _NO_KEY

    def _report(self, problem: Problem) -> None:
        """Keep a problem.

        Raises:
            TooMuch: It is one problem too many.
        """
        self.problems.append(problem)
        if len(self.problems) >= self._limits.problems:
            raise TooMuch(refusals.too_many_problems(problem.span, self._limits))
