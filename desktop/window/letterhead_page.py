"""The letterhead: what stands at the head of each letter, beside a letter as it will be printed."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.case import Case
from desktop.domain.errors import Problem
from desktop.domain.letterhead import (
    CONTACTS,
    EMBLEM_HEIGHTS,
    FONTS,
    HIGHEST_CORNER,
    LEAST_MARGINS,
    MARGINS_ACT,
    RULES,
    SIDES,
    STANDARD,
    WIDEST_MARGIN,
    ContactKind,
    Letterhead,
    Side,
    corner,
    emblem_height,
    margin,
    millimetres,
)
from desktop.domain.text import LANGS, Lang, LocalText, clean
from desktop.usecases import letterheads
from desktop.usecases.office import Office
from desktop.window.fields.choices import Combo
from desktop.window.fields.line_edit import LineEdit
from desktop.window.fields.text_edits import GrowingText
from desktop.window.kazakh_keys import KazakhBar
from desktop.window.language import NATIVE_NAMES, SHORT_NAMES, lang, sentence
from desktop.window.leaving import leaves_anyway
from desktop.window.norms import confidence_word
from desktop.window.override import override
from desktop.window.printing.preview import Preview
from desktop.window.printing.sources import OwnPages
from desktop.window.runner import Aside
from desktop.window.theme import XL, XS, L, M, S
from desktop.window.widgets import Card, Note, Words, button, column, row, scrolled

SAVE_AFTER_MS = 120
"""Short: the letter beside it follows what is typed."""
_CONTROLS = 430
_MEASURE = 72
_TEMPLATE_MARGINS: dict[Side, str] = {"left": "30", "right": "15", "top": "20", "bottom": "20"}
"""Shown where nothing was typed: those of the letters' own texts."""

Label = Callable[[], str]


