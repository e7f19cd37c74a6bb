"""Values of options: the command gets what typer alone would give it, sooner."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

import pytest
import typer
import typer.core
from typer.testing import CliRunner

from cxroad.cli.given import plainly


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Plain(typer.core.TyperCommand):
    """A command whose parameters take what is plain as it stands."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        for parameter in self.params:
            plainly(parameter)


def paint(
    words: Annotated[list[str] | None, typer.Argument()] = None,
    name: Annotated[str, typer.Option("--name")] = "it",
    colour: Annotated[Colour, typer.Option("--colour")] = Colour.RED,
    other: Annotated[Colour | None, typer.Option("--other")] = None,
    layer: Annotated[list[str] | None, typer.Option("--layer")] = None,
    coats: Annotated[int | None, typer.Option("--coats", min=1, max=9)] = None,
    share: Annotated[float, typer.Option("--share")] = 0.5,
    wet: Annotated[bool, typer.Option("--wet")] = False,
) -> None:
    typer.echo(repr((words, name, colour, other, layer, coats, share, wet)))


def told(words: list[str], cls: type[typer.core.TyperCommand]) -> tuple[int, str]:
    program = typer.Typer(add_completion=False)
    program.command(cls=cls)(paint)
    done = CliRunner().invoke(program, words)
    return done.exit_code, re.sub(r"\s+", " ", done.output)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["a", "b", ""],
        ["--name", "", "--colour", "blue", "--other", "red"],
        ["--colour", "green"],
        ["--colour", "Red"],
        ["--layer", "x", "--layer", "y,z"],
        ["--coats", "3", "--share", "1e-1", "--wet"],
        ["--coats", "0"],
        ["--coats", "many"],
        ["--share", "half"],
        ["--wet", "--wet"],
        ["--nothing"],
        ["--name"],
    ],
    ids=" ".join,
)
def test_command_gets_what_typer_would_give_it(words: list[str]) -> None:
    assert told(words, typer.core.TyperCommand) == told(words, Plain)


def test_what_is_plain_is_taken_and_what_is_not_is_refused() -> None:
    assert told(["a", "--other", "blue", "--wet"], Plain) == (
        0,
        f"(['a'], 'it', {Colour.RED!r}, {Colour.BLUE!r}, None, None, 0.5, True) ",
    )
    assert told(["--colour", "green"], Plain)[0] == 2
