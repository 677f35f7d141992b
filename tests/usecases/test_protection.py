"""A password for a case: nothing plain is left, and everything that a case does it still does."""

import random
import shutil
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

import docx
import pytest
import segno

from desktop.casefile import keys
from desktop.casefile.header import is_protected
from desktop.domain.clock import FixedClock
from desktop.domain.control import Finding
from desktop.domain.correspondence import Attachment
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.parties import Membership
from desktop.domain.text import LANGS, Lang, LocalText
from desktop.usecases import backups, library, protection, second_place
from desktop.usecases.cases import current_control, new_case, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter
from desktop.usecases.merging import merge, preview
from desktop.usecases.office import Office
from desktop.usecases.package import make_package
from desktop.usecases.papers import papers_folder
from desktop.usecases.purging import purge
from desktop.usecases.rescue import rescue
from desktop.usecases.taking_in import pasted_source, take_in, take_in_evidence, write_out
from desktop.usecases.undoing import undo

MARK = "ЖАСЫРЫН-77"
PASSWORD = "төрт сөз керек екен"


@pytest.fixture(autouse=True)
def no_keys() -> Iterator[None]:
    keys.forget_all()
    yield
    keys.forget_all()


@pytest.fixture
def stick(office: Office, tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    second_place.choose(office, place)
    return place


def finding(desk: Desk, title: str) -> UUID:
    made = add(desk, "finding", control_id=current_control(desk.case).id)
    enter(desk, FieldAddress("finding", made, "title.ru"), title)
    return made


def topic(desk: Desk, text: str) -> None:
    control = current_control(desk.case)
    enter(desk, FieldAddress("control", control.id, "topic.ru"), text)


def holding(folder: Path, what: str = MARK) -> list[str]:
    found = [
        each for each in folder.rglob("*") if each.is_file() and what.encode() in each.read_bytes()
    ]
    return [str(each.relative_to(folder)) for each in found]


def names(folder: Path, what: str) -> list[str]:
    return [str(each) for each in folder.rglob("*") if what in each.name]


def protected_backups(desk: Desk) -> list[bool]:
    kept = backups.kept(desk.office, desk.case.id)
    kept += second_place.kept(desk.office, desk.case.id)
    return [is_protected(each.path) for each in kept]


def backed_up(desk: Desk) -> None:
    """Make a backup, and bring it to the stick as the window does."""
    backups.back_up(desk, "working")
    second_place.bring(desk.office, desk.case.id)


def test_after_a_protected_case_is_closed_nothing_plain_of_it_is_in_any_file(
    desk: Desk, office: Office, tmp_path: Path, stick: Path
) -> None:
    photo = tmp_path / "outside" / "photo.txt"
    photo.parent.mkdir()
    photo.write_text(MARK * 1000, "utf-8")
    topic(desk, f"тема {MARK}")
    finding(desk, MARK)
    take_in(desk, photo)
    shutil.rmtree(photo.parent)
    (attachment,) = desk.case.all(Attachment)
    folder = papers_folder(desk.path) / "attachments"
    write_out(desk, attachment.id, folder)
    backed_up(desk)
    library.note(office, desk)
    assert len(holding(tmp_path)) >= 4  # the case, two backups, the opened copy, the list
    assert names(stick, "Басқарма")

    done = protection.protect(desk, PASSWORD)
    assert (done.removed, done.left, done.backed_up) == (2, 0, True)
    assert protected_backups(desk) == [True, True]
    finding(desk, f"ещё {MARK}")
    second = write_out(desk, attachment.id, folder)
    assert second.exists()
    undo(desk)
    backed_up(desk)
    library.note(office, desk)
    desk.close()

    assert holding(tmp_path) == []
    assert not folder.exists()
    assert holding(office.folders.home, "Басқарма") == []
    assert names(tmp_path, "Басқарма") == []


def test_only_the_password_or_the_code_opens_the_case_again(desk: Desk, office: Office) -> None:
    finding(desk, MARK)
    protection.protect(desk, PASSWORD)
    code = protection.recovery_code(desk)
    desk.close()
    protection.lock()
    with pytest.raises(Problem, match=r"file\.protected"):
        open_case(office, desk.path)
    with pytest.raises(Problem, match=r"file\.wrong-password"):
        protection.unlock(office, desk.path, "не тот")
    for secret in (PASSWORD, "\n".join(code)):
        protection.lock()
        protection.unlock(office, desk.path, secret)
        with open_case(office, desk.path) as again:
            assert [each.title.ru for each in again.case.all(Finding)] == [MARK]
    assert verify(desk.path).findings == ()


def test_another_password_and_none_take_the_former_backups_along(
    desk: Desk, office: Office, stick: Path
) -> None:
    protection.protect(desk, PASSWORD)
    first = protection.recovery_code(desk)
    finding(desk, MARK)
    backed_up(desk)
    done = protection.protect(desk, "другой пароль тоже")
    assert done.removed == 4
    assert protection.recovery_code(desk) != first
    assert protected_backups(desk) == [True, True]
    done = protection.unprotect(desk)
    assert done.removed == 2
    assert protected_backups(desk) == [False, False]
    desk.close()
    protection.lock()
    with open_case(office, desk.path) as again:
        assert len(again.case.all(Finding)) == 1
        with pytest.raises(Problem, match=r"protection\.not-protected"):
            protection.unprotect(again)


def test_without_room_for_a_new_backup_the_old_ones_stay(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.back_up(desk, "opened")
    usage = shutil.disk_usage(desk.path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1))
    done = protection.protect(desk, PASSWORD)
    assert (done.backed_up, done.left) == (False, 1)
    monkeypatch.undo()
    backups.back_up(desk, "working")
    assert protected_backups(desk) == [True]


def test_going_back_and_recovering_work_on_a_protected_case(desk: Desk, office: Office) -> None:
    protection.protect(desk, PASSWORD)
    about = finding(desk, "было")
    backup = backups.back_up(desk, "working")
    assert backup is not None
    enter(desk, FieldAddress("finding", about, "title.ru"), "стало")
    backups.go_back(desk, backup)
    assert desk.case.one(Finding, about).title.ru == "было"
    backups.back_up(desk, "working")
    library.note(office, desk)
    desk.close()
    protection.lock()

    damaged = bytearray(desk.path.read_bytes())
    damaged[3] ^= 1
    desk.path.write_bytes(damaged)
    with pytest.raises(Problem, match=r"file\.wrong-password"):
        protection.unlock(office, desk.path, "не тот")
    with pytest.raises(Problem, match=r"file\.damaged"):
        protection.unlock(office, desk.path, PASSWORD)
    kept = backups.lines_of_file(office, desk.path).own
    aside = backups.recover(office, kept[0], desk.path)
    assert aside is not None
    assert is_protected(desk.path)
    with open_case(office, desk.path) as again:
        assert again.case.one(Finding, about).title.ru == "было"


def test_copies_are_joined_whichever_of_them_has_a_password(desk: Desk, office: Office) -> None:
    finding(desk, "общее")
    copy = desk.path.with_name("copy.baqylau")
    desk.file.copy_to(copy)
    with open_case(office, copy) as theirs:
        finding(theirs, "их")
        protection.protect(theirs, "их пароль не наш")
    protection.lock()
    with pytest.raises(Problem, match=r"file\.protected"):
        preview(desk, copy, "ru")
    protection.unlock(office, copy, "их пароль не наш")
    protection.protect(desk, PASSWORD)
    finding(desk, "наше")
    merge(desk, copy, {}, "ru")
    assert {each.title.ru for each in desk.case.all(Finding)} == {"общее", "наше", "их"}
    before = next(
        each for each in backups.kept(office, desk.case.id) if each.occasion == "before-merge"
    )
    assert is_protected(before.path)
    backups.go_back(desk, before)
    assert {each.title.ru for each in desk.case.all(Finding)} == {"общее", "наше"}
    assert verify(desk.path).findings == ()


def test_a_plain_backup_of_before_is_gone_back_to_by_an_act_of_its_own(
    desk: Desk, office: Office, tmp_path: Path
) -> None:
    about = finding(desk, "было")
    plain = backups.back_up(desk, "before-merge")
    assert plain is not None
    away = plain._replace(path=tmp_path / plain.path.name)
    shutil.copy(plain.path, away.path)
    protection.protect(desk, PASSWORD)
    enter(desk, FieldAddress("finding", about, "title.ru"), "стало")
    assert not backups.compare(desk, away, "ru").whole
    backups.go_back(desk, away)
    assert desk.case.one(Finding, about).title.ru == "было"
    assert desk.file.is_protected


def test_what_is_removed_for_good_is_in_no_page_of_a_protected_case(
    desk: Desk, tmp_path: Path
) -> None:
    protection.protect(desk, PASSWORD)
    about = finding(desk, MARK)
    backups.back_up(desk, "working")
    done = purge(desk, "finding", about, "")
    assert (done.backups, done.cleaned) == (1, "clean")
    finding(desk, "дальше")
    protection.unprotect(desk)
    finding(desk, "и дальше")
    desk.close()
    assert holding(tmp_path) == []


def test_the_list_keeps_no_name_of_a_case_where_it_lay_before(desk: Desk, office: Office) -> None:
    topic(desk, MARK)
    library.note(office, desk)
    desk.close()
    moved = desk.path.rename(desk.path.with_name("b.baqylau"))
    with open_case(office, moved) as again:
        library.note(office, again)
        protection.protect(again, PASSWORD)
    assert holding(office.folders.home) == []
    assert holding(office.folders.home, "Басқарма") == []
    assert {row.object_name.ru for row in library.rows(office)} == {"b"}


def test_an_opened_copy_of_what_was_taken_out_since_goes_and_her_own_work_stays(
    desk: Desk, tmp_path: Path
) -> None:
    protection.protect(desk, PASSWORD)
    photo = tmp_path / "photo.txt"
    photo.write_text(MARK, "utf-8")
    take_in(desk, photo)
    photo.unlink()
    (attachment,) = desk.case.all(Attachment)
    folder = papers_folder(desk.path) / "attachments"
    write_out(desk, attachment.id, folder)
    own = folder / "12345678-own.txt"
    own.write_text("своё", "utf-8")
    undo(desk)
    assert desk.case.all(Attachment) == ()
    desk.close()
    assert holding(tmp_path) == []
    assert list(folder.iterdir()) == [own]


def test_what_stays_plain_is_said_other_copies_their_backups_and_a_stick_that_is_away(
    desk: Desk, office: Office, stick: Path
) -> None:
    topic(desk, MARK)
    backed_up(desk)
    journal = desk.path.with_name(f"{desk.path.name}-journal.old1")
    journal.write_bytes(MARK.encode())
    other = office.folders.cases / "other.baqylau"
    desk.file.copy_to(other)
    with open_case(office, other) as copy:
        library.note(office, copy)
        backups.back_up(copy, "opened")
        (theirs,) = backups.lines(copy).own
    away = stick.rename(stick.with_name("away"))
    before = protection.plain_copies(desk)
    done = protection.protect(desk, PASSWORD)
    wanted = {str(journal), str(other), str(theirs.path.parent), str(stick / second_place.FOLDER)}
    assert set(before) == {*done.plain, str(done.away)} == wanted
    for language in LANGS:
        said = " ".join(protection.notes(done, office.messages(language).say))
        assert all(each in said for each in wanted)

    away.rename(stick)
    topic(desk, "дальше")
    backed_up(desk)
    now = set(protection.plain_copies(desk))
    (away_line,) = now - wanted  # the other copy's backups came to the stick
    assert now - {away_line} == wanted - {str(stick / second_place.FOLDER)}
    assert [stick / each for each in holding(stick)] == list(Path(away_line).glob("*.baqylau"))
    assert theirs.path.exists(), "the backups of another copy are not ours to remove"


def test_plain_backups_of_a_copy_that_is_no_more_go_if_this_one_holds_all_of_it(
    desk: Desk, office: Office, tmp_path: Path, stick: Path
) -> None:
    topic(desk, MARK)
    backed_up(desk)
    moved = office.folders.cases / "work.baqylau"
    shutil.copyfile(desk.path, moved)  # by the file manager; the old one is deleted later
    with open_case(office, moved) as copy:
        backed_up(copy)
        desk.close()
        desk.path.unlink()
        assert protection.protect(copy, PASSWORD).plain == ()
    assert holding(tmp_path) == []


def test_plain_backups_of_a_copy_that_did_more_stay_and_are_said(
    desk: Desk, office: Office
) -> None:
    moved = office.folders.cases / "work.baqylau"
    shutil.copyfile(desk.path, moved)
    topic(desk, "только здесь")
    made = backups.back_up(desk, "working")
    assert made is not None
    desk.close()
    desk.path.unlink()
    with open_case(office, moved) as copy:
        backups.back_up(copy, "opened")
        assert protection.protect(copy, PASSWORD).plain == (str(made.path.parent),)
    assert made.path.exists()


def test_a_stick_that_is_full_keeps_what_it_has(
    desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backed_up(desk)
    before = second_place.kept(desk.office, desk.case.id)

    def full(*_: object) -> None:
        raise Problem("file.disk-full", path=stick)

    with monkeypatch.context() as disk:
        disk.setattr(backups.backups, "copy_backup", full)
        assert protection.protect(desk, PASSWORD).left == 1
    kept = second_place.kept(desk.office, desk.case.id)
    assert [each.path.name for each in kept] == [each.path.name for each in before] != []
    second_place.bring(desk.office, desk.case.id)
    assert protected_backups(desk) == [True, True]


def test_backups_of_a_former_password_go_from_the_stick_when_it_comes_back(
    desk: Desk, stick: Path
) -> None:
    protection.protect(desk, PASSWORD)
    backed_up(desk)
    away = stick.rename(stick.with_name("away"))
    protection.protect(desk, "другой пароль тоже")
    away.rename(stick)
    topic(desk, "дальше")
    backed_up(desk)
    kept = second_place.kept(desk.office, desk.case.id)
    assert [backups.backups.fits(each.path, desk.file.key) for each in kept] == [True]


def test_backups_of_later_work_stay_where_a_file_with_a_former_password_is_put_back(
    desk: Desk, office: Office, tmp_path: Path
) -> None:
    protection.protect(desk, PASSWORD)
    old = tmp_path / "old"
    shutil.copyfile(desk.path, old)
    protection.protect(desk, "другой пароль тоже")
    finding(desk, "поздняя работа")
    backups.back_up(desk, "working")
    later = backups.lines(desk).own[0]
    desk.close()
    shutil.copyfile(old, desk.path)
    protection.unlock(office, desk.path, PASSWORD)
    with open_case(office, desk.path) as again:
        finding(again, "иначе")
        backups.back_up(again, "opened")
        protection.protect(again, "третий пароль теперь")
    assert later.path.exists()


def test_a_case_whose_name_has_another_ending_is_to_be_renamed_first(
    desk: Desk, office: Office
) -> None:
    desk.close()
    other = desk.path.rename(desk.path.with_name("дело.db"))
    with open_case(office, other) as again:
        with pytest.raises(Problem, match=r"protection\.ending"):
            protection.protect(again, PASSWORD)
        assert not again.file.is_protected


def test_a_former_password_is_wrong_and_no_damage(
    desk: Desk, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    protection.protect(desk, PASSWORD)
    library.note(office, desk)
    usage = shutil.disk_usage(desk.path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1))
    assert not protection.protect(desk, "другой пароль тоже").backed_up  # the former one stays
    desk.close()
    protection.lock()
    (kept,) = backups.lines_of_file(office, desk.path).own
    with pytest.raises(Problem, match=r"file\.wrong-password"):
        protection.unlock(office, desk.path, PASSWORD)
    assert protection.is_locked(kept.path)
    protection.unlock(office, desk.path, "другой пароль тоже")
    open_case(office, desk.path).close()


@pytest.mark.parametrize("at", [3, 5000, 17000])
def test_a_right_password_tells_damage_wherever_it_is_and_without_a_backup(
    desk: Desk, office: Office, at: int
) -> None:
    protection.protect(desk, PASSWORD)
    backups.back_up(desk, "working")
    library.note(office, desk)
    desk.close()
    protection.lock()
    damaged = bytearray(desk.path.read_bytes())
    damaged[at] ^= 1
    desk.path.write_bytes(damaged)
    if at > 16:  # with its salt the file alone tells
        for each in backups.kept(office, desk.case.id):
            each.path.unlink()
    if at < 16384:
        with pytest.raises(Problem, match=r"file\.damaged"):
            protection.unlock(office, desk.path, PASSWORD)
    else:
        protection.unlock(office, desk.path, PASSWORD)
        with pytest.raises(Problem, match=r"file\.damaged"):
            open_case(office, desk.path)


def test_a_package_of_a_protected_case_is_readable_without_the_password(
    desk: Desk, tmp_path: Path
) -> None:
    finding(desk, MARK)
    protection.protect(desk, PASSWORD)
    made = make_package(desk, tmp_path / "package")
    assert verify(made.path).findings == ()
    assert holding(made.path)


def test_where_plain_copies_stay_is_named(desk: Desk, office: Office) -> None:
    assert protection.plain_copies(desk) == ()
    papers = papers_folder(desk.path)
    papers.mkdir()
    damaged = desk.path.with_name("a (20.10.2025).baqylau.damaged")
    damaged.touch()
    office.folders.backups.mkdir(parents=True)
    older = office.folders.backups / "a.1.0.2025-10-20.baqylau"
    older.touch()
    assert protection.plain_copies(desk) == (str(papers), str(damaged), str(older))


def test_the_list_of_cases_names_a_locked_case_by_its_file(desk: Desk, office: Office) -> None:
    topic(desk, MARK)
    library.note(office, desk)
    protection.protect(desk, PASSWORD)
    desk.close()
    (row,) = library.rows(office)
    assert (row.object_name.ru, row.topic.ru, row.protected) == ("a", "", True)
    protection.lock()
    assert library.rebuild(office) == ()
    assert library.rows(office) == (row,)
    office.folders.index.unlink()
    assert library.rebuild(office) == ()
    (bare,) = library.rows(office)
    assert (bare.object_name.ru, bare.protected, bare.case_id) == ("a", True, "")
    (kept,) = backups.lines_of_file(office, desk.path).own  # found by their own note
    assert kept.path.is_relative_to(office.folders.backups / row.case_id)


def test_a_case_that_cannot_be_changed_gets_no_password(desk: Desk, office: Office) -> None:
    with open_case(office, desk.path, write=False) as reading:
        with pytest.raises(Problem, match=r"file\.for-reading"):
            protection.protect(reading, PASSWORD)
        assert not protection.is_to_be_offered(reading)
    assert not is_protected(desk.path)


# -- passwords ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", "protection.empty"),
        ("   ", "protection.empty"),
        (" слово", "protection.spaces"),
        ("слово ", "protection.spaces"),
    ],
)
def test_a_password_that_nobody_could_type_again_is_refused(
    desk: Desk, password: str, code: str
) -> None:
    with pytest.raises(Problem, match=code.replace(".", r"\.")):
        protection.protect(desk, password)
    assert not desk.file.is_protected


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("1", "protection.very-weak"),
        ("қордай", "protection.very-weak"),
        ("aaaaaaaaaaaaaaaa", "protection.very-weak"),
        ("870123456789", "protection.very-weak"),
        ("қордай2026", "protection.weak"),
        ("тау қой бұлт темір", None),
    ],
)
def test_how_weak_a_password_is_stands_beside_it(password: str, code: str | None) -> None:
    assert protection.weakness(password) == code


