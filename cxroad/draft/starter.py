"""The smallest draft: an outcome, two phases, two pieces of work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cxroad.draft.given import UNKNOWN, Given, names_in
from cxroad.draft.outcomes import goal_of, measuring, waivers
from cxroad.draft.template import Template
from cxroad.draft.text import Noted, Row


def starter_data(chosen: Template, given: Given, start: date) -> Mapping[str, object]:
    """The data of the thirteen lines; of some more where baselines are still to be measured."""
    names = names_in(given[("outcomes",)])
    unknown = [name for name in names if given[("outcomes", name, "baseline")] == UNKNOWN]
    outcomes = {name: Row(goal_of(name, given, start)) for name in names}
    first, second = given[("quick_wins", "1")], given[("quick_wins", "2")]
    own = given[("statement",)] == chosen.parts["statement"]
    asked = ("open: the template's words; say it as your customers would",) if own else ()
    data: dict[str, object] = {
        "title": given[("title",)],
        "start": given[("start",)],
        "vision": {
            "statement": Noted(given[("statement",)], asked),
            "outcomes": outcomes,
        },
        "phases": {
            "crawl": {
                "initiatives": {
                    **measuring(unknown),
                    "first-win": Row(_work(first, "4w", names)),
                }
            },
            "walk": {
                "initiatives": {
                    "second-win": Row(_work(second, "6w..9w", names) | {"after": "first-win"})
                }
            },
        },
    }
    if unknown:
        data["waive"] = Noted(waivers(start), ("",))
    return data


def _work(name: str, estimate: str, outcomes: list[str]) -> dict[str, str]:
    work = {"name": name, "estimate": estimate}
    return work | {"serves": outcomes[0]} if len(outcomes) == 1 else work
