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
    """Return whether a file waits for its password; `False` if it cannot be read.

    One that was found damaged behind a password that is right waits for nothing more.
    """
    try:
        salt = salt_of(path)
        return is_protected(path) and keys.known(salt) is None and not keys.is_given_up(salt)
    except OSError:
        return False


def is_plain(path: Path) -> bool:
    """Return whether a file that looks protected is a plain one under noise, by all of its pages.

    Takes a while where the file is large. Such a file is damaged from then on, and locked no more.

    Raises:
        Problem: the file cannot be read.
    """
    with named(path):
        found = has_plain_pages(path)
        if found and (salt := salt_of(path)) is not None:
            keys.give_up(salt)
        return found


def unlock(path: Path, secret: str, backups: Iterable[Path] = ()) -> None:
    """Take the key of a protected file into use; nothing is done with a plain one.

    Args:
        path: the file.
        secret: its password or its recovery code. Spaces around it are passed over.
        backups: of the case, the likeliest first: the file may be damaged where its salt stands.

    Raises:
        Problem: "file.wrong-password", `protection.code-line` and `protection.code-length` for what
            looks like a recovery code, "file.damaged": the secret is right and does not open the
            file (its key is then in use, for the backups, and the file locked no more); or the file
            cannot be read.
    """
    with named(path):
        if not is_protected(path):
            return
        own = salt_of(path)
        for salt in dict.fromkeys((own, *map(_salt_of, backups))):  # a key takes its time
            for key in _candidates(secret.strip(), salt) if salt is not None else ():
                if salt == own and _opens(path, key):
                    keys.learn(key)
                    return
                # A former password opens former backups, and no page of the file.
                if seals_a_page(path, key):
                    keys.learn(key)
                    if own is not None and salt != own:
                        keys.give_up(own)
                    raise Problem("file.damaged", path=path)
        if keys.may_be_code(secret):
            keys.of_code(secret, b"")  # says in which line a sign is wrong
        raise Problem("file.wrong-password", path=path)


def _salt_of(backup: Path) -> bytes | None:
    try:
        return salt_of(backup)
    except OSError:  # the stick was pulled out: the others may tell
        return None


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
