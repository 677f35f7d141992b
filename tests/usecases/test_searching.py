"""The search through all cases: what is found, how the index is kept, what it never holds."""

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.casefile.search_index import SearchIndex
from desktop.domain.clock import FixedClock
from desktop.domain.control import Finding
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LocalText
from desktop.procedure.route import main_proceeding
from desktop.usecases import library, protection, purging, searching
from desktop.usecases.acts import give_number, letter_for
from desktop.usecases.cases import current_control, new_case, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter
from desktop.usecases.office import Folders, Office
from desktop.usecases.register_file import own_cases
from desktop.usecases.taking_in import take_in


def found(office: Office, query: str) -> list[str]:
    """Return the marked words of each place that is found."""
    return [
        " ".join(hit.place.text[a:b] for a, b in hit.marks)
        for hit in searching.search_all(office, query)
    ]


def say(desk: Desk, text: str, lang: str = "kk") -> None:
    """Enter the topic of a case, and let the list of cases know."""
    control = current_control(desk.case)
    enter(desk, FieldAddress("control", control.id, f"topic.{lang}"), text)
    library.note(desk.office, desk)


def test_a_text_is_found_in_any_form_and_spelling(desk: Desk) -> None:
    say(desk, "Емхананың кіреберісінде пандустар орнатылмаған")
    for query in ("пандус", "ПАНДУСТЫҢ", "емханага", "кіреберіс пандус", "кириберистин", "панд*"):
        assert len(found(desk.office, query)) == (query != "кириберистин"), query
    say(desk, "Учёт обращений не ведётся", "ru")
    assert found(desk.office, "учета обращение") == ["Учёт обращений"]


def test_the_place_is_the_address_of_the_field(desk: Desk) -> None:
    say(desk, "Пандус жоқ")
    (hit,) = searching.search_all(desk.office, "пандусы")
    control = current_control(desk.case)
    address = (hit.place.kind, hit.place.record, hit.place.path)
    assert address == ("control", str(control.id), "topic.kk")
    assert (hit.path, hit.case_id) == (desk.path, str(desk.case.id))
    assert hit.institution.kk == "Басқарма"
    assert hit.marks == ((0, 6),)


def test_a_letter_is_found_by_its_number(desk: Desk) -> None:
    proceeding = main_proceeding(desk.case, current_control(desk.case).id).id
    letter = letter_for(desk, proceeding, "notice")
    give_number(desk, letter.id, "6.10.2025", "03-12/47")
    library.note(desk.office, desk)
    assert found(desk.office, "03-12/47") == ["03-12/47"]
    assert found(desk.office, "03-12/4*") == ["03-12/47"]
    assert found(desk.office, "03-12/4") == []


def test_the_words_inside_a_file_are_found_by_paragraph(desk: Desk, tmp_path: Path) -> None:
    note = tmp_path / "жауап.txt"
    note.write_text("Бірінші жол\n\nПандустар 2026 жылы орнатылады\n", "utf-8")
    take_in(desk, note)
    library.note(desk.office, desk)
    (hit,) = searching.search_all(desk.office, "пандус орнатылады")
    assert (hit.place.kind, hit.place.path) == ("attachment", searching.WORDS)
    assert hit.place.text == "Пандустар 2026 жылы орнатылады"
    assert found(desk.office, "жауап") != []


def test_titles_stand_before_other_texts(desk: Desk) -> None:
    control = current_control(desk.case)
    finding = add(desk, "finding", control_id=control.id)
    enter(desk, FieldAddress("finding", finding, "title.kk"), "Пандус жоқ")
    enter(desk, FieldAddress("finding", finding, "circumstances.kk"), "Пандус табылмады")
    library.note(desk.office, desk)
    paths = [hit.place.path for hit in searching.search_all(desk.office, "пандус")]
    assert paths == ["title.kk", "circumstances.kk"]


def test_small_words_need_not_stand_where_a_longer_one_is_typed(desk: Desk) -> None:
    say(desk, "Нет пандуса у входа", "ru")
    assert found(desk.office, "пандус на входе") == ["пандуса входа"]
    assert found(desk.office, "") == found(desk.office, "«»") == []


@pytest.mark.parametrize(
    "query", ['"', "OR", "пандус OR", "NEAR(а б)", "*", "a:b", "^", "-x", "()"]
)
def test_signs_of_the_indexs_own_language_are_words_as_any_others(desk: Desk, query: str) -> None:
    say(desk, "Пандус жоқ")
    found(desk.office, query)


