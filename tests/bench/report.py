"""The table as people read it, the same as JSON, and two of them side by side."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.bench.bars import AIM, MUST, Bar, Row

_NOISE = 0.1
"""How much slower counts as slower; less comes and goes by itself."""


def lines(row: Row) -> Iterator[str]:
    """A row and its bars, one line each."""
    if row.ours is None:
        yield f"{row.name:18} skipped: {row.note}"
        return
    yield f"{row.name:18} {shown(row.ours, row.unit):>10}  {row.what}"
    for bar in row.bars:
        yield f"{'':30} {_bar(bar, row)}"
    if row.note:
        yield f"{'':30} {row.note}"


def shown(value: float, unit: str) -> str:
    """A figure with its unit, such as `0.31 s` or `12 ms`."""
    if unit == "s" and value < 0.1:
        return f"{value * 1000:.1f} ms"
    digits = 0 if unit == "MB" else 2
    return f"{value:,.{digits}f} {unit}"


def summary(rows: Iterable[Row]) -> Iterator[str]:
    """How many bars hold, and which do not."""
    rows = list(rows)
    for level in (MUST, AIM):
        verdicts = [
            (row.name, bar.verdict(row.ours))
            for row in rows
            for bar in row.bars
            if row.ours is not None and bar.level == level
        ]
        counts = {word: [name for name, said in verdicts if said == word] for word in _VERDICTS}
        said = f"{level}: {len(counts['holds'])} of {len(verdicts)} hold"
        for word in ("misses", "skipped"):
            if names := sorted(set(counts[word])):
                said += f"; {word}: {', '.join(names)}"
        yield said
    if skipped := [row.name for row in rows if row.ours is None]:
        yield f"not measured: {', '.join(skipped)}"


_VERDICTS = ("holds", "misses", "skipped")


def write(path: Path, about: Mapping[str, object], rows: Iterable[Row]) -> None:
    """Everything measured as JSON, for `--compare`.

    Args:
        about: What the figures depend on: sizes, versions, the cost of a bare interpreter.
    """
    made = {"version": 1, **about, "rows": [_plain(row) for row in rows]}
    path.write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n", "utf-8")


def compare(old: Path, new: Path) -> tuple[list[str], bool]:
    """What got slower or faster since another run, and whether anything got slower.

    Seconds are compared in bare interpreters, so that runs on two machines can be.

    Raises:
        ValueError: A file is no result of this bench, or the sizes differ.
    """
    before, after = (_read(path) for path in (old, new))
    if before["sizes"] != after["sizes"]:
        raise ValueError("they were measured at different sizes")
    found = {row["name"]: row for row in before["rows"]}
    said, slower = [], False
    for row in after["rows"]:
        was = found.pop(row["name"], None)
        if was is None or was["ours"] is None or row["ours"] is None:
            said.append(f"{row['name']:18} measured only {'later' if was is None else 'once'}")
            continue
        scales = (before["unit"], after["unit"]) if row["unit"] == "s" else (1, 1)
        a, b = was["ours"] / scales[0], row["ours"] / scales[1]
        unit = "P" if row["unit"] == "s" else row["unit"]
        change = b / a - 1 if a else 0.0
        word = "slower" if change > _NOISE else "faster" if change < -_NOISE else "as before"
        slower = slower or word == "slower"
        said.append(
            f"{row['name']:18} {a:10,.2f} {unit} -> {b:10,.2f} {unit}  {change:+6.0%}  {word}"
        )
    said += [f"{name:18} measured only before" for name in found]
    return said, slower


def _bar(bar: Bar, row: Row) -> str:
    assert row.ours is not None
    verdict = bar.verdict(row.ours)
    most = f"{bar.level} <= {_times(bar.most)}"
    if bar.theirs is None:
        return f"{most:15} {bar.beside}: skipped, {bar.absent}"
    ratio = bar.ratio(row.ours) or 0.0
    beyond = "over " if bar.beyond else ""
    said = f"{bar.beside or 'given'}: {beyond}{shown(bar.theirs, row.unit)}"
    return f"{most:15} {said:52} {_times(ratio):>9}  {verdict}"


def _times(ratio: float) -> str:
    parts = 1 / ratio if ratio else 0
    return f"1/{parts:.3g} x" if 2 <= parts < 1000 else f"{ratio:.2f} x"


def _plain(row: Row) -> dict[str, Any]:
    made = asdict(row)
    for bar, plain in zip(row.bars, made["bars"], strict=True):
        if row.ours is not None:
            plain["verdict"] = bar.verdict(row.ours)
    return made


def _read(path: Path) -> dict[str, Any]:
    try:
        made = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise ValueError(f"{path} is no JSON: {error}") from None
    if not isinstance(made, dict) or made.get("version") != 1 or "rows" not in made:
        raise ValueError(f"{path} was not written by --json")
    return made
