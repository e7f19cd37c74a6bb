"""Structure: what the file must be before anything can be asked of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit, Severity
from cxroad.graph.slips import MOST_SLIPS, most_slips, near_ones
from cxroad.lint import waivers
from cxroad.lint.example import Example
from cxroad.lint.frames import FILE, INITIATIVES, PHASES, ROADMAP
from cxroad.lint.references import maybe_defined, nowhere, references
from cxroad.lint.rule import Written, rule, structural_rule
from cxroad.lint.sources import STEPS
from cxroad.lint.thresholds import Misfit, no_rule, no_threshold
from cxroad.lint.wording import either
from cxroad.model.base import Entity
from cxroad.model.metrics import METRICS
from cxroad.model.nearest import nearest
from cxroad.model.settings import Level
from cxroad.source.edits import Change, Fix
from cxroad.source.span import Route

if TYPE_CHECKING:
    from cxroad.plan import Plan

_TRAPS = "our own mistakes while writing real roadmaps by hand"
_MODEL = "our default: the words of the file format, `cxroad schema`"


@structural_rule(
    "STR001",
    Severity.ERROR,
    since="0.1",
    source=_TRAPS,
    level=Level.STARTER,
    cure="Take the key that is offered. Text with a comma inside { } needs quotes; better, write "
    "one key a line without { }. Whatever has no key of its own fits into a comment (`# ...`).",
    fixable="a key that is near to one known key only (unsafe), and text split by a comma",
    frame=INITIATIVES,
    bad=(
        "move-home: {name: Move in one call, onwer: Mia, serves: {effort: 5%}}   # <- STR001",
        Example(
            "move-home: {name: Redesign join, move and fix, serves: {effort: 5%}}   # <- STR001",
            "A comma inside { } ends the text",
        ),
        Example("settings: {VIS009: {outcome: 7}}   # <- STR001", "A number no rule has", ROADMAP),
        Example("settings: {VIS0009: {outcomes: 7}}   # <- STR001", "A rule nobody has", ROADMAP),
    ),
    good='move-home: {name: "Redesign join, move and fix", owner: Mia, serves: {effort: 5%}}',
)
def unknown_key(written: Written) -> Iterator[Hit]:
    """A key is not one that cxroad knows.

    What stands under a mistyped key counts for nothing: the owner is not there, the date does
    not hold. So an unknown key is an error and never skipped in silence.
    """
    settings = written.roadmap.settings
    unknown = 0
    for code, numbers in settings.thresholds.items() if settings else ():
        place = settings.at(code) if settings else ()
        if wrong := no_rule(code, written.rules, near=unknown < MOST_SLIPS):
            unknown += 1
            yield _misfit(place, wrong)
            continue
        for name in numbers:
            if wrong := no_threshold(written.rules[code], name):
                yield _misfit((*place, name), wrong)


def _misfit(route: Route, wrong: Misfit) -> Hit:
    """What to say of a key of `settings` that no rule has."""
    change = Change(route, wrong.meant, at_key=True)
    fix = Fix(safe=False, changes=(change,)) if wrong.meant else None
    return Hit(route, f"settings: {wrong.message}", at_key=True, help=wrong.help, fix=fix)


@structural_rule(
    "STR002",
    Severity.ERROR,
    since="0.1",
    source=_MODEL,
    level=Level.STARTER,
    cure="Rename one of the two, and every `after`, `serves` or `owner` that means it.",
    frame=INITIATIVES,
    bad=(
        "listen: {name: Listen again, after: [redesign], serves: {effort: 5%}}   # <- STR002",
        Example(
            """
            move: {name: Move in one call, after: [redesign], serves: {effort: 2%}}
            Move: {name: Move at the weekend, after: [redesign], serves: {effort: 3%}}   # <- STR002
            """,
            "Capitals do not make another id",
        ),
        Example(
            """
            move: {name: Move in one call}
            move: {name: Move at the weekend}   # <- STR002
            """,
            "Twice in the same place",
        ),
    ),
    good="listen-again: {name: Listen again, after: [redesign], serves: {effort: 5%}}",
    silent=Example(
        "effort: {name: Make it easy, after: [redesign], serves: {effort: 5%}}",
        "An initiative may be called like an outcome; they are never meant in the same place",
    ),
)
def repeated_id(written: Written) -> Iterator[Hit]:
    """An id is used for two things.

    An id stands for one thing wherever it is named. Phases, initiatives and externals share
    one set of ids, because each of them can be waited for. Capitals do not tell ids apart.
    """
    roadmap = written.roadmap
    work: list[tuple[Entity, str]] = []
    for phase in roadmap.phases.values():
        work.append((phase, "a phase"))
        work += [(item, f"in `{phase.id}`") for item in phase.initiatives.values()]
    work += [(external, "an external") for external in roadmap.externals.values()]
    yield from _repeated(work)
    for namespace in (
        roadmap.outcomes,
        roadmap.people,
        roadmap.teams,
        roadmap.vendors,
        roadmap.insight,
        roadmap.risks,
    ):
        yield from _repeated([(entity, "") for entity in namespace.values()])


def _repeated(named: list[tuple[Entity, str]]) -> Iterator[Hit]:
    """Entities whose ids are the same to a reader who takes capitals for small, each group once."""
    folded = [entity.id.lower() for entity, _ in named]
    if len(set(folded)) == len(folded):
        return
    groups: dict[str, list[tuple[Entity, str]]] = {}
    for id, each in zip(folded, named, strict=True):
        groups.setdefault(id, []).append(each)
    for first, *again in groups.values():
        if not again:
            continue
        entity, where = again[0]
        if first[0].id == entity.id:
            message = f"`{entity.id}` is used twice: {first[1]} and {where}"
        else:
            message = f"`{first[0].id}` and `{entity.id}` differ in capitals only"
        yield Hit(
            entity.route,
            message,
            label="used again here",
            related=((first[0].route, "used here"), *((e.route, "and here") for e, _ in again[1:])),
            help=f"rename one of them; what means `{entity.id}` elsewhere has to follow",
        )


@structural_rule(
    "STR003",
    Severity.ERROR,
    since="0.1",
    source="a public national strategy in which an action named a parent that did not exist",
    level=Level.STARTER,
    cure="Take the id that is offered, or define what is named. As soon as the file has `people`, "
    "a single word under `owner`, `by` or `who` is an id; text with a blank is a name.",
    fixable="a slip of the pen that one id only is near to (unsafe)",
    frame=INITIATIVES,
    bad=(
        "move-home: {name: Move house, after: [redesing], serves: {effort: 5%}}   # <- STR003",
        Example(
            "move-home: {name: Move in one call, serves: {efort: 5%}}   # <- STR003",
            "An outcome with a slip of the pen",
        ),
        Example(
            "move-home: {name: Move in one call, after: [redesign-1w], serves: {effort: 5%}}"
            "   # <- STR003",
            "Without blanks `redesign-1w` is an id, not a lead of one week",
        ),
        Example(
            """
            people: {mia: {name: Mia Berg}}
            governance: {sponsor: mai}   # <- STR003
            """,
            "A person",
            ROADMAP,
        ),
    ),
    good="move-home: {name: Move in one call, after: [redesign], serves: {effort: 5%}}",
    silent=Example(
        "move-home: {name: Move in one call, owner: Mia, serves: {effort: 5%}}",
        "Without `people` every owner is free text",
    ),
)
def points_nowhere(written: Written) -> Iterator[Hit]:
    """Something is named that the file does not define.

    Work that waits for a mistyped id waits for nothing and starts too early; a share that goes
    to a mistyped outcome is lost.
    """
    known = written.loaded.known
    maybe = maybe_defined(written.loaded)
    slips = 0
    defined: dict[tuple[str, ...], frozenset[str]] = {}
    for reference in references(written.roadmap, known):
        spaces = reference.namespaces
        if spaces not in defined:
            defined[spaces] = frozenset().union(*(known.get(name, ()) for name in spaces))
        ids = defined[spaces]
        if spaces == ("outcomes",) and not ids:
            continue  # that there are no outcomes at all is said once, by VIS001
        if reference.word not in maybe and reference.word not in ids:
            near = near_ones(reference.word, ids) if slips < most_slips(ids) else ()
            slips += 1
            if near or reference.certain:
                worded = partial(nowhere, reference, ids, near)
                yield Hit(reference.route, at_key=reference.is_key, worded=worded)
    for outcome in written.roadmap.outcomes.values():
        metric = outcome.metric
        if metric and outcome.measure is None:
            near = nearest(metric, METRICS)
            yield Hit(
                outcome.at("metric"),
                f"{outcome.id}.metric: there is no metric `{metric}`",
                help=f"did you mean {either(near)}?"
                if near
                else "write `metric: custom` with `unit:` and `better:`, or one of the catalogue",
            )


@rule(
    "STR005",
    Severity.WARNING,
    since="0.1",
    source=f"{STEPS}: every step brings something of use now",
    level=Level.STARTER,
    cure="Fill the phase, or remove it until something is known. One phase alone is split where "
    "customers would first notice something.",
    frame=PHASES,
    bad=(
        """
        walk:
          initiatives:
            redesign: {name: Redesign the first visit, after: [answer], serves: {effort: 5%}}
        run:   # <- STR005
          goal: Prevent problems before patients notice
        """,
        Example(
            """
            title: Northside Clinics
            vision:
              statement: Every patient knows the same day who will help them.
              strategy: Plan 2027-2029, goal 1
              reviewed: 2026-12-04
              review_every: 6mo
              outcomes:
                effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
            phases:
              everything:   # <- STR005
                initiatives:
                  listen: {name: Listen to calls, serves: {effort: 100%}, status: done}
            """,
            "One phase is a big bang with another name",
            FILE,
        ),
    ),
    good="""
    walk:
      initiatives:
        redesign: {name: Redesign the first visit, after: [answer], serves: {effort: 5%}}
    """,
)
def empty_phase(plan: Plan) -> Iterator[Hit]:
    """A phase holds no work, or there is only one phase.

    Steps are what keeps a long vision alive: each brings something now and prepares the next.
    An empty phase promises a step that nobody has thought about yet.
    """
    phases = list(plan.roadmap.phases.values())
    for phase in phases:
        if not phase.initiatives:
            yield Hit(
                phase.route,
                f"Phase `{phase.id}` has no initiatives",
                help="add what is done in it under `initiatives:`, or remove the phase",
            )
    if len(phases) == 1 and phases[0].initiatives:
        yield Hit(
            phases[0].route,
            f"All work is in one phase, `{phases[0].id}`",
            help="split it: first what customers notice soon, then what builds on that",
            note="a plan of one phase is a big bang: it has no step after which to look again",
        )
    if not phases:
        yield Hit(
            ("phases",),
            "There are no phases yet",
            help="add a first one, such as `crawl:`, with its `initiatives:`",
        )


@structural_rule(
    "STR006",
    Severity.ERROR,
    since="0.1",
    source="our default: a steering document shows what it accepts, why, and until when",
    level=Level.STARTER,
    cure="Give every waiver its reason (`because:`), move or remove one that has ended, and remove "
    "one that covers nothing any more.",
    fixable="a waiver that covers nothing is taken out",
    frame=ROADMAP,
    bad=(
        """
        waive:
          - {rule: GRA003, until: 2027-12-31}   # <- STR006
        """,
        Example(
            """
            waive:
              - rule: GRA033   # <- STR006
                because: The second phase is a pilot of its own
            """,
            "A rule that does not exist",
        ),
        Example(
            """
            waive:
              - rule: GRA003
                because: The second phase is a pilot of its own
                until: 2027-02-28   # <- STR006
            """,
            "Its end is past",
        ),
        Example(
            """
            waive:
              - rule: orphaned-phase   # <- STR006 warning
                because: The second phase is a pilot of its own
            """,
            "Nothing breaks the rule, so nothing is accepted",
        ),
    ),
    good=Example(
        """
        title: Northside Clinics
        vision:
          statement: Every patient knows the same day who will help them.
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
              redesign: {name: Redesign the first visit, after: [listen], serves: {effort: 40%}}
              signs: {name: Put up the new signs}
        waive:
          - rule: serves-nothing
            at: signs
            because: The sign law asks for it, decided on 4 December
            until: 2027-12-31
        """,
        frame=FILE,
    ),
)
def bad_waiver(written: Written) -> Iterator[Hit]:
    """A waiver does not count, or covers nothing.

    A finding may be accepted, but openly: with a reason that a successor understands and, if
    possible, an end. A waiver without them would be a way of looking away.
    """
    return waivers.faults(written)
