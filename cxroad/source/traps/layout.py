"""Lines that stand in the wrong place, and lines that are neither a key nor a list item."""

from __future__ import annotations

import re
from dataclasses import replace

from cxroad.source.edits import Fix
from cxroad.source.events import Fault
from cxroad.source.lines import (
    Entry,
    entry_of,
    indent_of,
    line_at,
    line_before,
    number_of,
    shortened,
)
from cxroad.source.span import Span
from cxroad.source.traps.trap import Edit, Trap, as_written, one, trap

_TABS = re.compile(r"[ \t]*\t[ \t]*")
_LEAD = re.compile(r"^[ \t]+", re.MULTILINE)
_NO_BLANK = re.compile(r"[ ]*(?:-[ ]+)*([A-Za-z0-9][\w-]*):(?=[^\s:/])")
"""A key whose colon has no blank behind it; `http://` is no such key."""

_LOOK_BACK = 40
"""Lines above that are looked at for what a line belongs to. Source: our default."""

_HEAD = 2000
"""Characters above a block of text in which its head is looked for. Source: our default."""

_FOLLOWING = re.compile(r"(?:[ \t]*\r?\n)+([ ]*)(?=[^ \r\n])")
_BARE_KEY = re.compile(r"[A-Za-z][\w-]{0,63}")
_KEY_AND_VALUE = re.compile(r"([a-z_]{3,20}) *=? +(\S.*)")
_WIDE_COLON = "："
_HEADER = re.compile(r"[|>][-+0-9]{0,2}[ ]*(?:#[^\n]*)?\r?\n((?:[ ]*\r?\n)*)$")


def tab(text: str, fault: Fault) -> Trap | None:
    """A tab that indents a line, or stands where only a blank may."""
    if text[fault.at : fault.at + 1] != "\t":
        return None
    line = line_at(text, fault.at)
    match = _TABS.match(text, fault.at)
    span = Span(fault.at, match.end() if match else fault.at + 1)
    if not text[slice(*line)].strip():
        return trap("A tab stands on this empty line", line, "remove it", cure=Edit(line, ""))
    if not text[line.start : fault.at].strip():
        found = trap(
            "A tab indents this line; YAML is indented with blanks only",
            Span(line.start, span.end),
            "replace the tab by as many blanks as its neighbours have",
        )
        edits = _blanks_for_tabs(text)
        if not edits:
            return found
        help = "write two blanks for each tab" + (" of the file" if len(edits) > 1 else "")
        return Trap(replace(found.problem, help=help, fix=Fix(safe=True, edits=edits)))
    blank = text[span.end : line.end] and text[fault.at - 1] != " "
    edit = Edit(span, " " if blank else "")
    help = as_written(text, edit, "replace the tab by a blank")
    return trap("A tab stands where YAML wants a blank", span, help, cure=edit)


def _blanks_for_tabs(text: str) -> tuple[Edit, ...]:
    """Two blanks for each tab where a file is indented with tabs alone; nothing in a mixture."""
    leads = list(_LEAD.finditer(text))
    if any(set(lead[0]) != {"\t"} for lead in leads):
        return ()
    return tuple(Edit(Span(*lead.span()), "  " * len(lead[0])) for lead in leads)


def no_blank_after_colon(text: str, fault: Fault) -> Trap | None:
    """`owner:Mia`, noticed on this line or on the next one."""
    line = line_at(text, fault.at)
    begun = line_at(text, fault.since)
    for suspect in (begun if begun != line else None, line_before(text, fault.at)):
        if suspect is None:
            continue
        match = _NO_BLANK.match(text, suspect.start, suspect.end)
        if match is not None:
            key, at = match.group(1), match.end()
            edit = Edit(Span(at, at), " ")
            return trap(
                f"A blank is missing after `{key}:`",
                Span(match.start(1), at),
                as_written(text, edit, "write a blank after the colon"),
                cure=edit,
            )
    return None


