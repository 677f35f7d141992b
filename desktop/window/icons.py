"""The window's icon, set after the first paint: drawing it loads Qt's module for SVG."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.law.places import data_root


def dress(app: QApplication) -> None:
    """Give all windows of the application their icon."""
    app.setWindowIcon(QIcon(str(data_root() / "resources" / "icons" / "baqylau.svg")))
