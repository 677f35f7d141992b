"""The timeline: what happened on one day stands in the order of the route."""

from pathlib import Path

from hands import Hands
from PySide6.QtWidgets import QAbstractButton

from desktop.domain.control import Proceeding
from desktop.domain.fields import FieldAddress
from desktop.usecases import acts
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter
from desktop.usecases.office import Office
from desktop.window.language import lang
from desktop.window.views.timeline import TimelineView

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
