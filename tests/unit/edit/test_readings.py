"""How often an edit reads a text."""

from __future__ import annotations

import pytest

from cxroad.edit.assign import assign
from cxroad.edit.progress import done
from cxroad.source.composer import Composer
from cxroad.source.reader import read_document

TEXT = """\
title: Small
phases:
  crawl:
    initiatives:
      listen: {name: Listen, estimate: 3w}
"""


@pytest.mark.parametrize(
    ("edit", "most"),
    [
        (lambda document: assign(document, "listen.estimate", "4w"), 1),
        (lambda document: done(document, "listen", "2027-03-15"), 2),
    ],
)
def test_each_new_text_is_read_once(monkeypatch, edit, most):
    document = read_document(TEXT.encode(), "small.yaml")
    read = []
    compose = Composer.compose

    def counted(self, stream):
        read.append(self)
        return compose(self, stream)

    monkeypatch.setattr(Composer, "compose", counted)
    edited = edit(document)
    assert edited.text != TEXT
    assert edited.document.root is not None
    assert len(read) == most