# -- the sheet ------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_the_recovery_sheet_says_the_code_that_opens_the_case(
    desk: Desk, office: Office, tmp_path: Path, lang: Lang
) -> None:
    with pytest.raises(Problem, match=r"protection\.not-protected"):
        protection.write_sheet(desk, tmp_path / "no.docx", lang)
    protection.protect(desk, PASSWORD)
    target = tmp_path / protection.sheet_name(desk.path, desk.office.messages(lang).say)
    protection.write_sheet(desk, target, lang)
    code = protection.recovery_code(desk)
    desk.close()
    assert holding(office.folders.home, code[0]) == []
    document = docx.Document(BytesIO(target.read_bytes()))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert not any("{" in line for line in lines)
    assert any(line.endswith("a.baqylau") for line in lines)
    assert any("20.10.2025" in line for line in lines)
    at = lines.index(code[0])
    assert tuple(lines[at : at + 4]) == code
    (drawn,) = document.inline_shapes
    picture = document.part.related_parts[drawn._inline.graphic.graphicData.pic.blipFill.blip.embed]
    wanted = BytesIO()
    segno.make("".join(code).replace(" ", ""), error="q").save(wanted, kind="png", scale=8)
    assert picture.blob == wanted.getvalue()
    protection.lock()
    protection.unlock(office, desk.path, " ".join(lines[at : at + 4]))
    open_case(office, desk.path).close()


