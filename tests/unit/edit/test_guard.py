"""The check behind every edit."""

import pytest

from cxroad.edit import guard
from cxroad.edit.guard import keeps, same_but_at
from cxroad.source.edits import Change
from cxroad.source.limits import DEFAULT_LIMITS
from cxroad.source.reader import read_document
from cxroad.source.span import Route

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
    assert _keeps('title: "a: b"\nname: c: d\nx: e: f\n', old=broken + "x: e: f\n")
    assert not _keeps("", old=broken)
    assert not _keeps("title: [\n", old="# nothing yet\n")


def test_a_change_that_would_not_survive_a_round_trip_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    new = TEXT.replace("title: A", "title: B")
    change = Change(("title",), "B")

    monkeypatch.setattr(guard, "round_trips", lambda text: text == TEXT)
    assert not _keeps(new, change)
    monkeypatch.setattr(guard, "round_trips", lambda text: text == new)
    assert _keeps(new, change)
    monkeypatch.setattr(guard, "round_trips", lambda _: False)
    assert _keeps(new, change), "the old text did not survive one either"


@pytest.mark.parametrize("letter", ["x", "ж"])
def test_the_round_trip_of_a_large_text_is_not_tried(
    monkeypatch: pytest.MonkeyPatch, letter: str
) -> None:
    tried: list[int] = []
    monkeypatch.setattr(guard, "round_trips", lambda text: not tried.append(len(text.encode())))
    most = DEFAULT_LIMITS.slow_size
    head = "title: A\n"
    for size in (most, most + 2):
        fill = f"#{letter * ((size - len(head) - 2) // len(letter.encode()))}"
        text = head + fill + " " * (size - len(head) - len(fill.encode()) - 1) + "\n"
        assert len(text.encode()) == size
        assert _keeps(text, old=head)

    assert tried == [most]


def test_a_text_with_problems_makes_no_round_trip(monkeypatch: pytest.MonkeyPatch) -> None:
    double = "title: A\nname: 5\nname: 6\n"
    monkeypatch.setattr(guard, "round_trips", lambda _: pytest.fail("it cannot be read there"))

    assert _keeps("title: B\nname: 5\nname: 6\n", Change(("title",), "B"), old=double)


def test_of_a_place_that_may_differ_all_else_stays() -> None:
    def differs(new: str, *routes: Route, old: str = TEXT) -> bool:
        before, after = (read_document(text.encode(), "x.yaml") for text in (old, new))
        return same_but_at(before, after, routes)

    assert differs(TEXT)
    assert differs("title: B\nafter: [a, b, c]\nname: 5\n", ("title",))
    assert differs("after: [a, b, c]\nname: 5\n", ("title",))
    assert not differs("title: B\nafter: [a, b, c]\nname: 6\n", ("title",))
    assert not differs("title: A\nafter: [a, b, c]\nname: 6\n", ("title",))
    assert not differs("title: A\nafter: [a, b, c\nname: 5\n", ("title",))
    assert not differs(TEXT, ("title",), old="title: [\n")
    assert not differs("title: [\n", ("title",), old="title: [\n")
    assert not differs("title: A\ntitle: A\n", ("name",), old="title: A\n")
    assert differs("a: {b: 1, c: 2}\n", ("a", "b"), old="a: {b: 3, c: 2}\n")
    assert not differs("a: {b: 3, c: 1}\n", ("a", "b"), old="a: {b: 3, c: 2}\n")
    assert differs("a: 1\n", ("a", "b"), old="a: 1\n")
    assert not differs("a: 1\n", ("a", "b"), old="a: 2\n")


def test_a_text_that_was_no_yaml_may_become_sound_but_not_break_earlier() -> None:
    broken = "title: a\nname: c: d\n"

    assert _keeps("title: a\nname: c\n", old=broken)
    assert not _keeps("title: a: b\nname: c\n", old=broken)
    assert not _keeps("title: a\nname: c: e\n", old=broken)


def test_two_keys_may_change_places_with_each_other() -> None:
    swap = (Change(("a",), "b", True), Change(("b",), "a", True))

    assert _keeps("b: 1\na: 2\n", *swap, old="a: 1\nb: 2\n")
    assert not _keeps("b: 1\nb: 2\n", *swap, old="a: 1\nb: 2\n")


def test_a_key_and_what_stands_below_it_change_together() -> None:
    both = (Change(("a",), "c", True), Change(("a", "x"), "2"), Change(("a", "y"), None))

    assert _keeps("c: {x: 2}\n", *both, old="a: {x: 1, y: 1}\n")
    with pytest.raises(ValueError, match="not there"):
        _keeps("c: {x: 2}\n", Change(("a", "z"), None), old="a: {x: 1}\n")
