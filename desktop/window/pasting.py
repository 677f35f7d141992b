"""What lies on the clipboard, as files and bytes that can be taken in."""

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from desktop.domain.clock import KAZAKHSTAN
from desktop.usecases.taking_in import Source, file_source, pasted_source

# Where browsers tell from which page a piece was copied.
_WINDOWS = 'application/x-qt-windows-mime;value="HTML Format"'
_OTHERS = ("chromium/x-source-url", "text/x-moz-url-priv")
_SOURCE = re.compile(r"SourceURL:(\S+)")


def paths_of(mime: QMimeData) -> list[Path]:
    """Return the files and folders that were dropped or copied, those on this computer."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def as_sources(files: Sequence[Path | Source]) -> list[Source]:
    """Return files and what was pasted as sources; called where a problem can be told.

    Raises:
        Problem: `evidence.cannot-read`.
    """
    return [file_source(each) if isinstance(each, Path) else each for each in files]


def pasted(mime: QMimeData | None, now: datetime, called: str) -> list[Path | Source]:
    """Return what the clipboard holds: files, else a piece of a page, else a picture, else text.

    A browser that copies a picture puts a page without words beside it, an office program a
    picture of the cells beside their words: the words decide.

    Args:
        mime: what is on the clipboard.
        now: the instant, by which what has no name is called.
        called: the word before it, in the user's language.
    """
    if mime is None:
        return []
    if paths := paths_of(mime):
        return list(paths)
    name = f"{called} {now.astimezone(KAZAKHSTAN).strftime('%Y-%m-%d %H-%M-%S')}"
    # Of something that has but an address, the address stands where the words would.
    words = "" if mime.hasUrls() else mime.text().strip()
    if mime.hasHtml() and words:
        page = mime.html().encode("utf-8", "replace")
        return [pasted_source(f"{name}.html", page, _address(mime))]
    if mime.hasImage():
        image = mime.imageData()
        if isinstance(image, QImage) and (data := _png(image)):
            return [pasted_source(f"{name}.png", data, _address(mime))]
    if words:
        return [pasted_source(f"{name}.txt", mime.text().encode("utf-8", "replace"))]
    return []


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs know only paths
    return bytes(buffer.data().data())


def _address(mime: QMimeData) -> str:
    if mime.hasFormat(_WINDOWS):
        found = _SOURCE.search(bytes(mime.data(_WINDOWS).data())[:2000].decode("utf-8", "replace"))
        return found[1] if found else ""
    for each in _OTHERS:
        if mime.hasFormat(each):
            data = bytes(mime.data(each).data())
            coded = "utf-16" if b"\0" in data[:4] else "utf-8"
            return data.decode(coded, "replace").strip("\0 \n").splitlines()[0] if data else ""
    return ""
