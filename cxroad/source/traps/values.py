"""Values that need quotes, and quotes that went wrong."""

from __future__ import annotations

import re

from cxroad.source.events import Fault
from cxroad.source.lines import Entry, entry_of, line_at, number_of, quoted
from cxroad.source.problem import Problem
from cxroad.source.span import Span
from cxroad.source.traps.trap import Edit, Trap, as_written, one, quoting, trap

_COLON = 'An unquoted value cannot contain ": "; put quotes round it'
_STARTS = "*&!@`%,?|>"
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|.)")


_PAIR = re.compile(r"[a-z][\w-]*:\s+[^\s:,;(){}\[\]][^:,;(){}\[\]]*")
_MAPS = frozenset(
    {"serves", "impacts", "champions", "actuals", "milestones", "steering", "landing", "load"}
)
"""Keys of a roadmap under which a text never stands, so that one colon more is a map."""
_NEXT_KEY = re.compile(r"(?P<gap>;[ ]*|(?<! )[ ]+)(?P<key>[a-z][\w-]*)[ ]*:(?=[ ])")
KEYS_IN_BRACES = frozenset(
    {
        *("after", "baseline", "by", "cost", "due", "effort", "estimate", "finished", "impact"),
        *("impacts", "kind", "likelihood", "metric", "name", "needed_by", "owner", "serves"),
        *("start", "status", "target", "vendors"),
    }
)
"""Keys of a roadmap that stand beside others on one line and seldom end a sentence."""


def colon_in_value(text: str, fault: Fault) -> Trap | None:
    """`name: Phase 1: listen`"""
    line = line_at(text, fault.at)
    entry = entry_of(text, line)
    if entry is None or not entry.key.end < entry.value.start <= fault.at < entry.value.end:
        return None
    if text[entry.value.start : entry.value.start + 1] in ('"', "'"):
        return text_after_quote(text, fault)
    value = entry.value
    if (braces := _map_on_the_line(text, entry)) is not None:
        return braces
    if entry.lead.end > entry.lead.start and "-" in text[slice(*entry.lead)]:
        # A list item whose key is more than a word was meant as a sentence.
        value = Span(entry.key.start, value.end) if " " in text[slice(*entry.key)] else value
    return quoting(text, _COLON, value)


def _map_on_the_line(text: str, entry: Entry) -> Trap | None:
    """`serves: csat: 40%`, `a: name: A, owner: Mia`: keys and values that lack their braces."""
    words, key = text[slice(*entry.value)], text[slice(*entry.key)]
    bare = words[1:-1].strip() if words[:1] == "(" and words[-1:] == ")" else words
    parts = re.split(r"[,;]\s+", bare)
    if not all(_PAIR.fullmatch(part) for part in parts):
        return None
    if len(parts) == 1 and key not in _MAPS:
        return None
    edit = Edit(entry.value, f"{{{', '.join(parts)}}}")
    return trap(
        f"`{key}` holds keys of its own, which need braces on one line",
        entry.value,
        as_written(text, edit, "put braces round them: `{key: value, key: value}`"),
        note="or write each on a line of its own below, indented, without commas",
        cure=edit,
    )


def colon_in_flow_value(text: str, fault: Fault) -> Trap | None:
    """`{name: Phase 1: listen}`"""
    if text[fault.at : fault.at + 1] != ":" or "\n" in text[fault.since : fault.at]:
        return None
    begins = max(text.rfind(mark, fault.since, fault.at) for mark in (": ", ", ", "[", "{"))
    start = begins + (2 if text[begins] in ":," else 1)
    line = line_at(text, fault.at)
    ends = [end for mark in ",]}" if (end := text.find(mark, fault.at, line.end)) >= 0]
    value = Span(start, len(text[: min(ends, default=line.end)].rstrip()))
    if text[slice(*value)][:1] in ("", '"', "'"):
        return None
    return _key_without_comma(text, value) or quoting(text, _COLON, value)


def _key_without_comma(text: str, value: Span) -> Trap | None:
    """`{name: A; owner: Mia}`, `{name: A owner: Mia}`: quotes would swallow the second key."""
    key = _NEXT_KEY.search(text, *value)
    if key is None or not (key["gap"][0] == ";" or key["key"] in KEYS_IN_BRACES):
        return None
    message = f"A comma is missing before `{key['key']}:`, or quotes round a text that holds it"
    otherwise = f"put a comma before `{key['key']}:`, or quotes round the whole text"
    if key["gap"][0] == ";" and key["key"] in KEYS_IN_BRACES:
        edit = Edit(Span(*key.span("gap")), ", ")
        message = f"A comma parts keys inside braces, not a semicolon: `{key['key']}:` is one"
        return trap(message, one(key.start()), as_written(text, edit, otherwise), cure=edit)
    return trap(message, Span(*key.span("key")), otherwise)


