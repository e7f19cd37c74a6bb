"""Lets tests find the modules beside them by name, as `python -m tests.mutants` does."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
