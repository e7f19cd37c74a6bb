"""Findings while typing: what `cxroad lint` says of a text, as marks in it."""

from __future__ import annotations

from dataclasses import dataclass

from cxroad.findings.finding import Finding, Severity
from cxroad.lsp.opened import Opened
from cxroad.render.visible import harmless
from cxroad.source.span import Span

_FADED = frozenset({"GRA004"})
"""Rules that find what may go without any change of the plan; editors show that in grey."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as an editor shows it.

    Attributes:
        span: What is underlined.
        severity: How bad it is.
        code: The rule.
        message: What is wrong, what follows and what to type, each on a line.
        related: Further places, and what they are.
        faded: Whether what is marked can go without any change of the plan.
    """

    span: Span
    severity: Severity
    code: str
    message: str
    related: tuple[tuple[Span, str], ...] = ()
    faded: bool = False


def marks(opened: Opened) -> tuple[Mark, ...]:
    """A mark for each finding that `cxroad lint` shows of a text, in its order.

    Raises:
        CxroadError: The configuration does not fit.
    """
    return tuple(map(_mark, opened.report.findings)) if opened.is_ours else ()


def _mark(finding: Finding) -> Mark:
    return Mark(
        finding.place.span,
        finding.severity,
        finding.code,
        message_of(finding),
        tuple((place.span, harmless(place.label) or "see here") for place in finding.related),
        finding.code in _FADED,
    )


def message_of(finding: Finding) -> str:
    """A finding's sentence, then its help and its note on lines of their own."""
    said = (("", finding.message), ("help: ", finding.help), ("note: ", finding.note))
    return "\n".join(f"{lead}{harmless(text)}" for lead, text in said if text)
