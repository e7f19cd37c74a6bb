"""Technology: whether it serves the change, and how much hangs on who sells it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from fractions import Fraction
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.customer_frames import NEEDS, VENDORS
from cxroad.lint.example import Example
from cxroad.lint.frames import PLAN
from cxroad.lint.needs import unasked
from cxroad.lint.periods import expected_months, lasting, months
from cxroad.lint.rule import Threshold, rule
from cxroad.lint.sources import FRANZ, PENNINGTON, STEPS
from cxroad.lint.wording import together
from cxroad.model.durations import MONTH_DAYS
from cxroad.model.initiative import Initiative, Lever, Origin
from cxroad.model.people import Vendor, VendorRole
from cxroad.model.writing import percent
from cxroad.schedule.portion import portion

if TYPE_CHECKING:
    from cxroad.plan import Plan

_SHARE = Threshold("TEC001", "share", 50, "% of the money or the time", "our default")
_KNOWN = Threshold(
    "TEC001", "known", 80, "% of initiatives with a known cost or time", "our default"
)

_MONEY = """
crawl:
  initiatives:
    record: {name: One record, cost: 300k, levers: [platform], serves: {effort: 40%}}   # <- TEC001
    answer: {name: Answer every call, cost: 90k, levers: [people], serves: {effort: 20%}}
walk:
  initiatives:
    follow: {name: Call after the visit, cost: 60k, after: [answer], levers: [process],
      serves: {effort: 20%}}
    remind: {name: Remind of the visit, cost: 60k, levers: [platform, process],
      serves: {effort: 20%}}
"""


@rule(
    "TEC001",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{FRANZ}: technology is not the answer, it is one factor only",
        f"{PENNINGTON}: experience is made by many choices, of which tools are one",
    ),
    thresholds=(_SHARE, _KNOWN),
    cure="Ask of each piece of technology who will work differently with it, and plan that work "
    "too: `levers: [platform, process, people]`. Where nobody will, ask what it is for.",
    frame=PLAN,
    bad=(
        _MONEY,
        Example(
            _MONEY.replace("cost: 300k", "estimate: 40w")
            .replace("cost: 90k", "estimate: 12w")
            .replace("cost: 60k", "estimate: 8w"),
            "Where costs are not known, working time counts",
        ),
    ),
    good=_MONEY.replace("levers: [platform], ", "levers: [platform, people], ").replace(
        "   # <- TEC001", ""
    ),
    silent=Example(
        _MONEY.replace("cost: 90k, ", "").replace("   # <- TEC001", ""),
        "Too few costs are known for their shares to mean anything, and no estimates",
    ),
)
def technology_led(plan: Plan) -> Iterator[Hit]:
    """Most of the money goes into technology alone.

    Customers never meet a platform. They meet people and rules, and if those stay as they are, the
    new screen shows the old experience faster.
    """
    alone = [item for item in plan.live if set(item.levers) == {Lever.PLATFORM}]
    ids, known = {item.id for item in alone}, _KNOWN.part(plan)
    sizes, what = {item.id: plan.costs.get(item.id) for item in plan.live}, "money"
    share = portion(sizes, ids, known)
    if share is None:
        sizes, what = {i.id: expected_months(plan, i) for i in plan.live}, "working time"
        share = portion(sizes, ids, known)
    if not share or share < _SHARE.part(plan):
        return
    largest = sorted(alone, key=lambda item: -(sizes[item.id] or 0))
    yield Hit(
        largest[0].at("levers"),
        f"{percent(share)} of the {what} goes into technology alone",
        related=tuple((item.at("levers"), "technology alone as well") for item in largest[1:4]),
        also=tuple(item.at("levers") for item in largest[4:]),
        help="plan what people will do differently with it, and add that to `levers`",
        note=f"{'it is' if len(largest) == 1 else 'these are'} "
        f"{together(item.id for item in largest)}",
    )


_CRUTCH = """
walk:
  initiatives:
    record: {name: One record, after: [answer], levers: [platform, people],   # <- TEC002
      serves: {effort: 35%}}
    remind: {name: Remind of the visit, serves: {effort: 35%}, levers: [process]}
