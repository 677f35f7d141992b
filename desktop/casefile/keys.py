"""Keys of protected case files: from a password, from a recovery code, and those in use (0016).

A key is SQLCipher's raw key with the salt of the file that it opens. The file begins with its
salt, and a backup has the salt of its case, so whoever knows a key by its salt opens both.
"""

import hashlib
import hmac
import os
import unicodedata
from pathlib import Path
from typing import NamedTuple

from desktop.casefile.header import PAGE_BYTES, SALT_BYTES
from desktop.domain.errors import Problem

_ROUNDS = 256_000
"""SQLCipher's own: its file can be opened with the password by any program that knows it."""
_KEY_BYTES = 32
_DIGEST_BYTES = 64
_PAGES_LOOKED_AT = 256

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
_LINES = 4
_LINE_BYTES = _KEY_BYTES // _LINES
_CHECK_BITS = 11
_LINE_SIGNS = (8 * _LINE_BYTES + _CHECK_BITS) // 5
_GROUP = 5
# What a hand or a Cyrillic keyboard makes of a sign. "У" is left out: it may be Y or U.
_READ_AS = str.maketrans("OILАВЕЗКМНОРСТХ", "011ABE3KMH0PCTX")
_BETWEEN = str.maketrans("", "", " \t\r\n-–—.,·")


class Key(NamedTuple):
    """The raw key of 32 bytes with the salt of 16 bytes for which it was made."""

    salt: bytes
    raw: bytes

    @property
    def literal(self) -> str:
        """The key as SQLCipher takes it, between quotes."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


def of_password(password: str, salt: bytes) -> Key:
    """Return the key that a password makes with a salt; takes some tenths of a second, on purpose.

    The password is taken in its composed form (NFC): keyboards of different systems may give `Й`
    as one sign or as two.
    """
    text = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return Key(salt, hashlib.pbkdf2_hmac("sha512", text, salt, _ROUNDS, _KEY_BYTES))


def new_key(password: str) -> Key:
    """Return a key for a password with a salt of its own."""
    return of_password(password, os.urandom(SALT_BYTES))


def seals_a_page(path: Path, key: Key) -> bool:
    """Return whether a page of a protected file was written with a key: the file is damaged then.

    SQLCipher closes each page with 16 bytes to begin with and a digest of both and its number.
    """
    mask = bytes(each ^ 0x3A for each in key.salt)
    sealing = hashlib.pbkdf2_hmac("sha512", key.raw, mask, 2, _KEY_BYTES)
    with path.open("rb") as file:
        number = 0
        while len(page := file.read(PAGE_BYTES)) == PAGE_BYTES and number < _PAGES_LOOKED_AT:
            number += 1
            begin = SALT_BYTES if number == 1 else 0  # the salt itself is not sealed
            said = page[begin:-_DIGEST_BYTES] + number.to_bytes(4, "little")
            if hmac.digest(sealing, said, "sha512") == page[-_DIGEST_BYTES:]:
                return True
    return False


# -- the recovery code ----------------------------------------------------------------------------


def code_of(key: Key) -> tuple[str, ...]:
    """Return the recovery code: four lines of three groups of five signs.

    The code is the raw key itself. Each line bears a checksum of its own, so that a slip of the
    pen is found in its line.
    """
    return tuple(_line(key.raw, place) for place in range(_LINES))


def _line(raw: bytes, place: int) -> str:
    part = raw[place * _LINE_BYTES : (place + 1) * _LINE_BYTES]
    number = int.from_bytes(part, "big") << _CHECK_BITS | _check(part, place)
    signs = ""
    for _ in range(_LINE_SIGNS):
        signs = _SIGNS[number & 31] + signs
        number >>= 5
    return " ".join(signs[at : at + _GROUP] for at in range(0, _LINE_SIGNS, _GROUP))


def _check(part: bytes, place: int) -> int:
    digest = hashlib.sha256(bytes([place]) + part).digest()
    return int.from_bytes(digest[:2], "big") >> (16 - _CHECK_BITS)


def may_be_code(text: str) -> bool:
    """Return whether a text is about as long as a recovery code and has no other signs."""
    signs = _signs(text)
    return abs(len(signs) - _LINES * _LINE_SIGNS) <= _GROUP and set(signs) <= set(_SIGNS)


def of_code(text: str, salt: bytes) -> Key:
    """Return the key that a recovery code says, for the file with a salt.

    Small letters, any spaces and hyphens, and signs that look alike are taken as meant.

    Raises:
        Problem: `protection.code-length` (with how many signs there are), or
            `protection.code-line`: the checksum of a line, counted from 1, is wrong.
    """
    signs = _signs(text)
    if len(signs) != _LINES * _LINE_SIGNS:
        raise Problem("protection.code-length", n=len(signs), wanted=_LINES * _LINE_SIGNS)
    raw = b""
    for place in range(_LINES):
        number = 0
        for sign in signs[place * _LINE_SIGNS : (place + 1) * _LINE_SIGNS]:
            if sign not in _SIGNS:
                raise Problem("protection.code-line", line=place + 1)
            number = number << 5 | _SIGNS.index(sign)
        part = (number >> _CHECK_BITS).to_bytes(_LINE_BYTES, "big")
        if number & ((1 << _CHECK_BITS) - 1) != _check(part, place):
            raise Problem("protection.code-line", line=place + 1)
        raw += part
    return Key(salt, raw)


def _signs(text: str) -> str:
    return text.upper().translate(_BETWEEN).translate(_READ_AS)


# -- the keys in use ------------------------------------------------------------------------------

_in_use: dict[bytes, Key] = {}
"""By their salts, in the memory of this program and nowhere else."""


def learn(key: Key) -> None:
    """Keep a key that opened a file, so that its backups and copies open without the password."""
    _in_use[key.salt] = key


def known(salt: bytes | None) -> Key | None:
    """Return the key in use for a salt; `None` if there is none."""
    return None if salt is None else _in_use.get(salt)


def forget(key: Key) -> None:
    """Forget one key, which opens nothing any more."""
    _in_use.pop(key.salt, None)


def forget_all() -> None:
    """Forget all keys: whoever opens a protected file is asked for its password again."""
    _in_use.clear()
    _without_key.clear()


_without_key: set[bytes] = set()
"""The first bytes of files that look protected and that no key opens: they are damaged there."""


def give_up(salt: bytes) -> None:
    """Keep that no key opens the file that begins so, until `forget_all`: it is damaged."""
    _without_key.add(salt)


def is_given_up(salt: bytes | None) -> bool:
    """Return whether a file that begins so was found damaged: asking for a password is idle."""
    return salt in _without_key
