"""How the window looks: one accent, neutral greys, three states, a scale of four, few lines."""

from typing import Literal

from PySide6 import QtCore
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.law.places import data_root

State = Literal["kept", "soon", "missed", "calm"]
"""What a date or a fact is: kept, soon due, missed, or nothing to worry about."""

# The scale of spaces. Everything on screen stands on multiples of four.
XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32

RADIUS = 6


class Colours:
    """The colours of one appearance. Text on any of its grounds has a contrast of at least 4.5."""

    __slots__ = (
        "accent",
        "accent_hover",
        "accent_soft",
        "dark",
        "frame",
        "kept",
        "kept_soft",
        "line",
        "missed",
        "missed_soft",
        "muted",
        "on_accent",
        "soon",
        "soon_soft",
        "sunken",
        "surface",
        "text",
        "window",
    )

    def __init__(
        self,
        *,
        dark: bool,
        window: str,
        surface: str,
        sunken: str,
        text: str,
        muted: str,
        line: str,
        frame: str,
        accent: str,
        accent_hover: str,
        on_accent: str,
        accent_soft: str,
        kept: str,
        kept_soft: str,
        soon: str,
        soon_soft: str,
        missed: str,
        missed_soft: str,
    ) -> None:
        self.dark = dark
        self.window = window
        self.surface = surface
        self.sunken = sunken
        self.text = text
        self.muted = muted
        self.line = line
        self.frame = frame
        self.accent = accent
        self.accent_hover = accent_hover
        self.on_accent = on_accent
        self.accent_soft = accent_soft
        self.kept = kept
        self.kept_soft = kept_soft
        self.soon = soon
        self.soon_soft = soon_soft
        self.missed = missed
        self.missed_soft = missed_soft

    def state(self, state: State) -> str:
        """Return the colour of a state, for its mark and its words."""
        states: dict[State, str] = {
            "kept": self.kept,
            "soon": self.soon,
            "missed": self.missed,
            "calm": self.muted,
        }
        return states[state]

    def state_soft(self, state: State) -> str:
        """Return the ground on which a state's words stand."""
        grounds: dict[State, str] = {
            "kept": self.kept_soft,
            "soon": self.soon_soft,
            "missed": self.missed_soft,
            "calm": self.sunken,
        }
        return grounds[state]


LIGHT = Colours(
    dark=False,
    window="#f5f6f4",
    surface="#ffffff",
    sunken="#eceeeb",
    text="#1d2422",
    muted="#5a6460",
    line="#dfe3e0",
    frame="#858f8a",
    accent="#15607a",
    accent_hover="#0e4c62",
    on_accent="#ffffff",
    accent_soft="#e2eef2",
    kept="#2a6b3c",
    kept_soft="#e5f1e7",
    soon="#855300",
    soon_soft="#fbf0da",
    missed="#a6261d",
    missed_soft="#fbe8e5",
)
DARK = Colours(
    dark=True,
    window="#191c1d",
    surface="#222627",
    sunken="#2b3031",
    text="#e7ebe9",
    muted="#a6b0ac",
    line="#363c3c",
    frame="#78827f",
    accent="#7cc3dc",
    accent_hover="#9ad3e7",
    on_accent="#0c2029",
    accent_soft="#21363e",
    kept="#86cf97",
    kept_soft="#1f3226",
    soon="#eebb63",
    soon_soft="#3a2f1a",
    missed="#f59a8f",
    missed_soft="#40231f",
)

HALF = 128

_present = LIGHT


def colours() -> Colours:
    """Return the colours of the appearance that is on."""
    return _present


def apply(app: QApplication) -> None:
    """Dress the application for the system's appearance, light or dark."""
    app.setFont(_font())
    # Asked of the palette: `Qt.ColorScheme` would load the whole namespace `Qt` before the first
    # paint, a tenth of the start.
    _dress(app, dark=app.palette().window().color().value() < HALF)


def follow(app: QApplication) -> None:
    """Follow the system from light to dark and back while the window is open."""
    app.styleHints().colorSchemeChanged.connect(
        lambda scheme: _dress(app, dark=scheme == QtCore.Qt.ColorScheme.Dark)
    )


