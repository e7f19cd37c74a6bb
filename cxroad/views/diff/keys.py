"""Keys of the file that have other values: of outcomes, of work, and of all else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cxroad.history.difference import Change, Deed, Part
from cxroad.model.language import later, say
from cxroad.model.writing import listed
from cxroad.views.diff.shape import DiffView, brief, named
from cxroad.views.diff.why import reason, unexplained, waits
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.words import flat, term

_WORK = (Part.INITIATIVE, Part.PHASE, Part.EXTERNAL)
_ALL_ELSE = (
    *(Part.ROADMAP, Part.VISION, Part.CASE, Part.GOVERNANCE, Part.PERSON, Part.TEAM),
    *(Part.VENDOR, Part.INSIGHT, Part.SCENARIO, Part.CALENDAR, Part.SETTINGS, Part.WAIVER),
)
_TOLD = {
    Part.INITIATIVE: {
        *("name", "owner", "estimate", "start", "due", "status", "finished", "serves", "value"),
        *("kind", "impacts", "vendors", "cost", "effort", "protected"),
    },
    Part.PHASE: {"name", "goal", "start", "due", "overlap", "exit", "budget", "status"},
    Part.EXTERNAL: {"name", "due"},
}
"""Keys of work whose values are shown; of the others only that they changed."""


def outcomes(view: DiffView) -> Section | None:
    """What the work is measured by."""
    lines = []
    for each in view.picked((Part.OUTCOME,), (Deed.ADDED, Deed.GONE, Deed.RENAMED)):
        said = reason(each.decisions)
        labels = {Deed.ADDED: later("New:"), Deed.GONE: later("Gone:")}
        label = say(labels.get(each.deed, later("Renamed:")))
        what = named(each)
        if each.deed is Deed.RENAMED:
            what = say(
                "{before} is called {after} now", before=brief(each.before), after=brief(each.after)
            )
        tone = Tone.WARN if unexplained(each.decisions) else Tone.PLAIN
        lines.append(Line(f"{what}. {said}".rstrip(), label=label, tone=tone, item=True))
    changed = view.picked((Part.OUTCOME,), (Deed.CHANGED,))
    if not lines and not changed:
        return None
    tables = (_table(say("Outcome"), changed),) if changed else ()
    return Section(say("Outcomes"), tuple(lines), tables)


def work(view: DiffView) -> Section | None:
    """Owners, estimates, promised days and other keys of phases and initiatives."""
    shown: list[Change] = []
    quiet: list[Change] = []
    for each in view.picked(_WORK, (Deed.CHANGED,)):
        key = each.key.partition(".")[0]
        if key == "after":
            continue
        (shown if key in _TOLD[each.part] else quiet).append(each)
    if not shown and not quiet:
        return None
    told = {(shift.id, key) for shift in view.difference.shifts for key in shift.own}
    shown = [
        # The reason for what moves it stands where it is told what moves.
        replace(each, decisions=None) if (each.id, each.key) in told else each
        for each in shown
    ]
    tables = (_table(say("What"), shown),) if shown else ()
    return Section(say("The work"), tables=tables, notes=tuple(_also(quiet)))


def links(view: DiffView) -> Section | None:
    """What waits for something else than before."""
    found = [each for each in view.picked(_WORK, (Deed.CHANGED,)) if each.key == "after"]
    if not found:
        return None
    lines = []
    for each in found:
        said = reason(each.decisions)
        tone = Tone.WARN if unexplained(each.decisions) else Tone.PLAIN
        lines.append(Line(f"{waits(each, flat(each.id))}. {said}", tone=tone, item=True))
    return Section(say("What waits for what"), tuple(lines))


def all_else(view: DiffView) -> Section | None:
    """People, teams, vendors, the vision's words, settings and the like."""
    lines = []
    for each in view.picked(_ALL_ELSE, (Deed.ADDED, Deed.GONE, Deed.RENAMED)):
        labels = {Deed.ADDED: later("New {part}:"), Deed.GONE: later("Gone {part}:")}
        label = say(labels.get(each.deed, later("Renamed {part}:")), part=term(each.part))
        what = named(each)
        if each.deed is Deed.RENAMED:
            what = say(
                "{before} is called {after} now", before=brief(each.before), after=brief(each.after)
            )
        lines.append(Line(f"{what}.", label=label, item=True))
    changed = view.picked(_ALL_ELSE, (Deed.CHANGED,))
    if not lines and not changed:
        return None
    tables = (_table(say("What"), changed),) if changed else ()
    return Section(say("All else"), tuple(lines), tables)


def _table(heading: str, changes: Sequence[Change]) -> Table:
    columns = (
        Column(heading, flows=True),
        Column(say("Key"), flows=True),
        Column(say("Was"), flows=True),
        Column(say("Is"), flows=True),
    )
    return Table(columns, tuple(_row(each) for each in changes))


def _row(change: Change) -> Row:
    said = reason(change.decisions)
    who, key = _who(change), flat(change.key)
    if key.startswith("actuals."):
        key = say("measured {day}", day=key.removeprefix("actuals."))
    was, is_ = brief(change.before), brief(change.after)
    cells = (
        Cell(who),
        Cell(key),
        Cell(was or "-", tone=Tone.QUIET),
        Cell(is_ or "-", note=said, tone=Tone.STRONG),
    )
    if was and is_:
        text = say("{key} is {value} instead of {was}", key=key, value=is_, was=was)
    elif is_:
        text = say("{key} is {value}, where nothing was", key=key, value=is_)
    elif was:
        text = say("{key} is gone, it was {was}", key=key, was=was)
    else:
        text = say("{key} changed", key=key)
    return Row(cells, f"{who}: {text}. {said}".rstrip())


def _who(change: Change) -> str:
    """What has the key: an id, or a part of the file that there is once."""
    if change.id:
        return flat(change.id)
    return brief(change.name) or term(change.part)


def _also(changes: Iterable[Change]) -> Iterator[Line]:
    """Keys whose words changed, without the words."""
    by_id: dict[str, list[str]] = {}
    for each in changes:
        by_id.setdefault(flat(each.id), []).append(flat(each.key.partition(".")[0]))
    for id, keys in by_id.items():
        yield Line(
            f"{listed(list(dict.fromkeys(keys)))}.",
            label=say("{id}, other words:", id=id),
            item=True,
        )
