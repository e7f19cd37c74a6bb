"""What an editor asks about an open file, and which of our functions answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from cxroad.errors import CxroadError
from cxroad.lsp import protocol
from cxroad.lsp.complete import offers
from cxroad.lsp.diagnose import marks
from cxroad.lsp.fixes import all_safe, repairs, waivers
from cxroad.lsp.hints import hints
from cxroad.lsp.hover import hover
from cxroad.lsp.navigate import definition, name_at, references, renaming
from cxroad.lsp.opened import Opened
from cxroad.lsp.outline import folds, parts
from cxroad.render.visible import harmless
from cxroad.source.span import Span

_REFUSED = -32803
"""The protocol's number for a request that is right but cannot be done."""


class Answer(NamedTuple):
    """A message: its name, what answers it, and what the editor is told of it beforehand."""

    method: str
    answer: Callable[[Any], Any]
    options: Any = None


class Answers:
    """Answers about the files that are open; none about any other."""

    def __init__(self, server: LanguageServer, files: Mapping[str, Opened]) -> None:
        self._server = server
        self._files = files

    @property
    def all(self) -> tuple[Answer, ...]:
        """Every request that is answered."""
        kinds = [types.CodeActionKind.QuickFix, protocol.FIX_ALL]
        return (
            Answer(
                types.TEXT_DOCUMENT_COMPLETION,
                self._complete,
                types.CompletionOptions(trigger_characters=protocol.TRIGGERS),
            ),
            Answer(types.TEXT_DOCUMENT_HOVER, self._hover),
            Answer(types.TEXT_DOCUMENT_DEFINITION, self._define),
            Answer(types.TEXT_DOCUMENT_REFERENCES, self._refer),
            Answer(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, self._highlight),
            Answer(types.TEXT_DOCUMENT_PREPARE_RENAME, self._nameable),
            Answer(
                types.TEXT_DOCUMENT_RENAME, self._rename, types.RenameOptions(prepare_provider=True)
            ),
            Answer(
                types.TEXT_DOCUMENT_CODE_ACTION,
                self._repair,
                types.CodeActionOptions(code_action_kinds=kinds),
            ),
            Answer(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, self._outline),
            Answer(types.TEXT_DOCUMENT_INLAY_HINT, self._hint),
            Answer(types.TEXT_DOCUMENT_FOLDING_RANGE, self._fold),
        )

    def _at(self, params: Any) -> tuple[Opened, int] | None:
        """The file and the offset that are asked about; None for a file that is not open."""
        file = self._files.get(params.text_document.uri)
        place = params.position
        return (file, file.units.offset(place.line, place.character)) if file else None

    def _among(self, file: Opened, range: Any) -> Span:
        ends = (file.units.offset(each.line, each.character) for each in (range.start, range.end))
        return Span(*ends)

    def _complete(self, params: Any) -> Any:
        if (asked := self._at(params)) is None:
            return None
        span, found = offers(*asked)
        return protocol.completion(asked[0].units, span, found)

    def _hover(self, params: Any) -> Any:
        if (asked := self._at(params)) is None or (said := hover(*asked)) is None:
            return None
        return protocol.hover(asked[0].units, *said, self._reads_markdown())

    def _define(self, params: Any) -> Any:
        if (asked := self._at(params)) is None:
            return None
        return protocol.locations(asked[0].uri, asked[0].units, definition(*asked))

    def _refer(self, params: Any) -> Any:
        if (asked := self._at(params)) is None:
            return None
        found = references(*asked, params.context.include_declaration)
        return protocol.locations(asked[0].uri, asked[0].units, found)

    def _highlight(self, params: Any) -> Any:
        if (asked := self._at(params)) is None:
            return None
        return protocol.highlights(asked[0].units, references(*asked))

    def _nameable(self, params: Any) -> Any:
        if (asked := self._at(params)) is None or (name := name_at(*asked)) is None:
            return None
        return protocol.range_of(asked[0].units, name.span)

    def _rename(self, params: Any) -> Any:
        if (asked := self._at(params)) is None:
            return None
        try:
            edits = renaming(*asked, params.new_name)
        except CxroadError as error:
            reason = harmless(error.message) + (f"; {harmless(error.hint)}" if error.hint else "")
            raise JsonRpcException(message=reason, code=_REFUSED) from None
        return protocol.changes(asked[0].uri, asked[0].units, edits)

    def _repair(self, params: Any) -> Any:
        file = self._files.get(params.text_document.uri)
        if file is None:
            return None
        only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]
        found = marks(file)
        actions = []
        if not only or any("quickfix".startswith(kind) for kind in only):
            among = self._among(file, params.range)
            for each in (*repairs(file, among), *waivers(file, among)):
                mark = None if each.finding is None else found[each.finding]
                actions.append(protocol.action(file.uri, file.units, each, mark))
        wanted = any(protocol.FIX_ALL.startswith(kind) for kind in only)
        if wanted and (whole := all_safe(file)) is not None:
            actions.append(protocol.action(file.uri, file.units, whole, None))
        return actions

    def _outline(self, params: Any) -> Any:
        file = self._files.get(params.text_document.uri)
        return [protocol.symbol(file.units, part) for part in parts(file)] if file else None

    def _hint(self, params: Any) -> Any:
        file = self._files.get(params.text_document.uri)
        if file is None:
            return None
        found = hints(file, self._among(file, params.range))
        return [protocol.inlay(file.units, hint) for hint in found]

    def _fold(self, params: Any) -> Any:
        file = self._files.get(params.text_document.uri)
        return [protocol.fold(*lines) for lines in folds(file)] if file else None

    def _reads_markdown(self) -> bool:
        document = self._server.client_capabilities.text_document
        formats = document.hover.content_format if document and document.hover else None
        return types.MarkupKind.Markdown in (formats or ())
