import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.api import load, load_text
from cxroad.findings.finding import Finding, Place, Severity
from cxroad.findings.report import FileReport
from cxroad.render import plain_timeline
from cxroad.render.terminal.timeline import render
from cxroad.render.width import cells
from cxroad.source.span import Position, Span
from cxroad.views.timeline import arrange_timeline

EXAMPLES = Path(__file__).parents[3] / "examples"
WIDTHS = (40, 59, 60, 80, 99, 100, 149, 150, 160, 240)
CODES = re.compile(r"\x1b\[([0-9;]*)m")

QUARTER = """\
title: Acme
start: 2027-01-04
phases:
  crawl:
    goal: Learn
    due: 2027-02-28
    initiatives:
      listen: {name: Listen, owner: Ana Lima, estimate: 2w, status: done, start: 2027-01-04,
               finished: 2027-01-17}
      fix: {name: Fix, estimate: 4w..8w, after: listen, status: active, start: 2027-01-18}
  walk:
    initiatives:
      app: {name: App, owner: Ben Ode, estimate: 2w, after: fix}
"""

MANY = """\
title: Ταξίδι πελάτη – 顧客体験 \U0001f469\u200d\U0001f4bb
organisation: Árvíztűrő tükörfúrógép
start: 2027-01-04
phases:
  a-long-phase-identifier-that-goes-on-and-on-and-on:
    goal: Краще для клієнта, krok po kroku, lépésről lépésre, βήμα βήμα
    due: 2027-06
    initiatives:
      x: {name: 顧客の声を聞くための最初のステップと次のステップ, owner: 山田太郎,
          status: done, start: 2027-01-04, finished: 2027-01-29}
      y: {name: "Η φωνή του πελάτη \U0001f4de\U0001f4de", owner: [Éva Kovács, Mia],
          estimate: 2w..9w}
      zz: {name: "e\u0301a\u0301 שלום עולם", owner: Éva Kiss, estimate: 1d, after: y}
      a-very-long-identifier-indeed-that-nobody-would-type-twice-xyz:
        {name: "evil \\e[31m red \\u202e rtl [bold]x[/bold] [/] ##[error]x", estimate: 30w,
         after: zz}
  b: {initiatives: {q: {name: nothing known}, r: {name: "::error::later", due: 2027-05-02}}}
  c: {}
"""


def view_of(text, today="2027-02-01", findings=None):
    plan = load_text(text, today=date.fromisoformat(today)).plan
    report = None if findings is None else FileReport("a b.yaml", tuple(findings))
    return arrange_timeline(plan, report)


def drawn(text, width=80, ascii=False, today="2027-02-01", findings=None):
    return render(view_of(text, today, findings), width=width, ascii=ascii, colour=False)


MANY_VIEW = view_of(MANY)


def line(picture, id):
    return next(each for each in picture.splitlines() if each[2:].startswith(f"{id} "))


def finding(message, severity=Severity.WARNING, code="VAL003"):
    place = Place("a b.yaml", Span(0, 1), Position(1, 1), Position(1, 2))
    return Finding(code, "some-rule", severity, message, place)


def test_a_small_plan_at_80_columns():
    expected = """\
Acme                                                            as of 1 Feb 2027
Expected end 14 Mar 2027; with low estimates 28 Feb 2027, with high 28 Mar 2027.

                        2027             today
  ID     Initiative RAG Jan                Feb              Mar
CRAWL  Learn   1/2 done  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━◆╌╌╌╌╌╌╌╌┤
  listen Listen      ✓   ██████████        ┊
» fix    Fix         A            ██████████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒╌╌╌╌╌╌╌╌┤
WALK           0/1 done                    ┊                ━━━━━━━━━━╌╌╌╌╌╌╌╌┤
» app    App                               ┊                ▒▒▒▒▒▒▒▒▒▒╌╌╌╌╌╌╌╌┤

  ██ done or elapsed   ▒▒ to do   ╌╌┤ with high estimates   ◆ gate   ┊ today
  » critical path   ✓ finished
   A  late if estimates are high, or lint warns, or it is paused or stalled
      no letter: no due date, gate or estimate to judge it by

May miss its gate: with high estimates crawl ends on 14 Mar 2027, 14 days after
28 Feb 2027.
"""
    assert drawn(QUARTER) == expected


