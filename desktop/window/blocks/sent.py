"""What goes with a letter, what went, and the scan of the signed paper."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.documents import converting
from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.correspondence import Attachment, Letter, SentPaper, scan_pages
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.values import read_day
from desktop.procedure.letters import kept_at_sending, kept_before
from desktop.procedure.missing import SIGNED_ON_THE_SCREEN
from desktop.usecases import sending
from desktop.usecases.desk import Desk
from desktop.usecases.taking_in import file_source
from desktop.window.fields.saving import Place
from desktop.window.flow import FlowLayout
from desktop.window.language import NATIVE_NAMES, lang, say, sentence, shown_size
from desktop.window.office_program import open_kept, open_made
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot, clock_time
from desktop.window.theme import XS, S
from desktop.window.widgets import Fold, Note, Words, button, column, empty, row

translate = QCoreApplication.translate


def open_sent_button(
    session: CaseSession, sent: SentPaper, failed: Callable[[Problem], None], owner: QWidget
) -> QWidget:
    """Return the button that opens what went: a copy that can only be read."""
    words = translate("SentFiles", "Open what was sent")
    made = button(
        words,
        "quiet",
        lambda: open_made(session, lambda desk: sending.write_sent(desk, sent.id), failed, owner),
    )
    made.setAccessibleDescription(f"{sent.name} {NATIVE_NAMES[sent.lang]}")
    return made


def keep_pdfs(session: CaseSession, letter_id: UUID) -> None:
    """Have the office program make a PDF of what went, in the background, and keep it beside.

    Where there is none, or it fails, the Word file is kept alone: that is no fault.
    """
    program = converting.office_program()
    if program is None:
        return
    profile = session.office.folders.office_program
    closed = threading.Event()  # nobody who closes the case waits for it
    session.closing.connect(closed.set)

    def made(pdfs: dict[str, bytes]) -> None:
        if pdfs:
            session.act(lambda desk: sending.keep_pdfs(desk, pdfs))

    def found(papers: dict[str, bytes]) -> None:
        session.aside(
            lambda: converting.to_pdf(papers, program, profile, lambda *_: not closed.is_set()),
            made,
            session,
            lambda _problem: None,  # it was stopped: the Word file stays alone
        )

    session.look(lambda desk: sending.without_pdf(desk, letter_id), found)


class WhatGoes(QWidget):
    """Before the mark: which files go, as they lie. After it: what was kept, and what before."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._head = Words("", "strong")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(XS)
        self._trouble = Note("", "missed")
        self._trouble.hide()
        self._shown: tuple[object, ...] = ()
        self.setLayout(column(self._head, self._lines, self._trouble, space=XS))
        self.hide()

    def refresh(self, shot: Snapshot, letter: Letter | None) -> None:
        """Show it for a letter as it now stands; nothing before there is one."""
        if letter is None:
            self.hide()
            return
        kept = kept_at_sending(shot.case, letter)
        before = kept_before(shot.case, letter)
        if letter.sent or not shot.writable:
            self._show_kept(kept, before)
            return
        letter_id = letter.id
        self._session.look(
            lambda desk: sending.going(desk, letter_id),
            lambda found: self._show_going(letter_id, found, before),
            lambda _problem: None,  # the mark says it
            owner=self,
        )

    def _show_going(
        self, letter_id: UUID, found: tuple[sending.Going, ...], before: tuple[SentPaper, ...]
    ) -> None:
        said = tuple((each.name, each.path, each.edited, each.open_elsewhere) for each in found)
        key = (lang(), letter_id, said, before)
        self._trouble.hide()
        if key == self._shown:
            return
        self._shown = key
        self._begin(self.tr("What the mark keeps in the case, as it lies now:"))
        for each in found:
            if each.path is None:
                how = self.tr("not in the folder; as the program made it last")
            elif each.edited:
                how = self.tr("edited by hand")
            else:
                how = self.tr("as the program made it")
            self._lines.addWidget(Words(f"{each.name}: {how}", "text"))
            if each.open_elsewhere:
                note = Note("", "soon")
                note.say(say("sent.open-elsewhere", name=each.name), "soon")
                self._lines.addWidget(note)
        self._show_before(before)
        self.setVisible(bool(found or before))
        self._head.setVisible(bool(found))

    def _show_kept(self, kept: Sequence[SentPaper], before: Sequence[SentPaper]) -> None:
        key = (lang(), tuple(kept), tuple(before))
        if key == self._shown:
            return
        self._shown = key
        self._begin(self.tr("Kept in the case as it went; nobody can change it:"))
        for each in kept:
            self._lines.addWidget(self._one(each))
        self._show_before(before)
        self.setVisible(bool(kept or before))
        self._head.setVisible(bool(kept))

    def _begin(self, head: str) -> None:
        empty(self._lines)
        self._trouble.hide()
        self._head.setText(head)

    def _show_before(self, before: Sequence[SentPaper]) -> None:
        if before:
            title = self.tr("Kept when it was marked before: {n}").format(n=len(before))
            self._lines.addWidget(Fold(title, partial(self._listed, tuple(before))))

    def _listed(self, some: Sequence[SentPaper]) -> QWidget:
        made = QWidget()
        made.setLayout(column(*(self._one(each) for each in some), space=XS))
        return made

    def _one(self, sent: SentPaper) -> QWidget:
        made = QWidget()
        when = sent.kept_at
        day = short_date(when.astimezone(KAZAKHSTAN).date())
        by = f", {sent.kept_by}" if sent.kept_by else ""
        line = row(
            Words(sent.name, "text"), open_sent_button(self._session, sent, self._refused, self)
        )
        line.setStretch(0, 1)
        said = f"{day} {clock_time(when)}{by} · SHA-256: {sent.content_sha256}"
        made.setLayout(column(line, Words(said, "small"), space=0))
        return made

    def _refused(self, problem: Problem) -> None:
        self._trouble.say(sentence(problem), "missed")
        self._trouble.show()


