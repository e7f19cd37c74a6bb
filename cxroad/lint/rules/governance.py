"""Governance: who decides, who carries the work, and what stays when people go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.example import Example
from cxroad.lint.frames import FILE
from cxroad.lint.governed import GOVERNANCE, LEADERS, LONG
from cxroad.lint.periods import lasting, months
from cxroad.lint.rule import Threshold, rule
from cxroad.lint.sources import FRANZ, PENNINGTON, RESPONSIBLE, STEPS, VAN_BELLEGHEM
from cxroad.model.people import Experience, Governance, Level
from cxroad.model.register import Decision
from cxroad.model.writing import day, listed, rounded

if TYPE_CHECKING:
    from cxroad.plan import Plan

_SOUND = """
governance:
  sponsor: ada
  deputy: ben
  lead: mia
  core_team: [mia, ben]
  steering: {members: [ada, ben], every: 4w}
  culture_committee: [mia, ben]
  handover: docs/handover.md
"""


def _but(*keys: str) -> str:
    """Sound governance without some of its keys."""
    lines = _SOUND.strip("\n").split("\n")
    return "\n".join(line for line in lines if line.strip().partition(":")[0] not in keys)


def _described(plan: Plan) -> Governance | None:
    """Governance, unless the file says nothing of it; then one finding says so for all."""
    governance = plan.roadmap.governance
    return governance if governance and governance.model_fields_set else None


def _started(plan: Plan) -> date | None:
    """The first day of the work; None when the plan counts in weeks."""
    if plan.roadmap.start is not None:
        return plan.roadmap.start.first
    return None if plan.schedule.relative else plan.schedule.start


@rule(
    "GOV001",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{FRANZ}: leadership from the top and a base that takes part",
        f"{VAN_BELLEGHEM}: by a study of Pega, 35 % of firms have a sponsor at C level",
        "PMI: one in three failed projects had a sponsor who was hardly engaged",
    ),
    cure="Win one person of the executive board, who opens doors and stands in for it in bad "
    "months. What wins them is a day with customers more than a slide.",
    frame=GOVERNANCE,
    bad=(
        _but("sponsor").replace("governance:", "governance:   # <- GOV001"),
        Example(
            _SOUND.replace("sponsor: ada", "sponsor: ben   # <- GOV001 info"),
            "A sponsor below the executive board",
        ),
    ),
    good=_SOUND,
    silent=Example(
        _SOUND.replace("sponsor: ada", "sponsor: Chief Operating Officer"),
        "Where the file does not say how high somebody stands, nothing is held against them",
    ),
)
def sponsor(plan: Plan) -> Iterator[Hit]:
    """No executive sponsor, or none at the top.

    Sooner or later two departments want different things. Without somebody above both, the
    customer's side of the quarrel has no voice, and the work waits.
    """
    governance = _described(plan)
    if governance is None:
        return
    if not (governance.sponsor or "").strip():
        yield Hit(
            governance.at("sponsor"),
            "There is no executive sponsor",
            help="add `sponsor:` with somebody of the executive board",
            note="one in three projects that fail had a sponsor who was hardly engaged (PMI)",
        )
        return
    person = plan.carriers.person(governance.sponsor)
    if person and person.level and person.level is not Level.C_SUITE:
        yield Hit(
            governance.at("sponsor"),
            f"The sponsor, {person.name}, is not on the executive board (`{person.level}`)",
            severity=Severity.INFO,
            help="win somebody at C level, at least as a patron for the hard decisions",
            note="35 % of firms have a sponsor at C level, by a study of Pega",
        )


_TENURE = Threshold(
    "GOV002",
    "months",
    24,
    "months of work",
    "chief customer officers stayed 23 months (2009) to 34.5 months (2013)",
)


@rule(
    "GOV002",
    Severity.WARNING,
    since="0.1",
    source=f"{STEPS}: sponsors leave, and neither benefits nor their story are handed over",
    thresholds=(_TENURE,),
    cure="Name a deputy who comes along from now on, and write down for a successor what it is "
    "for, what it has brought and why it was decided so. `handover` says where that stands.",
    frame=GOVERNANCE,
    bad=(
        Example(
            _but("deputy", "handover").replace("ada\n", "ada   # <- GOV002\n", 1),
            "Neither, and the work lasts longer than such a post is usually held",
            LONG,
        ),
        Example(
            _but("deputy").replace("ada\n", "ada   # <- GOV002 info\n", 1),
            "Nobody stands in",
        ),
    ),
    good=_SOUND,
)
def no_handover(plan: Plan) -> Iterator[Hit]:
    """If the sponsor goes, the reasons go too.

    Few sponsors are still there at the end. Who follows inherits a budget without its story, sees
    what it costs and not what it is for, and cuts it with a good conscience.
    """
    governance = _described(plan)
    if governance is None:
        return
    deputy = bool((governance.deputy or "").strip())
    handover = bool((governance.handover or "").strip())
    if deputy and handover:
        return
    who = plan.carriers.called(governance.sponsor) if governance.sponsor else "a sponsor"
    lost = "nobody stands in"
    if not handover:
        lost = "the benefits and the story behind them are written down nowhere"
    if not deputy and not handover:
        lost = "nobody holds the benefits and the story behind them"
    start, finish = plan.schedule.start, plan.schedule.finish
    days = (finish - start).days if finish else 0
    long = not deputy and not handover and months(days) > _TENURE.of(plan)
    missing = [
        key for key, there in (("`deputy:`", deputy), ("`handover:`", handover)) if not there
    ]
    yield Hit(
        governance.at("sponsor"),
        f"If {who} leaves, {lost}",
        severity=Severity.WARNING if long else Severity.INFO,
        help=f"add {listed(missing)}; a path, an address or a sentence does for `handover`"
        if not handover
        else "add `deputy:` with somebody who comes along from now on",
        note=f"the work lasts {lasting(days)}, and few hold such a post so long" if long else "",
    )


_MEETS = Threshold("GOV003", "weeks", 13, "weeks between two meetings", "our default: a quarter")
_BODIES = (
    ("core_team", "core team", "who works on it all the time"),
    ("steering", "steering committee", "`members:` who decide, and `every: 4w`"),
    ("culture_committee", "culture committee", "who looks after how people treat each other"),
)


@rule(
    "GOV003",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{FRANZ}: core team, sponsor, steering committee, champions and culture committee",
        f"{PENNINGTON}: culture eats strategy for breakfast, and CX for all three meals",
    ),
    thresholds=(_MEETS,),
    cure="Name real people, three to five for each. A small firm may let one group do it all, and "
    "name it three times.",
    frame=GOVERNANCE,
    bad=(
        _but("culture_committee").replace("governance:", "governance:   # <- GOV003"),
        Example(
            _SOUND.replace("every: 4w}", "every: 6mo}   # <- GOV003"),
            "Decisions wait for half a year",
        ),
        Example(
            """
            title: Northside Clinics   # <- GOV003
            vision:
              statement: Every patient knows the same day who will help them, and when.
              strategy: Plan 2027-2029, goal 1
              reviewed: 2026-12-04
              review_every: 6mo
              outcomes:
                effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
            phases:
              crawl:
                initiatives:
                  listen: {name: Listen to calls, serves: {effort: 60%}, status: done}
              walk:
                initiatives:
                  redesign: {name: Redesign, after: [listen], serves: {effort: 40%}, status: done}
            """,
            "Nothing is said of governance: a single finding",
            FILE,
        ),
    ),
    good=_SOUND,
)
def body_missing(plan: Plan) -> Iterator[Hit]:
    """A body that such a programme needs is not named.

    Governance is who makes departments pull one way and who answers when they do not. A body that
    nobody named meets for the first time when something has gone wrong.
    """
    governance = _described(plan)
    if governance is None:
        yield Hit(
            ("governance",) if plan.roadmap.governance else (),
            "Governance is not described: nobody is named who decides, leads and carries on",
            help="add `governance:` with `sponsor`, `deputy`, `lead`, `core_team`, `steering`, "
            "`culture_committee` and `handover`; or `settings: {level: starter}` for now",
        )
        return
    steering = governance.steering
    named = {
        "core_team": governance.core_team,
        "steering": steering.members if steering else (),
        "culture_committee": governance.culture_committee,
    }
    for key, body, what in _BODIES:
        if not any(word.strip() for word in named[key]):
            yield Hit(
                governance.at(key),
                f"No {body} is named",
                help=f"add `{key}:` with {what}",
            )
    every = steering.every if steering else None
    if steering and every and every.calendar_days // 7 > _MEETS.of(plan):
        yield Hit(
            steering.at("every"),
            f"The steering committee meets only every {every}; so long a decision can wait",
            help=f"let it meet at least every {rounded(_MEETS.of(plan))} weeks; four are usual",
        )


@rule(
    "GOV007",
    Severity.WARNING,
    since="0.1",
    source=f"{FRANZ}: somebody without CX experience is told to lead it, and is not taught how",
    cure="Send the lead where it can be learnt and say so in `training`, or put somebody with "
    "experience at their side as `advisor`. It is the cheapest insurance of the programme.",
    frame=LEADERS,
    bad=(
        """
        people:
          ada: {name: Ada Berg, level: c-suite}
          mia: {name: Mia Roth, cx_experience: none}
          ben: {name: Ben Hale}
        governance: {sponsor: ada, lead: mia}   # <- GOV007
        """,
        Example(
            """
            people:
              ada: {name: Ada Berg, level: c-suite}
              mia: {name: Mia Roth}
              ben: {name: Ben Hale}
            governance: {sponsor: ada}   # <- GOV007
            """,
            "Nobody leads",
        ),
    ),
    good="""
    people:
      ada: {name: Ada Berg, level: c-suite}
      mia: {name: Mia Roth, cx_experience: none, training: Certificate course until June}
      ben: {name: Ben Hale}
    governance: {sponsor: ada, lead: mia}
    """,
    silent=Example(
        """
        people:
          ada: {name: Ada Berg, level: c-suite}
          mia: {name: Mia Roth}
          ben: {name: Ben Hale}
        governance: {sponsor: ada, lead: Head of Patient Services, advisor: Jo Lund}
        """,
        "An advisor is at hand, or `people` does not describe the lead",
    ),
)
def untrained_lead(plan: Plan) -> Iterator[Hit]:
    """Nobody leads, or somebody who is left to learn alone.

    A good manager is put in charge because a board has heard that customers matter, and is expected
    to work miracles. Without being taught how, the strategy will be flawed at best.
    """
    governance = _described(plan)
    if governance is None:
        return
    if not (governance.lead or "").strip():
        yield Hit(
            governance.at("lead"),
            "Nobody leads the programme",
            help="add `lead:` with the person who works on nothing else",
        )
        return
    lead = plan.carriers.person(governance.lead)
    if lead is None or lead.cx_experience in (Experience.SOME, Experience.SEASONED):
        return
    if not (lead.training or "").strip() and not (governance.advisor or "").strip():
        new = "is new to CX" if lead.cx_experience else "has no CX experience on record"
        yield Hit(
            governance.at("lead"),
            f"The lead, {lead.name}, {new}, and nobody trains or advises them",
            related=((lead.route, "described here"),),
            help=f"add `training:` or `cx_experience:` to `{lead.id}`, or `advisor:` here",
        )


_UNDECIDED = Threshold("GOV009", "months", 6, "months of work without a decision", "our default")


@rule(
    "GOV009",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{STEPS}: what was decided years ago stays valid in its reasoning and its goals",
        f"{RESPONSIBLE}: every new manager starts again from nothing",
    ),
    thresholds=(_UNDECIDED,),
    cure="Write down the three decisions that everything else rests on: what was chosen, when, and "
    "why. Two sentences each are enough, and `cxroad summary` shows them.",
    frame=LEADERS,
    bad=(
        Example(
            """
            decisions:   # <- GOV009
              - {what: Redesign which visit first?, options: [first, yearly], needed_by: 2027-09}
            """,
            "Six months of work, and nothing was decided",
            today=date(2027, 7, 19),
        ),
        Example(
            """
            decisions:
              - what: Which visit first?
                on: 2027-02-01   # <- GOV009
                chosen: The first one
            """,
            "Decided, and nobody knows why",
        ),
    ),
    good="""
    decisions:
      - what: Which visit first?
        on: 2027-02-01
        chosen: The first one
        why: Who is lost there never comes back, as 40 of 60 calls showed
    """,
)
def no_memory(plan: Plan) -> Iterator[Hit]:
    """What was decided, or why, is written down nowhere.

    The next manager asks why it was done this way, gets no answer, and starts from nothing, with
    another vision, another supplier and the same customers.
    """
    taken = [decision for decision in plan.roadmap.decisions if not decision.open]
    for decision in taken:
        if not (decision.why or "").strip():
            yield Hit(
                decision.at("on"),
                f"{_decided(decision)} was decided, and nobody wrote down why",
                help="add `why:` with the reason, for whoever comes next",
            )
    started = _started(plan)
    if taken or started is None or months((plan.today - started).days) <= _UNDECIDED.of(plan):
        return
    yield Hit(
        ("decisions",) if plan.roadmap.decisions else (),
        f"A new manager would start from nothing: since {day(started)} no decision is written down",
        help="add `decisions:` with what was decided: `what`, `on`, `chosen` and `why`",
    )


def _decided(decision: Decision) -> str:
    """What a decision was about, short enough for a sentence."""
    what = " ".join((decision.what or decision.chosen or "").split())
    if not what:
        return "Something"
    return f'"{what}"' if len(what) <= 60 else f'"{what[:59].rstrip()}…"'
