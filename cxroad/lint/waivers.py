"""Waivers: findings that the file itself accepts, with a reason and an end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.rule import Rule, Written
from cxroad.lint.selection import find, offer
from cxroad.load.meant import value_at
from cxroad.load.shape import fields_of
from cxroad.model.register import Waiver
from cxroad.model.writing import day
from cxroad.source.document import Map
from cxroad.source.edits import Change, Fix
from cxroad.source.span import Route

_STEP = re.compile(r"\[([0-9]{1,7})\]|([^.\[\]]+)")
_NAMED = frozenset({"people", "teams", "vendors", "insight", "risks", "externals"})
"""Maps of ids at the top of the file; a place below may be named without them."""


def standing(waivers: Sequence[Waiver], today: date) -> tuple[Waiver, ...]:
    """The waivers that count: with a rule, a reason, and an end that has not passed."""
    return tuple(
        waiver
        for waiver in waivers
        if waiver.rule
        and (waiver.because or "").strip()
        and (waiver.until is None or today <= waiver.until.last)
    )


class Covering:
    """Waivers by what they cover, so that each finding looks up its own among thousands.

    Args:
        waivers: Those that count; where several cover a finding, the first of them does.
    """

    def __init__(self, waivers: Iterable[Waiver]) -> None:
        self._by_rule: dict[str, dict[Route, tuple[int, Waiver]]] = {}
        for number, waiver in enumerate(waivers):
            places = self._by_rule.setdefault((waiver.rule or "").lower(), {})
            steps = () if waiver.place is None else steps_of(waiver.place)
            places.setdefault(steps, (number, waiver))

    def of(self, rule: Rule, route: Route) -> Waiver | None:
        """The waiver that speaks of a rule's finding at a route: its place, or one around it."""
        words = dict.fromkeys((rule.code.lower(), rule.name))
        found = [
            places[form[:length]]
            for word in words
            if (places := self._by_rule.get(word))
            for form in forms_of(route)
            for length in range(len(form) + 1)
            if form[:length] in places
        ]
        return min(found, key=lambda each: each[0])[1] if found else None


def steps_of(place: str) -> Route:
    """The steps of a place as people write it, `move-home.after[0]`."""
    return tuple(int(index) if index else key for index, key in _STEP.findall(place))


def forms_of(route: Route) -> Iterator[Route]:
    """A route as it stands, and every shorter form that unique ids allow.

    `phases.walk.initiatives.move-home.after` is also `walk.move-home.after` and
    `move-home.after`; `vision.outcomes.effort` is also `outcomes.effort` and `effort`.
    """
    yield route
    if route[:1] == ("phases",):
        yield route[1:]
        if route[2:3] == ("initiatives",):
            yield (route[1], *route[3:])
            yield route[3:]
    elif route[:2] == ("vision", "outcomes"):
        yield route[1:]
        yield route[2:]
    elif route and route[0] in _NAMED:
        yield route[1:]


def faults(written: Written) -> Iterator[Hit]:
    """What keeps waivers from counting: no rule, an unknown one, no reason, an end that is past."""
    for waiver in written.roadmap.waive:
        if not waiver.rule and _has_unknown_key(written, waiver):
            continue  # that is said already, and the rule's name may be meant by it
        if not waiver.rule:
            yield Hit(
                waiver.route,
                "This waiver names no rule, so it silences nothing",
                help="add `rule:` with the code or the name that the finding shows",
            )
            continue
        if find(waiver.rule, written.rules) is None:
            yield Hit(
                waiver.at("rule"),
                f"There is no rule `{waiver.rule}` to waive",
                help=offer(waiver.rule, written.rules),
            )
        if not (waiver.because or "").strip():
            yield Hit(
                waiver.route,
                f"The waiver of `{waiver.rule}` gives no reason, so it does not count",
                help="add `because:` with why this is accepted",
                note="a steering committee reads the waivers too",
            )
        if waiver.until is not None and waiver.until.last < written.today:
            yield Hit(
                waiver.at("until"),
                f"The waiver of `{waiver.rule}` ended on {day(waiver.until.last)}",
                label="the finding counts again",
                help="mend what it covers, or move `until` if the reason still holds",
            )


def _has_unknown_key(written: Written, waiver: Waiver) -> bool:
    entry = value_at(written.loaded.document, waiver.route)
    return isinstance(entry, Map) and not entry.keys() <= fields_of(Waiver).keys()


def idle(waiver: Waiver, rule: Rule, several: bool = False) -> Hit:
    """What to say of a waiver that silenced nothing."""
    fix = Fix(safe=True, changes=(Change(waiver.route if several else waiver.route[:1], None),))
    if not rule.waivable:
        return Hit(
            waiver.route,
            f"`{waiver.rule}` cannot be waived, so this waiver does nothing",
            severity=Severity.WARNING,
            help="mend what the rule finds, and remove the waiver",
            fix=fix,
            note="rules about the structure of the file keep all others from guessing",
        )
    where = f" at `{waiver.place}`" if waiver.place else " in this file"
    return Hit(
        waiver.route,
        f"The waiver of `{waiver.rule}` matches nothing{where}",
        severity=Severity.WARNING,
        help="remove it, or correct its `at:`" if waiver.place else "remove it",
        fix=fix,
    )
