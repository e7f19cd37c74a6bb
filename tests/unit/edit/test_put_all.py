"""Values put at many places at once: as one after the other, and read once."""

from __future__ import annotations

import pytest

from cxroad.edit import put as module
from cxroad.edit.known import order_at
from cxroad.edit.put import put, put_all
from cxroad.errors import InputError
from cxroad.source.reader import read_document

STYLES = {
    "lines": "      {id}:\n        name: N\n        estimate: 2w  # sure\n",
    "braces": "      {id}: {{name: N, estimate: 2w}}\n",
    "there": "      {id}: {{name: N, start: 2027-01-04, estimate: 2w}}\n",
    "quoted": '      {id}: {{"name": "N", "start": "2027-01-04"}}\n',
    "empty": "      {id}:\n",
    "no braces": "      {id}:\n\n        # a word on it\n        name: N\n",
}
HEAD = "title: T\nphases:\n  crawl:\n    initiatives:\n"


def _days(ids: list[str]) -> dict[tuple[str, ...], str]:
    return {
        ("phases", "crawl", "initiatives", id, "start"): f"2027-02-{at + 1:02}"
        for at, id in enumerate(ids)
    }


@pytest.mark.parametrize("style", [*STYLES, "all"])
def test_many_are_put_as_they_are_one_after_the_other(style: str) -> None:
    styles = list(STYLES.values()) if style == "all" else [STYLES[style]] * 3
    ids = [f"i{at}" for at in range(len(styles))]
    text = HEAD + "".join(one.format(id=id) for id, one in zip(ids, styles, strict=True))
    document = read_document(text.encode(), "x.yaml")
    assert not document.problems
    one_by_one = document
    for route, day in _days(ids).items():
        one_by_one = put(one_by_one, route, day, order_at)

    together = put_all(document, _days(ids), order_at)
    assert together.text == one_by_one.text
    assert [day in together.text for day in _days(ids).values()] == [True] * len(ids)


def test_a_file_is_read_once_for_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [f"i{at}" for at in range(20)]
    text = HEAD + "".join(STYLES["lines"].format(id=id) for id in ids)
    document = read_document(text.encode(), "x.yaml")
    read: list[str] = []
    reader = module.read_document
    monkeypatch.setattr(
        module, "read_document", lambda *words: (read.append(words[1]), reader(*words))[1]
    )
    put_all(document, _days(ids), order_at)

    assert read == ["x.yaml"]


def test_two_in_one_place_are_put_one_after_the_other() -> None:
    text = HEAD + STYLES["lines"].format(id="i0")
    document = read_document(text.encode(), "x.yaml")
    above = ("phases", "crawl", "initiatives", "i0")
    new = put_all(document, {(*above, "owner"): "Ada", (*above, "confidence"): "high"})

    assert "owner: Ada\n" in new.text
    assert "confidence: high\n" in new.text


def test_nothing_to_put_is_nothing_to_read() -> None:
    document = read_document(HEAD.encode(), "x.yaml")
    assert put_all(document, {}) is document


def test_no_room_for_one_is_no_room_for_all() -> None:
    text = HEAD + STYLES["lines"].format(id="i0") + "      i1: plain\n"
    document = read_document(text.encode(), "x.yaml")
    with pytest.raises(InputError, match=r"i1\.start"):
        put_all(document, _days(["i0", "i1"]))
