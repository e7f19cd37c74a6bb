"""The report on paper: no sheet is wasted."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from cxroad.api import load
from cxroad.render.report.page import render

EXAMPLES = Path(__file__).parents[2] / "examples"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FEWEST_WORDS = 100
BROWSER = next((path for name in BROWSERS if (path := shutil.which(name))), None)

if BROWSER is None or shutil.which("pdftotext") is None:
    pytest.skip("Chromium or pdftotext is not installed", allow_module_level=True)


def sheets(name: str, folder: Path) -> list[str]:
    """The words on each sheet of an example's report."""
    page, paper = folder / "page.html", folder / "page.pdf"
    page.write_text(
        render(load(str(EXAMPLES / f"{name}.yaml"), today=date(2026, 11, 28)).full_report()),
        "utf-8",
    )
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command = [str(BROWSER), *options, f"--print-to-pdf={paper}", page.as_uri()]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    read = ["pdftotext", "-layout", str(paper), "-"]
    said = subprocess.run(read, capture_output=True, text=True, timeout=60, check=True).stdout
    return said.removesuffix("\f").split("\f")


@pytest.mark.parametrize("name", ["northwind", "public-service", "minimal"])
def test_no_sheet_of_a_report_is_nearly_empty(name, tmp_path) -> None:
    found = sheets(name, tmp_path)

    assert min(len(each.split()) for each in found) >= FEWEST_WORDS
    assert "it loads nothing" in found[-1]
