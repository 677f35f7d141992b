"""What is known of a kept file, and a look into it: its picture or its words, nothing is run."""

from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.control import Evidence
from desktop.domain.correspondence import Attachment, is_picture, working_copy_of
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.usecases.looking_inside import Inside, can_be_seen, look_inside
from desktop.usecases.working_copies import Changes, drop_working_copy, make_working_copy
from desktop.window.blocks.block import Block
from desktop.window.language import sentence
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS
from desktop.window.widgets import Fold, Words, button, column, empty, row

_WIDEST, _HIGHEST = 560, 360


class AboutFileBlock(Block):
    """What the file tells that no field asks for, and the fold in which one sees what it holds."""

    def __init__(self, session: CaseSession, shot: Snapshot, evidence_id: UUID) -> None:
        super().__init__(session)
        self._evidence_id = evidence_id
        self._shown: UUID | None = None
        self._words = Words("", "small")
        self._inside = QVBoxLayout()
        self._copy = WorkingCopy(session)
        self.column.setSpacing(XS)
        self.column.addWidget(self._words)
        self.column.addLayout(self._inside)
        self.column.addWidget(self._copy)
        self.refresh(shot)

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show what is known of the file as it now stands."""
        piece = shot.case.get(Evidence, self._evidence_id)
        kept = shot.case.get(Attachment, piece.attachment_id) if piece else None
        if self.parentWidget() is not None:  # shown before it has a place, it would be a window
            self.setVisible(kept is not None)
        if piece is None or kept is None:
            self._shown = None
            empty(self._inside)
            return
        lines = self._told(piece)
        lines += [
            self.tr("Signature file beside it: {name}. The program does not check it.").format(
                name=each.name
            )
            for each in shot.case.all(Attachment)
            if each.of_id == kept.id and each.part == "signature"
        ]
        lines.append(f"SHA-256: {kept.sha256}")
        self._words.setText("\n".join(lines))
        if self._shown != kept.id:
            self._shown = kept.id
            empty(self._inside)
            if can_be_seen(kept):
                title = self.tr("See the picture") if is_picture(kept) else self.tr("See the words")
                self._inside.addWidget(
                    Fold(title, lambda: InsideView(self.session, kept.id), opened=is_picture(kept))
                )
        self._copy.refresh(shot, kept)

    def _told(self, piece: Evidence) -> list[str]:
        said = piece.from_file
        lines = []
        if said.get("gps"):
            lines.append(
                self.tr(
                    "The photo holds the place where it was taken. It stays in the original; "
                    "what is printed does not have it."
                )
            )
        if said.get("to"):
            lines.append(self.tr("To: {whom}").format(whom=said["to"]))
        if said.get("attached"):
            lines.append(self.tr("Attached to it: {names}").format(names=said["attached"]))
        return lines

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """Nothing is entered here."""
        return False


class WorkingCopy(QWidget):
    """The copy that is printed instead of a picture: made here, seen, and let go again."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._original: UUID | None = None
        self._shown: tuple[object, ...] = ()
        self._drawing = False
        self._words = Words("", "small")
        self._place = QVBoxLayout()
        self.make = button("", "quiet", self._begin)
        self.drop = button("", "quiet", self._drop)
        self._trouble = Words("", "small")
        self._trouble.set_state("missed")
        self._trouble.hide()
        buttons = row(self.make, self.drop, None)
        self.setLayout(column(self._words, self._place, buttons, self._trouble, space=XS))

    def refresh(self, shot: Snapshot, original: Attachment) -> None:
        """Show whether there is a copy of a picture; of other files there is none."""
        there = is_picture(original)
        if self.parentWidget() is not None:
            self.setVisible(there)
        copy = working_copy_of(shot.case.all(Attachment), original.id) if there else None
        shown = (original.id, copy.id if copy else None)
        self.make.setText(
            self.tr("Make the working copy anew…") if copy else self.tr("Make a working copy…")
        )
        self.drop.setText(self.tr("Print the original again"))
        self.make.setVisible(shot.writable and not self._drawing)
        self.drop.setVisible(copy is not None and shot.writable and not self._drawing)
        self._words.setText(
            self.tr("The working copy is printed. The original stays as it is.") if copy else ""
        )
        self._words.setVisible(copy is not None)
        if shown == self._shown or (self._drawing and original.id == self._original):
            return  # what is being drawn is not taken away by a word typed elsewhere
        self._drawing = False
        self._shown, self._original = shown, original.id
        empty(self._place)
        if copy is not None:
            self._place.addWidget(
                Fold(
                    self.tr("See the working copy"),
                    lambda: InsideView(self._session, copy.id),
                    opened=True,
                )
            )

    def _begin(self) -> None:
        original = self._original
        if original is not None:
            self._trouble.hide()
            self._session.look(
                lambda desk: look_inside(desk, original).picture,
                lambda data: self._edit(original, data),
                self._refused,
                owner=self,
            )

    def _edit(self, original: UUID, data: bytes) -> None:
        from desktop.window.blocks.retouching import Retouching

        picture = QPixmap()
        picture.loadFromData(data)
        empty(self._place)
        self._drawing = True
        self.make.hide()
        self.drop.hide()
        editor = Retouching(picture)
        editor.kept.connect(lambda changes: self._keep(original, changes))
        editor.left.connect(self._leave)
        self._place.addWidget(editor)
        editor.start()

    def _keep(self, original: UUID, changes: Changes) -> None:
        self._session.act(
            lambda desk: make_working_copy(desk, original, changes),
            lambda _none: self._leave(),
            self._refused,
            owner=self,
            once=("working copy", original),
        )

    def _leave(self) -> None:
        self._shown, self._drawing = (), False
        shot = self._session.now
        kept = shot.case.get(Attachment, self._original) if shot else None
        if shot is not None and kept is not None:
            self.refresh(shot, kept)
            self.make.setFocus()

    def _drop(self) -> None:
        original = self._original
        if original is not None:
            self._session.act(
                lambda desk: drop_working_copy(desk, original), None, self._refused, owner=self
            )

    def _refused(self, problem: Problem) -> None:
        self._trouble.setText(sentence(problem))
        self._trouble.show()


