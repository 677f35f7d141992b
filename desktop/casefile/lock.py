"""The note beside a case file that says who edits it, locked by the system while that is true.

The lock, not the note, decides: the system frees it when the program ends in whatever way, so a
note that was left behind means nothing.
"""

import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from desktop.domain.reading import NOT_JSON

if sys.platform == "win32":
    import msvcrt

    # Windows lets nobody read what is locked: a byte far behind the text keeps the note readable.
    _FAR = 1 << 20

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        # flock, not lockf: it also holds against a second opening in the same program.
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class Editor(msgspec.Struct, frozen=True):
    """Who edits a case file: the user's name, the computer's, and since when (UTC).

    Empty and `None` where the note could not be read.
    """

    name: str = ""
    host: str = ""
    since: datetime | None = None


class EditLock:
    """The right to edit one case file, until it is given back or the program ends."""

    def __init__(self, handle: int, note: Path) -> None:
        self._handle = handle
        self._note = note

    @classmethod
    def take(cls, file: Path, editor: Editor) -> "EditLock | Editor":
        """Take the right to edit `file`, or return who has it.

        Raises:
            OSError: no note can be made beside the file (a read-only place, no permission), or
                the place knows no locks.
        """
        note = file.with_name(f"{file.name}.lock-note")
        while True:
            handle = os.open(note, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                is_free = _try_lock(handle)
            except BaseException:
                os.close(handle)
                raise
            if not is_free:
                os.close(handle)
                return _read(note)
            if _is_at(handle, note):
                break
            os.close(handle)  # the last editor removed this note between our opening and locking
        # The words are a courtesy: on a full disk the lock holds without them.
        with suppress(OSError):
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, msgspec.json.encode(editor))
        return cls(handle, note)

    def release(self) -> None:
        """Give the right back and remove the note."""
        # Removed while still locked where the system allows it, so that nobody locks a note that
        # is about to vanish; Windows removes only what is closed. A stick may be gone by now.
        if sys.platform != "win32":
            with suppress(OSError):
                self._note.unlink()
        os.close(self._handle)
        if sys.platform == "win32":
            with suppress(OSError):
                self._note.unlink()


def _is_at(handle: int, note: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), note.stat())
    except FileNotFoundError:
        return False


def _read(note: Path) -> Editor:
    try:
        return msgspec.json.decode(note.read_bytes(), type=Editor)
    except (OSError, *NOT_JSON):
        return Editor()
