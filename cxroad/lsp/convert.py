"""Places as editors count them: lines and characters from zero, in units of an encoding."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from cxroad.source.span import Span

UTF_8, UTF_16, UTF_32 = "utf-8", "utf-16", "utf-32"
"""The encodings that an editor may count in; UTF-16 where it says nothing."""

_ENDS = re.compile(r"\r\n|\n|\r")
"""What ends a line for an editor; YAML knows others, which a roadmap cannot hold."""

_LONE = re.compile("[\ud800-\udfff]")
_BOM = "\ufeff"


class At(NamedTuple):
    """A place in an editor: line and character, both from zero."""

    line: int
    character: int


class Units:
    """A text in an editor, and where each of its places lies for us and for the editor.

    Ours are offsets in code points of the text without its byte order mark.

    Attributes:
        text: What the editor holds; halves of characters are marked as unreadable, which is
            also what saving makes of them.
        encoding: What the editor counts in.
    """

    def __init__(self, text: str, encoding: str = UTF_16) -> None:
        self.text = text if text.isascii() else _LONE.sub("\ufffd", text)
        self.encoding = encoding
        self._mark = len(_BOM) if self.text.startswith(_BOM) else 0
        self._starts = [0]
        self._stops: list[int] = []
        for end in _ENDS.finditer(self.text):
            self._stops.append(end.start())
            self._starts.append(end.end())
        self._stops.append(len(self.text))

    def at(self, offset: int) -> At:
        """The editor's place of an offset; one outside the text is moved to its nearest end."""
        offset = min(max(offset + self._mark, 0), len(self.text))
        line = bisect_right(self._starts, offset) - 1
        return At(line, self._length(self.text[self._starts[line] : offset]))

    def offset(self, line: int, character: int) -> int:
        """The offset of an editor's place; one behind the end of a line is moved to that end."""
        if line < 0:
            return 0
        if line >= len(self._starts):
            return len(self.text) - self._mark
        start = self._starts[line]
        words = self.text[start : self._stops[line]]
        return max(start + self._characters(words, max(character, 0)) - self._mark, 0)

    def range(self, span: Span) -> tuple[At, At]:
        """The editor's places of both ends of a span."""
        return self.at(span.start), self.at(span.end)

    @property
    def whole(self) -> Span:
        """All of the text."""
        return Span(0, len(self.text) - self._mark)

    def _length(self, words: str) -> int:
        """How many units some characters are."""
        if self.encoding == UTF_32 or words.isascii():
            return len(words)
        if self.encoding == UTF_8:
            return len(words.encode())
        return len(words) + sum(character > "\uffff" for character in words)

    def _characters(self, words: str, units: int) -> int:
        """How many characters lie before a number of units; one that is cut counts not."""
        if self.encoding == UTF_32 or words.isascii():
            return min(units, len(words))
        for index, character in enumerate(words):
            units -= self._length(character)
            if units < 0:
                return index
        return len(words)
