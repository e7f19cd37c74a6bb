"""Phases: from a column, an outline or headings, in an order that can be trusted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cxroad.intake.cells import Unfit, day
from cxroad.intake.names import Ids
from cxroad.intake.records import Record
from cxroad.intake.shape import Misfit, Stage
from cxroad.intake.titles import bare
from cxroad.intake.vocabulary import stage_named
from cxroad.model.base import Unreadable
from cxroad.model.dates import Date
from cxroad.model.ids import is_id
from cxroad.model.writing import count, listed

LONE = "imported"
"""The phase of work for which the file names none; our default."""

_NUMBER = re.compile(r"(?:[a-z]{1,10} )?([0-9]{1,3})\b")


def staged(
    records: Sequence[Record],
    ids: Ids,
    otherwise: str,
    there: Mapping[str, str],
    notes: list[str],
    misfits: list[Misfit],
) -> tuple[tuple[Stage, ...], dict[int, str]]:
    """The phases in their order, and the id of each row's phase.

    Args:
        otherwise: The id of the phase for work without one; empty for our default.
        there: Ids of phases that the roadmap has already, by id and by name.
    """
    names = {id(record): record.text("phase") for record in records}
    if not any(names.values()):
        lone = there.get(bare(otherwise)) or ids.own(otherwise or LONE)
        if not otherwise:
            notes.append(
                f"The file names no phases, so all work stands in one, `{lone}`: "
                'give its column with --map "Column=phase", or name it with --phase crawl.'
            )
        return (Stage(lone),), {record.row: lone for record in records}
    without = [record for record in records if not names[id(record)]]
    if without and _are_blocks(records, names):
        above = ""
        for record in records:
            above = names[id(record)] = names[id(record)] or above
        notes.append(
            f"{count(len(without), 'row')} without a phase {_stand(len(without))} in that of the "
            "row above, since each phase is named once only, at its first row."
        )
        without = []
    found = {name: None for name in names.values() if name}
    order = _in_order(list(found), [] if there else notes)
    by_name = {name: there.get(bare(name)) or ids.neat(name) for name in order}
    same = {bare(name): by_name[name] for name in reversed(order)}
    stages = [
        Stage(by_name[name], "" if _says_as_much(by_name[name], name) else name, name)
        for name in order
    ]
    if without:
        lone = there.get(bare(otherwise)) or ids.own(otherwise or LONE)
        stages += [] if lone in by_name.values() else [Stage(lone)]
        said = f"has no phase, so it stands in `{lone}`"
        misfits += [Misfit(record.row, "", said, "name its phase") for record in without]
    else:
        lone = ""
    rows = {r.row: same.get(bare(names[id(r)]), by_name.get(names[id(r)], lone)) for r in records}
    used = {stage.id: stage for stage in reversed(stages) if stage.id in set(rows.values())}
    return tuple(reversed(used.values())), rows


def freed(
    stages: Sequence[Stage], days: Sequence[tuple[str, str, str]], notes: list[str]
) -> tuple[Stage, ...]:
    """The phases, those free whose work begins before an earlier phase has ended.

    Args:
        days: For each task its phase, its first and its last day; empty for unknown ones.
    """
    found: list[Stage] = []
    latest = ""
    for stage in stages:
        starts = [_first(start) for phase, start, _ in days if phase == stage.id and start]
        ends = [_last(end) for phase, _, end in days if phase == stage.id and end]
        free = bool(found and latest and starts and min(starts) <= latest and not stage.after)
        found.append(replace(stage, free=free))
        latest = max([latest, *ends])
    if free_ones := [f"`{stage.id}`" for stage in found if stage.free]:
        they = "they wait" if len(free_ones) > 1 else "it waits"
        notes.append(
            f"Work of {listed(free_ones)} begins before the phase above has ended, so {they} for "
            "no phase (`after: []`)."
        )
    return tuple(found)


def _are_blocks(records: Sequence[Record], names: dict[int, str]) -> bool:
    """Whether each phase is named once, at its first row, as where cells were merged."""
    said = [name for record in records if (name := names[id(record)])]
    once = len(said) == len(set(map(bare, said)))
    return bool(names[id(records[0])]) and once and 2 * len(said) <= len(records)


def _in_order(names: list[str], notes: list[str]) -> list[str]:
    """The names by their numbers, or as crawl, walk, run; else as they come."""
    unique = list({bare(name) or name: name for name in reversed(names)}.values())[::-1]
    for rank in (stage_named, _number, _when):
        ranks = [rank(name) for name in unique]
        sure = [each for each in ranks if each is not None]
        if len(sure) == len(unique) == len(set(sure)) > 1:
            ordered = [name for _, name in sorted(zip(sure, unique, strict=True))]
            if ordered != unique:
                notes.append(f"Phases are put in the order of their names: {listed(ordered)}.")
            return ordered
    if len(unique) > 1:
        notes.append(f"Phases follow each other as they first come: {listed(unique[:12])}.")
    return unique


def _number(name: str) -> int | None:
    match = _NUMBER.match(bare(name))
    return int(match[1]) if match else None


def _when(name: str) -> int | None:
    """The first day of a phase that is called after a time, such as `Q2 2027`."""
    try:
        return Date.parse(day(name, None)).first.toordinal()
    except Unfit:
        return None


def _says_as_much(id: str, name: str) -> bool:
    return id == name or (is_id(id) and id.replace("-", " ").replace("_", " ").capitalize() == name)


def _first(day: str) -> str:
    return _days(day)[0]


def _last(day: str) -> str:
    return _days(day)[1]


def _days(text: str) -> tuple[str, str]:
    try:
        found = Date.parse(text)
    except Unreadable:
        return "", ""
    return found.first.isoformat(), found.last.isoformat()


def _stand(number: int) -> str:
    return "stands" if number == 1 else "stand"
