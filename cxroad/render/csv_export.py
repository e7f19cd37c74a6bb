"""A roadmap as CSV for spreadsheets: a row for each initiative, no cell of which is a formula."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cxroad.model.writing import rounded
from cxroad.render.visible import unobeyed, visible
from cxroad.views.export import ExportView, Item
from cxroad.views.words import flat

BOM = "\ufeff"
"""What a file begins with: without it spreadsheets take its letters for those of old code pages."""

_COLUMNS = (
    *("id", "name", "phase", "kind", "status", "owners", "estimate"),
    *("start", "finish", "low finish", "high finish", "due", "working days", "slack"),
    *("critical", "rag", "reason", "waits for", "awaited by", "serves", "value points"),
    *("cost", "currency", "effort days", "teams", "vendors", "tags"),
)
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_FORMULA = re.compile(r"[=+\-@＝＋－＠]")
"""What a cell must not begin with: spreadsheets would reckon it out, or run it."""

_PARTED = re.compile(rf"(?<=[;,])(?={_FORMULA.pattern})")
"""Where a spreadsheet that parts cells elsewhere than at our commas would begin another cell."""


def render(view: ExportView) -> str:
    """Every initiative in a line, in file order; lines end as RFC 4180 has it.

    A column has the days of 80 % of the runs where there was a forecast.

    Dates are ISO dates, or weeks as `W3` in a roadmap without dates; several things in a cell are
    parted by `; `. Each cell is quoted.
    """
    names = list(_COLUMNS)
    if view.timeline.runs:
        names.insert(names.index("due"), "p80 finish")
    lines = [",".join(_cell(name) for name in names)]
    lines += [",".join(_cell(value) for value in _row(view, item)) for item in view.items]
    return unobeyed("".join(f"{line}\r\n" for line in lines))


def _row(view: ExportView, item: Item) -> Iterator[str]:
    yield from (item.id, item.name, item.phase, item.kind, item.status)
    yield _several(item.owners)
    yield item.estimate
    bar = item.bar
    p80 = [bar.p80_finish] if view.timeline.runs else []
    for value in (bar.start, bar.finish, bar.low_finish, bar.high_finish, *p80, item.due):
        yield _day(view, value)
    yield str(item.days) if item.bar.drawn else ""
    yield "" if item.slack is None else str(item.slack)
    yield "yes" if item.critical else "no"
    yield item.rag
    yield item.reason or item.dateless
    yield _several(item.waits_for)
    yield _several(item.awaited_by)
    yield _several(tuple(outcome for outcome, _ in item.serves))
    yield rounded(item.value, 2)
    yield _amount(item.cost)
    yield view.currency if item.cost is not None else ""
    yield _amount(item.effort)
    yield from (_several(words) for words in (item.teams, item.vendors, item.tags))


def _several(words: tuple[str, ...]) -> str:
    return "; ".join(flat(word) for word in words)


def _amount(value: Decimal | Fraction | None) -> str:
    return "" if value is None else rounded(value, 2)


def _day(view: ExportView, value: date | None) -> str:
    if value is None:
        return ""
    relative = view.timeline.relative
    return f"W{view.timeline.week(value)}" if relative else value.isoformat()


def _cell(value: str) -> str:
    """A value in quotes, on one line, with an apostrophe before what would be a formula."""
    shown = _PARTED.sub(" ", visible(flat(value)))
    if _FORMULA.match(shown) and not _NUMBER.fullmatch(shown):
        shown = f"'{shown}"
    return '"' + shown.replace('"', '""') + '"'
