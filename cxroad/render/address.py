"""Where a file lies for other programs: from the repository's root, with slashes."""

from __future__ import annotations

from urllib.parse import quote

from cxroad.findings.report import Report
from cxroad.render.visible import quoted

_LONGEST = 2000
"""The most characters of a path; our default."""


def address(report: Report, path: str) -> str:
    """A path from the repository's root, without `.`, `..` or a slash before it.

    Programs that show findings beside the code take no other; a file outside the repository
    keeps its name, but nothing can be shown beside it.
    """
    steps = report.addresses.get(path, path).split("/")
    kept = "/".join(step for step in steps if step not in ("", ".", ".."))
    return kept if kept.strip() else "unnamed"


def shown_address(report: Report, path: str) -> str:
    """The address with everything unseen spelt out, not endless."""
    return quoted(address(report, path), _LONGEST)


def uri(report: Report, path: str) -> str:
    """The address as a relative reference, its bytes percent-encoded."""
    name = address(report, path)
    try:
        encoded = name.encode(errors="surrogateescape")
    except UnicodeEncodeError:
        encoded = name.encode(errors="backslashreplace")
    return quote(encoded)
