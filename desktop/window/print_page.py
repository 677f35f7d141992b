"""What is printed together, seen before it is printed: parts, copies, sheets, pages."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QFileDialog, QSpinBox, QVBoxLayout, QWidget

from desktop.documents import converting
from desktop.documents.converting import OfficeProgram
from desktop.domain.errors import Problem
from desktop.usecases import printing
from desktop.usecases.cases import storable
from desktop.usecases.files import free_name, write_whole
from desktop.usecases.papers import papers_folder
from desktop.usecases.printing import Part
from desktop.window.language import NATIVE_NAMES, lang, say, sentence
from desktop.window.long_work import LongWork, Progress
from desktop.window.override import override
from desktop.window.printing.job import PrintJob, sides
from desktop.window.printing.preview import Preview
from desktop.window.printing.sources import OwnPages, Pages, PdfPages, in_copies, joined
from desktop.window.session import CaseSession
from desktop.window.theme import XL, XS, M, S
from desktop.window.widgets import Note, Words, button, column, empty, line, row, scrolled

if TYPE_CHECKING:
    from desktop.usecases.desk import Desk

_MOST_COPIES = 99
_LIST_WIDTH = 380


class PrintPage(QWidget):
    """The packet of a paper: what is in it, how it looks, how many sheets it takes."""

    done = Signal()

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self.kind = ""
        self.parts: list[PartLine] = []
        self._trouble: Problem | None = None
        self._outcome: Callable[[], str] | None = None
        self._job: PrintJob | None = None
        self._waiting: Callable[[], None] | None = None
        """What begins when the office program has ended: printing or saving."""
        self._turn = self._started = 0
        """Which packet is shown, and for which the office program was last asked."""
        self._program: OfficeProgram | None = None
        self._by_program = False
        self.back = button("", "plain", self.leave)
        self._title = Words("", "title")
        self._list = QVBoxLayout()
        self._list.setSpacing(S)
        self.total = Words("", "strong")
        self.both = QCheckBox()
        self.both.toggled.connect(self._count)
        self.how = Words("", "small")
        self.work = LongWork(session.another_runner, in_bytes=False)
        self.work.stop_button.clicked.connect(self._wait_no_more)
        self.note = Note("", "missed")
        self.note.hide()
        self.print = button("", "primary", self._print)
        self.save = button("", "plain", self._save)
        self.preview = Preview()
        inner = QWidget()
        listed = column(self._list, self.note, self.how, self.work, space=M)
        listed.addStretch(1)
        listed.setContentsMargins(0, 0, M, 0)
        inner.setLayout(listed)
        self._below = QWidget()
        self._below.setLayout(
            column(line(), self.total, self.both, row(self.print, self.save, None), space=S)
        )
        left = QWidget()
        left.setLayout(column(scrolled(inner), self._below, space=S))
        left.setFixedWidth(_LIST_WIDTH)
        body = row(left, self.preview, space=M)
        body.setStretch(1, 1)
        head = row(self.back, self._title, space=M)
        head.setStretch(1, 1)
        outer = column(head, body, space=M)
        outer.setStretch(1, 1)
        outer.setContentsMargins(XL, M, XL, M)
        self.setLayout(outer)
        self.retranslate()

    # --- what is printed ----------------------------------------------------------------------

    def show_packet(self, kind: str) -> None:
        """Show what is printed with a paper of the shown proceeding."""
        shot = self._session.now
        if shot is None:
            return
        self.kind = kind
        dropped = Problem("print.not-begun") if self._waiting is not None else None
        self._trouble, self._outcome, self._by_program = dropped, None, False
        self._waiting = None
        self._turn += 1
        if self._job is None:
            self.work.stop()  # what is made for another packet
        self._empty()
        self.retranslate()
        proceeding_id = shot.proceeding.id

        def work(desk: "Desk") -> list[tuple[Part, Pages | Problem]]:
            return [(part, _own(part)) for part in printing.packet(desk, proceeding_id, kind)]

        self._session.look(work, self._came, self._cannot_show, owner=self)
        self.back.setFocus()

    def _cannot_show(self, problem: Problem) -> None:
        if problem.code == "letter.voided":  # so that the letter can be given another number
            self._session.act(lambda desk: desk.enter_in_register(), owner=self)
        self._refused(problem)

    def _empty(self) -> None:
        empty(self._list)
        self.parts = []
        self._below.hide()
        self.preview.show_pages(None, "")

    def _came(self, found: list[tuple[Part, Pages | Problem]]) -> None:
        self._empty()
        for part, pages in found:
            made = PartLine(part, pages, self._count)
            made.look.clicked.connect(partial(self._show, made))
            self.parts.append(made)
            self._list.addWidget(made)
        self._below.show()
        self.retranslate()
        first = next((each for each in self.parts if each.pages is not None), None)
        if first is not None:
            self._show(first)
            first.box.setFocus()
        self._make_by_program()

    def _make_by_program(self) -> None:
        """Have the office program make the pages, in the background: they come out so."""
        self._program = converting.office_program()
        papers = {each.key: each.part.docx for each in self.parts}
        program, profile = self._program, self._session.office.folders.office_program
        if program is None or self.work.under_way:  # then it begins when that has ended
            self._say_how()
            return
        turn = self._started = self._turn

        def job(tell: Progress) -> dict[str, Pages]:
            return _opened(converting.to_pdf(papers, program, profile, tell))

        def made(found: dict[str, Pages]) -> None:
            if turn == self._turn:
                self._made(found)
            else:
                self._begin_late()

        def failed(problem: Problem) -> None:
            if turn == self._turn:
                self._refused(problem)
            else:
                self._begin_late()

        self.work.start(job, made, failed)
        self._say_how()

    def _begin_late(self) -> None:
        """Begin what had to wait for the end of something else."""
        if self.parts and self._started != self._turn:
            self._make_by_program()

    def _made(self, found: dict[str, Pages]) -> None:
        self._by_program = bool(found) and all(each.key in found for each in self.parts)
        for each in self.parts:
            if each.key in found:
                each.take(found[each.key])
                if each.look.isChecked():
                    self._show(each)
        self._count()
        self._say_how()
        self._go_on()

    def _when_made(self, begin: Callable[[], None]) -> None:
        """Begin when the office program is not making the pages, or not any more."""
        self._waiting = begin if self.work.under_way else None
        if self._waiting is None:
            begin()
        self._count()
        self._say_how()

    def _go_on(self) -> None:
        """Begin what waited for the office program."""
        if self._waiting is not None:
            self._when_made(self._waiting)

    def _wait_no_more(self) -> None:
        """Who stops the office program wants nothing of what waited for it."""
        if self._waiting is not None:
            self._waiting = None
            self._trouble = Problem("print.not-begun")
            self._count()
            self._say_how()
            self._tell()

    def _show(self, part: "PartLine") -> None:
        for each in self.parts:
            each.look.setChecked(each is part)
        self.preview.show_pages(part.pages, part.words)

    def _wanted(self) -> "list[tuple[Pages, int]]":
        return [
            (each.pages, each.copies.value())
            for each in self.parts
            if each.box.isChecked() and each.pages is not None
        ]

    def _count(self, *_: object) -> None:
        counted = [(pages.count, copies) for pages, copies in self._wanted()]
        n = printing.sheets(counted, both_sides=self.both.isChecked())
        about = any(pages.left_out for pages, _copies in self._wanted())
        self.total.setText(say("print.sheets-about" if about else "print.sheets", n=n))
        ready = bool(counted) and self._job is None and self._waiting is None
        self.print.setEnabled(ready)
        self.save.setEnabled(ready)
        for each in self.parts:
            each.retranslate()

    def _say_how(self) -> None:
        name = self._program.name if self._program is not None else ""
        if self._program is None:
            words = self.tr("No office program was found: Baqylau prints the pages itself.")
        elif self.work.under_way or self._started != self._turn:
            words = self.tr(
                "{program} is making the pages. Until then you see them as Baqylau does."
            )
            if self._waiting is not None:
                words = self.tr(
                    "{program} is making the pages. What you asked for begins when they are there."
                )
        elif self._by_program:
            words = self.tr("The pages are made by {program}.")
        else:
            words = self.tr("{program} did not make all pages: Baqylau prints the others itself.")
        words = words.format(program=name)
        if any(each.pages is not None and each.pages.left_out for each in self.parts):
            words = f"{words} {say('print.left-out')}"
        if any(each.part.changes for each in self.parts):
            words = f"{words} {say('print.tracked-changes')}"
        self.how.setText(words)

    # --- printing -----------------------------------------------------------------------------

    def _print(self) -> None:
        self._trouble, self._outcome = None, None
        self._tell()
        if not QPrinterInfo.availablePrinterNames():
            self._trouble = Problem("print.no-printer")
            self._tell()
            self.save.setFocus()
            return
        printer = ask_printer(self, both_sides=self.both.isChecked())
        if printer is None:
            return
        self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print what is ticked on a printer that was chosen."""
        self._when_made(partial(self._start_job, printer))

    def _start_job(self, printer: QPrinter) -> None:
        duplex = printer.duplex() != QPrinter.DuplexMode.DuplexNone
        sheets = sides(self._wanted(), both_sides=duplex)
        self._job = PrintJob(printer, sheets, self.work.begin(), self._printed)
        self._job.start()

    def _printed(self, problem: Problem | None) -> None:
        self.work.end()
        self._job = None
        self._count()
        self._trouble = problem
        self._outcome = None if problem else lambda: say("print.sent")
        self._tell()
        self._tell_elsewhere()
        self._begin_late()

    def _save(self) -> None:
        self._trouble, self._outcome = None, None
        self._tell()
        shot = self._session.now
        if shot is None:
            return
        title = storable(self._words(), 70)
        folder = papers_folder(shot.path)
        chosen, _filter = QFileDialog.getSaveFileName(
            self, self.save.text(), str(folder / f"{title}.pdf"), "*.pdf"
        )
        if not chosen:
            return
        target = Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
        if str(target) != chosen:
            target = free_name(target)  # the dialog asked only about the name without the ending
        self._when_made(partial(self._write, title, target))

    def _write(self, title: str, target: Path) -> None:
        parts = self._wanted()

        def work(_desk: "Desk") -> Path:
            made = [(pages.pdf(title), copies) for pages, copies in parts]
            write_whole(target, joined(in_copies(made)))
            return target

        def saved(path: Path) -> None:
            self._trouble, self._outcome = None, lambda: say("print.saved", path=str(path))
            self._tell()

        self._session.look(work, saved, self._refused, owner=self)

    def _words(self) -> str:
        return self._session.office.law.document(self.kind).title.text(lang())

    def _refused(self, problem: Problem) -> None:
        if problem.code != "print.stopped":  # what became of it was said when she stopped it
            self._trouble = problem
        self._count()
        self._say_how()
        self._tell()
        if self._waiting is None:  # else it goes on in our own pages
            self._tell_elsewhere()
        self._go_on()

    def _tell_elsewhere(self) -> None:
        """Let the case say what went wrong after she left the page."""
        if self._trouble is not None and not self.isVisible():
            self._session.failed.emit(self._trouble)

    def _tell(self) -> None:
        said = self._outcome() if self._outcome is not None else ""
        if self._trouble is not None:
            said = sentence(self._trouble)
        self.note.setVisible(bool(said))
        self.note.say(said, "missed" if self._trouble is not None else "kept")

    # --- leaving ------------------------------------------------------------------------------

    def leave(self) -> None:
        """Go back; what is made in the background stops, unless she wanted it printed or saved."""
        if self._waiting is None:
            self.stop()
        self.done.emit()

    def stop(self) -> None:
        """Stop what is made in the background; what is on its way to the printer goes on."""
        self._waiting = None
        if self._job is None:
            self.work.stop()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.back.setText("←  " + self.tr("Back"))
        if self.kind:
            self._title.setText(self.tr("Print: {title}").format(title=self._words()))
        self.both.setText(self.tr("Count for printing on both sides"))
        self.print.setText(self.tr("Print…"))
        self.save.setText(self.tr("Save as PDF…"))
        self.work.retranslate()
        for each in self.parts:
            each.title = self._session.office.law.document(each.part.kind).title.text(lang())
        self._count()
        self._say_how()
        self._tell()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class _Copies(QSpinBox):
    """How many copies; scrolling the list of papers does not change it."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the list."""
        event.ignore()


