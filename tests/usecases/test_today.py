"""The list of a day over all cases, from the catalogue alone."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.casefile.index import LibraryIndex
from desktop.domain.correspondence import Letter
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS
from desktop.usecases import acts, library, protection
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.office import Folders, Office
from desktop.usecases.proceedings import begin_proceeding
from desktop.usecases.sample import AS_OF
from desktop.usecases.today import Item, today, today_at, told

CHECK = date(2025, 11, 4)


def kinds(items: tuple[Item, ...]) -> dict[str, str]:
    return {each.watch.clock or each.watch.letter or each.watch.step: each.kind for each in items}


@pytest.fixture
def real(sample: Desk) -> Desk:
    """The sample as a case of the user's own: a sample itself is in nobody's list."""
    control = current_control(sample.case)
    enter(sample, FieldAddress("control", control.id, "sample"), False)
    library.note(sample.office, sample)
    return sample


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2025, 10, 17), "due"),
        (date(2025, 11, 3), "due"),
        (CHECK, "check_arrival"),
        (date(2025, 11, 5), "unanswered"),
    ],
)
def test_the_published_case_is_checked_on_4_november_and_unanswered_from_the_5th(
    real: Desk, day: date, kind: str
) -> None:
    assert kinds(today(real.office, day))["PC_RESPONSE"] == kind


def test_the_list_is_told_without_opening_a_case(real: Desk) -> None:
    office, path = real.office, real.path
    real.close()
    path.rename(path.with_name("away"))
    found = today(office, CHECK)
    assert kinds(found)["PC_RESPONSE"] == "check_arrival"
    assert found[0].row.missing


def test_a_case_that_changed_is_listed_as_it_was_noted_last(real: Desk) -> None:
    control = current_control(real.case)
    enter(real, FieldAddress("control", control.id, "sample"), True)
    library.note(real.office, real)
    assert today(real.office, CHECK) == ()


def test_the_most_pressing_stands_first(real: Desk) -> None:
    found = today(real.office, CHECK)
    assert [each.kind for each in found] == ["check_arrival", "next_act"]
    assert all(each.on == CHECK for each in found)


def test_a_sample_stands_in_the_list_only_where_its_place_is_named(sample: Desk) -> None:
    library.note(sample.office, sample)
    assert today(sample.office, CHECK) == ()
    found = today_at(sample.office, sample.path.parent)
    assert {each.on for each in found.items} == {AS_OF}
    assert kinds(found.items)["PC_RESPONSE"] == "due"
    assert kinds(today_at(sample.office, sample.path, CHECK).items)["PC_RESPONSE"] == (
        "check_arrival"
    )


def test_a_folder_that_is_named_is_read_and_not_put_on_the_list(
    sample: Desk, tmp_path: Path
) -> None:
    sample.close()
    other = Office(sample.office.clock, Folders(tmp_path / "other", tmp_path / "nothing"))
    found = today_at(other, sample.path.parent, CHECK)
    assert kinds(found.items)["PC_RESPONSE"] == "check_arrival"
    assert found.unread == ()
    assert library.rows(other) == ()


def test_what_cannot_be_read_is_named_and_the_rest_is_listed(real: Desk) -> None:
    (real.path.parent / "broken.baqylau").write_bytes(b"not a case")
    found = today_at(real.office, real.path.parent, CHECK)
    assert "PC_RESPONSE" in kinds(found.items)
    assert [str(each.params["path"]).endswith("broken.baqylau") for each in found.unread] == [True]
    with pytest.raises(Problem):
        today_at(real.office, real.path.parent / "nothing")


def test_two_copies_of_a_case_are_listed_once(real: Desk) -> None:
    before = today(real.office, CHECK)
    with LibraryIndex(real.office.folders.index) as index:
        ((row, items),) = index.listed()
        gone = replace(row, path=row.path + ".gone", read_at="2030")
        index.put(gone, items or "")
    assert today(real.office, CHECK) == before


def test_which_copies_are_away_may_be_told_and_then_no_disk_is_asked(
    real: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = real.office
    with LibraryIndex(office.folders.index) as index:
        ((row, items),) = index.listed()
        other = replace(row, path=row.path + ".gone", read_at="2030")
        index.put(other, items or "")
    monkeypatch.setattr("desktop.usecases.today.os.path.exists", _no_look)
    assert {each.row.path for each in today(office, CHECK, away={other.path})} == {row.path}
    assert {each.row.path for each in today(office, CHECK, away={row.path})} == {other.path}
    # Of those that are there the one that was read last.
    assert {each.row.path for each in today(office, CHECK, away=frozenset())} == {other.path}


def _no_look(_path: object) -> bool:
    raise AssertionError("a disk is asked")


def test_a_catalogue_of_the_former_version_keeps_its_cases_and_reads_their_items(
    real: Desk,
) -> None:
    office = real.office
    listed = library.rows(office)
    with LibraryIndex(office.folders.index) as index:
        index._database.executescript(
            "DROP TABLE items; DROP INDEX by_case; DROP INDEX by_day;"
            " ALTER TABLE library DROP COLUMN layout;"
            " ALTER TABLE library DROP COLUMN case_id; ALTER TABLE library DROP COLUMN due;"
            " ALTER TABLE library DROP COLUMN modified; PRAGMA user_version = 1"
        )
    assert library.rows(office) == listed
    assert today(office, CHECK) == ()
    assert "PC_RESPONSE" in kinds(today_at(office, None, CHECK).items)


def test_a_protected_case_tells_the_catalogue_its_files_name_and_days_alone(real: Desk) -> None:
    office = real.office
    before = {each.watch.day for each in today(office, CHECK) if each.watch.what == "term"}
    protection.protect(real, "құпия сөз 1234")
    found = today(office, CHECK)
    assert {each.watch.day for each in found} == before
    names = {told(office, each, lang).case for each in found for lang in LANGS}
    assert names == {"sample"}
    whats = {told(office, each, "en").what for each in found}
    assert whats == {"A term of a protected case"}
    told_of = office.folders.index.read_bytes()
    assert b"monitoring" not in told_of
    real.close()


def test_an_item_is_worded_when_it_is_shown_in_each_language(real: Desk) -> None:
    (item, *_) = today(real.office, CHECK)
    said = [told(real.office, item, lang) for lang in LANGS]
    assert len({each.sentence for each in said}) == len({each.what for each in said}) == 3
    assert all("03.11.2025" in each.sentence for each in said)


def test_each_kind_has_its_words_in_each_language(real: Desk) -> None:
    for n in range(-5, 30):
        for item in today(real.office, CHECK + timedelta(days=n)):
            for lang in LANGS:
                assert all(told(real.office, item, lang))


def test_the_list_of_the_day_of_looking_is_that_of_the_open_case(real: Desk) -> None:
    with open_case(real.office, real.path, write=False) as again:
        row, watches = library.entry(real.office, again)
    assert {each.id for each in watches if each.kind_on(AS_OF)} == {
        each.watch.id for each in today(real.office)
    }
    assert row.case_id == str(real.case.id)


def test_a_locked_case_is_named_in_a_folder_and_asks_for_its_password_alone(
    real: Desk, tmp_path: Path
) -> None:
    protection.protect(real, "құпия сөз 1234")
    path = real.path
    real.close()
    protection.lock()
    other = Office(real.office.clock, Folders(tmp_path / "other", tmp_path / "nothing"))
    found = today_at(other, path.parent, CHECK)
    assert [each.code for each in found.unread] == ["today.locked"]
    with pytest.raises(Problem, match=r"file\.protected"):
        today_at(other, path, CHECK)
    # What the catalogue knows needs no password.
    assert len(today_at(real.office, path, CHECK).items) == 1
    protection.unlock(other, path, "құпия сөз 1234")
    assert len(today_at(other, path, CHECK).items) == 1


def test_once_she_complained_the_silence_is_no_longer_told_each_morning(real: Desk) -> None:
    control = current_control(real.case)
    about = next(each for each in real.case.all(Letter) if each.kind == "covering-letter")
    remedy = begin_proceeding(real, control.id, "remedies", about.id)
    letter = acts.letter_for(real, remedy, "complaint")
    real.act("t", [replace(letter, sent_on="2025-11-05", sent=True)])
    library.note(real.office, real)
    assert "PC_RESPONSE" not in kinds(today(real.office, date(2025, 11, 6)))
