"""What could go wrong, at most five: registered risks, then the gravest findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxroad.findings.finding import Finding
from cxroad.model import writing
from cxroad.model.language import later, say
from cxroad.model.register import Risk
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.summary.scope import Scope, gravest
from cxroad.views.words import advised, apart, flat, said, stopped, written

MOST = 5
"""Risks on a page. Source: at most five, as steering packs have it (forgeagile.com)."""

HIGH, GRAVE = 10, 20
"""Scores from which on a risk is marked, and marked as grave; our default."""


@dataclass(frozen=True, slots=True)
class Danger:
    """A registered risk or a finding.

    Attributes:
        id: The risk's id, or the finding's rule code.
        what: What could happen.
        score: Likelihood times impact, 1 to 25; None for findings and where one is missing.
        hits: What it would hit.
        response: What is done about it; may be empty.
        owner: Who watches it; may be empty.
        review: When it is looked at again, as written; empty when not set.
        review_day: The same as a day.
        overdue: Whether that day is past.
        finding: Whether it is a finding.
    """

    id: str
    what: str
    score: int | None
    hits: tuple[str, ...]
    response: str
    owner: str
    review: str
    review_day: date | None
    overdue: bool
    finding: bool


@dataclass(frozen=True, slots=True)
class Risks:
    """The gravest dangers first, how many registered risks are left out, and findings used."""

    dangers: tuple[Danger, ...]
    more: int
    shown: frozenset[Finding]
    section: Section


def risks(scope: Scope, elsewhere: frozenset[Finding] = frozenset()) -> Risks | None:
    """What could go wrong; None when nothing is registered and nothing grave was found.

    On a phase's page risks that only hit other phases are left out. Findings in `elsewhere`
    already stand on the page.
    """
    registered = [each for each in scope.roadmap.risks.values() if scope.touches(each.hits)]
    registered.sort(key=lambda each: -(each.score or 0))
    dangers = [registered_danger(scope, each) for each in registered[:MOST]]
    room = MOST - len(dangers)
    grave = [
        each
        for each in gravest(scope.findings or ())
        if each not in elsewhere and not each.code.startswith(_SLIPS)
    ]
    shown = frozenset(grave[:room])
    dangers += [_found(each) for each in grave[:room]]
    if not dangers:
        return None
    more = len(registered) - min(len(registered), MOST)
    notes: tuple[Line, ...] = ()
    if more:
        text = say("{risks} with a lower score.", risks=writing.count(more, "more risk"))
        notes = (Line(text, tone=Tone.QUIET),)
    table = Table(danger_columns(), tuple(danger_row(scope, each) for each in dangers))
    return Risks(tuple(dangers), more, shown, Section(say("Risks"), (), (table,), notes))


def registered_danger(scope: Scope, risk: Risk) -> Danger:
    """A risk of the file, in words."""
    review = risk.review
    return Danger(
        id=risk.id,
        what=flat(risk.what) or flat(risk.id),
        score=risk.score,
        hits=tuple(scope.titled(id) for id in risk.hits),
        response=flat(risk.response),
        owner=scope.called(risk.owner[:1]),
        review=written(review) if review else "",
        review_day=review.last if review else None,
        overdue=review is not None and not scope.relative and review.last < scope.now,
        finding=False,
    )


def _found(finding: Finding) -> Danger:
    return Danger(
        id=finding.code,
        what=said(finding.message),
        score=None,
        hits=(),
        response=advised(finding.help),
        owner="",
        review="",
        review_day=None,
        overdue=False,
        finding=True,
    )


_SLIPS = "STR"
"""Rules on the file itself: a slip of its author, and no danger to the programme."""


def danger_columns() -> tuple[Column, ...]:
    """What is said of a danger."""
    return (
        Column(say("Score"), right=True),
        Column(say("Risk"), flows=True),
        Column(say("What we do about it"), flows=True),
        Column(say("Owner"), flows=True),
        Column(say("Review"), flows=True),
    )


def danger_row(scope: Scope, each: Danger) -> Row:
    """A danger under `danger_columns`."""
    score = each.id if each.finding else str(each.score) if each.score is not None else "-"
    late = ""
    if each.overdue and each.review_day:
        late = say("{time} late", time=apart((scope.now - each.review_day).days))
    nobody = "" if each.finding else say("nobody")
    hits = writing.listed(each.hits)
    cells = (
        Cell(score, tone=_tone(each.score)),
        Cell(each.what, note=say("hits {names}", names=hits) if hits else ""),
        Cell(each.response or ("-" if each.finding else say("no response"))),
        Cell(
            each.owner or nobody or "-", tone=Tone.WARN if nobody and not each.owner else Tone.PLAIN
        ),
        Cell(each.review or "-", note=late, tone=Tone.BAD if late else Tone.PLAIN),
    )
    text = later("Found {code}: {what}") if each.finding else later("Score {code}: {what}")
    facts = [stopped(say(text, code=score, what=each.what))]
    facts += [say("Hits {names}.", names=hits)] if hits else []
    if each.response:
        facts.append(stopped(say("What we do about it: {what}", what=each.response)))
    if not each.finding:
        facts.append(say("Owner: {name}.", name=each.owner or nobody))
    if each.review:
        when = writing.joined([each.review, late] if late else [each.review])
        facts.append(say("Review: {day}.", day=when))
    return Row(cells, " ".join(facts))


def _tone(score: int | None) -> Tone:
    if score is None:
        return Tone.QUIET
    return Tone.BAD if score >= GRAVE else Tone.WARN if score >= HIGH else Tone.PLAIN
