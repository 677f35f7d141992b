"""What a person does at the window: looks for words, clicks on them with the mouse, types.

Nothing is found by the name of a variable: a button by what it says, an editor by the name that
a screen reader would speak, an answer by its words and its question. A click lands only where
the thing is really in sight, so that what is covered or cut off fails here as it would at a desk.
"""

import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from desktop.domain.text import LANGS, Lang
from desktop.law.fields import Field
from desktop.law.law import Law
from desktop.law.procedures import Ask
from desktop.usecases.office import Office
from desktop.window.blocks.records import RecordCard
from desktop.window.language import NATIVE_NAMES, lang
from desktop.window.top_bar import TopBar

W = TypeVar("W", bound=QWidget)
Wait = Callable[[Callable[[], bool]], None]

LABELS: Mapping[str, tuple[str, str]] = {
    "begin": ("_Welcome", "Begin the first case"),
    "institution": ("NewCasePage", "What is the institution called?"),
    "create case": ("NewCasePage", "Create the case"),
    "complete": ("StepPage", "Mark as completed"),
    "next": ("StepPage", "Next step"),
    "add person": ("Lists", "Add a person"),
    "add new person": ("Lists", "Add a new person"),
    "already here": ("Lists", "Already in this case, nothing to type anew:"),
    "add finding": ("Lists", "Add a finding"),
    "add place": ("Lists", "Add a place"),
    "add recommendation": ("Lists", "Add a recommendation"),
    "add proof": ("Arrivals", "Add a proof"),
    "take form": ("ProposingField", "Take"),
    "choose files": ("EvidenceBlock", "Choose files…"),
    "add norm": ("NormsField", "Add a norm…"),
    "blank number": ("_Number", "Leave a blank to fill by hand"),
    "next number": ("_Number", "Take the next of our series"),
    "history": ("HistoryView", "History"),
    "put back": ("HistoryView", "Put back"),
    "what would change": ("BackupsPage", "What would change?"),
    "go back to this": ("BackupsPage", "Go back to this"),
    "write whole package": ("HandOverPage", "Write the whole package…"),
    "write small package": ("HandOverPage", "Write the small package…"),
    "copy check sum": ("HandOverPage", "Copy the check sum"),
    "go on from this": ("RecoverPage", "Go on from this"),
    "password": ("ProtectionPage", "Password"),
    "new password": ("ProtectionPage", "New password"),
    "password again": ("ProtectionPage", "The same once more"),
    "protect": ("ProtectionPage", "Protect the case"),
    "change password": ("ProtectionPage", "Change the password"),
    "take password away": ("ProtectionPage", "Take the password away"),
    "write sheet": ("ProtectionPage", "Write the recovery sheet…"),
    "delete sheet": ("ProtectionPage", "Delete the file"),
    "password or code": ("UnlockCard", "Password or recovery code"),
    "show typed": ("UnlockCard", "Show what I type"),
    "open case": ("UnlockCard", "Open the case"),
    "offered password": ("CasePage", "Protect with a password…"),
    "no password wanted": ("CasePage", "No password for this case"),
    "lock after": ("ProfilePage", "Lock a case with a password when nobody is at the computer"),
    "never": ("ProfilePage", "Never"),
    "join": ("JoinPage", "Join"),
    "join without": ("JoinPage", "Join without a backup"),
    "no news": ("JoinPage", "This copy holds nothing that is not here already."),
    "remove": ("RecordCard", "Remove"),
    "remove for good": ("PurgePage", "Remove for good"),
    "yes remove": ("PurgePage", "Nothing brings it back. Yes, remove for good"),
    "name part": ("PurgePage", "A part of the name"),
    "purge why": ("PurgePage", "Why? The reason stays in the history."),
    "try again": ("RecoverPage", "Try again"),
    "save what reads": ("RecoverPage", "Save what can be saved"),
    "open saved": ("RecoverPage", "Open the saved case"),
    "check": ("CheckPage", "Check the case file"),
    "check again": ("CheckPage", "Check again"),
    "leave to save": ("CheckPage", "Take a backup or save what can be saved…"),
    "bring back": ("CheckPage", "Bring back from a backup"),
    "backups": ("CheckPage", "Backups of this case"),
    "stop": ("LongWork", "Stop"),
    "understood place": ("CasePage", "Understood"),
    "choose second": ("BackupsPage", "Choose a folder…"),
    "second no more": ("BackupsPage", "Use it no more"),
    "other copies": ("RecoverPage", "Backups of other copies of this case"),
    "show them": ("BackupsPage", "Show them"),
    "own backups": ("BackupsPage", "Own backups"),
    "mark sent": ("_Sent", "Mark as sent"),
    "marked sent": ("_Sent", "Marked as sent"),
    "not sent": ("_Sent", "Pressed by mistake? Take it back…"),
    "why not sent": ("TakeBack", "Why is the mark as sent taken back?"),
    "take back": ("TakeBack", "Take the mark back"),
    "leave sent": ("TakeBack", "Leave it as sent"),
    "create paper": ("_PaperLine", "Create"),
    "create anew": ("_PaperLine", "Create anew"),
    "add consent": ("Consents", "Add a consent"),
    "not signed yet": ("Consents", "Not signed yet"),
    "withdrawn": ("Consents", "Withdrawn: {day}"),
    "sheet to sign": ("SheetBlock", "Sheet to sign: {language}"),
    "add expert": ("Lists", "Add an expert"),
    "what can be done": ("ClockNote", "What can be done?"),
    "how counted": ("Header", "How was this counted?"),
    "all cases": ("TopBar", "All cases"),
    "cases": ("StartPage", "Cases"),
    "saved": ("TopBar", "Saved {time}"),
}
"""The window's own labels, by the class that says them: the data does not hold these."""


