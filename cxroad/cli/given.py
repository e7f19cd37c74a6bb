"""Values of options, understood without what the newest typer loads for that."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, NamedTuple

WORD = "cxroad.word"
"""Under this name a context keeps the value that is being understood, which a refusal repeats."""


def plainly(parameter: Any) -> None:
    """Let a parameter take what it is given as it stands, where that is plain to see.

    Typer from 0.29 on asks pydantic about every value, even that of an option which nobody gives;
    loading it takes longer than all else that a short command does. Whatever is not plain typer
    judges still, and words the refusal. Older versions ask nobody, and are left alone.
    """
    judge = getattr(parameter, "get_runtime_param", None)
    about = getattr(parameter, "type_descriptor", None)
    if judge is not None and about is not None and not about.parameter_info.parser:
        taker = _Taker(about.annotation, judge)
        parameter.get_runtime_param = lambda: taker
    process = parameter.process_value

    def kept(ctx: Any, value: Any) -> Any:
        ctx.meta[WORD] = "" if value is None else value
        got = process(ctx, value)
        if got is None and parameter.required and not ctx.resilient_parsing:
            from cxroad.cli.refusals import missing

            raise missing(ctx, parameter)  # an old typer with a new click lets it pass
        return got

    parameter.process_value = kept


class _Taker(NamedTuple):
    """What typer asks for the value of a parameter.

    Attributes:
        kind: What the value should be.
        judge: Gives what typer itself would ask.
    """

    kind: Any
    judge: Callable[[], Any]

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value for the command; typer's refusal where it does not fit."""
        many = param.multiple or param.nargs == -1
        if value is None:
            return () if many else None
        if many:
            if self.kind == list[str] and all(type(each) is str for each in value):
                return list(value)
        elif type(value) is self.kind:
            return value
        elif isinstance(self.kind, type) and issubclass(self.kind, Enum):
            for choice in self.kind:
                if choice.value == value:
                    return choice
        return self.judge().coerce(value, param=param, ctx=ctx)
