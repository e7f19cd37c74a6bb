"""Refusals."""

from cxroad.model.base import Unreadable, quoted


def refused_link(text: str) -> Unreadable:
    return Unreadable(f"{quoted(text)} cannot be read")


def refused_criterion(text: str) -> Unreadable:
    return Unreadable(f"{quoted(text)} cannot be read")