def test_ends_of_bars_stand_where_their_days_lie():
    # 90 days of January to March over 56 columns; the chart begins in column 24.
    picture = drawn(QUARTER)
    first, last = 24 + 17 * 56 // 90, 24 + 58 * 56 // 90

    assert line(picture, "fix").index("█") == first
    assert line(picture, "fix").rindex("▒") == last


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("text", [QUARTER, MANY])
def test_no_line_is_wider_than_asked_for_or_ends_in_blanks(text, ascii, width):
    picture = drawn(text, width, ascii, findings=[finding("Too long " * 40)])

    assert max(map(cells, picture.splitlines())) <= width
    assert not [each for each in picture.splitlines() if each != each.rstrip()]
    assert picture.endswith("\n")


@given(st.integers(60, 200))
def test_columns_stand_below_each_other_whatever_the_names(width):
    picture = render(MANY_VIEW, width=width, ascii=False, colour=False)
    header = next(each for each in picture.splitlines() if each.startswith("  ID"))
    chart = header.index("Q1") if "Q1" in header else header.index("H1")

    for id, mark in (("x", "█"), ("r", "◆")):
        row = line(picture, id)
        assert cells(row[: row.index(mark)]) >= chart
    assert cells(line(picture, "q").partition("no estimate")[0]) == chart


def test_todays_line_stands_in_one_column():
    rows = [each for each in drawn(MANY).splitlines() if "┊" in each and "today" not in each]

    assert len(rows) > 2
    assert len({cells(each.partition("┊")[0]) for each in rows}) == 1


def test_colours_change_nothing_else_and_are_of_sixteen():
    view = view_of(MANY, findings=[finding("Too long")])
    for width in WIDTHS:
        coloured = render(view, width=width, ascii=False, colour=True)
        codes = {int(code) for each in CODES.findall(coloured) for code in each.split(";")}

        assert CODES.sub("", coloured) == render(view, width=width, ascii=False, colour=False)
        assert codes <= {0, 1, 2, 7, *range(30, 38), *range(90, 98)}


def test_without_colour_there_is_no_escape_character():
    assert "\x1b" not in drawn(MANY, findings=[finding("\x1b[31mred")])


def test_critical_work_is_marked_by_a_mark():
    assert line(drawn(QUARTER), "fix").startswith("»")
    assert line(drawn(QUARTER, ascii=True), "fix").startswith(">")
    assert line(drawn(QUARTER), "listen").startswith(" ")


def test_ascii_is_ascii_where_the_names_are():
    assert drawn(QUARTER, ascii=True, findings=[finding("Too long")]).isascii()
    assert drawn(QUARTER, width=50, ascii=True).isascii()


@pytest.mark.parametrize(
    ("width", "shown", "hidden"),
    [
        (80, ["RAG"], ["Own", "Finish"]),
        (99, ["RAG"], ["Own"]),
        (100, ["RAG", "Own "], ["Owner", "Finish"]),
        (149, ["RAG", "Own "], ["Owner", "Finish"]),
        (150, ["RAG", "Owner", "Finish", "High"], []),
    ],
)
def test_wider_pictures_say_more(width, shown, hidden):
    header = drawn(QUARTER, width).splitlines()[4]

    assert [word for word in shown if word in header] == shown
    assert not [word for word in hidden if word in header]


def test_initials_are_explained_where_they_stand():
    assert "  AL Ana Lima, BO Ben Ode\n" in drawn(QUARTER, 100)
    assert "AL Ana Lima" not in drawn(QUARTER, 80)


def test_nothing_is_cut_without_saying_so():
    name = "Nobody has to explain the same thing twice any more"
    text = QUARTER.replace("name: App", f"name: {name}")
    row = line(drawn(text), "app")

    assert "…" in row
    assert row.partition("…")[0].removeprefix("» app    ").strip() in name
    assert "~" in line(drawn(text, ascii=True), "app")
    assert name in drawn(text, 200)


