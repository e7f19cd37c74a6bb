"""Options, variables and the configuration: which of them counts, for every command."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
DAY = ("--today", "2027-01-11")
SHORT = (ROOT / "examples" / "minimal.yaml").read_text(encoding="utf-8")
LONG = """\
title: Steps
start: 2027-01-11
vision:
  statement: Every resident gets an answer the first time.
  outcomes:
    fcr: {target: 75%, by: 2029-Q4}
    effort: {metric: ces2, target: 5.8, by: 2029-Q4}
phases:
  crawl:
    initiatives:
      quick: {name: Answer the ten most asked, owner: Mia, estimate: 4w, serves: [fcr]}
  walk:
    initiatives:
      slow: {name: Answer by mail too, owner: Ben, estimate: 5mo, after: [quick], serves: [fcr]}
"""


@pytest.fixture
def repo(tmp_path, monkeypatch):
    """A repository with one roadmap, which is where we are."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "roadmaps").mkdir()
    (tmp_path / "roadmaps" / "a.yaml").write_text(LONG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(folder, text):
    (folder / "cxroad.toml").write_text(text, encoding="utf-8")


def codes(ran):
    return {finding["code"] for finding in json.loads(ran.out)["findings"]}


def test_option_comes_before_variable_and_variable_before_file(cli, repo, monkeypatch):
    configure(repo, 'fail-on = "warning"\n')
    assert cli("lint", *DAY).code == 1

    monkeypatch.setenv("CXROAD_FAIL_ON", "never")
    assert cli("lint", *DAY).code == 0
    assert cli("lint", *DAY, "--fail-on", "warning").code == 1


@pytest.mark.parametrize(
    ("key", "text", "variable"),
    [
        ("select", '["VIS"]', "VIS"),
        ("ignore", '["VIS002", "VAL"]', "VIS002,VAL"),
        ("level", '"team"', "team"),
        ("fail-on", '"warning"', "warning"),
        ("output-format", '"json"', "json"),
        ("max-findings", "1", "1"),
        ("exclude", '["a.yaml"]', "a.yaml"),
        ("paths", '["plans"]', "plans"),
        ("known", '"known.jsonl"', "known.jsonl"),
    ],
)
def test_every_key_changes_the_run_alike_from_file_and_variable(
    cli, repo, monkeypatch, key, text, variable
):
    (repo / "plans").mkdir()
    (repo / "plans" / "b.yaml").write_text(SHORT, encoding="utf-8")
    (repo / "roadmaps" / "c.yaml").write_text(SHORT, encoding="utf-8")
    cli("lint", "--write-known", "known.jsonl", *DAY)
    before = cli("lint", *DAY)
    configure(repo, f"{key} = {text}\n")
    by_file = cli("lint", *DAY)
    configure(repo, "")
    monkeypatch.setenv(f"CXROAD_{key.upper().replace('-', '_')}", variable)

    assert by_file == cli("lint", *DAY)
    assert by_file != before


@pytest.mark.usefixtures("repo")
def test_unknown_variable_is_none_of_ours_and_an_empty_one_sets_nothing(cli, monkeypatch):
    before = cli("lint", *DAY)
    monkeypatch.setenv("CXROAD_PATHZ", "x")
    monkeypatch.setenv("CXROAD_SELECT", "")

    assert cli("lint", *DAY) == before


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("CXROAD_LEVEL", "tem", "CXROAD_LEVEL: `level` cannot be 'tem'"),
        ("CXROAD_MAX_FINDINGS", "many", "CXROAD_MAX_FINDINGS: `max-findings` wants a whole"),
        ("CXROAD_SELECT", "GRA00", "CXROAD_SELECT: there is no rule `GRA00`"),
        ("CXROAD_MAX_SIZE", "big", "CXROAD_MAX_SIZE: 'big' is no size"),
        ("CXROAD_CONFIG", "gone.toml", "there is no file gone.toml"),
    ],
)
@pytest.mark.parametrize("command", ["lint", "timeline"])
@pytest.mark.usefixtures("repo")
def test_variable_that_does_not_fit_is_exit_2(cli, monkeypatch, command, name, value, words):
    monkeypatch.setenv(name, value)
    ran = cli(command, *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


@pytest.mark.parametrize("command", ["lint", "order", "timeline", "summary"])
def test_mistake_in_the_file_is_exit_2_for_every_command_unless_isolated(cli, repo, command):
    configure(repo, 'levle = "team"\n')
    ran = cli(command, *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert "cxroad.toml:1:1: unknown key `levle`" in ran.err
    assert "did you mean `level`?" in ran.err
    assert cli(command, *DAY, "--isolated").code == 0


@pytest.mark.parametrize(
    ("text", "words", "hint"),
    [
        ('select = ["GRA00"]', ":1:1: there is no rule `GRA00`", "GRA001"),
        ("thresholds.VAL03.months = 9", ":1:1: there is no rule `VAL03`", "VAL003"),
        ("thresholds.VAL003.month = 9", "VAL003 knows no number `month`", "`months`"),
        ("thresholds.VAL003.months = -1", "-1 is not from 0 to 9,999", "without it"),
        ('thresholds.VAL003.months = "9%"', "not counted in per cent", "without it"),
        ('thresholds.VAL003.months = "soon"', "'soon' is not a number", "12, 4.5"),
        ("thresholds.VAL003.fail-on = 1", "knows no number `fail-on`", "write it further up"),
    ],
)
def test_rules_and_numbers_that_do_not_exist_are_said_with_their_place(
    cli, repo, text, words, hint
):
    configure(repo, f"{text}\n")
    ran = cli("lint", *DAY)

    assert ran.code == 2
    assert f"cxroad.toml{words if words.startswith(':') else ':1:1: '}" in ran.err
    assert words in ran.err
    assert hint in ran.err


def test_threshold_counts_for_roadmaps_that_set_none_themselves(cli, repo):
    def long(*options):
        return "VAL003" in codes(cli("lint", "-f", "json", *DAY, *options))

    assert not long()
    configure(repo, "[thresholds.VAL003]\nlong = 3\n")
    assert long()
    assert not long("--isolated")
    (repo / "roadmaps" / "a.yaml").write_text(LONG + "settings: {VAL003: {long: 8}}\n")
    assert not long()


def test_level_counts_for_roadmaps_that_set_none_themselves(cli, repo):
    assert "GOV003" not in codes(cli("lint", "-f", "json", *DAY))
    configure(repo, 'level = "strict"\n')
    ran = cli("lint", "-f", "json", *DAY)
    assert "GOV003" in codes(ran)
    assert ran.code == 1
    (repo / "roadmaps" / "a.yaml").write_text(LONG + "settings: {level: starter}\n")
    assert "GOV003" not in codes(cli("lint", "-f", "json", *DAY))


@pytest.mark.parametrize("by", ["file", "variable"])
def test_same_findings_appear_in_lint_timeline_and_summary(cli, repo, monkeypatch, by):
    shutil.copy(ROOT / "examples" / "northwind.yaml", repo / "roadmaps" / "a.yaml")
    assert "PPL004" in cli("timeline", *DAY).out
    assert "PPL001" in cli("summary", *DAY).out
    if by == "file":
        configure(repo, 'ignore = ["PPL"]\n')
    else:
        monkeypatch.setenv("CXROAD_IGNORE", "PPL")

    assert not {code for code in codes(cli("lint", "-f", "json", *DAY)) if code.startswith("PPL")}
    assert "PPL" not in cli("timeline", *DAY).out
    assert "PPL" not in cli("summary", *DAY).out


def test_threshold_moves_the_warnings_of_timeline_and_summary(cli, repo):
    shutil.copy(ROOT / "examples" / "northwind.yaml", repo / "roadmaps" / "a.yaml")
    assert "PPL001" in cli("timeline", *DAY).out
    configure(repo, '[thresholds]\nPPL001 = {load = "200%"}\n')

    assert "PPL001" not in cli("timeline", *DAY).out
    assert "PPL001" not in cli("summary", *DAY).out


def test_waive_finds_what_lint_finds_here(cli, repo):
    words = ("waive", "VAL003", "slow", "--because", "Agreed", *DAY)
    assert cli(*words).code == 2
    configure(repo, "[thresholds.VAL003]\nlong = 3\n")

    assert cli(*words).code == 0
    assert "VAL003" not in codes(cli("lint", "-f", "json", *DAY))


def test_repairs_obey_select_and_ignore_of_the_file(cli, repo):
    path = repo / "roadmaps" / "a.yaml"
    needless = "      last: {name: Answer at night, estimate: 4w, after: [quick, slow]}\n"
    path.write_text(LONG + needless)
    for text in ('ignore = ["GRA"]\n', 'select = ["VIS"]\n'):
        configure(repo, text)

        assert cli("lint", *DAY, "--diff").out == ""
    assert "-" + needless in cli("lint", *DAY, "--diff", "--isolated").out


def test_rule_that_is_asked_for_is_shown_although_the_file_ignores_it(cli, repo, monkeypatch):
    configure(repo, 'ignore = ["VIS002"]\n')
    monkeypatch.setenv("CXROAD_IGNORE", "VIS002")

    assert "VIS002" not in codes(cli("lint", "-f", "json", *DAY))
    assert codes(cli("lint", "-f", "json", "--select", "VIS002", *DAY)) == {"VIS002"}
    assert not codes(cli("lint", "-f", "json", "--select", "VIS002", "--ignore", "VIS002", *DAY))


def test_every_file_is_judged_by_its_own_configuration_whoever_else_is_named(cli, repo):
    for name, level in (("x", "starter"), ("y", "strict")):
        (repo / name).mkdir()
        (repo / name / "r.yaml").write_text(LONG)
        configure(repo / name, f'level = "{level}"\n')
    both = json.loads(cli("lint", "x", "y", "-f", "json", *DAY).out)["findings"]
    alone = json.loads(cli("lint", "y", "-f", "json", *DAY).out)["findings"]

    assert [f for f in both if f["path"] == "y/r.yaml"] == alone
    assert {f["code"] for f in both if f["path"] == "x/r.yaml"} < {f["code"] for f in alone}
    assert cli("lint", "x", *DAY).code == 0
    assert cli("lint", "x", "y", *DAY).code == 1


def test_file_decides_and_not_the_folder_one_stands_in(cli, repo, monkeypatch):
    configure(repo, 'level = "strict"\n')
    here = codes(cli("lint", "roadmaps/a.yaml", "-f", "json", *DAY))
    monkeypatch.chdir("/")

    assert codes(cli("lint", str(repo / "roadmaps" / "a.yaml"), "-f", "json", *DAY)) == here


def test_standard_input_is_judged_by_the_folder_of_the_name_it_is_given(cli, repo, monkeypatch):
    import io

    (repo / "x").mkdir()
    configure(repo / "x", 'level = "strict"\n')
    found = []
    for name in ("x/new.yaml", "new.yaml"):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LONG.encode())))
        ran = cli("lint", "-", "--stdin-filename", name, "-f", "json", *DAY)
        found.append("GOV003" in codes(ran))

    assert found == [True, False]


