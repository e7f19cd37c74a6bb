"""A rule's page as parts and blocks, before it is written as Markdown or HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from cxroad.findings.finding import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of a roadmap.

    Attributes:
        text: The lines; `# <- CODE` stands behind those that are reported.
        says: What they show; may be empty.
    """

    text: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list of sentences."""

    items: tuple[str, ...]


Block: TypeAlias = str | Code | Items
"""A paragraph, lines of a roadmap, or a list; words in backticks are words of the file."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands below it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class RulePage:
    """Everything about a rule.

    Attributes:
        code: `VIS004`.
        name: What it finds, with dashes.
        family: What its family is about.
        severity: Of its findings; where there are tiers, of the gravest.
        summary: One sentence: what is wrong when it fires.
        standing: Its severities, its level and its first version, as a sentence.
        parts: From why it matters to how to waive it.
    """

    code: str
    name: str
    family: str
    severity: Severity
    summary: str
    standing: str
    parts: tuple[Part, ...]
