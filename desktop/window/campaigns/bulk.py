"""Papers of all cases of a campaign: made, printed, saved as one PDF, listed to be ticked."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.documents import converting
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import Lang
from desktop.usecases import printing
from desktop.usecases.campaign_lines import Campaign
from desktop.usecases.campaign_papers import (
    Counted,
    MadePapers,
    NotMade,
    Packet,
    Wanted,
    kinds_of,
    make_papers,
    packets,
    write_checklist,
)
from desktop.usecases.campaign_summary import once
from desktop.usecases.cases import storable
from desktop.usecases.files import chosen_name, write_whole
from desktop.usecases.office import Office
from desktop.window.campaigns.said import MOST, reason
from desktop.window.flow import FlowLayout
from desktop.window.language import NATIVE_NAMES, SHORT_NAMES, lang, say, sentence
from desktop.window.long_work import LongWork, Progress
from desktop.window.printing.job import PrintJob, Sheet, sides
from desktop.window.printing.sources import OwnPages, Pages, PdfPages, in_copies, joined
from desktop.window.theme import L, M, S
from desktop.window.widgets import Card, Note, Words, button, column, empty, in_lines, row, scrolled

_LIST_WIDTH = 380
_USUAL = ("notice",)
_WRITTEN: tuple[Lang, ...] = ("kk", "ru")
_LONGEST = 64
_MOST_CASES = 30
"""So many cases are listed with what they lack; more are counted."""


class Ready(NamedTuple):
    """What is printed of one case, with its pages."""

    packet: Packet
    parts: tuple[tuple[Pages, int], ...]


class Bulk(QWidget):
    """Which papers, in which languages; what was not made leads to what is missing.

    Signals:
        open_wanted: path, number of the control and the field that is to be filled in.
        made: papers were made.
    """

    open_wanted = Signal(object, object, object)
    made = Signal()

    def __init__(self, office: Office, work: LongWork) -> None:
        super().__init__()
        self._office, self._work = office, work
        self._found: Campaign | None = None
        self._left: tuple[NotMade, ...] = ()
        self._job: PrintJob | None = None
        self.kinds: dict[str, QCheckBox] = {}
        self.langs: dict[Lang, QCheckBox] = {}
        self._kinds_label = Words("", "strong")
        self._kind_list = QVBoxLayout()
        self._kind_list.setSpacing(0)
        self.both = QCheckBox()
        self.make = button("", "primary", self._make)
        self.print = button("", "plain", self._print)
        self.save = button("", "plain", self._save)
        self.check = button("", "plain", self._check)
        self.note = Note("", "kept")
        self.note.hide()
        self._hint = Words("", "muted")
        """What the buttons do, where nothing was done yet."""
        self._gaps = QVBoxLayout()
        self._gaps.setSpacing(M)
        langs = self._lang_row()
        inner = QWidget()
        listed = column(self._kind_list, space=S)
        listed.addStretch(1)
        inner.setLayout(listed)
        left = QWidget()
        chosen = column(self._kinds_label, scrolled(inner), langs, self.both, space=S)
        chosen.setStretch(1, 1)
        left.setLayout(chosen)
        left.setFixedWidth(_LIST_WIDTH)
        acts = FlowLayout(S, S)
        for part in (self.make, self.print, self.save, self.check):
            acts.addWidget(part)
        holder = QWidget()
        told = column(self._hint, self.note, self._gaps, space=M)
        told.addStretch(1)
        told.setContentsMargins(0, 0, M, 0)
        holder.setLayout(told)
        right = column(acts, scrolled(holder), space=M)
        right.setStretch(1, 1)
        body = row(left, right, space=L)
        body.setStretch(1, 1)
        self.setLayout(body)
        work.ended.connect(self._ready)
        self.retranslate()

    def _lang_row(self) -> QHBoxLayout:
        made = QHBoxLayout()
        for each in _WRITTEN:
            box = QCheckBox(NATIVE_NAMES[each])
            box.setChecked(True)
            box.toggled.connect(self._ready)
            self.langs[each] = box
            made.addWidget(box)
        made.addStretch(1)
        return made

    def show_campaign(self, found: Campaign) -> None:
        """Show which papers the cases of a campaign make."""
        if self._found is not None and self._found.name != found.name:
            self._left = ()
            self.note.hide()
        self._found = found
        kinds = kinds_of(self._office, found)
        ticked = {kind for kind, box in self.kinds.items() if box.isChecked()} or set(_USUAL)
        empty(self._kind_list)
        self.kinds = {}
        for kind in kinds:
            box = QCheckBox(in_lines(self._office.law.document(kind).title.text(lang()), 44))
            box.setChecked(kind in ticked)
            box.toggled.connect(self._ready)
            self.kinds[kind] = box
            self._kind_list.addWidget(box)
        self._tell_gaps()
        self._ready()

    def wanted(self) -> Wanted:
        """Return which papers are chosen."""
        kinds = [kind for kind, box in self.kinds.items() if box.isChecked()]
        langs = [each for each, box in self.langs.items() if box.isChecked()]
        return Wanted(self._found.name if self._found else "", kinds, langs)

    @property
    def is_printing(self) -> bool:
        """Whether pages are on their way to the printer."""
        return self._job is not None

    def _paths(self) -> list[Path]:
        return [each.path for each in once(self._found)] if self._found is not None else []

    def _ready(self, *_: object) -> None:
        wanted = self.wanted()
        ready = bool(wanted.kinds and wanted.langs and self._paths())
        free = not self._work.under_way and self._job is None
        for each in (self.make, self.print, self.save, self.check):
            each.setEnabled(ready and free)

    # -- making ----------------------------------------------------------------------------------

    def _make(self) -> None:
        office, wanted, paths = self._office, self.wanted(), self._paths()

        def job(tell: Progress) -> MadePapers:
            return make_papers(office, wanted, paths, tell)

        self.note.hide()
        self._left = ()
        self._tell_gaps()
        self._work.start(job, self._papers, self._refused)
        self._ready()

    def _papers(self, found: MadePapers) -> None:
        self._left = found.left
        lines = [say("campaign.papers-made", n=len(found.files))] if found.files else []
        if found.left:
            lines.append(say("campaign.papers-not", n=len(found.left)))
        self._tell("\n".join(lines), well=not found.left)
        self._tell_gaps()
        self._ready()
        self.made.emit()

    def _tell_gaps(self) -> None:
        """List what was not made, by cases, each gap leading to its field."""
        empty(self._gaps)
        by_case: dict[Path, list[NotMade]] = {}
        for each in self._left:
            by_case.setdefault(each.path, []).append(each)
        for path in list(by_case)[:_MOST_CASES]:
            self._gaps.addWidget(self._card(path, by_case[path]))
        more = len(by_case) - _MOST_CASES
        if more > 0:
            self._gaps.addWidget(Words(say("window.missing-more", n=more), "muted"))

    def _card(self, path: Path, left: Sequence[NotMade]) -> Card:
        card = Card(M, 0)
        name = left[0].name.any_text(lang()) or path.stem
        card.column.addWidget(Words(name, "strong"))
        said: set[tuple[FieldAddress, str | None]] = set()
        lines: set[str] = set()
        for each in left:
            if not each.missing:
                words = self._why(each)
                if words not in lines:
                    lines.add(words)
                    card.column.addWidget(Words(words, "small"))
            for gap, owner in zip(each.missing, each.owners, strict=True):
                if (gap.address, gap.lang) in said or len(said) >= MOST:
                    continue
                said.add((gap.address, gap.lang))
                text = gap.label.text(lang())
                text = f"{text} ({SHORT_NAMES[gap.lang]})" if gap.lang else text
                text = f"{text}: {say(gap.fault)}" if gap.fault else text
                text = f"{owner} – {text}" if owner else text
                link = button(
                    in_lines(text, _LONGEST),
                    "quiet",
                    partial(self.open_wanted.emit, path, each.control, gap.address),
                )
                link.setAccessibleDescription(name)
                card.column.addWidget(link)
        if not said:
            go = partial(self.open_wanted.emit, path, left[0].control or None, None)
            card.column.addWidget(button(self.tr("Open the case"), "quiet", go))
        return card

    def _why(self, each: NotMade) -> str:
        if each.lang is None:
            return reason(each.problem)
        title = self._office.law.document(each.kind).title.text(lang())
        return f"{title} ({SHORT_NAMES[each.lang]}): {reason(each.problem)}"

    # -- printing --------------------------------------------------------------------------------

    def _gather(self, then: Callable[[list[Ready]], None]) -> None:
        """Lay out all that is printed, by the office program where there is one."""
        office, wanted, paths = self._office, self.wanted(), self._paths()
        program, profile = converting.office_program(), office.folders.office_program

        def job(tell: Progress) -> list[Ready]:
            found = packets(office, wanted, paths, tell)
            papers = {
                f"{n}.{k}": part.docx
                for n, packet in enumerate(found)
                for k, part in enumerate(packet.parts)
            }
            made = converting.to_pdf(papers, program, profile, tell) if program else {}
            return [_laid_out(n, packet, made) for n, packet in enumerate(found)]

        def came(found: list[Ready]) -> None:
            self._ready()
            then(found)

        self.note.hide()
        self._work.start(job, came, self._refused)
        self._ready()

    def _print(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self._tell(sentence(Problem("print.no-printer")), well=False)
            self.save.setFocus()
            return
        from desktop.window.print_page import ask_printer

        printer = ask_printer(self, both_sides=self.both.isChecked())
        if printer is not None:
            self._gather(partial(self.print_on, printer))

    def print_on(self, printer: QPrinter, found: Sequence[Ready]) -> None:
        """Print what was laid out; the packet of one institution follows that of the other."""
        duplex = printer.duplex() != QPrinter.DuplexMode.DuplexNone
        sheets: list[Sheet] = []
        for each in found:
            mine = sides(each.parts, both_sides=duplex)
            if mine and duplex and len(sheets) % 2:
                sheets.append(Sheet(None, 0))
            sheets += mine
        if not sheets:
            self._tell(sentence(Problem("print.nothing-made")), well=False)
            return
        self._job = PrintJob(printer, sheets, self._work.begin(), partial(self._printed, found))
        self._job.start()
        self._ready()

    def _printed(self, found: Sequence[Ready], problem: Problem | None) -> None:
        self._work.end()
        self._job = None
        if problem is not None:
            self._tell(sentence(problem), well=False)
        else:
            self._say_done(found, say("print.sent"))
        self._ready()

    def _save(self) -> None:
        target = self._target(self.save.text(), ".pdf")
        if target is not None:
            self._gather(partial(self._write, target))

    def _write(self, target: Path, found: Sequence[Ready]) -> None:
        title = self._found.name if self._found is not None else ""

        def job(tell: Progress) -> Path:
            made: list[bytes] = []
            for n, each in enumerate(found):
                if not tell(n, len(found)):
                    raise Problem("print.stopped")
                made += in_copies([(pages.pdf(title), copies) for pages, copies in each.parts])
            if not made:
                raise Problem("print.nothing-made")
            write_whole(target, joined(made))
            return target

        def saved(path: Path) -> None:
            self._say_done(found, say("print.saved", path=str(path)))
            self._ready()

        self._work.start(job, saved, self._refused)
        self._ready()

    def _check(self) -> None:
        target = self._target(self.check.text(), ".docx")
        if target is not None:
            self._gather(partial(self._write_check, target))

    def _write_check(self, target: Path, found: Sequence[Ready]) -> None:
        campaign, spoken, both = self._found, lang(), self.both.isChecked()
        if campaign is None:
            return
        rows = [_counted(each, both_sides=both) for each in found]

        def job(_tell: Progress) -> None:
            write_checklist(self._office, campaign, rows, spoken, target)

        def done(_none: None) -> None:
            from desktop.window.office_program import open_file

            self._say_done(found, say("campaign.written", path=str(target)))
            self._ready()
            open_file(target)

        self._work.start(job, done, self._refused)

    def _target(self, caption: str, ending: str) -> Path | None:
        named = caption.removesuffix("…")
        title = storable(f"{self._found.name if self._found else ''} – {named}", 90)
        folder = self._office.folders.cases
        picked, _filter = QFileDialog.getSaveFileName(
            self, named, str(folder / f"{title}{ending}"), f"*{ending}"
        )
        return chosen_name(picked, ending) if picked else None

    def _say_done(self, found: Sequence[Ready], words: str) -> None:
        """Say what was done, and of which cases nothing could be printed."""
        self._left = tuple(
            NotMade(each.packet.path, each.packet.name, 0, "", None, problem)
            for each in found
            for problem in self._lacks(each.packet)
        )
        self._tell_gaps()
        self._tell(words, well=not self._left)

    def _lacks(self, packet: Packet) -> list[Problem]:
        if packet.problem is not None:
            return [packet.problem]
        titles = (self._office.law.document(kind).title.local() for kind in packet.lacks)
        return [Problem("campaign.paper-lacks", title=title) for title in titles]

    # -- what is said ----------------------------------------------------------------------------

    def _refused(self, problem: Problem) -> None:
        self._tell(sentence(problem), well=False)
        self._ready()

    def _tell(self, words: str, *, well: bool) -> None:
        self.note.say(words, "kept" if well else "soon")
        self.note.show()
        self._hint.hide()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._kinds_label.setText(self.tr("Which papers?"))
        self._hint.setText(
            self.tr(
                "The papers are written beside the file of each case. What a case lacks for one is "
                "listed here, with the way to it."
            )
        )
        self.both.setText(self.tr("Count for printing on both sides"))
        self.make.setText(self.tr("Make for all cases"))
        self.print.setText(self.tr("Print…"))
        self.save.setText(self.tr("Save as one PDF…"))
        self.check.setText(self.tr("Print checklist…"))
        if self._found is not None:
            self.show_campaign(self._found)


def _laid_out(n: int, packet: Packet, made: dict[str, bytes]) -> Ready:
    parts: list[tuple[Pages, int]] = []
    try:
        for k, part in enumerate(packet.parts):
            pdf = made.get(f"{n}.{k}")
            parts.append((PdfPages(pdf) if pdf else OwnPages(part.docx), part.copies))
    except Problem as problem:
        return Ready(packet._replace(problem=problem), ())
    return Ready(packet, tuple(parts))


def _counted(each: Ready, *, both_sides: bool) -> Counted:
    papers = tuple((part.kind, part.lang, part.copies) for part in each.packet.parts)
    counted = [(pages.count, copies) for pages, copies in each.parts]
    sheets = printing.sheets(counted, both_sides=both_sides) if counted else None
    packet = each.packet
    return Counted(packet.name, papers, sheets, packet.problem, packet.lacks)
