"""A text as a scalar of YAML: in quotes only where it would be misread without."""

from __future__ import annotations

import re
import unicodedata

from cxroad.errors import CxroadError
from cxroad.source.plain import Kind, kind_of

_PLAIN = re.compile(r"[^\W_]|[+-][0-9.]")
_UNSAFE = re.compile(r": |:$| #|^-+$")
_FLOW = re.compile(r"[][{},:]")
_NUMERIC = re.compile(r"[-+.0-9][-+.:_0-9a-fA-FxoeE%]*")
_ELSEWHERE = frozenset(["y", "n", "yes", "no", "on", "off"])
"""Texts that older readers of YAML take for booleans."""

_JOINERS = "\u200c\u200d"
"""Marks without a width that words and emoji are made with."""


_OF_RUNNERS = re.compile(r"##(?=\w{0,16}\[)")
"""What runners of continuous integration take for a command, wherever they read it."""


def scalar(text: str, flow: bool = False) -> str:
    """A text as a scalar on one line, in quotes only where it would be misread without.

    Args:
        flow: Whether it stands inside { } or [ ], where fewer texts can go without.

    Raises:
        CxroadError: It holds half a character, which no file can hold.
    """
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise CxroadError("a text holds half a character", "type it again")
    if all(map(can_stand, text)) and not _OF_RUNNERS.search(text):
        if _needs_none(text) and not (flow and _FLOW.search(text)):
            return text
        if '"' in text or "\\" in text:
            return "'" + text.replace("'", "''") + "'"
    return '"' + _OF_RUNNERS.sub(r"#\\x23", "".join(map(_escaped, text))) + '"'


def _needs_none(text: str) -> bool:
    if not _PLAIN.match(text) or _UNSAFE.search(text) or text != text.strip():
        return False
    if ":" in text and _NUMERIC.fullmatch(text):
        return False  # 12:30 is a number of minutes to some
    return kind_of(text) in (Kind.TEXT, Kind.NUMBER) and text.lower() not in _ELSEWHERE


def can_stand(letter: str) -> bool:
    """Whether a character can stand in a file as it is, and be seen there."""
    if letter in _JOINERS:
        return True
    if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return False
    code = ord(letter)
    return code & 0xFFFE != 0xFFFE and not 0xFDD0 <= code <= 0xFDEF


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return "\\" + letter
    return letter if can_stand(letter) else letter.encode("unicode-escape").decode()
