"""Red, amber or green by a written rule, in one sentence with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cxroad.findings.finding import Severity
from cxroad.model import writing
from cxroad.schedule.progress import Pace
from cxroad.views import odds
from cxroad.views.sheet import Line, Section, Tone
from cxroad.views.summary.gate import Gate, margin, without_dates
from cxroad.views.summary.outcomes import Standing
from cxroad.views.summary.scope import Scope
from cxroad.views.words import due, flat, said, stopped

GRAVE_RISK = 20
"""A risk that scores as much, likelihood times impact, makes a page red; our default."""

MOST_SLIP = 10
"""Working days; a phase that is expected so much later, and more, makes a page amber. Our default.
"""

_MOST_REASONS = 3


class Light(StrEnum):
    """The three colours, best first."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def letter(self) -> str:
        """R, A or G."""
        return self.value[0].upper()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a page is red or amber: a clause of the rule that holds.

    Attributes:
        light: The colour that it calls for.
        clause: `error`, `late`, `unlikely`, `off-track`, `risk`, `may-be-late`, `slip` or
            `severe`.
        text: A clause without its full stop.
    """

    light: Light
    clause: str
    text: str


@dataclass(frozen=True, slots=True)
class Status:
    """The colour of a page.

    Attributes:
        light: Red, amber or green.
        reasons: All that call for that colour; empty when it is green.
        sentence: The colour with its reasons.
        counted: Which clauses of the rule count, in a sentence; may be empty.
    """

    light: Light
    reasons: tuple[Reason, ...]
    sentence: str
    counted: str
    section: Section


def status(scope: Scope, gates: Sequence[Gate], standings: Iterable[Standing]) -> Status:
    """The colour by the written rule.

    Red: a finding that is an error, an expected finish after the date to meet, a chance of less
    than 50 % to meet it, an outcome more than 50 points behind what is finished (see EVI003), or
    a risk of 20 or more. Amber: a chance of less than 80 %, so that the day of 80 % lies after
    the date, a slip of more than 10 working days since the reference, or a severe warning. Green
    otherwise. Where no odds can be told, or there is no reference, the clauses on them are left
    out. A phase that is over is judged by its finish alone.

    Source:
        Red, amber and green with a written definition, the worst clause winning: our default,
        after the delivery-confidence scale of public programmes.
    """
    over = bool(gates) and all(each.done for each in gates)
    reasons = list(_late(scope, gates))
    if not over:
        reasons += [*_slipped(scope, gates), *_found(scope)]
        reasons += [*_off_track(standings), *_risks(scope)]
    light = max((each.light for each in reasons), key=list(Light).index, default=Light.GREEN)
    counting = tuple(each for each in reasons if each.light is light)
    sentence = f"{light.value.capitalize()}: {_because(scope, gates, counting)}"
    counted = _counted(scope, gates, over)
    lines = [Line(sentence, badge=light.letter)]
    lines += [Line(counted, tone=Tone.QUIET)] if counted else []
    return Status(light, counting, sentence, counted, Section("Status", tuple(lines)))


def light_of(gate: Gate) -> Light:
    """The colour of a phase by its dates alone."""
    if gate.misses or _below(gate, odds.EVEN):
        return Light.RED
    return Light.AMBER if _below(gate, odds.LIKELY) or _slips(gate) else Light.GREEN


def _slips(gate: Gate) -> bool:
    return not gate.done and gate.slip is not None and gate.slip > MOST_SLIP


def _below(gate: Gate, least: float) -> bool:
    return gate.chance is not None and gate.chance < least


def _late(scope: Scope, gates: Iterable[Gate]) -> Iterator[Reason]:
    for each in gates:
        if each.due is None or each.expected is None or each.margin_days is None:
            continue
        promised = due(each.due)
        if each.misses:
            verb = "finished" if each.done else "is expected to finish"
            text = f"{each.name} {verb} on {scope.when(each.expected)}, {margin(each)} its gate"
            yield Reason(Light.RED, "late", f"{text} of {promised}")
        elif each.odds and _below(each, odds.LIKELY):
            even = _below(each, odds.EVEN)
            light, clause = (Light.RED, "unlikely") if even else (Light.AMBER, "may-be-late")
            text = f"{each.name} meets its gate of {promised} with a chance of "
            text += odds.chance(each.odds)
            if each.odds.p80 is not None:
                text += f"; only by {scope.when(each.odds.p80)} is it 80 % sure"
            yield Reason(light, clause, text)


def _slipped(scope: Scope, gates: Iterable[Gate]) -> Iterator[Reason]:
    slips: dict[int, list[str]] = {}
    for each in gates:
        if scope.since and _slips(each) and each.slip is not None:
            slips.setdefault(each.slip, []).append(each.name)
    for slip, names in slips.items():
        verb = "has" if len(names) == 1 else "have"
        text = f"{writing.listed(names)} {verb} slipped by {scope.slipped(slip)}"
        yield Reason(Light.AMBER, "slip", f"{text} since {scope.since.was if scope.since else ''}")


def _found(scope: Scope) -> Iterator[Reason]:
    found = scope.findings or ()
    errors = [each for each in found if each.severity is Severity.ERROR]
    severe = [each for each in found if each.severe and each.severity is Severity.WARNING]
    for light, clause, those, what in (
        (Light.RED, "error", errors, "error"),
        (Light.AMBER, "severe", severe, "severe warning"),
    ):
        if those:
            first = f"{those[0].code}: {said(those[0].message).rstrip('.')}"
            such_as = ", such as " if len(those) > 1 else ", "
            text = f"the file has {writing.count(len(those), what)}{such_as}{first}"
            yield Reason(light, clause, text)


def _off_track(standings: Iterable[Standing]) -> Iterator[Reason]:
    for each in standings:
        if each.behind is not None and each.pace is Pace.FAR_BEHIND:
            text = f"{each.name} is at {each.now}, and {each.planned} was planned by now"
            yield Reason(Light.RED, "off-track", text)


def _risks(scope: Scope) -> Iterator[Reason]:
    for each in scope.roadmap.risks.values():
        if each.score is not None and each.score >= GRAVE_RISK:
            what = flat(each.what).rstrip(".") or each.id
            yield Reason(Light.RED, "risk", f"a risk scores {each.score}: {what}")


def _because(scope: Scope, gates: Sequence[Gate], reasons: Sequence[Reason]) -> str:
    if reasons:
        texts = [each.text for each in reasons[:_MOST_REASONS]]
        if len(reasons) > _MOST_REASONS:
            texts.append(writing.count(len(reasons) - _MOST_REASONS, "more reason"))
        return stopped("; ".join(texts))
    if len(gates) == 1:
        return _all_is_well(scope, gates[0])
    if any(each.chance is not None for each in gates):
        return "every phase has a chance of 80 % or more to meet its gate."
    return "nothing that is judged here speaks against it."


def _all_is_well(scope: Scope, gate: Gate) -> str:
    """That a single phase is in time, and what of it was not looked at."""
    well = _in_time(scope, gate).removesuffix(".")
    left_out = f", but {without_dates(gate)}" if gate.undated and not gate.done else ""
    return f"{well}{left_out}."


def _in_time(scope: Scope, gate: Gate) -> str:
    if gate.done and gate.expected and gate.due:
        return f"{gate.name} finished on {scope.when(gate.expected)}, in time for its gate."
    if gate.done:
        return f"{gate.name} is done."
    if gate.due and gate.odds:
        chance = odds.chance(gate.odds)
        return f"{gate.name} meets its gate of {due(gate.due)} with a chance of {chance}."
    if gate.due and gate.expected:
        finish = f"{gate.name} is expected to finish on {scope.when(gate.expected)}"
        return f"{finish}, its gate is {due(gate.due)}."
    return "nothing that is judged here speaks against it."


def _counted(scope: Scope, gates: Sequence[Gate], over: bool) -> str:
    """Which clauses of the rule count on this page, and which cannot."""
    counts = []
    dated = [each for each in gates if each.due]
    if dated:
        known = any(each.chance is not None for each in dated)
        counts.append(f"expected finish {'and odds ' if known else ''}against the gate")
    if not over:
        if scope.since is not None:
            counts.append(f"slips since {scope.since.was}")
        if scope.findings is not None:
            counts.append("errors and severe warnings")
        counts += ["outcomes against finished work", f"risks of {GRAVE_RISK} or more"]
    text = f"Judged here: {writing.listed(counts)}." if counts else ""
    undated = [each.name for each in gates if not each.due and not each.done]
    if undated:
        verb = "has" if len(undated) == 1 else "have"
        text = f"{text} {writing.listed(undated)} {verb} no date to meet."
    return text.strip()
