"""The rules' pages as Markdown that reads well as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from cxroad.findings.page import Block, Code, Items, RulePage

_WIDTH = 80
"""Columns of a line of prose; lines of a roadmap stay as they are."""


def render(pages: Sequence[RulePage]) -> str:
    """One page, or the book of several, family after family."""
    if len(pages) == 1:
        return page_text(pages[0])
    lines = ["# The rules of cxroad", ""]
    for family, several in groupby(pages, key=lambda page: page.family):
        lines += [f"## {family}", ""]
        for page in several:
            lines += _page(page, "###")
    return "\n".join(lines)


def page_text(page: RulePage) -> str:
    """One page."""
    return "\n".join(_page(page, "#"))


def _page(page: RulePage, mark: str) -> Iterator[str]:
    yield from (f"{mark} {page.code} {page.name}", "")
    yield from (*_wrapped(page.summary), "", *_wrapped(page.standing), "")
    for part in page.parts:
        yield from (*_wrapped(f"**{part.title}**"), "")
        for block in part.blocks:
            yield from (*_block(block), "")


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Items):
        for item in block.items:
            yield from _wrapped(f"- {item}", "  ")
    elif isinstance(block, Code):
        if block.says:
            yield from (*_wrapped(f"{block.says}:"), "")
        yield from ("```yaml", block.text, "```")
    else:
        yield from _wrapped(block)


def _wrapped(text: str, indent: str = "") -> list[str]:
    """A paragraph as lines that fit into a terminal; what is one word stays whole."""
    return wrap(
        text,
        _WIDTH,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
