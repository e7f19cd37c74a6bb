"""From an answer to a scenario to its view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from cxroad.findings.finding import Finding
from cxroad.model.language import later, say
from cxroad.model.writing import listed
from cxroad.plan import Plan
from cxroad.simulate.stress import ADVICE, Answer, Delay, Drop, Wait
from cxroad.views.value import Unit
from cxroad.views.whatif.questions import asked
from cxroad.views.whatif.remarks import remarks
from cxroad.views.whatif.sections import headline, sections
from cxroad.views.whatif.shape import Move, Warned, WhatIfView
from cxroad.views.words import flat, stopped


class Found(Protocol):
    """What lint found in the file."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """In the order of the file."""


_AND = later(", and ")


def arrange_whatif(
    plan: Plan, answer: Answer, report: Found | None = None, path: str = ""
) -> WhatIfView:
    """An answer in words and tables.

    Args:
        plan: The plan that was asked, undisturbed.
        report: What lint found in the file; None when nobody looked.
        path: The roadmap's file, for what to type next.
    """
    plan_side, twin_side = answer.money or (answer.plan, answer.twin)
    clause = say(_AND).join(asked(plan, placed) for placed in answer.placed)
    view = WhatIfView(
        title=plan.roadmap.title,
        path=path,
        as_of=plan.today,
        words=answer.scenario.name,
        clause=clause,
        question=say("What if {clause}?", clause=clause),
        unit=Unit(answer.money is not None, plan.roadmap.currency or ""),
        answer=answer,
        plan=plan_side,
        twin=twin_side,
        initiatives=len(plan.live),
        moves=tuple(_moves(plan, answer)),
        decide=tuple(
            stopped(say(ADVICE[each.code], ids=listed(each.ids))) for each in answer.decide
        ),
        warned=tuple(_warned(answer, report)),
        plain=all(isinstance(blow, Delay | Drop | Wait) for blow in answer.scenario.blows),
        headline="",
        notes=(),
        sections=(),
    )
    view = replace(view, headline=headline(view), notes=tuple(remarks(view, plan)))
    return replace(view, sections=tuple(sections(view)))


def _moves(plan: Plan, answer: Answer) -> Iterator[Move]:
    people = plan.roadmap.people
    for each in answer.moved:
        item = plan.roadmap.initiatives[each.id]
        owner = item.owner[0] if item.owner else ""
        person = people.get(owner)
        yield Move(
            id=each.id,
            name=flat(item.name),
            owner=flat(person.name if person and person.name else owner),
            before=each.before,
            after=each.after,
            days=each.days,
            stopped=each.stopped.value if each.stopped else "",
        )


def _warned(answer: Answer, report: Found | None) -> Iterator[Warned]:
    codes = [finding.code for finding in report.findings] if report else []
    for code in answer.rules:
        yield Warned(code, codes.count(code) if report else None)