def test_excluded_files_are_left_out_of_folders_but_read_when_named(cli, repo):
    (repo / "roadmaps" / "old").mkdir()
    (repo / "roadmaps" / "old" / "b.yaml").write_text("phases: [\n")
    configure(repo, 'exclude = ["old/"]\n')

    assert cli("lint", *DAY).code == 0
    assert cli("lint", "roadmaps/old/b.yaml", *DAY).code == 1
    assert cli("lint", "roadmaps/old/b.yaml", "--force-exclude", *DAY).code == 0
    assert cli("lint", "roadmaps/old/b.yaml", "--isolated", "--force-exclude", *DAY).code == 1
    assert cli("timeline", *DAY).code == 0  # the only one that is left


def test_folder_that_is_excluded_and_named_says_who_excludes_it(cli, repo):
    for pattern in ("roadmaps", "*.yaml"):
        configure(repo, f'exclude = ["{pattern}"]\n')
        ran = cli("lint", *DAY)

        assert ran.code == 2
        assert "no roadmap found in roadmaps beside what is excluded (cxroad.toml:1:1)" in ran.err


def test_paths_begin_at_the_folder_of_the_file_wherever_one_stands(cli, repo, monkeypatch):
    (repo / "plans").mkdir()
    (repo / "roadmaps" / "a.yaml").rename(repo / "plans" / "a.yaml")
    configure(repo, 'paths = ["plans"]\n')
    assert "plans/a.yaml" in cli("lint", *DAY, "-v").err
    monkeypatch.chdir(repo / "roadmaps")
    assert "../plans/a.yaml" in cli("lint", *DAY, "-v").err
    assert cli("order", *DAY).code == 0

    configure(repo, 'paths = ["plnas"]\n')
    ran = cli("lint", *DAY)
    assert ran.code == 2
    assert "../cxroad.toml:1:11: there is no ../plnas" in ran.err


