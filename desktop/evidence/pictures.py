"""Pictures: opened within limits, and what a camera wrote into them."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, Any

from PIL import Image, UnidentifiedImageError

from desktop.domain.errors import Problem
from desktop.evidence import limits
from desktop.evidence.says import Says, moment_of

_EXIF, _GPS = 0x8769, 0x8825
_TAKEN, _DIGITIZED, _MAKE, _ARTIST = 0x9003, 0x9004, 0x010F, 0x013B


@contextmanager
def opened(file: IO[bytes]) -> Iterator[Any]:
    """Open a picture without reading its pixels.

    Raises:
        Problem: `paper.picture-unreadable` (no picture, or damaged; also of what is done with it
            inside), `paper.picture-too-big`.
    """
    import pi_heif

    pi_heif.register_heif_opener()
    try:
        with warnings.catch_warnings():
            # The library warns of large pictures; the limit here is our own, in plain sight.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file) as picture:
                if picture.width * picture.height > limits.PIXELS:
                    raise Problem("paper.picture-too-big")
                yield picture
    except Image.DecompressionBombError as error:
        raise Problem("paper.picture-too-big") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise Problem("paper.picture-unreadable") from error


def picture_says(file: IO[bytes], name: str) -> Says:
    """Return when a picture was taken, by whom, and whether it holds the place.

    A picture without a camera's marks is taken for a screenshot.
    """
    try:
        with opened(file) as picture:
            # Of a PNG without such marks the library would unpack all pixels to look behind them.
            marked = picture.format != "PNG" or "exif" in picture.info
            exif = picture.getexif() if marked else Image.Exif()
            camera = exif.get_ifd(_EXIF)
            taken = _moment(camera.get(_TAKEN)) or _moment(camera.get(_DIGITIZED))
            by_camera = bool(taken or exif.get(_MAKE))
            return Says(
                kind="photo" if by_camera else "screenshot",
                made=moment_of(taken),
                made_by=str(exif.get(_ARTIST, "")),
                gps=_has_place(exif),
            )
    except Problem as problem:
        large = problem.code == "paper.picture-too-big"
        code = "evidence.picture-too-large" if large else "evidence.no-picture"
        return Says(kind="screenshot", problems=(Problem(code, name=name),))


def _has_place(exif: Any) -> bool:
    place = exif.get_ifd(_GPS)
    return 2 in place and 4 in place  # latitude and longitude; an empty block holds none


def _moment(written: object) -> datetime | None:
    """Read a camera's time. It has no zone: it is the hour that the camera showed."""
    try:
        return datetime.strptime(str(written).strip("\0 ")[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
    except ValueError:
        return None
