"""Removing for good: nothing of it in any file that the program knows, and the log stays true."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from desktop.domain.control import Control, Finding, Proceeding, Recommendation
from desktop.domain.correspondence import Attachment, Paper
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.parties import Membership, Person
from desktop.domain.text import LANGS
from desktop.usecases import backups, second_place
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter, remove
from desktop.usecases.history import events
from desktop.usecases.library import note
from desktop.usecases.merging import merge, preview
from desktop.usecases.office import Folders, Office
from desktop.usecases.purging import candidates, former_values, purge, reach
from desktop.usecases.taking_in import take_in, write_out
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
    assert (done.backups, done.clean) == (1, True)
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
    assert former_values(desk, "finding", about, "ru") == []
    assert verify(desk.path).findings == ()
    told = [shift for event in events(desk, "ru", of=about) for shift in event.shifts]
    erased = desk.office.messages("ru").say("undo.erased")
    assert [(s.old, s.new) for s in told if s.path == "title.ru"] == [
        (erased, "как надо"), (erased, erased), (erased, erased), ("", erased),
    ]  # fmt: skip
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
    about = finding(desk, MARK)
    with monkeypatch.context() as full:
        full.setattr("desktop.casefile.file._rebuild", lambda _connection: False)
        assert not purge(desk, "finding", about, "").clean
    path = desk.path
    desk.close()
    open_case(office, path).close()


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
