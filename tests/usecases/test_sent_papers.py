"""What went out is kept as it went: the file that lay there, once and for good."""

import hashlib
import os
import shutil
import signal
import stat
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from subprocess import Popen
from uuid import UUID

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from uuid6 import uuid7

from desktop.casefile import keys
from desktop.documents.revisions import accepted
from desktop.domain import ids
from desktop.domain.clock import FixedClock
from desktop.domain.control import Control, Evidence, Proceeding
from desktop.domain.correspondence import Attachment, Letter, Paper, SentPaper, scan_pages
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS, Lang
from desktop.messages.catalogue import Catalogue
from desktop.procedure.letters import as_it_went, kept_at_sending, kept_before
from desktop.procedure.route import main_proceeding
from desktop.usecases import backups, exchange, merging, papers, protection, purging, undoing
from desktop.usecases.acts import give_number, letter_for, mark_sent, take_back_sent
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter, remove
from desktop.usecases.office import Folders, Office
from desktop.usecases.package import make_package
from desktop.usecases.papers import Hand, changed_outside, make_beside_case, make_paper
from desktop.usecases.printing import packet
from desktop.usecases.proceedings import begin_again, begin_proceeding
from desktop.usecases.register import Entry, declare_void, register
from desktop.usecases.sending import (
    Kept,
    copy_sent,
    drop_scan,
    going,
    keep_pdfs,
    sentences_of,
    take_in_scan,
    without_pdf,
    write_sent,
)
from desktop.usecases.standing import standing, standing_of
from desktop.usecases.taking_in import file_source, pasted_source, take_in, take_in_evidence

KIND = "notice"
PASSWORD = "төрт сөз керек екен"


def course(desk: Desk) -> Proceeding:
    return main_proceeding(desk.case, current_control(desk.case).id)


@pytest.fixture
def letter(sample: Desk) -> UUID:
    """The notice of the sample case, not marked as sent any more."""
    found = letter_for(sample, course(sample).id, KIND).id
    take_back_sent(sample, found, "қате басылды")
    return found


def made(desk: Desk, lang: Lang = "kk", kind: str = KIND) -> Path:
    return make_beside_case(desk, course(desk).id, kind, lang).path


def in_word(path: Path, words: str = "ҚОЛМЕН жазылған.") -> bytes:
    document = docx.Document(str(path))
    document.paragraphs[-1].insert_paragraph_before(words)
    document.save(str(path))
    return path.read_bytes()


def send(desk: Desk, letter_id: UUID) -> Kept:
    return mark_sent(desk, letter_id, "hand", "2025-10-06")


def bytes_of(desk: Desk, kept: Kept) -> dict[tuple[str, str], bytes]:
    return {(p.kind, p.lang): desk.file.content(p.content_sha256) for p in kept.papers}


def codes(notes: tuple[Problem, ...]) -> list[str]:
    return [note.code for note in notes]


def test_each_language_and_each_enclosure_is_kept_as_it_lies_in_the_folder(
    sample: Desk, letter: UUID
) -> None:
    files = {
        (kind, lang): made(sample, lang, kind)
        for kind in (KIND, "group-protocol")
        for lang in ("kk", "ru")
    }
    edited = in_word(files[KIND, "kk"])
    kept = send(sample, letter)
    assert bytes_of(sample, kept) == {key: path.read_bytes() for key, path in files.items()}
    assert bytes_of(sample, kept)[KIND, "kk"] == edited
    assert kept.notes == ()
    for each in kept.papers:
        assert each.letter_id == letter
        there = files[each.kind, each.lang].read_bytes()
        assert each.content_sha256 == hashlib.sha256(there).hexdigest()
        assert each.sending == 1
        assert each.name == files[each.kind, each.lang].name
        assert each.kept_by == sample.office.profile.name
        assert each.kept_at == sample.office.clock.now()
    assert sample.case.one(Letter, letter).sent


def test_recorded_changes_are_told_and_kept_as_they_went(sample: Desk, letter: UUID) -> None:
    path = made(sample)
    document = docx.Document(str(path))
    xml = f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>X</w:delText></w:r></w:del>'
    document.paragraphs[-1]._p.append(parse_xml(xml))
    document.save(str(path))
    printed = next(iter(packet(sample, course(sample).id, KIND)))
    assert printed.changes
    assert printed.docx == accepted(path.read_bytes()) != path.read_bytes()
    kept = send(sample, letter)
    assert bytes_of(sample, kept)[KIND, "kk"] == path.read_bytes()
    (told,) = [each for each in kept.notes if each.code == "sent.tracked-changes"]
    for lang in LANGS:
        assert path.name in sample.office.messages(lang).problem(told)
    path.unlink()
    take_back_sent(sample, letter, "қате басылды")
    assert "sent.tracked-changes" in codes(send(sample, letter).notes), "the last making has them"


