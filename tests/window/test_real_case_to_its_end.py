"""The published case after its letter went, to what it led to, by clicks over three months.

Published are the day of sending (17 October 2025), that a reply, clarifying questions and a meeting
followed, and that on 14 January 2026 the akim ordered a working group of nine. The other days and
all words of the reply are made up for this test.
"""

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from hands import Opened
from mornings import Morning, Mornings, mornings_of
from own_case import published_as_own
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPushButton

from desktop.domain.control import Finding, Recommendation
from desktop.domain.correspondence import Letter, Paper, Reply
from desktop.domain.fields import FieldAddress
from desktop.domain.outcome import FollowUp, Outcome
from desktop.procedure.matrix import matrix
from desktop.usecases import library
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.editing import enter
from desktop.usecases.office import Office
from desktop.window.blocks.outcomes import MarkBlock
from desktop.window.blocks.records import RecordCard
from desktop.window.language import lang, say
from desktop.window.replies.reader import AskedRow, ReplyReader
from desktop.window.views.replies import RepliesView
from desktop.window.views.timeline import TimelineView

REPLY, QUESTIONS, SECOND, MEETING, PROMISED, ORDER = (
    date(2025, 10, 31), date(2025, 11, 5), date(2025, 11, 14), date(2025, 11, 25),
    date(2025, 12, 25), date(2026, 1, 14),
)  # fmt: skip
FIRST_LETTER = (
    "№ 05-12/545, 30.10.2025",
    "1-ұсыным бойынша: кеңес құру мәселесі қаралып жатыр.",
    "2-ұсыным бойынша: бұл өкілеттігімізге кірмейтіндіктен, қабылданбады.",
    "Назар аударғаныңызға рақмет.",
)
SECOND_LETTER = "3-ұсыным бойынша: жауапты адам тағайындалды."
GROUP = "Ақылды қала бойынша тоғыз адамнан тұратын жұмыс тобы құрылды"


def words(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)


@pytest.fixture
def own(office: Office) -> Path:
    """The published case as one's own, as it stood when its letter was stamped."""
    path = published_as_own(office)
    with open_case(office, path) as desk:
        library.note(office, desk)
    return path


@pytest.fixture
def mornings(own: Path, open_window: Opened, office: Office) -> Mornings:
    return mornings_of(open_window, office)


def replies(she: Morning) -> RepliesView:
    she.hands.click(she.case_page.tabs["replies"])
    (view,) = she.hands.all(RepliesView)
    return view


def opened(she: Morning, own: Path) -> None:
    she.window.open_case(own)
    she.hands.until(lambda: she.window.case_page is not None)


def verdict(she: Morning, row: AskedRow, chosen: str) -> None:
    """Say at a recommendation what kind of answer it is: it is asked once its words are taken."""
    she.hands.until(lambda: row.editor is not None and row.editor.isVisible())
    field = she.hands.law.fields.get("reply", "verdict")
    she.hands.choose(field.label.text(lang()), field.choices[chosen].text(lang()), row.editor)
    she.case_page.session.settle()


def reading(she: Morning, view: RepliesView) -> tuple[ReplyReader, list[AskedRow]]:
    she.hands.until(lambda: view.reader is not None and view.reader.isVisible())
    assert view.reader is not None
    return view.reader, list(view.reader.asked.values())


