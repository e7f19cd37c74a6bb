"""The small mistakes that are made on purpose, one at a time, in the code of a module."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple

_NEAR, _MOST = 40, 100
"""Letters of a long line that are shown before and after a mistake, and in all."""

_BOUNDARY = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
_OPPOSITE = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_ARITHMETIC = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.FloorDiv, ast.Pow: ast.Mult,
    ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.BitXor: ast.BitOr,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_CALLS = {
    "min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list",
    "startswith": "endswith", "endswith": "startswith", "lower": "upper", "casefold": "lower",
    "find": "rfind", "rfind": "find", "lstrip": "rstrip", "rstrip": "lstrip", "strip": "lstrip",
    "match": "search", "fullmatch": "match", "floor": "ceil", "ceil": "floor",
}  # fmt: skip


class Mistake(NamedTuple):
    """One mistake, told so that it is found again after the lines around it have changed."""

    module: str
    """The path of the file beneath the root, with slashes."""
    where: str
    """The function around it; empty at the level of the module or a class."""
    before: str
    """The line as Python would write it; of a long one what is near the mistake."""
    after: str

    def __str__(self) -> str:
        heading = f"{self.module} {self.where}".rstrip()
        return f"{heading}\n- {self.before}\n+ {self.after}"


class Mutant(NamedTuple):
    """A module with one mistake."""

    mistake: Mistake
    path: str
    line: int
    code: CodeType

    def __str__(self) -> str:
        module, where, before, after = self.mistake
        return f"{module}:{self.line} {where}: {before} -> {after}"


def mutants_of(path: Path, root: Path) -> Iterator[Mutant]:
    """Every mistake that is tried in a file, in the order of its lines."""
    tree = ast.parse(path.read_bytes())
    module = path.relative_to(root).as_posix()
    for place in sorted(_places(tree, tree, ""), key=_position):
        node, before = place.node, ast.unparse(place.told)
        for new in _mistakes(node, place.parent):
            place.put(ast.copy_location(new, node))
            ast.fix_missing_locations(new)
            code = compile(tree, str(path), "exec", dont_inherit=True)
            after = ast.unparse(new if place.told is node else place.told)
            place.put(node)
            mistake = Mistake(module, place.where, *_difference(before, after))
            yield Mutant(mistake, str(path), node.lineno, code)


def drawn(mutants: Iterable[Mutant], few: int, seed: int) -> list[Mutant]:
    """A sample of so many mutants, in their order.

    Each is drawn by what it changes, so that other lines may change without another sample.
    """

    def lot(mutant: Mutant) -> bytes:
        return sha256(f"{seed} {mutant.mistake}".encode()).digest()

    every = list(mutants)
    taken = {id(mutant) for mutant in sorted(every, key=lot)[:few]}
    return [mutant for mutant in every if id(mutant) in taken]


def _difference(before: str, after: str) -> tuple[str, str]:
    """The first line that differs, before and after; of a long one what is near the difference."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=False)
    was, now = next((one.strip(), other.strip()) for one, other in pairs if one != other)
    if max(len(was), len(now)) <= _MOST:
        return was, now
    same = _alike(was, now)
    left = max(same - _NEAR, 0)
    right = max(_alike(was[:same:-1], now[:same:-1]) - _NEAR, 0)
    return _shown(was, left, right), _shown(now, left, right)


