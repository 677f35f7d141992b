"""A line for a password: signs are hidden until somebody wants to see them."""

from PySide6.QtWidgets import QLineEdit

from desktop.window.fields.line_edit import LineEdit

_WIDE = 660
"""A recovery code fits."""


class PasswordEdit(LineEdit):
    """A line whose signs are hidden, with the Kazakh letters on Alt."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(_WIDE)
        self.reveal(on=False)

    def reveal(self, *, on: bool) -> None:
        """Show the signs, or hide them."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
