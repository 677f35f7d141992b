"""The cases of a campaign side by side, an institution a line."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHeaderView, QTableView, QWidget

from desktop.domain.dates import short_date
from desktop.domain.values import read_day
from desktop.usecases.campaign_lines import Campaign, Facts, LetterFact, Line
from desktop.usecases.campaign_summary import write_summary
from desktop.usecases.cases import storable
from desktop.usecases.files import chosen_name
from desktop.usecases.office import Office
from desktop.window import theme
from desktop.window.campaigns.grid import folded
from desktop.window.campaigns.said import reason
from desktop.window.flow import FlowLayout
from desktop.window.language import lang, say, sentence
from desktop.window.override import override
from desktop.window.theme import S
from desktop.window.widgets import Note, Words, as_written, button, column

Do = Callable[..., None]
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_MOST_LETTERS = 6
"""So many kinds of letters have a column; those with the most letters."""
_FOR_A_SENTENCE = 4
"""So many columns are in sight on a small screen."""
_WIDE = {
    "stage": 170, "next": 190, "letter": 145, "findings": 150, "asked": 125, "replies": 190,
    "hearing": 110, "done": 100,
    "outcomes": 200,
}  # fmt: skip


class Lines(QAbstractTableModel):
    """What the table shows; each cell is put into words when it comes into sight."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self.lines: Sequence[Line] = ()
        self.columns: list[tuple[str, str]] = []
        """Id and head; a letter's id is "letter:<kind>"."""

    def put(self, found: Campaign, heads: dict[str, str]) -> None:
        """Show other cases; `heads` are the words over the columns that are no letters."""
        self.beginResetModel()
        self.lines = found.lines
        kinds: dict[str, int] = {}
        titles: dict[str, str] = {}
        for line in found.read:
            for letter in line.facts.letters if line.facts else ():
                kinds[letter.kind] = kinds.get(letter.kind, 0) + 1
                titles[letter.kind] = letter.title.any_text(lang()) or letter.kind
        often = sorted(kinds, key=lambda each: -kinds[each])[:_MOST_LETTERS]
        letters = [(f"letter:{kind}", titles[kind]) for kind in kinds if kind in often]
        fixed = list(heads.items())
        self.columns = [*fixed[:2], *letters, *fixed[2:]]
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of cases."""
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column, or an institution."""
        across = orientation == Qt.Orientation.Horizontal
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if across:
            head = self.columns[section][1]
            wide = _WIDE[self.columns[section][0].partition(":")[0]]
            shown = role == Qt.ItemDataRole.DisplayRole
            return folded(head, wide // 9) if shown else as_written(head)
        name = self._name(self.lines[section])
        return folded(name) if role == Qt.ItemDataRole.DisplayRole else as_written(name)

    def _name(self, line: Line) -> str:
        name = line.name.any_text(lang())
        return f"{say('paper.sample')} · {name}" if line.facts and _sample(line.facts) else name

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, and their colour."""
        line = self.lines[index.row()]
        shown = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        )
        if role in shown:
            words = self._words(line, self.columns[index.column()][0])
            return as_written(words) if role == Qt.ItemDataRole.ToolTipRole else words
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(line, self.columns[index.column()][0])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None

    def _colour(self, line: Line, name: str) -> QColor | None:
        c = theme.colours()
        if line.facts is None:
            return QColor(c.missed)
        if name != "next" or line.facts.passed is None:
            return None
        return QColor(c.soon if line.facts.passed == "check_arrival" else c.missed)

    def _words(self, line: Line, name: str) -> str:
        if line.facts is None:
            return reason(line.problem) if name == "stage" and line.problem else ""
        if name.startswith("letter:"):
            kind = name.removeprefix("letter:")
            alike = [each for each in line.facts.letters if each.kind == kind]
            return self._letter(alike[-1]) if alike else ""
        return str(getattr(self, f"_{name}")(line, line.facts))

    def _stage(self, line: Line, facts: Facts) -> str:
        parts = [facts.phase.text(lang()), facts.step.text(lang()) if facts.step else ""]
        if line.twins:
            names = ", ".join(each.name for each in line.twins)
            parts.append(say("campaign.copy-of", names=names))
        return "\n".join(part for part in parts if part)

    def _next(self, _line: Line, facts: Facts) -> str:
        if facts.clock is None or facts.clock.due is None:
            return ""
        day = short_date(facts.clock.due)
        guessed = say("register.due-guessed", day=day) if facts.clock.estimate else day
        said = say(f"today.kind.{facts.passed}") if facts.passed else ""
        first = " · ".join(part for part in (guessed, said) if part)
        return f"{first}\n{facts.clock.clock.title.text(lang())}"

    def _letter(self, letter: LetterFact) -> str:
        day = read_day(letter.day)
        parts = [f"№ {letter.number}" if letter.number else "", short_date(day) if day else ""]
        if letter.direction == "out":
            state = "received" if letter.proven else "sent" if letter.sent else ""
            parts.append(say(f"campaign.letter.{state}") if state else "")
        return "\n".join(part for part in parts if part)

    def _findings(self, _line: Line, facts: Facts) -> str:
        kinds = self._office.law.fields.get("finding", "kind").choices
        return "\n".join(f"{kinds[k].text(lang())}: {n}" for k, n in facts.by_kind.items())

    def _asked(self, _line: Line, facts: Facts) -> str:
        return str(len(facts.asked)) if facts.asked else ""

    def _replies(self, _line: Line, facts: Facts) -> str:
        if not facts.replied and set(facts.by_verdict) <= {""}:
            return ""
        verdicts = self._office.law.fields.get("reply", "verdict").choices
        return "\n".join(
            f"{verdicts[v].text(lang()) if v else say('campaign.no-verdict')}: {n}"
            for v, n in facts.by_verdict.items()
        )

    def _hearing(self, _line: Line, facts: Facts) -> str:
        day = read_day(facts.control.answers.get("hearing_on", ""))
        return short_date(day) if day else ""

    def _outcomes(self, _line: Line, facts: Facts) -> str:
        return "\n".join(each.what.any_text(lang()) or "…" for each in facts.outcomes)

    def _done(self, _line: Line, facts: Facts) -> str:
        if not facts.asked:
            return ""
        return say("campaign.done-of", n=facts.done, of=len(facts.asked))


def _sample(facts: Facts) -> bool:
    return facts.control.sample


class SideBySide(QWidget):
    """The table of a campaign, and the summary over all.

    Signals:
        open_wanted: path and number of the control of the case that is to be opened.
    """

    open_wanted = Signal(object, object)

    def __init__(self, office: Office, do: Do) -> None:
        super().__init__()
        self._office, self._do = office, do
        self._found: Campaign | None = None
        self.model = Lines(office)
        self.counts = Words("", "muted")
        self.note = Note("", "soon")
        self.note.hide()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        heads = self.table.horizontalHeader()
        heads.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setFixedHeight(3 * self.fontMetrics().lineSpacing() + S)
        self.table.doubleClicked.connect(lambda _index: self._open())
        self.table.selectionModel().selectionChanged.connect(self._marked)
        self.open = button("", "plain", self._open)
        self.summary = button("", "plain", self._summary)
        acts = FlowLayout(S, S)
        for each in (self.open, self.summary):
            acts.addWidget(each)
        body = column(self.counts, self.note, self.table, acts, space=S)
        body.setStretchFactor(self.table, 1)
        self.setLayout(body)
        self.retranslate()

    def show_campaign(self, found: Campaign) -> None:
        """Show a campaign as it stands."""
        self._found = found
        heads = {
            "stage": self.tr("Stage"),
            "next": self.tr("Nearest date"),
            "findings": self.tr("Findings"),
            "asked": self.tr("Recommendations"),
            "replies": self.tr("Replies"),
            "hearing": self.tr("Hearing"),
            "done": self.tr("Done"),
            "outcomes": self.tr("Changed"),
        }
        self.model.put(found, heads)
        for n, (name, _head) in enumerate(self.model.columns):
            self.table.setColumnWidth(n, _WIDE[name.partition(":")[0]])
        self.table.clearSpans()
        for n, line in enumerate(found.lines):
            if line.facts is None:  # the sentence why needs room
                self.table.setSpan(n, 0, 1, min(_FOR_A_SENTENCE, len(self.model.columns)))
        self.table.resizeRowsToContents()
        unread = len(found.lines) - len(found.read)
        self.counts.setText(
            say("campaign.counts", n=len(found.lines))
            + (f" {say('campaign.counts-unread', n=unread)}" if unread else "")
        )
        told = []
        if found.locked:
            names = tuple(path.stem for path in found.locked)
            told.append(say("campaign.locked-may-belong", names=names))
        if found.stopped:
            told.append(say("campaign.not-all-read"))
        self.note.say("\n".join(told), "soon")
        self.note.setVisible(bool(told))
        self._marked()

    def _line(self) -> Line | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.lines[rows[0].row()] if rows else None

    def _marked(self, *_: object) -> None:
        self.open.setEnabled(self._line() is not None)
        self.summary.setEnabled(self._found is not None and bool(self._found.read))

    def _open(self) -> None:
        line = self._line()
        if line is not None:
            self.open_wanted.emit(line.path, line.facts.control.number if line.facts else None)

    def _summary(self) -> None:
        found, spoken = self._found, lang()
        if found is None:
            return
        name = storable(f"{self.summary.text().removesuffix('…')} – {found.name}", 90)
        picked, _filter = QFileDialog.getSaveFileName(
            self,
            self.summary.text().removesuffix("…"),
            str(self._office.folders.cases / f"{name}.docx"),
            "*.docx",
        )
        if not picked:
            return
        target = chosen_name(picked, ".docx")

        def done(_none: None) -> None:
            from desktop.window.office_program import open_file

            self._tell(say("campaign.written", path=str(target)), well=True)
            open_file(target)

        self._do(
            lambda: write_summary(self._office, found, spoken, target),
            done,
            self,
            lambda problem: self._tell(sentence(problem), well=False),
        )

    def _tell(self, words: str, *, well: bool) -> None:
        self.note.say(words, "kept" if well else "missed")
        self.note.show()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.table.setAccessibleName(self.tr("Cases of the campaign side by side"))
        self.open.setText(self.tr("Open the case"))
        self.summary.setText(self.tr("Summary of all cases…"))
        if self._found is not None:
            self.show_campaign(self._found)
