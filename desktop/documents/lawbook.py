"""The law-book: every procedure, step, gate, clock and citation as a document for a lawyer.

And, for a reader of Kazakh, the texts that nobody has read yet, with the file and key of each.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec

from desktop.documents.conditions import InWords
from desktop.documents.plain import PlainDocument
from desktop.documents.reading import paragraphs_of
from desktop.domain.basis import Basis, Confidence
from desktop.domain.text import Lang
from desktop.law import patterns
from desktop.law.clocks import Clock
from desktop.law.conditions import Condition
from desktop.law.law import Law
from desktop.law.procedures import Procedure, Step, Wiring, pattern_of
from desktop.law.references import Citation
from desktop.messages.catalogue import Say


def law_book(law: Law, lang: Lang, say: Say) -> bytes:
    """Return the law-book in a language as a Word file; `say` speaks that language."""
    book = _Book(law, lang, say)
    book.whole()
    return book.bytes(say("lawbook.title"))


class Unread(msgspec.Struct, frozen=True):
    """A Kazakh text that nobody has read yet: where it stands, it, and the Russian beside it."""

    file: str
    key: str
    kk: str
    ru: str


def unread_texts(law: Law) -> Iterator[Unread]:
    """Yield every Kazakh text of the data that is not marked `proofread = true`.

    A file is read where it says so on its first level; a Word letter is, where the file beside it
    that says what belongs to its kind does. A letter's paragraphs are named by their numbers.
    """
    folders = (law.forms, law.root / "resources")
    for path in sorted(path for folder in folders for path in folder.rglob("*.toml")):
        plain = tomllib.loads(path.read_text("utf-8"))
        where = path.relative_to(law.root).as_posix()
        if plain.get("proofread") is True:
            continue
        if ".kk." in path.name:
            russian = path.with_name(path.name.replace(".kk.", ".ru."))
            beside = tomllib.loads(russian.read_text("utf-8"))
            for key, text in plain.items():
                if key != "proofread":
                    yield Unread(where, key, _words(text), _words(beside.get(key, "")))
        elif ".ru." not in path.name and ".en." not in path.name:
            yield from (Unread(where, *each) for each in _kazakh("", plain))
            yield from _of_letter(path.with_suffix(".kk.docx"), law.root)


def _of_letter(path: Path, root: Path) -> Iterator[Unread]:
    """Yield the words of a Kazakh letter that stand in it as they are printed."""
    if not path.is_file():
        return
    where = path.relative_to(root).as_posix()
    for n, paragraph in enumerate(paragraphs_of(path), 1):
        if re.search(r"[^\W\d_]{2}", _TAG.sub("", paragraph)):
            yield Unread(where, str(n), paragraph, "")


_TAG = re.compile(r"\{[{%].*?[}%]\}")


def _words(text: Any) -> str:
    return " / ".join(text.values()) if isinstance(text, dict) else str(text)


def _kazakh(key: str, value: Any) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, dict):
        if value.get("proofread") is True:
            return
        if isinstance(value.get("kk"), str):
            yield key, value["kk"], str(value.get("ru", ""))
        for name, each in value.items():
            yield from _kazakh(f"{key}.{name}" if key else name, each)
    elif isinstance(value, list):
        for n, each in enumerate(value):
            named = each.get("id", n) if isinstance(each, dict) else n
            yield from _kazakh(f"{key}[{named}]", each)


def review(law: Law, lang: Lang, say: Say) -> bytes:
    """Return the Kazakh texts that nobody has read yet as a Word file, a text a paragraph."""
    book = PlainDocument(lang)
    book.heading(say("lawbook.review"), 0)
    book.text(say("lawbook.review-how"))
    file = ""
    for each in unread_texts(law):
        if each.file != file:
            file = each.file
            book.heading(file, 1)
        book.small(each.key)
        book.text(each.kk)
        if each.ru:
            book.small(each.ru)
    return book.bytes(say("lawbook.review"))


def _place(citation: Citation) -> tuple[str, list[list[int]]]:
    """Return where a norm stands: in its act, by article, paragraph and subparagraph."""
    parts = (citation.article, citation.paragraph or "", citation.subparagraph or "")
    return citation.act, [[int(n) for n in re.findall(r"\d+", part)] for part in parts]


class _Book(PlainDocument):
    def __init__(self, law: Law, lang: Lang, say: Say) -> None:
        super().__init__(lang)
        self._law, self._say = law, say
        self._told: set[tuple[str, str]] = set()
        """Shared steps, warnings and beginnings that stand in the book already."""

    def _label(self, code: str, text: str) -> None:
        self.labelled(self._say(f"lawbook.{code}"), text)

    # -- the law

    def whole(self) -> None:
        self.heading(self._say("lawbook.title"), 0)
        self.text(self._say("lawbook.how"))
        for word in ("verified", "interpretation", "practice", "secondary"):
            meaning = self._say(f"workbook.note.confidence.{word}")
            self.text(f"{self._confidence(word)}: {meaning}")
        self.heading(self._say("lawbook.procedures"), 1)
        for procedure_id in self._law.procedures:
            self._procedure(self._law.procedure(procedure_id))
        self.heading(self._say("lawbook.clocks"), 1)
        for clock in self._law.clocks:
            self._clock(clock)
        self.heading(self._say("lawbook.replies"), 1)
        self._replies()
        self.heading(self._say("lawbook.publications"), 1)
        self._publications()
        self.heading(self._say("lawbook.citations"), 1)
        self._citations()
        self.heading(self._say("lawbook.proofs"), 1)
        self._proofs()
        self.heading(self._say("lawbook.superiors"), 1)
        self._superiors()
        self.heading(self._say("lawbook.terms"), 1)
        self._terms()
        self.heading(self._say("lawbook.cards"), 1)
        self._cards()
        self.heading(self._say("lawbook.calendar"), 1)
        self._calendar()

    def _procedure(self, procedure: Procedure) -> None:
        lang = self._lang
        self.heading(procedure.title.text(lang), 2)
        self.text(procedure.intro.text(lang))
        self.small(f"{procedure.id} · {procedure.edition} · {procedure.in_force_from:%d.%m.%Y}")
        self._grounds(procedure.basis, procedure.confidence)
        self._words = InWords(self._law, procedure, lang, self._say)
        for n, step in enumerate(procedure.steps, 1):
            self._step(n, step, procedure)
        for warning in procedure.warnings:
            if self._new("warning", warning.id):
                self._label("warning", warning.text.text(lang))
                self._when(warning.when)
                if warning.basis:
                    self._grounds(warning.basis, warning.confidence)
        for again in procedure.again:
            if self._new("again", again.id):
                self._label("again", f"{again.title.text(lang)}. {again.text.text(lang)}")

    def _new(self, what: str, name: str) -> bool:
        """Whether something that procedures share is told for the first time."""
        told = (what, name) in self._told
        self._told.add((what, name))
        return not told

    def _step(self, n: int, step: Step, procedure: Procedure) -> None:
        lang = self._lang
        self.heading(f"{n}. {step.title.text(lang)}", 3)
        if step.id in procedure.common.steps and not self._new("step", step.id):
            self.small(self._say("lawbook.above"))
            return
        self._label("do", step.do.text(lang))
        self._label("why", step.why.text(lang))
        self._grounds(step.basis, step.confidence)
        for thought in step.guidance:
            self.text(f"– {thought.text(lang)}")
        asked = (self._question(pattern_of(ask), procedure) for ask in step.asks)
        self._label("asks", "; ".join(dict.fromkeys(each for each in asked if each)))
        kinds = (self._law.document(kind).title.text(lang) for kind in step.documents)
        self._label("papers", ", ".join(kinds))
        for code, condition in (
            ("when", step.when),
            ("ready", step.ready_when),
            ("done", step.done_when),
        ):
            if condition is not None:
                self._when(condition, code)
        for gate in step.gates:
            self._label("gate", gate.text.text(lang))
            self._grounds(gate.basis, gate.confidence)
            acts = "; ".join(self._words.act(act) for act in gate.acts)
            self.small(f"{self._say('lawbook.holds')}: {acts}")
            self.small(f"{self._say('lawbook.opens')}: {self._words.of(gate.open_when)}")
        for advice in step.advice:
            self._label("advice", advice.text.text(lang))
            self._grounds(advice.basis, advice.confidence)
            if advice.when is not None:
                self._when(advice.when)
        for wiring in procedure.clocks:
            if wiring.step == step.id:
                self._wiring(wiring, procedure)

    def _wiring(self, wiring: Wiring, procedure: Procedure) -> None:
        lang, clock = self._lang, self._law.clocks.get(wiring.id)
        begins = f"{clock.starts_text.text(lang)} ({wiring.id})"
        self._label("clock", f"{clock.title.text(lang)}: {begins}")
        if wiring.only_if is not None:
            self._when(wiring.only_if, "owed")
        if wiring.not_owed is not None:
            self.small(f"{self._say('lawbook.else')}: {wiring.not_owed.text(lang)}")
        for answer in procedure.answers:
            if wiring.id in answer.terms and answer.refused_when is not None:
                self._when(answer.refused_when, "refusal")

    def _question(self, pattern: str, procedure: Procedure) -> str:
        """Return how a field is called on the page, "" for a list whose fields follow."""
        found = patterns.parse(pattern)
        if found is None:
            return ""
        if found.root in patterns.DECLARED:
            return procedure.ask(found.key).label.text(self._lang)
        address = f"{found.record}.{found.field}"
        known = self._law.fields.fields.get(address)
        return known.label.text(self._lang) if known else ""

    def _clock(self, clock: Clock) -> None:
        lang = self._lang
        self.heading(f"{clock.title.text(lang)} ({clock.id})", 3)
        length = self._say(f"terms.length.{clock.unit}", n=clock.amount)
        way = self._say(f"lawbook.{clock.direction}")
        kind = self._say(f"lawbook.{clock.kind}")
        self.text(f"{kind}: {length} {way}: {clock.starts_text.text(lang)}")
        self._cited(clock.basis, clock.confidence)
        if clock.counting_basis:
            self._cited(clock.counting_basis, clock.counting_confidence)
        for variant in clock.variants:
            other = self._say(f"terms.length.{variant.unit or clock.unit}", n=variant.amount)
            self.text(f"– {variant.when.text(lang)}: {other}")
            self._cited(variant.basis, clock.confidence)
        if clock.note is not None:
            self.text(clock.note.text(lang))

    def _citations(self) -> None:
        references = self._law.references
        titles = Counter(each.title.text(self._lang) for each in references.acts.values())
        ordered = sorted(references, key=_place)
        for act, citations in groupby(ordered, key=lambda each: each.act):
            title = references.acts[act].title.text(self._lang)
            twice = titles[title] > 1
            self.heading(f"{title} ({references.acts[act].date:%Y})" if twice else title, 2)
            for citation in citations:
                self._citation(citation)

    def _citation(self, citation: Citation) -> None:
        references = self._law.references
        paragraph = self._document.add_paragraph()
        paragraph.add_run(f"{references.wording(citation, self._lang)}. ").bold = True
        paragraph.add_run(citation.summary.text(self._lang))
        first, last = references.validity(citation)
        days = " – ".join(f"{day:%d.%m.%Y}" if day else "…" for day in (first, last))
        self.small(f"{citation.id} · {self._confidence(citation.confidence)} · {days}")

    def _replies(self) -> None:
        data, lang = self._law.reply_checks, self._lang
        for check in data.checks:
            self._label("reply-kept", check.kept.text(lang))
            self._label("reply-broken", check.broken.text(lang))
            self._label("reply-unknown", check.unknown.text(lang))
            self._grounds(check.basis, check.confidence)
        for remark in data.remarks:
            self._label("reply-remark", remark.text.text(lang))
            self._grounds((), remark.confidence)
        for each in data.proposals:
            self._label("reply-next", each.text.text(lang))
            if each.demand is not None:
                self._label("reply-demand", each.demand.text(lang))
            self._grounds(each.basis, each.confidence)

    def _publications(self) -> None:
        procedures = [self._law.procedure(each) for each in self._law.procedures]
        for duty in self._law.publications.duties:
            asking = next(
                each for each in procedures if duty.step in {step.id for step in each.steps}
            )
            self._words = InWords(self._law, asking, self._lang, self._say)
            self.text(duty.text.text(self._lang))
            self._when(duty.owed)
            self._grounds(duty.basis, duty.confidence)

    def _proofs(self) -> None:
        for grade in self._law.proofs.grades.values():
            self.labelled(grade.title.text(self._lang), grade.meaning.text(self._lang))
            for proof in self._law.proofs:
                if proof.grade == grade.id:
                    words = f"{proof.title.text(self._lang)}. {proof.next.text(self._lang)}"
                    self.text(f"– {words}")
            self.small(self._confidence(grade.confidence))

    def _superiors(self) -> None:
        for each in self._law.superiors:
            higher = each.higher.text(self._lang) if each.higher else "–"
            self.labelled(each.title.text(self._lang), higher)
            self.text(f"{each.form.text(self._lang)}. {each.means.text(self._lang)}")
            self.small(self._confidence(each.confidence))

    def _terms(self) -> None:
        for term in self._law.glossary:
            self.labelled(term.title.text(self._lang), term.meaning.text(self._lang))
            self._grounds(term.basis, term.confidence)

    def _cards(self) -> None:
        for card in self._law.cards:
            self.heading(card.title.text(self._lang), 3)
            for line in card.lines:
                kind = self._say(f"paper.sheet.{line.kind}")
                self.labelled(kind, line.text.text(self._lang))
            self._grounds(card.basis, card.confidence)

    def _calendar(self) -> None:
        year = 0
        shipped = self._law.calendar.unchanged or self._law.calendar
        for day, entry in sorted(shipped.days.items()):
            if day.year != year:
                year = day.year
                self.heading(str(year), 2)
            kind = self._say(f"lawbook.day-{entry.kind}")
            name = entry.names.text(self._lang)
            sure = self._confidence(entry.confidence)
            self.text(f"{day:%d.%m.%Y} · {kind} · {name} · {sure}")

    # -- what it rests on ------------------------------------------------------------------------

    def _grounds(self, norms: tuple[str, ...], confidence: Confidence) -> None:
        cited = "; ".join(self._law.references.short(norm, self._lang) for norm in norms)
        self.small(" · ".join(part for part in (cited, self._confidence(confidence)) if part))

    def _cited(self, bases: tuple[Basis, ...], confidence: Confidence) -> None:
        cited = "; ".join(self._law.references.short(basis, self._lang) for basis in bases)
        self.small(" · ".join(part for part in (cited, self._confidence(confidence)) if part))

    def _confidence(self, word: str) -> str:
        return self._say(f"workbook.confidence.{word}")

    def _when(self, condition: Condition, code: str = "when") -> None:
        self.small(f"{self._say(f'lawbook.{code}')}: {self._words.of(condition)}")