def a_reply_is_taken_in(
    mornings: Mornings, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It answers two of three recommendations: the third stands out and is marked so."""
    letter = tmp_path / "жауап.docx"
    made = Document()
    for each in FIRST_LETTER:
        made.add_paragraph(each)
    made.save(str(letter))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(letter)], ""))
    with mornings(REPLY) as she:
        opened(she, own)
        view = replies(she)
        she.hands.click(view.choose)
        reader, rows = reading(she, view)
        for row, chosen in zip(rows[:2], ("accepted_in_part", "refused_with_reasons"), strict=True):
            she.hands.until(row.accept.isVisible)
            she.hands.click(row.accept)
            verdict(she, row, chosen)
        she.hands.until(reader.mark.isVisible)
        she.hands.click(reader.mark)
        she.case_page.session.settle()
        (came,) = (each for each in she.shot.case.all(Letter) if each.direction == "in")
        assert (came.number, came.dated) == ("05-12/545", "2025-10-30")
        enter_arrival(she, came)
        she.hands.click(reader.back)
        checks = {each.id: each for each in she.hands.law.reply_checks.checks}
        she.hands.wait_to_see(checks["in-time"].kept.text(lang()), view)
        she.hands.wait_to_see(checks["each"].broken.text(lang()).format(n=1), view)


def enter_arrival(she: Morning, letter: Letter) -> None:
    address = FieldAddress("letter", letter.id, "arrived_on")
    if not letter.arrived_on:
        she.case_page.session.act(lambda desk: enter(desk, address, REPLY.isoformat()))
        she.case_page.session.settle()


def the_questions_go(mornings: Mornings, own: Path) -> None:
    """What the check proposes leads to the letter, which asks for the third one alone."""
    with mornings(QUESTIONS) as she:
        opened(she, own)
        view = replies(she)
        ask = words("NextPapers", "To the letter with clarifying questions")
        she.hands.until(lambda: bool(she.hands.named(QPushButton, ask, view)))
        she.hands.click(she.hands.named(QPushButton, ask, view)[0])
        she.is_at("response")
        # The letter that came has fields of the same names: it is folded, as one does.
        (came,) = (each for each in she.hands.all(RecordCard, she.page) if each.opened)
        she.hands.click(came.findChildren(QAbstractButton)[0])
        she.hands.until(lambda: not came.opened)
        she.send("clarifying-questions", "05.11.2025")
        assert she.own_letters("clarifying-questions")[0].sent


def the_second_letter_answers_the_third(mornings: Mornings, own: Path) -> None:
    with mornings(SECOND) as she:
        opened(she, own)
        view = replies(she)
        she.hands.click(view.type)
        reader, rows = reading(she, view)
        reader.typing.text.setPlainText(SECOND_LETTER)
        she.hands.click(reader.typing.keep)
        she.hands.until(rows[2].accept.isVisible)
        she.hands.click(rows[2].accept)
        verdict(she, rows[2], "accepted")
        she.hands.click(reader.back)
        latest = max(she.shot.case.all(Reply), key=lambda each: each.id)
        assert (latest.quote.kk, latest.verdict) == (SECOND_LETTER, "accepted")


def they_meet(mornings: Mornings, own: Path) -> None:
    """A meeting with the staff: what is agreed by a day becomes a promise."""
    with mornings(MEETING) as she:
        opened(she, own)
        she.go("hearing")
        she.ask("meeting_is_hearing", "no")
        she.ask("hearing_on", "25.11.2025")
        she.ask("hearing_time", "1100")
        she.ask("hearing_place", "Басқарма ғимараты")
        she.ask("hearing_ours", "Қор өкілдері")
        she.ask("hearing_theirs", "Басқарма қызметкерлері")
        first = she.shot.case.of_control(Recommendation, she.shot.control.id)[0]
        card = she.hands.card(f"{first.text.kk}")
        fields = she.hands.law.fields
        for name, said in (
            ("agreed", "Кеңес мәселесі әкімге енгізіледі"),
            ("agreed_who", "Басқарма"),
        ):
            she.hands.write_in(
                fields.get("recommendation", name).label.text("kk"), "kk", said, card
            )
        she.hands.answer(fields.get("recommendation", "agreed_by"), "25.12.2025", card)
        she.make("meeting-minutes")
    with mornings(date(2025, 12, 26)) as she:
        line = she.sees_first("promised", PROMISED)
        she.go_on(line, "outcome")


def the_akim_orders_a_group(mornings: Mornings, own: Path) -> None:
    """Nine people instead of the council that was asked: done otherwise, and said so."""
    with mornings(ORDER) as she:
        opened(she, own)
        she.go("outcome")
        hands, fields = she.hands, she.hands.law.fields
        first = she.shot.case.of_control(Recommendation, she.shot.control.id)[0]
        card = hands.new_card(words("Outcomes", "Add what has changed"), she.page)
        hands.answer(fields.get("outcome", "kind"), "body", card)
        hands.write_in(fields.get("outcome", "what").label.text(lang()), "kk", GROUP, card)
        hands.answer(fields.get("outcome", "day"), "14.01.2026", card)
        hands.write_in(
            fields.get("outcome", "document").label.text(lang()), "kk", "Облыс әкімінің өкімі", card
        )
        answers = fields.get("outcome", "recommendation_ids").label.text(lang())
        hands.tick(answers, f"1. {first.text.kk}", card)
        hands.until(lambda: bool(hands.all(MarkBlock, card)))
        (mark,) = hands.all(MarkBlock, card)
        otherwise = fields.get("reply", "verdict").choices["done_otherwise"].text(lang())
        hands.press(otherwise[:1].upper() + otherwise[1:], mark)
        hands.until(lambda: not mark.isVisible())
        look = hands.new_card(words("FollowUps", "Look again"), she.page)
        states = fields.get("follow_up", "state")
        hands.choose(states.label.text(lang()), states.choices["changed"].text(lang()), look)
        hands.wait_to_see(
            say(
                "outcome.quality.answered", n=3, answered=3, accepted=2, refused=1, reasoned=1,
                done=0, done_otherwise=1,
            ),
            she.page,
        )  # fmt: skip
        view = replies(she)
        summary = words(
            "RepliesView",
            "Done: {done} of {n}. Not answered: {unanswered}. Not marked yet: {unmarked}.",
        )
        hands.wait_to_see(summary.format(done=1, n=3, unanswered=0, unmarked=0), view)
        hands.click(she.case_page.tabs["timeline"])
        (timeline,) = hands.all(TimelineView)
        one = fields.records["outcome"].one.text(lang())
        hands.until(lambda: bool(hands.named(QPushButton, f"{one}: {GROUP}", timeline)))


def test_the_real_case_is_followed_to_its_end_by_clicks(
    mornings: Mornings, own: Path, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_reply_is_taken_in(mornings, own, tmp_path, monkeypatch)
    the_questions_go(mornings, own)
    the_second_letter_answers_the_third(mornings, own)
    they_meet(mornings, own)
    the_akim_orders_a_group(mornings, own)
    with open_case(office, own, write=False) as desk:
        control = current_control(desk.case)
        (outcome,) = desk.case.all(Outcome)
        assert (outcome.kind, outcome.day, outcome.what.kk) == ("body", "2026-01-14", GROUP)
        (look,) = desk.case.all(FollowUp)
        assert desk.case.get(Finding, look.finding_id) is not None
        found = matrix(desk.case, control.id, frozenset({"reasoned-response"}), ORDER)
        assert [row.verdict for row in found.rows] == [
            "done_otherwise", "refused_with_reasons", "accepted",
        ]  # fmt: skip
        assert found.fixed == (1, 3)
        made = {each.kind for each in desk.case.all(Paper)}
        assert {"clarifying-questions", "meeting-minutes"} <= made
