"""Refusals."""

from cxroad.model.base import Unreadable, quoted


def refused_number(text: str) -> Unreadable:
    return Unreadable(f"{quoted(text)} cannot be read")


def refused_money(text: str) -> Unreadable:
    return Unreadable(f"{quoted(text)} cannot be read")


def refused_share(text: str) -> Unreadable:
    return Unreadable(f"{quoted(text)} cannot be read")


def refused_change(text: str) -> Unreadable:
    return Unreadable(f"{quoted(text)} cannot be read")