def _dress(app: QApplication, *, dark: bool) -> None:
    global _present  # noqa: PLW0603 - one window, one appearance
    _present = DARK if dark else LIGHT
    app.setPalette(_palette(_present))
    app.setStyleSheet(_sheet(_present))


def dress(app: QApplication, dark: bool) -> None:
    """Show one appearance, whatever the system's is (for pictures and tests)."""
    scheme = QtCore.Qt.ColorScheme.Dark if dark else QtCore.Qt.ColorScheme.Light
    app.styleHints().setColorScheme(scheme)
    _dress(app, dark=dark)


def _font() -> QFont:
    """Return the text font: the system's on Windows, elsewhere one with all Kazakh letters."""
    font = QFont(QGuiApplication.font())
    if QGuiApplication.platformName() != "windows":
        # Asked for by name, without listing the system's fonts, which takes long.
        font.setFamilies(["Noto Sans", "PT Sans", "Liberation Sans", "DejaVu Sans"])
    font.setPointSizeF(11 if QFontInfo(font).family().startswith("PT") else 10)
    return font


def sized(points: float, *, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the text font, larger or smaller by `points` and of another weight."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() + points)
    font.setWeight(weight)
    return font


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, c.window),
        (role.WindowText, c.text),
        (role.Base, c.surface),
        (role.AlternateBase, c.sunken),
        (role.Text, c.text),
        (role.Button, c.surface),
        (role.ButtonText, c.text),
        (role.BrightText, c.missed),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent),
        (role.Link, c.accent),
        (role.LinkVisited, c.accent),
        (role.PlaceholderText, c.muted),
        (role.ToolTipBase, c.surface),
        (role.ToolTipText, c.text),
        (role.Light, c.surface),
        (role.Midlight, c.sunken),
        (role.Mid, c.line),
        (role.Dark, c.frame),
        (role.Shadow, c.frame),
        (role.Accent, c.accent),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(c.muted))
    return palette


