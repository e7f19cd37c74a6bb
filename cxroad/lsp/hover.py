"""What something is: days, slack and what waits; numbers of an outcome; keys; pages of rules."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cxroad.api import Project
from cxroad.findings.finding import Finding
from cxroad.lint.catalog import RULES
from cxroad.lint.explain import page
from cxroad.load.shape import entity_at, type_at
from cxroad.lsp.complete import documented, name_of
from cxroad.lsp.navigate import name_at
from cxroad.lsp.opened import Opened
from cxroad.lsp.spot import spot_at
from cxroad.model.base import Choice
from cxroad.model.initiative import Initiative
from cxroad.model.metrics import METRICS
from cxroad.model.roadmap import Roadmap
from cxroad.model.vision import Outcome
from cxroad.model.writing import count, listed, named, percent, rounded
from cxroad.render.markdown import escaped
from cxroad.render.markdown_rules import page_text
from cxroad.source.span import Span
from cxroad.views.order.tasks import Tasks
from cxroad.views.words import flat, written

_MOST = 6
"""How many ids of a kind are named; our default."""


def hover(opened: Opened, offset: int) -> tuple[Span, str] | None:
    """What stands at an offset, as Markdown, and where it stands; None for nothing to say.

    Raises:
        CxroadError: The configuration does not fit.
    """
    if not opened.is_helped:
        return None
    blocks: list[str] = []
    span = Span(offset, offset)
    name = name_at(opened, offset)
    project = opened.tree
    if name is not None and project is not None:
        span = name.span
        blocks += _of_id(opened, project, name.space, name.id)
    if not blocks and (said := _of_key(opened, offset)):
        span, text = said
        blocks.append(text)
    found = [f for f in opened.report.findings if _covers(f.place.span, offset)]
    found.sort(key=lambda finding: -finding.severity)
    if found:
        span = span if blocks else found[0].place.span
        blocks.append(_page_of(found))
    return (span, "\n\n---\n\n".join(blocks)) if blocks else None


def _covers(span: Span, offset: int) -> bool:
    return span.start <= offset <= span.end


def _page_of(findings: list[Finding]) -> str:
    """The page of the gravest finding's rule, and the codes of the others."""
    codes = list(dict.fromkeys(finding.code for finding in findings))
    text = page_text(page(codes[0])) if codes[0] in RULES else ""
    rest = listed([f"`cxroad rule {code}`" for code in codes[1 : _MOST + 1]])
    return f"{text}\n\nAlso found here: {rest}." if rest else text


def _of_key(opened: Opened, offset: int) -> tuple[Span, str] | None:
    """What the key at an offset is for, or the word of ours that is written there."""
    spot = spot_at(opened.drawn, offset)
    if spot is None:
        return None
    word = opened.text[slice(*spot.span)]
    if spot.at[:1] == ("waive",) and spot.key == "rule" and word in RULES:
        return spot.span, page_text(page(word))
    kind = type_at(spot.at) if spot.at != spot.owner else None
    if kind is not None and issubclass(kind, Choice) and (said := kind.meanings().get(word)):
        return spot.span, f"**{word}**: {said}"
    if spot.key == "metric" or (spot.key is None and spot.owner == ("vision", "outcomes")):
        metric = METRICS.get(word)
        return (spot.span, f"**{metric.id}**: {metric.meaning}") if metric else None
    entity = entity_at(spot.at) if spot.key is None else None
    said = documented(entity).get(word) if entity else None
    return (spot.span, f"**{word}**: {said}") if said else None


def _of_id(opened: Opened, project: Project, space: str, id: str) -> Iterator[str]:
    """What an id stands for: by the last plan that could be computed where it is about days."""
    roadmap = project.loaded.roadmap
    if roadmap is None:
        return
    good = opened.good
    if space == "work" and id in roadmap.initiatives:
        lines = list(_initiative(good, roadmap.initiatives[id]))
    elif space == "work" and id in roadmap.phases:
        lines = list(_phase(good, id, roadmap.phases[id].goal))
    elif space == "outcomes" and id in roadmap.outcomes:
        lines = list(_outcome(good, roadmap.outcomes[id], roadmap.currency))
    else:
        lines = list(_other(roadmap, space, id))
    name = name_of(roadmap, space, id)
    head = f"**{escaped(name)}**" if name else f"**{escaped(id)}**"
    head += f" (`{id}`)" if name and name != id else ""
    if good is not opened.project and lines:
        lines.append("*as of the last version that could be read in full*")
    yield "\n".join([head, "", *(f"- {line}" for line in lines)]).strip()