"""


@rule(
    "TEC002",
    Severity.WARNING,
    since="0.1",
    source=f"{FRANZ}: technology is no silver bullet and no crutch; understand the need first, "
    "then how technology can help",
    cure="Write into `need` what customers try to get done, and ask whether this helps them with "
    "it. Then plan who learns what (`enablement`) and which process changes with it.",
    frame=NEEDS,
    bad=(
        _CRUTCH,
        Example(
            """
            walk:
              initiatives:
                record: {name: One record, after: [answer], levers: [platform],   # <- TEC002
                  serves: {effort: 35%}, need: Do not make me tell it twice}
                remind: {name: Remind of the visit, serves: {effort: 35%}, levers: [process]}
            """,
            "Wanted, but nobody learns to use it and nothing else changes",
        ),
    ),
    good="""
    walk:
      initiatives:
        record: {name: One record, after: [answer], levers: [platform], serves: {effort: 35%},
          need: Do not make me tell it twice, enablement: two hours at each desk}
        remind: {name: Remind of the visit, serves: {effort: 35%}, levers: [process]}
    """,
    silent=(
        Example(
            """
            walk:
              initiatives:
                record: {name: One record, after: [answer], levers: [platform],
                  serves: {effort: 15%}, need: Do not make me tell it twice}
                desk: {name: One desk, after: [record], serves: {effort: 20%}, levers: [people]}
                remind: {name: Remind of the visit, serves: {effort: 35%}, levers: [process]}
            """,
            "What comes directly after it changes how people work",
        ),
        Example(
            _CRUTCH.replace("   # <- TEC002\n", " origin: regulation,\n"),
            "What the law asks for, no customer has to ask for",
        ),
    ),
)
def technology_as_crutch(plan: Plan) -> Iterator[Hit]:
    """Technology stands in for understanding people.

    Buying something feels like progress. But a tool without a need behind it looks for one, and a
    tool that nobody was taught is worked round by Friday.
    """
    moving = _moving(plan)
    for phase in plan.roadmap.phases.values():
        groups: dict[tuple[bool, bool], list[Initiative]] = {}
        for item in phase.initiatives.values():
            bought = Lever.PLATFORM in item.levers and item.origin is not Origin.REGULATION
            if item.live and bought:
                reasons = unasked(item), _by_itself(plan, item, moving)
                groups.setdefault(reasons, []).append(item)
        for (nobody_asked, alone), items in groups.items():
            if nobody_asked or alone:
                yield _crutch(items, nobody_asked, alone)


def _by_itself(plan: Plan, item: Initiative, moving: Set[str]) -> bool:
    """Whether it is a platform only, and neither it nor its neighbours change what people do."""
    if set(item.levers) != {Lever.PLATFORM} or any(word.strip() for word in item.enablement):
        return False
    graph = plan.graph
    return moving.isdisjoint((*graph.predecessors(item.id), *graph.successors(item.id)))


_MOVING = frozenset([Lever.PEOPLE, Lever.PROCESS])


def _moving(plan: Plan) -> set[str]:
    """What changes people or process: initiatives, and the phases that they stand in."""
    found = [item for item in plan.live if not _MOVING.isdisjoint(item.levers)]
    return {id for item in found for id in (item.id, item.phase)}


def _crutch(items: list[Initiative], nobody_asked: bool, alone: bool) -> Hit:
    """What is wrong with the technology of a phase."""
    one = len(items) == 1
    said, cures = [], []
    if nobody_asked:
        said.append(f"{'answers' if one else 'answer'} no stated customer need")
        cures.append("`need:` in a customer's words")
    if alone:
        said.append(f"{'is' if one else 'are'} technology alone")
        cures.append("`enablement:` with who learns what")
    return Hit(
        items[0].route,
        f"{together(item.id for item in items)} {', and '.join(said)}",
        related=tuple((item.route, "this as well") for item in items[1:]),
        help=f"add {' and '.join(cures)}",
        note=_ALONE if alone else "",
    )


_ALONE = "nobody is trained, and no work right before or after it changes people or process"


_STAKE = Threshold("TEC003", "share", 50, "% of the value to come", "our default")
_CONTRACT = Threshold("TEC003", "contract", 12, "months of contract after the work", "our default")
_ENGAGED = Threshold("TEC003", "partner", 12, "months with a partner", "our default")

_BOUGHT = """
crmco: {contract_until: 2029-06, exit: nightly export}
...
remind: {name: Remind of the visit, after: [listen], estimate: 8w, serves: {effort: 15%},
  vendors: [crmco]}
