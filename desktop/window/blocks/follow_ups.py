"""Looking at the findings again: the round that is worked on, and all rounds side by side."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.control import Finding
from desktop.domain.fields import FieldAddress
from desktop.domain.outcome import FollowUp, FollowUpState
from desktop.domain.record import Record
from desktop.procedure.follow_up import Comparison, Line, comparison
from desktop.usecases.desk import Desk
from desktop.usecases.outcomes import look_again
from desktop.window.blocks.block import Block, as_kind
from desktop.window.blocks.lists import fields_of
from desktop.window.blocks.records import ListOf, RecordsBlock
from desktop.window.fields.asking import record_place
from desktop.window.language import lang, say, shown_day
from desktop.window.override import override
from desktop.window.pager import MOST, Pager, page_of
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import L, M, S, State
from desktop.window.widgets import StateMark, Words, empty, row

translate = QCoreApplication.translate
_STATES: dict[FollowUpState, State] = {"done": "kept", "changed": "soon", "still": "missed"}
_SHOWN = 90
"""So many letters of a finding are shown beside its rounds."""


class FollowUpsBlock(Block):
    """The findings against the rounds, and below them the looks of the last round to enter."""

    def __init__(self, session: CaseSession, shot: Snapshot, names: Sequence[str]) -> None:
        super().__init__(session)
        control_id = shot.control.id
        self.list = RecordsBlock(session, _list(session, control_id, names), shot)
        self._holder = QWidget()
        self.table = QGridLayout(self._holder)
        self.table.setContentsMargins(0, S, 0, 0)
        self.table.setHorizontalSpacing(L)
        self.table.setVerticalSpacing(M)
        self._first = 0
        """The place of the first finding that is shown, where there are more than fit."""
        self._pager = Pager(self._turn)
        self._left = Words("", "muted")
        self._shown: tuple[object, ...] = ()
        self.column.addWidget(self.list)
        self.column.addWidget(self._holder)
        self.column.addWidget(self._pager)
        self.column.addWidget(self._left)
        self.refresh(shot)

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show the rounds as they now stand."""
        self.list.refresh(shot)
        found = comparison(shot.case, shot.control.id)
        self.list.add.setEnabled(shot.writable and bool(found.left))
        shown = (lang(), shot.control.completed_on, found)
        if shown == self._shown:
            return
        self._shown = shown
        empty(self.table)
        self._first = page_of(self._first, len(found.lines))
        self._pager.show_place(self._first, len(found.lines) if found.rounds else 0)
        self._holder.setVisible(bool(found.rounds))
        self._left.setVisible(bool(found.rounds))
        if found.rounds:
            self._fill(found, shown_day(shot.control.completed_on))
            left, n = len(found.left), len(found.lines)
            code = "outcome.looked.left" if left else "outcome.looked.none-left"
            self._left.setText(say(code, left=left, n=n))

    def _turn(self, first: int) -> None:
        if self.session.now is not None:
            self._first, self._shown = first, ()
            self.refresh(self.session.now)

    def _fill(self, found: Comparison, completed: str) -> None:
        one = self.session.office.law.fields.records["finding"].one.text(lang())
        heads = [one, self._head(self.tr("The control"), completed)]
        for at, number in enumerate(found.rounds):
            looks = [each for line in found.lines for each in line.cells[at]]
            days = dict.fromkeys(shown_day(each.day) for each in looks if each.day)
            heads.append(self._head(self.tr("Round {n}").format(n=number), *days))
        for column, words in enumerate(heads):
            self.table.addWidget(Words(words, "strong"), 0, column, Qt.AlignmentFlag.AlignTop)
            self.table.setColumnStretch(column, 1 if column else 2)
        for at, line in enumerate(found.lines[self._first : self._first + MOST], 1):
            for column, made in enumerate(self._line(line)):
                self.table.addWidget(made, at, column, Qt.AlignmentFlag.AlignTop)

    @staticmethod
    def _head(title: str, *days: str) -> str:
        return "\n".join(part for part in (title, *days) if part)

    def _line(self, line: Line) -> list[QWidget]:
        fields = self.session.office.law.fields
        title = _named(line.finding)
        told = Words(title if len(title) <= _SHOWN else f"{title[: _SHOWN - 1].rstrip()}…")
        told.setToolTip(title)
        kinds, states = (
            fields.get("finding", "kind").choices,
            fields.get("follow_up", "state").choices,
        )
        cells: list[QWidget] = [told, Words(kinds[line.finding.kind].text(lang()))]
        for looks in line.cells:
            words = [states[each.state].text(lang()) if each.state else "…" for each in looks]
            state: FollowUpState = looks[-1].state if looks else ""
            told = Words("\n".join(words) or "–")
            cells.append(_marked(told, _STATES[state]) if state in _STATES else told)
        return cells

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """Lead to a look of the last round."""
        return self.list.reveal(address)

    @override
    def targets(self, shot: Snapshot) -> Sequence[tuple[str, Callable[[], None]]]:
        """Return the looks of the last round with the way to each."""
        return self.list.targets(shot)

    @override
    def begin(self) -> bool:
        """Put the cursor on the button that begins a round."""
        return self.list.begin()


def _marked(told: Words, state: State) -> QWidget:
    held = QWidget()
    mark = StateMark(state)
    line = row(mark, told, space=S)
    line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    held.setLayout(line)
    return held


def _named(finding: Finding) -> str:
    return f"{finding.number}. {finding.title.any_text(lang()) or '…'}"


def _list(session: CaseSession, control_id: UUID, names: Sequence[str]) -> ListOf:
    states = session.office.law.fields.get("follow_up", "state").choices

    def last_round(now: Snapshot) -> Sequence[Record]:
        found = comparison(now.case, control_id)
        return [each for line in found.lines for each in (line.cells[-1] if found.rounds else ())]

    def title(record: Record, now: Snapshot) -> str:
        finding = now.case.get(Finding, as_kind(record, FollowUp).finding_id)
        return _named(finding) if finding else "…"

    def said(record: Record, _now: Snapshot) -> str:
        look = as_kind(record, FollowUp)
        state = states[look.state].text(lang()) if look.state else ""
        return " · ".join(part for part in (state, shown_day(look.day)) if part)

    def state(record: Record, _now: Snapshot) -> State:
        return _STATES.get(as_kind(record, FollowUp).state, "calm")

    def begin(desk: Desk) -> UUID:
        begun = look_again(desk, control_id)
        there = comparison(desk.case, control_id)
        looks = [each.id for line in there.lines for each in line.cells[-1]]
        return begun.added[0] if begun.added else looks[0]

    def heading() -> str:
        found = session.now and comparison(session.now.case, control_id)
        words = translate("FollowUps", "Looking again")
        if not found or not found.rounds:
            return words
        number = translate("FollowUps", "round {n}").format(n=found.rounds[-1])
        return f"{words}: {number}"

    return ListOf(
        kind="follow_up",
        heading=heading,
        hint=lambda: translate(
            "FollowUps",
            "After a month or two look at each finding once more, at the same place and in the "
            "same way, and keep new evidence.",
        ),
        add_label=lambda: translate("FollowUps", "Look again"),
        all=last_round,
        title=title,
        body=lambda record, now: [
            fields_of(session, now, record_place("follow_up", record.id), names)
        ],
        add=begin,
        weak=said,
        state=state,
        numbered=False,
        owner_id=control_id,
    )
