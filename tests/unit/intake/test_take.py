"""What becomes of a table: initiatives, phases, links, and everything that does not fit."""

from __future__ import annotations

import pytest

from cxroad.errors import CxroadError
from cxroad.intake.delimited import read_delimited
from cxroad.intake.take import Wishes, take
from cxroad.intake.titles import FIELDS, field_named


def parts(intake, id):
    return next(task.parts for task in intake.tasks if task.id == id)


def misfits(intake):
    return [(each.row, each.column, each.said) for each in intake.misfits]


@pytest.mark.parametrize(
    "titles",
    [
        "Name;Owner;Duration (weeks);Start;Due;Predecessors;Status;Cost",
        "Maßnahme;Verantwortlich;Dauer (Wochen);Beginn;Fällig;Vorgänger;Status;Kosten",
        "Tâche;Responsable;Durée (semaines);Début;Échéance;Prédécesseurs;Statut;Coût",
        "Nombre;Responsable;Duración (semanas);Inicio;Vencimiento;Predecesoras;Estado;Coste",
        "Nazwa;Właściciel;Czas trwania (tygodnie);Początek;Termin;Poprzedniki;Stan;Koszt",
        "Név;Felelős;Időtartam (hét);Kezdés;Határidő;Előzmények;Állapot;Költség",
        "Назва;Власник;Тривалість (тижні);Початок;Дедлайн;Попередники;Стан;Вартість",
        "TASK NAME;owner(s);duration [wks];START DATE;due-date;Depends on;state;cost (EUR)",
    ],
)
def test_columns_are_known_in_seven_languages(taken, titles):
    row = "Listen;Ana Lima;6;11.01.2027;30.04.2027;;in progress;40k"
    found = parts(taken(f"{titles}\n{row}\n"), "listen")

    assert found == {
        "name": "Listen",
        "owner": "Ana Lima",
        "estimate": "6w",
        "start": "2027-01-11",
        "due": "2027-04-30",
        "cost": "40k",
        "status": "active",
    }


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_has_a_name_of_its_own(field):
    assert field_named(field)[0] == field


def test_titles_are_found_below_other_lines(taken):
    intake = taken("Roadmap 2027,,\n,,\nAs of today,,\nName,Phase,Owner\nListen,Crawl,Ana\n")

    assert [task.id for task in intake.tasks] == ["listen"]
    assert "titles are in line 4" in intake.notes[0]


def test_a_table_without_titles_is_refused_and_says_what_to_type(taken):
    with pytest.raises(CxroadError) as told:
        taken("a,b\nc,d\n")

    assert "--map" in told.value.hint


def test_columns_can_be_named_by_title_or_letter_and_left_out(taken):
    text = "Foo,Bar,Status\nListen,Crawl,whatever\n"
    intake = taken(text, "Foo=name,B=phase", "Status=")

    assert [(task.id, task.phase) for task in intake.tasks] == [("listen", "crawl")]
    assert intake.misfits == ()


@pytest.mark.parametrize(
    ("word", "said"),
    [("Nme=name", "'Name'"), ("Name=nme", "did you mean name"), ("Name", "Bereich=phase")],
)
def test_a_mistyped_mapping_is_refused_with_the_near_one(taken, word, said):
    with pytest.raises(CxroadError) as told:
        taken("Name,Owner\nListen,Ana\n", word)

    assert said in told.value.hint


def test_of_two_columns_for_one_field_the_better_name_wins_and_the_other_is_said(taken):
    intake = taken("Project name,Summary,Owner\nAcme,Listen,Ana\n")

    assert parts(intake, "listen")["name"] == "Listen"
    assert intake.columns[0].field == ""
    assert "`Summary` is taken for name" in intake.columns[0].remark


def test_columns_of_the_same_title_are_taken_together(taken):
    intake = taken(
        "Issue key,Summary,Labels,Labels,Inward issue link (Blocks),Inward issue link (Blocks)\n"
        "AC-1,Listen,quick,cheap,,\nAC-2,Answer,,,,\nAC-3,Close,quick,,AC-1,AC-2\n"
    )

    assert parts(intake, "AC-1")["tags"] == ("quick", "cheap")
    assert parts(intake, "AC-3")["after"] == ("AC-1", "AC-2")


