"""Joining two copies: what one changed, what both changed, and what nobody may lose."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.case import RECORD_KINDS, Case
from desktop.domain.clock import FixedClock
from desktop.domain.control import Consent, Control, Evidence, Finding, Look, Recommendation
from desktop.domain.correspondence import Attachment, Letter, Paper
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS, LocalText
from desktop.usecases import backups
from desktop.usecases.cases import begin_control, current_control, new_case, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter, remove
from desktop.usecases.history import events
from desktop.usecases.merging import NoBackup, merge, preview
from desktop.usecases.office import Folders, Office
from desktop.usecases.purging import purge
from desktop.usecases.taking_in import take_in
from desktop.usecases.undoing import undo


def same(one: Case, other: Case) -> bool:
    return all(one.all(kind) == other.all(kind) for kind in RECORD_KINDS.values())


def control_id(desk: Desk) -> UUID:
    return current_control(desk.case).id


def topic(desk: Desk, text: str, lang: str = "ru") -> None:
    enter(desk, FieldAddress("control", control_id(desk), f"topic.{lang}"), text)


def finding(desk: Desk, title: str) -> UUID:
    made = add(desk, "finding", control_id=control_id(desk))
    enter(desk, FieldAddress("finding", made, "title.ru"), title)
    return made


def title(desk: Desk, record_id: UUID, text: str) -> None:
    enter(desk, FieldAddress("finding", record_id, "title.ru"), text)


Choices = dict[tuple[tuple[str, UUID], str], str]


class Pair:
    """Two copies of one case in two towns, each open in a program of its own."""

    def __init__(self, ours: Desk, theirs: Desk) -> None:
        self.ours = ours
        self.theirs = theirs
        self._n = 0

    def sent(self, desk: Desk) -> Path:
        """A copy of one side's file as it is handed over."""
        self._n += 1
        path = self.ours.path.parent.parent / f"sent {self._n}.baqylau"
        desk.file.copy_to(path)
        return path

    def join(self, choices: Choices | None = None) -> None:
        """Join each with the other as it stood before, by the same choices, and compare."""
        chosen = choices or {}
        mine, other = self.sent(self.ours), self.sent(self.theirs)
        merge(self.ours, other, chosen, "ru")
        turned = {"ours": "theirs", "theirs": "ours"}
        merge(self.theirs, mine, {key: turned[side] for key, side in chosen.items()}, "ru")
        assert same(self.ours.case, self.theirs.case)
        assert acts_but_joins(self.ours) == acts_but_joins(self.theirs)
        for desk in (self.ours, self.theirs):
            assert verify(desk.path).findings == ()

    def choices(self, side: str) -> Choices:
        """The same side in every conflict."""
        found = preview(self.ours, self.sent(self.theirs), "ru").disagreements
        return {(each.key, each.path): side for each in found}


def acts_but_joins(desk: Desk) -> set[str]:
    return {act.id for act in desk.file.acts() if act.kind != "case.merge"}


def make_something(desk: Desk, at: datetime) -> None:
    """A paper of the control was made at an instant."""
    with desk.file.act("paper.make", desk.office.author) as act:
        sha256 = act.store(b"paper")
        paper = Paper(
            id=new_id(),
            control_id=control_id(desk),
            kind="notice",
            lang="kk",
            made_at=at,
            content_sha256=sha256,
            facts_sha256=sha256,
            template_sha256=sha256,
            edition="",
        )
        act.put(paper)
        desk.case = act.commit()


def after(record_id: UUID) -> datetime:
    """An instant after a record was made."""
    return datetime.fromtimestamp((record_id.int >> 80) / 1000, UTC) + timedelta(seconds=1)


Part = Callable[..., Pair]


@pytest.fixture
def part(tmp_path: Path, office: Office) -> Iterator[Part]:
    """Part a case in two; the colleague's program is another installation."""
    with ExitStack() as undo:

        def parted(desk: Desk) -> Pair:
            there = tmp_path / f"there {new_id()}"
            there.mkdir()
            path = there / desk.path.name
            desk.file.copy_to(path)
            other = Office(office.clock, Folders(there / "home", there))
            other.__dict__["law"] = office.law
            theirs = undo.enter_context(open_case(other, path))
            assert theirs.read_only is None
            assert theirs.office.author.installation != desk.office.author.installation
            return Pair(desk, theirs)

        yield parted


# -- one side only --------------------------------------------------------------------------------