class InsideView(QWidget):
    """The picture or the words of a kept file, fetched when first seen."""

    def __init__(self, session: CaseSession, attachment_id: UUID) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._wait = Words(self.tr("Opening…"), "small")
        self._column.addWidget(self._wait)
        session.look(
            lambda desk: look_inside(desk, attachment_id), self._show, self._refused, owner=self
        )

    def _show(self, inside: Inside) -> None:
        self._wait.hide()
        if inside.picture:
            picture = QPixmap()
            picture.loadFromData(inside.picture)
            self._column.addWidget(Picture(picture))
            return
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setPlainText(inside.words)
        text.setAccessibleName(self.tr("Words of the file"))
        text.setMinimumHeight(text.fontMetrics().lineSpacing() * 10)
        text.setTabChangesFocus(True)
        self._column.addWidget(text)

    def _refused(self, problem: Problem) -> None:
        self._wait.setText(sentence(problem))
        self._wait.set_state("missed")


class Picture(QLabel):
    """A picture as wide as its place allows, never larger than it is."""

    def __init__(self, picture: QPixmap) -> None:
        super().__init__()
        self._whole = picture
        self.setAccessibleName(self.tr("Picture"))
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit(_WIDEST)

    @override
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size at which it is shown."""
        return self.pixmap().size()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the picture anew."""
        super().resizeEvent(event)
        self._fit(min(self.width(), _WIDEST))

    def _fit(self, width: int) -> None:
        most = QSize(max(1, width), _HIGHEST).boundedTo(self._whole.size())
        keep = Qt.AspectRatioMode.KeepAspectRatio
        shown = self._whole.scaled(most, keep, Qt.TransformationMode.SmoothTransformation)
        if shown.size() != self.pixmap().size():
            self.setPixmap(shown)
            self.updateGeometry()
