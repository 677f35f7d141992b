"""A bag from strangers' hands: looked at where it lies, never unpacked, never trusted.

What tries to lead out of the bag, or to fill the disk or the memory, is refused before anything is
read. All else that is not as it should be is a finding: one fault does not hide another.
"""

import errno
import hashlib
import os
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Protocol

from desktop.casefile.bag import DECLARATION, INFO, PAYLOAD
from desktop.casefile.faults import named
from desktop.domain.errors import Problem

MOST_FILES = 100_000
MOST_TIMES = 200
"""A ZIP may unpack to so many times its size, and a bit: our own never comes near."""
_AND_A_BIT = 100_000_000
_LARGEST_TAG = 64 << 20
"""Bytes of a manifest or another file beside the payload that are held in memory."""
_PIECE = 1 << 20
_ALGORITHMS = ("sha256", "sha512")
_KNOWN_VERSIONS = ("1.0", "0.97")
_LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?([^ \t].*)")
_IN_ONE_FOLDER = re.compile(rf"([^/]+/)?{re.escape(DECLARATION)}")
_DRIVE = re.compile(r"[A-Za-z]:")

Progress = Callable[[int, int], bool]
Found = Callable[..., None]


class _Files(Protocol):
    """The files of a bag by their paths in it, with their sizes, and what lies beside the bag."""

    sizes: Mapping[str, int]
    beside: Sequence[str]

    def open(self, path: str) -> IO[bytes]:
        """Open one for reading."""
        ...


