"""What a report tells of a rule itself, for formats that list the rules beside the findings."""

from __future__ import annotations

from dataclasses import dataclass

from cxroad.findings.finding import Severity
from cxroad.findings.page import RulePage


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule in words, without what it asks.

    Attributes:
        code: `VIS004`.
        name: What it finds, with dashes.
        severity: Of its findings; where there are tiers, of the gravest.
        summary: One sentence: what is wrong when it fires.
        why: What that leads to.
        cure: How to fix it.
        page: Its whole page; None of a rule that is not in the catalogue.
        family: What its family is about; may be empty.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    cure: str
    page: RulePage | None
    family: str = ""