class PartLine(QWidget):
    """One paper of the packet: whether it is printed, how often, and how it looks."""

    def __init__(self, part: Part, pages: Pages | Problem, changed: Callable[..., None]) -> None:
        super().__init__()
        self.part = part
        self.pages = None if isinstance(pages, Problem) else pages
        self._problem = pages if isinstance(pages, Problem) else None
        self.title = ""
        self.box = QCheckBox()
        self.box.setChecked(part.wanted and self.pages is not None)
        self.box.setEnabled(self.pages is not None)
        self.box.toggled.connect(changed)
        self._name = Words("", "strong")
        self._facts = Words("", "small")
        self.look = button("", "quiet", lambda: None)
        self.look.setCheckable(True)
        self.look.setEnabled(self.pages is not None)
        self.copies = _Copies()
        self.copies.setRange(1, _MOST_COPIES)
        self.copies.setValue(part.copies)
        self.copies.valueChanged.connect(changed)
        self._times = Words("", "small")
        self.box.setFixedWidth(XL + XS)
        head = row(self.box, self._name)
        head.setStretch(1, 1)
        below = row(self._facts, self._times, self.copies, self.look)
        below.setStretch(0, 1)
        below.setContentsMargins(XL + M, 0, 0, 0)
        self.outdated = Note("", "soon")
        self.setLayout(column(head, below, self.outdated, space=2))
        self.outdated.setVisible(part.outdated)

    @property
    def key(self) -> str:
        """What tells it from the others of its packet."""
        return f"{self.part.kind}.{self.part.lang}"

    @property
    def words(self) -> str:
        """What it is called."""
        return f"{self.title} · {NATIVE_NAMES[self.part.lang]}"

    def take(self, pages: Pages) -> None:
        """Take the pages that the office program made."""
        missing = self.pages is None
        self.pages, self._problem = pages, None
        self.box.setEnabled(True)
        if missing:
            self.box.setChecked(self.part.wanted)
        self.look.setEnabled(True)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._name.setText(self.words)
        self.box.setAccessibleName(self.words)
        if self._problem is not None:
            self._facts.setText(sentence(self._problem))
        elif self.pages is not None:
            self._facts.setText(say("print.pages", n=self.pages.count))
        self.outdated.say(say("print.changed-since"), "soon")
        self._times.setText(self.tr("Copies"))
        self.copies.setAccessibleName(f"{self._times.text()}: {self.words}")
        self.look.setText(self.tr("Look"))
        self.look.setAccessibleDescription(self.words)


def _opened(made: dict[str, bytes]) -> dict[str, Pages]:
    """Return those PDFs that can be read: one that cannot is printed by this program."""
    found: dict[str, Pages] = {}
    for key, data in made.items():
        with suppress(Problem):
            found[key] = PdfPages(data)
    return found


def _own(part: Part) -> Pages | Problem:
    try:
        return OwnPages(part.docx)
    except Problem as problem:
        return problem


def ask_printer(parent: QWidget, *, both_sides: bool) -> QPrinter | None:
    """Let the user choose a printer; `None` if she does not print after all."""
    printer = QPrinter(QPrinterInfo.defaultPrinter(), QPrinter.PrinterMode.HighResolution)
    mode = QPrinter.DuplexMode
    printer.setDuplex(mode.DuplexLongSide if both_sides else mode.DuplexNone)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None
