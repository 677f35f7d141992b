"""The law: everything under `forms/` and `resources/`, each part read once, when first needed."""

import hashlib
from collections.abc import Callable, Iterable
from copy import copy
from functools import cached_property
from pathlib import Path

from desktop.domain.basis import Texts
from desktop.domain.calendar import CalendarDay, WorkCalendar
from desktop.domain.errors import Problem
from desktop.domain.text import Lang
from desktop.law.bodies import PatternedBody, load_bodies
from desktop.law.calendars import load_calendar
from desktop.law.cards import Card, load_cards
from desktop.law.clocks import Clocks, load_clocks
from desktop.law.documents import DocumentKind, DocumentKinds, load_documents
from desktop.law.fields import Fields, load_fields
from desktop.law.glossary import GlossaryTerm, load_glossary
from desktop.law.letter_fields import LetterFields, load_letter_fields
from desktop.law.orphans import Orphans, load_orphans
from desktop.law.places import data_root
from desktop.law.procedures import Ask, Procedure, Shared, load_procedure
from desktop.law.proofs import Proofs, Region, Task, load_proofs, load_regions, load_tasks
from desktop.law.publications import Publications, load_publications
from desktop.law.reading import read_toml
from desktop.law.references import References, load_references
from desktop.law.reply_checks import ReplyChecks, load_reply_checks
from desktop.law.rows import Rows
from desktop.law.second_reading import ReadingCheck, load_second_reading
from desktop.law.superiors import Superior, load_superiors

PROCEDURE_FILE = "procedure.toml"
SHARED_FILE = "steps.toml"

Changes = Callable[[], Iterable[CalendarDay]]


