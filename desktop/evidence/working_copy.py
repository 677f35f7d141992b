"""The copy of a photo that goes out: cut, with an arrow, with faces made unrecognisable."""

from io import BytesIO
from math import atan2, cos, pi, sin
from typing import Any

from PIL import Image, ImageDraw, ImageOps

from desktop.evidence.changes import MOSAIC, Area, Changes
from desktop.evidence.pictures import opened

LONGEST_SIDE = 3000
"""Pixels: enough to enlarge a detail, and a fraction of the camera's file."""
_RED = (200, 30, 30)
_PNG_LIMIT = 4_000_000


def worked(data: bytes, changes: Changes) -> tuple[bytes, str]:
    """Return a changed copy of a picture, and the ending of its name (".jpg" or ".png").

    It holds pixels alone: no place, no camera, no small preview of what was there before.

    Raises:
        Problem: `paper.picture-unreadable`, `paper.picture-too-big`.
    """
    with opened(BytesIO(data)) as picture:
        shape = picture.format
        flat = _plain(ImageOps.exif_transpose(picture))
        flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    for area in changes.blurred:
        _blur(flat, area)
    for area in changes.arrows:
        _arrow(flat, area)
    if changes.cut is not None:
        flat = flat.crop(changes.cut.pixels(*flat.size))
    out = BytesIO()
    if shape in {"PNG", "GIF", "BMP"}:
        flat.save(out, "PNG")
        if out.tell() <= _PNG_LIMIT:
            return out.getvalue(), ".png"
        out = BytesIO()
    flat.save(out, "JPEG", quality=88)
    return out.getvalue(), ".jpg"


def _plain(picture: Any) -> Any:
    """Return new pixels on white paper: whatever rode along stays behind."""
    if picture.mode.startswith(("I", "F")):
        picture = picture.convert("I").point(lambda shade: shade / 256).convert("L")
    colours = picture.convert("RGBA")
    paper = Image.new("RGB", colours.size, "white")
    paper.paste(colours, mask=colours.getchannel("A"))
    return paper


def _blur(picture: Any, area: Area) -> None:
    box = area.pixels(*picture.size)
    size = (box[2] - box[0], box[3] - box[1])
    squares = (min(MOSAIC, size[0]), min(MOSAIC, size[1]))
    smeared = picture.crop(box).resize(squares, Image.Resampling.BOX)
    picture.paste(smeared.resize(size, Image.Resampling.BILINEAR), box[:2])


def _arrow(picture: Any, area: Area) -> None:
    width, height = picture.size
    begin, end = (area.left * width, area.top * height), (area.right * width, area.bottom * height)
    thick = max(4, max(width, height) // 160)
    draw = ImageDraw.Draw(picture)
    turn = atan2(end[1] - begin[1], end[0] - begin[0])
    head = thick * 5
    neck = (end[0] - head * 0.8 * cos(turn), end[1] - head * 0.8 * sin(turn))
    draw.line([begin, neck], fill=_RED, width=thick)
    wings = [
        (end[0] - head * cos(turn + side), end[1] - head * sin(turn + side))
        for side in (pi / 7, -pi / 7)
    ]
    draw.polygon([end, *wings], fill=_RED)
