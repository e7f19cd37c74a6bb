"""What one part of a roadmap waits for, and what waits for it, as a tree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxroad.errors import UsageError
from cxroad.model.language import later, say, say_of
from cxroad.model.nearest import nearest
from cxroad.model.writing import count, grouped, named
from cxroad.views.order.prose import MOST_NAMED
from cxroad.views.order.shape import Branch, State, Tree
from cxroad.views.order.tasks import Tasks

if TYPE_CHECKING:
    from cxroad.graph.graph import Graph


def arrange_tree(tasks: Tasks, id: str) -> Tree:
    """The tree of an initiative, a phase or an external.

    The order of the phases alone makes no branch: it is told in a sentence, or else everything
    would hang on everything before it.

    Raises:
        UsageError: Nothing with this id takes part.
    """
    plan = tasks.plan
    _check(tasks, id)
    forest = _Forest(tasks)
    task = tasks.all.get(id)
    before = forest.grown(id, forest.before, lambda child, parent: (parent, child))
    after = forest.grown(id, forest.after, lambda child, parent: (child, parent))
    return Tree(
        id=id,
        kind=forest.kind(id),
        name=forest.name(id),
        when=tasks.span(id),
        state=task.state if task else None,
        critical=plan.times(id).critical,
        summary=(_reach(id, before, after), *_facts(tasks, id)),
        before=before,
        after=after,
    )


def _check(tasks: Tasks, id: str) -> None:
    roadmap = tasks.plan.roadmap
    known = [*tasks.all, *roadmap.phases, *roadmap.externals]
    if id in known:
        return
    if id in roadmap.initiatives:
        status = roadmap.initiatives[id].status
        raise UsageError(f"'{id}' is {status} and takes no part in the order")
    near = nearest(id, known)
    hint = f"did you mean `{near[0]}`?" if near else "`cxroad order` lists every id"
    raise UsageError(f"there is no initiative, phase or external '{id[:64]}'", hint)


def _reach(id: str, before: Sequence[Branch], after: Sequence[Branch]) -> str:
    """How much it waits for and how much waits for it, at any distance."""
    first, last = (
        len({branch.id for branch in branches if branch.kind == "initiative"} - {id})
        for branches in (before, after)
    )
    before_it = count(first, "initiative") if first else say("no initiative")
    if not last:
        return say(
            "{id} waits for {initiatives}, and none waits for it.", id=id, initiatives=before_it
        )
    return say_of(
        last,
        "{id} waits for {initiatives}, and {n} waits for it.",
        "{id} waits for {initiatives}, and {n} wait for it.",
        id=id,
        initiatives=before_it,
        n=grouped(last),
    )


def _facts(tasks: Tasks, id: str) -> list[str]:
    """How far it may slip, and what the order of the phases makes of it."""
    graph, roadmap = tasks.plan.graph, tasks.plan.roadmap
    task = tasks.all.get(id)
    if task is None:
        return []
    sentences = []
    if task.state is State.STUCK:
        sentences.append(say("It stands in a circle or behind one, so it can never start."))
    elif task.critical:
        sentences.append(
            say("It is on the critical path: a day lost here is a day lost at the end.")
        )
    elif task.slack is not None:
        sentences.append(
            say(
                "It may slip {days} before the plan ends later.",
                days=count(task.slack, "working day"),
            )
        )
    opens = graph.predecessors(task.phase)
    if opens:
        sentences.append(
            say(
                "It begins no earlier than its phase {phase}, which waits for {ids}.",
                phase=task.phase,
                ids=named(opens, MOST_NAMED),
            )
        )
    behind = [each for each in graph.successors(task.phase) if each in roadmap.phases]
    if behind:
        sentences.append(
            say(
                "As a part of {phase} it also holds up {ids}.",
                phase=task.phase,
                ids=named(behind, MOST_NAMED),
            )
        )
    return sentences


@dataclass(frozen=True, slots=True)
class _Next:
    """A row that is still to be drawn."""

    id: str
    parent: str
    depth: int
    last: bool


class _Forest:
    """Trees over initiatives, phases and externals."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._graph: Graph = tasks.plan.graph
        self._texts: dict[str, dict[str, str]] = {}
        self._sets: dict[str, frozenset[str]] = {}
        self._members: dict[str, list[str]] = {id: [] for id in tasks.plan.roadmap.phases}
        for id, task in tasks.all.items():
            self._members[task.phase].append(id)

    def grown(
        self,
        root: str,
        children: Callable[[str, str], Sequence[str]],
        link: Callable[[str, str], tuple[str, str]],
    ) -> tuple[Branch, ...]:
        """All rows below a root; what stands higher up already is only named again.

        Args:
            children: The ids below an id, which may depend on whether that is the root.
            link: Of a child and its parent, who waits and who is waited for.
        """
        drawn = {root}
        rows: list[Branch] = []
        pending = self._below(root, root, 0, children)
        while pending:
            each = pending.pop()
            above = each.id in drawn
            drawn.add(each.id)
            rows.append(self._branch(each, above, *link(each.id, each.parent)))
            if not above:
                pending += self._below(each.id, root, each.depth + 1, children)
        return tuple(rows)

    def before(self, id: str, root: str) -> Sequence[str]:
        """What is waited for; a phase is waited for with the last of its initiatives."""
        own = self._graph.predecessors(id)
        if id not in self._members or id == root:
            return own
        inside = self._inside(id)
        ends = [
            each for each in self._members[id] if inside.isdisjoint(self._graph.successors(each))
        ]
        return (*ends, *own)

    def after(self, id: str, root: str) -> Sequence[str]:
        """What waits; a phase that waits makes the first of its initiatives wait.

        Work that waits for a whole phase waits for the last initiatives in it.
        """
        own = self._graph.successors(id)
        if id in self._tasks.all:
            phase = self._tasks.all[id].phase
            if self._inside(phase).isdisjoint(own):
                own += tuple(each for each in self._graph.successors(phase) if self._is_work(each))
            return own
        if id not in self._members or id == root:
            return own
        inside = self._inside(id)
        firsts = [
            each for each in self._members[id] if inside.isdisjoint(self._graph.predecessors(each))
        ]
        return (*firsts, *own)

    def kind(self, id: str) -> str:
        """What sort of part an id names."""
        if id in self._tasks.all:
            return later("initiative")
        return later("phase") if id in self._members else later("external")

    def name(self, id: str) -> str:
        """What it is called, a phase also by its goal; empty where nothing is said."""
        roadmap = self._tasks.plan.roadmap
        if id in self._tasks.all:
            return self._tasks.all[id].name
        if id in self._members:
            return roadmap.phases[id].name or roadmap.phases[id].goal or ""
        return roadmap.externals[id].name or ""

    def _inside(self, phase: str) -> frozenset[str]:
        if phase not in self._sets:
            self._sets[phase] = frozenset(self._members[phase])
        return self._sets[phase]

    def _is_work(self, id: str) -> bool:
        return id in self._tasks.all

    def _below(
        self, id: str, root: str, depth: int, children: Callable[[str, str], Sequence[str]]
    ) -> list[_Next]:
        """The children of an id, the last first, as a stack wants them."""
        ids = list(dict.fromkeys(children(id, root)))
        rows = [_Next(each, id, depth, each == ids[-1]) for each in ids]
        return rows[::-1]

    def _branch(self, row: _Next, above: bool, waiting: str, awaited: str) -> Branch:
        if waiting not in self._texts:
            self._texts[waiting] = {wait.id: wait.text for wait in self._tasks.waits(waiting)}
        text = self._texts[waiting].get(awaited, awaited)
        task = self._tasks.all.get(row.id)
        return Branch(
            id=row.id,
            kind=self.kind(row.id),
            name=self.name(row.id),
            text=row.id + text.removeprefix(awaited),
            when=self._tasks.span(row.id),
            state=task.state if task else None,
            critical=bool(task and task.critical),
            depth=row.depth,
            last=row.last,
            above=above,
        )
