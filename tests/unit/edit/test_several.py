"""Several new entries at once: the very text that one after the other gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxroad.edit import put as putting
from cxroad.edit.known import order_at
from cxroad.edit.put import put
from cxroad.edit.scalars import Value
from cxroad.edit.several import put_several
from cxroad.errors import InputError
from cxroad.source.document import Document, Map
from cxroad.source.reader import read_document

EXAMPLES = sorted(Path(__file__).parents[3].glob("examples/*.yaml"))
WORK: dict[str, Value] = {
    "new-1": {"name": "New: one", "estimate": "3w", "after": ["new-3"]},
    "new-2": {"name": "Two", "impacts": {"team": "low"}},
    "new-3": {"name": "A name that is long enough to need a line of its own " * 3},
    "new-4": {},
    "new-5": {"name": "Five"},
}


def _read(text: str) -> Document:
    return read_document(text.encode(), "x.yaml")


def _one_by_one(document: Document, route: tuple[str, ...], values: dict[str, Value]) -> Document:
    for key, value in values.items():
        document = put(document, (*route, key), value, order_at)
    return document


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_phase_takes_them_as_one_after_the_other(path: Path) -> None:
    document = _read(path.read_text("utf-8"))
    assert isinstance(document.root, Map)
    phases = document.root["phases"]
    assert isinstance(phases, Map)
    for phase in phases:
        route = "phases", phase, "initiatives"
        several = put_several(document, route, WORK, order_at)

        assert several.text == _one_by_one(document, route, WORK).text


@pytest.mark.parametrize(
    "text",
    [
        "phases:\n  a:\n    initiatives:\n      b: {name: B}\n",
        "phases:\n  a:\n    initiatives:\n      b:   {name: B}\n      ccc: {name: C}",
        "phases:\n  a:\n    initiatives:\n      b:\n        name: B\n\n      c:\n        name: C\n",
        "phases:\n  a:\n    initiatives: {}\nteams: {t: {}}\n",
        "phases:\n  a:\n    initiatives: {b: {name: B}}\n",
        "phases:\n  a: {name: A}\n",
        "phases:\r\n  a:\r\n    initiatives:\r\n      b: {name: B}\r\n# the end\r\n",
        "title: A\n",
    ],
)
@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_every_way_of_writing_takes_them_as_one_after_the_other(text: str, count: int) -> None:
    route = "phases", "a", "initiatives"
    values = dict(list(WORK.items())[:count])
    document = _read(text)

    assert put_several(document, route, values, order_at).text == (
        _one_by_one(document, route, values).text
    )


def test_a_file_is_read_twice_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    document = _read("phases:\n  a:\n    initiatives:\n      b: {name: B}\n")
    read: list[int] = []

    def counted(data: bytes, *more: object) -> Document:
        read.append(len(data))
        return read_document(data, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(putting, "read_document", counted)
    values: dict[str, Value] = {f"new-{number}": {"name": "New"} for number in range(50)}
    put_several(document, ("phases", "a", "initiatives"), values, order_at)

    assert len(read) == 2


def test_what_has_no_room_is_refused() -> None:
    document = _read("phases:\n  a:\n    initiatives: [b]\n")

    with pytest.raises(InputError, match="has no room"):
        put_several(document, ("phases", "a", "initiatives"), WORK, order_at)
