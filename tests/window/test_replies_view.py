"""The reply matrix in the window: what a letter says is entered in its cell."""

from io import BytesIO
from pathlib import Path
from uuid import UUID

from own_case import Worker, on
from PIL import Image
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.domain.control import Recommendation
from desktop.domain.correspondence import Letter, Reply
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS
from desktop.procedure.route import main_proceeding
from desktop.usecases import acts, replies
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.outcomes import mark_done
from desktop.usecases.taking_in import Source, pasted_source
from desktop.usecases.undoing import undo
from desktop.window.language import say, sentence
from desktop.window.replies.reader import ReplyReader
from desktop.window.replies.table import FIRST, RowText
from desktop.window.views.replies import RepliesView


def words(text: str) -> str:
    return QCoreApplication.translate("RepliesView", text)


def shown(worker: Worker) -> RepliesView:
    worker.hands.click(worker.case_page.tabs["replies"])
    (found,) = worker.hands.all(RepliesView)
    return found


def came(worker: Worker, *days: str) -> None:
    control_id = worker.shot.control.id

    def work(desk: Desk) -> None:
        for day in days:
            letter = replies.letter_came(desk, control_id)
            enter(desk, FieldAddress("letter", letter, "arrived_on"), day)

    worker.case_page.session.act(work)
    worker.case_page.session.settle()


@on(2025, 11, 10)
def test_what_each_letter_says_is_entered_in_its_cell_and_the_law_stands_below(
    worker: Worker,
) -> None:
    came(worker, "2025-10-30", "2025-11-05")
    view = shown(worker)
    of = len(worker.shot.case.all(Recommendation))
    ask = words("What does it say?")
    worker.hands.until(lambda: len(worker.hands.named(QPushButton, ask, view)) == 2 * of)
    worker.hands.click(worker.hands.named(QPushButton, ask, view)[1])  # the later letter
    worker.hands.until(lambda: view.editor is not None and view.editor.isVisible())
    assert view.editor is not None
    field = worker.hands.law.fields.get("reply", "verdict")
    worker.hands.choose(field.label.text("kk"), field.choices["accepted"].text("kk"), view.editor)
    worker.case_page.session.settle()
    later = worker.shot.case.all(Letter)[-1]
    (entered,) = worker.shot.case.all(Reply)
    assert (entered.letter_id, entered.verdict) == (later.id, "accepted")
    accepted = field.choices["accepted"].text("kk")
    worker.hands.until(lambda: bool(worker.hands.named(QPushButton, accepted, view)))
    worker.hands.wait_to_see(say("reply.next.look"), view)
    checks = worker.hands.law.reply_checks.checks
    unknown = next(each for each in checks if each.id == "each").unknown
    for one in LANGS:
        worker.hands.speak(one)
        worker.hands.wait_to_see(unknown.text(one).format(n=of - 1))
        worker.hands.wait_to_see(say("reply.next.mark"))


@on(2025, 11, 10)
def test_the_view_begins_at_its_top_and_has_all_the_room(worker: Worker) -> None:
    worker.window.resize(910, 480)
    came(worker, "2025-10-30")
    view = shown(worker)
    checks = worker.hands.law.reply_checks.checks
    kept = next(each for each in checks if each.id == "in-time").kept.text("kk")
    worker.hands.wait_to_see(kept, view)
    worker.case_page.session.settle()
    QCoreApplication.processEvents()
    assert view.area.verticalScrollBar().value() == 0
    assert view.choose.mapTo(view, view.choose.rect().topLeft()).y() < 80
    bar = worker.case_page._offer
    assert not bar.isVisible(), "beside the replies no password is offered"


@on(2025, 11, 10)
def test_the_matrix_stays_as_it_is_when_something_else_is_saved(worker: Worker) -> None:
    came(worker, "2025-10-30", "2025-09-01")  # one that came before our letter went
    view = shown(worker)
    worker.case_page.session.settle()
    assert any(view._odd.values())
    corner = view.table.grid.itemAtPosition(0, 1)
    assert corner is not None
    head = corner.widget()
    subject = worker.shot.control.subject_id
    address = FieldAddress("subject", subject, "phone")
    worker.case_page.session.act(lambda desk: enter(desk, address, "8 7112 00 00 00"))
    worker.case_page.session.settle()
    corner = view.table.grid.itemAtPosition(0, 1)
    assert corner is not None
    assert corner.widget() is head


