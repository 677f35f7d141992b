"""Conditions in words, so that a lawyer can read them: facts by their labels."""

from collections.abc import Mapping, Sequence

from desktop.domain.basis import Texts
from desktop.domain.text import Lang
from desktop.law.conditions import Condition, Operator
from desktop.law.law import Law
from desktop.law.procedures import Procedure
from desktop.law.vocabulary import EACH_LETTER, FACTS
from desktop.messages.catalogue import Say

_SAID: Mapping[Operator, str] = {
    "true": "is", "equals": "equals", "one_of": "equals", "at_most": "at-most",
    "at_least": "at-least", "given": "given", "missing": "missing", "before": "before",
    "after": "before",
}  # fmt: skip


class InWords:
    """Says the conditions of one procedure in one language."""

    def __init__(self, law: Law, procedure: Procedure, lang: Lang, say: Say) -> None:
        self._law, self._procedure, self._lang, self._say = law, procedure, lang, say

    def of(self, condition: Condition) -> str:
        """Return a condition as one sentence without its full stop."""
        if condition.negated is not None:
            return self._contrary(condition.negated)
        operator = condition.operator
        if condition.parts:
            return self._joined(condition.parts, "and" if operator == "all" else "or")
        value = getattr(condition, operator)
        names = [value] if isinstance(value, str) else value
        said: dict[str, object] = {"fact": self.fact(names[0])}
        if operator in ("before", "after"):
            first, second = names if operator == "before" else names[::-1]
            said = {"first": self.fact(first), "second": self.fact(second)}
        elif operator in ("at_most", "at_least"):
            said["n"] = names[1]
        elif operator in ("equals", "one_of"):
            said["value"] = self._values(names)
        code = "none" if operator == "at_most" and names[1] == 0 else _SAID[operator]
        return self._say(f"fact.say.{code}", **said)

    def _contrary(self, condition: Condition) -> str:
        if condition.operator == "true":
            return self._say("fact.say.is-not", fact=self.fact(str(condition.true)))
        if condition.operator in ("equals", "one_of"):
            value = getattr(condition, condition.operator)
            said = {"fact": self.fact(value[0]), "value": self._values(value)}
            return self._say("fact.say.equals-not", **said)
        if condition.negated is not None:
            return self.of(condition.negated)
        return self._say("fact.say.not", what=f"({self.of(condition)})")

    def _joined(self, parts: tuple[Condition, ...], word: str) -> str:
        several = len(parts) > 1
        said = [
            f"({self.of(part)})" if several and len(part.parts) > 1 else self.of(part)
            for part in parts
        ]
        return f" {self._say(f'fact.say.{word}')} ".join(said)

    def _values(self, value: Sequence[str]) -> str:
        fact, *values = value
        known = self._choices(fact)
        nobody = self._say("fact.say.no-proof")
        named = [known[each].text(self._lang) if each in known else nobody for each in values]
        if fact.startswith("clock.") or fact == "about.state":
            named = [self._say(f"fact.state.{each}") for each in values]
        return f" {self._say('fact.say.or')} ".join(named)

    def _choices(self, fact: str) -> Mapping[str, Texts]:
        """Return the labels of a fact's values."""
        fields, family = self._law.fields, fact.partition(".")[0]
        if family == "answers":
            ask = self._procedure.ask(fact.partition(".")[2])
            return {each.id: each.label for each in ask.choices} or fields.answers
        if fact.endswith(".proof"):
            return {each.id: each.title for each in self._law.proofs.grades.values()}
        if fact.endswith(".channel"):
            return fields.get("letter", "channel").choices
        if fact == "about.kind":
            return {each.id: each.title for each in self._law.documents}
        for kind, name in (("subject", "kind"), ("object", "kind"), ("control", "manner")):
            if fact == f"{kind}.{name}":
                return fields.get(kind, name).choices
        return fields.answers

    # -- facts -----------------------------------------------------------------------------------

    def fact(self, name: str) -> str:
        """Return what a fact is called."""
        if name in FACTS:
            return self._say(f"fact.is.{name}")
        family, _, rest = name.partition(".")
        key, _, part = rest.rpartition(".")
        return {
            "answers": lambda: self._asked(rest),
            "texts": lambda: self._asked(rest),
            "off": lambda: self._say("fact.say.off", day=self._asked(rest)),
            "about": lambda: self._say(f"fact.about.{rest}"),
            "letter": lambda: self._of(self._letter(key), f"fact.letter.{part}"),
            "incoming": lambda: self._of(self._incoming(key), f"fact.incoming.{part}"),
            "clock": lambda: self._clock(key, part),
            "step": lambda: self._say("fact.say.marked", step=self._step(key)),
            "advice": lambda: self._say("fact.say.acknowledged", advice=key),
        }[family]()

    def _asked(self, ask: str) -> str:
        return self._procedure.ask(ask).label.text(self._lang).rstrip("?")

    def _step(self, step: str) -> str:
        return self._procedure.step(step).title.text(self._lang)

    def _incoming(self, kind: str) -> str:
        titles = {each.id: each.title for each in self._procedure.incoming}
        return titles[kind].text(self._lang)

    def _clock(self, clock: str, part: str) -> str:
        said = {"due": "last-day", "silent": "silent"}.get(part, "state")
        return self._of(self._law.clocks.get(clock).title.text(self._lang), f"fact.say.{said}")

    def _of(self, title: str, code: str) -> str:
        return self._say("fact.say.of", title=title, part=self._say(code))

    def _letter(self, kind: str) -> str:
        if kind == EACH_LETTER:
            return self._say("fact.say.any-letter")
        return self._law.document(kind).title.text(self._lang)

    def act(self, act: str) -> str:
        """Return an act that a gate holds, "complete:<step>" or "send:<kind>"."""
        verb, _, target = act.partition(":")
        what = self._step(target) if verb == "complete" else self._letter(target)
        return self._say(f"fact.say.{verb}", what=what)
