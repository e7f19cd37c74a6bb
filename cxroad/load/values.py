"""Values of the configuration: from TOML or from a variable to what the key wants."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cxroad.load.keys import ABOVE, BY_NAME, Key, Kind

_MOST = 200
"""Items of a list, and characters of an item; our default."""

NUMBER = 'write it like 12, 4.5 or "50%"'
"""How to write a threshold."""

_DRIVE = re.compile(r"[A-Za-z]:")


class Unfit(Exception):
    """A value that does not fit its key.

    Args:
        message: What is wrong, without the place.
        hint: What to write.
        below: Steps below the key that lead to it.
    """

    def __init__(self, message: str, hint: str, below: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.below = below


def checked(key: Key, raw: object) -> object:
    """A value as TOML gives it, or as `spoken` makes it, in the key's type.

    Returns:
        A tuple of texts for lists, a text for words and paths, an int for counts; for thresholds
        a map from code to a map from name to the number's text.

    Raises:
        Unfit: It is of another type, no known word, or names what a file may not name.
    """
    if key.kind is Kind.PATH:
        if not isinstance(raw, str):
            raise _other_type(key, raw)
        return _items(key, [raw])[0]
    if key.kind is Kind.THRESHOLDS:
        return _thresholds(key, raw)
    if key.kind is Kind.COUNT:
        if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw <= key.most:
            return raw
        raise _other_type(key, raw, f" from 0 to {key.most:,}")
    if key.kind is Kind.WORD:
        if not isinstance(raw, str):
            raise _other_type(key, raw)
        return _word(key, raw)
    if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
        raise _other_type(key, raw)
    return _items(key, raw)


def spoken(key: Key, text: str) -> object:
    """The value of a variable of the environment; lists have commas between their items.

    Raises:
        Unfit: It does not fit.
    """
    if key.kind is Kind.COUNT:
        fits = text.isascii() and text.isdigit() and len(text) <= 12
        return checked(key, int(text) if fits else text)
    if key.kind in (Kind.WORD, Kind.PATH):
        return checked(key, text.strip())
    return checked(key, [item.strip() for item in text.split(",") if item.strip()])


def _items(key: Key, items: list[str]) -> tuple[str, ...]:
    if len(items) > _MOST:
        raise Unfit(f"`{key.name}` has more than {_MOST} items", "name folders instead of files")
    for item in items:
        if not item.strip() or len(item) > _MOST or not item.isprintable():
            raise Unfit(
                f"`{key.name}`: {_quoted(item)} is empty, too long or has invisible characters",
                f"write it like {key.example}",
                (item,),
            )
        if key.kind is not Kind.RULES:
            _refuse_elsewhere(key, item)
    return tuple(items)


def _refuse_elsewhere(key: Key, item: str) -> None:
    """A path that does not stay below the file's folder, or is none at all."""
    if "://" in item or item.startswith(("/", "~")) or _DRIVE.match(item):
        wrong = "is no path below this file's folder"
    elif ".." in item.split("/"):
        wrong = "leads out of this file's folder"
    elif "\\" in item:
        raise Unfit(f"`{key.name}`: {_quoted(item)} has a backslash", "write `/`", (item,))
    elif key.kind is Kind.PATTERNS and item.startswith("!"):
        wrong = "would take something back in, which a pattern cannot"
    else:
        return
    raise Unfit(f"`{key.name}`: {_quoted(item)} {wrong}", f"write it like {key.example}", (item,))


def _word(key: Key, word: str) -> str:
    if word in key.choices:
        return word
    if key.name == "output-format" and "=" in word:
        raise Unfit(
            f"`{key.name}`: {_quoted(word)} names a file to write, which no configuration may",
            f"give that on the command line: cxroad lint -f {word[:40]}",
        )
    from cxroad.model.nearest import nearest

    near = nearest(word, key.choices)
    hint = f"did you mean `{near[0]}`?" if near else f"one of {', '.join(key.choices)}"
    raise Unfit(f"`{key.name}` cannot be {_quoted(word)}", hint)


def _thresholds(key: Key, raw: object) -> dict[str, dict[str, str]]:
    """Codes and names as they stand there; whether a rule has them, only the rules know."""
    if not isinstance(raw, dict):
        raise _other_type(key, raw)
    found: dict[str, dict[str, str]] = {}
    for code, numbers in raw.items():
        if code in BY_NAME:
            raise Unfit(f"`{code}` is no rule", ABOVE, (code,))
        if not isinstance(numbers, dict):
            raise Unfit(
                f"`{key.name}.{code[:40]}` wants a table of numbers, not {_said(numbers)}",
                f"write it like {key.example}; cxroad rule {code[:40]} names its numbers",
                (code,),
            )
        found[code] = {name: _number(key, code, name, value) for name, value in numbers.items()}
    return found


def _number(key: Key, code: str, name: str, value: object) -> str:
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        try:
            return str(value)
        except ValueError:  # an integer of thousands of digits, written in hexadecimal
            value = "a number of thousands of digits"
    raise Unfit(
        f"`{key.name}.{code[:40]}.{name[:40]}` wants a number, not {_said(value)}",
        NUMBER,
        (code, name),
    )


def _other_type(key: Key, raw: object, range: str = "") -> Unfit:
    from cxroad.model.writing import either

    wanted = either(key.choices) or f"{key.kind.value}{range}"
    return Unfit(
        f"`{key.name}` wants {wanted}, not {_said(raw)}",
        f"write it like {key.name} = {key.example}",
    )


def _said(raw: object) -> str:
    """A value of TOML as one names it: `12`, 'text', a table."""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, int | float):
        return "so large a number" if isinstance(raw, int) and abs(raw) >= 10**20 else f"{raw}"
    if isinstance(raw, str):
        return _quoted(raw)
    if isinstance(raw, Mapping):
        return "a table"
    if isinstance(raw, list):
        other = next((item for item in raw if not isinstance(item, str)), None)
        return "a list" if other is None else f"a list with {_said(other)}"
    return "a date"


def _quoted(text: str) -> str:
    return f"'{text[:60]}'"
