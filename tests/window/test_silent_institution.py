"""An institution that is silent, day by day: what the program shows each morning, what she does.

One case, and the program opened anew each day. The days are those of the published case had nobody
answered: on 17 October 2025 the document is handed in and nobody stamps it, the 29th is the latest
invitation to a hearing, 3 November the last day; on the 4th she looks, on the 5th she complains.
"""

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hands import Opened, label
from mornings import Morning, Mornings, mornings_of
from own_case import published_as_own
from PySide6.QtWidgets import QPushButton

from desktop.domain.clock import FixedClock
from desktop.domain.control import Recommendation
from desktop.domain.correspondence import Paper, Receipt
from desktop.domain.dates import counter, with_weekday
from desktop.domain.fields import FieldAddress
from desktop.domain.text import Lang
from desktop.usecases import library
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter, remove
from desktop.usecases.office import Office
from desktop.usecases.replies import reply_to
from desktop.window.language import lang, say

SENT, DUE, LOOK, COMPLAINT = (
    date(2025, 10, 17), date(2025, 11, 3), date(2025, 11, 4), date(2025, 11, 5),
)  # fmt: skip


@pytest.fixture
def own(office: Office) -> Path:
    """The published case as one's own, sent on 17 October, with no proof that it came."""
    path = published_as_own(office)
    with open_case(office, path) as desk:
        control = current_control(desk.case)
        for part in ("address.kk", "address.ru"):
            enter(desk, FieldAddress("subject", control.subject_id, part), "Достық, 1")
        for receipt in desk.case.all(Receipt):
            remove(desk, FieldAddress("receipt", receipt.id, ""))
        library.note(office, desk)
    office.clock = FixedClock.on(SENT)
    return path


@pytest.fixture
def mornings(own: Path, open_window: Opened, office: Office) -> Mornings:
    """Open the program on the day that is named."""
    return mornings_of(open_window, office)


def refused_at_the_counter(mornings: Mornings) -> None:
    """Nobody stamps her copy: a record of the refusal is a claim, and starts no term."""
    with mornings(SENT) as she:
        she.go_on(she.sees_first("waiting_proof", SENT), "receipt")
        she.is_told("receipt", "will-not-stamp")
        she.ask("refused_on", "17.10.2025")
        she.ask("refused_at", "1130")
        she.ask("refused_place", "Кеңсе, 1-қабат")
        she.ask("refused_by", "Кеңсе қызметкері, атын айтпады")
        she.ask("refused_said", "Өтініш ретінде ғана қабылдаймыз")
        she.make("refusal-act")
        she.prove("covering-letter", "refusal_act", "17.10.2025")
        she.is_told("receipt", "receipt-only-claimed", but_not=("will-not-stamp",))
        assert she.clock("PC_RESPONSE").state == "not_started"


def delivered_by_post(mornings: Mornings) -> None:
    """The claim is still waited on; the notice of the post proves the day."""
    with mornings(date(2025, 10, 22)) as she:
        assert she.kinds() & {"due", "check_arrival", "unanswered"} == set()
        she.go_on(she.sees_first("waiting_proof", SENT), "receipt")
        she.prove("covering-letter", "postal_notification", "17.10.2025")
        assert she.clock("PC_RESPONSE").state == "running"
        assert she.clock("PC_RESPONSE").due == DUE
        she.hands.wait_to_see(with_weekday(DUE, lang()))


def no_invitation_is_no_fault(mornings: Mornings) -> None:
    """The latest invitation is an estimate: shown on its day, blamed on none."""
    with mornings(date(2025, 10, 29)) as she:
        she.go_on(she.sees_first("due", date(2025, 10, 29)), "hearing")
        hearing = she.clock("PC_HEARING_NOTICE")
        assert (hearing.due, hearing.estimate) == (date(2025, 10, 29), True)
    with mornings(date(2025, 10, 30)) as she:
        assert she.kinds() & {"overdue", "unanswered", "check_arrival"} == set()
        she.go_on(she.sees_first("due", DUE), "response")
        she.go("hearing")
        passed = next(
            each for each in she.procedure.clocks if each.id == "PC_HEARING_NOTICE"
        ).passed
        assert passed is not None
        she.hands.wait_to_see(passed.text(lang()), she.page)


def the_last_day(mornings: Mornings) -> None:
    with mornings(DUE) as she:
        line = she.sees_first("due", DUE)
        assert "unanswered" not in she.kinds()
        she.go_on(line, "response")
        she.is_told("response", but_not=("day-eleven", "silence-is-refusal"))
        assert she.clock("PC_RESPONSE").state == "due_today"


def day_eleven(mornings: Mornings) -> None:
    """Not silence yet: she looks everywhere and says so."""
    with mornings(LOOK) as she:
        assert "unanswered" not in she.kinds()
        she.go_on(she.sees_first("check_arrival", DUE), "response")
        she.is_told("response", "day-eleven", but_not=("silence-is-refusal",))
        she.hands.wait_to_see(f"{with_weekday(DUE, lang())} · {say('today.kind.check_arrival')}")
        assert not she.hands.sees(counter(-1, lang()))
        she.ask("silence_checked_on", "04.11.2025")
        she.is_told("response", "day-eleven", but_not=("silence-is-refusal",))


