"""The reply matrix in the window: what a letter says is entered in its cell."""

from own_case import Worker, on
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from desktop.domain.control import Recommendation
from desktop.domain.correspondence import Letter, Reply
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS
from desktop.usecases import replies
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.window.language import say
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


@on(2025, 10, 20)
def test_before_a_reply_came_it_is_said_where_one_is_entered(worker: Worker) -> None:
    view = shown(worker)
    worker.hands.wait_to_see(
        words("No reply is entered yet. It is entered at the step of the reasoned response."), view
    )
