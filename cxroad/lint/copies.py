"""Texts that take another firm for the model: "like Amazon", "the Uber of plumbing"."""

from __future__ import annotations

import re
from functools import lru_cache

from cxroad.lint.words import NO_NAMES, Matcher, Names, matcher
from cxroad.source.span import Span


def model_in(text: str, names: Names = NO_NAMES) -> str | None:
    """The words that name a model, as the author wrote them; None where there are none.

    A model is written as a name is, with a capital: an apple is no model.

    Args:
        names: What the organisation and its vendors are called.
    """
    if not _likeness().first(text):
        return None
    for span in _likeness().spans(text, names):
        phrase = text[slice(*span)]
        name = matcher("admired").first(phrase)
        if name and name[0].isupper() and not (phrase.endswith(name) and _goes_on(text, span)):
            return phrase
    return None


_NEXT = re.compile(r" ?-?(\w+)")
_SMALL_WORD = re.compile(r"\b[^\W\d_]{4,}")


def _goes_on(text: str, span: Span) -> bool:
    """Whether a name goes on behind a firm's: Apple Valley is a town, Amazon Prime is Amazon's.

    In a title that writes every word with a capital nobody can tell.
    """
    following = _NEXT.match(text, span.end)
    rest = text[: span.start] + text[span.end :]
    return (
        following is not None
        and following[1][0].isupper()
        and not matcher("admired-things").whole(following[1])
        and any(word[0].islower() for word in _SMALL_WORD.findall(rest))
    )


@lru_cache
def _likeness() -> Matcher:
    """An admired firm, with a word of likeness before it, or behind it and then what is alike."""
    firm, before, behind = (matcher(name) for name in ("admired", "like", "alike"))
    names, behinds = (each.expression(each.heads) for each in (firm, behind))

    def written(head: str) -> str:
        ways = []
        if head in before.heads:
            ways.append(rf"(?:{before.written(head)}) (?:{names})")
        if head in firm.heads:
            ways.append(rf"(?:{firm.written(head)}) (?:{behinds})(?: \S+)?")
        return "|".join(ways)

    return Matcher(written, before.heads | firm.heads)
