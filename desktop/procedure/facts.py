"""The facts of a control, computed from the case: the closed registry that conditions may name.

`desktop.law.vocabulary` lists their names, types and meanings; here stands how each is found. A
fact is computed when it is first asked for. Values: a flag is `bool`; an answer, a choice and a
text are `str`, "" while not given; a count is `int`; a day is `date`, `UNKNOWN_DAY` if the user
knows that it is not known, or `None` while nothing valid is entered.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from uuid import UUID

from desktop.domain.calendar import CalendarNotCovered
from desktop.domain.case import Case
from desktop.domain.control import (
    Consent,
    Control,
    Evidence,
    Finding,
    Look,
    Proceeding,
    Recommendation,
    consent_to,
    deciding_sheet,
)
from desktop.domain.correspondence import (
    Attachment,
    Letter,
    Paper,
    Receipt,
    Reply,
    Verdict,
    is_picture,
)
from desktop.domain.outcome import FollowUp, Outcome
from desktop.domain.parties import ControlObject, Expert, Membership, Person, Subject
from desktop.domain.text import LocalText
from desktop.domain.values import UNKNOWN_DAY, Answer, read_day, read_time
from desktop.law.conditions import UnknownFact
from desktop.law.law import Law
from desktop.law.procedures import Procedure
from desktop.law.references import References
from desktop.procedure.letters import letters_of
from desktop.procedure.replies import answers, last_replies, only_begun

Day = date | str | None
Fact = bool | int | str | date | None

POSITIVE: frozenset[Verdict] = frozenset({"accepted", "done"})
"""Replies after which no hearing is owed (13(5))."""
DECLINED: frozenset[Verdict] = frozenset({"refused_with_reasons", "refused_without_reasons"})
REFUSED: frozenset[Verdict] = DECLINED | {"not_answered"}
_GRADES = {"claimed": 1, "dated": 2, "proven": 3}
ACCESS_LAW = "access"


def day_fact(text: str) -> Day:
    """Return a typed day as a fact; what is no day counts as not entered."""
    return UNKNOWN_DAY if text == UNKNOWN_DAY else read_day(text)


def _days(texts: Iterable[str]) -> list[date]:
    return [day for text in texts if (day := read_day(text)) is not None]


def names_access(finding: Finding, references: References) -> bool:
    """Return whether a finding names a norm of the Law "On Access to Information"."""
    cited = (references.citations.get(norm) for norm in finding.norms)
    return any(each is not None and each.act == ACCESS_LAW for each in cited)


class Facts:
    """The facts of one proceeding on one day. Pure: the same case and day give the same facts.

    What stands in shared steps is the control's: its answers, marks and letters are the same in
    all its proceedings.
    """

    def __init__(
        self, case: Case, proceeding: Proceeding, law: Law, procedure: Procedure, today: date
    ) -> None:
        control = case.one(Control, proceeding.control_id)
        self.case = case
        self.proceeding = proceeding
        self.control = control
        self.law = law
        self.procedure = procedure
        self.today = today
        self.subject = case.get(Subject, control.subject_id)
        self.object = case.get(ControlObject, control.object_id)
        self.members = case.of_control(Membership, control.id)
        self.experts = case.of_control(Expert, control.id)
        self.forms = frozenset(
            each.procedure
            for each in case.of_control(Proceeding, control.id)
            if each.procedure in law.procedures and law.procedure(each.procedure).kind == "form"
        )
        self.evidence = case.of_control(Evidence, control.id)
        self.consents = case.of_control(Consent, control.id)
        self.findings = case.of_control(Finding, control.id)
        self.recommendations = case.of_control(Recommendation, control.id)
        self.outcomes = case.of_control(Outcome, control.id)
        mine = {finding.id for finding in self.findings}
        self.follow_ups = tuple(each for each in case.all(FollowUp) if each.finding_id in mine)
        self.looks = tuple(look for look in case.all(Look) if look.finding_id in mine)
        self.looks_of: dict[UUID, list[Look]] = defaultdict(list)
        for look in self.looks:
            self.looks_of[look.finding_id].append(look)
        self.outgoing: dict[str, Letter] = {}
        self.written: dict[str, list[Letter]] = defaultdict(list)
        self.incoming: dict[str, list[Letter]] = defaultdict(list)
        begun = only_begun(case)
        # The newest letter of a kind counts: a postponed discussion has a new invitation.
        for letter in letters_of(case, proceeding):
            if letter.direction == "out":
                self.outgoing[letter.kind] = letter
                self.written[letter.kind].append(letter)
            elif letter.id not in begun:
                self.incoming[letter.kind].append(letter)
        self.receipts: dict[UUID, list[Receipt]] = defaultdict(list)
        for receipt in case.all(Receipt):
            self.receipts[receipt.letter_id].append(receipt)
        self.replies: dict[UUID, list[Reply]] = defaultdict(list)
        for reply in case.all(Reply):
            self.replies[reply.recommendation_id].append(reply)
        self._last_replies = last_replies(case)
        self._answers = answers(case)
        self._known: dict[str, Fact] = {"today": today}

    def __getitem__(self, name: str) -> Fact:
        if name not in self._known:
            self._known[name] = self._compute(name)
        return self._known[name]

    def put(self, name: str, value: Fact) -> None:
        """Set a fact that is computed elsewhere: the states of clocks, what a remedy is about."""
        self._known[name] = value

    def _compute(self, name: str) -> Fact:
        if compute := COMPUTED.get(name):
            return compute(self)
        family, _, rest = name.partition(".")
        key, _, part = rest.rpartition(".")
        if family == "letter" and part in LETTER:
            return LETTER[part](self, self.outgoing.get(key))
        if family == "incoming" and part in INCOMING:
            return INCOMING[part](self.incoming.get(key, []))
        if family == "step" and part == "marked":
            return key in self.home(step=key).completed_steps
        if family == "advice" and part == "acknowledged":
            return any(key in each.acknowledged for each in (self.control, self.proceeding))
        return self._declared(family, rest, name)

    def _declared(self, family: str, ask_id: str, name: str) -> Fact:
        if family == "texts":
            text = self.home(ask=ask_id).texts.get(ask_id, LocalText())
            # What no paper prints is the worker's own: one language suffices.
            return text.any_text("kk") if self.procedure.ask(ask_id).internal else self.local(text)
        if family == "answers":
            return self._answer(ask_id)
        if family == "off":
            return self._is_off(self._answer(ask_id))
        raise UnknownFact(name)

    def home(self, *, ask: str = "", step: str = "") -> Control | Proceeding:
        """Return the record that holds the answer to a question, or the mark of a step.

        Those of shared steps belong to the control, those of the procedure's own to the proceeding.
        """
        common = self.procedure.common
        return self.control if ask in common.asks or step in common.steps else self.proceeding

    def _is_off(self, day: Fact) -> bool:
        try:
            return isinstance(day, date) and not self.law.calendar.is_working(day)
        except CalendarNotCovered:
            return False

    def _answer(self, ask_id: str) -> Fact:
        typed = self.home(ask=ask_id).answers.get(ask_id, "")
        kind = self.procedure.ask(ask_id).type
        if kind == "day":
            return day_fact(typed)
        if kind == "time":
            return typed if read_time(typed) else ""
        return typed

    def local(self, text: LocalText) -> str:
        """Return a text if it stands in all languages of the control, else "" (not given)."""
        if text.missing(self.control.languages):
            return ""
        return text.any_text(self.control.languages[0] if self.control.languages else "kk")

    def person(self, person_id: UUID | None) -> Person | None:
        """Return a person of the case."""
        return self.case.get(Person, person_id)

    # Findings that say that something is wrong, and what they lean on.

    def negatives(self) -> list[Finding]:
        """Return the findings that say that something is wrong."""
        return [each for each in self.findings if each.kind != "no_violation"]

    def weak(self, finding: Finding) -> tuple[str, ...]:
        """Return the ids of conditions of the finding's norms that do not hold, as far as known.

        A norm such as Access 16(3)(4) covers a council only where the body is its working body: a
        condition not answered, answered with "unknown" or with "no" makes the finding weak.
        """
        open_conditions = []
        for norm in sorted(finding.norms):
            citation = self.law.references.citations.get(norm)
            for condition in citation.conditions if citation else ():
                answer = finding.conditions.get(condition.id, "").strip()
                held = answer == "yes" if condition.kind == "answer" else answer
                if not held or answer == "unknown":
                    open_conditions.append(condition.id)
        return tuple(open_conditions)

    def unproven(self, finding: Finding) -> bool:
        """Return whether neither evidence nor a look stands behind a finding."""
        return not any(self.case.get(Evidence, each) for each in finding.evidence_ids) and not (
            self.looks_of.get(finding.id)
        )

    def people_unanswered(self, evidence: Evidence) -> bool:
        """Return whether a picture may go out of which nobody said who can be recognised on it."""
        kept = self.case.get(Attachment, evidence.attachment_id)
        if kept is None or not is_picture(kept):
            return False
        if evidence.people_recognisable == "yes":
            return not (self.consent_to(evidence) and evidence.children)
        return not evidence.people_recognisable

    def consent_to(self, evidence: Evidence) -> Answer:
        """Return whether there is consent to show a piece: by its sheets, else as answered."""
        return consent_to(evidence, self.consents)

    def without_sheet(self, evidence: Evidence) -> bool:
        """Return whether consent is only said: people are on a piece and no sheet speaks of it."""
        if evidence.people_recognisable != "yes" or evidence.consent != "yes":
            return False
        return deciding_sheet(evidence, self.consents) is None

    def still_shown(self, consent: Consent) -> bool:
        """Return whether a consent was withdrawn and a piece of it may still show the person."""
        pieces = (each for each in self.evidence if each.id in consent.evidence_ids)
        return consent.withdrawn and any(each.people_recognisable != "no" for each in pieces)

    def later_evidence(self) -> set[UUID]:
        """Return the evidence of what came of the control: no finding and no look leans on it."""
        later = {each for one in self.outcomes for each in one.evidence_ids}
        later |= {each for one in self.follow_ups for each in one.evidence_ids}
        first = {each for finding in self.findings for each in finding.evidence_ids}
        first |= {look.evidence_id for look in self.looks if look.evidence_id}
        return later - first

    def normless(self, finding: Finding) -> bool:
        """Return whether a finding names no norm; a shortcoming needs none."""
        named = finding.norms or not finding.other_norm.missing(self.control.languages)
        return finding.kind != "shortcoming" and not named

    def unfounded(self, recommendation: Recommendation) -> bool:
        """Return whether no finding leads to a recommendation."""
        return not any(self.case.get(Finding, each) for each in recommendation.finding_ids)

    def verdict(self, recommendation: Recommendation) -> Verdict | None:
        """Return the verdict on a recommendation that counts, `None` if there is none yet."""
        last = self._last_replies.get(recommendation.id)
        return last.verdict or None if last else None

    def answer(self, recommendation: Recommendation) -> Verdict:
        """Return the verdict on what the institution answered to a recommendation, "" for none."""
        return self._answers.get(recommendation.id, "")

    def has_paper(self, letter: Letter | None) -> bool:
        """Return whether a letter's paper was made here, or its signed paper put into the case."""
        if letter is None:
            return False
        return letter.attachment_id is not None or any(
            paper.kind == letter.kind and paper.letter_id in (None, letter.id)
            for paper in self.case.of_control(Paper, self.control.id)
        )

    def rounds(self, letter: Letter | None) -> list[Letter]:
        """Return all letters of a letter's kind: it, and those whose place it has taken."""
        return self.written[letter.kind] if letter is not None else []

    # Proofs of receipt of one letter.

    def proofs(self, letter: Letter | None, *, starting: bool) -> list[Receipt]:
        """Return the receipts of a letter that start a term, or those that are only claims."""
        if letter is None:
            return []
        return [
            each
            for each in self.receipts.get(letter.id, [])
            if self.law.proofs.grade(each.proof).starts_clock == starting
        ]

    def best_proof(self, letter: Letter | None) -> str:
        """Return the best grade among the receipts of a letter, "none" if there are none."""
        grades = [
            self.law.proofs.get(each.proof).grade
            for each in (self.receipts.get(letter.id, []) if letter else [])
        ]
        return max(grades, key=lambda grade: _GRADES[grade], default="none")


