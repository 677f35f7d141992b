"""The one strict reader of all data files: what it does not know, it refuses by name."""

import datetime as dt
import re
import tomllib
from pathlib import Path
from string import Formatter
from typing import NamedTuple, TypeVar

import msgspec

from desktop.domain.basis import Basis, Confidence, Texts
from desktop.domain.errors import Problem
from desktop.domain.text import LANGS

__all__ = ["Basis", "Confidence", "DataFault", "Texts", "read_toml"]

T = TypeVar("T")


class DataFault(Problem):
    """A data file that breaks a rule: which file, at which key, and what is wrong as the code."""

    def __init__(self, code: str, /, file: Path | str, key: str, **more: object) -> None:
        super().__init__(code, file=str(file), key=key, **more)


def read_toml(path: Path, kind: type[T]) -> T:
    """Read a TOML file into `kind`, a frozen Struct; nothing is half-loaded.

    Args:
        path: the file, UTF-8.
        kind: what the whole file must be; its Structs forbid unknown fields.

    Raises:
        DataFault: `data.missing-file`, `data.not-toml`, `data.unknown-key`, `data.missing-key`,
            `data.missing-language`, `data.wrong-type` or `data.wrong-value`, with the file and
            the key's path (`clock[3].basis[0].article`, counted from 0; "" is the whole file).
    """
    try:
        plain = tomllib.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DataFault("data.missing-file", path, "") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataFault("data.not-toml", path, "", detail=str(error)) from error
    try:
        return msgspec.convert(plain, kind, builtin_types=(dt.date,))
    except msgspec.ValidationError as error:
        fault = fault_of(str(error))
        raise DataFault(fault.code, path, fault.key, detail=fault.detail) from error


class Fault(NamedTuple):
    """What msgspec's message says: a code, the key's path and what was expected or found."""

    code: str
    key: str
    detail: str


_PATH = re.compile(r" - at `(?:key in )?\$\.?(.*)`$", re.DOTALL)
_FIELD = re.compile(r"Object (contains unknown|missing required) field `(.*)`")


def fault_of(message: str) -> Fault:
    """Turn a message of `msgspec.ValidationError` into a code, a key's path and a detail.

    A missing or empty text of one language is a fault of its own, the one that is made most.
    """
    place = _PATH.search(message)
    path = place[1] if place else ""
    what = message[: place.start()] if place else message
    if field := _FIELD.fullmatch(what):
        name = field[2]
        key = f"{path}.{name}" if path else name
        if field[1] == "contains unknown":
            return Fault("data.unknown-key", key, name)
        code = "data.missing-language" if name in LANGS else "data.missing-key"
        return Fault(code, key, name)
    last = path.rpartition(".")[2]
    if last in LANGS and "matching regex" in what:
        return Fault("data.missing-language", path, last)
    code = "data.wrong-type" if ", got `" in what else "data.wrong-value"
    return Fault(code, path, what)


def places_in(text: str) -> set[str]:
    """Return what stands in braces; the whole text where they do not match."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {text}
