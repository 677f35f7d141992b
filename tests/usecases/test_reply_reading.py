"""A reply is taken in as it came, read beside the recommendations, and assigned part by part."""

from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from docx import Document
from PIL import Image

from desktop.domain.control import Proceeding, Recommendation
from desktop.domain.correspondence import Attachment, Letter, Reply, scan_pages
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.usecases.acts import give_number, letter_for
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.replies import letter_came
from desktop.usecases.reply_reading import assign, mark_silent, read, take_in_reply
from desktop.usecases.taking_in import Source, file_source, pasted_source
from desktop.usecases.undoing import undo

PARTS = (
    "№ 05-12/545 от 30.10.2025   На № {number} от 17.10.2025",
    "По рекомендации № 1: сведения о совете будут размещены на сайте до 20 ноября.",
    "2-ұсыным бойынша: қаражат болмағандықтан, ұсыным қабылданбайды деп шешілді.",
)
TYPED = "\n".join(PARTS)


@pytest.fixture
def ours(sample: Desk) -> Desk:
    """The sample case, whose covering letter went on 17 October with the number 7."""
    course = sample.case.all(Proceeding)[0]
    letter = letter_for(sample, course.id, "covering-letter")
    give_number(sample, letter.id, "2025-10-17", "7")
    enter(sample, FieldAddress("letter", letter.id, "sent_on"), "2025-10-17")
    return sample


def control_of(desk: Desk) -> UUID:
    return current_control(desk.case, None).id


def taken(desk: Desk, *files: Source, to: UUID | None = None) -> tuple[Letter, list[str]]:
    came = take_in_reply(desk, to, control_of(desk), files)
    return desk.case.one(Letter, came.letter_id), [each.code for each in came.told]


def typed(text: str = TYPED, name: str = "жауап.txt") -> Source:
    return pasted_source(name, text.format(number="7").encode())


def test_a_picture_is_kept_and_what_to_do_is_said(ours: Desk, tmp_path: Path) -> None:
    pages = []
    for n in (1, 2):
        pages.append(tmp_path / f"scan {n}.png")
        Image.new("RGB", (20, 30), "white" if n == 1 else "black").save(pages[-1])
    letter, told = taken(ours, *map(file_source, pages))
    assert told == ["reply.scan"]
    found = read(ours, letter.control_id, letter.id)
    kept = [ours.file.content(each.sha256) for each in found.pages]
    assert kept == [each.read_bytes() for each in pages]
    assert found.text == ""


@pytest.mark.parametrize("name", ["scan.pdf", "scan.jpg", "broken.docx", "letter.doc", "x.rar"])
def test_what_cannot_be_read_is_kept_all_the_same(ours: Desk, name: str) -> None:
    data = b"%PDF-1.4 broken" * 7
    letter, told = taken(ours, pasted_source(name, data))
    assert told[0] in ("reply.scan", "reply.unreadable")
    (kept,) = read(ours, letter.control_id, letter.id).pages
    assert ours.file.content(kept.sha256) == data
    assert read(ours, letter.control_id, letter.id).paragraphs == ()


def test_a_word_file_tells_number_and_date_for_empty_fields_alone(
    ours: Desk, tmp_path: Path
) -> None:
    document = Document()
    for part in PARTS:
        document.add_paragraph(part.format(number=7))
    made = BytesIO()
    document.save(made)
    letter, told = taken(ours, pasted_source("ответ.docx", made.getvalue()))
    assert (letter.number, letter.dated, letter.arrived_on) == ("05-12/545", "2025-10-30", "")
    assert told == ["reply.filled"]
    other, _ = taken(ours)
    enter(ours, FieldAddress("letter", other.id, "number"), "1-1")
    again, _ = taken(ours, typed(), to=other.id)
    assert (again.number, again.dated) == ("1-1", "2025-10-30")


def test_an_e_mail_tells_its_sender_and_its_day(ours: Desk) -> None:
    mail = (
        "From: =?utf-8?b?0JHQsNGB0qvQsNGA0LzQsA==?= <office@example.kz>\r\n"
        "Date: Thu, 30 Oct 2025 10:00:00 +0500\r\nSubject: x\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\nПо рекомендации 1: принято.\r\n"
    )
    letter, _ = taken(ours, pasted_source("reply.eml", mail.encode()))
    assert (letter.dated, letter.arrived_on) == ("2025-10-30", "2025-10-30")
    assert letter.sender.any_text("kk")


def test_an_e_mail_that_only_carries_a_file_says_so(ours: Desk) -> None:
    mail = (
        "From: office@example.kz\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n"
        '--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="a.pdf"'
        "\r\n\r\n%PDF\r\n--b--\r\n"
    )
    _, told = taken(ours, pasted_source("reply.eml", mail.encode()))
    assert "reply.attached" in told


def test_a_file_that_breaks_off_leaves_no_letter_behind(ours: Desk) -> None:
    def gone() -> BytesIO:
        raise OSError

    with pytest.raises(Problem, match=r"evidence\.cannot-read"):
        taken(ours, Source("stick.pdf", 7, gone))
    assert not [each for each in ours.case.all(Letter) if each.direction == "in"]


