"""What can be wrong with a procedure that could be read: every fault by file and key."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from desktop.law import patterns
from desktop.law.clocks import Clocks
from desktop.law.conditions import Condition, faults
from desktop.law.procedures import (
    Ask,
    Definition,
    Gate,
    Step,
    Under,
    Wiring,
    declared_facts,
    pattern_of,
)
from desktop.law.reading import DataFault
from desktop.law.references import References


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
        self.facts = declared_facts(definition)
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