def test_a_changed_text_is_found_by_what_it_says_now(desk: Desk) -> None:
    say(desk, "Пандус жоқ")
    say(desk, "Тұтқа жоқ")
    assert found(desk.office, "пандус") == []
    assert found(desk.office, "тутка") == ["Тұтқа"]


def test_noting_a_case_again_writes_nothing(desk: Desk) -> None:
    say(desk, "Пандус жоқ")
    before = database(desk.office).execute("SELECT id, text FROM text").fetchall()
    library.note(desk.office, desk)
    assert database(desk.office).execute("SELECT id, text FROM text").fetchall() == before


def database(office: Office) -> sqlite3.Connection:
    return sqlite3.connect(office.folders.search)


def test_a_forgotten_case_is_not_found_and_leaves_no_letter(desk: Desk) -> None:
    say(desk, "Пандус жоқ")
    library.forget(desk.office, desk.path)
    assert found(desk.office, "пандус") == []
    assert searching.refresh(desk.office, []) == ()
    assert "Пандус".encode() not in held(desk.office)
    assert "пандус".encode() not in held(desk.office)


def held(office: Office) -> bytes:
    """Return every byte of the index's files."""
    folder = office.folders.search.parent
    return b"".join(each.read_bytes() for each in sorted(folder.glob("search.sqlite*")))


def test_what_is_removed_for_good_is_not_in_the_index(desk: Desk) -> None:
    control = current_control(desk.case)
    finding = add(desk, "finding", control_id=control.id)
    enter(desk, FieldAddress("finding", finding, "title.kk"), "Құпиясөзбен жазылған")
    library.note(desk.office, desk)
    assert "Құпиясөзбен".encode() in held(desk.office)
    purging.purge(desk, "finding", finding, "қате")
    assert found(desk.office, "құпиясөз*") == []
    assert "Құпиясөзбен".encode() not in held(desk.office)
    assert "купиясозбен".encode() not in held(desk.office)


@pytest.mark.parametrize("how", ["whole", "former values"])
def test_what_is_removed_for_good_on_another_computer_is_not_in_the_index_once_it_is_read_anew(
    desk: Desk, tmp_path: Path, how: str
) -> None:
    office, control = desk.office, current_control(desk.case)
    finding = add(desk, "finding", control_id=control.id)
    enter(desk, FieldAddress("finding", finding, "title.kk"), "Зубобраилов жазылған")
    library.note(office, desk)
    if how == "former values":  # which the index let go of before, but for its free space
        enter(desk, FieldAddress("finding", finding, "title.kk"), "Пандус")
        library.note(office, desk)
    assert "убобраил".encode() in held(office)
    desk.close()
    other = Office(office.clock, Folders(tmp_path / "other", tmp_path / "others"))
    with open_case(other, desk.path) as theirs:
        path = "title.kk" if how == "former values" else ""
        purging.purge(theirs, "finding", finding, "қате", path)
    assert searching.refresh(office, [desk.path]) == ()
    assert "убобраил".encode() not in held(office)


def test_an_index_that_could_not_be_cleaned_is_cleaned_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(desk, "Пандус жоқ")
    library.forget(desk.office, desk.path)
    with SearchIndex(desk.office.folders.search, searching.RULES, searching._in_line) as index:
        real = index._database

        class Full:
            def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
                if sql == "VACUUM":
                    raise sqlite3.OperationalError("database or disk is full")
                return real.execute(sql, *values)

        with monkeypatch.context() as failing:
            failing.setattr(index, "_database", Full())
            with pytest.raises(sqlite3.OperationalError):
                index.clean()
        assert index.unclean
        index.clean()
        assert not index.unclean
    assert "пандус".encode() not in held(desk.office)


def test_a_protected_case_is_searched_only_while_open_and_never_kept(desk: Desk) -> None:
    say(desk, "Пандус жоқ")
    protection.protect(desk, "a long password")
    library.note(desk.office, desk)
    assert found(desk.office, "пандус") == []
    assert "андус".encode() not in held(desk.office)
    with searching.in_memory() as index:
        searching.note(desk, index)
        (hit,) = searching.search(index, "пандустың")
        assert hit.place.text == "Пандус жоқ"
    (unread,) = searching.refresh(desk.office, [desk.path])
    assert unread.problem.code == "search.locked"
    assert found(desk.office, "пандус") == []


