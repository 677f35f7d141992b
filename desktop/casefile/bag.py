"""A case as a bag (BagIt 1.0, RFC 8493): written as a folder or as one ZIP, whole or not at all.

The library of that name makes a bag out of a folder that is there already; ours is written file by
file out of a case, into a ZIP as well, without a second copy on the disk. Tests read it by the
library.
"""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import IO, NamedTuple, Protocol

from desktop.casefile.faults import named
from desktop.casefile.places import sync_folder

DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
PAYLOAD = "data/"
MANIFEST = "manifest-sha256.txt"
VERSION = "1.0"
_BEFORE_TIME = (1980, 1, 1, 0, 0, 0)
"""The hour that a ZIP gives its files: the earliest it can say, so that it says nothing."""


class Written(NamedTuple):
    """What was written of a file: its SHA-256 and its size in bytes."""

    sha256: str
    size: int


class _Place(Protocol):
    """Where the files of a bag go."""

    def begin(
        self, path: str, size: int | None, *, packed: bool
    ) -> AbstractContextManager[IO[bytes]]:
        """Return a file to write to."""
        ...

    def close(self, *, whole: bool) -> None:
        """Make what was written durable if it is whole, let go of it if not."""
        ...


class Bag:
    """A bag being written. What is added is hashed on its way and never held whole."""

    def __init__(self, place: _Place) -> None:
        self._place = place
        self.payload: dict[str, Written] = {}
        self._tags: dict[str, Written] = {}

    def add(
        self, path: str, pieces: Iterable[bytes], *, size: int | None = None, packed: bool = True
    ) -> Written:
        """Write a file of the payload; `path` is counted from `data/`.

        Args:
            path: its path, with "/".
            pieces: its bytes.
            size: how many there will be, `None` if that is not known before.
            packed: whether a ZIP may compress it. What does not shrink is kept as it is.
        """
        self.payload[path] = self._write(PAYLOAD + path, pieces, size, packed=packed)
        return self.payload[path]

    def finish(
        self, info: Sequence[tuple[str, str]], tags: Callable[[str], Mapping[str, bytes]]
    ) -> str:
        """Write what makes a bag of it; return the SHA-256 of the list of its payload.

        Args:
            info: what the bag says of itself; the size of the payload is added.
            tags: gets that SHA-256 and returns further files beside the payload, by their names.
        """
        oxum = f"{sum(each.size for each in self.payload.values())}.{len(self.payload)}"
        told = [*info, ("Payload-Oxum", oxum)]
        declared = f"BagIt-Version: {VERSION}\nTag-File-Character-Encoding: UTF-8\n"
        self._tag(DECLARATION, declared.encode())
        # A label's value goes on one line: a line end in a name would begin another label.
        self._tag(INFO, "".join(f"{k}: {' '.join(v.split())}\n" for k, v in told).encode())
        payload = {PAYLOAD + path: each for path, each in self.payload.items()}
        self._tag(MANIFEST, _manifest(payload))
        listed = self._tags[MANIFEST].sha256
        for name, data in tags(listed).items():
            self._tag(name, data)
        self._tag(f"tag{MANIFEST}", _manifest(self._tags))
        return listed

    def _tag(self, path: str, data: bytes) -> None:
        self._tags[path] = self._write(path, [data], len(data), packed=True)

    def _write(
        self, path: str, pieces: Iterable[bytes], size: int | None, *, packed: bool
    ) -> Written:
        digest, written = hashlib.sha256(), 0
        with self._place.begin(path, size, packed=packed) as file:
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
                written += len(piece)
        return Written(digest.hexdigest(), written)


def _manifest(files: Mapping[str, Written]) -> bytes:
    return "".join(f"{files[path].sha256}  {path}\n" for path in sorted(files)).encode()


@contextmanager
def written_bag(target: Path, base: str, read: Callable[[Path], None]) -> Iterator[Bag]:
    """Give a bag to fill; when it is whole and was read, it takes the place of `target`.

    A target that ends in .zip becomes one file, any other a folder, which must not be there yet.
    If the block fails nothing is left behind, and a file that was there stays.

    Args:
        target: where the bag will lie.
        base: the name of the one folder inside a ZIP.
        read: reads the finished bag where it came into being; what it raises undoes all.

    Raises:
        Problem: "file.disk-full" and the like.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    zipped = target.suffix.lower() == ".zip"
    with named(target):
        try:
            _clear(beside)
            place: _Place = _Zip(beside, base) if zipped else _Folder(beside)
            try:
                yield Bag(place)
            except BaseException:
                place.close(whole=False)
                raise
            place.close(whole=True)
            read(beside)
            beside.replace(target) if zipped else beside.rename(target)
            sync_folder(target.parent)
        finally:
            with suppress(OSError):
                _clear(beside)


def _clear(beside: Path) -> None:
    if beside.is_dir() and not beside.is_symlink():
        shutil.rmtree(beside)
    else:
        beside.unlink(missing_ok=True)


class _Folder:
    """Files in a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        root.mkdir()

    @contextmanager
    def begin(self, path: str, size: int | None, *, packed: bool) -> Iterator[IO[bytes]]:
        """Return a file to write to."""
        target = self._root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())

    def close(self, *, whole: bool) -> None:
        """Make the names durable; the files are."""
        if whole:
            for folder, _folders, _files in os.walk(self._root):
                sync_folder(Path(folder))


class _Zip:
    """Files in one ZIP, inside one folder, in the order in which they come."""

    def __init__(self, path: Path, base: str) -> None:
        self._base = base
        self._file = path.open("xb")
        self._zip = zipfile.ZipFile(self._file, "w")

    def begin(
        self, path: str, size: int | None, *, packed: bool
    ) -> AbstractContextManager[IO[bytes]]:
        """Return a file to write to."""
        item = zipfile.ZipInfo(f"{self._base}/{path}", _BEFORE_TIME)
        item.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        item.create_system = 3  # the same on each system, so that the bytes are
        item.external_attr = 0o100644 << 16
        item.file_size = size or 0
        return self._zip.open(item, "w", force_zip64=size is None)

    def close(self, *, whole: bool) -> None:
        """Write the list of files and make all of it durable."""
        try:
            with nullcontext() if whole else suppress(OSError, ValueError):
                self._zip.close()
                self._file.flush()
                os.fsync(self._file.fileno())
        finally:
            with nullcontext() if whole else suppress(OSError):
                self._file.close()