def test_what_blocks_another_is_waited_for_by_it(taken):
    intake = taken(
        "Issue key,Summary,Outward issue link (Blocks)\nAC-1,Listen,AC-2\nAC-2,Answer,\n"
    )

    assert parts(intake, "AC-2")["after"] == ("AC-1",)


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("1", ("listen",)),
        ("1;2", ("listen", "answer-at-once")),
        ("1,2", ("listen", "answer-at-once")),
        ("1FS+2 days", ("listen + 2d",)),
        ("1EA+2 Tage", ("listen + 2d",)),
        ("1AA", ("listen.start",)),
        ("1SS+1w; 2", ("listen.start + 1w", "answer-at-once")),
        ("1FS-3d", ("listen - 3d",)),
        ("1FS+3 edays", ("listen + 3cd",)),
        ("Listen", ("listen",)),
        ("Answer, at once", ("answer-at-once",)),
        ("answer at once; LISTEN + 2w", ("answer-at-once", "listen + 2w")),
        ("listen.start + 4w", ("listen.start + 4w",)),
        ("Crawl", ("crawl",)),
    ],
)
def test_predecessors_are_found_by_number_name_or_id(taken, cell, wanted):
    text = (
        f'No,Name,Phase,After\n1,Listen,Crawl,\n2,"Answer, at once",Crawl,\n3,Close,Walk,"{cell}"\n'
    )

    assert parts(taken(text), "close")["after"] == wanted


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("9", "nothing here is called '9'"),
        ("Lisen", "nothing here is called 'Lisen'"),
        ("1FF", "ties an end"),
        ("1FS+50%", "the lag of"),
        ("3", "is the row itself"),
        ("Twin", "name of several"),
    ],
)
def test_a_predecessor_that_is_none_is_left_out_and_said(taken, cell, said):
    text = f"No,Name,After\n1,Listen,\n2,Twin,\n3,Close,{cell}\n4,Twin,\n"
    intake = taken(text)

    assert "after" not in parts(intake, "close")
    assert [(row, column) for row, column, _ in misfits(intake)] == [(4, "After")]
    assert said in intake.misfits[0].said


def test_numbers_of_rows_count_only_where_one_way_of_counting_fits(taken):
    below = taken("Name,After\nListen,\nAnswer,1\nClose,2\n")
    lines = taken("Name,After\nListen,\nAnswer,2\nClose,3\n")
    either = taken("Name,After\nListen,\nAnswer,\nClose,2\n")

    assert parts(below, "close")["after"] == ("answer",)
    assert any("below the titles: 1 is `listen`" in note for note in below.notes)
    assert parts(lines, "close")["after"] == ("answer",)
    assert any("the file's lines: 2 is `listen`" in note for note in lines.notes)
    assert "after" not in parts(either, "close")
    assert "may count" in either.misfits[0].said


def test_phases_come_in_the_order_of_crawl_walk_run(taken):
    intake = taken("Name,Phase\na,Laufen\nb,Kriechen\nc,Gehen\n")

    assert [stage.id for stage in intake.stages] == ["kriechen", "gehen", "laufen"]
    assert any("order of their names" in note for note in intake.notes)


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        ("Later,Now,Next", ["now", "next", "later"]),
        ("Q2 2027,Q1 2027,Q4 2026", ["q4-2026", "q1-2027", "q2-2027"]),
        ("Phase 10,Phase 2,Phase 1", ["phase-1", "phase-2", "phase-10"]),
        ("2. Walk,1. Crawl", ["1-crawl", "2-walk"]),
    ],
)
def test_phases_called_after_times_or_numbers_come_in_their_order(taken, names, wanted):
    rows = "".join(f"Task {at},{name}\n" for at, name in enumerate(names.split(",")))

    assert [stage.id for stage in taken(f"Name,Phase\n{rows}").stages] == wanted


