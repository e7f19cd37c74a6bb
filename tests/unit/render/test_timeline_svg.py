"""The timeline as SVG."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cxroad.api import load, load_text
from cxroad.render import svg_timeline
from cxroad.render.em import wide

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = date(2027, 5, 11)
SVG = "{http://www.w3.org/2000/svg}"
TEXTS = (
    "</text><script>alert(1)</script>",
    "]]><!-- --> &amp; \" onload='x'",
    "\\e[2J \\u202e ::set-env name=PATH::x ##vso[x]y",
    "Ügyfél, Κάλεσμα, Виклик 👩‍💻 🇭🇺 " * 4,
    "W" * 300,
)


def view_of(name="northwind", day=DAY, **options):
    return load(str(EXAMPLES / f"{name}.yaml"), today=day).timeline(**options)


def many(rows, payload="I"):
    name = payload.replace('"', '\\"')
    text = "\n".join(
        f'      i{at}: {{name: "{name}", estimate: {2 + at % 5}w..{7 + at % 9}w, owner: "{name}"'
        f"{f', after: i{at - 4}' if at > 4 else ''}}}"
        for at in range(rows)
    )
    head = f'title: "{name}"\nstart: 2027-01-04\nphases:\n  p:\n    goal: "{name}"\n'
    whole = f"{head}    due: 2027-06\n    initiatives:\n{text}\n"
    return load_text(whole, today=DAY).timeline()


def tree(view):
    return ElementTree.fromstring(svg_timeline.render(view))


def groups(root):
    """What belongs to each phase and initiative, by what a pointer on it shows."""
    return {group.find(f"{SVG}title").text: group for group in root.iter(f"{SVG}g")}


def bar_of(group):
    """Left and right edge of a row's bar, from its outline."""
    frame = next(r for r in group.iter(f"{SVG}rect") if r.get("fill") == "none")
    thick = float(frame.get("stroke-width"))
    x = float(frame.get("x")) - thick / 2
    return x, x + float(frame.get("width")) + thick


@pytest.mark.parametrize("name", ["northwind", "minimal", "big-bang", "przychodnia"])
def test_each_phase_and_initiative_is_drawn_once_and_said_in_full(name):
    view = view_of(name)
    said = list(groups(tree(view)))

    assert len(said) == len(view.phases) + len(view.rows)
    for row in view.rows:
        assert sum(words.startswith(f"{row.id}: {row.name}") for words in said) == 1
    for phase in view.phases:
        assert sum(words.startswith(f"Phase {phase.id}") for words in said) == 1


def test_bars_stand_in_proportion_to_their_days():
    """Two bars give the scale; every other bar has to lie on it, to less than half a pixel."""
    view = view_of()
    found = groups(tree(view))
    edges = {
        row.id: bar_of(next(g for said, g in found.items() if said.startswith(f"{row.id}:")))
        for row in view.rows
    }
    first = min(view.rows, key=lambda row: row.bar.start)
    last = max(view.rows, key=lambda row: row.bar.finish)
    days = last.bar.finish.toordinal() + 1 - first.bar.start.toordinal()
    scale = (edges[last.id][1] - edges[first.id][0]) / days

    for row in view.rows:
        left = edges[first.id][0] + scale * (row.bar.start - first.bar.start).days
        width = scale * ((row.bar.finish - row.bar.start).days + 1)
        assert edges[row.id][0] == pytest.approx(left, abs=0.4), row.id
        assert edges[row.id][1] - edges[row.id][0] == pytest.approx(width, abs=0.5), row.id


def test_a_missed_gate_is_hollow_and_a_gate_in_time_is_filled():
    """Crawl of the clinic is expected to miss its gate, run is not: told without any colour."""
    root = tree(view_of("przychodnia"))
    gates = {
        said.split()[1].rstrip(":."): path.get("class")
        for said, group in groups(root).items()
        if said.startswith("Phase ")
        for path in group.iter(f"{SVG}path")
        if path.get("d").endswith("Z")
    }

    assert gates["sluchamy"] == "f-paper s-twin"
    assert set(gates.values()) == {"f-paper s-twin", "f-ink s-paper"}


