from datetime import date
from pathlib import Path

import pytest

from cxroad.api import load, load_text
from cxroad.findings.finding import Finding, Place, Severity
from cxroad.findings.report import FileReport
from cxroad.source.span import Position, Span
from cxroad.views.timeline import Bar, arrange_timeline
from cxroad.views.timeline.arrange import MOST_ALERTS
from cxroad.views.timeline.rag import Colour

EXAMPLES = Path(__file__).parents[3] / "examples"

PLAN = """\
title: Acme
organisation: Acme Ltd
start: 2027-01-04
people:
  ana: {name: Ana Lima}
phases:
  crawl:
    goal: Learn
    due: 2027-02
    initiatives:
      listen: {name: Listen, owner: [ana, Ben Ode], estimate: 2w, status: done, start: 2027-01-04,
               finished: 2027-01-15}
      fix: {name: Fix, owner: ana, estimate: 4w..8w, after: listen, status: active,
            start: 2027-01-18}
      hold: {name: Hold, estimate: 20w, status: paused, since: 2027-01-25, start: 2027-01-11}
      pilot: {name: Pilot, estimate: 3w, milestones: {2027-05: Go live}}
      talk: {name: Talk, due: 2027-02-19}
      someday: {name: Some day}
  walk:
    initiatives:
      app: {name: App, estimate: 4w}
      idea: {name: Idea, status: parked}
      gone: {name: Gone, status: dropped}
  run: {}
"""


def view_of(text=PLAN, today="2027-02-01", findings=None, ids=None):
    plan = load_text(text, today=date.fromisoformat(today)).plan
    report = None if findings is None else FileReport("acme.yaml", tuple(findings))
    return arrange_timeline(plan, report, ids)


def finding(route, code="VAL003", severity=Severity.WARNING, severe=False, line=1):
    place = Place("acme.yaml", Span(0, 1), Position(line, 1), Position(line, 2))
    return Finding(code, "some-rule", severity, f"About {route}.", place, route, severe)


def row(view, id):
    return next(each for each in view.rows if each.id == id)


@pytest.fixture
def view():
    return view_of()


def test_bars_have_the_dates_of_the_oracle():
    view = arrange_timeline(load(str(EXAMPLES / "northwind.yaml"), today=date(2027, 1, 11)).plan)
    bars = {each.id: (str(each.bar.start), str(each.bar.finish)) for each in view.rows}

    assert bars["listen"] == ("2027-01-11", "2027-02-28")
    assert bars["one-view"] == ("2027-06-28", "2027-11-21")
    assert bars["fix-first"] == ("2027-11-22", "2028-06-06")
    assert view.whole == Bar(
        date(2027, 1, 11), date(2028, 6, 6), date(2028, 2, 19), date(2028, 9, 23)
    )
    assert view.outlook == (
        "Expected end 6 Jun 2028; with low estimates 19 Feb 2028, with high 23 Sep 2028."
    )
    assert [each.id for each in view.rows if each.critical] == [
        "listen",
        "settle",
        "redesign",
        "one-view",
        "fix-first",
    ]


def test_phases_count_what_takes_part(view):
    counts = {phase.id: (phase.done, phase.total, len(phase.rows)) for phase in view.phases}

    assert counts == {"crawl": (1, 6, 6), "walk": (0, 1, 1), "run": (0, 0, 0)}


def test_owners_are_called_by_their_names_and_the_first_in_short(view):
    assert row(view, "listen").owners == ("Ana Lima", "Ben Ode")
    assert row(view, "listen").owner == "AL"
    assert row(view, "pilot").owner == ""


def test_the_picture_spans_all_that_is_drawn(view):
    assert (view.start, view.finish) == (date(2027, 1, 4), row(view, "app").bar.high_finish)


def test_a_milestone_date_outside_the_bars_widens_the_picture():
    view = view_of(PLAN.replace("2027-05: Go", "2029-05: Go"))

    assert view.finish == date(2029, 5, 31)
    assert row(view, "pilot").milestones == ((date(2029, 5, 31), "Go live"),)