# Only what a palette cannot say: rounding, frames, the ring of the focus. Short, because every
# widget is measured against it when it first appears.
_SHEET = """
QLineEdit, QPlainTextEdit, QComboBox {{
  background: {surface}; color: {text}; border: 1px solid {frame}; border-radius: 6px;
  padding: 5px 8px; selection-background-color: {accent}; selection-color: {on_accent};
}}
QPlainTextEdit {{ padding: 2px 4px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{
  border: 2px solid {accent}; padding: 4px 7px;
}}
QPlainTextEdit:focus {{ padding: 1px 3px; }}
QLineEdit[fault="true"], QPlainTextEdit[fault="true"] {{ border-color: {missed}; }}
QLineEdit:read-only, QPlainTextEdit:read-only, QComboBox:disabled {{
  background: {sunken}; border-color: {line};
}}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{ border: none; width: 26px; }}
QComboBox::down-arrow {{ image: url("{icons}/chevron-{shade}.svg"); width: 12px; height: 12px; }}
QCheckBox::indicator, QRadioButton::indicator, QListWidget::indicator {{
  width: 16px; height: 16px; border: 1px solid {frame}; background: {surface};
}}
QCheckBox::indicator, QListWidget::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 9px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {accent}; }}
QCheckBox::indicator:checked, QListWidget::indicator:checked {{
  background: {accent}; border-color: {accent}; image: url("{icons}/tick-{shade}.svg");
}}
QRadioButton::indicator:checked {{
  width: 8px; height: 8px; border: 5px solid {accent}; background: {surface};
}}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {line}; }}
QRadioButton::indicator:checked:disabled {{ border-color: {frame}; }}
QCheckBox::indicator:checked:disabled {{ background: {frame}; border-color: {frame}; }}
QPushButton {{
  background: {surface}; color: {text}; border: 1px solid {frame}; border-radius: 6px;
  padding: 5px 14px; min-height: 20px;
}}
QPushButton:hover {{ background: {accent_soft}; border-color: {accent}; }}
QPushButton:pressed {{ background: {sunken}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 4px 13px; }}
QPushButton:disabled {{ color: {muted}; background: {sunken}; border-color: {line}; }}
QPushButton:checked {{ background: {accent_soft}; border-color: {accent}; color: {accent}; }}
QPushButton[look="primary"] {{
  background: {accent}; color: {on_accent}; border: 1px solid {accent}; font-weight: 600;
}}
QPushButton[look="primary"]:hover {{ background: {accent_hover}; border-color: {accent_hover}; }}
QPushButton[look="primary"]:focus {{
  border: 2px solid {text}; padding: 4px 13px;
}}
QPushButton[look="primary"]:disabled {{
  background: {sunken}; color: {muted}; border-color: {line};
}}
QPushButton[look="quiet"] {{
  text-align: left; background: transparent; border: 1px solid transparent; color: {accent};
  padding: 4px 3px;
}}
QPushButton[look="quiet"]:hover {{ background: {accent_soft}; }}
QPushButton[look="quiet"]:focus {{ border: 2px solid {accent}; padding: 3px 2px; }}
QPushButton[look="quiet"]:checked {{ background: {accent_soft}; }}
QPushButton[look="quiet"]:disabled {{ color: {muted}; }}
QPushButton[look="tab"] {{
  background: transparent; border: none; border-bottom: 3px solid transparent;
  border-radius: 0; padding: 6px 2px 5px 2px; color: {muted}; min-height: 18px;
}}
QPushButton[look="tab"]:hover {{ color: {text}; border-bottom-color: {line}; }}
QPushButton[look="tab"]:checked {{
  color: {text}; border-bottom-color: {accent}; font-weight: 600;
}}
QPushButton[look="tab"]:focus {{ background: {accent_soft}; color: {text}; }}
QPushButton[look="course"] {{
    background: transparent; border: 1px solid {line}; border-radius: 6px; padding: 5px 8px;
    text-align: left; color: {muted};
}}
QPushButton[look="course"]:hover {{ color: {text}; border-color: {muted}; }}
QPushButton[look="course"]:checked {{
    background: {accent_soft}; border-color: {accent}; color: {text};
}}
QPushButton[look="course"]:focus {{ border-color: {accent}; }}
QPushButton[look="key"] {{
  padding: 0; min-height: 24px; max-height: 24px; min-width: 24px; max-width: 28px;
  border-color: {line}; border-radius: 4px;
}}
QCheckBox, QRadioButton {{ spacing: 8px; padding: 3px 4px; border: 2px solid transparent;
  border-radius: 6px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {accent}; }}
QListView {{ background: transparent; border: none; outline: none; }}
QComboBox QListView {{
  background: {surface}; color: {text}; border: 1px solid {frame};
  selection-background-color: {accent_soft}; selection-color: {text};
}}
QComboBox QListView::item {{ min-height: 26px; padding: 0 8px; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{
  background: {line}; border-radius: 4px; min-height: 32px; margin: 2px;
}}
QScrollBar::handle:vertical:hover {{ background: {frame}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{
  background: {line}; border-radius: 4px; min-width: 32px; margin: 2px;
}}
QMenu {{
  background: {surface}; color: {text}; border: 1px solid {line}; padding: 6px;
  menu-scrollable: 1;
}}
QMenu::item {{ padding: 4px 20px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {text}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px 8px; }}
QListWidget::item {{ padding: 6px 8px; border-radius: 4px; }}
QListWidget::item:hover {{ background: {sunken}; }}
QListWidget::item:selected {{ background: {accent_soft}; color: {text}; }}
#popup {{ background: {surface}; border: 1px solid {frame}; border-radius: 0; }}
QProgressBar {{
  background: {sunken}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px;
}}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {frame}; padding: 6px; }}
#card {{ background: {surface}; border: 1px solid {line}; border-radius: 8px; }}
#sheet {{ background: {surface}; }}
#rail {{ background: {window}; border-right: 1px solid {line}; }}
#head {{ background: {surface}; border-bottom: 1px solid {line}; }}
#guide {{ background: {window}; border-left: 1px solid {line}; }}
#line {{ background: {line}; }}
"""


def _sheet(c: Colours) -> str:
    colours_by_name = {name: getattr(c, name) for name in Colours.__slots__}
    icons = (data_root() / "resources" / "icons").as_posix()
    return _SHEET.format(icons=icons, shade="dark" if c.dark else "light", **colours_by_name)
