"""Dates, durations, money, shares and references: each text is read, or refused with a cure."""

from __future__ import annotations

from pathlib import Path

from cxroad.model.base import Scalar, Unreadable
from cxroad.model.ids import check_id, is_id, nearest_id
from cxroad.model.roadmap import Roadmap
from tests.fuzz import seeds
from tests.fuzz.found import Broken
from tests.fuzz.target import Target


def kinds() -> list[type[Scalar]]:
    """Every kind of value that is written as a text of its own."""
    assert Roadmap.model_fields, "the model is loaded, and with it every kind"
    return sorted(
        (kind for kind in Scalar.__subclasses__() if "parse" in vars(kind)),
        key=lambda kind: kind.__name__,
    )


def target(_folder: Path) -> Target:
    """Bytes as the text of a value, read as each kind of value."""
    start = [*(word.encode("utf-8", "surrogatepass") for word in seeds.WORDS)]
    pieces = (*seeds.WORDS, *seeds.PAYLOADS, *_SHORT)
    return Target(once, start, pieces, longest=300)


_SHORT = (
    *("w", "d", "mo", "y", "h", "q", "%", "k", "M", "..", "-", "–", "+", "±", "/", ".", ",", " "),
    *("to", "bis", "until", "from", "about", "~", "by", "end of", "Q", "H", "FY", "W", "T00:00"),
    *("weeks", "Wochen", "tygodnie", "months", "January", "Jan", "styczeń", "€", "EUR", "zł", "$"),
    *("FS", "SS", "after", "<", "<=", ">", "=", "at least", "million", "1e", "½", "²", "0x", "_"),
)


def once(data: bytes) -> None:
    """Read the text as every kind of value."""
    text = data.decode("utf-8", "replace")
    for kind in kinds():
        try:
            value = kind.parse(text)
        except Unreadable as error:
            _check_refusal(kind.__name__, error)
            if error.spelling:
                kind.parse(error.spelling)  # what is offered can be read
        else:
            if value != kind.parse(text) or str(value).split() != text.split():
                raise Broken(f"{kind.__name__} reads a text in two ways")
    made = nearest_id(text)
    if made and not is_id(made):
        raise Broken(f"no id is made: {made!r}")
    try:
        check_id(text)
    except Unreadable as error:
        _check_refusal("id", error)


def _check_refusal(kind: str, error: Unreadable) -> None:
    if not error.message or len(error.message) > 500:
        raise Broken(f"{kind} refuses badly\n{error.message[:200]!r}")
