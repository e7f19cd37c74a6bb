"""What an edit of a roadmap gives: the new text, and what was done in words."""

from __future__ import annotations

from typing import NamedTuple


class Edited(NamedTuple):
    """A text after an edit.

    Attributes:
        text: The whole new text, without a byte order mark.
        did: What was done, as a sentence without a final stop.
    """

    text: str
    did: str
