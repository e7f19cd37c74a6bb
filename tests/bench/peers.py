"""The tools of other people that we are measured against, where they can be found.

Packages live in an environment of their own in the peers' folder, Mermaid in a folder of npm beside
it; both are filled by `install` only. TaskJuggler and PlantUML are the system's, if it has them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("yamllint", "check-jsonschema", "mouc")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_MERMAID = "@mermaid-js/mermaid-cli"


@dataclass(frozen=True)
class Peer:
    """A tool that is there.

    Attributes:
        words: How it is started; the rest of the command follows.
        called: Its name and version.
    """

    words: tuple[str, ...]
    called: str


@dataclass(frozen=True)
class Absent:
    """A tool that is not there, and why, or how to get it."""

    called: str
    why: str


def cache_folder() -> Path:
    """Where peers are kept unless `--peers` says otherwise."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "cxroad-bench"


def install(folder: Path) -> None:
    """Fetch packages from the package index, and Mermaid where a browser is there for it.

    Raises:
        CalledProcessError: An installer fails; it has said why.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not _python(folder).exists():
        subprocess.run([sys.executable, "-m", "venv", folder / "python"], check=True)
    pip = [_python(folder), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *PACKAGES], check=True)
    if shutil.which("npm") and _browser():
        # Its own script would fetch one more browser.
        npm = ["npm", "install", "--prefix", folder / "npm", "--ignore-scripts", "--no-audit"]
        subprocess.run([*npm, "--no-fund", "--loglevel=error", _MERMAID], check=True)


class Peers:
    """What is there of the peers, looked for once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._found: dict[str, Peer | Absent] = {}

    def get(self, name: str) -> Peer | Absent:
        """A peer by name: a package's, `tj3`, `plantuml` or `mmdc`."""
        if name not in self._found:
            self._found[name] = self._mermaid() if name == "mmdc" else self._plain(name)
        return self._found[name]

    def versions(self) -> dict[str, str]:
        """Every peer that was asked for, and what it is called, or why it is absent."""
        return {
            name: peer.called if isinstance(peer, Peer) else peer.why
            for name, peer in sorted(self._found.items())
        }

    def _plain(self, name: str) -> Peer | Absent:
        own = _python(self._folder).with_name(name)
        path = str(own) if own.exists() else shutil.which(name)
        label = {"tj3": "TaskJuggler", "plantuml": "PlantUML"}.get(name, name)
        if path is None:
            get = "--install fetches it" if name in PACKAGES else "the system's package is needed"
            return Absent(label, f"not installed; {get}")
        if name in PACKAGES:
            return Peer((path,), f"{label} {self._version_of(name)}")
        option = "-version" if name == "plantuml" else "--version"
        return Peer((path,), f"{label} {_number(_said([path, option]))}")

    def _version_of(self, package: str) -> str:
        code = f"from importlib.metadata import version; print(version({package!r}))"
        return _number(_said([str(_python(self._folder)), "-c", code]))

    def _mermaid(self) -> Peer | Absent:
        own = self._folder / "npm" / "node_modules" / ".bin" / "mmdc"
        path = str(own) if own.exists() else shutil.which("mmdc")
        if path is None:
            return Absent(
                "Mermaid", "not installed; --install fetches it where npm and Chromium are"
            )
        if (browser := _browser()) is None:
            return Absent("Mermaid", "it needs Chromium, which is not installed")
        self._folder.mkdir(parents=True, exist_ok=True)
        settings = self._folder / "browser.json"
        settings.write_text(json.dumps({"executablePath": browser, "args": ["--no-sandbox"]}))
        called = f"mermaid-cli {_number(_said([path, '--version']))}"
        return Peer((path, "-p", str(settings)), called)


def _python(folder: Path) -> Path:
    return folder / "python" / "bin" / "python"


def _browser() -> str | None:
    return next((path for name in _BROWSERS if (path := shutil.which(name))), None)


def _said(words: list[str]) -> str:
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr


def _number(text: str) -> str:
    found = re.search(r"\d+(\.\d+)+", text)
    return found[0] if found else "of unknown version"
