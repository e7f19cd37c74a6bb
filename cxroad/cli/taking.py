"""From a file of another tool to what is taken from it, agreed on at the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from cxroad.cli.asking import answer, can_ask
from cxroad.cli.console import Console
from cxroad.cli.paths import STDIN
from cxroad.errors import CxroadError, InputError, UsageError

if TYPE_CHECKING:
    from cxroad.intake.cells import Order
    from cxroad.intake.columns import Wish
    from cxroad.intake.shape import Intake, Table
    from cxroad.intake.take import Wishes
    from cxroad.intake.there import There

_HELP = "Enter or y writes, n stops; Column=what changes a line, Column= leaves one out."


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says about a file; None and empty texts where it says nothing.

    Attributes:
        asks: Whether to ask on a terminal before anything is written.
    """

    file: str
    format: str | None
    encoding: str | None
    sheet: str | None
    phase: str
    dates: Order | None
    title: str
    asks: bool


def settled(
    asked: Asked, map: Sequence[str], question: str, there: There | None = None
) -> Intake | None:
    """What is taken from a file, after its columns were shown; None when the user says no.

    Args:
        map: What the options say about columns.
        question: What to ask on a terminal; empty to ask nothing.
        there: What a roadmap that is added to has already.

    Raises:
        CxroadError: The file cannot be read, or an option does not fit it.
    """
    from cxroad.intake.columns import wishes_of
    from cxroad.intake.take import take
    from cxroad.render.intake import mapping
    from cxroad.render.visible import harmless

    table = _table(asked)
    words = list(map)
    while True:
        intake = take(table, _wishes(asked, wishes_of(words)), there)
        Console.current.note(mapping(intake, asked.file))
        if not (asked.asks and question and can_ask()):
            return intake
        Console.current.note(f"\n{_HELP}")
        typed = answer(f"{question} [Y/n]")
        if typed is not None and typed.lower() in ("", "y", "yes"):
            return intake
        if typed is None or typed.lower() in ("n", "no", "q"):
            return None
        try:
            take(table, _wishes(asked, wishes_of([*words, typed])), there)
        except CxroadError as error:
            Console.current.note(f"{harmless(error.message)}\n{harmless(error.hint) or _HELP}")
        else:
            words.append(typed)


def _wishes(asked: Asked, columns: tuple[Wish, ...]) -> Wishes:
    from cxroad.intake.take import Wishes

    return Wishes(columns, asked.phase, asked.dates, asked.title, _title(asked.file))


def _title(file: str) -> str:
    """What to call a roadmap after its file: `acme_plan.csv` becomes `Acme plan`."""
    words = PurePath(file).stem.replace("_", " ").replace("-", " ").split()
    name = " ".join(word for word in words if word.isprintable())
    return name[:1].upper() + name[1:] or "Imported"


def _table(asked: Asked) -> Table:
    from cxroad.intake.limits import LARGEST_FILE
    from cxroad.intake.read import format_of, read_table
    from cxroad.source.file import read_bytes
    from cxroad.source.repository import refuse_leaving

    if asked.file == STDIN:
        if asked.format is None:
            raise UsageError("standard input has no suffix", "say its format: --from csv")
        if sys.stdin is None or sys.stdin.isatty():
            raise InputError("standard input is a terminal", "pipe a table into it, or name a file")
        data = sys.stdin.buffer.read(LARGEST_FILE + 1)
        return read_table(data, asked.format, encoding=asked.encoding, sheet=asked.sheet)
    format = format_of(asked.file, asked.format)
    refuse_leaving(asked.file)
    try:
        data = read_bytes(asked.file, LARGEST_FILE)
    except InputError as error:
        raise InputError(error.message, "name the file to take in") from None
    return read_table(data, format, encoding=asked.encoding, sheet=asked.sheet)