def label(name: str) -> str:
    """Return one of the window's own labels in the language that it speaks now."""
    return QCoreApplication.translate(*LABELS[name])


class StrayWindows(QObject):
    """Notes every window that comes up besides those that one opened: a flash on a real screen."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self.seen: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched.windowType() == Qt.WindowType.Window
            and not isinstance(watched, QMainWindow)
        ):
            place = "".join(traceback.format_stack(limit=6)[:-1])
            self.seen.append(f"{watched} {_names(watched)}\n{place}")
        return False

    def stop(self) -> None:
        """Look no longer."""
        self._app.removeEventFilter(self)


class NotSeenError(AssertionError):
    """What was looked for cannot be seen or reached."""


class Hands:
    """A mouse, a keyboard and eyes at one window."""

    def __init__(self, window: QWidget, law: Law, wait: Wait) -> None:
        self.window = window
        self.law = law
        self.until = wait

    # -- eyes ----------------------------------------------------------------------------------

    def all(self, kind: type[W], within: QWidget | None = None) -> list[W]:
        """Return what is in sight and can be used, in the order in which it was made."""
        place = within or self.window
        return [one for one in place.findChildren(kind) if one.isVisible() and one.isEnabled()]

    def named(self, kind: type[W], name: str, within: QWidget | None = None) -> list[W]:
        """Return what goes by a name: what it says or what a screen reader says of it."""
        return [one for one in self.all(kind, within) if name in _names(one)]

    def one(self, kind: type[W], name: str, within: QWidget | None = None) -> W:
        """Wait for the one thing of a name and return it."""
        return self._single(kind, name, within, lambda: self.named(kind, name, within))

    def beginning(self, kind: type[W], words: str, within: QWidget | None = None) -> W:
        """Wait for the one thing whose name begins so and return it: more words may follow."""
        return self._single(
            kind,
            words,
            within,
            lambda: [
                each
                for each in self.all(kind, within)
                if any(name.startswith(_one_line(words)) for name in _names(each))
            ],
        )

    def _single(
        self, kind: type[W], name: str, within: QWidget | None, find: Callable[[], list[W]]
    ) -> W:
        found: list[W] = []

        def there() -> bool:
            found[:] = find()
            return len(found) == 1

        self.wait_for(there, lambda: self._lost(kind, name, len(found), within))
        return found[0]

    def words(self, within: QWidget | None = None) -> str:
        """Return everything that can be read, a label a line."""
        return "\n".join(each.text() for each in self.all(QLabel, within) if each.text())

    def sees(self, words: str, within: QWidget | None = None) -> bool:
        """Return whether some words can be read."""
        return words in self.words(within)

    def wait_to_see(self, words: str, within: QWidget | None = None) -> None:
        """Wait until some words can be read."""
        self.wait_for(
            lambda: self.sees(words, within), lambda: f"“{words}” in:\n{self.words(within)}"
        )

    def wait_for(self, condition: Callable[[], bool], told: Callable[[], str]) -> None:
        """Wait until something holds, or say what is seen instead."""
        try:
            self.until(condition)
        except Exception as error:
            raise NotSeenError(told()) from error

    def _lost(self, kind: type, name: str, found: int, within: QWidget | None) -> str:
        there = sorted({each for one in self.all(kind, within) for each in _names(one)})
        return f"{found} times “{name}” ({kind.__name__}) among:\n" + "\n".join(there)

    # -- mouse ---------------------------------------------------------------------------------

    def click(self, target: QWidget) -> None:
        """Click on something, scrolling to it first as one does."""
        window = target.window()
        spots: list[QPoint] = []

        def reachable() -> bool:
            # What came meanwhile takes its place first: nobody clicks on what is still moving.
            QCoreApplication.processEvents()
            self._scroll_to(target)
            spot = target.mapTo(window, _middle(target))
            hit = window.childAt(spot)
            spots[:] = [spot]
            return hit is not None and (hit is target or target.isAncestorOf(hit))

        self.wait_for(
            reachable, lambda: f"{_names(target)} at {spots} lies under {window.childAt(spots[0])}"
        )
        self.click_at(window, spots[0])

    def click_at(self, window: QWidget, spot: QPoint) -> None:
        """Click on a spot of a top-level window, through the whole of Qt's delivery."""
        QTest.mouseClick(
            window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
        )

    def _scroll_to(self, target: QWidget) -> None:
        above = target.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea) and above.widget() is not None:
                middle = above.widget().mapFromGlobal(target.mapToGlobal(_middle(target)))
                above.ensureVisible(middle.x(), middle.y(), 0, 30)
            above = above.parentWidget()

    def press(self, name: str, within: QWidget | None = None) -> None:
        """Press the one button of a name."""
        self.click(self.one(QAbstractButton, name, within))

    # -- keyboard ------------------------------------------------------------------------------

    def write(self, editor: QWidget, text: str) -> None:
        """Click into an editor, empty it as one does, and type.

        Each letter is a key event that carries it: Qt's own key clicks know no Cyrillic.
        """
        self.click(editor)
        self.wait_for(
            editor.hasFocus,
            lambda: f"the cursor is in {QApplication.focusWidget()}, not in {_names(editor)}",
        )
        if _text(editor):
            QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClick(editor, Qt.Key.Key_Delete)
        self.type_on(editor, text)
        if _text(editor) != text:
            raise NotSeenError(f"typed “{text}”, there stands “{_text(editor)}”")

    def type_on(self, editor: QWidget, text: str) -> None:
        """Type letter by letter into the editor that has the cursor."""
        for letter in text:
            capital = letter.upper()
            code = ord(capital) if len(capital) == 1 else 0
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(editor, event)

    # -- fields of the data ----------------------------------------------------------------------

    def answer(self, field: Field, value: Any, within: QWidget | None = None) -> None:
        """Enter one fact of the sample's data into its field, by whatever editor it has."""
        name = field.label.text(lang())
        if isinstance(value, Mapping):
            for one, text in value.items():
                self.write_in(name, one, text, within)
        elif isinstance(value, list):
            for each in value:
                self._tick_task(name, each, within)
        elif field.choices:
            self.choose(name, field.choices[value].text(lang()), within)
        else:
            self.write(self.one(QLineEdit, name, within), value)

    def answer_declared(self, ask: Ask, value: str) -> None:
        """Answer a question that the procedure asks by itself."""
        choices = {one.id: one.label for one in ask.choices} or self.law.fields.answers
        self.choose(ask.label.text(lang()), choices[value].text(lang()))

    def write_in(self, name: str, one: str, text: str, within: QWidget | None = None) -> None:
        """Type a text in one of its languages."""
        native = NATIVE_NAMES[next(each for each in LANGS if each == one)]
        self.write(self.one(QPlainTextEdit, f"{name} ({native})", within), text)

    def choose(self, question: str, choice: str, within: QWidget | None = None) -> None:
        """Choose an answer: one of a few in sight, else from a list that opens."""
        radios = self._of_question(QRadioButton, question, choice, within)
        if len(radios) == 1:
            self.click(radios[0])
            self.until(radios[0].isChecked)
        else:
            self._choose_from_list(self.one(QComboBox, question, within), choice)

    def tick(self, question: str, choice: str, within: QWidget | None = None) -> None:
        """Set a tick."""
        found: list[QCheckBox] = []

        def there() -> bool:
            found[:] = self._of_question(QCheckBox, question, choice, within)
            return len(found) == 1

        self.wait_for(there, lambda: f"tick “{choice}” of “{question}”")
        if not found[0].isChecked():
            self.click(found[0])
        self.wait_for(
            lambda: any(
                each.isChecked() for each in self._of_question(QCheckBox, question, choice, within)
            ),
            lambda: f"“{choice}” took no tick",
        )

    def _tick_task(self, question: str, task: str, within: QWidget | None) -> None:
        words = next(each.text.text(lang()) for each in self.law.tasks if each.id == task)
        self.tick(question, words, within)

    def _of_question(
        self, kind: type[W], question: str, choice: str, within: QWidget | None
    ) -> list[W]:
        return [
            each
            for each in self.all(kind, within)
            if each.accessibleDescription() == question and _one_line(choice) in _names(each)
        ]

    def _choose_from_list(self, box: QComboBox, choice: str) -> None:
        at = box.findText(choice)
        if at < 0:
            raise NotSeenError(f"“{choice}” in {[box.itemText(n) for n in range(box.count())]}")
        if at == box.currentIndex():
            return
        self.click(box)
        self.until(box.view().isVisible)
        self.click_item(box.view(), at)
        self.until(lambda: box.currentText() == choice)

    def click_item(self, view: QAbstractItemView, at: int) -> None:
        """Click on a line of a list that is open."""
        index = view.model().index(at, 0)
        view.scrollTo(index)
        port = view.viewport()
        inside = view.visualRect(index).intersected(QRect(QPoint(0, 0), port.size()))
        spot = port.mapTo(view.window(), inside.center())
        self.click_at(view.window(), spot)

    def add_norm(self, question: str, words: str, within: QWidget) -> None:
        """Open the list of norms of a field, search for one, and take it."""
        field = self._frame_of(question, within)
        self.press(label("add norm"), field)
        popup: list[QWidget] = []

        def opened() -> bool:
            shown = QApplication.activePopupWidget()
            popup[:] = [shown] if shown is not None else []
            return bool(popup)

        self.wait_for(opened, lambda: "no list of norms opened")
        (search,) = self.all(QLineEdit, popup[0])
        (norms,) = self.all(QListWidget, popup[0])
        self.write(search, words)
        rows = [norms.item(n).text().partition("\n")[0] for n in range(norms.count())]
        self.click_item(norms, rows.index(words))
        self.wait_for(
            lambda: self.sees(words, self._frame_of(question, within)),
            lambda: f"the norm “{words}” was not taken",
        )

    def _frame_of(self, question: str, within: QWidget) -> QWidget:
        mine = [each for each in self.all(QLabel, within) if each.text() == question]
        if len(mine) != 1:
            raise NotSeenError(f"{len(mine)} times the question “{question}”")
        frame = mine[0].parentWidget()
        assert frame is not None
        return frame

    # -- cards -----------------------------------------------------------------------------------

    def new_card(self, name: str, within: QWidget | None = None) -> RecordCard:
        """Press a button that adds something and return the card that opens for it."""
        before = set(self.all(RecordCard))
        self.press(name, within)
        return self.card_after(before)

    def card_after(self, before: Iterable[RecordCard]) -> RecordCard:
        """Wait for a card that was not there and return it."""
        found: list[RecordCard] = []

        def came() -> bool:
            found[:] = [each for each in self.all(RecordCard) if each not in before]
            return len(found) == 1

        self.wait_for(came, lambda: f"{len(found)} new cards")
        return found[0]

    def card(self, title: str) -> RecordCard:
        """Return the card that says a title, opened by a click if it is folded."""
        found: list[tuple[RecordCard, QWidget]] = []

        def there() -> bool:
            found[:] = [
                (card, head)
                for card in self.all(RecordCard)
                for head in card.findChildren(QWidget, options=Qt.FindDirectChildrenOnly)
                if head.accessibleName().endswith(title)
            ]
            return len(found) == 1

        self.wait_for(there, lambda: f"{len(found)} cards “{title}”")
        card, head = found[0]
        if not card.opened:
            self.click(head)
            self.until(lambda: card.opened)
        return card

    # -- languages -------------------------------------------------------------------------------

    def speak(self, one: Lang) -> None:
        """Switch the window's language by its button."""
        (bar,) = self.all(TopBar)
        self.press(NATIVE_NAMES[one], bar)
        self.until(lambda: lang() == one)
        QCoreApplication.processEvents()  # the page is made anew in the next turn


def menu_entries(menu: QMenu) -> list[QAction]:
    """Return the entries of a menu and of the menus in it."""
    found: list[QAction] = []
    for each in menu.actions():
        inner = each.menu()
        found += menu_entries(inner) if isinstance(inner, QMenu) else [each]
    return found


Opened = Callable[[Office], Hands]
"""Opens a window of an office, as the fixture `open_window` does."""


def _text(editor: QWidget) -> str:
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    assert isinstance(editor, QLineEdit)
    return editor.text()


def _middle(target: QWidget) -> QPoint:
    if isinstance(target, QCheckBox | QRadioButton):
        # The words end somewhere; the little box is always at the left.
        return QPoint(10, target.height() // 2)
    if isinstance(target, QFrame | QPlainTextEdit):
        return QPoint(target.width() // 2, min(target.height() // 2, 14))
    return target.rect().center()


def _names(target: QWidget) -> tuple[str, ...]:
    said = getattr(target, "text", None)
    words = said() if callable(said) and isinstance(target, QAbstractButton | QLabel) else ""
    names = (_one_line(words.replace("&&", "&")), target.accessibleName())
    return tuple(name for name in names if name)


def _one_line(text: str) -> str:
    return " ".join(text.split())
