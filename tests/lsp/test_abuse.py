"""Messages that are none, out of order or too many: an answer or a clean end, and soon."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason='pygls is not installed: pip install "cxroad[lsp]"')

ROOT = Path(__file__).parents[2]
SECONDS = 20
"""Until an end has come; what is promised is 5, and a machine may be busy."""

URI = "file:///tmp/a.yaml"
TEXT = "title: A\nphases:\n  crawl:\n    initiatives:\n      fix: {name: Fix, ownr: x}\n"
HERE = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}


def told(method: str, params: Any, **more: Any) -> bytes:
    return json.dumps({"jsonrpc": "2.0", "method": method, "params": params} | more).encode()


def framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


BEGIN = framed(told("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, id=1))
OPEN = framed(
    told(
        "textDocument/didOpen",
        {"textDocument": {"uri": URI, "languageId": "yaml", "version": 5, "text": TEXT}},
    )
)
END = framed(told("shutdown", None, id="end")) + framed(told("exit", None))


def change(text: str, version: int) -> bytes:
    document = {"uri": URI, "version": version}
    params = {"textDocument": document, "contentChanges": [{"text": text}]}
    return framed(told("textDocument/didChange", params))


def talk(said: bytes) -> tuple[int, list[dict[str, Any]], str]:
    """Say all of it at once and hang up: exit code, answers, stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "cxroad", "lsp", "--stdio", "--today", "2027-03-15"],
        input=said,
        capture_output=True,
        cwd=ROOT,
        timeout=SECONDS,
        check=False,
    )
    answers, left = [], done.stdout
    while left:
        head, _, left = left.partition(b"\r\n\r\n")
        length = int(head.split(b"\r\n")[0].partition(b":")[2])
        answers.append(json.loads(left[:length]))
        left = left[length:]
    return done.returncode, answers, done.stderr.decode()


BROKEN_HEADS = {
    "no head": TEXT.encode() * 50,
    "an empty line": b"\r\n\r\n",
    "no length": b"Content-Type: x\r\n\r\n{}",
    "length of nothing": b"Content-Length: 0\r\n\r\n",
    "length below nothing": b"Content-Length: -5\r\n\r\n{}",
    "length in letters": b"Content-Length: five\r\n\r\n{}",
    "length with a sign": b"Content-Length: +5\r\n\r\n{}",
    "length of many digits": b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n{}",
    "length beyond memory": b"Content-Length: 999999999999\r\n\r\n{}",
    "length in wide digits": "Content-Length: ５\r\n\r\n{}".encode(),
    "a line without an end": b"x" * 1_000_000,
    "bytes": bytes(range(256)) * 100,
    "a request of the web": b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
}


@pytest.mark.parametrize("said", BROKEN_HEADS.values(), ids=BROKEN_HEADS.keys())
def test_stream_out_of_step_is_ended_and_told(said: bytes) -> None:
    code, _, errors = talk(BEGIN + said + framed(told("shutdown", None, id=2)))

    assert code == 1
    assert errors.startswith("error: a message of the editor has no length that can be")
    assert "Traceback" not in errors


BROKEN_PARAMS: dict[str, Any] = {
    "none": None,
    "a number": 5,
    "a list": [1, 2],
    "a text": "x",
    "an empty map": {},
    "no document": {"position": {"line": 0, "character": 0}},
    "a place of text": {**HERE, "position": {"line": "x", "character": []}},
    "a place of nothing": {**HERE, "position": None},
    "one message in another": {"jsonrpc": "2.0", "id": 9, "method": "x", "params": {}},
}


def test_requests_that_cannot_be_read_are_refused_and_the_next_is_answered() -> None:
    asked = [
        framed(told("textDocument/hover", params, id=name))
        for name, params in BROKEN_PARAMS.items()
    ]
    code, answers, errors = talk(BEGIN + OPEN + b"".join(asked) + END)
    by_id = {each["id"]: each for each in answers if "id" in each}

    for name in BROKEN_PARAMS:
        assert by_id[name]["error"]["code"] in (-32602, -32603), name
    assert by_id["end"]["result"] is None
    assert code == 0
    assert "Traceback" not in errors


