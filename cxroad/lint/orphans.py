"""Phases that stand alone: when that is only a slip of the pen, and when it is all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.wording import together

if TYPE_CHECKING:
    from cxroad.graph.phases import Orphan
    from cxroad.plan import Plan


def phases_with_slips(plan: Plan) -> set[str]:
    """Phases whose link may only be mistyped: those that name what does not exist, or are meant."""
    roadmap = plan.roadmap
    known = {*roadmap.phases, *roadmap.initiatives, *roadmap.externals}
    return {
        item.phase
        for item in plan.live
        if item.id in plan.meant or any(link.target not in known for link in item.after)
    }


def all_alone(plan: Plan, orphans: tuple[Orphan, ...]) -> Hit:
    """No phase is linked with any other: one cause, said once, at the second phase."""
    phases = [plan.roadmap.phases[orphan.phase] for orphan in orphans]
    alone = [orphan.phase for orphan in orphans if not orphan.shares_outcome]
    ids = [phase.id for phase in phases]
    shares = "shares" if len(alone) == 1 else "share"
    said = f", and {together(alone)} {shares} no outcome with the rest" if alone else ""
    return Hit(
        phases[1].route,
        f"The phases {together(ids)} do not build on each other{said}",
        severity=Severity.ERROR if alone else Severity.WARNING,
        related=tuple(
            (phase.route, "neither builds on nor feeds another")
            for phase in (phases[0], *phases[2:])
        ),
        help=f"let something in `{ids[1]}` wait for what it needs of `{ids[0]}`: `after: [...]`",
        note="as it stands these are separate engagements under one title",
    )