def _first(texts: Iterable[str]) -> Day:
    days = [day_fact(text) for text in texts]
    known = [day for day in days if isinstance(day, date)]
    return min(known, default=UNKNOWN_DAY if UNKNOWN_DAY in days else None)


def _subject(part: Callable[[Subject], str]) -> Callable[[Facts], Fact]:
    return lambda f: part(f.subject) if f.subject else ""


def _object(part: Callable[[ControlObject], str]) -> Callable[[Facts], Fact]:
    return lambda f: part(f.object) if f.object else ""


def _text_of_subject(f: Facts, part: Callable[[Subject], LocalText]) -> Fact:
    return f.local(part(f.subject)) if f.subject else ""


def _text_of_object(f: Facts, part: Callable[[ControlObject], LocalText]) -> Fact:
    return f.local(part(f.object)) if f.object else ""


def _name_of(f: Facts, person_id: UUID | None) -> str:
    person = f.person(person_id)
    return f.local(person.short_name) if person else ""


def _evidence_days(f: Facts) -> list[date]:
    """Return the days of the evidence, but of what is gathered after the control."""
    later = f.later_evidence()
    of_it = (each for each in f.evidence if each.id not in later)
    return _days(text for each in of_it for text in (each.made_on, each.found_on))


def _time(f: Facts) -> str:
    hours = (f.control.time_from, f.control.time_to)
    return " - ".join(hours) if all(read_time(hour) for hour in hours) else ""


