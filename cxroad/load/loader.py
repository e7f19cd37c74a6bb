"""One file's way from bytes to a roadmap, with everything that is wrong with it."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from typing import NamedTuple

from pydantic import ValidationError

from cxroad.load.clean import clean, copied, known_ids
from cxroad.load.schema import problems_of, route_of
from cxroad.load.slips import of_one_cause, slips
from cxroad.model.base import without_words
from cxroad.model.roadmap import Roadmap
from cxroad.source.document import Document, Map, Seq
from cxroad.source.file import read_bytes
from cxroad.source.limits import Limits
from cxroad.source.problem import Problem
from cxroad.source.reader import read_document
from cxroad.source.refusals import too_many_entries, too_many_mistakes
from cxroad.source.span import Route, Span

_ROUNDS = 40
"""How often unreadable parts are left out before giving up; nesting of the model bounds it."""


class Loaded(NamedTuple):
    """A file that was read, as far as it could be.

    Attributes:
        path: As the user gave it.
        document: The text with its places.
        roadmap: What could be understood; None when the text is no YAML map, or has more entries or
            mistakes than are looked at.
        problems: Everything that could not, in the order of the file; one says where that is not
            everything.
        known: Ids by namespace that stand in the file, in readable parts or not:
            `work` (phases, initiatives, externals), `outcomes`, `people`, `teams`,
            `vendors`, `insight`, `risks`.
    """

    path: str
    document: Document
    roadmap: Roadmap | None
    problems: tuple[Problem, ...]
    known: Mapping[str, frozenset[str]]

    @property
    def partial(self) -> bool:
        """Whether parts of the file are missing from the roadmap.

        Work whose id was used before is missing too: nobody can tell which of the two is meant.
        """
        return bool(self.problems) or (self.roadmap is not None and self.roadmap.ambiguous)


def load_file(path: str, limits: Limits | None = None) -> Loaded:
    """The roadmap in a file.

    Raises:
        InputError: The path does not exist, cannot be opened or is no regular file.
    """
    limits = limits or Limits()
    return load_bytes(read_bytes(path, limits.size), path, limits)


def load_bytes(data: bytes, path: str, limits: Limits | None = None) -> Loaded:
    """The roadmap in some bytes; `path` is only what messages call it."""
    return load_document(read_document(data, path, limits or Limits()))


def load_document(document: Document) -> Loaded:
    """The roadmap in a text that was read already."""
    with _without_collecting():
        path = document.path
        if not isinstance(document.root, Map):
            problems = document.problems or (_not_a_roadmap(document),)
            return Loaded(path, document, None, problems, {})
        if _entries(document.root) > document.limits.entries:
            crowd = too_many_entries(document.span(()), document.limits)
            return Loaded(path, document, None, (*document.problems, crowd), {})
        cleaned = clean(document, document.root)
        found = [*document.problems, *slips(document, cleaned)]
        roadmap = _validated(document, cleaned.data, found)
        found = of_one_cause(document, found)
        return Loaded(path, document, roadmap, _in_order(found), known_ids(document.root))


def _entries(root: Map) -> int:
    """How many initiatives, outcomes, people and other entries a file has in its sections."""
    sections: list[object] = [*root.values()]
    vision, phases = root.get("vision"), root.get("phases")
    if isinstance(vision, Map):
        sections.append(vision.get("outcomes"))
    if isinstance(phases, Map):
        sections += [each.get("initiatives") for each in phases.values() if isinstance(each, Map)]
    return sum(len(section) for section in sections if isinstance(section, Map | Seq))


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Problems by place; the words count only where several of a code are at one."""
    by_place = groupby(sorted(problems, key=_place), _place)
    groups = (list(group) for _, group in by_place)
    return tuple(
        problem
        for several in groups
        for problem in (sorted(several, key=_message) if several[1:] else several)
    )


def _place(problem: Problem) -> tuple[Span, str]:
    return problem.span, problem.code


def _message(problem: Problem) -> str:
    return problem.message


def _validated(
    document: Document, data: Mapping[str, object], problems: list[Problem]
) -> Roadmap | None:
    """The roadmap without its unreadable parts; what is wrong with them joins `problems`.

    Returns:
        None where there are more mistakes than the limit: what is left would cost more than it
        tells.
    """
    starts = str(data.get("fiscal_year_starts", 1))
    context = {"fiscal_year_starts": int(starts) if starts in _MONTHS else 1}
    for attempt in range(_ROUNDS):
        try:
            with without_words(document.limits.mistakes + 1):
                roadmap = Roadmap.model_validate(data, context=context)
        except ValidationError as error:
            most, number = document.limits.mistakes, error.error_count()
            details = error.errors(include_url=False, include_input=False)[:most]
            routes = [route_of(document, detail["loc"]) for detail in details]
            if attempt == 0:
                problems += problems_of(document, details, routes)
                if number > most:
                    problems.append(too_many_mistakes(document.span(()), document.limits))
                    return None
                data = kept = copied(data)
            for route in routes:
                _leave_out(kept, route)
        else:
            roadmap.placed(())
            return roadmap
    return None


_MONTHS = frozenset(str(month) for month in range(1, 13))
_NEEDED: dict[str, object] = {"title": "", "phases": {}}


def _leave_out(data: dict[str, object], route: Route) -> None:
    """Remove what stands at a route; where a needed key is missing, remove its owner.

    A list goes as a whole, since without an item the others would lose their places.
    """
    container = data
    last = str(route[0])
    value: object = data
    for step in route:
        if not isinstance(value, dict) or step not in value:
            break
        container, last, value = value, str(step), value[step]
    if container is data and last in _NEEDED:
        data[last] = _NEEDED[last]
    else:
        container.pop(last, None)


def _not_a_roadmap(document: Document) -> Problem:
    if document.root is None:
        return Problem(
            "STR009",
            "the file is empty",
            Span(0, 0),
            help="a roadmap begins with `title:`, `vision:` and `phases:`",
        )
    return Problem(
        "STR010",
        "a roadmap is a map of keys, but this file holds "
        + ("a list" if isinstance(document.root, list) else "a single text"),
        document.span(()),
        help="a roadmap begins with `title:`, `vision:` and `phases:`",
    )


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No garbage collection meanwhile: nothing built here is garbage, and it costs a third."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