def test_named_configuration_counts_everywhere_and_its_paths_begin_here(cli, repo, tmp_path):
    elsewhere = tmp_path / "base"
    elsewhere.mkdir()
    configure(elsewhere, 'paths = ["roadmaps"]\nexclude = ["roadmaps/b.yaml"]\nlevel = "team"\n')
    configure(repo, "no toml [\n")
    (repo / "roadmaps" / "b.yaml").write_text("phases: [\n")
    ran = cli("lint", "--config", "base/cxroad.toml", "-v", *DAY)

    assert ran.code == 0
    assert "roadmaps/a.yaml: level team; base/cxroad.toml" in ran.err
    assert cli("lint", "--config", "base/cxroad.toml", "--isolated").code == 2


def test_named_pyproject_needs_its_table(cli, repo):
    (repo / "pyproject.toml").write_text("[project]\n")
    ran = cli("lint", "--config", "pyproject.toml", *DAY)

    assert ran.code == 2
    assert "pyproject.toml has no table `[tool.cxroad]`" in ran.err


def test_settings_are_shown_with_who_says_so(cli, repo, monkeypatch):
    configure(repo, 'level = "team"\nfail-on = "info"\n\n[thresholds.VAL003]\nmonths = 4.5\n')
    monkeypatch.setenv("CXROAD_EXCLUDE", "old,new")
    ran = cli("lint", "--show-settings", "--strict", *DAY)
    said = dict(line.split("  # ") for line in ran.out.splitlines() if "  # " in line)
    said = {value.strip(): origin for value, origin in said.items()}

    assert ran.code == 0
    assert said['level = "team"'] == "cxroad.toml:1:1"
    assert said["thresholds.VAL003.months = 4.5"] == "cxroad.toml:5:1"
    assert said['exclude = ["old", "new"]'] == "CXROAD_EXCLUDE"
    assert said['fail-on = "warning"'] == "--strict"
    assert said['output-format = "full"'] == "default"
    assert said["# today = 2027-01-11"] == "--today"
    assert said["# max-size = 16 MiB"] == "default"


