"""The words that rules look for, and proper names, in which they do not count."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.lint import words
from cxroad.lint.words import LANGUAGES, Names, matcher, normal

_PIECES = st.sampled_from(["Acme", "acme", "ACME-7", "Strasse", "straße", "İst", "@home", "a", "é"])
_GAPS = st.sampled_from([" ", "", "-", ", "])


@st.composite
def _texts(draw: st.DrawFn) -> str:
    return "".join(draw(_PIECES) + draw(_GAPS) for _ in range(draw(st.integers(0, 6))))


@given(names=st.lists(_texts(), max_size=5), text=_texts())
def test_names_are_found_as_by_trying_each_of_them(names: list[str], text: str) -> None:
    """The oracle tries every name on every text, the longest first."""
    expected = text
    spoken = {name for name in names if re.search(r"\w", name)}
    for name in sorted(spoken, key=lambda name: (-len(name), name)):
        expected = re.sub(
            rf"(?i)(?<!\w){re.escape(name)}(?!\w)", lambda found: " " * len(found[0]), expected
        )

    assert Names(names).blanked(text) == expected


def test_a_thousand_names_that_begin_alike_are_looked_for_in_time() -> None:
    names = Names(f"Acme {number}" for number in range(1000))
    began = time.process_time()
    shown = [names.blanked(f"Acme portal {number} by Acme {number}") for number in range(1000)]

    assert time.process_time() - began < 10
    assert shown[7] == "Acme portal 7 by       "


def entries(name: str) -> list[str]:
    return [entry for language in LANGUAGES for entry in words._lists(language).get(name, ())]


def spoken(entry: str) -> str:
    """What people write of an entry: other words where a lone star stands, endings for others."""
    return re.sub(r"\*", "os", re.sub(r"(?<!\w)\*", "word", entry))


NAMES = sorted({name for language in LANGUAGES for name in words._lists(language)})


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_words_of_a_list_are_found_as_by_one_expression_for_all_of_them(
    name: str, data: st.DataObject
) -> None:
    """The oracle has every entry of every language, the longest first."""
    listed = sorted({words._expression(e) for e in entries(name)}, key=lambda e: (-len(e), e))
    oracle = re.compile(rf"(?<!\S)(?:{'|'.join(listed)})(?!\S)")
    pieces = [part for e in entries(name) for part in (spoken(e), *spoken(e).split()[:1])]
    drawn = data.draw(st.lists(st.sampled_from([*pieces, "we", "to", "world"]), max_size=5))
    text = " ".join(normal(word) for word in re.findall(r"\w+", " ".join(drawn)))

    pattern = matcher(name).pattern(frozenset(word[:3] for word in text.split()))
    found = [each.span() for each in pattern.finditer(text)]

    assert found == [each.span() for each in oracle.finditer(text)]
    assert bool(pattern.fullmatch(text)) == bool(oracle.fullmatch(text))