class Law:
    """The law's data under one root.

    Raises on first use of a part:
        DataFault: a data file breaks a rule; `desktop.law.check.check_forms` names all faults.
    """

    def __init__(
        self, root: Path | None = None, changes: Changes = tuple, own_letters: Path | None = None
    ) -> None:
        """Take the root of the data, and what the user changed of it.

        Args:
            root: the folder that holds `forms/` and `resources/`; `None` is that of the program.
            changes: tells which days off the user changed.
            own_letters: the folder of templates that are in force instead of the originals.
        """
        self.root = root or data_root()
        self._changes = changes
        self._own_letters = own_letters
        self._procedures: dict[str, Procedure] = {}
        self._kept: dict[str, Procedure] = {}
        self._tried: tuple[str, Lang, Path] | None = None

    @property
    def forms(self) -> Path:
        """The folder of procedures and templates."""
        return self.root / "forms"

    @property
    def calendars(self) -> Path:
        """The folder of the calendars."""
        return self.root / "resources" / "calendars"

    @property
    def tables(self) -> Path:
        """The folder of the tables that procedures share."""
        return self.root / "resources" / "law"

    @cached_property
    def clocks(self) -> Clocks:
        """All terms."""
        return load_clocks(self.tables / "clocks.toml")

    @cached_property
    def calendar(self) -> WorkCalendar:
        """Days off and worked weekends, with the user's changes."""
        return load_calendar(self.calendars).with_changes(self._changes())

    def count_anew(self) -> None:
        """Read the calendar again when it is next asked for: the user changed it."""
        self.__dict__.pop("calendar", None)

    def counting_by(self, calendar: WorkCalendar) -> "Law":
        """Return the same law with another calendar, to see what a change moves."""
        other = copy(self)
        other.__dict__["calendar"] = calendar
        return other

    @cached_property
    def references(self) -> References:
        """Acts and norms."""
        return load_references(self.tables / "references.toml")

    @cached_property
    def proofs(self) -> Proofs:
        """Kinds of proof of receipt, with their grades."""
        return load_proofs(self.tables / "proofs.toml", self.references)

    @cached_property
    def tasks(self) -> Rows[Task]:
        """The tasks of public control (4(2))."""
        return load_tasks(self.tables / "tasks.toml", self.references)

    @cached_property
    def glossary(self) -> Rows[GlossaryTerm]:
        """The words of the law in plain words."""
        return load_glossary(self.tables / "terms.toml", self.references)

    @cached_property
    def superiors(self) -> Rows[Superior]:
        """Who usually stands above whom."""
        return load_superiors(self.tables / "superiors.toml")

    @cached_property
    def regions(self) -> Rows[Region]:
        """The regions by KATO code."""
        return load_regions(self.tables / "regions.toml")

    @cached_property
    def bodies(self) -> tuple[PatternedBody, ...]:
        """The bodies of each region by the pattern of their names (0048)."""
        return load_bodies(self.tables / "bodies.toml", self.regions, self.superiors)

    @cached_property
    def fields(self) -> Fields:
        """Labels and places of all fields."""
        proofs: dict[str, Texts] = {proof.kind: proof.title for proof in self.proofs}
        return load_fields(self.forms / "common" / "fields.toml", proofs)

    @cached_property
    def letter_fields(self) -> LetterFields:
        """What the text of a letter may name, for whoever edits it in Word (0032)."""
        return load_letter_fields(self.forms / "common" / "letter-fields.toml")

    @cached_property
    def orphans(self) -> Orphans:
        """What is said about findings and recommendations that hang in the air."""
        return load_orphans(self.forms / "common" / "orphans.toml", self.references)

    @cached_property
    def cards(self) -> Rows[Card]:
        """What to say at a counter and on the telephone."""
        return load_cards(self.forms / "common" / "cards.toml", self.references)

    @cached_property
    def reply_checks(self) -> ReplyChecks:
        """What is asked of a reply to a final document as a whole (0043)."""
        path = self.forms / "common" / "reply-checks.toml"
        return load_reply_checks(path, self.references, self.clocks)

    @cached_property
    def second_reading(self) -> Rows[ReadingCheck]:
        """What a colleague looks at in a paper before it goes: practice, never law (0052)."""
        return load_second_reading(self.forms / "common" / "second-reading.toml", self._documents)

    @cached_property
    def publications(self) -> Publications:
        """Who owes which publication on a website (0049)."""
        return load_publications(self.forms / "common" / "publications.toml", self.references)

    @cached_property
    def _documents(self) -> DocumentKinds:
        return load_documents(self.forms)

    @property
    def documents(self) -> tuple[DocumentKind, ...]:
        """All kinds of papers."""
        return tuple(self._documents.values())

    def document(self, kind: str) -> DocumentKind:
        """Return a kind of paper.

        Raises:
            Problem: `procedure.unknown-document`.
        """
        if kind not in self._documents:
            raise Problem("procedure.unknown-document", kind=kind, known=tuple(self._documents))
        return self._documents[kind]

    def template(self, kind: str, lang: Lang) -> Path:
        """Return where the Word template lies that is in force for a kind of paper (0032)."""
        if self._tried is not None and self._tried[:2] == (kind, lang):
            return self._tried[2]
        own = self.own_template(kind, lang)
        return own if own is not None and own.is_file() else self.original_template(kind, lang)

    def trying(self, kind: str, lang: Lang, template: Path) -> "Law":
        """Return the same law with another template in force, to see what it would make."""
        other = copy(self)
        other.__dict__["_tried"] = kind, lang, template
        return other

    def original_template(self, kind: str, lang: Lang) -> Path:
        """Return where the Word template lies that came with the program."""
        return self._documents.template(kind, lang)

    def own_template(self, kind: str, lang: Lang) -> Path | None:
        """Return where the user's own template lies if there is one; `None` if she has no place."""
        folder = self._own_letters
        return folder / f"{kind}.{lang}.docx" if folder is not None else None

    @property
    def shared_steps(self) -> Path:
        """The file of the steps that procedures share."""
        return self.forms / "common" / SHARED_FILE

    @cached_property
    def _shared(self) -> Shared:
        return read_toml(self.shared_steps, Shared)

    @cached_property
    def procedures(self) -> tuple[str, ...]:
        """The ids of all procedures: the folders that hold a `procedure.toml`."""
        return tuple(sorted(path.parent.name for path in self.forms.glob(f"*/{PROCEDURE_FILE}")))

    def procedure(self, procedure_id: str) -> Procedure:
        """Return a procedure.

        Raises:
            Problem: `step.unknown-procedure`.
        """
        if procedure_id not in self._procedures:
            if procedure_id not in self.procedures:
                raise Problem("step.unknown-procedure", id=procedure_id, known=self.procedures)
            path = self.forms / procedure_id / PROCEDURE_FILE
            self._procedures[procedure_id] = load_procedure(
                path, (self.shared_steps, self._shared), self.references, self.clocks
            )
        return self._procedures[procedure_id]

    @cached_property
    def ask_ids(self) -> frozenset[str]:
        """The ids of all questions that procedures ask beside the fields of the records."""
        return frozenset(ask.id for each in self.procedures for ask in self.procedure(each).asks)

    def asks_of(self, kind: str) -> tuple[Ask, ...]:
        """Return the questions of those procedures that make a kind of paper, each once."""
        makers = (self.procedure(each) for each in self.procedures)
        asks = (ask for each in makers if kind in each.documents for ask in each.asks)
        return tuple({ask.id: ask for ask in asks}.values())

    def keep(self, text: bytes) -> None:
        """Take in the text of an edition that a case file keeps, for the proceedings pinned to it.

        Raises:
            msgspec.DecodeError: the text is none, or of a later program.
        """
        kept = Procedure.of_text(text)
        self._kept[hashlib.sha256(text).hexdigest()] = kept

    def edition(self, procedure_id: str, sha256: str | None) -> Procedure:
        """Return the edition of a procedure that a proceeding is pinned to.

        Where its text is not known, because the case came without it, the shipped one stands in.

        Raises:
            Problem: `step.unknown-procedure`: neither is known.
        """
        if sha256 is not None and sha256 in self._kept:
            return self._kept[sha256]
        return self.procedure(procedure_id)
