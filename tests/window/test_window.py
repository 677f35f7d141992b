"""The window as a whole: languages, keyboard, screen readers, contrast, no network, calm errors."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.text import LANGS, Lang
from desktop.usecases.office import Office
from desktop.usecases.sample import build_sample, sample_office
from desktop.window import crash, theme
from desktop.window.language import lang, say, shown_size, tongue
from desktop.window.main_window import MainWindow
from desktop.window.screens import every_screen
from desktop.window.widgets import StateMark


@pytest.fixture
def window(qapp: QApplication, office: Office) -> Iterator[MainWindow]:
    before = tongue().lang
    tongue().speak("en")
    made = MainWindow(office, inline=True)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    tongue().speak(before)


def words_of(widget: QWidget) -> str:
    shown = [
        child.text()
        for kind in (QLabel, QAbstractButton)
        for child in widget.findChildren(kind)
        if child.isVisibleTo(widget)
    ]
    return "\n".join(shown)


def test_switching_the_language_says_the_start_page_anew_and_is_remembered(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    said = []
    for one in ("kk", "ru"):
        window.set_language(one)
        words = QCoreApplication.translate("_Welcome", "Begin the first case")
        qtbot.waitUntil(lambda words=words: words in words_of(window))
        said.append(words)
        assert office.profile.lang == one
    assert len({*said, "Begin the first case"}) == 3
    assert QLocale().territory() == QLocale.Country.Kazakhstan


def test_switching_the_language_says_an_open_case_anew_in_the_same_place(
    window: MainWindow, office: Office, case_file: Path, qtbot: QtBot
) -> None:
    window.open_case(case_file)
    page = window.case_page
    assert page is not None
    page.show_step("object")
    title = office.law.procedure("monitoring").step("object").title
    for one in LANGS:
        window.set_language(one)
        step = title.text(one)
        label = QCoreApplication.translate("StepPage", "Mark as completed")
        qtbot.waitUntil(lambda step=step: page.step is not None and step in words_of(page.step))
        assert page.step is not None
        assert page.step.step_id == "object"
        assert label in words_of(page.step)
        assert page.header.name.accessibleName() == ("Басқарма" if one != "ru" else "Управление")


def test_qts_own_buttons_speak_kazakh_and_russian(window: MainWindow) -> None:
    for one, word in (("kk", "Бас тарту"), ("ru", "Отмена")):
        tongue().speak(one)  # type: ignore[arg-type]
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == word


@pytest.mark.parametrize(
    ("size", "kazakh", "russian", "english"),
    [
        (512, "512 Б", "512 Б", "512 B"),
        (82_944, "81 КБ", "81 КБ", "81 KB"),
        (1_048_400, "1,0 МБ", "1,0 МБ", "1.0 MB"),
        (1_800_000, "1,7 МБ", "1,7 МБ", "1.7 MB"),
        (3 << 30, "3,0 ГБ", "3,0 ГБ", "3.0 GB"),
    ],
)
def test_the_size_of_a_file_is_said_as_file_managers_say_it(
    qapp: QApplication, size: int, kazakh: str, russian: str, english: str
) -> None:
    before = tongue().lang
    said = []
    for one in LANGS:
        tongue().speak(one)
        said.append(shown_size(size))
    tongue().speak(before)
    assert said == [kazakh, russian, english]


def test_a_step_marked_as_done_with_gaps_looks_and_reads_otherwise_than_one_that_is_whole(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "case.baqylau"
    build_sample(sample_office(tmp_path / "office"), path).close()
    window.open_case(path)
    page = window.case_page
    assert page is not None
    assert page.session.now is not None
    steps = page.session.now.route.steps
    done = [state for state in steps if state.state == "done"]
    gap = next(state for state in done if state.left_open)
    whole = next(state for state in done if not state.left_open)
    title, left = gap.step.title.text("en"), f"done, {len(gap.left_open)} left open"
    entry, other = page.rail._entries[gap.step.id], page.rail._entries[whole.step.id]
    assert entry.accessibleName() == f"{title}: {left}"
    assert entry.toolTip() == left.capitalize()
    assert other.toolTip() == "Done"
    assert entry.heightForWidth(240) > other.heightForWidth(240)  # the words stand under its name
    page.show_step(gap.step.id)
    assert page.step is not None
    assert left in words_of(page.step)
    signs = []
    for mark in ("done", "done_in_part"):
        sign = StateMark(mark)
        colours = sign.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        signs.append(bytes(colours.constBits()))
        sign.deleteLater()
    assert signs[0] != signs[1]


def test_every_control_on_every_page_can_be_spoken(window: MainWindow, case_file: Path) -> None:
    window.open_case(case_file)
    page = window.case_page
    assert page is not None
    shot = page.session.now
    assert shot is not None
    silent = []
    for step in [state.step.id for state in shot.route.steps]:
        page.show_step(step)
        assert page.step is not None
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton):
            for control in page.step.findChildren(kind):
                name = control.accessibleName() or (
                    control.text() if isinstance(control, QAbstractButton) else ""
                )
                if control.isVisibleTo(page.step) and not name.strip():
                    silent.append(f"{step}: {type(control).__name__}")
    assert not silent


def test_the_keys_are_there_and_clash_with_no_kazakh_letter(window: MainWindow) -> None:
    keys = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    assert {"Ctrl+N", "Ctrl+O", "Ctrl+F", "Ctrl+K", "F1", "Ctrl+W", "Ctrl+Q"} <= keys
    assert {f"Ctrl+{n}" for n in range(1, 6)} <= keys
    assert not {key for key in keys if "Alt" in QKeySequence(key).toString()}


def test_a_case_is_walked_through_by_keys_alone(
    window: MainWindow, case_file: Path, qtbot: QtBot
) -> None:
    window.open_case(case_file)
    page = window.case_page
    assert page is not None
    assert page.step is not None
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    page.go_to_phase(2)
    assert page.step.step_id == "completion"
    page.open_go_to()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    search = popup.findChild(QLineEdit)
    assert search is not None
    QTest.keyClicks(search, "inform the obj")
    QTest.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.step is not None and page.step.step_id == "notice")
    shown = page.guidance.isVisibleTo(page)
    page.toggle_guidance()
    assert page.guidance.isVisibleTo(page) != shown


def test_tab_reaches_every_field_of_a_page(window: MainWindow, case_file: Path) -> None:
    window.open_case(case_file)
    page = window.case_page
    assert page is not None
    page.show_step("who-we-are")
    assert page.step is not None
    wanted = {
        control
        for kind in (QLineEdit, QPlainTextEdit, QComboBox)
        for control in page.step.findChildren(kind)
        if control.isVisibleTo(page.step) and control.isEnabled()
    }
    reached = set()
    at: QWidget = page.step
    for _ in range(2000):
        at = at.nextInFocusChain()
        reached.add(at)
    assert all(control.focusPolicy() & Qt.FocusPolicy.TabFocus for control in wanted)
    assert wanted <= reached


def test_a_read_only_case_says_why_and_offers_no_change(
    window: MainWindow, office: Office, case_file: Path
) -> None:
    from desktop.usecases.cases import open_case

    with open_case(office, case_file):  # somebody else edits it
        window.open_case(case_file)
        page = window.case_page
        assert page is not None
        shot = page.session.now
        assert shot is not None
        assert shot.read_only is not None
        assert "a.baqylau" in words_of(page.header)
        assert page.step is not None
        assert not page.step.complete.isVisibleTo(page.step)
        assert all(edit.isReadOnly() for edit in page.step.findChildren(QPlainTextEdit))
        window.go_home()


def test_every_screen_opens_in_each_language(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "sample.baqylau"
    build_sample(sample_office(tmp_path), path).close()
    before = tongue().lang
    names = list(every_screen(path))
    tongue().speak(before)
    assert {name.split()[0] for name in names} == set(LANGS)
    assert "kk monitoring look" in names
    assert "ru count PC_RESPONSE" in names


def test_a_report_of_an_error_names_no_word_of_a_case() -> None:
    try:
        int("Иванов, ИИН 123")
    except ValueError as error:
        text = crash.report_of(type(error), error, error.__traceback__)
    assert "Иванов" not in text
    assert "ValueError" in text
    assert str(Path.home()) not in text


def test_an_error_is_told_in_one_calm_sentence(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    reporter = crash.CrashReporter(window)
    monkeypatch.setattr(reporter, "_show", told.append)
    reporter._bridge.happened.disconnect()
    reporter._bridge.happened.connect(reporter._show)
    try:
        int("секрет")
    except ValueError as error:
        reporter.hook(type(error), error, error.__traceback__)
    assert len(told) == 1
    assert "секрет" not in told[0]
    assert "секрет" not in capsys.readouterr().err
    for one in LANGS:
        tongue().lang = one
        assert "traceback" not in say("window.broke").lower()
    tongue().lang = "en"


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lights = sorted((light(one), light(other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


@pytest.mark.parametrize("c", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_text_has_the_contrast_of_aa_on_every_ground(c: theme.Colours) -> None:
    grounds = (c.window, c.surface, c.sunken, c.accent_soft)
    states = (c.kept_soft, c.soon_soft, c.missed_soft)
    for ground in (*grounds, *states):
        assert contrast(c.text, ground) >= 4.5
        assert contrast(c.muted, ground) >= 4.5
    for ground in (c.window, c.surface, c.accent_soft):
        assert contrast(c.accent, ground) >= 4.5
    for words, ground in zip((c.kept, c.soon, c.missed), states, strict=True):
        assert contrast(words, ground) >= 4.5
        assert contrast(words, c.surface) >= 4.5
        assert contrast(words, c.window) >= 4.5
    assert contrast(c.on_accent, c.accent) >= 4.5
    assert contrast(c.frame, c.surface) >= 3


FIRST_PAINT = """
import sys
from desktop.window.app import Folders, application, first_window
app = application()
window = first_window(Folders.of_user())
window.show()
app.processEvents()
heavy = {"sqlalchemy", "docx", "docxtpl", "openpyxl", "PIL", "lxml", "msgspec"}
print(sorted(heavy & set(sys.modules)))
network = {"socket", "ssl", "http", "PySide6.QtNetwork", "urllib.request", "asyncio"}
print(sorted(network & set(sys.modules)))
"""


def test_the_first_paint_loads_nothing_heavy_and_never_a_network() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-2:] == ["[]", "[]"]


def test_the_window_says_which_language_it_speaks(window: MainWindow) -> None:
    spoken: list[Lang] = []
    for one in LANGS:
        window.set_language(one)
        spoken.append(lang())
        checked = [made.accessibleName() for made in window.bar._langs.values() if made.isChecked()]
        assert len(checked) == 1
    assert spoken == list(LANGS)


def test_qt_calls_keep_the_references_to_none(qapp: QApplication) -> None:
    """Decision 0006: a PySide6 that loses them ends the program in the middle of typing."""
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.setEnabled(True)
    assert sys.getrefcount(None) > before - 100


def test_another_control_begins_in_the_same_file_and_the_first_stays_within_reach(
    qtbot: QtBot, tmp_path: Path, office: Office
) -> None:
    path = tmp_path / "case.baqylau"
    build_sample(sample_office(tmp_path / "office"), path).close()
    window = MainWindow(office, inline=True)
    qtbot.addWidget(window)
    window.open_case(path)
    window.begin_control()
    page = window.case_page
    assert page is not None
    assert page.session.now is not None
    assert page.session.now.control.number == 2
    assert page.session.now.route.current == "who-we-are"
    window.open_case(path, 1)
    assert window.case_page is not None
    assert window.case_page.session.now is not None
    assert window.case_page.session.now.control.number == 1
    window.go_home()


@pytest.mark.parametrize("one", LANGS)
def test_in_a_narrow_window_no_page_is_cut_with_the_guidance_open_or_folded(
    window: MainWindow, case_file: Path, one: Lang, qapp: QApplication
) -> None:
    tongue().speak(one)
    window.resize(910, 512)
    window.open_case(case_file)
    page = window.case_page
    assert page is not None
    assert page.session.now is not None
    for _ in range(2):
        page.toggle_guidance()
        for state in page.session.now.route.steps:
            page.show_step(state.step.id)
            qapp.processEvents()
            assert page.step is not None
            area = page.step.area
            assert area.content.width() <= area.viewport().width(), state.step.id
        assert page.rail.isVisibleTo(page) != page.guidance.isVisibleTo(page)
