"""The regions as tiles that lie roughly as on the map, each with its cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from desktop.law.proofs import Region
from desktop.usecases.library_filter import UNKNOWN, Tile
from desktop.window import theme
from desktop.window.drawing import draw_mark, elided, ground, pen, ring, write
from desktop.window.language import lang, say
from desktop.window.override import override
from desktop.window.theme import S

PLACES: Mapping[str, tuple[int, int]] = {
    "39": (0, 2), "59": (0, 3), "55": (0, 4),
    "27": (1, 0), "15": (1, 1), "11": (1, 3), "71": (1, 4), "10": (1, 5), "63": (1, 6),
    "23": (2, 0), "62": (2, 2), "35": (2, 3), "33": (2, 5),
    "47": (3, 0), "43": (3, 1), "61": (3, 2), "31": (3, 3), "19": (3, 4), "75": (3, 5),
    "79": (4, 2),
    UNKNOWN: (4, 6),
}  # fmt: skip
"""Line and column of each region by its KATO code, from the north-west."""
_GENERIC = {
    "kk": (" облысы", " қаласы"),
    "ru": (" область", "область ", "город "),
    "en": (" Region", " city"),
}
_HIGH = 96


class RegionMap(QWidget):
    """A tile a region, and one for cases without where there are any; says which is chosen."""

    chosen = Signal(str)

    def __init__(self, regions: Iterable[Region]) -> None:
        super().__init__()
        self._regions = {each.code: each for each in regions}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(S)
        self.tiles: dict[str, RegionTile] = {}
        for code, (line, column) in PLACES.items():
            tile = RegionTile()
            tile.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
            self.tiles[code] = tile
            grid.addWidget(tile, line, column)
        for n in range(7):
            grid.setColumnStretch(n, 1)
        grid.setRowStretch(5, 1)

    def show_tiles(self, tiles: Mapping[str, Tile]) -> None:
        """Show how many cases each region has, and of these how many are late or wait."""
        for code, tile in self.tiles.items():
            tile.show_tile(self._name(code), tiles.get(code, Tile()))
        self.tiles[UNKNOWN].setVisible(UNKNOWN in tiles)

    def _name(self, code: str) -> str:
        region = self._regions.get(code)
        return region.name.text(lang()) if region else say("library.region.-")


class RegionTile(QAbstractButton):
    """One region. Colours say nothing that the words on it do not say."""

    def __init__(self) -> None:
        super().__init__()
        self.tile = Tile()
        self._name = ""
        self._hovered = False
        self._strong = theme.sized(-1, weight=QFont.Weight.DemiBold)
        self._small = theme.sized(-1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_tile(self, name: str, tile: Tile) -> None:
        """Show a region's cases."""
        self._name, self.tile = name, tile
        said = ", ".join((name, *self._lines()))
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setEnabled(tile.cases > 0)
        self.update()

    def _lines(self) -> list[str]:
        tile = self.tile
        lines = [say("library.cases", n=tile.cases)]
        for n, key in ((tile.late, "late"), (tile.waiting, "waiting")):
            if n:
                words = say(f"library.standing.{key}")
                lines.append(say("library.counted", words=words, n=n))
        return lines

    @override
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the height of a name and three lines."""
        return QSize(112, _HIGH)

    @override
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as seven of them fit a small screen."""
        return QSize(96, _HIGH)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Show that it can be pressed."""
        self._hovered = True
        self.update()

    @override
    def leaveEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Show it as it was."""
        self._hovered = False
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the name, the number of cases, and what of them presses."""
        c, tile = theme.colours(), self.tile
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        soft = c.missed_soft if tile.late else c.soon_soft if tile.waiting else c.surface
        frame = QPainterPath()
        frame.addRoundedRect(box, theme.RADIUS, theme.RADIUS)
        if tile.cases:
            ground(painter, box, soft)
        else:  # only its outline, in the dark as in the light: what holds nothing stands back
            painter.strokePath(frame, pen(c.line, 1))
        if self.hasFocus():
            ring(painter, box)
        elif self._hovered and tile.cases:
            painter.strokePath(frame, pen(c.frame, 1))
        left, top, wide = S, 6, self.width() - 2 * S
        strong, small = QFontMetrics(self._strong), QFontMetrics(self._small)
        colour = c.text if tile.cases else c.muted
        for line in _name_lines(strong, short_name(self._name), wide):
            write(painter, (left, top), line, colour, self._strong)
            top += strong.height() - 1
        top += 2
        if not tile.cases:
            write(painter, (left, top), elided(small, self._lines()[0], wide), c.muted, self._small)
            return
        signs: tuple[Literal["missed", "soon"] | None, ...]
        signs = (None, "missed" if tile.late else "soon", "soon")
        for line, sign in zip(self._lines(), signs, strict=False):
            indent = 0
            if sign is not None:
                draw_mark(painter, QRectF(left, top + 1, 11, 11), sign)
                indent = 15
            # Beside its sign a number says more than half a word.
            fits = sign is None or small.horizontalAdvance(line) <= wide - indent
            said = elided(small, line, wide - indent) if fits else line.split()[0]
            tint = c.text if sign is None else c.state(sign)
            write(painter, (left + indent, top), said, tint, self._small)
            top += small.height()


def short_name(name: str) -> str:
    """Return a region's name without the words that most regions share: a tile is narrow.

    Three cities are called as their regions: of these the word stays.
    """
    words = _GENERIC[lang()]
    is_city = any(word in name for word in words[1:] if word.strip() in ("қаласы", "город", "city"))
    return name if is_city else name.replace(words[0], "").replace("область ", "")


def _name_lines(metrics: QFontMetrics, name: str, wide: int) -> list[str]:
    """Return a name in at most two lines, broken at spaces and hyphens."""
    if metrics.horizontalAdvance(name) <= wide:
        return [name]
    for sign in (" ", "-"):
        first, found, rest = name.partition(sign)
        if found:
            first += sign.strip()
            return [elided(metrics, first, wide), elided(metrics, rest, wide)]
    return [elided(metrics, name, wide)]
