"""What the wheel holds."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import cxroad

ROOT = Path(__file__).parents[2]
ABOUT = f"cxroad-{cxroad.__version__}.dist-info"
DATA = {
    "cxroad/py.typed",
    *(f"cxroad/draft/templates/{name}.toml" for name in ("b2b", "common", "public-service")),
    *(f"cxroad/draft/templates/{name}.toml" for name in ("service", "starter")),
    "cxroad/examples/minimal.yaml",
    "cxroad/examples/northwind.yaml",
    "cxroad/render/export.schema.json",
    "cxroad/render/findings.schema.json",
    *(f"cxroad/render/pages/{name}" for name in ("page.css", "report.css", "report.js")),
    "cxroad/render/pages/summary.css",
    *(f"{ABOUT}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt")),
    f"{ABOUT}/licenses/LICENSE",
}


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of all files in a wheel of this checkout."""
    pytest.importorskip("hatchling", reason="hatchling is not installed: pip install '.[test]'")
    from hatchling.builders.wheel import WheelBuilder

    folder = str(tmp_path_factory.mktemp("wheel"))
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=folder, versions=["standard"])
    with zipfile.ZipFile(wheel) as packed:
        return set(packed.namelist())


def test_all_that_is_no_python_is_named_here(names: set[str]) -> None:
    assert {name for name in names if not name.endswith(".py")} == DATA


def test_all_of_the_code_is_in_it_and_no_other(names: set[str]) -> None:
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "cxroad").rglob("*.py")}

    assert {name for name in names if name.endswith(".py")} == code
