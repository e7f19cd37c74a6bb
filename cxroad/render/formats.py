"""The formats of findings by name: the one table of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cxroad.findings.report import Report
    from cxroad.source.document import Document


class FindingsRenderer(Protocol):
    """A report as text that ends with a newline, or is empty.

    Sources are the documents that the findings speak of, by path. Colour, the width in columns
    and the most findings to show count where the format has a use for them.
    """

    def __call__(
        self,
        report: Report,
        sources: Mapping[str, Document],
        /,
        *,
        colour: bool = False,
        width: int = 100,
        most: int | None = None,
    ) -> str:
        """Render the report."""


_MODULES = {
    "full": "full",
    "concise": "concise",
    "json": "json_findings",
    "jsonl": "jsonl",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjson": "rdjson",
    "markdown": "markdown_findings",
}


class _Formats(Mapping[str, FindingsRenderer]):
    """Renderers by name; a module is imported only when it is asked for."""

    def __getitem__(self, name: str) -> FindingsRenderer:
        render: FindingsRenderer = import_module(f"cxroad.render.{_MODULES[name]}").render
        return render

    def __contains__(self, name: object) -> bool:
        return name in _MODULES

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


FINDINGS: Mapping[str, FindingsRenderer] = _Formats()
"""Every format in which findings are written."""
