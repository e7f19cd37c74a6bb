"""What is refused before any parser sees it: wrong encodings, control characters, sheer size."""

from __future__ import annotations

import codecs
import re

from cxroad.source.limits import Limits, size_text
from cxroad.source.problem import Problem
from cxroad.source.span import Span

_FINE = re.compile(
    "[\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
)
"""YAML's printable characters less those that end a line or turn the direction of text."""

_PLAIN = bytes([*b"\t\n", *range(0x20, 0x7F)])
"""What nearly every file is made of; only the rest is looked at."""

_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NAMES = {
    "\0": "The null character",
    "\x1b": "The escape character",
    "\x85": "The line end",
    "\u2028": "The line end",
    "\u2029": "The line end",
    "\ufeff": "A second byte order mark",
    "\ufffe": "The character",
    "\uffff": "The character",
}
_LONE_RETURN = re.compile("\r(?!\n)")
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*(%[^\r\n]*)")
_EXCERPT = 64 * 1024

_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)


def decode(data: bytes, limits: Limits) -> tuple[str, bool, Problem | None]:
    """The file's text, whether it began with a byte order mark, and what is wrong with it.

    Where something is wrong the text is good enough for an excerpt and for nothing else.
    """
    if len(data) > limits.size:
        text = data[:_EXCERPT].decode(errors="replace")
        return text, False, _too_big(text, limits)
    for mark, codec, name in _WIDE:
        if data.startswith(mark):
            text = data[len(mark) : _EXCERPT].decode(codec, "replace")
            return text, False, _not_utf8(0, f"The file is {name}, not UTF-8")
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if bom else data
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        at = len(body[: error.start].decode())
        return body.decode(errors="replace"), bom, _bad_byte(body, error.start, at)
    rest = body.translate(None, _PLAIN)
    fine = not rest or (b"\r" not in rest and _FINE.fullmatch(rest.decode()))
    return text, bom, (None if fine else _forbidden(text)) or _directive(text)


def _too_big(text: str, limits: Limits) -> Problem:
    return Problem(
        "STR011",
        f"The file is larger than {size_text(limits.size)}",
        Span(0, len(text.partition("\n")[0])),
        help="split the roadmap into several files, or raise the limit: `CXROAD_MAX_SIZE=64MiB`",
    )


def _not_utf8(at: int, message: str, cure: str = "save the file as UTF-8") -> Problem:
    return Problem("STR011", message, Span(at, at + 1), help=cure)


def _bad_byte(body: bytes, start: int, at: int) -> Problem:
    """The first byte that is not UTF-8, with a guess at what was meant."""
    message = f"The file is not UTF-8 text: byte 0x{body[start]:02X} cannot be read"
    guess = body[start : start + 1].decode("cp1252", "replace")
    if guess.isalpha():
        return _not_utf8(at, message, f"if this is meant to be {guess}, save the file as UTF-8")
    return _not_utf8(at, message)


def _forbidden(text: str) -> Problem | None:
    """The first character that is refused in raw text."""
    match = _FINE.match(text)
    at = match.end() if match else 0
    found = text[at] if at < len(text) else ""
    if lone := _LONE_RETURN.search(text, endpos=at):
        at, found = lone.start(), "\r"
    if not found:
        return None
    code = f"U+{ord(found):04X}"
    span = Span(at, at + 1)
    if found == "\r":
        return Problem(
            "STR011",
            "A carriage return without a line feed; some programs end lines here, others do not",
            span,
            help="save the file with the line ends of Unix or Windows",
        )
    if found in _TURNS:
        return Problem(
            "STR011",
            f"The invisible character {code} changes the direction of the text around it",
            span,
            help=f"remove it; in a double-quoted text it can be written `\\u{ord(found):04x}`",
            note="with it a line can show something else than it says",
        )
    name = _NAMES.get(found, "The control character")
    cure = "remove it" if found != "\0" else "remove it, or save the file as UTF-8"
    return Problem("STR011", f"{name} {code} cannot stand in a file", span, help=cure)


def _directive(text: str) -> Problem | None:
    """A directive, which can only stand before the document."""
    if "%" not in text:
        return None
    match = _DIRECTIVE.match(text)
    if match is None:
        return None
    return Problem(
        "STR007",
        "Directives are not used in roadmap files",
        Span(*match.span(1)),
        help=f"remove the line `{match.group(1)[:60]}`",
    )
