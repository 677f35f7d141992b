"""Two requests of one control: what is typed, listed and led to is that of the right one."""

from uuid import UUID

import pytest
from own_case import Worker, on
from PySide6.QtWidgets import QLineEdit

from desktop.domain.errors import Problem
from desktop.usecases import editing
from desktop.window.blocks.advice import AdviceList
from desktop.window.blocks.letters import LetterBlock
from desktop.window.fields.line_edit import LineEdit
from desktop.window.language import lang

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
    dated = worker.hands.law.fields.get("letter", "dated").label.text(lang())
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
