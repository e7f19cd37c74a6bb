"""The questions of a draft, in their order: the customer first, then who carries it, then dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from cxroad.draft import checks
from cxroad.draft.days import start_of, usual_start
from cxroad.draft.given import UNKNOWN, Given, Key, names_in
from cxroad.draft.goals import read_goals
from cxroad.draft.template import TEMPLATES, Template, template
from cxroad.model.metrics import METRICS, Better
from cxroad.model.people import Level


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        key: The answer's name.
        ask: The question itself.
        why: One line on why it is asked.
        default: The answer that Enter gives; may be empty.
        check: Gives the answer as it is kept; raises Unreadable.
        choices: The answers there are, where there are few, each with what it means.
        shown: What is shown for the default where that is empty or long.
        also: Answers to later questions that an answer gives along with its own.
    """

    key: Key
    ask: str
    why: str
    default: str
    check: Callable[[str], str]
    choices: Mapping[str, str] = field(default_factory=dict)
    shown: str = ""
    also: Callable[[str], Given] = lambda _: {}


def questions(given: Given, today: date) -> Iterator[Question]:
    """Every question for the answers so far, in order; those behind an open one may change."""
    yield Question(
        ("template",),
        "Which of these is nearest to you?",
        "It sets the words and the first pieces of work; everything can be changed later.",
        "service",
        lambda answer: template(answer.strip()).name,
        TEMPLATES,
    )
    chosen = template(given.get(("template",), "service"))
    yield Question(
        ("title",),
        "What is the roadmap called?",
        "The client's or the service's name helps; it heads every page.",
        chosen.parts["title"],
        checks.some_line,
    )
    yield from _vision(given, chosen, today)
    yield from _outcomes(given, chosen)
    if chosen.work:
        yield from _carriers(chosen)
        yield from _teams(given, chosen)
    yield from _work(given, chosen)
    yield Question(
        ("start",),
        "When does the work start?",
        "Every other date follows from it.",
        usual_start(today).isoformat(),
        checks.day,
    )


def _vision(given: Given, chosen: Template, today: date) -> Iterator[Question]:
    parts = chosen.parts
    yield Question(
        ("statement",),
        f"What does great look like, in your {parts['customers']}' own words?",
        f"One sentence that you could read to a {parts['customer']}; all else is measured by it.",
        parts["statement"],
        checks.statement,
    )
    if not chosen.work:
        return
    start = start_of(given, today)
    yield Question(
        ("horizon",),
        "How far ahead does that look?",
        "Three years are far enough to change something and near enough to be there.",
        f"{start.year + 3}-Q{(start.month + 2) // 3}",
        lambda answer: checks.day_after(answer, start),
    )
    yield Question(
        ("strategy",),
        "Which line of the business plan does it serve?",
        "What the plan does not need is the first thing to be cut. Empty: to be agreed in crawl.",
        "",
        checks.line,
        shown="to be agreed",
    )
    yield Question(
        ("voice",),
        f"Which {parts['customer']} do you think of, and what did they say?",
        "One voice moves a board more than a thousand answers. Empty: leaders go and hear one.",
        "",
        checks.text,
        shown="none yet",
    )


def _outcomes(given: Given, chosen: Template) -> Iterator[Question]:
    offers = {offer["metric"]: offer for offer in chosen.parts["outcomes"]}
    yield Question(
        ("outcomes",),
        "By which measures will you know? Names of metrics, commas between them.",
        "Five at most, employees first. A goal may come along, such as ces2: 4.6 to 5.8.",
        ", ".join(offers),
        lambda answer: checks.metrics(read_goals(answer)[0]),
        also=lambda answer: read_goals(answer)[1],
    )
    for name in names_in(given.get(("outcomes",), ", ".join(offers))):
        metric = METRICS[name]
        before: Key = ("outcomes", name, "baseline")
        yield Question(
            before,
            f"{name} ({metric.meaning}): where does it stand today?",
            "Not measured yet is an answer: measuring it then becomes work in crawl.",
            UNKNOWN,
            lambda answer, metric=metric: checks.baseline(answer, metric),  # type: ignore[misc]
        )
        stands = given.get(before, UNKNOWN)
        yield Question(
            ("outcomes", name, "target"),
            f"{name}: where should it stand? A number, or a change such as +5 or -20%.",
            "A promise that can be kept and checked; you can lower it only with a reason.",
            _ambition(name, offers.get(name, {}).get("change", ""), stands),
            lambda answer, metric=metric, stands=stands: checks.target(  # type: ignore[misc]
                answer, metric, stands
            ),
        )


