"""The bench: each line of its table can be had, and its arithmetic is right."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import report
from tests.bench.__main__ import ROWS, main
from tests.bench.bars import AIM, MUST, Bar, Row
from tests.bench.measure import Command, Failed, best, spend
from tests.bench.planning import exponent

ROOT = Path(__file__).parents[2]


def python(folder, code, **more):
    return Command("it", (sys.executable, "-c", code), folder, **more)


def test_every_row_can_be_measured_without_any_peer(tmp_path):
    made = tmp_path / "made.json"
    words = ["--tiny", "--json", made, "--peers", tmp_path / "none", "--psplib", tmp_path / "none"]

    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode in (0, 1), done.stdout + done.stderr
    rows = json.loads(made.read_text("utf-8"))["rows"]
    assert all(any(row["name"].startswith(name) for row in rows) for name in ROWS)
    assert {row["name"] for row in rows if row["ours"] is None} <= {
        *("level-j30", "level-j60", "forecast-numpy-0.3")
    }
    assert "TaskJuggler: skipped, not installed" in done.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="no shell here")
def test_whoever_reads_only_the_first_line_ends_it_without_a_word():
    command = f"({sys.executable} -m tests.bench --tiny --only version; echo $? >&2) | true"
    ran = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False)

    assert ran.stderr.split() == [b"141"]


def test_time_and_memory_of_another_process_are_counted_with_what_it_waits_for(tmp_path):
    busy = "import time\nx = bytearray(90_000_000)\nwhile time.process_time() < 0.3: pass"
    inner = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"

    spent = spend(python(tmp_path, inner))

    assert 0.3 <= spent.cpu < 3
    assert spent.memory >= 90
    assert not spent.stopped


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands such processes on")
def test_what_a_command_leaves_behind_is_counted_too():
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    leave = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {busy!r}])"
    code = (
        "import pathlib, sys\n"
        "from tests.bench.measure import Command, adopt, spend\n"
        "adopt()\n"
        f"it = Command('it', (sys.executable, '-c', {leave!r}), pathlib.Path())\n"
        "print(spend(it).cpu)"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)

    assert float(done.stdout) >= 0.3


def test_what_takes_too_long_is_stopped_and_says_so(tmp_path):
    spent = spend(python(tmp_path, "while True: pass", most=0.5))

    assert spent.stopped
    assert spent.cpu >= 0.5


def test_a_command_that_fails_is_no_measurement(tmp_path):
    with pytest.raises(Failed, match="ended with 3 and said: no such thing"):
        spend(python(tmp_path, "import sys; print('no such thing', file=sys.stderr); sys.exit(3)"))
    with pytest.raises(Failed, match="does not start"):
        spend(Command("it", (str(tmp_path / "nothing"),), tmp_path))


def test_how_somebody_has_set_up_python_changes_nothing(tmp_path, monkeypatch):
    (tmp_path / "it.py").write_text("")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    spend(python(tmp_path, "import it"))

    assert list((tmp_path / "__pycache__").glob("it.*.pyc"))


def test_commands_are_measured_in_turns(tmp_path):
    note = "open('log', 'a').write({!r})"
    commands = [Command(name, (sys.executable, "-c", note.format(name)), tmp_path) for name in "ab"]

    assert list(best(commands, 3)) == ["a", "b"]
    assert (tmp_path / "log").read_text() == "ababab"


@pytest.mark.parametrize("power", [0.5, 1, 1.5, 2])
def test_the_exponent_of_a_power_is_found(power):
    sizes = (1_000, 3_000, 10_000)

    assert exponent(sizes, [0.7 * size**power for size in sizes]) == pytest.approx(power)


def test_a_bar_holds_up_to_its_factor_and_is_skipped_without_its_peer():
    assert Bar(MUST, "peer", 0.5, 4.0).verdict(2.0) == "holds"
    assert Bar(MUST, "peer", 0.5, 4.0).verdict(2.1) == "misses"
    assert Bar(MUST, "peer", 0.5, absent="not installed").verdict(2.0) == "skipped"


def test_the_summary_names_what_misses():
    rows = [
        Row("good", "", "s", 1.0, (Bar(MUST, "peer", 1, 2.0), Bar(AIM, "peer", 0.1, 2.0))),
        Row("bad", "", "s", 3.0, (Bar(MUST, "peer", 1, 2.0), Bar(MUST, "gone", 1, absent="no"))),
        Row("none", "", "s", None, note="nothing there"),
    ]

    assert list(report.summary(rows)) == [
        "must: 1 of 3 hold; misses: bad; skipped: bad",
        "aim: 0 of 1 hold; misses: good",
        "not measured: none",
    ]


@pytest.fixture
def results(tmp_path):
    def write(name, unit, sizes="full", **ours):
        rows = [Row(each, "", "s", seconds) for each, seconds in ours.items()]
        report.write(tmp_path / name, {"sizes": sizes, "unit": unit}, rows)
        return str(tmp_path / name)

    return write


def test_two_runs_are_compared_in_bare_interpreters(results, capsys):
    old = results("old", 0.010, slower=1.0, faster=1.0, same=1.0, gone=1.0)
    new = results("new", 0.020, slower=2.4, faster=1.0, same=2.1, new=1.0)

    assert main(["--compare", old, new]) == 1
    said = capsys.readouterr().out.splitlines()

    assert [line.split()[-1] for line in said] == ["slower", "faster", "before", "later", "before"]
    assert "100.00 P ->     120.00 P    +20%" in said[0]
    assert main(["--compare", old, old]) == 0


def test_runs_that_cannot_be_compared_say_why(results, tmp_path, capsys):
    old, tiny = results("old", 0.01, a=1.0), results("tiny", 0.01, sizes="tiny", a=1.0)
    (tmp_path / "else").write_text("[]")

    assert main(["--compare", old, tiny]) == 2
    assert main(["--compare", old, str(tmp_path / "else")]) == 2
    assert main(["--compare", old, str(tmp_path / "none")]) == 2
    assert main(["--only", "nonsense"]) == 2
    assert main(["--only", "version", "--json", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("error: ") == 5
