"""`cxroad lint --known` and `--write-known`: what was there before is hidden, or recorded."""

from __future__ import annotations

import os

from cxroad.cli.console import Console
from cxroad.cli.output import save
from cxroad.cli.paths import NAMELESS
from cxroad.errors import CxroadError, InputError, UsageError
from cxroad.findings.known import Names, hidden_by, renewed
from cxroad.findings.record import Record, is_record, read_record, record_text
from cxroad.findings.report import Report
from cxroad.source.file import read_bytes
from cxroad.source.limits import DEFAULT_LIMITS


class KnownFiles:
    """The files of `--known` and `--write-known`, read before anything is done.

    Attributes:
        record: What `--known` lists.
    """

    def __init__(self, known: str | None, write: str | None) -> None:
        """Read what is there.

        Raises:
            CxroadError: A file cannot be read, is broken, or is no file of known findings.
        """
        self._known = known
        self._write = write
        self._before = None if write is None else _before(write)
        begins = known is None or (self._before is None and _same(known, write))
        self.record = Record() if begins or known is None else _opened(known)

    def without(self, report: Report, quiet: bool) -> Report:
        """The report without what is known, or without what is listed from now on.

        With both options, what the run cannot judge (other files, rules that were not asked)
        stays listed.

        Raises:
            CxroadError: The file cannot be written.
        """
        if self._write is None:
            path = self._known or ""
            return hidden_by(self.record, report, _names(path, report, self.record), path)
        names = _names(self._write, report, self.record)
        if self._known and _names(self._known, report, self.record).of != names.of:
            raise UsageError(
                f"{self._known} and {self._write} lie in different folders, but name files as "
                "seen from their own",
                "name two files of one folder",
            )
        new = renewed(self.record, report, names)
        _save(self._write, record_text(new), self._before)
        shown = hidden_by(new, report, names, self._write)
        if not quiet:
            _tell(self._write, self.record, new, shown)
        return shown


def _same(known: str, write: str | None) -> bool:
    return write is not None and os.path.realpath(known) == os.path.realpath(write)


def _opened(path: str) -> Record:
    if not os.path.lexists(path):
        raise InputError(f"there is no file {path}", f"write it: cxroad lint --write-known {path}")
    return read_record(_bytes(path), path)


def _bytes(path: str) -> bytes:
    try:
        return read_bytes(path, DEFAULT_LIMITS.size)
    except InputError as error:
        raise InputError(error.message, "name a file of known findings") from None


def _before(path: str) -> bytes | None:
    """What stands where known findings will be written; None where nothing does."""
    if not os.path.lexists(path):
        return None
    data = _bytes(path)
    if data and not is_record(data):
        raise InputError(
            f"{path} is no file of known findings, so it is not overwritten", "name another file"
        )
    return data


def _save(path: str, text: str, before: bytes | None) -> None:
    if before is None:
        save(path, text)
        return
    from cxroad.edit.write import rewrite

    def make(found: bytes) -> bytes:
        if found != before:
            raise CxroadError(f"{path} changed meanwhile", "run the command again")
        return text.encode()

    rewrite(path, make)


def _names(path: str, report: Report, record: Record) -> Names:
    """How a record at a path names the files: seen from its own folder, wherever one stands."""
    base = os.path.realpath(os.path.dirname(path))
    of = {file.path: _name(file.path, base) for file in report.files}
    listed = {entry.file for entry in record.entries} - set(of.values())
    lost = frozenset(name for name in listed if not os.path.lexists(os.path.join(base, name)))
    return Names(of, lost)


def _name(path: str, base: str) -> str:
    if path == NAMELESS:
        raise UsageError(
            "standard input needs a name to be compared with what was there before",
            "add --stdin-filename",
        )
    folder, name = os.path.split(path)
    try:
        return os.path.relpath(os.path.join(os.path.realpath(folder), name), base).replace(
            os.sep, "/"
        )
    except ValueError:
        raise UsageError(
            f"{path} lies on another drive than the file of known findings",
            "keep that file beside the roadmaps",
        ) from None


def _tell(path: str, old: Record, new: Record, shown: Report) -> None:
    """Say what was written, and what could not be."""
    from cxroad.model.writing import count
    from cxroad.render.visible import harmless

    total = sum(new.counts.values())
    files = len({entry.file for entry in new.entries})
    held = f"{count(total, 'finding')} in {count(files, 'file')}" if total else "no findings"
    note = f"note: {harmless(path)} now lists {held}"
    if old.counts:
        note += f" ({_more(new, old):,} added, {_more(old, new):,} dropped)"
    Console.current.note(note)
    left = sum(finding.unread for finding in shown.findings)
    if left:
        Console.current.note(
            f"note: {count(left, 'finding')} {'is' if left == 1 else 'are'} not listed: what keeps "
            "a file from being read in full has to be mended"
        )


def _more(these: Record, those: Record) -> int:
    """How many findings one record has and the other has not."""
    missing = (number - those.counts.get(key, 0) for key, number in these.counts.items())
    return sum(number for number in missing if number > 0)