def _asked_of_expert(expert: Expert) -> tuple[str, ...]:
    return expert.education, expert.two_years, expert.knowledge, expert.conflict_of_interest


COMPUTED: Mapping[str, Callable[[Facts], Fact]] = {
    "today": lambda f: f.today,
    "subject.kind": _subject(lambda s: s.kind),
    "subject.name": lambda f: _text_of_subject(f, lambda s: s.name),
    "subject.registered": _subject(lambda s: s.registered_in_kazakhstan),
    "subject.religious": _subject(lambda s: s.religious),
    "subject.suspended": _subject(lambda s: s.suspended_or_banned),
    "subject.foreign_founder": _subject(lambda s: s.foreign_founder),
    "subject.foreign_branch": _subject(lambda s: s.foreign_branch),
    "subject.foreign_grants": _subject(lambda s: s.foreign_grants),
    "subject.foreign_decision": lambda f: _text_of_subject(f, lambda s: s.foreign_decision),
    "subject.website": _subject(lambda s: s.website.strip()),
    "subject.signatory": lambda f: _name_of(f, f.subject.signatory_id if f.subject else None),
    "object.kind": _object(lambda o: o.kind),
    "object.name": lambda f: _text_of_object(f, lambda o: o.name),
    "object.special_regime": _object(lambda o: o.special_regime),
    "object.excluded_sphere": _object(lambda o: o.excluded_sphere),
    "object.head": lambda f: _name_of(f, f.object.head_id if f.object else None),
    "object.higher_body": lambda f: _text_of_object(f, lambda o: o.higher_body),
    "form.monitoring": lambda f: "monitoring" in f.forms,
    "form.discussion": lambda f: "discussion" in f.forms,
    "form.expertise": lambda f: "expertise" in f.forms,
    "control.forms": lambda f: len(f.forms),
    "control.topic": lambda f: f.local(f.control.topic),
    "control.public_interest": lambda f: f.local(f.control.public_interest),
    "control.tasks": lambda f: len(f.control.tasks),
    "control.manner": lambda f: f.control.manner,
    "control.with_visit": lambda f: f.control.manner in ("visit", "remote_and_visit"),
    "control.hours_reversed": lambda f: _reversed(f.control),
    "proceeding.begun_anew": lambda f: bool(f.proceeding.rounds),
    "control.by_group": lambda f: (
        f.control.by_group == "yes" or (f.subject is not None and f.subject.kind == "group")
    ),
    "control.languages": lambda f: len(f.control.languages),
    "control.kazakh": lambda f: "kk" in f.control.languages,
    "control.started": lambda f: day_fact(f.control.started_on),
    "control.completed": lambda f: day_fact(f.control.completed_on),
    "control.completed_known": lambda f: read_day(f.control.completed_on) is not None,
    "control.time": _time,
    "control.place": lambda f: f.local(f.control.place),
    "control.conclusion": lambda f: f.local(f.control.conclusion),
    "control.entered_afterwards": lambda f: f.control.entered_afterwards,
    "members.count": lambda f: len(f.members),
    "members.undeclared": lambda f: sum(day_fact(m.declared_on) is None for m in f.members),
    "members.not_citizens": lambda f: sum(m.citizen_of_kazakhstan == "no" for m in f.members),
    "members.not_adults": lambda f: sum(m.adult == "no" for m in f.members),
    "members.with_conflict": lambda f: sum(m.conflict_of_interest == "yes" for m in f.members),
    "members.conflict_unanswered": lambda f: sum(
        m.conflict_of_interest in ("", "unknown") for m in f.members
    ),
    "experts.count": lambda f: len(f.experts),
    "experts.without_education": lambda f: sum(e.education == "no" for e in f.experts),
    "experts.without_years": lambda f: sum(e.two_years == "no" for e in f.experts),
    "experts.without_knowledge": lambda f: sum(e.knowledge == "no" for e in f.experts),
    "experts.with_conflict": lambda f: sum(e.conflict_of_interest == "yes" for e in f.experts),
    "experts.unanswered": lambda f: sum(
        any(answer in ("", "unknown") for answer in _asked_of_expert(e)) for e in f.experts
    ),
    "experts.without_conclusions": lambda f: sum(not f.local(e.conclusions) for e in f.experts),
    "experts.last_signed": lambda f: max(_days(e.signed_on for e in f.experts), default=None),
    "evidence.count": lambda f: len(f.evidence),
    "evidence.first_day": lambda f: min(_evidence_days(f), default=None),
    "evidence.last_day": lambda f: max(_evidence_days(f), default=None),
    "evidence.with_people": lambda f: sum(e.people_recognisable == "yes" for e in f.evidence),
    "evidence.without_consent": lambda f: sum(
        e.people_recognisable == "yes" and f.consent_to(e) != "yes" for e in f.evidence
    ),
    "evidence.without_sheet": lambda f: sum(f.without_sheet(e) for e in f.evidence),
    "evidence.people_unanswered": lambda f: sum(f.people_unanswered(e) for e in f.evidence),
    "evidence.unused": lambda f: len(
        {e.id for e in f.evidence}
        - {each for finding in f.findings for each in finding.evidence_ids}
        - {look.evidence_id for look in f.looks}
        - f.later_evidence()
    ),
    "consents.withdrawn_shown": lambda f: sum(map(f.still_shown, f.consents)),
    "findings.count": lambda f: len(f.findings),
    "findings.negative": lambda f: len(f.negatives()),
    "findings.absences": lambda f: sum(each.kind == "absence" for each in f.findings),
    "findings.weak": lambda f: sum(bool(f.weak(each)) for each in f.negatives()),
    "findings.without_evidence": lambda f: sum(f.unproven(each) for each in f.negatives()),
    "findings.without_norm": lambda f: sum(map(f.normless, f.negatives())),
    "findings.on_access": lambda f: sum(
        names_access(each, f.law.references) for each in f.negatives()
    ),
    "looks.count": lambda f: len(f.looks),
    "looks.without_time": lambda f: sum(
        day_fact(each.day) is None or read_time(each.time) is None for each in f.looks
    ),
    "looks.last_day": lambda f: max(_days(each.day for each in f.looks), default=None),
    "absences.without_look": lambda f: sum(
        each.kind == "absence" and not f.looks_of.get(each.id) for each in f.findings
    ),
    "recommendations.count": lambda f: len(f.recommendations),
    "recommendations.without_finding": lambda f: sum(map(f.unfounded, f.recommendations)),
    "recommendations.unanswered": lambda f: sum(not f.verdict(r) for r in f.recommendations),
    "recommendations.refused": lambda f: sum(f.verdict(r) in REFUSED for r in f.recommendations),
    "recommendations.declined": lambda f: sum(f.verdict(r) in DECLINED for r in f.recommendations),
    "recommendations.replied": lambda f: sum(
        f.answer(r) not in ("", "not_answered") for r in f.recommendations
    ),
    "replies.all_positive": lambda f: bool(f.recommendations) and all(
        f.verdict(r) in POSITIVE for r in f.recommendations
    ),
    "outcomes.count": lambda f: len(f.outcomes),
}  # fmt: skip

