"""Words that do not fit: what typer makes of them, said as we say everything else."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from cxroad.errors import UsageError

_LONGEST = 60
"""So much of somebody's word is repeated."""


def reworded(error: Any, ctx: Any, word: str = "") -> UsageError:
    """What we say instead of typer: what does not fit, and what to type.

    Typer's classes lie elsewhere in each of its versions, so that they are known by their names.

    Args:
        error: What typer raised.
        ctx: Where: the whole program, or one command.
        word: The value or the command that does not fit, where the error does not keep it.
    """
    kind, usage = type(error).__name__, _usage(ctx)
    word = word[:_LONGEST]
    option = str(getattr(error, "option_name", ""))[:_LONGEST]
    if kind == "NoSuchOption":
        return UsageError(f"there is no option {option}", _instead(error, ctx, option))
    if kind == "BadOptionUsage":
        if " " not in (shown := _shown(ctx, option)):
            return UsageError(f"{option} takes no value", f"write {option} alone")
        return UsageError(f"{option} lacks its value", f"write {shown}")
    if kind == "MissingParameter":
        return missing(ctx, error.param)
    if kind == "BadParameter" and error.param is not None:
        return _unfit(ctx, error.param, word)
    if kind in ("NoSuchCommand", "UsageError") and hasattr(ctx.command, "commands"):
        return _no_command(ctx, word)
    if extra := re.search(r"extra arguments?(?:\(s\))? \((.*)\)", str(error.message)):
        return UsageError(f"more words than wanted: {extra[1][:_LONGEST]}", f"write {usage}")
    return UsageError(str(error.message).rstrip("."), f"write {usage}")


def missing(ctx: Any, parameter: Any) -> UsageError:
    """What we say where a command cannot do without an argument."""
    name = parameter.metavar or parameter.name
    return UsageError(f"{name} is missing", f"write {_usage(ctx)}")


def _usage(ctx: Any) -> str:
    """How the command is called: `cxroad order [FILE]`; its options are told by its help."""
    said = re.sub(r"\s+", " ", ctx.get_usage()).removeprefix("Usage: ").strip()
    return said.replace(" [OPTIONS]", "")


def _instead(error: Any, ctx: Any, option: str) -> str:
    """What to type instead of an option that there is not."""
    every = f"`{ctx.command_path} -h` lists all"
    if hasattr(ctx.command, "commands"):
        return f"an option stands behind its command: cxroad COMMAND {option}; {every}"
    near = sorted(getattr(error, "possibilities", None) or ())
    return f"there is {' and '.join(near)}; {every}" if near else every


def _shown(ctx: Any, option: str) -> str:
    """An option as it is typed: `--runs N`, or `--plain` where it takes no value."""
    for parameter in ctx.command.params:
        if option in parameter.opts and not getattr(parameter, "is_flag", False):
            like = _default(parameter)
            return f"{option} {like or parameter.metavar or _wanted(parameter)[1]}"
    return option


def _no_command(ctx: Any, word: str) -> UsageError:
    from difflib import get_close_matches

    from cxroad.cli.options import is_file

    if is_file(word):
        return UsageError(
            f"'{word}' is no command", f"a command stands before the file: cxroad lint {word}"
        )
    near = get_close_matches(word, ctx.command.list_commands(ctx), n=1)
    every = "`cxroad -h` lists all commands"
    return UsageError(
        f"there is no command '{word}'", f"there is `cxroad {near[0]}`; {every}" if near else every
    )


def _unfit(ctx: Any, parameter: Any, word: str) -> UsageError:
    """What we say of a value that is none of those that an option or an argument takes."""
    wanted, like = _wanted(parameter)
    if parameter.param_type_name == "argument":
        return UsageError(f"'{word}' is {wanted}", f"write {ctx.command_path} {like}")
    name = max(parameter.opts, key=len)
    if default := _default(parameter):
        hint = f"write {name} {default}, or leave it out"
    else:
        hint = f"write {name} {like}"
    return UsageError(f"{name}: '{word}' is {wanted}", hint)


def _default(parameter: Any) -> str:
    """What holds where nothing is said; empty where that is none or a matter of the command."""
    default = parameter.default
    if isinstance(default, Enum):
        return str(default.value)
    return f"{default:.15g}" if type(default) in (int, float) else ""


def _wanted(parameter: Any) -> tuple[str, str]:
    """What a value is not, and a value that would fit."""
    about = getattr(parameter, "type_descriptor", None)
    kind = about.annotation if about is not None else parameter.type
    bounds = about.parameter_info if about is not None else parameter.type
    choices = about.choices if about is not None else getattr(parameter.type, "choices", None)
    if choices:
        from cxroad.model.writing import either

        words = [str(each.value if isinstance(each, Enum) else each) for each in choices]
        return f"not {either(words)}", words[0]
    least, most = getattr(bounds, "min", None), getattr(bounds, "max", None)
    broken = kind is float or getattr(kind, "name", "").startswith("float")
    number = "no number" if broken else "no whole number"
    if least is None:
        return number, "1"
    if most is None:
        return f"{number} from {least:,} on", str(least)
    return f"{number} from {least:,} to {most:,}", str(least)
