"""A rule: one function, and the record from which its page, its tests and its messages come."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NotRequired, TypeAlias, TypedDict, Unpack

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.example import Example, Frame
from cxroad.model.settings import Level

if TYPE_CHECKING:
    from cxroad.load.loader import Loaded
    from cxroad.model.roadmap import Roadmap
    from cxroad.plan import Plan

CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
"""A rule's code: its family and a number that is never used again."""


@dataclass(frozen=True, slots=True)
class Written:
    """A roadmap as it stands in its file: what a rule about structure is asked about.

    Attributes:
        loaded: The file; its roadmap may lack parts that could not be read.
        roadmap: The loaded roadmap, which is there whenever a rule is asked.
        today: The day of the run.
        rules: Every rule by code, for settings and waivers that name one.
    """

    loaded: Loaded
    roadmap: Roadmap
    today: date
    rules: Mapping[str, Rule]


Query: TypeAlias = "Callable[[Plan], Iterator[Hit]]"
"""Asks the plan; waits until the whole file can be read."""

Reading: TypeAlias = Callable[[Written], Iterator[Hit]]
"""Asks what is written; runs on files that can be read in part."""

Examples: TypeAlias = str | Example | tuple[str | Example, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that a rule compares with; a roadmap or a configuration may set it.

    Attributes:
        code: The rule it belongs to.
        name: As it stands in the file: `settings: {VIS009: {outcomes: 5}}`.
        default: What counts when nobody sets it.
        unit: What it counts, in the plural: "outcomes", "%", "weeks".
        source: Where the default comes from; "our default" is a source when said openly.
        least: The smallest number that can be set.
    """

    code: str
    name: str
    default: int | Fraction
    unit: str
    source: str
    least: int = 0

    @property
    def is_percentage(self) -> bool:
        """Whether it counts per cent, so that `50%` may stand for 50."""
        return self.unit.startswith("%")

    def of(self, plan: Plan) -> int | Fraction:
        """The number that counts for a plan, in the threshold's unit; do not divide it."""
        own = plan.threshold(self.code, self.name)
        return self.default if own is None else own

    def part(self, plan: Plan) -> Fraction:
        """What counts for a plan, where it counts per cent, as a part of one."""
        return _hundredths(self.of(plan))


@lru_cache
def _hundredths(number: int | Fraction) -> Fraction:
    return Fraction(number, 100)


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with everything that is known about it.

    Attributes:
        code: Family and number, `VIS004`.
        name: What it finds, with dashes; reads well after "waive".
        severity: Of its hits; where there are tiers, of the gravest.
        summary: One sentence: what is wrong when it fires.
        why: What it leads to, and who says so.
        since: The first version that has it.
        sources: What it rests on; "our default" where it is our own judgement.
        cure: How to fix it.
        bad: At least one example for each tier.
        good: The same done well.
        silent: Cases that look alike and are not reported, each saying why.
        thresholds: Numbers that a roadmap may set.
        level: The lowest level that asks it.
        fixable: Which of its findings can be repaired automatically; empty for none.
        query, reading: What it asks; one of the two is None.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    since: str
    sources: tuple[str, ...]
    cure: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    silent: tuple[Example, ...]
    thresholds: tuple[Threshold, ...]
    level: Level
    fixable: str
    query: Query | None = None
    reading: Reading | None = None

    @property
    def family(self) -> str:
        """The first three letters of its code."""
        return self.code[:3]

    @property
    def structural(self) -> bool:
        """Whether it runs on a file that could be read only in part."""
        return self.reading is not None

    @property
    def waivable(self) -> bool:
        """Whether a file may accept its findings: never what keeps others from guessing."""
        return not self.structural or self.family != "STR"

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is missing for it to explain itself; a rule that lacks anything is not let in."""
        bad_marks = [[mark.code for mark in example.marks] for example in self.bad]
        wanted = {
            "a code like VIS004": CODE.fullmatch(self.code),
            "a first docstring line": self.summary,
            "a rationale below it": self.why,
            "a source": self.sources and all(self.sources),
            "a cure": self.cure,
            "a bad example": self.bad,
            "a good example": self.good,
            "its mark in every bad example": all(self.code in codes for codes in bad_marks),
            "no mark in good examples": not any(e.marks for e in (*self.good, *self.silent)),
            "a reason in every silent example": all(example.says for example in self.silent),
            "its own code in its thresholds": all(t.code == self.code for t in self.thresholds),
        }
        return tuple(what for what, there in wanted.items() if not there)


class Details(TypedDict):
    """What the decorator wants to know beside code and severity."""

    since: str
    source: str | tuple[str, ...]
    cure: str
    frame: Frame
    bad: Examples
    good: Examples
    silent: NotRequired[Examples]
    thresholds: NotRequired[tuple[Threshold, ...]]
    level: NotRequired[Level]
    fixable: NotRequired[str]


def rule(code: str, severity: Severity, **details: Unpack[Details]) -> Callable[[Query], Rule]:
    """Make a function that asks the plan into a rule.

    The function's name is the rule's name; the first line of its docstring says what is wrong,
    the rest why that matters.

    What the rule then lacks to explain itself is asked by the tests, not whenever it is loaded.
    """

    def make(query: Query) -> Rule:
        return _record(code, severity, details, query=query)

    return make


def structural_rule(
    code: str, severity: Severity, **details: Unpack[Details]
) -> Callable[[Reading], Rule]:
    """Make a function that asks what is written into a rule; see `rule`."""

    def make(reading: Reading) -> Rule:
        return _record(code, severity, details, reading=reading)

    return make


def _record(
    code: str,
    severity: Severity,
    details: Details,
    query: Query | None = None,
    reading: Reading | None = None,
) -> Rule:
    function = query or reading
    summary, _, why = (inspect.getdoc(function) or "").partition("\n")
    source = details["source"]
    frame = details["frame"]
    return Rule(
        code=code,
        name=getattr(function, "__name__", "").replace("_", "-"),
        severity=severity,
        summary=summary.strip(),
        why=why.strip(),
        since=details["since"],
        sources=(source,) if isinstance(source, str) else source,
        cure=details["cure"],
        bad=_examples(details["bad"], frame),
        good=_examples(details["good"], frame),
        silent=_examples(details.get("silent", ()), frame),
        thresholds=details.get("thresholds", ()),
        level=details.get("level", Level.TEAM),
        fixable=details.get("fixable", ""),
        query=query,
        reading=reading,
    )


def _examples(given: Examples, frame: Frame) -> tuple[Example, ...]:
    """Examples as records, each with the frame that it stands in."""
    several = given if isinstance(given, tuple) else (given,)
    records = (_example(item, frame) for item in several)
    return tuple(record for record in records if record.text.strip())


def _example(given: str | Example, frame: Frame) -> Example:
    if isinstance(given, str):
        return Example(given, frame=frame)
    return given if given.frame else replace(given, frame=frame)
