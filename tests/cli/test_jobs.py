"""Many files among several processes: the same output, whoever judged which."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cxroad.cli import judge
from cxroad.cli.judge import processes

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*.yaml"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples and two broken files."""
    for example in EXAMPLES:
        shutil.copy(example, tmp_path)
    (tmp_path / "torn.yaml").write_text("title: Torn\nphases: {a: {initiatives: {b: [c}}}\n")
    (tmp_path / "partly.yaml").write_text("title: Partly\nphases: {a: {initiatives: {b: 5}}}\n")
    (tmp_path / "latin.yaml").write_bytes(b"title: Caf\xe9\nphases: {}\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("form", ["full", "sarif"])
@pytest.mark.usefixtures("folder")
def test_output_is_the_same_in_one_process_and_in_several(cli, form: str) -> None:
    alone = cli("lint", ".", "-f", form, "--today", "2027-01-11", "--jobs", "1")
    among = cli("lint", ".", "-f", form, "--today", "2027-01-11", "--jobs", "3")

    assert "torn.yaml" in alone.out
    assert among == alone


def test_a_configuration_that_does_not_fit_is_said_once(cli, folder: Path) -> None:
    (folder / "cxroad.toml").write_text('select = ["XYZ"]\n')
    ran = cli("lint", ".", "--jobs", "3")

    assert ran.code == 2
    assert ran.err.count("XYZ") == 1


@pytest.mark.usefixtures("folder")
def test_a_process_that_is_ended_from_outside_is_said_plainly(cli, monkeypatch) -> None:
    monkeypatch.setattr(judge, "_follow_the_first", _end)
    ran = cli("lint", ".", "--jobs", "2")

    assert ran.code == 2
    assert "--jobs 1" in ran.err


def _end() -> None:
    os._exit(1)


@pytest.mark.parametrize("word", ["0", "65", "-1", "two", "1.5", "", "\u0663", "9" * 5000])
@pytest.mark.usefixtures("folder")
def test_a_number_that_does_not_fit_is_refused(cli, word: str) -> None:
    ran = cli("lint", ".", f"--jobs={word}")

    assert ran.code == 2
    assert "from 1 to 64" in ran.err


def test_as_many_processes_are_used_as_there_is_work_for(monkeypatch) -> None:
    monkeypatch.setattr(judge, "_processors", lambda: 8)

    assert [processes("auto", files) for files in (0, 1, 79, 80, 120, 10_000)] == [1, 1, 1, 2, 3, 8]
    assert processes("5", 2) == 5


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="this system lists no processes")
@pytest.mark.parametrize(("sent", "code"), [("SIGINT", 130), ("SIGKILL", -9)])
def test_no_process_is_left_behind_when_the_first_is_stopped(
    tmp_path: Path, sent: str, code: int
) -> None:
    for number in range(200):
        shutil.copy(ROOT / "examples" / "northwind.yaml", tmp_path / f"{number}.yaml")
    with open(tmp_path / "said", "w") as said:
        first = subprocess.Popen(
            [sys.executable, "-m", "cxroad", "lint", ".", "--jobs", "2"],
            cwd=tmp_path, stdout=said, stderr=said, env={**os.environ, "PYTHONPATH": str(ROOT)},
            start_new_session=True,
        )  # fmt: skip
    listed = Path(f"/proc/{first.pid}/task/{first.pid}/children")
    others: list[str] = []
    while len(others) < 3 and first.poll() is None:  # one of them only keeps track
        others = listed.read_text().split()
        time.sleep(0.01)
    number = getattr(signal, sent)
    if sent == "SIGINT":
        os.killpg(first.pid, number)  # as a terminal does
    else:
        time.sleep(0.1)  # what Python says of a process that was told half of what to do is its own
        first.send_signal(number)

    assert first.wait(timeout=60) == code
    assert len(others) == 3
    until = time.monotonic() + 30
    while (left := [other for other in others if _goes_on(other)]) and time.monotonic() < until:
        time.sleep(0.05)
    assert not left
    assert (tmp_path / "said").read_text() == ""


def _goes_on(process: str) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"  # it has ended, and nobody has asked yet how
