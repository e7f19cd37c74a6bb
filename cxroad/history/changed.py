"""What changed between two versions of a file: its lines, and what was found because of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from cxroad.findings.finding import Finding, Place
from cxroad.findings.known import key_of
from cxroad.findings.report import FileReport

_Pair: TypeAlias = tuple[int, int]
"""The index of a line in the old text, and in the new one."""

_MOST_PAIRS = 1_000_000
"""How many pairs of lines are compared one by one; what is beyond counts as changed. Our default.
"""


def changed_lines(old: str, new: str) -> frozenset[int]:
    """The lines of the new text, counted from 1, that the old text does not have there.

    How lines end does not matter, and a line that was moved is changed. Lines that stand once in
    both texts tie them together; between two of them all lines are compared.
    """
    before, after = _lines(old), _lines(new)
    same: set[int] = set()
    left = _MOST_PAIRS
    i = j = 0
    for anchor in [*_anchors(before, after), (len(before), len(after))]:
        gap = before[i : anchor[0]], after[j : anchor[1]]
        left -= len(gap[0]) * len(gap[1])
        if left >= 0 and all(gap):
            for block in SequenceMatcher(None, *gap, autojunk=False).get_matching_blocks():
                same.update(range(j + block.b, j + block.b + block.size))
        same.add(anchor[1])
        i, j = anchor[0] + 1, anchor[1] + 1
    return frozenset(at + 1 for at in range(len(after)) if at not in same)


def only_changed(file: FileReport, before: FileReport, lines: frozenset[int]) -> FileReport:
    """The report of a file without what a change of it has nothing to do with.

    What stays are findings with a place or a related place on a changed line, and findings that
    the older version did not have: those the change brought about elsewhere, such as a missing
    owner where a line was deleted, or a name that leads nowhere since what it named is gone.
    Rules that could not be asked of the older version are judged by lines alone.

    Args:
        before: The report of the older version.
        lines: Numbers of the lines that changed.
    """
    old = Counter(key_of(finding, "") for finding in before.findings)
    old.subtract(key_of(finding, "") for finding in file.known)
    shown: list[Finding] = []
    unchanged: list[Finding] = []
    for finding in file.findings:
        key = key_of(finding, "")
        if any(_touches(place, lines) for place in (finding.place, *finding.related)):
            shown.append(finding)
        elif old[key] > 0 or not (finding.unread or finding.code in before.ran):
            old[key] -= 1
            unchanged.append(finding)
        else:
            shown.append(finding)
    return file._replace(findings=tuple(shown), unchanged=tuple(unchanged))


def _touches(place: Place, lines: frozenset[int]) -> bool:
    last = place.end.line - (place.end.column == 1 and place.end.line > place.start.line)
    return not lines.isdisjoint(range(place.start.line, last + 1))


def _lines(text: str) -> list[str]:
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]


def _anchors(before: Sequence[str], after: Sequence[str]) -> Iterator[_Pair]:
    """Lines that are the same in both: at the beginning, once in between, and at the end."""
    most = min(len(before), len(after))
    start = next((n for n in range(most) if before[n] != after[n]), most)
    end = next((n for n in range(most - start) if before[-1 - n] != after[-1 - n]), most - start)
    yield from ((n, n) for n in range(start))
    middle = before[start : len(before) - end], after[start : len(after) - end]
    yield from ((start + i, start + j) for i, j in _longest(_once_in_both(*middle)))
    yield from ((len(before) - n, len(after) - n) for n in range(end, 0, -1))


def _once_in_both(before: Sequence[str], after: Sequence[str]) -> list[_Pair]:
    """Lines that stand once in each, in the order of the old text."""
    often = Counter(before), Counter(after)
    at = {line: j for j, line in enumerate(after) if often[1][line] == 1}
    return [(i, at[line]) for i, line in enumerate(before) if often[0][line] == 1 and line in at]


def _longest(pairs: Sequence[_Pair]) -> list[_Pair]:
    """The most of the pairs whose order is the same in both texts.

    Source:
        The longest increasing subsequence by patience sorting, as in Bram Cohen's patience diff.
    """
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for at, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        previous.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        last[length : length + 1] = [at]
    chain: list[_Pair] = []
    at = last[-1] if last else -1
    while at >= 0:
        chain.append(pairs[at])
        at = previous[at]
    return chain[::-1]
