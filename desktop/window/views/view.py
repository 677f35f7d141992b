"""What every view of a case can do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.window.session import CaseSession, Snapshot
from desktop.window.steady import SteadyArea
from desktop.window.theme import XL, L, M


class View(QWidget):
    """A page under the head of a case. `sheet` is its column, which scrolls."""

    jump_wanted = Signal(object)
    explain_wanted = Signal(object)
    step_wanted = Signal(object, str)

    def __init__(self, session: CaseSession, widest: int = 960) -> None:
        super().__init__()
        self.session = session
        self.sheet = QVBoxLayout()
        self.sheet.setContentsMargins(XL, L, XL, XL)
        self.sheet.setSpacing(M)
        self.area = SteadyArea(self.sheet)
        self.area.content.setMaximumWidth(widest)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    @classmethod
    def title(cls) -> str:
        """Return what its tab says."""
        raise NotImplementedError

    def refresh(self, shot: Snapshot) -> None:
        """Show the case as it now stands."""
        raise NotImplementedError

    def place(self) -> object:
        """Return what stands open in it, for `return_to`; `None` for nothing."""
        return None

    def return_to(self, place: object) -> None:
        """Open again what stood open: it was made anew in another language."""
