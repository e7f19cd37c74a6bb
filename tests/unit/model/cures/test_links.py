"""Links that are refused, each with its cure."""

from __future__ import annotations

import pytest

from cxroad.model.base import Unreadable
from cxroad.model.links import Link


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("x- 1w", "'x- 1w' is not how waiting is written", "write x - 1w"),
        ("x-1.5w", "'x-1.5w' is not how waiting is written", "write x - 1.5w"),
        ("x + 2", "'2' has no unit", "write 2d for days, 2w for weeks or 2mo for months"),
        (
            "x + 2m",
            "'2m' could be minutes or months",
            "write 2mo for months; minutes are no duration here",
        ),
        ("x + 2 weeks", "'2 weeks' is not how a lag is written", "write x + 2w"),
        ("x + 2W", "'2W' has a capital letter", "write x + 2w"),
        ("x + 4w..8w", "'4w..8w' is a range, but a lag is one time", "write it like 2w"),
        ("x + 20%", "'20%' is a share, but a lag is a time", "write it like 2w"),
        ("x + 2w - 1d", "'x + 2w - 1d' has more than one lag", "write one: x + 2w"),
        ("x +", "'x +' ends after its sign", "write x + 2w, or x alone"),
        ("x -", "'x -' ends after its sign", "write x - 2w, or x alone"),
        ("2w after x", "'2w after x' is not how waiting is written", "write x + 2w"),
        ("after x", "'after x' has a word too many", "write x"),
        ("after x + 2w", "'after x + 2w' is not how waiting is written", "write x + 2w"),
        ("x.end", "'x.end' names a finish, which is meant where nothing is said", "write x"),
        (
            "x.finish + 2w",
            "'x.finish + 2w' names a finish, which is meant where nothing is said",
            "write x + 2w",
        ),
        ("x.Start", "'x.Start' is not how waiting is written", "write x.start"),
        ("x.strat", "'x.strat' is not how waiting is written", "write x.start"),
        ("x start + 2w", "'x start + 2w' is not how waiting is written", "write x.start + 2w"),
        ("crawl.listen", "'crawl.listen' is a path, but an id is enough", "write listen"),
        (
            "phases.crawl.listen + 2w",
            "'phases.crawl.listen + 2w' is a path, but an id is enough",
            "write listen + 2w",
        ),
        ("x, y", "'x, y' names several", "write a list: [x, y]"),
        ("x and y", "'x and y' names several", "write a list: [x, y]"),
        ("x & y", "'x & y' names several", "write a list: [x, y]"),
        ("x; y", "'x; y' names several", "write a list: [x, y]"),
        ("x + y", "'x + y' names several", "write a list: [x, y]"),
        ("x SS", "'x SS' is not how waiting is written", "write x.start"),
        (
            "x FF",
            "'x FF' ties a finish, but only starts can wait here",
            "write x or x.start, with a lag such as + 2w",
        ),
        ("call back", "'call back' is no id", "write an id, perhaps call-back"),
        ("call back + 2w", "'call back + 2w' is no id", "write an id, perhaps call-back + 2w"),
        ("é", "'é' is no id", "write an id, perhaps e"),
        (
            "日",
            "'日' is not something to wait for",
            "write it like listen, listen + 2w or listen.start + 4w",
        ),
        (
            "",
            "an empty text is not something to wait for",
            "write it like listen, listen + 2w or listen.start + 4w",
        ),
        (
            "x" * 65 + "-2w",
            "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...' is not something to wait for",
            "write it like listen, listen + 2w or listen.start + 4w",
        ),
        ("x + 10000w", "'+ 10000w' is more than 9,999 units", "write a shorter time"),
        ("x − 1w", "'x − 1w' has a character that only looks like the right one", "write x - 1w"),
        ("x + ٢w", "'x + ٢w' has digits other than 0 to 9", "write x + 2w"),
    ],
)
def test_link_is_refused_with_its_cure(text: str, message: str, help: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Link.parse(text)

    assert (refusal.value.message, refusal.value.help) == (message, help)
