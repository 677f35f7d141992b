"""A step as a form on paper: what its page asks, in the same order, to be filled in by hand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple
from uuid import UUID

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from desktop.documents.plain import PlainDocument
from desktop.domain.case import RECORD_KINDS, Case
from desktop.domain.control import (
    Control,
    Evidence,
    Finding,
    Look,
    Proceeding,
    Recommendation,
)
from desktop.domain.correspondence import Attachment, Letter, Receipt, Reply
from desktop.domain.dates import long_date
from desktop.domain.outcome import Outcome
from desktop.domain.parties import ControlObject, Expert, Membership, Person, Subject
from desktop.domain.record import Record
from desktop.domain.text import Lang, LocalText
from desktop.domain.values import UNKNOWN_DAY, Answer, read_day
from desktop.law.fields import Field
from desktop.law.law import Law
from desktop.law.patterns import DECLARED
from desktop.law.procedures import Ask, Procedure, Step
from desktop.messages.catalogue import Say
from desktop.procedure.follow_up import comparison
from desktop.procedure.letters import letters_of, own_letter
from desktop.procedure.naming import title_of
from desktop.procedure.parts import LISTS, Part, parts

_BLANK_ENTRIES = {
    "members": 4,
    "experts": 2,
    "findings": 3,
    "evidence": 4,
    "recommendations": 4,
    "replies": 3,
    "outcomes": 2,
    "follow_ups": 0,
}
"""So many entries of a list stand empty on the form; of the other lists one."""
_BLANK_LOOKS = 2
_NUMBERED = ("finding", "look", "evidence", "recommendation", "consent", "outcome")
_NO_NUMBER = "______"
_MOST_BOXES = 12
"""More choices than this are written, not ticked: nobody looks through twenty boxes."""
_LONGEST_KNOWN = 300
"""Letters of a text that is entered already: enough to know it by."""


class Question(NamedTuple):
    """One question with the room for its answer.

    Attributes:
        name: the field, "finding.title", "answers.regime".
        label: the question.
        help: a word of help, "" if none is needed.
        lines: ruled lines to write on; 0 where only boxes are ticked.
        choices: what may be ticked.
        ticked: which of them are chosen already, by their place.
        known: what is entered already, "" if nothing.
    """

    name: str
    label: str
    help: str = ""
    lines: int = 1
    choices: tuple[str, ...] = ()
    ticked: frozenset[int] = frozenset()
    known: str = ""

    @property
    def answered(self) -> bool:
        """Whether nothing is left to write."""
        return bool(self.known or self.ticked)


class Entry(NamedTuple):
    """One record of a list, or one that is still to be written: its number is left blank then."""

    title: str
    questions: tuple[Question, ...]
    inside: tuple["Entry", ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing is left to write."""
        inside = all(each.complete for each in self.inside)
        return inside and all(each.answered for each in self.questions)


class FormPart(NamedTuple):
    """A part of the step's page: questions of one record, or the entries of a list.

    `entered` names those entries that are whole: they are not asked again.
    """

    heading: str
    questions: tuple[Question, ...] = ()
    entries: tuple[Entry, ...] = ()
    entered: tuple[str, ...] = ()


