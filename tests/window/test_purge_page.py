"""Removing for good as a worker meets it: chosen by its name, told how far it reaches, done."""

import shutil

from hands import label
from msgspec.structs import replace
from own_case import Worker, on
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.domain.control import Finding
from desktop.domain.correspondence import Paper
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS
from desktop.usecases import backups
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter
from desktop.usecases.purging import purge
from desktop.window.language import say


def finding(worker: Worker, *titles: str) -> None:
    control_id = worker.shot.control.id

    def work(desk: object) -> None:
        made = add(desk, "finding", control_id=control_id)  # type: ignore[arg-type]
        for title in titles:
            enter(desk, FieldAddress("finding", made, "title.ru"), title)  # type: ignore[arg-type]

    worker.case_page.session.act(work)
    worker.hands.until(lambda: worker.shot.case.all(Finding)[-1].title.ru == titles[-1])
    worker.case_page.session.act(lambda desk: backups.back_up(desk, "working") and None)


def chosen(worker: Worker, name: str) -> None:
    """Open the page and choose the one thing of which a part of the name is typed."""
    worker.hands.speak("ru")
    worker.case_page.show_purge()
    page = worker.case_page._purging
    worker.hands.write(worker.hands.one(QLineEdit, label("name part"), page), name)
    worker.hands.until(lambda: len(found(worker, name)) == 1)
    worker.hands.click(found(worker, name)[0])


def found(worker: Worker, name: str) -> list[QPushButton]:
    page = worker.case_page._purging
    return [each for each in worker.hands.all(QPushButton, page) if name in each.text()]


@on(2025, 11, 5)
def test_a_record_is_found_by_its_name_and_goes(worker: Worker) -> None:
    hands = worker.hands
    finding(worker, "Лицо ребенка")
    chosen(worker, "Лицо ребенка")
    page = worker.case_page._purging
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("purge.backups", n=1), page)
    hands.write(hands.one(QLineEdit, label("purge why"), page), "нет согласия")
    hands.press(label("remove for good"), page)
    hands.press(label("yes remove"), page)
    hands.until(lambda: all(f.title.ru != "Лицо ребенка" for f in worker.shot.case.all(Finding)))
    hands.wait_to_see(say("purge.done"), worker.case_page)
    worker.case_page.show_view("history")
    shown = worker.case_page.stack.currentWidget
    hands.until(lambda: "нет согласия" in hands.words(shown()))
    assert "Лицо ребенка" not in hands.words(shown())


@on(2025, 11, 5)
def test_a_double_click_does_not_remove_for_good(worker: Worker) -> None:
    hands = worker.hands
    finding(worker, "Лицо ребенка")
    chosen(worker, "Лицо ребенка")
    page = worker.case_page._purging
    for one in LANGS:
        hands.speak(one)
        hands.until(page.remove.isVisible)
        assert not page.sure.isVisible()
        hands.click(page.remove)
        spot = page.remove.mapTo(worker.window, page.remove.rect().center())
        hands.click_at(worker.window, spot)  # the second of two: where the first was
        assert page.sure.isVisible()
        assert page.sure.geometry().right() <= page.sure.parentWidget().width()
    assert any(each.title.ru == "Лицо ребенка" for each in worker.shot.case.all(Finding))


@on(2025, 11, 5)
def test_only_what_stood_in_a_field_before_goes(worker: Worker) -> None:
    hands = worker.hands
    finding(worker, "ИИН 12", "Верное")
    chosen(worker, "Верное")
    page = worker.case_page._purging
    label_of = hands.law.fields.get("finding", "title").label.text("ru")
    former = say("purge.former", n=1, field=f"{label_of} (ru)")
    hands.until(lambda: bool(hands.named(QPushButton, former, page)))
    hands.press(former, page)
    hands.until(lambda: label_of in page._title.text())
    hands.press(label("remove for good"), page)
    hands.press(label("yes remove"), page)
    hands.wait_to_see(say("purge.done"), worker.case_page)
    assert worker.shot.case.all(Finding)[-1].title.ru == "Верное"
    worker.case_page.show_view("history")
    shown = worker.case_page.stack.currentWidget
    hands.until(lambda: say("undo.erased") in hands.words(shown()))
    assert "ИИН 12" not in hands.words(shown())


