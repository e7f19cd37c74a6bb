"""What a levelled plan says, in a sentence or two."""

from __future__ import annotations

from datetime import timedelta

from cxroad.level.result import TeamRelief
from cxroad.level.terms import Objective
from cxroad.model.language import later, say, say_of
from cxroad.model.writing import day, grouped, percent, rounded
from cxroad.views.level.shape import LevelView
from cxroad.views.words import apart

_PROVED = later("No plan within these limits ends earlier: that is proved.")

_NOT_PROVED = later("It is not proved that none ends earlier.")

_ONE_DAY = timedelta(days=1)


def headline(view: LevelView) -> str:
    """What it all says, in a sentence or two."""
    answer = view.answer
    if not view.shifts:
        if _crowded(view):
            return say(
                "Nothing that may still move would ease it: what is too much comes of work that "
                "keeps its own days."
            )
        return say("Nothing needs to move: no team and no owner is asked for more than there is.")
    text = say_of(
        len(view.shifts),
        "{n} initiative moves, and {end}; {cost}.",
        "{n} initiatives move, and {end}; {cost}.",
        n=grouped(len(view.shifts)),
        end=_end(view),
        cost=_cost(view),
    )
    relief = [_relieved(team) for team in answer.teams if team.over and not team.new_over]
    if relief:
        text += f" {'; '.join(relief)}."
    if answer.terms.objective is Objective.FINISH and not answer.short:
        text += f" {say(_PROVED if answer.proved else _NOT_PROVED)}"
    return text


def _end(view: LevelView) -> str:
    answer = view.answer
    if not answer.end or not answer.new_end or not answer.later_days:
        return say("the plan ends on the same day")
    text = later("the plan ends {time} later, on {end}")
    if answer.later_days < 0:
        text = later("the plan ends {time} earlier, on {end}")
    return say(text, time=apart(answer.later_days), end=day(answer.new_end))


def _cost(view: LevelView) -> str:
    lost = view.answer.lost
    if lost is None:
        return say("nothing says what that costs in value")
    if not lost:
        return say(
            "it costs no value up to {horizon}", horizon=day(view.answer.plan.horizon - _ONE_DAY)
        )
    share = f" ({percent(abs(view.lost_share))})" if view.lost_share is not None else ""
    held = "" if view.unit.money else f" {view.unit.held}"
    amount = f"{view.unit.in_hand(abs(lost))}{held}{share}"
    return (
        say("it brings {amount} more", amount=amount)
        if lost < 0
        else say("it costs {amount}", amount=amount)
    )


def _relieved(team: TeamRelief) -> str:
    return say(
        "{team} is asked for at most {new_peak} h a week instead of {peak} h",
        team=team.team,
        new_peak=rounded(team.new_peak, 2),
        peak=rounded(team.peak, 2),
    )


def _crowded(view: LevelView) -> bool:
    answer = view.answer
    return any(team.new_over for team in answer.teams) or any(
        owner.new_most > answer.limits.at_once for owner in answer.owners
    )
