"""What every reader gives, and what is made of it: rows with their places, then tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        number: What the user calls it, from 1: a line of a text, a row of a sheet, a task's id.
        cells: Texts without blanks around them; days as `2027-03-15`, shares as `20%`.
    """

    number: int
    cells: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of a file, as its reader found them.

    Attributes:
        noun: What a row is called: `line`, `row` or `task`.
        settled: Whether the first row holds our own names of fields, since the format has them.
        title: What the file calls itself; empty when it does not.
        currency: The currency that it counts in; empty when it does not say.
        week, closed: Days worked and days not worked, as the file format writes them.
        merged: Cells that are one with that above, which say the same, by row and column.
        notes: What the reader had to settle, as sentences.
        misfits: What it could not read.
    """

    noun: str
    rows: tuple[Row, ...]
    settled: bool = False
    title: str = ""
    currency: str = ""
    week: str = ""
    closed: tuple[str, ...] = ()
    merged: frozenset[tuple[int, int]] = frozenset()
    notes: tuple[str, ...] = ()
    misfits: tuple[Misfit, ...] = ()


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something in the file that has no place in the roadmap.

    Attributes:
        row: The number of its row; 0 for the file as a whole.
        column: The title of its column; empty where the row as a whole does not fit.
        said: What does not fit and what is done about it, without a final stop.
        cure: What to write instead; may be empty.
    """

    row: int
    column: str
    said: str
    cure: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what is taken from it.

    Attributes:
        index: Its place, from 0.
        title: As the file has it; `column C` where it has none.
        field: Our name of what it holds; empty when it is left out.
        unit: Unit of bare numbers in it, such as `w`; empty for none.
        remark: Why it is left out, or taken for more than its title says.
        example: What its first filled cell holds.
    """

    index: int
    title: str
    field: str
    unit: str = ""
    remark: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One initiative to be.

    Attributes:
        row: The number of its row.
        id: Its id, unique among all that can be waited for.
        phase: The id of its phase.
        parts: Keys of an initiative and what to write for them, in the order of the file format.
        notes: Words that no key has room for; they become comments.
    """

    row: int
    id: str
    phase: str
    parts: Mapping[str, Part]
    notes: tuple[str, ...] = ()


Part = str | tuple[str, ...] | dict[str, str]
"""A text, several, or texts by id (empty where the id alone is said)."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A phase to be.

    Attributes:
        name: As the file has it; empty where the id says as much.
        called: As the file has it, in any case; empty where the file has none.
        free: Whether it does not wait for the phase before, by the days in the file.
        after: What it waits for instead of the phase before.
    """

    id: str
    name: str = ""
    called: str = ""
    free: bool = False
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """All that became of a file.

    Attributes:
        noun: What a row is called.
        rows: How many rows hold anything, without the header.
        title: What to call the roadmap.
        start: The earliest day of all work; empty where no day is given.
        week, closed: Days worked and days not worked; empty where the file does not say.
        outcomes, vendors: What initiatives name: id and name.
        notes: What was settled for the user, as sentences with a final stop.
    """

    noun: str
    rows: int
    columns: tuple[Column, ...]
    title: str
    start: str
    currency: str
    stages: tuple[Stage, ...]
    tasks: tuple[Task, ...]
    week: str = ""
    closed: tuple[str, ...] = ()
    outcomes: Mapping[str, str] = field(default_factory=dict)
    vendors: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    misfits: tuple[Misfit, ...] = ()