def test_other_phases_come_as_they_stand_and_this_is_said(taken):
    intake = taken("Name,Phase\na,Zebra\nb,Ape\nc,Zebra\n")

    assert [(stage.id, stage.name) for stage in intake.stages] == [("zebra", ""), ("ape", "")]
    assert any("as they first come: Zebra and Ape" in note for note in intake.notes)


def test_without_phases_all_work_is_in_one_and_this_is_said(taken):
    assert taken("Name,Owner\na,Ana\n", phase="crawl").stages[0].id == "crawl"
    intake = taken("Name,Owner\na,Ana\n")
    assert any("names no phases" in note for note in intake.notes)


def test_lone_lines_that_name_a_phase_are_headings(taken):
    intake = taken("Name,Owner\nCrawl,\nListen,Ana\nPhase 2: more,\nAnswer,Ben\nTalk,\n")

    assert [(task.id, task.phase) for task in intake.tasks] == [
        ("listen", "crawl"),
        ("answer", "phase-2-more"),
        ("talk", "phase-2-more"),
    ]


def test_a_phase_named_once_holds_the_rows_below_it(taken):
    intake = taken("Name,Phase\na,Crawl\nb,\nc,Walk\nd,\n")

    assert [task.phase for task in intake.tasks] == ["crawl", "crawl", "walk", "walk"]
    assert any("2 rows without a phase" in note for note in intake.notes)


def test_rows_without_a_phase_among_others_are_said(taken):
    intake = taken("Name,Phase\na,Crawl\nb,\nc,Crawl\n")

    assert intake.tasks[1].phase == "imported"
    assert misfits(intake)[0][0] == 3


def test_a_phase_that_begins_before_the_one_above_ends_waits_for_nothing(taken):
    text = "Name,Phase,Start,End\na,One,2027-01-11,2027-03-01\nb,Two,2027-02-01,2027-04-01\n"
    intake = taken(text)

    assert [stage.free for stage in intake.stages] == [False, True]
    assert any("`two` begins before" in note for note in intake.notes)


def test_rows_that_nobody_means_as_work_are_left_out_and_said(taken):
    intake = taken("Name,Cost\na,5k\n,\nName,Cost\nTotal,5k\n,7k\n")

    assert [task.id for task in intake.tasks] == ["a"]
    assert any("Line 4 holds the titles again" in note for note in intake.notes)
    assert any("Line 5 adds up others" in note for note in intake.notes)
    assert misfits(intake) == [(6, "", "has no name and is left out")]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Ana Lima", "Ana Lima"),
        ("Lima, Ana", "Lima, Ana"),
        ("Ana Lima, Raj Mehta", ("Ana Lima", "Raj Mehta")),
        ("Ana; Raj", ("Ana", "Raj")),
        ("Ana, Raj, Ben", ("Ana", "Raj", "Ben")),
        ("Ana[50%]", "Ana"),
    ],
)
def test_owners_are_parted_where_they_are_surely_several(taken, cell, wanted):
    assert parts(taken(f'Name,Owner\na,"{cell}"\n'), "a")["owner"] == wanted


@pytest.mark.parametrize("other", ["Ana", "Ben; Raj", "Cleo, Ana", "Ana, Raj, Cleo"])
def test_owners_are_several_where_the_table_has_one_of_them_elsewhere(taken, other):
    intake = taken(f'Name,Owner\na,"Ana, Ben"\nb,"{other}"\n')

    assert parts(intake, "a")["owner"] == ("Ana", "Ben")
    assert not any("one person" in note for note in intake.notes)


def test_owner_with_a_comma_that_nothing_tells_apart_is_said_to_be_one(taken):
    intake = taken('Name,Owner\na,"Lima, Ana"\nb,"Silva, Ana"\n')

    assert parts(intake, "a")["owner"] == "Lima, Ana"
    assert "'Lima, Ana' is taken for one person; put a semicolon between two." in intake.notes


