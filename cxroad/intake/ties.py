"""Each row's predecessors, put among its parts or said not to fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cxroad.intake.cells import Unfit
from cxroad.intake.links import Known, Numbers, Target, known_of, links, numbers_of, pieces
from cxroad.intake.outline import Summary
from cxroad.intake.records import Record
from cxroad.intake.shape import Misfit, Part, Stage

_FIELDS = ("after", "before")


def tied(
    records: Sequence[Record],
    ids: Sequence[str],
    read: Sequence[dict[str, Part]],
    summaries: Sequence[Summary],
    stages: Sequence[Stage],
    there: Mapping[str, str],
    noun: str,
    notes: list[str],
    misfits: list[Misfit],
) -> tuple[Stage, ...]:
    """Put what each row waits for among its parts; what phases wait for stands in them.

    Args:
        read: The parts of each row, which are added to.
        there: Ids that the roadmap has already, by id and by name.
    """
    by_row = {record.row: id for record, id in zip(records, ids, strict=True)}
    targets = [
        Target((id,), _keys(record, id, noun), record.row, record.text("after"))
        for record, id in zip(records, ids, strict=True)
    ]
    targets += _summaries(summaries, stages, by_row, noun)
    targets.sort(key=lambda target: target.row)
    # Where the file numbers its rows itself, those are their ids.
    numbered = any(target.keys[0].isdigit() for target in targets)
    numbers = Numbers() if numbered else numbers_of(targets, noun)
    if numbers.note:
        notes.append(numbers.note)
    names = {name: stage.id for stage in stages for name in (stage.id, stage.name) if name}
    known = known_of(targets, {**there, **names}, numbers)
    after: dict[str, list[str]] = {id: [] for id in (*ids, *(stage.id for stage in stages))}
    waiting: list[tuple[Record, tuple[str, ...]]] = [
        (record, (id,)) for record, id in zip(records, ids, strict=True)
    ]
    waiting += [(summary.record, _ids_of(summary, stages, by_row)) for summary in summaries]
    for record, own in waiting:
        for field, piece, found in _found(record, own, known, misfits):
            if field == "after":
                for id in own:
                    after[id] += found
            elif all(target in after for target in found):
                for target in found:
                    after[target] += own
            else:
                _say(misfits, record, field, Unfit(f"'{piece[:60]}' is no row of this table"))
    for id, made in zip(ids, read, strict=True):
        if waits := tuple(dict.fromkeys(each for each in after[id] if _target(each) != id)):
            made["after"] = waits
    return tuple(replace(stage, after=tuple(dict.fromkeys(after[stage.id]))) for stage in stages)


def _found(
    record: Record, own: tuple[str, ...], known: Known, misfits: list[Misfit]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every reference of a row: its field, its text, and what it means."""
    for field in _FIELDS:
        for cell in record.cells.get(field, ()):
            for piece in pieces(cell, known):
                try:
                    written = links(piece, known)
                    if len(written) == 1 and (_target(written[0]),) == own:
                        raise Unfit(f"'{piece[:60]}' is the row itself")
                except Unfit as reason:
                    _say(misfits, record, field, reason)
                else:
                    yield field, piece, written


def _say(misfits: list[Misfit], record: Record, field: str, reason: Unfit) -> None:
    said = f"{reason.said}; it is left out"
    misfits.append(Misfit(record.row, record.title(field), said, reason.cure))


def _summaries(
    summaries: Sequence[Summary], stages: Sequence[Stage], by_row: Mapping[int, str], noun: str
) -> Iterator[Target]:
    for summary in summaries:
        ids = _ids_of(summary, stages, by_row)
        record = summary.record
        yield Target(ids, _keys(record, "", noun), record.row, record.text("after"))


def _ids_of(
    summary: Summary, stages: Sequence[Stage], by_row: Mapping[int, str]
) -> tuple[str, ...]:
    name = summary.record.text("name")
    found = [stage.id for stage in stages if name in (stage.name, stage.called)]
    if summary.stage and found:
        return (found[0],)
    return tuple(by_row[row] for row in summary.leaves)


def _keys(record: Record, id: str, noun: str) -> tuple[str, ...]:
    return (record.text("id"), id, record.text("name"), f"{noun} {record.row}")


def _target(link: str) -> str:
    return link.split(" ")[0].removesuffix(".start")
