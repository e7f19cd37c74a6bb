"""The bench is a package of its own, which its tests import as `python -m tests.bench` does."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
