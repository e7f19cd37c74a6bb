"""From a levelled plan to its view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from cxroad.findings.finding import Finding
from cxroad.level.result import Levelled
from cxroad.level.rooms import Blocked
from cxroad.model.carriers import accountable
from cxroad.model.language import later, say, say_of
from cxroad.model.writing import count, listed
from cxroad.views.level.headline import headline
from cxroad.views.level.sections import sections
from cxroad.views.level.shape import Change, LevelView, Shift
from cxroad.views.value import Unit
from cxroad.views.words import flat, said


class Found(Protocol):
    """What lint found."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """In the order of the file."""


def arrange_level(
    answer: Levelled, before: Found | None = None, after: Found | None = None, path: str = ""
) -> LevelView:
    """The plan beside itself levelled.

    Args:
        before, after: What lint finds in the plan as it is, and levelled; None when nobody looked.
        path: The roadmap's file, for what to type next.
    """
    plan = answer.plan
    whole = answer.value
    view = LevelView(
        title=plan.roadmap.title,
        path=path,
        as_of=plan.today,
        answer=answer,
        unit=Unit(answer.money, plan.roadmap.currency or ""),
        shifts=tuple(_shifts(answer)),
        lost_share=answer.lost / whole if whole and answer.lost is not None else None,
        changes=tuple(_changes(before, after)) if before and after else None,
        headline="",
        sections=(),
    )
    return replace(view, headline=headline(view), sections=tuple(sections(view)))


def _shifts(answer: Levelled) -> Iterator[Shift]:
    carriers = answer.plan.carriers
    for move in answer.moves:
        item = answer.plan.roadmap.initiatives[move.id]
        word = accountable(item)
        person = carriers.person(word)
        owner = flat(person.name if person else word)
        blocked = answer.blocked.get(move.id)
        yield Shift(
            move.id,
            flat(item.name),
            owner,
            move.start,
            move.finish,
            move.new_start,
            move.new_finish,
            move.days,
            move.id in answer.starts,
            _why(answer, blocked, owner) if blocked else "",
        )


def _why(answer: Levelled, blocked: Blocked, owner: str) -> str:
    reasons = []
    if blocked.teams:
        one, many = later("{teams} has no room sooner"), later("{teams} have no room sooner")
        reasons.append(say_of(len(blocked.teams), one, many, teams=listed(blocked.teams)))
    if blocked.owner:
        reasons.append(
            say(
                "{owner} runs {initiatives} until then",
                owner=owner,
                initiatives=count(answer.limits.at_once, "initiative"),
            )
        )
    near = [team for team in blocked.near if team not in blocked.teams]
    if near:
        reasons.append(say("another heavy change on {near} is too near", near=listed(near)))
    return listed(reasons) or say("what comes behind it fits better")


def _changes(before: Found, after: Found) -> Iterator[Change]:
    """Rules whose number of findings differs, in the order of their codes."""
    was = [(finding.code, finding.message) for finding in before.findings]
    now = [(finding.code, finding.message) for finding in after.findings]
    for code in sorted({code for code, _ in (*was, *now)}):
        old = [message for each, message in was if each == code]
        new = [message for each, message in now if each == code]
        if len(old) != len(new):
            fresh = tuple(said(message) for message in new if message not in old)
            yield Change(code, len(old), len(new), fresh if len(new) > len(old) else ())