@on(2025, 10, 20)
def test_before_a_reply_came_it_is_said_that_it_is_taken_in_here(worker: Worker) -> None:
    view = shown(worker)
    worker.hands.wait_to_see(words("No reply is entered yet. Take it in here when it comes."), view)


PARTS = (
    "№ 05-12/545 от 30.10.2025",
    "По рекомендации № 1: сведения о совете будут размещены на сайте до 20 ноября.",
    "2-ұсыным бойынша: қаражат болмағандықтан, ұсыным қабылданбайды деп шешілді.",
)


def read_here(worker: Worker, *files: Source | Path) -> ReplyReader:
    """Take files in and wait until the letter is shown beside the recommendations."""
    view = shown(worker)
    view.take(files)
    worker.hands.until(lambda: view.reader is not None and view.reader.isVisible())
    worker.case_page.session.settle()
    assert view.reader is not None
    return view.reader


def mark(reader: ReplyReader, part: str) -> None:
    """Mark a part of the text as the mouse would."""
    text = reader.text.toPlainText()
    cursor = reader.text.textCursor()
    cursor.setPosition(text.index(part))
    cursor.setPosition(text.index(part) + len(part), QTextCursor.MoveMode.KeepAnchor)
    reader.text.setTextCursor(cursor)


def quotes(worker: Worker) -> dict[int, str]:
    case = worker.shot.case
    return {
        case.one(Recommendation, each.recommendation_id).number: each.quote.any_text("ru")
        for each in case.all(Reply)
    }


@on(2025, 11, 10)
def test_what_was_said_without_a_letter_writes_over_nothing_that_a_letter_says(
    worker: Worker,
) -> None:
    came(worker, "2025-10-30")
    view = shown(worker)
    first, second, *_ = worker.shot.case.of_control(Recommendation, worker.shot.control.id)
    (letter,) = (each for each in worker.shot.case.all(Letter) if each.direction == "in")

    def say(desk: Desk) -> None:
        cell = replies.cell_to(desk, second.id, letter.id)
        enter(desk, FieldAddress("reply", cell, "verdict"), "accepted")
        mark_done(desk, first.id, "done")

    worker.case_page.session.act(say)
    worker.case_page.session.settle()
    view.open((second.id, None))
    assert view.editor is not None
    field = worker.hands.law.fields.get("reply", "verdict")
    done = field.choices["done_otherwise"].text("kk")
    worker.hands.choose(field.label.text("kk"), done, view.editor)
    worker.case_page.session.settle()
    said = {
        each.letter_id: each.verdict
        for each in worker.shot.case.all(Reply)
        if each.recommendation_id == second.id
    }
    assert said == {letter.id: "accepted", None: "done_otherwise"}