def test_what_was_edited_is_kept_with_what_the_program_had_made_of_it(
    sample: Desk, letter: UUID
) -> None:
    path = made(sample)
    pure = hashlib.sha256(path.read_bytes()).hexdigest()
    in_word(path)
    (sent,) = send(sample, letter).papers
    (paper,) = [p for p in sample.case.all(Paper) if p.content_sha256 == sent.content_sha256]
    assert paper.pure_sha256 == pure


def test_where_no_file_lies_in_the_folder_the_last_making_is_what_went(
    sample: Desk, letter: UUID
) -> None:
    path = made(sample)
    enter(sample, FieldAddress("control", current_control(sample.case).id, "topic.kk"), "Жаңа")
    path = make_beside_case(sample, course(sample).id, KIND, "kk").path
    data = path.read_bytes()
    path.unlink()
    kept = send(sample, letter)
    assert bytes_of(sample, kept) == {(KIND, "kk"): data}
    assert kept.papers[0].name == path.name


def test_where_no_paper_was_ever_made_the_mark_stands_and_a_scan_is_asked_for(
    sample: Desk, letter: UUID
) -> None:
    kept = send(sample, letter)
    assert kept.papers == ()
    assert codes(kept.notes) == ["sent.no-paper"]
    assert sample.case.one(Letter, letter).sent


def test_an_empty_file_is_not_what_went(sample: Desk, letter: UUID) -> None:
    path = made(sample)
    data = path.read_bytes()
    path.write_bytes(b"")
    kept = send(sample, letter)
    assert bytes_of(sample, kept) == {(KIND, "kk"): data}
    assert codes(kept.notes) == ["sent.not-word", "sent.language-not-made"]


def test_a_file_that_cannot_be_read_stops_the_mark_and_nothing_is_kept(
    sample: Desk, letter: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(sample)
    in_word(path)
    papers_before = sample.case.all(Paper)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "in use", str(self))

    with monkeypatch.context() as busy:
        busy.setattr(Path, "read_bytes", refuse)
        with pytest.raises(Problem) as refused:
            send(sample, letter)
    assert (refused.value.code, refused.value.params["name"]) == ("sent.cannot-read", path.name)
    assert not sample.case.one(Letter, letter).sent
    assert sample.case.one(Letter, letter).sent_on == "2025-10-06"  # what she entered stays
    assert sample.case.all(SentPaper) == ()
    assert sample.case.all(Paper) == papers_before
    assert send(sample, letter).papers


@pytest.mark.parametrize("mark", ["~${}", ".~lock.{}#"])
def test_a_file_that_is_open_in_an_office_program_is_kept_and_that_is_said(
    sample: Desk, letter: UUID, mark: str
) -> None:
    path = made(sample)
    assert [each.open_elsewhere for each in going(sample, letter)] == [False]
    (path.parent / mark.format(path.name[2:] if "~$" in mark else path.name)).write_bytes(b"x")
    assert [each.open_elsewhere for each in going(sample, letter)] == [True]
    kept = send(sample, letter)
    assert codes(kept.notes) == ["sent.open-elsewhere", "sent.language-not-made"]
    assert bytes_of(sample, kept) == {(KIND, "kk"): path.read_bytes()}


def test_a_language_that_the_control_does_not_write_does_not_go(sample: Desk, letter: UUID) -> None:
    made(sample, "kk")
    made(sample, "ru")
    control = current_control(sample.case)
    enter(sample, FieldAddress("control", control.id, "languages"), ("kk",))
    assert sample.case.one(Control, control.id).languages == ("kk",)
    assert [p.lang for p in send(sample, letter).papers] == ["kk"]


# -- what went stands -----------------------------------------------------------------------------