ODD_PLACES: dict[str, Any] = {
    "line beyond": {**HERE, "position": {"line": 99, "character": 0}},
    "column beyond": {**HERE, "position": {"line": 0, "character": 9999}},
    "line of many digits": {**HERE, "position": {"line": 10**30, "character": 10**30}},
    "before the first": {**HERE, "position": {"line": -1, "character": -9}},
    "unknown file": {**HERE, "textDocument": {"uri": "file:///nowhere"}},
    "no address": {**HERE, "textDocument": {"uri": "\u0000[://\ud800"}},
    "an address of lists": {**HERE, "textDocument": {"uri": [[]]}},
}


@pytest.mark.parametrize("method", ["hover", "completion", "definition", "prepareRename"])
def test_places_that_are_nowhere_get_an_answer_each(method: str) -> None:
    asked = [
        framed(told(f"textDocument/{method}", params, id=name))
        for name, params in ODD_PLACES.items()
    ]
    code, answers, errors = talk(BEGIN + OPEN + b"".join(asked) + END)

    assert {*ODD_PLACES, "end"} <= {each.get("id") for each in answers}
    assert code == 0
    assert "Traceback" not in errors


OUT_OF_ORDER = {
    "before the handshake": OPEN + change("x", 6) + BEGIN + END,
    "two handshakes": BEGIN + BEGIN + END,
    "opened twice": BEGIN + OPEN + OPEN + END,
    "a version that goes back": BEGIN + OPEN + change("title: B\n", 3) + change("", -1) + END,
    "a hundred changes": BEGIN + OPEN + b"".join(change(TEXT[:n], n) for n in range(100)) + END,
    "changes of nothing": BEGIN
    + OPEN
    + framed(
        told(
            "textDocument/didChange",
            {"textDocument": {"uri": URI, "version": 6}, "contentChanges": []},
        )
    )
    + END,
    "cancelled": BEGIN + framed(told("$/cancelRequest", {"id": 1})) + END,
    "cancelled nonsense": BEGIN + framed(told("$/cancelRequest", {"id": {}})) + END,
    "one number twice": BEGIN + OPEN + framed(told("textDocument/hover", HERE, id=1)) * 2 + END,
    "an answer to nothing": BEGIN + framed(b'{"jsonrpc": "2.0", "id": 5, "result": 1}') + END,
    "an error to nothing": BEGIN
    + framed(b'{"jsonrpc": "2.0", "id": 5, "error": {"code": 1, "message": "x"}}')
    + END,
    "another protocol": BEGIN + framed(b'{"jsonrpc": "9", "id": 5, "method": "shutdown"}') + END,
    "deep": BEGIN + framed(b"[" * 100_000) + END,
    "many digits": BEGIN + framed(b'{"jsonrpc": ' + b"9" * 5000 + b"}") + END,
    "half a pair": BEGIN + OPEN + change('a: "\ud800"', 6) + END,
    "an unknown request": BEGIN + framed(told("no/such", {}, id=8)) + END,
    "a command": BEGIN
    + framed(told("workspace/executeCommand", {"command": "rm", "arguments": []}, id=8))
    + END,
    "words after the end": BEGIN + framed(told("shutdown", None, id="end")) + OPEN + END,
}


@pytest.mark.parametrize("said", OUT_OF_ORDER.values(), ids=OUT_OF_ORDER.keys())
def test_messages_out_of_order_end_nothing(said: bytes) -> None:
    code, answers, errors = talk(said)

    assert any("result" in each for each in answers if each.get("id") == "end")
    assert code == 0
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    "said",
    [b"", BEGIN, BEGIN + OPEN, BEGIN + OPEN + b"Content-Length: 500\r\n\r\n{", BEGIN[:40]],
    ids=["at once", "after the handshake", "with a file open", "in a body", "in a head"],
)
def test_editor_that_is_gone_ends_the_server(said: bytes) -> None:
    code, _, errors = talk(said)

    assert code == 1
    assert "Traceback" not in errors


def test_hundred_changes_are_looked_at_once(editor: Callable[..., Any], tmp_path: Path) -> None:
    one = editor()
    one.begin()
    uri = (tmp_path / "a.yaml").as_uri()
    one.open(uri, TEXT)
    one.findings(uri)
    began = time.monotonic()
    for end in range(100):
        one.change(uri, TEXT[: -end - 1])
    one.change(uri, TEXT)
    found = one.findings(uri)

    assert "STR001" in {each["code"] for each in found}
    assert time.monotonic() - began < SECONDS
    assert one.end() == (0, "")
