"""Sheets beside the papers: the count of a term, and cards for the counter and the telephone."""

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Cell

from desktop.domain.control import Control, Finding, Proceeding
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
    assert path.with_name(f"{path.stem} – бұрынғы.docx").read_bytes() == b"edited"


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


def cells(path: Path) -> list[list[str]]:
    """Return the rows of all tables of a sheet, each cell once."""
    return [
        [
            _Cell(tc, table).text.replace("\u00a0", " ")
            for tc in dict.fromkeys(each._tc for each in row.cells)
        ]
        for table in docx.Document(str(path)).tables
        for row in table.rows
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_a_form_prints_what_is_known_and_leaves_room_for_what_is_new(
    sample: Desk, lang: Lang
) -> None:
    law, proceeding = sample.office.law, sample.case.all(Proceeding)[0]
    path = sheets.make_form(sample, proceeding.id, step(sample, "look").step, lang)
    rows = cells(path)
    target = sample.case.all(ControlObject)[0]
    assert any(row[-1] == target.name.text(lang) for row in rows)
    finding = sample.case.all(Finding)[0]
    one = law.fields.records["finding"].one.text(lang)
    assert [f"{one} № 1. {finding.title.text(lang)}"] in rows
    assert [f"{one} № ______"] in rows
    label = law.fields.get("finding", "circumstances").label.text(lang)
    known = [row[1] for row in rows if row[0].startswith(label)]
    assert known[0] == finding.circumstances.text(lang)
    assert set(known[1:]) == {""}
    assert sheets.make_form(sample, proceeding.id, step(sample, "look").step, lang) == path


def test_a_form_ticks_what_is_answered_and_offers_yes_no_and_unknown(sample: Desk) -> None:
    proceeding = sample.case.all(Proceeding)[0]
    visit = sample.office.law.procedure("monitoring").step("visit")
    question = sample.office.law.procedure("monitoring").ask("other_visit").label.text("ru")

    def answer() -> str:
        found = cells(sheets.make_form(sample, proceeding.id, visit, "ru"))
        return next(row[1] for row in found if row[0].startswith(question))

    assert [answer().count(each) for each in "☐☒"] == [3, 0]
    enter(sample, FieldAddress("proceeding", proceeding.id, "answers.other_visit"), "no")
    assert [answer().count(each) for each in "☐☒"] == [2, 1]
    no = sample.office.law.fields.answers["no"].text("ru")
    assert f"☒ {no}" in answer()


def test_an_entry_with_nothing_left_to_write_is_named_and_not_asked_again(sample: Desk) -> None:
    proceeding = sample.case.all(Proceeding)[0]
    finding = sample.case.all(Finding)[0]
    title = f"№ {finding.number}. {finding.title.text('ru')}"
    causes = step(sample, "causes").step
    path = sheets.make_form(sample, proceeding.id, causes, "ru")
    assert not any(title in row[0] for row in cells(path))
    assert title in words(path)
    address = FieldAddress("finding", finding.id, "causes.ru")
    enter(sample, address, "")
    assert any(
        title in row[0] for row in cells(sheets.make_form(sample, proceeding.id, causes, "ru"))
    )


def test_a_text_of_another_language_is_asked_for_and_not_taken_over(sample: Desk) -> None:
    proceeding = sample.case.all(Proceeding)[0]
    finding = sample.case.all(Finding)[0]
    kazakh = finding.circumstances.kk
    enter(sample, FieldAddress("finding", finding.id, "circumstances.ru"), "")
    path = sheets.make_form(sample, proceeding.id, step(sample, "look").step, "ru")
    assert not any(kazakh in each for row in cells(path) for each in row)


def test_a_form_asks_at_once_what_a_page_asks_after_the_question_before(sample: Desk) -> None:
    own = sample.case.all(Proceeding)[0]
    law, control = sample.office.law, own.control_id
    who = step(sample, "who-we-are").step

    def labels() -> list[str]:
        return [row[0] for row in cells(sheets.make_form(sample, own.id, who, "en"))]

    asked = law.fields.get("subject", "foreign_decision").label.text("en")
    subject = sample.case.one(Control, control).subject_id
    for name in ("foreign_founder", "foreign_branch", "foreign_grants"):
        enter(sample, FieldAddress("subject", subject, name), "")
    assert any(each.startswith(asked) for each in labels())
    enter(sample, FieldAddress("subject", subject, "kind"), "citizen")
    assert not any(each.startswith(asked) for each in labels())


def test_a_form_fits_a4_and_repeats_the_head_of_an_entry(sample: Desk) -> None:
    proceeding = sample.case.all(Proceeding)[0]
    path = sheets.make_form(sample, proceeding.id, step(sample, "capture").step, "kk")
    document = docx.Document(str(path))
    (section,) = document.sections
    room = section.page_width - section.left_margin - section.right_margin
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    one = sample.office.law.fields.records["evidence"].one.text("kk")
    for table in document.tables:
        assert sum(column.width for column in table.columns) <= room + Mm(1)
        heads = [row for row in table.rows if row.cells[0].text.startswith(f"{one} №")]
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is not None for row in heads)
