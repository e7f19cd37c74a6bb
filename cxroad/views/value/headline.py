"""What a comparison of plan and twin says, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxroad.model.language import say
from cxroad.model.writing import day, grouped, percent
from cxroad.views.value.shape import ValueView

if TYPE_CHECKING:
    pass


def headline(view: ValueView) -> str:
    """What it all says, in a sentence."""
    held = view.unit.held
    plan, late = view.unit.in_hand(view.plan.in_hand), view.unit.in_hand(view.twin.in_hand)
    until = day(view.last)
    unit = "" if view.unit.money else f" {held}"
    if view.plan.first == view.twin.first and view.plan.in_hand == view.twin.in_hand:
        return say(
            "By {until} the plan brings {plan}{unit}, all of it in one release: it is a big bang "
            "itself.",
            until=until,
            plan=plan,
            unit=unit,
        )
    if not view.twin.in_hand:
        return say(
            "By {until} the plan brings {plan}{unit}; as one big bang the same work brings "
            "nothing by then.",
            until=until,
            plan=plan,
            unit=unit,
        )
    ratio = view.plan.in_hand / view.twin.in_hand
    if ratio < 1:
        times = say("{percent} less in steps", percent=percent(1 - ratio))
    else:
        times = say("{ratio} times as much in steps", ratio=grouped(ratio, 2))
    return say(
        "By {until} the plan brings {plan}{unit}; as one big bang the same work brings {late}: "
        "{times}.",
        until=until,
        plan=plan,
        unit=unit,
        late=late,
        times=times,
    )
