"""Other programs: one module starts one; another starts cxroad itself, for `--jobs`."""

from __future__ import annotations

import ast
from pathlib import Path

import cxroad

PACKAGE = Path(cxroad.__file__).parent
STARTERS = {
    *("subprocess", "multiprocessing", "pty", "asyncio", "webbrowser", "socket", "ctypes"),
    *("system", "popen", "startfile", "posix_spawn", "posix_spawnp", "fork", "forkpty"),
    *(f"{kind}{how}" for kind in ("exec", "spawn") for how in ("l", "le", "lp", "lpe", "v", "ve")),
    *("execvp", "execvpe", "spawnvp", "spawnvpe"),
}


def named(tree: ast.AST) -> set[str]:
    """Modules that are imported, and attributes that are asked for."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {(node.module or "").partition(".")[0], *(a.name for a in node.names)}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found |= {node.attr} if node.value.id == "os" else set()
    return found


def test_only_two_modules_start_a_program() -> None:
    places = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if named(ast.parse(path.read_text("utf-8"))) & STARTERS
    }

    assert places == {"history/revisions.py", "cli/judge.py"}
