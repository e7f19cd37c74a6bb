"""What a run of mutants says of the list of survivors."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.mutants.mutations import Mistake, drawn, mutants_of
from tests.mutants.survivors import LIST, Unreadable, compared, listed

HERE = Path(__file__).parent

EARLIER = Mistake("cxroad/a.py", "first", "if x < 1:", "if x <= 1:")
LATER = Mistake("cxroad/a.py", "first", "return x - 1", "return x + 1")
OUTSIDE = Mistake("cxroad/b.py", "", "FEW = 7", "FEW = 8")

THREE = """\
# A remark.

cxroad/a.py first
- if x < 1:
+ if x <= 1:
- return x - 1
+ return x + 1
  A reason,
  of two lines.

cxroad/b.py
- FEW = 7
+ FEW = 8
  Our free choice.
"""


def test_a_list_is_read_block_by_block():
    assert listed(THREE) == Counter([EARLIER, LATER, OUTSIDE])
    assert listed("# Nothing yet.\n") == Counter()


def test_a_new_survivor_is_shown_as_the_list_would_show_it():
    (shown,) = compared(Counter(), [LATER], [LATER], [LATER]).lines()
    assert listed(shown.strip().partition("\n")[2] + "\n  A reason.") == Counter([LATER])


@pytest.mark.parametrize(
    "broken",
    [
        THREE.replace("  Our free choice.\n", ""),
        THREE.replace("+ FEW = 8\n", ""),
        THREE.replace("cxroad/b.py\n", ""),
        THREE.replace("cxroad/b.py", "cxroad/b.py one two"),
        THREE.replace("\n\ncxroad/b", "\ncxroad/b"),
    ],
    ids=["no reason", "nothing after", "no module", "two functions", "no empty line"],
)
def test_a_block_that_is_written_otherwise_is_refused(broken):
    with pytest.raises(Unreadable):
        listed(broken)


def test_what_survives_as_listed_needs_no_word():
    every = [EARLIER, LATER, OUTSIDE]
    assert not list(compared(listed(THREE), every, every, every).lines())


def test_what_is_listed_once_may_survive_once():
    twice = [OUTSIDE, OUTSIDE]
    assert compared(Counter(twice), twice, twice, twice).new == []
    assert compared(Counter([OUTSIDE]), twice, twice, twice).new == [OUTSIDE]


def test_what_a_test_notices_now_is_to_be_taken_out():
    found = compared(listed(THREE), [EARLIER, LATER, OUTSIDE], [EARLIER, LATER], [EARLIER])
    assert found == ([], [LATER], [])


def test_what_the_code_no_longer_has_is_to_be_taken_out():
    found = compared(listed(THREE), [LATER], [LATER], [LATER])
    assert found == ([], [], [EARLIER])


def test_every_module_of_the_list_is_one_of_a_group():
    groups = tomllib.loads((HERE / "mutants.toml").read_text(encoding="utf-8"))
    patterns = [pattern for group in groups.values() for pattern in group["modules"]]
    for module in {mistake.module for mistake in listed(LIST.read_text(encoding="utf-8"))}:
        assert any(fnmatch(module, pattern) for pattern in patterns), module
        assert (HERE.parents[1] / module).exists(), module


def test_of_a_long_line_what_is_near_the_mistake_is_told(tmp_path):
    names = ", ".join(f"'name{number}'" for number in range(100))
    (tmp_path / "long.py").write_text(f"NAMES = [{names}]\nMANY = 3\n", encoding="utf-8")
    told = [mutant.mistake for mutant in mutants_of(tmp_path / "long.py", tmp_path)]
    assert len(told) == len(set(told)) == 102
    assert all(len(mistake.before) < 120 for mistake in told)

    assert told[50].before == (
        "... 6', 'name47', 'name48', 'name49', 'name50', 'name51', 'name52', 'name53', 'name54' ..."
    )


def test_a_sample_stays_as_it_is_when_other_lines_change(tmp_path):
    def sample(code, seed=1):
        (tmp_path / "some.py").write_text(code, encoding="utf-8")
        return [each.mistake for each in drawn(mutants_of(tmp_path / "some.py", tmp_path), 5, seed)]

    lines = "".join(f"NAME_{number} = {number}\n" for number in range(20))
    assert len(set(sample(lines))) == 5
    assert sample(lines) != sample(lines, seed=2)
    assert len(set(sample(lines)) & set(sample("FIRST = 100\n" + lines))) >= 4


def test_where_only_emptiness_is_asked_no_end_is_stripped_instead(tmp_path):
    code = "if not a.strip(): b = bool(a.strip())\nc = a if a.strip() else a.strip()\n"
    (tmp_path / "some.py").write_text(code, encoding="utf-8")
    told = [mutant.mistake.after for mutant in mutants_of(tmp_path / "some.py", tmp_path)]

    assert told == [
        "if a.strip():",
        "c = a if not a.strip() else a.strip()",
        "c = a if a.strip() else a.lstrip()",
    ]


@pytest.fixture
def project(tmp_path):
    """A module of two functions, of which a test tries one where it matters."""
    files = {
        "toy/grades.py": "def passed(points):\n    return points >= 50\n\n\n"
        "def kept(words):\n    return words.strip()\n",
        "tests/test_grades.py": "from toy.grades import kept, passed\n\n\n"
        "def test_grades():\n    assert passed(50) and not passed(49)\n"
        "    assert kept(' a') == 'a'\n",
        "tests/mutants/mutants.toml": "[toy]\nmodules = ['toy/*.py']\n"
        "tests = ['tests/test_grades.py']\n",
        "tests/mutants/survivors.txt": "# Nothing yet.\n",
    }
    shutil.copytree(HERE, tmp_path / "tests/mutants", ignore=shutil.ignore_patterns("__*__"))
    shutil.copy(HERE / "__main__.py", tmp_path / "tests/mutants")
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(project, *words):
    command = [sys.executable, "-m", "tests.mutants", *words]
    return subprocess.run(
        command, cwd=project, capture_output=True, text=True, timeout=100, check=False
    )


@pytest.mark.skipif(sys.platform != "linux", reason="mutants run in forks of a process")
def test_a_run_fails_until_each_survivor_is_listed(project):
    ran = run(project)

    survivor = "toy/grades.py kept\n- return words.strip()\n+ return words.lstrip()\n"
    assert ran.returncode == 1, ran.stderr
    assert "toy: 6 of 7 killed, 85.7%" in ran.stdout
    assert ran.stdout.endswith(survivor)

    (project / "tests/mutants/survivors.txt").write_text(
        survivor + "  No word ends with a blank.\n"
    )
    ran = run(project)

    assert ran.returncode == 0, ran.stdout
    assert ran.stdout.endswith("85.7%\n")
