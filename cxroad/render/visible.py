"""Text of others made harmless: nothing in it moves a cursor, hides, or commands a runner."""

from __future__ import annotations

import re

_HIDDEN = (
    r"\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f"
)
"""Controls, marks of direction, blanks without width, surrogates and tags, as a class of `re`."""

_EMOJI = (
    "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001faff"
)
"""The blocks whose pictures are joined to others; colours of skin and hair lie in them too."""

_JOINS = f"(?:(?<=[{_EMOJI}])|(?<=[{_EMOJI}]\ufe0f))\u200d(?=[{_EMOJI}])"
"""A joiner between two pictures; it makes them one, and is meant to."""

_UNSEEN = re.compile(f"(?!{_JOINS})[{_HIDDEN}]")

_CODE = r"\x1b\[[0-9;]*m"
_OBEYED = re.compile(
    rf"##(?=\w{{0,16}}\[)|^((?:[^\S\n]|{_CODE})*)::(?!:(?:{_CODE})? )", re.MULTILINE
)
"""What runners take for a command: `##[` anywhere, `::` at the start of a line."""

_COLONS = re.compile(rf"::(?!:(?:{_CODE})? )")
_BLANK = re.compile(rf"(?:[^\S\n]|{_CODE})*")

_MOST = 200
"""The most characters of somebody's text in a sentence of ours; our default."""

_LONGEST = 2000
"""The most characters of a whole sentence or path in one place; our default."""


def visible(text: str) -> str:
    """The text with everything unseen spelt out, such as `\\x1b` or `\\u202e`, in one line.

    A tab becomes a blank. Printable text stays as it is, and so does a joiner inside an emoji.
    """
    return text if text.isprintable() else _UNSEEN.sub(_spelt, text)


def quoted(text: str, most: int = _MOST) -> str:
    """The text made visible, and cut after `most` characters with `...`."""
    return visible(text) if len(text) <= most else visible(text[:most]) + "..."


def harmless(text: str) -> str:
    """A whole sentence, label or path for a line of output: visible, unobeyed, not endless."""
    plain = len(text) <= _LONGEST and text.isprintable() and "##" not in text and "::" not in text
    return text if plain else unobeyed(quoted(text, _LONGEST))  # nearly all are plain


def visible_pieces(text: str) -> list[str]:
    """For each character of the text what is shown of it; together they are `visible(text)`."""
    pieces = list(text)
    for unseen in _UNSEEN.finditer(text):
        pieces[unseen.start()] = _spelt(unseen)
    return pieces


def unobeyed(output: str) -> str:
    """A finished output in which no line is a command to a runner of continuous integration.

    Runners read what a step prints, whatever its format: GitHub's obeys a line that begins with
    `::`, and `##[` anywhere, Azure's `##vso[`. A backslash breaks them up. Our own mark `:::`
    before a further place is left, since no command begins with a colon.

    Source:
        github.com/actions/runner, src/Runner.Common/ActionCommand.cs.
    """
    return _OBEYED.sub(_broken, output) if _may_be_obeyed(output) else output


def _may_be_obeyed(output: str) -> bool:
    """Whether anything needs to be broken up, which is seldom and found several times faster."""
    if "##" in output:
        return True
    for colons in _COLONS.finditer(output) if "::" in output else ():
        line = output.rfind("\n", 0, colons.start()) + 1
        if _BLANK.fullmatch(output, line, colons.start()):
            return True
    return False


def _spelt(unseen: re.Match[str]) -> str:
    character = unseen.group()
    return " " if character == "\t" else character.encode("unicode-escape").decode()


def _broken(command: re.Match[str]) -> str:
    blanks = command.group(1)
    if blanks is None:
        return "#\\#"
    # The line stays as wide as it was where there is a blank to give up.
    before, _, after = blanks.rpartition(" ")
    return f"{before}{after}\\::"