def complained(mornings: Mornings) -> None:
    """From the fifth on it may be called silence; the complaint goes to the silent one's office."""
    with mornings(COMPLAINT) as she:
        she.go_on(she.sees_first("unanswered", DUE), "response")
        she.is_told("response", "silence-is-refusal")
        she.hands.wait_to_see(counter(-2, lang()))
        she.hands.click(she.hands.one(QPushButton, label("what can be done"), she.page))
        she.begin_shown("remedies")
        she.ask("checked_on", "04.11.2025")
        she.ask("checked_where", "Пошта, e-Otinish, қоңырау")
        she.ask("came_after_all", "no")
        she.complete("check-came", "reminder")
        she.go("above")
        she.ask("route", "higher_body")
        she.complete("above", "complaint")
        she.is_told("complaint", "complain-at-once", but_not=("complaint-before-check",))
        assert she.clock("AP_COMPLAINT").due == date(2026, 2, 3)
        she.ask("demands", "Әрбір ұсыным бойынша уәжделген жауап берілсін")
        she.send("complaint", "05.11.2025")
        she.go("complaint-received")
        she.prove("complaint", "stamp", "05.11.2025")
        assert she.clock("AP_COMPLAINT").state == "kept"
        for clock, due in (("AP_FORWARD", date(2025, 11, 10)), ("AP_REVIEW", date(2025, 12, 8))):
            assert (she.clock(clock).due, she.clock(clock).estimate) == (due, True)


def afterwards(mornings: Mornings) -> None:
    """The terms of the complaint take the place of the silence; what is guessed blames nobody."""
    with mornings(date(2025, 11, 6)) as she:
        assert she.kinds() & {"unanswered", "overdue"} == set()
        she.sees_first("due", date(2025, 11, 10))
        she.sees_first("due", date(2025, 12, 8))
    with mornings(date(2025, 12, 9)) as she:
        assert she.kinds() & {"unanswered", "overdue"} == set()
        line = she.sees_first("check_arrival", date(2025, 12, 8))
        she.go_on(line, "complaint-decision", "remedies")


def words_of(office: Office, own: Path, kind: str, one: Lang) -> str:
    """Return the words of the last paper of a kind."""
    with open_case(office, own, write=False) as desk:
        made = [each for each in desk.case.all(Paper) if (each.kind, each.lang) == (kind, one)]
        with ZipFile(BytesIO(desk.file.content(made[-1].content_sha256))) as packed:
            body = packed.read("word/document.xml").decode()
    return " ".join(re.sub("<[^>]+>", "", body.replace("</w:p>", " ")).split())


def test_a_silent_institution_day_by_day_to_the_complaint(
    mornings: Mornings, own: Path, office: Office
) -> None:
    refused_at_the_counter(mornings)
    delivered_by_post(mornings)
    no_invitation_is_no_fault(mornings)
    the_last_day(mornings)
    day_eleven(mornings)
    complained(mornings)
    afterwards(mornings)
    said = words_of(office, own, "complaint", "kk")
    assert "әрекетіне шағым жасалып отырған орган арқылы" in said
    assert "Жауап алынған жоқ (2025 жылғы 4 қарашада тексерілді)" in said


def test_an_answer_of_day_fourteen_ends_the_silence_and_stays_late(
    mornings: Mornings, own: Path, office: Office
) -> None:
    """It came on 6 November: no list says silence any more, the complaint says when."""
    delivered_by_post(mornings)
    day_eleven(mornings)
    with mornings(date(2025, 11, 6)) as she:
        she.go_on(she.sees_first("unanswered", DUE), "response")
        she.comes("reasoned-response", "06.11.2025", dated="05.11.2025")
        she.is_told("response", "late-answer", but_not=("silence-is-refusal", "day-eleven"))
        assert she.clock("PC_RESPONSE").outcome == "late"
        for n in range(3):
            refused(she, n)
    with mornings(date(2025, 11, 7)) as she:
        assert she.kinds() & {"unanswered", "check_arrival", "overdue"} == set()
        she.window.open_case(own)
        she.hands.until(lambda: she.window.case_page is not None)
        she.begin("remedies")
        assert she.clock("AP_COMPLAINT").due == date(2026, 2, 6)
        she.go("above")
        she.ask("route", "higher_body")
        she.complete("above", "complaint")
        she.is_told("complaint", "complain-at-once")
        she.ask("demands", "Бас тартудың уәждері келтірілсін")
        she.send("complaint", "07.11.2025")
    said = words_of(office, own, "complaint", "kk")
    assert "Жауап алынған жоқ" not in said
    assert "Жауап мерзімі өткеннен кейін, 2025 жылғы 6 қарашада алынды" in said


def refused(she: Morning, n: int) -> None:
    """Mark the answer to the n-th recommendation, from 0, as a refusal without reasons."""
    shot = she.shot
    asked = shot.case.of_control(Recommendation, shot.control.id)[n]

    def mark(desk: Desk) -> None:
        reply = reply_to(desk, shot.proceeding.id, asked.id)
        enter(desk, FieldAddress("reply", reply, "verdict"), "refused_without_reasons")

    she.case_page.session.act(mark)
