"""A packet is looked at and printed by clicks: on a printer that writes a PDF."""

import threading
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import docx
import pypdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from own_case import Worker, on
from PySide6.QtCore import QMarginsF, QObject
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.documents import converting
from desktop.documents.converting import OfficeProgram
from desktop.domain.correspondence import Letter
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.usecases import acts, register_file
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.office import Office
from desktop.usecases.papers import make_beside_case, papers_folder
from desktop.usecases.printing import Part
from desktop.window import print_page
from desktop.window.blocks.papers import AidsBlock, PapersBlock
from desktop.window.language import say, sentence
from desktop.window.long_work import Progress
from desktop.window.print_page import PrintPage
from desktop.window.printing.job import PrintJob, sides
from desktop.window.printing.sources import OwnPages, Pages, PdfPages, joined


def make(worker: Worker, *kinds: str) -> None:
    session, proceeding_id = worker.case_page.session, worker.shot.proceeding.id
    done: list[bool] = []

    def work(desk: Desk) -> None:
        for kind in kinds:
            for lang in ("kk", "ru"):
                make_beside_case(desk, proceeding_id, kind, lang)
        done.append(True)

    session.act(work)
    worker.hands.until(lambda: bool(done))


def opened(worker: Worker) -> PrintPage:
    """Come to the print page from the paper, as one does."""
    make(worker, "covering-letter", "final-document")
    worker.go("send")
    blocks = worker.hands.all(PapersBlock, worker.page)
    (block,) = [each for each in blocks if each.kind == "covering-letter"]
    worker.hands.click(block.line("kk").print)
    worker.hands.until(lambda: bool(page(worker).parts))
    return page(worker)


def page(worker: Worker) -> PrintPage:
    (found,) = worker.hands.all(PrintPage)
    return found


class Printer:
    """Stands in for the dialog in which a printer is chosen."""

    def __init__(self, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.target = target
        self.asked = 0
        monkeypatch.setattr(print_page, "ask_printer", self.ask)
        monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["PDF"])

    def ask(self, _parent: QWidget, *, both_sides: bool) -> QPrinter:
        self.asked += 1
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.target))
        printer.setResolution(150)
        mode = QPrinter.DuplexMode
        printer.setDuplex(mode.DuplexLongSide if both_sides else mode.DuplexNone)
        return printer

    def pages(self) -> list[str]:
        reader = pypdf.PdfReader(BytesIO(self.target.read_bytes()))
        return [" ".join(each.extract_text().split()) for each in reader.pages]

    def letters(self) -> list[int]:
        """Return the pages on which the covering letter begins, in Kazakh."""
        # Where a font lacks a letter, another lends it, and the text comes out in pieces.
        pages = enumerate(each.replace(" ", "") for each in self.pages())
        return [n for n, text in pages if "құжатынжолдаутуралы" in text]


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Printer:
    return Printer(tmp_path / "printed.pdf", monkeypatch)


def printed(worker: Worker, shown: PrintPage, printer: Printer) -> None:
    worker.hands.click(shown.print)
    worker.hands.until(printer.target.exists)
    worker.hands.wait_to_see(say("print.sent"))


def sheets_of(shown: PrintPage) -> tuple[list[int], int]:
    """Return how long each paper is, and the sheets of all: of the letters there are two copies."""
    counts = [each.pages.count for each in shown.parts if each.pages is not None]
    return counts, 2 * counts[0] + 2 * counts[1] + counts[2] + counts[3]


def stand_in(
    monkeypatch: pytest.MonkeyPatch,
    to_pdf: Callable[..., dict[str, bytes]],
    name: Literal["LibreOffice", "Word"] = "LibreOffice",
) -> None:
    """Put something in the place of the office program that makes the pages."""
    program = OfficeProgram(name, "no program")
    monkeypatch.setattr(converting, "office_program", lambda: program)
    monkeypatch.setattr(converting, "to_pdf", to_pdf)


