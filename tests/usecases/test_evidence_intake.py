"""Files become evidence: what they say is offered, what stands stays, nothing is doubled."""

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from desktop.domain.control import Evidence
from desktop.domain.correspondence import Attachment
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.usecases import taking_in
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter, remove
from desktop.usecases.taking_in import (
    Taken,
    attach_to_evidence,
    file_source,
    gather,
    pasted_source,
    take_in_evidence,
)
from desktop.usecases.undoing import undo

PAGE = """<html lang="kk"><!--
 Page saved with SingleFile
 url: https://www.gov.kz/page
 saved date: Mon Oct 06 2025 15:10:22 GMT+0500 (x)
--><title>Қоғамдық кеңес</title><body>Бос</body></html>"""


def photo() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2025:10:03 09:20:00"
    exif.get_ifd(0x8825).update({2: (51.0, 13.0, 0.0), 4: (51.0, 22.0, 0.0)})
    out = io.BytesIO()
    Image.new("RGB", (40, 30)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def taken(desk: Desk, name: str, data: bytes) -> Taken:
    return take_in_evidence(desk, current_control(desk.case).id, pasted_source(name, data))


def piece(desk: Desk, one: Taken) -> Evidence:
    assert one.record_id is not None
    return desk.case.one(Evidence, one.record_id)


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [each.code for each in problems]


def test_a_saved_page_fills_what_it_says_and_the_original_is_kept(desk: Desk) -> None:
    one = piece(desk, taken(desk, "page.html", PAGE.encode()))
    assert (one.kind, one.source, one.title.kk, one.language) == (
        "web_page",
        "https://www.gov.kz/page",
        "Қоғамдық кеңес",
        "kk",
    )
    assert (one.found_on, one.found_time, one.made_on) == ("2025-10-06", "15:10", "")
    assert one.from_file == {
        "source": "https://www.gov.kz/page",
        "title.kk": "Қоғамдық кеңес",
        "language": "kk",
        "found_on": "2025-10-06",
        "found_time": "15:10",
    }
    kept = desk.case.one(Attachment, one.attachment_id)  # type: ignore[arg-type]
    assert desk.file.content(kept.sha256) == PAGE.encode()
    assert (kept.size, kept.media_type) == (len(PAGE.encode()), "text/html")


def test_a_photo_is_made_on_the_day_of_the_camera_and_found_today(desk: Desk) -> None:
    one = piece(desk, taken(desk, "IMG_1.jpg", photo()))
    assert (one.kind, one.made_on, one.made_time) == ("photo", "2025-10-03", "09:20")
    assert one.found_on == desk.office.clock.today().isoformat()
    assert one.from_file["gps"] == "yes"


def test_pieces_are_numbered_and_taken_in_by_an_act_each(desk: Desk) -> None:
    first, second = (piece(desk, taken(desk, f"{n}.txt", bytes([n + 65]))) for n in range(2))
    assert (first.number, second.number) == (1, 2)
    undo(desk)
    assert [each.id for each in desk.case.all(Evidence)] == [first.id]


def test_a_file_that_is_evidence_already_is_not_added_twice(desk: Desk) -> None:
    first = taken(desk, "a.txt", b"same")
    again = taken(desk, "b.txt", b"same")
    assert (again.record_id, again.new, codes(again.problems)) == (
        first.record_id,
        False,
        ["evidence.already"],
    )
    assert len(desk.case.all(Evidence)) == len(desk.case.all(Attachment)) == 1


def test_a_file_whose_evidence_was_removed_can_be_added_again(desk: Desk) -> None:
    first = taken(desk, "a.txt", b"same")
    assert first.record_id is not None
    remove(desk, FieldAddress("evidence", first.record_id, ""))
    assert taken(desk, "a.txt", b"same").new


def test_what_the_user_wrote_stands_and_the_files_word_waits_beside_it(
    desk: Desk, tmp_path: Path
) -> None:
    control = current_control(desk.case)
    one = add(desk, "evidence", control_id=control.id)
    for path, value in (
        ("source", "архив"),
        ("title.ru", "Моя подпись"),
        ("found_on", "07.10.2025"),
    ):
        enter(desk, FieldAddress("evidence", one, path), value)
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    attach_to_evidence(desk, one, file_source(tmp_path / "page.html"))
    after = desk.case.one(Evidence, one)
    assert (after.source, after.title.ru, after.title.kk) == ("архив", "Моя подпись", "")
    assert (after.found_on, after.found_time) == ("2025-10-07", "")  # another day's hour
    assert after.language == "kk"  # nothing stood there
    assert after.from_file["source"] == "https://www.gov.kz/page"
    assert after.attachment_id is not None


def test_an_answer_that_the_day_is_unknown_is_not_filled(desk: Desk, tmp_path: Path) -> None:
    one = add(desk, "evidence", control_id=current_control(desk.case).id)
    enter(desk, FieldAddress("evidence", one, "made_on"), "unknown")
    attach_to_evidence(desk, one, pasted_source("a.jpg", photo()))
    after = desk.case.one(Evidence, one)
    assert (after.made_on, after.made_time) == ("unknown", "")


@pytest.mark.parametrize("name", ["жауап.pdf.cms", "жауап.p7s", "ЖАУАП.PDF.P7S"])
def test_a_signature_lies_beside_its_document_and_is_not_called_verified(
    desk: Desk, name: str
) -> None:
    document = piece(desk, taken(desk, "жауап.pdf", b"%PDF-1.4"))
    signature = taken(desk, name, b"0\x82")
    assert (signature.record_id, codes(signature.problems)) == (None, ["evidence.signature-kept"])
    beside = next(each for each in desk.case.all(Attachment) if each.part == "signature")
    assert beside.of_id == document.attachment_id
    assert len(desk.case.all(Evidence)) == 1


def test_a_signature_without_its_document_is_evidence_and_said_to_be_unchecked(desk: Desk) -> None:
    alone = taken(desk, "reply.cms", b"0\x82")
    assert piece(desk, alone).kind == "other"
    assert codes(alone.problems) == ["evidence.signature-alone"]


def test_a_photo_that_is_no_photo_is_kept_and_named(desk: Desk) -> None:
    one = taken(desk, "photo.jpg", b"not a photo")
    assert codes(one.problems) == ["evidence.no-picture"]
    kept = desk.case.one(Attachment, piece(desk, one).attachment_id)  # type: ignore[arg-type]
    assert desk.file.content(kept.sha256) == b"not a photo"


def test_an_empty_file_is_refused_with_the_case_as_it_was(desk: Desk) -> None:
    before = desk.case
    with pytest.raises(Problem, match=r"evidence\.empty"):
        taken(desk, "a.jpg", b"")
    assert desk.case is before


def test_stopping_adds_no_evidence(desk: Desk) -> None:
    before = desk.case
    source = pasted_source("a.bin", b"x" * 10)
    with pytest.raises(Problem, match=r"evidence\.stopped"):
        take_in_evidence(desk, current_control(desk.case).id, source, lambda *_: False)
    assert desk.case is before
    assert desk.file.read().all(Attachment) == ()


# -- folders --------------------------------------------------------------------------------------


def test_a_folder_gives_its_files_by_name_and_names_what_it_leaves_out(
    tmp_path: Path, desk: Desk
) -> None:
    phone = tmp_path / "phone"
    inner = phone / "WhatsApp"
    inner.mkdir(parents=True)
    (phone / ".thumbnails").mkdir()
    (phone / ".thumbnails" / "1.jpg").write_bytes(b"x")
    for name in ("IMG_10.jpg", "IMG_9.jpg", "Әкім.jpg", "a.pdf.cms", "a.pdf"):
        (phone / name).write_bytes(b"x")
    (inner / "voice.opus").write_bytes(b"x")
    for name in ("Thumbs.db", ".nomedia", "~$doc.docx", "page.url", "case.baqylau.lock-note"):
        (phone / name).write_bytes(b"x")
    (phone / "empty.jpg").touch()
    (phone / "copy.baqylau").write_bytes(desk.path.read_bytes())
    found = gather([phone])
    assert [each.name for each in found.files] == [
        "a.pdf",
        "IMG_9.jpg",
        "IMG_10.jpg",
        "voice.opus",
        "Әкім.jpg",
        "a.pdf.cms",  # after its document
    ]
    assert sorted((each.code, each.params["name"]) for each in found.skipped) == [
        ("evidence.a-case", "copy.baqylau"),
        ("evidence.empty", "empty.jpg"),
        ("evidence.link", "page.url"),
        ("evidence.not-evidence", "Thumbs.db"),
        ("evidence.not-evidence", "case.baqylau.lock-note"),
        ("evidence.not-evidence", "~$doc.docx"),
    ]


def test_a_folder_without_files_says_so(tmp_path: Path) -> None:
    assert codes(gather([tmp_path]).skipped) == ["evidence.empty-folder"]


def test_a_folder_of_very_many_files_is_taken_in_part_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_in, "MOST_FILES", 2)
    for n in range(3):
        (tmp_path / f"{n}.jpg").write_bytes(b"x")
    found = gather([tmp_path])
    assert [each.name for each in found.files] == ["0.jpg", "1.jpg"]
    assert codes(found.skipped) == ["evidence.too-many"]


def test_links_are_not_followed_around_in_a_ring(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"x")
    try:
        (tmp_path / "ring").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets only administrators make links")
    found = gather([tmp_path])
    assert [each.name for each in found.files] == ["a.jpg"]
    assert codes(found.skipped) == ["evidence.link"]


def test_a_file_chosen_twice_is_taken_once(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"x")
    assert len(gather([tmp_path / "a.jpg", tmp_path]).files) == 1


def test_found_is_asked_with_the_day_on_which_one_works(desk: Desk) -> None:
    one = piece(desk, taken(desk, "a.txt", b"x"))
    assert date.fromisoformat(one.found_on) == desk.office.clock.today()
    assert (one.made_on, one.from_file) == ("", {})
