"""Whatever a field of a roadmap holds, no view in any format lets it be obeyed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from datetime import date
from itertools import count
from typing import Any

import pytest
from hostile.fields import as_yaml, parts, referring, roadmap, text_fields
from hostile.payloads import PAYLOADS
from hostile.readers import read, texts

from cxroad.api import Project, load_text
from cxroad.cli.draw import _RENDERERS, Look, draw
from cxroad.findings.report import Report
from cxroad.lint.explain import cards
from cxroad.render.formats import FINDINGS
from cxroad.views.forecast import arrange_forecast

DAY = date(2027, 3, 15)
TEXTS = list(PAYLOADS.values())
ROUNDS = range(len(TEXTS)) if os.environ.get("CXROAD_HOSTILE") else (0, 17, 34)
"""Each round gives every field the next payload; all of them are some minutes."""

BUILD: Mapping[str, Callable[..., dict[str, Any]]] = {"free": roadmap, "referring": referring}

VIEWS: Mapping[str, Callable[[Project], object]] = {
    "order": lambda project: project.order(tree="later"),
    "timeline": lambda project: project.timeline(),
    "export": lambda project: project.export(),
    "forecast": lambda made: arrange_forecast(made.plan, made.forecast(200), made.loaded.path),
    "summary": lambda project: project.summary(since=older()),
    "report": lambda project: project.full_report(),
    "capacity": lambda project: project.capacity(weeks=True),
    "effect": lambda project: project.effect(older(), [project.loaded.roadmap.title]),
    "diff": lambda project: project.diff(older()),
    "level": lambda project: project.level(schedules=20),
    "whatif": lambda project: project.whatif("vendor-closes vendor=vendor", "drop work", "crisis"),
    "whatif-odds": lambda project: project.whatif_odds(runs=50),
    "value": lambda project: project.value(),
}
MORE: Mapping[str, tuple[str, Callable[[Project], object]]] = {
    "a phase": ("summary", lambda project: project.summary("crawl")),
    "slips": ("timeline", lambda project: project.timeline(since=older())),
    "one initiative": ("timeline", lambda project: project.timeline(focus="later")),
    "all shocks": ("whatif", lambda project: project.whatif_all()),
    "from here": ("diff", lambda project: older().diff(project)),
}
"""Views that have a second shape."""

LOOKS = (
    Look(width=100, ascii=False, colour=True, plain=False),
    Look(width=31, ascii=True, colour=False, plain=False),
)


def project(text: str, path: str = "plan.yaml") -> Project:
    return load_text(text, today=DAY, path=path)


def older() -> Project:
    """A plain roadmap of the same shape with other days."""
    text = as_yaml(roadmap(lambda field: f"{field[0]} {field[1]}"))
    return project(text.replace("4w..8w", "3w..5w").replace('"over"', '"gone"'))


def turned(round: int) -> Callable[[object], str]:
    """For one field after the other the next payload."""
    at = count(round)
    return lambda _field: TEXTS[next(at) % len(TEXTS)]


def drawn(made: Project) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Every view in every format and look: format and text."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    asked = {name: (name, view) for name, view in VIEWS.items()} | dict(MORE)
    for name, (kind, view_of) in asked.items():
        view = view_of(made)
        for format in _RENDERERS[kind]:
            looks = LOOKS if format == "terminal" else LOOKS[:1]
            shown = view.timeline if (kind, format) == ("export", "svg") else view
            found[name, format] = [(format, draw(kind, shown, format, look)) for look in looks]
    return found


def reported(made: Project) -> dict[str, str]:
    """The findings in every format."""
    report = Report((made.lint(),), rules=cards())
    sources = {made.loaded.path: made.loaded.document}
    return {name: draw(report, sources, colour=True) for name, draw in FINDINGS.items()}


@pytest.fixture(scope="module", params=BUILD)
def build(request: pytest.FixtureRequest) -> Callable[..., dict[str, Any]]:
    return BUILD[request.param]


@pytest.fixture(scope="module")
def calm(build: Callable[..., dict[str, Any]]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Everything made of plain words."""
    return drawn(project(as_yaml(build(lambda field: f"{field[0]} {field[1]}"))))


def test_every_view_is_among_those_that_are_tried() -> None:
    assert set(_RENDERERS) == set(VIEWS)


def test_every_field_of_text_holds_a_payload() -> None:
    said = set(texts(roadmap(lambda field: "/".join(field))))

    assert {"/".join(field) for field in text_fields()} <= said
    assert len(parts()) >= 33
    assert len(text_fields()) >= 78


@pytest.mark.parametrize("round", ROUNDS)
def test_no_view_lets_a_text_be_obeyed(
    round: int, build: Callable[..., dict[str, Any]], calm: Any
) -> None:
    made = project(as_yaml(build(turned(round))))

    assert made.loaded.problems == ()
    failures = []
    for at, pages in drawn(made).items():
        for (format, text), (_, plain) in zip(pages, calm[at], strict=True):
            try:
                read(format, text, plain)
            except AssertionError as failure:
                failures.append(f"{' as '.join(at)}: {failure}")
    assert failures == []


@pytest.mark.parametrize("round", ROUNDS)
@pytest.mark.parametrize("broken", [False, True], ids=["sound", "broken"])
def test_no_report_of_findings_lets_a_text_be_obeyed(round: int, broken: bool) -> None:
    words = project(as_yaml(roadmap(lambda field: f"{field[0]} {field[1]}", broken)))
    plain = reported(words)
    next_text = turned(round)
    made = project(as_yaml(roadmap(next_text, broken)), TEXTS[round].replace("/", "|"))

    assert bool(made.loaded.problems) is broken
    failures = []
    for format, text in reported(made).items():
        try:
            read(format, text, plain[format])
        except AssertionError as failure:
            failures.append(f"{format}: {failure}")
    assert failures == []


@pytest.mark.parametrize("name", ["export", "timeline", "summary"])
def test_json_keeps_a_text_as_it_is(name: str) -> None:
    whole = "".join(TEXTS)
    made = project(as_yaml(referring(lambda _: whole)))

    assert whole in set(texts(json.loads(draw(name, VIEWS[name](made), "json", LOOKS[0]))))
