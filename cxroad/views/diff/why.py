"""Why something moved, and which decision says so, in clauses and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxroad.history.difference import Change, Deed, Origin, Part, Shift
from cxroad.model import writing
from cxroad.model.language import later, say, say_of
from cxroad.model.register import Decision
from cxroad.views.diff.shape import DiffView, brief
from cxroad.views.words import apart, flat, stopped, written

_MOST_NAMED = 3


def reason(decisions: Sequence[Decision] | None) -> str:
    """The decisions in a sentence; empty where nobody has to give a reason."""
    if decisions is None:
        return ""
    if unexplained(decisions):
        return say("No reason recorded.")
    return " ".join(say("Decided on {decided}", decided=decided(each)) for each in decisions)


def unexplained(decisions: Sequence[Decision] | None) -> bool:
    """Whether somebody had to give a reason, and nobody did."""
    return decisions is not None and not decisions


def decided(decision: Decision) -> str:
    """`5 Jan 2027: three weeks more.`"""
    day = written(decision.on) if decision.on else say("an unknown day")
    what = brief(decision.chosen or "") or brief(decision.what or "") or say("nobody wrote what")
    return say("{day}: {what}", day=day, what=stopped(what))


def way(days: int | None, before: str = "", after: str = "") -> str:
    """`3 weeks later`, `2 days earlier`; from no date to one and back in words."""
    if days is None:
        return say("has a date now") if after else say("has no date now") if before else ""
    if not days:
        return say("the same day")
    return say(later("{time} later") if days > 0 else later("{time} earlier"), time=apart(days))


def moved(shift: Shift) -> str:
    """By how much the last day moved; where it stayed, the first."""
    before, after = shift.before, shift.after
    if before[1] != after[1]:
        days = shift.calendar_days
        return way(days, "x" if before[1] else "", "x" if after[1] else "")
    if before[0] is None or after[0] is None:
        return say("its start moved")
    return say("starts {way}", way=way((after[0] - before[0]).days))


def why(view: DiffView, shift: Shift) -> str:
    """What moved it, as a clause: its own keys, what pushed it, and where that begins."""
    parts = [_own(view, shift, key) for key in _telling(shift)]
    if shift.by:
        parts.append(_pushed(view, shift))
    around = [beginning(view, each) for each in shift.origins if each is not Origin.FILE]
    if shift.origins == (Origin.UNKNOWN,) and None in (shift.before[1], shift.after[1]):
        now = say("has no end now") if shift.after[1] is None else say("had no end")
        return say("something that it waits for {now}", now=now)
    if not shift.by:
        return "; ".join((*parts, *around)) or beginning(view, Origin.FILE)
    text = "; ".join(parts)
    roots = [each for each in shift.roots if each not in shift.by]
    if roots and shift.roots != shift.by:
        text += say(", because of {roots}", roots=_ids(roots))
    return text if Origin.FILE in shift.origins else f"{text}: {'; '.join(around)}"


_GETTING_ON = frozenset({"status", "since", "finished"})


def by_decision(shift: Shift) -> bool:
    """Whether an initiative moved by itself in a way that somebody should have decided."""
    return shift.part is Part.INITIATIVE and not _GETTING_ON.issuperset(shift.own)


def _telling(shift: Shift) -> tuple[str, ...]:
    """Its own keys, without those that a status says already."""
    if "status" not in shift.own:
        return shift.own
    return tuple(key for key in shift.own if key not in ("since", "finished"))


def _pushed(view: DiffView, shift: Shift) -> str:
    number = len(shift.by)
    went = [_gone(view, each) for each in shift.by]
    if all(went):
        gone = writing.either(list(dict.fromkeys(went)))
        return say_of(number, "{ids} is {gone}", "{ids} are {gone}", ids=_ids(shift.by), gone=gone)
    days = shift.finish_days if shift.finish_days else shift.start_days
    earlier = days is not None and days < 0
    if shift.part is not Part.INITIATIVE:
        names = _ids(view.titled(each) for each in shift.by)
        if shift.after[1] is None:
            return say_of(number, "{names} has no end now", "{names} have no end now", names=names)
        if shift.before[1] is None:
            return say("{names} had no end", names=names)
        if earlier:
            return say_of(number, "{names} ends earlier", "{names} end earlier", names=names)
        return say_of(number, "{names} ends later", "{names} end later", names=names)
    phases = view.difference.new.roadmap.phases
    if all(each in phases for each in shift.by):
        names = writing.listed([view.titled(each) for each in shift.by])
        if earlier:
            return say_of(number, "{names} begins earlier", "{names} begin earlier", names=names)
        return say_of(number, "{names} begins later", "{names} begin later", names=names)
    names = _ids(shift.by)
    if earlier:
        return say_of(number, "{names} is earlier", "{names} are earlier", names=names)
    return say("pushed by {names}", names=names)


def _gone(view: DiffView, id: str) -> str:
    """How something left the plan or came into it; empty when it was and is there."""
    words = {
        Deed.GONE: later("gone"),
        Deed.DROPPED: later("dropped"),
        Deed.PARKED: later("parked"),
        Deed.ADDED: later("new"),
        Deed.RESUMED: later("back"),
    }
    for each in view.changes_of(id):
        if each.part is Part.INITIATIVE and each.deed in words:
            return say(words[each.deed])
    return ""


def _own(view: DiffView, shift: Shift, key: str) -> str:
    found = [
        each for each in view.changes_of(shift.id) if each.part is shift.part and each.key == key
    ]
    if not found:
        return say("its {key} changed", key=key)
    if key == "status":
        return say(
            "it is {after}, and was {before}",
            after=brief(found[0].after),
            before=brief(found[0].before),
        )
    if key == "after":
        return "; ".join(waits(each, say("it")) for each in found)
    if key == "phase":
        return say(
            "it moved from {before} to {after}",
            before=view.titled(found[0].before),
            after=view.titled(found[0].after),
        )
    return "; ".join(instead(each) for each in found)


def instead(change: Change) -> str:
    """`estimate 9w instead of 6w`, `no due any more, it was 2027-04`, `due 2027-05 is new`."""
    before, after = brief(change.before), brief(change.after)
    if before and after:
        return say("{key} {after} instead of {before}", key=change.key, after=after, before=before)
    if after:
        return say("{key} {after} is new", key=change.key, after=after)
    return say("no {key} any more, it was {before}", key=change.key, before=before)


def waits(change: Change, who: str) -> str:
    """What something waits for now: `it waits for listen + 2w, no longer for listen`."""
    before, after = brief(change.before), brief(change.after)
    if before and after:
        return say(
            "{who} waits for {after}, before it was {before}", who=who, after=after, before=before
        )
    return (
        say("{who} waits for {after} too", who=who, after=after)
        if after
        else say("{who} waits no longer for {before}", who=who, before=before)
    )


def beginning(view: DiffView, origin: Origin) -> str:
    """What moves things that nobody touched, as a clause."""
    old, new = view.difference.old, view.difference.new
    if origin is Origin.TIME:
        gone = apart((new.today - old.today).days)
        return say("{gone} passed and the work is not done", gone=gone)
    if origin is Origin.START:
        starts = [plan.roadmap.start for plan in (old, new)]
        days = [writing.day(each.first) if each else say("no day") for each in starts]
        return say(
            "the roadmap starts on {after} instead of {before}", after=days[1], before=days[0]
        )
    if origin is Origin.CALENDAR:
        return say("the working days are others")
    if origin is Origin.FILE:
        return say("the file changed")
    return say("several things together")


def _ids(ids: Iterable[str]) -> str:
    return writing.named([flat(each) for each in ids], _MOST_NAMED)
