"""Procedures as data: the strict reader of `forms/<id>/procedure.toml` and of what they share.

A folder is a procedure when it holds that file. Everything in it is read at once, joined with the
shared steps that its route names (`forms/common/steps.toml`), and checked against the references,
the clocks and the closed vocabulary; nothing is half-loaded.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from desktop.domain.basis import Confidence, Line, Texts
from desktop.law.clocks import Clocks
from desktop.law.conditions import Condition, FactName
from desktop.law.reading import read_toml
from desktop.law.references import References
from desktop.law.vocabulary import facts_of

ProcedureKind = Literal["form", "request", "remedy"]
"""A form of public control; a request for information or an application; what to do when somebody
was silent, refused or was late."""
PhaseId = Literal["prepare", "look", "conclude", "send", "follow"]
AskType = Literal["answer", "choice", "day", "time", "line", "text"]


class Phase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the five phases of the route."""

    id: PhaseId
    title: Texts


class Choice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the choices of a declared fact."""

    id: Line
    label: Texts


class Ask(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fact that this procedure asks for and no record has a field for.

    Kept in `Control.answers` (answer, choice, day, time, line) or `Control.texts` (text, per
    language). It either appears in documents or says why it does not. With `of_letter` the choices
    are kinds of our letters, and papers print the number and date of the one that is chosen.
    """

    id: Line
    type: AskType
    of_letter: bool = False
    label: Texts
    help: Texts | None = None
    choices: tuple[Choice, ...] = field(default=(), name="choice")
    appears: tuple[str, ...] = ()
    internal: str = ""

    @property
    def pattern(self) -> str:
        """The pattern under which steps ask for it."""
        return f"{'texts' if self.type == 'text' else 'answers'}.{self.id}"


class IncomingKind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of letter that may come in; `always` in whatever procedure, asked for or not."""

    id: Line
    title: Texts
    always: bool = False


class Under(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field that is asked for, or counts as missing while empty, only where `when` holds."""

    field: Line
    when: Condition


Asked = Line | Under
"""A field of a step: its pattern alone, or its pattern under a condition."""


def pattern_of(asked: Asked) -> str:
    """Return the pattern of a field of a step."""
    return asked.field if isinstance(asked, Under) else asked


class Gate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the law puts before an act: while `open_when` does not hold, the act is refused.

    Only verified law can be a gate; the reader refuses any other.
    """

    id: Line
    acts: tuple[Line, ...]
    open_when: Condition
    text: Texts
    basis: tuple[Line, ...]
    confidence: Confidence


class Advice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is worth knowing before going on; it never refuses anything."""

    id: Line
    when: Condition | None = None
    text: Texts
    basis: tuple[Line, ...] = ()
    confidence: Confidence


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of the route.

    Attributes:
        id: its name.
        phase: the phase it belongs to.
        title: its name on the rail.
        do: what to do, in plain words.
        why: why it is done.
        guidance: further advice, one thought each.
        basis: ids of the norms.
        confidence: how sure it is that the law asks for this step.
        asks: the fields on the step's page, in order.
        needs: which of them count as missing while they are empty; not where they are not asked.
        documents: kinds of documents that the step makes.
        aids: those of them that only help, such as an envelope; the page folds them away.
        cards: ids of the cards that help at its counter or telephone.
        optional: the procedure is whole without it.
        when: whether the step belongs to this control at all; `None` is always.
        ready_when: before this holds the step waits for others and stands as "later".
        done_when: when it counts as done by itself; `None` where only the user can say so.
        marked: the user may say that it is done.
        gates: what the law puts before its acts.
        advice: what is worth knowing.
    """

    id: Line
    phase: PhaseId
    title: Texts
    do: Texts
    why: Texts
    guidance: tuple[Texts, ...] = ()
    basis: tuple[Line, ...]
    confidence: Confidence
    asks: tuple[Asked, ...] = ()
    needs: tuple[Asked, ...] = ()
    documents: tuple[Line, ...] = ()
    aids: tuple[Line, ...] = ()
    cards: tuple[Line, ...] = ()
    optional: bool = False
    when: Condition | None = None
    ready_when: Condition | None = None
    done_when: Condition | None = None
    marked: bool = False
    gates: tuple[Gate, ...] = field(default=(), name="gate")
    advice: tuple[Advice, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The patterns of all its fields, whether they are asked for now or not."""
        return tuple(pattern_of(asked) for asked in self.asks)