def _ambition(name: str, change: str, stands: str) -> str:
    """A first target; empty where it does not fit the baseline."""
    metric = METRICS[name]
    if not change:
        change = {Better.UP: "+10%", Better.DOWN: "-10%"}.get(metric.better or Better.UP, "-10%")
        if metric.better is Better.UP and metric.unit in ("%", "points"):
            change = "+5"
    try:
        return checks.target(change, metric, stands)
    except ValueError:
        return ""


def _carriers(chosen: Template) -> Iterator[Question]:
    yield Question(
        ("sponsor",),
        "Who is the sponsor?",
        "Somebody who can say no to other things for it. Empty: the role stands there for now.",
        "",
        checks.line,
        shown=chosen.parts["people"]["sponsor"]["name"],
    )
    yield Question(
        ("sponsor_level",),
        "Where does the sponsor sit?",
        "At the top, or the first hard choice goes against it.",
        "c-suite",
        checks.level,
        {str(each): "" for each in Level},
    )
    yield Question(
        ("deputy",),
        "Who stands in, and knows the whole story?",
        "Sponsors move on before roadmaps end; a deputy keeps it from beginning again.",
        "",
        checks.line,
        shown=chosen.parts["people"]["deputy"]["name"],
    )
    yield Question(
        ("core_team",),
        "Who is in the core team? Names, the leader first; the function in brackets helps.",
        "Different functions, such as Ana Lima (cx), Femi Ade (it). No team can do it alone.",
        "",
        checks.names,
        shown="roles for now",
    )


def _teams(given: Given, chosen: Template) -> Iterator[Question]:
    usual = ", ".join(team["name"] for team in chosen.parts["teams"])
    yield Question(
        ("teams",),
        f"Whose daily work changes? Teams, first the one that meets {chosen.parts['customers']}.",
        "Change lands on people; cxroad keeps count of what each team is asked to take in.",
        usual,
        checks.teams,
    )
    for name in names_in(given.get(("teams",), usual)):
        yield Question(
            ("teams", name, "size"),
            f"{name}: how many people?",
            "It turns hours per person into days of work. Empty: unknown.",
            "",
            checks.size,
            shown="unknown",
        )
        yield Question(
            ("teams", name, "hours"),
            f"{name}: how many hours a week can each give to something new?",
            "Beside the daily work; a tenth of the week is a lot for most.",
            "4h",
            checks.hours,
        )


def _work(given: Given, chosen: Template) -> Iterator[Question]:
    wins = (chosen.work or {"crawl": chosen.parts["crawl"]})["crawl"]
    for number, id, which in (("1", "first-win", "first"), ("2", "second-win", "second")):
        key: Key = ("quick_wins", number)
        yield Question(
            key,
            f"What is the {which} quick win?",
            "Small, done in six weeks, and somebody outside notices: faith is built by these.",
            wins[id]["name"],
            checks.some_line,
        )
        if not chosen.work or given.get(key, wins[id]["name"]) == wins[id]["name"]:
            continue
        yield Question(
            (*key, "value"),
            "Who notices what once it is done?",
            "What nobody notices is no win. Empty: to be written later.",
            "",
            checks.line,
            shown="open",
        )
        yield Question(
            (*key, "need"),
            f"What would a {chosen.parts['customer']} say who asks for it?",
            "In their words, not in ours. Empty: to be written later.",
            "",
            checks.line,
            shown="open",
        )
