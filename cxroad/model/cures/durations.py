"""Refusals."""

from cxroad.model.base import Unreadable, quoted


def refused_duration(text: str) -> Unreadable:
    return Unreadable(f"{quoted(text)} cannot be read")


def refused_estimate(text: str) -> Unreadable:
    return Unreadable(f"{quoted(text)} cannot be read")


def refused_lag(text: str) -> Unreadable:
    return Unreadable(f"{quoted(text)} cannot be read")
