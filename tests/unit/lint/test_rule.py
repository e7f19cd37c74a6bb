"""The decorator: what a rule is made of, and what it may lack."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.example import Example, Frame
from cxroad.lint.rule import Rule, Threshold, rule
from cxroad.load.loader import load_bytes
from cxroad.plan import Plan

FRAME = Frame("anywhere", "...", date(2027, 3, 1))
DETAILS: dict[str, Any] = {
    "since": "0.1",
    "source": "a test",
    "cure": "Mend it.",
    "frame": FRAME,
    "bad": "x: 1   # <- TOY001",
    "good": "x: 2",
}


def crooked_name(_: Plan) -> Iterator[Hit]:
    """The name is crooked.

    Nobody can
    read it.
    """
    yield from ()


def _make(code: str = "TOY001", **changes: Any) -> Rule:
    return rule(code, Severity.WARNING, **{**DETAILS, **changes})(crooked_name)


def test_name_summary_and_reason_come_from_the_function() -> None:
    made = _make()

    assert (made.name, made.summary) == ("crooked-name", "The name is crooked.")
    assert made.why == "Nobody can\nread it."
    assert (made.family, made.structural, made.sources) == ("TOY", False, ("a test",))
    assert made.bad[0].frame is FRAME


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({"source": ""}, "a source"),
        ({"source": ()}, "a source"),
        ({"cure": ""}, "a cure"),
        ({"bad": ""}, "a bad example"),
        ({"bad": ()}, "a bad example"),
        ({"bad": "x: 1"}, "its mark in every bad example"),
        ({"bad": ("x: 1   # <- TOY001", "y: 1   # <- TOY002")}, "its mark in every bad example"),
        ({"good": ""}, "a good example"),
        ({"good": "x: 1   # <- TOY001"}, "no mark in good examples"),
        ({"silent": "x: 3"}, "a reason in every silent example"),
        (
            {"thresholds": (Threshold("TOY002", "x", 1, "x", "x"),)},
            "its own code in its thresholds",
        ),
        ({"code": "TOY1"}, "a code like VIS004"),
    ],
)
def test_a_rule_that_cannot_explain_itself_says_what_it_lacks(
    changes: dict[str, Any], lacking: str
) -> None:
    assert lacking in _make(**changes).lacks


def test_a_rule_that_explains_itself_lacks_nothing() -> None:
    assert not _make().lacks


@pytest.mark.parametrize(
    ("doc", "lacking"), [(None, "a first docstring line"), ("Only this.", "a rationale below it")]
)
def test_a_rule_without_a_reason_lacks_it(doc: str | None, lacking: str) -> None:
    def unexplained(_: Plan) -> Iterator[Hit]:
        yield from ()

    unexplained.__doc__ = doc

    assert lacking in rule("TOY001", Severity.WARNING, **DETAILS)(unexplained).lacks


def _plan(settings: str) -> Plan:
    roadmap = load_bytes(f"title: x\nphases: {{}}\n{settings}\n".encode(), "x").roadmap
    assert roadmap
    return Plan(roadmap, date(2027, 3, 1))


@pytest.mark.parametrize(
    ("settings", "number"),
    [
        ("", 5),
        ("settings: {ramp: 4w}", 5),
        ("settings: {TOY002: {most: 7}}", 5),
        ("settings: {TOY001: {other: 7}}", 5),
        ("settings: {TOY001: {most: 7}}", 7),
        ("settings: {TOY001: {most: 7%}}", 7),
        ("settings: {TOY001: {most: 0}}", 0),
    ],
)
def test_a_threshold_is_what_the_roadmap_sets_or_its_default(settings: str, number: int) -> None:
    assert Threshold("TOY001", "most", 5, "things", "a test").of(_plan(settings)) == number


def test_an_example_may_stand_in_a_frame_of_its_own() -> None:
    other = Frame("elsewhere", "a:\n  ...", date(2027, 3, 1))
    made = _make(good=Example("x: 2", frame=other))

    assert made.good[0].file == "a:\n  x: 2\n"