def test_what_only_one_side_changed_is_taken(desk: Desk, part: Part, tmp_path: Path) -> None:
    kept, gone = finding(desk, "Первое"), finding(desk, "Второе")
    two = part(desk)
    topic(two.ours, "наша тема")
    topic(two.theirs, "олардың тақырыбы", "kk")
    title(two.theirs, kept, "Первое, точнее")
    remove(two.theirs, FieldAddress("finding", gone, ""))
    added = finding(two.theirs, "Новое")
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"photo")
    attachment = take_in(two.theirs, photo)
    copy = two.sent(two.theirs)
    for lang in LANGS:
        seen = preview(two.ours, copy, lang)
        assert seen.disagreements == ()
        assert (seen.acts, seen.own) == (6, 1)
        assert {("Первое", "Первое, точнее"), ("", "олардың тақырыбы"), ("Второе", "")} <= {
            (shift.old, shift.new) for shift in seen.taken
        }
    done = merge(two.ours, copy, {}, "ru")
    assert (done.acts, done.decided, done.kept, done.doubles) == (6, 0, (), ())
    control = current_control(two.ours.case)
    assert (control.topic.ru, control.topic.kk) == ("наша тема", "олардың тақырыбы")
    assert two.ours.case.one(Finding, kept).title.ru == "Первое, точнее"
    assert two.ours.case.get(Finding, gone) is None
    assert two.ours.case.one(Finding, added).number == 2
    assert two.ours.file.content(two.ours.case.one(Attachment, attachment).sha256) == b"photo"
    assert verify(two.ours.path).findings == ()
    told = events(two.ours, "ru")
    assert told[0].act.kind == "case.merge"
    authors = {event.act.installation for event in told}
    assert two.theirs.office.author.installation in authors


def test_joining_twice_changes_nothing_and_a_copy_without_news_neither(
    desk: Desk, part: Part
) -> None:
    two = part(desk)
    topic(two.theirs, "их тема")
    finding(two.ours, "Наше")
    copy = two.sent(two.theirs)
    merge(two.ours, copy, {}, "ru")
    before, acts = two.ours.case, two.ours.file.acts()
    assert merge(two.ours, copy, {}, "ru").acts == 0
    assert two.ours.case is before
    assert two.ours.file.acts() == acts


def test_where_we_did_nothing_their_acts_are_taken_over_as_they_are(desk: Desk, part: Part) -> None:
    two = part(desk)
    topic(two.theirs, "их тема")
    finding(two.theirs, "Их")
    merge(two.ours, two.sent(two.theirs), {}, "ru")
    assert two.ours.file.acts() == two.theirs.file.acts()
    assert same(two.ours.case, two.theirs.case)
    assert verify(two.ours.path).findings == ()
    topic(two.ours, "дальше")
    assert verify(two.ours.path).findings == ()


# -- both sides: the table of pairs ---------------------------------------------------------------


def test_edit_and_edit_is_chosen_field_by_field(desk: Desk, part: Part) -> None:
    topic(desk, "общая")
    two = part(desk)
    topic(two.ours, "наша")
    topic(two.theirs, "их")
    enter(two.ours, FieldAddress("control", control_id(desk), "place.ru"), "у нас")
    enter(two.theirs, FieldAddress("control", control_id(desk), "place.ru"), "у них")
    copy = two.sent(two.theirs)
    for lang in LANGS:
        seen = preview(two.ours, copy, lang)
        assert [(each.path, each.ours, each.theirs) for each in seen.disagreements] == [
            ("place.ru", "у нас", "у них"),
            ("topic.ru", "наша", "их"),
        ]
        for each in seen.disagreements:
            assert each.whose
            assert each.label
            assert each.ours_by is not None
            assert each.theirs_by is not None
            assert each.theirs_by.installation == two.theirs.office.author.installation
    key = ("control", control_id(desk))
    two.join({(key, "place.ru"): "ours", (key, "topic.ru"): "theirs"})
    control = current_control(two.ours.case)
    assert (control.place.ru, control.topic.ru) == ("у нас", "их")