@pytest.mark.parametrize(
    ("status", "progress", "wanted"),
    [
        ("In Arbeit", "", "active"),
        ("Won't do", "", "dropped"),
        ("To Do", "", None),
        ("", "100%", "done"),
        ("", "40 %", "active"),
        ("", "0%", None),
        ("on hold", "40%", "paused"),
        ("gibberish", "40%", "active"),
    ],
)
def test_status_is_known_by_word_else_by_progress(taken, status, progress, wanted):
    intake = taken(f"Name,Status,Progress\na,{status},{progress}\n")

    assert parts(intake, "a").get("status") == wanted
    assert bool(intake.misfits) is (status == "gibberish")


def test_an_end_is_the_finish_of_what_is_done_and_else_the_due_day(taken):
    intake = taken("Name,End,Status\na,2027-03-01,done\nb,2027-03-01,open\n")

    assert parts(intake, "a")["finished"] == "2027-03-01"
    assert parts(intake, "b")["due"] == "2027-03-01"


def test_outcomes_keep_their_shares_or_split_equally(taken):
    intake = taken('Name,Goal\na,"Effort 20%; Churn: 5 %"\nb,Effort\nc,"Effort 20%; Churn"\n')

    assert parts(intake, "a")["serves"] == {"effort": "20%", "churn": "5 %"}
    assert parts(intake, "b")["serves"] == {"effort": ""}
    assert parts(intake, "c")["serves"] == {"effort": "20%"}
    assert "no share" in intake.misfits[0].said
    assert intake.outcomes == {"effort": "Effort", "churn": "Churn"}


def test_amounts_in_two_currencies_are_not_added_up(taken):
    intake = taken("Name,Cost\na,€ 5k\nb,$ 5k\n")

    assert intake.currency == "EUR"
    assert "cost" not in parts(intake, "b")
    assert "USD" in intake.misfits[0].said


def test_characters_that_nobody_sees_go_and_this_is_said(taken):
    intake = taken("Name,Owner\nLis\u202eten\x1b[2J,Ana\n")

    assert parts(intake, "listen-2j")["name"] == "Listen[2J"
    assert any("nobody sees" in note for note in intake.notes)


def test_formulas_stay_text_and_our_own_apostrophe_goes(taken):
    intake = taken("Name,Owner\n=HYPERLINK(1),'=cmd\n")

    assert [dict(task.parts) for task in intake.tasks] == [
        {"name": "=HYPERLINK(1)", "owner": "=cmd"}
    ]


def test_long_texts_are_cut_and_said(taken):
    intake = taken(f"Name,Why\na,{'x' * 600}\n")

    assert len(parts(intake, "a")["why"]) == 500
    assert "more than 500" in intake.misfits[0].said


def test_ids_differ_and_are_those_of_the_file_where_it_has_some():
    text = "ID,Name\nx,Listen\nX,Listen\n,Listen\nA b,Listen\n"
    intake = take(read_delimited(text.encode()), Wishes())

    assert [task.id for task in intake.tasks] == ["x", "x-2", "listen", "a-b"]


def test_an_outline_in_a_table_makes_phases_and_its_numbers_count_all_rows():
    text = (
        "Vorgangsname;Gliederungsebene;Dauer;Vorgänger\n"
        "Crawl;1;6 Wochen;\nListen;2;6 Wochen;\nWalk;1;4 Wochen;\nAnswer;2;4 Wochen;2EA+1 Woche\n"
    )
    intake = take(read_delimited(text.encode()), Wishes())

    assert [(task.id, task.phase) for task in intake.tasks] == [
        ("listen", "crawl"),
        ("answer", "walk"),
    ]
    assert parts(intake, "answer")["after"] == ("listen + 1w",)


def test_days_of_a_table_are_said_to_need_a_calendar(taken):
    assert any("calendar" in note for note in taken("Name,Duration\na,10 days\n").notes)
    assert not any("calendar" in note for note in taken("Name,Duration\na,2 weeks\nb,0d\n").notes)