class LetterheadPage(QWidget):
    """Controls on the left, on the right a notice as it comes out of the printer."""

    done = Signal()

    def __init__(self, office: Office, do_aside: Aside) -> None:
        super().__init__()
        self._office, self._do_aside = office, do_aside
        self._case: Case | None = None
        self._drawing = self._stale = False
        self._former: Letterhead | None = None
        self._trouble: Problem | None = None
        self._labels: list[tuple[Words, Label]] = []
        self._lang: Lang = lang()
        self.shown: Letterhead = office.profile.letterhead
        self._title = Words("", "title")
        self.back = button("", "plain", self._leave)
        self.note = Note("", "missed")
        self._lead = Words("", "muted")
        self.nobody = Note("", "calm")
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)
        self._make_names()
        self._make_emblem()
        self._make_contacts()
        self._make_sheet()
        self._make_base()
        self.standard = button("", "plain", self._to_standard)
        self.again = button("", "quiet", self._take_back)
        self._arrange()
        self._fill()
        self.retranslate()
        self.draw()

    # --- building -----------------------------------------------------------------------------

    def _card(self, label: Label) -> Card:
        card = Card(L, S)
        card.column.addWidget(self._words("h2", label))
        return card

    def _words(self, look: Any, label: Label) -> Words:
        words = Words("", look)
        self._labels.append((words, label))
        return words

    def _texts(self) -> dict[Lang, GrowingText]:
        found: dict[Lang, GrowingText] = {}
        for one in LANGS:
            found[one] = GrowingText()
            found[one].typed.connect(lambda _text: self._timer.start())
        return found

    @staticmethod
    def _by_language(texts: dict[Lang, GrowingText]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(S)
        grid.setVerticalSpacing(XS)
        for n, (one, text) in enumerate(texts.items()):
            tag = Words(SHORT_NAMES[one], "text")
            tag.setFixedWidth(32)
            grid.addWidget(tag, n, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, n, 1)
        return grid

    def _measure(self) -> LineEdit:
        edit = LineEdit()
        edit.setFixedWidth(_MEASURE)
        edit.textEdited.connect(lambda _text: self._timer.start())
        return edit

    def _choice(self, values: Sequence[str], name: str) -> QComboBox:
        box = Combo()
        for value in values:
            box.addItem("", value)
        box.activated.connect(lambda _n: self._choose(**{name: box.currentData()}))
        return box

    def _make_names(self) -> None:
        self.names = self._card(lambda: self.tr("Name"))
        self.names.column.addWidget(
            self._words(
                "small",
                lambda: self.tr(
                    "The name stands on each sheet in the language of that sheet alone. The short "
                    "name stands below it in brackets: write it only if your charter has one."
                ),
            )
        )
        self.names.column.addWidget(self._words("strong", self._short_label))
        self.short = self._texts()
        self.names.column.addLayout(self._by_language(self.short))
        self.names.column.addWidget(KazakhBar())

    def _make_emblem(self) -> None:
        self.emblem = self._card(lambda: self.tr("Emblem"))
        self.emblem.column.addWidget(
            self._words(
                "small",
                lambda: self.tr(
                    "Your own emblem, if your charter has one. The State Emblem is for state "
                    "bodies only."
                ),
            )
        )
        self.picture = button("", "plain", self._choose_picture)
        self.no_picture = button("", "quiet", lambda: self._choose(emblem=""))
        self.place = self._choice(("above", "left"), "emblem_place")
        self.height_of = self._measure()
        self.height_mark = _mark()
        self.emblem_words = self._texts()
        self._emblem_more = QWidget()
        height = row(
            self._words("text", lambda: self.tr("Height, mm")), self.height_of, None, space=S
        )
        more = column(self.place, height, self.height_mark, space=S)
        more.addWidget(self._words("strong", self._emblem_label))
        more.addLayout(self._by_language(self.emblem_words))
        self._emblem_more.setLayout(more)
        self.emblem.column.addLayout(row(self.picture, self.no_picture, None))
        self.emblem.column.addWidget(self._emblem_more)

    def _make_contacts(self) -> None:
        self.contacts = self._card(lambda: self.tr("Contacts and line"))
        self.contact_boxes: dict[ContactKind, QCheckBox] = {}
        self.up: dict[ContactKind, QPushButton] = {}
        self._contact_rows: dict[ContactKind, QWidget] = {}
        self._contact_list = QVBoxLayout()
        self._contact_list.setSpacing(0)
        for kind in CONTACTS:
            box = QCheckBox()
            box.clicked.connect(self._chose_contacts)
            up = button("↑", "quiet", partial(self._move_up, kind))
            self.contact_boxes[kind], self.up[kind] = box, up
            self._contact_rows[kind] = QWidget()
            self._contact_rows[kind].setLayout(row(box, None, up))
            self._contact_list.addWidget(self._contact_rows[kind])
        self._order: list[ContactKind] = list(CONTACTS)
        self.align = self._choice(("center", "left"), "align")
        self.rule = self._choice(RULES, "rule")
        self.contacts.column.addLayout(self._contact_list)
        self.contacts.column.addWidget(self._words("strong", self._align_label))
        self.contacts.column.addWidget(self.align)
        self.contacts.column.addWidget(self._words("strong", self._rule_label))
        self.contacts.column.addWidget(self.rule)

    def _make_sheet(self) -> None:
        self.sheet = self._card(lambda: self.tr("Font and sheet"))
        self.font_box = self._choice(FONTS, "font")
        for n, name in enumerate(FONTS):
            self.font_box.setItemText(n, name)
        self.margins: dict[Side, LineEdit] = {}
        self.marks: dict[str, Words] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(S)
        grid.setVerticalSpacing(XS)
        for n, side in enumerate(SIDES):
            self.margins[side] = self._measure()
            self.margins[side].setPlaceholderText(_TEMPLATE_MARGINS[side])
            self.marks[side] = _mark()
            grid.addWidget(self._words("text", partial(self._margin_label, side)), 2 * n, 0)
            grid.addWidget(self.margins[side], 2 * n, 1)
            grid.addWidget(self.marks[side], 2 * n + 1, 0, 1, 2)
        self.corner = self._measure()
        self.corner.setPlaceholderText("0")
        self.corner_mark = _mark()
        self.sheet.column.addWidget(self.font_box)
        self.sheet.column.addWidget(self._words("strong", lambda: self.tr("Margins, mm")))
        self.sheet.column.addLayout(grid)
        self.sheet.column.addWidget(self._words("strong", self._corner_label))
        self.sheet.column.addWidget(
            self._words(
                "small",
                lambda: self.tr(
                    "The office that receives the letter puts its mark with number and day at the "
                    "bottom right of the first sheet."
                ),
            )
        )
        self.sheet.column.addLayout(row(self.corner, None))
        self.sheet.column.addWidget(self.corner_mark)

    def _make_base(self) -> None:
        self.base = self._card(lambda: self.tr("Your own letterhead in Word"))
        self.base.column.addWidget(
            self._words(
                "small",
                lambda: self.tr(
                    "A .docx file with your letterhead: its first page, with head and foot, stands "
                    "in place of what is set above. Font and margins stay those set here. The file "
                    "itself is not changed."
                ),
            )
        )
        self._base_name = Words("", "strong")
        self.word_file = button("", "plain", self._choose_base)
        self.no_word_file = button("", "quiet", lambda: self._choose(base="", base_name=""))
        self.base.column.addWidget(self._base_name)
        self.base.column.addLayout(row(self.word_file, self.no_word_file, None))

    def _arrange(self) -> None:
        cards = column(
            self._lead, self.nobody, self.names, self.emblem, self.contacts, self.sheet, self.base,
            space=M,
        )  # fmt: skip
        cards.addLayout(row(self.standard, self.again, None))
        cards.addStretch(1)
        cards.setContentsMargins(0, 0, M, M)
        inner = QWidget()
        inner.setLayout(cards)
        self.area = scrolled(inner)
        self.area.setFixedWidth(_CONTROLS)
        self.preview = Preview()
        self.left_out = Words("", "small")
        self.left_out.hide()
        self.langs: dict[Lang, QPushButton] = {}
        for one in LANGS:
            self.langs[one] = button(NATIVE_NAMES[one], "tab", partial(self.show_language, one))
            self.langs[one].setCheckable(True)
        tabs = row(*self.langs.values(), None, space=L)
        right = column(tabs, self.left_out, self.preview, space=XS)
        right.setStretch(2, 1)
        body = row(self.area, space=M)
        body.addLayout(right, 1)
        head = row(self.back, self._title, space=M)
        head.setStretch(1, 1)
        outer = column(head, self.note, space=S)
        outer.addLayout(body, 1)
        outer.setContentsMargins(XL, M, XL, M)
        self.setLayout(outer)

    # --- what stands there --------------------------------------------------------------------

    def _fill(self) -> None:
        """Show the kept letterhead in all controls but those in which she writes just now."""
        kept = self.shown
        for texts, value in ((self.short, kept.short_name), (self.emblem_words, kept.emblem_words)):
            for one, text in texts.items():
                text.set_text(value.text(one))
        self.height_of.setText(kept.emblem_height)
        for side, edit in self.margins.items():
            edit.setText(kept.margins.get(side, ""))
        self.corner.setText(kept.corner)
        self._timer.stop()
        self._show_choices()

    def _show_choices(self) -> None:
        kept = self.shown
        for box, value in (
            (self.place, kept.emblem_place), (self.align, kept.align), (self.rule, kept.rule),
            (self.font_box, kept.font),
        ):  # fmt: skip
            box.setCurrentIndex(box.findData(value))
        self._order = [*kept.contacts, *(each for each in CONTACTS if each not in kept.contacts)]
        for kind in self._order:
            self._contact_list.addWidget(self._contact_rows[kind])
            self.contact_boxes[kind].setChecked(kind in kept.contacts)
            self.up[kind].setEnabled(kind in kept.contacts[1:])
        self._emblem_more.setVisible(bool(kept.emblem))
        self.no_picture.setVisible(bool(kept.emblem))
        for card in (self.names, self.emblem, self.contacts):
            card.setEnabled(not kept.base)
        self._base_name.setText(kept.base_name)
        self._base_name.setVisible(bool(kept.base))
        self.no_word_file.setVisible(bool(kept.base))
        self.standard.setEnabled(kept != STANDARD)
        self.again.setVisible(self._former is not None)
        self._judge()

    def _judge(self) -> None:
        """Mark what is typed and not used as typed."""
        kept = self.shown
        for side in SIDES:
            _say(self.marks[side], self._margin_problem(kept, side))
        low, high = EMBLEM_HEIGHTS
        _say(self.height_mark, _outside(kept.emblem_height, low, high, emblem_height(kept)))
        text = kept.corner.strip()
        _say(self.corner_mark, _outside(text, 0, HIGHEST_CORNER, corner(kept)) if text else None)

    def _margin_problem(self, kept: Letterhead, side: Side) -> Problem | None:
        text = kept.margins.get(side, "").strip()
        typed, used = millimetres(text), margin(kept, side)
        if not text or (typed is not None and typed == used):
            return None
        if typed is None:
            return Problem("letterhead.no-measure", used=_TEMPLATE_MARGINS[side])
        if typed > WIDEST_MARGIN:
            return Problem("letterhead.margin-most", most=WIDEST_MARGIN)
        act = self._office.law.references.acts[MARGINS_ACT]
        return Problem(
            "letterhead.margin-least",
            least=LEAST_MARGINS[side],
            act=act.title.text(lang()),
            confidence=confidence_word(act.confidence),
        )

    def _typed(self, kept: Letterhead) -> Letterhead:
        """Return a letterhead with what stands in the fields in which one writes."""
        margins = {side: clean(edit.text()).strip() for side, edit in self.margins.items()}
        return replace(
            kept,
            short_name=self._local(kept.short_name, self.short),
            emblem_words=self._local(kept.emblem_words, self.emblem_words),
            emblem_height=clean(self.height_of.text()).strip(),
            margins={side: text for side, text in margins.items() if text},
            corner=clean(self.corner.text()).strip(),
        )

    @staticmethod
    def _local(kept: LocalText, texts: dict[Lang, GrowingText]) -> LocalText:
        typed = {one: clean(text.toPlainText()).strip() for one, text in texts.items()}
        same = all(kept.text(one) == text for one, text in typed.items())
        return kept if same else LocalText(kk=typed["kk"], ru=typed["ru"], en=typed["en"])

    # --- saving -------------------------------------------------------------------------------

    def save(self) -> bool:
        """Keep what stands in the fields; `False` if that failed, which is said."""
        self._timer.stop()
        return self._keep(self._typed)

    def _choose(self, **chosen: Any) -> None:
        self._keep(lambda kept: replace(self._typed(kept), **chosen))

    def _keep(self, change: Callable[[Letterhead], Letterhead]) -> bool:
        before = self.shown
        try:
            if change(before) != before:
                letterheads.change(self._office, change)
        except Problem as problem:
            self._tell(problem)
            return False
        self._tell(None)
        self._came(before)
        return True

    def _came(self, before: Letterhead) -> None:
        """Show what is kept now."""
        self.shown = self._office.profile.letterhead
        if self.shown != before:
            if before == STANDARD or self.shown != STANDARD:
                self._former = None
            self._show_choices()
            self.draw()

    def _chose_contacts(self) -> None:
        chosen = [each for each in self._order if self.contact_boxes[each].isChecked()]
        self._choose(contacts=tuple(chosen))

    def _move_up(self, kind: ContactKind) -> None:
        chosen = list(self.shown.contacts)
        at = chosen.index(kind)
        chosen[at - 1], chosen[at] = chosen[at], chosen[at - 1]
        self._choose(contacts=tuple(chosen))

    def _choose_picture(self) -> None:
        kinds = "*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp *.heic"
        self._take(self.picture.text(), kinds, letterheads.take_emblem)

    def _choose_base(self) -> None:
        self._take(self.word_file.text(), "*.docx", letterheads.take_base)

    def _take(self, title: str, kinds: str, take: Callable[[Office, Path], None]) -> None:
        if not self.save():
            return
        chosen, _filter = QFileDialog.getOpenFileName(self, title, "", f"{title} ({kinds})")
        if not chosen:
            return
        office, path, before = self._office, Path(chosen), self.shown

        def taken(_none: object) -> None:
            self._tell(None)
            self._came(before)

        self._do_aside(lambda: take(office, path), taken, self, self._tell)

    def _to_standard(self) -> None:
        former = self._typed(self.shown)
        self._keep(lambda _kept: STANDARD)
        if self.shown == STANDARD:
            self._former = former
            self._fill()
            self.again.setFocus()

    def _take_back(self) -> None:
        former = self._former
        if former is not None and self._keep(lambda _kept: former):
            self._former = None
            self._fill()
            self.standard.setFocus()

    def may_leave(self) -> bool:
        """Save; if that failed, ask whether to go all the same."""
        return self.save() or leaves_anyway(self)

    def _leave(self) -> None:
        if self.save():
            self.done.emit()

    # --- the letter beside it -----------------------------------------------------------------

    def show_language(self, one: Lang) -> None:
        """Show the letter in a language."""
        self._lang = one
        self.draw()

    def draw(self) -> None:
        """Draw the letter anew, beside the window's thread; what came meanwhile is drawn next."""
        for one, tab in self.langs.items():
            tab.setChecked(one == self._lang)
        if self._drawing:
            self._stale = True
            return
        self._drawing, self._stale = True, False
        office, one, case = self._office, self._lang, self._case

        def work() -> tuple[Case, OwnPages]:
            shown = case or letterheads.sample_case(office)
            return shown, OwnPages(letterheads.sample_letter(office, shown, one))

        self._do_aside(work, self._drawn, self, self._not_drawn)

    def _drawn(self, found: tuple[Case, OwnPages]) -> None:
        self._case, pages = found
        self._drawing = False
        title = self._office.law.document("notice").title.text(lang())
        at = self.preview.verticalScrollBar().value()
        self.preview.show_pages(pages, title)
        self.preview.verticalScrollBar().setValue(at)
        self.left_out.setVisible(bool(pages.left_out))
        if self._stale:
            self.draw()

    def _not_drawn(self, problem: Problem) -> None:
        self._drawing = False
        self._tell(problem)

    # --- words --------------------------------------------------------------------------------

    def _tell(self, problem: Problem | None) -> None:
        self._trouble = problem
        told = [problem] if problem is not None else list(letterheads.lost(self._office))
        self.note.setVisible(bool(told))
        self.note.say("\n".join(sentence(each) for each in told), "missed")

    def _short_label(self) -> str:
        return self.tr("Short name, as in the charter")

    def _emblem_label(self) -> str:
        return self.tr("What is read aloud in place of the picture")

    def _align_label(self) -> str:
        return self.tr("Where names and contacts stand")

    def _rule_label(self) -> str:
        return self.tr("Line below")

    def _corner_label(self) -> str:
        return self.tr("Free space for the receipt mark, mm")

    def _margin_label(self, side: Side) -> str:
        return {
            "left": self.tr("Left"), "right": self.tr("Right"),
            "top": self.tr("Top"), "bottom": self.tr("Bottom"),
        }[side]  # fmt: skip

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._title.setText(self.tr("Letterhead"))
        self.back.setText("←  " + self.tr("Back"))
        self._lead.setText(
            self.tr(
                "Every letter made from now on carries it, with the name and the contacts on the "
                "card of its case. Papers made before stay as they are."
            )
        )
        ours = self._office.profile.subject
        self.nobody.setVisible(ours is None or ours.kind != "organisation")
        self.nobody.say(
            self.tr("Fill in “Our details” first: letters of that organisation carry it.")
            if ours is None
            else self.tr(
                "Letters of a citizen or a group carry no letterhead, only font and margins."
            ),
            "soon" if ours is None else "calm",
        )
        for words, label in self._labels:
            words.setText(label())
        self.picture.setText(self.tr("Choose a picture…"))
        self.no_picture.setText(self.tr("Without emblem"))
        self.word_file.setText(self.tr("Choose a Word file…"))
        self.no_word_file.setText(self.tr("Without this file"))
        self.standard.setText(self.tr("Standard letterhead"))
        self.again.setText(self.tr("Back to how it was"))
        _name_items(self.place, self.tr("Above the name"), self.tr("Left of the name"))
        _name_items(self.align, self.tr("In the middle"), self.tr("On the left"))
        _name_items(self.rule, self.tr("No line"), self.tr("Thin line"), self.tr("Double line"))
        fields = self._office.law.fields
        for kind, box in self.contact_boxes.items():
            contact = fields.get("subject", kind).label.text(lang())
            box.setText(contact)
            self.up[kind].setAccessibleName(
                self.tr("{contact}: further up").format(contact=contact)
            )
            self.up[kind].setToolTip(self.tr("Further up"))
        self.left_out.setText(
            self.tr(
                "Not all that is in your file is drawn here as in Word, such as text boxes and "
                "floating pictures, but all of it comes along: see a made letter in Word."
            )
        )
        self._name_for_readers()
        self._judge()
        self._tell(self._trouble)

    def _name_for_readers(self) -> None:
        for texts, label in (
            (self.short, self._short_label()), (self.emblem_words, self._emblem_label()),
        ):  # fmt: skip
            for one, text in texts.items():
                text.setAccessibleName(f"{label} ({NATIVE_NAMES[one]})")
        margins = self.tr("Margins, mm")
        for side, edit in self.margins.items():
            edit.setAccessibleName(f"{margins}: {self._margin_label(side)}")
        for part, label in (
            (self.height_of, self.tr("Height, mm")), (self.corner, self._corner_label()),
            (self.align, self._align_label()), (self.rule, self._rule_label()),
            (self.place, self.tr("Emblem")), (self.font_box, self.tr("Font")),
        ):  # fmt: skip
            part.setAccessibleName(label)

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _mark() -> Words:
    words = Words("", "small")
    words.set_state("soon")
    words.hide()
    return words


def _say(mark: Words, problem: Problem | None) -> None:
    mark.setText(sentence(problem) if problem is not None else "")
    mark.setVisible(problem is not None)


def _outside(text: str, lowest: int, highest: int, used: float) -> Problem | None:
    typed = millimetres(text)
    if typed is None:
        return Problem("letterhead.no-measure", used=f"{used:g}")
    if typed == used:
        return None
    return Problem("letterhead.height-between", lowest=lowest, highest=highest, used=f"{used:g}")


def _name_items(box: QComboBox, *names: str) -> None:
    for n, name in enumerate(names):
        box.setItemText(n, name)
