"""Registered risks with their map, decisions taken, waivers and findings: all of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cxroad.findings.card import RuleCard
from cxroad.findings.finding import Severity
from cxroad.findings.report import FileReport
from cxroad.model.language import say
from cxroad.model.register import Decision
from cxroad.model.writing import count, listed
from cxroad.plan import Plan
from cxroad.views.report.shape import Danger, RiskMap
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.summary.risks import danger_columns, danger_row, registered_danger
from cxroad.views.summary.scope import Scope
from cxroad.views.words import flat, said, stopped, written

_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.INFO: Tone.QUIET}


def risks(scope: Scope) -> tuple[RiskMap, Section] | None:
    """All registered risks, gravest first, by number; None when there is none."""
    registered = sorted(scope.roadmap.risks.values(), key=lambda each: -(each.score or 0))
    if not registered:
        return None
    cells: dict[tuple[int, int], tuple[Danger, ...]] = {}
    rows = []
    for number, each in enumerate(registered, 1):
        row = danger_row(scope, registered_danger(scope, each))
        rows.append(Row((Cell(str(number)), *row.cells), row.sentence))
        if each.likelihood is not None and each.impact is not None:
            at = int(each.likelihood), int(each.impact)
            danger = Danger(number, flat(each.what) or flat(each.id))
            cells[at] = (*cells.get(at, ()), danger)
    unplaced = sum(each.score is None for each in registered)
    notes = []
    if unplaced:
        verb = "has" if unplaced == 1 else "have"
        text = f"{count(unplaced, 'risk')} {verb} no likelihood or no impact."
        notes.append(Line(text, tone=Tone.WARN))
    table = Table((Column(say("No."), right=True), *danger_columns()), tuple(rows))
    return RiskMap(cells, unplaced), Section("Risks", (), (table,), tuple(notes))


def taken(scope: Scope) -> Section | None:
    """The decisions that were taken, newest first; None when none is written down."""
    found = [each for each in scope.roadmap.decisions if each.on is not None]
    found.sort(key=lambda each: each.on.last if each.on else scope.now, reverse=True)
    if not found:
        return None
    columns = (
        Column("Taken on"),
        Column("Decision", flows=True),
        Column("Chosen", flows=True),
        Column("Why", flows=True),
        Column("By", flows=True),
    )
    return Section("Decisions taken", (), (Table(columns, tuple(_row(scope, e) for e in found)),))


def _row(scope: Scope, each: Decision) -> Row:
    when = written(each.on) if each.on else "-"
    what = flat(each.what) or "A decision that is not described"
    chosen, why, by = flat(each.chosen), flat(each.why), scope.called(each.by)
    touches = listed([scope.titled(id) for id in each.affects])
    again = f"looked at again {written(each.revisit)}" if each.revisit else ""
    cells = (
        Cell(when),
        Cell(what, note=f"touches {touches}" if touches else ""),
        Cell(chosen or "not written down", tone=Tone.PLAIN if chosen else Tone.WARN),
        Cell(why or "not written down", note=again, tone=Tone.PLAIN if why else Tone.WARN),
        Cell(by or "-"),
    )
    facts = [stopped(f"{when}: {what}"), f"Chosen: {stopped(chosen)}" if chosen else ""]
    facts += [f"Why: {stopped(why)}" if why else "", f"By {stopped(by)}" if by else ""]
    return Row(cells, " ".join(fact for fact in facts if fact))


def waived(report: FileReport) -> Section | None:
    """What was found and is accepted, with its reason and end; None when nothing is."""
    if not report.waived:
        return None
    columns = (
        Column("Rule"),
        Column("What was found", flows=True),
        Column("Why it is accepted", flows=True),
        Column("Until"),
    )
    rows = []
    for each in report.waived:
        code, what = each.finding.code, said(each.finding.message)
        because, until = flat(each.because), each.until or "no end"
        cells = (Cell(code), Cell(what), Cell(because), Cell(until))
        rows.append(Row(cells, f"{code}: {stopped(what)} Accepted until {until}: {because}"))
    return Section("Accepted for now", (), (Table(columns, tuple(rows)),))


def findings(report: FileReport) -> Section:
    """Every finding, gravest first, and what was asked."""
    found = sorted(report.findings, key=lambda each: (-each.severity, not each.severe))
    level = f" at level {report.level}" if report.level else ""
    asked = f"{count(len(report.ran), 'rule')} asked{level}"
    if not found:
        return Section("What cxroad found in the file", (Line(f"Nothing: {asked}."),))
    counts = Counter(each.severity for each in found)
    totals = listed([count(counts[each], str(each)) for each in _TONES if counts[each]])
    columns = (
        Column("Rule"),
        Column("How bad"),
        Column("What was found", flows=True),
        Column("What to do", flows=True),
        Column("Line", right=True),
    )
    rows = []
    for each in found:
        bad = f"severe {each.severity}" if each.severe else str(each.severity)
        what, cure = said(each.message), said(each.help)
        line = str(each.place.start.line)
        cells = (
            Cell(each.code),
            Cell(bad, tone=_TONES[each.severity]),
            Cell(what),
            Cell(cure or "-"),
            Cell(line),
        )
        rows.append(Row(cells, f"{each.code}, {bad}, line {line}: {stopped(what)} {cure}".strip()))
    lines = (Line(f"{totals}; {asked}."),)
    return Section("What cxroad found in the file", lines, (Table(columns, tuple(rows)),))


def fired(report: FileReport, cards: Iterable[RuleCard]) -> tuple[tuple[RuleCard, int], ...]:
    """The rules that found something, waived or not, with how often; in the catalogue's order."""
    found = Counter(each.code for each in report.findings)
    found.update(each.finding.code for each in report.waived)
    return tuple((card, found[card.code]) for card in cards if found[card.code])


def organisation(plan: Plan) -> str:
    """Whose roadmap it is; empty where the title says so."""
    name = flat(plan.roadmap.organisation)
    return "" if name in flat(plan.roadmap.title) else name