def test_a_day_in_twelve_years_still_shows():
    text = "title: T\nstart: 2027-02-01\nphases:\n  a:\n    initiatives:\n"
    text += "      x: {name: One, estimate: 1d}\n      y: {name: Two, estimate: 12y, after: x}\n"
    picture = drawn(text, today="2027-02-01")

    assert line(picture, "x").count("▒") == 1
    assert line(picture, "y").count("▒") > 20


def test_a_day_takes_all_its_columns_in_a_short_plan():
    text = "title: T\nstart: 2027-03-01\nphases:\n  a:\n    initiatives:\n"
    text += "      x: {name: One, estimate: 1d}\n      y: {name: Two, estimate: 13d, after: x}\n"
    picture = drawn(text, 100, today="2027-03-01")
    one, two = line(picture, "x"), line(picture, "y")

    assert one.count("▒") >= 4
    assert one.rindex("▒") + 1 == two.index("▒")
    assert two.rindex("▒") == len(two) - 1


def test_todays_line_does_not_hide_a_bar():
    text = QUARTER.replace("estimate: 4w..8w", "estimate: 2w..9w")
    for today in ("2027-01-18", "2027-01-31"):
        assert "▒" in line(drawn(text, today=today), "fix")
        assert "┊" not in line(drawn(text, today=today), "fix")


def test_what_is_not_finished_never_looks_finished():
    row = line(drawn(QUARTER, today="2027-02-28"), "fix")

    assert "█▒" in row
    assert row.count("▒") == 1


def test_half_a_cell_ends_finished_bars_only():
    text = "title: T\nstart: 2027-01-01\nphases:\n  a:\n    initiatives:\n"
    row = "      x: {{name: One, status: {}, start: 2027-01-01, estimate: 65w{}}}\n"
    done = drawn(text + row.format("done", ", finished: 2028-04-02"), today="2028-12-01")
    active = drawn(text + row.format("active", ""), today="2027-06-01")

    assert "█▌" in line(done, "x")
    assert "▌" not in active


def test_a_due_date_that_is_missed_stands_on_the_bar():
    text = QUARTER.replace("name: App", "name: App, due: 2027-03-07")
    view = view_of(text)

    assert re.search("▒◆▒", line(drawn(text), "app"))
    assert re.search("\x1b\\[1;31m◆", render(view, width=80, ascii=False, colour=True))


def test_milestones_stand_on_the_bar():
    text = QUARTER.replace("name: App", "name: App, milestones: {2027-03-07: Pilot}")

    assert re.search("▒◇▒", line(drawn(text), "app"))
    assert "◇ milestone" in drawn(text)


def test_the_legend_names_what_occurs_and_nothing_else():
    bare = "title: T\nstart: 2027\nphases: {a: {initiatives: {x: {name: X, estimate: 9w}}}}\n"
    picture = drawn(bare, today="2026-12-01")

    assert "  ▒▒ to do   » critical path\n" in picture
    for word in ("done or", "today ", "gate", "milestone", "high estimates", "finished", "letter"):
        assert word not in picture


def test_the_word_today_goes_above_where_a_year_stands_in_its_way():
    lines = drawn(QUARTER, today="2027-01-04").splitlines()

    assert [each.strip() for each in lines[2:4]] == ["today", "2027"]


def test_a_roadmap_without_dates_is_drawn_in_weeks():
    text = "title: T\nphases: {a: {initiatives: {x: {name: X, estimate: 3w}}}}\n"

    assert drawn(text).splitlines()[3].split() == ["ID", "Initiative", "W1", "W2", "W3"]
    assert "today" not in drawn(text)


def test_a_roadmap_in_which_nothing_has_a_date_is_listed():
    picture = drawn("title: T\nphases: {a: {initiatives: {x: {name: X}, y: {name: Y}}}}\n")

    assert "  x  X\n    no estimate\n" in picture
    assert "Nothing can be drawn yet" in picture


def test_a_phase_without_initiatives_says_so():
    assert "RUN" in drawn(QUARTER + "  run: {}\n")
    assert "no initiatives" in drawn(QUARTER + "  run: {}\n")


