"""Gantt charts of Mermaid: sections, tags, dates as the chart writes them, and what is no chart."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from cxroad.errors import CxroadError
from cxroad.intake.mermaid import read_mermaid
from cxroad.intake.take import Wishes, take
from cxroad.intake.write import text_of
from cxroad.load.loader import load_bytes


def taken(*lines: str):
    text = "gantt\n" + "\n".join(lines)
    return take(read_mermaid(text.encode()), Wishes())


def parts(intake, id):
    return next(
        {key: part for key, part in task.parts.items() if key != "name"}
        for task in intake.tasks
        if task.id == id
    )


def test_sections_are_phases_and_the_title_is_the_title():
    intake = taken("title A #58; B", "section Crawl", "Listen :a1, 2027-01-11, 6w", "section Walk",
                   "Answer :a2, after a1, 4w")  # fmt: skip

    assert intake.title == "A : B"
    assert [(task.id, task.phase) for task in intake.tasks] == [
        ("listen", "crawl"),
        ("answer", "walk"),
    ]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("a1, 2027-01-11, 6w", {"estimate": "6w"}),
        ("2027-01-11, 30d", {"estimate": "30d"}),
        ("a1, 2027-01-11, 2M", {"estimate": "2mo"}),
        ("a1, 2027-01-11, 48h", {"estimate": "2d"}),
        ("a1, 2027-01-11, 2027-01-18", {"due": "2027-01-17"}),
        ("active, a1, 2027-01-11, 1w", {"estimate": "1w", "status": "active"}),
        ("crit, done, a1, 2027-01-11, 2027-01-18", {"status": "done", "finished": "2027-01-17"}),
        ("milestone, a1, 2027-01-11, 0d", {"estimate": "0d"}),
    ],
)
def test_what_stands_behind_a_task_is_read_as_mermaid_does(words, wanted):
    intake = taken(f"Listen :{words}")

    assert parts(intake, "listen") == {"start": "2027-01-11"} | wanted
    assert intake.misfits == ()


def test_ends_are_the_last_day_where_the_chart_says_so():
    intake = taken("inclusiveEndDates", "Listen :2027-01-11, 2027-01-17")

    assert parts(intake, "listen")["due"] == "2027-01-17"


def test_a_task_without_a_start_follows_the_one_above():
    intake = taken("Listen :2027-01-11, 6w", "Answer :4w", "Close :c, 2w")

    assert parts(intake, "answer") == {"estimate": "4w", "after": ("listen",)}
    assert "after" not in parts(intake, "close")
    assert intake.misfits[0].row == 4


def test_ids_that_say_something_stay_and_others_are_made_from_names():
    said = taken("Listen to all :listen, 2027-01-11, 6w", "Answer :reply, after listen, 4w")
    coded = taken("Listen to all :a1, 2027-01-11, 6w", "Answer :a2, after a1, 4w")

    assert [task.id for task in said.tasks] == ["listen", "reply"]
    assert [task.id for task in coded.tasks] == ["listen-to-all", "answer"]
    assert parts(coded, "answer")["after"] == ("listen-to-all",)


@pytest.mark.parametrize(
    ("format", "day"),
    [
        ("YYYY-MM-DD", "2027-01-11"),
        ("DD.MM.YYYY", "11.01.2027"),
        ("MM/DD/YYYY", "01/11/2027"),
        ("D-M-YY", "11-1-27"),
        ("YYYY-MM-DD HH:mm", "2027-01-11 08:00"),
    ],
)
def test_days_are_written_as_the_chart_says(format, day):
    intake = taken(f"dateFormat {format}", f"Listen :a1, {day}, 6w")

    assert parts(intake, "listen")["start"] == "2027-01-11"


def test_a_format_that_is_not_known_is_said_and_no_day_is_guessed():
    intake = taken("dateFormat X", "Listen :a1, 1799625600, 6w")

    assert "start" not in parts(intake, "listen")
    assert any("'X' are not known" in note for note in intake.notes)


@pytest.mark.parametrize(
    ("lines", "week", "closed"),
    [
        ([], "mon-sun", ()),
        (["excludes weekends"], "mon-fri", ()),
        (["weekend friday", "excludes weekends"], "mon, tue, wed, thu, sun", ()),
        (["excludes sunday, 2027-05-03"], "mon-sat", ("2027-05-03",)),
    ],
)
def test_excluded_days_become_the_calendar(lines, week, closed):
    intake = taken(*lines, "Listen :a1, 2027-01-11, 30d")

    assert (intake.week, intake.closed) == (week, closed)
    assert "calendar" not in text_of(intake, "x") or week != "mon-sun"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("a1, soon, 6w", "'soon' is no day"),
        ("a1, 2027-01-11, 3h", "shorter than the days"),
        ("a1, 2027-01-11, until a2", "start of another"),
        ("a1, 2027-02-31, 6w", "no day"),
        ("a1, after a9, 6w", "nothing here is called"),
        ("a1, 2027-01-11, 6w, x", "more than an id"),
    ],
)
def test_what_does_not_fit_is_said_with_its_line(words, said):
    intake = taken("", f"Listen :{words}", "Last :2027-01-11, 1w")

    assert [each.row for each in intake.misfits] == [3]
    assert said in intake.misfits[0].said


def test_looks_remarks_and_marks_of_days_are_passed_over():
    intake = taken(
        "%% a remark: with a colon", "axisFormat %d.%m.", "tickInterval 1week", "todayMarker off",
        "accTitle: about", "click a1 href \"x\"", "Now :vert, v1, 2027-01-11, 0d",
        "Listen :a1, 2027-01-11, 6w",
    )  # fmt: skip

    assert [task.id for task in intake.tasks] == ["listen"]
    assert any("vertical line" in note for note in intake.notes)


def test_the_first_chart_of_a_markdown_file_is_taken_with_its_lines():
    text = (
        "# Plan\n\n```mermaid\nflowchart LR\n```\n\n~~~mermaid\n---\nconfig:\n  x: 1\n---\n"
        "%%{init: {}}%%\ngantt\nListen :a1, 2027-01-11, 6w\n~~~\n"
    )
    intake = take(read_mermaid(text.encode()), Wishes())

    assert [(task.row, task.id) for task in intake.tasks] == [(14, "listen")]


def test_our_own_chart_comes_back_with_its_phases_names_and_days(cli, tmp_path):
    source = Path(__file__).parents[3] / "examples" / "northwind.yaml"
    chart = tmp_path / "x.mmd"
    day = ("--today", "2027-01-11")
    assert cli("export", str(source), "-o", str(chart), *day).code == 0
    intake = take(read_mermaid(chart.read_bytes()), Wishes())
    loaded = load_bytes(source.read_bytes(), "x")

    assert [task.parts["name"] for task in intake.tasks] == [
        each.name for each in loaded.roadmap.initiatives.values()
    ]
    assert [stage.id for stage in intake.stages] == ["crawl", "walk", "run"]
    assert dict(intake.tasks[-2].parts)["due"] == "2028-06-06"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"flowchart LR\n a --> b\n", "no Gantt chart"),
        (b"# Plan\n", "no Gantt chart"),
        (b"---\n", "no Gantt chart"),
        (b"gantt\n", "no task"),
        (b"gantt\n a :vert, 2027-01-11, 0d\n", "no task"),
        (b"gantt\n \xff :a, 1w\n", "UTF-8"),
        (b"gantt\n" + b"a :1d\n" * 10_001, "more than 10,000 tasks"),
    ],
)
def test_what_is_no_chart_is_refused(data, said):
    with pytest.raises(CxroadError) as told:
        read_mermaid(data)

    assert said in told.value.message


READY = (
    "gantt\ntitle x\ndateFormat YYYY-MM-DD\nexcludes weekends\nsection Crawl\n"
    "Listen :done, a1, 2027-01-11, 6w\nAnswer :a2, after a1, 2027-05-01\n"
)


@pytest.mark.parametrize("seed", range(100))
def test_a_damaged_chart_is_read_or_refused(seed):
    chance = random.Random(seed)
    signs = list(READY)
    for _ in range(chance.randint(1, 8)):
        signs[chance.randrange(6, len(signs))] = chance.choice("a:,;#%-/0 \n\t\x1b\u2028é😀")
    try:
        intake = take(read_mermaid("".join(signs).encode()), Wishes())
    except CxroadError:
        return
    assert not load_bytes(text_of(intake, "x.mmd").encode(), "x.yaml").problems
