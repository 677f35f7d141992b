"""Evidence: files are chosen or dropped here; each keeps what shows when and where it was made."""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from desktop.domain.control import Evidence
from desktop.domain.errors import Problem
from desktop.domain.record import Record
from desktop.usecases import editing, taking_in
from desktop.usecases.desk import Desk
from desktop.window.blocks.block import as_kind
from desktop.window.blocks.lists import evidence_title, fields_of, wanting
from desktop.window.blocks.records import ListOf, RecordsBlock
from desktop.window.fields.asking import record_place
from desktop.window.language import sentence
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.widgets import Words, button


class EvidenceBlock(RecordsBlock):
    """The list of evidence, which takes files."""

    def __init__(self, session: CaseSession, shot: Snapshot, names: Sequence[str]) -> None:
        control_id = shot.control.id
        self._control_id = control_id
        own = [*dict.fromkeys([*names, "attachment_id"])]
        what = ListOf(
            kind="evidence",
            heading=lambda: self.tr("Evidence"),
            hint=lambda: self.tr(
                "Pictures of the screen, saved pages, photos, documents. Drop files here; the "
                "originals are kept as they are."
            ),
            add_label=lambda: self.tr("Add without a file"),
            all=lambda now: now.case.of_control(Evidence, control_id),
            title=_title,
            body=lambda record, now: [
                fields_of(session, now, record_place("evidence", record.id), own)
            ],
            add=lambda desk: editing.add(desk, "evidence", control_id=control_id),
            weak=wanting,
            patient=True,
            owner_id=control_id,
        )
        self.choose = button("", "plain", self._choose)
        self._trouble = Words("", "small")
        self._trouble.set_state("missed")
        self._trouble.hide()
        super().__init__(session, what, shot)
        self.foot.insertWidget(0, self.choose)
        self.column.addWidget(self._trouble)
        self.setAcceptDrops(True)

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show the evidence as it now stands."""
        super().refresh(shot)
        self.choose.setText(self.tr("Choose files…"))
        self.choose.setEnabled(shot.writable)
        self.add.setProperty("look", "quiet")

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileNames(self, self.tr("Choose files…"))
        self.take([Path(each) for each in chosen])

    def take(self, sources: Sequence[Path]) -> None:
        """Take files into the case, each as a piece of evidence; one failure leaves the rest."""
        self._trouble.hide()
        for source in sources:
            self.session.act(
                _taking(source, self._control_id), self._came, self._refused, owner=self
            )

    def _came(self, record_id: UUID) -> None:
        self.open_new(record_id)

    def _refused(self, problem: Problem) -> None:
        before = f"{self._trouble.text()}\n" if self._trouble.isVisible() else ""
        self._trouble.setText(before + sentence(problem))
        self._trouble.show()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files only."""
        shot = self.session.now
        if event.mimeData().hasUrls() and shot is not None and shot.writable:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the files that were dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.take(paths)
        event.acceptProposedAction()


def _taking(source: Path, control_id: UUID) -> Callable[[Desk], UUID]:
    def work(desk: Desk) -> UUID:
        attachment = taking_in.take_in(desk, source)
        return editing.add(
            desk,
            "evidence",
            control_id=control_id,
            attachment_id=attachment,
            taken_in_at=desk.office.clock.now(),
            taken_in_by=desk.office.profile.name,
        )

    return work


def _title(record: Record, shot: Snapshot) -> str:
    piece = as_kind(record, Evidence)
    return evidence_title(piece, shot)