class NotStarted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a clock has not started; the first whose `when` holds is said."""

    when: Condition | None = None
    text: Texts


class Wiring(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a clock of `resources/law/clocks.toml` hangs on the facts of this procedure.

    Attributes:
        id: the clock.
        step: the step beside which it is shown.
        starts: the fact whose day starts it.
        safe: the fact with the later reading of that day, for which accusations wait; it stands
            for both where `starts` is not known.
        safe_at_end_of: another wired clock whose last day is such a later reading as well,
            whether that one is owed or not.
        starts_at_end_of: another wired clock whose last day stands for the start.
        or_at_end_of: another wired clock whose last day is guessed to be the start while `starts`
            is not known.
        met_by: the fact whose day keeps it.
        only_if: whether it runs at all; otherwise nothing is owed.
        estimate: the day is ours to guess, not to hold against anybody. A start that is guessed,
            or that rests on a receipt without proof, makes it one by itself.
        proof_of: kind of letter whose proof of receipt the start rests on.
        not_started: what to say while it has not started.
        not_owed: what to say where `only_if` does not hold.
        met_unknown: what to say where that act was done on a day that is not known.
        met_before_start: what to say where the act that keeps it is dated before its start.
        passed: what to say of an estimate whose day has passed: nobody is blamed.
    """

    id: Line
    step: Line
    starts: str | None = None
    safe: str | None = None
    safe_at_end_of: str | None = None
    starts_at_end_of: str | None = None
    or_at_end_of: str | None = None
    met_by: Line
    only_if: Condition | None = None
    estimate: bool = False
    proof_of: str = ""
    not_started: tuple[NotStarted, ...]
    not_owed: Texts | None = None
    met_unknown: Texts
    met_before_start: Texts | None = None
    passed: Texts | None = None

    @property
    def proven_start(self) -> bool:
        """Whether it starts by a proof of receipt itself, so that its start is never guessed."""
        return self.starts in {
            f"letter.{self.proof_of}.{part}" for part in ("received_earliest", "received_safe")
        }


