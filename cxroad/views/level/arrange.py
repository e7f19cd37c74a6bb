"""From a levelled plan to its view."""

from __future__ import annotations

from dataclasses import replace

from cxroad.level.result import Levelled
from cxroad.model.carriers import Carriers, accountable
from cxroad.views.level.sections import headline, sections
from cxroad.views.level.shape import LevelView, Shift
from cxroad.views.words import flat


def arrange_level(answer: Levelled, path: str = "") -> LevelView:
    """The plan beside itself levelled."""
    plan = answer.plan
    carriers = Carriers(plan.roadmap)
    shifts = []
    for move in answer.moves:
        item = plan.roadmap.initiatives[move.id]
        word = accountable(item)
        person = carriers.person(word)
        shifts.append(
            Shift(
                move.id,
                flat(item.name),
                flat(person.name if person else word),
                move.start,
                move.finish,
                move.new_start,
                move.new_finish,
                move.days,
                move.id in answer.starts,
            )
        )
    whole = answer.value_months
    view = LevelView(
        title=plan.roadmap.title,
        path=path,
        as_of=plan.today,
        answer=answer,
        shifts=tuple(shifts),
        lost_share=answer.lost / whole if whole and answer.lost is not None else None,
        headline="",
        sections=(),
    )
    return replace(view, headline=headline(view), sections=tuple(sections(view)))
