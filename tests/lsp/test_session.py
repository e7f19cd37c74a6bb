"""A whole session over standard input and output."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cxroad.lsp.convert import Units
from cxroad.source.span import Span

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*.yaml")) + sorted(ROOT.glob("roadmaps/*.yaml"))
BROKEN = (
    "title: A\nphases:\n  crawl:\n    initiatives:\n      fix: {name: \U0001f600 Fix, ownr: x}\n"
)
TODAY = "2027-03-15"


def from_lint(cli, path: Path, text: str) -> list[tuple[object, ...]]:
    """What the command line finds in a file, in the units of an editor."""
    out = json.loads(cli("lint", str(path), "-f", "json", "--today", TODAY).out)
    units = Units(text)
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    found = []
    for finding in out["findings"]:
        start, end = finding["start"], finding["end"]
        span = Span(*(starts[each["line"] - 1] + each["column"] - 1 for each in (start, end)))
        found.append((finding["code"], *units.range(span), finding["severity"]))
    return found


def as_lint(diagnostic: dict) -> tuple[object, ...]:
    severity = {1: "error", 2: "warning", 3: "info"}[diagnostic["severity"]]
    start, end = ((place["line"], place["character"]) for place in diagnostic["range"].values())
    return diagnostic["code"], start, end, severity


def test_findings_in_an_editor_are_those_of_the_command_line(editor, cli):
    one = editor()
    one.begin()
    for path in EXAMPLES:
        text = path.read_text("utf-8")
        one.open(path.as_uri(), text)

        assert from_lint(cli, path, text) == [as_lint(each) for each in one.findings(path.as_uri())]
    assert one.end() == (0, "")


def test_findings_follow_what_is_typed_and_go_when_the_file_is_closed(editor, tmp_path):
    one = editor()
    one.begin()
    uri = (tmp_path / "a.yaml").as_uri()
    one.open(uri, BROKEN)
    first = one.findings(uri)
    for end in range(30, len(BROKEN)):
        one.change(uri, BROKEN[:end])
    one.change(uri, BROKEN.replace("ownr", "owner"))
    then = one.findings(uri)
    one.tell("textDocument/didClose", textDocument={"uri": uri})

    assert "STR001" in {each["code"] for each in first}
    assert "STR001" not in {each["code"] for each in then}
    assert one.findings(uri) == []
    assert one.end() == (0, "")


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a/b%20c.yaml", "/a/b c.yaml"),
        ("file://localhost/a.yaml", "/a.yaml"),
        ("file://elsewhere/share/a.yaml", "<unsaved>"),
        ("untitled:Untitled-1", "<unsaved>"),
        ("http://example.org/a.yaml", "<unsaved>"),
        ("file:///a%00b.yaml", "<unsaved>"),
        ("file://[", "<unsaved>"),
        ("", "<unsaved>"),
    ],
)
def test_only_files_of_this_machine_have_a_place(uri, path):
    pytest.importorskip("pygls")
    from cxroad.lsp.server import path_of

    assert path == path_of(uri)


@pytest.mark.parametrize(
    ("encodings", "agreed", "character"),
    [
        ([], "utf-16", 26),
        (["utf-16"], "utf-16", 26),
        (["utf-8", "utf-16"], "utf-8", 28),
        (["utf-32"], "utf-32", 25),
        (["ebcdic"], "utf-16", 26),
    ],
)
def test_places_are_in_the_units_that_the_editor_asks_for(
    encodings, agreed, character, editor, tmp_path
):
    one = editor()
    can = one.begin(*encodings)
    uri = (tmp_path / "a.yaml").as_uri()
    one.open(uri, BROKEN)
    place = next(each["range"] for each in one.findings(uri) if each["code"] == "STR001")

    assert agreed == can["positionEncoding"]
    assert {"line": 4, "character": character} == place["start"]
    assert {"line": 4, "character": character + 4} == place["end"]


ASKED = """title: A
start: 2027-01-11
phases:
  crawl:
    initiatives:
      fix: {name: \U0001f600 Fix, estimate: 4w, status: Done}
      go: {name: \U0001f600 Go, estimate: 2w, after: fix}