class ReadBag:
    """A bag that can be read; `found` hears of what is not as it should be.

    Attributes:
        sizes: the size of each file in bytes, by its path in the bag.
        hashes: the SHA-256 of each file that was read, by its path.
        info: what the bag says of itself.
    """

    def __init__(self, files: _Files, found: Found) -> None:
        self.sizes = files.sizes
        self.hashes: dict[str, str] = {}
        self.info: Mapping[str, str] = {}
        self._files = files
        self._found = found
        # A Mac takes names apart into letters and accents; they are the same names.
        self._by_name = {unicodedata.normalize("NFC", path): path for path in files.sizes}

    def check(self, progress: Progress | None) -> None:
        """Hold the bag against its own lists: every file is there, is listed, and is unchanged.

        Raises:
            Problem: `package.path-trick` in a list, or `verify.stopped`.
        """
        self._declared()
        self.read_info()
        wanted: dict[str, dict[str, str]] = {}
        payload, tags = set[str](), set[str]()
        for algorithm in _ALGORITHMS:
            for name, kept in (("manifest", payload), ("tagmanifest", tags)):
                for path, digest in self._manifest(f"{name}-{algorithm}.txt"):
                    kept.add(path)
                    wanted.setdefault(path, {})[algorithm] = digest
        if not any(f"manifest-{each}.txt" in self._by_name for each in _ALGORITHMS):
            self._found("package.no-manifest")
        if "fetch.txt" in self._by_name:
            self._found("package.elsewhere")
        self._weigh()
        self._compare(wanted, progress)
        for path in self._files.beside:
            self._found("package.unexpected", name=path)
        listed = payload | tags
        if not any(f"tagmanifest-{each}.txt" in self for each in _ALGORITHMS):  # need not be there
            listed |= {path for path in self._by_name if not path.startswith(PAYLOAD)}
        for path in sorted(self._by_name.keys() - listed):
            if not path.startswith("tagmanifest-"):
                self._found("package.unexpected", name=path)

    def lines(self, path: str, longest: int) -> Iterator[bytes]:
        """Yield the lines of a file; one that is longer than `longest` comes in parts."""
        with self._open(path) as file:
            while line := file.readline(longest):
                yield line

    def pieces(self, path: str) -> Iterator[bytes]:
        """Yield a file piece by piece.

        Raises:
            Problem: `package.changed`: it cannot be read on.
        """
        try:
            yield from self._pieces(path)
        except _BrokenError as error:
            raise Problem("package.changed", name=path) from error

    def whole(self, path: str, largest: int) -> bytes:
        """Return a file whole.

        Raises:
            Problem: `package.too-large`, with the limit in megabytes.
            KeyError: there is none.
        """
        if self.size(path) > largest:
            raise Problem("package.too-large", name=path, limit_mb=largest >> 20)
        with _whole(), self._open(path) as file:
            return file.read()

    def size(self, path: str) -> int:
        """Return the size of a file in bytes.

        Raises:
            KeyError: there is none.
        """
        return self.sizes[self._by_name[path]]

    def __contains__(self, path: str) -> bool:
        return path in self._by_name

    def _pieces(self, path: str) -> Iterator[bytes]:
        with _whole(), self._open(path) as file:
            while piece := file.read(_PIECE):
                yield piece

    def _open(self, path: str) -> IO[bytes]:
        return self._files.open(self._by_name[path])

    def _declared(self) -> None:
        told = dict(self._labels(DECLARATION))
        version = told.get("BagIt-Version", "")
        if version not in _KNOWN_VERSIONS:
            self._found("package.bag-version", version=version or "–")
        if told.get("Tag-File-Character-Encoding", "").upper() != "UTF-8":
            self._found("package.unreadable", name=DECLARATION)

    def read_info(self) -> None:
        """Read what the bag says of itself."""
        self.info = dict(self._labels(INFO)) if INFO in self else {}

    def _labels(self, path: str) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for line in self._text(path).splitlines():
            label, colon, value = line.partition(":")
            if line[:1] in (" ", "\t") and found:
                found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
            elif colon:
                found.append((label.strip(), value.strip()))
        return found

    def _text(self, path: str) -> str:
        try:
            return self.whole(path, _LARGEST_TAG).decode("utf-8-sig")
        except (UnicodeDecodeError, _BrokenError):
            self._found("package.unreadable", name=path)
            return ""

    def _manifest(self, name: str) -> Iterator[tuple[str, str]]:
        if name not in self:
            return
        seen = set[str]()
        for line in filter(None, self._text(name).splitlines()):
            parts = _LINE.fullmatch(line)
            if parts is None:
                self._found("package.unreadable", name=name)
                return
            path = re.sub("%(0[AaDd]|25)", lambda code: chr(int(code[1], 16)), parts[2])
            path = unicodedata.normalize("NFC", path.removeprefix("./"))
            refuse_trick(path)
            if path in seen or path.startswith(PAYLOAD) != name.startswith("manifest"):
                self._found("package.unreadable", name=name)
                continue
            seen.add(path)
            yield path, parts[1].lower()

    def _weigh(self) -> None:
        payload = [size for path, size in self.sizes.items() if path.startswith(PAYLOAD)]
        told = self.info.get("Payload-Oxum")
        if told is not None and told != f"{sum(payload)}.{len(payload)}":
            self._found("package.oxum", told=told, is_=f"{sum(payload)}.{len(payload)}")

    def _compare(self, wanted: Mapping[str, Mapping[str, str]], progress: Progress | None) -> None:
        total = sum(self.size(path) for path in wanted if path in self)
        done = 0
        for path in sorted(wanted):
            if path not in self:
                self._found("package.missing", name=path)
                continue
            digests = {each: hashlib.new(each) for each in ("sha256", *wanted[path])}
            try:
                for piece in self._pieces(path):
                    for digest in digests.values():
                        digest.update(piece)
                    done += len(piece)
                    if progress is not None and not progress(done, total):
                        raise Problem("verify.stopped")
            except _BrokenError:
                self._found("package.unreadable", name=path)
                continue
            self.hashes[path] = digests["sha256"].hexdigest()
            if any(digests[each].hexdigest() != told for each, told in wanted[path].items()):
                self._found("package.changed", name=path)


class _BrokenError(Exception):
    """A ZIP cannot be read on."""


@contextmanager
def _whole() -> Iterator[None]:
    """Bring all the ways in which the library complains of a broken ZIP into one."""
    try:
        yield
    except (
        zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, RuntimeError,
        OverflowError,
    ) as error:  # fmt: skip
        raise _BrokenError from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # it names a place before the file's beginning
            raise _BrokenError from error
        raise


def is_bag(path: Path) -> bool:
    """Return whether a path is to be read as a bag: a folder, or a ZIP.

    Raises:
        OSError: it cannot be looked at.
    """
    if path.is_dir():
        return True
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


@contextmanager
def opened_bag(path: Path, found: Found) -> Iterator[ReadBag]:
    """Open a bag, a folder or a ZIP; nothing in it is unpacked or followed.

    Raises:
        Problem: `package.not-a-bag`, `package.path-trick` (a name that leads out of it, a link, two
            names that differ in their case alone), `package.too-many-files`, `package.bomb`,
            `package.broken-zip`, or it is out of reach.
    """
    with named(path), ExitStack() as undo:
        files: _Files = _InFolder(path) if path.is_dir() else undo.enter_context(_in_zip(path))
        if DECLARATION not in files.sizes:
            raise Problem("package.not-a-bag", path=path)
        _refuse_twins(files.sizes)
        yield ReadBag(files, found)


