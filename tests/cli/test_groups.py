"""Groups of options: named once by a command, seen one by one by its users."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from importlib import import_module
from typing import Annotated, Any

import pytest
import typer

from cxroad.cli.app import _COMMANDS, _LOOSE
from cxroad.cli.edit import EditOptions
from cxroad.cli.groups import spread
from cxroad.cli.options import DrawOptions, ReadOptions

OWN = {"draft": {"plain"}}
"""Options of a group that a command explains in its own way."""


@dataclass(frozen=True)
class Sizes:
    high: Annotated[int, typer.Option("--high")] = 3
    wide: Annotated[str, typer.Option("--wide")] = "no"


def paint(file: str = "x", *, sizes: Sizes, last: bool = False) -> int:
    return sizes.high if file == "x" and not last else len(sizes.wide)


def test_options_of_a_group_stand_where_the_group_does_with_its_defaults() -> None:
    seen = inspect.signature(spread(paint)).parameters

    assert list(seen) == ["file", "high", "wide", "last"]
    assert [each.default for each in seen.values()] == ["x", 3, "no", False]


def test_command_is_given_its_group_whole() -> None:
    assert spread(paint)(file="x", high=7, wide="no", last=False) == 7
    assert spread(paint)(file="y", high=7, wide="four", last=False) == 4


@pytest.mark.parametrize("name", _COMMANDS)
def test_help_of_a_command_fits_into_a_terminal(
    name: str, cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = cli(name, "--help").out.splitlines()

    assert len(lines) > 10
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("name", sorted({*_COMMANDS} - {*_LOOSE}))
def test_an_option_that_there_is_not_is_told_with_what_lists_them(
    name: str, cli: Callable[..., Any]
) -> None:
    code, out, err = cli(name, "--qqq")

    assert (code, out) == (2, "")
    assert err == f"error: there is no option --qqq\nhelp: `cxroad {name} -h` lists all\n"


@pytest.mark.parametrize("name", _COMMANDS)
def test_no_command_repeats_an_option_that_a_group_has(name: str) -> None:
    word = f"{name}_" if name == "import" else name
    said = set(
        inspect.signature(getattr(import_module(f"cxroad.cli.commands.{word}"), word)).parameters
    )
    groups = (ReadOptions, DrawOptions, *((EditOptions,) if "options" in said else ()))
    grouped = {option.name for group in groups for option in fields(group)}

    assert OWN.get(name, set()) == said & grouped