def test_a_case_deleted_under_the_program_is_not_found(desk: Desk) -> None:
    office = desk.office
    say(desk, "Пандус жоқ")
    desk.close()
    desk.path.unlink()
    assert found(office, "пандус") == []
    assert searching.refresh(office, own_cases(office)) == ()
    assert "пандус".encode() not in held(office)


def test_what_is_there_is_found_however_much_is_on_a_stick_that_is_away(
    desk: Desk, tmp_path: Path
) -> None:
    office = desk.office
    say(desk, "Пандус жоқ")
    stick = tmp_path / "stick"
    stick.mkdir()
    with new_case(office, stick / "b.baqylau", LocalText(kk="Мектеп")) as other:
        control_id = current_control(other.case).id
        for n in range(searching.MOST + 5):
            finding = add(other, "finding", control_id=control_id)
            enter(other, FieldAddress("finding", finding, "title.kk"), f"{n} пандус")
        library.note(office, other)
    assert len(searching.search_all(office, "пандус")) == searching.MOST
    stick.rename(tmp_path / "away")
    assert found(office, "пандус") == ["Пандус"]


def test_two_cases_with_one_id_are_both_found(desk: Desk) -> None:
    say(desk, "Пандус жоқ")
    copy = desk.path.with_name("copy.baqylau")
    shutil.copyfile(desk.path, copy)
    assert searching.refresh(desk.office, own_cases(desk.office)) == ()
    hits = searching.search_all(desk.office, "пандус")
    assert {hit.path for hit in hits} == {desk.path, copy}
    assert len({hit.case_id for hit in hits}) == 1


def test_a_stick_pulled_during_indexing_costs_only_its_cases(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(desk, "Пандус жоқ")
    away = desk.path.with_name("away.baqylau")
    shutil.copyfile(desk.path, away)
    desk.office.folders.search.unlink()
    real = searching.texts_of
    pulled = []

    def pulling(case: object) -> Iterator[object]:
        if not pulled:
            pulled.append(case)
            raise OSError(5, "the stick is gone")
        return real(case)  # type: ignore[arg-type]

    monkeypatch.setattr(searching, "texts_of", pulling)
    (unread,) = searching.refresh(desk.office, [away, desk.path])
    assert unread.problem.code == "file.io"
    assert [hit.path for hit in searching.search_all(desk.office, "пандус")] == [
        max(away, desk.path)
    ]
    assert searching.refresh(desk.office, [away, desk.path]) == ()
    assert len(found(desk.office, "пандус")) == 2


def test_a_file_that_is_no_case_is_named_and_the_rest_is_found(desk: Desk) -> None:
    say(desk, "Пандус жоқ")
    broken = desk.path.with_name("broken.baqylau")
    broken.write_bytes(b"\xff" * 9000)
    (unread,) = searching.refresh(desk.office, own_cases(desk.office))
    assert unread.path == broken
    assert found(desk.office, "пандус") == ["Пандус"]


@pytest.mark.parametrize("harm", ["garbage", "newer", "rules", "hole"])
def test_a_damaged_index_or_one_of_another_version_is_made_anew(desk: Desk, harm: str) -> None:
    say(desk, "Пандус жоқ")
    path = desk.office.folders.search
    with sqlite3.connect(path) as kept:
        kept.execute("PRAGMA journal_mode = DELETE")
        if harm == "newer":
            kept.execute("PRAGMA user_version = 99")
        if harm == "rules":
            kept.execute("UPDATE rules SET rules = 'others'")
    kept.close()
    if harm == "garbage":
        path.write_bytes(b"garbage" * 1000)
    if harm == "hole":
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * (size - 4096))
    assert searching.refresh(desk.office, own_cases(desk.office)) == ()
    assert found(desk.office, "пандус") == ["Пандус"]


def test_an_excerpt_shows_the_words_in_the_middle_of_a_long_text(desk: Desk) -> None:
    say(desk, "сөз " * 200 + "пандус жоқ " + "сөз " * 200)
    (hit,) = searching.search_all(desk.office, "пандус")
    excerpt = searching.excerpt(hit)
    ((start, end),) = excerpt.marks
    assert excerpt.text[start:end] == "пандус"
    assert excerpt.text.startswith("…")
    assert excerpt.text.endswith("…")
    assert len(excerpt.text) <= 162


# -- the kept index and the rebuilt one ------------------------------------------------------------

