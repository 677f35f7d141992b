"""What a newer edition of a procedure changes, and the step over to it: a visible act."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.law.editions import Difference
from desktop.usecases.editions import move_to_newer, newer_edition
from desktop.window.language import lang, say
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XL, XS, M
from desktop.window.widgets import Card, Words, button, column, empty, row, scrolled


class EditionPage(QWidget):
    """The differences in three lists, and the button that moves this proceeding over."""

    done = Signal()

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self.back = button("", "plain", self.done.emit)
        self._title = Words("", "h1")
        self._lead = Words("", "text")
        self._lists = QVBoxLayout()
        self._lists.setSpacing(XS)
        card = Card(XL, M)
        card.column.addLayout(self._lists)
        self.go_over = button("", "primary", self._move)
        body = column(row(self.back, None), self._title, self._lead, card, space=M)
        body.addLayout(row(self.go_over, None))
        body.setContentsMargins(XL, M, XL, XL)
        body.addStretch(1)
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(860)
        self.area = scrolled(inner)
        self.setLayout(column(self.area))

    def show_differences(self, shot: Snapshot) -> None:
        """Show what changes for the proceeding that is shown."""
        self._show(shot)
        self.area.verticalScrollBar().setValue(0)
        self.back.setFocus()

    def _show(self, shot: Snapshot) -> None:
        found = newer_edition(shot.proceeding, self._session.office.law)
        self.back.setText("←  " + self.tr("Back"))
        self._title.setText(self.tr("The order of steps was renewed"))
        self._lead.setText(
            self.tr(
                "This case goes by the edition with which it began, and may go on so. What you "
                "answered stays if you go over to the new one."
            )
        )
        empty(self._lists)
        for change, heading in (
            ("added", self.tr("New")),
            ("changed", self.tr("Changed")),
            ("gone", self.tr("Not asked any more")),
        ):
            these = [each for each in found if each.change == change]
            if these:
                self._lists.addWidget(Words(heading, "h2"))
            for each in these:
                self._lists.addWidget(Words(_words(each), "text"))
        self.go_over.setText(self.tr("Go over to the new edition"))
        self.go_over.setVisible(shot.writable and bool(found))

    def _move(self) -> None:
        self._session.flush()
        shot = self._session.now
        if shot is not None:
            proceeding_id = shot.proceeding.id
            self._session.act(
                lambda desk: move_to_newer(desk, proceeding_id),
                lambda _none: self.done.emit(),
                owner=self,
                once="edition",
            )

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._session.now is not None:
            self._show(self._session.now)


def _words(each: Difference) -> str:
    return say(
        f"edition.{each.change}",
        what=say(f"edition.what.{each.what}"),
        title=each.title.text(lang()),
        parts=", ".join(say(f"edition.part.{part}") for part in each.parts),
    )