class FieldForm(NamedTuple):
    """What stands on the form of a step."""

    step: str
    do: str
    procedure: str
    institution: str
    subject: str
    topic: str
    parts: tuple[FormPart, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of all fields that it asks for, in their order, each once."""

        def names(entry: Entry) -> Iterator[str]:
            yield from (each.name for each in entry.questions)
            for inner in entry.inside:
                yield from names(inner)

        found: list[str] = []
        for part in self.parts:
            found += [each.name for each in part.questions]
            for entry in part.entries:
                found += names(entry)
        return tuple(dict.fromkeys(found))


def field_form(  # noqa: PLR0917 - what is asked, of which case, in which language
    case: Case,
    proceeding_id: UUID,
    step: Step,
    procedure: Procedure,
    law: Law,
    lang: Lang,
    say: Say,
    pointless: AbstractSet[str] = frozenset(),
) -> FieldForm:
    """Return what the form of a step asks, with what the case knows already.

    Args:
        case: the case.
        proceeding_id: the proceeding whose step it is.
        step: the step.
        procedure: the edition the proceeding is pinned to.
        law: the law's data.
        lang: the language of the form; a text that stands in another one only is asked for.
        say: its sentences.
        pointless: patterns of fields that cannot concern this control, whatever is answered.
    """
    reader = _Reader(case, case.one(Proceeding, proceeding_id), procedure, law, lang, say)
    control = reader.control
    return FieldForm(
        step=step.title.text(lang),
        do=step.do.text(lang),
        procedure=procedure.title.text(lang),
        institution=case.one(ControlObject, control.object_id).name.any_text(lang),
        subject=case.one(Subject, control.subject_id).name.any_text(lang),
        topic=control.topic.any_text(lang),
        parts=tuple(
            made
            for part in parts(step.fields)
            if (made := reader.part(part, pointless)).questions or made.entries or made.entered
        ),
    )


class _Reader:
    """Asks the data for questions and the case for what is answered."""

    def __init__(  # noqa: PLR0917 - as field_form
        self,
        case: Case,
        proceeding: Proceeding,
        procedure: Procedure,
        law: Law,
        lang: Lang,
        say: Say,
    ) -> None:
        self.case = case
        self.proceeding = proceeding
        self.control = case.one(Control, proceeding.control_id)
        self.procedure = procedure
        self.law = law
        self.lang: Lang = lang
        self.say = say

    def part(self, part: Part, pointless: AbstractSet[str]) -> FormPart:
        """Return a part of the page as it stands on paper."""
        if part.root in LISTS:
            entries = list(self._entries(part))
            return FormPart(
                self._heading(part),
                entries=tuple(each for each in entries if not each.complete),
                entered=tuple(each.title for each in entries if each.complete),
            )
        if part.root == "letter":
            letter = own_letter(self.case, self.proceeding, part.key)
            # Date and number are given at signing, before all else, as on the page.
            first = [name for name in ("dated", "number") if name in part.of("letter")]
            rest = [name for name in part.of("letter") if name not in first]
            return FormPart(self._heading(part), tuple(self._of("letter", (*first, *rest), letter)))
        if part.root in DECLARED:
            asks = [self.procedure.ask(each) for each in part.of("control")]
            return FormPart(
                "", tuple(self._declared(each) for each in asks if each.pattern not in pointless)
            )
        kind, record = self._single(part.root)
        names = [
            name
            for name in part.of(kind)
            # Who signs is named in the lines below, not chosen from a list.
            if name not in ("signatory_id", "executor_id", "head_id")
            and f"{part.root}.{name}" not in pointless
        ]
        return FormPart(self._heading(part), tuple(self._of(kind, names, record)))

    def _heading(self, part: Part) -> str:
        if part.root in ("letter", "receipts"):
            title = self.law.document(part.key).title.text(self.lang)
            return title if part.root == "letter" else f"{self._many('receipt')}: {title}"
        if part.root == "incoming":
            named = [each.title for each in self.procedure.incoming if each.id == part.key]
            return named[0].text(self.lang) if named else self._many("letter")
        if part.root in ("signatory", "executor", "head"):
            owner = "object" if part.root == "head" else "subject"
            return self.law.fields.get(owner, f"{part.root}_id").label.text(self.lang)
        return self._many(_LISTED[part.root].kind) if part.root in _LISTED else ""

    def _many(self, kind: str) -> str:
        return self.law.fields.records[kind].many.text(self.lang)

    def _single(self, root: str) -> tuple[str, Record | None]:
        subject = self.case.one(Subject, self.control.subject_id)
        target = self.case.one(ControlObject, self.control.object_id)
        people = {
            "signatory": subject.signatory_id,
            "executor": subject.executor_id,
            "head": target.head_id,
        }
        if root in people:
            return "person", self.case.get(Person, people[root])
        records: dict[str, Record] = {"subject": subject, "object": target}
        return root, records.get(root, self.control)

    # -- lists ---------------------------------------------------------------------------------

    def _entries(self, part: Part) -> Iterator[Entry]:
        listed = _LISTED[part.root]
        records = listed.records(self, part.key)
        for record in records:
            yield self._entry(part, record)
        if part.root == "follow_ups" and not records:
            for finding in comparison(self.case, self.control.id).left:
                yield self._entry(part, None)._replace(title=self._titled("finding", finding))
        blank = _BLANK_ENTRIES.get(part.root, 1)
        if part.root == "replies" and records:
            blank = 0  # each recommendation has its own place, and no other is answered
        for _ in range(blank):
            yield self._entry(part, None)

    def _entry(self, part: Part, record: Record | None) -> Entry:
        questions: list[Question] = []
        for kind, names in part.names.items():
            if kind != "look":
                questions += self._of(kind, names, self._within(kind, record))
        kind = "recommendation" if part.root == "replies" else _LISTED[part.root].kind
        inside: tuple[Entry, ...] = ()
        if "look" in part.names:
            inside = tuple(self._looks(record, part.of("look")))
        return Entry(self._titled(kind, record), tuple(questions), inside)

    def _looks(self, finding: Record | None, names: Sequence[str]) -> Iterator[Entry]:
        found = [
            each
            for each in self.case.all(Look)
            if finding is not None and each.finding_id == finding.id
        ]
        for each in sorted(found, key=lambda one: one.number):
            yield Entry(self._titled("look", each), tuple(self._of("look", names, each)))
        for _ in range(max(0, _BLANK_LOOKS - len(found))):
            yield Entry(self._titled("look", None), tuple(self._of("look", names, None)))

    def _within(self, kind: str, record: Record | None) -> Record | None:
        """Return the record that a list's entry holds the fields of: itself or its person."""
        if kind == "person" and isinstance(record, Membership | Expert):
            return self.case.get(Person, record.person_id)
        if kind == "reply" and record is not None:
            replies = self.case.all(Reply)
            return next((each for each in replies if each.recommendation_id == record.id), None)
        return record

    def _titled(self, kind: str, record: Record | None) -> str:
        one = self.law.fields.records[kind].one.text(self.lang)
        if kind in _NUMBERED:
            one = f"{one} № {getattr(record, 'number', _NO_NUMBER)}"
        if record is None:
            return one
        own = getattr(record, "title", None) or getattr(record, "text", None)
        if isinstance(record, Outcome):
            own = record.what
        named = own.any_text(self.lang) if isinstance(own, LocalText) else ""
        kept = self.case.get(Attachment, getattr(record, "attachment_id", None))
        if isinstance(record, Evidence) and kept is not None and not named:
            named = kept.name
        if not isinstance(record, Evidence):  # its own name begins with its number
            named = named or title_of(record, self.case, self.law, self.lang)
        return f"{one}. {_shortened(named)}" if named else one

    # -- questions -----------------------------------------------------------------------------

    def _of(self, kind: str, names: Iterable[str], record: Record | None) -> Iterator[Question]:
        for name in names:
            field = self.law.fields.get(kind, name)
            if record is not None and any(
                getattr(record, other) == value for other, value in field.not_asked_if.items()
            ):
                continue
            if field.address == "finding.conditions":
                yield from self._conditions(field, record)
            else:
                yield self._question(field, name, record)

    def _question(self, field: Field, name: str, record: Record | None) -> Question:
        value = getattr(record, name) if record is not None else None
        question = Question(
            field.address,
            field.label.text(self.lang),
            field.help.text(self.lang) if field.help else "",
            lines=_lines(field),
            known=self._known(field, value),
        )
        choices = self._choices(field)
        if not 0 < len(choices) <= _MOST_BOXES:
            return question
        open_list = field.address.endswith(".person_id")  # somebody else may have come along
        chosen = value if isinstance(value, tuple | list | frozenset) else (value,)
        return question._replace(
            lines=1 if open_list else 0,
            choices=tuple(choices.values()),
            ticked=frozenset(n for n, each in enumerate(choices) if each in chosen),
            known="",
        )

    def _choices(self, field: Field) -> Mapping[Any, str]:
        if field.address == "control.tasks":
            return {each.id: each.text.text(self.lang) for each in self.law.tasks}
        if field.address == "object.region":
            return {each.code: each.name.text(self.lang) for each in self.law.regions}
        if field.kind.type is bool:
            return {True: self.law.fields.answers["yes"].text(self.lang)}
        if field.address.endswith(".person_id"):
            people = [each for each in self.case.all(Person) if each.side == "subject"]
            named = {each.id: each.full_name.any_text(self.lang) for each in people}
            return {person: name for person, name in named.items() if name}
        texts = self.law.fields.answers if field.kind.type == Answer else field.choices
        return {value: words.text(self.lang) for value, words in texts.items()}

    def _conditions(self, field: Field, record: Record | None) -> Iterator[Question]:
        """Ask what the chosen norms ask; where none is chosen yet, leave room to write."""
        norms = sorted(record.norms) if isinstance(record, Finding) else []
        known = self.law.references.citations
        conditions = [each for norm in norms if norm in known for each in known[norm].conditions]
        given = record.conditions if isinstance(record, Finding) else {}
        if not norms:
            help_ = field.help.text(self.lang) if field.help else ""
            yield Question(field.address, field.label.text(self.lang), help_, lines=2)
        for each in conditions:
            answer = given.get(each.id, "")
            open_ = self.say("paper.answer.unknown") if answer == "unknown" else answer
            asked = Question(field.address, each.question.text(self.lang), known=open_)
            yield self._ticks(asked, answer) if each.kind == "answer" else asked

    def _declared(self, ask: Ask) -> Question:
        home = self.control if ask.id in self.procedure.common.asks else self.proceeding
        asked = Question(
            ask.pattern, ask.label.text(self.lang), ask.help.text(self.lang) if ask.help else ""
        )
        if ask.type == "text":
            text = home.texts.get(ask.id, LocalText()).text(self.lang)
            return asked._replace(lines=5, known=_shortened(text))
        answer = home.answers.get(ask.id, "")
        if ask.type == "answer":
            return self._ticks(asked, answer)
        if ask.type == "choice":
            return asked._replace(
                lines=0,
                choices=tuple(each.label.text(self.lang) for each in ask.choices),
                ticked=frozenset(n for n, each in enumerate(ask.choices) if each.id == answer),
            )
        return asked._replace(known=self._day(answer) if ask.type == "day" else answer)

    def _ticks(self, question: Question, answer: str) -> Question:
        answers = self.law.fields.answers
        return question._replace(
            lines=0,
            choices=tuple(each.text(self.lang) for each in answers.values()),
            ticked=frozenset(n for n, each in enumerate(answers) if each == answer),
            known="",
        )

    # -- what is known -------------------------------------------------------------------------

    def _known(self, field: Field, value: Any) -> str:
        if not value or isinstance(value, LocalText):
            return _shortened(value.text(self.lang)) if value else ""
        if isinstance(value, UUID):
            return self._linked(value)
        if field.address.endswith(".norms"):
            known = self.law.references
            told = [known.short(e, self.lang) for e in sorted(value) if e in known.citations]
            return _shortened("; ".join(told))
        if isinstance(value, frozenset):
            return ", ".join(sorted(self._linked(each) for each in value))
        typed = str(value)
        if field.address == "object.region":
            return self._choices(field).get(typed, typed)
        return self._day(typed) if field.check == "day" else typed

    def _linked(self, record_id: UUID) -> str:
        found = (
            self.case.get(Evidence, record_id)
            or self.case.get(Finding, record_id)
            or self.case.get(Recommendation, record_id)
        )
        if found is not None:
            return f"№ {found.number}"
        if kept := self.case.get(Attachment, record_id):
            return kept.name
        person = self.case.get(Person, record_id)
        return person.full_name.any_text(self.lang) if person else ""

    def _day(self, typed: str) -> str:
        if typed == UNKNOWN_DAY:
            return self.say("paper.day-unknown")
        day = read_day(typed)
        return long_date(day, self.lang) if day else typed


class _Listed(NamedTuple):
    """A list: the kind of its records, and those of a control; `key` is the kind of a letter."""

    kind: str
    records: Callable[[_Reader, str], Sequence[Record]]


def _of_control(kind: str) -> _Listed:
    record = RECORD_KINDS[kind]
    return _Listed(kind, lambda reader, _key: reader.case.of_control(record, reader.control.id))


def _receipts(reader: _Reader, key: str) -> Sequence[Record]:
    letter = own_letter(reader.case, reader.proceeding, key)
    found = reader.case.all(Receipt)
    return [each for each in found if letter is not None and each.letter_id == letter.id]


def _last_round(reader: _Reader, _key: str) -> Sequence[Record]:
    found = comparison(reader.case, reader.control.id)
    return [each for line in found.lines for each in (line.cells[-1] if found.rounds else ())]


def _incoming(reader: _Reader, key: str) -> Sequence[Record]:
    found: Sequence[Letter] = letters_of(reader.case, reader.proceeding)
    return [each for each in found if (each.direction, each.kind) == ("in", key)]


_LISTED: Mapping[str, _Listed] = {
    "members": _of_control("membership"),
    "experts": _of_control("expert"),
    "findings": _of_control("finding"),
    "evidence": _of_control("evidence"),
    "consents": _of_control("consent"),
    "recommendations": _of_control("recommendation"),
    "replies": _Listed(
        "reply",
        lambda reader, _key: reader.case.of_control(Recommendation, reader.control.id),
    ),
    "outcomes": _of_control("outcome"),
    "follow_ups": _Listed("follow_up", _last_round),
    "receipts": _Listed("receipt", _receipts),
    "incoming": _Listed("letter", _incoming),
}


def _lines(field: Field) -> int:
    if field.address.startswith("look."):
        return 2 if field.localised else 1  # one glance, one line or two; there are many of them
    return 5 if field.multiline else 2 if field.localised else 1


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _LONGEST_KNOWN:
        return text
    return f"{text[:_LONGEST_KNOWN].rpartition(' ')[0]} …"


# -- the sheet -------------------------------------------------------------------------------------

_ASKED, _ANSWERED = Mm(62), Mm(108)
"""The columns: the question, and the room for its answer."""
_PITCH = Mm(7.5)
"""From one ruled line to the next: as much as a hand needs on its knee."""
_BOX, _TICKED = "\N{BALLOT BOX}", "\N{BALLOT BOX WITH X}"
_SHORT_CHOICE = 24
"""Letters of a choice that stands beside others on a line."""


def field_form_sheet(form: FieldForm, lang: Lang, say: Say, *, sample: bool = False) -> bytes:
    """Return a form as a Word file on A4, its questions left and the room to write right."""
    sheet = _Sheet(lang, 11)
    title = say("paper.form.title")
    sheet.heading(f"{title}: {form.step}", 1)
    sheet.small(form.do)
    known = (
        (say("paper.sheet.institution"), form.institution),
        (say("paper.sheet.subject"), form.subject),
        (say("paper.form.topic"), form.topic),
        (say("paper.form.procedure"), form.procedure),
    )
    head = [Question("", label, known=text) for label, text in known]
    head += [
        Question("", say(f"paper.form.{each}")) for each in ("filled-by", "day-and-time", "place")
    ]
    sheet.questions(head)
    sheet.small(say("paper.form.how"))
    for part in form.parts:
        if part.heading:
            sheet.heading(part.heading, 2)
        if part.entered:
            sheet.text(say("paper.form.entered"))
            for each in part.entered:
                sheet.text(f"{_TICKED} {each}")
        if part.questions:
            sheet.questions(part.questions)
        for entry in part.entries:
            sheet.entry(entry)
    sheet.blank(say("paper.sheet.signature"))
    sheet.foot(" · ".join(each for each in (form.institution, form.step) if each))
    return sheet.bytes(f"{title}: {form.step}", form.subject, say("paper.sample") if sample else "")


class _Sheet(PlainDocument):
    """Ruled rows of two columns."""

    def entry(self, entry: Entry) -> None:
        """Add one record of a list under a head of its own, repeated on the next page."""
        self.questions(entry.questions, entry.title)
        for inner in entry.inside:
            self.questions(inner.questions, inner.title)

    def questions(self, questions: Sequence[Question], title: str = "") -> None:
        """Add questions; none is torn by the end of a page."""
        table = self._document.add_table(0, 2, "Table Grid")
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        if title:
            self._title(table, title)
        for question in questions:
            self._question(table, question)
        for column, width in zip(table.columns, (_ASKED, _ANSWERED), strict=True):
            column.width = width
        gap = self._document.add_paragraph()
        gap.paragraph_format.space_after = Pt(0)

    def _title(self, table: Any, title: str) -> None:
        row = table.add_row()
        self._row(row, "w:cantSplit", "w:tblHeader")
        whole = row.cells[0].merge(row.cells[1])
        shade = whole._tc.get_or_add_tcPr()  # noqa: SLF001 - the library has no other way
        shade.append(shade.makeelement(qn("w:shd"), {qn("w:val"): "clear", qn("w:fill"): "E7E6E6"}))
        paragraph = whole.paragraphs[0]
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(title).bold = True

    @staticmethod
    def _row(row: Any, *marks: str) -> None:
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no other way
        for mark in marks:
            properties.append(properties.makeelement(qn(mark), {}))

    def _question(self, table: Any, question: Question) -> None:
        """Add a question and, beside it, what is known, boxes to tick, or lines to write on.

        The lines are rows of the table, which every office program draws and nothing shifts.
        """
        said = [question.known] if question.known else _boxes(question)
        lines = 0 if question.answered else question.lines
        rows = [table.add_row() for _ in range(bool(said) + lines)]
        for n, row in enumerate(rows):
            self._row(row, "w:cantSplit")
            row.height = _PITCH
            row.cells[0].width, row.cells[1].width = _ASKED, _ANSWERED
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = n < len(rows) - 1
        asked = rows[0].cells[0].merge(rows[-1].cells[0]) if len(rows) > 1 else rows[0].cells[0]
        for surplus in asked.paragraphs[1:]:
            surplus._p.getparent().remove(surplus._p)  # noqa: SLF001 - left by the merging
        asked.paragraphs[0].add_run(question.label).bold = True
        if question.help:
            words = asked.add_paragraph().add_run(question.help)
            words.italic, words.font.size = True, Pt(8.5)
        for n, words in enumerate(said):
            room = rows[0].cells[1]
            (room.paragraphs[0] if n == 0 else room.add_paragraph()).add_run(words)


def _boxes(question: Question) -> list[str]:
    """Return the choices with their boxes, a line each; short ones stand side by side."""
    boxes = [
        f"{_TICKED if n in question.ticked else _BOX}\N{NO-BREAK SPACE}{words}"
        for n, words in enumerate(question.choices)
    ]
    if boxes and all(len(words) <= _SHORT_CHOICE for words in question.choices):
        return ["     ".join(each.replace(" ", "\N{NO-BREAK SPACE}") for each in boxes)]
    return boxes
