"""What cannot end before something else has: ties and finishes that need not be compared."""

from __future__ import annotations

from collections.abc import Iterable

from cxroad.graph.walk import masks
from cxroad.schedule.network import Network, Tie


class Firm:
    """Which jobs end no earlier than others, whatever their durations are.

    A firm tie is from a finish, without a lead, to a job that ends after it starts. What it leads
    to, over any number of firm ties, ends no earlier than its source.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        firm = [[tie.target for tie in ties if self._is_firm(tie)] for ties in network.out]
        self._after = masks(firm, reversed(network.order))

    def holding(self, at: int) -> list[Tie]:
        """The ties of which one holds a job where it is, whatever the durations are.

        Left out are those without a lag from what ends no earlier than another firm source.
        """
        ties = self._network.into[at]
        if len(ties) < 2:
            return ties
        others = 0
        for tie in ties:
            if not tie.from_start and tie.lag >= 0:
                others |= 1 << tie.source
        return [
            tie for tie in ties if tie.lag or tie.from_start or not self._after[tie.source] & others
        ]

    def last(self, nodes: Iterable[int]) -> list[int]:
        """Those of some jobs of which one ends last, whatever the durations are."""
        nodes = list(nodes)
        among = 0
        for at in nodes:
            among |= 1 << at
        return [at for at in nodes if not self._after[at] & among]

    def _is_firm(self, tie: Tie) -> bool:
        target = self._network.jobs[tie.target]
        return tie.lag >= 0 and not tie.from_start and target.ended_by is None
