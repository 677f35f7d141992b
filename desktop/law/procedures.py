"""Procedures as data: the strict reader of `forms/<id>/procedure.toml`.

A folder is a procedure when it holds that file. Everything in it is read at once and checked
against the references, the clocks and the closed vocabulary; nothing is half-loaded.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct, field

from desktop.domain.basis import Confidence, Line, Texts
from desktop.law.clocks import Clocks
from desktop.law.conditions import Condition, FactName
from desktop.law.reading import read_toml
from desktop.law.references import References
from desktop.law.vocabulary import facts_of

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
    language). It either appears in documents or says why it does not.
    """

    id: Line
    type: AskType
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
    """A kind of letter that may come in."""

    id: Line
    title: Texts


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
        safe: the fact with the later reading of that day, for which accusations wait.
        starts_at_end_of: another wired clock whose last day stands for the start.
        met_by: the fact whose day keeps it.
        only_if: whether it runs at all; otherwise nothing is owed.
        estimate: the day is ours to guess, not to hold against anybody.
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
    starts_at_end_of: str | None = None
    met_by: Line
    only_if: Condition | None = None
    estimate: bool = False
    proof_of: str = ""
    not_started: tuple[NotStarted, ...]
    not_owed: Texts | None = None
    met_unknown: Texts
    met_before_start: Texts | None = None
    passed: Texts | None = None


class OrderWarning(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A breach of order, or dates that contradict each other: shown with the fields concerned."""

    id: Line
    when: Condition
    text: Texts
    basis: tuple[Line, ...] = ()
    confidence: Confidence
    fields: tuple[Line, ...] = ()


class Definition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of one `procedure.toml`."""

    id: Line
    title: Texts
    intro: Texts
    edition: Line
    in_force_from: dt.date
    in_force_until: dt.date | None = None
    form: Line
    documents: tuple[Line, ...]
    phases: tuple[Phase, ...] = field(name="phase")
    incoming: tuple[IncomingKind, ...] = ()
    asks: tuple[Ask, ...] = field(default=(), name="ask")
    steps: tuple[Step, ...] = field(name="step")
    clocks: tuple[Wiring, ...] = field(default=(), name="clock")
    warnings: tuple[OrderWarning, ...] = field(default=(), name="warning")


class Procedure:
    """One edition of a procedure, with its text's digest for the controls that pin it."""

    def __init__(self, definition: Definition, sha256: str, path: Path) -> None:
        self.definition = definition
        self.sha256 = sha256
        self.path = path
        self.id = definition.id
        self.edition = definition.edition
        self.title = definition.title
        self.phases = definition.phases
        self.steps = definition.steps
        self.clocks = definition.clocks
        self.warnings = definition.warnings
        self.asks = definition.asks
        self.incoming = definition.incoming
        self.documents = definition.documents

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

    @cached_property
    def _steps(self) -> Mapping[str, Step]:
        return {step.id: step for step in self.steps}

    @cached_property
    def _asks(self) -> Mapping[str, Ask]:
        return {ask.id: ask for ask in self.asks}

    @cached_property
    def facts(self) -> Mapping[str, FactName]:
        """All facts that its conditions may name."""
        return declared_facts(self.definition)


def declared_facts(definition: Definition) -> Mapping[str, FactName]:
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
        for ask in definition.asks
        if ask.type != "text"
    }  # fmt: skip
    return facts_of(
        documents=definition.documents,
        incoming=[kind.id for kind in definition.incoming],
        answers=answers,
        texts=[ask.id for ask in definition.asks if ask.type == "text"],
        steps=[step.id for step in definition.steps],
        advice=[advice.id for step in definition.steps for advice in step.advice],
        clocks=[wiring.id for wiring in definition.clocks],
    )


def load_procedure(path: Path, references: References, clocks: Clocks) -> Procedure:
    """Read a procedure; the first fault found is raised.

    Raises:
        DataFault: see `read_toml` and `procedure_faults`.
    """
    from desktop.law.procedure_check import procedure_faults

    definition = read_toml(path, Definition)
    for fault in procedure_faults(definition, path, references, clocks):
        raise fault
    return Procedure(definition, hashlib.sha256(path.read_bytes()).hexdigest(), path)


def schema() -> dict[str, object]:
    """Return the JSON Schema of a procedure, for editors that check while one types."""
    return msgspec.json.schema(Definition)
