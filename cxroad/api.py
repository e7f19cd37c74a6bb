"""cxroad as a library: load a roadmap, ask it for findings, dates, a forecast, a summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from cxroad.errors import NotComputable, UsageError
from cxroad.level.terms import SCHEDULES, SECONDS, Levelling
from cxroad.level.terms import SEED as LEVEL_SEED
from cxroad.lint.policy import DEFAULT_POLICY, Policy
from cxroad.load.loader import Loaded, load_bytes, load_file
from cxroad.simulate.terms import CORRELATION, RUNS, SEED, Bounds, Distribution, Terms
from cxroad.source.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from cxroad.findings.report import FileReport
    from cxroad.plan import Plan
    from cxroad.simulate.forecast import Forecast
    from cxroad.views.capacity import CapacityView
    from cxroad.views.diff import DiffView, State
    from cxroad.views.effect import EffectView
    from cxroad.views.export import ExportView
    from cxroad.views.level import LevelView
    from cxroad.views.order import OrderView
    from cxroad.views.report import ReportView
    from cxroad.views.summary import SummaryView
    from cxroad.views.timeline import TimelineView
    from cxroad.views.value import ValueView
    from cxroad.views.whatif import OddsView, RankingView, WhatIfView


@dataclass(frozen=True)
class Project:
    """A roadmap file on a given day, and everything that can be asked of it.

    Attributes:
        loaded: The file as far as it could be read; its problems are in `lint()` too.
        today: The day that everything is reckoned from; the library never looks at a clock.
        policy: What is asked of it where it sets nothing itself; the library looks for no
            configuration.
    """

    loaded: Loaded
    today: date
    policy: Policy = DEFAULT_POLICY

    @cached_property
    def plan(self) -> Plan:
        """The roadmap with everything computed from it.

        Raises:
            NotComputable: Parts of the file cannot be read; `lint()` says which.
        """
        if self.loaded.roadmap is None or self.loaded.partial:
            raise NotComputable(
                f"{self.loaded.path} cannot be read in full", f"cxroad lint {self.loaded.path}"
            )
        from cxroad.plan import Plan

        return Plan(self.loaded.roadmap, self.today, thresholds=self.policy.thresholds)

    def lint(
        self, select: Sequence[str] | None = None, ignore: Sequence[str] | None = None
    ) -> FileReport:
        """Every finding, by rules chosen by code, name or family; by the policy's when None.

        Raises:
            UsageError: A rule that does not exist.
        """
        from cxroad.lint.engine import lint

        return lint(
            self.loaded, self.today, select, ignore, policy=self.policy, plan=lambda: self.plan
        )

    @cached_property
    def report(self) -> FileReport:
        """Every finding by the rules of the policy."""
        return self.lint()

    def order(self, select: Sequence[str] = (), tree: str | None = None) -> OrderView:
        """What can start now and what waits for what; `select` in the manner of `+id`, `owner:web`.

        Raises:
            NotComputable: Parts of the file cannot be read.
            UsageError: The selection matches nothing, or `tree` is no initiative.
        """
        from cxroad.views.order import arrange_order

        return arrange_order(self.plan, self._chosen(select), tree)

    def timeline(
        self,
        select: Sequence[str] = (),
        focus: str | None = None,
        *,
        since: Project | None = None,
        was: State | None = None,
        odds: Forecast | None = None,
    ) -> TimelineView:
        """Bars, gates and risk warnings; `select` as for `order`.

        Args:
            focus: The id of one initiative, shown with what it waits for and what waits for it.
            since: The roadmap as it was at a reference, seen from that day, for slips.
            was: What that state is called; its path by default.
            odds: What `forecast` gives; whiskers then end where 80 % of its runs do.

        Raises:
            NotComputable: Parts of a file cannot be read.
            UsageError: The selection matches nothing, there is no such initiative, or both a
                selection and a focus are given.
        """
        from cxroad.views.timeline import arrange_timeline, focus_on, with_odds, with_slips

        if focus is None:
            view = arrange_timeline(self.plan, self.report, self._chosen(select))
        elif select:
            raise UsageError(
                "a focus and a selection do not go together", "leave out --focus or --select"
            )
        else:
            view = arrange_timeline(self.plan, self.report, focus=focus_on(self.plan, focus))
        view = with_odds(view, odds) if odds else view
        return with_slips(view, self._since(since, was)) if since else view

    def export(self, focus: str | None = None, odds: Forecast | None = None) -> ExportView:
        """Everything computed, for other tools: parked and dropped work and every arrow too.

        Days are dates, value is points of 100 for all outcomes, slack is working days.

        Args:
            focus: The id of one initiative, exported with what it waits for and what waits for it.
            odds: What `forecast` gives; the days of 80 % of its runs are then exported too.

        Raises:
            NotComputable: Parts of the file cannot be read.
            UsageError: There is no such initiative.
        """
        from cxroad.views.export import arrange_export
        from cxroad.views.timeline import focus_on

        chosen = None if focus is None else focus_on(self.plan, focus)
        return arrange_export(self.plan, self.report, chosen, odds)

    def summary(
        self,
        phase: str | None = None,
        *,
        since: Project | None = None,
        was: State | None = None,
    ) -> SummaryView:
        """The steering summary of a phase, or of the whole roadmap.

        Args:
            since: The roadmap as it was at the last meeting, seen from that day: the page then
                says what changed and what slipped, and a slip of more than 10 working days is
                amber.
            was: What that state is called; its path by default.

        Raises:
            NotComputable: Parts of a file cannot be read.
            UsageError: There is no such phase.
        """
        from cxroad.views.summary import arrange_summary

        reference = self._since(since, was) if since else None
        return arrange_summary(self.plan, self.report, phase, reference)

    def diff(
        self, older: Project, *, was: State | None = None, now: State | None = None
    ) -> DiffView:
        """What changed since an older state of the same roadmap: scope, days and why, all else.

        Each state is reckoned from its project's `today`: with two different days, what time has
        moved counts too. `view.difference` holds the facts, `view.unexcused` what a committee had
        approved and no decision since explains.

        Args:
            older: The older state.
            was, now: What the two states are called; their paths by default.

        Raises:
            NotComputable: Parts of one of the files cannot be read.
        """
        from cxroad.history.compare import difference
        from cxroad.views.diff import State, arrange_diff

        was, now = was or State(older.loaded.path), now or State(self.loaded.path)
        return arrange_diff(difference(older.plan, self.plan), was, now)

    def effect(
        self,
        older: Project,
        did: Sequence[str] = (),
        renamed: Mapping[str, str] = MappingProxyType({}),
    ) -> EffectView:
        """What an edit does: the days, gates and findings that are others than before it.

        `view.lines` says it in sentences, `view.difference` and `view.found` hold the facts. A
        file that cannot be read in full has findings only.

        Args:
            older: The roadmap before the edit, seen from the same day.
            did: What the edit did to the file, in sentences, for `view.done`.
            renamed: Ids that the edit changed, from the older to the newer; what is found at
                the new one is not new.
        """
        from cxroad.history.compare import difference
        from cxroad.views.effect import Unread, arrange_effect

        before, after = older.loaded.partial, self.loaded.partial
        unread = Unread.of(before, after)
        both = None if before or after else difference(older.plan, self.plan, renamed)
        return arrange_effect(both, older.report, self.report, unread, did)

    def full_report(self) -> ReportView:
        """Everything about the roadmap, for one page: summary, timeline, load, value, odds, risks.

        Each chapter holds what the method of its own name says by default; what cannot be told
        says why.

        Raises:
            NotComputable: Parts of the file cannot be read.
        """
        from cxroad.lint.explain import cards
        from cxroad.views.report import arrange_report

        return arrange_report(self.plan, self.report, cards())

    def value(
        self,
        *,
        horizon: str | None = None,
        ramp: str | None = None,
        cutover: str | None = None,
        overhead: str | None = None,
        realistic_bigbang: bool = False,
        stop: str | None = None,
        keep: str | None = None,
        freeze: str | None = None,
        freeze_for: str | None = None,
        pivot: str | None = None,
        lose: str | None = None,
    ) -> ValueView:
        """The plan beside its big-bang twin: value over time, money out, break-even, what may come.

        Everything is said in the words of a roadmap file. Without chances of its own it takes a
        stop, a freeze and a pivot at 10, 20 and 40 % a year.

        Args:
            horizon: Up to when value counts: `36mo` from the start, or `2029-Q4` with its last
                day; by default the vision's horizon, else a year after the end of the plan.
            ramp: Time from a landing until its value is there in full, such as `3mo`; by default
                the file's `settings.ramp`, else none.
            cutover: Time from the end of the work to the twin's release, such as `6w`.
            overhead: Share by which working in steps makes the plan longer, such as `10%`.
            realistic_bigbang: Hold the twin to the published record of large IT projects.
            stop: Chance a year that everything is stopped, `0%` to less than `100%`.
            keep: Share of its value that landed work keeps bringing after a stop; `100%`.
            freeze: Chance a year that what has not landed moves later by `freeze_for`.
            freeze_for: How long a freeze lasts; `6mo`.
            pivot: Chance a year that what has not landed loses the share `lose` of its value.
            lose: That share; `60%`.

        Raises:
            NotComputable: Parts of the file cannot be read, it lacks dates or values, or it
                weighs money against points.
            UsageError: A word that does not fit, or a horizon before anything lands.
        """
        from cxroad.views.value import arrange_value, read_terms

        terms = read_terms(
            self.plan,
            horizon=horizon,
            ramp=ramp,
            cutover=cutover,
            overhead=overhead,
            realistic_bigbang=realistic_bigbang,
            stop=stop,
            keep=keep,
            freeze=freeze,
            freeze_for=freeze_for,
            pivot=pivot,
            lose=lose,
        )
        return arrange_value(self.plan, terms, self.loaded.path)

    def forecast(
        self,
        runs: int = RUNS,
        seed: int = SEED,
        *,
        distribution: str = Distribution.PERT,
        correlation: float = CORRELATION,
        bounds: str = Bounds.ENDS,
        executor: Executor | None = None,
    ) -> Forecast:
        """When everything ends and how sure that is, from many runs with durations of their own.

        Days are dates, and a finish is the last day worked; chances run from 0 to 1. The same
        arguments give the same answer on every machine, whoever computes it.

        Args:
            runs: How many, 100 to 1,000,000.
            seed: Where their chance comes from.
            distribution: `pert`, `triangular` or `lognormal`.
            correlation: Of any two durations, 0 to 1: what all work has in common.
            bounds: What low and high mean, `p0-p100` or `p10-p90`.
            executor: Where parts of the runs are computed; here, without one.

        Raises:
            NotComputable: Parts of the file cannot be read, or no unfinished work has a range.
            UsageError: An argument that is not known or out of its range.
        """
        from cxroad.simulate.forecast import forecast

        terms = Terms.of(runs, seed, distribution, correlation, bounds)
        return forecast(self.plan, terms, executor)

    def whatif(
        self, *blows: str, scenario: str | None = None, horizon: str | None = None
    ) -> WhatIfView:
        """What shocks and changes do to the plan and to its big-bang twin; no file is changed.

        Value is in points and value-months, or in money where worth is money; a finish is the
        last day worked.

        Args:
            blows: Each in words, such as `vendor-closes vendor=crmco at=2027-10`,
                `move-home +3w`, `drop one-view` or `settle after redesign`; played by their days.
            scenario: The name of one of the file's `scenarios`, played before them.
            horizon: Up to when value counts, as for `value`.

        Raises:
            NotComputable: Parts of the file cannot be read, it lacks dates or values, or nothing
                changes; the message says why.
            UsageError: No blow, or one that cannot be read, or names what does not exist.
        """
        from cxroad.simulate.stress import stress
        from cxroad.simulate.stress.words import scenario_from
        from cxroad.views.whatif import arrange_whatif

        plan = self.plan
        plan.check_valued()
        whole = scenario_from(plan.roadmap, blows, scenario)
        answer = stress(plan, whole, self._until(horizon))
        return arrange_whatif(plan, answer, self.report, self.loaded.path)

    def whatif_all(self, *, horizon: str | None = None) -> RankingView:
        """Every shock of the catalogue with its defaults, by the value that the plan loses.

        Args:
            horizon: Up to when value counts, as for `value`.

        Raises:
            NotComputable: Parts of the file cannot be read, it lacks dates or values, or no work
                is left.
            UsageError: A horizon that cannot be read.
        """
        from cxroad.simulate.stress import stress_all
        from cxroad.views.whatif import arrange_ranking

        plan = self.plan
        plan.check_valued()
        ranking = stress_all(plan, horizon=self._until(horizon))
        return arrange_ranking(plan, ranking, self.report, self.loaded.path)

    def whatif_odds(
        self,
        runs: int | None = None,
        seed: int | None = None,
        *,
        closing: str | None = None,
        horizon: str | None = None,
        executor: Executor | None = None,
    ) -> OddsView:
        """What plan and twin deliver in many runs: the combined shock.

        In each run work takes as long as it happens to, the sponsor may leave and vendors may
        close. Value in points by quarter, and in value-months up to the horizon; chances run
        from 0 to 1. The same arguments give the same answer, whoever computes it.

        Args:
            runs: How many, 1 to 1,000,000; 2,000 by default.
            seed: Where their chance comes from; 0 by default.
            closing: Chance that a vendor closes within a year, such as `5%`; none by default.
            horizon: Up to when value counts, as for `value`.
            executor: Where parts of the runs are computed; here, without one.

        Raises:
            NotComputable: Parts of the file cannot be read, or it lacks dates or values.
            UsageError: An argument that is out of its range or cannot be read.
        """
        from cxroad.load.shocks import read_shock
        from cxroad.model.scenario import Combined
        from cxroad.simulate.stress import odds
        from cxroad.views.whatif import arrange_odds

        given = {"runs": runs, "seed": seed, "closing": closing}
        shock = read_shock("combined", {key: str(v) for key, v in given.items() if v is not None})
        assert isinstance(shock, Combined), "the record of its name"
        self.plan.check_valued()
        found = odds(self.plan, shock, self._until(horizon), executor)
        return arrange_odds(self.plan, found, self.loaded.path)

    def capacity(self, *, weeks: bool = False) -> CapacityView:
        """Hours per affected person and week that landings ask of each team, and its capacity.

        Everything counts from this week on: shares of the capacity (1 is all of it), peaks with
        what adds up in them, hours per person beyond it, and what is left unabsorbed.

        Args:
            weeks: Put every week into words too, not only the fullest of each quarter.

        Raises:
            NotComputable: Parts of the file cannot be read, no initiative says which team it
                changes, or none that does has dates.
        """
        from cxroad.views.capacity import arrange_capacity

        return arrange_capacity(self.plan, weeks, self.loaded.path)

    def level(
        self,
        objective: str = "finish",
        schedules: int = SCHEDULES,
        seed: int = LEVEL_SEED,
        *,
        apart: bool = False,
        engine: str = "search",
        seconds: float = SECONDS,
    ) -> LevelView:
        """Dates that keep every team within its capacity for change and every owner in limits.

        `view.answer.starts` are the first days to be written. Days are dates, hours are per
        affected person and week, value is value-months (a point for 30.4375 days) or money. The
        same arguments give the same dates on every machine, except with CP-SAT.

        Args:
            objective: What comes first, an early `finish` or `value`.
            schedules: How many are tried, 1 to 1,000,000.
            seed: Where the chance of the search starts.
            apart: Keep heavy changes on a team apart too, as PPL008 asks.
            engine: `search`, or `cpsat` to let CP-SAT go on from what that found.
            seconds: How long CP-SAT may look, more than 0 and at most 86,400.

        Raises:
            NotComputable: Parts of the file cannot be read, it has no dates, it asks nobody for
                anything, or one change alone is more than a team can absorb.
            UsageError: An argument that is not known or out of its range, or CP-SAT is missing.
        """
        from cxroad.level.level import level
        from cxroad.lint.engine import lint
        from cxroad.views.level import arrange_level

        terms = Levelling.of(objective, schedules, seed, apart, engine, seconds)
        answer = level(self.plan, terms)
        moved = self.loaded._replace(roadmap=answer.new.roadmap)
        then = lint(moved, self.today, policy=self.policy)
        return arrange_level(answer, self.report, then, self.loaded.path)

    def _since(self, older: Project, was: State | None) -> DiffView:
        """What changed since a reference, for a page that tells some of it."""
        from cxroad.history.compare import difference
        from cxroad.views.diff import State, arrange_reference

        state = was or State(older.loaded.path)
        return arrange_reference(difference(older.plan, self.plan), state, State(self.loaded.path))

    def _until(self, horizon: str | None) -> date | None:
        """The horizon that is asked for; None for the usual one."""
        from cxroad.views.value import read_horizon

        return None if horizon is None else read_horizon(self.plan, horizon)[0]

    def _chosen(self, words: Sequence[str]) -> tuple[str, ...] | None:
        if not words:
            return None
        from cxroad.graph.select import select

        return select(self.plan.graph, words)


def load(
    path: str, *, today: date, policy: Policy = DEFAULT_POLICY, limits: Limits = DEFAULT_LIMITS
) -> Project:
    """The roadmap in a file, reckoned from a day.

    Raises:
        InputError: The path does not exist, cannot be opened or is no regular file.
    """
    return Project(load_file(path, limits), today, policy)


def policy_for(folder: str) -> Policy:
    """What the configuration asks that is nearest to a folder; the default where there is none.

    The library looks for a configuration only here, and at variables of the environment never.

    Raises:
        InputError: The configuration cannot be read.
        UsageError: It has a key, a value, a rule or a number that does not fit.
    """
    from cxroad.lint.policy import policy_of
    from cxroad.load.config import nearest_config, read_config

    path = nearest_config(folder)
    if path is None:
        return DEFAULT_POLICY
    config = read_config(path)
    return policy_of(config.values, config.place)


def load_text(
    text: str | bytes,
    *,
    today: date,
    path: str = "<text>",
    policy: Policy = DEFAULT_POLICY,
    limits: Limits = DEFAULT_LIMITS,
) -> Project:
    """The roadmap in a text; `path` is only what messages call it."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return Project(load_bytes(data, path, limits), today, policy)
