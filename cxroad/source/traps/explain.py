"""Which explanation fits what the parser said."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from cxroad.source.events import BAD_ESCAPE, Fault
from cxroad.source.lines import line_at
from cxroad.source.span import Span
from cxroad.source.traps import brackets, layout, values
from cxroad.source.traps.trap import Trap, one, trap

_Explanation: TypeAlias = Callable[[str, Fault], Trap | None]

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?=[ \r]|$)[^\r\n]*", re.MULTILINE)

_TABLE: tuple[tuple[tuple[str, ...], tuple[_Explanation, ...]], ...] = (
    ((BAD_ESCAPE, "invalid Unicode character escape"), (values.escape_out_of_range,)),
    (("escape", "hexdecimal"), (values.unknown_escape,)),
    (("scanning a quoted scalar", "scanning a double-quoted scalar"), (values.open_quote,)),
    (("tab character", "cannot start any token"), (layout.tab,)),
    (("cannot start any token",), (values.special_start, values.flow_special_start)),
    (("scanning a block scalar",), (layout.tab, values.special_start)),
    (("scanning an a", "parsing a tag", "scanning a tag"), (values.special_start,)),
    (
        ("mapping values are not allowed",),
        (
            values.colon_in_value,
            layout.no_blank_after_colon,
            layout.long_key,
            layout.continued_line,
        ),
    ),
    (
        ("could not find expected ':'",),
        (layout.long_key, layout.no_blank_after_colon, layout.key_without_colon),
    ),
    (
        ("<document start>", "scanning a directive"),
        (layout.percent_line, layout.wrong_indent, values.text_after_quote),
    ),
    (("more indented follow up line",), (layout.blanks_before_text,)),
    (("sequence entries are not allowed",), (layout.list_on_key_line,)),
    (("mapping keys are not allowed",), (values.special_start,)),
    (
        ("parsing a flow ",),
        (
            values.colon_in_flow_value,
            brackets.wrong_closing,
            brackets.comment_in_brackets,
            brackets.never_closed,
            brackets.value_missing,
            brackets.comma_missing,
        ),
    ),
    (("node content",), (values.special_start, brackets.value_missing)),
    (
        ("parsing a block mapping", "parsing a block collection"),
        (
            values.text_after_quote,
            brackets.text_after_bracket,
            values.special_start,
            layout.blanks_before_text,
            layout.wrong_indent,
            layout.no_blank_after_colon,
            layout.mixed_list,
        ),
    ),
)
"""What the parsers say, in problem or context, and what it may mean; the first that fits counts.

The two parsers differ in a word here and there, so only what they share stands here.
"""


def explain(text: str, fault: Fault) -> Trap:
    """What a fault means to who wrote the text; at the least, its place and the parser's words."""
    conflict = _CONFLICT.search(text)
    if conflict is not None:
        return trap(
            "A merge conflict has not been resolved here",
            Span(*conflict.span()),
            "keep one of the two versions and remove the lines with the marks",
        )
    for phrases, explanations in _TABLE:
        if any(phrase in fault.problem or phrase in fault.context for phrase in phrases):
            for explanation in explanations:
                found = explanation(text, fault)
                if found is not None:
                    return found
    return _unknown(text, fault)


def _unknown(text: str, fault: Fault) -> Trap:
    """A fault that we know no better words for than the parser's, less their odd brackets."""
    directive = layout.percent_line(text, fault)
    if directive is not None:
        return directive
    at = min(fault.at, max(len(text.rstrip()) - 1, 0))
    line = line_at(text, at)
    span = Span(at, max(line.end, at + 1)) if text[at : at + 1].strip() else one(at)
    said = re.sub(r"\('(.*)',\)", r"'\1'", fault.problem.rstrip("."))
    return trap(f"YAML cannot make sense of this line{': ' if said else ''}{said}", span)
