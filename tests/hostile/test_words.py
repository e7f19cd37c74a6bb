"""What is typed, named and configured to be obeyed: an exit code of ours, and nothing obeyed."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile.payloads import ODD_NAMES, PAYLOADS, written
from hostile.readers import safe_to_print

from cxroad.load.loader import load_bytes, load_file

ROOT = Path(__file__).parents[2]
TEXTS = [text.replace("\0", "") for text in PAYLOADS.values()]
EVERY = 1 if os.environ.get("CXROAD_HOSTILE") else 17
"""How many payloads are passed over for each way; another one is the first each time."""

WAYS: tuple[tuple[str, ...], ...] = (
    ("¦",),
    ("lint", "¦"),
    ("lint", "plan.yaml", "--select", "¦"),
    ("lint", "plan.yaml", "-f", "¦"),
    ("lint", "plan.yaml", "--today", "¦"),
    ("lint", "plan.yaml", "--level", "¦"),
    ("lint", "plan.yaml", "--known", "¦"),
    ("lint", "plan.yaml", "--config", "¦"),
    ("lint", "plan.yaml", "--¦"),
    ("lint", "plan.yaml", "--since", "¦"),
    ("order", "plan.yaml", "--tree", "¦"),
    ("order", "plan.yaml", "--select", "¦"),
    ("timeline", "¦"),
    ("timeline", "plan.yaml", "--focus", "¦"),
    ("timeline", "plan.yaml", "-o", "no/¦.svg"),
    ("timeline", "plan.yaml", "--width", "¦"),
    ("forecast", "plan.yaml", "--seed", "¦"),
    ("forecast", "plan.yaml", "--bounds", "¦"),
    ("summary", "plan.yaml", "¦"),
    ("summary", "plan.yaml", "--since", "¦"),
    ("report", "plan.yaml", "-o", "no/¦.html"),
    ("value", "plan.yaml", "--stop", "¦"),
    ("value", "plan.yaml", "--horizon", "¦"),
    ("whatif", "plan.yaml", "¦"),
    ("whatif", "plan.yaml", "vendor-closes vendor=¦"),
    ("whatif", "plan.yaml", "--scenario", "¦"),
    ("level", "plan.yaml", "--objective", "¦"),
    ("diff", "¦", "plan.yaml"),
    ("export", "plan.yaml", "--to", "¦"),
    ("export", "plan.yaml", "--to", "mermaid", "--focus", "¦"),
    ("rule", "¦"),
    ("schema", "¦"),
    ("completion", "¦"),
    ("draft", "-", "--template", "¦"),
    ("draft", "-", "--title", "A", "--outcome", "¦"),
    ("draft", "-", "--title", "A", "--answers", "¦"),
    ("import", "¦"),
    ("import", "table.csv", "-o", "-", "--map", "¦"),
    ("import", "table.csv", "-o", "-", "--title", "¦"),
    ("add", "plan.yaml", "¦", "x", "--diff"),
    ("add", "plan.yaml", "initiative", "¦", "--phase", "walk", "--diff"),
    ("add", "plan.yaml", "initiative", "x", "--phase", "¦", "--diff"),
    ("add", "plan.yaml", "initiative", "x", "--phase", "walk", "--¦", "y", "--diff"),
    ("add", "plan.yaml", "risk", "¦", "--diff"),
    ("set", "plan.yaml", "¦", "x", "--diff"),
    ("set", "plan.yaml", "listen.value", "¦", "--diff"),
    ("set", "plan.yaml", "listen.estimate", "¦", "--diff"),
    ("move", "plan.yaml", "¦", "--to", "walk", "--diff"),
    ("move", "plan.yaml", "listen", "--to", "¦", "--diff"),
    ("rename", "plan.yaml", "listen", "¦", "--diff"),
    ("remove", "plan.yaml", "¦", "--diff"),
    ("link", "plan.yaml", "listen", "--after", "¦", "--diff"),
    ("unlink", "plan.yaml", "settle", "--after", "¦", "--diff"),
    ("done", "plan.yaml", "listen", "--on", "¦", "--diff"),
    ("record", "plan.yaml", "effort", "¦", "--diff"),
    ("waive", "plan.yaml", "¦", "x", "--because", "y", "--until", "2028", "--diff"),
    ("waive", "plan.yaml", "VIS004", "¦", "--because", "y", "--until", "2028", "--diff"),
    ("waive", "plan.yaml", "VIS004", "effort", "--because", "¦", "--until", "2028", "--diff"),
)
"""Ways to say a word to the program; `¦` stands for it."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a roadmap and a table; the day is set."""
    shutil.copy(ROOT / "examples" / "northwind.yaml", tmp_path / "plan.yaml")
    (tmp_path / "table.csv").write_text("name,phase,estimate\nListen,Crawl,6w\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CXROAD_TODAY", "2027-01-11")
    return tmp_path


