"""What holds for any plan under any blow."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from cxroad.model.scenario import Shock
from cxroad.plan import Plan
from cxroad.simulate.stress import HitsNothing, Scenario, Why, stress, stress_all

START = date(2027, 1, 4)
_shock = TypeAdapter(Shock).validate_python


@st.composite
def roadmaps(draw):
    """Up to seven initiatives in two phases, with vendors, costs, impacts and shares."""
    count = draw(st.integers(2, 7))
    split = draw(st.integers(1, count))
    lines = [f"start: {START}", "governance: {sponsor: coo}"]
    if draw(st.booleans()):
        lines.append("calendar: {week: mon-fri, closed: [2027-02-08..2027-02-11]}")
    lines += [
        "teams: {desk: {busy: [2027-03]}}",
        "vendors: {sure: {exit: x}, quick: {replace_in: 3w}, gone: {}}",
        "vision: {statement: It works the first time, horizon: 2028-12-31,",
        "  outcomes: {a: {worth: 60}, b: {worth: 40}}}",
        "phases:",
    ]
    for number in range(count):
        if number in (0, split):
            lines += [f"  {'crawl' if number == 0 else 'walk'}:", "    initiatives:"]
        low = draw(st.integers(0, 30))
        before = [f"i{n}" for n in range(number)]
        after = draw(st.lists(st.sampled_from(before), max_size=2, unique=True)) if before else []
        fields = [f"estimate: {low}d..{low + draw(st.integers(0, 20))}d", f"after: {after}"]
        shares = draw(st.fixed_dictionaries({}, optional={"a": st.just("20%"), "b": st.just(None)}))
        fields.append(f"serves: {{{', '.join(f'{o}: {s}' for o, s in shares.items() if s)}}}")
        fields += draw(
            st.lists(
                st.sampled_from(
                    ["cost: 10k", "vendors: [sure]", "vendors: [quick]", "vendors: [gone]",
                     "protected: true", "why: So", "impacts: {desk: high}", "enablement: x"]
                ),
                max_size=4,
                unique_by=lambda field: field.partition(":")[0],
            )
        )  # fmt: skip
        fields.append("name: X")
        lines.append(f"      i{number}: {{{', '.join(fields).replace(chr(39), '')}}}")
    return "\n".join(lines)


@st.composite
def shocks(draw):
    kind = draw(
        st.sampled_from(
            ["sponsor-leaves", "manager-restart", "budget-freeze", "budget-cut", "deprioritise",
             "crisis", "vision-pivot", "vendor-closes", "teams-not-enabled", "slip", "fatigue",
             "momentum"]
        )
    )  # fmt: skip
    shock = {"shock": kind}
    if kind not in ("teams-not-enabled", "slip", "fatigue", "momentum"):
        shock["at"] = str(START + timedelta(days=draw(st.integers(0, 120))))
    if kind == "vendor-closes":
        shock["vendor"] = draw(st.sampled_from(["sure", "quick", "gone"]))
    if kind == "vision-pivot":
        shock["drop"] = draw(st.sampled_from(["a", "b"]))
    if kind == "momentum":
        shock["patience"] = "5w"
    return shock


def answer(roadmap_of, text, *blows):
    plan = Plan(roadmap_of(text), START)
    if not plan.total_value:
        return None
    scenario = Scenario("it", tuple(map(_shock, blows)))
    try:
        return stress(plan, scenario)
    except HitsNothing:
        return None


@settings(max_examples=60)
@given(text=roadmaps(), blows=st.lists(shocks(), min_size=1, max_size=3))
def test_no_shock_delivers_more_or_sooner_than_none(text, blows, roadmap_of):
    found = answer(roadmap_of, text, *blows)

    sides = [found.plan, found.twin] if found else []
    if found and any(each.stopped in (Why.PARKED, Why.DROPPED) for each in found.moved):
        sides.pop()  # a release that leaves its last part out may come sooner
    for side in sides:
        assert side.lost >= 0
        assert side.stranded_value >= 0
        for days in range(0, 700, 35):
            day = START + timedelta(days=days)
            assert side.after.delivered(day) <= side.before.delivered(day)
    for moved in found.moved if found else ():
        assert moved.stopped or moved.days > 0


@settings(max_examples=60)
@given(text=roadmaps(), blows=st.lists(shocks(), min_size=1, max_size=3))
def test_delivered_stranded_and_still_to_come_are_what_was_planned(text, blows, roadmap_of):
    found = answer(roadmap_of, text, *blows)

    for side in (found.plan, found.twin) if found else ():
        day = found.at or START
        landing = [part for part in side.after.parts if part.landing]
        assert side.to_come == sum((p.value for p in landing if p.landing > day), Fraction(0))
        assert side.delivered + side.stranded_value + side.to_come == side.before.total
        assert side.stranded_spend is None or side.stranded_spend >= 0
        assert 0 <= side.written_off <= side.before.total


@settings(max_examples=25)
@given(text=roadmaps(), at=st.integers(0, 80), weeks=st.integers(1, 20), more=st.integers(0, 20))
def test_a_longer_freeze_never_ends_earlier(text, at, weeks, more, roadmap_of):
    def frozen(weeks):
        at_day = str(START + timedelta(days=at))
        blow = {"shock": "budget-freeze", "at": at_day, "for": f"{weeks}w"}
        return answer(roadmap_of, text, blow)

    short, long = frozen(weeks), frozen(weeks + more)

    if short and long:
        assert short.plan.end <= long.plan.end
        assert short.plan.lost <= long.plan.lost
        assert short.twin.lost <= long.twin.lost


@settings(max_examples=30)
@given(text=roadmaps(), shock=shocks())
def test_after_the_end_of_everything_shocks_take_only_what_was_delivered(text, shock, roadmap_of):
    if "at" not in shock:
        return
    found = answer(roadmap_of, text, {**shock, "at": "2028-06-01"})

    if found:
        assert shock["shock"] in ("vendor-closes", "vision-pivot")
        assert found.moved == found.missed == ()
        assert found.plan.stranded_value == found.plan.to_come == 0
        assert found.plan.lost == found.twin.lost


@settings(max_examples=8)
@given(text=roadmaps())
def test_the_whole_catalogue_can_be_played(text, roadmap_of):
    plan = Plan(roadmap_of(text), START)

    if plan.total_value and plan.schedule.finish:
        ranking = stress_all(plan)
        assert len(ranking.answers) + len(ranking.spared) >= 10
