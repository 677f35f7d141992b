"""What came of a control: what changed, with the offer to mark what was done by it (0043)."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.correspondence import Verdict
from desktop.domain.fields import FieldAddress
from desktop.domain.outcome import Outcome
from desktop.domain.record import Record
from desktop.procedure.quality import Answered
from desktop.usecases import editing
from desktop.usecases.outcomes import mark_done, unmarked
from desktop.usecases.replies import answered
from desktop.window.blocks.block import Block, as_kind
from desktop.window.blocks.lists import fields_of
from desktop.window.blocks.records import ListOf, RecordsBlock
from desktop.window.fields.asking import record_place
from desktop.window.flow import FlowLayout
from desktop.window.language import lang, say, shown_day
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS, S
from desktop.window.widgets import Note, Words, button, empty

translate = QCoreApplication.translate
_VERDICTS: tuple[Verdict, ...] = ("done", "done_otherwise")


class OutcomesBlock(RecordsBlock):
    """The list of what changed; above it what was answered and done, in numbers."""

    def __init__(self, session: CaseSession, shot: Snapshot, names: Sequence[str]) -> None:
        self._counts = Words("", "muted")
        self._counts.hide()
        super().__init__(session, _list(session, shot.control.id, names), shot)
        self.column.insertWidget(1, self._counts)

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show the list and the numbers as they now stand."""
        super().refresh(shot)
        control_id = shot.control.id
        self.session.look(lambda desk: answered(desk, control_id), self._count, owner=self)

    def _count(self, found: Answered) -> None:
        counted = found.quality
        numbers = counted._asdict()
        code = "outcome.quality.answered" if counted.came else "outcome.quality.silent"
        told = [say(code, n=counted.asked, **numbers)]
        told += [each.text(lang()) for each in found.checked if each.check.asks == "in_time"]
        self._counts.setText("\n".join(told))
        self._counts.setVisible(bool(counted.asked))


def _list(session: CaseSession, control_id: UUID, names: Sequence[str]) -> ListOf:
    def title(record: Record, _now: Snapshot) -> str:
        outcome = as_kind(record, Outcome)
        what = outcome.what.any_text(lang()) or outcome.document.any_text(lang())
        told = (what, shown_day(outcome.day))
        return " · ".join(part for part in told if part) or "…"

    def weak(record: Record, now: Snapshot) -> str:
        left = unmarked(now.case, as_kind(record, Outcome))
        numbers = "№ " + ", ".join(str(each.number) for each in left)
        words = translate("Outcomes", "Recommendations not marked as done: {numbers}")
        return words.format(numbers=numbers) if left else ""

    return ListOf(
        kind="outcome",
        heading=lambda: translate("Outcomes", "What has changed"),
        hint=lambda: translate(
            "Outcomes",
            "An order, a page on the website, money in the budget, a working group: each on its "
            "own, also if it is not quite what was asked for.",
        ),
        add_label=lambda: translate("Outcomes", "Add what has changed"),
        all=lambda now: now.case.of_control(Outcome, control_id),
        title=title,
        body=lambda record, now: [
            fields_of(session, now, record_place("outcome", record.id), names),
            MarkBlock(session, now, record.id),
        ],
        add=lambda desk: editing.add(desk, "outcome", control_id=control_id),
        weak=weak,
        patient=True,
        owner_id=control_id,
    )


class MarkBlock(Block):
    """Of the recommendations that an outcome answers: the offer to mark them as done."""

    def __init__(self, session: CaseSession, shot: Snapshot, outcome_id: UUID) -> None:
        super().__init__(session)
        self._outcome_id = outcome_id
        self._shown: tuple[object, ...] = ()
        self._offers = QVBoxLayout()
        self._offers.setSpacing(S)
        self.column.addLayout(self._offers)
        self.refresh(shot)

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Offer to mark what is not marked yet."""
        outcome = shot.case.get(Outcome, self._outcome_id)
        left = unmarked(shot.case, outcome) if outcome is not None and shot.writable else ()
        shown = (lang(), *((each.id, each.number) for each in left))
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._offers)
        choices = self.session.office.law.fields.get("reply", "verdict").choices
        for each in left:
            words = self.tr("Is recommendation {n} done by this?").format(n=each.number)
            note = Note(words, "calm")
            buttons = FlowLayout(S, XS)
            for verdict in _VERDICTS:
                label = choices[verdict].text(lang())
                made = button(
                    label[:1].upper() + label[1:], "plain", partial(self._mark, each.id, verdict)
                )
                made.setAccessibleDescription(words)
                buttons.addWidget(made)
            note.add(buttons)
            self._offers.addWidget(note)
        self.setVisible(bool(left))

    def _mark(self, recommendation_id: UUID, verdict: Verdict) -> None:
        self.session.flush()
        self.session.act(
            lambda desk: mark_done(desk, recommendation_id, verdict),
            once=("mark", recommendation_id),
        )

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """Nothing is entered here."""
        return False
