"""The data of a large draft: vision, people, insight, phases of work, decisions and risks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from cxroad.draft.carriers import Carriers, carriers_of
from cxroad.draft.days import month
from cxroad.draft.given import UNKNOWN, Given, names_in
from cxroad.draft.outcomes import goal_of, waivers
from cxroad.draft.registers import decisions_data, insight_data, risks_data
from cxroad.draft.template import Template
from cxroad.draft.text import Noted, Row
from cxroad.model.metrics import METRICS

_DUE = {"crawl": 5, "walk": 12, "run": 17}
"""Months from the start to the gate of each phase. Our default: good odds for all three."""

_MARGIN = timedelta(weeks=2)
"""How much later those months begin, so that a start late in a month loses none. Our default."""

_LISTS = ("after", "evidence", "levers", "tags")
"""Lists of short words, which stand on one line."""


def roadmap_data(chosen: Template, given: Given, start: date, today: date) -> Mapping[str, object]:
    """The data of the whole file, in the order in which it is read."""
    carriers = carriers_of(chosen, given)
    ids = _outcome_ids(chosen, given)
    unknown = [name for name in ids if given[("outcomes", name, "baseline")] == UNKNOWN]
    voice = given[("voice",)]
    customer = chosen.parts["customer"]
    case: dict[str, object] = {
        "rational": Noted(
            chosen.parts["rational"], ("open: put your own price on it; finance will help",)
        )
    }
    if voice:
        case["emotional"] = voice
    else:
        case["rational"] = Noted(
            chosen.parts["rational"],
            (
                "open: put your own price on it; finance will help",
                f"open: add `emotional`: one {customer}'s story, from the safari",
            ),
        )
    data: dict[str, object] = {
        "title": given[("title",)],
        "start": given[("start",)],
        "vision": Noted(_vision(chosen, given, ids, start, today), ("",)),
        "case": Noted(case, ("", "For the heart and for the head, in this order when you speak.")),
        "people": Noted(carriers.people, ("", *carriers.people_note)),
        "governance": Noted(carriers.governance, ("", *_GOVERNANCE)),
        "teams": Noted(carriers.teams, ("", *carriers.teams_note)),
        "insight": Noted(insight_data(voice, today, customer), ("", *_INSIGHT)),
        "phases": Noted(_phases(chosen, given, carriers, ids, unknown, start), ("", *_PHASES)),
        "decisions": Noted(decisions_data(start), ("", *_DECISIONS)),
        "risks": Noted(risks_data(start), ("", *_RISKS)),
        "calendar": Noted({"week": "mon-fri"}, ("", "Add `closed` for holidays and freezes.")),
        "settings": {"level": "team"},
    }
    if unknown:
        note = ("", "Accepted until this day; then lint asks for the baselines again.")
        data["waive"] = Noted(waivers(start), note)
    return data


_GOVERNANCE = ("Who decides, who carries it, who keeps it alive. Names, or it is nobody.",)
_INSIGHT = (
    "Four ways to understand, and none is ever finished. Write `last` when one was renewed,",
    "and `finding` when it taught you something: the summary tells it.",
)
_PHASES = (
    "Each piece of work says who notices what (`value`), which outcomes it moves (`serves`),",
    "and what it waits for (`after`). Shares of an outcome are even until you write your own:",
    "serves: {effort: 40%}",
)
_DECISIONS = (
    "What was decided, and why, so that nobody who comes later begins again. Once taken, a",
    "decision gets `on`, `chosen` and `why`.",
)
_RISKS = ("open: likelihood and impact (1 to 5) are ours; judge them yourselves",)


def _outcome_ids(chosen: Template, given: Given) -> dict[str, str]:
    """The id of each outcome by its metric, in order."""
    offers = {offer["metric"]: offer["id"] for offer in chosen.parts["outcomes"]}
    return {name: offers.get(name, name) for name in names_in(given[("outcomes",)])}


def _vision(
    chosen: Template, given: Given, ids: Mapping[str, str], start: date, today: date
) -> dict[str, object]:
    parts = chosen.parts
    own = given[("statement",)] == parts["statement"]
    asked = (f"open: the template's words; say it as your {parts['customers']} would",)
    vision: dict[str, object] = {
        "statement": Noted(given[("statement",)], asked if own else ()),
        "horizon": given[("horizon",)],
    }
    lacking: tuple[str, ...] = ()
    if given[("strategy",)]:
        vision["strategy"] = given[("strategy",)]
    else:
        lacking = ("open: add `strategy`: the line of the business plan that it serves",)
    scenes = f"open: examples of scenes; write those that your {parts['customers']} would tell"
    vision["great"] = Noted(parts["great"], (*lacking, scenes))
    vision["culture"] = parts["culture"]
    vision["reviewed"] = today.isoformat()
    vision["review_every"] = "6mo"
    vision["review_when"] = parts["review_when"]
    vision["outcomes"] = Noted(
        {ids[name]: _outcome(chosen, name, ids[name], given, start) for name in ids},
        ("Employees stand first: nobody is treated better than they are treated themselves.",)
        if next(iter(ids)) in _EMPLOYEES
        else (),
    )
    return vision


_OWNERS = {"E": "people", "C": "service", "O": "front", "B": "deputy"}
"""Who answers for a metric that the template does not offer, by its kind."""

_EMPLOYEES = [name for name, metric in METRICS.items() if metric.kind == "E"]


def _outcome(chosen: Template, name: str, id: str, given: Given, start: date) -> object:
    offer: Mapping[str, str] = next(
        (each for each in chosen.parts["outcomes"] if each["metric"] == name), {}
    )
    outcome: dict[str, object] = {}
    if "name" in offer:
        outcome["name"] = offer["name"]
    outcome["metric"] = name
    outcome |= goal_of(name, given, start)
    outcome["owner"] = offer.get("owner", _OWNERS[str(METRICS[name].kind)])
    if given[("outcomes", name, "baseline")] == UNKNOWN:
        key = "change" if "change" in outcome else "target"
        outcome[key] = Noted(
            outcome[key], (), f"open: `{id}` has no baseline yet; check this ambition"
        )
    return outcome


def _phases(
    chosen: Template,
    given: Given,
    carriers: Carriers,
    ids: Mapping[str, str],
    unknown: Sequence[str],
    start: date,
) -> dict[str, object]:
    phases: dict[str, object] = {}
    for phase, works in chosen.work.items():
        about = chosen.parts["phases"][phase]
        initiatives: dict[str, object] = {}
        for id, work in works.items():
            if id == "baseline":
                steps = [f"{ids[name]}: {METRICS[name].meaning}" for name in unknown]
                if not steps:
                    continue
                work = {**work, **_MEASURED, "steps": steps}
            number = {"first-win": "1", "second-win": "2"}.get(id)
            if number and given[("quick_wins", number)] != work["name"]:
                initiatives[id] = _own_win(given, id, number, work, ids, carriers)
            else:
                initiatives[id] = _initiative(work, ids, carriers)
        phases[phase] = {
            "goal": about["goal"],
            "due": month(start + _MARGIN, _DUE[phase]),
            "exit": about["exit"],
            "initiatives": initiatives,
        }
    return phases


_MEASURED = {
    "owner": "it",
    "value": "Each outcome has a first number that nobody disputes",
    "note": "A target without a baseline is a wish: where nobody knows, measuring is work.",
}


def _own_win(
    given: Given,
    id: str,
    number: str,
    work: Mapping[str, Any],
    ids: Mapping[str, str],
    carriers: Carriers,
) -> object:
    """A quick win that was named in the answers: what the template says of its own is not true."""
    own = {key: work[key] for key in ("kind", "owner", "estimate", "after", "serves")}
    own["name"] = given[("quick_wins", number)]
    asked = {"value": "who notices what", "need": "in the words of whoever asks for it"}
    lacking = []
    for key, what in asked.items():
        if text := given[("quick_wins", number, key)]:
            own[key] = text
        else:
            lacking.append(f"open: add `{key}` to `{id}`: {what}")
    made = _initiative(own, ids, carriers)
    return Noted(made, lacking) if lacking else made


def _initiative(work: Mapping[str, Any], ids: Mapping[str, str], carriers: Carriers) -> object:
    made: dict[str, object] = {}
    for key in _KEYS:
        if key not in work:
            continue
        value = work[key]
        if key == "serves":
            made[key] = _served(value, ids)
        elif key == "impacts":
            hit = {carriers.team[team]: how for team, how in value.items() if team in carriers.team}
            if hit:
                made[key] = Row(hit)
        elif key in _LISTS:
            made[key] = tuple(value)
        else:
            made[key] = value
    return Noted(made, (work["note"],)) if "note" in work else made


_KEYS = (
    *("name", "kind", "owner", "estimate", "after", "serves", "value", "why", "need", "evidence"),
    *("levers", "impacts", "enablement", "comms", "embed", "stops", "fallback", "rework", "steps"),
    "tags",
)
"""Keys of an initiative in the order in which they are read."""


def _served(kinds: str, ids: Mapping[str, str]) -> tuple[str, ...]:
    """The outcomes of some kinds; the last of all where there is none of them."""
    found = [id for name, id in ids.items() if METRICS[name].kind in tuple(kinds)]
    return tuple(found) or (list(ids.values())[-1],)
