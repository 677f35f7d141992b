"""The one question that the window asks before it closes something: something would be lost."""

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.window.language import say


def leaves_anyway(page: QWidget, why: str = "window.close-unsaved") -> bool:
    """Ask whether to leave, saying what would be lost; whoever only closes the question stays."""
    box = QMessageBox(page)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(say(why))
    stay = box.addButton(say("window.stay"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(say("window.leave"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is leave
