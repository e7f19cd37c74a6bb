"""Value: whether people notice something soon, often and from every phase."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.example import Example
from cxroad.lint.frames import INITIATIVES, LATER_PHASES, PLAN
from cxroad.lint.periods import expected_months, in_months, months, on_day, value_undated
from cxroad.lint.rule import Threshold, rule
from cxroad.lint.sources import PENNINGTON, STEPS
from cxroad.lint.wording import together
from cxroad.model.initiative import Initiative, Kind
from cxroad.model.settings import Level
from cxroad.model.writing import count, percent, rounded
from cxroad.schedule.bursts import densest
from cxroad.schedule.value import silences

if TYPE_CHECKING:
    from cxroad.plan import Plan
    from cxroad.schedule.bursts import Burst

_WEEK = 7

_EARLY = Threshold("VAL001", "early", 3, "months at ease", "practitioners: wins within 3-6 months")
_LATE = Threshold("VAL001", "months", 6, "months at most", "Kotter: first wins within 6-18 months")
_FAR = Threshold("VAL001", "severe", 18, "months, then severe", "Kotter: within 6-18 months")

_FIRST_VALUE = """
crawl:
  initiatives:
    answer: {name: Answer every call, estimate: 40w, serves: {effort: 40%}}   # <- VAL001
    explain: {name: Explain every visit, estimate: 44w, serves: {effort: 20%}}
walk:
  initiatives:
    follow: {name: Call after the visit, estimate: 4w, after: [explain], serves: {effort: 20%}}
    remind: {name: Remind of the visit, estimate: 6w, serves: {effort: 20%}}
"""


@rule(
    "VAL001",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{STEPS}: deliver value all along the way to the vision",
        "John Kotter: short-term wins within 6 to 18 months",
    ),
    level=Level.STARTER,
    thresholds=(_EARLY, _LATE, _FAR),
    cure="Look for something small that customers or employees would notice within weeks, and let "
    "it go first. Often it is a part of a larger initiative that can be cut off.",
    frame=PLAN,
    bad=(
        _FIRST_VALUE,
        Example(
            _FIRST_VALUE.replace("40w", "20w").replace("VAL001", "VAL001 info"),
            "After the first quarter",
        ),
        Example(
            _FIRST_VALUE.replace("40w", "80w")
            .replace("44w", "84w")
            .replace("VAL001", "VAL001 severe"),
            "Beyond a year and a half",
        ),
    ),
    good=_FIRST_VALUE.replace("40w", "8w").replace("   # <- VAL001", ""),
)
def late_first_value(plan: Plan) -> Iterator[Hit]:
    """Nothing reaches a customer for a long time.

    Support is lent, and the first thing that people notice pays it back. Who asks for a year of
    patience competes with every other idea of that year.
    """
    first = plan.first_value
    if first is None or value_undated(plan):
        return
    so_far = months((first.day - plan.schedule.start).days)
    if so_far <= _EARLY.of(plan):
        return
    late = so_far > _LATE.of(plan)
    yield Hit(
        plan.roadmap.initiatives[first.ids[0]].route,
        f"Nothing reaches a customer or employee in the first {in_months(Fraction(int(so_far)))}",
        severity=Severity.WARNING if late else Severity.INFO,
        severe=so_far > _FAR.of(plan),
        label=f"the first of value, {on_day(plan, first.day)}",
        help="put something small before it that people would notice",
        note="faith and budget rarely last that long without anything to show" if late else "",
    )


_AT_ONCE = Threshold("VAL002", "share", 50, "% of the value", "our default")
_SPAN = Threshold(
    "VAL002", "days", 14, "days", "our default: one release with its follow-up", least=1
)
_DELIVERING = Threshold("VAL002", "least", 3, "delivering initiatives", "our default")

_BIG_BANG = """
crawl:
  initiatives:
    answer: {name: Answer every call, estimate: 8w, serves: {effort: 20%}}