def _initiative(project: Project | None, item: Initiative) -> Iterator[str]:
    if item.owner:
        yield f"owner: {escaped(named(list(item.owner), _MOST))}"
    if item.estimate:
        yield f"estimate: {escaped(item.estimate.text)}"
    if item.value:
        yield f"what people notice: {escaped(flat(item.value)[:300])}"
    if project is None or item.id not in project.plan.schedule.times:
        return
    plan = project.plan
    tasks = Tasks(plan)
    times = plan.times(item.id)
    if times.dated:
        yield f"days: {tasks.span(item.id)}" + (", if all goes as expected" * (times.days > 0))
        if times.high_finish and times.high_finish != times.finish:
            late = tasks.said(times.high_finish)
            yield f"at the latest, by the high estimates: {late}"
    if times.margin is not None:
        side = "before" if times.margin >= 0 else "after"
        yield f"{count(abs(times.margin), 'working day')} {side} its promised day"
    if times.critical:
        yield "on the critical path: each day late makes the plan a day longer"
    elif times.slack is not None:
        yield f"slack: {count(times.slack, 'working day')} until the end of the plan moves"
    points = plan.value(item.id)
    if points:
        parts = [f"{rounded(p, 1)} by `{o}`" for o, p in plan.contributions[item.id].items() if p]
        yield f"value: {rounded(points, 1)} points of 100 ({listed(parts)})"
    if waits := tasks.waits(item.id):
        yield f"waits for {_ids([wait.id for wait in waits])}"
    if after := plan.graph.successors(item.id):
        yield f"waited for by {_ids(list(after))}"
    held = plan.graph.waiting_for_any([item.id])
    if len(held) > len(after):
        yield f"{count(len(held), 'initiative')} in all cannot go on without it"


def _phase(project: Project | None, id: str, goal: str | None) -> Iterator[str]:
    if goal:
        yield f"goal: {escaped(flat(goal)[:300])}"
    if project is None or id not in project.plan.schedule.phases:
        return
    plan, tasks = project.plan, Tasks(project.plan)
    if plan.times(id).dated:
        yield f"days: {tasks.span(id)}"
    margin = plan.times(id).margin
    if margin is not None:
        side = "before" if margin >= 0 else "after"
        yield f"{count(abs(margin), 'working day')} {side} its gate"
    inside = [item for item in plan.live if item.phase == id]
    points = sum((plan.value(item.id) for item in inside), Fraction(0))
    yield f"{count(len(inside), 'initiative')}, worth {rounded(points, 1)} points of 100"
    if waits := tasks.waits(id):
        yield f"waits for {_ids([wait.id for wait in waits])}"


def _outcome(project: Project | None, outcome: Outcome, currency: str | None) -> Iterator[str]:
    if outcome.measure is not None:
        yield f"metric: {outcome.measure.meaning}"
    if outcome.baseline is not None:
        yield f"baseline: {escaped(outcome.baseline.text)}"
    if outcome.goal is not None:
        by = f" by {written(outcome.by)}" if outcome.by else ""
        yield f"target: {escaped(outcome.goal.text)}{by}"
    if outcome.latest is not None:
        day, value = outcome.latest
        yield f"last measured: {escaped(value.text)}, {written(day)}"
    if outcome.worth is not None:
        unit = f" {escaped(currency)} a year" if currency and outcome.worth.value >= 1000 else ""
        yield f"worth: {escaped(outcome.worth.text)}{unit}"
    plan = project.plan if project else None
    if plan is None or outcome.id not in plan.roadmap.outcomes:
        return
    way = plan.progress[outcome.id].way
    if way is not None:
        yield f"{percent(way)} of the way from baseline to target"
    moving = {
        id: by[outcome.id] / plan.worth[outcome.id]
        for id, by in plan.contributions.items()
        if by.get(outcome.id) and plan.worth[outcome.id]
    }
    if moving:
        said = [f"`{id}` ({percent(share)})" for id, share in moving.items()]
        yield f"moved by {named(said, _MOST)}"
    else:
        yield "nothing on the roadmap moves it"


def _other(roadmap: Roadmap, space: str, id: str) -> Iterator[str]:
    """A person, a team, a vendor or whatever else has an id, and what it has to do with."""
    work = roadmap.initiatives.values()
    if space == "people" and id in roadmap.people:
        person = roadmap.people[id]
        for said in (person.level, person.function, person.role):
            if said:
                yield escaped(flat(str(said))[:200])
        if owned := [item.id for item in work if id in item.owner]:
            yield f"answers for {_ids(owned)}"
    elif space == "teams" and id in roadmap.teams:
        if size := roadmap.teams[id].size:
            yield count(int(size), "person", "people")
        if changed := [item.id for item in work if id in item.impacts]:
            yield f"changed by {_ids(changed)}"
    elif space == "vendors" and id in roadmap.vendors:
        if until := roadmap.vendors[id].contract_until:
            yield f"contract until {written(until)}"
        if needed := [item.id for item in work if id in item.vendors]:
            yield f"needed by {_ids(needed)}"
    elif space == "insight" and id in roadmap.insight:
        yield str(roadmap.insight[id].kind)
        if speaks := [item.id for item in work if id in item.evidence]:
            yield f"speaks for {_ids(speaks)}"


def _ids(ids: list[str]) -> str:
    return named([f"`{id}`" for id in ids], _MOST)