def special_start(text: str, fault: Fault) -> Trap | None:
    """`owner: @mia`, `exit: >= 4.9`, `name: *Important*`"""
    line = line_at(text, fault.at)
    entry = entry_of(text, line)
    if entry is None or not entry.value.start <= fault.at <= max(entry.value.end, line.end):
        return None
    mark = text[entry.value.start : entry.value.start + 1]
    if not mark or mark not in _STARTS:
        return None
    note = ""
    if mark in "|>":
        note = f"`{mark}` alone announces a text on the lines below"
    return quoting(text, _starts_with(mark), entry.value, note=note)


def flow_special_start(text: str, fault: Fault) -> Trap | None:
    """`{owner: @mia}`, `[@mia]`"""
    mark = text[fault.at : fault.at + 1]
    if mark not in ("@", "`", "%", "|", ">"):
        return None
    line = line_at(text, fault.at)
    ends = [end for stop in ",]}" if (end := text.find(stop, fault.at, line.end)) >= 0]
    value = Span(fault.at, len(text[: min(ends, default=line.end)].rstrip()))
    return quoting(text, _starts_with(mark), value)


def _starts_with(mark: str) -> str:
    shown = "a backtick" if mark == "`" else f"`{mark}`"
    return f"An unquoted value cannot start with {shown}; put quotes round it"


def text_after_quote(text: str, fault: Fault) -> Trap | None:
    """`name: 'it's late'`, `name: "Big" plans`"""
    mark = text[fault.after : fault.after + 1]
    if mark not in ("'", '"') or fault.after >= fault.at:
        return _text_after_quoted_key(text, fault)
    close = text.rfind(mark, fault.after + 1, fault.at)
    if close < 0:
        return None
    if "\n" in text[fault.after : close]:
        return trap(
            f"The quote {mark} that opens here is closed only in line {number_of(text, close)}",
            one(fault.after),
            f"put {mark} where the text ends",
            label="opened here",
            also=((one(close), "closed here"),),
        )
    entry = entry_of(text, line_at(text, fault.after))
    message = f"The text ends at the closing {mark}, but more follows on the same line"
    if entry is None or entry.value.start != fault.after:
        return trap(message, one(close), "put quotes round all of it, or none", label="ends here")
    value = text[slice(*entry.value)]
    whole = value.endswith(mark) and len(value) > 1
    edit = Edit(entry.value, quoted(value[1:-1] if whole else value))
    note = "inside '...' an apostrophe is written twice" if mark == "'" and whole else ""
    help = as_written(text, edit, "put quotes round the whole value")
    return trap(message, one(close), help, label="ends here", note=note, cure=edit)


def _text_after_quoted_key(text: str, fault: Fault) -> Trap | None:
    """`'a'b: 1`"""
    line = line_at(text, fault.at)
    before = text[line.start : fault.at].rstrip()
    if before[-1:] not in ("'", '"'):
        return None
    return trap(
        f"The key ends at the closing {before[-1]}, but more follows before the colon",
        one(line.start + len(before) - 1),
        "put quotes round the whole key",
        label="ends here",
    )


def open_quote(text: str, fault: Fault) -> Trap | None:
    """`name: "Listen`"""
    mark = text[fault.since : fault.since + 1]
    if mark not in ("'", '"'):
        return None
    return trap(
        f"The quote {mark} that opens here is never closed",
        one(fault.since),
        f"put {mark} where the text ends",
        label="opened here",
    )


def unknown_escape(text: str, fault: Fault) -> Trap | None:
    r"""`path: "C:\data"`"""
    escape = _escape_at(text, fault)
    if escape is None:
        return None
    words = text[slice(*escape)]
    message = f"`{words}` is no escape that a text in double quotes knows"
    entry = entry_of(text, line_at(text, escape.start))
    if (
        entry is not None
        and text.startswith('"', entry.value.start)
        and "'" not in text[slice(*entry.value)]
    ):
        value = text[slice(*entry.value)]
        if value.endswith('"') and len(value) > 1 and '\\"' not in value:
            edit = Edit(entry.value, f"'{value[1:-1]}'")
            return trap(message, escape, as_written(text, edit, "use single quotes"), cure=edit)
    return trap(message, escape, "write `\\\\` for a backslash, or use single quotes")


def escape_out_of_range(text: str, fault: Fault) -> Trap | None:
    r"""`name: "\ud800"`: a limit of Unicode, not of YAML."""
    escape = one(fault.at)
    for match in _ESCAPE.finditer(text, fault.since):
        code = match.group()[2:]
        if code and (0xD800 <= int(code, 16) <= 0xDFFF or int(code, 16) > 0x10FFFF):
            escape = Span(*match.span())
            break
    return Trap(
        Problem(
            "STR011",
            f"The escape `{text[slice(*escape)]}` stands for no character",
            escape,
            help="write the character itself",
        )
    )


def _escape_at(text: str, fault: Fault) -> Span | None:
    """The last escape that begins at or before the fault, on its line."""
    line = line_at(text, fault.at)
    found = None
    for match in _ESCAPE.finditer(text, max(line.start, fault.since), line.end):
        if match.start() > fault.at:
            break
        found = Span(*match.span())
    return found
