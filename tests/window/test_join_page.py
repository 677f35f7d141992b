"""Joining a colleague's copy as a worker meets it: what comes, what to choose, and back again."""

import shutil
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hands import label
from own_case import Worker, on
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QRadioButton

from desktop.domain.control import Finding
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS
from desktop.usecases import backups
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter, remove
from desktop.usecases.office import Folders, Office
from desktop.window.language import say
from desktop.window.menu import join_copy


def colleague(worker: Worker, tmp_path: Path, **texts: str) -> Path:
    """A copy upon which a colleague typed something into the control."""
    path = tmp_path / "Көшірме.baqylau"
    worker.case_page.session.act(lambda desk: desk.file.copy_to(path))
    worker.case_page.session.settle()
    office = worker.case_page.session.office
    other = Office(office.clock, Folders(tmp_path / "other", tmp_path))
    other.__dict__["law"] = office.law
    with open_case(other, path) as desk:
        control = current_control(desk.case)
        for name, text in texts.items():
            path_of = name.replace("_", ".")
            enter(desk, FieldAddress("control", control.id, path_of), text)
    return path


def type_here(worker: Worker, text: str) -> None:
    address = FieldAddress("control", worker.shot.control.id, "topic.ru")
    worker.case_page.session.act(lambda desk: enter(desk, address, text))
    worker.hands.until(lambda: worker.shot.control.topic.ru == text)


def choose(worker: Worker, path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    join_copy(worker.window)
    return worker.case_page.stack.currentWidget()


@pytest.mark.parametrize("side", [0, 1])
@on(2025, 11, 5)
def test_what_both_changed_is_chosen_and_the_rest_comes(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: int
) -> None:
    hands = worker.hands
    path = colleague(worker, tmp_path, topic_ru="их вопрос", place_ru="у них")
    type_here(worker, "наш вопрос")
    former = worker.shot.control.place.ru
    page = choose(worker, path, monkeypatch)
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("merge.theirs", n=2), page)
        hands.until(lambda: "их вопрос" in hands.words(page))
        assert "наш вопрос" in hands.words(page)
        assert "→ у них" in hands.words(page)
    radios = hands.all(QRadioButton, page)
    assert len(radios) == 2
    hands.click(radios[side])
    hands.press(label("join"), page)
    hands.until(lambda: worker.shot.control.place.ru == "у них")
    assert worker.shot.control.topic.ru == ("наш вопрос", "их вопрос")[side]
    hands.wait_to_see(say("merge.done", n=2), worker.case_page)
    hands.wait_to_see(say("merge.backed-up"), worker.case_page)
    # Until the next change the whole goes back by the backup that was made before.
    worker.case_page.show_backups()
    shown = worker.case_page.stack.currentWidget
    hands.wait_to_see(say("backup.before-merge"), shown())
    newest = backups.kept(worker.case_page.session.office, worker.shot.case.id)[0]
    worker.case_page._backups.compare(newest)
    hands.until(lambda: bool(hands.named(type(page.join), label("go back to this"), shown())))
    hands.press(label("go back to this"), shown())
    hands.until(lambda: worker.shot.control.place.ru == former)
    assert worker.shot.control.topic.ru == "наш вопрос"


@on(2025, 11, 5)
def test_a_copy_without_news_and_one_that_is_none_are_said(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = colleague(worker, tmp_path)
    page = choose(worker, path, monkeypatch)
    worker.hands.wait_to_see(label("no news"), page)
    assert not page.join.isVisible()
    path.write_bytes(b"hello")
    page = choose(worker, path, monkeypatch)
    for one in LANGS:
        worker.hands.speak(one)
        worker.hands.wait_to_see(say("file.not-a-case", path=path), page)
    page = choose(worker, worker.shot.path, monkeypatch)
    worker.hands.wait_to_see(say("merge.same-file", path=worker.shot.path), page)


@on(2025, 11, 5)
def test_what_changed_while_one_looked_is_shown_anew_with_what_was_chosen(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = worker.hands
    path = colleague(worker, tmp_path, topic_ru="их вопрос", place_ru="у них")
    type_here(worker, "наш вопрос")
    page = choose(worker, path, monkeypatch)
    hands.until(lambda: len(hands.all(QRadioButton, page)) == 2)
    hands.click(hands.all(QRadioButton, page)[0])
    address = FieldAddress("control", worker.shot.control.id, "place.ru")
    worker.case_page.session.act(lambda desk: enter(desk, address, "у нас"))
    worker.shot  # noqa: B018 - waits for it
    hands.press(label("join"), page)
    hands.until(lambda: len(hands.all(QRadioButton, page)) == 4)
    hands.wait_to_see(say("merge.look-again"), page)
    topic_here = hands.all(QRadioButton, page)
    words = [each.accessibleDescription() for each in topic_here if each.isChecked()]
    assert any("наш вопрос" in each for each in words), "what was chosen stays chosen"
    hands.press(label("join"), page)
    hands.until(lambda: worker.shot.control.topic.ru == "наш вопрос" and not page.isVisible())


@on(2025, 11, 5)
def test_where_no_backup_can_be_made_it_is_asked_before_joining(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = worker.hands
    path = colleague(worker, tmp_path, place_ru="у них")
    type_here(worker, "наш вопрос")
    page = choose(worker, path, monkeypatch)
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage._replace(free=1 << 10))
    hands.until(lambda: bool(hands.named(QPushButton, label("join"), page)))
    hands.press(label("join"), page)
    hands.wait_to_see(say("merge.no-backup"), page)
    assert worker.shot.control.place.ru != "у них"
    hands.press(label("join without"), page)
    hands.until(lambda: worker.shot.control.place.ru == "у них")
    hands.wait_to_see(say("merge.not-backed-up"), worker.case_page)


@on(2025, 11, 5)
def test_what_comes_of_a_choice_is_shown_before_it_is_joined(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here a finding was taken out; in the copy it was changed, and something new refers to it."""
    hands, session = worker.hands, worker.case_page.session
    control_id = worker.shot.control.id

    def titled(desk: Desk, title: str) -> UUID:
        made = add(desk, "finding", control_id=control_id)
        enter(desk, FieldAddress("finding", made, "title.ru"), title)
        return made

    session.act(lambda desk: titled(desk, "нарушение") and None)
    about = worker.shot.case.all(Finding)[-1].id
    path = colleague(worker, tmp_path)
    with open_case(session.office, path) as theirs:
        enter(theirs, FieldAddress("finding", about, "title.ru"), "нарушение, уточнено")
        made = add(theirs, "recommendation", control_id=control_id)
        enter(theirs, FieldAddress("recommendation", made, f"finding_ids.{about}"), True)
    session.act(lambda desk: remove(desk, FieldAddress("finding", about, "")))
    page = choose(worker, path, monkeypatch)
    stays = QCoreApplication.translate("JoinPage", "Stays, because something new refers to it")
    hands.until(lambda: len(hands.all(QRadioButton, page)) == 2)
    ours, theirs_ = hands.all(QRadioButton, page)
    hands.click(theirs_)
    hands.until(lambda: not hands.sees(stays, page))
    hands.click(ours)
    hands.wait_to_see(stays, page)
    assert ours.isChecked()
    hands.press(label("join"), page)
    hands.wait_to_see(say("merge.done", n=3), worker.case_page)
    assert any(each.id == about for each in worker.shot.case.all(Finding))
