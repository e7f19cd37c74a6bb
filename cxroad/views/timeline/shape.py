"""What a timeline is made of: bars, rows, alerts and the view that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cxroad.findings.finding import Severity
from cxroad.model.language import say
from cxroad.model.writing import day, grouped, percent
from cxroad.views.arrows import Arrow
from cxroad.views.timeline.rag import Verdict
from cxroad.views.words import flat, titled, week

LIKELY = Fraction(80, 100)
"""The share of a forecast's runs in which a bar has ended by its late end."""


@dataclass(frozen=True, slots=True)
class Bar:
    """When something runs; every day is inclusive, and None where it is not known.

    Attributes:
        start, finish: Expected first and last day.
        low_finish, high_finish: The last day when every estimate is low, or high.
        p80_finish: The day by which it has ended in 80 % of a forecast's runs; None without one.
        slip: Working days by which it ends later than at the reference, below 0 when earlier; None
            without a reference, or where it had or has no date.
    """

    start: date | None = None
    finish: date | None = None
    low_finish: date | None = None
    high_finish: date | None = None
    slip: int | None = None
    p80_finish: date | None = None

    @property
    def late(self) -> date | None:
        """How late it may end: in 80 % of the runs where there are some, else by high estimates."""
        return self.p80_finish or self.high_finish

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw."""
        return self.start is not None and self.finish is not None


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """A piece of work on the timeline.

    Attributes:
        owners: Full names, the first is accountable.
        owner: The accountable owner in at most four letters; empty without one.
        status: Word of the file.
        done_until: Last day of the part that lies behind; None when none does.
        critical: On the critical path.
        milestone: A date without length.
        due: The promised day, and how the author wrote it.
        milestones: Days worth showing on the bar, with what happens on them.
        verdict: Red, amber, green, finished or unjudged, with the reason.
        dateless: Why it has no bar, a sentence without its full stop; empty when it has one.
    """

    id: str
    name: str
    owners: tuple[str, ...]
    owner: str
    status: str
    bar: Bar
    done_until: date | None
    critical: bool
    milestone: bool
    due: date | None
    due_text: str
    milestones: tuple[tuple[date, str], ...]
    verdict: Verdict
    dateless: str


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase on the timeline, with the initiatives shown in it.

    Attributes:
        name: What the file calls it, empty where it has its id only.
        due: The gate, and how the author wrote it.
        done, total: Finished initiatives and all that take part, shown or not.
        miss: What is wrong with the gate, a sentence; empty when nothing is.
    """

    id: str
    name: str
    goal: str
    bar: Bar
    due: date | None
    due_text: str
    done: int
    total: int
    miss: str
    rows: tuple[InitiativeRow, ...]

    @property
    def label(self) -> str:
        """What to call it on one line: its name, else its id as a title."""
        return flat(self.name) or titled(self.id)


@dataclass(frozen=True, slots=True)
class Alert:
    """A finding to stand under the picture."""

    code: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Everything a timeline shows, before anybody chose a width.

    Attributes:
        path: The roadmap's file; empty when it is not known.
        as_of: The day that everything is reckoned from.
        relative: Dates count from `origin`, a Monday without meaning, and are shown as weeks.
        origin: The first day of week 1.
        whole: First and last days of the plan, also of what is not shown.
        start, finish: The days that the picture has to span; None when nothing has a date.
        today: The day to draw a line at; None when it lies outside or has no meaning.
        outlook: When it all ends; may be empty.
        notes: What the picture does not show, and gates that are missed; whole sentences.
        alerts: The gravest errors and warnings.
        more: How many errors and warnings are not among them.
        focus: The initiative that is shown with its neighbours; empty when none is.
        arrows: Those that begin or end at it.
        runs: How many runs the days in `p80_finish` rest on; 0 when there was no forecast.
        since: What the reference for slips is called; empty without one.
        slips_in: What slips are counted in: `day`, or `working day` where a calendar says which.
    """

    title: str
    organisation: str
    path: str
    as_of: date
    relative: bool
    origin: date
    whole: Bar
    start: date | None
    finish: date | None
    today: date | None
    outlook: str
    phases: tuple[PhaseRow, ...]
    notes: tuple[str, ...]
    alerts: tuple[Alert, ...]
    more: int
    focus: str = ""
    arrows: tuple[Arrow, ...] = ()
    runs: int = 0
    since: str = ""
    slips_in: str = "day"

    @property
    def rows(self) -> tuple[InitiativeRow, ...]:
        """The initiatives of all phases, in the order shown."""
        return tuple(row for phase in self.phases for row in phase.rows)

    @property
    def late_said(self) -> str:
        """What a bar's late end means: `with high estimates`, or `ended in 80 % of 2,000 runs`."""
        if not self.runs:
            return say("with high estimates")
        runs = grouped(self.runs)
        return say("ended in {share} of {n} runs", share=percent(LIKELY), n=runs)

    def week(self, value: date) -> int:
        """Number of the week that a day lies in; the first is 1."""
        return (value - self.origin).days // 7 + 1

    def said(self, value: date) -> str:
        """A day as people read it: `14 Oct 2026`, or `W3` where only weeks have a meaning."""
        return week(self.week(value)) if self.relative else day(value)
