"""All syntax errors of a text that can be told apart honestly."""

from __future__ import annotations

from collections.abc import Callable

from cxroad.source.events import Fault
from cxroad.source.problem import Problem
from cxroad.source.span import Span
from cxroad.source.traps.explain import explain
from cxroad.source.traps.trap import Edit

_MOST = 10
"""Errors reported at once. Source: our default; each costs one more reading."""

_SHORT = 64 * 1024
"""Characters of a text up to which more than its first error is looked for. Source: our default."""


def explain_all(text: str, fault: Fault, fault_in: Callable[[str], Fault | None]) -> list[Problem]:
    """The fault of a text, and those behind it that remain once it is cured.

    A further error is reported only after the help of the one before was followed in a copy and
    took the parser further, so none is the consequence of another, and each help shown is tried.

    Args:
        text: What does not parse.
        fault: The first fault.
        fault_in: Parses a text; None where it is sound.
    """
    problems: list[Problem] = []
    edits: list[Edit] = []
    cured, found = text, fault
    while True:
        trap = explain(cured, found)
        problems.append(_moved(trap.problem, edits))
        if trap.cure is None or len(problems) == _MOST or len(text) > _SHORT:
            return problems
        span, words = trap.cure
        if any(edit.span.start >= span.start for edit in edits):
            return problems
        edits.append(trap.cure)
        cured = cured[: span.start] + words + cured[span.end :]
        following = fault_in(cured)
        line_end = cured.find("\n", span.start + len(words))
        if following is None:
            return problems
        if line_end < 0 or following.at <= line_end or following.since <= line_end:
            return problems
        found = following


def _moved(problem: Problem, edits: list[Edit]) -> Problem:
    """The problem at its place in the text as it was before the edits."""
    if not edits:
        return problem
    back = sum(len(edit.text) - (edit.span.end - edit.span.start) for edit in edits)

    def moved(span: Span) -> Span:
        return Span(span.start - back, span.end - back)

    also = tuple((moved(span), label) for span, label in problem.also)
    return Problem(
        problem.code,
        problem.message,
        moved(problem.span),
        problem.label,
        also,
        problem.help,
        problem.note,
    )
