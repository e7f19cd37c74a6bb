"""Asks every rule about a file, places what they find, and sets aside what the file waives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from cxroad.edit import splice
from cxroad.errors import NotComputable
from cxroad.findings.finding import MOST_RELATED, Finding, Hit, Place, Severity
from cxroad.findings.report import FileReport, Waived, in_order
from cxroad.lint.catalog import RULES
from cxroad.lint.level import asked_at, level_of, passed
from cxroad.lint.policy import DEFAULT_POLICY, Policy
from cxroad.lint.rest import MOST_LISTED, Covered, Few, fewer
from cxroad.lint.rule import Rule, Written
from cxroad.lint.selection import chosen, find
from cxroad.lint.waivers import Covering, idle, standing
from cxroad.load.shape import short_route
from cxroad.source.document import Document
from cxroad.source.problem import Problem
from cxroad.source.span import Route, Span

if TYPE_CHECKING:
    from cxroad.load.loader import Loaded
    from cxroad.model.register import Waiver
    from cxroad.plan import Plan

UNUSED_WAIVER = "STR006"
"""The rule that speaks of waivers, also of those that silence nothing."""


class _Placed(NamedTuple):
    """A finding, its rule, and the waiver that covers it."""

    rule: Rule
    finding: Finding
    waiver: Waiver | None = None


def lint(
    loaded: Loaded,
    today: date,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    rules: Mapping[str, Rule] = RULES,
    policy: Policy = DEFAULT_POLICY,
    plan: Callable[[], Plan] | None = None,
) -> FileReport:
    """Every finding in a file, by the rules of its level or by those that are chosen.

    What cannot be read is always reported. Rules that need the whole file wait until it can be
    read; so do rules that need dates while the plan gives none. Of each rule `MOST_LISTED` findings
    are listed, unless the policy wants every one; one more tells how many others there are.

    Args:
        today: The day that everything is reckoned from.
        select: Codes, names or families, whatever the level; all of the level when empty. What
            the policy says when None.
        ignore: Codes, names or families not to report; what the policy says when None.
        policy: What counts where the roadmap sets nothing itself.
        plan: Gives the plan of the roadmap on that day where somebody has it; made when None.

    Raises:
        UsageError: A rule that does not exist is chosen.
    """
    selected = chosen(policy.select if select is None else select, rules)
    ignored = chosen(policy.ignore if ignore is None else ignore, rules)
    most = None if policy.every else MOST_LISTED
    unread = [
        problem_finding(loaded.document, problem, rules, number)
        for problem, number in fewer(loaded.problems, most)
    ]
    if loaded.roadmap is None:
        return _unread_report(loaded.path, unread, (selected or rules.keys()) - ignored, rules)
    written = Written(loaded, loaded.roadmap, today, rules)
    asked = _Asked(written, plan or partial(_plan_of, written, policy), most)
    level = level_of(loaded.roadmap, policy.level)
    wanted = (selected or asked_at(level, rules)) - ignored
    kept, waived = asked.set_aside()
    reached, obstacle = passed(in_order([*unread, *(p.finding for p in kept)]), rules)
    return FileReport(
        loaded.path,
        in_order({*unread, *(p.finding for p in kept if p.rule.code in wanted)}),
        tuple(entry for entry in waived if entry.finding.code in wanted),
        tuple(code for code in asked.waiting if code in wanted),
        level.value,
        reached,
        obstacle,
        frozenset(wanted - set(asked.waiting)),
    )


class _Asked:
    """All that the rules find in one roadmap.

    Attributes:
        waiting: Codes of rules that could not be asked.
    """

    def __init__(self, written: Written, plan: Callable[[], Plan], most: int | None) -> None:
        self.waiting: list[str] = []
        self._document = written.loaded.document
        self._roadmap = written.roadmap
        self._rules = written.rules
        self._plan = plan
        self._most = most
        self._waivers = standing(self._roadmap.waive, written.today)
        self._covering = Covering(self._waivers)
        self._used: set[Route] = set()
        self._found = list(self._ask(written))

    def set_aside(self) -> tuple[list[_Placed], list[Waived]]:
        """The findings that count, and those that a waiver covers."""
        kept: list[_Placed] = []
        waived: list[Waived] = []
        for placed in self._found:
            if (waiver := placed.waiver) is None:
                kept.append(placed)
            else:
                until = waiver.until.text if waiver.until else ""
                waived.append(Waived(placed.finding, waiver.because or "", until))
        if about := self._rules.get(UNUSED_WAIVER):
            kept += self._placed(about, self._few(about, list(self._idle())))
        return kept, waived

    def _idle(self) -> Iterator[Hit]:
        """What to say of waivers that silence nothing although their rule was asked."""
        for waiver in self._waivers:
            rule = find(waiver.rule or "", self._rules)
            if rule and waiver.route not in self._used and rule.code not in self.waiting:
                yield idle(waiver, rule, len(self._roadmap.waive) > 1)

    def _ask(self, written: Written) -> Iterator[_Placed]:
        plan: Plan | None = None
        in_part = written.loaded.partial
        for rule in self._rules.values():
            try:
                if rule.reading is not None:
                    hits = self._few(rule, rule.reading(written))
                elif in_part or rule.query is None:
                    self.waiting.append(rule.code)
                    continue
                else:
                    plan = plan or self._plan()
                    hits = self._few(rule, rule.query(plan))
            except NotComputable:
                self.waiting.append(rule.code)
            except Exception as error:  # a broken rule must not take the others with it
                yield from self._placed(rule, self._few(rule, [_our_bug(rule, error)]))
            else:
                if hits:
                    yield from self._placed(rule, hits)

    def _few(self, rule: Rule, hits: Iterable[Hit]) -> list[Covered]:
        """The hits of a rule, then those that are waived; of too many of either, the last tells."""
        few: dict[bool, Few] = {}
        for hit in hits:
            waiver = self._covering.of(rule, hit.route) if self._waivers and rule.waivable else None
            if waiver is not None:
                self._used.add(waiver.route)
            if (waived := waiver is not None) not in few:
                few[waived] = Few(rule, self._most)
            few[waived].add(hit, waiver)
        if not few:  # most rules find nothing
            return []
        return [
            (hit.worded() if hit.worded else hit, waiver)
            for waived in sorted(few)
            for hit, waiver in few[waived].listed()
        ]

    def _placed(self, rule: Rule, hits: Iterable[Covered]) -> Iterator[_Placed]:
        for hit, waiver in hits:
            yield _Placed(rule, finding_of(self._document, rule, hit), waiver)


def finding_of(document: Document, rule: Rule, hit: Hit) -> Finding:
    """A hit with its rule, level and places in the file."""
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=hit.severity or rule.severity,
        message=hit.message,
        place=_place(document, hit.span or _span(document, hit.route, hit.at_key), hit.label),
        route=short_route(hit.route),
        severe=hit.severe,
        related=tuple(
            _place(document, _span(document, route), label)
            for route, label in hit.related[:MOST_RELATED]
        ),
        help=hit.help,
        note=hit.note,
        fix=splice.placed(document, hit.fix),
        also=(*(route for route, _ in hit.related), *hit.also),
        stands_for=hit.stands_for,
    )


def problem_finding(
    document: Document, problem: Problem, rules: Mapping[str, Rule], stands_for: int = 1
) -> Finding:
    """What the reader found, as a finding of the rule that it is a case of."""
    rule = rules.get(problem.code)
    return Finding(
        code=problem.code,
        name=rule.name if rule else "",
        severity=rule.severity if rule else Severity.ERROR,
        message=problem.message,
        place=_place(document, problem.span, problem.label),
        route=short_route(problem.route),
        related=tuple(_place(document, span, label) for span, label in problem.also),
        help=problem.help,
        note=problem.note,
        fix=splice.placed(document, problem.fix),
        unread=True,
        stands_for=stands_for,
    )


def _span(document: Document, route: Route, at_key: bool = False) -> Span:
    """Where to point: a whole map in braces says less than the id that it stands under."""
    return document.key_span(route) if at_key else document.span(route, whole=False)


def _place(document: Document, span: Span, label: str) -> Place:
    return Place(document.path, span, *document.positions(span), label)


def _plan_of(written: Written, policy: Policy) -> Plan:
    from cxroad.plan import Plan

    return Plan(written.roadmap, written.today, thresholds=policy.thresholds)


def _our_bug(rule: Rule, error: Exception) -> Hit:
    return Hit(
        (),
        f"The rule {rule.code} broke on this file: our bug, not your mistake",
        severity=Severity.ERROR,
        help="please report it, with the file if it may be shown; the other rules were asked",
        note=f"{type(error).__name__}: {error}"[:200],
    )


def _unread_report(
    path: str, unread: list[Finding], wanted: Iterable[str], rules: Mapping[str, Rule]
) -> FileReport:
    """The report of a file in which no roadmap was found."""
    findings = in_order(set(unread))
    not_run = tuple(code for code in rules if code in set(wanted))
    return FileReport(path, findings, (), not_run, "", *passed(findings, rules))
