"""Proper names, in which a word that rules look for does not count."""

from __future__ import annotations

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from cxroad.lint.words import Names

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