@on(2025, 10, 20)
def test_the_packet_is_printed_in_order_with_a_second_letter_for_the_stamp(
    worker: Worker, printer: Printer
) -> None:
    shown = opened(worker)
    assert [each.key for each in shown.parts] == [
        "covering-letter.kk", "covering-letter.ru", "final-document.kk", "final-document.ru",
    ]  # fmt: skip
    counts, total = sheets_of(shown)
    assert shown.total.text() == say("print.sheets", n=total)
    printed(worker, shown, printer)
    assert len(printer.pages()) == total
    assert printer.letters() == [0, sum(counts)]  # and again after all the first copies


@on(2025, 10, 20)
def test_what_is_not_ticked_is_not_printed_and_sheets_are_counted_anew(
    worker: Worker, printer: Printer
) -> None:
    shown = opened(worker)
    for each in shown.parts[1:]:
        worker.hands.click(each.box)
    assert shown.total.text() == say("print.sheets", n=2)
    shown.parts[0].copies.setValue(1)
    assert shown.total.text() == say("print.sheets", n=1)
    printed(worker, shown, printer)
    assert len(printer.pages()) == 1
    worker.hands.click(shown.parts[0].box)
    assert not shown.print.isEnabled()  # nothing is left to print


@on(2025, 10, 20)
def test_both_sides_cost_fewer_sheets_and_no_paper_begins_on_anothers_back(
    worker: Worker, printer: Printer
) -> None:
    shown = opened(worker)
    one_sided = shown.total.text()
    worker.hands.click(shown.both)
    assert shown.total.text() != one_sided
    printed(worker, shown, printer)
    first, second = printer.letters()
    assert (first, second % 2) == (0, 0)


@on(2025, 10, 20)
def test_a_look_at_a_paper_shows_its_own_pages(worker: Worker) -> None:
    shown = opened(worker)
    assert "Қазақша" in shown.preview.sheets.accessibleName()
    worker.hands.click(shown.parts[3].look)
    assert "Русский" in shown.preview.sheets.accessibleName()
    assert shown.parts[3].look.isChecked()
    assert not shown.parts[0].look.isChecked()
    tall = shown.preview.sheets.height()
    worker.hands.click(shown.parts[0].look)
    assert shown.preview.sheets.height() < tall  # one page instead of many


@on(2025, 10, 20)
def test_the_packet_is_saved_as_one_pdf(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened(worker)
    target = tmp_path / "packet"
    offered: list[str] = []

    def choose(_parent: QWidget, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        offered.append(start)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    worker.hands.click(shown.save)
    worker.hands.until(target.with_suffix(".pdf").exists)
    worker.hands.wait_to_see(str(target.with_suffix(".pdf")))
    _, total = sheets_of(shown)  # the copy for the stamp is there
    assert len(pypdf.PdfReader(target.with_suffix(".pdf")).pages) == total
    assert Path(offered[0]).parent == papers_folder(worker.shot.path)


@on(2025, 10, 20)
def test_a_pdf_that_the_dialog_did_not_ask_about_is_not_written_over(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened(worker)
    precious = tmp_path / "packet.pdf"
    precious.write_text("precious")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "packet"), ""))
    worker.hands.click(shown.save)
    worker.hands.until(lambda: len(list(tmp_path.glob("packet*.pdf"))) == 2)
    assert precious.read_text() == "precious"


@on(2025, 10, 20)
def test_where_something_is_not_drawn_the_sheets_are_about(worker: Worker) -> None:
    shown = opened(worker)
    pages = shown.parts[0].pages
    assert pages is not None
    sure = shown.total.text()
    pages.left_out = frozenset({"notes"})
    shown.parts[0].copies.setValue(1)
    shown.parts[0].copies.setValue(2)
    assert shown.total.text() != sure
    n = int(next(word for word in sure.split() if word.isdigit()))
    assert shown.total.text() == say("print.sheets-about", n=n)