def test_what_was_done_later_is_proposed(desk: Desk, part: Part, office: Office) -> None:
    two = part(desk)
    topic(two.theirs, "раньше")
    later = FixedClock(office.clock.now() + timedelta(hours=1))
    two.ours.office.clock = later
    two.ours.file._store.clock = later
    topic(two.ours, "позже")
    (seen,) = preview(two.ours, two.sent(two.theirs), "ru").disagreements
    assert seen.proposed == "ours"
    (seen,) = preview(two.theirs, two.sent(two.ours), "ru").disagreements
    assert seen.proposed == "theirs"


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_edit_and_delete_keeps_the_record_unless_one_says_otherwise(
    desk: Desk, part: Part, side: str
) -> None:
    about = finding(desk, "Спорное")
    look = add(desk, "look", finding_id=about)
    names = add(desk, "recommendation", control_id=control_id(desk), finding_ids=frozenset({about}))
    two = part(desk)
    title(two.ours, about, "Уточнено")
    remove(two.theirs, FieldAddress("finding", about, ""))
    (seen,) = preview(two.ours, two.sent(two.theirs), "ru").disagreements
    assert (seen.path, seen.proposed, seen.ours_by is None) == ("", "ours", False)
    assert "Уточнено" in seen.whose
    two.join({(seen.key, ""): side})
    found = two.theirs.case.get(Finding, about)
    assert (found is not None) == (side == "ours")
    assert found is None or found.title.ru == "Уточнено"
    # What belonged to it and what names it stays or goes with it.
    assert (two.theirs.case.get(Look, look) is not None) == (side == "ours")
    assert two.ours.case.one(Recommendation, names).finding_ids == ({about} if found else set())


def test_what_was_taken_out_and_is_named_anew_stays_and_is_said(desk: Desk, part: Part) -> None:
    about = finding(desk, "Нужное")
    two = part(desk)
    remove(two.ours, FieldAddress("finding", about, ""))
    made = add(
        two.theirs, "recommendation", control_id=control_id(desk), finding_ids=frozenset({about})
    )
    seen = preview(two.ours, two.sent(two.theirs), "ru")
    assert seen.disagreements == ()
    assert len(seen.kept) == 1
    assert "Нужное" in seen.kept[0]
    two.join()
    assert two.ours.case.one(Recommendation, made).finding_ids == {about}
    assert two.ours.case.one(Finding, about).title.ru == "Нужное"


def test_add_and_add_are_both_kept_and_numbered_apart(desk: Desk, part: Part) -> None:
    finding(desk, "Первое")
    two = part(desk)
    mine = finding(two.ours, "Наше второе")
    other = finding(two.theirs, "Их второе")
    two.join()
    numbers = {each.id: each.number for each in two.ours.case.all(Finding)}
    assert sorted(numbers.values()) == [1, 2, 3]
    assert (numbers[mine], numbers[other]) == (2, 3)


def test_a_number_that_may_be_printed_is_not_changed(desk: Desk, part: Part) -> None:
    """A paper was made on one side after its record: that one keeps, the other moves."""
    two = part(desk)
    mine, other = finding(two.ours, "Наше"), finding(two.theirs, "Их")
    make_something(two.theirs, after(other))
    seen = preview(two.ours, two.sent(two.theirs), "ru")
    assert len(seen.renumbered) == 1
    assert "Наше" in seen.renumbered[0]
    two.join()
    case = two.ours.case
    assert (case.one(Finding, other).number, case.one(Finding, mine).number) == (1, 2)
    again = part(two.ours)
    third, fourth = finding(again.ours, "Третье"), finding(again.theirs, "Четвертое")
    make_something(again.ours, after(third))
    make_something(again.theirs, after(fourth))
    seen = preview(again.ours, again.sent(again.theirs), "ru")
    assert seen.renumbered == ()
    assert len(seen.doubles) == 1
    again.join()


def test_attach_and_attach_keeps_equal_bytes_once(desk: Desk, part: Part, tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"photo")
    two = part(desk)
    mine, other = take_in(two.ours, photo), take_in(two.theirs, photo)
    two.join()
    assert {each.id for each in two.ours.case.all(Attachment)} == {mine, other}
    assert two.ours.file.content(hashlib.sha256(b"photo").hexdigest()) == b"photo"


def test_number_and_number_of_two_letters_stay_and_are_listed_with_both(
    desk: Desk, part: Part
) -> None:
    two = part(desk)
    letters = []
    for each, day in ((two.ours, "2025-10-17"), (two.theirs, "2025-10-18")):
        letter = Letter(
            id=new_id(), control_id=control_id(desk), kind="notice", number="12", dated=day
        )
        each.act("letter.number", [letter])
        letters.append(letter)
    for lang in LANGS:
        (double,) = preview(two.ours, two.sent(two.theirs), lang).doubles
        assert double.count("12") == 2
    two.join()
    assert {each.number for each in two.ours.case.all(Letter)} == {"12"}
    assert {each.id: each for each in two.ours.case.all(Letter)} == {e.id: e for e in letters}


