"""What the parts of a summary are laid out in: sections of lines and tables, free of any markup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Protocol


class Tone(StrEnum):
    """How much a piece of text weighs; never the only carrier of what it says."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as a sentence.

    Attributes:
        text: The sentence.
        label: A word or two in front of it that say what it is about; may be empty.
        badge: A letter, R, A or G; empty for none.
        tone: Of the text.
        item: Whether it is one of several of its kind.
    """

    text: str
    label: str = ""
    badge: str = ""
    tone: Tone = Tone.PLAIN
    item: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        heading: Its heading; may be empty.
        right: Whether its cells stand at its right edge, as numbers do.
        flows: Whether text in its cells may be broken into several lines when room is short.
    """

    heading: str
    right: bool = False
    flows: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        text: What stands in it.
        note: What stands below it, with less weight; may be empty.
        tone: Of the text.
        badge: A letter, R, A or G, in front of the text; empty for none.
        bar: How much of a bar in front of the text is filled, 0 to 1; None for no bar.
    """

    text: str = ""
    note: str = ""
    tone: Tone = Tone.PLAIN
    badge: str = ""
    bar: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, and the same as a sentence for those who cannot use tables."""

    cells: tuple[Cell, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a summary, ready to be drawn.

    Attributes:
        heading: What it is about.
        lines: Sentences before the tables.
        tables: In reading order.
        notes: Sentences after the tables.
    """

    heading: str
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[Line, ...] = ()


class Page(Protocol):
    """A view that can be told in sections."""

    @property
    def title(self) -> str:
        """What the roadmap is called, in its author's words."""

    @property
    def as_of(self) -> date:
        """The day that everything is reckoned from."""

    @property
    def headline(self) -> str:
        """What it all says, in a sentence."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its parts in words and tables, in reading order."""