TODAY = date(2025, 10, 20)
WORDS = ("пандус", "айғағы", "тұтқалар", "письмо", "ответа", "№ 03-12/1", "reply")
STEPS = st.tuples(
    st.sampled_from(["edit", "unnoted", "remove", "move", "copy", "delete", "refresh", "forget"]),
    st.integers(0, 3),
    st.integers(0, len(WORDS) - 1),
)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("blank")
    office = Office(FixedClock.on(TODAY), Folders(folder, folder))
    with new_case(office, folder / "a.baqylau", LocalText(kk="Басқарма")) as desk:
        add(desk, "finding", control_id=current_control(desk.case).id)
    return folder / "a.baqylau"


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=8))
def test_after_any_acts_the_kept_and_the_rebuilt_index_are_equal(
    steps: list[tuple[str, int, int]], blank: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("cases")
    office = Office(FixedClock.on(TODAY),
                    Folders(folder / "home", folder))  # fmt: skip
    shutil.copyfile(blank, folder / "case0.baqylau")
    for step, which, word in steps:
        paths = sorted(folder.glob("*.baqylau"))
        if step == "refresh" or not paths:
            searching.refresh(office, own_cases(office))
            continue
        path = paths[which % len(paths)]
        if step in ("edit", "unnoted", "remove"):
            _edit(office, path, step, WORDS[word])
        elif step == "move":
            path.rename(folder / f"moved{len(paths)}{word}.baqylau")
        elif step == "copy":
            target = folder / f"copy{len(paths)}{which}{word}.baqylau"
            target.write_bytes(path.read_bytes())
        elif step == "delete":
            path.unlink()
        else:
            library.forget(office, path)
    assert searching.refresh(office, own_cases(office)) == ()
    fresh = Office(office.clock, Folders(folder / "other", folder))
    assert searching.refresh(fresh, own_cases(office)) == ()
    assert everything(office) == everything(fresh)
    paths = {str(path) for path in folder.glob("*.baqylau")}
    assert {row[0] for row in everything(office)["files"]} == paths


def _edit(office: Office, path: Path, step: str, word: str) -> None:
    with open_case(office, path) as desk:
        control = current_control(desk.case)
        findings = desk.case.of_control(Finding, control.id)
        if step == "remove" and findings:
            desk.act("t", [], findings[:1])
        else:
            enter(desk, FieldAddress("control", control.id, "topic.kk"), word)
        if step != "unnoted":
            library.note(office, desk)


def everything(office: Office) -> dict[str, set[tuple[object, ...]]]:
    with searching._opened(office) as index:
        return index.everything()


def test_an_index_in_memory_leaves_no_file(desk: Desk, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with searching.in_memory() as index:
        searching.note(desk, index)
        assert isinstance(index, SearchIndex)
    assert sorted(tmp_path.iterdir()) == before


def test_an_index_that_is_busy_for_long_is_a_named_problem_and_stays(desk: Desk) -> None:
    say(desk, "Пандус жоқ")
    with sqlite3.connect(desk.office.folders.search, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with searching._opened(desk.office) as index:
            index._database.execute("PRAGMA busy_timeout = 1")
            with pytest.raises(Problem, match=r"file\.busy"):
                searching.read_in(desk.office, index, [desk.path], {})
        other.execute("ROLLBACK")
    other.close()
    assert found(desk.office, "пандус") == ["Пандус"]


def test_an_open_case_is_searched_by_itself_also_behind_a_password(desk: Desk) -> None:
    say(desk, "Пандус жоқ")
    protection.protect(desk, "a long password")
    assert [hit.place.text for hit in searching.search_case(desk, "пандустың")] == ["Пандус жоқ"]
    say(desk, "Тұтқа жоқ")
    assert searching.search_case(desk, "пандустың") == ()
    ((label, address),) = searching.places_in(desk, "тутк", "ru")
    assert label.startswith("Тұтқа жоқ · Контроль")
    assert address == FieldAddress("control", current_control(desk.case).id, "topic.kk")


def test_the_words_of_a_file_lead_to_where_it_was_taken_in(desk: Desk, tmp_path: Path) -> None:
    page = tmp_path / "note.txt"
    page.write_text("Пандус жоқ", "utf-8")
    kept = take_in(desk, page)
    control = current_control(desk.case)
    piece = add(desk, "evidence", control_id=control.id, attachment_id=kept)
    (hit,) = searching.search_case(desk, "пандустың")
    address = searching.asked_field(desk.case, searching.address_of(hit.place))
    assert address == FieldAddress("evidence", piece, "attachment_id")