def test_a_control_begun_on_both_sides_is_two_controls(desk: Desk, part: Part) -> None:
    two = part(desk)
    for each in (two.ours, two.theirs):
        begin_control(each)
        topic(each, f"тема {each.path.parent.name}")
    two.join()
    assert [each.number for each in two.ours.case.all(Control)] == [1, 2, 3]
    assert len({each.topic.ru for each in two.ours.case.all(Control)}) == 3


def test_a_choice_between_two_that_were_chosen_differently_is_asked_again(
    desk: Desk, part: Part
) -> None:
    """Each joined the same two copies and chose otherwise: nobody's choice is dropped silently."""
    topic(desk, "общая")
    two = part(desk)
    topic(two.ours, "наша")
    topic(two.theirs, "их")
    mine, other = two.sent(two.ours), two.sent(two.theirs)
    key = (("control", control_id(desk)), "topic.ru")
    merge(two.ours, other, {key: "ours"}, "ru")
    merge(two.theirs, mine, {key: "ours"}, "ru")
    assert current_control(two.ours.case).topic.ru == "наша"
    assert current_control(two.theirs.case).topic.ru == "их"
    (seen,) = preview(two.ours, two.sent(two.theirs), "ru").disagreements
    assert (seen.ours, seen.theirs) == ("наша", "их")
    two.join({key: "theirs"})
    assert current_control(two.ours.case).topic.ru == "их"
    assert preview(two.ours, two.sent(two.theirs), "ru").disagreements == ()


# -- going back, refusals -------------------------------------------------------------------------


def test_until_the_next_act_the_whole_file_goes_back_to_before(desk: Desk, part: Part) -> None:
    two = part(desk)
    finding(two.ours, "Наше")
    finding(two.theirs, "Их")
    before, acts = two.ours.case, two.ours.file.acts()
    copy = two.sent(two.theirs)
    merge(two.ours, copy, {}, "ru")
    with pytest.raises(Problem, match=r"undo\.merge"):
        undo(two.ours)
    backup = backups.kept(two.ours.office, desk.case.id)[0]
    assert backup.occasion == "before-merge"
    backups.go_back(two.ours, backup)
    assert same(two.ours.case, before)
    assert two.ours.file.acts() == acts
    assert merge(two.ours, copy, {}, "ru").acts == 2
    topic(two.ours, "после")
    backups.go_back(two.ours, backups.kept(two.ours.office, desk.case.id)[0])
    assert two.ours.file.acts()[-1].kind == "case.go-back"
    assert same(two.ours.case, before)
    assert verify(two.ours.path).findings == ()


def full(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(".")
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage._replace(free=1 << 10))


