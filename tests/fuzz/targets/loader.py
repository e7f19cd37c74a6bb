"""The loader: whatever a file holds, there are findings at places in it, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from cxroad.api import load_text
from cxroad.findings.report import Report
from cxroad.lint.explain import cards
from cxroad.render.formats import FINDINGS
from cxroad.source import guard
from cxroad.source.composer import Composer, TooMuch
from cxroad.source.document import Map, Seq, Value
from cxroad.source.events import Fault, Stream
from cxroad.source.fast import fast_stream
from cxroad.source.limits import DEFAULT_LIMITS
from cxroad.source.pure import pure_stream
from cxroad.source.reader import _disputed
from tests.fuzz import seeds
from tests.fuzz.found import Broken
from tests.fuzz.target import Target

TODAY = date(2027, 3, 15)
_CARDS = cards()


def target(_folder: Path) -> Target:
    """Bytes as a file: read, linted, told in two formats; and both parsers against each other."""
    start = [*seeds.small(), *seeds.examples(), *seeds.roadmaps()]
    return Target(once, start, (*seeds.YAML, *seeds.PAYLOADS, *seeds.WORDS, *seeds.keys()))


def once(data: bytes) -> None:
    """Read and lint the bytes."""
    project = load_text(data, today=TODAY, path="x.yaml")
    document, report = project.loaded.document, project.report
    for finding in report.findings:
        if "broke on this file" in finding.message:
            raise Broken(f"{finding.code}: {finding.note}")
        for place in (finding.place, *finding.related):
            if not 0 <= place.span.start <= place.span.end <= len(document.text) + 1:
                raise Broken(f"{finding.code} lies outside: {place.span}")
            if place.start > place.end or place.start.line < 1 or place.start.column < 1:
                raise Broken(f"{finding.code} ends before it starts")
    if project.loaded.roadmap is None and not report.findings:
        raise Broken("nothing was read and nothing said")
    for name in ("full", "github"):
        FINDINGS[name](Report((report,), rules=_CARDS), {"x.yaml": document})
    agree(data)


def agree(data: bytes) -> None:
    """Where the quick parser finds nothing wrong, the slow one reads the same, in places too."""
    text, _, problem = guard.decode(data, DEFAULT_LIMITS)
    quick = fast_stream(text) if problem is None and _disputed(text) is None else None
    if quick is None:
        return
    one = _read(text, quick)
    if one is None or isinstance(one, str):
        return
    other = _read(text, pure_stream(text, DEFAULT_LIMITS.depth))
    if _told(one) != _told(other):
        raise Broken(f"the parsers differ: {_told(one)} and {_told(other)}"[:2000])


def _read(text: str, stream: Stream) -> Value | None:
    composer = Composer(text, DEFAULT_LIMITS)
    try:
        root = composer.compose(stream)
    except (Fault, TooMuch):
        return None
    return None if composer.problems else root


def _told(value: Value | None) -> Any:
    """Data with its places."""
    if isinstance(value, Map):
        items = [(key, _told(each)) for key, each in value.items()]
        return (value.span, value.flow, value.places, items)
    if isinstance(value, Seq):
        return (value.span, value.flow, value.places, [_told(each) for each in value])
    return (value, getattr(value, "kind", None))
