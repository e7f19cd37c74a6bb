"""`cxroad import`: a new roadmap from a table, what is said about it, and what is never done."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from cxroad.load.loader import load_file

ROOT = Path(__file__).parents[2]
DAY = ("--today", "2027-01-11")
TABLE = """\
Maßnahme;Phase;Verantwortlich;Dauer (Wochen);Vorgänger;Bereich
Zuhören;Crawl;Ana Lima;6-8;;Service
Antworten;Walk;Raj Mehta;4;Zuhören;Service
"""


@pytest.fixture
def table(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "Plan für 2027.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path.name


def test_a_table_becomes_a_roadmap_that_loads_in_full(cli, table):
    ran = cli("import", table, *DAY)

    assert ran.code == 0
    assert "2 lines, 2 initiatives in 2 phases" in ran.out
    assert "Wrote roadmaps/plan-fur-2027.yaml." in ran.out
    assert "VIS001 first" in ran.out
    assert "Next: cxroad lint roadmaps/plan-fur-2027.yaml" in ran.out
    assert "Dauer (Wochen)  ->  estimate in Wochen" in ran.err
    assert "Left out: Bereich." in ran.err
    loaded = load_file("roadmaps/plan-fur-2027.yaml")
    assert not loaded.partial
    assert loaded.roadmap.title == "Plan für 2027"
    assert loaded.roadmap.initiatives["antworten"].after[0].target == "zuhoren"


@pytest.mark.parametrize("format", [(), ("--p80",)])
def test_our_own_export_comes_back_as_the_same_plan(cli, tmp_path, format):
    source, table = ROOT / "examples" / "northwind.yaml", tmp_path / "x.csv"
    back = tmp_path / "back.yaml"
    assert cli("export", str(source), "-o", str(table), *format, *DAY).code == 0
    assert cli("import", str(table), "-o", str(back), *DAY).code == 0

    old, new = (load_file(str(path)).roadmap for path in (source, back))
    assert list(new.phases) == list(old.phases)
    assert list(new.initiatives) == list(old.initiatives)
    for id, was in old.initiatives.items():
        now = new.initiatives[id]
        for key in ("name", "phase", "estimate", "after", "cost", "vendors", "tags", "kind"):
            assert getattr(now, key) == getattr(was, key), (id, key)
        assert list(now.serves) == list(was.serves)
        assert list(now.owner) == [old.people[each].name for each in was.owner]
    again = tmp_path / "again.csv"
    assert cli("export", str(back), "-o", str(again), *format, *DAY).code == 0
    assert days(again) == days(table)


def days(path: Path) -> list[list[str]]:
    import csv

    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    wanted = ("id", "start", "finish", "low finish", "high finish", "p80 finish", "critical")
    return [[row.get(name, "") for name in wanted] for row in rows]


def test_what_does_not_fit_is_said_with_its_place_and_the_rest_is_written(cli, table):
    Path(table).write_text(TABLE + "Reden;Walk;Ben;bald;;\n;Run;;;;\n", encoding="utf-8")
    ran = cli("import", table, *DAY)

    assert ran.code == 1
    assert "line 4, Dauer (Wochen): 'bald' is not an estimate" in ran.out
    assert "line 5: has no name and is left out" in ran.out
    assert "reden" in load_file("roadmaps/plan-fur-2027.yaml").roadmap.initiatives


def test_an_existing_file_is_never_written_over(cli, table):
    Path("acme.yaml").write_text("mine\n")
    ran = cli("import", table, "-o", "acme.yaml", *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert "acme.yaml exists" in ran.err
    assert Path("acme.yaml").read_text() == "mine\n"


def test_it_can_show_without_writing(cli, table):
    dry = cli("import", table, "--dry-run", *DAY)
    shown = cli("import", table, "--diff", *DAY)

    assert dry.code == 0
    assert "Nothing was written" in dry.out
    assert shown.code == 1
    assert "+      zuhoren:" in shown.out
    assert not Path("roadmaps").exists()


def test_the_roadmap_goes_to_stdout_when_it_is_asked_for(cli, table):
    ran = cli("import", table, "-o", "-", *DAY)

    assert ran.code == 0
    assert ran.out.startswith("# Taken in from Plan für 2027.csv.")
    assert "2 initiatives" in ran.err
    assert not Path("roadmaps").exists()


@pytest.mark.usefixtures("table")
def test_a_table_is_read_from_standard_input(cli, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TABLE.encode())))

    assert "suffix" in cli("import", "-", *DAY).err
    assert cli("import", "-", "--from", "csv", "-o", "-", *DAY).code == 0


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "code", "phases"),
    [
        ("\n", 0, ["crawl", "walk"]),
        ("y\n", 0, ["crawl", "walk"]),
        ("Bereich=phase\n\n", 0, ["service"]),
        ("Breich=phase\nPhase=phas\ny\n", 0, ["crawl", "walk"]),
        ("n\n", 1, None),
        ("", 1, None),
    ],
)
def test_on_a_terminal_the_columns_are_agreed_on_first(
    cli, table, monkeypatch, typed, code, phases
):
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True, raising=False)
    ran = cli("import", table, *DAY)

    assert ran.code == code
    path = Path("roadmaps/plan-fur-2027.yaml")
    assert path.exists() is (phases is not None)
    if phases:
        assert list(load_file(str(path)).roadmap.phases) == phases


@pytest.mark.parametrize(
    ("name", "data", "words", "said"),
    [
        ("x.csv", b"", (), "empty"),
        ("x.csv", b"  \n", (), "empty"),
        ("x.csv", b"a,b\nc,d\n", (), "titles of columns"),
        ("x.csv", b"Name\nM\xfcller\n", (), "line 2 is not UTF-8"),
        ("x.csv", b"Name,Owner\na,b\n", ("--encoding", "rot13"), "not known"),
        ("x.csv", b"Name,Owner\na,b\n", ("--dates", "ymd"), "dmy or mdy"),
        ("x.csv", b"Name,Owner\na,b\n", ("--map", "Name"), "does not say"),
        ("x.csv", b"Name,Owner\na,b\n", ("--from", "pdf"), "unknown format"),
        ("x.csv", b"Name,Owner\na,b\n", ("--diff", "--dry-run"), "leave one out"),
        ("x.pdf", b"%PDF", (), "cannot be read"),
        ("x.xls", b"\xd0\xcf\x11\xe0", (), "save it as .xlsx"),
        ("x.mpp", b"\xd0\xcf\x11\xe0", (), "save it there as XML"),
        ("x.what", b"a", (), "--from"),
        ("x.csv", None, (), "there is no file"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_with_a_way_out(
    cli, tmp_path, monkeypatch, name, data, words, said
):
    monkeypatch.chdir(tmp_path)
    if data is not None:
        Path(name).write_bytes(data)
    ran = cli("import", name, *words, *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not Path("roadmaps").exists()


def test_a_folder_that_cannot_be_made_is_said(cli, table):
    ran = cli("import", table, "-o", f"{table}/x.yaml", *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert "cannot make the folder" in ran.err


def test_a_refusal_that_quotes_the_file_commands_no_runner(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("x.csv").write_text("##[error]x,b\nc,d\n")
    ran = cli("import", "x.csv", "--map", "B=owner", *DAY)

    assert ran.code == 2
    assert "##[" not in ran.err


def test_texts_of_the_file_command_no_terminal_and_no_runner(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = 'Name,Own\x1b[2Jer,"##[error]x"\n"::error::a\x1b]0;x\x07",\u202eb,c\n,d,\n'
    Path("x.csv").write_text(text, encoding="utf-8")
    ran = cli("import", "x.csv", "--map", "B=owner", "--diff", *DAY)

    for said in (ran.out, ran.err):
        assert not set(said) & set("\x1b\x07\u202e")
        assert "##[" not in said
        assert not any(line.lstrip().startswith("::") for line in said.splitlines())


def test_a_workbook_becomes_a_roadmap(cli, tmp_path, monkeypatch):
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.chdir(tmp_path)
    book = openpyxl.Workbook()
    for row in (["Name", "Phase", "Budget"], ["Listen", "Crawl", 40000], ["Answer", "Walk", None]):
        book.active.append(row)
    book.active["C2"].number_format = '#,##0 "€"'
    book.save("acme.xlsx")
    ran = cli("import", "acme.xlsx", *DAY)

    assert ran.code == 0
    assert "2 rows, 2 initiatives in 2 phases" in ran.out
    roadmap = load_file("roadmaps/acme.yaml").roadmap
    assert roadmap.currency == "EUR"
    assert roadmap.initiatives["listen"].cost.amount == 40000


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--sheet", "Plan"), "has no sheets"), (("--from", "xlsx"), "no .xlsx file")],
)
def test_options_of_other_formats_are_refused(cli, table, words, said):
    ran = cli("import", table, *words, *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


MORE = """\
Name,Phase,Owner,Duration,After,Serves,Budget,Notes
Call back within a day,crawl,Raj Mehta,4-6 weeks,Bill on one page,effort 5%,40k,ask Ana
Learn,Learn more,Mia Wu,3mo,Call back within a day,,,
"""


@pytest.fixture
def acme(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("acme.yaml").write_bytes((ROOT / "examples" / "northwind.yaml").read_bytes())
    Path("more.csv").write_text(MORE)
    return Path("acme.yaml")


def test_a_table_of_many_rows_is_added_at_once(cli, acme):
    rows = [f"More work {number},{number % 9 + 1}w" for number in range(600)]
    Path("more.csv").write_text("\n".join(["Name,Estimate", *rows]))
    ran = cli("import", "more.csv", "--into", "acme.yaml", "--phase", "walk", *DAY)

    assert ran.code == 0, ran.err
    assert "600 initiatives came in from more.csv" in ran.out
    assert acme.read_text(encoding="utf-8").count("name: More work") == 600


def test_work_is_added_to_a_roadmap_and_only_new_lines_come(cli, acme):
    before = acme.read_text(encoding="utf-8").splitlines()
    ran = cli("import", "more.csv", "--into", "acme.yaml", *DAY)
    after = acme.read_text(encoding="utf-8").splitlines()

    assert ran.code == 0
    assert "2 initiatives came in from more.csv: `call-back-within-a-day` and `learn`" in ran.out
    assert "the plan ends" in ran.out
    assert "Notes and teams of 1 row are left out" in ran.out
    assert [line for line in after if line not in before] == [
        "      call-back-within-a-day:",
        "        name: Call back within a day",
        "        owner: cfo",
        "        estimate: 4w..6w",
        "        after: [plain-bill]",
        "        serves: {effort: 5%}",
        "  learn-more:",
        "      learn: {name: Learn, owner: Mia Wu, estimate: 3mo, after: [call-back-within-a-day]}",
    ]
    roadmap = load_file("acme.yaml").roadmap
    assert roadmap.initiatives["call-back-within-a-day"].owner == ("cfo",)
    assert list(roadmap.phases) == ["crawl", "walk", "run", "learn-more"]


def test_work_that_is_there_already_is_not_added_twice(cli, acme):
    assert cli("import", "more.csv", "--into", "acme.yaml", *DAY).code == 0
    before = acme.read_bytes()
    ran = cli("import", "more.csv", "--into", "acme.yaml", *DAY)

    assert ran.code == 1
    assert "is in the roadmap already, as `learn`" in ran.out
    assert "Nothing was written into acme.yaml" in ran.out
    assert acme.read_bytes() == before


@pytest.mark.parametrize("words", [("--dry-run",), ("--diff",)])
def test_an_addition_can_be_shown_without_writing(cli, acme, words):
    before = acme.read_bytes()
    ran = cli("import", "more.csv", "--into", "acme.yaml", *words, *DAY)

    assert ran.code == (1 if words == ("--diff",) else 0)
    assert ("+      call-back-within-a-day:" in ran.out) is (words == ("--diff",))
    assert acme.read_bytes() == before


def test_what_the_roadmap_does_not_know_is_said(cli, acme):
    Path("more.csv").write_text("Name,Phase,Owner,Serves,Budget\nX,crawl,mia,joy,$ 5k\n")
    ran = cli("import", "more.csv", "--into", "acme.yaml", *DAY)

    assert ran.code == 1
    for said in ("no person 'mia'", "no outcome 'joy'", "is in USD"):
        assert said in ran.out
    assert "  x:" in acme.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--into", "nowhere.yaml"), "there is no file"),
        (("--into", "acme.yaml", "-o", "x.yaml"), "--into adds"),
        (("--into", "broken.yaml"), "cannot be read in full"),
        (("--into", "-"), "standard input"),
    ],
)
def test_an_addition_that_cannot_be_is_refused(cli, acme, words, said):
    Path("broken.yaml").write_text("title: a\nphases: 5\n")
    before = acme.read_bytes()
    ran = cli("import", "more.csv", *words, *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert acme.read_bytes() == before
