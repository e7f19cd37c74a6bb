"""What it would take to change the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxroad.model.language import say, say_of
from cxroad.model.writing import count, day, percent, rounded
from cxroad.views.sheet import Line, Section
from cxroad.views.value.shape import ValueView
from cxroad.views.words import apart

if TYPE_CHECKING:
    from cxroad.plan import Plan


def break_even(view: ValueView, plan: Plan) -> Section:
    """Overhead, release, horizon and published record at which the plan leads no more."""
    lines = [Line(_overhead(view), label=say("Working in steps:"))]
    if view.release is not None and view.twin.complete is not None:
        ahead = (view.twin.complete - view.release).days
        if ahead > 0:
            lines.append(
                Line(
                    say(
                        "one release of everything would have to land by {release}, {ahead} "
                        "earlier than here, to be worth as much as the plan.",
                        release=day(view.release),
                        ahead=apart(ahead),
                    ),
                    label=say("An earlier big bang:"),
                )
            )
    if _settled(view):
        more = view.unit.in_hand(view.plan.in_hand - view.twin.in_hand)
        lines.append(
            Line(
                say(
                    "leaves the difference at {more} and makes the ratio smaller: from the big "
                    "bang on both bring the same.",
                    more=more,
                ),
                label=say("A longer horizon:"),
            )
        )
    lines.append(Line(_record(view, plan), label=say("The published record:")))
    return Section(say("What it would take to change the answer"), tuple(lines))


def _settled(view: ValueView) -> bool:
    """Whether plan and twin bring the same from some day before the horizon on."""
    plan, late = view.plan, view.twin
    days = (plan.complete, late.complete)
    return plan.total == late.total and all(
        day is not None and (view.terms.horizon - day).days >= (view.terms.ramp or 0)
        for day in days
    )


def _overhead(view: ValueView) -> str:
    if view.overhead is None:
        return say("the plan is worth less than the big bang as it is, so it can bear no overhead.")
    if view.overhead == 0:
        return say("the plan leads by nothing, so any overhead of its steps costs it the lead.")
    most = rounded(view.overhead * 100, 1)
    return say(
        "it may take up to {most} % longer, waits included, before the plan is worth no more "
        "than the big bang.",
        most=most,
    )


def _record(view: ValueView, plan: Plan) -> str:
    record = view.terms.record
    if record is None:
        return say(
            "not used. Large IT projects have come later and brought less than planned; "
            "`--realistic-bigbang` holds the big bang to that."
        )
    platform = sum("platform" in map(str, each.levers) for each in plan.live)
    cost = (
        say("costs {cash}", cash=view.unit.cash(view.cost)) if view.cost else say("names no cost")
    )
    return say_of(
        platform,
        "used for the big bang, as asked: large IT projects took {longer} longer and brought "
        "{less} less value than planned (McKinsey and Oxford, 2012: 5,400 projects, large from "
        "USD {above}M on). This plan {cost}, and {platform} of its {initiatives} names `platform` "
        "as a lever: where it is no large IT project, these figures do not apply.",
        "used for the big bang, as asked: large IT projects took {longer} longer and brought "
        "{less} less value than planned (McKinsey and Oxford, 2012: 5,400 projects, large from "
        "USD {above}M on). This plan {cost}, and {platform} of its {initiatives} name `platform` "
        "as a lever: where it is no large IT project, these figures do not apply.",
        longer=percent(record.longer - 1),
        less=percent(1 - record.kept),
        above=record.above,
        cost=cost,
        platform=platform,
        initiatives=count(len(plan.live), "initiative"),
    )
