"""Two requests of one control: what is typed, listed and led to is that of the right one."""

from uuid import UUID

import pytest
from own_case import Worker, on
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from desktop.domain.control import Proceeding
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LocalText
from desktop.usecases import acts, editing
from desktop.usecases.desk import Desk
from desktop.usecases.proceedings import begin_again
from desktop.window.blocks.advice import AdviceList
from desktop.window.blocks.letters import LetterBlock
from desktop.window.fields.line_edit import LineEdit
from desktop.window.language import lang
from desktop.window.widgets import Card

translate = QCoreApplication.translate
REQUEST = "information-request"


def two_requests(worker: Worker) -> tuple[UUID, UUID]:
    """Begin two requests; the second is shown."""
    begun = []
    for _ in range(2):
        worker.case_page.begin_procedure(REQUEST)
        begun.append(worker.shot.proceeding.id)
    assert begun[0] != begun[1]
    worker.procedure = worker.hands.law.procedure(REQUEST)
    return begun[0], begun[1]


def dated_label(worker: Worker) -> str:
    return worker.hands.law.fields.get("letter", "dated").label.text(lang())


def show(worker: Worker, proceeding_id: UUID, step: str) -> None:
    worker.case_page.show_course(proceeding_id)
    assert worker.shot.proceeding.id == proceeding_id
    worker.go(step)


