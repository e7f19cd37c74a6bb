"""Reports to write in every format: the examples, traps, and files that cannot be read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from cxroad.api import load_text
from cxroad.findings.known import Names, hidden_by, renewed
from cxroad.findings.record import Record
from cxroad.findings.report import Report
from cxroad.lint.explain import cards
from cxroad.render.formats import FINDINGS
from cxroad.source.document import Document

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT))  # for the chance that fuzzing makes its inputs by

PAYLOADS = (
    "::set-env name=PATH::x",
    "##[add-mask]e",
    "##vso[task.setvariable variable=x]y",
    "a]]> --><x>&lt;",
    "<img src=x onerror=y>",
    "[click](http://evil.example) ![p](http://evil.example/p.png)",
    "@org/team fixes #1 | `code` </details>",
    "50%,\\n:",
    "\\e[2J\\e]0;t\\a \\x9b2J \\u202e",
)
"""Written in double quotes; the last one is read as real escapes."""


def trap(payload: str) -> str:
    """A roadmap whose title, name, ids, keys and references all hold a payload."""
    text = '"' + payload.replace('"', "") + '"'
    return f"""\
title: {text}
{text}: unknown key
vision:
  statement: {text}
  outcomes:
    {text}: {{metric: nps, baseline: 1, target: 0, by: 2027}}
    fewer: {{metric: {text}, baseline: 40 %, target: 10 %}}
phases:
  crawl:
    goal: {text}
    initiatives:
      one: {{name: {text}, after: [{text}], owner: {text}, serves: [{text}]}}
      two: {{name: Two, after: [three]}}
      three: {{name: Three, after: [two], estimate: {text}}}
waive:
  - {{rule: VIS002, because: {text}, until: 2028}}
  - {{rule: {text}, because: no}}
"""


class Written(NamedTuple):
    """A report in every format."""

    report: Report
    texts: Mapping[str, str]


@pytest.fixture(scope="session")
def written_of() -> Callable[..., Written]:
    """Lint some texts by path, change the report if wanted, and write it in every format."""

    def write(
        files: Mapping[str, str], change: Callable[[Report], Report] = lambda report: report
    ) -> Written:
        projects = [
            load_text(text, today=date(2027, 1, 11), path=path) for path, text in files.items()
        ]
        report = change(Report(tuple(project.lint() for project in projects), rules=cards()))
        sources: dict[str, Document] = {p.loaded.path: p.loaded.document for p in projects}
        return Written(report, {name: draw(report, sources) for name, draw in FINDINGS.items()})

    return write


@pytest.fixture(scope="session")
def examples(written_of: Callable[[Mapping[str, str]], Written]) -> Written:
    """Every example, with a waiver that holds in one of them; they fit on a page of Markdown."""
    files = {
        f"examples/{path.name}": path.read_text("utf-8")
        for path in sorted((ROOT / "examples").glob("*.yaml"))
    }
    waiver = "\nwaive:\n  - {rule: GRA002, because: agreed, until: 2028-01-01}\n"
    files["examples/big-bang.yaml"] += waiver
    return written_of(files)


@pytest.fixture(scope="session")
def half_known(written_of: Callable[..., Written]) -> Written:
    """Two examples, one of them known, and of the other what was recorded is gone."""
    big_bang = (ROOT / "examples" / "big-bang.yaml").read_text("utf-8")
    files = {"a.yaml": big_bang, "b.yaml": big_bang}
    before = written_of({"a.yaml": big_bang}).report
    names = Names({path: path for path in files})
    record = renewed(Record({("b.yaml", "GRA002", "[::error::]##[x]"): 1}), before, names)
    return written_of(files, lambda report: hidden_by(record, report, names, "::k](x)##[y]"))


@pytest.fixture(scope="session")
def traps(written_of: Callable[[Mapping[str, str]], Written]) -> tuple[Written, ...]:
    """For each payload a file full of it, in its name too, and beside it one that is no YAML."""
    return tuple(
        written_of({f"{name}.yaml": trap(payload), f"b/{name}": f"{payload}: [\n"})
        for payload in PAYLOADS
        for name in [payload if "\\e" not in payload else "\x1b[2J\u202e\udcff\n::error::x"]
    )


@pytest.fixture(params=range(len(PAYLOADS)), ids=lambda at: f"payload-{at}")
def hostile(request: pytest.FixtureRequest, traps: tuple[Written, ...]) -> Written:
    """Files full of one payload."""
    return traps[request.param]


@pytest.fixture(
    params=("ok", "known", *range(len(PAYLOADS))),
    ids=lambda at: f"payload-{at}" if isinstance(at, int) else at,
)
def written(
    request: pytest.FixtureRequest,
    examples: Written,
    half_known: Written,
    traps: tuple[Written, ...],
) -> Written:
    """The examples, a report of which half is hidden, then files full of one payload."""
    whole = {"ok": examples, "known": half_known}
    return whole[request.param] if request.param in whole else traps[request.param]
