"""The three kinds of wrong: the roadmap's is a finding, ours foreseen is here, a bug is neither."""

from __future__ import annotations


class CxroadError(Exception):
    """Something foreseen that keeps a command from its work: exit code 2.

    Args:
        message: What is wrong, in the user's words, without a final stop.
        hint: What to type or to change; empty where nothing helps.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(CxroadError):
    """A path that cannot be opened, does not exist or is no regular file."""


class UsageError(CxroadError):
    """Words on the command line, in the environment or in a call that do not fit."""


class NotComputable(CxroadError):
    """A fact that the roadmap does not give enough for, such as dates inside a circle."""
