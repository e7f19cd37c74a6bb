"""What a levelled plan rests on: limits, and how it was searched."""

from __future__ import annotations

from fractions import Fraction

from cxroad.level.terms import Engine, Objective
from cxroad.model.language import say
from cxroad.model.writing import count, day, percent, rounded
from cxroad.views.level.shape import LevelView
from cxroad.views.sheet import Line, Section
from cxroad.views.words import apart


def basis(view: LevelView) -> Section:
    """Limits, what was kept, what was not looked at, and how it was searched."""
    answer = view.answer
    limits = answer.limits
    lines = [
        Line(
            say(
                "a team is asked for no more hours a week than {full} (PPL001), and an owner "
                "runs at most {initiatives} at once (GOV006)",
                full=_full(limits.share),
                initiatives=count(limits.at_once, "initiative"),
            )
            + (
                say(", and heavy changes on a team keep their distance (PPL008)")
                if limits.apart
                else ""
            )
            + ".",
            label=say("Limits:"),
        ),
        Line(
            say(
                "what has begun keeps its days; order, phases, calendar and written starts hold. "
                "Expected estimates count; with high ones it may be more."
            ),
            label=say("Kept:"),
        ),
    ]
    if not limits.apart:
        lines.append(
            Line(
                say(
                    "that heavy changes on a team keep their distance (PPL008; --apart), and how "
                    "many landings a year a team has."
                ),
                label=say("Not looked at:"),
            )
        )
    lines.append(Line(_search(view), label=say("Search:")))
    return Section(say("What this rests on"), tuple(lines))


def _full(share: Fraction) -> str:
    return (
        say("its capacity") if share == 1 else say("{share} of its capacity", share=percent(share))
    )


def _search(view: LevelView) -> str:
    answer, terms = view.answer, view.answer.terms
    first = (
        say("the earliest end") if terms.objective is Objective.FINISH else say("the most value")
    )
    text = say(
        "{schedules} tried for {first}, the same on every machine",
        schedules=count(answer.tried, "schedule"),
        first=first,
    )
    if terms.engine is Engine.CPSAT:
        text = say(
            "{schedules} tried for {first}, then CP-SAT for at most {seconds} s, which may "
            "answer differently next time",
            schedules=count(answer.tried, "schedule"),
            first=first,
            seconds=rounded(Fraction(terms.seconds), 3),
        )
    if answer.short:
        return say(
            "{text}. Some work keeps days of its own on which there is too little room.", text=text
        )
    if terms.objective is Objective.VALUE:
        return say("{text}; another order may bring a little more.", text=text)
    if answer.proved:
        return say("{text}. The end is proved best.", text=text)
    gap = (answer.new_end - answer.earliest).days if answer.new_end else 0
    return say(
        "{text}. Not proved best: none within these limits ends before {earliest}, {gap} sooner. "
        "`--engine cpsat` may tell more.",
        text=text,
        earliest=day(answer.earliest),
        gap=apart(gap),
    )
