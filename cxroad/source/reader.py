"""From bytes to a document: guard, stream, composer, and words for what is wrong."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Set
from contextlib import contextmanager
from typing import NamedTuple

from cxroad.source import guard, refusals
from cxroad.source.composer import Composer, TooMuch
from cxroad.source.document import Document, Value
from cxroad.source.events import TOO_DEEP, Fault, Stream
from cxroad.source.fast import fast_stream
from cxroad.source.limits import DEFAULT_LIMITS, Limits, size_text
from cxroad.source.plain import Kind, Plain
from cxroad.source.problem import Problem
from cxroad.source.span import Span

_COMMENT_AT_MARK = re.compile(r"\|[-+0-9]{0,2}#"), re.compile(r">[-+0-9]{0,2}#")
"""Two, because a pattern with one first character is found five times faster."""

_BLANK_AT_END = re.compile(" \n")  # found twice as fast as by `in`

_BLANKS_BELOW_MARK = re.compile(r"^[^\n|>]*[|>][^\n]*\n[\r\n]*([ ]+)\r?$", re.MULTILINE)


def read_document(data: bytes, path: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document that the bytes of a file hold, with every problem at its place.

    Never raises: what cannot be read is a problem, and then the root is None.
    """
    text, bom, problem = guard.decode(data, limits)
    if problem is not None:
        return Document(path, text, None, (problem,), bom, limits)
    with _collector_paused():
        root, problems, texts, lacking = _parse(text, limits)
    return Document(path, text, root, tuple(problems), bom, limits, texts, lacking)


class _Said(NamedTuple):
    """What a text says; see `Document`."""

    root: Value | None
    problems: list[Problem]
    texts: Set[str] = frozenset()
    lacking: bool = False


def _parse(text: str, limits: Limits) -> _Said:
    """Data and problems of a text that passed the guard."""
    try:
        return _read(text, limits)
    except Fault as fault:
        if fault.problem == TOO_DEEP:
            return _Said(None, [refusals.too_deep(fault.at, limits)])
        from cxroad.source.faults import explain_all

        problems = explain_all(text, fault, lambda cured: _fault_in(cured, limits), limits.faults)
        return _Said(None, problems)


def _read(text: str, limits: Limits) -> _Said:
    """The same by the fast parser where it may, and by the slow one where something is wrong.

    Raises:
        Fault: The text is not YAML.
    """
    disputed = _disputed(text)
    stream = fast_stream(text) if disputed is None else None
    if stream is None and not _is_small(text, limits):
        return _Said(None, [_only_slowly(disputed, limits)])
    found: _Said | Fault | None = None
    if stream is not None:
        try:
            found = _compose(text, stream, limits)
        except Fault as fault:
            if not _is_small(text, limits):
                raise
            found = fault
        else:
            # A lone text is no roadmap, and the two differ in how it may begin.
            doubtful = found.problems or isinstance(found.root, str)
            if not doubtful or not _is_small(text, limits):
                return found
    from cxroad.source.pure import TooSlow, pure_stream

    if stream is None and disputed is None:
        slow = limits._replace(values=min(limits.values, limits.slow_values))
        return _compose(text, pure_stream(text, limits.depth), slow)
    try:
        return _compose(text, pure_stream(text, limits.depth, limits.judged), limits)
    except TooSlow:
        if isinstance(found, Fault):
            raise found from None
        return found or _Said(None, [_only_slowly(disputed, limits)])


def _is_small(text: str, limits: Limits) -> bool:
    """Whether the slow parser may read it."""
    return len(text.encode()) <= limits.slow_size


def _fault_in(text: str, limits: Limits) -> Fault | None:
    """What keeps a text from being YAML; None where it is."""
    try:
        _read(text, limits)
    except Fault as fault:
        return None if fault.problem == TOO_DEEP else fault
    return None


def _compose(text: str, stream: Stream, limits: Limits) -> _Said:
    """Data and problems of a text that is YAML; no data where they would not be the file's."""
    composer = Composer(text, limits)
    try:
        root = composer.compose(stream)
    except TooMuch as error:
        return _Said(None, [*composer.problems, error.problem])
    if not composer.sound or (isinstance(root, Plain) and root.kind is Kind.NULL):
        root = None
    return _Said(root, composer.problems, composer.texts, composer.lacking)


def _disputed(text: str) -> tuple[int, str] | None:
    """The first place that the two parsers are known to read differently, and what it is."""
    tab = text.find("\t")
    if tab >= 0:
        return tab, "a tab"
    comments = [match.start() for mark in _COMMENT_AT_MARK if (match := mark.search(text))]
    if comments:
        return min(comments), "a comment right behind `|` or `>`"
    if _BLANK_AT_END.search(text) or ("\r" in text and " \r\n" in text):
        blanks = _BLANKS_BELOW_MARK.search(text)
        if blanks is not None:
            return blanks.start(1), "blanks on an empty line at the head of a text"
    return None


def _only_slowly(disputed: tuple[int, str] | None, limits: Limits) -> Problem:
    """The file is too large for the parser that it needs."""
    size = size_text(limits.slow_size)
    if disputed is None:
        return Problem(
            "STR011",
            f"The file is larger than {size}, and the fast parser is not installed",
            Span(0, 1),
            help="install PyYAML with libyaml, or split the roadmap into several files",
        )
    at, name = disputed
    return Problem(
        "STR011",
        f"The file is too large for {name}, with which it can only be read slowly",
        Span(at, at + 1),
        help="take it out here and wherever else it stands",
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Many small objects and no circles: the collector would only cost time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
