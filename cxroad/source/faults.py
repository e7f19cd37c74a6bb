"""All syntax errors of a text that can be told apart honestly."""

from __future__ import annotations

from collections.abc import Callable

from cxroad.source.edits import Fix
from cxroad.source.events import Fault
from cxroad.source.problem import Problem
from cxroad.source.span import Span
from cxroad.source.traps.explain import explain
from cxroad.source.traps.trap import Edit

_READ = 96 * 1024
"""Characters that are read anew in all to find errors behind the first; a second at the worst.
Source: our default."""


def explain_all(
    text: str, fault: Fault, fault_in: Callable[[str], Fault | None], most: int
) -> list[Problem]:
    """The fault of a text, and those behind it that remain once it is cured.

    A further error is reported only after the help of the one before was followed in a copy and
    took the parser further, so none is the consequence of another, and each help shown is tried.

    Args:
        text: What does not parse.
        fault: The first fault.
        fault_in: Parses a text; None where it is sound.
        most: How many errors are told; fewer in a long text, since each is one more reading.
    """
    most = min(most, 1 + _READ // (len(text) + 1))
    first = explain(text, fault)
    problems, edits, cure = [first.problem], list[Edit](), first.cure
    cured = text
    while cure is not None and len(problems) < most:
        edits.append(cure)
        cured = cured[: cure.span.start] + cure.text + cured[cure.span.end :]
        following = fault_in(cured)
        if following is None:
            break
        trap = explain(cured, following)
        line_end = cured.find("\n", cure.span.start + len(cure.text))
        if line_end < 0 or trap.problem.span.start <= line_end:
            break
        problems.append(_moved(trap.problem, edits))
        cure = trap.cure
    return problems


def _moved(problem: Problem, edits: list[Edit]) -> Problem:
    """The problem at its place in the text as it was before the edits."""

    def moved(span: Span) -> Span:
        return Span(_back(span.start, edits), _back(span.end, edits))

    fix = problem.fix
    also = tuple((moved(span), label) for span, label in problem.also)
    return Problem(
        problem.code,
        problem.message,
        moved(problem.span),
        problem.label,
        also,
        problem.help,
        problem.note,
        fix and Fix(fix.safe, edits=tuple(Edit(moved(edit.span), edit.text) for edit in fix.edits)),
    )


def _back(offset: int, edits: list[Edit]) -> int:
    """An offset as it was before the edits, which were made one after the other.

    One inside of what an edit has put there becomes the place where the edit was made.
    """
    for (start, end), text in reversed(edits):
        if offset >= start + len(text):
            offset += end - start - len(text)
        else:
            offset = min(offset, start)
    return offset