def test_150_initiatives_take_150_lines():
    rows = "".join(
        f"      i{n}: {{name: Work {n}, estimate: 2w, after: i{n - 1}}}\n" for n in range(1, 150)
    )
    text = f"title: T\nstart: 2027\nphases:\n  a:\n    initiatives:\n      i0: {{name: W}}\n{rows}"

    assert len(re.findall("^[ »] i[0-9]+ ", drawn(text), re.M)) == 150


def test_narrow_pictures_are_lists_and_narrower_ones_sentences():
    view = view_of(QUARTER)

    assert "» fix  Fix  " in drawn(QUARTER, 59)
    assert "━" not in drawn(QUARTER, 59)
    assert "━" in drawn(QUARTER, 60)
    assert drawn(QUARTER, 40) != plain_timeline.render(view)
    assert drawn(QUARTER, 39) == plain_timeline.render(view)


def test_the_gravest_findings_stand_below_with_the_way_to_the_others():
    found = [finding(f"Number {n}") for n in range(8)]
    picture = drawn(QUARTER, findings=[*found, finding("Circle", Severity.ERROR, "GRA001")])

    assert "Risks that lint sees\n  error GRA001 Circle\n  warning VAL003 Number 0\n" in picture
    assert picture.endswith("  3 other errors and warnings: cxroad lint 'a b.yaml'\n")


def test_text_of_others_is_shown_not_obeyed():
    picture = drawn(MANY, 240, findings=[finding("::error::x ##[group]")])

    assert r"evil \x1b[31m red \u202e rtl [bold]x[/bold] [/]" in picture
    assert "##[" not in picture
    assert not re.search("^ *::", picture, re.M)


def test_a_title_that_does_not_fit_beside_the_day_takes_its_own_lines():
    title = "A title " * 14
    lines = drawn(QUARTER.replace("title: Acme", f"title: {title}")).splitlines()

    assert " ".join(lines[:2]) == title.strip()
    assert lines[2] == "as of 1 Feb 2027"


def test_the_organisation_is_not_said_twice():
    text = QUARTER.replace("title: Acme", "title: Acme - roadmap\norganisation: Acme")

    assert drawn(text).startswith("Acme - roadmap   ")
    assert drawn(text.replace("Acme -", "The")).startswith("Acme  The roadmap   ")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [50, 80, 100, 160])
def test_every_shipped_example_fits(path, width):
    view = load(str(path), today=date(2027, 1, 11)).timeline()
    for ascii in (False, True):
        picture = render(view, width=width, ascii=ascii, colour=False)

        assert max(map(cells, picture.splitlines())) <= width
        assert all(row.id[:8] in picture for row in view.rows)


SHORT = """\
title: Short names
start: 2027-01-04
phases:
  discovery-phase: {goal: Find out what hurts, initiatives: {a: {name: A, estimate: 4w..6w}}}
  delivery: {initiatives: {b: {name: B, estimate: 40w}}}
  hold: {name: Held for now, due: 2028-12-31, initiatives: {c: {name: C, status: parked}}}
"""


@pytest.mark.parametrize("width", [80, 100, 160])
def test_phases_keep_their_names_however_short_those_of_initiatives_are(width):
    picture = drawn(SHORT, width=width)

    assert re.search(r"^DISCOVERY-PHASE .* 0/1 done ", picture, re.MULTILINE)
    assert re.search(r"^DELIVERY .* 0/1 done ", picture, re.MULTILINE)
    assert re.search(r"^HOLD  Held for now +no initiatives ", picture, re.MULTILINE)


def test_phases_without_initiatives_keep_their_names():
    text = "title: A\nstart: 2027-01-04\nphases:\n  crawl: {due: 2027-06-30}\n  walk: {}\n"

    assert re.search(r"^CRAWL +no initiatives ", drawn(text, width=60), re.MULTILINE)
    assert re.search(r"^WALK +no initiatives", drawn(text, width=60), re.MULTILINE)


def test_the_number_of_further_owners_is_explained():
    text = QUARTER.replace("owner: Ana Lima", "owner: [Ana Lima, Ben Ode, Mia]")

    assert "  AL Ana Lima, BO Ben Ode, +2 and 2 others\n" in drawn(text, 100)
    assert "AL+2" in drawn(text, 100)
    assert " others" not in drawn(text, 160)
