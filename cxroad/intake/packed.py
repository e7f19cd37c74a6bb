"""Zip files from strangers: looked over before anything in them is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from cxroad.errors import InputError
from cxroad.intake.limits import LARGEST_UNPACKED, MOST_PARTS, STRONGEST_PACKING
from cxroad.model.writing import grouped
from cxroad.source.limits import size_text

BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError),
    *(ValueError, LookupError, OverflowError),
)
"""What Python's reader of zip files raises for those that are damaged or encrypted."""

_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ASIDE = 64 * 1024
"""Bytes that may be packed as strongly as they like."""


def checked(data: bytes) -> zipfile.ZipFile:
    """The open file, once it is known to hold no bomb, no secret and no document type.

    What a part says about its size holds: no more than that is ever read of it.

    Raises:
        InputError: It is damaged, encrypted, would unpack to more than the limits allow, or has
            an XML part with a document type, which could define entities.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except BROKEN:
        raise _damaged() from None
    if len(parts) > MOST_PARTS:
        raise InputError(
            f"it packs more than {grouped(MOST_PARTS)} parts", "save the table alone, as .xlsx"
        )
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if unpacked > LARGEST_UNPACKED or unpacked > STRONGEST_PACKING * packed + _ASIDE:
        raise InputError(
            f"it would unpack to {grouped(unpacked)} bytes, more than "
            f"{size_text(LARGEST_UNPACKED)} or {STRONGEST_PACKING} times its size",
            "save the table alone, as .xlsx or CSV",
        )
    for part in parts:
        if part.flag_bits & 1:
            raise InputError("it is encrypted", "save it without a password")
        if ".." in part.filename.split("/") or part.compress_type not in _PACKINGS:
            raise _damaged()
        if part.filename.endswith((".xml", ".rels")):
            _refuse_types(archive, part)
    return archive


def _refuse_types(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    try:
        content = archive.read(part)
    except BROKEN:
        raise _damaged() from None
    if b"<!" in content.replace(b"<!--", b"").replace(b"<![CDATA[", b"") or b"\0" in content:
        raise InputError(
            "a part of it defines a document type, which no program that makes tables does",
            "save it again with a spreadsheet program",
        )


def _damaged() -> InputError:
    return InputError(
        "it is no .xlsx file, or a damaged one", "open it in a spreadsheet program and save it anew"
    )
