"""What a workbook would bring into the register, row by row, before anything is taken."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.usecases.directory_sheets import Preview, ReadRow
from desktop.window.folded import folding_view
from desktop.window.language import sentence
from desktop.window.lines_model import LinesModel
from desktop.window.theme import M, S
from desktop.window.widgets import Note, Words, button, column, row

translate = QCoreApplication.translate


class DirectoryImport(QWidget):
    """The rows that are new, change something or are faulty; those that change nothing are counted.

    Signals:
        wanted: what was shown is to be taken in.
        left: nothing is.
    """

    wanted = Signal()
    left = Signal()

    def __init__(self, name: str, read: Preview) -> None:
        super().__init__()
        new, changed = read.how_many("new"), read.how_many("changed")
        title = Words(translate("Directory", "From “{name}”").format(name=name), "h1")
        counts = Words(
            translate(
                "Directory",
                "New: {new} · changed: {changed} · the same: {same} · left out, faulty: {faulty}",
            ).format(
                new=new,
                changed=changed,
                same=read.how_many("same"),
                faulty=read.how_many("faulty"),
            ),
            "strong",
        )
        self.take = button(translate("Directory", "Take in what is shown"), "primary")
        self.take.clicked.connect(lambda _on=False: self.wanted.emit())
        self.take.setEnabled(bool(new + changed))
        self.back = button(translate("Directory", "Take nothing"), "plain", self.left.emit)
        body = column(title, counts, space=S)
        if read.strange:
            told = translate("Directory", "Columns that are not known and not read: {names}")
            body.addWidget(Note(told.format(names=", ".join(read.strange)), "soon"))
        self.model = LinesModel[ReadRow](_words)
        order = ("faulty", "changed", "new")
        self.model.put([each for state in order for each in read.rows if each.state == state])
        shown = folding_view()
        shown.setModel(self.model)
        shown.setSelectionMode(shown.SelectionMode.NoSelection)
        body.addWidget(shown, 1)
        body.addLayout(row(self.take, self.back, None, space=S))
        body.setContentsMargins(0, 0, 0, M)
        self.setLayout(body)


def _words(line: ReadRow) -> str:
    states = {
        "new": translate("Directory", "New"),
        "changed": translate("Directory", "Changed"),
        "same": translate("Directory", "The same"),
        "faulty": translate("Directory", "Left out"),
    }
    place = translate("Directory", "{sheet}, row {number}").format(
        sheet=line.sheet, number=line.number
    )
    told = [f"{states[line.state]}: {line.name or '…'} · {place}"]
    told += [sentence(each) for each in line.why]
    if line.state == "changed":
        told += [f"{c.label}: {c.was or '–'} → {c.becomes}" for c in line.changes]
    return "\n".join(told)
