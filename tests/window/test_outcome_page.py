"""The published case to its end, by clicks: a working group of nine, and a second look."""

from own_case import Worker, on
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from desktop.domain.control import Finding, Recommendation
from desktop.domain.correspondence import Reply
from desktop.domain.fields import FieldAddress
from desktop.domain.outcome import FollowUp, Outcome
from desktop.domain.text import LANGS
from desktop.procedure.route import main_proceeding
from desktop.usecases import replies
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.outcomes import look_again
from desktop.window.blocks.outcomes import MarkBlock
from desktop.window.language import lang, say
from desktop.window.views.timeline import TimelineView

GROUP = "Тоғыз адамнан тұратын жұмыс тобы құрылды"


def words(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)


def answered(worker: Worker, day: str, *verdicts: str) -> None:
    control_id = worker.shot.control.id

    def work(desk: Desk) -> None:
        letter = replies.letter_came(desk, control_id)
        enter(desk, FieldAddress("letter", letter, "arrived_on"), day)
        course = main_proceeding(desk.case, control_id).id
        asked = desk.case.of_control(Recommendation, control_id)
        for each, verdict in zip(asked, verdicts, strict=False):
            reply = replies.reply_to(desk, course, each.id, letter)
            enter(desk, FieldAddress("reply", reply, "verdict"), verdict)

    worker.case_page.session.act(work)
    worker.case_page.session.settle()


@on(2026, 1, 20)
def test_what_was_done_is_entered_and_marked_with_one_button(worker: Worker) -> None:
    hands, fields = worker.hands, worker.hands.law.fields
    answered(worker, "2025-10-31", "refused_with_reasons", "accepted", "not_answered")
    first = worker.shot.case.all(Recommendation)[0]
    worker.case_page.show_step("outcome")
    card = hands.new_card(words("Outcomes", "Add what has changed"), worker.page)
    hands.answer(fields.get("outcome", "kind"), "body", card)
    hands.write_in(fields.get("outcome", "what").label.text(lang()), "kk", GROUP, card)
    hands.answer(fields.get("outcome", "day"), "14.01.2026", card)
    answers = fields.get("outcome", "recommendation_ids").label.text(lang())
    hands.tick(answers, f"1. {first.text.kk}", card)
    hands.until(lambda: bool(hands.all(MarkBlock, card)))
    (mark,) = hands.all(MarkBlock, card)
    (outcome,) = worker.shot.case.all(Outcome)
    assert (outcome.kind, outcome.day, outcome.what.kk) == ("body", "2026-01-14", GROUP)
    assert outcome.recommendation_ids == {first.id}
    otherwise = fields.get("reply", "verdict").choices["done_otherwise"].text(lang())
    hands.press(otherwise[:1].upper() + otherwise[1:], mark)
    hands.until(lambda: not mark.isVisible())
    found = {
        each.verdict for each in worker.shot.case.all(Reply) if each.recommendation_id == first.id
    }
    assert found == {"refused_with_reasons", "done_otherwise"}, "the letter keeps its word"
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(
            say(
                "outcome.quality.answered", n=3, answered=2, accepted=1, refused=1, reasoned=1,
                done=0, done_otherwise=1,
            ),
            worker.page,
        )  # fmt: skip
    hands.speak("kk")
    hands.click(worker.case_page.tabs["timeline"])
    (timeline,) = hands.all(TimelineView)
    one = fields.records["outcome"].one.text(lang())
    hands.until(lambda: bool(hands.named(QPushButton, f"{one}: {GROUP}", timeline)))


@on(2026, 1, 20)
def test_findings_are_looked_at_again_beside_what_the_control_found(worker: Worker) -> None:
    hands, fields = worker.hands, worker.hands.law.fields
    worker.case_page.show_step("outcome")
    card = hands.new_card(words("FollowUps", "Look again"), worker.page)
    states = fields.get("follow_up", "state")
    hands.choose(states.label.text(lang()), states.choices["still"].text(lang()), card)
    (look,) = worker.shot.case.all(FollowUp)
    assert (look.round, look.day, look.state) == (1, "2026-01-20", "still")
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(words("FollowUpsBlock", "Round {n}").format(n=1), worker.page)
        hands.wait_to_see(states.choices["still"].text(one), worker.page)
        hands.wait_to_see(say("outcome.looked.left", left=1, n=1), worker.page)
    hands.speak("kk")
    card = hands.card(worker.shot.case.all(Finding)[0].title.kk)
    hands.choose(states.label.text(lang()), states.choices["done"].text(lang()), card)
    hands.wait_to_see(say("outcome.looked.none-left", n=1), worker.page)
    again = words("FollowUps", "Look again")
    hands.until(lambda: not hands.named(QPushButton, again, worker.page))


@on(2026, 1, 20)
def test_a_look_of_the_case_is_led_to_at_its_step(worker: Worker) -> None:
    control_id = worker.shot.control.id
    worker.case_page.session.act(lambda desk: look_again(desk, control_id))
    (look,) = worker.shot.case.all(FollowUp)
    worker.case_page.jump(FieldAddress("follow_up", look.id, "state"))
    worker.is_at("outcome")
