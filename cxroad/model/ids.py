"""Ids: what may stand before a colon and after `after`."""

from __future__ import annotations

import re
import unicodedata

from cxroad.model.base import Unreadable, quoted, wordless
from cxroad.model.limits import LONGEST_ID

ID_PATTERN = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
"""An id as a regular expression without anchors, the same in Python and in JSON Schema."""

_ID = re.compile(ID_PATTERN)
_OTHER = re.compile("[^A-Za-z0-9_]+")

# Small letters that no decomposition turns into plain ones; Ukrainian by the state's table of 2010
# as it is inside words, Greek by ELOT 743, of whose pairs only ου is written otherwise here.
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
     **dict(zip("абвгґдезиіклмнопрстуф", "abvhgdezyiklmnoprstuf", strict=True)),
     "є": "ie", "ж": "zh", "ї": "i", "й": "i", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
     "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "'": "", "’": "",
     **dict(zip("αβγδεζηικλμνξοπρστυφωςάέήίόύώϊϋ", "avgdeziiklmnxoprstyfosaeiioyoiy", strict=True)),
     "θ": "th", "χ": "ch", "ψ": "ps", "ΐ": "i", "ΰ": "y"}
)  # fmt: skip


def check_id(text: str) -> str:
    """The text itself, if it can be an id.

    Raises:
        Unreadable: STR012, with the nearest text that can be one.
    """
    if is_id(text):
        return text
    if wordless():
        raise Unreadable(f"{quoted(text)} cannot be an id", code="STR012")
    if not text.strip():
        raise Unreadable("an id is missing", "write a word before the colon", code="STR012")
    offer = nearest_id(text)
    rule = "letters a to z, digits, - and _"
    help = f"write {offer}" if offer else f"an id has {rule}, at most {LONGEST_ID} of them"
    if len(text) > LONGEST_ID and _OTHER.search(text) is None:
        message = f"{quoted(text)} is longer than {LONGEST_ID} characters, so it cannot be an id"
        help, offer = "write a shorter one", ""
    else:
        message = f"{quoted(text)} cannot be an id"
    raise Unreadable(message, help, code="STR012", spelling=offer)


def is_id(text: str) -> bool:
    """Whether a text can be an id."""
    return _ID.fullmatch(text) is not None


def nearest_id(text: str) -> str:
    """The id nearest to a text: accents fall, Ukrainian and Greek letters become Latin
    ones, and all else that is no letter or digit becomes `-`.

    Returns:
        Small letters, at most 64 characters; empty when nothing of the text can stay.
    """
    small = text[: 4 * LONGEST_ID].lower().replace("ού", "ου").replace("ου", "ou")
    letters = unicodedata.normalize("NFKD", small.translate(_PLAIN))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _OTHER.sub("-", bare).lstrip("-_")[:LONGEST_ID].rstrip("-_")