def test_without_a_backup_nothing_is_joined_unless_one_says_so(
    desk: Desk, part: Part, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = part(desk)
    topic(two.ours, "наша")
    topic(two.theirs, "олардікі", "kk")
    copy, before = two.sent(two.theirs), two.ours.case
    full(monkeypatch)
    with pytest.raises(NoBackup, match=r"merge\.no-backup") as refused:
        merge(two.ours, copy, {}, "ru")
    assert refused.value.why.code == "backup.no-room"
    assert two.ours.file.read() is before
    done = merge(two.ours, copy, {}, "ru", without_backup=True)
    assert (done.acts, done.backup) == (1, False)
    with pytest.raises(Problem, match=r"undo\.merge-stays"):
        undo(two.ours)


def test_a_backup_from_the_opening_is_one_from_before_as_well(desk: Desk, part: Part) -> None:
    two = part(desk)
    topic(two.ours, "наша")
    topic(two.theirs, "олардікі", "kk")
    before, copy = two.ours.case, two.sent(two.theirs)
    opened = backups.back_up(two.ours, "opened")
    assert opened is not None
    assert merge(two.ours, copy, {}, "ru").backup
    with pytest.raises(Problem, match=r"undo\.merge$"):
        undo(two.ours)
    assert backups.compare(two.ours, opened, "ru").whole
    backups.go_back(two.ours, opened)
    assert same(two.ours.case, before)
    assert merge(two.ours, copy, {}, "ru").acts == 1


def test_what_was_done_in_the_file_elsewhere_is_not_lost_with_a_joined_copy(
    desk: Desk, part: Part, office: Office
) -> None:
    """The file is on a stick; a colleague worked in it, and then a copy was joined here."""
    two = part(desk)
    made = backups.back_up(two.ours, "before-merge")
    assert made is not None
    path = two.ours.path
    two.ours.close()
    with open_case(two.theirs.office, path) as elsewhere:
        topic(elsewhere, "на другом компьютере")
        own = backups.lines(elsewhere).own
        assert own == ()
    with open_case(office, path) as again:
        backups.back_up(again, "opened")
        assert not backups.compare(again, made, "ru").whole
        topic(two.theirs, "олардікі", "kk")
        assert merge(again, two.sent(two.theirs), {}, "ru").backup
        assert not backups.compare(again, made, "ru").whole
        backups.go_back(again, made)
        assert current_control(again.case).topic.ru == ""
        assert undo(again) is not None
        assert current_control(again.case).topic.ru == "на другом компьютере"


def test_what_is_done_after_going_back_as_a_whole_is_backed_up_in_the_same_line(
    desk: Desk, part: Part
) -> None:
    two = part(desk)
    finding(two.ours, "наше")
    finding(two.theirs, "их")
    merge(two.ours, two.sent(two.theirs), {}, "ru")
    before = backups.before_joining(two.ours)
    assert before is not None
    backups.go_back(two.ours, before)
    finding(two.ours, "дальше")
    made = backups.back_up(two.ours, "working")
    assert made is not None
    assert made.path.parent == before.path.parent


def test_what_was_taken_over_goes_back_as_a_whole_as_well(desk: Desk, part: Part) -> None:
    two = part(desk)
    before = two.ours.case
    backups.back_up(two.ours, "opened")
    topic(two.theirs, "их")
    copy = two.sent(two.theirs)
    assert merge(two.ours, copy, {}, "ru").backup
    backups.back_up(two.ours, "working")
    backup = backups.before_joining(two.ours)
    assert backup is not None
    backups.go_back(two.ours, backup)
    assert same(two.ours.case, before)
    assert merge(two.ours, copy, {}, "ru").acts == 1


def test_where_the_copy_removed_for_good_no_way_back_is_promised(desk: Desk, part: Part) -> None:
    about = finding(desk, "Тайна")
    two = part(desk)
    topic(two.ours, "наша")
    purge(two.theirs, "finding", about, "")
    copy = two.sent(two.theirs)
    assert preview(two.ours, copy, "ru").erases
    done = merge(two.ours, copy, {}, "ru")
    assert (done.backup, done.cleaned, done.left) == (False, "clean", 0)
    with pytest.raises(Problem, match=r"undo\.merge-stays"):
        undo(two.ours)


def test_the_whole_file_does_not_go_back_where_no_backup_of_it_can_be_made(
    desk: Desk, part: Part, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = part(desk)
    topic(two.ours, "наша")
    topic(two.theirs, "олардікі", "kk")
    merge(two.ours, two.sent(two.theirs), {}, "ru")
    backup, joined = backups.before_joining(two.ours), two.ours.case
    assert backup is not None
    full(monkeypatch)
    with pytest.raises(Problem, match=r"backup\.no-room"):
        backups.go_back(two.ours, backup)
    assert same(two.ours.file.read(), joined)


@pytest.mark.parametrize("whose", ["ours", "theirs"])
def test_what_changed_after_the_preview_is_looked_at_again(
    desk: Desk, part: Part, whose: str
) -> None:
    two = part(desk)
    topic(two.ours if whose == "theirs" else two.theirs, "одна")
    finding(two.ours, "своё")
    copy = two.sent(two.theirs)
    seen = preview(two.ours, copy, "ru")
    assert seen.disagreements == ()
    if whose == "ours":
        topic(two.ours, "набрано за чтением")
    else:
        topic(two.theirs, "другая")
        copy.unlink()
        two.theirs.file.copy_to(copy)
    before = two.ours.case
    with pytest.raises(Problem, match=r"merge\.look-again"):
        merge(two.ours, copy, {}, "ru", seen.seen)
    assert two.ours.file.read() is before
    again = preview(two.ours, copy, "ru")
    (both,) = again.disagreements
    merge(two.ours, copy, {(both.key, both.path): "ours"}, "ru", again.seen)
    assert current_control(two.ours.case).topic.ru == (
        "набрано за чтением" if whose == "ours" else "одна"
    )


def test_joining_notes_no_name_of_a_file(desk: Desk, part: Part) -> None:
    two = part(desk)
    topic(two.ours, "наша")
    topic(two.theirs, "олардікі", "kk")
    merge(two.ours, two.sent(two.theirs), {}, "ru")
    assert two.ours.file.acts()[-1].kind == "case.merge"
    assert two.ours.file.acts()[-1].note == ""


def test_another_case_this_file_and_a_damaged_copy_are_refused(
    desk: Desk, office: Office, part: Part, tmp_path: Path
) -> None:
    with new_case(office, tmp_path / "other.baqylau", LocalText(kk="Басқа")) as other:
        foreign = other.path
    two = part(desk)
    finding(two.theirs, "Их")
    copy = two.sent(two.theirs)
    database = sqlite3.connect(copy)
    with database:
        database.execute("UPDATE finding SET title = replace(title, 'Их', 'Иx')")
    database.close()
    before = desk.case
    for path, code in (
        (foreign, "merge.other-case"),
        (desk.path, "merge.same-file"),
        (copy, "merge.damaged-copy"),
        (tmp_path / "none.baqylau", "file.missing"),
    ):
        for refused in (
            lambda path=path: preview(desk, path, "ru"),
            lambda path=path: merge(desk, path, {}, "ru"),
        ):
            with pytest.raises(Problem) as caught:
                refused()
            assert caught.value.code == code
    assert desk.case is before


def test_a_copy_whose_log_was_changed_is_refused(desk: Desk, part: Part) -> None:
    two = part(desk)
    finding(two.theirs, "Их")
    copy = two.sent(two.theirs)
    database = sqlite3.connect(copy)
    with database:
        database.execute("UPDATE act SET at = '2020-01-01T00:00:00Z' WHERE seq > 2")
    database.close()
    with pytest.raises(Problem, match=r"merge\.damaged-copy"):
        merge(desk, copy, {}, "ru")


# -- with what was removed for good --------------------------------------------------------------


def made_paper(desk: Desk, words: bytes, template: bytes) -> UUID:
    with desk.file.act("paper.make", desk.office.author) as act:
        paper = Paper(
            id=new_id(),
            control_id=control_id(desk),
            kind="notice",
            lang="kk",
            made_at=desk.office.clock.now(),
            content_sha256=act.store(words),
            facts_sha256=act.store(words + b" facts"),
            template_sha256=act.store(template),
            edition="",
        )
        act.put(paper)
        desk.case = act.commit()
    return paper.id


def test_a_removed_paper_takes_no_other_paper_of_its_template_along(desk: Desk, part: Part) -> None:
    two = part(desk)
    mine = made_paper(two.ours, b"wrong", b"template")
    other = made_paper(two.theirs, b"printed and sent", b"template")
    purge(two.ours, "paper", mine, "")
    later = made_paper(two.ours, b"right", b"template")
    two.join()
    assert {each.id for each in two.ours.case.all(Paper)} == {other, later}


def test_a_file_that_was_taken_in_again_after_its_removal_stays(
    desk: Desk, part: Part, tmp_path: Path
) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"photo")
    two = part(desk)
    purge(two.ours, "attachment", take_in(two.ours, photo), "согласия еще нет")
    again = take_in(two.ours, photo)
    topic(two.theirs, "их")
    two.join()
    assert two.theirs.file.content(two.theirs.case.one(Attachment, again).sha256) == b"photo"


def test_a_third_copy_that_knows_of_a_removal_joins_as_well(
    desk: Desk, part: Part, tmp_path: Path
) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"photo")
    two = part(desk)
    take_in(two.ours, photo)
    purge(two.theirs, "attachment", take_in(two.theirs, photo), "")
    third = part(two.theirs)
    topic(third.theirs, "третья")
    merge(two.ours, two.sent(two.theirs), {}, "ru")
    merge(third.theirs, two.sent(two.ours), {}, "ru")
    for each in (two.ours, third.theirs):
        assert each.case.all(Attachment) == ()
        assert verify(each.path).findings == ()


