"""The form of a step to fill in by hand asks what the step's page asks, no more and no less."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace
from own_case import Worker
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.documents.field_form import field_form
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter
from desktop.domain.text import LANGS
from desktop.law import patterns
from desktop.law.law import Law
from desktop.law.procedures import Step
from desktop.procedure.parts import parts
from desktop.procedure.route import pointless
from desktop.usecases import acts, editing, people
from desktop.usecases.desk import Desk
from desktop.usecases.outcomes import look_again
from desktop.usecases.proceedings import begin_proceeding
from desktop.window import office_program
from desktop.window.blocks.block import Block
from desktop.window.blocks.letters import LetterBlock
from desktop.window.blocks.papers import Ways
from desktop.window.blocks.records import RecordCard
from desktop.window.builder import page_parts
from desktop.window.fields.field import Field
from desktop.window.language import lang, say
from desktop.window.session import Snapshot

translate = QCoreApplication.translate
BY_NAME = {"subject.signatory_id", "subject.executor_id", "object.head_id"}
"""On the page one of the people entered may be chosen; on paper the name is written."""
ALWAYS_OPEN = {"finding.conditions", "evidence.consent", "evidence.children"}
"""Asked on the page once a norm is chosen, or people can be recognised; on paper at once."""
SHOWN_OTHERWISE = {"letter.attachment_id"}
"""The scan of a letter has a place of its own on the page, which is no field."""
TODAY = pytest.mark.parametrize("worker", [date(2025, 10, 20)], indirect=True)


def on_page(part: Block) -> Iterator[str]:
    """Yield the fields that a part of a page asks, with every card opened."""
    while closed := [card for card in part.findChildren(RecordCard) if not card.opened]:
        for card in closed:
            card.open()
    for each in part.findChildren(Field):
        if not each.isHidden():
            path, kind = each.asked.path, each.asked.place.kind
            yield path if path.startswith(("answers.", "texts.")) else f"{kind}.{path}"
    if isinstance(part, LetterBlock) and part.isAncestorOf(part.number):
        yield "letter.number"


def one_of_each(desk: Desk, control_id: UUID) -> None:
    """Begin every procedure, and enter one record in each list, so that all fields are seen."""
    law = desk.office.law
    sent = next(each for each in desk.case.all(Letter) if each.sent)
    for name in law.procedures:
        kind = law.procedure(name).kind
        begun = {each.procedure for each in desk.case.all(Proceeding)}
        if name not in begun:
            begin_proceeding(desk, control_id, name, sent.id if kind == "remedy" else None)
    people.add_expert(desk, control_id)
    editing.add(desk, "consent", control_id=control_id)
    editing.add_recommendation(desk, control_id)
    editing.add(desk, "outcome", control_id=control_id)
    look_again(desk, control_id)
    for proceeding in desk.case.of_control(Proceeding, control_id):
        procedure = law.edition(proceeding.procedure, proceeding.edition_sha256)
        for step in procedure.steps:
            for part in parts(step.fields):
                if part.root == "incoming":
                    acts.enter_arrival(desk, proceeding.id, part.key)
                elif part.root == "receipts":
                    letter = acts.letter_for(desk, proceeding.id, part.key)
                    acts.record_receipt(desk, letter.id, "stamp", "")


def closed_yet(shot: Snapshot, step: Step, law: Law) -> frozenset[str]:
    """Return what a page asks only once another question of it is answered."""
    without = pointless(shot.case, shot.proceeding.id, step, law, shot.route.today)
    found = [patterns.parse(each) for each in shot.route.not_asked - without]
    return frozenset(
        f"{each.root if each.root in patterns.DECLARED else each.record}.{each.key or each.field}"
        for each in found
        if each is not None
    )


@TODAY
def test_the_form_of_every_step_asks_what_its_page_asks(worker: Worker) -> None:
    session, law = worker.case_page.session, worker.hands.law
    control_id = worker.shot.control.id
    session.act(lambda desk: one_of_each(desk, control_id), None, owner=worker.case_page)
    ways = Ways(lambda _: None, lambda _: None, lambda _: None, lambda _: None)
    say = session.office.messages(lang()).say
    compared: set[str] = set()
    for proceeding in worker.shot.case.of_control(Proceeding, control_id):
        session.show_proceeding(proceeding.id, lambda: None)
        worker.hands.until(lambda of=proceeding.id: worker.shot.proceeding.id == of)
        shot = worker.shot
        for step in shot.procedure.steps:
            form = field_form(
                shot.case, proceeding.id, step, shot.procedure, law, lang(), say,
                pointless(shot.case, proceeding.id, step, law, shot.route.today),
            )  # fmt: skip
            page = page_parts(session, shot, step, ways)
            names = dict.fromkeys(name for part in page for name in on_page(part))
            asked = [name for name in names if name not in BY_NAME]
            where = f"{shot.procedure.id}, {step.id}"
            assert [name for name in form.fields if name in asked] == asked, where
            later = closed_yet(shot, step, law) | ALWAYS_OPEN | SHOWN_OTHERWISE
            assert set(form.fields) - set(asked) <= later, where
            compared.update(asked)
            for part in page:
                part.deleteLater()
    assert {"look.place", "receipt.proof", "reply.verdict", "person.full_name"} <= compared
    assert len(compared) > 150


@TODAY
def test_the_page_of_a_step_is_printed_as_a_form_from_the_guidance(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(office_program, "open_file", lambda path: not opened.append(path))
    offered = form_offered(worker)
    worker.hands.click(offered)
    worker.hands.until(lambda: bool(opened))
    assert opened[0].exists()
    assert worker.shot.procedure.step("look").title.text(lang()) in opened[0].name


@TODAY
def test_the_guidance_of_every_step_fits_beside_it_in_every_language(worker: Worker) -> None:
    worker.window.resize(1366, 740)
    guidance, (state, *_) = worker.case_page.guidance, worker.shot.route.steps
    worker.hands.until(guidance.area.isVisible)
    content = guidance.area.widget()
    for one in LANGS:
        worker.hands.speak(one)
        for procedure in map(worker.hands.law.procedure, worker.hands.law.procedures):
            for step in procedure.steps:
                guidance.show_step(replace(state, step=step))
                QCoreApplication.processEvents()
                room = guidance.area.viewport().width()
                assert content.minimumSizeHint().width() <= room, (procedure.id, step.id, one)


@TODAY
def test_that_a_form_cannot_be_opened_is_said_where_it_is_seen(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_program, "open_file", lambda _path: False)
    offered = form_offered(worker)
    area = worker.case_page.guidance.area
    area.ensureWidgetVisible(offered, 0, 0)  # the last thing in sight
    worker.hands.click(offered)
    said = say("window.cannot-open", name="").strip()
    worker.hands.wait_to_see(said, area)
    (trouble,) = [each for each in worker.hands.all(QLabel, area) if said in each.text()]
    worker.hands.until(lambda: trouble.visibleRegion().boundingRect().size() == trouble.size())


def form_offered(worker: Worker) -> QPushButton:
    """Come to the step "look" and return the button that prints its page."""
    worker.case_page.show_step("look")
    guide = worker.case_page.guidance
    words = translate("Guidance", "This page as a form on paper")
    title = worker.shot.procedure.step("look").title.text(lang())
    worker.hands.until(lambda: title in guide.area.accessibleName())
    found = (each for each in guide.findChildren(QPushButton) if each.isVisible())
    return next(each for each in found if each.text() == words)