def test_critical_work_has_a_mark_and_a_thick_frame():
    view = view_of()
    for said, group in groups(tree(view)).items():
        row = next((row for row in view.rows if said.startswith(f"{row.id}:")), None)
        if row is None:
            continue
        marked = any(text.text == "»" for text in group.iter(f"{SVG}text"))
        frame = next(r for r in group.iter(f"{SVG}rect") if r.get("fill") == "none")
        assert marked is row.critical
        assert (frame.get("stroke-width") == "2") is row.critical


def test_letters_are_those_of_the_terminal():
    view = view_of("przychodnia")
    letters = {"red": "R", "amber": "A", "green": "G"}
    for said, group in groups(tree(view)).items():
        row = next((row for row in view.rows if said.startswith(f"{row.id}:")), None)
        if row:
            shown = [t.text for t in group.iter(f"{SVG}text") if t.get("text-anchor") == "middle"]
            letter = letters.get(row.verdict.colour.value)
            assert shown == ([letter] if letter else [])


def test_the_picture_names_itself_and_says_when_it_all_ends():
    view = view_of()
    root = tree(view)

    assert root.find(f"{SVG}title").text == view.title
    assert view.outlook in root.find(f"{SVG}desc").text
    assert root.get("role") == "img"


def test_legend_explains_only_marks_that_occur():
    texts = {text.text for text in tree(view_of("minimal")).iter(f"{SVG}text")}
    full = {text.text for text in tree(view_of("przychodnia")).iter(f"{SVG}text")}

    assert {"done or elapsed", "gate", "gate expected to be missed", "finished"} <= full
    assert "milestone" in full
    assert not {"gate expected to be missed", "milestone", "finished"} & texts


def test_a_roadmap_without_dates_counts_weeks():
    text = "title: T\nphases: {p: {initiatives: {a: {name: A, estimate: 30w}}}}\n"
    words = [t.text for t in tree(load_text(text, today=DAY).timeline()).iter(f"{SVG}text")]

    assert {"W1", "W28"} <= set(words)
    assert "today" not in words


def test_a_roadmap_without_any_day_is_still_a_picture():
    text = "title: T\nphases: {p: {initiatives: {a: {name: A}}}}\n"
    words = [t.text for t in tree(load_text(text, today=DAY).timeline()).iter(f"{SVG}text")]

    assert "no estimate" in words
    assert any("Nothing can be drawn yet" in each for each in words)


def test_a_short_plan_names_its_weeks_by_their_mondays():
    text = "title: T\nstart: 2027-01-27\nphases: {p: {initiatives: {a: {name: A, estimate: 3w}}}}\n"
    root = tree(load_text(text, today=date(2027, 1, 27)).timeline())
    words = [each.text for each in root.iter(f"{SVG}text")]
    named = [each for each in words if re.fullmatch(r"\d{1,2}|[A-Z][a-z]{2} \d{4}", each)]

    assert named == ["25", "Jan 2027", "1", "Feb 2027", "8", "15"]


@pytest.mark.parametrize("weeks", [1, 9, 60, 250, 900])
def test_days_are_named_from_weeks_to_decades_and_never_over_each_other(weeks):
    text = (
        "title: T\nstart: 2027-02-08\n"
        f"phases: {{p: {{initiatives: {{a: {{name: A, estimate: {weeks}w}}}}}}}}\n"
    )
    root = tree(load_text(text, today=DAY).timeline())
    rows = {}
    for each in root.iter(f"{SVG}text"):
        if re.fullmatch(r"[QHW]?\d+|[A-Z][a-z]{2}", each.text):
            x = float(each.get("x"))
            end = x + wide(each.text, int(each.get("font-size")))
            rows.setdefault(each.get("y"), []).append((x, end))

    assert 1 <= max(map(len, rows.values())) <= 30
    for spans in rows.values():
        assert all(one[1] < other[0] for one, other in pairwise(sorted(spans)))


