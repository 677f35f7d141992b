"""The whole check of an open case: how far it is, and what it found in plain words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.usecases import checking, mending
from desktop.usecases.papers import changed_outside
from desktop.window.language import lang, say, sentence, shown_size
from desktop.window.long_work import LongWork
from desktop.window.override import override
from desktop.window.session import CaseSession
from desktop.window.theme import XL, L, M, S
from desktop.window.widgets import (
    Card,
    Note,
    Words,
    button,
    column,
    empty,
    has_cursor,
    row,
    scrolled,
)

if TYPE_CHECKING:
    from desktop.casefile.verify import Report
    from desktop.usecases.desk import Desk

_MOST = 100
"""So many findings are listed; the others are counted: one torn page gives hundreds."""


class CheckPage(QWidget):
    """Checks when it is shown. Whoever leaves stops the check."""

    done = Signal()
    backups_wanted = Signal()
    rescue_wanted = Signal(object)
    """Carries the path of a file that is itself damaged."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._report: Report | None = None
        self._trouble: Problem | None = None
        self._mended: mending.Mended | None = None
        self.back = button("", "plain", self.done.emit)
        self.again = button("", "plain", self.start)
        self._title = Words("", "h1")
        self._lead = Words("", "text")
        self.work = LongWork(session.another_runner)
        self.mending = LongWork(session.another_runner, in_bytes=False)
        session.broke.connect(lambda _error: self.mending.end())
        self._body = QVBoxLayout()
        self._body.setSpacing(M)
        body = column(
            row(self.back, None),
            self._title,
            self._lead,
            self.work,
            self.mending,
            self._body,
            space=M,
        )
        body.addLayout(row(self.again, None))
        body.setContentsMargins(XL, M, XL, XL)
        body.addStretch(1)
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(860)
        self.area = scrolled(inner)
        self.setLayout(column(self.area))
        self.retranslate()

    def start(self) -> None:
        """Check the whole file as it now stands."""
        self._check(None)

    def _check(self, mended: mending.Mended | None) -> None:
        shot = self._session.now
        if shot is None:
            return
        self._report = self._trouble = None
        empty(self._body)
        self.again.hide()
        self._session.flush()
        self._session.settle()
        path, self._mended = shot.path, mended
        self.back.setFocus()
        self.work.start(lambda tell: checking.verify(path, tell), self._checked, self._refused)

    def _checked(self, report: "Report") -> None:
        self._report = report
        self._ask_for_words()

    def _refused(self, problem: Problem) -> None:
        self._trouble = problem
        self._show_trouble()

    def _show_trouble(self) -> None:
        empty(self._body)
        if self._trouble is not None:
            stopped = self._trouble.code in ("verify.stopped", "verify.mending-stopped")
            self._body.addWidget(Note(sentence(self._trouble), "calm" if stopped else "missed"))
            self.again.show()

    def _ask_for_words(self) -> None:
        report, spoken = self._report, lang()
        if report is None:
            return
        some = report.findings[:_MOST]

        def words(desk: "Desk") -> tuple[list[str], tuple[Problem, ...]]:
            found = dict.fromkeys(checking.in_words(desk, each, spoken) for each in some)
            return list(found), changed_outside(desk)

        self._session.look(words, lambda said: self._show(report, *said), self._refused, owner=self)

    def _show(self, report: "Report", found: list[str], outside: tuple[Problem, ...]) -> None:
        if report is not self._report:
            return
        empty(self._body)
        self._say_mended()
        n = len(report.findings)
        if n:
            note = Note(say("verify.faults", n=n), "missed")
            note.add(row(*self._ways_out(report), None))
            self._body.addWidget(note)
            self._body.addWidget(_listed(found))
            if n > _MOST:
                self._body.addWidget(Words(self.tr("and {n} more").format(n=n - _MOST), "small"))
        else:
            self._body.addWidget(Note(say("verify.all-well"), "kept"))
        for remark in checking.remarks(report):
            self._body.addWidget(Note(sentence(remark), "soon"))
        if outside:
            heading = self.tr("Sent papers that were changed in the folder since (no damage)")
            self._body.addWidget(_listed([sentence(each) for each in outside], heading))
        counts = report.counts
        words = self.tr(
            "Checked: {records} records, {acts} entries of the history, {files} files ({size})."
        )
        said = words.format(
            records=counts.get("records", 0),
            acts=counts.get("acts", 0),
            files=counts.get("contents", 0),
            size=shown_size(counts.get("bytes", 0)),
        )
        self._body.addWidget(Words(said, "small"))
        self.again.show()

    def _ways_out(self, report: "Report") -> list[QWidget]:
        shot = self._session.now
        if shot is not None and mending.is_torn(report):
            path = shot.path
            words = self.tr("Take a backup or save what can be saved…")
            return [button(words, "primary", lambda: self.rescue_wanted.emit(path))]
        lacking = mending.lacking(report)
        ways: list[QWidget] = []
        if lacking and shot is not None and shot.writable:
            words = self.tr("Bring back from a backup")
            ways.append(button(words, "primary", lambda: self._bring_back(lacking)))
        wanted = button(self.tr("Backups of this case"), "plain", self.backups_wanted.emit)
        return [*ways, wanted]

    def _bring_back(self, lacking: frozenset[str]) -> None:
        tell = self.mending.begin()
        empty(self._body)
        self.mending.stop_button.setFocus()

        def mended(outcome: mending.Mended) -> None:
            self.mending.end()
            self._check(outcome)

        def refused(problem: Problem) -> None:
            self.mending.end()
            self._refused(problem)

        self._session.act(
            lambda desk: mending.bring_back(desk, lacking, tell),
            mended,
            refused,
            owner=self,
            once="bring-back",
        )

    def _say_mended(self) -> None:
        if self._mended is None:
            return
        if self._mended.mended:
            self._body.addWidget(Note(say("verify.mended", n=self._mended.mended), "kept"))
        if self._mended.left:
            self._body.addWidget(Note(say("verify.not-mended", n=self._mended.left), "missed"))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.back.setText("←  " + self.tr("Back"))
        self.again.setText(self.tr("Check again"))
        self._title.setText(self.tr("Check the case file"))
        self._lead.setText(
            self.tr(
                "Every record is compared with the history, and every file with its fingerprint "
                "(SHA-256). Nothing is changed; you may stop at any time."
            )
        )
        self.work.retranslate()
        self.mending.retranslate()

    @override
    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop when another page comes, by whatever way: reading holds up what is written there."""
        super().hideEvent(event)
        if not event.spontaneous():  # a minimised window is no other page
            self.work.stop()
            self.mending.stop()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            inside = has_cursor(self)
            self.retranslate()
            self._show_trouble()
            self._ask_for_words()
            if inside:
                self.back.setFocus()


def _listed(lines: list[str], heading: str = "") -> QWidget:
    card = Card(L, S)
    if heading:
        card.column.addWidget(Words(heading, "strong"))
    for line in lines:
        card.column.addWidget(Words(line, "text"))
    return card
