"""An editor that says and asks what a test wants it to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest

from cxroad.api import Project, load_text
from cxroad.findings.report import FileReport
from cxroad.lsp.opened import Opened, opened

ROOT = Path(__file__).parents[2]
TODAY = "2027-03-15"


class Editor:
    """A client of `cxroad lsp` over its standard input and output.

    Attributes:
        process: The server.
        said: What it sent without being asked, in order.
    """

    def __init__(self, folder: Path, *options: str) -> None:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("CXROAD_")
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cxroad", "lsp", "--stdio", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env=environment | {"PYTHONPATH": str(ROOT)},
        )
        self.said: list[dict[str, Any]] = []
        self._inbox: Queue[dict[str, Any]] = Queue()
        self._id = 0
        self._version = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def raw(self, body: bytes) -> None:
        """Send bytes as one message, whatever they are."""
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method: str, **params: Any) -> None:
        """Send a notification."""
        self.raw(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode())

    def ask(self, method: str, **params: Any) -> Any:
        """Send a request and wait for its result."""
        self._id += 1
        asked = {"jsonrpc": "2.0", "id": self._id, "method": method, "params": params}
        self.raw(json.dumps(asked).encode())
        while True:
            message = self._next()
            if message.get("id") == self._id and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self.said.append(message)

    def begin(self, *encodings: str) -> dict[str, Any]:
        """Shake hands; what the server can do."""
        general = {"positionEncodings": list(encodings)} if encodings else {}
        made = self.ask(
            "initialize", processId=None, rootUri=None, capabilities={"general": general}
        )
        self.tell("initialized")
        return made["capabilities"]

    def open(self, uri: str, text: str) -> None:
        """Open a file."""
        item = {"uri": uri, "languageId": "yaml", "version": 0, "text": text}
        self.tell("textDocument/didOpen", textDocument=item)

    def change(self, uri: str, text: str) -> None:
        """Let a file hold another text."""
        self._version += 1
        self.tell(
            "textDocument/didChange",
            textDocument={"uri": uri, "version": self._version},
            contentChanges=[{"text": text}],
        )

    def findings(self, uri: str) -> list[dict[str, Any]]:
        """Wait for the next findings of a file."""
        while True:
            message = self._next()
            self.said.append(message)
            params = message.get("params", {})
            about = message.get("method") == "textDocument/publishDiagnostics"
            if about and params["uri"] == uri:
                return params["diagnostics"]

    def told(self, method: str) -> dict[str, Any]:
        """Wait for the next notification of a kind."""
        while True:
            message = self._next()
            self.said.append(message)
            if message.get("method") == method:
                return message["params"]

    def end(self) -> tuple[int, str]:
        """Say goodbye; the exit code and what stands on stderr."""
        self.ask("shutdown")
        self.tell("exit")
        return self.process.wait(20), self.errors()

    def errors(self) -> str:
        """All that stands on stderr when the server has ended."""
        assert self.process.stderr
        return self.process.stderr.read().decode()

    def _next(self) -> dict[str, Any]:
        try:
            return self._inbox.get(timeout=60)
        except Empty:
            self.process.kill()
            raise AssertionError(f"the server says nothing: {self.errors()}") from None

    def _listen(self) -> None:
        out = self.process.stdout
        assert out
        while line := out.readline():
            length = 0
            while line.strip():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                line = out.readline()
            self._inbox.put(json.loads(out.read(length)))


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Callable[..., Editor]]:
    """Start an editor in an empty folder: `editor("--today", "2027-03-15")`."""
    pytest.importorskip("pygls", reason='pygls is not installed: pip install "cxroad[lsp]"')
    started: list[Editor] = []

    def start(*options: str) -> Editor:
        started.append(Editor(tmp_path, *(options or ("--today", TODAY))))
        return started[-1]

    yield start
    for each in started:
        if each.process.poll() is None:
            each.process.kill()
        each.process.wait(20)
        for pipe in (each.process.stdin, each.process.stdout, each.process.stderr):
            if pipe is not None:
                pipe.close()


class Plain:
    """Reads and judges as the command line does where there is no configuration."""

    def is_ours(self, _text: str, _path: str) -> bool:
        return True

    def read(self, text: str, path: str) -> Project:
        return load_text(text, today=date.fromisoformat(TODAY), path=path)

    def report(self, project: Project) -> FileReport:
        return project.report


@pytest.fixture
def cursor() -> Callable[..., tuple[Opened, int]]:
    """A file and the offset of the mark `¦` in it: `cursor("title: ¦", before="title: A")`."""

    def placed(text: str, before: str | None = None) -> tuple[Opened, int]:
        at = text.find("¦")
        text = text.replace("¦", "")
        if before is None:
            return opened("file:///a.yaml", "/a.yaml", text, 0, Plain()), at
        first = opened("file:///a.yaml", "/a.yaml", before, 0, Plain())
        assert first.report
        return first.changed(text, 1), at

    return placed
