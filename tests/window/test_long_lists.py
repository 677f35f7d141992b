"""Lists that do not fit: some cards at a time, and each record still found, opened and added."""

from hands import label
from own_case import Worker, on
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from desktop.domain.control import Finding, Recommendation
from desktop.domain.correspondence import Reply
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.outcome import FollowUp
from desktop.domain.text import LocalText
from desktop.usecases.desk import Desk
from desktop.usecases.taking_in import pasted_source
from desktop.window.blocks.follow_ups import FollowUpsBlock
from desktop.window.blocks.records import RecordCard
from desktop.window.pager import MOST
from desktop.window.views.replies import RepliesView

MANY = 2 * MOST + 7


def words(text: str) -> str:
    return QCoreApplication.translate("Pager", text)


def fill(worker: Worker) -> None:
    """Bring the recommendations of the case to `MANY` and go to their step."""
    control, there = worker.shot.control, worker.shot.case.all(Recommendation)

    def add(desk: Desk) -> None:
        desk.act(
            "t",
            [
                Recommendation(
                    id=new_id(),
                    control_id=control.id,
                    number=n,
                    text=LocalText(kk=f"{n}-ұсыным мәтіні"),
                )
                for n in range(len(there) + 1, MANY + 1)
            ],
        )

    worker.case_page.session.act(add)
    worker.hands.until(lambda: len(worker.shot.case.all(Recommendation)) == MANY)
    worker.go("recommendations")


def titles(worker: Worker) -> list[str]:
    cards = [each for each in worker.hands.all(RecordCard) if each.isVisible()]
    return [worker.hands.words(each).splitlines()[1] for each in cards]


@on(2025, 10, 16)
def test_a_long_list_is_leafed_through(worker: Worker) -> None:
    fill(worker)
    assert len(titles(worker)) == MOST
    worker.hands.wait_to_see(
        words("{first}–{last} of {every}").format(first=1, last=MOST, every=MANY)
    )
    assert not worker.hands.named(QPushButton, words("Those before"))
    worker.hands.press(words("Those after"))
    worker.hands.press(words("Those after"))
    worker.hands.until(lambda: len(titles(worker)) == MANY - 2 * MOST)
    assert titles(worker)[0].startswith(f"{2 * MOST + 1}.")
    worker.hands.press(words("Those before"))
    worker.hands.until(lambda: len(titles(worker)) == MOST)


@on(2025, 11, 10)
def test_a_reply_is_read_beside_a_long_list(worker: Worker) -> None:
    fill(worker)
    worker.hands.click(worker.case_page.tabs["replies"])
    (view,) = worker.hands.all(RepliesView)
    part = f"{MANY}-ұсыным бойынша: сайтта жарияланады деп шешілді."
    view.take([pasted_source("reply.txt", part.encode())])
    worker.hands.until(lambda: view.reader is not None and view.reader.isVisible())
    worker.case_page.session.settle()
    reader = view.reader
    assert reader is not None
    assert len(reader.asked) == MOST
    worker.hands.press(words("Those after"), reader)
    worker.hands.press(words("Those after"), reader)
    *_, last = reader.asked.values()
    assert (last.number, len(reader.asked)) == (MANY, MANY - 2 * MOST)
    worker.hands.until(lambda: not last.accept.isHidden())
    worker.hands.click(last.accept)
    worker.hands.until(lambda: len(worker.shot.case.all(Reply)) == 1)
    worker.hands.until(lambda: last.editor is not None)
    worker.hands.until(lambda: not reader.mark.isHidden())


@on(2025, 11, 10)
def test_many_findings_are_looked_at_again_some_at_a_time(worker: Worker) -> None:
    control_id = worker.shot.control.id

    def add(desk: Desk) -> None:
        findings = [
            Finding(id=new_id(), control_id=control_id, number=n) for n in range(100, 100 + MANY)
        ]
        looks = [
            FollowUp(id=new_id(), finding_id=each.id, round=1, state="still") for each in findings
        ]
        desk.act("t", [*findings, *looks])

    worker.case_page.session.act(add)
    worker.case_page.session.settle()
    worker.go("outcome")
    (block,) = worker.hands.all(FollowUpsBlock)
    worker.hands.until(lambda: block.table.count() > 0)
    assert block.table.rowCount() <= MOST + 1
    worker.hands.click(worker.hands.named(QPushButton, words("Those after"), block)[-1])
    worker.hands.wait_to_see(f"{100 + MOST}. …", block)


@on(2025, 10, 16)
def test_one_is_led_to_a_field_of_a_card_that_is_not_shown(worker: Worker) -> None:
    fill(worker)
    last = worker.shot.case.of_control(Recommendation, worker.shot.control.id)[-1]
    worker.case_page.jump(FieldAddress("recommendation", last.id, "text.ru"))
    worker.hands.until(lambda: any(f"{MANY}." in each for each in titles(worker)))
    worker.hands.speak("ru")
    worker.hands.until(lambda: any(f"{MANY}." in each for each in titles(worker)))


@on(2025, 10, 16)
def test_what_is_added_to_a_long_list_is_shown_open(worker: Worker) -> None:
    fill(worker)
    worker.hands.press(label("add recommendation"), worker.page)
    worker.hands.until(lambda: any(f"{MANY + 1}." in each for each in titles(worker)))
    (card,) = (each for each in worker.hands.all(RecordCard) if each.opened)
    assert f"{MANY + 1}." in worker.hands.words(card)
