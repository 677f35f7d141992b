"""Fields that point at something: a person of the case, a norm of the law, a kept file."""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.correspondence import Attachment
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.folding import folded
from desktop.domain.record import Record
from desktop.usecases import editing, taking_in
from desktop.usecases.desk import Desk
from desktop.window.fields.choices import ListField
from desktop.window.fields.field import Asked, Field, Option
from desktop.window.fields.line_edit import LineEdit
from desktop.window.language import lang, sentence, shown_size
from desktop.window.norms import norm_ids, norm_summary, norm_words
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.steady import bring_into_sight
from desktop.window.theme import XS
from desktop.window.widgets import Words, as_written, button, empty, row, under


class LinkField(ListField):
    """One record of the case, chosen from a list that changes with the case."""

    def __init__(
        self,
        session: CaseSession,
        asked: Asked,
        of_case: Callable[[Snapshot], tuple[Option, ...]],
    ) -> None:
        self._of_case = of_case
        self._offered: tuple[Option, ...] = ()
        self._said: tuple[tuple[str, str], ...] = ()
        self._of_people = False
        super().__init__(session, asked)
        self.combo.activated.disconnect()
        self.combo.activated.connect(lambda n: self.leaf().chosen(self.combo.itemData(n) or None))

    def as_choice_of_people(self) -> None:
        """Ask which of the case's people it is; somebody else is written below."""
        self._of_people = True
        self.retranslate()

    @override
    @property
    def short(self) -> bool:
        """Stands alone."""
        return False

    @override
    def retranslate(self) -> None:
        """Ask in the window's language."""
        super().retranslate()
        if self._of_people:
            self.label.setText(self.tr("Somebody of this case, or a new person below"))

    @override
    def show_value(self, record: Record | None, shot: Snapshot) -> None:
        """Show what is linked."""
        offered = self._of_case(shot)
        # Made anew only when it changed: the line one stands on in the open list stays.
        if (said := _said(offered)) != self._said:
            self._offered, self._said = offered, said
            self.speak()
        value = self.value_of(record)
        self.combo.setEnabled(shot.writable)
        with QSignalBlocker(self.combo):
            found = self.combo.findData(str(value) if value else "")
            self.combo.setCurrentIndex(max(0, found))
        self.stand(bool(self._offered))

    @override
    def speak(self) -> None:
        """Say the choices."""
        chosen = self.combo.currentData()
        with QSignalBlocker(self.combo):
            self.combo.clear()
            first = self.tr("A new person") if self._of_people else self.tr("Not chosen yet")
            self.combo.addItem(first, "")
            for option in self._offered:
                self.combo.addItem(option.label(lang()), option.value)
            self.combo.setCurrentIndex(self.combo.findData(chosen))
        self.name(self.combo)


