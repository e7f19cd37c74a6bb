"""Exit criteria that are nearly comparisons, and what to write instead."""

from __future__ import annotations

import re

from cxroad.model.base import Unreadable, quoted
from cxroad.model.cures.general import Parse, plain_text
from cxroad.model.ids import ID_PATTERN

_OPERATOR = r">=|<=|==|=>|=<|> =|< =|≧|≦|≥|≤|!=|<>|[><=]"
_SPELLED = {"=>": ">=", "=<": "<=", "> =": ">=", "< =": "<=", "≧": ">=", "≦": "<=",
            "≥": ">=", "≤": "<=", "==": "="}  # fmt: skip
_TURNED = {">=": "<=", "<=": ">=", ">": "<", "<": ">", "=": "="}
_COMPARISON = re.compile(rf"({ID_PATTERN}) *({_OPERATOR}) *((?:[+-]? ?[0-9.]|[€$£]).*)?")
_REVERSED = re.compile(rf"([+-]?[0-9][0-9.]*[kM%]?) *({_OPERATOR}) *({ID_PATTERN})")
_DONE = re.compile(rf"({ID_PATTERN}) +(?:is +)?(?i:done)[.!]?")


def refused_criterion(text: str, parse_number: Parse) -> Unreadable | None:
    """Why the text is neither a criterion that can be checked nor free text; None if it is free.

    Free text is all that does not compare an id with a number.
    """
    shown = quoted(text)
    if not text:
        return Unreadable("an empty text is no criterion", "write it like effort >= 4.9")
    plain = plain_text(text)
    if match := _DONE.fullmatch(plain):
        return Unreadable(
            f"{shown} is not how a finished initiative is written", f"write {match[1]} done"
        )
    if match := _REVERSED.fullmatch(plain):
        op = _SPELLED.get(match[2], match[2])
        if op in _TURNED and not match[3].isdigit():
            try:
                parse_number(match[1])
            except Unreadable as reason:
                return reason
            return Unreadable(
                f"{shown} begins with the number", f"write {match[3]} {_TURNED[op]} {match[1]}"
            )
    match = _COMPARISON.fullmatch(plain)
    if match is None:
        return None
    target, written, value = match.groups()
    if value is None:
        return Unreadable(f"{shown} ends after '{written}'", f"write it like {target} >= 4.9")
    op = _SPELLED.get(written, written)
    if op in ("!=", "<>"):
        return Unreadable(
            f"{shown} compares with '{written}', which is not read", "write >=, <=, >, < or ="
        )
    try:
        parse_number(value)
    except Unreadable as reason:
        help = reason.help.replace("write ", f"write {target} {op} ", 1)
        return Unreadable(reason.message, f"{help}; or say it in words, without '{written}'")
    return Unreadable(f"{shown} is not how a comparison is written", f"write {target} {op} {value}")