def _alike(one: str, other: str) -> int:
    """How many letters are the same, from the first on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _shown(line: str, left: int, right: int) -> str:
    near = line[left : len(line) - right]
    if len(near) > _MOST:
        near = f"{near[: _MOST - _NEAR]} ... {near[-_NEAR:]}"
    return ("... " if left else "") + near + (" ..." if right else "")


class _Place(NamedTuple):
    """Where a statement or an expression stands in the tree."""

    parent: ast.AST
    field: str
    index: int | None
    told: ast.AST
    """The statement that a reader is shown."""
    where: str

    @property
    def node(self) -> Any:
        held = getattr(self.parent, self.field)
        return held if self.index is None else held[self.index]

    def put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def _position(place: _Place) -> tuple[int, int]:
    return place.node.lineno, place.node.col_offset


def _places(node: ast.AST, told: ast.AST, where: str) -> Iterator[_Place]:
    """Every statement and expression that runs, and the function that it runs in."""
    for field, held in ast.iter_fields(node):
        if field in ("annotation", "returns", "type_comment", "format_spec", "msg"):
            continue
        inner = where
        if isinstance(node, ast.FunctionDef) and field == "body":
            inner = where or node.name
        for index, child in enumerate(held) if isinstance(held, list) else [(None, held)]:
            if not isinstance(child, ast.AST) or _idle(child):
                continue
            shown = child if isinstance(child, ast.stmt) else told
            if isinstance(child, ast.expr | ast.stmt):
                yield _Place(node, field, index, shown, inner)
            yield from _places(child, shown, inner)


def _idle(node: ast.AST) -> bool:
    """Docstrings, imports and what only the type checker reads."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    if isinstance(node, ast.keyword):
        return node.arg in ("frozen", "slots", "strict")  # they only refuse what nobody does
    if isinstance(node, ast.Call):
        return ast.unparse(node.func) in ("TypeVar", "cast", "NewType")
    return isinstance(node, ast.Import | ast.ImportFrom)


def _mistakes(node: ast.AST, parent: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[*ops]):
            for at, op in enumerate(ops):
                for table in (_BOUNDARY, _OPPOSITE):
                    if type(op) in table:
                        new = copy.deepcopy(node)
                        new.ops[at] = table[type(op)]()
                        yield new
        case ast.BoolOp():
            for at in range(len(node.values)):  # leaving out a part says more than and for or
                kept = [*node.values[:at], *node.values[at + 1 :]]
                yield kept[0] if len(kept) == 1 else ast.BoolOp(node.op, kept)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.BinOp() if type(node.op) in _ARITHMETIC:
            yield ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)
        case ast.AugAssign() if type(node.op) in _ARITHMETIC:
            yield ast.AugAssign(node.target, _ARITHMETIC[type(node.op)](), node.value)
            yield ast.Pass()
        case ast.Constant():
            yield from (ast.Constant(new) for new in _other_constants(node.value))
        case ast.Call(func=ast.Name(id=name)) if name in _CALLS:
            yield ast.Call(ast.Name(_CALLS[name], ast.Load()), node.args, node.keywords)
        case ast.Call(func=ast.Attribute(attr=name)) if name.endswith("strip") and (
            _decides(node, parent) or _takes_truth(parent)
        ):
            pass  # whether anything is left is the same from either end
        case ast.Call(func=ast.Attribute(attr=name)) if name in _CALLS:
            called = ast.Attribute(node.func.value, _CALLS[name], ast.Load())
            yield ast.Call(called, node.args, node.keywords)
        case ast.Return(value=ast.expr()) if not isinstance(node.value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Expr() | ast.Raise() | ast.Delete() | ast.Continue():
            yield ast.Pass()
        case ast.Break():
            yield ast.Continue()
    if _decides(node, parent) and not isinstance(node, ast.Compare | ast.UnaryOp):
        yield ast.UnaryOp(ast.Not(), node)


def _decides(node: ast.AST, parent: ast.AST) -> bool:
    """Whether what runs depends on the truth of an expression."""
    if isinstance(parent, ast.comprehension):
        return node in parent.ifs
    return isinstance(parent, ast.If | ast.While | ast.IfExp) and parent.test is node


def _takes_truth(parent: ast.AST) -> bool:
    """Whether it asks of what stands in it nothing but whether it is true."""
    if isinstance(parent, ast.Call):
        return ast.unparse(parent.func) == "bool"
    return isinstance(parent, ast.UnaryOp) and isinstance(parent.op, ast.Not)


def _other_constants(value: object) -> Iterator[object]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, float):
        yield value * 2 + 1
    elif isinstance(value, str):
        yield value[:-1] if value else "x"
    elif isinstance(value, bytes):
        yield value[:-1] if value else b"x"