# -- offering it ----------------------------------------------------------------------------------


def test_a_password_is_offered_once_members_have_declared_something(desk: Desk) -> None:
    assert not protection.is_to_be_offered(desk)
    person = add(desk, "person")
    member = add(desk, "membership", control_id=current_control(desk.case).id, person_id=person)
    assert desk.case.one(Membership, member)
    assert not protection.is_to_be_offered(desk)
    enter(desk, FieldAddress("membership", member, "adult"), "yes")
    assert protection.is_to_be_offered(desk)
    protection.do_not_offer(desk)
    assert not protection.is_to_be_offered(desk)
    assert not protection.is_to_be_offered(open_again(desk))


def open_again(desk: Desk) -> Desk:
    desk.close()
    return open_case(Office(desk.office.clock, desk.office.folders), desk.path)


def test_the_sample_is_not_offered_a_password(sample: Desk) -> None:
    assert any(each.declared_on for each in sample.case.all(Membership))
    assert not protection.is_to_be_offered(sample)


def test_a_sheet_beside_the_case_is_told_of_and_its_file_goes_with_its_bytes(
    desk: Desk, tmp_path: Path
) -> None:
    protection.protect(desk, PASSWORD)
    beside, apart = desk.path.with_name("sheet.docx"), tmp_path / "sheet.docx"
    for sheet in (beside, apart):
        protection.write_sheet(desk, sheet, "ru")
    told = protection.told_of_sheet(desk.path, beside)
    assert told is not None
    assert told.code == "protection.sheet-beside"
    assert protection.told_of_sheet(desk.path, apart) is None
    assert protection.sheet_place(desk.path) != desk.path.parent
    with beside.open("rb") as watched:  # the same bytes on the disk, seen under no name
        assert protection.remove_sheet(beside)
        assert not beside.exists()
        assert not any(watched.read())
    assert not protection.remove_sheet(beside)  # it is gone already


