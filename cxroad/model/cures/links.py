"""Links and exit criteria that could not be read, and what to write instead."""

from __future__ import annotations

import re

from cxroad.model.base import Unreadable, quoted
from cxroad.model.criteria import Criterion
from cxroad.model.cures.general import Wanted, refused
from cxroad.model.durations import Lag
from cxroad.model.ids import LONGEST_ID, check_id, nearest_id
from cxroad.model.links import LONGEST_LINK, Link

_ID = r"[A-Za-z0-9][A-Za-z0-9_-]*"
_EXAMPLE = "listen, listen + 2w or listen.start + 4w"
_SEVERAL = re.compile(r" *[,;&] *| and ")
_LEADING = re.compile(r"(?i:after|waits for|depends on|from) +")
_FLIPPED = re.compile(rf"([0-9.]+ ?[A-Za-z]+) +after +({_ID}(?:\.start)?)")
_END = re.compile(rf"({_ID})[. ](?i:end|ends|finish|finishes|finished|done|due)(?: *([+-].*))?")
_START = re.compile(rf"({_ID})[. ](?i:start|starts|begin|begins|beginning)(?: *([+-].*))?")
_PATH = re.compile(rf"(?:{_ID}\.)+({_ID}(?:\.start)?)( *[+-].*)?")
_PROJECT = re.compile(rf"({_ID}?) ?(FS|SS|FF|SF)(?: *([+-].*))?")
_LAGGED = re.compile(rf"({_ID}(?:\.start)?) *([+-].*)")
_TIGHT = re.compile(rf"({_ID}?)- ?([0-9].*)")

_OPERATORS = {"=>": ">=", "=<": "<=", "> =": ">=", "< =": "<=", "≧": ">=", "≦": "<="}


def refused_link(text: str) -> Unreadable:
    """Why the text is nothing to wait for."""
    wanted = Wanted("something to wait for", _EXAMPLE, LONGEST_LINK, Link.parse, _link, False)
    return refused(text, wanted)


def _link(plain: str, shown: str) -> Unreadable | None:
    parts = _SEVERAL.split(plain)
    if len(parts) > 1 and all(re.match(_ID, part) for part in parts):
        return Unreadable(f"{shown} names several", f"write a list: [{', '.join(parts)}]")
    bare = _LEADING.sub("", plain, count=1)
    if match := _FLIPPED.fullmatch(bare):
        return _joined(shown, match[2], f"+ {match[1]}")
    if bare != plain and re.fullmatch(rf"{_ID}(\.start)?", bare):
        return Unreadable(f"{shown} has a word too many", f"write {bare}")
    if match := _LAGGED.fullmatch(bare):
        return _joined(shown, match[1], match[2])
    if match := _END.fullmatch(bare):
        fault = "names a finish, which is meant where nothing is said"
        return _joined(shown, match[1], match[2], fault)
    if match := _START.fullmatch(bare):
        return _joined(shown, f"{match[1]}.start", match[2])
    if match := _PROJECT.fullmatch(bare):
        return _project(shown, match[1], match[2], match[3])
    if match := _PATH.fullmatch(bare):
        return _joined(shown, match[1], match[2], "is a path, but an id is enough")
    if match := _TIGHT.fullmatch(bare):
        return _joined(shown, match[1], f"- {match[2]}")
    if re.fullmatch(_ID, bare) and len(bare) > LONGEST_ID:
        return _bad_id(bare)
    if offer := nearest_id(bare):
        return Unreadable(f"{shown} is not the id of anything", f"write an id, such as {offer}")
    return None


def _joined(shown: str, target: str, lag: str | None, fault: str = "") -> Unreadable:
    """The link with its target and its lag as they are written, or what is wrong with the lag."""
    spelling = target
    if lag:
        sign, size = lag[0], lag[1:].strip()
        try:
            size = str(Lag.parse(size))
        except Unreadable as reason:
            written = re.fullmatch(r"write ([0-9.]+[a-z]+)", reason.help)
            if written is None:
                return reason if size else _unfinished(shown, target, sign)
            fault, size = fault or reason.message, written[1]
        spelling = f"{target} {sign} {size}"
    return Unreadable(fault and (fault if fault.startswith("'") else f"{shown} {fault}")
                      or f"{shown} is not how waiting is written", f"write {spelling}")


def _unfinished(shown: str, target: str, sign: str) -> Unreadable:
    return Unreadable(f"{shown} ends after its sign", f"write {target} {sign} 2w, or {target}")


def _project(shown: str, target: str, arrow: str, lag: str | None) -> Unreadable:
    if not target:
        return Unreadable(f"{shown} is not the id of anything", "write an id")
    if arrow in ("FF", "SF"):
        return Unreadable(
            f"{shown} ties a finish, but only starts can wait here",
            f"write {target} or {target}.start, with a lag such as + 2w",
        )
    return _joined(shown, f"{target}.start" if arrow == "SS" else target, lag)


def _bad_id(text: str) -> Unreadable:
    try:
        check_id(text)
    except Unreadable as reason:
        return reason
    return Unreadable(f"{quoted(text)} cannot be an id")
