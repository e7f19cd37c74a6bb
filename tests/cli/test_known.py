"""`cxroad lint --known` and `--write-known` on real files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

TEXT = """\
title: Northside
phases:
  crawl:
    initiatives:
      listen: {name: Listen, estimate: 4w, after: [settle]}
      answer: {name: Answer, estimate: 4w, after: [listen]}
      settle: {name: Settle, estimate: 4w, after: [listen, answer, nope]}
"""
NEW = TEXT + "      more: {name: More, estimate: 4w, after: [nowhere]}\n"
DAY = ("--today", "2027-01-11")
K = "known.jsonl"


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "x.yaml"
    path.write_text(TEXT)
    return path


@pytest.fixture
def listed(cli) -> list[dict[str, object]]:
    """The entries of a file of known findings that was just written."""
    ran = cli("lint", "x.yaml", "--write-known", K, *DAY)
    assert ran.code == 0
    assert ran.err == "note: known.jsonl now lists 4 findings in 1 file\n"
    return [json.loads(line) for line in Path(K).read_text().splitlines()[1:]]


def test_an_old_roadmap_passes_from_the_day_on_which_its_findings_are_listed(cli, listed):
    ran = cli("lint", "x.yaml", "--known", K, *DAY)

    assert [entry["rule"] for entry in listed] == ["GRA001", "STR003", "STR005", "VIS001"]
    assert (ran.code, ran.err) == (0, "")
    assert "Nothing new found in x.yaml." in ran.out
    assert "4 known findings are hidden by known.jsonl." in ran.out


@pytest.mark.usefixtures("listed")
def test_only_what_is_new_is_shown_and_fails(cli, file):
    file.write_text("# a word\n\n" + NEW)
    ran = cli("lint", "x.yaml", "--known", K, "-f", "concise", *DAY)

    assert ran.code == 1
    assert [line.split(":")[1] for line in ran.out.splitlines()] == ["10"]
    assert "4 known findings are hidden" in ran.err


@pytest.mark.usefixtures("listed")
def test_what_is_gone_is_said_and_dropped_when_the_file_is_brought_up_to_date(cli, file):
    file.write_text(TEXT.replace(", nope", ""))
    ran = cli("lint", "x.yaml", "--known", K, *DAY)

    assert ran.code == 0
    assert "known.jsonl lists 1 finding that is gone: STR003 at `settle.after[]`" in ran.out
    fresh = cli("lint", "x.yaml", "--known", K, "--write-known", K, *DAY)
    assert "now lists 3 findings in 1 file (0 added, 1 dropped)" in fresh.err
    assert "gone" not in cli("lint", "x.yaml", "--known", K, *DAY).out


@pytest.mark.usefixtures("listed")
def test_nothing_is_gone_of_rules_that_were_not_asked_and_files_that_were_not_read(cli, file):
    Path("y.yaml").write_text(TEXT)
    file.write_text(TEXT.replace(", nope", ""))

    for only in (["y.yaml"], ["x.yaml", "--select", "GRA"], ["x.yaml", "--ignore", "STR003"]):
        assert "gone" not in cli("lint", *only, "--known", K, *DAY).out
        before = Path(K).read_bytes()
        cli("lint", *only, "--known", K, "--write-known", K, *DAY)
        assert before in Path(K).read_bytes() or only == ["y.yaml"]
        assert '"STR003"' in Path(K).read_text()


@pytest.mark.usefixtures("listed")
def test_a_file_that_was_removed_is_gone(cli, file):
    file.rename("z.yaml")
    ran = cli("lint", ".", "--known", K, *DAY)

    assert ran.code == 1
    assert "lists 4 findings that are gone" in ran.out


def test_files_are_named_from_the_folder_of_the_list_wherever_one_stands(
    cli, file, tmp_path, monkeypatch
):
    (tmp_path / "plans").mkdir()
    file.rename("plans/x.yaml")
    (tmp_path / "ci").mkdir()
    cli("lint", "plans", "--write-known", "ci/known.jsonl", *DAY)
    os.symlink(tmp_path, tmp_path / "link")
    (tmp_path / "elsewhere").mkdir()

    assert '"../plans/x.yaml"' in Path("ci/known.jsonl").read_text()
    monkeypatch.chdir(tmp_path / "elsewhere")
    for root in ("..", str(tmp_path), "../link"):
        ran = cli("lint", f"{root}/plans", "--known", f"{root}/ci/known.jsonl", *DAY)
        assert "4 known findings are hidden" in ran.out


def test_the_list_is_the_same_whatever_the_order_of_files(cli):
    Path("y.yaml").write_text(TEXT)
    cli("lint", "x.yaml", "y.yaml", "--write-known", "a.jsonl", *DAY)
    cli("lint", "./y.yaml", "./x.yaml", "--write-known", "b.jsonl", *DAY)

    assert Path("a.jsonl").read_bytes() == Path("b.jsonl").read_bytes()
    assert sorted(os.listdir()) == ["a.jsonl", "b.jsonl", "x.yaml", "y.yaml"]


@pytest.mark.parametrize("text", ["title: [\n", "", "phases: {a: [}\n", "- 1\n"])
def test_a_file_that_cannot_be_read_is_never_hidden(cli, file, text):
    file.write_text(text)
    ran = cli("lint", "x.yaml", "--write-known", K, *DAY)

    assert ran.code == 1
    assert "now lists no findings" in ran.err
    assert "what keeps a file from being read in full has to be mended" in ran.err
    assert cli("lint", "x.yaml", "--known", K, *DAY).code == 1


@pytest.mark.usefixtures("listed")
def test_a_value_that_cannot_be_read_is_shown_beside_what_is_hidden(cli, file):
    file.write_text(TEXT.replace("4w", "6m", 1))
    ran = cli("lint", "x.yaml", "--known", K, "-f", "json", *DAY)
    found = json.loads(ran.out)

    assert ran.code == 1
    assert [finding["code"] for finding in found["findings"]] == ["STR004"]
    assert found["counts"]["known"] == 1
    assert found["gone"] == []


def test_repairs_are_made_whether_a_finding_is_known_or_not(cli, file):
    file.write_text(TEXT.replace("after: [settle]", "owner: Ana").replace(", nope", ""))
    cli("lint", "x.yaml", "--write-known", K, *DAY)
    ran = cli("lint", "x.yaml", "--known", K, "--fix", *DAY)

    assert "[answer]" in file.read_text()
    assert "1 repair made" in ran.err
    assert "GRA004 at `settle.after[]` in x.yaml" in ran.out


@pytest.mark.usefixtures("listed")
def test_every_format_counts_the_same(cli, file):
    file.write_text(NEW)
    known = ("lint", "x.yaml", "--known", K, *DAY)
    result = json.loads(cli(*known, "-f", "sarif").out)["runs"][0]["results"]
    states = [(r["baselineState"], [s["kind"] for s in r["suppressions"]]) for r in result]

    assert sorted(states) == [("new", [])] + [("unchanged", ["external"])] * 4
    counts = json.loads(cli(*known, "-f", "json").out)["counts"]
    assert (counts["error"], counts["known"]) == (1, 4)
    assert "4 known findings are hidden by known.jsonl" in cli(*known, "-f", "github").out
    assert "4 known findings are hidden by known.jsonl" in cli(*known, "-f", "markdown").out
    assert len(json.loads(cli(*known, "-f", "gitlab").out)) == 1
    assert cli(*known, "-f", "junit").out.count("<failure") == 1
    assert "baselineState" not in cli("lint", "x.yaml", "-f", "sarif", *DAY).out


@pytest.mark.usefixtures("listed")
def test_sarif_knows_a_finding_again_whether_it_is_hidden_or_not(cli):
    def marks(*more):
        results = json.loads(cli("lint", "x.yaml", "-f", "sarif", *DAY, *more).out)["runs"][0]
        return {r["partialFingerprints"]["primaryLocationLineHash"] for r in results["results"]}

    assert len(marks()) == 4
    assert marks() == marks("--known", K)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--known", "none.jsonl"), "write it: cxroad lint --write-known none.jsonl"),
        (("--known", "."), "is a folder"),
        (("--known", "x.yaml"), "x.yaml is no file of known findings"),
        (("--write-known", "x.yaml"), "so it is not overwritten"),
        (("--write-known", "none/k.jsonl"), "cannot write"),
        (("--write-known", "k.jsonl", "--diff"), "leave out --diff"),
        (("--write-known", "k.jsonl", "--fix-only"), "leave out --diff"),
        (("--known", "none.jsonl", "--write-known", "k.jsonl"), "there is no file none.jsonl"),
    ],
)
def test_what_cannot_be_done_is_exit_2_and_writes_nothing(cli, file, arguments, words):
    before = file.read_bytes()
    ran = cli("lint", "x.yaml", "--fix", *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert file.read_bytes() == before
    assert os.listdir() == ["x.yaml"]


@pytest.mark.usefixtures("listed")
def test_lists_in_two_folders_are_not_mixed(cli):
    os.mkdir("sub")
    ran = cli("lint", "x.yaml", "--known", K, "--write-known", "sub/k.jsonl", *DAY)

    assert ran.code == 2
    assert "different folders" in ran.err


def test_a_list_that_is_not_there_yet_is_begun_when_it_is_to_be_brought_up_to_date(cli):
    ran = cli("lint", "x.yaml", "--known", f"./{K}", "--write-known", K, *DAY)

    assert (ran.code, ran.err) == (0, "note: known.jsonl now lists 4 findings in 1 file\n")


@pytest.mark.usefixtures("listed")
def test_a_broken_list_can_be_written_anew(cli):
    whole = Path(K).read_text()
    Path(K).write_text(whole + "<<<<<<< HEAD\n")

    assert "known.jsonl:6: a merge conflict" in cli("lint", "x.yaml", "--known", K, *DAY).err
    assert cli("lint", "x.yaml", "--write-known", K, *DAY).code == 0
    assert Path(K).read_text() == whole


@pytest.mark.usefixtures("listed")
def test_a_list_that_the_configuration_names_can_be_written_anew_too(cli):
    whole = Path(K).read_text()
    Path("cxroad.toml").write_text(f'known = "{K}"\n')
    for spoilt in (None, whole + "{\n"):
        Path(K).unlink() if spoilt is None else Path(K).write_text(spoilt)
        assert cli("lint", "x.yaml", *DAY).code == 2
        assert cli("lint", "x.yaml", "--write-known", K, *DAY).code == 0
        assert Path(K).read_text() == whole
    assert "4 known findings are hidden" in cli("lint", "x.yaml", *DAY).out


@pytest.mark.usefixtures("listed")
def test_a_list_that_changes_meanwhile_is_not_overwritten(cli, monkeypatch):
    import cxroad.cli.known as known

    def theirs(*arguments):
        Path(K).write_text(Path(K).read_text() + "\n")
        return renewed(*arguments)

    renewed = known.renewed
    monkeypatch.setattr(known, "renewed", theirs)
    ran = cli("lint", "x.yaml", "--write-known", K, *DAY)

    assert ran.code == 2
    assert "known.jsonl changed meanwhile" in ran.err


@pytest.mark.usefixtures("listed")
def test_standard_input_is_compared_by_the_name_it_is_given(cli, file, monkeypatch):
    for name, code in (([], 2), (["--stdin-filename", "x.yaml"], 0)):
        with file.open() as stream:
            monkeypatch.setattr("sys.stdin", stream)
            ran = cli("lint", "-", "--known", K, *name, *DAY)
        assert ran.code == code
    assert "4 known findings are hidden" in ran.out


@pytest.mark.usefixtures("listed")
def test_quiet_says_nothing_of_what_is_hidden(cli):
    ran = cli("lint", "x.yaml", "--known", K, "-q", *DAY)

    assert ran == (0, "", "")


def test_each_of_very_many_findings_is_known_or_new(cli, file):
    work = "".join(f"      w{n}: {{name: n, after: [w{n}]}}\n" for n in range(1002))
    file.write_text(f"title: T\nphases:\n  crawl:\n    initiatives:\n{work}")
    some = ("--select", "STR003,GRA001", "-f", "concise", *DAY)
    plain = cli("lint", "x.yaml", *some)
    listed = cli("lint", "x.yaml", "--write-known", K, *some)
    file.write_text(f"{file.read_text()}      new: {{name: n, after: [new]}}\n")
    after = cli("lint", "x.yaml", "--known", K, *some)

    assert len(plain.out.splitlines()) == 1001
    assert "now lists 1,002 findings" in listed.err
    assert (after.code, len(after.out.splitlines())) == (1, 1)
    assert "`new`" in after.out
