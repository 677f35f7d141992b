"""Sheets beside the papers: the count of a term, and cards for the counter and the telephone."""

from pathlib import Path

import docx
import pytest

from desktop.domain.control import Proceeding
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.parties import ControlObject
from desktop.domain.text import LANGS, Lang
from desktop.law.explain import explain
from desktop.procedure.states import StepState
from desktop.usecases import sheets
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.standing import standing_of


def words(path: Path) -> str:
    paragraphs = docx.Document(str(path)).paragraphs
    return "\n".join(each.text for each in paragraphs).replace("\u00a0", " ")


def step(desk: Desk, name: str) -> StepState:
    found = standing_of(desk, desk.case.all(Proceeding)[0].id).step(name)
    assert found is not None
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_the_count_of_a_term_is_a_sheet_that_cites_only_what_is_law(
    sample: Desk, lang: Lang
) -> None:
    proceeding_id = sample.case.all(Proceeding)[0].id
    path = sheets.make_count(sample, proceeding_id, "PC_RESPONSE", lang)
    clock = next(
        each for each in standing_of(sample, proceeding_id).clocks if each.clock.id == "PC_RESPONSE"
    )
    assert clock.deadline is not None
    say = sample.office.messages(lang).say
    said = words(path)
    for line in explain(clock.deadline, say, advice=False):
        assert line.replace("\u00a0", " ") in said
    title = sample.office.law.document("covering-letter").title.text(lang)
    assert title in said
    for grade in ("verified", "interpretation", "practice"):
        assert say(f"workbook.confidence.{grade}") not in said
    assert sheets.make_count(sample, proceeding_id, "PC_RESPONSE", lang) == path


def test_a_sheet_that_somebody_wrote_on_stays_beside_the_new_one(sample: Desk) -> None:
    proceeding_id = sample.case.all(Proceeding)[0].id
    path = sheets.make_count(sample, proceeding_id, "PC_RESPONSE", "kk")
    made = path.read_bytes()
    path.write_bytes(b"edited")
    assert sheets.make_count(sample, proceeding_id, "PC_RESPONSE", "kk") == path
    assert path.read_bytes() == made
    assert path.with_name(f"{path.stem} (2).docx").read_bytes() == b"edited"


def test_a_sheet_has_its_plain_name_when_the_case_was_changed_and_is_made_once(
    sample: Desk,
) -> None:
    proceeding_id = sample.case.all(Proceeding)[0].id
    path = sheets.make_count(sample, proceeding_id, "PC_RESPONSE", "kk")
    (target,) = sample.case.all(ControlObject)
    enter(sample, FieldAddress("object", target.id, "name.kk"), "Басқа мекеме")
    for _ in range(3):
        assert sheets.make_count(sample, proceeding_id, "PC_RESPONSE", "kk") == path
    assert "Басқа мекеме" in words(path)
    assert len(list(path.parent.iterdir())) == 2, "the former count and the new one"


def test_a_term_without_a_last_day_has_no_sheet(desk: Desk) -> None:
    with pytest.raises(Problem, match=r"paper\.sheet\.not-counted"):
        sheets.make_count(desk, desk.case.all(Proceeding)[0].id, "PC_RESPONSE", "kk")


def test_every_card_of_every_step_is_made_in_both_languages_with_what_the_case_knows(
    sample: Desk,
) -> None:
    law = sample.office.law
    proceeding_id = sample.case.all(Proceeding)[0].id
    told = set()
    for procedure in law.procedures:
        for each in law.procedure(procedure).steps:
            for name in each.cards:
                told.add(name)
                said = words(sheets.make_card(sample, proceeding_id, each, name))
                for lang in ("kk", "ru"):
                    assert law.cards[name].title.text(lang) in said
                assert "{" not in said
    assert told == {card.id for card in law.cards}


def test_a_card_names_the_letter_of_its_step_and_rules_what_is_not_known(
    sample: Desk, desk: Desk
) -> None:
    proceeding_id = sample.case.all(Proceeding)[0].id
    said = words(sheets.make_card(sample, proceeding_id, step(sample, "receipt").step, "counter"))
    for lang in ("kk", "ru"):
        assert sample.office.law.document("covering-letter").title.text(lang) in said
    assert "17 октября 2025 года" in said
    bare = desk.case.all(Proceeding)[0].id
    card = sheets.make_card(desk, bare, step(desk, "receipt").step, "phone-number")
    assert "____" in words(card)
