"""The decisions we need, at most three."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cxroad.findings.finding import Finding
from cxroad.model import writing
from cxroad.model.dates import Date
from cxroad.model.initiative import Initiative, Status
from cxroad.model.language import later, say
from cxroad.model.register import Decision
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.summary.scope import Scope, gravest
from cxroad.views.words import advised, apart, clauses, flat, said, stopped, written

MOST = 3
"""Decisions that fit into a meeting. Source: at most three, as steering packs have it
(forgeagile.com, programme reporting playbook)."""

_CALLED_FOR = {
    "GOV004": later("Who owns it?"),
    "SCH002": later("Move the date, ask less of it, or give it more people?"),
    "PPL001": later("What moves to another quarter?"),
    "TEC003": later("Do we prolong, or prepare a way out?"),
}
"""Findings that only the steering committee can cure, and the question they put to it.

A remark asks for no decision: only errors and warnings do.
"""


@dataclass(frozen=True, slots=True)
class Needed:
    """A decision that somebody has to take.

    Attributes:
        what: The question.
        options: What could be chosen.
        recommend: What is recommended; may be empty.
        needed_by: The day after which waiting costs something.
        by: Who decides; may be empty.
        overdue: Whether that day is past.
        source: `decisions`, a rule's code, or `parked`.
    """

    what: str
    options: tuple[str, ...]
    recommend: str
    needed_by: Date | None
    by: str
    overdue: bool
    source: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions needed, most urgent first, and how many more there are.

    Attributes:
        shown: Findings that stand here as questions, so that the page does not count them again.
    """

    needed: tuple[Needed, ...]
    more: int
    shown: frozenset[Finding]
    section: Section


def decisions(scope: Scope, most: int = MOST) -> Decisions | None:
    """What has to be decided, at most so much; None when nothing has.

    First what the file names, by the day it is needed; then parked ideas that a new story
    speaks for; then findings that call for a decision. On a phase's page decisions that only
    touch other phases are left out.
    """
    named = [each for each in scope.roadmap.decisions if each.open and scope.touches(each.affects)]
    named.sort(key=lambda each: each.needed_by.last if each.needed_by else date.max)
    grave = gravest(scope.findings or ())
    found = {each: _asked(each) for each in grave if each.code in _CALLED_FOR}
    needed = [_named(scope, each) for each in named]
    needed += _reopened(scope)
    room = max(0, most - len(needed))
    shown = frozenset(list(found)[:room])
    needed += found.values()
    if not needed:
        return None
    more = max(0, len(needed) - most)
    kept = tuple(needed[:most])
    notes: tuple[Line, ...] = ()
    if more:
        rest = writing.count(more, "more decision")
        text = say("{decisions} can wait or stand behind these.", decisions=rest)
        notes = (Line(text, tone=Tone.QUIET),)
    table = Table(_columns(), tuple(_row(scope, each) for each in kept))
    return Decisions(kept, more, shown, Section(say("Decisions we need"), (), (table,), notes))


def _named(scope: Scope, decision: Decision) -> Needed:
    needed_by = decision.needed_by
    return Needed(
        what=flat(decision.what) or say("A decision that is not described"),
        options=tuple(flat(each) for each in decision.options),
        recommend=flat(decision.recommend),
        needed_by=needed_by,
        by=scope.called(decision.by),
        overdue=needed_by is not None and not scope.relative and needed_by.last < scope.now,
        source="decisions",
    )


def _reopened(scope: Scope) -> Iterator[Needed]:
    for each in scope.roadmap.initiatives.values():
        story = new_story(scope, each) if scope.holds(each) else ""
        if story:
            yield Needed(
                what=say(
                    "Take up '{name}' again? New since it was parked: {story}",
                    name=flat(each.name),
                    story=story,
                ),
                options=(),
                recommend="",
                needed_by=None,
                by=scope.called(each.owner[:1]),
                overdue=False,
                source="parked",
            )


def new_story(scope: Scope, initiative: Initiative) -> str:
    """What was learnt about a parked idea since it was parked; empty for nothing new."""
    if initiative.status is not Status.PARKED or initiative.since is None:
        return ""
    for id in initiative.evidence:
        insight = scope.roadmap.insight.get(id)
        if insight and insight.last and insight.last.first > initiative.since.last:
            return flat(insight.finding) or flat(insight.name) or id
    return ""


def _asked(finding: Finding) -> Needed:
    question = f"{stopped(said(finding.message))} {say(_CALLED_FOR[finding.code])}"
    return Needed(question, (), advised(finding.help), None, "", False, finding.code)


def _columns() -> tuple[Column, ...]:
    return (
        Column(say("Decision"), flows=True),
        Column(say("We recommend"), flows=True),
        Column(say("Needed by"), flows=True),
        Column(say("Who decides"), flows=True),
    )


def _row(scope: Scope, each: Needed) -> Row:
    options = say("Options: {options}", options=clauses(each.options)) if each.options else ""
    when, late = "-", ""
    if each.needed_by:
        when = written(each.needed_by)
        if each.overdue:
            late = say("{time} late", time=apart((scope.now - each.needed_by.last).days))
    cells = (
        Cell(each.what, note=options),
        Cell(each.recommend or "-"),
        Cell(when, note=late, tone=Tone.BAD if late else Tone.PLAIN),
        Cell(each.by or say("not named"), tone=Tone.PLAIN if each.by else Tone.WARN),
    )
    facts = [stopped(each.what)]
    facts += [f"{options}."] if options else []
    if each.recommend:
        facts.append(stopped(say("We recommend: {choice}", choice=each.recommend)))
    if each.needed_by:
        text = later("Needed by {day}, {late}.") if late else later("Needed by {day}.")
        facts.append(say(text, day=when, late=late))
    facts.append(say("Who decides: {name}.", name=each.by or say("not named")))
    return Row(cells, " ".join(facts))
