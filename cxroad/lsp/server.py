"""The language server: what an editor tells and asks, and what it is told. The logic is elsewhere.

The only file beside `protocol` that knows pygls, an extra: `pip install "cxroad[lsp]"`. An editor
sends whole texts, so nothing can drift; what else is read is the judge's affair.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit
from urllib.request import url2pathname

from lsprotocol import types
from pygls.exceptions import FeatureRequestError, JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

import cxroad
from cxroad.errors import CxroadError
from cxroad.lsp import protocol
from cxroad.lsp.answers import Answer, Answers
from cxroad.lsp.diagnose import Mark, marks
from cxroad.lsp.frames import Frames
from cxroad.lsp.opened import Judge, Opened, opened
from cxroad.render.visible import harmless

PAUSE = 0.3
"""Seconds without a keystroke before findings are looked for. Our default."""

UNSAVED = "<unsaved>"
"""What a text is called that has no file yet."""


def serve(judge: Judge, incoming: BinaryIO, outgoing: BinaryIO, say: Callable[[str], None]) -> bool:
    """Answer an editor until it ends the session or goes away.

    Args:
        say: Where to say what is wrong with us; the editor shows it in its log.

    Returns:
        Whether the editor ended the session in order.
    """
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # it would print tracebacks
    session = Session(judge, say)
    session.server.start_io(cast(BinaryIO, Frames(incoming, say)), outgoing)
    session.stop()
    return session.ended


class _Protocol(LanguageServerProtocol):  # type: ignore[misc]
    """pygls's reading of messages; a request that cannot be read gets an answer all the same."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """The message in pygls's types, or a refusal to whoever waits for an answer."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            number = data.get("id")
            if "method" in data and isinstance(number, int | str):
                self._send_response(number, error=error.to_response_error())
            raise


class Session:
    """What is open in an editor.

    Attributes:
        server: pygls's side of it.
        ended: Whether the editor has asked to end.
    """

    def __init__(self, judge: Judge, say: Callable[[str], None], pause: float = PAUSE) -> None:
        self.server = LanguageServer(
            "cxroad",
            cxroad.__version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
            protocol_cls=_Protocol,
        )
        self.ended = False
        self._judge = judge
        self._say = say
        self._pause = pause
        self._files: dict[str, Opened] = {}
        self._timers: dict[str, threading.Timer] = {}
        self._linting = threading.Lock()
        self._told = ""
        self._logged: set[str] = set()
        self.server.report_server_error = self._broken_message
        told = (
            Answer(types.TEXT_DOCUMENT_DID_OPEN, self._open),
            Answer(types.TEXT_DOCUMENT_DID_CHANGE, self._change),
            Answer(types.TEXT_DOCUMENT_DID_SAVE, self._save),
            Answer(types.TEXT_DOCUMENT_DID_CLOSE, self._close),
            Answer(types.SHUTDOWN, self._end),
        )
        for method, answer, options in (*told, *Answers(self.server, self._files).all):
            self.server.feature(method, options)(partial(self._guarded, method, answer))

    def stop(self) -> None:
        """Look for no more findings."""
        for timer in self._timers.values():
            timer.cancel()
        self._files.clear()

    def _guarded(self, method: str, answer: Callable[[Any], Any], params: Any = None) -> Any:
        """An answer, or none: what is foreseen is silent here, a bug is logged once."""
        try:
            return answer(params)
        except JsonRpcException:
            raise  # a refusal, with its reason
        except CxroadError:
            return None
        except Exception as bug:  # one broken answer must not end the session
            self._log(method, bug)
            return None

    def _log(self, what: str, bug: Exception) -> None:
        trace = bug.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
        line = f"error: this is a mistake in cxroad ({what}): {type(bug).__name__} in {place}"
        if line not in self._logged:
            self._logged.add(line)
            self._say(line)

    def _broken_message(self, error: Exception, source: object) -> None:
        """A message that is none; to a request, the answer says what is wrong."""
        if source is FeatureRequestError:
            return
        line = f"note: a message of the editor was passed over: {type(error).__name__}"
        if line not in self._logged:
            self._logged.add(line)
            self._say(line)

    def _open(self, params: Any) -> None:
        item = params.text_document
        encoding = protocol.encoding_of(self.server.workspace)
        path = path_of(item.uri)
        self._files[item.uri] = opened(
            item.uri, path, item.text, item.version, self._judge, encoding
        )
        self._look(item.uri, 0)

    def _change(self, params: Any) -> None:
        uri = params.text_document.uri
        file = self._files.get(uri)
        if file is None or not params.content_changes:
            return
        text = params.content_changes[-1].text
        self._files[uri] = file.changed(text, params.text_document.version)
        self._look(uri, self._pause)

    def _save(self, params: Any) -> None:
        """Look again: a configuration may have been changed, or a day have passed."""
        for uri, file in list(self._files.items()):
            self._files[uri] = file.changed(file.units.text, file.version)
            self._look(uri, 0 if uri == params.text_document.uri else self._pause)

    def _close(self, params: Any) -> None:
        uri = params.text_document.uri
        file = self._files.pop(uri, None)
        if file is not None:
            self._timers.pop(uri).cancel()
            self._publish(file, ())

    def _end(self, _params: Any) -> None:
        self.ended = True

    def _look(self, uri: str, pause: float) -> None:
        """Look for findings after a pause, unless something changes until then."""
        if (timer := self._timers.get(uri)) is not None:
            timer.cancel()
        timer = threading.Timer(pause, self._guarded, ("findings", self._check, uri))
        timer.daemon = True
        self._timers[uri] = timer
        timer.start()

    def _check(self, uri: str) -> None:
        with self._linting:
            file = self._files.get(uri)
            if file is None:
                return
            found: tuple[Mark, ...] = ()
            try:
                found = marks(file)
            except CxroadError as error:
                self._tell(error)
            else:
                self._told = ""
        if self._files.get(uri) is file:
            self._publish(file, found)

    def _tell(self, error: CxroadError) -> None:
        """Show what keeps us from looking, once."""
        help = f"\nhelp: {harmless(error.hint)}" if error.hint else ""
        text = f"cxroad: {harmless(error.message)}{help}"
        if text != self._told:
            self._told = text
            self.server.window_show_message(protocol.warning(text))

    def _publish(self, file: Opened, found: Iterable[Mark]) -> None:
        shown = [protocol.diagnostic(file.uri, file.units, mark) for mark in found]
        self.server.text_document_publish_diagnostics(
            protocol.diagnostics(file.uri, file.version, shown)
        )


def path_of(uri: str) -> str:
    """Where the file of an address lies; `<unsaved>` for one on another machine or nowhere."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return UNSAVED
    path = url2pathname(parts.path) if parts.scheme == "file" else ""
    here = parts.netloc in ("", "localhost") and "\0" not in path
    return path if path and here else UNSAVED