def test_settings_that_are_shown_are_a_configuration_with_the_same_settings(cli, repo):
    configure(
        repo,
        'select = ["VAL", "GRA001"]\nexclude = ["a \\"b\\"*"]\nmax-findings = 3\n'
        "[thresholds]\nGRA005 = {share = '60%', weeks = 4.5}\n",
    )
    first = cli("lint", "--show-settings", *DAY).out
    configure(repo, first)
    second = cli("lint", "--show-settings", *DAY).out

    assert len(tomllib.loads(first)) >= 4
    assert tomllib.loads(first) == tomllib.loads(second)


def test_settings_of_files_with_several_configurations_are_shown_one_by_one(cli, repo):
    (repo / "x").mkdir()
    configure(repo / "x", 'level = "strict"\n')
    out = cli("lint", "--show-settings", "x", "roadmaps", *DAY).out

    assert "# for x\n# configuration: x/cxroad.toml\n" in out
    assert "# for roadmaps\n# no configuration is found\n" in out


@pytest.mark.usefixtures("repo")
def test_timings_go_to_stderr_and_leave_the_result_alone(cli):
    plain = cli("lint", *DAY)
    timed = cli("lint", *DAY, "--timings")

    assert (timed.code, timed.out) == (plain.code, plain.out)
    assert plain.err == ""
    for words in ("asking the rules", "reading them", "writing", "more"):
        assert words in timed.err
    assert len(re.findall(r"^    [A-Z]{3}[0-9]{3} ", timed.err, re.MULTILINE)) == 10