walk:
  initiatives:
    explain: {name: Explain every visit, estimate: 30w, after: [answer],   # <- VAL002 severe
      serves: {effort: 25%}}
    follow: {name: Call after the visit, estimate: 30w, serves: {effort: 30%}}
    remind: {name: Remind of the visit, estimate: 30w, serves: {effort: 25%}}
"""


@rule(
    "VAL002",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{STEPS}: a big bang has nothing to show until its last day, and then everything at risk",
        f"{PENNINGTON}: change comes as many small things, not as one great one",
    ),
    level=Level.STARTER,
    thresholds=(_AT_ONCE, _SPAN, _DELIVERING),
    cure="Let parts go live when they are ready. What has to wait for a release is rarely all of "
    "it: ask of each part who could use it before.",
    frame=PLAN,
    bad=(
        Example(_BIG_BANG, "On the last day of all, which is severe"),
        Example(
            _BIG_BANG.replace(
                "visit, estimate: 30w, serves: {effort: 25%",
                "visit, estimate: 40w, serves: {effort: 25%",
            ).replace(" severe", ""),
            "On the way",
        ),
    ),
    good=_BIG_BANG.replace("   # <- VAL002 severe", "")
    .replace(
        "follow: {name: Call after the visit, estimate: 30w",
        "follow: {name: Call after the visit, estimate: 16w",
    )
    .replace(
        "remind: {name: Remind of the visit, estimate: 30w",
        "remind: {name: Remind of the visit, estimate: 6w",
    ),
    silent=Example(
        """
        crawl:
          initiatives:
            answer: {name: Answer every call, status: done, finished: 2026-12-18,
              serves: {effort: 30%}}
            explain: {name: Explain every visit, status: done, finished: 2026-12-18,
              serves: {effort: 25%}}
            follow: {name: Call after the visit, status: done, finished: 2026-12-18,
              serves: {effort: 20%}}
        walk:
          initiatives:
            remind: {name: Remind of the visit, estimate: 30w, after: [answer],
              serves: {effort: 25%}}
        """,
        "What has arrived cannot arrive earlier any more",
    ),
)
def big_bang(plan: Plan) -> Iterator[Hit]:
    """Most of the value arrives at once.

    If that one day slips, everything slips; if the idea was wrong, nobody learns it before; and
    whoever is changed by it is changed by everything in the same week.
    """
    today = None if plan.schedule.relative else plan.today
    burst = densest(plan.deliveries, int(_SPAN.of(plan)), today)
    delivering = sum(plan.delivers(item.id) for item in plan.live)
    if burst is None or delivering < _DELIVERING.of(plan):
        return
    share = burst.points / plan.total_value
    if share < _AT_ONCE.part(plan):
        return
    finish = plan.schedule.finish
    at_end = finish is not None and (finish - burst.first).days < _SPAN.of(plan)
    initiatives = plan.roadmap.initiatives
    yield Hit(
        initiatives[burst.ids[0]].route,
        f"{percent(share)} of the value arrives at once, {_when(plan, burst, at_end)}",
        severe=at_end,
        related=tuple(
            (initiatives[id].route, f"{percent(plan.value(id) / plan.total_value)} here")
            for id in burst.ids[1:4]
        ),
        help="let what is ready go live before the rest is",
        note=f"together arrive {together(burst.ids)}" if len(burst.ids) > 1 else "",
    )


def _when(plan: Plan, burst: Burst, at_end: bool) -> str:
    days = (burst.last - burst.first).days + 1
    if at_end and burst.first == plan.schedule.finish:
        return "on the last day of the plan"
    if at_end:
        return f"in the last {count(int(_SPAN.of(plan)), 'day')} of the plan"
    if days == 1:
        return on_day(plan, burst.first)
    return f"within {count(days, 'day')} that begin {on_day(plan, burst.first)}"


_QUICK = Threshold("VAL003", "quick", 13, "weeks of a quick win", "vocabulary: within 90 days")
_LONG = Threshold("VAL003", "long", 6, "months, then a remark", "our default")
_TOO_LONG = Threshold(
    "VAL003",
    "months",
    12,
    "months, then a warning",
    "McKinsey and Oxford (5,400 projects): each further year costs 15 % more",
)
_BANG = Threshold("VAL003", "severe", 24, "months, from where severe", f"{STEPS}: 2-5 years")


@rule(
    "VAL003",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{PENNINGTON}: projects of two to five years are sold by those who bear none of the risk",
        f"{STEPS}: the big bang that takes two to five years",
        "McKinsey and Oxford: 15 % more cost for each further year of a large project",
    ),
    level=Level.STARTER,
    thresholds=(_QUICK, _LONG, _TOO_LONG, _BANG),
    cure="Cut it where somebody would notice the first part alone, and let the rest wait for what "
    "that part teaches. A quick win that takes a quarter is an initiative: say so.",
    frame=INITIATIVES,
    bad=(
        "record: {name: One record, estimate: 14mo, serves: {effort: 5%}}   # <- VAL003",
        Example(
            "record: {name: One record, estimate: 27mo, serves: {effort: 5%}}   # <- VAL003 severe",
            "A big bang of its own",
        ),
        Example(
            "record: {name: One record, estimate: 6mo..8mo, serves: {effort: 5%}}"
            "   # <- VAL003 info",
            "More than half a year, by what is expected",
        ),
        Example(
            "signs: {name: Signs, kind: quick-win, estimate: 16w, serves: {effort: 5%}}"
            "   # <- VAL003",
            "Not so quick",
        ),
    ),
    good="record: {name: One record, estimate: 3mo..8mo, serves: {effort: 5%}}",
)
def too_long(plan: Plan) -> Iterator[Hit]:
    """An initiative takes too long.

    Needs, people and suppliers change under long work, and until it is done it is worth nothing.
    The longer it takes, the dearer each month of it becomes.
    """
    quick = months(_QUICK.of(plan) * _WEEK)
    short = min(_BANG.of(plan), _TOO_LONG.of(plan), _LONG.of(plan), quick)
    for item in plan.live:
        length = expected_months(plan, item)
        if length is not None and length > short and (hit := _length_hit(plan, item, length)):
            yield hit


def _length_hit(plan: Plan, item: Initiative, length: Fraction) -> Hit | None:
    key = "estimate" if item.estimate is not None else "due"
    takes = f"`{item.id}` takes {in_months(length)}"
    cut = "cut it where somebody would notice the first part alone"
    if length >= _BANG.of(plan) or length > _TOO_LONG.of(plan):
        severe = length >= _BANG.of(plan)
        end = "a big bang inside the roadmap" if severe else "much will change before it is done"
        note = "every further year makes a large project dearer by about 15 %"
        return Hit(item.at(key), f"{takes}: {end}", severe=severe, help=cut, note=note)
    if item.kind is Kind.QUICK_WIN and length > months(_QUICK.of(plan) * _WEEK):
        weeks = rounded(_QUICK.of(plan))
        return Hit(
            item.at(key),
            f"`{item.id}` is called a quick win and takes {in_months(length)}",
            help=f"cut it to {weeks} weeks at most, or leave out `kind: quick-win`",
        )
    if length > _LONG.of(plan):
        return Hit(
            item.at(key),
            f"{takes}; a part of it could show much earlier whether it works",
            severity=Severity.INFO,
            help=cut,
        )
    return None


@rule(
    "VAL004",
    Severity.WARNING,
    since="0.1",
    source=f"{STEPS}: every step brings something tangible now, and more as the next follows",
    level=Level.STARTER,
    cure="Put something into the phase that people notice, or join it with the phase that uses "
    "what it builds.",
    frame=LATER_PHASES,
    bad="""
    walk:   # <- VAL004
      initiatives:
        map: {name: Map of all desks, after: [answer]}
    run:
      initiatives:
        find: {name: Find the right desk, after: [map], serves: {effort: 35%}, status: done}
        wait: {name: Wait at home, after: [answer], serves: {effort: 35%}, status: done}
    """,
    good="""
    walk:
      initiatives:
        map: {name: Map of all desks, after: [answer]}
        wait: {name: Wait at home, after: [answer], serves: {effort: 35%}}
    run:
      initiatives:
        find: {name: Find the right desk, after: [map], serves: {effort: 35%}}
    """,
    silent=Example(
        """
        walk:
          initiatives:
            wait: {name: Wait at home, after: [answer], serves: {effort: 35%}}
            find: {name: Find the right desk, after: [answer], serves: {effort: 35%}}
        run:
          initiatives:
            map: {name: Map of all desks, after: [find], kind: research, status: parked}
            app: {name: New look for the app, after: [find], status: dropped}
        """,
        "What is parked or dropped takes part in no phase",
    ),
)
def phase_without_value(plan: Plan) -> Iterator[Hit]:
    """A phase delivers nothing that anyone would notice.

    A phase of foundations alone asks everybody to believe. When its budget is looked at, there is
    nothing to set against it.
    """
    for phase in plan.phases_without_value:
        yield Hit(
            phase.route,
            f"Phase `{phase.id}` delivers nothing that a customer or employee would notice",
            help="add a small thing that people notice, or `serves:` where it was forgotten",
        )


_SILENCE = Threshold("VAL006", "weeks", 26, "weeks at most", "our default")


@rule(
    "VAL006",
    Severity.WARNING,
    since="0.1",
    source=f"{STEPS}: momentum that is lost takes faith and support with it",
    thresholds=(_SILENCE,),
    cure="Move something small into the gap, or cut the work behind it so that a part arrives "
    "earlier.",
    frame=PLAN,
    bad="""
    crawl:
      initiatives:
        answer: {name: Answer every call, estimate: 8w, serves: {effort: 40%}}
    walk:
      initiatives:
        explain: {name: Explain every visit, estimate: 30w, after: [answer],   # <- VAL006
          serves: {effort: 5%}}
        follow: {name: Call after the visit, estimate: 40w, serves: {effort: 45%}}
        remind: {name: Remind of the visit, estimate: 50w, serves: {effort: 10%}}
    """,
    good="""
    crawl:
      initiatives:
        answer: {name: Answer every call, estimate: 8w, serves: {effort: 40%}}
    walk:
      initiatives:
        explain: {name: Explain every visit, estimate: 12w, after: [answer],
          serves: {effort: 5%}}
        follow: {name: Call after the visit, estimate: 30w, serves: {effort: 45%}}
        remind: {name: Remind of the visit, estimate: 50w, serves: {effort: 10%}}
    """,
    silent=Example(
        """
        crawl:
          initiatives:
            answer: {name: Answer every call, estimate: 8w, serves: {effort: 40%}}
        walk:
          initiatives:
            explain: {name: Explain every visit, estimate: 30w, after: [answer],
              serves: {effort: 5%}}
            follow: {name: Call after the visit, serves: {effort: 45%}}
            remind: {name: Remind of the visit, estimate: 50w, serves: {effort: 10%}}
        """,
        "What has no dates may fall into the gap",
    ),
)
def long_silence(plan: Plan) -> Iterator[Hit]:
    """For a long time nothing arrives that people notice.

    In such a gap people decide that it was the last one of those programmes, and the next
    delivery has to win them back.
    """
    if value_undated(plan):
        return
    initiatives = plan.roadmap.initiatives
    for silence in silences(plan.deliveries):
        if silence.days > _SILENCE.of(plan) * _WEEK:
            before, after = silence.before.ids[-1], silence.after.ids[0]
            yield Hit(
                initiatives[after].route,
                f"{silence.days // _WEEK} weeks pass between `{before}` and `{after}` without "
                "anything delivered",
                label=f"arrives {on_day(plan, silence.after.day)}",
                related=((initiatives[before].route, on_day(plan, silence.before.day)),),
                help="let something small arrive in between, or cut what comes after",
                note="faith fades in such gaps",
            )
