"""What holds for the dates of any roadmap, whatever stands in it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cxroad.plan import Plan

START = date(2027, 1, 4)


@st.composite
def rows(draw):
    """Up to seven initiatives: low, high, entries of `after`, and a start or none."""
    count = draw(st.integers(2, 7))
    found = []
    for number in range(count):
        low = draw(st.integers(1, 8))
        before = [f"i{n}" for n in range(number)]
        after = draw(st.lists(st.sampled_from(before), max_size=3, unique=True)) if before else []
        lags = [draw(st.sampled_from(["", "", " + 2d", " - 1d", " + 3cd"])) for _ in after]
        start = draw(st.none() | st.integers(0, 30))
        entries = list(zip(after, lags, strict=True))
        found.append((low, low + draw(st.integers(0, 9)), entries, start))
    return found


def written(data, split, calendar):
    """The first rows in one phase, the others in the next."""
    lines = [f"start: {START}"]
    if calendar:
        lines.append("calendar: {week: mon-fri, closed: [2027-01-06..2027-01-11]}")
    lines.append("phases:")
    for phase, part in (("crawl", data[:split]), ("walk", data[split:])):
        lines += [f"  {phase}:", "    initiatives:" + (" {}" if not part else "")]
        for number, (low, high, entries, start) in enumerate(
            part, 0 if phase == "crawl" else split
        ):
            begins = f", start: {START + timedelta(days=start)}" if start is not None else ""
            after = ", ".join(f"{id}{lag}" for id, lag in entries)
            estimate = f"{low}d..{high}d"
            lines.append(
                f"      i{number}: {{name: X, estimate: {estimate}, after: [{after}]{begins}}}"
            )
    return "\n".join(lines)


plans = st.tuples(rows(), st.integers(1, 7), st.booleans())


def schedule(roadmap_of, data, split, calendar):
    return Plan(roadmap_of(written(data, split, calendar)), START).schedule


@given(plan=plans)
def test_low_is_never_after_expected_nor_expected_after_high(plan, roadmap_of):
    for times in schedule(roadmap_of, *plan).times.values():
        assert times.low_start <= times.start <= times.high_start
        assert times.low_finish <= times.finish <= times.high_finish


@given(plan=plans)
def test_no_successor_starts_before_its_predecessor_has_finished(plan, roadmap_of):
    data, split, calendar = plan
    found = schedule(roadmap_of, data, split, calendar)

    for number, (_, _, entries, _) in enumerate(data):
        for id, lag in entries:
            if "-" not in lag:
                assert found.times[f"i{number}"].start > found.times[id].finish
    if split < len(data):
        assert found.phases["walk"].start > found.phases["crawl"].finish


@settings(max_examples=60)
@given(plan=plans, pick=st.data())
def test_one_more_entry_of_after_makes_nothing_earlier(plan, pick, roadmap_of):
    data, split, calendar = plan
    target = pick.draw(st.integers(1, len(data) - 1))
    low, high, entries, start = data[target]
    source = f"i{pick.draw(st.integers(0, target - 1))}"
    more = [*data]
    more[target] = (low, high, [*entries, (source, " + 0d")], start)

    before = schedule(roadmap_of, data, split, calendar).times
    after = schedule(roadmap_of, more, split, calendar).times

    assert all(after[id].start >= before[id].start for id in before)


@settings(max_examples=60)
@given(plan=plans, pick=st.data())
def test_longer_work_lets_nothing_finish_earlier(plan, pick, roadmap_of):
    data, split, calendar = plan
    at = pick.draw(st.integers(0, len(data) - 1))
    low, high, entries, start = data[at]
    more = [*data]
    more[at] = (low + 3, high + 4, entries, start)

    before = schedule(roadmap_of, data, split, calendar)
    after = schedule(roadmap_of, more, split, calendar)

    assert all(after.times[id].finish >= before.times[id].finish for id in before.times)
    assert after.finish >= before.finish


@given(plan=plans)
def test_the_same_file_on_the_same_day_gives_the_same_dates(plan, roadmap_of):
    assert schedule(roadmap_of, *plan).times == schedule(roadmap_of, *plan).times


@given(plan=plans, names=st.permutations([f"n{number}" for number in range(7)]))
def test_other_ids_give_the_same_dates(plan, names, roadmap_of):
    text = written(*plan)
    renamed = re.sub(r"\bi(\d)\b", lambda id: names[int(id[1])], text)

    before = Plan(roadmap_of(text), START).schedule
    after = Plan(roadmap_of(renamed), START).schedule

    for id, times in before.times.items():
        other = after.times[names[int(id[1])]]
        assert (other.start, other.finish) == (times.start, times.finish)
        assert (other.low_start, other.high_finish) == (times.low_start, times.high_finish)
    assert after.finish == before.finish