def continued_line(text: str, fault: Fault) -> Trap | None:
    """A key that the line above swallows, because it is indented deeper or has no colon."""
    line = line_at(text, fault.at)
    above = line_before(text, fault.at)
    entry = entry_of(text, line)
    if above is None or entry is None or fault.at > entry.value.start:
        return None
    if text[entry.key.end : entry.value.start].strip(" \t") != ":":
        return None
    before = _entry_above(text, above)
    if before is None or _is_bare_key(text, above, line):
        return _no_colon(text, above)
    key = shortened(text[slice(*entry.key)])
    owner = shortened(text[slice(*before.key)] or text[slice(*before.value)])
    return trap(
        f"`{key}:` is indented deeper than `{owner}` above it, which has a value already",
        entry.key,
        f"indent `{key}` as far as `{owner}`, or take the value of `{owner}` away",
        also=((before.value, "the value"),),
    )


def _is_bare_key(text: str, above: Span, line: Span) -> bool:
    """Whether the line above is one word with deeper lines below it: a key without its colon."""
    words = text[slice(*above)].strip()
    return _BARE_KEY.fullmatch(words) is not None and indent_of(text, above) < indent_of(text, line)


def _entry_above(text: str, above: Span) -> Entry | None:
    """The entry that a line belongs to: its own, or the one whose text it goes on with."""
    line: Span | None = above
    indent = indent_of(text, above)
    for _ in range(_LOOK_BACK):
        if line is None:
            break
        entry = entry_of(text, line)
        if entry is not None:
            return entry if line == above or indent_of(text, line) < indent else None
        line = line_before(text, line.start)
    return None


def key_without_colon(text: str, fault: Fault) -> Trap | None:
    """A line that is neither `key: value` nor a list item."""
    return _no_colon(text, line_at(text, fault.since))


def _no_colon(text: str, line: Span) -> Trap:
    """A line without a colon among lines with keys."""
    start = line.start + indent_of(text, line)
    span = Span(start, start + len(text[start : line.end].rstrip()))
    words = text[slice(*span)]
    if _WIDE_COLON in words:
        at = start + words.index(_WIDE_COLON)
        edit = Edit(one(at), ": ")
        message = f"`{_WIDE_COLON}` is not the colon that YAML reads"
        return trap(message, one(at), as_written(text, edit, "write `: `"), cure=edit)
    if words[:1] == "-" and words[1:2].strip():
        edit = Edit(Span(start + 1, start + 1), " ")
        message = "A blank is missing after the dash of the list item"
        return trap(message, span, as_written(text, edit, "write a blank after the dash"))
    if words.startswith("//"):
        edit = Edit(Span(start, start + 2), "#")
        return trap("`//` begins no comment in YAML", span, as_written(text, edit, "write `#`"))
    if _BARE_KEY.fullmatch(words):
        edit = Edit(Span(span.end, span.end), ":")
        message = f"A colon is missing after `{words}`"
        below = _FOLLOWING.match(text, line.end)
        if below and len(below[1]) > indent_of(text, line):
            return trap(message, span, as_written(text, edit, "write a colon"), cure=edit)
        help = f"write `{words}:` and its value; indent text that goes on from the line above"
        return trap(message, span, help)
    if match := _KEY_AND_VALUE.fullmatch(words):
        return trap(
            f"A colon is missing after `{match[1]}`",
            span,
            f"write `{match[1]}: {shortened(match[2])}`, or begin the line with `#` if it is a "
            "comment",
        )
    return trap(
        "This line is neither `key: value` nor part of the text above",
        span,
        "write a colon and a blank after the key; indent text that goes on from the line above",
    )


def long_key(text: str, fault: Fault) -> Trap | None:
    """A key beyond the 1,024 characters that YAML lets a key have."""
    line = line_at(text, fault.at)
    if fault.at - line.start <= 1024:
        return None
    start = line.start + indent_of(text, line)
    return trap("A key has 1,024 characters at most", one(start), "give it a shorter key")