@pytest.mark.parametrize(
    ("id", "until"),
    [
        ("listen", date(2027, 1, 15)),
        ("fix", date(2027, 2, 1)),
        ("hold", date(2027, 2, 1)),
        ("pilot", None),
        ("someday", None),
    ],
)
def test_what_lies_behind_is_finished_work_and_what_has_begun_to_today(view, id, until):
    assert row(view, id).done_until == until


def test_a_milestone_stands_at_its_due_date(view):
    talk = row(view, "talk")

    assert (talk.milestone, talk.bar.finish) == (True, date(2027, 2, 19))


def test_work_without_estimate_and_due_says_so(view):
    assert not row(view, "someday").bar.drawn
    assert row(view, "someday").dateless == "no estimate"
    assert "Without dates (no estimate): someday." in view.notes


def test_parked_and_dropped_work_is_counted_not_drawn(view):
    assert not {"idea", "gone"} & {each.id for each in view.rows}
    assert {"Not drawn, parked: idea.", "Not drawn, dropped: gone."} <= set(view.notes)


def test_a_missed_gate_is_said_with_days_and_as_the_author_wrote_it(view):
    crawl = view.phases[0]

    assert (crawl.due, crawl.due_text) == (date(2027, 2, 28), "2027-02")
    assert crawl.miss.startswith("Expected to miss its gate: crawl ends on ")
    assert crawl.miss in view.notes


def test_a_gate_that_only_high_estimates_miss_may_be_missed():
    text = "title: T\nstart: 2027-01-04\nphases:\n  a:\n    due: 2027-02-14\n    initiatives:\n"
    view = view_of(text + "      x: {name: X, estimate: 4w..8w}\n", today="2027-01-04")

    assert view.notes == (
        "May miss its gate: with high estimates a ends on 28 Feb 2027, 14 days after 14 Feb 2027.",
    )


def test_today_is_drawn_inside_only(view):
    assert view.today == date(2027, 2, 1)
    early = view_of(today="2026-12-28")

    assert early.today is None
    assert "Today, 28 Dec 2026, is 7 days before all that is shown." in early.notes


def test_a_finished_plan_has_ended():
    text = "title: T\nphases: {a: {initiatives: {x: {name: X, status: done, start: 2027-01-04,"
    view = view_of(text + " finished: 2027-01-10}}}}\n")

    assert view.outlook == "Ended 10 Jan 2027."


def test_today_after_the_end_is_said():
    text = "title: T\nphases: {a: {initiatives: {x: {name: X, status: done, start: 2027-01-04,"
    view = view_of(text + " finished: 2027-01-10}}}}\n", today="2027-01-11")

    assert view.today is None
    assert view.notes == ("Today, 11 Jan 2027, is 1 day after all that is shown.",)


def test_a_selection_shows_its_phases_only_and_says_so():
    view = view_of(ids=("app",))

    assert [phase.id for phase in view.phases] == ["walk"]
    assert view.notes[0] == "Shown: 1 of 7 initiatives."
    assert (view.start, view.finish) == (row(view, "app").bar.start, row(view, "app").bar.finish)


def test_findings_colour_the_initiative_they_point_at():
    view = view_of(
        findings=[
            finding("app.estimate"),
            finding("pilot.after[0]", severity=Severity.ERROR),
            finding("walk.due", severity=Severity.ERROR),
            finding("phases.crawl.initiatives.someday.name"),
            finding("fix", severity=Severity.INFO),
        ]
    )

    assert row(view, "app").verdict.colour == Colour.AMBER
    assert row(view, "pilot").verdict.colour == Colour.RED
    assert row(view, "someday").verdict.colour == Colour.AMBER


