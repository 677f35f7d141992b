"""The note beside a case file that says who edits it, locked by the system while that is true.

The lock, not the note, decides: the system frees it when the program ends in whatever way, so a
note that was left behind means nothing.
"""

import os
import sys
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.reading import NOT_JSON

_TRIES = 3
_BETWEEN_TRIES = 0.02
"""Seconds. Whoever only looks whether a case is open holds the lock for an instant."""

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

    def _is_free(handle: int) -> bool:
        return _try_lock(handle)  # given back with the handle
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        # flock, not lockf: it also holds against a second opening in the same program.
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _is_free(handle: int) -> bool:
        # Shared, so that two who look do not stand in each other's way.
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
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


class Held(NamedTuple):
    """Who edits a case file, seen from outside.

    `sure`: the system holds the right, so that the case is open now. Otherwise only the note is
    there: the computer that wrote it went off, the stick was pulled, or a program copies the folder
    (a cloud), with which no lock travels. Which of these it is cannot be told.
    """

    editor: Editor
    sure: bool


def who_edits(file: Path, host: str) -> Held | None:
    """Return who edits a case file, without taking the right; `None` if nobody does.

    A note that this computer (`host`) left means nothing: its program ended without closing.

    Raises:
        OSError: the place cannot be reached, or nobody may look there.
    """
    note = _note_of(file)
    try:
        handle = os.open(note, os.O_RDONLY)  # also where nothing can be written
    except FileNotFoundError:
        return None
    try:
        try:
            free = _is_free(handle)
        except OSError:  # the place knows no locks
            free = True
    finally:
        os.close(handle)
    editor = _read(note)
    return _left(editor, host) if free else Held(editor, sure=True)


def shown_editor(editor: Editor) -> str:
    """Return who edits, with the computer; "" if neither is known."""
    return f"{editor.name} ({editor.host})" if editor.name else editor.host


def since_when(editor: Editor) -> str:
    """Return since when, by the clock of Kazakhstan; "" if that is not known."""
    if editor.since is None:
        return ""
    return editor.since.astimezone(KAZAKHSTAN).strftime("%H:%M, %d.%m.%Y")


def this_host() -> str:
    """Return the name of this computer, "" if it has none."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _left(editor: Editor, host: str) -> Held | None:
    known = editor.since is not None and editor.host not in ("", host)
    return Held(editor, sure=False) if known else None


class EditLock:
    """The right to edit one case file, until it is given back or the program ends.

    `found` is who left a note from another computer there without holding the right; `None` if
    nobody did.
    """

    def __init__(self, handle: int, note: Path, found: Editor | None = None) -> None:
        self._handle = handle
        self._note = note
        self.found = found

    @classmethod
    def take(cls, file: Path, editor: Editor) -> "EditLock | Editor":
        """Take the right to edit `file`, or return who has it.

        Raises:
            OSError: no note can be made beside the file (a read-only place, no permission), or
                the place knows no locks.
        """
        note = _note_of(file)
        tries = 0
        while True:
            handle = os.open(note, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                is_free = _try_lock(handle)
            except BaseException:
                os.close(handle)
                raise
            if not is_free:
                os.close(handle)
                tries += 1
                if tries == _TRIES:
                    return _read(note)
                time.sleep(_BETWEEN_TRIES)
                continue
            if _is_at(handle, note):
                break
            os.close(handle)  # the last editor removed this note between our opening and locking
        left = _left(_read(note), editor.host)
        # The words are a courtesy: on a full disk the lock holds without them.
        with suppress(OSError):
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, msgspec.json.encode(editor))
        return cls(handle, note, left.editor if left is not None else None)

    def release(self) -> None:
        """Give the right back and remove the note."""
        # Removed while still locked where the system allows it, so that nobody locks a note that
        # is about to vanish; Windows removes only what is closed. A stick may be gone by now.
        if sys.platform != "win32":
            _remove(self._note)
        os.close(self._handle)
        if sys.platform == "win32":
            _remove(self._note)


def _remove(note: Path) -> None:
    """Remove a note; where whoever looks at it keeps it for an instant, try again."""
    for _ in range(_TRIES):
        try:
            note.unlink(missing_ok=True)
        except PermissionError:
            time.sleep(_BETWEEN_TRIES)
        except OSError:
            return
        else:
            return


def _note_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.lock-note")


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