"""


def test_questions_about_a_place_are_answered_in_the_units_of_the_editor(editor, tmp_path):
    one = editor()
    can = one.begin()
    uri = (tmp_path / "a.yaml").as_uri()
    one.open(uri, ASKED)
    found = one.findings(uri)
    behind = len(ASKED.split("\n")[6]) - 1 + 1  # the emoji counts twice, the brace is behind it
    here = {"textDocument": {"uri": uri}, "position": {"line": 6, "character": behind}}
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 7, "character": 0}}
    word = {"start": {"line": 6, "character": behind - 3}, "end": here["position"]}
    offered = one.ask("textDocument/completion", **here)["items"]
    named = one.ask("textDocument/references", **here, context={"includeDeclaration": True})
    renamed = one.ask("textDocument/rename", **here, newName="mend")
    actions = one.ask(
        "textDocument/codeAction",
        textDocument={"uri": uri},
        range=whole,
        context={"diagnostics": []},
    )
    mended = next(each for each in actions if "`done`" in each["title"])
    fix_all = one.ask(
        "textDocument/codeAction",
        textDocument={"uri": uri},
        range=whole,
        context={"diagnostics": [], "only": ["source.fixAll"]},
    )
    outline = one.ask("textDocument/documentSymbol", textDocument={"uri": uri})
    hints = one.ask("textDocument/inlayHint", textDocument={"uri": uri}, range=whole)

    assert {"crawl", "fix"} & {each["label"] for each in offered} == {"fix"}
    assert all(each["textEdit"]["range"] == word for each in offered)
    assert [each["range"]["start"]["line"] for each in named] == [5, 6]
    assert word == named[-1]["range"]
    assert word == one.ask("textDocument/prepareRename", **here)
    assert {"mend"} == {each["newText"] for each in renamed["changes"][uri]}
    assert named[0]["range"] == one.ask("textDocument/definition", **here)[0]["range"]
    assert len(one.ask("textDocument/documentHighlight", **here)) == 2
    assert "Fix" in one.ask("textDocument/hover", **here)["contents"]["value"]
    assert mended["isPreferred"]
    assert mended["diagnostics"][0] in found
    assert [each["kind"] for each in fix_all] == ["source.fixAll.cxroad"]
    assert [each["name"] for each in outline[2]["children"]] == ["crawl"]
    assert one.ask("textDocument/foldingRange", textDocument={"uri": uri})
    assert can["renameProvider"]
    assert hints == []  # the file cannot be read in full, and never could
    assert one.end() == (0, "")


def test_refusal_of_a_new_name_says_why(editor, tmp_path):
    one = editor()
    one.begin()
    uri = (tmp_path / "a.yaml").as_uri()
    one.open(uri, ASKED)
    with pytest.raises(AssertionError) as refused:
        one.ask(
            "textDocument/rename",
            textDocument={"uri": uri},
            position={"line": 6, "character": 7},
            newName="fix",
        )

    assert "there is a `fix` already; take another id" in str(refused.value)


def test_questions_about_a_file_that_is_not_open_have_no_answer(editor, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text(ASKED)
    one = editor()
    one.begin()
    here = {"textDocument": {"uri": secret.as_uri()}, "position": {"line": 5, "character": 7}}

    assert one.ask("textDocument/hover", **here) is None
    assert one.ask("textDocument/completion", **here) is None
    assert one.ask("textDocument/rename", **here, newName="x") is None
    assert one.ask("textDocument/foldingRange", textDocument=here["textDocument"]) is None


def test_yaml_that_is_no_roadmap_is_left_in_peace(editor, tmp_path):
    one = editor()
    one.begin()
    uri = (tmp_path / "compose.yaml").as_uri()
    one.open(uri, "services: {web: {image: nginx}}\n")

    assert one.findings(uri) == []


def test_file_that_the_configuration_leaves_out_is_left_in_peace(editor, tmp_path):
    (tmp_path / "cxroad.toml").write_text('exclude = ["old.yaml"]\nignore = ["STR"]\n')
    one = editor()
    one.begin()
    old, new = ((tmp_path / name).as_uri() for name in ("old.yaml", "new.yaml"))
    one.open(old, BROKEN)
    left_out = one.findings(old)
    one.open(new, BROKEN)

    assert left_out == []
    assert one.findings(new)


def test_findings_that_a_list_knows_are_hidden_as_on_the_command_line(
    editor, tmp_path, cli, monkeypatch
):
    path = tmp_path / "a.yaml"
    sound = ASKED.replace("Done", "done")
    path.write_text(sound)
    (tmp_path / "cxroad.toml").write_text('known = "known.jsonl"\n')
    monkeypatch.chdir(tmp_path)
    cli("lint", "a.yaml", "--write-known", "known.jsonl", "--today", TODAY, "--isolated")
    typed = sound.replace("after: fix", "after: fxi")
    path.write_text(typed)
    one = editor()
    one.begin()
    one.open(path.as_uri(), typed)

    shown = [as_lint(each) for each in one.findings(path.as_uri())]

    assert from_lint(cli, path, typed) == shown
    assert "STR003" in {code for code, *_ in shown}
    assert '"VIS001"' in (tmp_path / "known.jsonl").read_text()
    assert "VIS001" not in {code for code, *_ in shown}


def test_new_day_counts_from_the_next_change_on(monkeypatch):
    from cxroad.cli.commands.lsp import _AsLint
    from cxroad.cli.options import ReadOptions

    judge = _AsLint(ReadOptions(isolated=True))
    days = []
    for day in ("2027-03-15", "2027-03-16"):
        monkeypatch.setenv("CXROAD_TODAY", day)
        days.append(str(judge.read(ASKED, "/a.yaml").today))

    assert days == ["2027-03-15", "2027-03-16"]


def test_typing_fast_and_asking_all_the_time_ends_in_the_findings_of_lint(editor, cli, tmp_path):
    one = editor()
    one.begin()
    path = tmp_path / "a.yaml"
    whole = (ROOT / "examples" / "northwind.yaml").read_text("utf-8")
    one.open(path.as_uri(), "")
    for end in range(0, len(whole), 61):
        one.change(path.as_uri(), whole[:end])
        row = whole[:end].count("\n")
        here = {"line": row, "character": end - whole[:end].rfind("\n") - 1}
        for method in ("completion", "hover", "definition"):
            one.ask(f"textDocument/{method}", textDocument={"uri": path.as_uri()}, position=here)
    one.change(path.as_uri(), whole)
    path.write_text(whole)
    wanted = from_lint(cli, path, whole)
    while [as_lint(each) for each in one.findings(path.as_uri())] != wanted:
        pass  # what was said on the way is older; the last word has to come

    assert wanted
    assert one.end() == (0, "")


def test_configuration_that_does_not_fit_is_told_once_and_counts_when_it_is_mended(
    editor, tmp_path
):
    settings = tmp_path / "cxroad.toml"
    settings.write_text('ignor = ["GRA"]\n')
    one = editor()
    one.begin()
    uri = (tmp_path / "a.yaml").as_uri()
    one.open(uri, BROKEN)
    told = one.told("window/showMessage")
    first = one.findings(uri)
    one.change(uri, BROKEN + "# still broken\n")
    one.findings(uri)
    settings.write_text('ignore = ["GRA"]\n')
    one.tell("textDocument/didSave", textDocument={"uri": uri})

    assert "cxroad.toml:1:1: unknown key `ignor`\nhelp: did you mean `ignore`?" in told["message"]
    assert first == []
    assert one.findings(uri)
    assert sum(each["method"] == "window/showMessage" for each in one.said) == 1


def test_messages_that_are_none_end_nothing_and_print_no_traceback(editor, tmp_path):
    one = editor()
    one.begin()
    uri = (tmp_path / "a.yaml").as_uri()
    nowhere = {"uri": "file:///nowhere.yaml"}
    for body in (b"{", b"[]", b"null", b"\xff\xfe", b'{"jsonrpc": "2.0"}', b'"x"', b"{}"):
        one.raw(body)
    one.tell("textDocument/didChange", textDocument=nowhere, contentChanges=[{"text": ""}])
    one.tell("textDocument/didChange", nonsense=1)
    one.tell("textDocument/didClose", textDocument=nowhere)
    one.tell("textDocument/didSave", textDocument=nowhere)
    one.tell("$/cancelRequest", id=77)
    one.tell("no/such/thing")
    one.open("file://elsewhere/share/a.yaml", BROKEN)
    one.open("untitled:Untitled-1", BROKEN)
    one.open("\u0000:nonsense[", BROKEN)
    one.open(uri, BROKEN)
    found = one.findings(uri)
    code, errors = one.end()

    assert "STR001" in {each["code"] for each in found}
    assert code == 0
    assert "Traceback" not in errors


def test_mistake_of_ours_is_told_once_and_ends_nothing(cursor):
    pytest.importorskip("pygls")
    from lsprotocol import types

    from cxroad.lsp.server import Session

    said: list[str] = []
    file, _ = cursor("title: A")
    session = Session(file.judge, said.append)
    hover = session.server.protocol.fm.features[types.TEXT_DOCUMENT_HOVER]
    answers = [hover(None), hover(None)]  # a question without a place

    assert answers == [None, None]
    assert len(said) == 1
    assert said[0].startswith("error: this is a mistake in cxroad (textDocument/hover): Attribute")


def test_half_of_a_character_is_read_as_saving_would_write_it(editor, tmp_path):
    one = editor()
    one.begin()
    uri = (tmp_path / "a.yaml").as_uri()
    one.open(uri, "title: \ud83d\nvision: {}\nphases: {}\n")

    assert one.findings(uri)


def test_editor_that_goes_away_without_a_word_takes_the_server_with_it(editor):
    one = editor()
    one.begin()
    one.process.stdin.close()

    assert one.process.wait(20) == 1
    assert one.errors() == ""


def test_without_pygls_it_says_what_to_install(cli, monkeypatch):
    import sys

    for name in [name for name in sys.modules if name.startswith(("pygls", "cxroad.lsp"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    ran = cli("lsp")

    assert ran.code == 2
    assert ran.err == 'error: pygls is not installed\nhelp: pip install "cxroad[lsp]"\n'


def test_nobody_waits_at_a_terminal_for_an_editor(cli, monkeypatch):
    pytest.importorskip("pygls")
    import sys

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    ran = cli("lsp")

    assert ran.code == 2
    assert "error: standard input is a terminal" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal for one process alone")
def test_interrupt_ends_it_at_once(editor):
    import signal

    one = editor()
    one.begin()
    one.process.send_signal(signal.SIGINT)

    assert one.process.wait(20) != 0
    assert one.errors() == ""


def test_day_that_is_none_is_refused_before_an_editor_waits(cli):
    pytest.importorskip("pygls")

    assert "--today: 'tomorrow' is no date" in cli("lsp", "--today", "tomorrow").err
