"""Repairs of findings and waivers for them, offered at their places."""

from __future__ import annotations

from dataclasses import dataclass

from cxroad.edit.guard import keeps
from cxroad.edit.waiver import NewWaiver, waiver_edit
from cxroad.findings.finding import Finding
from cxroad.lint.catalog import RULES
from cxroad.lsp.opened import Opened
from cxroad.render.visible import harmless
from cxroad.source.document import Document
from cxroad.source.edits import Change, Fix, TextEdit, apply, overlaps
from cxroad.source.span import Span

_LONGEST = 80
"""Characters of a title. Our default."""

_MOST_WAIVED = 5
"""Findings in a stretch for which waivers are offered. Our default."""

_REASON = "TODO say why this is accepted"
"""What stands for the reason until somebody gives it; WRD003 finds it as long as it stands."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A repair that can be made.

    Attributes:
        title: What it does.
        edits: What it changes in the text.
        safe: Whether the plan is the same afterwards.
        finding: Which finding, by its place among all; None for all that are safe.
    """

    title: str
    edits: tuple[TextEdit, ...]
    safe: bool
    finding: int | None


def repairs(opened: Opened, among: Span) -> tuple[Repair, ...]:
    """A repair for each finding in a stretch that has one and whose text can be read again.

    Raises:
        CxroadError: The configuration does not fit.
    """
    if not opened.is_helped:
        return ()
    document = opened.project.loaded.document
    found = []
    for index, finding in enumerate(opened.report.findings):
        place, fix = finding.place.span, finding.fix
        touched = place.start <= among.end and among.start <= place.end
        if fix is not None and touched and _works(document, fix):
            found.append(Repair(_title(finding, fix, document), fix.edits, fix.safe, index))
    return tuple(found)


def waivers(opened: Opened, among: Span) -> tuple[Repair, ...]:
    """For each finding in a stretch the waiver that would accept it, its reason still to be said.

    None of a stretch with more of them than anybody would accept in one go.

    Raises:
        CxroadError: The configuration does not fit.
    """
    if not opened.is_helped or opened.project.loaded.partial:
        return ()
    document = opened.project.loaded.document
    touched = [
        (index, finding)
        for index, finding in enumerate(opened.report.findings)
        if finding.place.span.start <= among.end and among.start <= finding.place.span.end
    ]
    found: dict[tuple[str, str], Repair] = {}
    for index, finding in touched if len(touched) <= _MOST_WAIVED else ():
        rule = RULES.get(finding.code)
        if rule is None or not rule.waivable:
            continue
        edit = waiver_edit(document, NewWaiver(rule.code, finding.route, _REASON))
        where = f"at `{_short(finding.route)}`" if finding.route else "in the whole file"
        if edit is not None:
            title = f"Waive {rule.code} {where}: write down why"
            found.setdefault((rule.code, finding.route), Repair(title, (edit,), False, index))
    return tuple(found.values())


def all_safe(opened: Opened) -> Repair | None:
    """Every safe repair at once, as `cxroad lint --fix` would begin; None for none.

    Raises:
        CxroadError: The configuration does not fit.
    """
    if not opened.is_helped:
        return None
    document = opened.project.loaded.document
    fixes = dict.fromkeys(f.fix for f in opened.report.findings if f.fix and f.fix.safe)
    edits: list[TextEdit] = []
    changes: list[Change] = []
    for fix in fixes:
        together = sorted([*edits, *fix.edits], key=lambda edit: (edit.span, edit.text))
        if fix.edits and not overlaps(together):
            edits, changes = together, [*changes, *fix.changes]
        if document.root is None and edits:
            break  # of a text that is no YAML, only the first fault is certain
    whole = Fix(True, tuple(changes), tuple(edits))
    if not edits or not _works(document, whole):
        return None
    return Repair("Make all safe repairs", whole.edits, True, None)


def _works(document: Document, fix: Fix) -> bool:
    """Whether the text can be read as intended after a repair."""
    text = apply(document.text, fix.edits) if fix.edits else document.text
    return text != document.text and keeps(document, text, fix.changes)


def _title(finding: Finding, fix: Fix, document: Document) -> str:
    """What a repair does, its rule, and a warning where it may change the plan."""
    if len(fix.edits) == 1:
        span, new = fix.edits[0]
        old = document.text[slice(*span)].strip()
        said = f"Replace `{_short(old)}` by `{_short(new.strip())}`" if old and new.strip() else ""
        said = said or (f"Take out `{_short(old)}`" if old else f"Add `{_short(new.strip())}`")
    else:
        said = f"Change {len(fix.edits)} places"
    help = f": {harmless(finding.help)[:_LONGEST]}" if finding.help and len(fix.edits) > 1 else ""
    unsafe = "" if fix.safe else "; it may change the plan"
    return f"{said}{help} ({finding.code}{unsafe})"


def _short(text: str) -> str:
    line = harmless(" ".join(text.split()))
    return line if len(line) <= _LONGEST // 2 else line[: _LONGEST // 2 - 3] + "..."
