"""Messages of an editor, right and wrong: the language server goes on, and never blames itself."""

from __future__ import annotations

import io
import json
import logging
import threading
from contextlib import redirect_stderr, suppress
from pathlib import Path
from typing import Any

from cxroad.lsp.server import Session
from tests.fuzz import seeds
from tests.fuzz.found import Broken
from tests.fuzz.target import Target
from tests.fuzz.targets.typing import Judge

_URI = "file:///a.yaml"
_FILE = {"textDocument": {"uri": _URI}}
_PLACE = {**_FILE, "position": {"line": 14, "character": 8}}
_RANGE = {"start": {"line": 0, "character": 0}, "end": {"line": 30, "character": 0}}
_ASKED = {
    "completion": _PLACE,
    "hover": _PLACE,
    "definition": _PLACE,
    "references": {**_PLACE, "context": {"includeDeclaration": True}},
    "documentHighlight": _PLACE,
    "prepareRename": _PLACE,
    "rename": {**_PLACE, "newName": "x"},
    "codeAction": {**_FILE, "range": _RANGE, "context": {"diagnostics": [], "only": ["quickfix"]}},
    "documentSymbol": _FILE,
    "inlayHint": {**_FILE, "range": _RANGE},
    "foldingRange": _FILE,
    "formatting": {**_FILE, "options": {}},
}
_RAW = b"raw "
"""What a line begins with that is sent as it is, with `\\r\\n` for its bars."""

_LAST = 4711
"""The number of the request by which we see that the server still answers."""


def _message(method: str, params: Any, id: int | None = None) -> bytes:
    number = {} if id is None else {"id": id}
    return json.dumps({"jsonrpc": "2.0", **number, "method": method, "params": params}).encode()


def _opening(text: str) -> list[bytes]:
    item = {"uri": _URI, "languageId": "yaml", "version": 0, "text": text}
    capable = {"general": {"positionEncodings": ["utf-8"]}, "textDocument": {"hover": {}}}
    return [
        _message("initialize", {"processId": None, "rootUri": None, "capabilities": capable}, 1),
        _message("initialized", {}),
        _message("textDocument/didOpen", {"textDocument": item}),
    ]


def target(_folder: Path) -> Target:
    """Lines, each of which is a message between a sound beginning and a sound end."""
    asked = [_message(f"textDocument/{name}", params, 7) for name, params in _ASKED.items()]
    changed = [
        _message("textDocument/didChange", {**_FILE, "contentChanges": [{"text": text}]}, None)
        for text in (seeds.SMALL[:400], "title: A\nphases:\n  a:\n    in", "")
    ]
    told = [
        _message("textDocument/didSave", _FILE),
        _message("textDocument/didClose", _FILE),
        _message("$/cancelRequest", {"id": 7}),
        _message("workspace/executeCommand", {"command": "x"}, 9),
        b"raw Content-Length: 5||x|Content-Length: 2||{}",
        b"raw Content-Length: -5||",
        b"raw |||Content-Type: a||",
        b"[]",
        b"null",
        b'{"jsonrpc": "2.0", "id": null}',
    ]
    start = [*asked, *changed, *told]
    start += [b"\n".join(changed[at % 3 : at % 3 + 1] + asked[at:]) for at in range(len(asked))]
    pieces = (*_PIECES, *(f"textDocument/{name}" for name in _ASKED), *seeds.PAYLOADS)
    return Target(once, start, pieces, longest=5000)


_PIECES = (
    *(
        '"id": 1, ',
        '"id": "x", ',
        '"id": [], ',
        "null",
        "{}",
        "[]",
        "-1",
        "1e99",
        "true",
        '""',
        "\n",
    ),
    *('"position": {"line": -1, "character": 99}', '"uri": "untitled:a"', '"uri": "file:///%00"'),
    *(
        '"method": "exit"',
        '"method": "shutdown"',
        '"method": "x"',
        '"version": -3',
        "\\ud800",
        "\\u0000",
    ),
    *(
        "raw Content-Length: 99999999999||",
        "raw Content-Length: x||{}",
        "raw |",
        "[" * 3000,
        "9" * 5000,
    ),
    *(
        '"contentChanges": [{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, '
        '"character": 1}}, "text": "x"}]',
    ),
)


class _Screen(io.BytesIO):
    """What the server writes, kept when it closes it."""

    def close(self) -> None:
        return


def once(data: bytes) -> None:
    """Send the lines to a server and see it out."""
    lines = data.split(b"\n")[:20]
    raw = any(line.startswith(_RAW) for line in lines)
    sent = [
        *_opening(seeds.SMALL),
        *lines,
        _message("shutdown", None, _LAST),
        _message("exit", None),
    ]
    incoming, outgoing = io.BytesIO(b"".join(map(_framed, sent))), _Screen()
    notes: list[str] = []
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # as `serve` does
    errors = io.StringIO()
    session = Session(Judge(), notes.append, 0)
    with redirect_stderr(errors), suppress(SystemExit):
        session.server.start_io(incoming, outgoing)
    session.stop()
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join()
    if blame := [note for note in notes if "mistake in cxroad" in note]:
        raise Broken(f"{blame[0]}")
    if errors.getvalue():
        raise Broken(f"something is printed: {errors.getvalue()[:500]}")
    said = _read(outgoing.getvalue())
    ended = raw or b"exit" in data or b"shutdown" in data or b"\\u" in data
    if not ended and not any(each.get("id") == _LAST and "result" in each for each in said):
        raise Broken("the server answers no more")


def _framed(line: bytes) -> bytes:
    if line.startswith(_RAW):
        return line.removeprefix(_RAW).replace(b"|", b"\r\n")
    return b"Content-Length: %d\r\n\r\n%b" % (len(line), line)


def _read(out: bytes) -> list[dict[str, Any]]:
    """The messages of the server."""
    found = []
    while out:
        head, _, rest = out.partition(b"\r\n\r\n")
        length = int(head.partition(b"Content-Length: ")[2].split(b"\r\n")[0])
        found.append(json.loads(rest[:length]))
        out = rest[length:]
    return found
