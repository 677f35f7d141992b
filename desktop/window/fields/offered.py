"""What a file says of itself, beside the field that asks for it: an offer, never an entry."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.control import Evidence
from desktop.domain.fields import FieldAddress, leaves
from desktop.domain.text import LANGS
from desktop.domain.values import read_day
from desktop.usecases import editing
from desktop.window.fields.field import Field
from desktop.window.language import lang, shown_day
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import S
from desktop.window.widgets import Words, button, row


class FromFile(QWidget):
    """One line under a field: that its value comes from the file, or what the file says instead."""

    def __init__(
        self, session: CaseSession, field: Field, record_id: Callable[[], Evidence | None]
    ):
        super().__init__()
        self._session = session
        self._field = field
        self._piece = record_id
        self._path = ""
        self._value = ""
        self.words = Words("", "small")
        self.take = button("", "quiet", self._take)
        line = row(self.words, self.take, space=S)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()

    def refresh(self, shot: Snapshot) -> None:
        """Show how the field and its file stand to each other."""
        piece = self._piece()
        self._path, self._value = self._said(piece)
        self.setVisible(bool(self._value))
        if piece is None or not self._value:
            return
        standing = leaves(piece).get(self._path)
        held = standing[0] if isinstance(standing, list) else standing
        same = held == self._value
        shown = self._shown()
        self.words.setText(
            self.tr("From the file.") if same else self.tr("In the file: {what}").format(what=shown)
        )
        self.take.setText(self.tr("Take it over"))
        self.take.setAccessibleDescription(f"{self._field.label.text()}: {shown}")
        self.take.setVisible(not same and shot.writable)

    def _said(self, piece: Evidence | None) -> tuple[str, str]:
        name = self._field.asked.path
        found = piece.from_file if piece is not None else {}
        for path in (name, *(f"{name}.{each}" for each in LANGS)):
            if path in found:
                return path, found[path]
        return "", ""

    def _shown(self) -> str:
        if read_day(self._value) is not None:
            return shown_day(self._value)
        options = {each.value: each.label(lang()) for each in self._field.asked.options}
        return options.get(self._value, self._value)

    def _take(self) -> None:
        piece, path, value = self._piece(), self._path, self._value
        if piece is not None:
            self._field.jump()
            self._session.flush()
            self._session.act(
                lambda desk: editing.enter(desk, FieldAddress("evidence", piece.id, path), value),
                once=("take over", piece.id, path),
            )
