"""The README shows what the program prints; this runs each of its commands and compares.

After a change of output: CXROAD_REGENERATE=1 python3 -m pytest tests/docs
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from cxroad.lint.catalog import RULES

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
FILE = re.compile(r"<!-- file: (\S+)(?: = (\S+) \+)? -->\n```(?:yaml|csv)\n(.*?)```", re.DOTALL)
PRINTS = re.compile(r"(<!-- prints: (.+?) -->\n```text\n)(.*?)(```\n)", re.DOTALL)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    text = README.read_text(encoding="utf-8")
    for name, before, lines in FILE.findall(text):
        start = (tmp_path / before).read_text(encoding="utf-8") if before else ""
        (tmp_path / name).write_text(start + lines, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(command: str, cli) -> str:
    words = shlex.split(command)
    assert words[0] == "cxroad"
    return f"$ {command}\n{cli(*words[1:]).out}"


@pytest.mark.usefixtures("folder")
def test_every_block_is_what_its_command_prints(cli):
    text = README.read_text(encoding="utf-8")
    fresh = PRINTS.sub(lambda block: f"{block[1]}{printed(block[2], cli)}{block[4]}", text)
    if os.environ.get("CXROAD_REGENERATE"):
        README.write_text(fresh, encoding="utf-8")

    assert len(PRINTS.findall(text)) >= 6
    assert text == fresh


def test_commands_of_the_table_are_those_of_the_program(cli):
    named = set(re.findall(r"^\| `cxroad (\w+)", README.read_text(encoding="utf-8"), re.MULTILINE))
    known = set(re.findall(r"^  ([a-z]+)  ", cli("--help").out.partition("Commands:")[2], re.M))

    assert named == known


def test_families_of_rules_are_those_of_the_program():
    section = README.read_text(encoding="utf-8").partition("## Rules\n")[2].partition("\n## ")[0]

    assert {rule.family for rule in RULES.values()} <= set(re.findall(r"[A-Z]{3}", section))


def test_files_that_it_links_to_exist():
    links = re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8"))

    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