class Scan(QWidget):
    """The signed paper: a place to drop or choose its scan or photos, a page or more."""

    def __init__(self, session: CaseSession, place: Place) -> None:
        super().__init__()
        self._session = session
        self._place = place
        self.label = Words("", "strong")
        self.ask = Note("", "soon", "calm")
        self._pages = QVBoxLayout()
        self._pages.setSpacing(XS)
        self.pick = button("", "plain", self._pick)
        self._drop = Words("", "muted")
        self.trouble = Note("", "missed")
        self.trouble.hide()
        self._shown: tuple[object, ...] = ()
        self._drop.setWordWrap(False)
        ways = FlowLayout(S, XS)  # in a narrow window the words go below
        ways.addWidget(self.pick)
        ways.addWidget(self._drop)
        self.setLayout(column(self.label, self.ask, self._pages, ways, self.trouble, space=XS))
        self.setAcceptDrops(True)

    def refresh(self, shot: Snapshot) -> None:
        """Show the pages that are there; ask gently for them once the letter is marked."""
        letter = self._place.find(shot)
        found = letter if isinstance(letter, Letter) else None
        pages = scan_pages(shot.case.all(Attachment), found) if found is not None else ()
        self.label.setText(
            self._session.office.law.fields.get("letter", "attachment_id").label.text(lang())
        )
        self.ask.say(say("step.no-scan"), "calm")
        self.ask.setVisible(found is not None and _is_asked_for(found) and not pages)
        self.pick.setText(
            self.tr("Add pages…") if pages else self.tr("Choose the scan or the photos…")
        )
        self.pick.setAccessibleName(self.label.text())
        self.pick.setVisible(shot.writable)
        self._drop.setText(self.tr("or drop the files here"))
        self._drop.setVisible(shot.writable)
        key = (lang(), tuple(pages), shot.writable)
        if key != self._shown:
            self._shown = key
            self._list(found, pages, writable=shot.writable)

    def _list(self, letter: Letter | None, pages: Sequence[Attachment], *, writable: bool) -> None:
        empty(self._pages)
        if letter is None or not pages:
            return
        count = Words(self.tr("Files: {n}").format(n=len(pages)), "muted")
        self._pages.addWidget(count)
        for n, each in enumerate(pages, 1):
            line = row(Words(f"{n}. {each.name} · {shown_size(each.size)}", "text"))
            line.setStretch(0, 1)
            see = button(
                self.tr("Open"),
                "quiet",
                partial(open_kept, self._session, each, self._refused, self),
            )
            line.addWidget(see)
            see.setAccessibleDescription(each.name)
            if writable:
                out = button(self.tr("Take out"), "quiet", partial(self._take_out, each.id))
                out.setAccessibleDescription(each.name)
                line.addWidget(out)
            shown = QWidget()
            shown.setLayout(column(line, Words(f"SHA-256: {each.sha256}", "small"), space=0))
            self._pages.addWidget(shown)
        letter_id = letter.id
        self._session.look(
            lambda desk: sending.sheets_of_scan(desk, letter_id),
            lambda sheets: self._say_count(count, len(pages), sheets),
            lambda _problem: None,
            owner=count,
        )

    def _say_count(self, count: Words, files: int, sheets: int) -> None:
        words = self.tr("Files: {n}, pages: {pages}")
        count.setText(words.format(n=files, pages=sheets))

    def jump(self) -> bool:
        """Put the cursor on the button that chooses files."""
        if self.pick.isVisibleTo(self):
            self.pick.setFocus()
            return True
        return False

    def _pick(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileNames(self, self.label.text())
        self.take([Path(each) for each in chosen])

    def take(self, chosen: Sequence[Path]) -> None:
        """Take files in as pages, one after the other."""
        if not chosen:
            return
        self.trouble.hide()
        self._session.flush()
        place, session = self._place, self._session

        def work(desk: Desk) -> tuple[Problem, ...]:
            letter_id = place.record_id(desk, session.now)
            told: list[Problem] = []
            for each in chosen:
                try:
                    sending.take_in_scan(desk, letter_id, file_source(each))
                except Problem as problem:  # the others are taken in all the same
                    told.append(problem)
            return tuple(told)

        session.act(work, self._came, self._refused, owner=self)

    def _came(self, told: tuple[Problem, ...]) -> None:
        if told:
            self.trouble.say(" ".join(sentence(each) for each in told), "missed")
            self.trouble.show()

    def _take_out(self, page_id: UUID) -> None:
        self.trouble.hide()
        place, session = self._place, self._session

        def work(desk: Desk) -> None:
            sending.drop_scan(desk, place.record_id(desk, session.now), page_id)

        session.act(work, self._went_out, self._refused, owner=self)

    def _went_out(self, _none: None) -> None:
        self.jump()

    def _refused(self, problem: Problem) -> None:
        self.trouble.say(sentence(problem), "missed")
        self.trouble.show()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files."""
        shot = self._session.now
        if event.mimeData().hasUrls() and shot is not None and shot.writable:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the files that were dropped; what lies elsewhere is named."""
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        self.take([Path(each.toLocalFile()) for each in urls if each.isLocalFile()])
        if not all(each.isLocalFile() for each in urls):
            self._refused(Problem("evidence.not-on-disk"))


def _is_asked_for(letter: Letter) -> bool:
    return letter.sent and letter.channel not in SIGNED_ON_THE_SCREEN


def went_words(letter: Letter, sent: SentPaper, *, corrects: bool) -> str:
    """Return the sentence that stands in the place of the buttons by which a paper is made."""
    day = read_day(letter.sent_on) or sent.kept_at.astimezone(KAZAKHSTAN).date()
    return say("sent.went-correct" if corrects else "sent.went", day=short_date(day))
