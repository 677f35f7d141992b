"""The history: every act in words, with what stood there before, and putting it back."""

import re
import sqlite3
from contextlib import closing

import pytest

from desktop.domain.control import Control, Evidence, Finding
from desktop.domain.correspondence import Letter
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS, Lang
from desktop.procedure.route import main_proceeding
from desktop.usecases import history
from desktop.usecases.acts import enter_arrival, give_number, letter_for, mark_sent
from desktop.usecases.cases import current_control
from desktop.usecases.checking import in_words, verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter, remove
from desktop.usecases.purging import purge
from desktop.usecases.taking_in import pasted_source, take_in_evidence
from desktop.usecases.undoing import undo

RAW = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{32}|\d{4}-\d\d-\d\dT|image/|[a-z]+-[a-z]+-")


def topic(desk: Desk, text: str) -> None:
    control = current_control(desk.case)
    enter(desk, FieldAddress("control", control.id, "topic.ru"), text)


def test_an_act_is_told_with_what_stood_there_before(desk: Desk) -> None:
    topic(desk, "Первый вопрос")
    topic(desk, "Второй вопрос")
    (last, first, *_older) = history.events(desk, "ru")
    assert last.act.seq > first.act.seq
    (shift,) = last.shifts
    assert (shift.old, shift.new) == ("Первый вопрос", "Второй вопрос")
    assert shift.label.endswith("(ru)")
    assert last.words == "внесено: Контроль"


def test_what_stood_there_before_is_put_back_by_an_act_of_its_own(desk: Desk) -> None:
    topic(desk, "Первый вопрос")
    topic(desk, "Второй вопрос")
    event = history.events(desk, "ru")[0]
    (shift,) = event.shifts
    assert shift.back
    history.put_back(desk, event.act, shift.record_kind, shift.record_id, shift.path)
    assert current_control(desk.case).topic.ru == "Первый вопрос"
    assert history.events(desk, "ru")[0].act.kind == "record.put-back"
    undo(desk)
    assert current_control(desk.case).topic.ru == "Второй вопрос"


def test_a_record_that_is_gone_takes_nothing_back(desk: Desk) -> None:
    made = add(desk, "finding", control_id=current_control(desk.case).id)
    for title in ("Первый", "Второй"):
        enter(desk, FieldAddress("finding", made, "title.ru"), title)
    event = history.events(desk, "ru")[0]
    (shift,) = event.shifts
    remove(desk, FieldAddress("finding", made, ""))
    assert not history.events(desk, "ru")[1].shifts[0].back
    with pytest.raises(Problem) as refused:
        history.put_back(desk, event.act, shift.record_kind, shift.record_id, shift.path)
    assert refused.value.code == "undo.changed-since"
    assert desk.case.get(Finding, made) is None


def test_the_history_of_one_record_leaves_out_the_others(desk: Desk) -> None:
    control = desk.case.all(Control)[0]
    topic(desk, "Вопрос")
    made = add(desk, "finding", control_id=control.id)
    enter(desk, FieldAddress("finding", made, "title.ru"), "Нет сведений")
    found = history.events(desk, "ru", of=made)
    assert [each.act.kind for each in found] == ["finding.enter", "finding.add"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_act_of_the_real_case_is_said_in_words(sample: Desk, lang: Lang) -> None:
    found = history.events(sample, lang, most=1000)
    say = sample.office.messages(lang).say
    assert len(found) == len(sample.file.acts())
    for event in found:
        assert event.words != say("done.other"), event.act.kind
        for shift in event.shifts:
            assert shift.label
            assert shift.whose
            assert "{" not in shift.old + shift.new
            assert not RAW.search(shift.old + shift.new + shift.label + shift.whose), shift
            assert shift.old != shift.new


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE act SET at = 'кеше' WHERE seq = 2",
        "UPDATE act SET at = '2025-13-45T07:00:00Z' WHERE seq = 2",
        "UPDATE act SET at = '9999-12-31T23:59:59Z' WHERE seq = 2",
        "UPDATE act SET installation = 'x' WHERE seq = 2",
        "UPDATE change SET value = '{' WHERE path = 'topic.ru'",
    ],
)
def test_a_history_that_somebody_changed_is_told_in_a_sentence_and_found_by_the_check(
    desk: Desk, statement: str
) -> None:
    topic(desk, "Вопрос")
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as database:
        assert database.execute(statement).rowcount
    with pytest.raises(Problem) as told:
        history.events(desk, "ru")
    assert told.value.code == "file.history-damaged"
    assert all(desk.office.messages(lang).problem(told.value) for lang in LANGS)
    found = verify(desk.path).findings
    assert found
    for lang in LANGS:
        said = [in_words(desk, each, lang) for each in found]
        assert not any("T07:00" in each or "T23:59" in each or "кеше" in each for each in said)