def test_a_letter_that_went_is_not_made_again(sample: Desk, letter: UUID, tmp_path: Path) -> None:
    path = made(sample)
    data = in_word(path)
    send(sample, letter)
    before = sample.case
    for hand in (None, Hand("new"), Hand("keep")):
        for make in (
            lambda: make_beside_case(sample, course(sample).id, KIND, "kk", hand),  # noqa: B023
            lambda: make_paper(
                sample,
                course(sample).id,
                KIND,
                "kk",
                tmp_path / "a.docx",
                hand,  # noqa: B023
            ),
        ):
            with pytest.raises(Problem) as refused:
                make()
            assert refused.value.code == "sent.correct-it"
            assert refused.value.params["day"] == "06.10.2025"
    assert sample.case is before
    assert path.read_bytes() == data
    assert not (tmp_path / "a.docx").exists()


def test_where_no_letter_of_correction_can_be_written_none_is_named(
    sample: Desk, letter: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(sample)
    send(sample, letter)
    monkeypatch.setattr(papers, "CORRECTION", "none")  # that any procedure makes
    with pytest.raises(Problem, match=r"sent\.not-again"):
        made(sample)


@pytest.mark.parametrize("procedure", ["information-request", "appeal"])
def test_a_request_that_went_leads_to_a_letter_of_correction_of_its_own(
    sample: Desk, procedure: str
) -> None:
    begun = begin_proceeding(sample, current_control(sample.case).id, procedure)
    letter = letter_for(sample, begun, procedure)
    for kind in ("correction-letter", procedure):
        assert letter_for(sample, begun, kind).proceeding_id == begun
    mark_sent(sample, letter.id, "hand", "2025-10-06")
    found = standing_of(sample, begun, date(2025, 10, 7)).step("correction")
    assert found is not None
    assert found.step.documents == ("correction-letter",)
    assert found.state == "open"


def test_a_language_that_did_not_go_can_still_be_made(sample: Desk, letter: UUID) -> None:
    made(sample, "kk")
    send(sample, letter)
    assert made(sample, "ru").exists()


def test_a_letter_begun_anew_is_made_while_the_former_stays_kept(
    sample: Desk, letter: UUID
) -> None:
    path = made(sample)
    data = in_word(path)
    (sent,) = send(sample, letter).papers
    anew = Letter(id=new_id(), control_id=course(sample).control_id, kind=KIND, dated="2025-10-09")
    sample.act("letter.prepare", [anew])
    assert as_it_went(sample.case, course(sample), KIND, "kk", sample.office.law) == ()
    again = made(sample)
    assert again != path
    assert path.read_bytes() == sample.file.content(sent.content_sha256) == data
    with pytest.raises(Problem, match=r"sent\.stays"):
        remove(sample, FieldAddress("letter", letter, ""))


def test_nobody_changes_or_removes_what_went(sample: Desk, letter: UUID) -> None:
    made(sample)
    (sent,) = send(sample, letter).papers
    before = sample.case
    for act in (
        lambda: enter(sample, FieldAddress("sent_paper", sent.id, "name"), "x"),
        lambda: remove(sample, FieldAddress("sent_paper", sent.id, "")),
        lambda: remove(sample, FieldAddress("letter", letter, "")),
    ):
        with pytest.raises(Problem, match=r"sent\.stays"):
            act()
    with pytest.raises(undoing.InTheWorld):
        undoing.undo(sample)
    assert sample.case is before


def test_the_mark_taken_back_leaves_what_was_kept_and_a_second_sending_keeps_anew(
    sample: Desk, letter: UUID, tmp_path: Path
) -> None:
    path = made(sample)
    first = path.read_bytes()
    one = send(sample, letter)
    take_back_sent(sample, letter, "қате басылды")
    assert kept_at_sending(sample.case, sample.case.one(Letter, letter)) == ()
    enter(sample, FieldAddress("control", current_control(sample.case).id, "topic.kk"), "Жаңа")
    second = in_word(made(sample))
    two = send(sample, letter)
    now = sample.case.one(Letter, letter)
    assert kept_at_sending(sample.case, now) == two.papers
    assert kept_before(sample.case, now) == one.papers
    assert list(bytes_of(sample, one).values()) == [first]
    assert list(bytes_of(sample, two).values()) == [second]
    assert "sent.kept-anew" in codes(sentences_of(sample, two))
    sample.close()
    assert verify(sample.path).findings == ()


def test_the_same_file_sent_twice_is_one_content_and_two_sendings(
    sample: Desk, letter: UUID
) -> None:
    made(sample)
    one = send(sample, letter)
    take_back_sent(sample, letter, "қате")
    two = send(sample, letter)
    assert [p.content_sha256 for p in one.papers] == [p.content_sha256 for p in two.papers]
    assert len(sample.case.all(SentPaper)) == 2


def test_a_file_changed_after_it_went_is_told_and_what_went_can_be_opened_but_not_changed(
    sample: Desk, letter: UUID, tmp_path: Path
) -> None:
    path = made(sample)
    data = in_word(path)
    (sent,) = send(sample, letter).papers
    assert changed_outside(sample) == ()
    in_word(path, "Кейін жазылған.")
    (told,) = changed_outside(sample)
    assert (told.code, told.params["name"]) == ("sent.changed-outside", path.name)
    opened = write_sent(sample, sent.id)
    assert opened.read_bytes() == data
    assert not opened.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    assert write_sent(sample, sent.id) == opened
    target = tmp_path / "as sent.docx"
    copy_sent(sample, course(sample).id, KIND, "kk", target)
    assert target.read_bytes() == data
    with pytest.raises(Problem, match=r"target\.exists"):
        copy_sent(sample, course(sample).id, KIND, "kk", target)
    with pytest.raises(Problem, match=r"sent\.not-sent"):
        copy_sent(sample, course(sample).id, KIND, "ru", tmp_path / "b.docx")
    with pytest.raises(Problem, match=r"target\.is-a-case"):
        copy_sent(sample, course(sample).id, KIND, "kk", sample.path)


def test_an_older_making_put_back_into_the_folder_is_told_as_well(
    sample: Desk, letter: UUID
) -> None:
    path = made(sample)
    older = path.read_bytes()
    enter(sample, FieldAddress("control", current_control(sample.case).id, "topic.kk"), "Жаңа")
    made(sample)
    send(sample, letter)
    path.write_bytes(older)
    assert codes(changed_outside(sample)) == ["sent.changed-outside"]


# -- both or none ---------------------------------------------------------------------------------

_DYING = """
import os, signal, sys
from pathlib import Path
from uuid import UUID
from desktop.casefile import act
from desktop.domain.clock import FixedClock
from desktop.usecases.acts import mark_sent
from desktop.usecases.cases import open_case
from desktop.usecases.office import Folders, Office
from datetime import date

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

home, cases, path, letter, place = sys.argv[1:]
office = Office(FixedClock.on(date(2025, 10, 20)), Folders(Path(home), Path(cases)))
desk = open_case(office, Path(path))
if place == "before the transaction":
    act.Act.commit = die
elif place == "once the bytes are there":
    act.write_entry = die
else:
    done = act.write_entry
    def written(*given):
        done(*given)
        die()
    act.write_entry = written if place == "once the act is in the log" else done
mark_sent(desk, UUID(letter), "hand", "2025-10-06")
die()
"""


@pytest.mark.parametrize(
    ("place", "sent"),
    [
        ("before the transaction", False),
        ("once the bytes are there", False),
        ("once the act is in the log", False),
        ("once all is done", True),
    ],
)
def test_killed_at_sending_the_letter_is_marked_and_its_paper_kept_or_neither(
    sample: Desk, letter: UUID, run_python: Callable[..., Popen[str]], place: str, sent: bool
) -> None:
    data = in_word(made(sample))
    office, path = sample.office, sample.path
    sample.close()
    folders = office.folders
    process = run_python(_DYING, folders.home, folders.cases, path, letter, place)
    assert process.wait() == -signal.SIGKILL
    with open_case(office, path) as desk:
        assert desk.case.one(Letter, letter).sent is sent
        kept = [desk.file.content(p.content_sha256) for p in desk.case.all(SentPaper)]
        assert kept == ([data] if sent else [])
        assert any(p.pure_sha256 for p in desk.case.all(Paper)) is sent
    assert verify(path).findings == ()


def test_a_full_disk_at_sending_marks_nothing(
    sample: Desk, letter: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_word(made(sample))
    from desktop.casefile import act as acts_of_file

    def full(*_: object) -> None:
        raise Problem("file.disk-full", path=sample.path)

    with monkeypatch.context() as disk:
        disk.setattr(acts_of_file, "write_entry", full)
        with pytest.raises(Problem, match=r"file\.disk-full"):
            send(sample, letter)
    assert not sample.case.one(Letter, letter).sent
    assert sample.case.all(SentPaper) == ()
    assert send(sample, letter).papers


# -- copies, packages, passwords, removing for good -----------------------------------------------


@pytest.fixture
def theirs(sample: Desk, letter: UUID, tmp_path: Path) -> Iterator[Desk]:
    """A colleague's copy in another town, with a folder of papers of its own."""
    made(sample)
    there = tmp_path / "there"
    there.mkdir()
    sample.file.copy_to(there / sample.path.name)
    shutil.copytree(
        papers.papers_folder(sample.path), papers.papers_folder(there / sample.path.name)
    )
    office = Office(sample.office.clock, Folders(there / "home", there))
    with open_case(office, there / sample.path.name) as desk:
        yield desk


def test_two_copies_that_both_sent_keep_what_each_sent(
    sample: Desk, letter: UUID, theirs: Desk, tmp_path: Path
) -> None:
    (path,) = [each.path for each in going(theirs, letter)]
    assert path is not None
    other = in_word(path, "Басқа қалада.")
    mine = send(sample, letter)
    their = send(theirs, letter)
    copy = tmp_path / "copy.baqylau"
    theirs.file.copy_to(copy)
    merging.merge(sample, copy, {}, "kk")
    assert sample.case.one(Letter, letter).sent
    everything = {p.id: sample.file.content(p.content_sha256) for p in sample.case.all(SentPaper)}
    ours = bytes_of(sample, mine)[KIND, "kk"]
    assert everything == {mine.papers[0].id: ours, their.papers[0].id: other}
    now = sample.case.one(Letter, letter)
    assert {p.id for p in kept_at_sending(sample.case, now)} == set(everything)
    lies = papers.papers_folder(sample.path) / mine.papers[0].name
    for data in (ours, other):
        lies.write_bytes(data)
        assert changed_outside(sample) == ()
    in_word(lies, "Кейін.")
    assert codes(changed_outside(sample)) == ["sent.changed-outside"]
    sample.close()
    assert verify(sample.path).findings == ()


def test_a_mark_taken_back_here_and_kept_there_loses_no_version(
    sample: Desk, letter: UUID, theirs: Desk, tmp_path: Path
) -> None:
    kept = send(sample, letter)
    take_back_sent(sample, letter, "қате")
    copy = tmp_path / "copy.baqylau"
    theirs.file.copy_to(copy)
    merging.merge(sample, copy, {}, "kk")
    assert kept_before(sample.case, sample.case.one(Letter, letter)) == kept.papers


def test_a_package_holds_what_went_under_a_name_that_says_so(
    sample: Desk, letter: UUID, tmp_path: Path
) -> None:
    data = in_word(made(sample))
    send(sample, letter)
    for lawyer in (False, True):
        folder = make_package(sample, tmp_path / f"p{lawyer}", for_lawyer=lawyer).path
        (file,) = (folder / "data" / "sent").iterdir()
        assert file.read_bytes() == data
        assert file.name.startswith("001-")
        assert verify(folder).findings == ()


def test_an_exported_case_brings_what_went_back(
    sample: Desk, letter: UUID, office: Office, tmp_path: Path
) -> None:
    data = in_word(made(sample))
    (sent,) = send(sample, letter).papers
    exchange.export_case(sample, tmp_path / "case.json")
    with exchange.import_case(office, tmp_path / "case.json", tmp_path / "b.baqylau") as again:
        assert again.case.one(SentPaper, sent.id) == sent
        assert again.file.content(sent.content_sha256) == data


def test_in_a_case_with_a_password_what_went_is_nowhere_plain(sample: Desk, letter: UUID) -> None:
    keys.forget_all()
    data = in_word(made(sample), "ЖАСЫРЫН-77")
    protection.protect(sample, PASSWORD)
    (sent,) = send(sample, letter).papers
    opened = write_sent(sample, sent.id)
    assert opened.read_bytes() == data
    path = sample.path
    sample.close()
    assert not opened.exists()  # the copy that was opened does not stay, though it is read-only
    assert data[:200] not in path.read_bytes()
    keys.forget_all()


def test_removing_a_making_for_good_leaves_what_went(sample: Desk, letter: UUID) -> None:
    data = in_word(made(sample))
    (sent,) = send(sample, letter).papers
    for paper in sample.case.all(Paper):
        purging.purge(sample, "paper", paper.id, "тест")
    assert sample.file.content(sent.content_sha256) == data
    purging.purge(sample, "sent_paper", sent.id, "жеке деректер")
    with pytest.raises(Problem):
        sample.file.content(sent.content_sha256)
    sample.close()
    assert verify(sample.path).findings == ()


# -- the signed paper -----------------------------------------------------------------------------


def pages(desk: Desk, letter_id: UUID) -> tuple[Attachment, ...]:
    return scan_pages(desk.case.all(Attachment), desk.case.one(Letter, letter_id))


def test_a_scan_of_several_pages_is_kept_in_the_order_of_taking_in(
    sample: Desk, letter: UUID
) -> None:
    names = ["1.jpg", "2.HEIC", "3.pdf"]
    ids = [take_in_scan(sample, letter, pasted_source(n, n.encode() * 9)) for n in names]
    assert [each.name for each in pages(sample, letter)] == names
    assert [each.id for each in pages(sample, letter)] == ids
    assert pages(sample, letter)[1].media_type == "image/heic"
    assert take_in_scan(sample, letter, pasted_source("copy.jpg", b"1.jpg" * 9)) == ids[0]
    assert len(pages(sample, letter)) == 3
    drop_scan(sample, letter, ids[0])
    assert [each.name for each in pages(sample, letter)] == names[1:]
    assert sample.case.one(Letter, letter).attachment_id == ids[1]
    undoing.undo(sample)
    assert [each.name for each in pages(sample, letter)] == names
    for each in ids:
        drop_scan(sample, letter, each)
    assert pages(sample, letter) == ()
    assert not {*ids} & {each.id for each in sample.case.all(Attachment)}
    sample.close()
    assert verify(sample.path).findings == ()


def test_a_photo_that_is_evidence_too_stays_evidence(sample: Desk, letter: UUID) -> None:
    control = current_control(sample.case).id
    taken = take_in_evidence(sample, control, pasted_source("a.jpg", b"photo"))
    assert taken.record_id is not None
    page = take_in_scan(sample, letter, pasted_source("a.jpg", b"photo"))
    second = take_in_scan(sample, letter, pasted_source("b.jpg", b"other"))
    also = take_in_evidence(sample, control, pasted_source("b.jpg", b"other"))
    assert also.record_id is not None
    drop_scan(sample, letter, page)
    drop_scan(sample, letter, second)
    kept = {each.sha256 for each in sample.case.all(Attachment)}
    assert {hashlib.sha256(b"photo").hexdigest(), hashlib.sha256(b"other").hexdigest()} <= kept


def test_an_empty_scan_is_refused_and_one_too_large_before_it_is_read(
    sample: Desk, letter: UUID, tmp_path: Path
) -> None:
    empty = tmp_path / "a.pdf"
    empty.write_bytes(b"")
    before = sample.case
    with pytest.raises(Problem, match=r"evidence\.empty"):
        take_in_scan(sample, letter, file_source(empty))
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate((1 << 30) + 1)  # a hole: it takes no room
    with pytest.raises(Problem, match=r"evidence\.too-large"):
        take_in_scan(sample, letter, file_source(huge))
    assert sample.case is before


def test_a_large_scan_is_taken_in_piece_by_piece_and_can_be_stopped(
    sample: Desk, letter: UUID, tmp_path: Path
) -> None:
    scan = tmp_path / "scan.tif"
    data = os.urandom(3_500_000)
    scan.write_bytes(data)
    before = sample.case
    with pytest.raises(Problem, match=r"evidence\.stopped"):
        take_in_scan(sample, letter, file_source(scan), lambda done, _all: done < 2_000_000)
    assert sample.case is before
    steps: list[int] = []

    def heard(done: int, _all: int) -> bool:
        steps.append(done)
        return True

    page = take_in_scan(sample, letter, file_source(scan), heard)
    assert len(steps) == 4
    assert sample.file.content(sample.case.one(Attachment, page).sha256) == data


def test_the_scan_is_asked_for_once_a_letter_is_marked_and_refuses_nothing(
    sample: Desk, letter: UUID
) -> None:
    def asked() -> list[str]:
        step = standing(sample, course(sample).control_id).step("notice")
        assert step is not None
        return [m.fault or "" for m in step.left_open if m.address.path == "attachment_id"]

    assert asked() == []
    made(sample)
    send(sample, letter)
    assert asked() == ["step.no-scan"]
    step = standing(sample, course(sample).control_id).step("notice")
    assert step is not None
    assert step.state == "done"
    take_in_scan(sample, letter, pasted_source("a.jpg", b"photo"))
    assert asked() == []


def test_what_goes_by_an_electronic_signature_has_no_paper_to_scan(
    sample: Desk, letter: UUID
) -> None:
    made(sample)
    mark_sent(sample, letter, "eotinish", "2025-10-06")
    step = standing(sample, course(sample).control_id).step("notice")
    assert step is not None
    assert not [m for m in step.left_open if m.address.path == "attachment_id"]


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_kept_is_told_with_its_digest(sample: Desk, letter: UUID, lang: Lang) -> None:
    path = made(sample)
    kept = send(sample, letter)
    messages: Catalogue = sample.office.messages(lang)
    told, other = [messages.problem(each) for each in sentences_of(sample, kept)]
    assert path.name in told
    assert kept.papers[0].content_sha256 in told
    assert messages.say("paper.in.ru") in other


def test_where_the_letter_itself_was_never_made_that_is_told(sample: Desk, letter: UUID) -> None:
    made(sample, "kk", "group-protocol")
    assert codes(send(sample, letter).notes) == ["sent.letter-not-made"]


def test_where_one_language_is_enough_the_other_is_not_missed(sample: Desk, letter: UUID) -> None:
    made(sample)
    control = current_control(sample.case)
    enter(sample, FieldAddress("control", control.id, "languages"), ("kk",))
    assert send(sample, letter).notes == ()


def test_a_copy_that_was_taken_in_as_evidence_is_not_taken_for_a_scan(
    sample: Desk, letter: UUID, tmp_path: Path
) -> None:
    scan = tmp_path / "a.pdf"
    scan.write_bytes(b"%PDF")
    take_in(sample, scan)
    assert pages(sample, letter) == ()


def test_a_kept_word_file_opens_as_it_was_edited(sample: Desk, letter: UUID) -> None:
    in_word(made(sample))
    (sent,) = send(sample, letter).papers
    document = docx.Document(BytesIO(sample.file.content(sent.content_sha256)))
    assert "ҚОЛМЕН жазылған." in [each.text for each in document.paragraphs]


# -- a PDF beside the Word file --------------------------------------------------------------------


def test_a_pdf_is_kept_once_beside_each_word_file_and_is_not_taken_for_it(
    sample: Desk, letter: UUID
) -> None:
    made(sample)
    mark_sent(sample, letter, "hand", "06.10.2025")
    lacking = without_pdf(sample, letter)
    (word,) = kept_at_sending(sample.case, sample.case.one(Letter, letter))
    assert lacking == {str(word.id): sample.file.content(word.content_sha256)}
    for _ in range(2):
        keep_pdfs(sample, dict.fromkeys(lacking, b"%PDF-1.7"))
    kept = kept_at_sending(sample.case, sample.case.one(Letter, letter))
    assert [each.name for each in kept] == [word.name, f"{Path(word.name).stem}.pdf"]
    assert without_pdf(sample, letter) == {}
    assert as_it_went(sample.case, course(sample), KIND, "kk", sample.office.law) == (word,)


def test_a_pdf_that_comes_after_the_mark_was_taken_back_is_not_kept(
    sample: Desk, letter: UUID
) -> None:
    made(sample)
    mark_sent(sample, letter, "hand", "06.10.2025")
    lacking = without_pdf(sample, letter)
    take_back_sent(sample, letter, "қате")
    keep_pdfs(sample, dict.fromkeys(lacking, b"%PDF-1.7"))
    assert not [each for each in sample.case.all(SentPaper) if each.name.endswith(".pdf")]


def test_what_went_is_printed_as_it_went_whatever_lies_in_the_folder(
    sample: Desk, letter: UUID
) -> None:
    path = made(sample)
    went = in_word(path)
    mark_sent(sample, letter, "hand", "06.10.2025")
    in_word(path, "КЕЙІН жазылған.")
    (part,) = packet(sample, course(sample).id, KIND)
    assert part.docx == went


def test_a_reading_copy_never_goes(sample: Desk, letter: UUID) -> None:
    for lang in LANGS:
        made(sample, lang)
    assert [each.lang for each in going(sample, letter)] == ["kk", "ru"]
    control = current_control(sample.case)
    enter(sample, FieldAddress("control", control.id, "languages"), ())
    assert [each.lang for each in going(sample, letter)] == ["kk", "ru"]


def test_a_page_of_the_scan_that_is_evidence_too_leaves_the_scan_and_stays_in_the_case(
    sample: Desk, letter: UUID, tmp_path: Path
) -> None:
    pages = []
    for n in range(3):
        path = tmp_path / f"p{n}.pdf"
        path.write_bytes(f"%PDF-1.7 {n}".encode())
        pages.append(take_in_scan(sample, letter, file_source(path)))
    control = current_control(sample.case)
    evidence = Evidence(
        id=new_id(), control_id=control.id, number=99, kind="document", attachment_id=pages[1]
    )
    sample.act("evidence.add", [evidence])
    drop_scan(sample, letter, pages[1])
    left = scan_pages(sample.case.all(Attachment), sample.case.one(Letter, letter))
    assert [each.id for each in left] == [pages[0], pages[2]]
    assert sample.case.one(Attachment, pages[1]).of_id is None


def test_going_back_to_a_backup_keeps_all_that_went(sample: Desk, letter: UUID) -> None:
    made(sample)
    backup = backups.back_up(sample, "opened")
    assert backup is not None
    mark_sent(sample, letter, "hand", "06.10.2025")
    keep_pdfs(sample, dict.fromkeys(without_pdf(sample, letter), b"%PDF-1.7"))
    kept = sample.case.all(SentPaper)
    assert len(kept) == 2
    backups.go_back(sample, backup)
    assert sample.case.all(SentPaper) == kept


def test_where_the_clock_stood_ahead_and_was_put_right_the_last_making_goes(
    sample: Desk, letter: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, office = sample.path, sample.office
    with monkeypatch.context() as ahead:
        ahead.setattr(ids, "uuid7", lambda: UUID(int=uuid7().int | 1 << 120))
        sample.office = Office(FixedClock.on(date(2040, 3, 1)), office.folders)
        begin_again(sample, course(sample).id, "member-replaced")
        begun = letter_for(sample, course(sample).id, KIND)
        first = make_beside_case(sample, course(sample).id, KIND, "kk").paper
    assert begun.id != letter
    sample.close()
    ids._ids.last = 0  # another day, another process
    with open_case(office, path) as desk:
        topic = FieldAddress("control", current_control(desk.case).id, "topic.kk")
        enter(desk, topic, "Жаңа мәселе")
        second = make_beside_case(desk, course(desk).id, KIND, "kk")
        second.path.unlink()
        (goes,) = going(desk, begun.id)
        assert goes.paper == second.paper != first
        begin_again(desk, course(desk).id, "member-replaced")
        assert letter_for(desk, course(desk).id, KIND).id not in (letter, begun.id)


def test_the_number_of_what_went_with_a_letter_cannot_be_declared_void(
    sample: Desk, letter: UUID
) -> None:
    enter(sample, FieldAddress("control", current_control(sample.case).id, "sample"), False)
    protocol = letter_for(sample, course(sample).id, "group-protocol").id
    give_number(sample, protocol, "2025-10-03", "46/2")
    made(sample)
    made(sample, "kk", "group-protocol")

    def line() -> Entry:
        entries = register(sample.office).entries
        return next(each for each in entries if each.letter_id == protocol)

    assert line().state == "written"
    send(sample, letter)
    assert (line().state, line().letter.sent_on) == ("sent", "2025-10-06")
    for each in [one for one in sample.case.all(Paper) if one.kind == "group-protocol"]:
        purging.purge(sample, "paper", each.id, "басқа")  # its makings are not needed to know it
    with pytest.raises(Problem, match=r"letter\.void-after-sending"):
        declare_void(sample.office, line(), "қате")
    take_back_sent(sample, letter, "қате")
    assert line().state == "written"
    declare_void(sample.office, line(), "қате")
    assert line().void_reason == "қате"


def test_what_went_with_a_letter_takes_only_the_number_that_stands_on_it(
    sample: Desk, letter: UUID
) -> None:
    protocol = letter_for(sample, course(sample).id, "group-protocol").id
    made(sample)
    made(sample, "kk", "group-protocol")
    send(sample, letter)
    with pytest.raises(Problem, match=r"letter\.series-after-sending"):
        give_number(sample, protocol, "2025-10-07")
    assert give_number(sample, protocol, "2025-10-07", "46/2").number == "46/2"
