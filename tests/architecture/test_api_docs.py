"""Everything that others may call says what it is, and in which types."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

import cxroad
from cxroad import api

PACKAGE = Path(cxroad.__file__).parent


def public() -> Iterator[tuple[str, Any]]:
    """Functions and classes that `cxroad.api` defines, and what those classes offer."""
    for name, value in vars(api).items():
        if name.startswith("_") or getattr(value, "__module__", "") != api.__name__:
            continue
        yield name, value
        if inspect.isclass(value):
            for part, member in vars(value).items():
                if not part.startswith("_") and callable(plain(member)):
                    yield f"{name}.{part}", plain(member)


def plain(member: Any) -> Any:
    """The function behind a property."""
    if isinstance(member, cached_property):
        return member.func
    return member.fget if isinstance(member, property) else member


PUBLIC = dict(public())


def test_public_names_are_those_we_promise() -> None:
    assert {"Project", "load", "load_text", "policy_for"} == {
        name for name in PUBLIC if "." not in name
    }


@pytest.mark.parametrize("name", PUBLIC)
def test_public_name_has_a_docstring_of_its_own(name: str) -> None:
    first = (PUBLIC[name].__doc__ or "").partition("\n")[0]

    assert first.endswith(".")
    assert not first.startswith(f"{name}(")


@pytest.mark.parametrize("name", [name for name in PUBLIC if not inspect.isclass(PUBLIC[name])])
def test_public_function_has_types_throughout(name: str) -> None:
    signature = inspect.signature(PUBLIC[name])
    untyped = [
        each.name
        for each in signature.parameters.values()
        if each.name != "self" and each.annotation is inspect.Parameter.empty
    ]

    assert untyped == []
    assert signature.return_annotation is not inspect.Signature.empty


def test_attributes_of_public_classes_are_described() -> None:
    for name, value in PUBLIC.items():
        for field in getattr(value, "_fields", getattr(value, "__dataclass_fields__", ())):
            assert f"{field}: " in inspect.getdoc(value), f"{name}.{field}"


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_module_says_what_it_is_in_one_line(path: Path) -> None:
    first = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0]

    assert first.endswith((".", "?"))


def test_broad_excepts_stand_at_the_boundaries_only() -> None:
    places = [
        str(path.relative_to(PACKAGE))
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) == "Exception")
    ]

    assert places == ["cli/app.py", "cli/complete.py", "lint/engine.py", "lsp/server.py"]
