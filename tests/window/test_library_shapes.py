"""The library in the window: list, board, map, filters, saved views, folders, copies."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Problem
from desktop.domain.text import LANGS, LocalText
from desktop.law.law import Law
from desktop.usecases import library, library_choices
from desktop.usecases.cases import open_case
from desktop.usecases.library_filter import UNKNOWN, Filter, Known
from desktop.usecases.office import Folders, Office
from desktop.usecases.sample import build_sample, sample_office
from desktop.window.language import say, tongue
from desktop.window.library.folders_page import FoldersPage
from desktop.window.library.libraries import Libraries, Seen
from desktop.window.library.map import PLACES, short_name
from desktop.window.main_window import MainWindow
from desktop.window.widgets import Words


@pytest.fixture
def office(tmp_path: Path, law: Law) -> Office:
    (tmp_path / "cases").mkdir()
    made = Office(FixedClock.on(date(2025, 10, 20)), Folders(tmp_path / "home", tmp_path / "cases"))
    made.__dict__["law"] = law
    path = made.folders.cases / "a.baqylau"
    with build_sample(sample_office(tmp_path / "sample"), path) as desk:
        library.note(made, desk)
    return made


@pytest.fixture
def shown(qapp: object, office: Office) -> Libraries:
    tongue().speak("ru")
    window = MainWindow(office, inline=True)
    window.resize(1366, 700)
    window.show()
    assert window.libraries is not None
    return window.libraries


def names(libraries: Libraries) -> list[str]:
    return [Path(row.path).name for row in libraries._model.shown]


def test_every_region_of_the_law_has_a_place_of_its_own(law: Law) -> None:
    assert {each.code for each in law.regions} | {UNKNOWN} == set(PLACES)
    assert len(set(PLACES.values())) == len(PLACES)


@pytest.mark.parametrize("lang", LANGS)
def test_a_tile_keeps_apart_a_city_and_the_region_of_its_name(
    qapp: object, law: Law, lang: str
) -> None:
    before = tongue().lang
    try:
        tongue().speak(next(one for one in LANGS if one == lang))
        called = [short_name(each.name.text(tongue().lang)) for each in law.regions]
        assert len(set(called)) == len(called) == 20
    finally:
        tongue().speak(before)


def test_the_board_puts_a_case_into_the_column_of_its_phase(shown: Libraries) -> None:
    shown.show_shape("board")
    assert shown.board is not None
    counts = {phase: len(each.cards.rows) for phase, each in shown.board.columns.items()}
    assert counts == {**dict.fromkeys(counts, 0), "follow": 1}
    assert shown.board.isVisibleTo(shown._window)
    assert not shown._start.list.isVisibleTo(shown._window)
    assert shown.board.columns[UNKNOWN].isHidden()


def test_a_tile_counts_its_cases_and_pressing_it_filters_the_list(shown: Libraries) -> None:
    shown.show_shape("map")
    assert shown.map is not None
    counted = {code: tile.tile.cases for code, tile in shown.map.tiles.items()}
    assert counted == {**dict.fromkeys(counted, 0), "27": 1}
    assert not shown.map.tiles["10"].isEnabled()
    shown.map.tiles["27"].click()
    assert (shown.shape, shown.wanted.region) == ("list", "27")
    assert names(shown) == ["a.baqylau"]
    assert shown.bar is not None
    assert shown.bar.lists["region"].currentData() == "27"
    assert shown.head.filters.text() == say("library.filters-on")


def test_filters_and_the_search_field_narrow_together(shown: Libraries) -> None:
    shown.want(Filter(phase="follow"))
    assert names(shown) == ["a.baqylau"]
    shown._start.search.setText("цифровых")
    assert names(shown) == ["a.baqylau"]
    shown.want(Filter(phase="prepare"))
    assert names(shown) == []
    shown.want(Filter())
    assert names(shown) == ["a.baqylau"]
    shown._start.search.setText("нет такого")
    assert names(shown) == []


def test_filters_that_leave_nothing_are_named_and_not_the_words(shown: Libraries) -> None:
    start = shown._start
    shown.want(Filter(phase="prepare"))
    assert start.nothing.isVisibleTo(start)
    assert start.nothing.text() == start.tr(
        "No case answers these filters. Choose fewer, or clear them."
    )
    start.search.setText("цифровых")
    assert start.nothing.text() == start.tr("No case that answers the filters has these words.")
    shown.want(Filter())
    start.search.setText("нет такого")
    assert "filters" not in start.nothing.text()
    assert start.nothing.text() == start.tr(
        "No case has these words. Try fewer, or a part of the institution's name."
    )


def test_on_a_low_screen_the_filters_take_the_place_of_today(shown: Libraries) -> None:
    start = shown._start
    for high, stays in ((480, False), (700, True)):
        shown._window.resize(910, high)
        start.today.full = True  # the library of this test holds nothing that is due
        start.make_room()
        assert start.today.isVisibleTo(start)
        shown.toggle_filters()
        assert start.today.isVisibleTo(start) is stays
        shown.toggle_filters()
        assert start.today.isVisibleTo(start)


def test_a_list_of_choices_holds_what_the_cases_have(shown: Libraries) -> None:
    shown.toggle_filters()
    assert shown.bar is not None
    region, campaign = shown.bar.lists["region"], shown.bar.lists["campaign"]
    assert [region.itemData(n) for n in range(region.count())] == ["", "27"]
    assert campaign.isHidden()  # no case belongs to one
    region.setCurrentIndex(1)
    region.activated.emit(1)
    assert shown.wanted == Filter(region="27")
    shown.bar.clear.click()
    assert shown.wanted == Filter()


def test_a_view_is_saved_shown_again_and_refused_without_a_name(
    shown: Libraries, office: Office
) -> None:
    shown.show_shape("board")
    shown.want(Filter(region="27"))
    shown._start.search.setText("цифровых")
    shown.save_view("Орал")
    shown.save_view(" ")
    assert shown._window.notice is not None
    (view,) = library_choices.choices(office).views
    shown.want(Filter())
    shown.show_shape("list")
    shown._start.search.setText("")
    shown.show_view(view)
    assert (shown.shape, shown.wanted) == ("board", Filter(region="27"))
    assert shown._start.search.text() == "цифровых"


def test_a_copy_is_marked_and_can_be_joined(shown: Libraries, office: Office) -> None:
    copy = Path(shutil.copy(office.folders.cases / "a.baqylau", office.folders.cases / "b.baqylau"))
    with open_case(office, copy) as desk:
        library.note(office, desk)
    shown.look_through()
    assert {Path(row.path).name for row in shown.rows} == {"a.baqylau", "b.baqylau"}
    for row in shown.rows:
        assert shown._model.file_words(row) == say("library.is.copy")
    shown.join(copy)
    shown._arrive()
    page = shown._window.case_page
    assert page is not None
    assert page._joining is not None
    assert page.stack.currentWidget() is page._joining
    shown._window.close()


def test_a_case_that_is_closed_while_files_are_looked_at_stays_in_the_list(
    shown: Libraries,
) -> None:
    shown._listed = ()
    shown._looked(Seen((), Known(), ()))
    assert names(shown) == ["a.baqylau"]


def test_a_look_that_broke_off_is_begun_anew(
    shown: Libraries, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking(_office: Office) -> Iterator[None]:
        yield None
        raise ArithmeticError

    told: list[Exception] = []
    monkeypatch.setattr(shown._window, "_broke", told.append)
    with monkeypatch.context() as broken:
        broken.setattr("desktop.window.library.libraries.looking_through", breaking)
        shown.look_through()
    assert [type(each) for each in told] == [ArithmeticError]
    path = office.folders.cases / "a.baqylau"
    shutil.copy(path, path.with_name("b.baqylau"))
    shown.look_through()
    assert len(shown.rows) == 2


def test_that_the_list_was_damaged_is_said_once(
    shown: Libraries, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Problem] = []
    monkeypatch.setattr(shown._window, "say", said.append)
    office.folders.index.write_bytes(b"garbage" * 1000)
    shown.look_through()
    shown.look_through()
    assert [each.code for each in said] == ["library.made-anew"]
    assert names(shown) == ["a.baqylau"]


def test_a_folder_is_added_looked_through_and_taken_out(
    shown: Libraries, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    shutil.copy(office.folders.cases / "a.baqylau", folder / "c.baqylau")
    shown.show_folders()
    page = shown._window._side
    assert isinstance(page, FoldersPage)
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *_: str(folder)
    )
    page.add.click()
    assert len(shown.rows) == 2
    assert page.said.text() == say("library.looked", n=2)
    page._remove(folder)
    assert library_choices.places(office) == (office.folders.cases,)
    assert len(shown.rows) == 2


def test_whether_folders_are_there_is_looked_for_aside(
    qapp: object, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library_choices.add_folder(office, tmp_path / "away")
    waiting: list[tuple[Callable[[], object], Callable[[object], None]]] = []
    tongue().speak("ru")
    with monkeypatch.context() as slow:
        slow.setattr("os.path.isdir", _no_look)
        slow.setattr(Path, "is_dir", _no_look)
        page = FoldersPage(office, lambda job, then, *_: waiting.append((job, then)), print)
    away = say("library.folder-away")
    assert not [each for each in page.findChildren(Words) if away in each.text()]
    ((job, then),) = waiting
    then(job())
    (note,) = (each for each in page.findChildren(Words) if away in each.text())
    assert note.isVisibleTo(page)


def _no_look(_path: object) -> bool:
    raise AssertionError("the window's thread asks a disk")


def test_an_empty_library_shows_no_shapes(qapp: object, tmp_path: Path, law: Law) -> None:
    made = Office(FixedClock.on(date(2025, 10, 20)), Folders(tmp_path / "h", tmp_path / "c"))
    made.__dict__["law"] = law
    window = MainWindow(made, inline=True)
    window.show()
    assert window.libraries is not None
    assert window.libraries.head.isHidden()
    window.close()


def test_what_is_shown_follows_a_change_of_language(shown: Libraries) -> None:
    shown.toggle_filters()
    shown.show_shape("map")
    tongue().speak("kk")
    shown.head.retranslate()
    assert shown.map is not None
    assert shown.map.tiles["27"].toolTip().startswith("Батыс Қазақстан облысы")
    assert shown.bar is not None
    assert shown.bar.clear.text() == say("library.clear")
    tongue().speak("ru")


def test_ten_thousand_cases_are_filtered_by_everything_at_once(
    shown: Libraries, office: Office
) -> None:
    (row,) = shown.rows
    rows = [
        replace(
            row,
            path=f"/x/{n}.baqylau",
            object_name=LocalText(ru=f"Школа № {n}"),
            region=("27", "10", "")[n % 3],
            started_on=("2024-01-01", "2025-01-01")[n % 2],
            campaign=("", "Сайты")[n % 2],
        )
        for n in range(10_000)
    ]
    shown._start.set_rows(rows)
    shown._follow()
    shown.want(Filter(region="10", year="2025", campaign="Сайты", phase="follow", standing="open"))
    shown._start.search.setText("школа 77")
    assert {row.object_name.ru for row in shown.rows if row in shown._model.shown} == {
        f"Школа № {n}" for n in range(10_000) if n % 6 == 1 and "77" in str(n)
    }