class AnswerTo(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What counts as the answer to a letter of ours: a remedy may be about each such letter.

    Attributes:
        id: the kind of our letter.
        arrives: the fact with the day on which the answer came.
        terms: the wired clocks of the answer; of those that are owed the last one counts. None
            where the law sets no term, so that nobody can be called silent.
        answered_when: an answer came, though no letter with its day is entered.
        refused_when: the answer that came is a refusal.
    """

    id: Line
    arrives: Line
    terms: tuple[Line, ...] = ()
    answered_when: Condition | None = None
    refused_when: Condition | None = None


class About(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a remedy may be about, and what it asks itself of an answer that came after all.

    Attributes:
        letters: kinds of our letters; some procedure says what their answer is (`[[answer]]`).
        answered: the fact with the day of an answer that is entered in the remedy.
        answered_when: it came, though on a day that is not known.
        refused_when: it is a refusal.
    """

    letters: tuple[Line, ...]
    answered: Line
    answered_when: Condition | None = None
    refused_when: Condition | None = None


class OrderWarning(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A breach of order, or dates that contradict each other: shown with the fields concerned.

    A shared warning belongs to a `step`, and to the procedures that have it, or to all if it names
    none; a procedure's own names none. One that speaks of `letter.*` looks at each outgoing letter.
    """

    id: Line
    step: str = ""
    when: Condition
    text: Texts
    basis: tuple[Line, ...] = ()
    confidence: Confidence
    fields: tuple[Line, ...] = ()


class Again(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may happen that makes some steps begin anew: a discussion postponed, a member replaced.

    Their marks are taken away, new letters take the place of the former ones, and the answers
    named in `clears` are asked again. What was answered and sent stays in the case.
    """

    id: Line
    title: Texts
    text: Texts
    steps: tuple[Line, ...]
    clears: tuple[Line, ...] = ()
    when: Condition | None = None


class Shared(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of `forms/common/steps.toml`: what procedures have in common."""

    phases: tuple[Phase, ...] = field(name="phase")
    incoming: tuple[IncomingKind, ...] = ()
    asks: tuple[Ask, ...] = field(default=(), name="ask")
    steps: tuple[Step, ...] = field(name="step")
    clocks: tuple[Wiring, ...] = field(default=(), name="clock")
    answers: tuple[AnswerTo, ...] = field(default=(), name="answer")
    warnings: tuple[OrderWarning, ...] = field(default=(), name="warning")
    again: tuple[Again, ...] = ()


class Definition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of one `procedure.toml`.

    `route` names the steps in their order; those that it does not define are the shared ones.
    `name` is what a form is called inside a sentence of a paper, `name_of` the same in the
    genitive; only forms have them. `wish` says what a user wants who should choose it. Where
    `not_offered_when` holds for a proceeding by it, the control is offered no other one. `about`
    is a remedy's, and only a remedy has it.
    """

    id: Line
    kind: ProcedureKind
    title: Texts
    name: Texts | None = None
    name_of: Texts | None = None
    wish: Texts
    not_offered_when: Condition | None = None
    about: About | None = None
    intro: Texts
    edition: Line
    in_force_from: dt.date
    in_force_until: dt.date | None = None
    basis: tuple[Line, ...]
    confidence: Confidence
    route: tuple[Line, ...]
    incoming: tuple[IncomingKind, ...] = ()
    asks: tuple[Ask, ...] = field(default=(), name="ask")
    steps: tuple[Step, ...] = field(default=(), name="step")
    clocks: tuple[Wiring, ...] = field(default=(), name="clock")
    answers: tuple[AnswerTo, ...] = field(default=(), name="answer")
    warnings: tuple[OrderWarning, ...] = field(default=(), name="warning")
    again: tuple[Again, ...] = ()


class Common(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ids that a procedure shares with others: they belong to the control as a whole."""

    steps: tuple[str, ...]
    asks: tuple[str, ...]
    incoming: tuple[str, ...]
    documents: tuple[str, ...]


class Edition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A procedure with all that it shares put in its place: what a proceeding is pinned to."""

    id: str
    kind: ProcedureKind
    title: Texts
    name: Texts | None = None
    name_of: Texts | None = None
    wish: Texts | None = None
    not_offered_when: Condition | None = None
    about: About | None = None
    intro: Texts
    edition: str
    in_force_from: dt.date
    in_force_until: dt.date | None
    basis: tuple[str, ...]
    confidence: Confidence
    phases: tuple[Phase, ...]
    incoming: tuple[IncomingKind, ...]
    asks: tuple[Ask, ...]
    steps: tuple[Step, ...]
    clocks: tuple[Wiring, ...]
    answers: tuple[AnswerTo, ...] = ()
    warnings: tuple[OrderWarning, ...]
    again: tuple[Again, ...]
    common: Common


class Procedure:
    """One edition of a procedure, with its text and the digest by which proceedings pin it."""

    def __init__(self, edition: Edition, text: bytes | None = None) -> None:
        """Take an edition; `text` is what was kept of it, `None` writes it anew."""
        self.text = text or msgspec.json.encode(edition, order="deterministic")
        self.sha256 = hashlib.sha256(self.text).hexdigest()
        self._edition = edition
        self.id = edition.id
        self.kind = edition.kind
        self.edition = edition.edition
        self.in_force_from = edition.in_force_from
        self.in_force_until = edition.in_force_until
        self.title = edition.title
        self.name = edition.name
        self.name_of = edition.name_of
        self.wish = edition.wish or edition.title
        self.not_offered_when = edition.not_offered_when
        self.about = edition.about
        self.intro = edition.intro
        self.basis = edition.basis
        self.confidence = edition.confidence
        self.phases = edition.phases
        self.steps = edition.steps
        self.clocks = edition.clocks
        self.answers = edition.answers
        self.warnings = edition.warnings
        self.asks = edition.asks
        self.incoming = edition.incoming
        self.again = edition.again
        self.common = edition.common

    @classmethod
    def of_text(cls, text: bytes) -> "Procedure":
        """Read a procedure that a case file keeps.

        Raises:
            msgspec.DecodeError: the text is none, or of a later program.
        """
        return cls(msgspec.json.decode(text, type=Edition), text)

    def step(self, step_id: str) -> Step:
        """Return a step by its id.

        Raises:
            KeyError: no such step.
        """
        return self._steps[step_id]

    def ask(self, ask_id: str) -> Ask:
        """Return a declared fact by its id.

        Raises:
            KeyError: no such fact.
        """
        return self._asks[ask_id]

    def clock(self, clock_id: str) -> Wiring:
        """Return how a clock is wired.

        Raises:
            KeyError: no such clock.
        """
        return self._clocks[clock_id]

    def answered(self, clock_id: str) -> str:
        """Return the kind of our letter whose answer is due by a clock, "" if none is."""
        return next((each.id for each in self.answers if clock_id in each.terms), "")

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The kinds of papers that its steps make, in the order of the route."""
        return tuple(dict.fromkeys(kind for step in self.steps for kind in step.documents))

    def letter_beside(self, kind: str) -> str | None:
        """Return the kind of letter that a paper helps to send: the first its step asks about.

        `None` if no step makes the paper, or its step is about no letter.
        """
        step = next((each for each in self.steps if kind in each.documents), None)
        named = (each.split(".")[0].partition(":") for each in (step.fields if step else ()))
        return next((letter for what, _, letter in named if what in {"letter", "receipts"}), None)

    @cached_property
    def _steps(self) -> Mapping[str, Step]:
        return {step.id: step for step in self.steps}

    @cached_property
    def _clocks(self) -> Mapping[str, Wiring]:
        return {each.id: each for each in self.clocks}

    @cached_property
    def _asks(self) -> Mapping[str, Ask]:
        return {ask.id: ask for ask in self.asks}

    @cached_property
    def facts(self) -> Mapping[str, FactName]:
        """All facts that its conditions may name."""
        return declared_facts(self._edition)


def declared_facts(of: Edition) -> Mapping[str, FactName]:
    """Return all facts that the conditions of a procedure may name."""
    answers = {
        ask.id: FactName(
            "answer" if ask.type == "answer"
            else "choice" if ask.type == "choice"
            else "day" if ask.type == "day"
            else "text",
            ask.label.en,
            tuple(choice.id for choice in ask.choices),
        )
        for ask in of.asks
        if ask.type != "text"
    }  # fmt: skip
    return facts_of(
        documents=[kind for step in of.steps for kind in step.documents],
        incoming=[kind.id for kind in of.incoming],
        answers=answers,
        texts=[ask.id for ask in of.asks if ask.type == "text"],
        steps=[step.id for step in of.steps],
        advice=[advice.id for step in of.steps for advice in step.advice],
        clocks=[wiring.id for wiring in of.clocks],
        about=of.about.letters if of.about else (),
    )


def resolve(own: Definition, shared: Shared) -> Edition:
    """Put the shared steps of a procedure's route in their places, with what belongs to them.

    With a step come the questions that it asks, the letters that it waits for, the clocks and
    warnings that stand beside it. An act that a shared gate refuses, and that this procedure does
    not know, is left out. A step of the route that is nowhere is left out; the check names it.
    """
    mine = {step.id: step for step in own.steps}
    theirs = {step.id: step for step in shared.steps if step.id not in mine}
    steps = [mine.get(name) or theirs.get(name) for name in own.route]
    found = [step for step in steps if step is not None]
    used = frozenset(step.id for step in found) & theirs.keys()
    documents = [kind for step in found for kind in step.documents]
    known = {f"complete:{step.id}" for step in found} | {f"send:{kind}" for kind in documents}
    patterns = {pattern for step in found for pattern in step.fields}
    roots = {pattern.partition(".")[0] for pattern in patterns}
    declared = {ask.id for ask in own.asks}
    asks = [a for a in shared.asks if a.pattern in patterns and a.id not in declared]
    own_incoming = {kind.id for kind in own.incoming}
    incoming = [
        kind
        for kind in shared.incoming
        if (kind.always or f"incoming:{kind.id}" in roots) and kind.id not in own_incoming
    ]
    return Edition(
        id=own.id,
        kind=own.kind,
        title=own.title,
        name=own.name,
        name_of=own.name_of,
        wish=own.wish,
        not_offered_when=own.not_offered_when,
        about=own.about,
        intro=own.intro,
        edition=own.edition,
        in_force_from=own.in_force_from,
        in_force_until=own.in_force_until,
        basis=own.basis,
        confidence=own.confidence,
        phases=shared.phases,
        incoming=(*incoming, *own.incoming),
        asks=(*asks, *own.asks),
        steps=tuple(_with_acts(step, known) if step.id in used else step for step in found),
        clocks=(*(clock for clock in shared.clocks if clock.step in used), *own.clocks),
        answers=(*(each for each in shared.answers if each.id in documents), *own.answers),
        warnings=(
            *(each for each in shared.warnings if not each.step or each.step in used),
            *own.warnings,
        ),
        again=(*(each for each in shared.again if used.issuperset(each.steps)), *own.again),
        common=Common(
            steps=tuple(sorted(used)),
            asks=tuple(ask.id for ask in asks),
            incoming=tuple(kind.id for kind in incoming),
            documents=tuple(
                dict.fromkeys(k for step in found if step.id in used for k in step.documents)
            ),
        ),
    )


def _with_acts(step: Step, known: AbstractSet[str]) -> Step:
    gates = (
        replace(gate, acts=tuple(act for act in gate.acts if act in known)) for gate in step.gates
    )
    return replace(step, gates=tuple(gate for gate in gates if gate.acts))


def load_procedure(
    path: Path, shared: tuple[Path, Shared], references: References, clocks: Clocks
) -> Procedure:
    """Read a procedure; the first fault found is raised.

    Args:
        path: the file of the procedure.
        shared: the file of the shared steps, and what was read from it.
        references: the norms that may be named.
        clocks: the terms that may be wired.

    Raises:
        DataFault: see `read_toml` and `procedure_faults`.
    """
    from desktop.law.procedure_check import procedure_faults

    own, (file, common) = read_toml(path, Definition), shared
    for fault in procedure_faults(own, common, (path, file), references, clocks):
        raise fault
    return Procedure(resolve(own, common))


def schema() -> dict[str, object]:
    """Return the JSON Schema of a procedure, for editors that check while one types."""
    return msgspec.json.schema(Definition)
