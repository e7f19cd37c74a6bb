"""What drives the end: how often an initiative holds it up, and how much it moves it."""

from __future__ import annotations

from fractions import Fraction

from cxroad.model import writing
from cxroad.model.language import say
from cxroad.simulate.forecast import Driver
from cxroad.views import odds
from cxroad.views.forecast.frame import Frame
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.words import flat

MOST_ROWS, LEAST = 8, 0.05
"""How many are shown, and how often one has to hold up the end to be shown; our defaults."""


def drivers(frame: Frame) -> Section | None:
    """What drives the end most, first; None when nothing does often enough."""
    found = [each for each in frame.answer.drivers if each.critical >= LEAST]
    if not found:
        return None
    columns = (
        Column(say("Initiative"), flows=True),
        Column(say("Estimate"), right=True),
        Column(say("Holds up the end")),
        Column(say("Moves it")),
    )
    rows = tuple(_row(frame, each) for each in found[:MOST_ROWS])
    notes = []
    if len(found) > MOST_ROWS:
        more = writing.count(len(found) - MOST_ROWS, "more")
        notes.append(Line(say("And {split} more.", split=more.split()[0]), tone=Tone.QUIET))
    words = say(
        "Holds up the end: the share of runs in which it lies on the longest chain. Moves it: "
        "how closely the end follows its duration, times that share."
    )
    return Section(
        say("What drives the end"),
        (),
        (Table(columns, rows),),
        (*notes, Line(words, tone=Tone.QUIET)),
    )


def _row(frame: Frame, driver: Driver) -> Row:
    initiative = frame.initiative(driver.id)
    name = flat(initiative.name)
    estimate = initiative.estimate.text if initiative.estimate else "-"
    holds = odds.figure(driver.critical)
    moves = writing.grouped(Fraction(max(0.0, driver.weight)), 2)
    cells = (
        Cell(name),
        Cell(estimate),
        Cell(holds, bar=_bar(driver.critical)),
        Cell(moves, bar=_bar(driver.weight)),
    )
    single = "" if driver.pull else say("; its estimate says no range")
    return Row(
        cells,
        say(
            "{name} holds up the end in {holds} of the runs and moves it by {moves}{single}.",
            name=name,
            holds=holds,
            moves=moves,
            single=single,
        ),
    )


def _bar(share: float) -> Fraction:
    return Fraction(round(min(max(share, 0.0), 1.0) * 100), 100)
