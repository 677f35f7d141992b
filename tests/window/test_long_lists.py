"""Lists that do not fit: some cards at a time, and each record still found, opened and added."""

from hands import label
from own_case import Worker, on
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from desktop.domain.control import Recommendation
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.text import LocalText
from desktop.usecases.desk import Desk
from desktop.window.blocks.records import RecordCard
from desktop.window.pager import MOST

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
