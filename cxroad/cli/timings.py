"""How long the stages of a run and its rules took: `cxroad lint --timings`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxroad.api import Project
    from cxroad.findings.report import FileReport
    from cxroad.lint.rule import Rule

_SLOWEST = 10
"""Rules that are listed; our default."""


class Timings:
    """Seconds by stage, and by rule."""

    def __init__(self) -> None:
        self._stages: dict[str, float] = {}
        self._rules: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Charge what happens meanwhile to a stage."""
        start = perf_counter()
        try:
            yield
        finally:
            self._stages[name] = self._stages.get(name, 0.0) + perf_counter() - start

    def lint(self, project: Project) -> FileReport:
        """The project's findings, each rule timed."""
        from cxroad.lint.catalog import RULES
        from cxroad.lint.engine import lint

        with self.stage("asking the rules"):
            timed = self._timed(RULES)
            return lint(project.loaded, project.today, rules=timed, policy=project.policy)

    def _timed(self, rules: Mapping[str, Rule]) -> dict[str, Rule]:
        """The same rules, each with its time taken."""
        return {
            code: replace(
                rule,
                query=rule.query and self._measured(rule, rule.query),
                reading=rule.reading and self._measured(rule, rule.reading),
            )
            for code, rule in rules.items()
        }

    def _measured(self, rule: Rule, ask: Any) -> Any:
        def asked(about: object) -> Iterator[Any]:
            start = perf_counter()
            try:
                return iter(list(ask(about)))
            finally:
                spent = self._rules.get(rule.code, 0.0) + perf_counter() - start
                self._rules[rule.code] = spent

        return asked

    def text(self) -> str:
        """The stages in their order, and the slowest rules, in milliseconds."""
        lines = ["Timings in milliseconds"]
        width = max(map(len, self._stages))
        for name, seconds in self._stages.items():
            lines.append(f"  {name:<{width}}  {seconds * 1000:>8.1f}")
            if name == "asking the rules":
                lines += self._slowest(width)
        return "\n".join([*lines, "What several rules need is charged to the first that asks.", ""])

    def _slowest(self, width: int) -> Iterator[str]:
        spent = sorted(self._rules.items(), key=lambda rule: -rule[1])
        for code, seconds in spent[:_SLOWEST]:
            yield f"    {code:<{width - 2}}  {seconds * 1000:>8.1f}"
        if rest := spent[_SLOWEST:]:
            name = f"{len(rest)} more"
            yield f"    {name:<{width - 2}}  {sum(s for _, s in rest) * 1000:>8.1f}"
