"""What stands in a workbook for funders: plain rows, one control, recommendation or clock each.

No person is named here: funders see what was done and what came of it, not who took part.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from desktop.domain.case import Case
from desktop.domain.control import Control, Finding, Proceeding, Recommendation
from desktop.domain.correspondence import Letter, Receipt
from desktop.domain.errors import Problem
from desktop.domain.outcome import Outcome
from desktop.domain.parties import ControlObject
from desktop.domain.text import Lang, clean
from desktop.domain.values import UNKNOWN_DAY, read_day
from desktop.law.law import Law
from desktop.law.procedures import Procedure
from desktop.procedure.follow_up import comparison
from desktop.procedure.quality import answered
from desktop.procedure.replies import DONE, last_replies, replied_on
from desktop.procedure.states import ClockState, Route
from desktop.spreadsheets.grouped import Counted, quality_table
from desktop.spreadsheets.table import Cell, Row, Say, Table

SENT_AS = "covering-letter"
"""The letter with which a final document is sent; its receipt starts the clock."""

_NO_ANSWER = ("", "not_answered")


@dataclass(frozen=True, slots=True)
class ControlSheet:
    """One control to be reported: its case, the file it came from, and where it stands.

    `routes` are those of its proceedings, in their order.
    """

    file_name: str
    case: Case
    control: Control
    routes: tuple[Route, ...]


class Content(NamedTuple):
    """All tables, the day on which their data stands, and what was left out as a double."""

    tables: tuple[Table, ...]
    on: date | None
    doubles: tuple[tuple[str, int, str], ...]
    sample: bool


_CONTROLS = {
    "sample": 9, "institution": 24, "institution_entered": 24, "bin": 14, "region": 13, "form": 13,
    "topic": 28, "campaign": 11, "project": 13, "started": 11, "completed": 11, "sent": 11,
    "received": 11, "proof": 14, "due": 11, "days_left": 6, "control_state": 13, "findings": 5,
    "recommendations": 5, "answered": 5, "accepted": 5, "done": 5, "done_otherwise": 5,
    "file": 30, "control_id": 38,
}  # fmt: skip
_RECOMMENDATIONS = {
    "sample": 9, "institution": 24, "project": 13, "number": 5, "recommendation": 46,
    "responsible": 14, "term": 13, "finding_numbers": 11, "norms": 26, "verdict": 16,
    "replied": 13, "recommendation_state": 13, "due": 11, "control_id": 38,
    "recommendation_id": 38,
}  # fmt: skip
_CLOCKS = {
    "sample": 9, "institution": 24, "project": 13, "procedure": 18, "clock": 32, "starts": 26,
    "start": 11, "clock_due": 11, "clock_state": 13, "met": 11, "basis": 28, "confidence": 15,
    "control_id": 38, "clock_id": 22,
}  # fmt: skip
_OUTCOMES = {
    "sample": 9, "institution": 24, "project": 13, "outcome_number": 5, "outcome_kind": 24,
    "changed": 46, "changed_on": 13, "document": 28, "document_number": 13,
    "for_recommendations": 16, "control_id": 38, "outcome_id": 38,
}  # fmt: skip
_FOLLOW_UP = {
    "sample": 9, "institution": 24, "project": 13, "finding_number": 8, "finding": 40,
    "found": 18, "completed": 11, "round": 9, "looked_on": 13, "looked_state": 18, "seen_now": 40,
    "control_id": 38, "finding_id": 38,
}  # fmt: skip
_ONLY_IF_NEEDED = ("sample", "institution_entered")


def content(sheets: Sequence[ControlSheet], law: Law, lang: Lang, say: Say) -> Content:
    """Return the rows of all tables; a control that is in several files is taken once."""
    first: dict[UUID, ControlSheet] = {}
    doubles = []
    for sheet in sheets:
        kept = first.setdefault(sheet.control.id, sheet)
        if kept is not sheet:
            doubles.append((sheet.file_name, sheet.control.number, kept.file_name))
    told = [_Told(sheet, law, lang, say) for sheet in first.values()]
    tables = (
        _table("controls", _CONTROLS, [one.control_row() for one in told]),
        _table(
            "recommendations",
            _RECOMMENDATIONS,
            [row for one in told for row in one.recommendation_rows()],
        ),
        _table("outcomes", _OUTCOMES, [row for one in told for row in one.outcome_rows()]),
        _table("follow_up", _FOLLOW_UP, [row for one in told for row in one.follow_up_rows()]),
        quality_table([one.counted() for one in told], say),
        _table("clocks", _CLOCKS, [row for one in told for row in one.clock_rows()]),
    )
    on = max((one.today for one in told), default=None)
    return Content(tables, on, tuple(doubles), any(one.control.sample for one in told))


def _table(name: str, columns: Mapping[str, int], rows: list[Row]) -> Table:
    """Return a table without those columns that only some workbooks need."""
    shown = {
        column: width
        for column, width in columns.items()
        if column not in _ONLY_IF_NEEDED or any(row[column] for row in rows)
    }
    return Table(name, shown, tuple(rows))


class _Told:
    """One control put into words and days."""

    def __init__(self, sheet: ControlSheet, law: Law, lang: Lang, say: Say) -> None:
        self.case, self.control, self.today = sheet.case, sheet.control, sheet.routes[0].today
        self._file, self._law, self._lang, self._say = sheet.file_name, law, lang, say
        self._object = self.case.get(ControlObject, self.control.object_id)
        self._recommendations = self.case.of_control(Recommendation, self.control.id)
        self._replies = last_replies(self.case)
        proceedings = self.case.of_control(Proceeding, self.control.id)
        self._procedures = [law.edition(p.procedure, p.edition_sha256) for p in proceedings]
        self._clocks = list(self._each_once(sheet.routes))
        self._answer = next(
            (c for _, c in self._clocks if c.clock.id == law.reply_checks.clock), None
        )
        clocks = sheet.routes[0].clocks
        self._quality = answered(self.case, self.control.id, law, clocks, self.today).quality
        self._sent = next(
            (
                letter
                for letter in self.case.of_control(Letter, self.control.id)
                if letter.kind == SENT_AS and letter.direction == "out" and letter.sent
            ),
            None,
        )

    def _each_once(self, routes: Sequence[Route]) -> Iterator[tuple[Procedure, ClockState]]:
        """Yield the clocks of all proceedings; those that combined forms share, once."""
        shared = set()
        for procedure, route in zip(self._procedures, routes, strict=True):
            for state in route.clocks:
                if state.step in procedure.common.steps:
                    if state.clock.id in shared:
                        continue
                    shared.add(state.clock.id)
                yield procedure, state

    def _shared(self) -> Row:
        """Return what stands in every row of this control, whatever the table."""
        name = self._object.name.text(self._lang) if self._object else ""
        return {
            "sample": self._say("workbook.sample") if self.control.sample else None,
            "institution": name,
            "project": self.control.project,
            "control_id": str(self.control.id),
        }

    def _forms(self) -> str:
        """Name the forms that the control combines; a request alone is named as what it is."""
        found = self._procedures
        forms = [each for each in found if each.kind == "form"] or found[:1]
        return "; ".join(each.title.text(self._lang) for each in forms)

    def control_row(self) -> Row:
        control, answer = self.control, self._answer
        received, proof = self._receipt()
        counted = self._quality
        return {
            **self._shared(),
            "institution_entered": self._name_as_entered(),
            "bin": self._object.bin if self._object else "",
            "region": self._region(),
            "form": self._forms(),
            "topic": control.topic.text(self._lang),
            "campaign": control.campaign,
            "started": self._day(control.started_on),
            "completed": self._day(control.completed_on),
            "sent": self._day(self._sent.sent_on) if self._sent else None,
            "received": received,
            "proof": proof,
            "due": answer.due if answer else None,
            "days_left": answer.days_left if answer else None,
            "control_state": self._say(f"workbook.control_state.{self._state()}"),
            "findings": len(self.case.of_control(Finding, control.id)),
            "recommendations": len(self._recommendations),
            "answered": counted.answered,
            "accepted": counted.accepted,
            "done": counted.done,
            "done_otherwise": counted.done_otherwise,
            "file": clean(self._file),
        }

    def recommendation_rows(self) -> Iterator[Row]:
        for each in self._recommendations:
            verdict = self._verdict(each)
            numbers = sorted(
                finding.number
                for finding in self.case.of_control(Finding, self.control.id)
                if finding.id in each.finding_ids
            )
            yield {
                **self._shared(),
                "number": each.number,
                "recommendation": each.text.text(self._lang),
                "responsible": each.responsible.text(self._lang),
                "term": each.term.text(self._lang),
                "finding_numbers": ", ".join(map(str, numbers)),
                "norms": "; ".join(self._norm(norm) for norm in sorted(each.norms)),
                "verdict": self._say(f"workbook.verdict.{verdict}") if verdict else None,
                "replied": self._day(replied_on(self.case, self._replies.get(each.id))),
                "recommendation_state": self._say(
                    f"workbook.recommendation_state.{self._recommendation_state(verdict)}"
                ),
                "due": self._answer.due if self._answer else None,
                "recommendation_id": str(each.id),
            }

    def outcome_rows(self) -> Iterator[Row]:
        kinds = self._law.fields.get("outcome", "kind").choices
        for each in self.case.of_control(Outcome, self.control.id):
            numbers = sorted(
                one.number for one in self._recommendations if one.id in each.recommendation_ids
            )
            yield {
                **self._shared(),
                "outcome_number": each.number,
                "outcome_kind": kinds[each.kind].text(self._lang) if each.kind else None,
                "changed": each.what.text(self._lang),
                "changed_on": self._day(each.day),
                "document": each.document.text(self._lang),
                "document_number": each.document_number,
                "for_recommendations": ", ".join(map(str, numbers)),
                "outcome_id": str(each.id),
            }

    def follow_up_rows(self) -> Iterator[Row]:
        """Yield what counts of each finding in each round."""
        kinds = self._law.fields.get("finding", "kind").choices
        states = self._law.fields.get("follow_up", "state").choices
        for line in comparison(self.case, self.control.id).lines:
            for look in (cell[-1] for cell in line.cells if cell):
                yield {
                    **self._shared(),
                    "finding_number": line.finding.number,
                    "finding": line.finding.title.text(self._lang),
                    "found": kinds[line.finding.kind].text(self._lang),
                    "completed": self._day(self.control.completed_on),
                    "round": look.round,
                    "looked_on": self._day(look.day),
                    "looked_state": states[look.state].text(self._lang) if look.state else None,
                    "seen_now": look.what.text(self._lang),
                    "finding_id": str(line.finding.id),
                }

    def counted(self) -> Counted:
        """Return what was answered and done, with what controls are grouped by."""
        control = self.control
        return Counted(
            quality=self._quality,
            sample=control.sample,
            groups={
                "institution": self._object.name.any_text(self._lang) if self._object else "",
                "region": self._region(),
                "topic": control.topic.text(self._lang),
                "campaign": control.campaign,
                "project": control.project,
            },
            completed=read_day(control.completed_on),
        )

    def clock_rows(self) -> Iterator[Row]:
        for procedure, state in self._clocks:
            clock = state.clock
            yield {
                **self._shared(),
                "procedure": procedure.title.text(self._lang),
                "clock": clock.title.text(self._lang),
                "starts": clock.starts_text.text(self._lang),
                "start": state.start,
                "clock_due": state.due,
                "clock_state": self._say(f"workbook.clock_state.{state.outcome}"),
                "met": state.met_on,
                "basis": self._basis(state),
                "confidence": self._confidence(state),
                "clock_id": clock.id,
            }

    def _state(self) -> str:
        answer = self._answer
        stands = answer.state if answer else "not_started"
        if stands in ("running", "due_today"):
            return "waiting"
        if stands == "kept":
            return "answered"
        if stands == "missed" and answer and answer.met_on is None and not self._quality.came:
            return "overdue"
        # Also without a proven receipt, or on a day that nobody knows: then never "late".
        if stands == "missed" or self._quality.came:
            return "answered_late" if self._quality.late else "answered_unclear"
        if self._sent:
            return "sent"
        return "completed" if read_day(self.control.completed_on) else "in_work"

    def _recommendation_state(self, verdict: str) -> str:
        if verdict not in _NO_ANSWER:
            return "done" if verdict in DONE else "answered"
        if not verdict and self._quality.came:  # what the letter says of it is not entered yet
            return "unmarked"
        state, answer = self._state(), self._answer
        if state in ("in_work", "completed"):
            return "not_sent"
        if not state.startswith("answered"):
            return state
        # A reply to the others is none to this one: 13(4) asks for one to each, within the term.
        if answer is None or answer.due is None or answer.estimate:
            return "sent"
        return "overdue" if self.today > answer.due else "waiting"

    def _verdict(self, recommendation: Recommendation) -> str:
        reply = self._replies.get(recommendation.id)
        return reply.verdict if reply else ""

    def _name_as_entered(self) -> str:
        """Return another language's name only where this language has none."""
        name = self._object.name if self._object else None
        return name.any_text(self._lang) if name and name.missing([self._lang]) else ""

    def _region(self) -> str:
        code = self._object.region if self._object else ""
        region = self._law.regions.get(code)
        return region.name.text(self._lang) if region else code

    def _receipt(self) -> tuple[Cell, str | None]:
        """Return the day of receipt and how well it is proven; a claim only while no proof is."""
        proofs, answer = self._law.proofs, self._answer
        if answer and answer.start and answer.grade:
            return answer.start, proofs.grades[answer.grade].title.text(self._lang)
        claims = [
            receipt
            for receipt in self.case.all(Receipt)
            if self._sent and receipt.letter_id == self._sent.id
        ]
        if not claims:
            return None, None
        first = min(claims, key=lambda receipt: read_day(receipt.day) or date.max)
        return self._day(first.day), proofs.grade(first.proof).title.text(self._lang)

    def _norm(self, norm: str) -> str:
        references = self._law.references
        if norm not in references:
            return norm
        on = read_day(self._sent.day_it_bears) if self._sent else None
        try:
            citation = references.citation(norm, on or self.today)
        except Problem as ended:
            citation = references.get(str(ended.params["id"]))
        return references.wording(citation, self._lang)

    def _basis(self, state: ClockState) -> str:
        if state.clock.confidence != "verified":
            return ""
        references = self._law.references
        return "; ".join(references.wording(basis, self._lang) for basis in state.clock.basis)

    def _confidence(self, state: ClockState) -> str:
        clock = state.clock
        words = [self._say(f"workbook.confidence.{clock.confidence}")]
        if clock.counting_confidence != clock.confidence:
            counting = self._say(f"workbook.confidence.{clock.counting_confidence}")
            words.append(self._say("workbook.confidence.counting", confidence=counting))
        if state.estimate:
            words.append(self._say("workbook.confidence.estimate"))
        return "; ".join(words)

    def _day(self, text: str) -> Cell:
        """Return a real day, and what is no day in the words in which it was entered."""
        if text == UNKNOWN_DAY:
            return self._say("workbook.day-unknown")
        return read_day(text) or text
