"""A file that is typed in an editor: whatever stands there, every question has an answer."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from cxroad.api import Project, load_text
from cxroad.errors import CxroadError
from cxroad.findings.report import FileReport
from cxroad.lsp.complete import offers
from cxroad.lsp.convert import Units
from cxroad.lsp.diagnose import marks
from cxroad.lsp.fixes import all_safe, repairs
from cxroad.lsp.hints import hints
from cxroad.lsp.hover import hover
from cxroad.lsp.navigate import definition, name_at, references, renaming
from cxroad.lsp.opened import opened
from cxroad.lsp.outline import Part, folds, parts
from cxroad.source.edits import apply
from cxroad.source.span import Span
from tests.fuzz import seeds
from tests.fuzz.found import Broken
from tests.fuzz.target import Target

TODAY = date(2027, 3, 15)


class Judge:
    """Reads and judges without any configuration."""

    def is_ours(self, _text: str, _path: str) -> bool:
        return True

    def read(self, text: str, path: str) -> Project:
        return load_text(text, today=TODAY, path=path)

    def report(self, project: Project) -> FileReport:
        return project.report


def target(_folder: Path) -> Target:
    """Bytes as what stands in an editor after a sound file was broken."""
    start = [*seeds.small(), *seeds.examples()]
    return Target(once, start, (*seeds.YAML, *seeds.keys(), *seeds.WORDS), longest=6000)


def once(data: bytes) -> None:
    """Ask everything at five places."""
    text = data.decode("utf-8", "replace")
    digest = hashlib.sha256(data).digest()
    encoding = ("utf-8", "utf-16", "utf-32")[digest[0] % 3]
    file = opened("file:///x.yaml", "/x.yaml", seeds.SMALL, 0, Judge(), encoding)
    if digest[1] % 2:
        assert file.report is not None
    file = file.changed(text, 1)
    whole = len(file.text)
    for mark in marks(file):
        _inside(file.units, mark.span, whole)
    for first, last in folds(file):
        if not 0 <= first <= last:
            raise Broken("a fold ends before it begins")
    for part in parts(file):
        _nested(file.units, part, whole)
    all_safe(file)
    for at in range(5):
        line, character = digest[2 + at] % (text.count("\n") + 2), digest[8 + at] % 60
        offset = file.units.offset(line, character)
        if not 0 <= offset <= whole:
            raise Broken(f"a place outside: {offset}")
        span, found = offers(file, offset)
        _inside(file.units, span, whole)
        for offer in found[:200]:
            if not offer.word:
                raise Broken("an offer without a name")
        if (said := hover(file, offset)) is not None:
            _inside(file.units, said[0], whole)
        for each in (*definition(file, offset), *references(file, offset)):
            _inside(file.units, each, whole)
        name_at(file, offset)
        hints(file, Span(offset, whole))
        repairs(file, Span(offset, whole))
        try:
            edits = renaming(file, offset, "new-name")
        except CxroadError:
            continue
        apply(file.text, edits)


def _inside(units: Units, span: Span, whole: int) -> None:
    if not 0 <= span.start <= span.end <= whole:
        raise Broken(f"a place outside of the text: {span}, {whole}")
    start, end = units.range(span)
    if start > end or min(*start, *end) < 0:
        raise Broken(f"a place that ends before it begins: {start} {end}")
    if units.offset(*start) != span.start or units.offset(*end) != span.end:
        raise Broken(f"a place that is not found again: {span}")


def _nested(units: Units, part: Part, whole: int) -> None:
    _inside(units, part.whole, whole)
    _inside(units, part.head, whole)
    if not part.whole.start <= part.head.start <= part.head.end <= part.whole.end:
        raise Broken("a part that does not hold its name")
    for each in part.parts:
        _nested(units, each, whole)