LETTER: Mapping[str, Callable[[Facts, Letter | None], Fact]] = {
    "prepared": lambda _, letter: letter is not None,
    "made": lambda f, letter: f.has_paper(letter),
    "number": lambda _, letter: letter.number if letter else "",
    "dated": lambda _, letter: day_fact(letter.dated) if letter else None,
    "channel": lambda _, letter: letter.channel if letter else "",
    "sent_on": lambda _, letter: day_fact(letter.sent_on) if letter else None,
    "sent": lambda _, letter: letter is not None and letter.sent,
    "ever_sent": lambda f, letter: any(each.sent for each in f.rounds(letter)),
    "first_dated": lambda f, letter: _first(each.dated for each in f.rounds(letter)),
    "first_sent_on": lambda f, letter: _first(each.sent_on for each in f.rounds(letter)),
    "marked_sent_on": lambda _, letter: (
        day_fact(letter.sent_on) if letter and letter.sent else None
    ),
    "proof": lambda f, letter: f.best_proof(letter),
    "received_earliest": lambda f, letter: min(
        _days(each.day for each in f.proofs(letter, starting=True)), default=None
    ),
    "received_safe": lambda f, letter: max(
        _days(each.day for each in f.proofs(letter, starting=True)), default=None
    ),
    "claimed_on": lambda f, letter: min(
        _days(each.day for each in f.proofs(letter, starting=False)), default=None
    ),
}


