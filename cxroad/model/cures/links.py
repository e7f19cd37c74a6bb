"""Links that could not be read, and what to write instead."""

from __future__ import annotations

import re
from typing import NamedTuple

from cxroad.model.base import Unreadable
from cxroad.model.cures.general import Parse, Wanted, refused
from cxroad.model.ids import nearest_id
from cxroad.model.limits import LONGEST_ID, LONGEST_LINK
from cxroad.model.nearest import nearest

_ID = r"[A-Za-z0-9][A-Za-z0-9_-]*"
_EXAMPLE = "listen, listen + 2w or listen.start + 4w"
_SEVERAL = re.compile(r" *[,;&] *| and ")
_LEADING = re.compile(r"\A(?i:after|waits for|depends on|from) +")
_FLIPPED = re.compile(rf"([0-9.]+ ?[A-Za-z]+) +after +({_ID}(?:\.start)?)")
_END = re.compile(rf"({_ID})[. ](?i:end|ends|finish|finishes|finished|done|due)(?: *([+-].*))?")
_START = re.compile(rf"({_ID})[. ](?i:start|starts|begin|begins|beginning)(?: *([+-].*))?")
_PATH = re.compile(rf"((?:{_ID}\.)*{_ID})\.({_ID}(?:\.start)?)(?: *([+-].*))?")
_PROJECT = re.compile(rf"({_ID}?) ?(FS|SS|FF|SF)(?: *([+-].*))?")
_PAIR = re.compile(rf"({_ID}) *\+ *([A-Za-z]{{2}}[A-Za-z0-9_-]*|[A-Za-z])")
_NAMED = re.compile(r"(.*[^ ]) +([+-]) *([0-9][^+-]*)")
_LAGGED = re.compile(rf"({_ID}(?:\.start)?) *([+-].*)")
_TIGHT = re.compile(rf"({_ID}?)- ?([0-9].*)")


class _Meant(NamedTuple):
    """A link as it was probably meant.

    Attributes:
        target: An id, perhaps with `.start`.
        lag: A sign and what stands behind it; None where there is no sign.
        fault: What is wrong with the spelling; empty takes the usual words.
        sure: Whether nothing else can be meant.
    """

    target: str
    lag: str | None = None
    fault: str = ""
    sure: bool = False


def refused_link(text: str, parse: Parse, parse_lag: Parse) -> Unreadable:
    """Why the text is nothing to wait for."""

    def cure(plain: str, shown: str) -> Unreadable | None:
        found = _meant(plain, shown)
        if isinstance(found, _Meant) and len(found.target.removesuffix(".start")) > LONGEST_ID:
            return None  # it cannot be read either as it would be offered
        return _offered(shown, found, parse_lag) if isinstance(found, _Meant) else found

    return refused(
        text, Wanted("something to wait for", _EXAMPLE, LONGEST_LINK, parse, cure, put_off=False)
    )


def _meant(plain: str, shown: str) -> _Meant | Unreadable | None:
    parts = _SEVERAL.split(plain)
    if len(parts) > 1 and all(re.match(_ID, part) for part in parts):
        return Unreadable(f"{shown} names several", f"write a list: [{', '.join(parts)}]")
    bare = _LEADING.sub("", plain, count=1)
    if bare != plain and re.fullmatch(rf"{_ID}(\.start)?", bare):
        return _Meant(bare, fault="has a word too many")
    if match := _FLIPPED.fullmatch(bare):
        return _Meant(match[2], f"+ {match[1]}", sure=True)
    if match := _PAIR.fullmatch(bare):
        return Unreadable(f"{shown} names several", f"write a list: [{match[1]}, {match[2]}]")
    if match := _LAGGED.fullmatch(bare):
        return _Meant(match[1], match[2], sure=True)
    if match := _END.fullmatch(bare):
        fault = "names a finish, which is meant where nothing is said"
        return _Meant(match[1], match[2], fault)
    if match := _START.fullmatch(bare):
        return _Meant(f"{match[1]}.start", match[2])
    if match := _PROJECT.fullmatch(bare):
        return _project(shown, match[1], match[2], match[3])
    if match := _PATH.fullmatch(bare):
        if nearest(match[2], ["start"]):
            return _Meant(f"{match[1].rpartition('.')[2]}.start", match[3])
        return _Meant(match[2], match[3], "is a path, but an id is enough")
    if match := _TIGHT.fullmatch(bare):
        return _Meant(match[1], f"- {match[2]}")
    return _no_id(bare, shown)


def _offered(shown: str, meant: _Meant, parse_lag: Parse) -> Unreadable:
    """The link with its target and its lag as they are written, or what is wrong with the lag."""
    target, lag, fault, sure = meant
    message = f"{shown} {fault or 'is not how waiting is written'}"
    if lag is None:
        return Unreadable(message, f"write {target}")
    sign, size = lag[0], lag[1:].strip()
    if not size:
        return Unreadable(
            f"{shown} ends after its sign", f"write {target} {sign} 2w, or {target} alone"
        )
    if re.search("[+-]", size):
        return Unreadable(f"{shown} has more than one lag", f"write one: {target} {sign} 2w")
    try:
        parse_lag(size)
    except Unreadable as reason:
        written = re.fullmatch(r"write ([0-9.]+[a-z]+)", reason.help)
        if written is None:
            return reason
        size, message = written[1], message if fault else reason.message
    spelling = f"{target} {sign} {size}"
    return Unreadable(message, f"write {spelling}", spelling=spelling if sure else "")


def _project(shown: str, target: str, arrow: str, lag: str | None) -> _Meant | Unreadable:
    """The arrows of project software: `12FS+2d`, finish to start."""
    if arrow in ("FF", "SF"):
        return Unreadable(
            f"{shown} ties a finish, but only starts can wait here",
            f"write {target} or {target}.start, with a lag such as + 2w",
        )
    return _Meant(f"{target}.start" if arrow == "SS" else target, lag)


def _no_id(bare: str, shown: str) -> Unreadable | None:
    if re.fullmatch(_ID, bare) and len(bare) > LONGEST_ID:
        return Unreadable(
            f"{shown} is longer than {LONGEST_ID} characters, so it cannot be an id",
            "write the id of what it waits for",
        )
    match = _NAMED.fullmatch(bare)
    name, lag = (match[1], f" {match[2]} {match[3]}") if match else (bare, "")
    if offer := nearest_id(name):
        return Unreadable(f"{shown} is no id", f"write an id, perhaps {offer}{lag}")
    return None
