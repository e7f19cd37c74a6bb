"""What could go wrong, at most five: registered risks, then the gravest findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxroad.findings.finding import Finding
from cxroad.model import writing
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
    registered = [each for each in scope.roadmap.risks.values() if _touches(scope, each)]
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
    notes = (
        (Line(f"{writing.count(more, 'more risk')} with a lower score.", tone=Tone.QUIET),)
        if more
        else ()
    )
    table = Table(COLUMNS, tuple(danger_row(scope, each) for each in dangers))
    return Risks(tuple(dangers), more, shown, Section("Risks", (), (table,), notes))


def _touches(scope: Scope, risk: Risk) -> bool:
    if scope.phase is None or not risk.hits:
        return True
    return any(
        id == scope.phase.id or id in scope.phase.initiatives or id in scope.roadmap.outcomes
        for id in risk.hits
    )


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

COLUMNS = (
    Column("Score", right=True),
    Column("Risk", flows=True),
    Column("What we do about it", flows=True),
    Column("Owner", flows=True),
    Column("Review", flows=True),
)


def danger_row(scope: Scope, each: Danger) -> Row:
    """A danger under `COLUMNS`."""
    score = each.id if each.finding else str(each.score) if each.score is not None else "-"
    late = ""
    if each.overdue and each.review_day:
        late = f"{apart((scope.now - each.review_day).days)} late"
    nobody = "" if each.finding else "nobody"
    cells = (
        Cell(score, tone=_tone(each.score)),
        Cell(each.what, note=f"hits {writing.listed(each.hits)}" if each.hits else ""),
        Cell(each.response or ("-" if each.finding else "no response")),
        Cell(
            each.owner or nobody or "-", tone=Tone.WARN if nobody and not each.owner else Tone.PLAIN
        ),
        Cell(each.review or "-", note=late, tone=Tone.BAD if late else Tone.PLAIN),
    )
    facts = [stopped(f"{'Found' if each.finding else 'Score'} {score}: {each.what}")]
    facts += [f"Hits {writing.listed(each.hits)}."] if each.hits else []
    facts += [stopped(f"What we do about it: {each.response}")] if each.response else []
    if not each.finding:
        facts.append(f"Owner: {each.owner or nobody}.")
    if each.review:
        facts.append(f"Review: {each.review}{f', {late}' if late else ''}.")
    return Row(cells, " ".join(facts))


def _tone(score: int | None) -> Tone:
    if score is None:
        return Tone.QUIET
    return Tone.BAD if score >= GRAVE else Tone.WARN if score >= HIGH else Tone.PLAIN
