"""Which exit criteria an edit meets or breaks, and how far outcomes have come by it."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.history.difference import Difference
from cxroad.history.fields import translated
from cxroad.model.language import later, say
from cxroad.model.writing import percent
from cxroad.schedule.exits import Judged, Mark
from cxroad.views.sheet import Line, Tone
from cxroad.views.words import flat

_MOST = 3
"""The most criteria, and the most outcomes, that are told; our default."""
_TOLD = {
    Mark.MET: later("gate of `{phase}`: `{criterion}` is met now"),
    Mark.UNMET: later("gate of `{phase}`: `{criterion}` is not met"),
    Mark.UNMEASURED: later("gate of `{phase}`: `{criterion}` is not measured any more"),
}


def criteria(difference: Difference) -> Iterator[Line]:
    """Exit criteria that stand in both plans and are judged otherwise."""
    yield from list(_judged(difference))[:_MOST]


def _judged(difference: Difference) -> Iterator[Line]:
    old, new, names = difference.old, difference.new, difference.names
    older = {newer: id for id, newer in names.work.items()}
    for id in new.roadmap.phases:
        before = older.get(id, id)
        was = old.exits(before) if before in old.roadmap.phases else ()
        marks = {translated("exit", each.criterion, names): each.mark for each in was}
        for each in new.exits(id):
            if marks.get(each.criterion, each.mark) is not each.mark and each.mark in _TOLD:
                yield _criterion(id, each)


def _criterion(phase: str, judged: Judged) -> Line:
    text = say(_TOLD[judged.mark], phase=flat(phase), criterion=flat(judged.criterion.text))
    return Line(text, tone=Tone.GOOD if judged.mark is Mark.MET else Tone.WARN, item=True)


def outcomes(difference: Difference) -> Iterator[Line]:
    """Outcomes whose measured way to the target is another one."""
    yield from list(_ways(difference))[:_MOST]


def _ways(difference: Difference) -> Iterator[Line]:
    was = {
        difference.names.of("outcomes", id): each.way
        for id, each in difference.old.progress.items()
    }
    for id, each in difference.new.progress.items():
        if id not in was or each.way is None or each.way == was[id]:
            continue
        slots = {"id": f"`{flat(id)}`", "way": percent(each.way), "planned": percent(each.expected)}
        template = later("{id} has come {way} of its way; finished work should bring {planned}")
        tone = Tone.GOOD if each.way >= each.expected else Tone.WARN
        yield Line(say(template, **slots), tone=tone, item=True)