@on(2025, 11, 10)
def test_parts_of_a_reply_are_marked_and_assigned_by_button_and_by_key(worker: Worker) -> None:
    reader = read_here(worker, pasted_source("reply.txt", "\n".join(PARTS).encode()))
    worker.hands.until(lambda: bool(reader.text.toPlainText()))
    assert worker.shot.case.all(Letter)[-1].number == "05-12/545"
    first, *_ = reader.asked.values()
    part = "сведения о совете"
    mark(reader, part)
    worker.hands.click(first.take)
    worker.hands.until(lambda: quotes(worker) == {1: part})
    worker.hands.until(lambda: reader.text.number_at(1) == "1")
    assert first.editor is not None, "what it decides is asked for at once"
    assert reader.text.number_at(2) == "2?", "a proposal, and no more than that"
    reader.text.setFocus()
    mark(reader, PARTS[2])
    QTest.keyClick(reader.text, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    worker.hands.until(lambda: quotes(worker).get(2) == PARTS[2])
    worker.case_page.session.act(undo)
    worker.hands.until(lambda: quotes(worker) == {1: part})


@on(2025, 11, 10)
def test_a_proposed_paragraph_is_taken_and_the_rest_marked_as_not_answered(
    worker: Worker,
) -> None:
    reader = read_here(worker, pasted_source("reply.txt", "\n".join(PARTS).encode()))
    rows = list(reader.asked.values())
    worker.hands.until(lambda: not rows[0].accept.isHidden())
    assert not quotes(worker)
    assert reader.mark.isHidden(), "before anything was read nothing can be left out"
    worker.hands.click(rows[0].accept)
    worker.hands.until(lambda: quotes(worker) == {1: PARTS[1]})
    worker.hands.until(lambda: not reader.mark.isHidden())
    worker.hands.click(reader.mark)
    worker.case_page.session.settle()
    marked = [each.verdict for each in worker.shot.case.all(Reply)]
    assert sorted(marked) == ["", *["not_answered"] * (len(rows) - 1)]
    worker.hands.click(reader.back)
    view = shown(worker)
    assert view.reader is None
    worker.hands.until(view.area.isVisible)


@on(2025, 11, 10)
def test_a_scan_is_looked_at_and_typed_from(worker: Worker, tmp_path: Path) -> None:
    scan = tmp_path / "scan.png"
    Image.new("RGB", (200, 300), "white").save(scan)
    broken = tmp_path / "scan 2.jpg"
    broken.write_bytes(b"broken")
    reader = read_here(worker, scan, broken)
    worker.hands.until(lambda: reader.left_side.currentWidget() is reader.scan)
    worker.hands.wait_to_see(sentence(Problem("reply.scan", name="scan.png")), reader)
    first, *_ = reader.asked.values()
    assert first.take.isHidden()
    worker.hands.click(first.enter)
    assert first.editor is not None
    field = worker.hands.law.fields.get("reply", "quote")
    worker.hands.write_in(field.label.text("kk"), "kk", "Жарияланады", first.editor)
    worker.case_page.session.flush()
    worker.case_page.session.settle()
    assert quotes(worker) == {1: "Жарияланады"}


@on(2025, 11, 10)
def test_words_that_are_typed_become_the_text_of_the_letter(worker: Worker) -> None:
    reader = read_here(worker)
    worker.hands.until(lambda: reader.left_side.currentWidget() is reader.typing)
    reader.typing.text.setPlainText(PARTS[1])
    view = shown(worker)
    worker.hands.click(reader.back)
    view.read(reader.letter_id)
    again = view.reader
    assert again is not None
    assert again.typing.text.toPlainText() == PARTS[1], "what was typed is not lost on the way"
    worker.case_page.session.settle()
    worker.hands.click(again.typing.keep)
    worker.hands.until(lambda: again.left_side.currentWidget() is again.text)
    assert again.text.toPlainText() == PARTS[1]


@on(2025, 11, 10)
def test_a_scan_leaves_nothing_out_before_something_of_it_is_entered(worker: Worker) -> None:
    read_here(worker, pasted_source("reply.txt", "\n".join(PARTS).encode()))
    first, *_rest, last = worker.shot.case.all(Recommendation)
    (letter,) = (each for each in worker.shot.case.all(Letter) if each.direction == "in")

    def entered(desk: Desk, recommendation_id: UUID, letter_id: UUID) -> None:
        cell = replies.cell_to(desk, recommendation_id, letter_id)
        enter(desk, FieldAddress("reply", cell, "verdict"), "accepted")

    session = worker.case_page.session
    session.act(lambda desk: entered(desk, first.id, letter.id))
    buffer = BytesIO()
    Image.new("RGB", (20, 20)).save(buffer, "PNG")
    reader = read_here(worker, pasted_source("скан.png", buffer.getvalue()))
    worker.hands.until(lambda: reader.left_side.currentWidget() is reader.scan)
    worker.hands.until(lambda: bool(reader._silent.text()))
    assert reader.mark.isHidden()
    session.act(lambda desk: entered(desk, last.id, reader.letter_id))
    worker.hands.until(lambda: not reader.mark.isHidden())


def waits_for(worker: Worker, path: Path, words: str) -> ReplyReader:
    """Open the letter without a file, and wait until what was typed of it stands there."""
    worker.window.open_case(path)
    worker.hands.until(lambda: worker.window.case_page is not None)
    (letter,) = (each for each in worker.shot.case.all(Letter) if each.direction == "in")
    view = shown(worker)
    view.read(letter.id)
    reader = view.reader
    assert reader is not None
    worker.hands.until(lambda: reader.left_side.currentWidget() is reader.typing)
    worker.hands.until(lambda: reader.typing.text.toPlainText() == words)
    return reader


@on(2025, 11, 10)
def test_words_that_are_typed_are_in_the_file_after_a_pause_and_after_leaving(
    worker: Worker,
) -> None:
    reader = read_here(worker)
    worker.hands.until(lambda: reader.left_side.currentWidget() is reader.typing)
    session = worker.case_page.session
    reader.typing.text.setPlainText(PARTS[1])
    worker.hands.until(lambda: not session.unsaved)  # nobody left the field
    assert session.now is not None
    assert session.now.case.one(Letter, reader.letter_id).words == PARTS[1]
    path = session.now.path
    reader.typing.text.setPlainText(PARTS[2])
    worker.window.go_home()
    again = waits_for(worker, path, PARTS[2])
    worker.case_page.session.act(undo)
    worker.hands.until(lambda: again.typing.text.toPlainText() == PARTS[1])
    worker.hands.click(again.typing.keep)
    worker.hands.until(lambda: again.left_side.currentWidget() is again.text)
    assert not worker.shot.case.one(Letter, again.letter_id).words, "it is the file now"
    while worker.shot.case.one(Letter, again.letter_id).attachment_id is not None:
        worker.case_page.session.act(undo)
    worker.hands.until(lambda: again.left_side.currentWidget() is again.typing)
    assert again.typing.text.toPlainText() == PARTS[1]


@on(2025, 11, 10)
def test_a_file_that_is_not_there_is_said_and_no_letter_is_made(
    worker: Worker, tmp_path: Path
) -> None:
    view = shown(worker)
    view.take([tmp_path / "gone.pdf"])
    problem = Problem("evidence.cannot-read", name="gone.pdf")
    worker.hands.wait_to_see(sentence(problem), view)
    assert not [each for each in worker.shot.case.all(Letter) if each.direction == "in"]


@on(2025, 11, 10)
def test_what_a_check_proposes_leads_to_the_paper(worker: Worker) -> None:
    session, control_id = worker.case_page.session, worker.shot.control.id

    def work(desk: Desk) -> None:
        course = main_proceeding(desk.case, control_id)
        letter = acts.letter_for(desk, course.id, "covering-letter")
        acts.record_receipt(desk, letter.id, "stamp", "2025-10-17")
        came_in = replies.letter_came(desk, control_id)
        enter(desk, FieldAddress("letter", came_in, "arrived_on"), "2025-10-30")
        for each in desk.case.of_control(Recommendation, control_id):
            made = replies.reply_to(desk, course.id, each.id, came_in)
            enter(desk, FieldAddress("reply", made, "verdict"), "not_answered")

    session.act(work)
    session.settle()
    view = shown(worker)
    to_complaint = QCoreApplication.translate("NextPapers", "To the complaint, with this filled in")
    worker.hands.until(lambda: bool(worker.hands.named(QPushButton, to_complaint, view)))
    worker.hands.press(to_complaint, view)
    worker.hands.until(lambda: worker.shot.procedure.id == "remedies")
    assert "№ 1, 2" in worker.shot.proceeding.texts["demands"].ru
    step = worker.case_page.step
    assert step is not None
    assert step.step_id == "complaint"


@on(2025, 11, 10)
def test_publications_are_kept_in_view_noted_and_given_a_folder(worker: Worker) -> None:
    view = shown(worker)
    control_id = worker.shot.control.id
    address = FieldAddress("control", control_id, "languages")
    worker.case_page.session.act(lambda desk: enter(desk, address, ("kk",)))  # fewer papers
    came(worker, "2025-10-30")
    worker.hands.until(lambda: not view.publishing.isHidden())
    duties = worker.hands.law.publications.duties
    owed = next(each for each in duties if each.id == "object-response")
    worker.hands.wait_to_see(owed.text.text("kk"), view)
    translate = QCoreApplication.translate
    worker.hands.click(view.publishing.make)
    kit = translate("Publishing", "Show the folder")
    worker.hands.until(lambda: bool(worker.hands.named(QPushButton, kit, view)))
    (folder,) = (each for each in worker.case_page.session.now.path.with_suffix("").iterdir())
    assert len(list(folder.iterdir())) > 3
    note = worker.hands.named(QPushButton, translate("Publishing", "Note it"), view)[-1]
    worker.hands.click(note)
    worker.hands.until(lambda: worker.case_page.step is not None)
    step = worker.case_page.step
    assert step is not None
    worker.hands.until(lambda: worker.case_page.step.step_id == owed.step)


@on(2025, 11, 10)
def test_many_letters_scroll_sideways_and_the_recommendations_stay_readable(worker: Worker) -> None:
    worker.window.resize(910, 512)
    came(worker, *(f"2025-10-{day}" for day in range(14, 26)))
    view = shown(worker)
    ask = words("What does it say?")
    of = len(worker.shot.case.all(Recommendation))
    worker.hands.until(lambda: len(worker.hands.named(QPushButton, ask, view)) == 12 * of)
    worker.hands.until(lambda: view.table.horizontalScrollBar().maximum() > 1000)
    table = view.table
    told = table.findChildren(RowText)
    assert len(told) == of
    cells = worker.hands.named(QPushButton, ask, view)
    last = max(cells, key=lambda each: each.mapTo(table, each.rect().topLeft()).x())
    last.setFocus(Qt.FocusReason.TabFocusReason)
    worker.hands.until(lambda: last.mapTo(table, last.rect().topRight()).x() < table.width())
    worker.hands.until(lambda: table.verticalScrollBar().maximum() == 0)  # the page has that
    for each in told:
        assert each.mapTo(table, each.rect().topLeft()).x() == 0
        assert each.width() >= FIRST
        assert len(each.shown()) > 1 or len(each.text) < 40
    first = min(cells, key=lambda each: each.mapTo(table, each.rect().topLeft()).x())
    first.setFocus(Qt.FocusReason.BacktabFocusReason)
    worker.hands.until(lambda: first.mapTo(table, first.rect().topLeft()).x() > told[0].width())


def test_a_long_text_is_cut_after_a_whole_word_of_a_filled_line() -> None:
    text = "1. " + "Опубликовать на интернет-ресурсе положение и состав совета " * 6
    made = RowText(text.strip())
    high, wide = made.fontMetrics().lineSpacing(), 260
    made.resize(wide, 3 * high)
    lines = made.shown()
    assert len(lines) == 3
    assert lines[-1].removesuffix("…").split()[-1] in text.split()
    room = made.fontMetrics().horizontalAdvance("интернет-ресурсе ")
    assert made.fontMetrics().horizontalAdvance(lines[-1]) > wide - room
    made.resize(wide, 40 * high)
    assert " ".join(made.shown()) == text.strip(), "a row with room shows all of it"


@on(2025, 11, 10)
def test_in_another_language_the_same_letter_or_cell_stands_open(worker: Worker) -> None:
    came(worker, "2025-10-30")
    (letter,) = (each for each in worker.shot.case.all(Letter) if each.direction == "in")
    view = shown(worker)
    view.open((worker.shot.case.all(Recommendation)[1].id, letter.id))
    worker.hands.speak("ru")
    worker.hands.until(lambda: len(worker.hands.all(RepliesView)) == 1)
    (view,) = worker.hands.all(RepliesView)
    assert view.editor is not None
    assert view.cell == (worker.shot.case.all(Recommendation)[1].id, letter.id)
    worker.case_page.session.settle()
    worker.hands.until(lambda: not view.editor.visibleRegion().isEmpty())
    view.read(letter.id)
    worker.hands.speak("kk")
    worker.hands.until(lambda: any(each.isVisible() for each in worker.hands.all(ReplyReader)))
    (reader,) = (each for each in worker.hands.all(ReplyReader) if each.isVisible())
    assert reader.letter_id == letter.id
