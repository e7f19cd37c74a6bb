"""From a difference to its view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxroad.history.approved import breaches
from cxroad.history.chances import chances
from cxroad.history.difference import Deed, Difference, Part
from cxroad.model import writing
from cxroad.model.language import later, say, say_of
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
        return say("Nothing that the plan reads differs from {was}.", was=view.was)
    facts = list(_facts(view))
    if not facts:
        count = writing.count(len(difference.changes), "other change")
        return say("Since {was}: no day and no scope moved; {count}.", was=view.was, count=count)
    text = say("Since {was}: {facts}.", was=view.was, facts="; ".join(facts))
    if view.unexcused:
        said = say_of(
            len(view.unexcused),
            "{n} approved thing has moved, and no decision says so.",
            "{n} approved things have moved, and no decision says so.",
            n=writing.grouped(len(view.unexcused)),
        )
        text = f"{text} {said}"
    return text


def _facts(view: DiffView) -> Iterator[str]:
    counts: list[str] = []
    for deeds, text in (
        ((Deed.ADDED, Deed.RESUMED), later("{number} came in")),
        ((Deed.GONE, Deed.DROPPED, Deed.PARKED), later("{number} left")),
        ((Deed.MOVED,), later("{number} moved to another phase")),
    ):
        number = len(view.picked((Part.INITIATIVE,), deeds))
        if number:
            what = writing.grouped(number) if counts else writing.count(number, "initiative")
            counts.append(say(text, number=what))
    if counts:
        yield writing.joined(counts)
    shifts = view.difference.shifts
    days = [each.calendar_days or 0 for each in shifts]
    ends: list[str] = []
    for number, one, many in (
        (sum(n > 0 for n in days), later("{number} ends later"), later("{number} end later")),
        (sum(n < 0 for n in days), later("{number} ends earlier"), later("{number} end earlier")),
    ):
        if number:
            bare = counts or ends
            what = writing.grouped(number) if bare else writing.count(number, "initiative")
            ends.append(say_of(number, one, many, number=what))
    if ends:
        yield writing.joined(ends)
    end = view.difference.end
    if end:
        last = when(view.difference.new, end.after[1])
        if end.after[1] is None:
            yield say("the plan has no end any more")
        elif end.before[1] is None:
            yield say("the plan has an end now, on {last}", last=last)
        else:
            yield say("the plan ends {way}, on {last}", way=way(end.calendar_days), last=last)
    aims = {each.id for each in view.picked((Part.OUTCOME,), Deed) if each.key in AIMS}
    if aims:
        yield say("{outcomes} changed", outcomes=writing.count(len(aims), "outcome"))


def _sections(view: DiffView) -> Iterator[Section]:
    for part in (approved, scope, dates, gates, outcomes, work, links, decisions, risks, all_else):
        section = part(view)
        if section:
            yield section
    yield _compared(view)


def _compared(view: DiffView) -> Section:
    old, new = view.difference.old, view.difference.new
    lines = [
        Line(f"{view.older.said}.", label=say("Older:")),
        Line(f"{view.newer.said}.", label=say("Newer:")),
    ]
    if old.today == new.today:
        text = say(
            "Both are reckoned from {today}, so only the file moves days.",
            today=writing.day(new.today),
        )
    else:
        text = say(
            "The older one is reckoned from {before}, the newer from {after}: what time has "
            "moved counts too.",
            before=writing.day(old.today),
            after=writing.day(new.today),
        )
    lines.append(Line(text, tone=Tone.QUIET))
    return Section(say("What was compared"), tuple(lines))
