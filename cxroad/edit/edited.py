"""What an edit of a roadmap gives: the file as it is then, and what was done in words."""

from __future__ import annotations

from typing import NamedTuple

from cxroad.source.document import Document


class Edited(NamedTuple):
    """A file after an edit.

    Attributes:
        document: The new text as it was read again, without a byte order mark.
        did: What was done, as a sentence without a final stop.
    """

    document: Document
    did: str

    @property
    def text(self) -> str:
        """The whole new text, without a byte order mark."""
        return self.document.text
