"""The one question that the window asks before it closes something: what is typed is not saved."""

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.window.language import say


def leaves_anyway(page: QWidget) -> bool:
    """Ask whether to leave what could not be saved; whoever only closes the question stays."""
    box = QMessageBox(page)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(say("window.close-unsaved"))
    stay = box.addButton(say("window.stay"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(say("window.leave"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is leave
