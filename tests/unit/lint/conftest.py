"""Toy rules: the engine apart from real ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from cxroad.errors import NotComputable
from cxroad.findings.finding import Hit, Severity
from cxroad.lint.example import Frame
from cxroad.lint.rule import Details, Rule, Written, rule, structural_rule
from cxroad.lint.waivers import faults
from cxroad.model.settings import Level
from cxroad.plan import Plan

TODAY = date(2027, 3, 1)
HOLE = Frame("anywhere", "...", TODAY)


def _details(code: str, level: Level) -> Details:
    return {
        "since": "0.1",
        "source": "a test",
        "cure": "Nothing.",
        "frame": HOLE,
        "bad": f"x: 1   # <- {code}",
        "good": "x: 2",
        "level": level,
    }


@pytest.fixture
def toys() -> dict[str, Rule]:
    """Rules that always find, never find, break, cannot compute, and read."""

    def always_reported(plan: Plan) -> Iterator[Hit]:
        """Everything is reported.

        Because it is there.
        """
        for item in plan.roadmap.initiatives.values():
            yield Hit(item.at("name"), f"`{item.id}` is there", help="nothing to do")

    def never_reported(_: Plan) -> Iterator[Hit]:
        """Nothing is reported.

        Because nothing is looked for.
        """
        yield from ()

    def broken(plan: Plan) -> Iterator[Hit]:
        """It breaks.

        Because of a bug.
        """
        yield Hit(plan.roadmap.route, "found before it broke")
        raise ZeroDivisionError("one over none")

    def undecided(_: Plan) -> Iterator[Hit]:
        """It cannot tell.

        Because a fact is missing.
        """
        raise NotComputable("no dates")
        yield

    def too_short(written: Written) -> Iterator[Hit]:
        """The title is short.

        Because short titles say little.
        """
        if len(written.roadmap.title) < 3:
            yield Hit(("title",), "the title is short")

    def bad_waiver(written: Written) -> Iterator[Hit]:
        """A waiver is bad.

        Because it hides.
        """
        return faults(written)

    starter, team = Level.STARTER, Level.TEAM
    made = [
        rule("TOY001", Severity.WARNING, **_details("TOY001", starter))(always_reported),
        rule("TOY002", Severity.ERROR, **_details("TOY002", starter))(never_reported),
        rule("BAD001", Severity.INFO, **_details("BAD001", team))(broken),
        rule("BAD002", Severity.INFO, **_details("BAD002", team))(undecided),
        structural_rule("STR001", Severity.ERROR, **_details("STR001", starter))(too_short),
        structural_rule("STR006", Severity.ERROR, **_details("STR006", starter))(bad_waiver),
    ]
    return {one.code: one for one in made}


@pytest.fixture
def without_bugs(toys: dict[str, Rule]) -> dict[str, Rule]:
    """The toy rules that do not break."""
    return {code: one for code, one in toys.items() if not code.startswith("BAD")}
