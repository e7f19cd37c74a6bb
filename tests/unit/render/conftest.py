"""A short file and a way to find things in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cxroad.findings.finding import Finding, Place, Severity
from cxroad.source.document import Document
from cxroad.source.span import Span

TEXT = """\
title: Acme
phases:
  crawl:
    initiatives:
      login:
        after: [export]
        owner: web
      fast: {name: Fast, owner: ben}



      export:
        after: [audit, search]




      search:
        after: [login]
"""


@pytest.fixture
def document() -> Document:
    return Document("acme.yaml", TEXT)


@pytest.fixture
def place(document: Document) -> Callable[..., Place]:
    """The place of the nth time that some text stands in the document."""

    def at(text: str, label: str = "", nth: int = 0, of: Document = document) -> Place:
        start = -1
        for _ in range(nth + 1):
            start = of.text.index(text, start + 1)
        end = start + len(text)
        return Place(of.path, Span(start, end), of.position(start), of.position(end), label)

    return at


@pytest.fixture
def finding(place: Callable[..., Place]) -> Callable[..., Finding]:
    """A finding at a piece of text, an error unless said otherwise."""

    def made(at: str | Place, message: str = "wrong", **more: Any) -> Finding:
        more = {"code": "GRA001", "name": "cycle", "severity": Severity.ERROR, **more}
        return Finding(message=message, place=place(at) if isinstance(at, str) else at, **more)

    return made
