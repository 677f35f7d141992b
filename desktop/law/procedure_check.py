"""What can be wrong with a procedure that could be read: every fault by file and key."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from desktop.law import patterns
from desktop.law.clocks import Clocks
from desktop.law.conditions import Condition, faults
from desktop.law.procedures import (
    Again,
    AnswerTo,
    Ask,
    Definition,
    Edition,
    Gate,
    Shared,
    Step,
    Under,
    Wiring,
    declared_facts,
    pattern_of,
    resolve,
)
from desktop.law.reading import DataFault
from desktop.law.references import References
from desktop.law.satisfiable import satisfiable
from desktop.law.vocabulary import EACH_LETTER, LETTER_FACTS, OF_EACH_LETTER


def procedure_faults(
    own: Definition,
    shared: Shared,
    paths: tuple[Path, Path],
    references: References,
    clocks: Clocks,
) -> Iterator[DataFault]:
    """Yield everything that is wrong with a procedure that could be read.

    `paths` are those of the procedure and of the shared steps: a fault names the one in which it
    stands.

    `data.duplicate`, `data.dangling` (a norm, clock, step, document, declared fact or field that is
    not there), `procedure.no-basis`, `procedure.gate-not-law` (a gate that is not verified law),
    `procedure.unknown-act`, `procedure.never-done` (a step neither marked nor done by itself),
    `procedure.phase-order`, `procedure.not-a-day`, `procedure.clock-start`,
    `procedure.no-reason` (a clock that cannot say why it has not started), `procedure.unused`,
    `procedure.appears-or-internal`, `procedure.no-choices`, `data.days-reversed`,
    `condition.never` (a rule that can hold in no case), `condition.always` (a gate that can be
    closed in none), `procedure.unreachable` (a step that can never open), and the codes of
    `desktop.law.conditions.faults`.
    """
    yield from _Check(own, shared, paths, references, clocks).run()


def shared_faults(shared: Shared, path: Path, editions: Sequence[Edition]) -> Iterator[DataFault]:
    """Yield what is wrong with the shared steps that no procedure shows by itself.

    `procedure.unused` (a step, a question or a kind of letter that no procedure has),
    `procedure.unknown-act` (a gate's act that none of those that have it knows), `data.dangling`
    (a clock or a warning without its step).
    """
    yield from _duplicates(path, shared)
    steps = {step.id for step in shared.steps}
    used = {step for edition in editions for step in edition.common.steps}
    acts = {
        act
        for edition in editions
        for step in edition.steps
        for gate in step.gates
        for act in gate.acts
    }
    for n, step in enumerate(shared.steps):
        if step.id not in used:
            yield DataFault("procedure.unused", path, f"step[{n}]", detail=step.id)
            continue
        for m, gate in enumerate(step.gates):
            for k, act in enumerate(gate.acts):
                if act not in acts:
                    key = f"step[{n}].gate[{m}].acts[{k}]"
                    yield DataFault("procedure.unknown-act", path, key, detail=act)
    taken: Mapping[str, set[str]] = {
        "ask": {ask for edition in editions for ask in edition.common.asks},
        "incoming": {kind for edition in editions for kind in edition.common.incoming},
    }
    for table, ids in taken.items():
        for n, row in enumerate(_tables(shared)[table]):
            if row.id not in ids:
                yield DataFault("procedure.unused", path, f"{table}[{n}]", detail=row.id)
    for n, clock in enumerate(shared.clocks):
        if clock.step not in steps:
            yield DataFault("data.dangling", path, f"clock[{n}].step", detail=clock.step)
    for n, warning in enumerate(shared.warnings):
        if warning.step and warning.step not in steps:
            yield DataFault("data.dangling", path, f"warning[{n}].step", detail=warning.step)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def _tables(of: Definition | Shared) -> Mapping[str, Sequence[_Named]]:
    return {
        "step": of.steps,
        "ask": of.asks,
        "incoming": of.incoming,
        "clock": of.clocks,
        "answer": of.answers,
        "warning": of.warnings,
        "again": of.again,
        **({"phase": of.phases} if isinstance(of, Shared) else {}),
    }


def _duplicates(path: Path, of: Definition | Shared) -> Iterator[DataFault]:
    tables = dict(_tables(of))
    for n, step in enumerate(of.steps):
        tables |= {f"step[{n}].gate": step.gates, f"step[{n}].advice": step.advice}
    seen = set()
    for key, rows in tables.items():
        family = key.rpartition(".")[2] or key
        for n, row in enumerate(rows):
            if (family, row.id) in seen:
                yield DataFault("data.duplicate", path, f"{key}[{n}].id", detail=row.id)
            seen.add((family, row.id))


_BY_ID = re.compile(r"(step|ask|incoming|clock|answer|warning|again)\[([a-zA-Z][^\]]*)\](.*)")


def _conditions_of(step: Step) -> Iterator[tuple[str, Condition | None]]:
    """Yield the conditions inside a step, each with its key."""
    key = f"step[{step.id}]"
    yield f"{key}.ready_when", step.ready_when
    yield f"{key}.done_when", step.done_when
    for name in ("asks", "needs"):
        for n, asked in enumerate(getattr(step, name)):
            if isinstance(asked, Under):
                yield f"{key}.{name}[{n}].when", asked.when
    for n, gate in enumerate(step.gates):
        yield f"{key}.gate[{n}].open_when", gate.open_when
    for n, advice in enumerate(step.advice):
        yield f"{key}.advice[{n}].when", advice.when


class _Check:
    """Checks the procedure as it is resolved. A key names a row by its id ("step[look].when").

    `fault` turns that into the file and the row's number there.
    """

    def __init__(
        self,
        own: Definition,
        shared: Shared,
        paths: tuple[Path, Path],
        references: References,
        clocks: Clocks,
    ) -> None:
        self.own = own
        self.shared = shared
        self.paths = paths
        self.references = references
        self.clocks = clocks
        self.d = resolve(own, shared)
        self.facts = declared_facts(self.d)
        self.step_ids = {step.id for step in self.d.steps}
        self.documents = {kind for step in self.d.steps for kind in step.documents}
        self.ask_patterns = {ask.pattern for ask in self.d.asks}

    def fault(self, code: str, key: str, detail: object = "") -> DataFault:
        path = self.paths[0]
        if named := _BY_ID.fullmatch(key):
            table, row_id, rest = named.groups()
            sources: tuple[Definition | Shared, ...] = (self.own, self.shared)
            for file, source in zip(self.paths, sources, strict=True):
                ids = [row.id for row in _tables(source)[table]]
                if row_id in ids:
                    path, key = file, f"{table}[{ids.index(row_id)}]{rest}"
                    break
        return DataFault(code, path, key, detail=detail)

    def run(self) -> Iterator[DataFault]:
        own, d = self.own, self.d
        if own.in_force_until is not None and own.in_force_until < own.in_force_from:
            yield self.fault("data.days-reversed", "in_force_until", own.in_force_until)
        for name in ("name", "name_of"):
            if own.kind == "form" and getattr(own, name) is None:
                yield self.fault("data.missing-key", name, name)
        yield from self.rule("", own.basis, own.confidence)
        yield from _duplicates(self.paths[0], own)
        yield from self.route()
        for ask in d.asks:
            yield from self.ask(f"ask[{ask.id}]", ask)
        for step in d.steps:
            yield from self.step(f"step[{step.id}]", step)
        wired: list[str] = []
        for wiring in d.clocks:
            yield from self.clock(f"clock[{wiring.id}]", wiring, wired)
            wired.append(wiring.id)
        for answer in d.answers:
            yield from self.answer(f"answer[{answer.id}]", answer, wired)
        yield from self.about()
        for n, warning in enumerate(own.warnings):
            if warning.step:
                yield self.fault("data.dangling", f"warning[{n}].step", warning.step)
        for warning in d.warnings:
            key = f"warning[{warning.id}]"
            yield from self.rule(key, warning.basis, warning.confidence)
            yield from self.condition(f"{key}.when", warning.when, each_letter=True)
            for m, text in enumerate(warning.fields):
                yield from self.pattern(f"{key}.fields[{m}]", text)
        for again in d.again:
            yield from self.again(f"again[{again.id}]", again)
        yield from self.condition("not_offered_when", d.not_offered_when)
        yield from self.possible()
        yield from self.reachable()

    def possible(self) -> Iterator[DataFault]:
        """Each rule can hold in some case, and each gate can be closed in some case."""
        for step in self.d.steps:
            for key, condition in _conditions_of(step):
                yield from self.never(key, (step.when, condition))
            for n, gate in enumerate(step.gates):
                contrary = Condition(negated=gate.open_when)
                if not self.can_hold((step.when, contrary)):
                    key = f"step[{step.id}].gate[{n}].open_when"
                    yield self.fault("condition.always", key, gate.id)
        for warning in self.d.warnings:
            yield from self.never(f"warning[{warning.id}].when", (warning.when,))
        for wiring in self.d.clocks:
            key = f"clock[{wiring.id}]"
            yield from self.never(f"{key}.only_if", (wiring.only_if,))
            for n, each in enumerate(wiring.not_started):
                yield from self.never(f"{key}.not_started[{n}].when", (each.when,))
        for answer in self.d.answers:
            key = f"answer[{answer.id}]"
            yield from self.never(f"{key}.answered_when", (answer.answered_when,))
            yield from self.never(f"{key}.refused_when", (answer.refused_when,))
        for again in self.d.again:
            yield from self.never(f"again[{again.id}].when", (again.when,))

    def never(self, key: str, conditions: tuple[Condition | None, ...]) -> Iterator[DataFault]:
        if not self.can_hold(conditions):
            yield self.fault("condition.never", key, key.partition("[")[2].partition("]")[0])

    def can_hold(
        self, conditions: tuple[Condition | None, ...], known: Mapping[str, frozenset[str]] = {}
    ) -> bool:
        """Return whether some conditions can hold together; of a faulty one nothing is said."""
        facts = {**self.facts, **OF_EACH_LETTER}
        stated = [each for each in conditions if each is not None]
        if any(True for each in stated for _fault in faults(each, "", facts)):
            return True
        return satisfiable(conditions, facts, known)

    def reachable(self) -> Iterator[DataFault]:
        """Each step can become open: what it waits for can be done in steps that can be reached."""
        left = {step.id: step for step in self.d.steps}
        while found := [
            step
            for step in left.values()
            if self.can_hold((step.when, step.ready_when), self.undone(left))
        ]:
            for step in found:
                del left[step.id]
        for step_id in left:
            yield self.fault("procedure.unreachable", f"step[{step_id}].ready_when", step_id)

    def undone(self, left: Mapping[str, Step]) -> dict[str, frozenset[str]]:
        """Return the facts that stay as they are while some steps cannot be reached."""
        nothing = frozenset({""})
        done = [step for step in self.d.steps if step.id not in left]
        written = {kind for step in done for kind in step.documents}
        known = {f"step.{step_id}.marked": nothing for step_id in left}
        for kind in self.documents - written:
            for part, fact in LETTER_FACTS.items():
                if fact.type in ("flag", "day", "text"):
                    known[f"letter.{kind}.{part}"] = nothing
        return known

    def again(self, key: str, again: Again) -> Iterator[DataFault]:
        yield from self.condition(f"{key}.when", again.when)
        for n, step in enumerate(again.steps):
            if step not in self.step_ids:
                yield self.fault("data.dangling", f"{key}.steps[{n}]", step)
        for n, ask in enumerate(again.clears):
            if not {f"answers.{ask}", f"texts.{ask}"} & self.ask_patterns:
                yield self.fault("data.dangling", f"{key}.clears[{n}]", ask)

    def norms(self, key: str, ids: tuple[str, ...]) -> Iterator[DataFault]:
        for n, each in enumerate(ids):
            if each not in self.references:
                yield self.fault("data.dangling", f"{key}[{n}]", each)

    def rule(self, key: str, basis: tuple[str, ...], confidence: str) -> Iterator[DataFault]:
        where = f"{key}.basis" if key else "basis"
        yield from self.norms(where, basis)
        if confidence == "verified":
            if not basis:
                yield self.fault("procedure.no-basis", where)
            for n, each in enumerate(basis):
                known = self.references.citations.get(each)
                if known is not None and known.confidence != "verified":
                    yield self.fault("procedure.norm-not-read", f"{where}[{n}]", each)

    def condition(
        self, key: str, condition: Condition | None, *, each_letter: bool = False
    ) -> Iterator[DataFault]:
        if condition is not None:
            facts = {**self.facts, **OF_EACH_LETTER} if each_letter else self.facts
            for code, where, detail in faults(condition, key, facts):
                yield self.fault(code, where, detail)

    def pattern(self, key: str, text: str) -> Iterator[DataFault]:
        found = patterns.parse(text)
        if found is None:
            yield self.fault("procedure.unknown-field", key, text)
        elif found.root in patterns.DECLARED:
            if text not in self.ask_patterns:
                yield self.fault("data.dangling", key, text)
        elif found.root in ("letter", "receipts"):
            if found.key not in (*self.documents, EACH_LETTER):
                yield self.fault("data.dangling", key, found.key)
        elif found.root == "incoming" and found.key not in {kind.id for kind in self.d.incoming}:
            yield self.fault("data.dangling", key, found.key)

    def route(self) -> Iterator[DataFault]:
        order = [phase.id for phase in self.d.phases]
        steps = {step.id: step for step in self.d.steps}
        last = 0
        for n, name in enumerate(self.own.route):
            if name not in steps or name in self.own.route[:n]:
                code = "data.duplicate" if name in steps else "data.dangling"
                yield self.fault(code, f"route[{n}]", name)
            elif steps[name].phase not in order:
                yield self.fault("data.dangling", f"step[{name}].phase", steps[name].phase)
            else:
                place = order.index(steps[name].phase)
                if place < last:
                    yield self.fault("procedure.phase-order", f"route[{n}]", name)
                last = max(last, place)
        for n, step in enumerate(self.own.steps):
            if step.id not in self.own.route:
                yield self.fault("procedure.unused", f"step[{n}]", step.id)

    def ask(self, key: str, ask: Ask) -> Iterator[DataFault]:
        if bool(ask.appears) == bool(ask.internal.strip()):
            yield self.fault("procedure.appears-or-internal", key, ask.id)
        for n, kind in enumerate(ask.appears):
            if kind not in self.documents:
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
        for n, kind in enumerate(step.aids):
            if kind not in step.documents:
                yield self.fault("data.dangling", f"{key}.aids[{n}]", kind)
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
            known = {"complete": marked, "send": self.documents}.get(verb, set())
            if target not in known:
                yield self.fault("procedure.unknown-act", f"{key}.acts[{n}]", act)

    def answer(self, key: str, answer: AnswerTo, wired: list[str]) -> Iterator[DataFault]:
        if answer.id not in self.documents:
            yield self.fault("data.dangling", f"{key}.id", answer.id)
        yield from self.day(f"{key}.arrives", answer.arrives)
        for n, term in enumerate(answer.terms):
            if term not in wired:
                yield self.fault("data.dangling", f"{key}.terms[{n}]", term)
        for name in ("answered_when", "refused_when"):
            yield from self.condition(f"{key}.{name}", getattr(answer, name))

    def about(self) -> Iterator[DataFault]:
        about = self.d.about
        if (self.d.kind == "remedy") != (about is not None):
            yield self.fault("data.missing-key", "about", "about")
        if about is None:
            return
        yield from self.day("about.answered", about.answered)
        for name in ("answered_when", "refused_when"):
            yield from self.condition(f"about.{name}", getattr(about, name))

    def day(self, key: str, fact: str) -> Iterator[DataFault]:
        if fact not in self.facts or self.facts[fact].type != "day":
            yield self.fault("procedure.not-a-day", key, fact)

    def clock(self, key: str, wiring: Wiring, wired: list[str]) -> Iterator[DataFault]:
        if wiring.id not in self.clocks.by_id:
            yield self.fault("data.dangling", f"{key}.id", wiring.id)
        if wiring.step not in self.step_ids:
            yield self.fault("data.dangling", f"{key}.step", wiring.step)
        if wiring.proof_of and wiring.proof_of not in self.documents:
            yield self.fault("data.dangling", f"{key}.proof_of", wiring.proof_of)
        yield from self.start(key, wiring, wired)
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

    def start(self, key: str, wiring: Wiring, wired: list[str]) -> Iterator[DataFault]:
        if (wiring.starts is None) == (wiring.starts_at_end_of is None):
            yield self.fault("procedure.clock-start", f"{key}.starts", wiring.id)
        for name in ("starts_at_end_of", "or_at_end_of", "safe_at_end_of"):
            other = getattr(wiring, name)
            if other is not None and other not in wired:
                yield self.fault("data.dangling", f"{key}.{name}", other)
        for name in ("starts", "safe", "met_by"):
            fact = getattr(wiring, name)
            if fact is not None:
                yield from self.day(f"{key}.{name}", fact)

    def reasons(self, key: str, wiring: Wiring) -> Iterator[DataFault]:
        """Each way in which a clock does not run can be said, and no text is left over."""
        clock = self.clocks.by_id.get(wiring.id)
        after = clock is not None and clock.direction == "after"
        if not wiring.not_started or wiring.not_started[-1].when is not None:
            yield self.fault("procedure.no-reason", f"{key}.not_started", wiring.id)
        for name, wanted in (
            ("not_owed", wiring.only_if is not None),
            ("passed", self.guessed(wiring)),
            ("met_before_start", after),
        ):
            if wanted != (getattr(wiring, name) is not None):
                yield self.fault("procedure.no-reason", f"{key}.{name}", wiring.id)

    def guessed(self, wiring: Wiring) -> bool:
        """Return whether a clock may rest on a guess, so that nobody is blamed by it."""
        clock = self.clocks.by_id.get(wiring.id)
        if wiring.estimate or wiring.or_at_end_of or (clock is not None and clock.estimate):
            return True
        if wiring.starts_at_end_of is not None:
            before = next((w for w in self.d.clocks if w.id == wiring.starts_at_end_of), None)
            return before is not None and before is not wiring and self.guessed(before)
        return bool(wiring.proof_of) and not wiring.proven_start