def without_joiners(ran: Any) -> Any:
    """A file that goes to stdout keeps what some languages join letters with."""
    return ran._replace(out=re.sub("[\u200c\u200d]", "", ran.out))


def nothing_is_obeyed(ran: Any, codes: tuple[int, ...] = (0, 1, 2)) -> None:
    safe_to_print(ran.out)
    safe_to_print(ran.err)
    assert "Traceback" not in ran.err
    assert ran.code in codes, ran.err


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("at", range(len(WAYS)), ids=lambda at: " ".join(WAYS[at][:4]))
def test_no_word_is_obeyed(at: int, cli: Callable[..., Any]) -> None:
    for text in TEXTS[at % EVERY :: EVERY]:
        ran = cli(*(word.replace("¦", text) for word in WAYS[at]))
        nothing_is_obeyed(without_joiners(ran) if "-" in WAYS[at] else ran)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_no_name_of_a_file_or_folder_is_obeyed(
    name: str, here: Path, cli: Callable[..., Any]
) -> None:
    name = name.lstrip(".|") or "x"  # folders that begin with a dot are passed over
    folder = here / name
    folder.mkdir()
    for file in (f"{name}.yaml", f"{name}-broken.yaml"):
        shutil.copy("plan.yaml", folder / file)
    with (folder / f"{name}-broken.yaml").open("a", encoding="utf-8") as broken:
        broken.write("unknown: [\n")
    nothing_is_obeyed(cli("lint", "--", str(folder)), (1,))
    nothing_is_obeyed(cli("lint", "-f", "github", "--", str(folder)), (1,))
    nothing_is_obeyed(cli("order", "--", str(folder / f"{name}.yaml")), (0,))
    nothing_is_obeyed(cli("order", "--", str(folder / f"{name}-broken.yaml")), (1,))
    nothing_is_obeyed(cli("order", "--", str(folder / f"{name}-missing.yaml")), (2,))
    os.rename(folder / f"{name}.yaml", folder / "plan.txt")
    nothing_is_obeyed(cli("summary", "--", str(folder)), (1, 2))


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("text", TEXTS[::3] if EVERY > 1 else TEXTS)
def test_no_configuration_is_obeyed(text: str, cli: Callable[..., Any]) -> None:
    quoted = written(text)
    for line in (
        f"{quoted} = 1",
        f"level = {quoted}",
        f"select = [{quoted}]",
        f"exclude = [{quoted}]",
        f"known = {quoted}",
        f"[thresholds]\n{quoted} = 1",
        f"format = {quoted}",
        f"a = {text}",
    ):
        Path("cxroad.toml").write_bytes(line.encode("utf-8", "surrogatepass"))
        nothing_is_obeyed(cli("lint", "plan.yaml"))
        nothing_is_obeyed(cli("lint", "plan.yaml", "--show-settings"))


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("text", TEXTS)
def test_what_is_typed_is_what_is_read_again(text: str, cli: Callable[..., Any]) -> None:
    if text.startswith("-"):
        return
    ran = cli("set", "plan.yaml", "listen.value", text)
    nothing_is_obeyed(ran)
    if ran.code == 0:
        kept = load_file("plan.yaml").roadmap
        assert kept
        assert kept.initiatives["listen"].value == text
    drafted = cli("draft", "-", "--title", text)
    nothing_is_obeyed(without_joiners(drafted))
    if drafted.code == 0:
        made = load_bytes(drafted.out.encode(), "x.yaml").roadmap
        assert made
        assert made.title.split() == text.split()


@pytest.mark.usefixtures("here")
def test_no_cell_of_a_table_is_obeyed(cli: Callable[..., Any]) -> None:
    import csv

    with open("cells.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["name", "phase", "estimate", "owner", "after", *TEXTS[:5]])
        for text in TEXTS:
            rows.writerow([text, "Crawl", "6w", text, "", *[text] * 5])
            rows.writerow(["x", text, text, "", text, *[""] * 5])
    ran = cli("import", "cells.csv", "-o", "-", "--title", "T")

    nothing_is_obeyed(without_joiners(ran))
    assert load_bytes(ran.out.encode(), "x.yaml").roadmap


def test_no_name_of_a_revision_is_obeyed(git: Any, cli: Callable[..., Any]) -> None:
    shutil.copy(ROOT / "examples" / "northwind.yaml", "plan.yaml")
    git("add", ".")
    git("commit", "--quiet", "-m", "\x1b[2J ::error::x ##[group]y")
    for name in ("##[group]x", "::error", "a\u202eb", "=cmd", "<b>x", "(x)"):
        try:
            git("tag", "--", name)
        except Exception:  # git itself refuses some of them
            continue
        for words in (
            ("diff", name),
            ("summary", "plan.yaml", "--since", name),
            ("lint", "--since", name),
        ):
            nothing_is_obeyed(cli(*words, "--today", "2027-01-11"))
