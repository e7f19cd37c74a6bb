"""Which lines changed, and what of a report that leaves."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.findings.finding import Finding, Place, Severity
from cxroad.findings.report import FileReport
from cxroad.history import changed
from cxroad.history.changed import changed_lines, only_changed
from cxroad.source.span import Position, Span

few = st.lists(st.sampled_from(["", "a", "b", "c", "  d", "e"]), min_size=1, max_size=30)
many = st.lists(st.text(alphabet="abc", max_size=4), min_size=1, max_size=30)


def text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("a\nb\nc\n", "a\nb\nc\n", set()),
        ("a\nb\nc\n", "a\nx\nc\n", {2}),
        ("a\nb\nc\n", "a\nx\nb\nc\n", {2}),
        ("a\nb\nc\n", "a\nc\n", set()),
        ("a\nb\nc\n", "x\na\nb\nc\ny\n", {1, 5}),
        ("a\nb\nc\n", "c\na\nb\n", {1}),
        ("", "a\n", {1}),
        ("a\nb", "a\r\nb\r\n", set()),
        ("a\na\na\n", "a\na\na\na\n", {4}),
        ("k:\n  a\nl:\n  a\n", "k:\n  a\nnew:\n  a\nl:\n  a\n", {3, 4}),
    ],
)
def test_lines_that_are_new_or_other_are_changed(old: str, new: str, lines: set[int]) -> None:
    assert changed_lines(old, new) == lines


@given(st.one_of(few, many), st.one_of(few, many))
def test_what_did_not_change_stands_in_both_in_the_same_order(
    old: list[str], new: list[str]
) -> None:
    lines = changed_lines(text(old), text(new))
    rest = iter(old)

    for number, line in enumerate(new, 1):
        assert number in lines or line in rest


@given(few, st.data())
def test_a_line_that_is_put_in_changes_that_line_alone(old: list[str], data: Any) -> None:
    at = data.draw(st.integers(0, len(old)))
    new = [*old[:at], "new", *old[at:]]

    assert changed_lines(text(old), text(new)) == {at + 1}


def test_texts_too_different_to_compare_are_changed_throughout(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old, new = "a\nx\nx\ny\ny\nb", "a\ny\ny\nx\nx\nx\nb"

    monkeypatch.setattr(changed, "_MOST_PAIRS", 20)
    assert changed_lines(old, new) < {2, 3, 4, 5, 6}
    monkeypatch.setattr(changed, "_MOST_PAIRS", 19)
    assert changed_lines(old, new) == {2, 3, 4, 5, 6}


def place(line: int, last: int | None = None, column: int = 5) -> Place:
    return Place("x.yaml", Span(0, 1), Position(line, 1), Position(last or line, column))


def found(code: str, line: int, route: str = "", **more: Any) -> Finding:
    at = more.pop("at", place(line))
    return Finding(code, "", Severity.ERROR, f"at {line}", at, route or f"r{line}", **more)


def file(*findings: Finding, ran: str = "A B", **more: Any) -> FileReport:
    return FileReport("x.yaml", findings, ran=frozenset(ran.split()), **more)


def shown(now: FileReport, before: FileReport, *lines: int) -> list[int]:
    report = only_changed(now, before, frozenset(lines))
    assert len(report.findings) + len(report.unchanged) == len(now.findings)
    return [finding.place.start.line for finding in report.findings]


def test_a_finding_stays_when_its_line_or_a_related_line_changed() -> None:
    both = file(found("A", 3), found("A", 5, related=(place(9),)), found("A", 7))

    assert shown(both, both, 3, 9) == [3, 5]
    assert shown(both, both) == []


def test_a_place_over_several_lines_ends_before_the_line_that_it_does_not_reach_into() -> None:
    one = file(found("A", 3, at=place(3, 5, column=1)))

    assert shown(one, one, 4) == [3]
    assert shown(one, one, 5) == []
    assert shown(one, one, 2) == []


def test_a_finding_that_the_older_version_did_not_have_stays_wherever_it_is() -> None:
    now = file(found("A", 3, "ana.owner"), found("B", 8, "x.after[1]"))
    before = file(found("B", 2, "x.after[0]"))

    assert shown(now, before) == [3]
    assert shown(file(*now.findings, found("B", 9, "x.after[2]")), before) == [3, 9]


def test_a_finding_on_a_changed_line_does_not_stand_for_an_old_one() -> None:
    now = file(found("A", 3, "x.after[0]"), found("A", 4, "x.after[1]"))

    assert shown(now, file(found("A", 3, "x.after[0]")), 3) == [3]


def test_rules_that_did_not_run_before_are_judged_by_lines_alone() -> None:
    now = file(found("A", 3), found("B", 4), found("B", 5))

    assert shown(now, file(ran="A"), 5) == [3, 5]


def test_what_could_not_be_read_is_told_apart_by_its_message() -> None:
    now = file(found("C", 3, "", unread=True), found("C", 6, "", unread=True))

    assert shown(now, file(found("C", 3, unread=True)), 9) == [6]


def test_a_known_finding_takes_its_place_among_the_old_ones() -> None:
    old = found("A", 3, "x.after[0]")
    now = file(found("A", 4, "x.after[1]"), known=(old,))

    assert shown(now, file(old)) == [4]
