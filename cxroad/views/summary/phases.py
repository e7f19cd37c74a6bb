"""The phases of a roadmap and their gates, for the page that is about all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxroad.model import writing
from cxroad.model.language import later, say
from cxroad.views import odds
from cxroad.views.sheet import Cell, Column, Row, Section, Table, Tone
from cxroad.views.summary.gate import Gate, margin, promise, without_dates
from cxroad.views.summary.scope import Scope
from cxroad.views.summary.status import Light, light_of
from cxroad.views.words import apart, slip, term


@dataclass(frozen=True, slots=True)
class Phases:
    """Each phase's finish against its date, in file order."""

    gates: tuple[Gate, ...]
    section: Section


def phases(scope: Scope, gates: Sequence[Gate]) -> Phases:
    """The phases and their gates."""
    dated = any(each.due for each in gates)
    likely = any(each.chance is not None for each in gates)
    columns = [
        Column(say("Phase"), flows=True),
        Column(say("Done"), right=True),
        Column(say("Expected"), right=True),
        Column(odds.sure(), right=True),
    ]
    if dated:
        columns += [Column(say("Gate"), right=True), Column(say("Margin"), flows=True)]
        columns += [Column(say("Chance"), right=True)] if likely else []
    columns += [Column(say("Slip"), right=True)] if scope.since else []
    rows = tuple(_row(scope, each, dated, likely) for each in gates)
    heading = say("Phases and their gates")
    return Phases(tuple(gates), Section(heading, (), (Table(tuple(columns), rows),)))


def _row(scope: Scope, gate: Gate, dated: bool, likely: bool) -> Row:
    light = light_of(gate)
    finish = scope.when(gate.expected) if gate.expected else "-"
    sure = scope.when(gate.sure) if gate.sure else say("no range") if gate.expected else "-"
    share = say("empty")
    if gate.initiatives:
        share = say("{n} of {total}", n=gate.finished, total=gate.initiatives)
    cells = [
        Cell(
            gate.name,
            badge=light.letter if gate.due and gate.expected else "",
            note=without_dates(gate) if gate.undated and not gate.done else "",
        ),
        Cell(share),
        Cell(finish, tone=Tone.STRONG),
        Cell(say("done") if gate.done else sure),
    ]
    if dated:
        tone = {Light.RED: Tone.BAD, Light.AMBER: Tone.WARN}.get(light, Tone.PLAIN)
        cells += [Cell(promise(gate) or say("no date")), Cell(margin(gate) or "-", tone=tone)]
    if dated and likely:
        chance = odds.chance(gate.odds) if gate.odds else ""
        cells.append(Cell(chance or "-", tone=odds.tone(gate.odds) if gate.odds else Tone.PLAIN))
    if scope.since:
        late = gate.slip is not None and gate.slip > 0
        cells.append(Cell(slip(gate.slip), tone=Tone.WARN if late else Tone.QUIET))
    return Row(tuple(cells), _sentence(scope, gate, light))


def _sentence(scope: Scope, gate: Gate, light: Light) -> str:
    total = writing.count(gate.initiatives, "initiative")
    facts = [say("no initiatives")]
    if gate.initiatives:
        facts = [say("{n} of {initiatives} done", n=gate.finished, initiatives=total)]
    if gate.expected:
        text = later("finished on {day}") if gate.done else later("expected to finish on {day}")
        facts.append(say(text, day=scope.when(gate.expected)))
    if gate.sure:
        facts.append(odds.sure_by(scope.when(gate.sure)))
    if gate.due:
        facts.append(say("its gate is {day}", day=promise(gate)))
    if gate.margin_days is not None:
        facts.append(_margin(gate))
    if gate.odds and gate.due:
        facts.append(say("chance to meet it {chance}", chance=odds.chance(gate.odds)))
    if gate.slip:
        facts.append(scope.than_last_time(gate.slip))
    if gate.undated and not gate.done:
        facts.append(without_dates(gate))
    text = later("{phase}: {facts}.")
    if gate.due and gate.expected:
        text = later("{phase} is {colour}: {facts}.")
    return say(text, phase=gate.name, colour=term(light), facts=writing.joined(facts))


def _margin(gate: Gate) -> str:
    """The margin as a clause about the gate that was named before."""
    days = gate.margin_days or 0
    if not days:
        return margin(gate)
    text = later("{time} before it") if days > 0 else later("{time} after it")
    return say(text, time=apart(days))
