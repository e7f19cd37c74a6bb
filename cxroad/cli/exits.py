"""Exit codes, the same for every command and format."""

from __future__ import annotations

CLEAN = 0
"""Nothing at or above the failing level."""

FINDINGS = 1
"""Findings at or above it, or a file that cannot be understood."""

USAGE = 2
"""Words that do not fit, or a file that cannot be opened, or output that cannot be written."""

BUG = 3
"""Our mistake; a report is left for us."""

INTERRUPTED = 130
"""Stopped by the user: 128 + SIGINT."""

BROKEN_PIPE = 141
"""Whoever read our output has gone: 128 + SIGPIPE."""

SIGNALLED = 128
"""Ended by a signal, whose number is added: 143 for SIGTERM."""
