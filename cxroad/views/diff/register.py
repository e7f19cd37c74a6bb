"""Decisions and risks that are new, changed or gone."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.history.difference import Change, Deed, Part
from cxroad.model.language import say
from cxroad.model.register import Decision, Risk
from cxroad.views.diff.shape import DiffView, brief, named
from cxroad.views.diff.why import decided, instead
from cxroad.views.sheet import Line, Section, Tone
from cxroad.views.words import flat, stopped, written


def decisions(view: DiffView) -> Section | None:
    """Taken, needed, open again, changed, and gone."""
    found = view.picked((Part.DECISION,), Deed)
    lines = tuple(_decision(view, each) for each in found)
    return Section(say("Decisions"), lines) if lines else None


def _decision(view: DiffView, change: Change) -> Line:
    what = brief(change.name) or say("a decision without words")
    plans = view.difference.new, view.difference.old
    if change.deed is Deed.GONE:
        return Line(stopped(what), label=say("Gone:"), item=True)
    if change.deed is Deed.CHANGED:
        return Line(f"{what}: {instead(change)}.", label=say("Changed:"), item=True)
    entry = _entry(change, plans[0].roadmap.decisions)
    if change.deed is Deed.TAKEN:
        said = " " + say("Decided on {decided}", decided=decided(entry)) if entry else ""
        return Line(f"{stopped(what)}{said}", label=say("Taken:"), item=True)
    label = say("Open again:") if change.deed is Deed.REOPENED else say("Needed:")
    by = " " + say("By {day}.", day=written(entry.needed_by)) if entry and entry.needed_by else ""
    return Line(f"{stopped(what)}{by}", label=label, item=True)


def _entry(change: Change, found: tuple[Decision, ...]) -> Decision | None:
    """The newer version of a decision that changed."""
    return next((e for e in found if (e.what or e.chosen or "") == change.name), None)


def risks(view: DiffView) -> Section | None:
    """New, gone, and those that score otherwise."""
    lines = tuple(risk_lines(view))
    return Section(say("Risks"), lines) if lines else None


def risk_lines(view: DiffView) -> Iterator[Line]:
    """Each risk that is new, gone or scores otherwise."""
    new, old = view.difference.new.roadmap.risks, view.difference.old.roadmap.risks
    older = {two: one for one, two in view.difference.names.others["risks"].items()}
    scored: set[str] = set()
    for each in view.picked((Part.RISK,), Deed):
        what = named(each)
        if each.deed is Deed.ADDED:
            yield Line(
                f"{what}{_scores(new[each.id])}.", label=say("New:"), tone=Tone.WARN, item=True
            )
        elif each.deed is Deed.GONE:
            yield Line(f"{what}{_scores(old[each.id])}.", label=say("Gone:"), item=True)
        elif each.deed is Deed.RENAMED:
            text = say(
                "{before} is called {after} now.",
                before=brief(each.before),
                after=brief(each.after),
            )
            yield Line(text, label=say("Renamed:"), item=True)
        elif each.key in ("likelihood", "impact"):
            one, two = old[older.get(each.id, each.id)].score, new[each.id].score
            if one == two or one is None or two is None:
                yield Line(f"{what}: {instead(each)}.", label=say("Changed:"), item=True)
            elif each.id not in scored:
                scored.add(each.id)
                tone = Tone.WARN if two > one else Tone.PLAIN
                text = say("{what} scores {two} instead of {one}.", what=what, two=two, one=one)
                yield Line(text, label=say("Changed:"), tone=tone, item=True)
        else:
            yield Line(f"{what}: {instead(each)}.", label=say("Changed:"), item=True)


def _scores(risk: Risk) -> str:
    who = say(", watched by {owner}", owner=flat(risk.owner[0])) if risk.owner else ""
    return (
        say(", scores {score}{who}", score=risk.score, who=who) if risk.score is not None else who
    )
