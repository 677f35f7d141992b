"""Checking, rescue, safe places and the second place, as a worker meets them."""

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hands import Hands, label, menu_entries
from own_case import Worker, on
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from desktop.casefile.verify import Report
from desktop.domain.clock import FixedClock
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS
from desktop.usecases import backups, checking, mending, rescue, safe_places, second_place
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.checking import verify
from desktop.usecases.editing import add, enter
from desktop.usecases.office import Office
from desktop.usecases.safe_places import Around, Volume
from desktop.window.language import say, sentence
from desktop.window.main_window import MainWindow

PAGE = 16384


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "ФЛЕШКА"
    folder.mkdir()
    return folder


@pytest.fixture
def on_stick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every place is on a stick."""
    around = Around({}, Path("/home/a"), lambda _p: "", lambda _p: Volume("removable", "", 9 << 30))
    monkeypatch.setattr(safe_places, "of_computer", lambda: around)


def window_of(hands: Hands) -> MainWindow:
    assert isinstance(hands.window, MainWindow)
    return hands.window


def opened(hands: Hands, path: Path) -> MainWindow:
    window = window_of(hands)
    window.open_case(path)
    hands.until(lambda: window.case_page is not None)
    return window


def shown(window: MainWindow) -> QWidget:
    assert window.case_page is not None
    return window.case_page.stack.currentWidget()


# -- checking ----------------------------------------------------------------------------------


@on(2025, 11, 5)
def test_a_sound_case_is_checked_and_a_damaged_one_says_what_to_do(worker: Worker) -> None:
    hands, window = worker.hands, worker.window
    worker.case_page.show_check()
    for one in LANGS:
        hands.wait_to_see(say("verify.all-well"), shown(window))
        hands.speak(one)
    # Past the program, so that what the session remembers is no help.
    database = sqlite3.connect(worker.shot.path, isolation_level=None)
    database.execute('UPDATE finding SET title = \'{"kk":"x"}\' WHERE number = 1')
    database.close()
    hands.press(label("check again"), shown(window))
    hands.wait_to_see(say("verify.faults", n=3), shown(window))
    field = window.office.law.fields.get("finding", "title").label.text("en")
    assert field in hands.words(shown(window))
    hands.press(label("backups"), shown(window))
    hands.until(lambda: bool(hands.named(QPushButton, label("what would change"), shown(window))))


def damage_a_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        first = "(SELECT min(number) FROM chunk)"
        database.execute(
            f"UPDATE chunk SET data = CAST('X' || substr(data, 2) AS BLOB) WHERE number = {first}"
        )
        database.commit()


@on(2025, 11, 5)
def test_a_damaged_file_is_brought_back_from_a_backup_at_a_press(worker: Worker) -> None:
    hands, window = worker.hands, worker.window
    path, case_id = worker.shot.path, worker.shot.case.id
    damage_a_file(path)
    worker.case_page.show_check()
    hands.wait_to_see(say("verify.faults", n=1), shown(window))
    kept = backups.kept(window.office, case_id)
    aside = [each.path.rename(each.path.with_suffix(".away")) for each in kept]
    hands.press(label("bring back"), shown(window))
    hands.wait_to_see(say("verify.not-mended", n=1), shown(window))
    hands.wait_to_see(say("verify.faults", n=1), shown(window))
    for away, backup in zip(aside, kept, strict=True):
        away.rename(backup.path)
    hands.press(label("bring back"), shown(window))
    for one in LANGS:
        hands.wait_to_see(say("verify.mended", n=1), shown(window))
        hands.wait_to_see(say("verify.all-well"), shown(window))
        hands.speak(one)
    assert verify(path).findings == ()
    hands.press(label("check again"), shown(window))
    hands.wait_to_see(say("verify.all-well"), shown(window))
    assert say("verify.mended", n=1) not in hands.words(shown(window))


@on(2025, 11, 5)
def test_a_case_that_opens_and_is_torn_is_left_for_its_backups_and_what_can_be_saved(
    worker: Worker,
) -> None:
    hands, window = worker.hands, worker.window
    path, case_id = worker.shot.path, worker.shot.case.id
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA writable_schema = ON")
        loose = "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'chunk'"
        database.execute(loose)
    worker.case_page.show_check()
    hands.wait_to_see(say("verify.faults", n=1), shown(window))
    assert not hands.named(QPushButton, label("backups"), shown(window))
    hands.press(label("leave to save"), shown(window))
    hands.until(lambda: window.case_page is None)
    for one in LANGS:
        hands.wait_to_see(say("file.damaged", path=path), window)
        hands.speak(one)
    assert backups.kept(window.office, case_id)
    assert hands.named(QPushButton, label("go on from this"), window)
    hands.press(label("save what reads"), window)
    hands.wait_to_see(say("rescue.all-saved"), window)


@on(2025, 11, 5)
def test_a_check_can_be_stopped_and_leaving_stops_it(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()
    real = checking.verify

    def endless(path: Path, tell: Callable[[int, int], bool] | None = None) -> Report:
        if tell is None:  # a backup is tried beside
            return real(path)
        n = 0
        while tell(n := n + 1, 10_000_000):
            begun.set()
        raise Problem("verify.stopped")

    monkeypatch.setattr("desktop.usecases.checking.verify", endless)
    hands, window = worker.hands, worker.window
    worker.case_page.show_check()
    hands.until(begun.is_set)
    hands.press(label("stop"), shown(window))
    hands.wait_to_see(say("verify.stopped"), shown(window))
    begun.clear()
    hands.press(label("check again"), shown(window))
    hands.until(begun.is_set)
    hands.click(worker.case_page.tabs["route"])  # any way out is one
    hands.until(lambda: not worker.case_page._check.work.isVisibleTo(worker.case_page._check))
    worker.case_page.show_check()
    begun.clear()
    hands.until(begun.is_set)
    window.go_home()  # waits for nobody: it would hang here
    assert window.case_page is None


@on(2025, 11, 5)
def test_whoever_closes_does_not_wait_for_all_that_is_brought_back(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, window = worker.hands, worker.window
    damage_a_file(worker.shot.path)
    worker.case_page.show_check()
    hands.wait_to_see(say("verify.faults", n=1), shown(window))
    begun = threading.Event()

    def endless(
        _desk: object, _wanted: object, progress: Callable[[int, int], bool]
    ) -> mending.Mended:
        while progress(1, 2):
            begun.set()
        raise Problem("verify.mending-stopped")

    monkeypatch.setattr(mending, "bring_back", endless)
    hands.press(label("bring back"), shown(window))
    hands.until(begun.is_set)
    assert window.close_case()  # else it hangs here


# -- rescue ------------------------------------------------------------------------------------


def test_a_damaged_case_without_backups_is_saved_into_a_new_one(
    hands: Hands, office: Office, case_file: Path
) -> None:
    window = window_of(hands)
    whole = case_file.read_bytes()
    case_file.write_bytes(bytes(PAGE) + whole[PAGE:])
    target = rescue.target_for(office, case_file)
    window.open_case(case_file)
    for one in LANGS:
        hands.wait_to_see(say("file.not-a-case", path=case_file), window)
        hands.speak(one)
    hands.press(label("save what reads"), window)
    for one in LANGS:
        hands.wait_to_see(say("rescue.all-saved"), window)
        hands.speak(one)
    assert case_file.read_bytes()[:PAGE] == bytes(PAGE)
    hands.press(label("open saved"), window)
    hands.until(lambda: window.case_page is not None)
    assert window.case_page is not None
    now = window.case_page.session.now
    assert now is not None
    assert now.writable
    assert now.path.stem.startswith(case_file.stem)
    window.go_home()
    made = [each for each in case_file.parent.glob("*.baqylau") if each != case_file]
    assert len(made) == 1
    assert target.parent == made[0].parent
    with open_case(office, made[0]) as desk:
        assert desk.read_only is None


def test_what_cannot_be_saved_is_said_and_the_page_stays(hands: Hands, case_file: Path) -> None:
    window = window_of(hands)
    case_file.write_bytes(b"PK\x03\x04" * 20_000)
    window.open_case(case_file)
    hands.press(label("save what reads"), window)
    hands.wait_to_see(say("rescue.nothing", path=case_file), window)
    assert hands.named(QPushButton, label("save what reads"), window)


def test_the_check_of_a_rescued_case_says_that_its_report_is_to_be_looked_at(
    hands: Hands, office: Office, case_file: Path
) -> None:
    with open_case(office, case_file) as desk:
        made = add(desk, "finding", control_id=current_control(desk.case).id)
        enter(desk, FieldAddress("finding", made, "title.kk"), title := "Ақпарат табылмады")
    data = bytearray(case_file.read_bytes())
    for at in range(0, len(data), PAGE):  # in its row and in the history alike
        if title.encode() in data[at : at + PAGE]:
            data[at : at + PAGE] = bytes(PAGE)
    case_file.write_bytes(data)
    saved = rescue.rescue(office, case_file, rescue.target_for(office, case_file))
    window = opened(hands, saved.path)
    assert window.case_page is not None
    window.case_page.show_check()
    for one in LANGS:
        hands.wait_to_see(say("verify.all-well"), shown(window))
        hands.wait_to_see(say("verify.rescued", day=office.clock.today()), shown(window))
        hands.speak(one)


def test_a_rescue_under_way_stops_when_one_leaves(
    hands: Hands, case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def endless(
        _office: Office, _path: Path, _target: Path, tell: Callable[[int, int], bool]
    ) -> None:
        while tell(1, 2):
            begun.set()
        raise Problem("rescue.stopped")

    window = window_of(hands)
    case_file.write_bytes(case_file.read_bytes()[:30000])
    monkeypatch.setattr("desktop.usecases.rescue.rescue", endless)
    window.open_case(case_file)
    hands.press(label("save what reads"), window)
    hands.until(begun.is_set)
    hands.press(label("stop"), window)
    hands.wait_to_see(say("rescue.stopped"), window)
    begun.clear()
    hands.press(label("save what reads"), window)
    hands.until(begun.is_set)
    window.go_home()
    assert window.stack.currentWidget() is window.start


# -- safe places -------------------------------------------------------------------------------


@pytest.mark.usefixtures("on_stick")
def test_a_case_on_a_stick_says_so_until_it_is_understood_and_when_it_can_be_taken_out(
    hands: Hands, office: Office, case_file: Path
) -> None:
    window = opened(hands, case_file)
    told = Problem("place.removable", folder=str(office.folders.cases))
    for one in LANGS:
        hands.wait_to_see(sentence(told), window)
        hands.speak(one)
    hands.press(label("understood place"), window)
    assert sentence(told) not in hands.words(window)
    window.go_home()
    for one in LANGS:
        hands.wait_to_see(say("place.can-remove"), window)
        hands.speak(one)
    opened(hands, case_file)
    assert sentence(told) not in hands.words(window)


@pytest.mark.usefixtures("on_stick")
def test_a_new_case_in_such_a_place_is_told_and_made(hands: Hands, office: Office) -> None:
    window = window_of(hands)
    window.show_new()
    assert window.new_page is not None
    hands.wait_to_see(
        sentence(Problem("place.removable", folder=str(office.folders.cases))), window
    )
    window.new_page.edits["ru"].setPlainText("Школа")
    assert window.new_page.begin.isEnabled()


def test_a_case_on_this_computers_own_disk_says_nothing(
    hands: Hands, case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    around = Around({}, Path("/h"), lambda _p: "", lambda _p: Volume("fixed", "ext4", 9 << 30))
    monkeypatch.setattr(safe_places, "of_computer", lambda: around)
    window = opened(hands, case_file)
    assert window.case_page is not None
    assert window.case_page._place.isHidden()
    window.go_home()
    assert window.notice is None


# -- the second place --------------------------------------------------------------------------


def copies(stick: Path) -> list[Path]:
    return list((stick / "baqylau-backups").glob("*/*.baqylau"))


def test_a_second_place_is_chosen_filled_and_given_up(
    hands: Hands, case_file: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(hands, case_file)
    assert window.case_page is not None
    page = window.case_page
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(stick))
    page.show_backups()
    hands.press(label("choose second"), shown(window))
    hands.wait_to_see(str(stick), shown(window))
    hands.until(lambda: len(copies(stick)) == 1)
    hands.press(label("second no more"), shown(window))
    hands.until(lambda: bool(hands.named(QPushButton, label("choose second"), shown(window))))
    assert window.office.profile.second_place is None
    assert len(copies(stick)) == 1


def test_opening_a_case_brings_its_backup_to_the_second_place(
    hands: Hands, office: Office, case_file: Path, stick: Path
) -> None:
    second_place.choose(office, stick)
    opened(hands, case_file)
    hands.until(lambda: len(copies(stick)) == 1)


def test_a_stick_that_vanishes_says_nothing_and_work_goes_on(
    hands: Hands, office: Office, case_file: Path, stick: Path
) -> None:
    second_place.choose(office, stick)
    shutil.rmtree(stick)
    window = opened(hands, case_file)
    assert window.case_page is not None
    told: list[Problem] = []
    window.case_page.session.failed.connect(told.append)
    window.case_page.session.settle()
    window.go_home()
    assert told == []


def test_a_place_not_seen_for_long_is_asked_for_on_the_start_page(
    hands: Hands, office: Office, case_file: Path, stick: Path
) -> None:
    assert case_file.exists()
    second_place.choose(office, stick)
    away = stick.rename(stick.with_name("away"))
    office.clock = FixedClock(office.clock.now() + timedelta(days=15))
    window = window_of(hands)
    window.go_home()
    for one in LANGS:
        hands.wait_to_see(say("backup.second-missed", folder=str(stick), n=15), window)
        hands.speak(one)
    away.rename(stick)
    window.go_home()
    asked = say("backup.second-missed", folder=str(stick), n=15)
    hands.until(lambda: asked not in hands.words(window))


def test_the_menu_of_an_open_case_fits_a_low_screen(hands: Hands, case_file: Path) -> None:
    from PySide6.QtWidgets import QMenu

    window = opened(hands, case_file)
    for one in LANGS:
        hands.speak(one)
        menu = QMenu()
        window._fill_menu(menu)
        assert menu.sizeHint().height() < 510, "150 % of a screen of 768 pixels"
        texts = [each.text() for each in menu_entries(menu)]
        named = [each for each in texts if each]
        assert len(named) == len(set(named)) > 24
        keys = {text.partition("\t")[2] for text in texts} - {""}
        assert keys >= {"Ctrl+N", "Ctrl+O", "Ctrl+Z", "Ctrl+Y", "Ctrl+K", "Ctrl+W", "Ctrl+Q"}
        menu.deleteLater()


def test_the_check_is_in_the_menu_of_an_open_case(hands: Hands, case_file: Path) -> None:
    window = opened(hands, case_file)
    from PySide6.QtWidgets import QMenu

    menu = QMenu()
    window._fill_menu(menu)
    (entry,) = (each for each in menu_entries(menu) if each.text() == label("check"))
    entry.trigger()
    hands.wait_to_see(say("verify.all-well"), shown(window))
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClick(held, Qt.Key.Key_Escape)
    assert window.case_page is not None
    hands.until(lambda: window.case_page.stack.currentWidget() is window.case_page._route_view)
    menu.deleteLater()
    QApplication.sendPostedEvents(menu, QEvent.Type.DeferredDelete.value)
