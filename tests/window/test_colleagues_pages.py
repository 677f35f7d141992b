"""Several people on one case, in the window: who has it open, notes, second readings, copies."""

from pathlib import Path

import pytest
from hands import Hands
from msgspec.structs import replace
from own_case import Worker, on
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.domain.control import Control
from desktop.domain.fields import FieldAddress
from desktop.domain.hand_over import HandOver
from desktop.domain.review import Review
from desktop.domain.text import LANGS
from desktop.procedure.route import main_proceeding
from desktop.usecases import acts, hand_over, library, second_reading
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.office import Folders, Office
from desktop.usecases.open_elsewhere import Seen
from desktop.usecases.papers import make_beside_case
from desktop.window.case_list import ACCESSIBLE
from desktop.window.join_page import JoinPage
from desktop.window.language import say
from desktop.window.note_page import NotePage
from desktop.window.reading_page import ReadingPage

KIND = "covering-letter"


def words(of: str, text: str) -> str:
    return QCoreApplication.translate(of, text)


@pytest.fixture
def colleague(tmp_path: Path, office: Office) -> Office:
    """Another installation that reaches the same folder of cases."""
    home = tmp_path / "colleague"
    home.mkdir()
    made = Office(office.clock, Folders(home / "home", home / "cases"))
    made.__dict__["law"] = office.law
    made.change_profile(lambda kept: replace(kept, name="Айгүл"))
    return made


@pytest.fixture
def listed(hands: Hands, office: Office, case_file: Path) -> Hands:
    """The start page with one case."""
    with open_case(office, case_file) as desk:
        library.note(office, desk)
    hands.window.learn()
    hands.window.go_home()
    hands.until(lambda: hands.window.start.model.rowCount() == 1)
    return hands


def test_the_list_says_who_has_a_case_open_and_forgets_it_when_the_window_comes_back(
    listed: Hands, colleague: Office, case_file: Path
) -> None:
    window, model = listed.window, listed.window.start.model
    with open_case(colleague, case_file) as desk:
        window.colleagues.look()
        (row,) = (model.row_at(model.index(n)) for n in range(model.rowCount()))
        assert row is not None
        listed.until(lambda: "Айгүл" in model.open_words(row))
        for one in LANGS:
            listed.speak(one)
            said = model.index(0).data(ACCESSIBLE)
            assert model.open_words(row) in said
            assert say("colleague.open", who="", since="")[:4] in said
        assert desk.read_only is None
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    listed.until(lambda: not model.open_words(row))


def test_a_file_that_went_is_said_to_be_gone_and_comes_back(listed: Hands, case_file: Path) -> None:
    model = listed.window.start.model
    row = model.row_at(model.index(0))
    assert row is not None
    away = case_file.rename(case_file.with_name("away.baqylau"))
    listed.window.colleagues.look()
    listed.until(lambda: model.gone(row))
    away.rename(case_file)
    listed.window.colleagues.look()
    listed.until(lambda: not model.gone(row))


