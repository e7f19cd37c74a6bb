"""Blanks without a meaning, however many there are."""

from __future__ import annotations

import time

import pytest

from cxroad.edit.tidy import tabs, trailing
from cxroad.source.edits import apply
from cxroad.source.reader import read_document


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("a: b\n# c", "d\n"),
        ("a: b\n# c", "\n"),
        ("a: b\nc:", "d\ne: {f:\tg}\n"),
    ],
)
def test_a_run_of_blanks_is_looked_at_once(before: str, behind: str) -> None:
    document = read_document(f"{before}{' ' * 60_000}{behind}".encode(), "x.yaml")
    began = time.process_time()
    text = apply(document.text, [*trailing(document), *tabs(document)])

    assert time.process_time() - began < 3
    assert "\t" not in text
    assert " \n" not in text
    assert read_document(text.encode(), "x.yaml").root == document.root
