"""What a record hides of a report, and what it says is gone."""

from __future__ import annotations

from typing import Any

import pytest

from cxroad.findings.card import RuleCard
from cxroad.findings.finding import Finding, Place, Severity
from cxroad.findings.known import Names, hidden_by, renewed
from cxroad.findings.record import Record
from cxroad.findings.report import Entry, FileReport, Report
from cxroad.source.span import Position, Span

CARDS = tuple(
    RuleCard(code, code.lower(), Severity.ERROR, "", "", "", "") for code in ("GRA001", "VIS004")
)
ASKED = frozenset({"GRA001", "VIS004"})
NAMES = Names({"./a.yaml": "a.yaml", "b.yaml": "b.yaml"})


def found(code: str, route: str, line: int = 1, **more: Any) -> Finding:
    place = Place("./a.yaml", Span(0, 1), Position(line, 1), Position(line, 2))
    return Finding(code, code.lower(), Severity.ERROR, f"at line {line}", place, route, **more)


def report_of(*findings: Finding, ran: frozenset[str] = ASKED) -> Report:
    return Report((FileReport("./a.yaml", findings, ran=ran),), rules=CARDS)


def shown(report: Report) -> list[int]:
    return [finding.place.start.line for finding in report.findings]


def test_what_is_recorded_is_hidden_whatever_its_line_and_its_message() -> None:
    record = renewed(Record(), report_of(found("GRA001", "login.after[0]", 3)), NAMES)
    now = hidden_by(
        record,
        report_of(found("GRA001", "login.after[2]", 30), found("VIS004", "login", 31)),
        NAMES,
        "k",
    )

    assert record.entries == [Entry("a.yaml", "GRA001", "login.after[]", 1)]
    assert shown(now) == [31]
    assert [f.place.start.line for f in now.files[0].known] == [30]
    assert (now.record, now.gone) == ("k", ())


def test_of_more_findings_than_are_counted_those_furthest_down_are_new() -> None:
    record = renewed(Record(), report_of(*(found("GRA001", f"x[{n}]", n) for n in (1, 2))), NAMES)
    three = report_of(*(found("GRA001", f"x[{n}]", n) for n in (1, 2, 3)))

    assert record.counts == {("a.yaml", "GRA001", "x[]"): 2}
    assert shown(hidden_by(record, three, NAMES, "k")) == [3]


def test_fewer_findings_than_are_counted_leave_the_rest_gone() -> None:
    record = Record({("a.yaml", "GRA001", "x[]"): 3})
    now = hidden_by(record, report_of(found("GRA001", "x[0]")), NAMES, "k")

    assert shown(now) == []
    assert now.gone == (Entry("a.yaml", "GRA001", "x[]", 2),)


def test_what_keeps_a_file_from_being_read_is_neither_recorded_nor_hidden() -> None:
    broken = report_of(found("STR004", "", unread=True))
    record = Record({("a.yaml", "STR004", "at line 1"): 1})

    assert renewed(Record(), broken, NAMES).counts == {}
    assert shown(hidden_by(record, broken, NAMES, "k")) == [1]


@pytest.mark.parametrize(
    ("entry", "ran", "lost", "gone"),
    [
        (("a.yaml", "GRA001", "x"), ASKED, (), True),
        (("a.yaml", "GRA001", "x"), frozenset({"VIS004"}), (), False),
        (("a.yaml", "GRA001", "x"), frozenset(), (), False),
        (("other.yaml", "GRA001", "x"), ASKED, (), False),
        (("other.yaml", "GRA001", "x"), ASKED, ("other.yaml",), True),
        (("a.yaml", "OLD001", "x"), ASKED, (), True),
        (("other.yaml", "OLD001", "x"), ASKED, (), False),
    ],
    ids=["asked", "not-asked", "unread", "not-linted", "lost", "retired", "retired-not-linted"],
)
def test_an_entry_is_gone_only_where_the_run_can_tell(
    entry: tuple[str, str, str], ran: frozenset[str], lost: tuple[str, ...], gone: bool
) -> None:
    record = Record({entry: 1})
    names = Names(NAMES.of, lost)
    report = report_of(ran=ran)

    assert hidden_by(record, report, names, "k").gone == ((Entry(*entry, 1),) if gone else ())
    assert renewed(record, report, names).counts == ({} if gone else {entry: 1})


def test_two_files_do_not_share_what_is_known() -> None:
    record = Record({("a.yaml", "GRA001", "x"): 1})
    b = FileReport("b.yaml", (found("GRA001", "x", 7),), ran=ASKED)

    assert shown(hidden_by(record, Report((b,), rules=CARDS), NAMES, "k")) == [7]


def test_a_file_that_is_given_twice_is_recorded_once_and_hidden_twice() -> None:
    file = report_of(found("GRA001", "x")).files[0]
    report = Report((file, file), rules=CARDS)
    record = renewed(Record(), report, NAMES)

    assert record.counts == {("a.yaml", "GRA001", "x"): 1}
    assert shown(hidden_by(record, report, NAMES, "k")) == []