def test_verbose_says_of_each_file_how_it_is_judged(cli, repo):
    configure(repo, "")
    ran = cli("lint", *DAY, "-v")

    assert ran.out == cli("lint", *DAY).out
    assert ran.err == "note: roadmaps/a.yaml: level starter; cxroad.toml\n"


@pytest.mark.parametrize("size", ["500", "1k", "1 KiB", "1KB"])
def test_larger_file_than_allowed_is_a_finding_and_the_limit_can_be_raised(cli, repo, size):
    (repo / "roadmaps" / "a.yaml").write_text(f"{LONG}# {'x' * 1100}\n")
    ran = cli("lint", "-f", "concise", "--max-size", size)

    assert ran.code == 1
    assert "STR011" in ran.out
    assert cli("lint", "--max-size", "1MiB", *DAY).code == 0


def test_limit_holds_for_every_command_by_its_variable_and_for_repairs(cli, repo, monkeypatch):
    path = repo / "roadmaps" / "a.yaml"
    path.write_text(f"{LONG.replace('estimate: 4w', 'estimate: 4 weeks')}# {'x' * 1100} end\n")
    monkeypatch.setenv("CXROAD_MAX_SIZE", "1k")
    kept = path.read_bytes()
    assert cli("timeline", *DAY).code == 1
    cli("lint", "--fix", *DAY)
    assert path.read_bytes() == kept

    monkeypatch.setenv("CXROAD_MAX_SIZE", "2k")
    cli("lint", "--fix", *DAY)
    assert "estimate: 4w" in path.read_text()
    assert path.read_text().endswith("x end\n")


@pytest.mark.parametrize("size", ["0", "-1", "2GiB", "1e9", "k", "16 Mibi", "٣k"])
@pytest.mark.usefixtures("repo")
def test_size_that_is_none_is_said(cli, size):
    ran = cli("lint", f"--max-size={size}")

    assert ran.code == 2
    assert "write it like 32MiB" in ran.err


def test_schema_takes_the_examples_and_refuses_what_the_reader_refuses(cli):
    from cxroad.load.keys import KEYS

    for draft in ("draft-07", "2020-12"):
        schema = json.loads(cli("schema", "config", "--draft", draft).out)
        kind = jsonschema.validators.validator_for(schema)
        kind.check_schema(schema)
        checker = kind(schema)
        for key in KEYS:
            assert checker.is_valid(tomllib.loads(f"{key.name} = {key.example}"))
        for wrong in ('levle = "team"', 'level = "Team"', "select = 'GRA'", "max-findings = -1",
                      "thresholds.VAL003.month = 1", "thresholds.VAL003.months = -1",
                      "thresholds.VAL03.months = 1", 'thresholds.GRA005.share = "x"'):  # fmt: skip
            assert not checker.is_valid(tomllib.loads(wrong)), wrong


def test_tour_is_the_same_under_any_configuration(cli, repo):
    before = cli("tour")
    configure(repo, "no toml [\n")

    assert cli("tour") == before


def test_known_findings_of_the_file_are_hidden_wherever_one_stands(cli, repo, monkeypatch):
    configure(repo, 'known = "known.jsonl"\n')
    missing = cli("lint", *DAY)
    assert missing.code == 2
    assert "cxroad lint --write-known known.jsonl" in missing.err

    assert cli("lint", "--write-known", "known.jsonl", *DAY).code == 0
    for folder in (repo, repo / "roadmaps"):
        monkeypatch.chdir(folder)
        assert not codes(cli("lint", "-f", "json", str(repo / "roadmaps"), *DAY))
        assert codes(cli("lint", "-f", "json", str(repo / "roadmaps"), "--isolated", *DAY))


def test_every_command_that_judges_a_roadmap_can_be_given_a_configuration(cli):
    commands = re.findall(r"^  ([a-z]+)  ", cli("--help").out.partition("Commands:")[2], re.M)
    judging = [name for name in commands if "--today" in cli(name, "--help").out]

    assert {"lint", "waive", "order", "timeline", "summary"} <= set(judging)
    for name in judging:
        assert "--config FILE" in cli(name, "--help").out, name
        assert "--isolated" in cli(name, "--help").out, name
