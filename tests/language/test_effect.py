"""What an edit does is said in one place too: in another language no English of ours is left."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cxroad.api import load_text
from cxroad.cli.draw import Look, draw
from cxroad.model.language import spoken

from .conftest import PSEUDO

TEXT = (Path(__file__).parents[2] / "examples" / "northwind.yaml").read_text(encoding="utf-8")
DUE = TEXT.replace("  walk:\n", "  walk:\n    due: 2027-12-01\n")
JOINERS = "      joiners:\n"
PAIRS = {
    "longer": (DUE, "estimate: 6w..8w", "estimate: 7w..10w"),
    "shorter": (DUE, "estimate: 16w..26w", "estimate: 4w..5w"),
    "new": (
        DUE,
        JOINERS,
        f"      call: {{name: Call}}\n      ring: {{name: R, estimate: 1w}}\n{JOINERS}",
    ),
    "circle": (DUE, "after: [redesign, settle]", "after: [redesign, fix-first]"),
    "broken": (DUE, "estimate: 4w", "estimate: soon"),
    "mended": (DUE.replace("estimate: 4w", "estimate: soon"), "estimate: soon", "estimate: 4w"),
    "words": (DUE, "Move house in one contact", "Move"),
    "start": (DUE, "start: 2027-01-11", "start: 2027-02-11"),
    "gate": (TEXT, "  walk:\n", "  walk:\n    due: 2027-12-01\n"),
}


@pytest.mark.parametrize("plain", [False, True], ids=["drawn", "plain"])
@pytest.mark.parametrize("pair", PAIRS)
def test_no_word_of_ours_is_left_in_english(pair: str, plain: bool) -> None:
    text, old, new = PAIRS[pair]
    assert old in text
    texts = (text, text.replace(old, new, 1))
    before, after = (load_text(each, today=date(2027, 1, 11), path="x.yaml") for each in texts)
    found = [*before.report.findings, *after.report.findings]
    theirs = " ".join([*texts, *(f"{each.message} {each.route} {each.code}" for each in found)])
    with spoken(PSEUDO):
        view = after.effect(before)
        drawn = draw("effect", view, "terminal", Look(400, False, False, plain))
    told = re.sub(r"`[^`]*`", " ", drawn)
    left = set(re.findall(r"[A-Za-z]{2,}", told)) - set(re.findall(r"[A-Za-z]{2,}", theirs))

    assert left == set()
    assert re.search("[ȧ-ẑ]{2}", drawn)
