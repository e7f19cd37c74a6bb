"""Registered risks with their map, decisions taken, waivers and findings: all of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cxroad.findings.card import RuleCard
from cxroad.findings.finding import Severity
from cxroad.findings.report import FileReport
from cxroad.model.language import say, say_of
from cxroad.model.register import Decision
from cxroad.model.writing import count, grouped, listed
from cxroad.plan import Plan
from cxroad.views.report.shape import Danger, RiskMap
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.summary.risks import danger_columns, danger_row, registered_danger
from cxroad.views.summary.scope import Scope
from cxroad.views.words import flat, said, stopped, term, written

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
        text = say_of(
            unplaced,
            "{n} risk has no likelihood or no impact.",
            "{n} risks have no likelihood or no impact.",
            n=grouped(unplaced),
        )
        notes.append(Line(text, tone=Tone.WARN))
    table = Table((Column(say("No."), right=True), *danger_columns()), tuple(rows))
    return RiskMap(cells, unplaced), Section(say("Risks"), (), (table,), tuple(notes))


def taken(scope: Scope) -> Section | None:
    """The decisions that were taken, newest first; None when none is written down."""
    found = [each for each in scope.roadmap.decisions if each.on is not None]
    found.sort(key=lambda each: each.on.last if each.on else scope.now, reverse=True)
    if not found:
        return None
    columns = (
        Column(say("Taken on")),
        Column(say("Decision"), flows=True),
        Column(say("Chosen"), flows=True),
        Column(say("Why"), flows=True),
        Column(say("By"), flows=True),
    )
    return Section(
        say("Decisions taken"), (), (Table(columns, tuple(_row(scope, e) for e in found)),)
    )


def _row(scope: Scope, each: Decision) -> Row:
    when = written(each.on) if each.on else "-"
    what = flat(each.what) or say("A decision that is not described")
    chosen, why, by = flat(each.chosen), flat(each.why), scope.called(each.by)
    touches = listed([scope.titled(id) for id in each.affects])
    again = say("looked at again {revisit}", revisit=written(each.revisit)) if each.revisit else ""
    cells = (
        Cell(when),
        Cell(what, note=say("touches {touches}", touches=touches) if touches else ""),
        Cell(chosen or say("not written down"), tone=Tone.PLAIN if chosen else Tone.WARN),
        Cell(why or say("not written down"), note=again, tone=Tone.PLAIN if why else Tone.WARN),
        Cell(by or "-"),
    )
    facts = [
        stopped(f"{when}: {what}"),
        say("Chosen: {chosen}", chosen=stopped(chosen)) if chosen else "",
    ]
    facts += [
        say("Why: {why}", why=stopped(why)) if why else "",
        say("By {who}", who=stopped(by)) if by else "",
    ]
    return Row(cells, " ".join(fact for fact in facts if fact))


def waived(report: FileReport) -> Section | None:
    """What was found and is accepted, with its reason and end; None when nothing is."""
    if not report.waived:
        return None
    columns = (
        Column(say("Rule")),
        Column(say("What was found"), flows=True),
        Column(say("Why it is accepted"), flows=True),
        Column(say("Until")),
    )
    rows = []
    for each in report.waived:
        code, what = each.finding.code, said(each.finding.message)
        because, until = flat(each.because), each.until or say("no end")
        cells = (Cell(code), Cell(what), Cell(because), Cell(until))
        rows.append(
            Row(
                cells,
                say(
                    "{code}: {what} Accepted until {until}: {because}",
                    code=code,
                    what=stopped(what),
                    until=until,
                    because=because,
                ),
            )
        )
    return Section(say("Accepted for now"), (), (Table(columns, tuple(rows)),))


def findings(report: FileReport) -> Section:
    """Every finding, gravest first, and what was asked."""
    found = sorted(report.findings, key=lambda each: (-each.severity, not each.severe))
    level = say(" at level {level}", level=say(report.level)) if report.level else ""
    asked = say("{rules} asked{level}", rules=count(len(report.ran), "rule"), level=level)
    if not found:
        return Section(
            say("What cxroad found in the file"), (Line(say("Nothing: {asked}.", asked=asked)),)
        )
    counts = Counter(each.severity for each in found)
    totals = listed([count(counts[each], str(each)) for each in _TONES if counts[each]])
    columns = (
        Column(say("Rule")),
        Column(say("How bad")),
        Column(say("What was found"), flows=True),
        Column(say("What to do"), flows=True),
        Column(say("Line"), right=True),
    )
    rows = []
    for each in found:
        bad = (
            say("severe {severity}", severity=term(each.severity))
            if each.severe
            else term(each.severity)
        )
        what, cure = said(each.message), said(each.help)
        line = str(each.place.start.line)
        cells = (
            Cell(each.code),
            Cell(bad, tone=_TONES[each.severity]),
            Cell(what),
            Cell(cure or "-"),
            Cell(line),
        )
        rows.append(
            Row(
                cells,
                say(
                    "{code}, {bad}, line {line}: {what} {cure}",
                    code=each.code,
                    bad=bad,
                    line=line,
                    what=stopped(what),
                    cure=cure,
                ).strip(),
            )
        )
    lines = (Line(f"{totals}; {asked}."),)
    return Section(say("What cxroad found in the file"), lines, (Table(columns, tuple(rows)),))


def fired(report: FileReport, cards: Iterable[RuleCard]) -> tuple[tuple[RuleCard, int], ...]:
    """The rules that found something, waived or not, with how often; in the catalogue's order."""
    found: Counter[str] = Counter()
    for each in (*report.findings, *(entry.finding for entry in report.waived)):
        found[each.code] += each.stands_for
    return tuple((card, found[card.code]) for card in cards if found[card.code])


def organisation(plan: Plan) -> str:
    """Whose roadmap it is; empty where the title says so."""
    name = flat(plan.roadmap.organisation)
    return "" if name in flat(plan.roadmap.title) else name
