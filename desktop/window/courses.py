"""The courses of a control over its rail: forms, requests and remedies, and the way to one more."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QVBoxLayout

from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter
from desktop.law.law import Law
from desktop.usecases.editions import newer_edition
from desktop.window.language import lang, shown_day
from desktop.window.naming import letter_mark, told_apart
from desktop.window.override import override
from desktop.window.session import Snapshot
from desktop.window.theme import XS, M, S
from desktop.window.widgets import as_written, button, empty


class _Course(QPushButton):
    """A proceeding by its name, cut where the rail ends."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.setProperty("look", "course")
        self.setAutoDefault(True)  # Enter chooses, as Space does
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.setToolTip(as_written(title))
        self.setText(title)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Cut the name to the room that there is."""
        super().resizeEvent(event)
        room = self.width() - 2 * M
        self.setText(self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room))


class Courses(QFrame):
    """A button for each proceeding, where there are several; the chosen one is pressed.

    Signals:
        chosen: the id of the proceeding to show.
        more_wanted: another one is to be begun.
        edition_wanted: what a newer edition of the shown one changes is to be seen.
    """

    chosen = Signal(object)
    more_wanted = Signal()
    edition_wanted = Signal()

    def __init__(self, law: Law) -> None:
        super().__init__()
        self.setObjectName("courses")
        self._law = law
        self._shape: tuple[object, ...] = ()
        self.buttons: dict[UUID, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(XS)
        self.more = button("", "quiet", self.more_wanted.emit)
        self.newer = button("", "quiet", self.edition_wanted.emit)
        self._compared: tuple[object, ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(S, M, S, 0)
        outer.setSpacing(XS)
        outer.addLayout(self._list)
        outer.addWidget(self.more)
        outer.addWidget(self.newer)

    def show_courses(self, shot: Snapshot) -> None:
        """Show the proceedings of the control that is shown."""
        found = shot.case.of_control(Proceeding, shot.control.id)
        named = told_apart(self._title(each, shot) for each in found)
        titles = dict(zip((each.id for each in found), named, strict=True))
        shape = (lang(), *titles.items())
        if shape != self._shape:
            self._shape = shape
            self._build(titles if len(titles) > 1 else {})
        if shot.proceeding.id in self.buttons:
            self.buttons[shot.proceeding.id].setChecked(True)
        self.more.setText("+  " + self.tr("Another procedure…"))
        self.more.setToolTip(
            as_written(self.tr("Another form, a request, or what to do when nobody answers"))
        )
        self.more.setVisible(shot.writable)
        self.newer.setText(self.tr("The steps were renewed…"))
        pinned = (shot.proceeding.id, shot.proceeding.edition_sha256)
        if pinned != self._compared:
            self._compared = pinned
            self.newer.setVisible(bool(newer_edition(shot.proceeding, self._law)))

    def _build(self, titles: dict[UUID, str]) -> None:
        for made in self.buttons.values():
            self._group.removeButton(made)
        empty(self._list)
        self.buttons = {}
        for proceeding_id, title in titles.items():
            made = _Course(title)
            made.clicked.connect(self._choose(proceeding_id))
            self._group.addButton(made)
            self.buttons[proceeding_id] = made
            self._list.addWidget(made)

    def _choose(self, proceeding_id: UUID) -> Callable[[], None]:
        return lambda: self.chosen.emit(proceeding_id)

    def _title(self, proceeding: Proceeding, shot: Snapshot) -> str:
        """Return how a proceeding is called; several of a kind are told apart by their letters."""
        procedure = self._law.edition(proceeding.procedure, proceeding.edition_sha256)
        title = procedure.title.text(lang())
        about = shot.case.get(Letter, proceeding.about_letter_id)
        if about is not None:
            kind = self._law.document(about.kind).title.text(lang())
            return ", ".join(part for part in (f"{title}: {kind}", letter_mark(about)) if part)
        alike = [
            each
            for each in shot.case.of_control(Proceeding, shot.control.id)
            if each.procedure == proceeding.procedure
        ]
        if len(alike) == 1:
            return title
        letters = [
            each
            for each in shot.case.of_control(Letter, shot.control.id)
            if each.proceeding_id == proceeding.id and each.direction == "out" and each.dated
        ]
        mark = shown_day(letters[0].dated) if letters else f"№ {alike.index(proceeding) + 1}"
        return f"{title}, {mark}"
