"""The phases of a roadmap and their gates, for the page that is about all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxroad.model import writing
from cxroad.views import odds
from cxroad.views.sheet import Cell, Column, Row, Section, Table, Tone
from cxroad.views.summary.gate import Gate, margin, promise, without_dates
from cxroad.views.summary.scope import Scope
from cxroad.views.summary.status import Light, light_of
from cxroad.views.words import slip


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
        Column("Phase", flows=True),
        Column("Done", right=True),
        Column("Expected", right=True),
        Column("80 % sure", right=True),
    ]
    if dated:
        columns += [Column("Gate", right=True), Column("Margin", flows=True)]
        columns += [Column("Chance", right=True)] if likely else []
    columns += [Column("Slip", right=True)] if scope.since else []
    rows = tuple(_row(scope, each, dated, likely) for each in gates)
    return Phases(
        tuple(gates), Section("Phases and their gates", (), (Table(tuple(columns), rows),))
    )


def _row(scope: Scope, gate: Gate, dated: bool, likely: bool) -> Row:
    light = light_of(gate)
    finish = scope.when(gate.expected) if gate.expected else "-"
    sure = scope.when(gate.sure) if gate.sure else "no range" if gate.expected else "-"
    share = f"{gate.finished} of {gate.initiatives}" if gate.initiatives else "empty"
    cells = [
        Cell(
            gate.name,
            badge=light.letter if gate.due and gate.expected else "",
            note=without_dates(gate) if gate.undated and not gate.done else "",
        ),
        Cell(share),
        Cell(finish, tone=Tone.STRONG),
        Cell("done" if gate.done else sure),
    ]
    if dated:
        tone = {Light.RED: Tone.BAD, Light.AMBER: Tone.WARN}.get(light, Tone.PLAIN)
        cells += [Cell(promise(gate) or "no date"), Cell(margin(gate) or "-", tone=tone)]
    if dated and likely:
        chance = odds.chance(gate.odds) if gate.odds else ""
        cells.append(Cell(chance or "-", tone=odds.tone(gate.odds) if gate.odds else Tone.PLAIN))
    if scope.since:
        late = gate.slip is not None and gate.slip > 0
        cells.append(Cell(slip(gate.slip), tone=Tone.WARN if late else Tone.QUIET))
    return Row(tuple(cells), _sentence(scope, gate, light))


def _sentence(scope: Scope, gate: Gate, light: Light) -> str:
    facts = [
        f"{gate.finished} of {writing.count(gate.initiatives, 'initiative')} done"
        if gate.initiatives
        else "no initiatives"
    ]
    if gate.expected:
        verb = "finished" if gate.done else "expected to finish"
        facts.append(f"{verb} on {scope.when(gate.expected)}")
    if gate.sure:
        facts.append(f"80 % sure by {scope.when(gate.sure)}")
    if gate.due:
        facts.append(f"its gate is {promise(gate)}")
    if gate.margin_days is not None:
        facts.append(margin(gate) if gate.margin_days == 0 else f"{margin(gate)} it")
    if gate.odds and gate.due:
        facts.append(f"chance to meet it {odds.chance(gate.odds)}")
    if gate.slip:
        facts.append(
            f"{scope.slipped(gate.slip)} {'later' if gate.slip > 0 else 'earlier'} than last time"
        )
    if gate.undated and not gate.done:
        facts.append(without_dates(gate))
    judged = gate.due and gate.expected
    start = f"{gate.name} is {light.value}: " if judged else f"{gate.name}: "
    return f"{start}{', '.join(facts)}."