@on(2025, 11, 5)
def test_a_control_itself_is_not_removed_and_that_is_said(worker: Worker) -> None:
    chosen(worker, worker.hands.law.fields.records["control"].one.text("ru"))
    page = worker.case_page._purging
    worker.hands.wait_to_see(say("case.not-removable"), page)
    assert not page.remove.isVisible()


@on(2025, 11, 5)
def test_what_was_noted_goes_by_itself_and_other_files_are_named(worker: Worker) -> None:
    hands = worker.hands
    finding(worker, "Лицо ребенка")
    about = worker.shot.case.all(Finding)[-1].id
    address = FieldAddress("finding", about, "title.ru")
    worker.case_page.session.act(lambda desk: enter(desk, address, "Лицо", note="ИИН 900101300123"))
    aside = worker.shot.path.with_name("own (05.11.2025).baqylau.damaged")
    shutil.copyfile(worker.shot.path, aside)
    chosen(worker, "Лицо")
    page = worker.case_page._purging
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(str(aside), page)
        hands.until(lambda: bool(hands.named(QPushButton, say("purge.notes"), page)))
    hands.press(say("purge.notes"), page)
    hands.until(lambda: bool(hands.named(QPushButton, label("remove for good"), page)))
    hands.press(label("remove for good"), page)
    hands.press(label("yes remove"), page)
    hands.wait_to_see(say("purge.done"), worker.case_page)
    worker.case_page.show_view("history")
    shown = worker.case_page.stack.currentWidget
    hands.until(lambda: "Лицо" in hands.words(shown()))
    assert "900101300123" not in hands.words(shown())
    assert worker.shot.case.one(Finding, about).title.ru == "Лицо"


@on(2025, 11, 5)
def test_the_reason_and_the_button_are_in_sight_however_many_papers_there_are(
    worker: Worker,
) -> None:
    hands = worker.hands
    finding(worker, "Лицо ребенка")
    made_at = worker.case_page.session.office.clock.now()
    control_id = worker.shot.control.id

    def papers(desk: Desk) -> None:
        with desk.file.act("paper.make", desk.office.author) as act:
            named = [(kind.id, one) for kind in desk.office.law.documents for one in LANGS[:2]]
            for kind, one in named:
                digest = act.store(f"{kind} {one}".encode())
                act.put(
                    Paper(
                        id=new_id(),
                        control_id=control_id,
                        kind=kind,
                        lang=one,
                        made_at=made_at,
                        content_sha256=digest,
                        facts_sha256=digest,
                        template_sha256=digest,
                        edition="",
                    )
                )
            desk.case = act.commit()

    worker.case_page.session.act(papers)
    n = len(worker.shot.case.all(Paper))
    assert n > 20
    chosen(worker, "Лицо ребенка")
    page = worker.case_page._purging
    worker.window.resize(1366, 768)
    for one in LANGS:
        hands.speak(one)
        hands.until(lambda: bool(found(worker, say("purge.more", n=n - 5))))
        low = page.remove.mapTo(worker.window, page.remove.rect().bottomLeft()).y()
        assert low < worker.window.height()
        assert hands.words(page).count(f"({LANGS[0]})") + hands.words(page).count("(ru)") <= 6
    hands.click(found(worker, say("purge.more", n=n - 5))[0])
    hands.until(lambda: hands.words(page).count("(ru)") == n // 2)


@on(2025, 11, 5)
def test_cards_keep_the_numbers_that_a_paper_gave_when_one_is_removed(worker: Worker) -> None:
    for words in ("Первая", "Вторая", "Третья"):
        finding(worker, words)
    shot = worker.shot
    found = shot.case.of_control(Finding, shot.control.id)
    numbers = dict(shot.control.last_numbers) | {"finding": str(found[-1].number)}
    gone, last = found[-2], found[-1]

    def printed(desk: Desk) -> None:
        desk.act("test.print", [replace(shot.control, last_numbers=numbers)])

    worker.case_page.session.act(printed)
    worker.case_page.session.act(lambda desk: purge(desk, "finding", gone.id, "") and None)
    worker.case_page.show_step("look")
    worker.hands.speak("ru")
    worker.hands.until(lambda: f"{last.number}.  Третья" in worker.hands.words(worker.case_page))
    assert worker.shot.case.one(Finding, last.id).number == last.number