def test_a_sheet_that_another_program_holds_stays_and_that_is_said(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    protection.protect(desk, PASSWORD)
    sheet = tmp_path / "sheet.docx"
    protection.write_sheet(desk, sheet, "ru")

    def held(_file: Path, **_more: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", held)
        with pytest.raises(Problem, match=r"protection\.sheet-stays"):
            protection.remove_sheet(sheet)
    assert sheet.exists()


# -- damage that looks like a password --------------------------------------------------------


def under_noise(path: Path, size: int) -> None:
    with path.open("rb+") as file:
        file.write(random.Random(3).randbytes(size))


def test_a_plain_case_under_noise_is_damaged_and_asks_for_no_password(
    sample: Desk, office: Office
) -> None:
    backups.back_up(sample, "opened")
    path, findings = sample.path, sample.case.all(Finding)
    sample.close()
    under_noise(path, 32768)
    assert not protection.is_locked(path)
    with pytest.raises(Problem, match=r"file\.damaged"):
        open_case(office, path)
    assert backups.lines_of_file(office, path).own, "also when the list of cases does not know it"
    report = rescue(office, path, path.with_name("new.baqylau"))
    with open_case(office, report.path) as saved:
        assert saved.case.all(Finding) == findings


def test_where_noise_hides_every_table_the_list_of_cases_says_that_there_was_no_password(
    desk: Desk, office: Office
) -> None:
    control = current_control(desk.case)
    for n in range(3):
        photo = random.Random(n).randbytes(1 << 20)
        take_in_evidence(desk, control.id, pasted_source(f"{n}.jpg", photo))
    for n in range(40):
        topic(desk, f"{n} {MARK}" * 100)
    library.note(office, desk)
    path = desk.path
    desk.close()
    under_noise(path, 100 * 16384)
    assert protection.is_locked(path), "its first pages are those of a protected case"
    with pytest.raises(Problem, match=r"file\.damaged"):
        protection.unlock(office, path, "что угодно")
    report = rescue(office, path, path.with_name("new.baqylau"))
    assert not report.whole


def test_a_locked_case_knows_its_backups_when_the_list_of_cases_is_lost(
    desk: Desk, office: Office
) -> None:
    protection.protect(desk, PASSWORD)
    topic(desk, "тема")
    made = backups.back_up(desk, "working")
    assert made is not None
    path, moved = desk.path, desk.path.with_name("moved.baqylau")
    desk.close()
    protection.lock()
    office.folders.index.unlink()
    library.rebuild(office)
    with path.open("rb+") as file:  # within the first page
        file.seek(5000)
        file.write(bytes(16))
    assert made in backups.lines_of_file(office, path).own
    path.rename(moved)
    found = backups.lines_of_file(office, moved)
    assert not found.own, "whether it is not another copy on a stick that is out nobody can say"
    assert [line.backups[0] for line in found.others] == [made], "by its key"
    with pytest.raises(Problem, match=r"file\.damaged"):
        protection.unlock(office, moved, PASSWORD)


def test_a_copy_that_was_given_away_does_not_take_the_backups_of_another_for_its_own(
    desk: Desk, office: Office
) -> None:
    protection.protect(desk, PASSWORD)
    backups.back_up(desk, "working")
    copy = desk.path.with_name("copy.baqylau")
    desk.file.copy_to(copy)
    found = backups.lines_of_file(office, copy)
    assert not found.own
    assert [line.file for line in found.others] == [desk.path]


def test_a_copy_on_a_stick_that_is_out_is_not_this_file(
    desk: Desk, office: Office, tmp_path: Path
) -> None:
    protection.protect(desk, PASSWORD)
    stick, sent = tmp_path / "stick", tmp_path / "sent.baqylau"
    stick.mkdir()
    desk.file.copy_to(stick / "theirs.baqylau")
    desk.file.copy_to(sent)
    path = desk.path
    desk.close()
    shutil.rmtree(office.folders.backups)
    path.unlink()
    with open_case(office, stick / "theirs.baqylau") as theirs:
        made = backups.back_up(theirs, "opened")
    stick.rename(tmp_path / "unplugged")
    found = backups.lines_of_file(office, sent)
    assert not found.own
    assert [line.backups for line in found.others] == [(made,)]


@pytest.mark.parametrize("refusal", [PermissionError(13, "denied"), OSError(5, "no answer")])
def test_a_copy_out_of_reach_does_not_break_the_recovery_of_another(
    desk: Desk, office: Office, monkeypatch: pytest.MonkeyPatch, refusal: OSError
) -> None:
    protection.protect(desk, PASSWORD)
    topic(desk, "тема")
    made = backups.back_up(desk, "working")
    assert made is not None
    path, moved = desk.path, desk.path.with_name("moved.baqylau")
    desk.close()
    office.folders.index.unlink(missing_ok=True)
    path.rename(moved)
    exists = Path.exists

    def denied(self: Path) -> bool:
        if self == path:
            raise refusal
        return exists(self)

    monkeypatch.setattr(Path, "exists", denied)
    found = backups.lines_of_file(office, moved)
    assert [made in line.backups for line in found.others] == [True]
    with open_case(office, moved) as again:
        assert made not in backups.lines(again).own, "it may lie there and work on"
        assert backups.back_up(again, "opened") is not None
        protection.protect(again, "another long password")
        assert made.path.exists(), "whose it is nobody can ask"


def test_of_two_cases_that_lay_at_one_path_a_protected_file_is_known_by_its_key(
    desk: Desk, office: Office, tmp_path: Path
) -> None:
    protection.protect(desk, PASSWORD)
    backups.back_up(desk, "opened")
    path, now = desk.path, desk.case.id
    desk.close()
    away = path.rename(tmp_path / "away.baqylau")
    office.clock = FixedClock(office.clock.now() + timedelta(days=1))
    with new_case(office, path, LocalText(kk="Мектеп")) as other:
        backups.back_up(other, "opened")
        later = other.case.id
    away.replace(path)
    office.folders.index.unlink(missing_ok=True)
    found = backups.lines_of_file(office, path)
    assert found.own[0].path.is_relative_to(office.folders.backups / str(now))
    assert [line.folder.parent.name for line in found.others] == [str(later)]


def test_a_file_found_damaged_asks_for_no_password_more_and_leads_to_its_backups(
    desk: Desk, office: Office
) -> None:
    protection.protect(desk, PASSWORD)
    backups.back_up(desk, "working")
    library.note(office, desk)
    path = desk.path
    desk.close()
    protection.lock()
    under_noise(path, 16)
    with pytest.raises(Problem, match=r"file\.protected"):
        open_case(office, path)
    with pytest.raises(Problem, match=r"file\.wrong-password"):
        protection.unlock(office, path, "a wrong one")
    assert protection.is_locked(path)
    with pytest.raises(Problem, match=r"file\.damaged"):
        protection.unlock(office, path, PASSWORD)
    assert not protection.is_locked(path)
    with pytest.raises(Problem, match=r"file\.damaged"):
        open_case(office, path)
    (kept, *_older) = backups.lines_of_file(office, path).own
    backups.recover(office, kept, path)
    assert verify(path).findings == ()
    protection.lock()
    assert protection.is_locked(path)


def test_where_no_backup_tells_a_wrong_password_may_be_a_damaged_file(
    desk: Desk, office: Office, tmp_path: Path
) -> None:
    protection.protect(desk, PASSWORD)
    away = tmp_path / "elsewhere.baqylau"
    shutil.copy(desk.path, away)
    shutil.rmtree(office.folders.backups)
    desk.close()
    protection.lock()
    with pytest.raises(Problem, match=r"protection\.code-nor-password"):
        protection.unlock(office, away, "не тот")
    protection.unlock(office, away, PASSWORD)