@pytest.mark.parametrize("named", [False, True])
def test_an_erased_value_does_not_come_back_with_a_record_that_is_kept(
    desk: Desk, part: Part, named: bool
) -> None:
    about = finding(desk, "ИИН 1234")
    two = part(desk)
    title(two.ours, about, "чисто")
    purge(two.ours, "finding", about, "", "title.ru")
    remove(two.ours, FieldAddress("finding", about, ""))
    if named:
        names = frozenset({about})
        add(two.theirs, "recommendation", control_id=control_id(desk), finding_ids=names)
    else:
        enter(two.theirs, FieldAddress("finding", about, "title.kk"), "сөз")
    two.join()
    for each in (two.ours, two.theirs):
        assert "ИИН" not in each.case.one(Finding, about).title.ru
        assert "ИИН 1234".encode() not in each.path.read_bytes()


def consent(desk: Desk, **more: object) -> UUID:
    return add(desk, "consent", control_id=control_id(desk), given_on="2025-10-06", **more)


def test_consents_added_on_both_sides_get_numbers_of_their_own(desk: Desk, part: Part) -> None:
    both = consent(desk)
    two = part(desk)
    mine, theirs = consent(two.ours), consent(two.theirs)
    two.join()
    numbers = {each.id: each.number for each in two.ours.case.all(Consent)}
    assert numbers.keys() == {both, mine, theirs}
    assert sorted(numbers.values()) == [1, 2, 3]


