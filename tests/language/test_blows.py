"""Whatever is asked of a plan is answered in one language: every blow, every event, one by one.

Unlike on whole pages, only names are the author's here, so that a status or a level that is shown
as the file writes it would be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from cxroad.api import Project, load, load_text
from cxroad.cli.draw import Look, draw
from cxroad.model.language import spoken
from cxroad.model.scenario import SHOCKS

from .conftest import PSEUDO

TODAY = date(2027, 1, 11)
NORTHWIND = Path(__file__).parents[2] / "examples" / "northwind.yaml"
BLOWS = (
    "vendor-closes vendor=crmco at=2027-10-11",
    "sponsor-leaves at=2027-10-11 gap=2mo",
    "manager-restart at=2027-10-11",
    "budget-freeze at=2027-10-11 for=6mo",
    "budget-cut at=2027-10-11 cut=60%",
    "deprioritise at=2027-10-11 for=6mo",
    "crisis at=2027-10-11 for=6mo capacity=40% teams=contact-centre",
    "vision-pivot at=2027-10-11 drop=churn",
    "slip low=10% high=54%",
    "fatigue capacity=2h",
    "momentum patience=3mo",
    "drop one-view",
    "one-view +3w",
    "one-view after listen + 30w",
    "budget-cut at=2027-10-11 drop settle",
)
EVENTS: Mapping[str, Mapping[str, str]] = {
    "stop": {"stop": "2%", "keep": "50%"},
    "freeze": {"freeze": "5%", "freeze_for": "6mo", "overhead": "10%"},
    "pivot": {"pivot": "3%", "lose": "40%", "cutover": "2mo"},
}
_WORD = re.compile(r"(?<![\w.…/`-])[A-Za-z]{2,}(?![\w…/`-]|\.\w)")
_TYPED = re.compile(r"`[^`]*`|cxroad [a-z]+[^\n]*")


@cache
def _project() -> Project:
    return load(str(NORTHWIND), today=TODAY)


def _names(project: Project) -> Iterator[str]:
    roadmap = project.plan.roadmap
    yield from (roadmap.title or "", roadmap.currency or "", *SHOCKS)
    for each in (*roadmap.initiatives.values(), *roadmap.phases.values()):
        yield from (each.id, each.name or "")
    for id, outcome in roadmap.outcomes.items():
        yield from (id, outcome.name or "")
    for id, person in roadmap.people.items():
        yield from (id, person.name)
    yield from (*roadmap.teams, *roadmap.vendors)


def _left(view: object, name: str, project: Project) -> set[str]:
    """English words of ours in what is drawn, as a picture and as sentences."""
    looks = [Look(width=180, ascii=False, colour=False, plain=plain) for plain in (False, True)]
    drawn = "\n".join(draw(name, view, "terminal", look) for look in looks)
    words = set(_WORD.findall(_TYPED.sub(" ", drawn)))
    known = {word.casefold() for word in re.findall(r"\w+", " ".join(_names(project)))}
    return {word for word in words if word.casefold() not in known}


@pytest.mark.parametrize("blow", BLOWS)
def test_no_word_about_a_blow_is_left_in_english(blow: str) -> None:
    project = _project()
    with spoken(PSEUDO):
        left = _left(project.whatif(*blow.split()), "whatif", project)

    assert not left


@pytest.mark.parametrize("event", EVENTS)
def test_no_word_about_an_event_is_left_in_english(event: str) -> None:
    project = _project()
    with spoken(PSEUDO):
        left = _left(project.value(**EVENTS[event]), "value", project)

    assert not left


@pytest.mark.parametrize("start", ["2027-01-11", ""], ids=["dates", "weeks"])
def test_no_word_about_load_is_left_in_english(start: str) -> None:
    text = NORTHWIND.read_text("utf-8")
    if not start:
        text = re.sub(r"(?m)^start:.*|^ *due:.*|, due: [\d-]+|, busy: .*?\]", "", text)
    project = load_text(text, today=TODAY, path="northwind.yaml")
    with spoken(PSEUDO):
        left = _left(project.capacity(weeks=True), "capacity", project)

    assert not left
