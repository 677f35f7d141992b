"""Where a case lies is said calmly, once, and that a stick may be pulled out."""

import shutil
from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from desktop.casefile.disks import Disk
from desktop.domain.text import LANGS
from desktop.usecases import safe_places
from desktop.usecases.office import Office
from desktop.window.language import say
from desktop.window.main_window import MainWindow


def opened(hands: Hands, path: Path) -> MainWindow:
    window = hands.window
    assert isinstance(window, MainWindow)
    window.open_case(path)
    hands.until(lambda: window.case_page is not None)
    return window


@pytest.fixture
def copied(office: Office, case_file: Path) -> Path:
    """A case in a folder that a service copies to other computers."""
    folder = office.folders.cases / "OneDrive"
    folder.mkdir()
    return Path(shutil.copyfile(case_file, folder / "a.baqylau"))


def test_a_case_in_a_synchronised_folder_is_warned_of_until_it_is_understood(
    hands: Hands, copied: Path, case_file: Path
) -> None:
    window = opened(hands, copied)
    page = window.case_page
    assert page is not None
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("place.synchronised", service="OneDrive"), page)
    understood = QCoreApplication.translate("CasePage", "Understood")
    (button,) = hands.named(QPushButton, understood, page)
    hands.click(button)
    assert not page._place.isVisible()
    window.go_home()
    window = opened(hands, copied)
    assert window.case_page is not None
    assert not window.case_page._place.isVisible()
    window.go_home()
    window = opened(hands, case_file)
    assert window.case_page is not None
    assert not window.case_page._place.isVisible()


def test_where_a_new_case_is_to_lie_is_looked_at(
    hands: Hands, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = hands.window
    assert isinstance(window, MainWindow)
    window.show_new()
    new = window.new_page
    assert new is not None
    assert not new.place.isVisible()
    new._chosen = office.folders.cases / "Dropbox" / "a.baqylau"
    new._look_at_place()
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("place.synchronised", service="Dropbox"), new)


def test_after_closing_a_case_on_a_stick_one_hears_that_it_may_be_pulled_out(
    hands: Hands, case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = Disk("removable", "exfat", 100 << 30)
    monkeypatch.setattr(
        "desktop.window.session.warnings_of",
        lambda path: safe_places.warnings_of(path, lambda _path: stick),
    )
    window = opened(hands, case_file)
    assert window.case_page is not None
    hands.wait_to_see(say("place.removable"), window.case_page)
    window.go_home()
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("place.may-remove"), window)
