"""Blows in words: `vendor-closes vendor=crmco at=2027-10`, `move-home +3w`, `drop one-view`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cxroad.errors import UsageError
from cxroad.load.shocks import read_shock
from cxroad.model.base import Unreadable, quoted
from cxroad.model.durations import Lag
from cxroad.model.links import Link
from cxroad.model.nearest import nearest
from cxroad.model.roadmap import Roadmap
from cxroad.model.scenario import SHOCKS, Shock
from cxroad.model.writing import either, named
from cxroad.simulate.stress.blows import Blow, Delay, Drop, Scenario, Wait

LIST = "`cxroad whatif --list` shows all shocks with their parameters"

_LONGEST = 2000
"""Characters of all words together; our default."""

_TIGHT = re.compile(r"\s*([,=])\s*")
_TIME = re.compile(r"[+-]\s*[0-9].*")
_MOST_NAMED = 8


def read_scenario(roadmap: Roadmap, words: Iterable[str]) -> Scenario:
    """A scenario from words; quotes round each blow may be left out.

    Raises:
        UsageError: No words, or some that cannot be read; the hint says what was meant perhaps.
    """
    text = " ".join(words)
    if len(text) > _LONGEST:
        raise UsageError(f"a scenario has at most {_LONGEST} characters, not {len(text):,}")
    tokens = _TIGHT.sub(r"\1", text).split()
    if not tokens:
        raise UsageError("a shock or a change is wanted", LIST)
    blows: list[Blow] = []
    spoken: list[str] = []
    while tokens:
        before = list(tokens)
        blows.append(_next(roadmap, tokens))
        spoken.append(" ".join(before[: len(before) - len(tokens)]))
    return Scenario("; ".join(spoken), tuple(blows))


def scenario_from(roadmap: Roadmap, words: Sequence[str], name: str | None = None) -> Scenario:
    """A scenario of the file, where one is named, and the words after it.

    Raises:
        UsageError: No words and no name, or some that cannot be read.
    """
    parts = [] if name is None else [scenario_of(roadmap, name)]
    if words or not parts:
        parts.append(read_scenario(roadmap, words))
    return Scenario(
        "; ".join(part.name for part in parts),
        tuple(blow for part in parts for blow in part.blows),
    )


def scenario_of(roadmap: Roadmap, name: str) -> Scenario:
    """A scenario of the file.

    Raises:
        UsageError: It has none of that name.
    """
    known = roadmap.scenarios
    if name in known:
        return Scenario(name, known[name])
    near = nearest(name, known)
    if near:
        hint = f"did you mean {either(near)}?"
    elif known:
        hint = f"known here: {named(list(known), _MOST_NAMED)}"
    else:
        example = "scenarios: {bad-autumn: [{shock: budget-freeze, at: 2027-10}]}"
        hint = f"the file has none; add `{example}`"
    raise UsageError(f"there is no scenario {quoted(name)}", hint)


def _next(roadmap: Roadmap, tokens: list[str]) -> Blow:
    """The first blow of the words, which are taken away."""
    head = tokens.pop(0)
    if head in SHOCKS:
        return _shock(roadmap, head, tokens)
    if head == "drop":
        if not tokens:
            raise UsageError("drop: nothing is named", "write an initiative: drop one-view")
        return Drop(tokens.pop(0))
    if tokens and tokens[0][0] in "+-":
        text = tokens.pop(0)
        if text in ("+", "-") and tokens:
            text += tokens.pop(0)
        return Delay(head, _lag(head, text))
    if tokens and tokens[0] == "after":
        return _wait(head, tokens)
    raise _unknown(roadmap, head)


def _shock(roadmap: Roadmap, name: str, tokens: list[str]) -> Shock:
    values: dict[str, str] = {}
    while tokens and "=" in tokens[0]:
        key, _, value = tokens.pop(0).partition("=")
        if key in values:
            raise UsageError(f"{name}: {quoted(key)} is given twice", "name it once")
        values[key] = value
    return read_shock(name, values, roadmap.fiscal_year_starts)


def _lag(id: str, text: str) -> Lag:
    try:
        return Lag.parse(text)
    except Unreadable as error:
        raise UsageError(f"{id}: {error.message}", error.help or f"write {id} +3w") from None


def _wait(id: str, tokens: list[str]) -> Wait:
    tokens.pop(0)
    if not tokens:
        raise UsageError(f"{id} after: nothing is named", f"write {id} after redesign + 2w")
    text = tokens.pop(0)
    if tokens and tokens[0] in ("+", "-") and len(tokens) > 1:
        text += f" {tokens.pop(0)} {tokens.pop(0)}"
    elif tokens and _TIME.fullmatch(tokens[0]):
        text += f" {tokens[0][0]} {tokens.pop(0)[1:]}"
    try:
        return Wait(id, Link.parse(text))
    except Unreadable as error:
        raise UsageError(f"{id} after: {error.message}", error.help) from None


def _unknown(roadmap: Roadmap, head: str) -> UsageError:
    if "=" in head:
        return UsageError(f"{quoted(head)} stands before any shock", LIST)
    if head in roadmap.initiatives:
        return UsageError(
            f"what happens to {head} is not said",
            f'write "{head} +3w", "drop {head}" or "{head} after ID"',
        )
    near = nearest(head, SHOCKS)
    if near:
        return UsageError(f"unknown shock {quoted(head)}", f"did you mean {either(near)}?")
    own = nearest(head, roadmap.initiatives)
    if own:
        return UsageError(
            f"there is neither a shock nor an initiative {quoted(head)}",
            f'did you mean {either(own)}? Write "{own[0]} +3w" or "drop {own[0]}"',
        )
    return UsageError(f"unknown shock {quoted(head)}", LIST)
