"""A package that somebody hands back: checked, told in each language, and made a case again."""

import hashlib
import shutil
import threading
import zipfile
from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtWidgets import QFileDialog

from desktop.casefile.verify import Report
from desktop.domain.text import LANGS
from desktop.usecases import checking
from desktop.usecases.cases import open_case
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.usecases.package import make_package
from desktop.window import package_page
from desktop.window.language import say
from desktop.window.long_work import Progress
from desktop.window.main_window import MainWindow
from desktop.window.package_page import PackagePage


@pytest.fixture
def handed(office: Office, case_file: Path, tmp_path: Path) -> Path:
    target = tmp_path / "Дело 01.10.zip"
    with open_case(office, case_file, write=False) as desk:
        make_package(desk, target)
    return target


def chosen(hands: Hands, path: Path, monkeypatch: pytest.MonkeyPatch) -> PackagePage:
    """Choose a file as a worker does, and return the page that comes."""
    window = hands.window
    assert isinstance(window, MainWindow)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    window.browse()
    (page,) = hands.all(PackagePage)
    return page


def test_a_sound_package_becomes_a_case_that_opens(
    hands: Hands, office: Office, handed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = chosen(hands, handed, monkeypatch)
    hands.wait_to_see(say("package.all-well"), page)
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("package.all-well"), page)
    hands.click(page.make)
    window = hands.window
    assert isinstance(window, MainWindow)
    hands.until(lambda: window.case_page is not None)
    assert window.case_page is not None
    shot = window.case_page.session.now
    assert shot is not None
    assert shot.path == office.folders.cases / "Дело 01.10.baqylau"


def test_a_package_in_which_something_was_changed_says_so_and_offers_no_case(
    hands: Hands, handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tmp_path / "changed.zip"
    with zipfile.ZipFile(handed) as whole, zipfile.ZipFile(changed, "w") as copy:
        for item in whole.infolist():
            data = whole.read(item)
            copy.writestr(item, b"x" if item.filename.endswith("case.json") else data)
    page = chosen(hands, changed, monkeypatch)
    hands.wait_to_see(say("package.changed", name="data/case.json"), page)
    assert not page.make.isVisible()


def test_the_small_package_says_why_no_case_comes_of_it(
    hands: Hands, office: Office, case_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = tmp_path / "small.zip"
    with open_case(office, case_file, write=False) as desk:
        make_package(desk, small, for_lawyer=True)
    page = chosen(hands, small, monkeypatch)
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("package.small-well"), page)
        hands.wait_to_see(say("package.small", path=small), page)
        assert not hands.sees(say("package.all-well"), page)
    assert not page.make.isVisible()
    hands.click(page.back)
    hands.until(lambda: not hands.all(PackagePage))


def test_a_package_of_another_program_is_not_said_to_agree_with_a_log(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, data = tmp_path / "foreign.zip", b"a letter"
    listed = f"{hashlib.sha256(data).hexdigest()}  data/a.txt\n".encode()
    head = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    with zipfile.ZipFile(other, "w") as made:
        made.writestr("bag/bagit.txt", head)
        made.writestr("bag/manifest-sha256.txt", listed)
        made.writestr("bag/data/a.txt", data)
    page = chosen(hands, other, monkeypatch)
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("package.bag-well"), page)
        assert not hands.sees(say("package.all-well"), page)
    assert not page.make.isVisible()


def test_a_check_that_was_stopped_can_be_begun_again(
    hands: Hands, handed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, verify = threading.Event(), checking.verify

    def slow(path: Path, progress: Progress) -> Report:
        gate.wait(10)
        return verify(path, progress)

    monkeypatch.setattr(checking, "verify", slow)
    page = chosen(hands, handed, monkeypatch)
    hands.click(page.work.stop_button)
    gate.set()
    hands.wait_to_see(say("verify.stopped"), page)
    hands.click(page.again)
    hands.wait_to_see(say("package.all-well"), page)
    assert not hands.sees(say("verify.stopped"), page)
    assert not page.again.isVisible()


def test_what_is_no_package_is_said(
    hands: Hands, case_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "photos.zip"
    with zipfile.ZipFile(other, "w") as made:
        made.writestr("a.jpg", b"x")
    page = chosen(hands, other, monkeypatch)
    hands.wait_to_see(say("package.not-a-bag", path=other), page)
    renamed = tmp_path / "case.zip"
    shutil.copyfile(case_file, renamed)
    page = chosen(hands, renamed, monkeypatch)
    hands.until(lambda: bool(hands.words(page)) and not page.make.isVisible())


def test_making_the_case_can_be_stopped_and_begun_again(
    hands: Hands, office: Office, handed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = chosen(hands, handed, monkeypatch)
    hands.wait_to_see(say("package.all-well"), page)
    begun, making = threading.Event(), package_page.case_of_package

    def slow(made_in: Office, path: Path, target: Path, progress: Progress) -> Desk:
        def waits(done: int, total: int) -> bool:
            begun.set()
            while progress(done, total):
                pass
            return False

        return making(made_in, path, target, waits)

    monkeypatch.setattr(package_page, "case_of_package", slow)
    hands.click(page.make)
    hands.until(begun.is_set)
    assert page.work.isVisible()
    assert not page.make.isVisible(), "what is under way is not offered"
    hands.click(page.work.stop_button)
    for one in LANGS:
        hands.wait_to_see(say("package.unpack-stopped"), page)
        hands.speak(one)
    before = list(office.folders.cases.iterdir())
    assert not [each for each in before if each.stem.startswith("Дело 01.10")]
    monkeypatch.setattr(package_page, "case_of_package", making)
    hands.click(page.make)
    window = hands.window
    assert isinstance(window, MainWindow)
    hands.until(lambda: window.case_page is not None)
