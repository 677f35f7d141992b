"""Procedures as data: the strict reader of `forms/<id>/procedure.toml`.

A folder is a procedure when it holds that file. Everything in it is read at once and checked
against the references, the clocks and the closed vocabulary; nothing is half-loaded.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal, Protocol

import msgspec
from msgspec import Struct, field

from desktop.domain.basis import Confidence, Line, Texts
from desktop.law import patterns
from desktop.law.clocks import Clocks
from desktop.law.conditions import Condition, FactName, faults
from desktop.law.reading import DataFault, read_toml
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
        return _facts(self.definition)


def _facts(definition: Definition) -> Mapping[str, FactName]:
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
    definition = read_toml(path, Definition)
    for fault in procedure_faults(definition, path, references, clocks):
        raise fault
    return Procedure(definition, hashlib.sha256(path.read_bytes()).hexdigest(), path)


def procedure_faults(
    definition: Definition, path: Path, references: References, clocks: Clocks
) -> Iterator[DataFault]:
    """Yield everything that is wrong with a procedure that could be read.

    `data.duplicate`, `data.dangling` (a norm, clock, step, document, declared fact or field that is
    not there), `procedure.no-basis`, `procedure.gate-not-law` (a gate that is not verified law),
    `procedure.unknown-act`, `procedure.never-done` (a step neither marked nor done by
    itself), `procedure.phase-order`, `procedure.not-a-day`, `procedure.clock-start`,
    `procedure.no-reason` (a clock that cannot say why it has not started), `procedure.unused`,
    `procedure.appears-or-internal`, `procedure.no-choices`, `data.days-reversed`, and the codes of
    `desktop.law.conditions.faults`.
    """
    yield from _Check(definition, path, references, clocks).run()


class _Named(Protocol):
    @property
    def id(self) -> str: ...


class _Check:
    def __init__(
        self, definition: Definition, path: Path, references: References, clocks: Clocks
    ) -> None:
        self.d = definition
        self.path = path
        self.references = references
        self.clocks = clocks
        self.facts = _facts(definition)
        self.step_ids = {step.id for step in definition.steps}
        self.ask_patterns = {ask.pattern for ask in definition.asks}

    def fault(self, code: str, key: str, detail: object = "") -> DataFault:
        return DataFault(code, self.path, key, detail=detail)

    def run(self) -> Iterator[DataFault]:
        d = self.d
        if d.in_force_until is not None and d.in_force_until < d.in_force_from:
            yield self.fault("data.days-reversed", "in_force_until", d.in_force_until)
        yield from self.norms("form", (d.form,))
        tables: Mapping[str, Sequence[_Named]] = {
            "phase": d.phases,
            "step": d.steps,
            "ask": d.asks,
            "incoming": d.incoming,
            "clock": d.clocks,
            "warning": d.warnings,
            **{f"step[{n}].gate": step.gates for n, step in enumerate(d.steps)},
            **{f"step[{n}].advice": step.advice for n, step in enumerate(d.steps)},
        }
        seen = set()
        for key, rows in tables.items():
            family = key.rpartition(".")[2] or key
            for n, row in enumerate(rows):
                if (family, row.id) in seen:
                    yield self.fault("data.duplicate", f"{key}[{n}].id", row.id)
                seen.add((family, row.id))
        yield from self.phases()
        for n, ask in enumerate(d.asks):
            yield from self.ask(f"ask[{n}]", ask)
        for n, step in enumerate(d.steps):
            yield from self.step(f"step[{n}]", step)
        made = {kind for step in d.steps for kind in step.documents}
        for n, kind in enumerate(d.documents):
            if kind not in made:
                yield self.fault("procedure.unused", f"documents[{n}]", kind)
        wired: list[str] = []
        for n, wiring in enumerate(d.clocks):
            yield from self.clock(f"clock[{n}]", wiring, wired)
            wired.append(wiring.id)
        for n, warning in enumerate(d.warnings):
            key = f"warning[{n}]"
            yield from self.rule(key, warning.basis, warning.confidence)
            yield from self.condition(f"{key}.when", warning.when)
            for m, text in enumerate(warning.fields):
                yield from self.pattern(f"{key}.fields[{m}]", text)

    def norms(self, key: str, ids: tuple[str, ...]) -> Iterator[DataFault]:
        for n, each in enumerate(ids):
            if each not in self.references:
                yield self.fault("data.dangling", f"{key}[{n}]", each)

    def rule(self, key: str, basis: tuple[str, ...], confidence: str) -> Iterator[DataFault]:
        yield from self.norms(f"{key}.basis", basis)
        if confidence == "verified":
            if not basis:
                yield self.fault("procedure.no-basis", f"{key}.basis")
            for n, each in enumerate(basis):
                known = self.references.citations.get(each)
                if known is not None and known.confidence != "verified":
                    yield self.fault("procedure.norm-not-read", f"{key}.basis[{n}]", each)

    def condition(self, key: str, condition: Condition | None) -> Iterator[DataFault]:
        if condition is not None:
            for code, where, detail in faults(condition, key, self.facts):
                yield self.fault(code, where, detail)

    def pattern(self, key: str, text: str) -> Iterator[DataFault]:
        found = patterns.parse(text)
        if found is None:
            yield self.fault("procedure.unknown-field", key, text)
        elif found.root in patterns.DECLARED:
            if text not in self.ask_patterns:
                yield self.fault("data.dangling", key, text)
        elif found.root in ("letter", "receipts"):
            if found.key not in self.d.documents:
                yield self.fault("data.dangling", key, found.key)
        elif found.root == "incoming" and found.key not in {kind.id for kind in self.d.incoming}:
            yield self.fault("data.dangling", key, found.key)

    def phases(self) -> Iterator[DataFault]:
        order = [phase.id for phase in self.d.phases]
        last = 0
        for n, step in enumerate(self.d.steps):
            if step.phase not in order:
                yield self.fault("data.dangling", f"step[{n}].phase", step.phase)
                continue
            place = order.index(step.phase)
            if place < last:
                yield self.fault("procedure.phase-order", f"step[{n}].phase", step.phase)
            last = max(last, place)
        for n, phase in enumerate(order):
            if all(step.phase != phase for step in self.d.steps):
                yield self.fault("procedure.unused", f"phase[{n}]", phase)

    def ask(self, key: str, ask: Ask) -> Iterator[DataFault]:
        if bool(ask.appears) == bool(ask.internal.strip()):
            yield self.fault("procedure.appears-or-internal", key, ask.id)
        for n, kind in enumerate(ask.appears):
            if kind not in self.d.documents:
                yield self.fault("data.dangling", f"{key}.appears[{n}]", kind)
        if (ask.type == "choice") != bool(ask.choices):
            yield self.fault("procedure.no-choices", f"{key}.choice", ask.id)
        choices = [choice.id for choice in ask.choices]
        for n, choice in enumerate(choices):
            if choice in choices[:n]:
                yield self.fault("data.duplicate", f"{key}.choice[{n}].id", choice)
        if all(ask.pattern not in step.fields for step in self.d.steps):
            yield self.fault("procedure.unused", key, ask.id)

    def step(self, key: str, step: Step) -> Iterator[DataFault]:
        yield from self.rule(key, step.basis, step.confidence)
        if not step.marked and step.done_when is None:
            yield self.fault("procedure.never-done", f"{key}.marked", step.id)
        for name in ("when", "ready_when", "done_when"):
            yield from self.condition(f"{key}.{name}", getattr(step, name))
        for name in ("asks", "needs"):
            for n, asked in enumerate(getattr(step, name)):
                yield from self.pattern(f"{key}.{name}[{n}]", pattern_of(asked))
                if isinstance(asked, Under):
                    yield from self.condition(f"{key}.{name}[{n}].when", asked.when)
        for n, kind in enumerate(step.documents):
            if kind not in self.d.documents:
                yield self.fault("data.dangling", f"{key}.documents[{n}]", kind)
        for n, gate in enumerate(step.gates):
            yield from self.gate(f"{key}.gate[{n}]", gate)
        for n, advice in enumerate(step.advice):
            where = f"{key}.advice[{n}]"
            yield from self.rule(where, advice.basis, advice.confidence)
            yield from self.condition(f"{where}.when", advice.when)

    def gate(self, key: str, gate: Gate) -> Iterator[DataFault]:
        if gate.confidence != "verified":
            yield self.fault("procedure.gate-not-law", f"{key}.confidence", gate.confidence)
        yield from self.rule(key, gate.basis, "verified")
        yield from self.condition(f"{key}.open_when", gate.open_when)
        if not gate.acts:
            yield self.fault("procedure.unknown-act", f"{key}.acts")
        marked = {step.id for step in self.d.steps if step.marked}
        for n, act in enumerate(gate.acts):
            verb, _, target = act.partition(":")
            known = {"complete": marked, "send": set(self.d.documents)}.get(verb, set())
            if target not in known:
                yield self.fault("procedure.unknown-act", f"{key}.acts[{n}]", act)

    def clock(self, key: str, wiring: Wiring, wired: list[str]) -> Iterator[DataFault]:
        if wiring.id not in self.clocks.by_id:
            yield self.fault("data.dangling", f"{key}.id", wiring.id)
        if wiring.step not in self.step_ids:
            yield self.fault("data.dangling", f"{key}.step", wiring.step)
        if (wiring.starts is None) == (wiring.starts_at_end_of is None):
            yield self.fault("procedure.clock-start", f"{key}.starts", wiring.id)
        if wiring.starts_at_end_of is not None and wiring.starts_at_end_of not in wired:
            where = f"{key}.starts_at_end_of"
            yield self.fault("data.dangling", where, wiring.starts_at_end_of)
        if wiring.proof_of and wiring.proof_of not in self.d.documents:
            yield self.fault("data.dangling", f"{key}.proof_of", wiring.proof_of)
        for name in ("starts", "safe", "met_by"):
            fact = getattr(wiring, name)
            if fact is not None and (fact not in self.facts or self.facts[fact].type != "day"):
                yield self.fault("procedure.not-a-day", f"{key}.{name}", fact)
        conditions = [(f"{key}.only_if", wiring.only_if)]
        conditions += [
            (f"{key}.not_started[{n}].when", each.when) for n, each in enumerate(wiring.not_started)
        ]
        for where, condition in conditions:
            yield from self.condition(where, condition)
            for fact in condition.facts() if condition is not None else ():
                if fact.startswith("clock."):
                    yield self.fault("procedure.clock-on-clock", where, fact)
        yield from self.reasons(key, wiring)

    def reasons(self, key: str, wiring: Wiring) -> Iterator[DataFault]:
        """Each way in which a clock does not run can be said, and no text is left over."""
        clock = self.clocks.by_id.get(wiring.id)
        estimate = wiring.estimate or (clock is not None and clock.estimate)
        after = clock is not None and clock.direction == "after"
        if not wiring.not_started or wiring.not_started[-1].when is not None:
            yield self.fault("procedure.no-reason", f"{key}.not_started", wiring.id)
        for name, wanted in (
            ("not_owed", wiring.only_if is not None),
            ("passed", estimate),
            ("met_before_start", after),
        ):
            if wanted != (getattr(wiring, name) is not None):
                yield self.fault("procedure.no-reason", f"{key}.{name}", wiring.id)


def schema() -> dict[str, object]:
    """Return the JSON Schema of a procedure, for editors that check while one types."""
    return msgspec.json.schema(Definition)