@on(2025, 10, 28)
def test_a_day_that_could_not_be_saved_waits_for_its_own_request(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise Problem("file.disk-full", path="E:")

    first, second = two_requests(worker)
    session = worker.case_page.session
    dated = dated_label(worker)
    with monkeypatch.context() as disk:
        disk.setattr(editing, "enter", full)
        worker.go("request-sent")
        worker.hands.write(worker.hands.one(QLineEdit, dated, worker.page), "01.10.2025")
        show(worker, first, "request-sent")
        line = worker.hands.one(QLineEdit, dated, worker.page)
        assert line.text() == ""
        worker.hands.write(line, "02.10.2025")
        session.flush()
        session.settle()
    session.flush()
    worker.hands.until(
        lambda: (
            {each.proceeding_id: each.dated for each in worker.own_letters(REQUEST)}
            == {first: "2025-10-02", second: "2025-10-01"}
        )
    )


@on(2025, 10, 28)
def test_a_number_half_typed_for_one_request_does_not_stand_in_another(worker: Worker) -> None:
    first, second = two_requests(worker)
    numbers = []
    for proceeding_id, typed in ((first, "77-A"), (second, ""), (first, "")):
        show(worker, proceeding_id, "request-sent")
        (block,) = worker.page.findChildren(LetterBlock)
        numbers.append(block.number.typed.text())
        if typed:
            worker.hands.write(block.number.typed, typed)
    assert numbers == ["", "", "77-A"]


@on(2025, 10, 28)
def test_a_reason_half_typed_at_advice_of_one_request_does_not_stand_in_another(
    worker: Worker,
) -> None:
    first, second = two_requests(worker)
    step = next(
        s.step.id for s in worker.shot.route.steps if any(not a.acknowledged for a in s.advice)
    )
    reasons = []
    for proceeding_id, typed in ((first, "Себебі бар"), (second, ""), (first, "")):
        show(worker, proceeding_id, step)
        why = worker.page.findChildren(AdviceList)[0].findChildren(LineEdit)[0]
        reasons.append(why.text())
        if typed:
            worker.hands.write(why, typed)
    assert reasons == ["", "", "Себебі бар"]


# -- led to, listed, told apart --------------------------------------------------------------------


def of_day(worker: Worker, day: str, *asked: str) -> tuple[UUID, ...]:
    """Begin a request for each thing that is asked, all dated and sent on one day."""
    begun = []
    for each in asked:
        worker.case_page.begin_procedure(REQUEST)
        begun.append(worker.shot.proceeding.id)

        def work(desk: Desk, proceeding_id: UUID = begun[-1], words: str = each) -> None:
            letter = acts.letter_for(desk, proceeding_id, REQUEST)
            editing.enter(desk, FieldAddress("letter", letter.id, "dated"), day)
            acts.mark_sent(desk, letter.id, "hand", day)
            text = FieldAddress("proceeding", proceeding_id, "texts.asked_for.kk")
            editing.enter(desk, text, words)

        worker.case_page.session.act(work)
    assert len(worker.own_letters(REQUEST)) == len(asked)
    return tuple(begun)


def show_monitoring(worker: Worker) -> None:
    (main,) = (each for each in worker.shot.case.all(Proceeding) if each.procedure == "monitoring")
    worker.case_page.show_course(main.id)
    assert worker.shot.proceeding.id == main.id
    worker.procedure = worker.hands.law.procedure("monitoring")


def view(worker: Worker, name: str) -> QWidget:
    worker.case_page.show_view(name)
    QApplication.processEvents()
    return worker.case_page.stack.currentWidget()


def go_buttons(card: QWidget) -> list[QPushButton]:
    words = translate("LettersView", "Go to its step")
    return [each for each in card.findChildren(QPushButton) if each.text() == words]


def letter_card(worker: Worker, title: str) -> Card:
    (found,) = (
        each
        for each in view(worker, "letters").findChildren(Card)
        if any(said.text().endswith(f"  {title}") for said in each.findChildren(QLabel))
    )
    return found


@on(2025, 10, 28)
@pytest.mark.parametrize("way", ["letters", "timeline"])
def test_a_letter_of_another_proceeding_leads_to_its_step_there(worker: Worker, way: str) -> None:
    (request,) = of_day(worker, "2025-10-20", "Бюджет")
    show_monitoring(worker)
    title = worker.hands.law.document(REQUEST).title.text(lang())
    if way == "letters":
        (link,) = go_buttons(letter_card(worker, title))
    else:
        words = f"{title}: {dated_label(worker)}"
        link = worker.hands.one(QPushButton, words, view(worker, "timeline"))
    worker.hands.click(link)
    worker.procedure = worker.hands.law.procedure(REQUEST)
    worker.is_at("request-sent")
    assert worker.shot.proceeding.id == request
    line = worker.hands.one(QLineEdit, dated_label(worker), worker.page)
    worker.hands.until(line.hasFocus)
    assert line.text().startswith("20.10.2025")


@on(2025, 10, 28)
def test_a_shared_letter_is_reached_from_a_request_that_has_not_its_step(worker: Worker) -> None:
    of_day(worker, "2025-10-20", "Бюджет")
    title = worker.hands.law.document("covering-letter").title.text(lang())
    (link,) = go_buttons(letter_card(worker, title))
    worker.hands.click(link)
    worker.procedure = worker.hands.law.procedure("monitoring")
    worker.is_at(worker.step_of("covering-letter"))


@on(2025, 10, 6)
def test_a_letter_whose_step_does_not_belong_to_the_route_any_more_leads_to_the_route(
    worker: Worker,
) -> None:
    shot = worker.shot
    manner = FieldAddress("control", shot.control.id, "manner")
    before = shot.control.manner

    def work(desk: Desk) -> None:
        editing.enter(desk, manner, "remote_and_visit")
        acts.letter_for(desk, shot.proceeding.id, "visit-request")
        editing.enter(desk, manner, before)

    worker.case_page.session.act(work)
    assert worker.shot.route.step("visit") is None
    title = worker.hands.law.document("visit-request").title.text(lang())
    (link,) = go_buttons(letter_card(worker, title))
    worker.hands.click(link)
    worker.is_at(worker.shot.route.current)


@on(2025, 11, 10)
def test_a_letter_whose_place_another_one_took_leads_nowhere(worker: Worker) -> None:
    kind = "discussion-invitation"
    worker.begin("discussion")
    proceeding_id, procedure = worker.shot.proceeding.id, worker.shot.procedure
    again = next(
        each
        for each in procedure.again
        if any(kind in procedure.step(step).documents for step in each.steps)
    )

    def work(desk: Desk) -> None:
        letter = acts.letter_for(desk, proceeding_id, kind)
        editing.enter(desk, FieldAddress("letter", letter.id, "dated"), "2025-11-10")
        begin_again(desk, proceeding_id, again.id)

    worker.case_page.session.act(work)
    former, present = worker.own_letters(kind)
    assert (former.dated, present.dated) == ("2025-11-10", "")
    title = worker.hands.law.document(kind).title.text(lang())
    cards = [
        each
        for each in view(worker, "letters").findChildren(Card)
        if any(said.text().endswith(f"  {title}") for said in each.findChildren(QLabel))
    ]
    assert [len(go_buttons(each)) for each in cards] == [0, 1]
    days = view(worker, "timeline")
    worker.hands.wait_to_see(f"{title}: {dated_label(worker)}", days)
    assert not worker.hands.named(QPushButton, f"{title}: {dated_label(worker)}", days)


@on(2025, 11, 5)
def test_an_answer_has_its_title_whichever_proceeding_is_shown(worker: Worker) -> None:
    (request,) = of_day(worker, "2025-10-20", "Бюджет")
    worker.case_page.session.act(lambda desk: acts.enter_arrival(desk, request, "request-answer"))
    show_monitoring(worker)
    procedure = worker.hands.law.procedure(REQUEST)
    title = next(each.title for each in procedure.incoming if each.id == "request-answer")
    assert letter_card(worker, title.text(lang()))


@on(2025, 11, 5)
def test_requests_of_one_day_and_complaints_about_them_have_names_of_their_own(
    worker: Worker,
) -> None:
    of_day(worker, "2025-10-20", "Бюджет", "Штат кестесі", "Штат кестесі")
    for letter in worker.own_letters(REQUEST):
        worker.case_page.begin_procedure("remedies", letter.id)
        assert worker.shot.proceeding.about_letter_id == letter.id
    assert len(worker.shot.case.all(Proceeding)) == 7
    names = [each.accessibleName() for each in worker.case_page.courses.buttons.values()]
    assert len(set(names)) == 7, names
    worker.case_page.choose()
    page = worker.case_page.choosing()
    assert page is not None
    letters = page.cards["remedies"].letters
    offered = [letters.itemText(n) for n in range(letters.count())]
    assert len(set(offered)) == len(offered) == 4
    assert sum("Бюджет" in each for each in offered) == 1


@on(2025, 11, 5)
def test_a_request_without_letters_is_promised_no_notice(worker: Worker) -> None:
    path = worker.shot.path.with_name("new.baqylau")
    worker.window._create(path, LocalText(kk="Басқарма"), REQUEST, None)
    worker.hands.until(lambda: worker.window.case_page is not None and worker.shot.path == path)
    said = worker.hands.words(view(worker, "letters"))
    assert translate("LettersView", "No letter is begun yet.") in said
    assert worker.hands.law.document("notice").title.text(lang()) not in said


@on(2025, 11, 10)
def test_a_number_half_typed_for_a_letter_does_not_stand_in_the_one_that_takes_its_place(
    worker: Worker,
) -> None:
    worker.begin("discussion")
    proceeding_id = worker.shot.proceeding.id
    worker.go("plan")
    worker.ask("planned_on", "20112025")
    worker.go("invite")
    number = worker.hands.law.fields.get("letter", "number").label.text(lang())

    def line() -> QLineEdit:
        return worker.hands.one(QLineEdit, number, worker.page)

    worker.hands.write(line(), "01-12")  # before there is a letter
    worker.hands.write(worker.hands.one(QLineEdit, dated_label(worker), worker.page), "10.11.2025")
    assert worker.own_letters("discussion-invitation")
    assert line().text() == "01-12"
    worker.go("plan")
    worker.go("invite")
    assert line().text() == "01-12"
    again = next(a.id for a in worker.procedure.again if "invite" in a.steps)
    assert again in worker.shot.route.again
    worker.case_page.session.act(lambda desk: begin_again(desk, proceeding_id, again))
    assert len(worker.own_letters("discussion-invitation")) == 2
    assert line().text() == ""
    worker.go("plan")
    worker.go("invite")
    assert line().text() == ""
