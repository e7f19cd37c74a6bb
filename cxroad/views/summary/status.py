"""Red, amber or green by a written rule, in one sentence with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cxroad.findings.finding import Severity
from cxroad.model import writing
from cxroad.model.language import later, say, say_of
from cxroad.schedule.progress import Pace
from cxroad.simulate.finish import Finish
from cxroad.views import odds
from cxroad.views.sheet import Line, Section, Tone
from cxroad.views.summary.gate import Gate, without_dates
from cxroad.views.summary.outcomes import Standing
from cxroad.views.summary.scope import Scope
from cxroad.views.words import apart, clauses, due, flat, said, stopped, term

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
    because = _because(scope, gates, counting)
    sentence = say("{colour}: {reasons}", colour=term(light).capitalize(), reasons=because)
    counted = _counted(scope, gates, over)
    lines = [Line(sentence, badge=light.letter)]
    lines += [Line(counted, tone=Tone.QUIET)] if counted else []
    return Status(light, counting, sentence, counted, Section(say("Status"), tuple(lines)))


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
            text = later("{phase} is expected to finish on {day}, {time} after its gate of {due}")
            if each.done:
                text = later("{phase} finished on {day}, {time} after its gate of {due}")
            said_ = say(
                text,
                phase=each.name,
                day=scope.when(each.expected),
                time=apart(each.margin_days),
                due=promised,
            )
            yield Reason(Light.RED, "late", said_)
        elif each.odds and _below(each, odds.LIKELY):
            even = _below(each, odds.EVEN)
            light, clause = (Light.RED, "unlikely") if even else (Light.AMBER, "may-be-late")
            yield Reason(light, clause, _unlikely(scope, each, each.odds))


def _unlikely(scope: Scope, gate: Gate, found: Finish) -> str:
    """With what chance a phase meets its gate, and by when that is likely."""
    text = say(
        "{phase} meets its gate of {due} with a chance of {chance}",
        phase=gate.name,
        due=due(gate.due) if gate.due else "",
        chance=odds.chance(found),
    )
    if found.p80 is None:
        return text
    day = scope.when(found.p80)
    return clauses((text, say("only by {day} is it {sure}", day=day, sure=odds.sure())))


def _slipped(scope: Scope, gates: Iterable[Gate]) -> Iterator[Reason]:
    slips: dict[int, list[str]] = {}
    for each in gates:
        if scope.since and _slips(each) and each.slip is not None:
            slips.setdefault(each.slip, []).append(each.name)
    for slip, names in slips.items():
        text = say_of(
            len(names),
            "{phases} has slipped by {days} since {reference}",
            "{phases} have slipped by {days} since {reference}",
            phases=writing.listed(names),
            days=scope.slipped(slip),
            reference=scope.since.was if scope.since else "",
        )
        yield Reason(Light.AMBER, "slip", text)


def _found(scope: Scope) -> Iterator[Reason]:
    found = scope.findings or ()
    errors = [each for each in found if each.severity is Severity.ERROR]
    severe = [each for each in found if each.severe and each.severity is Severity.WARNING]
    for light, clause, those, what in (
        (Light.RED, "error", errors, later("error")),
        (Light.AMBER, "severe", severe, later("severe warning")),
    ):
        if those:
            text = say_of(
                len(those),
                "the file has {findings}, {code}: {message}",
                "the file has {findings}, such as {code}: {message}",
                findings=writing.count(len(those), what),
                code=those[0].code,
                message=said(those[0].message).rstrip("."),
            )
            yield Reason(light, clause, text)


def _off_track(standings: Iterable[Standing]) -> Iterator[Reason]:
    for each in standings:
        if each.behind is not None and each.pace is Pace.FAR_BEHIND:
            text = say(
                "{outcome} is at {now}, and {planned} was planned by now",
                outcome=each.name,
                now=each.now,
                planned=each.planned,
            )
            yield Reason(Light.RED, "off-track", text)


def _risks(scope: Scope) -> Iterator[Reason]:
    for each in scope.roadmap.risks.values():
        if each.score is not None and each.score >= GRAVE_RISK:
            what = flat(each.what).rstrip(".") or each.id
            yield Reason(
                Light.RED, "risk", say("a risk scores {n}: {what}", n=each.score, what=what)
            )


def _because(scope: Scope, gates: Sequence[Gate], reasons: Sequence[Reason]) -> str:
    if reasons:
        texts = [each.text for each in reasons[:_MOST_REASONS]]
        if len(reasons) > _MOST_REASONS:
            texts.append(writing.count(len(reasons) - _MOST_REASONS, "more reason"))
        return stopped(clauses(texts))
    if len(gates) == 1:
        return _all_is_well(scope, gates[0])
    if any(each.chance is not None for each in gates):
        least = writing.percent(Fraction(str(odds.LIKELY)))
        return say("every phase has a chance of {share} or more to meet its gate.", share=least)
    return say("nothing that is judged here speaks against it.")


def _all_is_well(scope: Scope, gate: Gate) -> str:
    """That a single phase is in time, and what of it was not looked at."""
    well = _in_time(scope, gate)
    if gate.undated and not gate.done:
        return say("{state}, but {lack}.", state=well, lack=without_dates(gate))
    return say("{state}.", state=well)


def _in_time(scope: Scope, gate: Gate) -> str:
    if gate.done and gate.expected and gate.due:
        return say(
            "{phase} finished on {day}, in time for its gate",
            phase=gate.name,
            day=scope.when(gate.expected),
        )
    if gate.done:
        return say("{phase} is done", phase=gate.name)
    if gate.due and gate.odds:
        return say(
            "{phase} meets its gate of {due} with a chance of {chance}",
            phase=gate.name,
            due=due(gate.due),
            chance=odds.chance(gate.odds),
        )
    if gate.due and gate.expected:
        return say(
            "{phase} is expected to finish on {day}, its gate is {due}",
            phase=gate.name,
            day=scope.when(gate.expected),
            due=due(gate.due),
        )
    return say("nothing that is judged here speaks against it")


def _counted(scope: Scope, gates: Sequence[Gate], over: bool) -> str:
    """Which clauses of the rule count on this page, and which cannot."""
    counts = []
    dated = [each for each in gates if each.due]
    if dated:
        known = any(each.chance is not None for each in dated)
        text = later("expected finish against the gate")
        if known:
            text = later("expected finish and odds against the gate")
        counts.append(say(text))
    if not over:
        if scope.since is not None:
            counts.append(say("slips since {reference}", reference=scope.since.was))
        if scope.findings is not None:
            counts.append(say("errors and severe warnings"))
        counts.append(say("outcomes against finished work"))
        counts.append(say("risks of {n} or more", n=GRAVE_RISK))
    sentences = [say("Judged here: {facts}.", facts=writing.listed(counts))] if counts else []
    undated = [each.name for each in gates if not each.due and not each.done]
    if undated:
        sentences.append(
            say_of(
                len(undated),
                "{phases} has no date to meet.",
                "{phases} have no date to meet.",
                phases=writing.listed(undated),
            )
        )
    return " ".join(sentences)
