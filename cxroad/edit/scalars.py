"""How texts, lists and maps are written: in quotes only where they are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cxroad.errors import InputError
from cxroad.source.scalar import scalar

Value = str | Sequence[str] | Mapping[str, "Value"]
"""A text, a list of texts, or a map."""

WIDEST = 100
"""The most columns of a new entry in braces; our default."""

_BARE = ("true", "false")


def in_line(value: Value, flow: bool = False) -> str:
    """A value behind its colon, on one line.

    Args:
        flow: Whether it stands in brackets or braces, where commas part.

    Raises:
        InputError: A text holds what no line can, such as a line end.
    """
    if isinstance(value, str):
        return _scalar(value, flow)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {in_line(each, True)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(in_line(each, True) for each in value) + "]"


def _scalar(text: str, flow: bool) -> str:
    if not text.isprintable():
        raise InputError("a value is one line of letters that can be seen", "leave out line ends")
    return text if text in _BARE else scalar(text, flow)


def in_lines(key: str, value: Value, indent: int, step: int) -> Iterator[str]:
    """A key and its value in block style; a map has a line for each of its keys."""
    lead = " " * indent
    if isinstance(value, Mapping) and value:
        yield f"{lead}{key}:"
        for each, inside in value.items():
            line = f"{lead}{' ' * step}{each}: {in_line(inside)}"
            deep = isinstance(inside, Mapping) and (
                len(line) > WIDEST or any(isinstance(one, Mapping) for one in inside.values())
            )
            if deep:
                yield from in_lines(each, inside, indent + step, step)
            else:
                yield line
    else:
        yield f"{lead}{key}: {in_line(value)}"
