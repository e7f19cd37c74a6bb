"""Numbers, money, shares and changes that could not be read, and what to write instead."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from cxroad.model.base import Unreadable
from cxroad.model.cures.general import Parse, Wanted, refused
from cxroad.model.limits import LONGEST_NUMBER

_CURRENCY = re.compile(
    r"[€$£¥₹₽]|zł|euros?|dollars?|pounds?"
    r"|\b(?:EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CZK|HUF|RON|BGN|TRY|JPY|CNY|INR|AUD|CAD|BRL|ZAR)\b"
)
_TIMES_WORDS = {
    word: times
    for times, words in {
        "k": "k thousand thousands tsd",
        "M": "m mn mio mil million millions",
        "b": "b bn bio billion billions",
        "%": "% percent pct",
    }.items()
    for word in words.split()
}
_UNITS = re.compile(
    r"(?:pp|points?|pts?|stars?|minutes?|min|seconds?|sec|s|hours?|hrs?|h|days?|d|per .{1,12}"
    r"|percentage points|calls|contacts|customers|people|/ ?[a-z]{1,12})"
)
_NUMBER = re.compile(r"([+-]?) *([0-9][0-9.,' _]*|[.,][0-9]+) *([^0-9]*)")
_EXPONENT = re.compile(r"([+-]?[0-9](?:\.[0-9]{1,9})?)[eE]\+?([0-9]{1,2})")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([,.' _])[0-9]{3})(?:\1[0-9]{3})*")
_VAGUE = re.compile(r"\A(?:[~<>≈=]+|about|around|ca\.?|approx\.?) *")
_LONE_M = re.compile("[0-9] ?m$")
_FRACTION = re.compile("([0-9]{1,4}) ?/ ?([1-9][0-9]{0,3})")
_SHARES = {"all": "100%", "whole": "100%", "half": "50%", "quarter": "25%"}
_CHANGES = {"double": "+100%", "doubled": "+100%", "2x": "+100%", "x2": "+100%",
            "halve": "-50%", "halved": "-50%", "half": "-50%"}  # fmt: skip


class _Reading(NamedTuple):
    """A number as it was probably meant.

    Attributes:
        sign: `+`, `-` or nothing.
        digits: Digits with at most one decimal point.
        times: `k`, `M`, `%` or nothing.
        fault: What is wrong with its spelling; empty if nothing is.
        other: The digits that can be meant as well; empty if no others can.
    """

    sign: str
    digits: str
    times: str
    fault: str
    other: str = ""


def refused_number(text: str, parse: Parse) -> Unreadable:
    """Why the text is no number."""
    return refused(text, Wanted("a number", "17%, 4.6 or 250k", LONGEST_NUMBER, parse, _number))


def refused_money(text: str, parse: Parse) -> Unreadable:
    """Why the text is no amount of money."""
    return refused(
        text,
        Wanted("an amount of money", "250k, 1.2M or 90000", LONGEST_NUMBER, parse, _money),
    )


def refused_share(text: str, parse: Parse) -> Unreadable:
    """Why the text is no share."""
    return refused(text, Wanted("a share", "20%", LONGEST_NUMBER, parse, _share))


def refused_change(text: str, parse: Parse) -> Unreadable:
    """Why the text is no change."""
    return refused(text, Wanted("a change", "+5 or -50%", LONGEST_NUMBER, parse, _change))


def _number(plain: str, shown: str) -> Unreadable | None:
    reading = _read(plain)
    if reading is None:
        return None
    if _LONE_M.search(plain):
        return _minutes_or_millions(shown, reading)
    return _offered(shown, "a number", reading, reading.sign.replace("+", ""))


def _money(plain: str, shown: str) -> Unreadable | None:
    reading = _read(plain)
    if reading is None:
        return None
    if reading.sign == "-":
        return Unreadable(f"{shown} is below zero", "write what it costs, without a sign")
    if reading.times == "%":
        return Unreadable(f"{shown} is a share, but an amount of money is wanted", "write 250k")
    match = re.fullmatch(r"([1-9][0-9]{0,2})\.([0-9]{3})", reading.digits)
    if match and not reading.times:
        return Unreadable(
            f"{shown} could be {match[1]}{match[2]} or {reading.digits}",
            f"write {match[1]}{match[2]}, or two decimals if the dot is a decimal point",
        )
    return _offered(shown, "an amount of money", reading, "")


def _change(plain: str, shown: str) -> Unreadable | None:
    if spelling := _CHANGES.get(plain.lower()):
        return Unreadable(f"{shown} is not how a change is written", f"write {spelling}")
    reading = _read(plain)
    if reading is None:
        return None
    if not reading.sign:
        size = reading.digits + reading.times
        return Unreadable(
            f"{shown} has no sign, so it could go up or down", f"write +{size} or -{size}"
        )
    if _LONE_M.search(plain):
        return _minutes_or_millions(shown, reading)
    return _offered(shown, "a change", reading, reading.sign)


def _share(plain: str, shown: str) -> Unreadable | None:
    if spelling := _SHARES.get(plain.lower()):
        return Unreadable(f"{shown} is not how a share is written", f"write {spelling}")
    if match := _FRACTION.fullmatch(plain):
        part = Decimal(100) * int(match[1]) / int(match[2])
        if not 0 < part <= 100:
            return Unreadable(f"{shown} is no part of a whole", "write at most 100%")
        spelling = _plain(part.quantize(Decimal("0.01")))
        return Unreadable(f"{shown} is not how a share is written", f"write {spelling}%")
    reading = _read(plain)
    if reading is None:
        return None
    if reading.sign == "-":
        return Unreadable(f"{shown} is below zero", "write more than 0%, or leave it out")
    value = Decimal(reading.digits)
    if reading.times not in ("", "%") or value > 100:
        return Unreadable(f"{shown} is no part of a whole", "write at most 100%")
    if value == 0:
        return Unreadable(f"{shown} is no share", "write more than 0%, or leave it out")
    if reading.times == "%":
        return _offered(shown, "a share", reading, "")
    if value == 1:
        help = "write 100% for all of it, or 1%"
    elif value < 1:
        help = f"write {_plain(value * 100)}%, or {_plain(value)}% if so little is meant"
    else:
        help = f"write {_plain(value)}%"
    return Unreadable(f"{shown} has no percent sign", help)


def _minutes_or_millions(shown: str, reading: _Reading) -> Unreadable:
    size = f"{reading.sign}{reading.digits}"
    return Unreadable(
        f"{shown} could be minutes or millions",
        f"write {size}M for millions, else {size}; the unit belongs to the metric",
    )


def _offered(shown: str, noun: str, reading: _Reading, sign: str) -> Unreadable:
    spelling = f"{sign}{reading.digits}{reading.times}"
    whole, _, decimals = reading.digits.partition(".")
    if len(whole) > 15 or len(decimals) > 20:
        return Unreadable(f"{shown} has too many digits", "write at most 15, and 20 decimals")
    if reading.other:
        other = f"{sign}{reading.other}{reading.times}"
        return Unreadable(f"{shown} could be {spelling} or {other}", f"write {spelling} or {other}")
    fault = reading.fault or f"is not how {noun} is written"
    return Unreadable(f"{shown} {fault}", f"write {spelling}")


def _read(plain: str) -> _Reading | None:
    """What a number was probably meant to be; None when that is not clear."""
    if match := _EXPONENT.fullmatch(plain):
        if int(match[2]) > 12:
            return None
        value = Decimal(match[1]).scaleb(int(match[2]))
        sign = "-" if value < 0 else ""
        return _Reading(sign, _plain(abs(value)), "", "is written with an exponent")
    bare = _VAGUE.sub("", plain, count=1)
    currency = _CURRENCY.search(bare)
    if currency:
        bare = (bare[: currency.start()] + bare[currency.end() :]).strip()
    match = _NUMBER.fullmatch(bare)
    if match is None:
        return None
    sign, body, word = match[1], match[2].strip(), match[3].strip().rstrip(".").lower()
    times = _TIMES_WORDS.get(word, "")
    if word and not times and not _UNITS.fullmatch(word):
        return None
    fault = ""
    if currency:
        fault = "has a currency, which stands once, at the top ('currency: EUR')"
    elif word and not times:
        fault = "has a unit, which belongs to the metric"
    found = _digits(body)
    if found is None:
        return None
    digits, other, odd = found
    if other and times == "%":
        digits, other, odd = other, "", "has a decimal comma"
    if times == "b":
        digits, times = _plain(Decimal(digits) * 1000), "M"
    return _Reading(sign, digits, times, fault or odd, other)


def _digits(body: str) -> tuple[str, str, str] | None:
    """The digits of a number as they are written here, others they can mean, what is odd."""
    comma = "has a decimal comma"
    groups = "has its thousands apart"
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", body):
        whole, _, rest = body.partition(".")
        if len(rest) == 3 and len(whole) <= 3 and whole[0] != "0" and rest[2] == "0":
            return whole + rest, _plain(Decimal(body)), ""
        return body, "", ""
    if match := _GROUPED.fullmatch(body):
        joined = re.sub("[^0-9]", "", body)
        if match[1] != "," or body.count(",") > 1:
            return joined, "", groups
        if body[0] == "0":
            return body.replace(",", "."), "", comma
        return joined, _plain(Decimal(body.replace(",", "."))), ""
    if re.fullmatch(r"[0-9]{0,15},[0-9]{1,15}", body):
        return f"{body.split(',')[0] or '0'}.{body.split(',')[1]}", "", comma
    if re.fullmatch(r"\.[0-9]{1,15}", body):
        return f"0{body}", "", "has no digit before the point"
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+\.[0-9]+", body):
        return body.replace(",", ""), "", groups
    if re.fullmatch(r"[0-9]{1,3}([.' ][0-9]{3})+,[0-9]+", body):
        whole, rest = body.split(",")
        return f"{re.sub('[^0-9]', '', whole)}.{rest}", "", groups
    return None


def _plain(value: Decimal) -> str:
    """A decimal without an exponent and without zeros at its end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
