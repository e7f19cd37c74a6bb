"""A change that is kept in the file gives the plan that was tried, date for date."""

from datetime import date
from pathlib import Path

import pytest

from cxroad.api import load_text
from cxroad.errors import CxroadError
from cxroad.simulate.stress.keep import kept
from cxroad.simulate.stress.play import play
from cxroad.simulate.stress.words import read_scenario

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
DAYS = (date(2027, 1, 11), date(2027, 9, 1))


def changes(ids):
    for at, id in enumerate(ids):
        other = ids[(at - 3) % len(ids)]
        yield from (f"{id} +2w", f"{id} -1w", f"drop {id}", f"{id} after {other} + 1w")


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_dates_of_a_kept_change_are_those_that_were_tried(path, day):
    data = path.read_bytes()
    plan = load_text(data, today=day).plan
    tried = 0
    for words in changes(list(plan.roadmap.initiatives)):
        scenario = read_scenario(plan.roadmap, [words])
        try:
            then = play(plan, scenario, plan.horizon)[-1].after.now.schedule.times
            text = kept(data, path.name, day, scenario.blows)
        except CxroadError:
            continue  # what cannot be tried cannot be kept
        now = load_text(text, today=day).plan.schedule.times
        dropped = {words.removeprefix("drop ")}
        assert {id: each.finish for id, each in then.items() if id not in dropped} == {
            id: each.finish for id, each in now.items() if id not in dropped
        }, words
        tried += 1
    assert tried