def test_a_slow_folder_is_asked_once_at_a_time_and_never_on_the_windows_thread(
    listed: Hands, case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from desktop.window import colleagues

    let_go, asked = threading.Event(), []

    def slow(_paths: object) -> Seen:
        asked.append(threading.current_thread())
        assert let_go.wait(30)
        return Seen({}, frozenset())

    monkeypatch.setattr(colleagues, "look_at", slow)
    listed.window.colleagues.look()
    listed.until(lambda: bool(asked))
    listed.window.colleagues.look()
    listed.window.start.search.setText("бас")  # the window goes on
    assert listed.window.start.model.rowCount() == 1
    assert len(asked) == 1
    assert asked[0] is not threading.main_thread()
    let_go.set()


def test_an_open_case_is_worked_on_in_a_copy_and_joined_from_there(
    listed: Hands, office: Office, colleague: Office, case_file: Path
) -> None:
    window = listed.window
    with open_case(colleague, case_file) as desk:
        window.open_case(case_file)
        listed.until(lambda: window.case_page is not None)
        listed.wait_to_see(say("colleague.copy-offer"))
        before = {*office.folders.cases.glob("*.baqylau")}
        copying = listed.one(QPushButton, words("Greeting", "Work on a copy"))
        for _ in range(2):
            listed.click(copying)
        listed.until(lambda: _path(window) not in (None, case_file))
        copy = _path(window)
        assert copy is not None
        assert {*office.folders.cases.glob("*.baqylau")} - before == {copy}, "pressed twice"
        control = FieldAddress("control", current_control(desk.case).id, "topic.kk")
        enter(desk, replace_path(control, "conclusion.kk"), "Оның қорытындысы")
    page = window.case_page
    assert page is not None
    page.session.act(lambda mine: enter(mine, control, "Менің тақырыбым"))
    listed.wait_to_see(say("colleague.copy-of", path=str(case_file)))
    listed.press(words("Greeting", "Join the two now"))
    listed.until(lambda: _path(window) == case_file)
    listed.until(lambda: isinstance(_shown(window), JoinPage))
    joining = _shown(window)
    assert isinstance(joining, JoinPage)
    listed.until(joining.join.isVisible)
    listed.click(joining.join)
    listed.until(lambda: _control(window).topic.kk == "Менің тақырыбым")
    assert _control(window).conclusion.kk == "Оның қорытындысы"
    from desktop.usecases.colleagues import original_of

    listed.until(lambda: original_of(office, copy) is None)


def replace_path(address: FieldAddress, path: str) -> FieldAddress:
    return FieldAddress(address.kind, address.record_id, path)


def _path(window: object) -> Path | None:
    page = getattr(window, "case_page", None)
    return page.session.now.path if page is not None and page.session.now is not None else None


def _shown(window: object) -> object:
    page = getattr(window, "case_page", None)
    return page.stack.currentWidget() if page is not None else None


def _control(window: object) -> Control:
    page = getattr(window, "case_page", None)
    assert page is not None
    found: Control = current_control(page.session.now.case)
    return found


# -- notes and readings ----------------------------------------------------------------------------


def left_by_colleague(worker: Worker, colleague: Office) -> None:
    """Close the case; a colleague writes a note there and asks for a reading; open it again."""
    path = worker.shot.path
    worker.window.go_home()
    with open_case(colleague, path) as desk:
        control = current_control(desk.case)
        proceeding = main_proceeding(desk.case, control.id)
        letter = acts.letter_for(desk, proceeding.id, KIND)
        acts.take_back_sent(desk, letter.id, "қате")
        make_beside_case(desk, proceeding.id, KIND, "kk")
        second_reading.ask(desk, proceeding.id, KIND)
        note = hand_over.begin(desk, control.id, "kk")
        enter(desk, FieldAddress("hand_over", note, "careful.kk"), "Мөр бухгалтерде")
    worker.window.open_case(path)
    worker.hands.until(lambda: worker.window.case_page is not None)


@on(2025, 11, 5)
def test_a_note_is_shown_once_read_and_answered_with_another(
    worker: Worker, colleague: Office
) -> None:
    left_by_colleague(worker, colleague)
    hands = worker.hands
    assert worker.case_page.session.offers_password
    # One thing after the other: the password is offered once the note is read.
    hands.until(lambda: not worker.case_page._offer.isVisible())
    hands.press(words("Greeting", "Read the note"))
    hands.until(lambda: isinstance(_shown(worker.window), NotePage))
    page = _shown(worker.window)
    assert isinstance(page, NotePage)
    hands.wait_to_see("Мөр бухгалтерде", page)
    hands.until(lambda: bool(worker.shot.case.all(HandOver)[0].read_by))
    hands.click(page.write)
    hands.until(lambda: len(worker.shot.case.all(HandOver)) == 2)
    label = hands.law.fields.get("hand_over", "next").label.text("kk")
    hands.write_in(label, "kk", "Хатты жіберу", page)
    worker.case_page.session.settle()
    hands.until(lambda: worker.shot.case.all(HandOver)[1].next.kk == "Хатты жіберу")
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(words("NotePage", "Notes for the next person"), page)
        hands.wait_to_see("Мөр бухгалтерде", page)
    hands.click(page.back)
    asked = words("Greeting", "Read the note")
    hands.until(lambda: not hands.named(QPushButton, asked, worker.case_page))


@on(2025, 11, 5)
def test_a_paper_is_read_from_the_greeting_and_the_verdict_stands_beside_the_mark_as_sent(
    worker: Worker, colleague: Office
) -> None:
    left_by_colleague(worker, colleague)
    hands = worker.hands
    hands.press(words("Greeting", "Read it"))
    hands.until(lambda: isinstance(_shown(worker.window), ReadingPage))
    page = _shown(worker.window)
    assert isinstance(page, ReadingPage)
    hands.wait_to_see(say("colleague.practice"), page)
    hands.wait_to_see(say("colleague.state-asked"), page)
    hands.until(page.begin.isVisible)
    hands.click(page.begin)
    check = second_reading.checks_for(hands.law, KIND)[0].text.text("kk")
    hands.wait_to_see(check, page)
    fields = hands.law.fields
    hands.choose(check, fields.answers["no"].text("kk"), page)
    verdict = fields.get("review", "verdict")
    hands.choose(verdict.label.text("kk"), verdict.choices["change"].text("kk"), page)
    comment = fields.get("review", "comment").label.text("kk")
    hands.write_in(comment, "kk", "Лауазымы барыс септігінде емес", page)
    worker.case_page.session.settle()
    read = worker.shot.case.all(Review)[-1]
    assert (read.verdict, list(read.ticks.values())) == ("change", ["no"])
    hands.click(page.back)
    worker.case_page.jump(FieldAddress("review", read.id, "comment.kk"))  # as the search does
    assert _shown(worker.window) is page
    hands.click(page.back)
    step = next(s.step.id for s in worker.shot.route.steps if KIND in s.step.documents)
    worker.case_page.show_step(step)
    said = say("colleague.state-change", who="–", when="", n=1).rpartition(". ")[2]
    hands.until(lambda: hands.words(worker.page).count(said) == 2)  # by the paper and by the mark


@on(2025, 11, 5)
def test_a_colleague_is_asked_beside_the_paper(worker: Worker, colleague: Office) -> None:
    path = worker.shot.path
    left_by_colleague(worker, colleague)
    step = next(s.step.id for s in worker.shot.route.steps if "final-document" in s.step.documents)
    worker.case_page.session.act(
        lambda desk: make_beside_case(
            desk, main_proceeding(desk.case, current_control(desk.case).id).id,
            "final-document", "kk",
        )
    )  # fmt: skip
    worker.case_page.session.settle()
    worker.case_page.show_step(step)
    hands = worker.hands
    ask = words("SecondEyes", "Ask a colleague to read it")
    hands.press(ask, worker.page)
    hands.until(lambda: worker.shot.case.all(Review)[-1].kind == "final-document")
    hands.wait_to_see(say("colleague.state-asked"), worker.page)
    worker.window.go_home()
    with open_case(colleague, path) as desk:
        wanted = [each.reading.review.kind for each in second_reading.to_do(desk)]
        assert wanted == ["final-document"]


@on(2025, 11, 5)
def test_of_a_paper_that_went_nobody_is_asked_to_read_it(worker: Worker, colleague: Office) -> None:
    left_by_colleague(worker, colleague)
    hands, session, proceeding_id = (
        worker.hands,
        worker.case_page.session,
        worker.shot.proceeding.id,
    )
    session.act(lambda desk: second_reading.begin(desk, proceeding_id, KIND))
    session.settle()
    step = next(s.step.id for s in worker.shot.route.steps if KIND in s.step.documents)
    worker.case_page.show_step(step)
    ask = words("SecondEyes", "Ask a colleague to read it")
    hands.until(lambda: bool(hands.named(QPushButton, ask, worker.page)))

    def send(desk: Desk) -> None:
        letter = acts.letter_for(desk, proceeding_id, KIND)
        acts.mark_sent(desk, letter.id, "hand", "2025-10-17")

    session.act(send)
    hands.until(lambda: not hands.named(QPushButton, ask, worker.page))
    said = say("colleague.state-reading", who="–", when="").rpartition(" ")[2]
    hands.wait_to_see(said, worker.page)
