"""A comparison of plan and twin in words and tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxroad.model.language import say
from cxroad.views.sheet import Line, Section
from cxroad.views.value.shape import ValueView

if TYPE_CHECKING:
    from cxroad.plan import Plan
from cxroad.views.value.beside import side_by_side
from cxroad.views.value.break_even import break_even
from cxroad.views.value.chances import chances
from cxroad.views.value.moments import over_time


def sections(view: ValueView, plan: Plan) -> Iterator[Section]:
    """Everything but the pictures, in reading order."""
    yield side_by_side(view)
    yield over_time(view)
    yield break_even(view, plan)
    if view.expectations:
        yield chances(view)
    lines = (Line(f"{each.formula}.", label=f"{each.figure}:") for each in view.reckoned)
    yield Section(say("How it is reckoned"), tuple(lines))
