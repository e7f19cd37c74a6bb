"""How much a file from elsewhere may hold. All of them are our defaults."""

from __future__ import annotations

LARGEST_FILE = 20 * 1024 * 1024
"""The largest file that is opened, in bytes."""

MOST_ROWS = 10_000
"""The most rows of a table; a roadmap of so many initiatives steers nothing."""

MOST_COLUMNS = 2_000
"""The most columns of a table."""

LONGEST_CELL = 32_767
"""The longest text of a cell in characters, as spreadsheets have it."""

LONGEST_TEXT = 500
"""The longest text that a key of the roadmap is given, in characters; a name is far shorter."""

DEEPEST_HEADER = 50
"""Rows among which the names of the columns are looked for."""

MOST_CELLS = 1_000_000
"""The most cells of a sheet, empty ones between others included."""

MOST_PARTS = 2_000
"""The most parts of a zip file."""

LARGEST_UNPACKED = 100 * 1024 * 1024
"""Bytes that a zip file may unpack to."""

STRONGEST_PACKING = 100
"""How many times its size a zip file may unpack to."""

DEEPEST_XML = 64
"""Elements of XML inside each other."""

MOST_ELEMENTS = 3_000_000
"""The most elements of an XML file."""
