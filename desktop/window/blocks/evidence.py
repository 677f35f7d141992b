"""Evidence: files are chosen, dropped or pasted here; each tells what it knows of itself."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout, QWidget

from desktop.domain.control import Evidence
from desktop.domain.errors import Problem
from desktop.domain.record import Record
from desktop.usecases import editing
from desktop.usecases.taking_in import Source
from desktop.window.blocks.block import Block, FieldsBlock, as_kind
from desktop.window.blocks.consents import BySheet
from desktop.window.blocks.inside import AboutFileBlock
from desktop.window.blocks.lists import evidence_title, field_of, fields_of, wanting
from desktop.window.blocks.records import ListOf, RecordsBlock
from desktop.window.blocks.watching import Watching
from desktop.window.fields.asking import record_place
from desktop.window.fields.choices import ChoiceField
from desktop.window.fields.field import Field
from desktop.window.fields.offered import FromFile
from desktop.window.flow import FlowLayout
from desktop.window.intake import Intake, intake_of
from desktop.window.language import sentence
from desktop.window.override import override
from desktop.window.pasting import pasted
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS, S
from desktop.window.widgets import Note, OneLine, Words, button, column, empty, row

_MOST_SHOWN = 8
"""So many sentences on single files are shown; the others are counted."""


class EvidenceBlock(RecordsBlock):
    """The list of evidence, which takes files."""

    def __init__(self, session: CaseSession, shot: Snapshot, names: Sequence[str]) -> None:
        control_id = shot.control.id
        self._control_id = control_id
        own = [name for name in names if name != "attachment_id"]
        what = ListOf(
            kind="evidence",
            heading=lambda: self.tr("Evidence"),
            hint=lambda: self.tr(
                "Pictures of the screen, saved pages, photos, e-mails, documents. Drop files or a "
                "folder here, or copy and paste; the originals are kept as they are."
            ),
            add_label=lambda: self.tr("Add without a file"),
            all=lambda now: now.case.of_control(Evidence, control_id),
            title=_title,
            body=lambda record, now: _body(session, now, record.id, own),
            add=lambda desk: editing.add(desk, "evidence", control_id=control_id),
            weak=wanting,
            patient=True,
            owner_id=control_id,
        )
        self.choose = button("", "plain", self._choose)
        self.folder = button("", "plain", self._choose_folder)
        self.paste = button("", "plain", self._paste)
        self._intake = intake_of(session)
        self.progress = _Progress(self._intake)
        self.watching = Watching(session, self._intake, self.take)
        super().__init__(session, what, shot)
        self.foot.removeWidget(self.add)
        ways = FlowLayout(S, S)
        for each in (self.choose, self.folder, self.paste, self.watching.choose, self.add):
            ways.addWidget(each)
        # Above the list: under fifty photos nobody would see how far the fifty-first is.
        self.column.insertLayout(2, ways)
        self.column.insertWidget(3, self.watching)
        self.column.insertWidget(4, self.progress)
        self._intake.changed.connect(self.progress.show_state)
        self._intake.finished.connect(self._finished)
        self.progress.show_state()
        self.setAcceptDrops(True)

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show the evidence as it now stands."""
        super().refresh(shot)
        self.choose.setText(self.tr("Choose files…"))
        self.folder.setText(self.tr("Choose a folder…"))
        self.paste.setText(self.tr("Paste"))
        self.paste.setToolTip(self.tr("A picture, files or a text that you copied (Ctrl+V)"))
        for each in (self.choose, self.folder, self.paste):
            each.setEnabled(shot.writable)
        self.watching.refresh(writable=shot.writable)
        self.add.setProperty("look", "quiet")
        self.progress.show_state()

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileNames(self, self.tr("Choose files…"))
        self.take([Path(each) for each in chosen])

    def _choose_folder(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, self.tr("Choose a folder…")):
            self.take([Path(chosen)])

    def _paste(self) -> None:
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()  # none where it is empty
        found = pasted(mime, self.session.office.clock.now(), self.tr("Pasted"))
        self._take_or_say(found, mime)

    def take(self, chosen: Sequence[Path | Source]) -> None:
        """Take files and what folders hold into the case, each as a piece of evidence."""
        if chosen:
            self.session.flush()
            self._intake.take(self._control_id, chosen)

    def _take_or_say(self, found: Sequence[Path | Source], mime: QMimeData | None) -> None:
        if found:
            self.take(found)
        else:
            elsewhere = mime is not None and mime.hasUrls()
            code = "evidence.not-on-disk" if elsewhere else "evidence.nothing-copied"
            self.progress.say_at_once(Problem(code))

    def _finished(self) -> None:
        if len(self._intake.added) == 1 and self.isVisible():
            self.open_new(self._intake.added[0])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Paste by the usual key where the cursor is in no text."""
        shot = self.session.now
        if event.matches(QKeySequence.StandardKey.Paste) and shot is not None and shot.writable:
            self._paste()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files, pictures and pieces of pages."""
        shot, mime = self.session.now, event.mimeData()
        holds = mime.hasUrls() or mime.hasImage() or mime.hasHtml()
        if holds and shot is not None and shot.writable:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take what was dropped."""
        mime = event.mimeData()
        found = pasted(mime, self.session.office.clock.now(), self.tr("Pasted"))
        self._take_or_say(found, mime)
        event.acceptProposedAction()


class _Progress(QWidget):
    """How far an intake is, the button that stops it, and what is to be known of its files."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake
        self._line = OneLine("text")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.stop = button("", "plain", intake.stop)
        beside = column(self._line, self._bar, space=XS)
        self._under_way = QWidget()
        shown = row(beside, self.stop)
        shown.setStretch(0, 1)
        self._under_way.setLayout(shown)
        self._note = Note("", "calm")
        self._list = QVBoxLayout()
        self._list.setSpacing(XS)
        self._note.add(self._list)
        self.hide_button = button("", "quiet", intake.forget)
        self._note.add(row(self.hide_button, None))
        self.setLayout(column(self._under_way, self._note))
        self._said: tuple[object, ...] = ()

    def say_at_once(self, problem: Problem) -> None:
        """Say why nothing was taken."""
        if not self._intake.running:
            self._intake.forget()
        self._intake.told.append(problem)
        self.show_state()

    def show_state(self) -> None:
        """Show how it stands now."""
        intake = self._intake
        self._under_way.setVisible(intake.running)
        if intake.running:
            self.stop.setText(self.tr("Stop"))
            self._line.set_words(
                self.tr("Adding {n} of {total}: {name}").format(
                    n=min(intake.done + 1, intake.total), total=intake.total, name=intake.name
                )
            )
            self._bar.setMaximum(max(1, intake.total) * 100)
            self._bar.setValue(intake.done * 100 + intake.percent)
            self._bar.setAccessibleName(self._line.accessibleName())
        self._tell()
        if self.parentWidget() is not None:  # shown before it has a place, it would be a window
            self.setVisible(intake.running or self._note.isVisibleTo(self))

    def _tell(self) -> None:
        intake = self._intake
        quiet = len(intake.added) <= 1 and not intake.stopped
        if not intake.told and (intake.running or quiet):
            self._said = ()
            self._note.hide()
            return
        sentences = [sentence(each) for each in intake.told]
        head = self.tr("Added: {n}.").format(n=len(intake.added))
        if intake.stopped and not intake.running:
            left = max(0, intake.total - len(intake.added))
            head = self.tr("Stopped. Added: {n}, not added: {left}.").format(
                n=len(intake.added), left=left
            )
        said = (head, *sentences, self.tr("Hide"))
        self._note.show()
        self.hide_button.setVisible(not intake.running)
        if said == self._said:
            return
        self._said = said
        self._note.say(head, "soon" if sentences else "kept")
        self.hide_button.setText(self.tr("Hide"))
        empty(self._list)
        for each in sentences[:_MOST_SHOWN]:
            self._list.addWidget(Words(each, "small"))
        if len(sentences) > _MOST_SHOWN:
            more = self.tr("And {n} more.").format(n=len(sentences) - _MOST_SHOWN)
            self._list.addWidget(Words(more, "small"))


