"""Registers of a large draft: insight, decisions and risks."""

from __future__ import annotations

from datetime import date, timedelta


def insight_data(voice: str, today: date, customer: str) -> dict[str, object]:
    """Standing ways of understanding, and the voice that was told, where there is one."""
    insight: dict[str, object] = {
        "contacts": {
            "kind": "listening",
            "name": "Why people contact us",
            "every": "1mo",
            "owner": "lead",
        },
        "personas": {"kind": "persona", "name": "Four personas", "every": "1y", "owner": "lead"},
        "journeys": {
            "kind": "journey-map",
            "name": "Maps of the journeys",
            "every": "1y",
            "owner": "service",
        },
        "safari": {
            "kind": "immersion",
            "name": f"Two hours a month and one day a year beside a {customer}",
            "every": "1mo",
            "who": ("sponsor", "deputy", "lead"),
            "days_per_year": 1,
        },
    }
    if voice:
        insight["first-voice"] = {
            "kind": "n1",
            "name": "The voice that this began with",
            "last": today.isoformat(),
            "every": "3mo",
            "finding": voice,
        }
    return insight


def decisions_data(start: date) -> list[object]:
    """The first decision that is needed."""
    return [
        {
            "what": "Which line of the business plan is this for, and what is not done for it?",
            "options": ["One line, named and signed", "Leave it beside the plan, and stop here"],
            "recommend": "One line: what stands beside the plan is the first to be cut",
            "needed_by": (start + timedelta(weeks=3)).isoformat(),
            "by": "sponsor",
            "affects": ("agree",),
        }
    ]


def risks_data(start: date) -> dict[str, object]:
    """What goes wrong most often."""
    review = (start + timedelta(weeks=13)).isoformat()
    return {
        "crisis": {
            "what": "A bad quarter comes, and this is the first thing to be paused",
            "likelihood": 3,
            "impact": 4,
            "owner": "sponsor",
            "response": "Show a result every few weeks; agree now what is never paused",
            "review": review,
            "hits": ("first-journey", "second-journey"),
        },
        "sponsor-goes": {
            "what": "The sponsor moves on before the end",
            "likelihood": 3,
            "impact": 4,
            "owner": "deputy",
            "response": "The deputy tells the story in every second steering meeting",
            "review": review,
        },
        "tired": {
            "what": "Too much lands on the same people at once",
            "likelihood": 3,
            "impact": 3,
            "owner": "people",
            "response": "Watch cxroad capacity; stop something for each thing that begins",
            "review": review,
            "hits": ("coach", "data"),
        },
    }
