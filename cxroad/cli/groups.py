"""Groups of options: a command names a group once, and users see each option of it."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any, get_type_hints


def spread(function: Callable[..., int]) -> Callable[..., int]:
    """A command with the options of its groups for parameters, as typer wants them.

    A group is a dataclass whose fields are annotated as options; a parameter of its type stands
    for all of them, in their order and with their defaults.
    """
    hints = get_type_hints(function, include_extras=True)
    groups: dict[str, tuple[Callable[..., object], tuple[str, ...]]] = {}
    parameters: dict[str, inspect.Parameter] = {}
    for name, parameter in inspect.signature(function).parameters.items():
        kind = hints[name]
        if is_dataclass(kind) and isinstance(kind, type):
            options = get_type_hints(kind, include_extras=True)
            groups[name] = kind, tuple(option.name for option in fields(kind))
            for option in fields(kind):
                parameters[option.name] = inspect.Parameter(
                    option.name,
                    inspect.Parameter.KEYWORD_ONLY,
                    default=option.default,
                    annotation=options[option.name],
                )
        else:
            parameters[name] = parameter.replace(
                kind=inspect.Parameter.KEYWORD_ONLY, annotation=kind
            )

    @functools.wraps(function)
    def command(**given: Any) -> int:
        for name, (group, options) in groups.items():
            given[name] = group(**{option: given.pop(option) for option in options})
        return function(**given)

    signature = inspect.Signature(list(parameters.values()))
    command.__signature__ = signature  # type: ignore[attr-defined]
    command.__annotations__ = {name: each.annotation for name, each in parameters.items()}
    return command
