"""The check behind every edit."""

import pytest

from cxroad.edit.guard import keeps
from cxroad.source.edits import Change
from cxroad.source.reader import read_document

TEXT = "title: A\nafter: [a, b, c]\nname: 5\n"
DROP = Change(("after", 1), None)


def _keeps(text: str, *changes: Change, old: str = TEXT) -> bool:
    return keeps(read_document(old.encode(), "x.yaml"), text, changes)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("title: A\nafter: [a, c]\nname: 5\n", (DROP,)),
        ("title: A # said\nafter: [a, b, c]\nname: 5", ()),
        ("title: B\nafter: [a, b, c]\nname: 5\n", (Change(("title",), "B"),)),
        ('title: "B"\nafter: [a, b, c]\nname: 5\n', (Change(("title",), "B"),)),
        ("title: A\nafter: [a, b, c]\nowner: 5\n", (Change(("name",), "owner", True),)),
        (
            "title: A\nafter: [b]\nname: 5\n",
            (Change(("after", 0), None), Change(("after", 2), None)),
        ),
    ],
)
def test_the_intended_change_passes(text: str, changes: tuple[Change, ...]) -> None:
    assert _keeps(text, *changes)


@pytest.mark.parametrize(
    "text",
    [
        "title: A\nafter: [a, b]\nname: 5\n",
        "title: A\nafter: [a, c]\nname: 6\n",
        'title: A\nafter: [a, c]\nname: "5"\n',
        "title: A\nname: 5\nafter: [a, c]\n",
        "title: A\nafter: [a, c]\n",
        "title: A\nafter: [a, c\nname: 5\n",
        "title: A\nafter: [a, &x c]\nname: 5\n",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    assert not _keeps(text, DROP)


def test_a_text_that_was_no_yaml_has_to_be_read_further() -> None:
    broken = "title: a: b\nname: c: d\n"

    assert _keeps('title: "a: b"\nname: c: d\n', old=broken)
    assert not _keeps("title: a: b: e\nname: c: d\n", old=broken)
