"""Texts that take another firm for the model: "like Amazon", "the Uber of plumbing"."""

from __future__ import annotations

import re
from functools import lru_cache

from cxroad.lint.words import NO_NAMES, Matcher, Names, matcher


def model_in(text: str, names: Names = NO_NAMES) -> str | None:
    """The words that name a model, as the author wrote them; None where there are none.

    A model is written as a name is, with a capital: an apple is no model.

    Args:
        names: What the organisation and its vendors are called.
    """
    if not _likeness().first(text):
        return None
    phrase = _likeness().first(text, names)
    name = matcher("admired").first(phrase) if phrase else None
    return phrase if name and name[0].isupper() else None


@lru_cache
def _likeness() -> Matcher:
    """An admired firm, with a word of likeness before it, or behind it and then what is alike."""
    firm, before, behind = (matcher(name).pattern.pattern for name in ("admired", "like", "alike"))
    return Matcher(re.compile(rf"{before} {firm}|{firm} {behind}(?: \S+)?"))