def refuse_trick(path: str) -> None:
    """Refuse a path that could lead out of the bag on any system.

    Raises:
        Problem: `package.path-trick`.
    """
    parts = path.split("/")
    if (
        "\\" in path
        or "\0" in path
        or _DRIVE.match(path)
        or any(part in ("", ".", "..") for part in parts)
    ):
        raise Problem("package.path-trick", name=path)


def _refuse_twins(paths: Mapping[str, int]) -> None:
    if len(paths) > MOST_FILES:
        raise Problem("package.too-many-files", n=len(paths), limit=MOST_FILES)
    seen = set[str]()
    for path in paths:
        folded = unicodedata.normalize("NFC", path).casefold()
        if folded in seen:
            raise Problem("package.path-trick", name=path)
        seen.add(folded)


class _InFolder:
    """The files of a folder. Links, and what is no file, are refused."""

    sizes: Mapping[str, int]
    beside: Sequence[str] = ()

    def __init__(self, root: Path) -> None:
        self._root = root
        self.sizes = dict(self._walk(root, os.path.realpath(root), ""))

    def _walk(self, folder: Path, real: str, before: str) -> Iterator[tuple[str, int]]:
        with os.scandir(folder) as entries:
            for n, entry in enumerate(sorted(entries, key=lambda each: each.name)):
                path, lies = f"{before}{entry.name}", os.path.join(real, entry.name)  # noqa: PTH118
                kind = entry.stat(follow_symlinks=False)
                # Windows has links that call themselves folders: they lie elsewhere.
                if os.path.realpath(entry.path) != lies:
                    raise Problem("package.path-trick", name=path)
                if n > MOST_FILES:
                    raise Problem("package.too-many-files", n=n, limit=MOST_FILES)
                if stat.S_ISDIR(kind.st_mode):
                    yield from self._walk(Path(entry.path), lies, f"{path}/")
                elif stat.S_ISREG(kind.st_mode):
                    refuse_trick(path)
                    yield path, kind.st_size
                else:
                    raise Problem("package.path-trick", name=path)

    def open(self, path: str) -> IO[bytes]:
        """Open one for reading."""
        return (self._root / path).open("rb")


@contextmanager
def _in_zip(path: Path) -> Iterator["_InZip"]:
    try:
        with _whole():
            opened = zipfile.ZipFile(path)
    except _BrokenError as error:
        raise Problem("package.broken-zip", path=path) from error
    with opened:
        yield _InZip(opened, path.stat().st_size)


class _InZip:
    """The files of a ZIP, counted from the one folder that holds the bag."""

    sizes: Mapping[str, int]
    beside: Sequence[str]

    def __init__(self, opened: zipfile.ZipFile, size: int) -> None:
        self._zip = opened
        items = opened.infolist()
        self._items = {item.orig_filename: item for item in items}
        if len(items) > MOST_FILES:
            raise Problem("package.too-many-files", n=len(items), limit=MOST_FILES)
        if sum(item.file_size for item in items) > size * MOST_TIMES + _AND_A_BIT:
            raise Problem("package.bomb", limit=MOST_TIMES)
        names = [item.orig_filename for item in items]
        declared = min(filter(_IN_ONE_FOLDER.fullmatch, names), key=len, default="")
        self._base = declared.removesuffix(DECLARATION)
        seen = set[str]()
        for name in names:
            refuse_trick(name.removesuffix("/"))
            if name in seen:
                raise Problem("package.path-trick", name=name)
            seen.add(name)
        sizes = dict(map(_size_of, items))
        files = [name for name in names if not name.endswith("/")]
        inside = [name for name in files if name.startswith(self._base)]
        self.sizes = {name.removeprefix(self._base): sizes[name] for name in inside}
        self.beside = sorted(set(files) - set(inside))

    def open(self, path: str) -> IO[bytes]:
        """Open one for reading."""
        item = self._items[self._base + path]
        if item.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise NotImplementedError(item.compress_type)  # a RuntimeError, as the library's own
        return self._zip.open(item)


def _size_of(item: zipfile.ZipInfo) -> tuple[str, int]:
    kind = item.external_attr >> 16
    if stat.S_IFMT(kind) and not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        raise Problem("package.path-trick", name=item.orig_filename)
    return item.orig_filename, item.file_size