def _dated(letters: list[Letter]) -> Fact:
    days = [read_day(each.dated) for each in letters]
    known = [day for day in days if day is not None]
    return UNKNOWN_DAY if len(known) < len(days) else min(known, default=None)


INCOMING: Mapping[str, Callable[[list[Letter]], Fact]] = {
    "count": len,
    # A letter that came on a day nobody entered did come: no delay can be read from that.
    "arrived": lambda letters: min(
        _days(each.arrived_on for each in letters), default=UNKNOWN_DAY if letters else None
    ),
    "dated": _dated,
}


def came_late(facts: Facts, arrives: str, due: date) -> bool:
    """Return whether what was done too late was late beyond dispute.

    Whether the days of a term are for sending or for arrival is not said (13(4)): of a letter that
    came after the last day that is told only where its own date lies behind it as well. Of several
    letters one that bears no date may have been in time.

    Args:
        facts: what is known.
        arrives: the fact that tells the day.
        due: the last day.
    """
    kind, _, part = arrives.rpartition(".")
    first = facts[f"{kind}.dated"] if part == "arrived" else facts[arrives]
    return isinstance(first, date) and first > due


def _reversed(control: Control) -> bool:
    """Return whether a control of one day ended before its first hour."""
    begun, ended = read_time(control.time_from), read_time(control.time_to)
    first, last = read_day(control.started_on), read_day(control.completed_on)
    one_day = first is not None and first == last
    return one_day and begun is not None and ended is not None and ended < begun