record: {name: One record, after: [listen], estimate: 12w, serves: {effort: 25%}}
"""
_ALL_ON_ONE = _BOUGHT.replace("effort: 15%", "effort: 25%").replace(
    "12w, serves: {effort: 25%", "12w, serves: {effort: 15%"
)


@rule(
    "TEC003",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{STEPS}: technologies that were chosen close their doors",
        f"{PENNINGTON}: those who sell projects of years carry little of the risk, or none",
    ),
    thresholds=(_STAKE, _CONTRACT, _ENGAGED),
    cure="Write down how you would get away: which data you hold yourselves, who else could do it, "
    "how long that takes. Prolong the contract while you still have a choice, and pay partners by "
    "what customers notice.",
    frame=VENDORS,
    bad=(
        _ALL_ON_ONE.replace(", exit: nightly export}", "}   # <- TEC003"),
        Example(
            _ALL_ON_ONE.replace("export}", "export}   # <- TEC003 info"),
            "Most hangs on it, and there is a way out",
        ),
        Example(
            _BOUGHT.replace(
                "2029-06, exit: nightly export}", "2027-12, exit: export}   # <- TEC003"
            ),
            "The contract ends within a year after the work",
        ),
        Example(
            _BOUGHT.replace(", exit: nightly export}", "}   # <- TEC003 info"),
            "Little hangs on it, and there is no way out",
        ),
        Example(
            _BOUGHT.replace(
                "{contract_until: 2029-06, exit: nightly export}",
                "{role: partner, exit: handbook in our hands}   # <- TEC003 info",
            ).replace("estimate: 8w", "estimate: 60w"),
            "A partner of more than a year who carries none of the risk",
        ),
    ),
    good=_BOUGHT,
    silent=Example(
        _BOUGHT.replace(
            "{contract_until: 2029-06, exit: nightly export}", "{contract_until: 2027-04}"
        ).replace("\n  vendors: [crmco]", " vendors: []"),
        "No work needs it",
    ),
)
def vendor_dependence(plan: Plan) -> Iterator[Hit]:
    """Much hangs on a vendor, without a safe way out.

    Firms are sold, products are given up, prices go up when a contract ends. Whoever has no way out
    then takes what is offered, and customers wait for the result.
    """
    using: dict[str, list[Initiative]] = {}
    for item in plan.live:
        for id in dict.fromkeys(item.vendors):
            using.setdefault(id, []).append(item)
    for vendor in plan.roadmap.vendors.values():
        items = using.get(vendor.id)
        if items and (hit := _vendor_hit(plan, vendor, items)):
            yield hit


def _vendor_hit(plan: Plan, vendor: Vendor, items: list[Initiative]) -> Hit | None:
    """All that is to be said of a vendor that some work uses."""
    unfinished = [item for item in items if item.unfinished]
    way_out = bool((vendor.exit or "").strip())
    share = plan.hanging_on(item.id for item in unfinished)
    much = share >= _STAKE.part(plan)
    contract = _contract_end(plan, vendor, items)
    engaged = _engaged(plan, unfinished) if vendor.role is VendorRole.PARTNER else 0
    traits, cures = [], []
    if contract:
        cures.append("prolong the contract while you have a choice")
    if much and way_out:
        traits.append("has an exit")
        cures.append("try the exit before you need it")
    if not way_out:
        traits.append("has no exit")
        cures.append("add `exit:` with how you would get away from it")
    if not vendor.shares_risk and months(engaged) > _ENGAGED.of(plan):
        traits.append(f"shares none of the risk in {lasting(engaged)} of work")
        cures.append("pay it by result and write `shares_risk: true`")
    if not cures:
        return None
    return Hit(
        vendor.route,
        _told(f"`{vendor.id}`", share if much else None, traits, contract),
        severity=Severity.WARNING if contract or (much and not way_out) else Severity.INFO,
        related=tuple((item.at("vendors"), f"`{item.id}` needs it") for item in unfinished[:3]),
        also=tuple(item.at("vendors") for item in unfinished[3:]),
        help="; ".join(cures),
    )


def _told(vendor: str, share: Fraction | None, traits: list[str], contract: str) -> str:
    """What is to be said of a vendor, as one sentence."""
    is_so = " and ".join(traits)
    if share is not None:
        more = [f"whose contract {contract}"] if contract else []
        more += [f"which {is_so}"]
        return (
            f"{percent(share)} of what is still to come depends on {vendor}, {' and '.join(more)}"
        )
    if traits == ["has no exit"] and not contract:
        return f"Nobody has written down how you would get away from {vendor}"
    if not traits:
        return f"The contract of {vendor} {contract}"
    return f"{vendor} {is_so}" + (f", and its contract {contract}" if contract else "")


def _contract_end(plan: Plan, vendor: Vendor, items: list[Initiative]) -> str:
    """When a contract ends that ends too soon after the work; empty for any other."""
    if vendor.contract_until is None or plan.schedule.relative:
        return ""
    finishes = {item.id: plan.schedule.times[item.id].finish for item in items}
    dated = {id: finish for id, finish in finishes.items() if finish is not None}
    if not dated:
        return ""
    last = max(dated, key=lambda id: dated[id])
    until = vendor.contract_until.last
    left, least = (until - dated[last]).days, int(_CONTRACT.of(plan) * MONTH_DAYS)
    if left >= least or (plan.today - dated[last]).days > least:
        return ""
    ends = "ended" if until < plan.today else "ends"
    when = "before" if left < 0 else "after"
    return f"{ends} {lasting(left, full=True)} {when} `{last}` is done"


def _engaged(plan: Plan, items: list[Initiative]) -> int:
    """Days from the first start to the last finish of some work; 0 without dates."""
    times = [plan.schedule.times[item.id] for item in items]
    starts = [each.start for each in times if each.start is not None]
    finishes = [each.finish for each in times if each.finish is not None]
    return (max(finishes) - min(starts)).days + 1 if starts and finishes else 0
