"""The register of institutions and people: gathered from the cases, beside it what one enters."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from subprocess import Popen, TimeoutExpired
from threading import Event, Thread

import pytest
from msgspec.structs import replace

from desktop.casefile import keys
from desktop.casefile.directory_index import DirectoryIndex
from desktop.domain.clock import FixedClock
from desktop.domain.directory import Entry, Finder, Head, Kept, Own, Seen, Told, entries
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.parties import ControlObject, Expert, Membership, Person
from desktop.domain.text import LocalText
from desktop.usecases import directory, library, protection
from desktop.usecases.cases import current_control, institution, new_case, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.known import add_known_expert, add_known_member, use_institution
from desktop.usecases.looking_through import looking_through
from desktop.usecases.office import Folders, Office
from desktop.usecases.people import add_expert, add_member, person_in
from desktop.usecases.purging import purge
from desktop.usecases.undoing import undo

BIN = "990140000007"


def type_in(desk: Desk, kind: str, record_id: object, **given: str) -> None:
    for path, text in given.items():
        enter(desk, FieldAddress(kind, record_id, path.replace("__", ".")), text)  # type: ignore[arg-type]


def begin(office: Office, name: str, **given: str) -> Desk:
    desk = new_case(office, office.folders.cases / f"{name}.baqylau", LocalText(ru=name))
    type_in(desk, "object", institution(desk.case).id, **given)
    return desk


def head_of(desk: Desk) -> Person:
    head = person_in(desk, current_control(desk.case).id, "head")
    return desk.case.one(Person, head)


def only(office: Office) -> Entry:
    (found,) = directory.load(office).institutions
    return found


def said(entry: Entry) -> list[tuple[str, str, str]]:
    return [(h.leaves.get("short_name.ru", ""), h.since, h.until) for h in entry.heads]


def test_a_case_tells_its_institution_and_what_it_is_corrected_to(office: Office) -> None:
    with begin(office, "Отдел", phone="1") as desk:
        library.note(office, desk)
        assert only(office).leaves == {"name.ru": "Отдел", "phone": "1"}
        type_in(desk, "object", institution(desk.case).id, phone="", website="otdel.example")
        library.note(office, desk)
        assert only(office).leaves == {"name.ru": "Отдел", "website": "otdel.example"}
        assert only(office).paths == (str(desk.path),)


def test_heads_stand_in_their_order_and_slips_are_no_heads(office: Office) -> None:
    with begin(office, "Отдел") as desk:
        for day, name in (
            (date(2025, 10, 20), "П. Первый"),
            (date(2025, 10, 21), "П. Первый"),
            (date(2025, 11, 3), "В. Втор"),
            (date(2025, 11, 4), "В. Вторая"),
        ):
            office.clock = FixedClock.on(day)
            desk.file._store.clock = office.clock
            type_in(desk, "person", head_of(desk).id, short_name__ru=name[:4])
            type_in(desk, "person", head_of(desk).id, short_name__ru=name)
        library.note(office, desk)
    assert said(only(office)) == [
        ("П. Первый", "2025-10-20", "2025-11-03"),
        ("В. Вторая", "2025-11-03", ""),
    ]
    assert only(office).head is not None


def test_a_renamed_institution_is_found_by_its_former_name(office: Office) -> None:
    with begin(office, "Отдел культуры") as desk:
        office.clock = FixedClock.on(date(2025, 12, 1))
        desk.file._store.clock = office.clock
        type_in(desk, "object", institution(desk.case).id, name__ru="Управление культуры")
        library.note(office, desk)
    assert only(office).former == ("Отдел культуры",)
    (found,) = Finder(directory.load(office).institutions).find("отдел культ")
    assert found.text("name", "ru") == "Управление культуры"


def test_two_cases_of_one_institution_are_one_entry_with_the_newest_head(office: Office) -> None:
    for n, (day, name) in enumerate(((2, "П. Первый"), (9, "В. Вторая"))):
        office.clock = FixedClock.on(date(2025, 11, day))
        path = office.folders.cases / f"{n}.baqylau"
        with new_case(office, path, LocalText(ru="КГУ «Школа № 1»")) as desk:
            type_in(desk, "object", institution(desk.case).id, bin=BIN[: 12 * n], region="10")
            type_in(desk, "person", head_of(desk).id, short_name__ru=name)
            library.note(office, desk)
    assert said(only(office)) == [
        ("П. Первый", "2025-11-02", "2025-11-09"),
        ("В. Вторая", "2025-11-09", ""),
    ]
    assert len(only(office).paths) == 2


def seen(record: str, **leaves: str) -> Told:
    given = {key.replace("__", "."): value for key, value in leaves.items()}
    return Told(institutions=(Seen(record=record, leaves=given),))


OTHER = "990240000000"


@pytest.mark.parametrize(
    ("one", "other", "groups", "asked"),
    [
        ({"name__ru": "Отдел", "bin": BIN}, {"name__ru": "Отдел", "bin": OTHER}, 2, True),
        ({"name__ru": "Отдел", "bin": BIN}, {"name__kk": "Бөлім", "bin": BIN}, 1, False),
        ({"name__ru": "Отдел", "bin": BIN}, {"name__ru": "Школа", "bin": BIN}, 2, True),
        ({"name__ru": "Отдел", "bin": "1"}, {"name__ru": "Школа", "bin": "1"}, 2, False),
        ({"name__ru": "Отдел", "region": "10"}, {"name__ru": "отдел", "region": "11"}, 2, False),
        ({"name__ru": "Отдел", "city__ru": "Орал"}, {"name__ru": "Отдел", "city__ru": "Аксай"}, 2,
         False),
        ({"name__kk": "Мәдениет бөлімі"}, {"name__kk": "Мадениет болими"}, 1, False),
        ({"name__ru": "ГУ «Отдел культуры»"}, {"name__ru": "Отдел культуры"}, 2, True),
    ],
)  # fmt: skip
def test_what_is_one_institution(
    one: dict[str, str], other: dict[str, str], groups: int, asked: bool
) -> None:
    told = {"a": seen("1", **one), "b": seen("2", **other)}
    found = entries("institution", told, Kept())
    assert (len(found), any(each.doubles for each in found)) == (groups, asked)
    turned = entries("institution", {"b": told["b"], "a": told["a"]}, Kept())
    assert {each.ids for each in found} == {each.ids for each in turned}


def test_a_name_that_fits_two_of_different_bin_is_joined_with_neither() -> None:
    told = {
        "a": seen("1", name__ru="Отдел", bin=BIN),
        "b": seen("2", name__ru="Отдел", bin=OTHER),
        "c": seen("3", name__ru="Отдел"),
    }
    found = entries("institution", told, Kept())
    assert len(found) == 3
    assert all(each.doubles for each in found)


def test_joined_by_the_user_it_stays_one_and_can_be_taken_back(office: Office) -> None:
    for name, number in (("Отдел А", BIN), ("Отдел Б", OTHER)):
        with begin(office, name, bin=number) as desk:
            library.note(office, desk)
    one, other = directory.load(office).institutions
    before = directory.join(office, "institution", one, other)
    assert only(office).leaves["name.ru"] == one.leaves["name.ru"]
    assert other.leaves["name.ru"] in only(office).former
    directory.put_back(office, before)
    assert len(directory.load(office).institutions) == 2


def test_what_was_entered_since_stays_when_a_deletion_is_taken_back(office: Office) -> None:
    directory.add(office, "institution", {"name.ru": "Отдел А"})
    changed = directory.delete(office, "institution", only(office))
    directory.add(office, "institution", {"name.ru": "Отдел Б"})
    directory.put_back(office, changed)
    found = directory.load(office).institutions
    assert {each.text("name", "ru") for each in found} == {"Отдел А", "Отдел Б"}


def test_another_program_waits_until_what_is_entered_here_is_written(
    office: Office, run_python: Callable[..., Popen[str]], tmp_path: Path
) -> None:
    begun, may_end = Event(), Event()

    def slowly(kept: Kept) -> Kept:
        begun.set()
        may_end.wait(30)
        return replace(kept, people=(Own(id="here", leaves={"full_name.ru": "А"}),))

    thread = Thread(target=directory.change, args=(office, slowly))
    thread.start()
    begun.wait(30)
    other = run_python(
        "import sys\n"
        "from pathlib import Path\n"
        "from desktop.domain.clock import SystemClock\n"
        "from desktop.usecases import directory\n"
        "from desktop.usecases.office import Folders, Office\n"
        "office = Office(SystemClock(), Folders(Path(sys.argv[1]), Path(sys.argv[2])))\n"
        "print('ready', flush=True)\n"
        "directory.add(office, 'person', {'full_name.ru': 'Б'})\n",
        office.folders.home,
        office.folders.cases,
    )
    assert other.stdout is not None
    assert other.stdout.readline().strip() == "ready"
    with suppress(TimeoutExpired):  # it does not get that far
        other.wait(1)
    may_end.set()
    thread.join()
    assert other.wait(60) == 0
    assert {each.text("full_name", "ru") for each in directory.load(office).people} == {"А", "Б"}


def test_what_is_kept_apart_is_not_asked_again(office: Office) -> None:
    for path, number in (("a", BIN), ("b", OTHER)):
        with new_case(
            office, office.folders.cases / f"{path}.baqylau", LocalText(ru="Отдел")
        ) as desk:
            type_in(desk, "object", institution(desk.case).id, bin=number)
            library.note(office, desk)
    one, other = directory.load(office).institutions
    assert one.doubles == (other.key,)
    directory.keep_apart(office, one, other)
    assert not any(each.doubles for each in directory.load(office).institutions)


def test_what_the_user_enters_survives_the_index_being_made_anew(office: Office) -> None:
    with begin(office, "Отдел", phone="1") as desk:
        library.note(office, desk)
    directory.edit(office, "institution", only(office), "route.ru", "Акимат, отдел")
    directory.edit(office, "institution", only(office), "phone", "2")
    before = directory.load(office)
    office.folders.directory_index.write_bytes(b"no index at all" * 100)
    (told,) = directory.catch_up(office).troubles
    assert told.code == "directory.made-anew"
    assert directory.catch_up(office) == ((), False)
    assert directory.load(office) == before
    assert only(office).leaves["phone"] == "2"
    directory.edit(office, "institution", only(office), "phone", "")
    assert only(office).leaves["phone"] == "1"


@pytest.mark.parametrize("use", ["load", "catch up", "note"])
def test_a_register_damaged_inside_is_made_anew(office: Office, use: str) -> None:
    with begin(office, "Отдел", phone="1") as desk:
        library.note(office, desk)
        directory.edit(office, "institution", only(office), "phone", "2")
        before = directory.load(office)
        path = office.folders.directory_index
        with DirectoryIndex(path) as index:
            for n in range(500):
                index.put(f"/x/{n}", Told(people=(Seen(record=str(n), leaves={"post.ru": "х"}),)))
        data = path.read_bytes()
        path.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))
        desk.told_directory = None
        if use == "load":
            assert directory.load(office).troubles[0].code == "directory.made-anew"
        elif use == "catch up":
            assert directory.catch_up(office).troubles[0].code == "directory.made-anew"
        else:
            directory.note(desk)
    directory.catch_up(office)
    assert directory.load(office).institutions == before.institutions
    assert only(office).leaves["phone"] == "2"


def test_a_sample_and_third_people_never_enter(sample: Desk) -> None:
    library.note(sample.office, sample)
    found = directory.load(sample.office)
    assert (found.institutions, found.people) == ((), ())


def test_a_protected_case_tells_nothing_until_it_may_and_then_no_people(office: Office) -> None:
    with begin(office, "Отдел") as desk:
        type_in(desk, "object", institution(desk.case).id, name__kk="Бөлім")
        member = add_member(desk, current_control(desk.case).id)
        person = desk.case.one(Membership, member).person_id
        type_in(desk, "person", person, full_name__ru="Участница Условная")
        library.note(office, desk)
        assert len(directory.load(office).people) == 1
        protection.protect(desk, "a long password")
        found = directory.load(office)
        assert (found.institutions, found.people) == ((), ())
        for word in ("Бөлім", "Участница"):
            assert word.encode() not in office.folders.directory_index.read_bytes()
        directory.let_tell(desk, tells=True)
        found = directory.load(office)
        assert (len(found.institutions), found.people) == (1, ())
        directory.let_tell(desk, tells=False)
        assert directory.load(office).institutions == ()


def test_who_is_removed_for_good_lives_on_nowhere_here(office: Office) -> None:
    name = "Участница Условная"
    with begin(office, "Отдел") as desk:
        member = add_member(desk, current_control(desk.case).id)
        person = desk.case.one(Membership, member).person_id
        type_in(desk, "person", person, full_name__ru=name)
        library.note(office, desk)
        (known,) = directory.load(office).people
        directory.edit(office, "person", known, "phone", "8 700")
        directory.add(office, "person", {"full_name.ru": name})
        purge(desk, "person", person, "по просьбе")
    assert directory.load(office).people == ()
    for path in (office.folders.directory_index, office.folders.directory):
        assert name.encode() not in path.read_bytes()
    assert b"8 700" not in office.folders.directory.read_bytes()


def test_former_values_that_go_for_good_leave_what_was_entered_of_a_person(office: Office) -> None:
    with begin(office, "Отдел") as desk:
        member = add_member(desk, current_control(desk.case).id)
        person = desk.case.one(Membership, member).person_id
        type_in(desk, "person", person, full_name__ru="Участница Условная", phone="8 700")
        type_in(desk, "person", person, phone="8 701")
        library.note(office, desk)
        (known,) = directory.load(office).people
        directory.edit(office, "person", known, "email", "a@example.kz")
        purge(desk, "person", person, "по просьбе", path="phone")
    (entry,) = directory.load(office).people
    assert entry.leaves["email"] == "a@example.kz"


def test_a_head_removed_for_good_goes_from_what_was_entered_too(office: Office) -> None:
    with begin(office, "Отдел") as desk:
        head = head_of(desk)
        type_in(desk, "person", head.id, short_name__ru="П. Первый")
        library.note(office, desk)
        directory.add_head(office, only(office), Head(leaves={"short_name.ru": "П. Первый"}))
        purge(desk, "person", head.id, "по просьбе")
    assert only(office).heads == ()
    assert "Первый".encode() not in office.folders.directory.read_bytes()


def test_a_deleted_entry_stays_away_and_can_be_put_back(office: Office) -> None:
    with begin(office, "Отдел") as desk:
        library.note(office, desk)
        before = directory.delete(office, "institution", only(office))
        library.note(office, desk)
        assert directory.load(office).institutions == ()
        directory.put_back(office, before)
        assert only(office).leaves == {"name.ru": "Отдел"}


def test_a_case_taken_out_of_the_list_takes_its_entries_along(office: Office) -> None:
    with begin(office, "Отдел") as desk:
        library.note(office, desk)
    library.forget(office, desk.path)
    assert directory.load(office).institutions == ()


def test_a_damaged_file_is_kept_aside_and_told_and_a_newer_one_left_alone(office: Office) -> None:
    directory.add(office, "institution", {"name.ru": "Отдел"})
    path = office.folders.directory
    path.write_bytes(path.read_bytes()[:-5])
    (trouble,) = directory.load(office).troubles
    assert trouble.code == "directory.unreadable"
    assert Path(str(trouble.params["kept"])).exists()
    assert directory.load(office).troubles == ()
    path.write_text("{")
    with begin(office, "Школа") as desk:
        library.note(office, desk)  # which looks into it in passing, where nothing can be told
    assert path.read_text() == "{"
    assert [each.code for each in directory.load(office).troubles] == ["directory.unreadable"]
    path.write_text('{"version": 2, "what": []}')
    (trouble,) = directory.load(office).troubles
    assert trouble.code == "directory.newer"
    with pytest.raises(Problem, match=r"directory\.newer"):
        directory.add(office, "institution", {"name.ru": "Отдел"})
    assert path.read_text() == '{"version": 2, "what": []}'


def known(**leaves: str) -> Entry:
    return Entry("k", {key.replace("__", "."): value for key, value in leaves.items()})


def test_a_known_institution_fills_what_is_empty_in_one_act(office: Office) -> None:
    with begin(office, "Отдел", phone="1") as desk:
        entry = known(name__ru="Отдел", phone="2", bin=BIN, higher_body__ru="Акиму района")
        entry = entry._replace(heads=(Head(leaves={"short_name.ru": "П. Первый"}),))
        control = current_control(desk.case).id
        came = use_institution(desk, control, entry)
        card = institution(desk.case)
        assert (card.bin, card.phone, card.higher_body.ru) == (BIN, "1", "Акиму района")
        assert desk.case.one(Person, card.head_id).short_name.ru == "П. Первый"  # type: ignore[arg-type]
        assert came[:2] == (
            ("object.bin", "object.higher_body", "head.short_name"),
            ("object.phone",),
        )
        undo(desk)
        assert institution(desk.case).bin == ""
        assert institution(desk.case).head_id is None
        use_institution(desk, control, entry, over=True)
        assert institution(desk.case).phone == "2"


def test_two_institutions_are_never_mixed_on_one_card(office: Office) -> None:
    with begin(office, "Отдел культуры", phone="1") as desk:
        control = current_control(desk.case).id
        type_in(desk, "person", head_of(desk).id, short_name__ru="П. Первый")
        entry = known(name__ru="Школа № 5", name__en="School 5", bin=BIN)
        before = desk.case
        assert use_institution(desk, control, entry).other
        assert desk.case is before
        use_institution(desk, control, entry, over=True)
        card = institution(desk.case)
        assert (card.name.ru, card.name.en, card.bin) == ("Школа № 5", "School 5", BIN)
        assert (card.phone, card.head_id) == ("", None)
        undo(desk)
        assert (institution(desk.case).phone, head_of(desk).short_name.ru) == ("1", "П. Первый")


def test_of_another_head_nothing_is_mixed(office: Office) -> None:
    with begin(office, "Отдел") as desk:
        control = current_control(desk.case).id
        type_in(desk, "person", head_of(desk).id, short_name__ru="П. Первый", post__ru="Начальник")
        entry = known(name__ru="Отдел")._replace(
            heads=(
                Head(leaves={"short_name.ru": "В. Вторая", "short_name_dative.ru": "В. Второй"}),
            )
        )
        assert use_institution(desk, control, entry).kept == ("head.full_name",)
        assert head_of(desk).short_name_dative.ru == ""
        use_institution(desk, control, entry, over=True)
        assert (head_of(desk).short_name.ru, head_of(desk).post.ru) == ("В. Вторая", "")


def test_a_known_expert_comes_with_what_the_law_asks_but_no_conflict(office: Office) -> None:
    with begin(office, "Отдел") as desk:
        control = current_control(desk.case).id
        engaged = add_expert(desk, control)
        expert = desk.case.one(Expert, engaged)
        type_in(desk, "person", expert.person_id, full_name__ru="Эксперт Условный")
        type_in(desk, "expert", expert.id, education="yes", two_years="yes",
                conflict_of_interest="no")  # fmt: skip
        library.note(office, desk)
        (entry,) = directory.load(office).people
        assert add_known_expert(desk, control, entry) == expert.id
    with begin(office, "Школа") as desk:
        control = current_control(desk.case).id
        engaged = add_known_expert(desk, control, entry)
        expert = desk.case.one(Expert, engaged)
        assert (expert.education, expert.two_years) == ("yes", "yes")
        assert expert.conflict_of_interest == ""
        joined = add_known_member(desk, control, entry)
        member = desk.case.one(Membership, joined)
        assert member.person_id == expert.person_id
        assert add_known_member(desk, control, entry) == member.id


@pytest.mark.parametrize("typed", ["мадени", "МӘДЕНИЕТ орал", "отдел культ", "9901", "каласы мад"])
def test_the_finder_takes_letters_as_they_can_be_typed(typed: str) -> None:
    entry = known(
        name__kk="Орал қаласының мәдениет бөлімі", name__ru="Отдел культуры г. Уральск", bin=BIN
    )
    other = known(name__ru="Школа")
    assert Finder((other, entry)).find(typed) == (entry,)


def test_bodies_by_pattern_are_found_and_hold_a_name_and_nothing_invented(office: Office) -> None:
    found = directory.bodies(office)
    for each in found:
        assert {path.partition(".")[0] for path in each.leaves} <= {"name", "region", "higher_body"}
        assert "{" not in "".join(each.leaves.values())
    assert {each.leaves["region"] for each in found} == {each.code for each in office.law.regions}
    (first, *_) = Finder(found).find("улытау билим")
    assert first.leaves["name.kk"] == "Ұлытау облысының білим басқармасы".replace("білим", "білім")
    assert first.leaves["higher_body.ru"] == "Акиму области Ұлытау"
    assert len({each.key for each in found}) == len(found)


def test_ten_thousand_are_found_at_once() -> None:
    told = {
        str(n): seen(str(n), name__ru=f"Отдел номер {n} района", region="10") for n in range(10_000)
    }
    finder = Finder(entries("institution", told, Kept()))
    assert len(finder.entries) == 10_000
    assert finder.find("отдел 9999")[0].leaves["name.ru"] == "Отдел номер 9999 района"


def test_an_own_entry_speaks_before_the_cases() -> None:
    kept = Kept(institutions=(Own(id="o", leaves={"phone": "2"}, of=("1",)),))
    (found,) = entries("institution", {"a": seen("1", name__ru="Отдел", phone="1")}, kept)
    assert (found.leaves["phone"], found.own, found.key) == ("2", {"phone"}, "o")


def test_what_was_entered_beside_a_case_that_is_away_waits_for_its_name() -> None:
    kept = Kept(institutions=(Own(id="o", leaves={"phone": "2"}, of=("1",)),))
    assert entries("institution", {}, kept) == ()


def test_a_new_case_of_a_control_object_keeps_its_own_card(office: Office) -> None:
    with begin(office, "Отдел") as desk:
        before = desk.case
        use_institution(desk, current_control(desk.case).id, known(name__ru="Отдел"))
        assert desk.case is before
        assert desk.case.all(ControlObject) == before.all(ControlObject)
        assert replace(institution(desk.case)) == institution(before)


def test_a_case_that_gets_a_password_leaves_nothing_where_it_lay_before(office: Office) -> None:
    with begin(office, "Отдел", phone="8 700") as desk:
        library.note(office, desk)
    moved = desk.path.rename(desk.path.with_name("b.baqylau"))
    with open_case(office, moved) as again:
        protection.protect(again, "a long password")
    assert directory.load(office).institutions == ()


def test_cases_are_read_for_it_in_portions_and_an_unreadable_one_is_told_once(
    office: Office,
) -> None:
    for n in range(3):
        with begin(office, f"Школа {n}") as desk:
            library.note(office, desk)
    office.folders.directory_index.unlink()
    desk.path.write_bytes(b"no case")
    first = directory.catch_up(office, 2)
    assert (first.more, len(directory.load(office).institutions)) in ((True, 1), (True, 2))
    rest = directory.catch_up(office, 2)
    assert (rest.more, len(directory.load(office).institutions)) == (False, 2)
    assert len((*first.troubles, *rest.troubles)) == 1
    assert directory.catch_up(office, 2) == ((), False)


HEAD = "Глава Условная"


def with_a_head(office: Office) -> Path:
    """Make a case that told the register its head, and close it."""
    with begin(office, "Отдел") as desk:
        type_in(desk, "person", head_of(desk).id, full_name__ru=HEAD)
        library.note(office, desk)
    assert HEAD.encode() in office.folders.directory_index.read_bytes()
    return desk.path


def elsewhere(office: Office, path: Path) -> Office:
    """Return the office of another computer upon the same folder."""
    return Office(office.clock, Folders(path.parents[1] / "other", path.parent))


def test_what_a_moved_case_lets_go_of_does_not_stay_under_its_old_name(office: Office) -> None:
    moved = with_a_head(office).rename(office.folders.cases / "b.baqylau")
    with open_case(office, moved) as desk:
        library.note(office, desk)
        purge(desk, "person", head_of(desk).id, "по просьбе")
    assert only(office).paths == (str(moved),)
    assert HEAD.encode() not in office.folders.directory_index.read_bytes()


def test_a_case_found_under_another_name_is_told_of_once(office: Office) -> None:
    moved = with_a_head(office).rename(office.folders.cases / "b.baqylau")
    list(looking_through(office))
    directory.catch_up(office)
    assert only(office).paths == (str(moved),)


def test_what_went_for_good_on_another_computer_goes_here_too(office: Office) -> None:
    path = with_a_head(office)
    with open_case(elsewhere(office, path), path) as desk:
        purge(desk, "person", head_of(desk).id, "по просьбе")
    list(looking_through(office))
    directory.catch_up(office)
    assert only(office).heads == ()
    assert HEAD.encode() not in office.folders.directory_index.read_bytes()


def test_a_case_that_got_its_password_on_another_computer_tells_nothing_here(
    office: Office,
) -> None:
    path = with_a_head(office)
    with open_case(elsewhere(office, path), path) as desk:
        protection.protect(desk, "a long password")
    keys.forget_all()
    list(looking_through(office))
    assert directory.load(office).institutions == ()
    assert HEAD.encode() not in office.folders.directory_index.read_bytes()


def test_a_register_made_anew_asks_an_open_protected_case_only_what_it_may_tell(
    office: Office,
) -> None:
    path = with_a_head(office)
    with open_case(office, path) as desk:
        member = add_member(desk, current_control(desk.case).id)
        person = desk.case.one(Membership, member).person_id
        type_in(desk, "person", person, full_name__ru="Участница Условная")
        protection.protect(desk, "a long password")
        office.folders.directory_index.unlink()
        directory.catch_up(office)
        assert directory.load(office)[:2] == ((), ())
        directory.let_tell(desk, tells=True)
        office.folders.directory_index.unlink()
        directory.catch_up(office)
    assert (only(office).text("name", "ru"), directory.load(office).people) == ("Отдел", ())


def test_an_unchanged_case_is_not_asked_again(office: Office) -> None:
    path = with_a_head(office)
    library.rebuild(office)
    with DirectoryIndex(office.folders.directory_index) as index:
        assert index.paths() == {str(path)}
