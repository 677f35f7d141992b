"""Moving a proceeding to a newer edition: what differs is said, and nothing answered is lost."""

import json
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from desktop.domain.control import Control, Proceeding
from desktop.domain.text import LocalText
from desktop.law.editions import differences
from desktop.law.procedures import Edition, Procedure
from desktop.usecases import editions
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.exchange import export_case
from desktop.usecases.standing import standing_of


def older(desk: Desk, procedure_id: str = "monitoring") -> Procedure:
    """Return an edition in which one step, one question and one piece of advice were others."""
    now = desk.office.law.procedure(procedure_id)
    plain = json.loads(now.text)
    first, second, *rest = plain["steps"]
    first["do"]["ru"] = "Раньше здесь стояло другое."
    first["basis"] = first["basis"][:1]
    old_step = json.loads(json.dumps(second))
    old_step |= {"id": "old-step", "gate": [], "advice": []}
    old_step["title"] = {"kk": "Ескі қадам", "ru": "Старый шаг", "en": "Old step"}
    old_step["asks"] = ["answers.old_ask", "texts.old_text"]
    old_step["needs"] = []
    plain["steps"] = [first, old_step, *rest]
    label = {"kk": "Ескі сұрақ", "ru": "Старый вопрос", "en": "Old question"}
    plain["asks"] += [
        {"id": "old_ask", "type": "answer", "label": label, "internal": "old"},
        {"id": "old_text", "type": "text", "label": label, "internal": "old"},
    ]
    plain["edition"] = "2023-1"
    text = json.dumps(plain, ensure_ascii=False).encode()
    return Procedure(msgspec.json.decode(text, type=Edition), text)


@pytest.fixture
def old(desk: Desk) -> Desk:
    """A case that is pinned to an older edition and answered its questions."""
    procedure = older(desk)
    desk.office.law.keep(procedure.text)
    proceeding = desk.case.all(Proceeding)[0]
    with desk.file.act("edit", desk.office.author) as act:
        act.put(
            replace(
                proceeding,
                edition="2023-1",
                edition_sha256=act.store(procedure.text),
                answers={"old_ask": "yes"},
                texts={"old_text": LocalText(kk="мәтін", ru="текст")},
                completed_steps={"old-step": "2025-10-10"},
            )
        )
        desk.case = act.commit()
    return desk


def test_what_differs_is_named(old: Desk) -> None:
    (proceeding,) = old.case.all(Proceeding)
    found = editions.newer_edition(proceeding, old.office.law)
    said = {(each.change, each.what, each.title.ru): each.parts for each in found}
    law = old.office.law.procedure("monitoring")
    assert said["gone", "step", "Старый шаг"] == ()
    assert said["gone", "question", "Старый вопрос"] == ()
    assert said["changed", "step", law.steps[0].title.ru] == ("words", "basis")
    assert said["added", "step", law.steps[1].title.ru] == ()
    assert all(each.change != "changed" or each.parts for each in found)


def test_an_old_case_goes_by_its_edition_until_it_is_moved(old: Desk) -> None:
    (proceeding,) = old.case.all(Proceeding)
    assert standing_of(old, proceeding.id).edition == "2023-1"
    assert standing_of(old, proceeding.id).step("old-step") is not None
    path = old.path
    old.close()
    with open_case(old.office, path) as again:
        assert standing_of(again, proceeding.id).step("old-step") is not None
        editions.move_to_newer(again, proceeding.id)
        moved = again.case.one(Proceeding, proceeding.id)
        law = again.office.law.procedure("monitoring")
        assert (moved.edition, moved.edition_sha256) == (law.edition, law.sha256)
        assert editions.newer_edition(moved, again.office.law) == ()
        assert standing_of(again, proceeding.id).step("old-step") is None
        assert again.file.content(law.sha256) == law.text


@pytest.mark.parametrize("text", [b"{", b'{"id": "\xff"}'])
def test_for_an_edition_that_cannot_be_read_the_shipped_one_stands_in(
    desk: Desk, text: bytes
) -> None:
    (proceeding,) = desk.case.all(Proceeding)
    with desk.file.act("edit", desk.office.author) as act:
        act.put(replace(proceeding, edition_sha256=act.store(text)))
        desk.case = act.commit()
    desk.close()
    with open_case(desk.office, desk.path) as again:
        shipped = again.office.law.procedure("monitoring")
        assert standing_of(again, proceeding.id).edition == shipped.edition


def test_what_was_answered_is_kept_as_a_former_round_and_the_case_goes_out_and_in(
    old: Desk, tmp_path: Path
) -> None:
    (proceeding,) = old.case.all(Proceeding)
    editions.move_to_newer(old, proceeding.id)
    moved = old.case.one(Proceeding, proceeding.id)
    assert moved.rounds == {
        "1.old_ask": "yes",
        "1.old_text.kk": "мәтін",
        "1.old_text.ru": "текст",
    }
    assert (moved.answers, moved.texts, moved.completed_steps) == ({}, {}, {})
    export_case(old, tmp_path / "case.json")
    assert "1.old_text.kk" in (tmp_path / "case.json").read_text("utf-8")


def test_what_another_proceeding_still_holds_stays(old: Desk) -> None:
    (proceeding,) = old.case.all(Proceeding)
    control = current_control(old.case)
    other = replace(proceeding, id=control.subject_id, number=2, answers={}, texts={})
    old.act("edit", [other, replace(control, completed_steps={"old-step": "2025-10-10"})])
    editions.move_to_newer(old, proceeding.id)
    assert old.case.one(Control, control.id).completed_steps == {"old-step": "2025-10-10"}


def test_the_same_edition_differs_in_nothing(desk: Desk) -> None:
    law = desk.office.law
    for name in law.procedures:
        procedure = law.procedure(name)
        assert differences(procedure, Procedure.of_text(procedure.text), law.clocks) == ()
