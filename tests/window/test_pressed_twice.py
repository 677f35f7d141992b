"""A button that is pressed twice on a slow stick does what it says once."""

import threading
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from hands import label
from own_case import Worker, on
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from desktop.domain.control import Proceeding
from desktop.domain.ids import new_id
from desktop.domain.parties import Membership, Person
from desktop.domain.text import LocalText
from desktop.usecases import acts, papers, people, proceedings
from desktop.window.blocks import anew
from desktop.window.blocks.anew import AnewBlock
from desktop.window.blocks.papers import PapersBlock

Slow = Callable[[ModuleType, str], threading.Event]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    """Have a use case wait until it is let go: a slow stick."""
    gates: list[threading.Event] = []

    def made(owner: ModuleType, name: str) -> threading.Event:
        real, go = getattr(owner, name), threading.Event()
        gates.append(go)

        def waits(*given: Any, **more: Any) -> Any:
            go.wait(10)
            return real(*given, **more)

        monkeypatch.setattr(owner, name, waits)
        return go

    yield made
    for go in gates:
        go.set()


def press_twice(worker: Worker, button: QWidget, go: threading.Event) -> None:
    worker.hands.click(button)
    worker.hands.click(button)
    go.set()
    worker.case_page.session.settle()
    QApplication.processEvents()


@on(2025, 10, 28)
def test_one_request_is_begun_by_a_double_click(worker: Worker, slow: Slow) -> None:
    worker.hands.click(worker.case_page.courses.more)
    page = worker.case_page.choosing()
    assert page is not None
    press_twice(
        worker, page.cards["information-request"].begin, slow(proceedings, "begin_proceeding")
    )
    assert worker.shot.procedure.id == "information-request"
    begun = [each.procedure for each in worker.shot.case.all(Proceeding)]
    assert begun.count("information-request") == 1


@on(2025, 11, 10)
def test_steps_begin_anew_once_by_a_double_click(worker: Worker, slow: Slow) -> None:
    worker.begin("discussion")
    proceeding_id = worker.shot.proceeding.id
    worker.case_page.session.act(
        lambda desk: acts.letter_for(desk, proceeding_id, "discussion-invitation")
    )
    worker.go("plan")
    worker.ask("planned_on", "20112025")
    (block,) = worker.page.findChildren(AnewBlock)
    worker.hands.click(block.open)
    press_twice(worker, block.ask.go, slow(anew, "begin_again"))
    assert len(worker.own_letters("discussion-invitation")) == 2
    assert list(worker.shot.proceeding.rounds) == ["1.planned_on"]


@on(2025, 11, 10)
def test_a_person_is_taken_into_the_list_once_by_a_double_click(worker: Worker, slow: Slow) -> None:
    new = Person(id=new_id(), side="subject", full_name=LocalText(kk="Жаңа Адам"))
    worker.case_page.session.act(lambda desk: desk.act("person.add", [new]))
    before = len(worker.shot.case.all(Membership))
    worker.go("people")
    offered = worker.hands.one(QPushButton, "Жаңа Адам", worker.page)
    press_twice(worker, offered, slow(people, "add_member"))
    members = [each.person_id for each in worker.shot.case.all(Membership)]
    assert len(members) == before + 1
    assert members.count(new.id) == 1


@on(2025, 11, 10)
def test_a_step_that_is_marked_by_a_double_click_leads_on_by_one_step(
    worker: Worker, slow: Slow
) -> None:
    worker.go("capture")
    if not worker.hands.named(QAbstractButton, label("complete"), worker.page):
        worker.case_page.step.reopen.click()
    done = worker.hands.one(QAbstractButton, label("complete"), worker.page)
    steps = [each.step.id for each in worker.shot.route.steps]
    press_twice(worker, done, slow(acts, "complete_step"))
    worker.is_at(steps[steps.index("capture") + 1])


@on(2025, 11, 5)
def test_a_paper_is_made_once_by_a_double_click(
    worker: Worker, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = papers.make_beside_case

    def counted(*given: Any) -> papers.MadePaper:
        made.append(given[2])
        return real(*given)

    monkeypatch.setattr(papers, "make_beside_case", counted)
    worker.go("notice")
    line = worker.page.findChildren(PapersBlock)[0].line("kk")
    button = line.first if line.first.isVisible() else line.again
    press_twice(worker, button, slow(papers, "make_beside_case"))
    assert made == ["notice"]


@pytest.mark.qt_no_exception_capture
@on(2025, 11, 5)
def test_after_an_error_of_ours_the_same_button_works_again(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = worker.case_page.session
    broken: list[Exception] = []
    session.broke.disconnect()
    session.broke.connect(broken.append)
    worker.go("notice")
    line = worker.page.findChildren(PapersBlock)[0].line("kk")
    with monkeypatch.context() as bad:
        bad.setattr(papers, "make_beside_case", lambda *_given: {}["a mistake"])
        line.make()
        session.settle()
    assert len(broken) == 1
    made: list[object] = []
    real = papers.make_beside_case
    monkeypatch.setattr(papers, "make_beside_case", lambda *given: made.append(1) or real(*given))
    line.make()
    session.settle()
    assert made == [1]


@on(2025, 11, 5)
def test_nobody_is_told_of_what_a_page_asked_after_the_page_is_gone(worker: Worker) -> None:
    session = worker.case_page.session
    go, told = threading.Event(), []
    asks = QWidget()
    session.look(lambda _desk: go.wait(10), told.append, owner=asks)
    asks.deleteLater()
    QApplication.sendPostedEvents(asks, QEvent.Type.DeferredDelete.value)
    go.set()
    session.settle()
    assert told == []
