"""A row of the table: what was measured, and the bars that it should stay below."""

from __future__ import annotations

from dataclasses import dataclass

MUST = "must"
AIM = "aim"


@dataclass(frozen=True)
class Bar:
    """Ours should be at most so many times something measured or given.

    Attributes:
        level: `must` or `aim`.
        beside: A peer and its version, or what of ours; empty for a figure that is given.
        most: How many times `theirs` ours may be.
        theirs: In the unit of the row; None where it could not be had.
        beyond: Whether it took even longer than that and was stopped.
        absent: Why it could not be had.
    """

    level: str
    beside: str
    most: float
    theirs: float | None = None
    beyond: bool = False
    absent: str = ""

    def ratio(self, ours: float) -> float | None:
        """Ours over theirs, at most that where theirs was stopped; None without theirs."""
        return ours / self.theirs if self.theirs else None

    def verdict(self, ours: float) -> str:
        """`holds`, `misses`, or `skipped` without theirs."""
        ratio = self.ratio(ours)
        if ratio is None:
            return "skipped"
        return "holds" if ratio <= self.most else "misses"


@dataclass(frozen=True)
class Row:
    """Something measured.

    Attributes:
        name: How `--only` and a comparison call it.
        unit: `s` of processor time, `MB`, `%`, or `x` for times linear.
        ours: None where it could not be measured; then `note` says why.
        note: What else is worth knowing.
    """

    name: str
    what: str
    unit: str
    ours: float | None
    bars: tuple[Bar, ...] = ()
    note: str = ""

    def missed(self, level: str) -> bool:
        """Whether one of its bars of this level is missed."""
        return self.ours is not None and any(
            bar.level == level and bar.verdict(self.ours) == "misses" for bar in self.bars
        )