def _said(offered: tuple[Option, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((option.value, option.label(lang())) for option in offered)


class NormsField(Field):
    """Norms of the law: those chosen, and a list to add from by searching."""

    def __init__(self, session: CaseSession, asked: Asked) -> None:
        super().__init__(session, asked)
        self._chosen: tuple[str, ...] = ()
        self._writable = True
        self._list = QVBoxLayout()
        self._list.setSpacing(XS)
        self.add = button("", "plain", self._open)
        self._picker: _NormPicker | None = None
        self._new = ""
        self._is_new = False
        self.said = Words("", "small")
        self.said.hide()
        self.body.addLayout(self._list)
        line = row(self.add, self.said)
        line.setStretch(1, 1)
        line.setAlignment(self.add, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(line)
        self.retranslate()

    @override
    def show_value(self, record: Record | None, shot: Snapshot) -> None:
        """Show the chosen norms."""
        stored = set(self.value_of(record) or ())
        for norm in self.waiting_parts():
            (stored.add if self.leaf(norm).held(False) else stored.discard)(norm)
        order = {norm: n for n, norm in enumerate(norm_ids(self.session.office.law))}
        chosen = tuple(sorted(stored, key=lambda norm: order.get(norm, 0)))
        self.add.setVisible(shot.writable)
        # Made anew only when it changed: a row that goes takes the click and the cursor with it.
        if (chosen, shot.writable) != (self._chosen, self._writable):
            self._chosen, self._writable = chosen, shot.writable
            self.speak()

    @override
    def speak(self) -> None:
        """Say the norms."""
        empty(self._list)
        for norm in self._chosen:
            words = Words(norm_words(self.session.office.law, norm), "text")
            words.setToolTip(norm_summary(self.session.office.law, norm))
            drop = button(self.tr("Remove"), "quiet", self._dropping(norm))
            drop.setAccessibleDescription(words.text())
            line = QWidget()
            inner = row(words, drop)
            inner.setStretch(0, 1)
            line.setLayout(inner)
            drop.setVisible(self._writable)
            self._list.addWidget(line)
            if norm == self._new and self._is_new:
                self._is_new = False
                QTimer.singleShot(0, line, lambda line=line: bring_into_sight(line))
        self._say_new()
        self.add.setText(self.tr("Add a norm…"))
        self.add.setAccessibleDescription(self.label.text())

    def _say_new(self) -> None:
        """Name the norm that was just chosen beside the button."""
        there = self._new in self._chosen
        self.said.setVisible(there)
        if there:
            words = norm_words(self.session.office.law, self._new)
            self.said.setText(self.tr("Chosen: {norm}").format(norm=words))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The norms that are chosen."""
        return self._chosen

    def _dropping(self, norm: str) -> Callable[[], None]:
        def drop() -> None:
            self.add.setFocus()
            self.leaf(norm).chosen(False)

        return drop

    def _open(self) -> None:
        self._picker = _NormPicker(self)
        self._picker.show_under(self.add)

    def choose(self, norm: str) -> None:
        """Add a norm."""
        self._new, self._is_new = norm, True
        self.leaf(norm).chosen(True)
        self._say_new()
        self.add.setFocus()

    @override
    def focus_widget(self, part: str = "") -> QWidget | None:
        """Return the button that adds a norm."""
        return self.add


class _NormPicker(QFrame):
    """A small list with a search field, under the button that opened it."""

    def __init__(self, field: NormsField) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self._field = field
        self._search = LineEdit()
        self._search.setPlaceholderText(self.tr("Article, act or a word"))
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setUniformItemSizes(False)
        self._list.itemActivated.connect(self._take)
        self._list.itemClicked.connect(self._take)
        self._search.textChanged.connect(self._filter)
        self._nothing = Words("", "muted")
        self._nothing.setText(self.tr("Nothing found. Try another word, or fewer letters of it."))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._search)
        column.addWidget(self._nothing)
        column.addWidget(self._list, 1)
        column.addStretch(0)
        self._filter("")

    def show_under(self, anchor: QWidget) -> None:
        screen = anchor.screen().availableGeometry()
        self.resize(min(620, screen.width() - 40), min(360, screen.height() - 80))
        under(self, anchor)
        self.show()
        self._search.setFocus()

    def _filter(self, text: str) -> None:
        words = folded(text).split()
        self._list.clear()
        law = self._field.session.office.law
        for norm in norm_ids(law):
            shown = f"{norm_words(law, norm)}\n{norm_summary(law, norm)}".strip()
            if all(word in folded(f"{shown} {norm}") for word in words):
                chosen = norm in self._field.chosen
                item = QListWidgetItem(f"✓ {shown}" if chosen else shown)
                item.setData(Qt.ItemDataRole.UserRole, norm)
                item.setToolTip(as_written(shown))
                self._list.addItem(item)
        self._nothing.setVisible(not self._list.count())
        self._list.setVisible(bool(self._list.count()))

    def _take(self, item: QListWidgetItem) -> None:
        self._field.choose(item.data(Qt.ItemDataRole.UserRole))
        self.close()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._list.setFocus()
            self._list.setCurrentRow(0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._list.count():
                self._take(self._list.item(max(0, self._list.currentRow())))
        else:
            super().keyPressEvent(event)


class AttachmentField(Field):
    """A kept file: chosen from the computer, opened with the program that the system has."""

    def __init__(self, session: CaseSession, asked: Asked) -> None:
        super().__init__(session, asked)
        self._attachment: Attachment | None = None
        self._name = Words("", "text")
        self._name.setWordWrap(False)
        self._name.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.pick = button("", "plain", self._pick)
        self.open = button("", "quiet", self._open)
        line = row(self._name, self.open, self.pick, None)
        line.setStretch(3, 1)
        self.body.addLayout(line)
        self.retranslate()

    @override
    def show_value(self, record: Record | None, shot: Snapshot) -> None:
        """Show which file is kept."""
        self._attachment = shot.case.get(Attachment, self.value_of(record))
        self.pick.setVisible(shot.writable)
        self.speak()

    @override
    def speak(self) -> None:
        """Say the file's name and size."""
        kept = self._attachment
        self._name.setVisible(kept is not None)
        self.open.setVisible(kept is not None)
        if kept is not None:
            self._name.setText(f"{kept.name} · {shown_size(kept.size)}")
        self.open.setText(self.tr("Open"))
        self.pick.setText(
            self.tr("Choose another file…") if kept is not None else self.tr("Choose a file…")
        )
        self.name(self.pick)

    def _pick(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(self, self.label.text())
        if chosen:
            self.take(Path(chosen))

    def take(self, source: Path) -> None:
        """Take a file into the case and link it."""
        place, path, session = self.asked.place, self.asked.path, self.session

        def work(desk: Desk) -> tuple[Problem, ...]:
            if place.kind == "evidence":
                piece = place.record_id(desk, session.now)
                return taking_in.attach_to_evidence(desk, piece, taking_in.file_source(source))
            attachment = taking_in.take_in(desk, source)
            record_id: UUID = place.record_id(desk, session.now)
            editing.enter(desk, FieldAddress(place.kind, record_id, path), str(attachment))
            return ()

        session.flush()
        session.act(work, self._came, self._not_saved, owner=self)

    def _came(self, problems: Sequence[Problem]) -> None:
        self._saved()
        self.say_fault(" ".join(sentence(each) for each in problems))

    def _open(self) -> None:
        if self._attachment is not None:
            from desktop.window.office_program import open_kept

            open_kept(self.session, self._attachment, self._not_saved, self)

    @override
    def focus_widget(self, part: str = "") -> QWidget | None:
        """Return the button that chooses a file."""
        return self.pick
