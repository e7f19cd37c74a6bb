"""What changed since the last meeting: scope, days, targets and risks, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxroad.history.difference import Change, Deed, Part, Shift
from cxroad.model import writing
from cxroad.model.language import later, say
from cxroad.views.diff.register import risk_lines
from cxroad.views.diff.scope import SCOPE, scope_line
from cxroad.views.diff.shape import AIMS, DiffView, State, brief, named, when
from cxroad.views.diff.why import beginning, by_decision, instead, moved, reason, why
from cxroad.views.sheet import Line, Section, Tone
from cxroad.views.summary.scope import Scope
from cxroad.views.words import flat

_MOST = 12
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since a reference, of what the page is about.

    Attributes:
        state: The reference, which is seen from the day of its commit.
        changes: Of the file: scope, targets of outcomes, and risks.
        shifts: Initiatives whose days moved, in file order.
        more: How many lines the section has no room for.
    """

    view: DiffView
    state: State
    changes: tuple[Change, ...]
    shifts: tuple[Shift, ...]
    more: int
    section: Section


def since(scope: Scope) -> Since | None:
    """What changed since the reference; None without one."""
    view = scope.since
    if view is None:
        return None
    changes = tuple(each for each in view.difference.changes if _belongs(scope, each))
    shifts = tuple(each for each in view.difference.shifts if _is_here(scope, each.id))
    lines = list(_lines(scope, view, changes, shifts))
    more = max(0, len(lines) - _MOST)
    if more:
        command = f"cxroad diff {flat(view.older.words)} --then"
        rest = say("And {n} more: {command}", n=more, command=command)
        lines = [*lines[:_MOST], Line(rest, tone=Tone.QUIET)]
    if not lines:
        lines = [Line(say("No scope, no day, no target and no risk changed."))]
    reference = [flat(view.older.words)]
    reference += [writing.day(view.older.day)] if view.older.day else []
    heading = say("Since last time: {reference}", reference=writing.joined(reference))
    return Since(view, view.older, changes, shifts, more, Section(heading, tuple(lines)))


def _belongs(scope: Scope, change: Change) -> bool:
    """Whether a change is one that a committee is told, and of what the page is about."""
    if change.part is Part.INITIATIVE:
        if change.deed not in SCOPE or change.deed is Deed.RENAMED:
            return False
        return _is_here(scope, change.id) or (
            scope.phase is not None and scope.phase.id in (change.before, change.after)
        )
    if change.part is Part.PHASE:
        told = change.deed in (Deed.ADDED, Deed.GONE) or change.key in ("due", "exit")
        return told and (scope.phase is None or scope.phase.id == change.id)
    return change.part is Part.RISK or (change.part is Part.OUTCOME and change.key in AIMS)


def _is_here(scope: Scope, id: str) -> bool:
    work = scope.roadmap.initiatives.get(id)
    return scope.phase is None or (work is not None and scope.holds(work))


def _lines(
    scope: Scope, view: DiffView, changes: tuple[Change, ...], shifts: tuple[Shift, ...]
) -> Iterator[Line]:
    yield from (
        scope_line(view, each)
        for deed in SCOPE
        for each in changes
        if each.deed is deed and each.part in (Part.INITIATIVE, Part.PHASE)
    )
    yield from _moved(scope, view, shifts)
    for each in changes:
        if each.part in (Part.OUTCOME, Part.PHASE) and each.deed is Deed.CHANGED:
            yield _target(each)
        elif each.part is Part.OUTCOME:
            label = {
                Deed.ADDED: later("New outcome:"),
                Deed.GONE: later("Outcome gone:"),
            }.get(each.deed, "")
            if label:
                yield _reasoned(named(each), say(label), each)
    yield from risk_lines(view)


def _target(change: Change) -> Line:
    return _reasoned(instead(change), say("{name}:", name=named(change)), change)


def _reasoned(text: str, label: str, change: Change) -> Line:
    said = reason(change.decisions)
    tone = Tone.WARN if change.decisions == () else Tone.PLAIN
    return Line(f"{text}. {said}".rstrip(), label=label, tone=tone, item=True)


def _moved(scope: Scope, view: DiffView, shifts: tuple[Shift, ...]) -> Iterator[Line]:
    """A line for each move that begins something, with what it moves; then what follows others."""
    first = [each for each in shifts if each.own]
    begin = {each.id for each in first}
    for each in first:
        follow = [other.id for other in shifts if each.id in other.roots and not other.own]
        yield _begins(scope, view, each, follow)
    idle = [each for each in shifts if not each.own and not each.by]
    for origin in dict.fromkeys(each.origins[0] for each in idle):
        ids = [each.id for each in idle if each.origins[0] is origin]
        roots = set(ids)
        ids += [each.id for each in shifts if each.by and roots.intersection(each.roots)]
        text = say("{ids}, since {event}.", ids=_named(ids), event=beginning(view, origin))
        yield Line(text, label=say("Moved:"), item=True)
        begin |= set(ids)
    rest = [
        each
        for each in shifts
        if not each.own and each.id not in begin and not begin.intersection(each.roots)
    ]
    for roots_ in dict.fromkeys(each.roots for each in rest):
        ids = [each.id for each in rest if each.roots == roots_]
        text = later("{ids}, because of {roots}.") if roots_ else later("{ids}.")
        text = say(text, ids=_named(ids), roots=_named(list(roots_)))
        yield Line(text, label=say("Moved:"), item=True)


def _begins(scope: Scope, view: DiffView, shift: Shift, follow: list[str]) -> Line:
    if shift.before[1] == shift.after[1]:
        how = moved(shift)
    elif shift.after[1]:
        ends = when(scope.plan, shift.after[1])
        how = say("ends {moved}, on {day}", moved=moved(shift), day=ends)
    else:
        how = say("has no end any more")
    text = later("{name} ({id}) {how}: {why}.")
    if follow:
        text = later("{name} ({id}) {how}: {why}; with it {follow}.")
    sentences = [
        say(
            text,
            name=brief(shift.name),
            id=flat(shift.id),
            how=how,
            why=why(view, shift),
            follow=_named(follow),
        )
    ]
    unexplained = shift.decisions == () and by_decision(shift)
    if shift.decisions or unexplained:
        sentences.append(reason(shift.decisions))
    tone = Tone.WARN if unexplained else Tone.PLAIN
    return Line(" ".join(sentences), label=say("Moved:"), tone=tone, item=True)


def _named(ids: list[str]) -> str:
    return writing.named([flat(each) for each in dict.fromkeys(ids)], _MOST_NAMED)
