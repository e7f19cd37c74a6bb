"""What an answer must look like, in the model's own words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cxroad.draft.given import UNKNOWN, names_in
from cxroad.model.base import Unreadable
from cxroad.model.dates import Date
from cxroad.model.fields import Hours
from cxroad.model.ids import nearest_id
from cxroad.model.metrics import METRICS, Better, Metric
from cxroad.model.nearest import nearest
from cxroad.model.numbers import Change, Number
from cxroad.model.people import Level

LONGEST = 20_000
"""Characters of one answer; a file's texts may be longer. Our default."""

FEWEST_WORDS = 4
"""Words that a vision needs at least, as rule VIS001 counts them."""

_MOST_PEOPLE = 10_000_000


def text(answer: str) -> str:
    """Any text without control characters.

    Raises:
        Unreadable: It is too long, or holds what no page can show.
    """
    answer = answer.replace("\r\n", "\n").replace("\t", " ").strip()
    if len(answer) > LONGEST:
        raise Unreadable(f"that is longer than {LONGEST:,} characters", "write less")
    for letter in answer:
        if (
            (letter < " " and letter != "\n")
            or "\x7f" <= letter <= "\x9f"
            or "\ud800" <= letter <= "\udfff"
        ):
            raise Unreadable("that holds a character that cannot be shown", "type it again")
    return answer


def line(answer: str) -> str:
    """A text on one line."""
    return " ".join(text(answer).split("\n"))


def some_line(answer: str) -> str:
    """A text on one line that is not empty."""
    answer = line(answer)
    if not answer:
        raise Unreadable("something is needed here", "write a few words")
    return answer


def statement(answer: str) -> str:
    """A vision: at least four words."""
    answer = text(answer)
    if len(answer.split()) < FEWEST_WORDS:
        raise Unreadable(
            f"a vision needs at least {FEWEST_WORDS} words",
            "say what will be different, as you would say it to a customer",
        )
    return answer


def day(answer: str) -> str:
    """A date such as 2027-03-15, 2027-03 or 2027-Q1."""
    return Date.parse(answer.strip()).text


def day_after(answer: str, start: date) -> str:
    """A date whose last day lies behind another day."""
    when = Date.parse(answer.strip())
    if when.last <= start:
        raise Unreadable(f"{when.text} is over before the work starts, on {start}", "look further")
    return when.text


def level(answer: str) -> str:
    """Where a person stands."""
    return str(Level.read(answer.strip()))


def metrics(answer: str) -> str:
    """One to five metrics of the catalogue, with commas between them."""
    names = names_in(answer)
    if not 1 <= len(names) <= 5:
        said = (
            f"{len(names)} outcomes are more than anybody steers by" if names else "none is named"
        )
        raise Unreadable(said, "name one to five metrics, such as nps, churn")
    for name in names:
        if name not in METRICS or name == "custom":
            near = nearest(name, METRICS)
            offer = f"did you mean {' or '.join(near)}?" if near else f"known are {_known()}"
            raise Unreadable(f"there is no metric '{name[:40]}'", offer)
    return ", ".join(names)


def _known() -> str:
    return ", ".join(name for name in METRICS if name != "custom")


def baseline(answer: str, metric: Metric) -> str:
    """A number in the metric's range, or `unknown`."""
    answer = answer.strip()
    if answer.lower() in ("", "?", UNKNOWN):
        return UNKNOWN
    _within(Number.parse(answer).value, answer, metric)
    return answer


def target(answer: str, metric: Metric, before: str) -> str:
    """A number that is better than the baseline, or a change such as +5 or -20%."""
    answer = answer.strip()
    start = None if before == UNKNOWN else Number.parse(before).value
    if answer[:1] in ("+", "-") and (answer[0] == "+" or metric.low != -100 or "%" in answer):
        change = Change.parse(answer)
        _forward(change.value, 0, answer, metric)
        if start is not None:
            _within(change.target(start), answer, metric)
            _forward(change.target(start), start, answer, metric)
        return answer
    goal = Number.parse(answer).value
    _within(goal, answer, metric)
    if start is not None:
        _forward(goal, start, answer, metric)
    return answer


def is_change(answer: str, metric: Metric) -> bool:
    """Whether a target is written as a change; a score below zero may begin with a dash."""
    return answer[:1] == "+" or (answer[:1] == "-" and (metric.low != -100 or "%" in answer))


def _within(value: Decimal, said: str, metric: Metric) -> None:
    low, high = metric.low, metric.high
    if (low is not None and value < low) or (high is not None and value > high):
        ends = f"{low} to {high}" if high is not None else f"{low} upwards"
        raise Unreadable(f"{metric.id} runs from {ends}; {said} leads out of it", "check the scale")


def _forward(after: Decimal, before: Decimal | int, said: str, metric: Metric) -> None:
    worse = {Better.UP: after <= before, Better.DOWN: after >= before}
    if metric.better is not None and worse.get(metric.better, after == before):
        way = "up" if metric.better is Better.UP else "down"
        also = (
            f"{metric.id} gets better by going {way}" if worse.get(metric.better) else "no change"
        )
        raise Unreadable(f"{said} is no step forward: {also}", "write where it should stand")


def names(answer: str) -> str:
    """Names with commas between them; none is fine."""
    return ", ".join(names_in(text(answer.replace("\n", ","))))


def teams(answer: str) -> str:
    """Names of teams, of each of which an id can be made, one to eight."""
    found = names_in(some_line(answer.replace("\n", ",")))
    if len(found) > 8:
        raise Unreadable(f"{len(found)} teams are too many to begin with", "name at most eight")
    ids = [nearest_id(name) for name in found]
    for at, id in enumerate(ids):
        if not id:
            raise Unreadable(
                f"'{found[at][:40]}' has no letter that an id can be made of", "add one"
            )
        if id in ids[:at]:
            raise Unreadable(f"two teams would both be called {id}", "name them apart")
    return ", ".join(found)


def size(answer: str) -> str:
    """A number of people; empty where nobody knows."""
    answer = answer.strip()
    fits = answer.isascii() and answer.isdigit() and len(answer) <= 8
    if answer and not (fits and 1 <= int(answer) <= _MOST_PEOPLE):
        raise Unreadable(f"'{answer[:40]}' is no whole number of people", "write it in digits")
    return str(int(answer)) if answer else ""


def hours(answer: str) -> str:
    """Hours per person and week, such as 4h."""
    found = Hours.parse(answer.strip())
    return found.text if found.text.endswith("h") else f"{found.text}h"
