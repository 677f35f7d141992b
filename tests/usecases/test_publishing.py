"""Publications of both sides are kept in view without a term, and the folder for them is made."""

import time
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from docx import Document
from PIL import Image

from desktop.documents.public import Hiding
from desktop.domain.control import Control, Recommendation
from desktop.domain.correspondence import Paper
from desktop.domain.fields import FieldAddress
from desktop.domain.parties import Person
from desktop.law.law import Law
from desktop.procedure.today import watches
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter
from desktop.usecases.publish_kit import make_kit, owed
from desktop.usecases.reply_reading import assign, take_in_reply
from desktop.usecases.standing import standing
from desktop.usecases.taking_in import pasted_source, take_in

PART = "По рекомендации № 1: сведения будут размещены до 20 ноября."


@pytest.fixture
def control_id(sample: Desk) -> UUID:
    """The control of the sample, whose subject has a website."""
    control = current_control(sample.case)
    enter(sample, FieldAddress("subject", control.subject_id, "website"), "example.kz")
    return control.id


def came(desk: Desk, control_id: UUID, text: str = PART, name: str = "reply.txt") -> UUID:
    taken = take_in_reply(desk, None, control_id, [pasted_source(name, text.encode())])
    return taken.letter_id


def standings(desk: Desk, control_id: UUID) -> dict[str, str]:
    return {each.duty.id: each.standing for each in owed(desk, control_id)}


def answer(desk: Desk, control_id: UUID, ask: str, value: str) -> None:
    enter(desk, FieldAddress("control", control_id, f"answers.{ask}"), value)


def test_what_both_sides_owe_is_told_with_what_is_noted_of_it(
    sample: Desk, control_id: UUID
) -> None:
    assert "own-response" not in standings(sample, control_id)
    came(sample, control_id)
    assert standings(sample, control_id) == dict.fromkeys(
        ("own-final", "own-response", "object-final", "object-response"), "open"
    )
    answer(sample, control_id, "final_published_on", "18.10.2025")
    answer(sample, control_id, "final_published_at", "example.kz/final")
    answer(sample, control_id, "object_looked_on", "20.10.2025")
    answer(sample, control_id, "object_final_found", "no")
    answer(sample, control_id, "object_response_found", "unknown")
    found = {each.duty.id: each for each in owed(sample, control_id)}
    own = found["own-final"]
    assert (own.standing, str(own.on), own.at) == ("done", "2025-10-18", "example.kz/final")
    assert (str(own.since), own.duty.confidence) == ("2025-10-17", "verified")
    assert (found["object-final"].standing, str(found["object-final"].on)) == (
        "not_found", "2025-10-20",
    )  # fmt: skip
    assert found["object-response"].standing == "open"


def test_who_has_no_website_owes_nothing_there(sample: Desk, control_id: UUID) -> None:
    subject = sample.case.one(Control, control_id).subject_id
    enter(sample, FieldAddress("subject", subject, "website"), "")
    came(sample, control_id)
    assert set(standings(sample, control_id)) == {"object-final", "object-response"}


def test_looking_at_the_institutions_website_is_a_next_act_and_never_late(
    sample: Desk, control_id: UUID
) -> None:
    came(sample, control_id)
    step = "publish-response"
    for state in standing(sample, control_id).steps:
        if state.state != "done" and state.step.id not in {step, "outcome"}:
            enter(
                sample,
                FieldAddress("control", control_id, f"completed_steps.{state.step.id}"),
                "2025-10-20",
            )
    kept = watches(sample.case, sample.office.law, sample.office.clock.today())
    acts_ahead = [each for each in kept if each.what == "act" and each.step == step]
    assert [each.kind_on(each.first or sample.office.clock.today()) for each in acts_ahead] == [
        "next_act"
    ]
    assert not [each for each in kept if each.what == "term" and each.step == step]


def test_hiding_takes_no_longer_for_a_word_of_many_letters(sample: Desk, control_id: UUID) -> None:
    hide = Hiding(sample.case, sample.case.one(Control, control_id), "[–]")
    begun = time.perf_counter()
    for odd in ("ы" * 40_000, "ы.@" * 10_000, f"a@{'ы' * 40_000}", "7 " * 20_000):
        hide(odd)
    assert time.perf_counter() - begun < 1
    long = "a" * 300
    assert hide(f"(mail:{long}@example.kz, b@c@d.kz)") == "([–], b@[–])"


def test_a_reply_of_which_a_file_cannot_be_read_is_called_a_part(
    sample: Desk, control_id: UUID
) -> None:
    picture = BytesIO()
    Image.new("RGB", (20, 20)).save(picture, "PNG")
    files = [
        pasted_source("хат.txt", PART.encode()), pasted_source("скан.png", picture.getvalue()),
    ]  # fmt: skip
    take_in_reply(sample, None, control_id, files)
    kit = make_kit(sample, control_id)
    (part,) = (each for each in kit.told if each.code == "reply.kit-part")
    assert part.params["n"] == 1
    assert part.params["name"] in {each.name for each in kit.files}


