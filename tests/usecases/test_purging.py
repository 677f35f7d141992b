"""Removing for good: nothing of it in any file that the program knows, and the log stays true."""

import hashlib
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from uuid import UUID

import clean_room
import pytest
from msgspec.structs import replace
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from desktop.casefile import erasing, keys
from desktop.casefile import file as case_file
from desktop.casefile.file import CaseFile
from desktop.casefile.log import Erased, Erasings
from desktop.casefile.places import put_journal_aside
from desktop.domain.control import Control, Evidence, Finding, Look, Proceeding, Recommendation
from desktop.domain.correspondence import Attachment, Letter, Paper
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.parties import Membership, Person
from desktop.domain.text import LANGS, Lang, LocalText
from desktop.usecases import backups, protection, second_place
from desktop.usecases.cases import current_control, new_case, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter, remove
from desktop.usecases.history import events
from desktop.usecases.library import note
from desktop.usecases.merging import merge, preview
from desktop.usecases.office import Folders, Office
from desktop.usecases.package import make_package
from desktop.usecases.purging import NOTES, candidates, former_values, purge, reach
from desktop.usecases.replies import letter_came
from desktop.usecases.reply_reading import take_in_reply
from desktop.usecases.rescue import rescue
from desktop.usecases.taking_in import pasted_source, take_in, take_in_evidence, write_out
from desktop.usecases.undoing import undo

MARK = "ӨШІРІЛСІН-77"
BYTES = MARK.encode()


def control_id(desk: Desk) -> UUID:
    return current_control(desk.case).id


def finding(desk: Desk, title: str) -> UUID:
    made = add(desk, "finding", control_id=control_id(desk))
    enter(desk, FieldAddress("finding", made, "title.ru"), title)
    return made


def title(desk: Desk, record_id: UUID, text: str) -> None:
    enter(desk, FieldAddress("finding", record_id, "title.ru"), text)


def holding(folder: Path) -> list[Path]:
    """The files under a folder in which the marker stands, plain or as JSON writes it."""
    spelled = (BYTES, MARK.encode("utf-16-le"), MARK.encode("unicode_escape"))
    return [
        file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and any(each in file.read_bytes() for each in spelled)
    ]


