"""Somebody types at random in every example: nothing fails, and findings stay those of lint.

CXROAD_KEYSTROKES=10000 python3 -m pytest tests/lsp/test_keystrokes.py
"""

from __future__ import annotations

import json
import os
import random
from contextlib import suppress
from pathlib import Path

import pytest

from cxroad.errors import CxroadError
from cxroad.lsp.complete import offers
from cxroad.lsp.convert import Units
from cxroad.lsp.diagnose import marks
from cxroad.lsp.fixes import all_safe, repairs
from cxroad.lsp.hints import hints
from cxroad.lsp.hover import hover
from cxroad.lsp.navigate import definition, references, renaming
from cxroad.lsp.opened import Opened
from cxroad.lsp.outline import Part, folds, parts
from cxroad.source.edits import apply
from cxroad.source.span import Span

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*.yaml")) + sorted(ROOT.glob("roadmaps/*.yaml"))
STROKES = int(os.environ.get("CXROAD_KEYSTROKES", "200"))
COMPARED = 10
"""After how many keystrokes the command line is asked too."""

TODAY = "2027-03-15"
KEYS = [*"abcxyz:,-#'\"{}[]|>&*!%@`?~ \n\t0179._", "\r\n", "\u00e9", "\u20ac", "\U0001f600", "\r"]
WORDS = [
    *("after: [", "owner: ", "  - ", "serves: {", "estimate: 4w..", "phases:", "\n  ", ": ", "|\n"),
    *("---\n", "&a ", "*a", "<<: ", "null", "2027-", "'", "0d", "!!str ", "\ufeff"),
    *("\u202e", "\x00"),
    *("waive:\n  - rule: VAL003\n    at: ", "scenarios:\n  x:\n    - shock: slip\n"),
    *("\n        name: New\n", "settings:\n  level: strict\n"),
]


def typed(text: str, chance: random.Random) -> tuple[str, int]:
    """The text after one more keystroke, and where it was made."""
    at = chance.randrange(len(text) + 1)
    what = chance.random()
    if what < 0.45:
        new = chance.choice(KEYS)
        return text[:at] + new + text[at:], at + len(new)
    if what < 0.7:
        return text[:at] + text[at + chance.choice([1, 1, 1, 2, 5, 40]) :], at
    if what < 0.8:
        new = chance.choice(WORDS)
        return text[:at] + new + text[at:], at + len(new)
    start, other = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    piece = text[start : min(other, start + 200)]
    if what < 0.9:
        return text[:at] + piece + text[at:], at + len(piece)
    rest = text.replace(piece, "", 1)
    at = min(at, len(rest))
    return rest[:at] + piece + rest[at:], at


def ask_everything(file: Opened, at: int, chance: random.Random) -> None:
    """Every question, at a place; every place that is answered lies in the text."""
    text = file.text
    among = Span(at, min(at + chance.randrange(200), len(text)))
    whole = Span(0, len(text))

    def inside(span: Span, around: Span = whole) -> None:
        assert around.start <= span.start <= span.end <= around.end, span

    span, found = offers(file, at)
    inside(span)
    assert span.start <= at <= span.end
    assert "\n" not in text[slice(*span)]
    assert len({offer.word for offer in found}) == len(found)
    if (said := hover(file, at)) is not None:
        inside(said[0])
    for each in (*definition(file, at), *references(file, at)):
        inside(each)
    with suppress(CxroadError):
        apply(text, renaming(file, at, chance.choice(["new-id", "two words", "listen", ""])))
    for repair in (*repairs(file, among), *filter(None, [all_safe(file)])):
        assert apply(text, repair.edits) != text

    def check(part: Part, around: Span) -> None:
        inside(part.whole, around)
        inside(part.head, part.whole)
        for each in part.parts:
            check(each, part.whole)

    for part in parts(file):
        check(part, whole)
    lines = text.count("\n")
    assert all(0 <= first < last <= lines for first, last in folds(file))
    assert all(0 <= hint.offset <= len(text) for hint in hints(file, whole))


def from_lint(cli, path: Path, text: str) -> list[tuple[object, ...]]:
    path.write_bytes(text.encode())
    out = json.loads(cli("lint", str(path), "-f", "json", "--today", TODAY).out)
    text = text.removeprefix("\ufeff")
    units = Units(text)
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    found = []
    for finding in out["findings"]:
        ends = (finding[name] for name in ("start", "end"))
        span = Span(*(starts[each["line"] - 1] + each["column"] - 1 for each in ends))
        found.append((finding["code"], finding["severity"], *units.range(span)))
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_typing_at_random_breaks_nothing_and_findings_stay_those_of_lint(
    path, cursor, cli, tmp_path
):
    chance = random.Random(path.name)
    original = path.read_text("utf-8")
    file, _ = cursor(original)
    text, since = original, 0
    for stroke in range(-(-STROKES // len(EXAMPLES))):
        since += 1
        if since > chance.randrange(5, 60):
            text, since = original, 0
        text, at = typed(text, chance)
        file = file.changed(text, stroke)
        text = file.units.text  # what an editor holds, without halves of characters
        assert len(marks(file)) == len(file.report.findings)
        mark = len(text) - len(file.text)
        ask_everything(file, min(max(at - mark, 0), len(file.text)), chance)
        if stroke % COMPARED == 0:
            units = Units(file.text)
            here = [(m.code, str(m.severity), *units.range(m.span)) for m in marks(file)]

            assert from_lint(cli, tmp_path / "typed.yaml", text) == here