@on(2025, 10, 20)
def test_where_a_file_holds_recorded_changes_that_is_said(worker: Worker) -> None:
    shown = opened(worker)
    said = say("print.tracked-changes")
    assert said not in shown.how.text()
    path = next(papers_folder(worker.shot.path).glob("*(kk).docx"))
    document = docx.Document(str(path))
    xml = f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>X</w:delText></w:r></w:del>'
    document.paragraphs[-1]._p.append(parse_xml(xml))
    document.save(str(path))
    shown.show_packet("covering-letter")
    worker.hands.until(lambda: said in shown.how.text())


@on(2025, 10, 20)
def test_a_paper_older_than_the_case_is_told_before_it_is_printed(worker: Worker) -> None:
    shown, control = opened(worker), worker.shot.control
    assert not any(each.outdated.isVisible() for each in shown.parts)
    letter = next(each for each in worker.own_letters("covering-letter"))

    def work(desk: Desk) -> None:
        acts.take_back_sent(desk, letter.id, "қате")
        enter(desk, FieldAddress("subject", control.subject_id, "name.kk"), "Жаңа атау")

    worker.case_page.session.act(work)
    shown.show_packet("covering-letter")
    worker.hands.until(lambda: bool(shown.parts) and shown.parts[0].outdated.isVisible())
    worker.hands.wait_to_see(say("print.changed-since"), shown.parts[0])