@pytest.fixture
def home(desk: Desk, tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    desk.close()
    assert holding(tmp_path) == [], "after closing nothing of it is in any file"


def test_a_record_goes_from_the_file_its_log_and_the_backups(desk: Desk, home: Path) -> None:
    before = backups.back_up(desk, "opened")
    about = finding(desk, f"первое {MARK}")
    look = add(desk, "look", finding_id=about)
    enter(desk, FieldAddress("look", look, "place"), MARK)
    names = add(desk, "recommendation", control_id=control_id(desk), finding_ids=frozenset({about}))
    for n in range(40):
        title(desk, about, f"{MARK} {n}")
    with_it = backups.back_up(desk, "working")
    assert before is not None
    assert with_it is not None
    for lang in LANGS:
        far = reach(desk, "finding", about, lang)
        assert len(far.goes) == 2
        assert far.backups == 1
    done = purge(desk, "finding", about, "согласие отозвано")
    assert (done.backups, done.fresh, done.cleaned) == (1, True, "clean")
    assert desk.case.get(Finding, about) is None
    assert desk.case.one(Recommendation, names).finding_ids == frozenset()
    assert before.path.exists()
    assert [each.number for each in backups.kept(desk.office, desk.case.id)] == [3, 1]
    report = verify(desk.path)
    assert report.findings == ()
    assert report.counts["erased"] > 40
    told = events(desk, "ru")[0]
    assert (told.act.kind, told.act.note) == ("record.purge", "согласие отозвано")
    with pytest.raises(Problem, match=r"undo\.purge"):
        undo(desk)


def test_what_was_typed_by_mistake_goes_and_what_stands_now_stays(desk: Desk, home: Path) -> None:
    about = finding(desk, f"ИИН {MARK}")
    title(desk, about, f"еще раз {MARK}")
    title(desk, about, "как надо")
    (former,) = [f for f in former_values(desk, "finding", about, "ru") if f.path == "title.ru"]
    assert former.n == 2
    purge(desk, "finding", about, "ИИН набран по ошибке", "title.ru")
    assert desk.case.one(Finding, about).title.ru == "как надо"
    assert [each.path for each in former_values(desk, "finding", about, "ru")] == [NOTES]
    assert verify(desk.path).findings == ()
    told = [shift for event in events(desk, "ru", of=about) for shift in event.shifts]
    erased = desk.office.messages("ru").say("undo.erased")
    assert [(s.old, s.new) for s in told if s.path == "title.ru"] == [
        (erased, "как надо"),
        ("", erased),
    ]
    assert not any(s.back for s in told if erased == s.old)
    title(desk, about, "дальше")
    assert undo(desk) is not None
    assert desk.case.one(Finding, about).title.ru == "как надо"
    assert verify(desk.path).findings == ()


def test_what_was_taken_out_before_is_found_in_the_log_and_goes(desk: Desk, home: Path) -> None:
    about = finding(desk, f"первое {MARK}")
    look = add(desk, "look", finding_id=about)
    enter(desk, FieldAddress("look", look, "place"), MARK)
    remove(desk, FieldAddress("finding", about, ""))
    (lost,) = [c for c in candidates(desk, "ru") if c.record_id == about]
    assert not lost.there
    assert MARK in lost.name
    purge(desk, "finding", about, "")
    assert [c for c in candidates(desk, "ru") if c.record_id in (about, look)] == []
    assert verify(desk.path).findings == ()


def test_a_photo_goes_with_its_bytes_and_the_copy_that_was_opened(
    desk: Desk, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    photo = tmp_path_factory.mktemp("phone") / "a.jpg"
    photo.write_bytes(BYTES * 200_000)
    attachment = take_in(desk, photo)
    about = add(desk, "evidence", control_id=control_id(desk), attachment_id=attachment)
    write_out(desk, attachment, desk.path.with_suffix("") / "attachments")
    original = desk.case.one(Attachment, attachment)
    with desk.file.act("attachment.working-copy", desk.office.author) as act:
        sha256 = act.store(BYTES * 100)
        drawn = replace(
            original, id=new_id(), sha256=sha256, size=100, of_id=attachment, part="working_copy"
        )
        act.put(drawn)
        desk.case = act.commit()
    backups.back_up(desk, "working")
    assert len(reach(desk, "evidence", about, "ru").goes) == 3
    size = desk.path.stat().st_size
    purge(desk, "evidence", about, "на снимке ребенок")
    assert desk.case.all(Attachment) == ()
    assert desk.path.stat().st_size < size / 4
    assert verify(desk.path).findings == ()


def test_a_photo_that_was_taken_out_before_goes_with_its_evidence(
    desk: Desk, home: Path, tmp_path: Path
) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(BYTES)
    attachment = take_in(desk, photo)
    photo.unlink()
    piece = add(desk, "evidence", control_id=control_id(desk), attachment_id=attachment)
    remove(desk, FieldAddress("attachment", attachment, ""))
    purge(desk, "evidence", piece, "")
    assert not [each for each in candidates(desk, "ru") if each.kind == "attachment"]
    assert verify(desk.path).findings == ()


@pytest.mark.parametrize("taken_out", [False, True])
def test_typed_words_that_became_a_letter_s_file_go_with_the_file(
    desk: Desk, home: Path, taken_out: bool
) -> None:
    letter = letter_came(desk, control_id(desk))
    for words in (f"Ответ {MARK}", f"Ответ {MARK} полный"):
        enter(desk, FieldAddress("letter", letter, "words"), words)
    file = pasted_source("reply.txt", words.encode())
    take_in_reply(desk, letter, control_id(desk), [file])
    kept = desk.case.one(Letter, letter)
    assert (kept.words, kept.attachment_id is None) == ("", False)
    assert kept.attachment_id is not None
    if taken_out:
        remove(desk, FieldAddress("attachment", kept.attachment_id, ""))
    purge(desk, "attachment", kept.attachment_id, "просьба")
    assert desk.case.one(Letter, letter).attachment_id is None
    assert verify(desk.path).findings == ()


def test_bytes_that_another_record_names_stay(desk: Desk, tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"shared")
    attachment = take_in(desk, photo)
    first, second = (
        add(desk, "evidence", control_id=control_id(desk), attachment_id=attachment)
        for _ in range(2)
    )
    purge(desk, "evidence", first, "")
    assert desk.file.content(desk.case.one(Attachment, attachment).sha256) == b"shared"
    purge(desk, "evidence", second, "")
    assert desk.case.all(Attachment) == ()
    assert verify(desk.path).findings == ()


def test_a_person_goes_with_the_membership(desk: Desk, home: Path) -> None:
    person = add(desk, "person")
    enter(desk, FieldAddress("person", person, "full_name.kk"), MARK)
    add(desk, "membership", control_id=control_id(desk), person_id=person, role="member")
    purge(desk, "person", person, "")
    assert (desk.case.get(Person, person), desk.case.all(Membership)) == (None, ())
    assert verify(desk.path).findings == ()


def test_a_control_is_not_removed_but_what_stood_in_its_fields_is(desk: Desk, home: Path) -> None:
    address = FieldAddress("control", control_id(desk), "topic.ru")
    enter(desk, address, MARK)
    enter(desk, address, "тема")
    for refused in (
        lambda: purge(desk, "control", control_id(desk), ""),
        lambda: reach(desk, "control", control_id(desk), "ru"),
    ):
        with pytest.raises(Problem, match=r"case\.not-removable"):
            refused()
    purge(desk, "control", control_id(desk), "", "topic.ru")
    assert desk.case.one(Control, control_id(desk)).topic.ru == "тема"


def test_nothing_without_which_a_case_does_not_open_is_removed(desk: Desk) -> None:
    """Whatever is offered and removed: the case opens afterwards."""
    proceeding = desk.case.all(Proceeding)[0].id
    with pytest.raises(Problem, match=r"case\.not-removable"):
        purge(desk, "proceeding", proceeding, "")
    for each in candidates(desk, "ru"):
        with suppress(Problem):
            purge(desk, each.kind, each.record_id, "")
        note(desk.office, desk)
        with open_case(desk.office, desk.path, write=False) as again:
            assert current_control(again.case)


def test_a_paper_that_was_taken_out_before_goes_with_its_words_and_not_with_its_template(
    desk: Desk, home: Path
) -> None:
    with desk.file.act("paper.make", desk.office.author) as act:
        template = act.store(b"template")
        paper = Paper(
            id=new_id(),
            control_id=control_id(desk),
            kind="notice",
            lang="kk",
            made_at=desk.office.clock.now(),
            content_sha256=act.store(BYTES),
            facts_sha256=act.store(BYTES * 2),
            template_sha256=template,
            edition="",
        )
        act.put(paper)
        desk.case = act.commit()
    desk.act("paper.remove", [], [paper])
    purge(desk, "paper", paper.id, "")
    assert desk.file.content(template) == b"template"
    assert verify(desk.path).findings == ()


def test_a_backup_that_was_in_use_is_removed_with_the_next_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = finding(desk, MARK)
    held = backups.back_up(desk, "working")
    assert held is not None
    with monkeypatch.context() as busy:
        busy.setattr(backups, "remove", lambda _backup: False)
        done = purge(desk, "finding", about, "")
    assert (done.backups, done.left) == (0, 1)
    assert held.path.exists()
    finding(desk, "другое")
    backups.back_up(desk, "working")
    assert not held.path.exists()


def test_where_the_disk_is_too_full_to_clean_up_it_is_said_and_tried_again(
    desk: Desk, office: Office, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    def no_room(_connection: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise OperationalError("VACUUM", {}, error)

    about = finding(desk, MARK)
    with monkeypatch.context() as full:
        full.setattr("desktop.casefile.file._rebuild", no_room)
        assert purge(desk, "finding", about, "").cleaned == "full"
    path = desk.path
    desk.close()
    open_case(office, path).close()


def test_a_file_that_another_program_reads_is_not_told_as_a_full_disk(
    desk: Desk, office: Office, home: Path
) -> None:
    about = finding(desk, MARK)
    path = desk.path
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        desk.file._store.connection.exec_driver_sql("PRAGMA busy_timeout=50")

        def reading(connection: Connection) -> None:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM act").fetchall()
            rebuild(connection)

        rebuild = case_file._rebuild
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(case_file, "_rebuild", reading)
            assert purge(desk, "finding", about, "").cleaned == "busy"
    desk.close()
    open_case(office, path).close()


def test_a_mark_that_cannot_be_taken_away_now_does_not_refuse_the_case(
    desk: Desk, office: Office
) -> None:
    about = finding(desk, MARK)
    path = desk.path

    def held(connection: Connection) -> None:
        rebuild(connection)
        holder.execute("BEGIN IMMEDIATE")

    rebuild = case_file._rebuild
    desk.file._store.connection.exec_driver_sql("PRAGMA busy_timeout=50")
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(case_file, "_rebuild", held)
            assert purge(desk, "finding", about, "").cleaned == "busy"
        desk.close()
        with open_case(office, path) as again:
            assert again.case.all(Finding) == ()


def test_that_no_fresh_backup_could_be_made_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = finding(desk, MARK)
    backups.back_up(desk, "working")
    usage = shutil.disk_usage(desk.path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage._replace(free=1 << 10))
    done = purge(desk, "finding", about, "")
    assert (done.backups, done.fresh) == (1, False)


def test_files_that_were_put_aside_and_other_copies_are_named_with_their_path(
    desk: Desk, office: Office
) -> None:
    about = finding(desk, MARK)
    made = backups.back_up(desk, "working")
    assert made is not None
    path, case_id = desk.path, desk.case.id
    colleague = path.with_name("colleague.baqylau")
    desk.file.copy_to(colleague)
    with open_case(office, colleague) as other:
        note(office, other)
    desk.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    aside = backups.recover(office, made, path)
    assert aside is not None
    stray = path.with_name("a.baqylau-journal")
    stray.write_bytes(whole[:4096])
    put_journal_aside(path)
    office.folders.backups.joinpath("a.0.9.2025-01-01.baqylau").write_bytes(whole)
    with new_case(office, path.with_name("strange.baqylau"), LocalText(kk="Басқа")) as strange:
        finding(strange, MARK)
        note(office, strange)
    with open_case(office, path) as again:
        assert again.case.id == case_id
        files = reach(again, "finding", about, "ru").files
    assert {each.name for each in files} == {
        "colleague.baqylau",
        aside.name,
        "a.baqylau-journal.old1",
        "a.0.9.2025-01-01.baqylau",
    }


def test_where_removing_makes_room_a_fresh_backup_is_made(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = finding(desk, MARK)
    held = backups.back_up(desk, "working")
    assert held is not None
    usage = shutil.disk_usage(desk.path)

    def free(_place: object) -> object:
        return usage._replace(free=1 << 10 if held.path.exists() else usage.free)

    monkeypatch.setattr(shutil, "disk_usage", free)
    done = purge(desk, "finding", about, "")
    assert (done.backups, done.fresh) == (1, True)
    assert len(backups.lines(desk).own) == 1


# -- what was noted -------------------------------------------------------------------------------


def notes(desk: Desk) -> list[str]:
    return [act.note for act in desk.file.acts() if act.note]


def because(desk: Desk, of: UUID, text: str, why: str) -> None:
    """A finding's title, or the control's topic, is typed with a reason."""
    kind, path = ("finding", "title.ru") if desk.case.get(Finding, of) else ("control", "topic.ru")
    enter(desk, FieldAddress(kind, of, path), text, note=why)


def test_a_reason_given_about_a_record_goes_with_it(desk: Desk, home: Path) -> None:
    about, other = finding(desk, "Первое"), finding(desk, "Второе")
    because(desk, about, "Иное", f"так сказал {MARK}")
    because(desk, other, "Третье", "опечатка")
    because(desk, other, "Четвёртое", "переписано из «Иное»")
    title(desk, about, "Иное и верное")
    because(desk, other, "Пятое", "как в «Иное и верное»")
    purge(desk, "finding", about, "согласие отозвано")
    assert notes(desk) == ["опечатка", "переписано из «Иное»", "согласие отозвано"]
    assert verify(desk.path).findings == ()


def test_a_note_that_tells_a_former_value_goes_with_it_and_what_stands_may_be_told(
    desk: Desk, home: Path
) -> None:
    about = finding(desk, "Первое")
    title(desk, about, f"ИИН {MARK}")
    because(desk, control_id(desk), "Тема", f"там ИИН {MARK}")
    because(desk, control_id(desk), "Тема 2", "там верное имя")
    title(desk, about, "верное имя")
    assert undo(desk) is not None
    title(desk, about, "верное имя")
    undone = notes(desk)[-1]
    purge(desk, "finding", about, "набран по ошибке", "title.ru")
    assert notes(desk) == ["там верное имя", undone, "набран по ошибке"]
    assert verify(desk.path).findings == ()


def test_what_was_noted_on_a_record_goes_by_itself(desk: Desk, home: Path) -> None:
    about = finding(desk, "Первое")
    because(desk, about, "Иное", f"ИИН {MARK}")
    backups.back_up(desk, "working")
    told = [f for f in former_values(desk, "finding", about, "kk") if f.path == NOTES]
    assert [each.n for each in told] == [1]
    assert reach(desk, "finding", about, "ru", NOTES).backups == 1
    purge(desk, "finding", about, "", NOTES)
    assert notes(desk) == []
    assert desk.case.one(Finding, about).title.ru == "Иное"
    assert verify(desk.path).findings == ()


def test_a_note_goes_in_a_copy_that_is_joined_and_in_the_package(
    desk: Desk, theirs: Desk, tmp_path: Path
) -> None:
    about = finding(desk, "Первое")
    because(desk, about, "Иное", f"ИИН {MARK}")
    merge(theirs, sent(desk, "to them.baqylau"), {}, "ru")
    assert MARK in "".join(notes(theirs))
    finding(theirs, "Второе")
    because(theirs, about, "Третье", f"и здесь {MARK}")
    purge(desk, "finding", about, "")
    merge(theirs, sent(desk, "again.baqylau"), {}, "ru")
    assert notes(theirs) == []
    assert verify(theirs.path).findings == ()
    merge(desk, sent(theirs, "back.baqylau"), {}, "ru")
    assert notes(desk) == []
    assert verify(desk.path).findings == ()
    package = make_package(desk, tmp_path / "package.zip", for_lawyer=False)
    assert verify(package.path).findings == ()
    clean_room.read(str(package.path))
    rescued = rescue(desk.office, desk.path, tmp_path / "rescued.baqylau")
    assert rescued.whole


# -- what the log holds of it ---------------------------------------------------------------------


def test_nothing_is_erased_but_what_an_act_says_that_was_not_done_upon_it(desk: Desk) -> None:
    about = finding(desk, "Первое")
    because(desk, about, "Иное", "причина")
    title(desk, about, "Верное")
    purge(desk, "finding", about, "", "title.ru")
    title(desk, about, "Позже")
    path = desk.path
    desk.close()
    whole = path.read_bytes()

    def found(change: str, *values: object) -> list[str]:
        path.write_bytes(whole)
        with closing(sqlite3.connect(path)) as database, database:
            database.execute(change, values)
        return [each.code for each in verify(path).findings]

    newest = "act = (SELECT max(act) FROM change WHERE path = 'title.ru')"
    gone = f"UPDATE change SET value = NULL, salt = NULL WHERE op = 'set' AND {newest}"
    assert "verify.logged-value" in found(gone), "done upon the removal, it is damage"
    old = "UPDATE act SET note = NULL, note_salt = NULL WHERE seq = (SELECT max(seq) FROM act)"
    assert found(old) == ["verify.act-text"]
    salt, value = b"0" * 16, '["Первое","2025-10-20T07:00:00Z"]'
    digest = hashlib.sha256(salt + value.encode()).hexdigest()
    left = "UPDATE change SET value = ?, salt = ?, digest = ? WHERE op = 'set' AND value IS NULL"
    assert "verify.not-erased" in found(left, value, salt, digest)


def test_what_was_typed_beside_a_removal_must_be_gone_and_what_upon_it_may_stand(
    desk: Desk, theirs: Desk
) -> None:
    about = finding(desk, "Общее")
    merge(theirs, sent(desk, "to them.baqylau"), {}, "ru")
    purge(desk, "finding", about, "", "title.ru")
    title(theirs, about, "рядом")
    copy = sent(desk, "purged.baqylau")
    (both,) = preview(theirs, copy, "ru").disagreements
    merge(theirs, copy, {(both.key, both.path): "theirs"}, "ru")
    assert verify(theirs.path).findings == ()
    title(theirs, about, "после")
    assert verify(theirs.path).findings == ()
    with closing(sqlite3.connect(theirs.path)) as database:
        held = database.execute(
            "SELECT count(*) FROM change WHERE path = 'title.ru' AND value LIKE '%рядом%'"
        ).fetchone()
    assert held == (0,)


def test_however_much_goes_the_log_is_read_through_as_often(desk: Desk) -> None:
    about = finding(desk, "Первое")
    for _ in range(30):
        add(desk, "look", finding_id=about)
    one = frozenset({("finding", str(about), "")})
    all_ = one | {("look", str(each.id), "") for each in desk.case.all(Look)}

    def statements(erased: Erased) -> int:
        said: list[str] = []
        with closing(sqlite3.connect(desk.path)) as database:
            database.set_trace_callback(said.append)
            assert erasing.holds(database, frozenset(("", *each) for each in erased))
            erasing.notes_about(database, erased)
            erasing.erase(database, erased, 10**6)
            database.rollback()
        return len(said)

    assert statements(one) == statements(all_)


# -- copies ---------------------------------------------------------------------------------------


@pytest.fixture
def theirs(desk: Desk, office: Office, tmp_path: Path) -> Iterator[Desk]:
    """A colleague's copy, parted when a finding was there."""
    finding(desk, f"первое {MARK}")
    folder = tmp_path / "there"
    folder.mkdir()
    desk.file.copy_to(folder / "copy.baqylau")
    other = Office(office.clock, Folders(folder / "home", folder))
    other.__dict__["law"] = office.law
    with open_case(other, folder / "copy.baqylau") as opened:
        yield opened


def sent(desk: Desk, name: str) -> Path:
    path = desk.path.parent.parent / "sent" / name
    desk.file.copy_to(path)
    return path


@pytest.mark.parametrize("edited", [False, True])
def test_a_copy_that_is_joined_does_not_bring_it_back(
    desk: Desk, theirs: Desk, home: Path, edited: bool
) -> None:
    (about,) = (each.id for each in desk.case.all(Finding))
    if edited:
        title(theirs, about, f"правка {MARK}")
        look = add(theirs, "look", finding_id=about)
        enter(theirs, FieldAddress("look", look, "place"), "сайт")
    names = add(
        theirs, "recommendation", control_id=control_id(desk), finding_ids=frozenset({about})
    )
    purge(desk, "finding", about, "")
    copy = sent(theirs, "a.baqylau")
    seen = preview(desk, copy, "ru")
    assert (seen.disagreements, seen.kept) == ((), ())
    assert len(seen.gone) == (2 if edited else 0)
    merge(desk, copy, {}, "ru")
    assert desk.case.get(Finding, about) is None
    assert desk.case.one(Recommendation, names).finding_ids == frozenset()
    assert verify(desk.path).findings == ()
    merge(theirs, sent(desk, "b.baqylau"), {}, "ru")
    assert theirs.case.get(Finding, about) is None
    assert theirs.file.heads == desk.file.heads
    assert verify(theirs.path).findings == ()
    theirs.close()
    shutil.rmtree(desk.path.parent.parent / "sent")


def test_a_field_s_former_value_goes_in_the_copy_as_well(
    desk: Desk, theirs: Desk, home: Path
) -> None:
    (about,) = (each.id for each in desk.case.all(Finding))
    backups.back_up(theirs, "working")
    title(desk, about, "как надо")
    purge(desk, "finding", about, "", "title.ru")
    title(theirs, about, f"их правка {MARK}")
    merge(theirs, sent(desk, "b.baqylau"), {}, "ru")
    merge(desk, sent(theirs, "a.baqylau"), {}, "ru")
    for each in (desk, theirs):
        assert each.case.one(Finding, about).title.ru == "как надо"
        assert verify(each.path).findings == ()
    theirs.close()
    shutil.rmtree(desk.path.parent.parent / "sent")


def test_a_photo_that_both_took_in_goes_in_both(
    desk: Desk, theirs: Desk, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    photo = tmp_path_factory.mktemp("phone") / "a.jpg"
    photo.write_bytes(BYTES * 10)
    mine, other = take_in(desk, photo), take_in(theirs, photo)
    purge(desk, "finding", desk.case.all(Finding)[0].id, "")
    purge(desk, "attachment", mine, "")
    copy = sent(theirs, "a.baqylau")
    assert len(preview(desk, copy, "ru").gone) == 1
    merge(desk, copy, {}, "ru")
    assert desk.case.get(Attachment, other) is None
    assert verify(desk.path).findings == ()
    merge(theirs, sent(desk, "b.baqylau"), {}, "ru")
    assert theirs.case.all(Attachment) == ()
    assert verify(theirs.path).findings == ()
    theirs.close()
    shutil.rmtree(desk.path.parent.parent / "sent")


@pytest.mark.parametrize("away", [False, True])
def test_what_was_removed_for_good_goes_from_the_second_place_too(
    desk: Desk, home: Path, *, away: bool
) -> None:
    stick, pocket = home / "stick", home / "pocket"
    stick.mkdir()
    second_place.choose(desk.office, stick)
    about = finding(desk, MARK)
    backups.back_up(desk, "working")
    assert second_place.bring(desk.office, desk.case.id) is not None
    if away:
        stick.rename(pocket)
    done = purge(desk, "finding", about, "қате")
    assert done.left == 0
    if away:
        pocket.rename(stick)
        assert holding(stick), "only the place that was away still holds it"
    second_place.bring(desk.office, desk.case.id)
    assert holding(stick) == []
    assert len(second_place.kept(desk.office, desk.case.id)) == 1


def test_a_backup_that_the_power_failure_left_goes_with_the_next_opening(
    desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = finding(desk, MARK)
    backups.back_up(desk, "working")
    with monkeypatch.context() as power:
        power.setattr(backups, "remove", lambda _backup: sys.exit())
        with pytest.raises(SystemExit):
            purge(desk, "finding", about, "")
    assert holding(home)
    assert backups.back_up(desk, "opened") is None, "nothing changed since the fresh one"
    assert holding(home) == []


def test_a_field_of_which_something_was_removed_before_is_removed_from_later_backups_too(
    desk: Desk, home: Path
) -> None:
    about = finding(desk, "первая тайна")
    title(desk, about, "можно")
    purge(desk, "finding", about, "", "title.ru")
    title(desk, about, MARK)
    backups.back_up(desk, "working")
    title(desk, about, "тоже можно")
    assert purge(desk, "finding", about, "", "title.ru").backups == 1
    assert holding(home) == []


def test_a_file_that_was_taken_in_again_after_its_removal_goes_the_second_time_too(
    desk: Desk, home: Path
) -> None:
    for _ in range(2):
        take_in_evidence(desk, control_id(desk), pasted_source("a.txt", BYTES * 100))
        backups.back_up(desk, "working")
        (piece,) = desk.case.all(Evidence)
        assert purge(desk, "evidence", piece.id, "").backups == 1
    assert holding(home) == []


def test_a_backup_that_a_password_locks_stays_until_its_key_is_there(
    desk: Desk, office: Office, home: Path
) -> None:
    about = finding(desk, MARK)
    other = office.folders.cases / "other.baqylau"
    desk.file.copy_to(other)
    with open_case(office, other) as copy:
        protection.protect(copy, "құпия")
        key = copy.file.key
        (theirs,) = backups.lines(copy).own
    assert key is not None
    protection.lock()
    assert purge(desk, "finding", about, "").left == 1
    backups.back_up(desk, "working")
    assert theirs.path.exists()
    keys.learn(key)
    finding(desk, "ещё")
    backups.back_up(desk, "working")
    assert not theirs.path.exists()
    keys.forget_all()


def test_a_backup_in_the_second_place_that_is_locked_meanwhile_stays(
    desk: Desk, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    second_place.choose(office, stick)
    protection.protect(desk, "құпия")
    purge(desk, "finding", finding(desk, "тайна"), "")
    backups.back_up(desk, "working")
    second_place.bring(office, desk.case.id)
    before = second_place.kept(office, desk.case.id)
    finding(desk, "ещё")
    backups.back_up(desk, "working")
    real = CaseFile.erasings

    def locked_meanwhile(file: CaseFile) -> Erasings:
        found = real(file)
        keys.forget_all()
        return found

    monkeypatch.setattr(CaseFile, "erasings", locked_meanwhile)
    second_place.bring(office, desk.case.id)
    assert before
    assert all(each.path.exists() for each in before)


@pytest.mark.parametrize("lang", LANGS)
def test_people_without_a_name_are_told_apart_by_what_is_known_of_them(
    desk: Desk, lang: Lang
) -> None:
    head, *nobody = (add(desk, "person") for _ in range(3))
    enter(desk, FieldAddress("person", head, "post.ru"), "Начальник отдела")
    named = {each.record_id: each.name for each in candidates(desk, lang)}
    assert named[head].endswith(": Начальник отдела")
    without = desk.office.messages(lang).say("purge.nameless")
    assert [named[each] for each in nobody] == [
        f"{desk.office.law.fields.records['person'].one.text(lang)}: {without} ({n})"
        for n in (1, 2)
    ]
    assert len(set(named.values())) == len(named)


def test_a_picture_without_a_title_is_called_by_its_file(desk: Desk) -> None:
    taken = take_in_evidence(desk, control_id(desk), pasted_source("Снимок.png", b"x"))
    named = {each.record_id: each.name for each in candidates(desk, "ru")}
    assert taken.record_id is not None
    assert named[taken.record_id].endswith("1. Снимок.png")
