"""What a letter may name, with a filter; one press puts a field's tag into the clipboard."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidgetItem, QWidget

from desktop.domain.text import Lang, clean
from desktop.law.letter_fields import LetterField
from desktop.window import theme
from desktop.window.fields.line_edit import LineEdit
from desktop.window.folded import folding_list
from desktop.window.language import lang
from desktop.window.theme import S
from desktop.window.widgets import Card, Words, column

_ROW = Qt.ItemDataRole.UserRole
_LONGEST = 90
Said = Mapping[tuple[tuple[str, ...], str], str]


class LetterFieldsList(QWidget):
    """The fields of one letter under their headings."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: Sequence[LetterField] = ()
        self._lang: Lang = "kk"
        self._said: Said | None = None
        self._copied = ""
        self._heading = Words("", "h2")
        self.filter = LineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._sift)
        self.hint = Words("", "small")
        self.list = folding_list()
        # By keyboard as by mouse; where a click activates, the second copy is the same.
        self.list.itemClicked.connect(self.copy)
        self.list.itemActivated.connect(self.copy)
        card = Card(S, S)
        for part in (self._heading, self.filter, self.hint):
            card.column.addWidget(part)
        card.column.addWidget(self.list, 1)
        self.setLayout(column(card))

    def offer(self, fields: Sequence[LetterField], one: Lang, said: Said | None = None) -> None:
        """Show fields with samples in a language; `said` is what the open case says of each."""
        same = fields == self._offered
        self._offered, self._lang, self._said = fields, one, said
        if not same:
            self._copied = ""
        self._show()

    def _show(self) -> None:
        place = self.list.verticalScrollBar().value()
        self.list.clear()
        part = None
        for n, each in enumerate(self._offered):
            if each.part is not part:
                part = each.part
                heading = QListWidgetItem(part.title.text(lang()))
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setFont(theme.sized(0, weight=heading.font().Weight.DemiBold))
                self.list.addItem(heading)
            item = QListWidgetItem(self._words(each))
            item.setData(_ROW, n)
            self.list.addItem(item)
        self._sift()
        self.list.verticalScrollBar().setValue(place)
        self._hint()

    def _words(self, each: LetterField) -> str:
        tag = " ".join(each.insert.split())
        lines = [each.meaning.text(lang()), tag if len(tag) <= _LONGEST else f"{tag[:_LONGEST]}…"]
        if each.of:
            within = ", ".join(each.of)
            lines.append(self.tr("within the list: {lists}").format(lists=within))
        sample = self._sample(each)
        if sample:
            lines.append(f"→ {sample if len(sample) <= _LONGEST else f'{sample[:_LONGEST]}…'}")
        return "\n".join(lines)

    def _sample(self, each: LetterField) -> str:
        if each.sample is None:
            return ""
        if self._said is not None:
            return self._said.get(each.key, "") or self.tr("empty in this case")
        return each.sample if isinstance(each.sample, str) else each.sample.text(self._lang)

    def _sift(self) -> None:
        """Leave in sight what holds all words of the filter, and the headings above it."""
        wanted = clean(self.filter.text()).casefold().split()
        heading, any_below = None, False
        for at in range(self.list.count()):
            item = self.list.item(at)
            n = item.data(_ROW)
            if n is None:
                if heading is not None:
                    heading.setHidden(not any_below)
                heading, any_below = item, False
                continue
            each = self._offered[n]
            whole = f"{item.text()} {each.name} {each.part.title.text(lang())}".casefold()
            holds = all(word in whole for word in wanted)
            item.setHidden(not holds)
            any_below |= holds
        if heading is not None:
            heading.setHidden(not any_below)

    def copy(self, item: QListWidgetItem) -> None:
        """Put what stands in Word for a field into the clipboard."""
        n = item.data(_ROW)
        if n is None:
            return
        each = self._offered[n]
        QGuiApplication.clipboard().setText(each.insert)
        self._copied = each.meaning.text(lang())
        self._hint()

    def _hint(self) -> None:
        if self._copied:
            words = self.tr("Copied: {field}. In Word press Ctrl+V.")
            self.hint.setText(words.format(field=self._copied))
            self.hint.set_state("kept")
        else:
            self.hint.setText(self.tr("Press a field to copy it, then put it in by Ctrl+V."))
            self.hint.set_state(None)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._heading.setText(self.tr("Fields"))
        self.filter.setPlaceholderText(self.tr("Search in the fields"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.list.setAccessibleName(self._heading.text())
        self._copied = ""
        self._show()