def test_the_gravest_findings_are_shown_first_and_the_others_counted():
    found = [
        finding("a", "VAL001"),
        finding("b", "STR001", Severity.ERROR),
        finding("c", "VAL002", severe=True),
        finding("d", "GRA001", Severity.ERROR),
        finding("e", "VAL003", Severity.INFO),
        *(finding(str(n), "VAL004") for n in range(MOST_ALERTS)),
    ]
    view = view_of(findings=found)

    assert [alert.code for alert in view.alerts][:3] == ["GRA001", "VAL002", "VAL001"]
    assert len(view.alerts) == MOST_ALERTS
    assert view.more == len(found) - 1 - MOST_ALERTS
    assert view.path == "acme.yaml"


def test_no_rule_crowds_out_the_others():
    found = [*(finding(str(n), "VIS002") for n in range(MOST_ALERTS)), finding("z", "VIS009")]

    assert [alert.code for alert in view_of(findings=found).alerts][:3] == [
        "VIS002",
        "VIS009",
        "VIS002",
    ]


def test_slips_of_the_file_are_counted_but_not_told():
    view = view_of(findings=[finding("b", "STR001", Severity.ERROR)])

    assert (view.alerts, view.more) == ((), 1)


def test_a_roadmap_without_dates_is_told_in_weeks():
    text = "title: T\nphases:\n  a:\n    initiatives:\n      x: {name: X, estimate: 2w..4w}\n"
    view = view_of(text + "      y: {name: Y, estimate: 1w, after: x}\n")

    assert view.relative
    assert view.today is None
    assert view.outlook == "Expected end week 4; with low estimates week 3, with high week 5."
    assert [view.said(each.bar.start) for each in view.rows] == ["W1", "W4"]
    assert not view.notes


def test_a_roadmap_in_which_nothing_has_a_date_says_what_is_missing():
    view = view_of("title: T\nphases: {a: {initiatives: {x: {name: X}, y: {name: Y}}}}\n")

    assert (view.start, view.finish, view.outlook) == (None, None, "")
    assert view.notes == (
        "Nothing can be drawn yet: no initiative has an estimate, such as 6w, or a due date.",
    )


def test_initiatives_in_a_circle_have_no_bar_but_a_row():
    text = "title: T\nstart: 2027\nphases:\n  a:\n    initiatives:\n"
    text += "      x: {name: X, estimate: 1w, after: y}\n"
    text += "      y: {name: Y, estimate: 1w, after: x}\n      z: {name: Z, estimate: 1w}\n"
    view = view_of(text)

    assert [each.bar.drawn for each in view.rows] == [False, False, True]
    assert row(view, "x").dateless.startswith("waiting in a circle")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_example_has_a_timeline(path):
    view = arrange_timeline(load(str(path), today=date(2027, 1, 11)).plan)

    assert view.rows
    assert all(bool(each.dateless) != each.bar.drawn for each in view.rows)


IDLE = """\
title: Acme
start: 2027-01-04
vision: {outcomes: {effort: {baseline: 3, target: 5, by: 2028}}}
phases:
  crawl:
    initiatives:
      a: {name: First, estimate: 2w, serves: [effort]}
      b: {name: Second, estimate: 2w}
      f: {name: Third, estimate: 2w}
"""


def test_each_initiative_that_a_warning_points_at_gets_its_letter():
    roadmap = load_text(IDLE, today=date(2027, 2, 1))
    report = roadmap.lint(select=["VIS005"])
    (found,) = report.findings
    view = arrange_timeline(roadmap.plan, report)

    assert found.route == "crawl"
    assert [each.verdict.colour for each in view.rows] == ["unjudged", "amber", "amber"]
    assert row(view, "f").verdict.reason == "VIS005 warns about it"


def test_those_that_a_warning_has_no_room_to_show_get_their_letters_too():
    more = "".join(f"      w{number}: {{name: W, estimate: 2w}}\n" for number in range(12))
    roadmap = load_text(IDLE + more, today=date(2027, 2, 1))
    view = arrange_timeline(roadmap.plan, roadmap.lint(select=["VIS005"]))

    assert [each.verdict.colour for each in view.rows] == ["unjudged", *["amber"] * 14]
