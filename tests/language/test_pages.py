"""Whatever views and renderers say goes through one place: in another language no English is left.

A language in which every letter of ours is another one is spoken, and every page is drawn in every
form for people. What is still written in plain letters has to come from the file, from a finding,
or from what has to be typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest

from cxroad.api import Project, load, load_text
from cxroad.cli.draw import Look, draw
from cxroad.errors import CxroadError
from cxroad.lint.explain import cards
from cxroad.model.language import spoken
from cxroad.model.scenario import SHOCKS
from cxroad.views.forecast import arrange_forecast
from cxroad.views.order import arrange_order

from .conftest import PSEUDO

EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*.yaml"))
DAYS = (date(2026, 11, 23), date(2027, 9, 15))
LOOK = Look(width=180, ascii=False, colour=False, plain=False)
_WORD = re.compile(r"(?<![\w.…/`-])[A-Za-z]{2,}(?![\w…/`-]|\.\w)")
_TYPED = re.compile(r"`[^`]*`|<code>.*?</code>|cxroad [a-z]+[^\n]*|\{\w+\}")
_CODES = {"cxroad", "kim", "csv", "svg", "json", "html", "utf", *SHOCKS}
_CODES |= {"affects", "protected", "true"}
"""Names that are the same in every language, keys of the file among them."""

VIEWS: Mapping[str, Callable[[Project], object]] = {
    "order": lambda project: arrange_order(project.plan),
    "order of one": lambda project: arrange_order(project.plan, tree=_last(project)),
    "timeline": lambda project: project.timeline(),
    "timeline of one": lambda project: project.timeline(focus=_last(project)),
    "timeline since": lambda project: project.timeline(since=project),
    "summary": lambda project: project.summary(),
    "summary of one": lambda project: project.summary(_phase(project)),
    "summary since": lambda project: project.summary(_phase(project), since=_older(project)),
    "report": lambda project: project.full_report(),
    "capacity": lambda project: project.capacity(weeks=True),
    "value": lambda project: project.value(realistic_bigbang=True, overhead="10%", ramp="3mo"),
    "whatif": lambda project: project.whatif("slip", f"{_last(project)} +3w"),
    "whatif everything": lambda project: project.whatif_all(),
    "whatif-odds": lambda project: project.whatif_odds(200, closing="5%"),
    "level": lambda project: project.level(schedules=50),
    "forecast": lambda project: arrange_forecast(
        project.plan, project.forecast(200), project.loaded.path
    ),
    "diff": lambda project: project.diff(_older(project)),
    "effect": lambda project: project.effect(_older(project)),
}
"""How each view is arranged; the first word is the name of its renderers."""

FORMS: Mapping[str, tuple[str, ...]] = {
    "order": ("terminal", "plain"),
    "order of one": ("terminal", "plain"),
    "timeline": ("terminal", "plain", "svg"),
    "timeline of one": ("terminal", "plain", "svg"),
    "timeline since": ("terminal", "plain", "svg"),
    "summary": ("terminal", "plain", "markdown", "html"),
    "summary of one": ("terminal", "plain", "markdown", "html"),
    "summary since": ("terminal", "plain", "markdown", "html"),
    "report": ("html",),
    "capacity": ("terminal", "plain", "markdown", "svg"),
    "value": ("terminal", "plain", "markdown", "svg"),
    "whatif": ("terminal", "plain", "markdown"),
    "whatif everything": ("terminal", "plain", "markdown"),
    "whatif-odds": ("terminal", "plain", "markdown"),
    "level": ("terminal", "plain", "markdown"),
    "forecast": ("terminal", "plain", "markdown"),
    "diff": ("terminal", "plain", "markdown"),
    "effect": ("terminal", "plain"),
}
"""Forms for people."""


def _last(project: Project) -> str:
    """The initiative that is worked on last."""
    return project.plan.graph.order[-1]


def _phase(project: Project) -> str:
    """The second phase."""
    return list(project.plan.graph.phase_order)[1]


def _older(project: Project) -> Project:
    """The same a while ago, when everything took longer and somebody else owned it."""
    text = project.loaded.document.text
    text = re.sub(r"\b(\d+)w\b", lambda weeks: f"{int(weeks[1]) * 2}w", text)
    text = re.sub(r"(owner: )\w+", r"\1Kim", text, count=3)
    return load_text(text, today=project.today - timedelta(days=90), path="older.yaml")


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}


def _known(project: Project, rules: bool) -> set[str]:
    """Words that are the author's, a finding's, an error's, a rule's, or a code everywhere."""
    findings = [
        text
        for finding in project.report.findings
        for text in (finding.message, finding.help, finding.note, finding.route)
    ]
    book = [f"{card.name} {card.summary} {card.why} {card.cure}" for card in cards() if rules]
    refused = [_refusal(ask) for ask in (project.forecast, project.value, project.capacity)]
    ours = [*refused, project.loaded.document.text, project.loaded.path, *map(str, findings), *book]
    return _words(" ".join(ours)) | _CODES


def _refusal(ask: Callable[[], object]) -> str:
    """Why something cannot be told, which is English in every language; empty where it can."""
    try:
        ask()
    except CxroadError as error:
        return f"{error.message} {error.hint}"
    return ""


def _text(drawn: str, form: str) -> str:
    """What a reader of the form sees."""
    if form in ("html", "svg"):
        # The page of a rule is English, and stands in an article.
        drawn = re.sub(r"<(style|script|article)\b.*?</\1>", " ", drawn, flags=re.DOTALL)
        labels = re.findall(r'(?:aria-label|title|data-told|data-said)="([^"]*)"', drawn)
        drawn = unescape(" ".join([re.sub(r"<[^>]*>", " ", drawn), *labels]))
    else:
        drawn = unescape(drawn)
    return _TYPED.sub(" ", drawn)


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("view", VIEWS)
def test_no_word_of_ours_is_left_in_english(view: str, path: Path, day: date) -> None:
    project = load(str(path), today=day)
    known = _known(project, rules=view == "level")
    left: dict[str, set[str]] = {}
    with spoken(PSEUDO):
        try:
            shown = VIEWS[view](project)
        except CxroadError:
            pytest.skip("this file has nothing to show here")
        for form in FORMS[view]:
            look = replace(LOOK, plain=form == "plain")
            drawn = draw(view.split()[0], shown, "terminal" if form == "plain" else form, look)
            left[form] = {
                word for word in _WORD.findall(_text(drawn, form)) if word.casefold() not in known
            }

    assert not {form: sorted(words) for form, words in left.items() if words}