def test_a_piece_marked_here_and_a_withdrawal_there_are_both_kept(desk: Desk, part: Part) -> None:
    piece, made = add(desk, "evidence", control_id=control_id(desk)), consent(desk)
    two = part(desk)
    enter(two.ours, FieldAddress("consent", made, f"evidence_ids.{piece}"), True)
    enter(two.theirs, FieldAddress("consent", made, "withdrawn_on"), "15.10.2025")
    assert preview(two.ours, two.sent(two.theirs), "ru").disagreements == ()
    two.join()
    joined = two.ours.case.one(Consent, made)
    assert (joined.evidence_ids, joined.withdrawn_on) == ({piece}, "2025-10-15")


def test_a_consent_removed_for_good_here_does_not_come_back_with_an_edit_there(
    desk: Desk, part: Part, tmp_path: Path
) -> None:
    scan = tmp_path / "sheet.pdf"
    scan.write_bytes(b"signed")
    made = consent(desk, attachment_id=take_in(desk, scan))
    two = part(desk)
    purge(two.ours, "consent", made, "")
    enter(two.theirs, FieldAddress("consent", made, "name"), "Дана С.")
    two.join()
    assert two.ours.case.all(Consent) == ()
    assert two.ours.case.all(Attachment) == ()


def test_a_removed_look_does_not_come_back_with_its_finding(desk: Desk, part: Part) -> None:
    about = finding(desk, "Факт")
    look = add(desk, "look", finding_id=about)
    two = part(desk)
    purge(two.ours, "look", look, "")
    remove(two.ours, FieldAddress("finding", about, ""))
    title(two.theirs, about, "Факт, точнее")
    two.join()
    assert two.ours.case.get(Look, look) is None
    assert two.ours.case.get(Finding, about) is not None


def test_what_is_kept_names_nothing_that_was_removed(
    desk: Desk, part: Part, tmp_path: Path
) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"photo")
    attachment = take_in(desk, photo)
    evidence = add(desk, "evidence", control_id=control_id(desk), attachment_id=attachment)
    about = finding(desk, "Факт")
    two = part(desk)
    purge(two.ours, "attachment", attachment, "")
    remove(two.ours, FieldAddress("evidence", evidence, ""))
    enter(two.theirs, FieldAddress("finding", about, f"evidence_ids.{evidence}"), True)
    two.join()
    assert two.ours.case.one(Evidence, evidence).attachment_id is None


def test_a_field_whose_former_values_both_removed_is_chosen(desk: Desk, part: Part) -> None:
    about = finding(desk, "ИИН")
    two = part(desk)
    for each, words in ((two.ours, "наше"), (two.theirs, "их")):
        title(each, about, words)
        purge(each, "finding", about, "", "title.ru")
    (seen,) = preview(two.ours, two.sent(two.theirs), "ru").disagreements
    assert (seen.ours, seen.theirs) == ("наше", "их")
    two.join({(seen.key, seen.path): "theirs"})
    assert two.ours.case.one(Finding, about).title.ru == "их"


def test_a_removal_undone_on_one_side_and_another_on_the_other_are_joined(
    desk: Desk, part: Part
) -> None:
    last = [finding(desk, each) for each in "абв"][-1]
    made_paper(desk, b"paper", b"template")
    remove(desk, FieldAddress("finding", last, ""))
    two = part(desk)
    undo(two.ours)
    remove(two.theirs, FieldAddress("finding", finding(two.theirs, "г"), ""))
    two.join()


def test_undo_does_not_bring_back_an_empty_shell_of_what_a_colleague_removed(
    desk: Desk, part: Part
) -> None:
    about = finding(desk, "Факт")
    remove(desk, FieldAddress("finding", about, ""))
    two = part(desk)
    purge(two.theirs, "finding", about, "")
    merge(two.ours, two.sent(two.theirs), {}, "ru")
    with pytest.raises(Problem, match=r"undo\.changed-since"):
        undo(two.ours)
    assert two.ours.case.get(Finding, about) is None


