"""What is imported is declared: a new version of a library may bring others along, or none."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import requires
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

CALLED = {"PyYAML": "yaml", "ruamel.yaml": "ruamel", "markdown-it-py": "markdown_it"}
"""Packages whose modules are called otherwise."""

BROUGHT = {
    "pydantic_core": "pydantic",
    "lsprotocol": "pygls",
    "prompt_toolkit": "questionary",
    "_pytest": "pytest",
}
"""Modules that belong to the public face of another package, and come with each version of it."""


class Import(NamedTuple):
    """A module that a file imports, with dots; `early` if the import runs when the file does."""

    module: str
    early: bool

    @property
    def top(self) -> str:
        return self.module.partition(".")[0]


def declared(requirements: list[str]) -> set[str]:
    """The modules of requirements, with those that they bring."""
    names = {re.match(r"[\w.-]+", each)[0] for each in requirements}  # type: ignore[index]
    modules = {CALLED.get(name, name) for name in names}
    return modules | {module for module, package in BROUGHT.items() if package in modules}


BASE = declared(PROJECT["dependencies"])
EXTRAS = PROJECT["optional-dependencies"]
OPTIONAL = declared(
    [each for name in ("fast", "cpsat", "lsp", "xlsx", "ask") for each in EXTRAS[name]]
)
FOR_TESTS = BASE | declared(EXTRAS["test"])
FOR_FUZZING = declared(EXTRAS["fuzz"])


@cache
def imports(path: Path) -> list[Import]:
    """What a file imports, but for what only the type checker reads."""
    return list(_imports(ast.parse(path.read_text("utf-8")), early=True))


def _imports(node: ast.AST, early: bool) -> Iterator[Import]:
    if isinstance(node, ast.Import):
        yield from (Import(alias.name, early) for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield Import(node.module, early)
        yield from (Import(f"{node.module}.{alias.name}", early) for alias in node.names)
    elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    early = early and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    for child in ast.iter_child_nodes(node):
        yield from _imports(child, early)


def foreign(path: Path) -> set[Import]:
    """Imports of modules that are neither Python's own nor ours."""
    ours = {"cxroad", "tests", *(each.stem for each in (ROOT / "tests").iterdir())}
    ours |= {each.stem for each in path.parent.glob("*.py")}
    return {each for each in imports(path) if each.top not in sys.stdlib_module_names | ours}


def skipped_without(path: Path) -> set[str]:
    """Modules without which pytest skips tests of a file, aloud."""
    asked = re.findall(r"importorskip\(\s*\"([\w.]+)\"", path.read_text("utf-8"))
    return {name.partition(".")[0] for name in asked}


def files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def test_program_imports_only_what_its_dependencies_and_extras_name() -> None:
    undeclared = {
        (str(path.relative_to(ROOT)), each.top)
        for path in files("cxroad")
        for each in foreign(path)
        if each.top not in BASE | OPTIONAL
    }

    assert undeclared == set()


def test_extras_are_imported_by_nothing_that_runs_without_them() -> None:
    """Commands and library import such modules in functions, and what needs them at once too."""
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in files("cxroad")
    }
    early = {
        name: {each.module for each in imports(path) if each.early}
        for name, path in modules.items()
    }
    needing = {
        name
        for name, wanted in early.items()
        if {each.partition(".")[0] for each in wanted} & OPTIONAL
    }
    while more := {name for name, wanted in early.items() if wanted & needing} - needing:
        needing |= more

    assert needing  # the server of editors at least
    assert {
        name for name in needing if not name.startswith(("cxroad.lsp.", "cxroad.simulate."))
    } == set()


def test_tests_import_only_what_their_extra_names_or_what_they_can_skip() -> None:
    undeclared = {
        (str(path.relative_to(ROOT)), each.top)
        for path in files("tests")
        for each in foreign(path)
        if each.top not in FOR_TESTS | skipped_without(path)
        and not (each.top in FOR_FUZZING and path.is_relative_to(ROOT / "tests/fuzz"))
    }

    assert undeclared == set()


@pytest.mark.parametrize(
    ("module", "package"), [item for item in BROUGHT.items() if item != ("_pytest", "pytest")]
)
def test_package_brings_the_modules_of_its_public_face(module: str, package: str) -> None:
    pytest.importorskip(package)
    wanted = {re.match(r"[\w.-]+", each)[0] for each in requires(package) or ()}  # type: ignore[index]

    assert module in {name.replace("-", "_") for name in wanted}