class _OfferingFields(FieldsBlock):
    """Fields of a piece of evidence, each with what its file or a sheet of consent says."""

    def __init__(
        self, session: CaseSession, shot: Snapshot, record_id: UUID, fields: Sequence[Field]
    ) -> None:
        def piece() -> Evidence | None:
            now = session.now
            return now.case.get(Evidence, record_id) if now is not None else None

        self._offers = [FromFile(session, each, piece) for each in fields]
        for field, offer in zip(fields, self._offers, strict=True):
            field.body.addWidget(offer)
        self._sheets = [
            BySheet(session, each, record_id)
            for each in fields
            if isinstance(each, ChoiceField) and each.asked.path == "consent"
        ]
        super().__init__(session, fields)
        self._refresh_beside(shot)

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show a new state of the case."""
        super().refresh(shot)
        self._refresh_beside(shot)

    def _refresh_beside(self, shot: Snapshot) -> None:
        for offer in self._offers:
            offer.refresh(shot)
        for sheet in self._sheets:
            sheet.refresh(shot)


def _body(
    session: CaseSession, shot: Snapshot, record_id: UUID, names: Sequence[str]
) -> Sequence[Block]:
    place = record_place("evidence", record_id)
    fields = [field_of(session, shot, place, name) for name in names]
    return [
        fields_of(session, shot, place, ["attachment_id"]),
        AboutFileBlock(session, shot, record_id),
        _OfferingFields(session, shot, record_id, fields),
    ]


def _title(record: Record, shot: Snapshot) -> str:
    piece = as_kind(record, Evidence)
    return evidence_title(piece, shot)
