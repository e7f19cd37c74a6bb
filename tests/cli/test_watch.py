"""`cxroad watch` and `cxroad lint --watch`, in a terminal of their own and in a pipe."""

from __future__ import annotations

import gc
import os
import re
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from cxroad.cli import saves
from cxroad.cli.app import run
from cxroad.cli.draw import Look
from cxroad.cli.lint_watch import WatchedFiles
from cxroad.cli.saves import stamps
from cxroad.cli.setup import Setup
from cxroad.cli.watched import WatchedRoadmap
from cxroad.cli.watching import keep_watching

ROOT = Path(__file__).parents[2]
PLAN = (ROOT / "examples" / "northwind.yaml").read_text("utf-8")
LATER = PLAN.replace("estimate: 16w..26w", "estimate: 20w..26w")
BROKEN = PLAN.replace("estimate: 16w..26w", "estimate: {16w..26w")
CODE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
FRAME = re.compile(r"\x1b\[\?2026h\x1b\[H(.*?)\x1b\[\?2026l", re.DOTALL)
LEFT = "\x1b[?7h\x1b[?25h\x1b[?1049l"
SAVES = int(os.environ.get("CXROAD_SAVES", "30"))

needs_terminals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminal")


class Terminal:
    """A program in a terminal of its own, and what it has written there."""

    def __init__(self, *words: str, columns: int = 100, rows: int = 50) -> None:
        import pty
        import termios

        self.ours, theirs = pty.openpty()
        self.resize(columns, rows)
        self.modes = termios.tcgetattr(theirs)
        self.theirs = theirs
        self.written = b""
        environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cxroad", *words, "--today", "2027-01-11"],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment | {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT)},
            start_new_session=True,
            preexec_fn=lambda: __import__("fcntl").ioctl(0, termios.TIOCSCTTY, 0),
        )

    def resize(self, columns: int, rows: int) -> None:
        import fcntl
        import termios

        fcntl.ioctl(self.ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, key: bytes) -> None:
        os.write(self.ours, key)

    def read(self) -> None:
        import select

        while select.select([self.ours], [], [], 0.02)[0]:
            self.written += os.read(self.ours, 65536)

    @property
    def text(self) -> str:
        return self.written.decode("utf-8", "replace").replace("\r\n", "\n")

    @property
    def frames(self) -> list[list[str]]:
        return [CODE.sub("", frame).split("\n") for frame in FRAME.findall(self.text)]

    def until(self, shows: Callable[[str], bool]) -> list[str]:
        """Wait for a frame that shows something; its lines."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            self.read()
            if self.frames and shows("\n".join(self.frames[-1])):
                return self.frames[-1]
            assert self.process.poll() is None, self.text[-3000:]
        raise AssertionError("\n".join(self.frames[-1]) if self.frames else self.text)

    def ends(self) -> int:
        """The exit code."""
        code = self.process.wait(20)
        self.read()
        return code

    def is_as_before(self) -> bool:
        """Whether the terminal is left as it was found."""
        import termios

        last = self.text.rstrip("\n").endswith(LEFT)
        return last and termios.tcgetattr(self.theirs) == self.modes

    def close(self) -> None:
        with suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()
        os.close(self.ours)
        os.close(self.theirs)


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(*words: str, **size: int) -> Terminal:
        opened.append(Terminal(*words, **size))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, "utf-8")
    return path


def replaced(path: Path, text: str) -> None:
    """Save as many editors do: write another file, and put it in the place of this one."""
    other = path.with_suffix(".new")
    other.write_text(text, "utf-8")
    other.replace(path)


@needs_terminals
def test_each_save_is_drawn_and_says_what_it_did(terminal, plan):
    window = terminal("watch", str(plan))
    first = window.until(lambda shown: "Found 8 warnings" in shown)
    assert "one-view" in "\n".join(first)
    assert "last save" not in "\n".join(first)

    replaced(plan, LATER)

    shown = window.until(lambda shown: "last save" in shown)
    assert shown[0] == "Since the last save:"
    assert "`one-view`" in shown[1]
    assert "later" in shown[1]
    assert "Expected end 20 Jun 2028" in "\n".join(shown)
    assert shown[-1].startswith("q stops; ")


@needs_terminals
def test_a_broken_file_keeps_the_last_good_picture_below_its_errors(terminal, plan):
    window = terminal("watch", str(plan))
    window.until(lambda shown: "Found 8 warnings" in shown)

    plan.write_text(BROKEN, "utf-8")

    shown = "\n".join(window.until(lambda shown: "STR008" in shown))
    assert shown.index("STR008") < shown.index("As it was before:") < shown.index("one-view")
    plan.write_text(LATER, "utf-8")
    shown = "\n".join(window.until(lambda shown: "14 days later" in shown))
    assert "STR008" not in shown
    assert "As it was before" not in shown


@needs_terminals
def test_a_file_that_goes_is_waited_for(terminal, plan):
    window = terminal("watch", str(plan))
    window.until(lambda shown: "Found 8 warnings" in shown)

    plan.unlink()

    shown = "\n".join(window.until(lambda shown: "there is no file" in shown))
    assert "as soon as it is back" in shown
    assert "one-view" in shown
    plan.write_text(LATER, "utf-8")
    window.until(lambda shown: "14 days later" in shown)


@needs_terminals
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 12), (44, 10), (30, 8), (160, 80)])
def test_every_size_is_filled_and_never_passed(terminal, plan, columns, rows):
    from cxroad.render.width import cells

    window = terminal("watch", str(plan))
    window.until(lambda shown: "Found 8 warnings" in shown)

    window.resize(columns, rows)

    shown = window.until(lambda shown: shown.count("\n") == rows - 1)
    assert max(map(cells, shown)) <= columns
    whole = "\n".join(shown)
    assert "cxroad timeline" in whole or "warn-early" in whole
    assert "more finding" in whole or "VAL003" in whole


@needs_terminals
@pytest.mark.parametrize(
    ("stop", "code"),
    [
        (lambda window: window.press(b"q"), 0),
        (lambda window: window.press(b"\x03"), 130),
        (lambda window: window.process.send_signal(signal.SIGINT), 130),
        (lambda window: window.process.send_signal(signal.SIGTERM), 143),
        (lambda window: window.process.send_signal(signal.SIGHUP), 129),
    ],
    ids=["q", "Ctrl+C", "SIGINT", "SIGTERM", "SIGHUP"],
)
def test_however_it_ends_the_terminal_is_as_before(terminal, plan, stop, code):
    window = terminal("watch", str(plan))
    window.until(lambda shown: "Found 8 warnings" in shown)

    stop(window)

    assert window.ends() == code
    assert window.is_as_before()
    assert "Traceback" not in window.text


@needs_terminals
def test_nothing_that_a_file_says_moves_the_cursor(terminal, plan):
    window = terminal("watch", str(plan))
    window.until(lambda shown: "Found 8 warnings" in shown)

    plan.write_text(PLAN.replace("Bill on one page", '"Bill \\e[2J\\e]0;owned\\a"'), "utf-8")

    window.until(lambda shown: "Bill" in shown and "\\x1b" in shown)
    assert "\x1b[2J" not in window.text
    assert "\x1b]0" not in window.text


@needs_terminals
def test_lint_watches_folders_and_finds_new_files(terminal, tmp_path):
    folder = tmp_path / "plans"
    folder.mkdir()
    sound = (ROOT / "examples" / "minimal.yaml").read_text("utf-8")
    (folder / "a.yaml").write_text(sound, "utf-8")
    window = terminal("lint", "--watch", str(folder))
    window.until(lambda shown: "Nothing found" in shown)

    (folder / "b.yaml").write_text(sound.replace("serves", "servs", 1), "utf-8")
    window.until(lambda shown: "unknown key `servs`" in shown and "2 files" in shown)

    (folder / "b.yaml").unlink()
    window.until(lambda shown: "Nothing found" in shown and "1 file," in shown)
    window.press(b"q")
    assert window.ends() == 0
    assert window.is_as_before()


def piped(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "cxroad", *words, "--today", "2027-01-11"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )


def block(stream, starts: str, last: str) -> list[str]:
    """The lines of a block, up to the blank one behind its last paragraph."""
    lines: list[str] = []
    for line in stream:
        lines.append(line.rstrip("\n"))
        if not line.strip() and any(line.startswith(last) for line in lines):
            break
    assert lines
    assert lines[0].startswith(starts)
    return lines


@pytest.mark.parametrize("plain", [False, True], ids=["pictures", "sentences"])
def test_a_pipe_gets_a_block_for_each_save_and_no_code(plan, plain):
    last = "warn-early: Tell customers" if plain else "info[VAL003]"
    with piped("watch", str(plan), *(["--plain"] if plain else [])) as process:
        assert process.stdout is not None
        late = threading.Timer(60, process.kill)  # nothing to read is a failure, no long wait
        late.start()
        first = block(process.stdout, f"== {plan} as it is", last)
        replaced(plan, LATER)
        second = block(process.stdout, f"== {plan}, save 1", last)
        process.stdout.close()

        assert process.wait(20) == 141  # whoever read it has gone
        late.cancel()
    assert "\x1b" not in "".join(first + second)
    assert "14 days later" in "\n".join(second[1:4])
    assert any("▒" in line for line in second) is not plain


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["watch", "-"], "standard input cannot be watched"),
        (["watch", "none.yaml"], "there is no file none.yaml"),
        (["lint", "--watch", "--fix"], "--watch does not go together with --fix"),
        (["lint", "--watch", "-", "-f", "json"], "- and --output-format"),
        (["lint", "--watch", "none.yaml"], "there is no file none.yaml"),
    ],
)
def test_what_cannot_be_watched_is_said_at_once(cli, words, said):
    ran = cli(*words)

    assert ran.code == 2
    assert said in ran.err


# The scene without a terminal.


class Days:
    """A calendar that a test turns."""

    def __init__(self) -> None:
        self.day = date(2027, 1, 11)

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def scene(plan: Path, days: Days) -> WatchedRoadmap:
    look = Look(width=100, ascii=False, colour=False, plain=False)
    scene = WatchedRoadmap(str(plan), days, Setup, look)
    scene.fetch()
    assert scene.take()
    return scene


def saved(scene: WatchedRoadmap, plan: Path, text: str) -> bool:
    plan.write_text(text, "utf-8")
    scene.fetch()
    return scene.take()


def test_a_listener_hears_findings_before_the_long_list_of_dates(plan, days):
    look = Look(width=100, ascii=False, colour=False, plain=True)
    scene = WatchedRoadmap(str(plan), days, Setup, look)
    scene.fetch()
    scene.take()

    text = "\n".join(scene.draw(None, None))

    assert text.index("Found 8 warnings") < text.index("Expected end 6 Jun 2028")


def test_a_save_that_changes_nothing_is_not_drawn(scene, plan):
    assert not saved(scene, plan, PLAN)


def test_what_changed_is_told_against_the_last_good_state(scene, plan):
    assert saved(scene, plan, BROKEN)
    assert saved(scene, plan, LATER)

    assert "14 days later" in "\n".join(scene.draw(100, 50)[:3])


def test_mending_what_was_broken_is_no_change_of_the_plan(scene, plan):
    saved(scene, plan, LATER)
    saved(scene, plan, BROKEN)
    saved(scene, plan, LATER)

    assert "no date, gate or finding changes" in scene.draw(100, 50)[1]


def test_a_new_day_is_drawn_and_moves_nothing_by_itself(scene, plan, days):
    saved(scene, plan, LATER)
    assert not scene.is_old()

    days.day = date(2027, 1, 12)

    assert scene.is_old()
    scene.fetch()
    assert scene.take()
    shown = "\n".join(scene.draw(100, 50))
    assert "as of 12 Jan 2027" in shown
    assert "14 days later" in shown


def test_a_configuration_that_is_saved_counts_at_once(scene, plan):
    before = stamps(scene.paths())
    (plan.parent / "cxroad.toml").write_text('ignore = ["PPL"]\n', "utf-8")
    assert stamps(scene.paths()) != before
    scene.fetch()
    assert scene.take()
    assert "warning[PPL001]" not in "\n".join(scene.draw(100, 80))

    (plan.parent / "cxroad.toml").write_text('ignore = ["PPX"]\n', "utf-8")
    scene.fetch()
    assert scene.take()

    shown = "\n".join(scene.draw(100, 80))
    assert "PPX" in shown
    assert "As it was before:" in shown


def test_lint_notices_a_configuration_that_was_not_there(plan, days):
    look = Look(width=100, ascii=False, colour=False, plain=False)
    scene = WatchedFiles([str(plan)], days, Setup, force_exclude=False, look=look)
    scene.paths()
    scene.fetch()
    assert scene.take()
    before = stamps(scene.paths())

    (plan.parent / "cxroad.toml").write_text('ignore = ["PPL"]\n', "utf-8")

    assert stamps(scene.paths()) != before
    scene.fetch()
    assert scene.take()
    assert "warning[PPL001]" not in "\n".join(scene.draw(100, None))


def test_lint_notices_that_a_list_of_known_findings_was_saved(plan, days):
    known = plan.parent / "known.jsonl"
    known.write_text("", "utf-8")
    (plan.parent / "cxroad.toml").write_text('known = "known.jsonl"\n', "utf-8")
    look = Look(width=100, ascii=False, colour=False, plain=False)
    scene = WatchedFiles([str(plan)], days, Setup, force_exclude=False, look=look)
    scene.paths()
    scene.fetch()
    assert scene.take()
    before = stamps(scene.paths())

    run(["lint", str(plan), "--write-known", str(known), "--today", "2027-01-11"])

    assert stamps(scene.paths()) != before
    scene.fetch()
    assert scene.take()
    assert "warning[PPL001]" not in "\n".join(scene.draw(100, None))


def test_nothing_grows_with_the_number_of_saves(scene, plan):
    """Set CXROAD_SAVES=500 for an afternoon of work."""

    def objects() -> int:
        gc.collect()
        return len(gc.get_objects())

    def save(number: int) -> None:
        text = PLAN if number % 3 else BROKEN if number % 2 else LATER
        assert saved(scene, plan, f"{text}# {number}\n")
        scene.draw(100, 50)

    for number in range(6):
        save(number)
    before = objects()
    for number in range(6, 6 + SAVES):
        save(number)
    save(5)

    assert objects() < before * 1.02 + 200


def test_no_half_file_is_read(plan):
    before = saves.stamps([str(plan)])
    text = PLAN.replace("Bill on one page", "Bill on two pages")
    half = len(text) // 2

    def write() -> None:
        with plan.open("w", encoding="utf-8") as file:  # empty for a while, then half of it
            time.sleep(0.1)
            file.write(text[:half])
            file.flush()
            time.sleep(0.02)
            file.write(text[half:])

    writer = threading.Thread(target=write)
    writer.start()
    while saves.stamps([str(plan)]) == before:
        time.sleep(0.001)
    seen = saves.settled(lambda: [str(plan)], before)
    read = plan.read_text("utf-8")
    writer.join()

    assert read == text
    assert seen == saves.stamps([str(plan)])


def test_a_file_that_is_written_without_end_is_drawn_all_the_same(plan, monkeypatch):
    monkeypatch.setattr(saves, "_LONGEST", 0.2)
    numbers = iter(range(10**9))

    def paths() -> list[str]:
        plan.write_text(f"{PLAN}# {next(numbers)}\n", "utf-8")
        return [str(plan)]

    began = time.monotonic()
    saves.settled(paths, {})

    assert time.monotonic() - began < 5


def test_files_written_while_they_were_read_are_read_again(plan):
    class Torn:
        """A scene whose file is saved again while it is being read."""

        reads = 0

        def paths(self) -> list[str]:
            return [str(plan)]

        def fetch(self) -> None:
            self.reads += 1
            if self.reads == 1:
                plan.write_text(LATER, "utf-8")

        def take(self) -> bool:
            return True

        def is_old(self) -> bool:
            return False

        def draw(self, *_size: int | None) -> list[str]:
            return []

    class Once:
        def open(self) -> None: ...
        def close(self) -> None: ...
        def size(self) -> tuple[None, None]:
            return None, None

        def show(self, lines: list[str]) -> None: ...
        def stops(self, _seconds: float) -> bool:
            return True

    torn = Torn()
    assert keep_watching(torn, Once(), "it") == 0  # type: ignore[arg-type]

    assert torn.reads == 2
