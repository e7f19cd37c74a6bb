"""Letters that an output's encoding lacks: the nearest that it has, as wide, so columns hold."""

from __future__ import annotations

import codecs

HANDLER = "cxroad.nearest"
"""The name under which `nearest` answers for what a stream cannot encode."""

NOTE = (
    "note: this output cannot hold all letters of the text, so the nearest stand for them\n"
    "help: set PYTHONUTF8=1, or write to a file with -o"
)
"""What to say once, where `met`."""

_ALIKE = {
    ord(letter): near
    for letter, near in (
        *zip("łđøħŧıßæœþð–—―−‐‑…•·×→←↑↓✓≥≤", "ldohtisaotd------.*.x><^vx><", strict=True),
        *zip("“”„‟«»‘’‚‹›", '""""""' + "'''<>", strict=True),
        *zip("абвгґдеєжзиіїйклмнопр", "abvggdeezziiijklmnopr", strict=True),
        *zip("стуфхцчшщьюяыэъё", "stufhccss'uaye'e", strict=True),
        *zip("αβγδεζηθικλμνξοπρσςτυφχψω", "avgdezitiklmnxoprsstufhpo", strict=True),
    )
}
"""One letter for one: a scholar's transliteration without its accents, and signs by their look."""

_met = False


def nearest(error: UnicodeError) -> tuple[str, int]:
    """What to write instead of a stretch that cannot be encoded: a codec's error handler.

    A letter loses its accents, or becomes a Latin one; what nothing is near to is a question mark
    for each cell that it takes. The width in cells stays the same.

    Raises:
        UnicodeError: The stretch could not be decoded, which is nothing of ours.
    """
    global _met
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from cxroad.render.width import widths

    _met = True
    text = error.object[error.start : error.end]
    shown = (_one(letter, wide) for letter, wide in zip(text, widths(text), strict=True))
    return "".join(shown), error.end


def forget() -> None:
    """Begin anew: no letter had to be replaced so far."""
    global _met
    _met = False


def met() -> bool:
    """Whether any letter had to be replaced."""
    return _met


def _one(letter: str, wide: int) -> str:
    import unicodedata

    if wide == 0:
        return ""
    apart = unicodedata.normalize("NFKD", letter)
    alike = _in_ascii(letter)
    if not alike and all(map(unicodedata.combining, apart[1:])):
        alike = _in_ascii(apart[0])
    return alike if len(alike) == wide else "?" * wide


def _in_ascii(letter: str) -> str:
    small = letter.lower()
    alike = small.translate(_ALIKE)
    if not alike.isascii():
        return ""
    return alike.upper() if letter != small else alike


codecs.register_error(HANDLER, nearest)
