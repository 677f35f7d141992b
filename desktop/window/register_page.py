"""The register of letters: what went out and came in, where each stands, gaps and doubles."""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import Problem
from desktop.usecases.files import free_name
from desktop.usecases.journal import Teller, best_proof, write_journal
from desktop.usecases.office import Office
from desktop.usecases.register import (
    Chosen,
    Entry,
    Missing,
    Register,
    chosen,
    declare_void,
    register,
    year_of,
)
from desktop.usecases.register_file import MADE_ANEW, Unread, rebuild
from desktop.window.fields.choices import Combo
from desktop.window.fields.line_edit import LineEdit
from desktop.window.flow import FlowLayout
from desktop.window.folded import folding_view
from desktop.window.language import lang, say, sentence, shown_day
from desktop.window.lines_model import LinesModel
from desktop.window.override import override
from desktop.window.theme import XL, L, M, S, State
from desktop.window.widgets import Card, Note, Words, as_written, button, centred, column, row

Do = Callable[..., None]
"""Does work aside: the job, who gets its result, whose they are, who gets its problem."""

_GAPS = 3
"""So many gaps are told at once; more are counted until they are asked for."""
_HIGH = 150
"""Of the list of gaps, in pixels: the letters are looked at more often."""


class RegisterPage(QWidget):
    """Every letter of this organisation that has a number or a day, the newest first.

    Signals:
        done: back to the start.
        open_wanted: the `Entry` whose letter is to be shown in its case.
    """

    done = Signal()
    open_wanted = Signal(object)

    def __init__(self, office: Office, do: Do) -> None:
        super().__init__()
        self._office = office
        self._do = do
        self._found = Register((), ())
        self._told: Callable[[], str] | None = None
        self._state: State = "missed"
        self._teller = Teller(office, lang())
        self._title = Words("", "title")
        self._lead = Words("", "muted")
        self.direction, self.year, self.institution = Combo(), Combo(), Combo()
        for each, wide in ((self.direction, 10), (self.year, 8), (self.institution, 18)):
            each.setMinimumContentsLength(wide)
            each.activated.connect(self._choose)
        self.search = LineEdit()
        self.search.setMinimumWidth(150)
        self.search.textChanged.connect(self._choose)
        self.gaps = Note("", "soon")
        self._gaps_told = False
        self.beside = button("", "quiet", self._tell_gaps)
        self.gaps.add_beside(self.beside)
        self.left_out = LinesModel[Missing](self._gap_words)
        self._gap_list = folding_view()
        self._gap_list.setModel(self.left_out)
        self._gap_list.setFixedHeight(_HIGH)
        self.model = LinesModel(self._words)
        self.list = folding_view()
        self.list.setModel(self.model)
        self.list.selectionModel().selectionChanged.connect(self._chosen)
        self.list.doubleClicked.connect(lambda _index: self._open())
        self.hint = Words("", "small")
        self.open = button("", "plain", self._open)
        self._about: tuple[UUID, str] | None = None
        """The number for which a reason is written."""
        self.reason = LineEdit()
        self.reason.textChanged.connect(self._marked)
        self.void = button("", "plain", self._void)
        self.trouble = Note("", "missed")
        self.trouble.hide()
        self.back = button("", "plain", self.done.emit)
        self.print = button("", "plain", lambda: self._write(".docx"))
        self.export = button("", "plain", lambda: self._write(".xlsx"))
        self.anew = button("", "quiet", self._rebuild)
        self._lay_out()
        self.retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        self._card = Card(M, S)
        self._card.column.addWidget(self.hint)
        self._card.column.addLayout(row(self.open, self.reason, self.void))
        self._filters = QWidget()
        filters = row(self.direction, self.year, self.institution, self.search)
        filters.setContentsMargins(0, 0, 0, 0)
        for place, share in enumerate((2, 1, 4, 3)):
            filters.setStretch(place, share)
        self._filters.setLayout(filters)
        head = FlowLayout(S, S)
        self._title.setContentsMargins(0, 0, L, 0)
        for part in (self._title, self.back, self.print, self.export, self.anew):
            head.addWidget(part)
        body = column(head, self._lead, self._filters, self.trouble, self.gaps, space=S)
        body.addWidget(self._gap_list)
        body.addWidget(self.list)
        body.addWidget(self._card)
        body.setStretchFactor(self.list, 1)
        body.addStretch(0)
        body.setContentsMargins(XL, M, XL, L)
        self.setLayout(centred(body, 1100))

    # -- what is shown -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the register anew."""
        self._do(lambda: register(self._office), self._take, self, self._not_read)

    def _take(self, found: Register) -> None:
        self._found = found
        self._fill_choices()
        self._show()

    def _not_read(self, problem: Problem) -> None:
        self._say(problem)
        if problem.code in MADE_ANEW:  # it was made anew: the next look finds it
            self.refresh()

    def _fill_choices(self) -> None:
        """Offer what there is to choose from; what was chosen stays chosen."""
        entries, spoken = self._found.entries, lang()
        years = sorted({year_of(each) for each in entries} - {""}, reverse=True)
        names = sorted({each.letter.institution.any_text(spoken) for each in entries} - {""})
        for combo, first, values in (
            (self.direction, self.tr("All letters"), ("out", "in")),
            (self.year, self.tr("All years"), years),
            (self.institution, self.tr("All institutions"), names),
        ):
            stood = combo.currentData()
            combo.clear()
            combo.addItem(first, "")
            for value in values:
                shown = say(f"register.sheet.{value}") if combo is self.direction else value
                combo.addItem(shown, value)
            combo.setCurrentIndex(max(combo.findData(stood), 0))

    def _wanted(self) -> Chosen:
        return Chosen(
            self.direction.currentData() or "",
            self.year.currentData() or "",
            self.institution.currentData() or "",
            self.search.text(),
        )

    def _choose(self, *_: object) -> None:
        self._show()

    def _show(self) -> None:
        stood = self._entry()
        found = tuple(chosen(self._found.entries, self._wanted(), lang()))
        self.model.put(found)
        if stood is not None:
            place = next((n for n, each in enumerate(found) if _same(each, stood)), None)
            if place is not None:
                self.list.setCurrentIndex(self.model.index(place))
        there = bool(self._found.entries)
        for part in (self.list, self._card, self._filters, self.print, self.export):
            part.setVisible(there)
        self._lead.setVisible(not there)
        self._say_gaps()
        self._marked()

    def _say_gaps(self) -> None:
        """Say which numbers are left out; all with the letters beside, once that was asked for."""
        gaps = self._found.gaps[:_GAPS]
        ranges = (g.first if g.first == g.last else f"{g.first} – {g.last}" for g in gaps)
        lines = [self.tr("Left out of the series: {numbers}").format(numbers=", ".join(ranges))]
        more = len(self._found.gaps) - _GAPS
        if more > 0:
            lines.append(self.tr("Further gaps: {n}").format(n=more))
        self.gaps.setVisible(bool(gaps))
        self.gaps.say("\n".join(lines), "soon")
        self.left_out.put(self._found.gaps if self._gaps_told else ())
        self._gap_list.setVisible(bool(self.left_out.entries))
        self.beside.setText(
            self.tr("Less") if self._gaps_told else self.tr("Which letters are beside them?")
        )

    def _gap_words(self, gap: Missing) -> str:
        return self._teller.left_out(gap)

    def _tell_gaps(self) -> None:
        self._gaps_told = not self._gaps_told
        self._say_gaps()

    def _words(self, entry: Entry) -> str:
        teller, letter = self._teller, entry.letter
        whose = teller.institution(letter) or self.tr("a case that was not read here")
        other = teller.other(letter)
        head = (
            f"№ {entry.number}" if entry.number else self.tr("without a number"),
            shown_day(letter.day),
            teller.named_kind(letter),
            other,
            whose if whose != other else "",
        )
        lines = [_joined(head), _joined(self._course(entry))]
        if letter.sample:
            lines.append(say("paper.sample"))
        if entry.double:
            told = self.tr("The same number: {letters}")
            lines.append(told.format(letters=teller.named_all(entry.double)))
        if (why := teller.why_void(entry)) is not None:
            lines.append(self.tr("Void: {reason}").format(reason=why))
        return "\n".join(each for each in lines if each)

    def _course(self, entry: Entry) -> tuple[str, ...]:
        """Return what became of a letter, from left to right as it went."""
        teller, letter = self._teller, entry.letter
        if letter.direction == "in":
            theirs = f"№ {letter.their_number}" if letter.their_number else ""
            answers = teller.named(entry.answers, letter)
            return (
                teller.direction(letter),
                _spaced(theirs, teller.text(letter.dated)),
                teller.channel(letter),
                self.tr("answers: {letter}").format(letter=answers) if answers else "",
            )
        proof = best_proof(self._office, letter)
        due = teller.text(letter.due)
        if due:
            code = "register.due-guessed" if letter.estimate else "register.due"
            due = f"{letter.clock.any_text(lang())}: {say(code, day=due)}"
        answered = teller.text(letter.answered_on)
        return (
            teller.direction(letter),
            teller.state(entry) if entry.void_reason is None else "",
            _spaced(teller.text(letter.sent_on), teller.channel(letter)),
            teller.proof(*proof) if proof else "",
            due,
            say("register.answered", day=answered) if answered else "",
        )

    # -- one line ----------------------------------------------------------------------------------

    def _entry(self) -> Entry | None:
        # The line that the keyboard stands on is not chosen yet: nobody sees that it would be.
        rows = [index.row() for index in self.list.selectionModel().selectedIndexes()]
        return self.model.entries[rows[0]] if rows else None

    def _chosen(self, *_: object) -> None:
        """Let no reason pass over from one number to another."""
        entry = self._entry()
        if entry is not None:
            chosen = (entry.letter_id, entry.number)
            if self._about not in (None, chosen):
                self.reason.clear()
            self._about = chosen
        self._marked()

    def _marked(self, *_: object) -> None:
        entry = self._entry()
        holds = (
            entry is not None
            and entry.void_reason is None
            and bool(entry.number)
            and entry.letter.direction == "out"
            and not entry.letter.sent
        )
        self.reason.setEnabled(holds)
        self.void.setEnabled(holds and bool(self.reason.text().strip()))
        self.open.setEnabled(entry is not None and entry.path is not None)
        hint = self._hint(entry)
        self.hint.setText(hint)
        for each in (self.void, self.open):
            each.setToolTip("" if each.isEnabled() else as_written(hint))
            each.setAccessibleDescription(hint)

    def _hint(self, entry: Entry | None) -> str:
        if entry is None:
            return self.tr("First choose a letter in the list above.")
        if entry.void_reason is not None:
            return self.tr("This number is void already. Choose another one.")
        if entry.letter.direction == "in":
            return self.tr("What is wrong here is corrected in the case.")
        if not entry.number:
            return self.tr("This letter has no number yet. It gets one at its step.")
        if entry.letter.sent:
            return self.tr("This letter was sent: its number stays with it.")
        return self.tr("№ {number}: write the reason, then declare it void.").format(
            number=entry.number
        )

    def _open(self) -> None:
        entry = self._entry()
        if entry is not None and entry.path is not None:
            self.open_wanted.emit(entry)

    def _void(self) -> None:
        entry, reason = self._entry(), self.reason.text()
        if entry is None:
            return

        def done(_none: None) -> None:
            self.reason.clear()
            self.refresh()

        def refused(problem: Problem) -> None:
            self._say(problem)
            self.refresh()  # it is another than this page shows

        self._quiet()
        self._do(lambda: declare_void(self._office, entry, reason), done, self, refused)

    # -- the whole ---------------------------------------------------------------------------------

    def _rebuild(self) -> None:
        def done(unread: tuple[Unread, ...]) -> None:
            self._tell(lambda: self._unread(unread), "soon" if unread else "kept")
            self.refresh()

        self._quiet()
        self._do(lambda: rebuild(self._office), done, self, self._say)

    def _unread(self, unread: Sequence[Unread]) -> str:
        lines = [
            say("register.unread-line", name=each.path.name, why=sentence(each.problem))
            for each in unread
        ]
        return "\n".join(lines) or self.tr("All cases were read.")

    def _write(self, ending: str) -> None:
        entries, wanted, spoken = tuple(self.model.entries), self._wanted(), lang()
        gaps = self._found.gaps
        caption = self.print.text() if ending == ".docx" else self.export.text()
        name = f"{self._title.text()} {wanted.year}".strip()
        picked, _filter = QFileDialog.getSaveFileName(
            self,
            caption.removesuffix("…"),
            str(self._office.folders.cases / f"{name}{ending}"),
            f"*{ending}",
        )
        if not picked:
            return
        target = Path(picked if picked.lower().endswith(ending) else f"{picked}{ending}")
        if str(target) != picked:
            target = free_name(target)  # the dialog asked only about the name without the ending

        def done(_none: None) -> None:
            told = Problem("window.workbook-made", path=str(target))
            self._tell(lambda: sentence(told), "kept")
            if ending == ".docx":
                from desktop.window.office_program import open_file

                open_file(target)

        self._quiet()
        self._do(
            lambda: write_journal(self._office, entries, target, spoken, wanted, gaps=gaps),
            done,
            self,
            self._say,
        )

    # -- what is said ------------------------------------------------------------------------------

    def _quiet(self) -> None:
        self._told = None
        self.trouble.hide()

    def _say(self, problem: Problem) -> None:
        self._tell(lambda: sentence(problem), "missed")

    def _tell(self, told: Callable[[], str], state: State) -> None:
        self._told, self._state = told, state
        self.trouble.say(told(), state)
        self.trouble.show()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._teller = Teller(self._office, lang())
        self._title.setText(self.tr("Register of letters"))
        self._lead.setText(self.tr("No letter was written yet. It gets its number at its step."))
        self.direction.setAccessibleName(self.tr("Outgoing or incoming"))
        self.year.setAccessibleName(self.tr("Year"))
        self.institution.setAccessibleName(self.tr("Institution"))
        self.search.setPlaceholderText(self.tr("Number, name or day"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.reason.setPlaceholderText(self.tr("Why the number is void"))
        self.reason.setAccessibleName(self.reason.placeholderText())
        self.list.setAccessibleName(self._title.text())
        self._gap_list.setAccessibleName(self.tr("Numbers left out"))
        self.open.setText(self.tr("Open in its case"))
        self.void.setText(self.tr("Declare void"))
        self.back.setText(self.tr("Back"))
        self.print.setText(self.tr("Journal to print…"))
        self.export.setText(self.tr("Export to Excel…"))
        self.anew.setText(self.tr("Make anew from the cases"))
        if self._told is not None:
            self.trouble.say(self._told(), self._state)
        self._fill_choices()
        self._show()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _same(one: Entry, other: Entry) -> bool:
    return (one.letter_id, one.number) == (other.letter_id, other.number)


def _joined(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)
