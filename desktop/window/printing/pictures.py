"""Pictures on paper: as fine as is to be seen there, and without what was cropped off in Word."""

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QImageReader, QPainter

from desktop.documents.printed import Image

_FINEST = 300.0 / 72.0
"""Dots in a point; finer is not to be seen on paper."""
_MOST_DOTS = 40_000_000
"""No decoded picture is larger; Qt refuses more than 64 million."""


def drawable(image: Image) -> bool:
    """Tell if a picture can be drawn; only a JPEG may be of any size, it is read reduced."""
    buffer = _buffer(image.data)
    reader = QImageReader(buffer)
    fine = reader.canRead()
    size = reader.size()
    if size.width() * size.height() > _MOST_DOTS:
        fine = bytes(reader.format().data()) == b"jpeg"
    del reader  # before what it reads from
    return fine


def draw_picture(painter: QPainter, image: Image, box: QRectF) -> None:
    """Draw what is to be seen of a picture into a box."""
    read = _read(image)
    if read.isNull():
        return
    left, top, right, bottom = image.crop
    wide, tall = read.width(), read.height()
    seen = QRectF(left * wide, top * tall, (1 - left - right) * wide, (1 - top - bottom) * tall)
    there = seen.intersected(QRectF(read.rect())).toAlignedRect()
    across, down = box.width() / seen.width(), box.height() / seen.height()
    place = QRectF(
        box.x() + (there.x() - seen.x()) * across,
        box.y() + (there.y() - seen.y()) * down,
        there.width() * across,
        there.height() * down,
    )
    painter.drawImage(place, read.copy(there))  # in a PDF what is cropped off must not be there


def _buffer(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _read(image: Image) -> QImage:
    buffer = _buffer(image.data)
    reader = QImageReader(buffer)
    size = reader.size()
    left, top, right, bottom = image.crop
    shrink = max(
        min(
            size.width() * (1 - left - right) / (image.width * _FINEST),
            size.height() * (1 - top - bottom) / (image.height * _FINEST),
        ),
        (size.width() * size.height() / _MOST_DOTS) ** 0.5,
    )
    if shrink > 1:
        reader.setScaledSize(QSize(round(size.width() / shrink), round(size.height() / shrink)))
    read = reader.read()
    del reader  # before what it reads from
    return read
