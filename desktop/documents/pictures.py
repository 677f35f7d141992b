"""Pictures on their way into a paper: small enough to print and post, and telling nothing more."""

from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image, ImageOps

from desktop.evidence.pictures import opened


class Fineness(NamedTuple):
    """How fine copies are: the longest side in pixels, the quality of a JPEG."""

    side: int
    quality: int


FEW, MANY = Fineness(1600, 85), Fineness(1200, 80)
"""A paper with many photos must still be light enough to be sent, and to be held in memory."""
_MANY_FROM = 50
# A screenshot stays sharp as PNG; above this size it is a photograph in disguise.
_PNG_LIMIT = 1_000_000


class Reduced(NamedTuple):
    """A copy made for paper: without place, camera or thumbnail, and no larger than needed."""

    data: bytes
    width: int
    height: int


def fineness(count: int) -> Fineness:
    """Return how fine the copies are in a paper of so many pictures."""
    return MANY if count >= _MANY_FROM else FEW


def reduced(data: bytes, fine: Fineness = FEW) -> Reduced:
    """Return the copy of a picture that goes into a paper; the original is not touched.

    Raises:
        Problem: `paper.picture-unreadable` (no picture, or damaged), `paper.picture-too-big`.
    """
    with opened(BytesIO(data)) as picture:
        return _copy(picture, fine)


def set_in_line(inline: Any, words: str) -> None:
    """Let a picture in a line take no more room than its own, and say in words what it shows."""
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")  # without a word LibreOffice takes an eighth of an inch
    for element in (inline.docPr, inline.graphic.graphicData.pic.nvPicPr.cNvPr):
        element.set("descr", words)


def _copy(picture: Any, fine: Fineness) -> Reduced:
    source = picture.format
    # Lets the JPEG decoder leave out what would be thrown away at once: most of the time.
    shrink = max(1, max(picture.size) / fine.side)
    picture.draft("RGB", (int(picture.width / shrink), int(picture.height / shrink)))
    turned = ImageOps.exif_transpose(picture)
    flat = _flat(turned)
    flat.thumbnail((fine.side, fine.side), Image.Resampling.BICUBIC, reducing_gap=2.0)
    if source in {"PNG", "GIF", "BMP"}:
        out = BytesIO()
        flat.save(out, "PNG", compress_level=6)
        if out.tell() <= _PNG_LIMIT:
            return Reduced(out.getvalue(), *flat.size)
    out = BytesIO()
    flat.save(out, "JPEG", quality=fine.quality)
    return Reduced(out.getvalue(), *flat.size)


def _flat(picture: Any) -> Any:
    """Return the picture in plain colour on white paper, without anything that rides along."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture)
    if picture.mode in {"I", "F"} or picture.mode.startswith("I;16"):
        picture = _eight_bits(picture)
    flat = picture if picture.mode == "RGB" else picture.convert("RGB")
    flat.info.clear()
    return flat


def _eight_bits(picture: Any) -> Any:
    """Return a deep grey picture with 256 shades: its conversion to colour cuts off, all white."""
    low, high = (0, 65535) if picture.mode.startswith("I;16") else picture.getextrema()
    # The library reads a factor and an offset out of such a function, and only of these modes.
    wide = picture.convert("F" if picture.mode == "F" else "I")
    factor = 255 / (high - low) if high > low else 0
    return wide.point(lambda shade: shade * factor - low * factor).convert("L")
