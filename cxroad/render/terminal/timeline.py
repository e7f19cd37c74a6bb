"""The timeline on a terminal: picture, legend, notes and the gravest findings."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from rich.text import Text

from cxroad.findings.finding import Severity
from cxroad.model.language import say
from cxroad.model.writing import day
from cxroad.render import plain_timeline
from cxroad.render.terminal.paint import Glyphs, cells, glyphs, shown, to_text, wrap
from cxroad.render.terminal.timeline_list import list_lines
from cxroad.render.terminal.timeline_picture import picture_lines
from cxroad.render.visible import unobeyed
from cxroad.views.timeline import TimelineView
from cxroad.views.timeline.prose import more_said
from cxroad.views.words import term

_SENTENCES_UNDER = 40
_LIST_UNDER = 60

_SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def render(
    view: TimelineView, *, width: int, ascii: bool, colour: bool, legend: bool = True
) -> str:
    """The timeline in at most `width` columns: a picture from 60, a list from 40, else sentences.

    Args:
        ascii: Draw with ASCII marks only; names keep their letters.
        colour: Write codes of the terminal's sixteen colours; no meaning rests on them alone.
        legend: Whether to explain the marks of the picture.
    """
    if width < _SENTENCES_UNDER:
        return plain_timeline.render(view)
    marks = glyphs(ascii)
    drawn = view.start is not None and width >= _LIST_UNDER
    body = picture_lines(view, width, marks, legend) if drawn else list_lines(view, width, marks)
    lines = [
        *_heading(view, width, marks),
        *body,
        *_notes(view, width, marks),
        *_alerts(view, width, marks),
    ]
    return unobeyed(to_text(lines, colour))


def _heading(view: TimelineView, width: int, marks: Glyphs) -> Iterator[Text]:
    """Whose roadmap, its title and the day; on lines of their own where one is too narrow."""
    owner, title = shown(view.organisation), shown(view.title)
    if owner and title.casefold().startswith(owner.casefold()):
        owner = ""
    as_of = say("as of {day}", day=day(view.as_of))
    words = f"{owner}  {title}" if owner else title
    gap = width - cells(words) - cells(as_of)
    if gap >= 2:
        yield Text.assemble(
            (owner or title, "bold"), words[len(owner or title) :], " " * gap, (as_of, "dim")
        )
    else:
        for line in [*([owner] if owner else []), title]:
            for part in wrap(line, width - 1, most=2, glyphs=marks):
                yield Text(part, "bold")
        yield Text(as_of, "dim")
    for part in wrap(view.outlook, width, most=3, glyphs=marks):
        yield Text(part)


def _notes(view: TimelineView, width: int, marks: Glyphs) -> Iterator[Text]:
    if view.notes:
        yield Text()
    for note in view.notes:
        for part in wrap(shown(note), width, most=4, glyphs=marks):
            yield Text(part)


def _alerts(view: TimelineView, width: int, marks: Glyphs) -> Iterator[Text]:
    """The gravest findings in one or two lines each, and where the others are."""
    if not view.alerts and not view.more:
        return
    yield Text()
    if view.alerts:
        yield Text(say("Risks that lint sees"), "bold")
    for alert in view.alerts:
        head = f"{term(alert.severity)} {alert.code}"
        most = 2 if width >= _LIST_UNDER else 3
        parts = wrap(f"{head} {shown(alert.message)}", width - 4, most=most, glyphs=marks)
        yield Text.assemble(
            "  ", (head, _SEVERITY_STYLES.get(alert.severity, "bold")), parts[0][len(head) :]
        )
        for part in parts[1:]:
            yield Text(f"    {part}")
    if view.more:
        command = f"cxroad lint {shlex.quote(view.path)}" if view.path else "cxroad lint"
        line = more_said(view, shown(command))
        for part in wrap(line, width - 2, most=3, glyphs=marks):
            yield Text(f"  {part}")
