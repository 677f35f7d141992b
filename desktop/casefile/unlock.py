"""Opening a protected file with what the user types: its password, or its recovery code (0016)."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from desktop.casefile import keys
from desktop.casefile.driver import errors
from desktop.casefile.faults import named
from desktop.casefile.format import open_database
from desktop.casefile.header import has_plain_pages, is_protected, salt_of
from desktop.casefile.keys import Key, seals_a_page
from desktop.casefile.places import openable
from desktop.domain.errors import Problem


def is_locked(path: Path) -> bool:
    """Return whether a file is protected and its key not in use; `False` if it cannot be read."""
    try:
        return is_protected(path) and keys.known(salt_of(path)) is None
    except OSError:
        return False


def is_plain(path: Path) -> bool:
    """Return whether a file that looks protected is a plain one under noise, by all of its pages.

    Takes a while where the file is large.

    Raises:
        Problem: the file cannot be read.
    """
    with named(path):
        return has_plain_pages(path)


def unlock(path: Path, secret: str, backups: Iterable[Path] = ()) -> None:
    """Take the key of a protected file into use; nothing is done with a plain one.

    Args:
        path: the file.
        secret: its password or its recovery code. Spaces around it are passed over.
        backups: of the case, the newest first: the file may be damaged where its salt stands.

    Raises:
        Problem: "file.wrong-password", `protection.code-line` and `protection.code-length` for what
            looks like a recovery code, "file.damaged": the secret is right and does not open the
            file (its key is then in use, for the backups); or the file cannot be read.
    """
    with named(path):
        if not is_protected(path):
            return
        tried: dict[bytes, tuple[Key, ...]] = {}
        for file in (path, *backups):
            salt = salt_of(file)
            if salt is None:
                continue
            if salt not in tried:  # counting a key out takes its time
                tried[salt] = tuple(_candidates(secret.strip(), salt))
            for key in tried[salt]:
                if file == path and _opens(path, key):
                    keys.learn(key)
                    return
                # A former password opens former backups, and no page of the file.
                if seals_a_page(path, key):
                    keys.learn(key)
                    raise Problem("file.damaged", path=path)
        if keys.may_be_code(secret):
            keys.of_code(secret, b"")  # says in which line a sign is wrong
        raise Problem("file.wrong-password", path=path)


def _candidates(secret: str, salt: bytes) -> Iterator[Key]:
    yield keys.of_password(secret, salt)
    if keys.may_be_code(secret):
        try:
            yield keys.of_code(secret, salt)
        except Problem:  # a password may look like one
            return


def _opens(path: Path, key: Key) -> bool:
    with ExitStack() as undo:
        source, mode = openable(path.resolve(), undo)
        try:
            # The address takes whole paths only; the settings already read the first page.
            database = open_database(source.absolute(), mode=mode, write=False, key=key)
            with closing(database):
                database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except errors("DatabaseError") as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_NOTADB:
                return False
            raise
    return True
