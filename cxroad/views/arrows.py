"""What waits for what, as arrows between parts of a roadmap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxroad.graph.wiring import Arrow as Wire
from cxroad.graph.wiring import Node, Part, Why
from cxroad.model.language import later, say

if TYPE_CHECKING:
    from cxroad.plan import Plan

_KINDS = {
    Part.WORK: later("initiative"),
    Part.OPENING: later("phase"),
    Part.CLOSING: later("phase"),
    Part.EXTERNAL: later("external"),
}


@dataclass(frozen=True, slots=True)
class End:
    """One end of an arrow.

    Attributes:
        id: What the file calls it.
        kind: `initiative`, `phase` or `external`.
    """

    id: str
    kind: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """From what comes first to what waits for it.

    Attributes:
        text: What is waited for as the author wrote it, such as `listen + 2w`.
        from_start: It waits for the start only.
        implied: Not written: a phase comes after the phase before it.
    """

    source: End
    target: End
    text: str
    from_start: bool
    implied: bool

    @property
    def lag(self) -> str:
        """What it asks for beside the end of its source: `+ 2w`, `its start + 1w`; often empty."""
        text = self.text.removeprefix(self.source.id).strip(" ")
        if not self.from_start:
            return text
        lag = text.removeprefix(".start").strip(" ")
        return say("its start {lag}", lag=lag) if lag else say("its start")


def arrows_of(plan: Plan) -> tuple[Arrow, ...]:
    """Every arrow of a plan, in file order, and none twice.

    Dropped and parked work takes no part, and an entry of `after` that names it makes no arrow.
    """
    wiring = plan.graph.wiring
    return tuple(dict.fromkeys(_arrows(wiring.nodes, wiring.arrows)))


def _arrows(nodes: list[Node], wires: Iterable[Wire]) -> Iterable[Arrow]:
    for wire in wires:
        if wire.why is Why.HOLDS:
            continue
        source, target = nodes[wire.source], nodes[wire.target]
        text = wire.link.text if wire.link else source.id
        if wire.overlap is not None:
            text = f"{text} - {wire.overlap.text}"
        yield Arrow(
            End(source.id, _KINDS[source.part]),
            End(target.id, _KINDS[target.part]),
            text,
            wire.from_start,
            wire.link is None,
        )
