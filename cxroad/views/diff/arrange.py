"""From a difference to its view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxroad.history.approved import breaches
from cxroad.history.chances import chances
from cxroad.history.difference import Deed, Difference, Part
from cxroad.model import writing
from cxroad.views.diff.dates import dates, gates
from cxroad.views.diff.keys import all_else, links, outcomes, work
from cxroad.views.diff.register import decisions, risks
from cxroad.views.diff.scope import approved, scope
from cxroad.views.diff.shape import AIMS, DiffView, State, when
from cxroad.views.diff.why import way
from cxroad.views.sheet import Line, Section, Tone
from cxroad.views.words import flat


def arrange_diff(difference: Difference, older: State, newer: State) -> DiffView:
    """A difference in words and tables.

    Args:
        older, newer: What the two states are called.
    """
    view = arrange_reference(difference, older, newer)
    view = replace(view, breaches=breaches(difference), chances=chances(difference))
    view = replace(view, headline=headline(view))
    return replace(view, sections=tuple(_sections(view)))


def arrange_reference(difference: Difference, older: State, newer: State) -> DiffView:
    """The same without words and odds, for a page of another kind that tells what it needs."""
    return DiffView(
        title=flat(difference.new.roadmap.title),
        as_of=difference.new.today,
        older=older,
        newer=newer,
        difference=difference,
        breaches=(),
        chances=(),
        headline="",
        sections=(),
    )


def headline(view: DiffView) -> str:
    """What it all says, in a sentence or two."""
    difference = view.difference
    if difference.empty:
        return f"Nothing that the plan reads differs from {view.was}."
    facts = list(_facts(view))
    if not facts:
        count = writing.count(len(difference.changes), "other change")
        return f"Since {view.was}: no day and no scope moved; {count}."
    text = f"Since {view.was}: {'; '.join(facts)}."
    if view.unexcused:
        number = len(view.unexcused)
        verb = "has" if number == 1 else "have"
        what = writing.count(number, "approved thing")
        text += f" {what} {verb} moved, and no decision says so."
    return text


def _facts(view: DiffView) -> Iterator[str]:
    counts: list[str] = []
    for deeds, word in (
        ((Deed.ADDED, Deed.RESUMED), "came in"),
        ((Deed.GONE, Deed.DROPPED, Deed.PARKED), "left"),
        ((Deed.MOVED,), "moved to another phase"),
    ):
        number = len(view.picked((Part.INITIATIVE,), deeds))
        if number:
            what = "" if counts else writing.count(number, "initiative")
            counts.append(f"{what or number} {word}")
    if counts:
        yield ", ".join(counts)
    shifts = view.difference.shifts
    days = [each.calendar_days or 0 for each in shifts]
    later, earlier = sum(each > 0 for each in days), sum(each < 0 for each in days)
    ends: list[str] = []
    for number, word in ((later, "later"), (earlier, "earlier")):
        if number:
            what = str(number) if counts or ends else writing.count(number, "initiative")
            ends.append(f"{what} {'ends' if number == 1 else 'end'} {word}")
    if ends:
        yield ", ".join(ends)
    end = view.difference.end
    if end:
        last = when(view.difference.new, end.after[1])
        if end.after[1] is None:
            yield "the plan has no end any more"
        elif end.before[1] is None:
            yield f"the plan has an end now, on {last}"
        else:
            yield f"the plan ends {way(end.calendar_days)}, on {last}"
    aims = {each.id for each in view.picked((Part.OUTCOME,), Deed) if each.key in AIMS}
    if aims:
        yield f"{writing.count(len(aims), 'outcome')} changed"


def _sections(view: DiffView) -> Iterator[Section]:
    for part in (approved, scope, dates, gates, outcomes, work, links, decisions, risks, all_else):
        section = part(view)
        if section:
            yield section
    yield _compared(view)


def _compared(view: DiffView) -> Section:
    old, new = view.difference.old, view.difference.new
    lines = [
        Line(f"{view.older.said}.", label="Older:"),
        Line(f"{view.newer.said}.", label="Newer:"),
    ]
    if old.today == new.today:
        text = f"Both are reckoned from {writing.day(new.today)}, so only the file moves days."
    else:
        text = (
            f"The older one is reckoned from {writing.day(old.today)}, the newer from "
            f"{writing.day(new.today)}: what time has moved counts too."
        )
    lines.append(Line(text, tone=Tone.QUIET))
    return Section("What was compared", tuple(lines))
