"""The legend of a timeline: the marks, letters and initials that occur in it, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from cxroad.model.language import say
from cxroad.model.writing import count
from cxroad.render.terminal.bars import FAINT
from cxroad.render.terminal.paint import RAG_STYLES, Glyphs, cells, clip, shown, wrap
from cxroad.render.terminal.timeline_columns import LETTERS, Columns, letter_of
from cxroad.views.timeline import TimelineView
from cxroad.views.timeline.rag import RULE, Colour

_INDENT = "  "


def legend_lines(
    view: TimelineView, columns: Columns, used: set[str], width: int, marks: Glyphs
) -> Iterator[Text]:
    """Marks on one line or more, a line or two for each letter, then who the initials are.

    Args:
        used: Names of the glyphs in the chart.
    """
    yield from _in_lines(_marks(view, used, marks), "   ", width)
    yield from letter_lines(view, width, marks)
    if columns.owner and not columns.full:
        yield from _owners(view, width, marks)


def _marks(view: TimelineView, used: set[str], marks: Glyphs) -> Iterator[str]:
    if "done" in used:
        begun = any(
            row.done_until and row.verdict.colour is not Colour.FINISHED for row in view.rows
        )
        yield f"{marks.done * 2} {say('done or elapsed') if begun else say('done')}"
    if "todo" in used:
        yield f"{marks.todo * 2} {say('to do')}"
    if "end" in used:
        yield f"{marks.whisker * 2}{marks.end} {view.late_said}"
    if "gate" in used:
        dues = any(row.due for row in view.rows)
        yield f"{marks.gate} {say('gate, due date') if dues else say('gate')}"
    if "milestone" in used:
        yield f"{marks.milestone} {say('milestone')}"
    if "today" in used:
        yield f"{marks.today} {say('today')}"
    if used & {"last", "turn", "branch", "arrow"}:
        yield f"{marks.last}{marks.arrow} {say('waits for')}"
    if any(row.critical for row in view.rows):
        yield f"{marks.critical} {say('critical path')}"
    if any(letter_of(row, marks) == marks.finished for row in view.rows):
        yield f"{marks.finished} {say('finished')}"


def letter_lines(view: TimelineView, width: int, marks: Glyphs) -> Iterator[Text]:
    """What the letters mean that occur; nothing when there are none."""
    colours = {row.verdict.colour for row in view.rows}
    if not colours & LETTERS.keys():
        return
    for colour, words in RULE.items():
        if colour in colours:
            letter = LETTERS.get(colour, " ")
            parts = wrap(say(words), width - 6, most=2, glyphs=marks)
            badge = (f" {letter} ", RAG_STYLES.get(letter, ""))
            yield Text.assemble(_INDENT, badge, (f" {parts[0]}", FAINT))
            for part in parts[1:]:
                yield Text(f"      {part}", FAINT)


def _owners(view: TimelineView, width: int, marks: Glyphs) -> Iterator[Text]:
    """Who the letters in the column of owners stand for, where they are not the whole name.

    The number of those beside the first is explained too.
    """
    names = {row.owner: row.owners[0] for row in view.rows if row.owners}
    pairs = [
        clip(f"{shown(short)} {shown(name)}", width // 2, marks)
        for short, name in sorted(names.items())
        if short != name
    ]
    more = sorted({len(row.owners) - 1 for row in view.rows if len(row.owners) > 1})
    pairs += [say("+{n} and {others}", n=each, others=count(each, "other")) for each in more]
    yield from _in_lines(pairs, ", ", width)


def _in_lines(items: Iterable[str], between: str, width: int) -> Iterator[Text]:
    """Items side by side, never broken."""
    line = ""
    for item in items:
        longer = f"{line}{between}{item}" if line else item
        if line and len(_INDENT) + cells(longer) + len(between.rstrip()) > width:
            yield Text(f"{_INDENT}{line}{between.rstrip()}", FAINT)
            longer = item
        line = longer
    if line:
        yield Text(f"{_INDENT}{line}", FAINT)