def test_going_back_over_own_work_is_an_act_and_forgets_no_removal(desk: Desk, part: Part) -> None:
    two = part(desk)
    secret = finding(two.theirs, "имя ребенка")
    topic(two.ours, "наше")
    merge(two.ours, two.sent(two.theirs), {}, "ru")
    first = backups.kept(two.ours.office, desk.case.id)[0]
    purge(two.ours, "finding", secret, "")
    mine = finding(two.ours, "наша неделя")
    topic(two.theirs, "еще")
    second = two.sent(two.theirs)
    merge(two.ours, second, {}, "ru")
    acts = len(two.ours.file.acts())
    assert first.occasion == "before-merge"
    assert not backups.compare(two.ours, first, "ru").whole
    backups.go_back(two.ours, first)
    assert len(two.ours.file.acts()) == acts + 1
    assert undo(two.ours) is not None
    assert two.ours.case.one(Finding, mine).title.ru == "наша неделя"
    merge(two.ours, second, {}, "ru")
    assert two.ours.case.get(Finding, secret) is None


def test_a_copy_with_another_author_is_refused(desk: Desk, part: Part) -> None:
    two = part(desk)
    finding(two.theirs, "Их")
    copy = two.sent(two.theirs)
    database = sqlite3.connect(copy)
    with database:
        database.execute("UPDATE act SET author = 'другой' WHERE seq > 2")
    database.close()
    with pytest.raises(Problem, match=r"merge\.damaged-copy"):
        merge(desk, copy, {}, "ru")


# -- any edits at all -----------------------------------------------------------------------------

Edit = tuple[int, int, str]
_EDITS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 5), st.sampled_from("абвг")), max_size=6
)


def edit(desk: Desk, what: int, which: int, text: str) -> None:
    """Do one of the things that people do."""
    findings = sorted(desk.case.all(Finding), key=lambda each: each.id)
    chosen = findings[which % len(findings)].id if findings else None
    recommendations = sorted(desk.case.all(Recommendation), key=lambda each: each.id)
    if what == 0:
        topic(desk, text)
    elif what == 1:
        finding(desk, text)
    elif what == 2 and chosen:
        title(desk, chosen, text)
    elif what == 3 and chosen:
        remove(desk, FieldAddress("finding", chosen, ""))
    elif what == 4:
        leads = frozenset({chosen} if chosen else ())
        add(desk, "recommendation", control_id=control_id(desk), finding_ids=leads)
    elif what == 5 and recommendations:
        about = recommendations[which % len(recommendations)].id
        if text == "а":
            remove(desk, FieldAddress("recommendation", about, ""))
        else:
            enter(desk, FieldAddress("recommendation", about, "text.ru"), text)
    elif what == 6 and chosen:
        add(desk, "look", finding_id=chosen)
    elif what == 8 and chosen:
        purge(desk, "finding", chosen, "", "title.ru" if which % 2 else "")
    elif what == 9 and recommendations:
        purge(desk, "recommendation", recommendations[0].id, "", "text.ru" if which % 2 else "")
    elif what == 7:
        enter(desk, FieldAddress("control", control_id(desk), "tasks." + text), which % 2 == 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.tuples(_EDITS, _EDITS), st.booleans(), st.data())
def test_in_either_order_the_same_choices_give_the_same_case(
    office: Office,
    part: Part,
    edits: tuple[list[Edit], list[Edit]],
    printed: bool,
    data: st.DataObject,
) -> None:
    path = office.folders.cases / f"{new_id()}.baqylau"
    with new_case(office, path, LocalText(kk="Басқарма")) as desk:
        first = finding(desk, "а")
        if printed:
            make_something(desk, after(first) - timedelta(seconds=1))
        two = part(desk)
        for each, done in zip((two.ours, two.theirs), edits, strict=True):
            for one in done:
                edit(each, *one)
        found = preview(two.ours, two.sent(two.theirs), "ru").disagreements
        choices = {
            (each.key, each.path): data.draw(st.sampled_from(["ours", "theirs"])) for each in found
        }
        two.join(choices)
        merge(two.ours, two.sent(two.theirs), {}, "ru")
        merge(two.theirs, two.sent(two.ours), {}, "ru")
        assert two.ours.file.heads == two.theirs.file.heads
        numbers = [(each.control_id, each.number) for each in two.ours.case.all(Finding)]
        assert len(numbers) == len(set(numbers))
        for each in (two.ours, two.theirs):
            assert verify(each.path).findings == ()
        two.theirs.close()
