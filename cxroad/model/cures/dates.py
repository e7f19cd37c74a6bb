"""Refusals."""

from cxroad.model.base import Unreadable, quoted


def refused_date(text: str) -> Unreadable:
    return Unreadable(f"{quoted(text)} cannot be read")


def refused_period(text: str) -> Unreadable:
    return Unreadable(f"{quoted(text)} cannot be read")
