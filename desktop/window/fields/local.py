"""A text in the languages of the papers, Kazakh first; a text never fills in for another."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.domain.record import Record
from desktop.domain.text import LANGS, Lang, LocalText, look_alikes
from desktop.window.fields.field import Asked, Field
from desktop.window.fields.text_edits import GrowingText
from desktop.window.language import NATIVE_NAMES, SHORT_NAMES, lang, say
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS, S
from desktop.window.widgets import Words, button, column, row

translate = QCoreApplication.translate

# Both languages are usually typed one after the other; only a later change of one is news.
_SAME_SITTING = timedelta(minutes=10)


class LocalField(Field):
    """A text per language, one under the other with the language's short name beside each."""

    def __init__(self, session: CaseSession, asked: Asked, langs: tuple[Lang, ...]) -> None:
        super().__init__(session, asked)
        self._langs: tuple[Lang, ...] = ()
        self._rows: dict[Lang, _Part] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(S)
        self._grid.setVerticalSpacing(XS)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._offer(langs)
        self.retranslate()

    def _offer(self, langs: tuple[Lang, ...]) -> None:
        """Have a row for each language; what was typed in one not asked for stays stored."""
        wanted = tuple(one for one in LANGS if one in langs)
        if wanted == self._langs:
            return
        self._langs = wanted
        before: QWidget | None = None
        for n, one in enumerate(LANGS):
            part = self._rows.get(one)
            if part is None and one in wanted:
                part = self._rows[one] = _Part(self, one)
                self._grid.addWidget(part.tag, 3 * n, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(part.edit, 3 * n, 1)
                self._grid.addWidget(part.below, 3 * n + 1, 1)
                offer = self.offer_for(one)
                if offer is not None:
                    self._grid.addWidget(offer, 3 * n + 2, 1)
                if before is not None:
                    QWidget.setTabOrder(before, part.edit)
            if part is not None:
                part.offer(one in wanted, alone=len(wanted) == 1)
                before = part.edit
        self.speak()

    def offer_for(self, one: Lang) -> QWidget | None:
        """Return what stands under the text of a language; subclasses that offer something do."""
        return None

    @override
    def show_value(self, record: Record | None, shot: Snapshot) -> None:
        """Show each language's text and what to look at again."""
        text = self._stored_value(record) or LocalText()
        self._offer(_asked_langs(shot, text) if self.asked.internal else shown_langs(shot))
        for one in self._langs:
            self._rows[one].show(text, shot)

    @override
    def focus_widget(self, part: str = "") -> QWidget | None:
        """Return the text of a language."""
        for one in self._langs:
            if part in (one, ""):
                return self._rows[one].edit
        return None

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages asked for."""
        return self._langs

    def editor(self, one: Lang) -> GrowingText:
        """Return the place to type in a language."""
        return self._rows[one].edit

    @override
    def speak(self) -> None:
        """Name the editors."""
        for one, part in self._rows.items():
            part.edit.setToolTip("")
            self.name(part.edit, f"({NATIVE_NAMES[one]})")
            part.speak()


class _Part:
    """One language's text with what stands under it."""

    def __init__(self, owner: LocalField, one: Lang) -> None:
        self._owner = owner
        self.lang = one
        self.tag = QLabel(SHORT_NAMES[one])
        self.tag.setToolTip(NATIVE_NAMES[one])
        self.tag.setFixedWidth(30)
        self.tag.setContentsMargins(0, 6, 0, 0)
        self.edit = GrowingText(lines=3 if owner.asked.long else 1, paragraphs=owner.asked.long)
        self._repair = button("", "quiet", self._mend)
        self._mixed = Words("", "small")
        self._older = Words("", "small")
        self._mixed.set_state("soon")
        self.below = QWidget()
        self.below.setLayout(column(row(self._mixed, self._repair), self._older, space=0))
        self.below.hide()
        self._is_older = False
        self._wanted = True
        self.leaf = owner.leaf(one)
        self.edit.typed.connect(self._typed)
        self.edit.left.connect(self.leaf.flush)

    def offer(self, wanted: bool, *, alone: bool) -> None:
        """Stand there or not; a language that is alone needs no name."""
        self.tag.setVisible(wanted and not alone)
        if wanted != self._wanted:
            self._wanted = wanted
            self.edit.setVisible(wanted)
            self.edit.setReadOnly(not wanted)  # what is shown again is told whether it may change
            self._look()

    def show(self, text: LocalText, shot: Snapshot) -> None:
        stored = self.leaf.held(text.text(self.lang))
        self.edit.setReadOnly(not shot.writable)
        if self.edit.toPlainText() != stored:
            cursor = self.edit.textCursor().position() if self.edit.hasFocus() else 0
            self.edit.set_text(stored)
            if cursor:
                moved = self.edit.textCursor()
                moved.setPosition(min(cursor, len(stored)))
                self.edit.setTextCursor(moved)
        self._is_older = _older(text, self.lang, self._owner.langs)
        self._look()

    def _typed(self, text: str) -> None:
        self.leaf.typed(text)
        self._look()

    def _look(self) -> None:
        mixed = look_alikes(self.edit.toPlainText())
        self._mixed.setVisible(bool(mixed))
        self._repair.setVisible(bool(mixed) and not self.edit.isReadOnly())
        if mixed:
            self._mixed.setText(say("window.latin-letters", word=mixed[0].word, n=len(mixed)))
        self._older.setVisible(self._is_older)
        self.below.setVisible(self._wanted and (bool(mixed) or self._is_older))

    def speak(self) -> None:
        self._repair.setText(translate("LocalField", "Put it right"))
        self._older.setText(
            translate("LocalField", "The other language was changed later: look here too.")
        )
        self._look()

    def _mend(self) -> None:
        text = self.edit.toPlainText()
        for found in reversed(look_alikes(text)):
            text = text[: found.start] + found.repaired + text[found.start + len(found.word) :]
        cursor = self.edit.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)  # one step that Ctrl+Z takes back
        self.edit.setFocus()
        self.leaf.flush()


def _older(text: LocalText, one: Lang, langs: tuple[Lang, ...]) -> bool:
    mine = text.changed_at(one)
    if mine is None or not text.text(one).strip():
        return False
    others = [
        text.changed_at(other) for other in langs if other != one and text.text(other).strip()
    ]
    return any(at is not None and at - mine > _SAME_SITTING for at in others)


def _asked_langs(shot: Snapshot, text: LocalText) -> tuple[Lang, ...]:
    """Return the languages in which a text that no paper prints is asked: where it stands, or one.

    That one is the window's where the papers have it, else their first.
    """
    filled = tuple(one for one in LANGS if text.text(one).strip())
    langs = shown_langs(shot)
    return filled or ((lang(),) if lang() in langs else langs[:1])


def shown_langs(shot: Snapshot) -> tuple[Lang, ...]:
    """Return the languages in which this control's papers are written, Kazakh first."""
    chosen = tuple(one for one in LANGS if one in shot.control.languages)
    return chosen or (lang(),)