@on(2025, 10, 20)
def test_what_the_office_program_makes_is_what_comes_out(
    worker: Worker, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def to_pdf(papers: dict[str, bytes], *_: object) -> dict[str, bytes]:
        return {key: OwnPages(blank_with(f"BY OFFICE {key}")).pdf(key) for key in papers}

    stand_in(monkeypatch, to_pdf)
    shown = opened(worker)
    worker.hands.until(lambda: isinstance(shown.parts[0].pages, PdfPages))
    assert "LibreOffice" in shown.how.text()
    worker.hands.until(lambda: shown.total.text() == say("print.sheets", n=6))
    printed(worker, shown, printer)
    assert len(printer.pages()) == 6


@on(2025, 10, 20)
def test_where_the_office_program_fails_the_own_pages_are_printed_and_that_is_said(
    worker: Worker, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, lambda *_: {}, "Word")
    shown = opened(worker)
    worker.hands.until(lambda: not shown.work.under_way)
    assert isinstance(shown.parts[0].pages, OwnPages)
    assert "Word" in shown.how.text()
    printed(worker, shown, printer)
    assert len(printer.letters()) == 2


@on(2025, 10, 20)
def test_a_packet_opened_while_another_is_still_being_made_gets_its_own_pages(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[str]] = []
    go = threading.Event()

    def to_pdf(papers: dict[str, bytes], *_: object) -> dict[str, bytes]:
        asked.append(set(papers))
        if len(asked) == 1:
            go.wait(10)
        return {key: OwnPages(blank_with(key)).pdf(key) for key in papers}

    stand_in(monkeypatch, to_pdf)
    make(worker, "notice")
    shown = opened(worker)
    worker.hands.until(lambda: len(asked) == 1)
    shown.leave()
    worker.case_page.show_print("notice")
    worker.hands.until(lambda: {each.part.kind for each in shown.parts} == {"notice"})
    go.set()
    worker.hands.until(lambda: all(isinstance(each.pages, PdfPages) for each in shown.parts))
    assert [sorted({key.split(".")[0] for key in each}) for each in asked] == [
        ["covering-letter", "final-document"], ["notice"],
    ]  # fmt: skip


class Slow:
    """An office program that makes the pages when it is let, and stops when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go = threading.Event()
        stand_in(monkeypatch, self.to_pdf)

    def to_pdf(
        self, papers: dict[str, bytes], _program: object, _profile: object, tell: Progress
    ) -> dict[str, bytes]:
        while not self.go.wait(0.02):
            if not tell(0, len(papers)):
                raise Problem("print.stopped")
        return {key: OwnPages(blank_with("BY OFFICE")).pdf(key) for key in papers}


@on(2025, 10, 20)
def test_what_was_stopped_while_it_waited_for_the_office_program_is_not_printed(
    worker: Worker, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    Slow(monkeypatch)
    shown = opened(worker)
    worker.hands.click(shown.print)
    assert not shown.print.isEnabled()  # it waits
    worker.hands.click(shown.work.stop_button)
    worker.hands.until(lambda: not shown.work.under_way)
    worker.hands.wait_to_see(sentence(Problem("print.not-begun")))
    assert not printer.target.exists()
    printed(worker, shown, printer)  # and nobody waits a second time
    assert len(printer.letters()) == 2


@on(2025, 10, 20)
def test_what_was_sent_to_print_comes_out_though_she_has_left_the_page(
    worker: Worker, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch)
    shown = opened(worker)
    worker.hands.click(shown.print)
    worker.hands.click(shown.back)
    assert not printer.target.exists()
    slow.go.set()
    worker.hands.until(lambda: printer.target.exists() and shown._job is None)
    assert printer.pages()
    assert not printer.letters()  # not our own pages


@on(2025, 10, 20)
def test_where_printing_fails_after_she_left_the_page_the_case_says_so(
    worker: Worker, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch)
    shown = opened(worker)
    worker.hands.click(shown.print)
    worker.hands.click(shown.back)

    class Broken:
        def __init__(self, *given: Any) -> None:
            self.then = given[-1]

        def start(self) -> None:
            self.then(Problem("print.failed"))

    monkeypatch.setattr(print_page, "PrintJob", Broken)
    told: list[Problem] = []
    worker.case_page.session.failed.connect(told.append)
    slow.go.set()
    worker.hands.until(lambda: bool(told))
    assert told[0].code == "print.failed"


@on(2025, 10, 20)
def test_a_letter_whose_number_was_declared_void_elsewhere_can_be_given_another_at_once(
    worker: Worker, office: Office
) -> None:
    worker.go("notice")
    proceeding_id = worker.shot.proceeding.id

    def begin(desk: Desk) -> None:
        letter = acts.letter_for(desk, proceeding_id, "notice")
        acts.take_back_sent(desk, letter.id, "қате")
        acts.give_number(desk, letter.id, "06.10.2025", "77")
        make_beside_case(desk, proceeding_id, "notice", "kk")

    worker.case_page.session.act(begin)
    letters = [each for each in worker.shot.case.all(Letter) if each.kind == "notice"]
    with register_file.opened(office) as kept:
        kept.void("77", letters[0].id, "бланк бүлінді")
    block = next(
        each for each in worker.hands.all(PapersBlock, worker.page) if each.kind == "notice"
    )
    worker.hands.click(block.line("kk").print)
    worker.hands.until(lambda: not worker.shot.case.one(Letter, letters[0].id).number)
    assert "бланк бүлінді" in worker.shot.case.one(Letter, letters[0].id).void_numbers["77"]


@on(2025, 10, 20)
def test_where_the_office_program_fails_what_waited_for_it_is_printed(
    worker: Worker, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch)

    def fails(_pdf: bytes) -> Pages:
        raise Problem("print.unreadable")

    monkeypatch.setattr(print_page, "PdfPages", fails)
    shown = opened(worker)
    worker.hands.click(shown.print)
    assert not printer.target.exists()
    slow.go.set()
    worker.hands.until(printer.target.exists)
    worker.hands.wait_to_see(say("print.sent"))


@on(2025, 10, 20)
def test_a_saved_pdf_waits_for_the_office_program_as_printing_does(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch)
    shown = opened(worker)
    target = tmp_path / "packet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    worker.hands.click(shown.save)
    assert not shown.save.isEnabled()
    assert "LibreOffice" in shown.how.text()
    assert not target.exists()
    slow.go.set()
    worker.hands.until(target.exists)
    worker.hands.wait_to_see(str(target))
    assert len(pypdf.PdfReader(target).pages) == 6  # its own are more


@on(2025, 10, 20)
def test_a_wanted_paper_that_only_the_office_program_can_lay_out_is_ticked_when_it_has(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = print_page._own

    def refuses(part: Part) -> Pages | Problem:
        return Problem("print.unreadable") if part.kind == "final-document" else own(part)

    monkeypatch.setattr(print_page, "_own", refuses)
    slow = Slow(monkeypatch)
    shown = opened(worker)
    assert [each.box.isChecked() for each in shown.parts] == [True, True, False, False]
    worker.hands.click(shown.parts[0].box)  # what she does not want stays so
    slow.go.set()
    worker.hands.until(lambda: isinstance(shown.parts[3].pages, PdfPages))
    assert [each.box.isChecked() for each in shown.parts] == [False, True, True, True]


@on(2025, 10, 20)
def test_a_pdf_that_cannot_be_read_is_replaced_by_own_pages_and_the_others_stay(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def to_pdf(papers: dict[str, bytes], *_: object) -> dict[str, bytes]:
        made = {key: OwnPages(blank_with(key)).pdf(key) for key in papers}
        return {**made, "covering-letter.kk": b"%PDF-1.7 half"}

    stand_in(monkeypatch, to_pdf)
    shown = opened(worker)
    worker.hands.until(lambda: isinstance(shown.parts[1].pages, PdfPages))
    assert isinstance(shown.parts[0].pages, OwnPages)


@on(2025, 10, 20)
def test_a_file_that_is_no_word_file_any_more_is_named_and_the_rest_is_printed(
    worker: Worker,
) -> None:
    make(worker, "covering-letter", "final-document")
    folder = papers_folder(worker.shot.path)
    (letter,) = folder.glob("*жолдау*(kk).docx")
    letter.write_bytes(b"no package")
    shown = opened_again(worker)
    assert shown.parts[0].pages is None
    assert not shown.parts[0].box.isChecked()
    worker.hands.wait_to_see(sentence(Problem("print.unreadable")))
    assert shown.print.isEnabled()


def opened_again(worker: Worker) -> PrintPage:
    worker.case_page.show_print("covering-letter")
    worker.hands.until(lambda: bool(page(worker).parts))
    return page(worker)


@on(2025, 10, 20)
def test_without_a_printer_the_way_out_is_said(
    worker: Worker, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened(worker)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    worker.hands.click(shown.print)
    worker.hands.wait_to_see(sentence(Problem("print.no-printer")))
    assert printer.asked == 0
    assert shown.save.isEnabled()


@on(2025, 10, 20)
def test_nothing_made_yet_is_said(worker: Worker) -> None:
    worker.case_page.show_print("visit-request")
    worker.hands.wait_to_see(sentence(Problem("print.nothing-made")))


@on(2025, 10, 20)
def test_the_page_speaks_each_language(worker: Worker) -> None:
    shown = opened(worker)
    _, total = sheets_of(shown)
    for one in ("ru", "en", "kk"):
        worker.hands.speak(one)
        worker.hands.wait_to_see(say("print.pages", n=1))
        assert shown.total.text() == say("print.sheets", n=total)


# --- the job itself -------------------------------------------------------------------------------


def blank_with(words: str, pages: int = 1) -> bytes:
    document = docx.Document()
    for n in range(pages):
        document.add_paragraph(words).paragraph_format.page_break_before = n > 0
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def pages_of(*counts: int) -> list[Pages]:
    return [OwnPages(blank_with(f"P{n}", count)) for n, count in enumerate(counts)]


def order(found: Sequence[object], of: Sequence[Pages]) -> list[str]:
    return [
        "-" if each.pages is None else f"{of.index(each.pages)}.{each.n}"  # type: ignore[attr-defined]
        for each in found
    ]


def test_second_copies_make_a_packet_of_their_own(qapp: QObject) -> None:
    first, second = of = pages_of(1, 2)
    assert order(sides([(first, 2), (second, 1)], both_sides=False), of) == [
        "0.0", "1.0", "1.1", "0.0",
    ]  # fmt: skip
    assert order(sides([(first, 2), (second, 1)], both_sides=True), of) == [
        "0.0", "-", "1.0", "1.1", "0.0",
    ]  # fmt: skip
    assert sides([], both_sides=True) == []


@pytest.mark.qt_log_ignore("QPainter::begin")  # Qt says it too
def test_a_stopped_job_says_so_and_a_printer_that_takes_nothing_too(
    qapp: QObject, tmp_path: Path, worker_free_wait: object
) -> None:
    told: list[Problem | None] = []
    (pages,) = pages_of(3)

    def run(target: Path, tell: object) -> None:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        job = PrintJob(printer, sides([(pages, 1)], both_sides=False), tell, told.append)  # type: ignore[arg-type]
        job.start()
        worker_free_wait(lambda: len(told) > before)  # type: ignore[operator]

    before = len(told)
    run(tmp_path / "a.pdf", lambda done, _total: done < 1)
    before = len(told)
    run(tmp_path / "nowhere" / "a.pdf", lambda *_: True)
    before = len(told)
    run(tmp_path / "b.pdf", lambda *_: True)
    assert [each.code if each else None for each in told] == [
        "print.stopped", "print.failed", None,
    ]  # fmt: skip


def test_a_pdf_is_drawn_at_its_own_size_and_a_damaged_one_is_refused(qapp: QObject) -> None:
    (own,) = pages_of(2)
    pdf = PdfPages(own.pdf("x"))
    assert pdf.count == 2
    assert pdf.size(0) == pytest.approx(own.size(0), abs=1)
    assert pdf.image(0, 400).width() == pytest.approx(400, abs=1)
    assert len(pypdf.PdfReader(BytesIO(joined([pdf.pdf(""), own.pdf("")]))).pages) == 4
    with pytest.raises(Problem, match=r"print\.unreadable"):
        PdfPages(b"%PDF-1.7 and nothing more")


@pytest.fixture
def worker_free_wait(qtbot: object) -> object:
    return lambda true: qtbot.waitUntil(true, timeout=30_000)  # type: ignore[attr-defined]


def test_sheets_that_lie_across_are_printed_so(qapp: QObject) -> None:
    from desktop.window.printing.job import _layout

    assert _layout(842, 595).orientation() == QPageLayout.Orientation.Landscape
    assert _layout(595, 842).orientation() == QPageLayout.Orientation.Portrait
    assert _layout(595, 842).pageSize().id() == QPageSize.PageSizeId.A4
    assert _layout(595, 842).margins() == QMarginsF()


# --- papers that only help -----------------------------------------------------------------------


@on(2025, 10, 20)
def test_papers_that_only_help_are_folded_away_until_one_of_them_is_made(worker: Worker) -> None:
    worker.go("send")
    (aids,) = worker.hands.all(AidsBlock, worker.page)
    assert not worker.hands.all(PapersBlock, aids)
    worker.hands.wait_to_see("Конвертке арналған мекенжайлар", aids)
    worker.hands.click(aids.fold.head)
    (envelope,) = [b for b in worker.hands.all(PapersBlock, aids) if b.kind == "envelope"]
    line = envelope.line("kk")
    worker.hands.click(line.first)
    worker.hands.until(lambda: line.path is not None and line.path.exists())
    worker.go("receipt")
    worker.go("send")
    (again,) = worker.hands.all(AidsBlock, worker.page)
    assert worker.hands.all(PapersBlock, again)
