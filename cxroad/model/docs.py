"""What the code of a class says of its names: the docstrings below them."""

from __future__ import annotations

from functools import cache


@cache
def docs_below(owner: type) -> dict[str, str]:
    """The docstring below each name that a class gives a value or a type, on one line."""
    import ast
    import inspect
    import textwrap

    body = ast.parse(textwrap.dedent(inspect.getsource(owner))).body[0]
    assert isinstance(body, ast.ClassDef)
    found: dict[str, str] = {}
    for named, after in zip(body.body, body.body[1:], strict=False):
        if isinstance(named, ast.AnnAssign | ast.Assign) and isinstance(after, ast.Expr):
            target = named.target if isinstance(named, ast.AnnAssign) else named.targets[0]
            if isinstance(target, ast.Name) and isinstance(after.value, ast.Constant):
                found[target.id] = " ".join(str(after.value.value).split())
    return found
