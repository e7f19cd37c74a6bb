"""The language of the frame: every sentence of views and renderers is said here.

What an author writes stays as it is; what we write around it is a template with named slots, and
English is the key by which a catalogue of another language finds its own. Rules, ids, options and
whatever a program reads are English in every language.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Language(Protocol):
    """What a language has to know; `gettext.GNUTranslations` knows it."""

    def gettext(self, message: str, /) -> str:
        """A template in this language, its slots kept; the same where it has none."""

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        """The template that goes with a number, of as many forms as the language has."""


class _English:
    """The language that templates are written in."""

    def gettext(self, message: str, /) -> str:
        return message

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        return one if number == 1 else many


_ENGLISH: Language = _English()
_SPOKEN: ContextVar[Language] = ContextVar("_SPOKEN", default=_ENGLISH)


def say(message: str, /, **slots: object) -> str:
    """A sentence or a word of ours: a template, such as `{id} ends on {day}`, with its slots.

    What fills a slot is never read as a template itself.
    """
    found = _SPOKEN.get().gettext(message)
    return found.format(**slots) if slots else found


def say_of(number: int, one: str, many: str, /, **slots: object) -> str:
    """The template that goes with a number: `one` for 1, else `many`; neither names it by itself.

    The number is a slot like others, written as a sentence has it: `n=grouped(number)`.
    """
    found = _SPOKEN.get().ngettext(one, many, number)
    return found.format(**slots) if slots else found


def later(message: str) -> str:
    """A word or template that is kept where no language is spoken yet, to be said when it is used.

    Constants of modules are made with it, so that whoever collects our texts finds them there.
    """
    return message


@contextmanager
def spoken(language: Language) -> Iterator[None]:
    """Speak a language meanwhile; English otherwise."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)