@pytest.mark.parametrize("rows", [1, 8, 29, 150])
@pytest.mark.parametrize("payload", TEXTS)
def test_nothing_in_a_file_is_obeyed_or_leaves_the_sheet(rows, payload):
    view = many(rows, payload)
    text = svg_timeline.render(view)
    root = ElementTree.fromstring(text)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    width, height = float(root.get("width")), float(root.get("height"))

    assert tags <= {"svg", "title", "desc", "style", "rect", "path", "circle", "text", "g"}
    assert not any(name.startswith("on") for e in root.iter() for name in e.attrib)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert not re.search(r"^\s*::\w|##\w*\[", text, re.MULTILINE)
    for each in root.iter(f"{SVG}text"):
        taken = wide(each.text, int(each.get("font-size")))
        x, y = float(each.get("x")), float(each.get("y"))
        left = x - {"end": taken, "middle": taken / 2}.get(each.get("text-anchor"), 0)
        assert left >= -1, each.text
        assert left + taken <= width + 1, each.text
        assert 0 < y < height
    for each in root.iter(f"{SVG}rect"):
        assert float(each.get("x") or 0) + float(each.get("width")) <= width + 0.2


def test_words_of_a_row_end_before_its_owner_and_the_owner_before_the_bar():
    root = tree(many(8, "W" * 300))
    for said, group in groups(root).items():
        if said.startswith("Phase"):
            continue
        name, owner = [t for t in group.iter(f"{SVG}text") if t.text.startswith("W")]
        ends = [float(t.get("x")) + wide(t.text, int(t.get("font-size"))) for t in (name, owner)]
        assert ends[0] <= float(owner.get("x"))
        assert ends[1] <= bar_of(group)[0]
        assert name.text.endswith("…")


def test_the_picture_loads_and_runs_nothing():
    text = svg_timeline.render(view_of())

    assert not re.search(r"<(script|image|use|a|foreignObject|iframe)\b|@import|url\(|href", text)
    assert [*re.findall(r"https?://[^\"' ]+", text)] == ["http://www.w3.org/2000/svg"]


def test_dark_paper_repaints_every_colour_that_it_would_hide():
    text = svg_timeline.render(view_of("przychodnia"))
    used = set(re.findall(r'class="([^"]+)"', text))
    rules = re.search(r"<style>(.*)</style>", text)[1]

    for name in {part for names in used for part in names.split()}:
        if name.split("-", 1)[1] in ("ink", "quiet", "paper", "grid", "band", "twin"):
            assert f".{name}{{" in rules


def test_the_same_view_is_the_same_bytes():
    assert svg_timeline.render(view_of()) == svg_timeline.render(view_of())


def test_phases_keep_their_names_however_short_those_of_initiatives_are():
    text = (
        "title: A\nstart: 2027-01-04\nphases:\n"
        "  discovery-phase: {goal: Learn, initiatives: {a: {name: A, estimate: 4w}}}\n"
        "  hold: {name: Held back for now, due: 2028-12-31}\n"
    )
    root = tree(load_text(text, today=DAY).timeline())
    said = {each.text: each for each in root.iter(f"{SVG}text")}

    assert any(words.startswith("Discovery phase: ") for words in said)
    name, progress = said["Held back for now"], said["no initiatives"]
    left = float(progress.get("x")) - wide(progress.text, 11)
    assert float(name.get("x")) + wide(name.text, 13) < left


def test_a_roadmap_in_which_all_work_is_parked_still_names_its_phases():
    text = "title: A\nstart: 2027-01-04\nphases:\n  crawl: {due: 2027-06-30}\n  walk: {}\n"
    root = tree(load_text(text, today=DAY).timeline())
    said = [each.text for each in root.iter(f"{SVG}text")]

    assert {"Crawl", "Walk"} <= set(said)
