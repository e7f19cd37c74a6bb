"""The schema beside the examples, which editors load, is the one that the model makes.

After a change of the model: CXROAD_REGENERATE=1 python3 -m pytest tests/docs
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILE = ROOT / "examples" / "cxroad.schema.json"
ROADMAPS = sorted(ROOT.glob("examples/*.yaml")) + sorted(ROOT.glob("roadmaps/*.yaml"))


def test_schema_file_is_what_the_command_prints(cli):
    fresh = cli("schema").out
    if os.environ.get("CXROAD_REGENERATE"):
        FILE.write_text(fresh, encoding="utf-8")

    assert FILE.read_text(encoding="utf-8") == fresh


@pytest.mark.parametrize("path", ROADMAPS, ids=lambda path: path.name)
def test_both_comment_lines_of_a_roadmap_lead_to_the_schema_file(path):
    head = path.read_text(encoding="utf-8")[:1000]
    named = re.findall(r"^# (?:yaml-language-server: \$schema=|\$schema: )(\S+)$", head, re.M)

    assert len(named) == 2
    assert {(path.parent / name).resolve() for name in named} == {FILE}
