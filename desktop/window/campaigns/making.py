"""A campaign is made: the model, the name, the institutions, the folder."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from desktop.casefile.index import LibraryRow
from desktop.domain.errors import Problem
from desktop.usecases.campaign_drafts import keep_list, kept_list
from desktop.usecases.campaign_lines import members
from desktop.usecases.campaigns import Institution, Made, make
from desktop.usecases.cases import EXTENSION, storable
from desktop.usecases.institution_lists import COLUMNS, has_headings, heading_of, of_rows, read_list
from desktop.usecases.office import Office
from desktop.window.campaigns.grid import Column, Grid, copied
from desktop.window.campaigns.said import told
from desktop.window.fields.choices import Combo
from desktop.window.fields.line_edit import LineEdit
from desktop.window.flow import FlowLayout
from desktop.window.language import lang, say, sentence
from desktop.window.long_work import LongWork, Progress
from desktop.window.override import override
from desktop.window.session import SAVE_AFTER_MS
from desktop.window.theme import M, S
from desktop.window.widgets import Note, OneLine, Words, button, column, row, scrolled

Do = Callable[..., None]
_FIRST_ROWS = 20
_LEAST_HIGH = 216
"""Pixels of the list: its head and some rows are in sight also where the page has to scroll."""
_SPARE_ROWS = 5
_WIDE = {"name": 260, "address": 220, "bin": 120, "region": 150, "phone": 120}
_USUAL = 190


class _List(Grid):
    """The list of institutions; it grows with what is typed.

    What is pasted with its headings is sorted into the columns by `sort`, which says whether it
    was.
    """

    sort: Callable[[list[list[str]]], bool]

    @override
    def paste(self) -> None:
        """Put what was copied into the cells, by its headings if it has any."""
        if not self.sort(copied()):
            super().paste()

    @override
    def make_room(self, rows: int) -> None:
        """Add rows at the end."""
        if rows > self.rowCount():
            held = [self.row_values(n) for n in range(self.rowCount())]
            self.fill(held, rows)

    def row_values(self, n: int) -> list[str]:
        """Return what a row holds."""
        return [self.value(n, k) for k in range(self.columnCount())]

    def fill(self, rows: Sequence[Sequence[str]], least: int) -> None:
        """Show rows, and empty ones up to a number."""
        self.set_rows([str(n + 1) for n in range(max(least, len(rows)))])
        for n, values in enumerate(rows):
            for k, value in enumerate(values):
                if value:
                    self.show_value(n, k, value)


class Making(QWidget):
    """Asks for what a campaign is made of, and makes it.

    Signals:
        made: the name of the campaign whose cases were made.
    """

    made = Signal(str)

    def __init__(self, office: Office, do: Do, work: LongWork) -> None:
        super().__init__()
        self._office, self._do, self._work = office, do, work
        self._folder: Path | None = None
        self._own_name = False
        self.lead = Words("", "muted")
        self._model_label, self._name_label = Words("", "strong"), Words("", "strong")
        self.model = Combo()
        self.model.activated.connect(lambda _n: self._model_chosen())
        self.browse = button("", "plain", self._browse)
        self.name = LineEdit()
        self.name.textEdited.connect(self._name_typed)
        self.list = _List(lambda _row, _column: None, self._typed)
        self.list.sort = self._sort
        self._saving = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._saving.timeout.connect(self.save)
        self._list_label = Words("", "strong")
        self.read = button("", "plain", self._read)
        self.down = button("", "quiet", self.list.copy_down)
        self.folder = OneLine("small")
        self.other_folder = button("", "quiet", self._other_folder)
        self.recommendations = QCheckBox()
        self.make = button("", "primary", self._make)
        self.no_model = Note("", "calm")
        self.note = Note("", "kept")
        self.note.hide()
        self._lay_out()
        work.ended.connect(self._ready)
        self.retranslate()
        self.list.fill((), _FIRST_ROWS)
        self._kept: Sequence[Institution] = kept_list(office)
        """What of the list is kept on the disk."""
        self.take(self._kept)
        self._saved = self.institutions()
        self._show_folder()

    def _lay_out(self) -> None:
        self._list_label.setContentsMargins(0, S, 0, 0)
        left = column(self._model_label, row(self.model, self.browse, space=S), space=2)
        right = column(self._name_label, self.name, space=2)
        top = row(left, right, space=M)
        top.setStretch(0, 3)
        top.setStretch(1, 2)
        tools = FlowLayout(S, S)
        for each in (self._list_label, self.read, self.down):
            tools.addWidget(each)
        where = row(self.folder, self.other_folder, space=S)
        where.setStretch(0, 1)
        acts = FlowLayout(M, S)
        for part in (self.make, self.recommendations):
            acts.addWidget(part)
        parts = (self.lead, self.no_model, top, tools, self.list, where, self.note, acts)
        body = column(*parts, space=S)
        body.setStretchFactor(self.list, 1)
        self.list.setMinimumHeight(_LEAST_HIGH)
        holder = QWidget()
        holder.setLayout(body)
        self.setLayout(column(scrolled(holder), space=0))

    # -- the model -------------------------------------------------------------------------------

    def offer(self, rows: Sequence[LibraryRow], chosen: Path | None) -> None:
        """Offer the cases of the library that are there as models, one of them chosen."""
        stood = chosen or self._model()
        self.model.clear()
        for each in rows:
            name = each.object_name.any_text(lang()) or Path(each.path).stem
            self.model.addItem(name, (each.path, each.campaign))
        if stood is not None:
            self._choose(stood)
        self._model_chosen()

    def _choose(self, path: Path) -> None:
        for n in range(self.model.count()):
            if self.model.itemData(n)[0] == str(path):
                self.model.setCurrentIndex(n)
                return
        self.model.addItem(path.stem, (str(path), ""))
        self.model.setCurrentIndex(self.model.count() - 1)

    def _model(self) -> Path | None:
        data = self.model.currentData()
        return Path(data[0]) if data else None

    def _model_chosen(self) -> None:
        data = self.model.currentData()
        if data and not self._own_name:
            self.name.setText(data[1])
        self._show_folder()
        self._ready()

    def _browse(self) -> None:
        picked, _filter = QFileDialog.getOpenFileName(
            self, self._model_label.text(), str(self._office.folders.cases), f"*{EXTENSION}"
        )
        if picked:
            self._choose(Path(picked))
            self._model_chosen()

    def _name_typed(self, text: str) -> None:
        self._own_name = bool(text.strip())
        self._show_folder()
        self._ready()

    # -- the list --------------------------------------------------------------------------------

    def _typed(self) -> None:
        last = self.list.rowCount() - 1
        if any(self.list.row_values(last)):
            at = self.list.currentRow(), self.list.currentColumn()
            self.list.make_room(last + 1 + _SPARE_ROWS)
            self.list.setCurrentCell(*at)
        self._saving.start()
        self._ready()

    def save(self) -> None:
        """Keep the list until the cases are made."""
        self._saving.stop()
        found = self.institutions()
        if found == self._saved:
            return
        try:
            keep_list(self._office, self._kept, found)
            self._kept = self._saved = found
        except Problem as problem:
            self._refused(problem)

    def _sort(self, rows: list[list[str]]) -> bool:
        """Take rows that begin with headings into the columns that these name."""
        if not has_headings(self._office, rows[0]):
            return False
        self.take(of_rows(self._office, rows, lang()))
        return True

    def _read(self) -> None:
        picked, _filter = QFileDialog.getOpenFileName(
            self,
            self.read.text().removesuffix("…"),
            str(self._office.folders.cases),
            "*.xlsx *.csv *.txt",
        )
        if picked:
            spoken = lang()
            self._do(
                lambda: read_list(self._office, Path(picked), spoken),
                self.take,
                self,
                self._refused,
            )

    def take(self, found: Sequence[Institution]) -> None:
        """Put institutions into the list, after those that stand there."""
        held = [r for n in range(self.list.rowCount()) if any(r := self.list.row_values(n))]
        new = [[self._shown(each, name) for name in COLUMNS] for each in found]
        rows = [*held, *new]
        self.list.fill(rows, max(_FIRST_ROWS, len(rows) + _SPARE_ROWS))
        self._saving.start()
        self._ready()

    def _shown(self, each: Institution, name: str) -> str:
        value = each.get(name, "")
        region = self._office.law.regions.get(value) if name == "region" else None
        return region.name.text(lang()) if region else value

    def institutions(self) -> tuple[Institution, ...]:
        """Return what the list holds; a row without a name is no institution yet."""
        return self._read_rows(self._rows())

    def _rows(self) -> list[list[str]]:
        rows = (self.list.row_values(n) for n in range(self.list.rowCount()))
        return [each for each in rows if any(each)]

    def _read_rows(self, rows: Sequence[Sequence[str]]) -> tuple[Institution, ...]:
        heads = [heading_of(self._office, name, "kk") for name in COLUMNS]
        return of_rows(self._office, [heads, *rows], lang())

    def _nameless(self) -> list[list[str]]:
        """Return the rows of which no case can be made: their name is still to be typed."""
        return [each for each in self._rows() if not self._read_rows([each])]

    # -- making ----------------------------------------------------------------------------------

    def _show_folder(self) -> None:
        self.folder.set_words(self.tr("New files go to: {folder}").format(folder=self._target()))

    def _target(self) -> Path:
        named = storable(self.name.text(), 80)
        return self._folder or self._office.folders.cases / (named or ".")

    def _other_folder(self) -> None:
        picked = QFileDialog.getExistingDirectory(
            self, self.other_folder.text().removesuffix("…"), str(self._office.folders.cases)
        )
        if picked:
            self._folder = Path(picked)
            self._show_folder()

    def _ready(self) -> None:
        wide = range(self.list.columnCount())
        n = sum(any(self.list.value(k, c) for c in wide) for k in range(self.list.rowCount()))
        self.no_model.setVisible(self._model() is None)
        ready = self._model() is not None and bool(self.name.text().strip()) and n > 0
        self.make.setEnabled(ready and not self._work.under_way)
        self.make.setText(
            self.tr("Make the cases: {n}").format(n=n) if n else self.tr("Make the cases")
        )

    def _make(self) -> None:
        model, name, folder = self._model(), self.name.text(), self._target()
        institutions, along = self.institutions(), self.recommendations.isChecked()
        if model is None or self._work.under_way:
            return
        office = self._office

        def job(tell: Progress) -> Made:
            return make(
                office,
                model,
                name,
                institutions,
                folder,
                members=members(office, name),
                recommendations=along,
                progress=tell,
            )

        self.note.hide()
        self._work.start(job, lambda found: self._done(found, name, institutions), self._refused)
        self._ready()

    def _done(self, found: Made, name: str, held: Sequence[Institution]) -> None:
        lines = [say("campaign.made", n=len(found.done))] if found.done else []
        if found.there:
            lines.append(say("campaign.there", names=found.there))
        lines += [sentence(each) for each in found.notes]
        if found.left:
            lines.append(say("campaign.made-not", n=len(found.left)))
            lines += told(found.left)
        self.note.say("\n".join(lines), "soon" if found.left or found.notes else "kept")
        self.note.show()
        if not found.left and self.institutions() == held:  # else more was typed meanwhile
            self.list.fill(self._nameless(), _FIRST_ROWS)
            self.save()
        self._ready()
        self.made.emit(name)

    def _refused(self, problem: Problem) -> None:
        self.note.say(sentence(problem), "missed")
        self.note.show()
        self._ready()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.lead.setText(
            self.tr(
                "New cases take along the topic, who we are, the group, the project and the "
                "procedure of one case. Findings, evidence, letters, numbers and days stay behind. "
                "Type the institutions, paste them from Excel, or read them from a file."
            )
        )
        self.no_model.say(
            self.tr("There is no case yet after which others could be made. Begin one first."),
            "calm",
        )
        self._model_label.setText(self.tr("After which case?"))
        self.model.setAccessibleName(self._model_label.text())
        self.browse.setText(self.tr("Another file…"))
        self._name_label.setText(self.tr("Name of the campaign"))
        self.name.setAccessibleName(self._name_label.text())
        self._list_label.setText(self.tr("Institutions"))
        self.read.setText(self.tr("Read from a file…"))
        self.down.setText(self.tr("Copy down"))
        self.list.setAccessibleName(self.tr("Institutions"))
        self.other_folder.setText(self.tr("Another folder…"))
        self.recommendations.setText(self.tr("Take along the texts of recommendations"))
        held = [self.list.row_values(n) for n in range(self.list.rowCount())]
        columns = [
            Column(name, next((w for k, w in _WIDE.items() if name.startswith(k)), _USUAL))
            for name in COLUMNS
        ]
        self.list.set_columns(columns, [heading_of(self._office, x, lang()) for x in COLUMNS])
        if held:
            self.list.fill(held, len(held))
        self._show_folder()
        self._ready()