def test_pictures_of_people_without_consent_are_counted_and_not_named(
    sample: Desk, control_id: UUID, tmp_path: Path
) -> None:
    for n in range(2):
        file = tmp_path / f"Серикова Айгуль {n} класс.jpg"
        Image.new("RGB", (80, 80), (n, n, n)).save(file)
        piece = add(sample, "evidence", control_id=control_id)
        given = {
            "attachment_id": take_in(sample, file), "title.ru": "Вход", "title.kk": "Кіреберіс",
            "people_recognisable": "yes", "consent": "no",
        }  # fmt: skip
        for path, value in given.items():
            enter(sample, FieldAddress("evidence", piece, path), value)
    kit = make_kit(sample, control_id)
    assert len(kit.files) > 2
    (hidden,) = (each for each in kit.told if "picture" in each.code)
    assert (hidden.code, hidden.params["n"]) == ("reply.kit-pictures", 2)
    sheet = kit.files[0].read_text(encoding="utf-8-sig")
    assert "Серикова" not in sheet
    for lang in ("kk", "ru"):
        assert sheet.count(sample.office.messages(lang).problem(hidden)) == 1


def test_the_folder_holds_what_everybody_may_read_and_says_what_is_missing(
    sample: Desk, control_id: UUID
) -> None:
    person = next(each for each in sample.case.all(Person) if each.side == "subject")
    enter(sample, FieldAddress("person", person.id, "full_name.ru"), "Сериков Асан Болатович")
    letter = came(sample, control_id, f"{PART}\nИсполнитель: Серикова Асана, 8 701 123 45 67")
    first = sample.case.of_control(Recommendation, control_id)[0]
    assign(sample, first.id, letter, PART)
    picture = BytesIO()
    Image.new("RGB", (20, 20)).save(picture, "PNG")
    take_in_reply(sample, None, control_id, [pasted_source("скан.png", picture.getvalue())])
    kit = make_kit(sample, control_id)
    codes = {each.code for each in kit.told}
    assert {"reply.kit-scan", "reply.kit-read"} <= codes
    names = sorted(each.name for each in kit.files)
    assert len(names) == len(set(names)) == len(list(kit.folder.iterdir()))
    (reply,) = (each for each in kit.files[1:] if each.suffix == ".txt")
    words = reply.read_text(encoding="utf-8-sig")
    assert PART in words
    assert "701" not in words
    assert "Сериков" not in words
    sheet = kit.files[0].read_text(encoding="utf-8-sig")
    assert all(each.name in sheet for each in kit.files[1:])
    assert "скан.png" not in sheet, "a file's name may name somebody"
    texts = Law().document("publication-texts").title
    (table_ru,) = (each for each in kit.files if texts.ru in each.name)
    (table,) = Document(str(table_ru)).tables
    cells = [" ".join(cell.text.split()) for row in table.rows for cell in row.cells]
    assert PART in cells
    again = make_kit(sample, control_id)
    assert again.folder != kit.folder, "what may have been edited is not written over"


def test_the_head_of_an_e_mail_and_names_in_what_was_quoted_do_not_go_out(
    sample: Desk, control_id: UUID
) -> None:
    person = next(each for each in sample.case.all(Person) if each.side == "subject")
    enter(sample, FieldAddress("person", person.id, "full_name.ru"), "Сериков Асан Болатович")
    mail = (
        "From: Gulnar Omarova <omarova@example.kz>\r\nTo: Dana Testova <dana@example.kz>\r\n"
        "Subject: Reply to Dana Testova\r\nDate: Thu, 30 Oct 2025 10:00:00 +0500\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n"
        f"{PART} Письмо Асана Серикова рассмотрено.\r\n"
    )
    letter = came(sample, control_id, mail, "Testova.eml")
    first = sample.case.of_control(Recommendation, control_id)[0]
    assign(sample, first.id, letter, "Письмо «Серикова А.Б.» рассмотрено, тел. 8 701 123 45 67.")
    kit = make_kit(sample, control_id)
    for each in kit.files:
        words = (
            each.read_text(encoding="utf-8-sig")
            if each.suffix == ".txt"
            else "\n".join(Document(str(each)).element.itertext())
        )
        for told in ("Omarova", "Testova", "Серик", "Асан", "701 123", "А.Б."):
            assert told not in words, (each.name, told)
    (reply,) = (each for each in kit.files[1:] if each.suffix == ".txt")
    assert PART in reply.read_text(encoding="utf-8-sig")


def test_what_is_missing_for_a_paper_is_named_and_the_rest_is_made(
    desk: Desk,
) -> None:
    control = current_control(desk.case)
    kit = make_kit(desk, control.id)
    assert {each.code for each in kit.told} == {"reply.kit-lacks"}
    assert kit.files == (next(iter(kit.folder.iterdir())),)
    assert not desk.case.all(Paper)


def test_each_duty_asks_what_its_step_asks(sample: Desk, control_id: UUID) -> None:
    law = sample.office.law
    for form in ("monitoring", "discussion", "expertise"):
        procedure = law.procedure(form)
        for duty in law.publications.duties:
            asked = set(procedure.step(duty.step).fields)
            assert {f"answers.{each}" for each in duty.asks} <= asked, (form, duty.id)
            assert duty.since in procedure.facts
