"""What came into the roadmap and what left it, and what was approved and has moved."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.history.approved import Breach, Promise
from cxroad.history.difference import Change, Deed, Part
from cxroad.model import writing
from cxroad.views.diff.shape import DiffView, brief, named, when
from cxroad.views.diff.why import NO_REASON, instead, moved, reason, waits
from cxroad.views.sheet import Line, Section, Tone
from cxroad.views.words import flat, written

_WORK = (Part.INITIATIVE, Part.PHASE, Part.EXTERNAL)
SCOPE = (
    *(Deed.ADDED, Deed.RESUMED, Deed.MOVED),
    *(Deed.GONE, Deed.DROPPED, Deed.PARKED, Deed.RENAMED),
)
"""What changes the scope, in the order in which it is told."""


def scope(view: DiffView) -> Section | None:
    """Initiatives, phases and externals that came, left, moved or were renamed."""
    lines = tuple(scope_line(view, each) for deed in SCOPE for each in view.picked(_WORK, (deed,)))
    return Section("Scope", lines) if lines else None


def scope_line(view: DiffView, change: Change) -> Line:
    """What came, left or moved, with its reason."""
    said = reason(change.decisions)
    facts = ", ".join((named(change), *_facts(view, change)))
    text = f"{facts}. {said}".rstrip()
    tone = Tone.WARN if said == NO_REASON else Tone.PLAIN
    return Line(text, label=f"{_label(view, change)}:", tone=tone, item=True)


def _label(view: DiffView, change: Change) -> str:
    deed = change.deed
    if deed is Deed.MOVED:
        return f"From {view.titled(change.before)} to {view.titled(change.after)}"
    if deed is Deed.RENAMED:
        return f"{brief(change.before)} is called {brief(change.after)} now"
    if change.part is not Part.INITIATIVE:
        return f"{'New' if deed is Deed.ADDED else 'Gone'} {change.part.value}"
    if deed is Deed.ADDED:
        return f"Added to {view.titled(change.after)}"
    if deed is Deed.GONE:
        return f"Gone from {view.titled(change.before)}"
    return {Deed.RESUMED: "Back", Deed.DROPPED: "Dropped", Deed.PARKED: "Parked"}[deed]


def _facts(view: DiffView, change: Change) -> Iterator[str]:
    """Of work that came: who owns it, how long it takes, and when it ends."""
    if change.part is not Part.INITIATIVE or change.deed not in (Deed.ADDED, Deed.RESUMED):
        return
    plan = view.difference.new
    work = plan.roadmap.initiatives[change.id]
    owner = work.owner[0] if work.owner else ""
    person = plan.roadmap.people.get(owner)
    yield flat(person.name) if person else brief(owner) or "no owner"
    if work.estimate:
        yield work.estimate.text
    times = plan.schedule.times.get(change.id)
    if times and times.finish:
        yield f"ends {when(plan, times.finish)}"
    elif not work.live:
        yield work.status.value


def approved(view: DiffView) -> Section | None:
    """What the older file says was approved, and how it moved."""
    if not view.breaches:
        return None
    lines = [_breach(view, each) for each in view.breaches]
    return Section("What was approved, and has moved", tuple(lines))


def _breach(view: DiffView, breach: Breach) -> Line:
    if breach.shift:
        what = breach.shift
        label = f"{brief(what.name)} ({flat(what.id)})" if what.name != what.id else what.id
        ends = when(view.difference.new, what.after[1])
        text = f"ends {moved(what)}, on {ends}" if what.after[1] else "has no end any more"
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
        return f"moved from {view.titled(change.before)} to {view.titled(change.after)}"
    if change.deed is Deed.CHANGED:
        return waits(change, "it") if change.key == "after" else instead(change)
    return {Deed.GONE: "is gone", Deed.DROPPED: "was dropped"}.get(change.deed, "was parked")


def _promise(view: DiffView, breach: Breach) -> str:
    if breach.decision:
        day = written(breach.decision.on) if breach.decision.on else ""
        return f"the decision of {day} names it"
    if breach.promise is Promise.DUE and breach.shift:
        id = breach.shift.id
        older = {new: old for old, new in view.difference.names.work.items()}
        due = view.difference.old.times(older.get(id, id)).due
        return f"it was promised for {writing.day(due)}" if due else "it was promised"
    return {
        Promise.DUE: "it had a date to meet",
        Promise.EXIT: "it is a gate's criterion",
        Promise.OUTCOME: "it is what the work is measured by",
        Promise.PROTECTED: "it is protected work",
        Promise.DECISION: "a decision names it",
    }[breach.promise]
