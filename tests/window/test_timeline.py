"""The timeline: what happened on one day stands in the order of the route."""

from datetime import date
from pathlib import Path

import pytest
from hands import Hands
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import Qt, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QApplication, QStyleOptionButton

from desktop.domain.control import Proceeding
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS, Lang
from desktop.procedure.route import route
from desktop.procedure.states import ClockState
from desktop.usecases import acts
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter
from desktop.usecases.office import Office
from desktop.usecases.sample import build_sample, sample_office
from desktop.window.clocks_view import in_order
from desktop.window.language import lang
from desktop.window.views.timeline import TimelineView
from desktop.window.widgets import as_written

DAY = "2025-10-17"


def all_on_one_day(desk: Desk) -> None:
    """Enter everything on one day, the last thing first."""
    proceeding = desk.case.all(Proceeding)[0]
    control = current_control(desk.case)

    def put(kind: str, record: object, **given: str) -> None:
        for path, value in given.items():
            enter(desk, FieldAddress(kind, record.id, path), value)  # type: ignore[attr-defined]

    for kind in ("covering-letter", "final-document", "notice"):
        letter = acts.letter_for(desk, proceeding.id, kind)
        put("letter", letter, dated=DAY)
        if kind != "final-document":
            put("letter", letter, sent_on=DAY)
        if kind == "covering-letter":
            acts.record_receipt(desk, letter.id, "stamp", DAY)
    put("control", control, completed_on=DAY, started_on=DAY)
    finding = add(desk, "finding", control_id=control.id)
    for hour in ("15:00", "9:05"):
        look = add(desk, "look", finding_id=finding)
        for path, value in (("time", hour), ("day", DAY), ("place", hour)):
            enter(desk, FieldAddress("look", look, path), value)
    consent = add(desk, "consent", control_id=control.id)
    for path, value in (("name", "Дана"), ("withdrawn_on", DAY), ("given_on", DAY)):
        enter(desk, FieldAddress("consent", consent, path), value)


def test_what_happened_on_one_day_stands_in_the_order_of_the_route(
    hands: Hands, office: Office, case_file: Path
) -> None:
    with open_case(office, case_file) as desk:
        all_on_one_day(desk)
    hands.window.open_case(case_file)  # type: ignore[attr-defined]
    hands.until(lambda: hands.window.case_page is not None)  # type: ignore[attr-defined]
    page = hands.window.case_page  # type: ignore[attr-defined]
    page.show_view("timeline")
    view = page.stack.currentWidget()
    assert isinstance(view, TimelineView)
    said = [each.text() for each in hands.all(QAbstractButton, view)]

    def words(kind: str, name: str) -> str:
        return office.law.fields.get(kind, name).label.text(lang())

    def of(kind: str, name: str) -> str:
        return f"{office.law.document(kind).title.text(lang())}: {words('letter', name)}"

    stamp = office.law.proofs.get("stamp").title.text(lang())
    covering = office.law.document("covering-letter").title.text(lang())
    wanted = [
        words("control", "started_on"),
        f"Дана: {words('consent', 'given_on')}",
        f"Дана: {words('consent', 'withdrawn_on')}",
        of("notice", "dated"),
        of("notice", "sent_on"),
        f"9:05: {words('look', 'day')}",
        f"15:00: {words('look', 'day')}",
        words("control", "completed_on"),
        of("final-document", "dated"),
        of("covering-letter", "dated"),
        of("covering-letter", "sent_on"),
        f"{stamp} – {covering}",
    ]
    shown = [one[:46] for one in said]
    assert [one for one in shown if one in {each[:46] for each in wanted}] == [
        each[:46] for each in wanted
    ]


@pytest.mark.parametrize("one", LANGS)
def test_on_a_small_screen_every_line_fits_and_one_that_is_cut_says_the_whole_in_its_tip(
    hands: Hands, office: Office, one: Lang
) -> None:
    path = office.folders.cases / "sample.baqylau"
    build_sample(sample_office(office.folders.home / "sample"), path).close()
    hands.window.open_case(path)  # type: ignore[attr-defined]
    hands.until(lambda: hands.window.case_page is not None)  # type: ignore[attr-defined]
    hands.window.case_page.show_view("timeline")  # type: ignore[attr-defined]
    hands.speak(one)
    hands.window.resize(910, 512)
    view = hands.window.case_page.stack.currentWidget()  # type: ignore[attr-defined]
    assert isinstance(view, TimelineView)
    hands.until(lambda: hands.window.width() == 910)
    QApplication.processEvents()
    room = view.area.viewport()
    buttons = hands.all(QAbstractButton, view.area.content)
    rights = [each.mapTo(room, each.rect().topRight()).x() for each in buttons]
    assert max(rights) < room.width()
    cut = [each for each in buttons if each.width() < each.sizeHint().width()]
    assert cut
    for each in cut:
        option = QStyleOptionButton()
        each.initStyleOption(option)
        assert option.text.endswith("…")
        assert option.text[:20] == each.text()[:20]
        tip = QTextDocumentFragment.fromHtml(each.toolTip()).toPlainText()
        assert tip == each.text().replace("&&", "&")
    counted = QCoreApplication.translate("TimelineView", "How was this counted?")
    assert any(each.text() == counted for each in buttons)


@pytest.mark.parametrize("text", ["R&D", "Жер & су.baqylau", "a < b", "<img src=x>", "&lt;b&gt;"])
def test_a_tool_tip_shows_what_was_written_and_reads_as_it_wherever_it_can(text: str) -> None:
    tip = as_written(text)
    shown = QTextDocumentFragment.fromHtml(tip).toPlainText() if Qt.mightBeRichText(tip) else tip
    assert shown == text
    assert tip == text or "<" in text or "&lt;" in text


def test_the_terms_of_a_step_stand_by_their_days_and_an_estimate_after_a_day_that_is_sure(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "own.baqylau"
    with build_sample(sample_office(tmp_path / "sample"), path) as desk:
        proceeding = desk.case.all(Proceeding)[0]
        found = route(desk.case, proceeding.id, office.law, desk.office.clock.today()).clocks
    dated = next(each for each in found if each.deadline is not None)
    assert dated.deadline is not None

    def on(day: int, *, guessed: bool = False) -> ClockState:
        assert dated.deadline is not None
        count = replace(dated.deadline.count, due=date(2025, 12, day))
        return replace(dated, deadline=replace(dated.deadline, count=count), estimate=guessed)

    none = replace(dated, deadline=None)
    given = [none, on(4), on(1, guessed=True), on(1), on(2)]
    assert in_order(given) == [on(1), on(1, guessed=True), on(2), on(4), none]