def test_what_was_removed_for_good_is_said_once_and_by_what_it_was(sample: Desk) -> None:
    control = current_control(sample.case)
    take_in_evidence(sample, control.id, pasted_source("a.txt", b"x"))
    last = sample.case.all(Evidence)[-1]
    purge(sample, "evidence", last.id, "")
    erased = sample.office.messages("ru").say("undo.erased")
    gone, taken_in, *_older = history.events(sample, "ru")
    assert gone.words == "удалено навсегда: Файл, Доказательство"
    assert gone.shifts == ()
    assert [shift.new for shift in taken_in.shifts] == [erased, erased]
    assert len({shift.record_id for shift in taken_in.shifts}) == 2


def test_a_record_that_is_named_and_gone_is_said_in_words(sample: Desk) -> None:
    control = current_control(sample.case)
    evidence = sample.case.all(Evidence)[0]
    taken_in_at = next(
        shift
        for event in history.events(sample, "ru", most=1000, of=evidence.id)
        for shift in event.shifts
        if shift.path == "taken_in_at"
    )
    assert taken_in_at.new == "20.10.2025, 12:00"
    made = add(sample, "finding", control_id=control.id)
    link = FieldAddress("finding", made, f"evidence_ids.{new_id()}")
    with closing(sqlite3.connect(sample.path, isolation_level=None)) as database:
        database.execute(
            "UPDATE change SET path = ? WHERE path LIKE 'evidence_ids.%'", (link.path,)
        )
    told = [
        shift.new
        for event in history.events(sample, "ru", most=1000)
        for shift in event.shifts
        if shift.path == link.path
    ]
    assert told
    assert set(told) == {sample.office.messages("ru").say("undo.gone")}


def test_a_long_history_is_told_page_by_page(desk: Desk) -> None:
    for n in range(7):
        topic(desk, f"Вопрос {n}")
    first = history.events(desk, "ru", most=3)
    second = history.events(desk, "ru", most=3, older_than=first[-1].act.seq)
    assert [each.shifts[0].new for each in (*first, *second)] == [
        f"Вопрос {n}" for n in (6, 5, 4, 3, 2, 1)
    ]


def test_what_is_put_back_on_a_letter_that_went_keeps_what_stood_on_it(desk: Desk) -> None:
    proceeding = main_proceeding(desk.case, current_control(desk.case).id)
    letter = letter_for(desk, proceeding.id, "notice").id

    def now() -> Letter:
        return desk.case.one(Letter, letter)

    def shift_of(path: str) -> tuple[history.Event, history.Shift]:
        return next(
            (event, shift)
            for event in history.events(desk, "ru")
            for shift in event.shifts
            if shift.path == path
        )

    def back(path: str) -> None:
        event, shift = shift_of(path)
        history.put_back(desk, event.act, shift.record_kind, shift.record_id, path)

    enter(desk, FieldAddress("letter", letter, "dated"), "2025-10-05")
    give_number(desk, letter, "2025-10-05", "7")
    mark_sent(desk, letter, "hand", "2025-10-06")
    enter(desk, FieldAddress("letter", letter, "channel"), "post")
    assert now().former == {"channel": "hand"}
    _event, shift = shift_of("former.channel")
    assert shift.new == desk.office.law.fields.get("letter", "channel").choices["hand"].text("ru")
    back("channel")
    assert now().former == {}
    back("sent_on")
    assert now().former == {"sent_on": "2025-10-06"}


def test_correcting_the_date_of_a_letter_that_came_wants_no_reason(desk: Desk) -> None:
    proceeding = main_proceeding(desk.case, current_control(desk.case).id)
    letter = enter_arrival(desk, proceeding.id, "reasoned-response")
    for path, value in (("number", "3-11/77"), ("dated", "2025-10-05"), ("dated", "2025-10-06")):
        enter(desk, FieldAddress("letter", letter, path), value)
    found = desk.case.one(Letter, letter)
    assert (found.dated, found.former) == ("2025-10-06", {})