def percent_line(text: str, fault: Fault) -> Trap | None:
    """A line that begins with `%` below the first."""
    line: Span | None = line_at(text, fault.at)
    for _ in range(2):
        if line is not None and text.startswith("%", line.start):
            help = "indent it, or put quotes round the text"
            return trap("A line cannot begin with `%`", line, help)
        line = line_before(text, fault.at)
    return None


def list_on_key_line(text: str, fault: Fault) -> Trap | None:
    """`after: - listen`"""
    entry = entry_of(text, line_at(text, fault.at))
    if entry is None or entry.value.start != fault.at:
        return None
    key, words = text[slice(*entry.key)], text[slice(*entry.value)][1:].strip()
    return trap(
        "A list item cannot stand on the line of its key",
        entry.value,
        f"write `{key}: [{words}]`, or begin the list on the next line",
    )


def wrong_indent(text: str, fault: Fault) -> Trap | None:
    """A line whose indentation fits none of the lines above."""
    line = line_at(text, fault.at)
    indent = indent_of(text, line)
    if text[line.start : fault.at].strip(" "):
        return None
    levels = _levels(text, line)
    if not levels or indent in levels:
        return None
    less = max((level for level in levels if level < indent), default=None)
    more = min((level for level in levels if level > indent), default=None)
    near = [level for level in (more, less) if level is not None]
    help = ", or ".join(
        f"{_by(level, number == 0)} if it belongs beside "
        f"`{shortened(text[slice(*levels[level])].strip().partition(':')[0])}`"
        for number, level in enumerate(near)
    )
    return trap(
        f"This line is indented by {_blanks(indent)}, which fits no line above",
        Span(fault.at, line.end),
        help,
        also=tuple(
            (Span(levels[level].start + level, levels[level].end), _blanks(level)) for level in near
        ),
    )


def mixed_list(text: str, fault: Fault) -> Trap | None:
    """Keys among list items, or list items among keys."""
    line = line_at(text, fault.at)
    if text[line.start : fault.at].strip(" "):
        return None
    begun = number_of(text, fault.since)
    also = ((one(fault.since), "begins here"),)
    if text.startswith("-", fault.at):
        message = f"A list item stands among the keys of the mapping that begins in line {begun}"
        cure = "a list belongs under a key of its own"
    else:
        message = f"A key stands among the items of the list that begins in line {begun}"
        cure = (
            f"if no list is meant, take the dash in line {begun} away; else indent it like the "
            "text of the item, or like the key above the list"
        )
    return trap(message, Span(fault.at, line.end), cure, also=also)


def blanks_before_text(text: str, fault: Fault) -> Trap | None:
    """A block of text whose first line is empty but for blanks."""
    line = line_at(text, fault.at)
    header = _HEADER.search(text, max(0, line.start - _HEAD), line.start)
    if header is None or " " not in header.group(1):
        return None
    lines = Span(*header.span(1))
    edit = Edit(lines, text[slice(*lines)].replace(" ", ""))
    first = text.index(" ", lines.start)
    return trap(
        "The empty line at the head of this text has blanks in it",
        Span(first, line_at(text, first).end),
        "take the blanks out of the empty line",
        cure=edit,
    )


def _levels(text: str, line: Span) -> dict[int, Span]:
    """The indentations that are open above a line, each with the nearest line that has it."""
    levels: dict[int, Span] = {}
    lowest = None
    above = line_before(text, line.start)
    while above is not None and lowest != 0 and len(levels) < _LOOK_BACK:
        indent = indent_of(text, above)
        if lowest is None or indent < lowest:
            lowest = indent
            levels[indent] = above
        above = line_before(text, above.start)
    return levels


def _by(count: int, first: bool) -> str:
    if count == 0:
        return "do not indent it" if first else "not at all"
    return f"{'indent it by' if first else 'by'} {_blanks(count)}"


def _blanks(count: int) -> str:
    return "1 blank" if count == 1 else f"{count} blanks"
