"""What holds for the findings of any roadmap: in another order, and with more work.

The roadmaps are our examples and those of all rules, so that every rule has something to say.
More of them: CXROAD_CASES=2000 python -m pytest tests/properties
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxroad.edit.add import add
from cxroad.errors import CxroadError
from cxroad.findings.report import FileReport
from cxroad.lint.catalog import RULES
from cxroad.lint.engine import lint
from cxroad.load.loader import load_bytes
from cxroad.load.shape import short_route

ROOT = Path(__file__).parents[2]
DAY = date(2027, 3, 15)
CASES = int(os.environ.get("CXROAD_CASES", "40"))
some = settings(max_examples=CASES)


@cache
def roadmaps() -> tuple[str, ...]:
    """Every example that we ship and every one of a rule."""
    found = [path.read_text("utf-8") for path in sorted(ROOT.glob("examples/*.yaml"))]
    for rule in RULES.values():
        found += [each.file for each in (*rule.bad, *rule.good, *rule.silent)]
    return tuple(dict.fromkeys(found))


def is_read(text: str) -> bool:
    """Whether we and another reader make something of a text."""
    try:
        return yaml.compose(text) is not None and load_bytes(text.encode(), "x").roadmap is not None
    except yaml.YAMLError:
        return False


numbers = st.deferred(lambda: st.integers(0, len(roadmaps()) - 1))
chances = st.integers(0, 2**32).map(random.Random)


def judged(text: str) -> FileReport:
    """What all rules say, whatever their level."""
    return lint(load_bytes(text.encode(), "x.yaml"), DAY, select=list(RULES))


ORDERED = ("phases",)
"""Maps whose order says something."""

UNORDERED = ("after", "serves", "levers", "vendors", "core_team", "members", "waive", "decisions")
"""Lists whose order says nothing."""

TIES = ("PPL008", "TEC003", "VAL006", "VAL008")
"""Rules that name one or two of several that finish on one day: those that the file names first."""


def shuffled(node: yaml.Node, chance: random.Random, key: str = "") -> None:
    """Put all that may stand in any order in another one."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            shuffled(value, chance, name.value)
        if key not in ORDERED:
            chance.shuffle(node.value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            shuffled(value, chance)
        if key in UNORDERED:
            chance.shuffle(node.value)


def said(text: str) -> Counter[tuple[object, ...]]:
    """What is found, in whatever order a sentence lists its names."""
    return Counter(
        (each.code, each.severity, each.severe, *words(each.code, each.message))
        for each in judged(text).findings
    )


def words(code: str, message: str) -> list[str]:
    """The words of a sentence; without its names where they are the first of several."""
    if code in TIES or re.search(r" and \d+ more\b", message):
        message = re.sub("`.*?`", "`", message)
    return sorted(re.findall(r"[^\s`,:;?]+", message))


@some
@given(numbers, chances)
def test_order_that_says_nothing_changes_no_finding(number: int, chance: random.Random) -> None:
    text = roadmaps()[number]
    assume(is_read(text))
    node = yaml.compose(text)
    before = yaml.serialize(node, allow_unicode=True, width=10**6)
    shuffled(node, chance)
    after = yaml.serialize(node, allow_unicode=True, width=10**6)

    assert said(after) == said(before), after


LOOSE = (
    {"name": "More"},
    {"name": "More", "estimate": "3w..5w", "owner": "nobody"},
    {"name": "More", "estimate": "3d", "start": "2027-03-22"},
)
"""Work that waits for nothing, and that nothing waits for."""

OF_ALL = {
    "EVI005": "a phase was closed too early, which it is no longer with work to do",
    "GOV004": "nothing at all has an owner, which is said once",
    "PPL007": "the place is the work that was described last",
    "SCH005": "work is late that waits for all of an earlier phase",
    "VAL009": "a cost is compared with that of all other work, if enough of it has one",
}
"""Rules that weigh a piece of work against others, so that more work may silence or move them."""


@some
@given(numbers, chances)
def test_more_work_leaves_what_was_found_about_other_work(
    number: int, chance: random.Random
) -> None:
    text = roadmaps()[number]
    loaded = load_bytes(text.encode(), "x.yaml")
    assume(loaded.roadmap is not None)
    assert loaded.roadmap
    phases = [id for id, phase in loaded.roadmap.phases.items() if phase.initiatives]
    assume(phases)
    fields, phase = chance.choice(LOOSE), chance.choice(phases)
    try:
        more = add(loaded.document, "initiative", "zz-more", fields, phase).text
    except CxroadError:  # a phase in braces on one line has no room
        assume(False)

    assert lost(judged(text), judged(more)) == set(), more


def lost(before: FileReport, after: FileReport) -> set[tuple[str, str]]:
    """Rules and the places that they are silent about now."""
    told = " ".join(f"{each.code} {each.message}" for each in after.findings)
    return {
        (code, place)
        for code, place in places(before) - places(after)
        if code not in OF_ALL and not re.search(rf"{code} [^\n]*`{re.escape(place)}`", told)
    }


def places(report: FileReport) -> set[tuple[str, str]]:
    return {
        (each.code, route)
        for each in report.findings
        for route in (each.route, *map(short_route, each.also))
    }
