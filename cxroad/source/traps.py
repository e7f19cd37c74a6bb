"""The parser's words in the author's, with the cure."""

from __future__ import annotations

from cxroad.source.events import Fault
from cxroad.source.problem import Problem
from cxroad.source.span import Span


def explain(text: str, fault: Fault) -> Problem:
    """What a fault means to who wrote the text."""
    at = min(fault.at, max(len(text) - 1, 0))
    return Problem("STR008", f"This is not YAML: {fault.problem}.", Span(at, at + 1))
