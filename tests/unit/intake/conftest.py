"""Tables as texts, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cxroad.intake.columns import wishes_of
from cxroad.intake.delimited import read_delimited
from cxroad.intake.shape import Intake
from cxroad.intake.take import Wishes, take


@pytest.fixture
def taken() -> Callable[..., Intake]:
    """Take in a CSV text: `taken("name,phase\\nListen,Crawl", "Dauer=estimate", dates="dmy")`."""

    def take_in(text: str, *words: str, **wishes: str) -> Intake:
        table = read_delimited(text.encode())
        return take(table, Wishes(wishes_of(words), **wishes))

    return take_in
