"""What each command may load: heavy libraries only where they are needed."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("networkx", "numpy", "pydantic", "rich", "ruamel", "typer", "yaml")
EXAMPLE = "examples/northwind.yaml"
TABLE = "tests/architecture/table.csv"

_PROBE = """
import contextlib, io, sys
sys.argv = ["cxroad", *sys.argv[1:]]
with contextlib.redirect_stdout(io.StringIO()) as out:
    from cxroad.__main__ import main
    with contextlib.suppress(SystemExit):
        main()
assert out.getvalue(), "the command has printed nothing"
print(*sorted(sys.modules))
"""


def loaded_by(*words: str) -> set[str]:
    """Modules that a process has loaded when a command has ended, each with its packages."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))
    } | {"CXROAD_TODAY": "2027-01-11", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@cache
def modules_of(statement: str) -> frozenset[str]:
    """Modules that a statement alone loads: old versions of typer bring rich with them."""
    script = f"{statement}; import sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return frozenset(done.stdout.split())


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (["--version"], set()),
        (["--help"], {"typer"}),
        (["lint", "--help"], {"typer"}),
        (["schema"], {"typer", "pydantic"}),
        (["rule", "GRA003"], {"typer", "pydantic"}),
        (["lint", EXAMPLE], {"typer", "pydantic", "yaml"}),
        (["lint", "-f", "json", EXAMPLE], {"typer", "pydantic", "yaml"}),
        (["draft", "-", "--template", "b2b"], {"typer", "pydantic", "yaml"}),
        (["order", EXAMPLE], {"typer", "pydantic", "yaml", "networkx", "rich"}),
        (["order", "--plain", EXAMPLE], {"typer", "pydantic", "yaml", "networkx"}),
        (["timeline", EXAMPLE], {"typer", "pydantic", "yaml", "rich"}),
        (["timeline", "--plain", EXAMPLE], {"typer", "pydantic", "yaml"}),
        (["timeline", "-f", "svg", EXAMPLE], {"typer", "pydantic", "yaml"}),
        (["forecast", EXAMPLE], {"typer", "pydantic", "yaml", "rich"}),
        (["forecast", "--plain", EXAMPLE], {"typer", "pydantic", "yaml"}),
        (
            ["forecast", "--runs", "100000", "-f", "json", EXAMPLE],
            {"typer", "pydantic", "yaml", "numpy"},
        ),
        (["summary", EXAMPLE], {"typer", "pydantic", "yaml", "rich"}),
        (["summary", "-f", "markdown", EXAMPLE], {"typer", "pydantic", "yaml"}),
        (["summary", "-f", "html", EXAMPLE], {"typer", "pydantic", "yaml"}),
        (["report", EXAMPLE], {"typer", "pydantic", "yaml"}),
        (["capacity", EXAMPLE], {"typer", "pydantic", "yaml", "rich"}),
        (["capacity", "-f", "svg", EXAMPLE], {"typer", "pydantic", "yaml"}),
        (["diff", EXAMPLE, EXAMPLE], {"typer", "pydantic", "yaml", "rich"}),
        (["diff", EXAMPLE, EXAMPLE, "-f", "markdown"], {"typer", "pydantic", "yaml"}),
        (["export", "--to", "mermaid", EXAMPLE], {"typer", "pydantic", "yaml"}),
        (["export", "--to", "csv", EXAMPLE], {"typer", "pydantic", "yaml"}),
        (["export", "--to", "json", EXAMPLE], {"typer", "pydantic", "yaml"}),
        (["import", TABLE, "-o", "-"], {"typer", "pydantic", "yaml"}),
        (["level", EXAMPLE], {"typer", "pydantic", "yaml", "rich"}),
        (["level", "--plain", EXAMPLE], {"typer", "pydantic", "yaml"}),
        (["whatif", "slip", EXAMPLE], {"typer", "pydantic", "yaml", "rich"}),
        (["whatif", "--all", "--plain", EXAMPLE], {"typer", "pydantic", "yaml"}),
        (["value", EXAMPLE], {"typer", "pydantic", "yaml", "rich"}),
        (["value", "-f", "svg", EXAMPLE], {"typer", "pydantic", "yaml"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_command_loads_no_heavy_library_but_those_it_needs(
    words: list[str], allowed: set[str]
) -> None:
    with_typer = set(HEAVY) & modules_of("import typer") if "typer" in allowed else set()

    assert allowed | with_typer >= loaded_by(*words) & set(HEAVY)


@pytest.mark.parametrize(
    "words",
    [[], ["lint"], ["forecast"], ["whatif"], ["diff"]],
)
def test_help_loads_nothing_of_the_model(words: list[str]) -> None:
    words = [*words, "--help"]
    below = (
        "cxroad.model",
        "cxroad.load",
        "cxroad.graph",
        "cxroad.schedule",
        "cxroad.plan",
        "cxroad.lint",
    )

    assert not {name for name in loaded_by(*words) if name.startswith(below)}


def test_timeline_compares_and_simulates_only_when_asked_to() -> None:
    further = "cxroad.history", "cxroad.views.diff", "cxroad.simulate.forecast"

    assert not {name for name in loaded_by("timeline", EXAMPLE) if name.startswith(further)}


def test_version_loads_nothing_but_its_own_package() -> None:
    own = {name for name in loaded_by("--version") if name.startswith("cxroad")}

    assert {"cxroad", "cxroad.__main__"} == own


def test_library_loads_no_heavy_library_before_it_is_used() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import cxroad, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )

    assert set() == set(done.stdout.split()) & set(HEAVY)


def test_what_was_found_before_is_said_without_reading_the_roadmap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CXROAD_CACHE_DIR", str(tmp_path / "cache"))
    words = ("lint", "-f", "concise", EXAMPLE)
    loaded_by(*words)
    below = (
        "cxroad.edit",
        "cxroad.findings",
        "cxroad.graph",
        "cxroad.lint",
        "cxroad.load.loader",
        "cxroad.model.",
        "cxroad.plan",
        "cxroad.render.full",
        "cxroad.render.concise",
        "cxroad.schedule",
        "cxroad.source.document",
        "cxroad.source.reader",
        "cxroad.views",
    )

    again = loaded_by(*words)

    assert not {name for name in again if name.startswith(below)}
    assert not again & set(HEAVY) - {"typer"} - modules_of("import typer")