def test_words_are_taken_out_of_a_file_once(ours: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    letter, _ = taken(ours, typed())
    known = read(ours, letter.control_id, letter.id)
    monkeypatch.setattr("desktop.usecases.reply_reading.words_of", lambda *_: pytest.fail("again"))
    assert read(ours, letter.control_id, letter.id, known) == known


def test_typed_words_are_kept_before_a_file_that_says_something_else(ours: Desk) -> None:
    letter = letter_came(ours, control_of(ours))
    enter(ours, FieldAddress("letter", letter, "words"), "По рекомендации № 1: сделано.")
    picture = BytesIO()
    Image.new("RGB", (20, 20)).save(picture, "PNG")
    kept, _ = taken(ours, pasted_source("scan.png", picture.getvalue()), to=letter)
    first, second = scan_pages(ours.case.all(Attachment), kept)
    assert (kept.words, kept.attachment_id, second.name) == ("", first.id, "scan.png")
    assert "сделано" in read(ours, control_of(ours), letter).text


def test_the_same_file_is_not_a_second_letter(ours: Desk) -> None:
    first, _ = taken(ours, typed())
    again, told = taken(ours, typed())
    assert (again.id, told) == (first.id, ["reply.already"])
    more, _ = taken(ours, typed(), typed("Қосымша парақ", "2.txt"))
    assert more.id == first.id
    names = [each.name for each in read(ours, more.control_id, more.id).pages]
    assert names == ["жауап.txt", "2.txt"], "what is new among the files is not lost"
    assert read(ours, more.control_id, more.id).text.endswith("\n\nҚосымша парақ")


def test_an_empty_file_is_refused_and_nothing_is_left_behind(ours: Desk) -> None:
    before = ours.case
    with pytest.raises(Problem, match=r"evidence\.empty"):
        taken(ours, typed(), pasted_source("x.pdf", b""))
    assert ours.case is before


def test_a_reply_to_another_number_is_taken_and_named(ours: Desk) -> None:
    letter, told = taken(ours, typed(TYPED.replace("{number}", "999")))
    assert "reply.other-number" in told
    assert letter.attachment_id is not None


@pytest.mark.parametrize(
    ("dated", "arrived_on", "codes"),
    [
        ("2025-10-16", "", {"reply.dated-before"}),
        ("2025-10-16", "2025-10-16", {"reply.dated-before", "reply.arrived-before"}),
        ("2025-10-17", "2025-10-17", set()),
        ("2025-10-20", "2025-10-18", {"reply.dated-after"}),
        ("2025-10-20", "2025-10-21", {"reply.still-to-come"}),
        ("unknown", "", set()),
        ("yesterday", "", set()),
    ],
)
def test_days_of_a_reply_that_cannot_be_are_named_and_kept(
    ours: Desk, dated: str, arrived_on: str, codes: set[str]
) -> None:
    letter, _ = taken(ours)
    enter(ours, FieldAddress("letter", letter.id, "dated"), dated)
    enter(ours, FieldAddress("letter", letter.id, "arrived_on"), arrived_on)
    told = read(ours, letter.control_id, letter.id).told
    assert {each.code for each in told} == codes


def test_a_part_is_assigned_in_its_language_and_counted(ours: Desk) -> None:
    letter, _ = taken(ours, typed())
    first, second, *_ = ours.case.all(Recommendation)
    before = read(ours, letter.control_id, letter.id)
    assert before.loose == len(before.paragraphs) == 3
    assert [each.proposed for each in before.paragraphs] == [None, 1, 2]
    assert first in before.silent
    assign(ours, first.id, letter.id, PARTS[1])
    assign(ours, second.id, letter.id, PARTS[2])
    assign(ours, first.id, letter.id, PARTS[1])  # twice is once
    cells = {each.recommendation_id: each for each in ours.case.all(Reply)}
    assert cells[first.id].quote.ru == PARTS[1]
    assert cells[second.id].quote.kk == PARTS[2]
    after = read(ours, letter.control_id, letter.id)
    assert (after.loose, [each.number for each in after.passages]) == (1, [1, 2])
    assert first not in after.silent


def test_what_a_letter_leaves_out_is_marked_in_one_act_that_can_be_undone(ours: Desk) -> None:
    letter, _ = taken(ours, typed())
    first, *others = ours.case.all(Recommendation)
    assign(ours, first.id, letter.id, PARTS[1])
    assert mark_silent(ours, letter.control_id, letter.id) == len(others)
    marked = {each.recommendation_id for each in ours.case.all(Reply) if each.verdict}
    assert marked == {each.id for each in others}
    undo(ours)
    assert not any(each.verdict for each in ours.case.all(Reply))
    assert [each.recommendation_id for each in ours.case.all(Reply)] == [first.id]


def test_a_later_letter_does_not_leave_open_what_an_earlier_one_answered(ours: Desk) -> None:
    early, _ = taken(ours, typed())
    first, *others = ours.case.all(Recommendation)
    assign(ours, first.id, early.id, PARTS[1])
    (cell,) = ours.case.all(Reply)
    enter(ours, FieldAddress("reply", cell.id, "verdict"), "accepted")
    late, _ = taken(ours, typed("Дополнительно сообщаем о второй рекомендации.", "2.txt"))
    assert [each.id for each in read(ours, late.control_id, late.id).silent] == [
        each.id for each in others
    ]


def test_words_of_another_letter_that_nobody_weighed_yet_are_no_silence(ours: Desk) -> None:
    early, _ = taken(ours, typed())
    first, *others = ours.case.all(Recommendation)
    assign(ours, first.id, early.id, PARTS[1])
    late, _ = taken(ours, typed("Дополнительно сообщаем о второй рекомендации.", "2.txt"))
    assert mark_silent(ours, late.control_id, late.id) == len(others)
    verdicts = {each.recommendation_id: each.verdict for each in ours.case.all(Reply)}
    assert verdicts.pop(first.id) == ""
    assert set(verdicts.values()) == {"not_answered"}
