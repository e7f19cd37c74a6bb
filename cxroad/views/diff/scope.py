"""What came into the roadmap and what left it, and what was approved and has moved."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.history.approved import Breach, Promise
from cxroad.history.difference import Change, Deed, Part
from cxroad.model import writing
from cxroad.model.language import later, say
from cxroad.views.diff.shape import DiffView, brief, named, when
from cxroad.views.diff.why import instead, moved, reason, unexplained, waits
from cxroad.views.sheet import Line, Section, Tone
from cxroad.views.words import flat, term, written

_WORK = (Part.INITIATIVE, Part.PHASE, Part.EXTERNAL)
SCOPE = (
    *(Deed.ADDED, Deed.RESUMED, Deed.MOVED),
    *(Deed.GONE, Deed.DROPPED, Deed.PARKED, Deed.RENAMED),
)
"""What changes the scope, in the order in which it is told."""


def scope(view: DiffView) -> Section | None:
    """Initiatives, phases and externals that came, left, moved or were renamed."""
    lines = tuple(scope_line(view, each) for deed in SCOPE for each in view.picked(_WORK, (deed,)))
    return Section(say("Scope"), lines) if lines else None


def scope_line(view: DiffView, change: Change) -> Line:
    """What came, left or moved, with its reason."""
    said = reason(change.decisions)
    facts = ", ".join((named(change), *_facts(view, change)))
    text = f"{facts}. {said}".rstrip()
    tone = Tone.WARN if unexplained(change.decisions) else Tone.PLAIN
    return Line(text, label=f"{_label(view, change)}:", tone=tone, item=True)


def _label(view: DiffView, change: Change) -> str:
    deed = change.deed
    if deed is Deed.MOVED:
        return say(
            "From {before} to {after}",
            before=view.titled(change.before),
            after=view.titled(change.after),
        )
    if deed is Deed.RENAMED:
        return say(
            "{before} is called {after} now", before=brief(change.before), after=brief(change.after)
        )
    if change.part is not Part.INITIATIVE:
        text = later("New {part}") if deed is Deed.ADDED else later("Gone {part}")
        return say(text, part=term(change.part))
    if deed is Deed.ADDED:
        return say("Added to {after}", after=view.titled(change.after))
    if deed is Deed.GONE:
        return say("Gone from {before}", before=view.titled(change.before))
    words = {
        Deed.RESUMED: later("Back"),
        Deed.DROPPED: later("Dropped"),
        Deed.PARKED: later("Parked"),
    }
    return say(words[deed])


def _facts(view: DiffView, change: Change) -> Iterator[str]:
    """Of work that came: who owns it, how long it takes, and when it ends."""
    if change.part is not Part.INITIATIVE or change.deed not in (Deed.ADDED, Deed.RESUMED):
        return
    plan = view.difference.new
    work = plan.roadmap.initiatives[change.id]
    owner = work.owner[0] if work.owner else ""
    person = plan.roadmap.people.get(owner)
    yield flat(person.name) if person else brief(owner) or say("no owner")
    if work.estimate:
        yield work.estimate.text
    times = plan.schedule.times.get(change.id)
    if times and times.finish:
        yield say("ends {day}", day=when(plan, times.finish))
    elif not work.live:
        yield term(work.status)


def approved(view: DiffView) -> Section | None:
    """What the older file says was approved, and how it moved."""
    if not view.breaches:
        return None
    lines = [_breach(view, each) for each in view.breaches]
    return Section(say("What was approved, and has moved"), tuple(lines))


def _breach(view: DiffView, breach: Breach) -> Line:
    if breach.shift:
        what = breach.shift
        label = f"{brief(what.name)} ({flat(what.id)})" if what.name != what.id else what.id
        ends = when(view.difference.new, what.after[1])
        text = (
            say("ends {moved}, on {ends}", moved=moved(what), ends=ends)
            if what.after[1]
            else say("has no end any more")
        )
        said = reason(what.decisions)
    else:
        assert breach.change is not None, "it is the one or the other"
        label = named(breach.change)
        text = _happened(view, breach.change)
        said = reason(breach.change.decisions or ())
    text = f"{text}; {_promise(view, breach)}. {said}"
    return Line(text, f"{label}:", tone=Tone.PLAIN if breach.excused else Tone.WARN, item=True)


def _happened(view: DiffView, change: Change) -> str:
    if change.deed is Deed.MOVED:
        return say(
            "moved from {before} to {after}",
            before=view.titled(change.before),
            after=view.titled(change.after),
        )
    if change.deed is Deed.CHANGED:
        return waits(change, say("it")) if change.key == "after" else instead(change)
    words = {Deed.GONE: later("is gone"), Deed.DROPPED: later("was dropped")}
    return say(words.get(change.deed, later("was parked")))


def _promise(view: DiffView, breach: Breach) -> str:
    if breach.decision:
        day = written(breach.decision.on) if breach.decision.on else ""
        return say("the decision of {day} names it", day=day)
    if breach.promise is Promise.DUE and breach.shift:
        id = breach.shift.id
        older = {new: old for old, new in view.difference.names.work.items()}
        due = view.difference.old.times(older.get(id, id)).due
        return (
            say("it was promised for {due}", due=writing.day(due))
            if due
            else say("it was promised")
        )
    return say(_PROMISES[breach.promise])


_PROMISES = {
    Promise.DUE: later("it had a date to meet"),
    Promise.EXIT: later("it is a gate's criterion"),
    Promise.OUTCOME: later("it is what the work is measured by"),
    Promise.PROTECTED: later("it is protected work"),
    Promise.DECISION: later("a decision names it"),
}
