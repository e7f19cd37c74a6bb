from __future__ import annotations

from collections.abc import Callable

import pytest

from cxroad.errors import UsageError
from cxroad.plan import Plan
from cxroad.views.order import Branch, Tree, arrange_order

TEXT = """
title: Trees
start: 2027-01-04
externals: {law: {name: The new law, due: 2027-02-01}}
phases:
  crawl:
    initiatives:
      a: {name: A, estimate: 1w, after: [law]}
      b: {name: B, estimate: 1w, after: [a + 1w]}
      c: {name: C, estimate: 1w, after: [a, b]}
      gone: {name: Gone, status: dropped}
  walk:
    goal: Walk faster
    initiatives:
      d: {name: D, estimate: 1w}
      e: {name: E, estimate: 1w, after: [d, c]}
  run:
    initiatives:
      f: {name: F, estimate: 1w, after: [crawl]}
"""


@pytest.fixture
def tree(plan: Callable[..., Plan]) -> Callable[[str], Tree]:
    def made(id: str, text: str = TEXT) -> Tree:
        found = arrange_order(plan(text), None, id).tree
        assert found is not None
        return found

    return made


def drawn(branches: tuple[Branch, ...]) -> list[str]:
    """Each row with its depth as dashes, `/` for the last sibling, `^` for one drawn above."""
    return [
        "-" * each.depth + ("/" if each.last else "") + each.text + ("^" if each.above else "")
        for each in branches
    ]


def test_what_something_waits_for_is_drawn_once_and_named_again(
    tree: Callable[..., Tree],
) -> None:
    assert drawn(tree("e").before) == [
        "d",
        "/c",
        "-a",
        "--/law",
        "-/b",
        "--/a + 1w^",
    ]


def test_what_waits_for_something_is_drawn_downwards(tree: Callable[..., Tree]) -> None:
    assert drawn(tree("a").after) == ["b + 1w", "-/c", "--e", "--/f", "/c^"]
    assert tree("e").after == ()


def test_a_phase_in_after_stands_for_the_last_of_its_initiatives(
    tree: Callable[..., Tree],
) -> None:
    assert drawn(tree("f").before) == ["/crawl", "-/c", "--a", "---/law", "--/b", "---/a + 1w^"]


def test_a_phase_that_waits_makes_the_first_of_its_initiatives_wait(
    tree: Callable[..., Tree],
) -> None:
    assert drawn(tree("crawl").after) == ["walk", "-d", "--/e", "-/run", "--/f", "/f^"]
    assert drawn(tree("walk").before)[0] == "/crawl"
    assert tree("walk").name == "Walk faster"


def test_an_external_has_a_tree(tree: Callable[..., Tree]) -> None:
    law = tree("law")

    assert (law.kind, law.name, law.when, law.before) == (
        "external",
        "The new law",
        "1 Feb 2027",
        (),
    )
    assert law.summary == ("law waits for no initiative, and 5 wait for it.",)


def test_a_summary_tells_reach_slack_and_phases(tree: Callable[..., Tree]) -> None:
    assert tree("d").summary == (
        "d waits for no initiative, and 1 waits for it.",
        "It is on the critical path: a day lost here is a day lost at the end.",
        "It begins no earlier than its phase walk, which waits for crawl.",
        "As a part of walk it also holds up run.",
    )
    assert tree("f").summary[0] == "f waits for 3 initiatives, and none waits for it."


def test_a_circle_ends_where_it_began(tree: Callable[..., Tree]) -> None:
    text = TEXT.replace("after: [law]", "after: [c]")

    assert drawn(tree("a", text).before) == ["/c", "-a^", "-/b", "--/a + 1w^"]
    assert tree("a", text).summary[1] == (
        "It stands in a circle or behind one, so it can never start."
    )


def test_a_chain_of_thousands_is_no_trouble(tree: Callable[..., Tree]) -> None:
    work = ", ".join(
        f"i{n}: {{name: N, estimate: 1d, after: [{f'i{n - 1}' if n else ''}]}}" for n in range(3000)
    )

    rows = tree("i2999", f"title: T\nphases: {{p: {{initiatives: {{{work}}}}}}}").before

    assert len(rows) == 2999
    assert rows[-1].depth == 2998


@pytest.mark.parametrize(
    ("id", "message", "hint"),
    [
        ("crwal", "there is no initiative, phase or external 'crwal'", "did you mean `crawl`?"),
        ("zzzzzzzz", "there is no initiative, phase or external 'zzzzzzzz'", "`cxroad order`"),
        ("gone", "'gone' is dropped and takes no part in the order", ""),
    ],
)
def test_an_id_that_takes_no_part_is_refused_with_the_nearest(
    id: str, message: str, hint: str, tree: Callable[..., Tree]
) -> None:
    with pytest.raises(UsageError) as refusal:
        tree(id)

    assert refusal.value.message == message
    assert hint in refusal.value.hint
