"""What a paper says: one plain dictionary, made of the case by the law's data, in one language.

Nothing here is guessed: a text that is missing in the language stays empty, whoever asks for the
paper has been told so before. Words in a grammatical case are stored as the user entered or took
them, or stand in the template; dates and citations are declined by rule. In a paper for everybody
what was typed says nothing of private people, whatever its template prints.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import NamedTuple, get_args
from uuid import UUID

from desktop.documents.about import about_facts
from desktop.documents.addresses import ADDRESS
from desktop.documents.days import day_forms
from desktop.documents.places import place
from desktop.documents.public import Hiding
from desktop.documents.shape import (
    AboutFacts,
    AskedFacts,
    ConsentFacts,
    ControlFacts,
    Day,
    Enclosed,
    EvidenceFacts,
    ExpertFacts,
    Facts,
    FindingFacts,
    FormFacts,
    LookFacts,
    Member,
    ObjectFacts,
    Other,
    OutcomeFacts,
    Own,
    Picture,
    PictureFacts,
    PostedFacts,
    RecommendationFacts,
    ResponseFacts,
    SendingFacts,
    Signatory,
)
from desktop.documents.shape import Subject as SubjectFacts
from desktop.domain.case import Case
from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.control import (
    Consent,
    ConsentPurpose,
    Control,
    Evidence,
    Finding,
    Look,
    Proceeding,
    Recommendation,
    consent_to,
    deciding_sheet,
    shows_ward,
)
from desktop.domain.correspondence import (
    Attachment,
    Letter,
    Reply,
    Verdict,
    is_picture,
    working_copy_of,
)
from desktop.domain.dates import long_date, short_date
from desktop.domain.errors import Problem
from desktop.domain.outcome import Outcome
from desktop.domain.parties import ControlObject, Expert, Membership, Person, Subject
from desktop.domain.text import Lang, LocalText, sort_key
from desktop.domain.values import UNKNOWN_DAY, read_day, read_time
from desktop.law.acts import Owner
from desktop.law.documents import DocumentKind
from desktop.law.law import Law
from desktop.law.procedures import Ask, Procedure
from desktop.messages.catalogue import Say
from desktop.procedure.facts import names_access
from desktop.procedure.letters import letters_of, own_letter
from desktop.procedure.replies import (
    FULFILLED,
    UNCLEAR,
    last_answers,
    last_replies,
    leaves_open,
    only_begun,
)

_WORDS = re.compile(r"[^\W\d_]+")
_STEM = 5
"""Letters of a word that no case ending changes."""
_ROLES = {"chair": 0, "secretary": 1, "member": 2}
_NUMBERED = re.compile(r"^(\d{1,2}[.)]|[-–—•*])\s+")


def facts(
    case: Case,
    proceeding_id: UUID,
    kind: DocumentKind,
    lang: Lang,
    law: Law,
    *,
    on: date,
    say: Say,
    letter_id: UUID | None = None,
    consent_id: UUID | None = None,
    annex_pages: int | None = None,
) -> Facts:
    """Return everything that a paper of this kind can say in this language.

    Args:
        case: the case.
        proceeding_id: the proceeding whose paper it is; of a paper of the control as a whole, any.
        kind: the kind of paper.
        lang: the language of the paper; texts of other languages never stand in for it.
        law: the law's data.
        on: the day of the paper, by which norms are cited.
        say: words of the language (`paper.*`).
        letter_id: the letter whose number and date the paper carries; `None` takes the
            proceeding's own letter of this kind.
        consent_id: the consent for which the sheet is made; `None` leaves it blank.
        annex_pages: how many pages the papers take whose sheets its annex mark tells; `None` where
            that is not known, and the mark is filled in by hand. A page is a sheet.
    """
    proceeding = case.one(Proceeding, proceeding_id)
    control = case.one(Control, proceeding.control_id)
    hide = Hiding(case, control, say("paper.personal-data")) if kind.public else str
    norms = _Norms(law, lang, on)
    paper = _Paper(case, proceeding, control, kind, lang, law, on, say, norms, hide)
    told = paper.facts(letter_id, consent_id)
    if annex_pages is not None:
        told["annex_sheets"] = say("paper.annex-sheets", n=annex_pages)
    return told


class _Norms:
    """Citations of one paper: an act is named in full once, then shortly."""

    def __init__(self, law: Law, lang: Lang, on: date) -> None:
        self._references = law.references
        self._lang = lang
        self._on = on
        self._seen = {"public-control"}  # every template names it in its first sentence

    def words(self, ids: Iterable[str]) -> list[str]:
        found = []
        for norm_id in sorted(ids, key=sort_key):
            if norm_id not in self._references.citations:
                continue
            citation = self._references.get(norm_id)
            owner: Owner = "named" if citation.act in self._seen else "full"
            self._seen.add(citation.act)
            found.append(self._references.wording(citation, self._lang, owner=owner))
        return found

    def notion(self, notion_id: str) -> str:
        try:
            citation = self._references.citation(notion_id, self._on)
        except Problem:
            return ""
        return self._references.wording(citation, self._lang)


class _Paper(NamedTuple):
    case: Case
    proceeding: Proceeding
    control: Control
    kind: DocumentKind
    lang: Lang
    law: Law
    on: date
    say: Callable[..., str]
    norms: _Norms
    hide: Callable[[str], str]

    def facts(self, letter_id: UUID | None, consent_id: UUID | None) -> Facts:
        subject = self.case.one(Subject, self.control.subject_id)
        members = self._members()
        replies, said = last_replies(self.case), last_answers(self.case)
        proposed = self._of(Recommendation)
        told = {
            each.id: self._recommendation(each, replies.get(each.id), said.get(each.id))
            for each in proposed
        }
        recommendations = list(told.values())
        findings = [self._finding(each, self.norms) for each in self._of(Finding)]
        # A letter that prints only what is wrong must itself name each act in full.
        alone, access = (_Norms(self.law, self.lang, self.on) for _ in range(2))
        wrong = [each for each in self._of(Finding) if each.kind != "no_violation"]
        evidence = self._of(Evidence)
        return Facts(
            own=self._own(subject, letter_id),
            subject=self._subject(subject),
            object=self._object(),
            addressee=self._addressee(),
            control=self._control(subject),
            form=self._form(),
            experts=self._experts(),
            members=members,
            chair=next((each["full_name"] for each in members if each["chair"]), ""),
            secretary=next((each["full_name"] for each in members if each["secretary"]), ""),
            signatories=self._signatories(subject, members),
            executor=self._executor(subject),
            findings=findings,
            negatives=[self._finding(each, alone) for each in wrong],
            on_access=[
                self._finding(each, access)
                for each in wrong
                if names_access(each, self.law.references)
            ],
            recommendations=recommendations,
            recommendation_count=len(recommendations),
            unclear=[told[each.id] for each in proposed if leaves_open(replies.get(each.id))],
            agreements=[each for each in recommendations if each["agreed"]],
            fulfilled=[
                told[each.id]
                for each in proposed
                if (reply := replies.get(each.id)) and reply.verdict in FULFILLED
            ],
            outcomes=[self._outcome(each) for each in self._of(Outcome)],
            response=self._response(),
            evidence=[self._evidence(each) for each in evidence],
            # Nothing can be hidden on a picture.
            pictures=[]
            if self.kind.public
            else [found for each in evidence if (found := self._picture(each))],
            annex_sheets="",
            final_document=self._other("final-document"),
            complaint=self._other("complaint"),
            protocol=self._other("discussion-protocol"),
            consent=self._consent(self.case.get(Consent, consent_id)),
            sending=self._sending(),
            posted=self._posted(),
            law={"participation": self.norms.notion("constitution-participation")},
            asked=self._asked(),
            about=self._about(),
        )

    def _about(self) -> AboutFacts:
        about = about_facts(self.case, self.proceeding, self.law, self.lang, self.on, self.say)
        about["number"] = self.hide(about["number"])
        return about

    def _asked(self) -> dict[str, AskedFacts]:
        """Return the answers to all questions of all procedures; those of others are empty.

        A paper of the control as a whole, or of a form, knows what was answered in each of its
        forms; a request or a remedy has letters of its own, of which the forms say nothing.
        """
        none = Other(number="", date=self._day(""))
        empty = AskedFacts(
            words="", lines=[], points=[], day=none["date"], former=none["date"], **none,
            yes=False, no=False,
        )  # fmt: skip
        found = dict.fromkeys(self.law.ask_ids, empty)
        own = self._procedure()
        forms = self._forms() if own.kind == "form" else []
        for proceeding, procedure in (*forms, (self.proceeding, own)):
            for ask in procedure.asks:
                # Another procedure may ask the same of the control.
                home = self.control if ask.id in procedure.common.asks else proceeding
                answer = home.answers.get(ask.id, "")
                lines = self._paragraphs(home.texts.get(ask.id, LocalText()))
                found[ask.id] = AskedFacts(
                    words=self._words(ask, answer, lines),
                    lines=lines,
                    points=[_NUMBERED.sub("", line).rstrip(" .;,") for line in lines],
                    day=self._day(answer if ask.type == "day" else ""),
                    former=self._day(former(proceeding, ask.id) if ask.type == "day" else ""),
                    **(self._sent(answer) if ask.of_letter and answer else none),
                    yes=answer == "yes",
                    no=answer == "no",
                )
        return found

    def _procedure(self) -> Procedure:
        return self.law.edition(self.proceeding.procedure, self.proceeding.edition_sha256)

    def _forms(self) -> list[tuple[Proceeding, Procedure]]:
        """Return the forms of control that are combined in this one, each once."""
        found: dict[str, tuple[Proceeding, Procedure]] = {}
        for each in self._of(Proceeding):
            procedure = self.law.edition(each.procedure, each.edition_sha256)
            if procedure.kind == "form":
                found[procedure.id] = (each, procedure)
        return list(found.values())

    def _form(self) -> FormFacts:
        forms = [procedure for _, procedure in self._forms()]
        ids = {each.id for each in forms}
        articles = {
            self.law.references.get(norm).article
            for each in forms
            for norm in each.basis
            if self.law.references.get(norm).act == "public-control"
        }
        names = [(each.name or each.title).text(self.lang) for each in forms]
        declined = [(each.name_of or each.title).text(self.lang) for each in forms]
        if self.lang == "kk":  # of several words only the last takes the ending
            declined = [*names[:-1], *declined[-1:]]
        return FormFacts(
            name=self._joined(names),
            title=_capital(self._joined(names)),
            of=self._joined(declined),
            articles=sorted(articles, key=sort_key),
            monitoring="monitoring" in ids,
            discussion="discussion" in ids,
            expertise="expertise" in ids,
        )

    def _joined(self, words: list[str]) -> str:
        *first, last = words or [""]
        return self.say("paper.and", first=", ".join(first), last=last) if first else last

    def _experts(self) -> list[ExpertFacts]:
        found = []
        for number, each in enumerate(self._of(Expert), 1):
            person = self.case.get(Person, each.person_id)
            confirmed = (each.education, each.two_years, each.knowledge)
            found.append(
                ExpertFacts(
                    number=number,
                    full_name=self._name(person) if person else "",
                    speciality=self._clause(each.speciality),
                    qualified=all(answer == "yes" for answer in confirmed),
                    no_conflict=each.conflict_of_interest == "no",
                    conclusions=self._paragraphs(each.conclusions),
                    signed=self._figures(each.signed_on),
                )
            )
        return found

    def _words(self, ask: Ask, answer: str, lines: list[str]) -> str:
        if ask.type == "text":
            return " ".join(lines).removesuffix(".")
        if ask.type == "choice":
            labels = (c.label.text(self.lang) for c in ask.choices if c.id == answer)
            return _small(next(labels, ""))
        if ask.type == "answer":
            return self.say(f"paper.answer.{answer}") if answer else ""
        if ask.type == "day":
            return self._figures(answer)
        return _clock(answer) if ask.type == "time" else self._clause(answer)

    def _of(self, kind: type) -> tuple:  # type: ignore[type-arg]
        return self.case.of_control(kind, self.control.id)

    def _line(self, text: LocalText | str) -> str:
        """Return a text as one line, as it was typed: names end with the dot of an initial."""
        return self.hide(self._open(text))

    def _open(self, text: LocalText | str) -> str:
        """Return a line that everybody may read: the names and numbers of institutions."""
        part = text.text(self.lang) if isinstance(text, LocalText) else text
        return " ".join(part.split())

    def _clause(self, text: LocalText | str) -> str:
        """Return a text as one line without its full stop: templates close the sentence."""
        return self._line(text).removesuffix(".")

    def _paragraphs(self, text: LocalText) -> list[str]:
        """Return the paragraphs of a text, the last with the full stop that many leave out.

        An address that stands last stays as it was typed.
        """
        return self._lines_of(text.text(self.lang))

    def _lines_of(self, text: str) -> list[str]:
        lines = (self._line(line) for line in text.split("\n"))
        found = [line for line in lines if line]
        ends = bool(found) and (found[-1][-1].isalnum() or found[-1][-1] in ")]»")
        if ends and not ADDRESS.fullmatch(found[-1].split()[-1]):
            found[-1] += "."
        return found

    def _own(self, subject: Subject, letter_id: UUID | None) -> Own:
        letter = self._letter(self.kind.id, letter_id)
        day = read_day(letter.day_it_bears) if letter else None
        style = long_date if self.kind.date == "words" else _short
        number = self._line(letter.number) if letter else ""
        return Own(
            number=number,
            date=style(day, self.lang) if day else "",
            made=short_date(self.on),
            numbered=self.kind.numbered and (subject.kind == "organisation" or bool(number)),
            city=self._line(subject.city),
        )

    def _letter(self, kind: str, letter_id: UUID | None = None) -> Letter | None:
        if letter_id is not None:
            return self.case.get(Letter, letter_id)
        return own_letter(self.case, self.proceeding, kind)

    def _other(self, kind: str) -> Other:
        """Return another letter of the control, whichever of its proceedings wrote it."""
        all_of_it = (own_letter(self.case, each, kind) for each in self._of(Proceeding))
        letter = self._letter(kind) or next((each for each in all_of_it if each), None)
        return Other(
            number=self._line(letter.number) if letter else "",
            date=self._day(letter.day_it_bears if letter else ""),
        )

    def _sent(self, kind: str) -> Other:
        """Return the last letter of a kind that the control sent: only that can be corrected."""
        sent = [
            each
            for each in self._of(Letter)
            if (each.direction, each.kind) == ("out", kind) and each.sent
        ]
        # Of two requests each has a letter of its own.
        own = [each for each in sent if each.proceeding_id in (None, self.proceeding.id)]
        letter = (own or sent)[-1] if sent else None
        return Other(
            number=self._line(letter.number) if letter else "",
            date=self._day(letter.day_it_bears if letter else ""),
        )

    def _day(self, text: str) -> Day:
        return day_forms(read_day(text), self.lang)

    def _figures(self, text: str) -> str:
        """Return a day in figures, or the words for one of which it is known that it is unknown."""
        if text == UNKNOWN_DAY:
            return self.say("paper.day-unknown")
        return self._day(text)["figures"]

    def _when(self, day: str, hour: str) -> str:
        return " ".join(part for part in (self._figures(day), _clock(hour)) if part)

    def _place(self, city: LocalText, address: LocalText) -> str:
        return place(self._clause(city), self._clause(address))

    def _subject(self, subject: Subject) -> SubjectFacts:
        contacts = [self._place(subject.city, subject.address)]
        if subject.phone:
            contacts.append(self.say("paper.contact.phone", text=self._line(subject.phone)))
        contacts += [self._line(subject.email), self._line(subject.website)]
        if subject.bin:
            contacts.append(self.say("paper.contact.bin", text=self._line(subject.bin)))
        organisation = subject.kind == "organisation"
        name = self._open(subject.name) if organisation else self._line(subject.name)
        if subject.kind == "citizen" and self.kind.public:
            name = self.say("paper.subject.citizen")
        return SubjectFacts(
            organisation=organisation,
            citizen=subject.kind == "citizen",
            group=subject.kind == "group",
            kind=self.say(f"paper.subject.{subject.kind}"),
            name=name,
            bin=self._open(subject.bin) if organisation else self._line(subject.bin),
            city=self._line(subject.city),
            address=self._clause(subject.address),
            phone=self._line(subject.phone),
            email=self._line(subject.email),
            website=self._line(subject.website),
            contacts=[line for line in contacts if line],
            compliance=self._compliance(subject),
        )

    def _compliance(self, subject: Subject) -> list[str]:
        """Say of an organisation what was answered; nothing about foreign participation."""
        if subject.kind != "organisation":
            return []
        answers = (
            ("comply.registered", subject.registered_in_kazakhstan, "yes"),
            ("comply.not-religious", subject.religious, "no"),
            ("comply.active", subject.suspended_or_banned, "no"),
        )
        return [
            self.say(f"paper.{code}") for code, answer, affirmed in answers if answer == affirmed
        ]

    def _object(self) -> ObjectFacts:
        target = self.case.one(ControlObject, self.control.object_id)
        return ObjectFacts(
            name=self._open(target.name).removesuffix("."),
            bin=self._open(target.bin),
            city=self._line(target.city),
            address=self._clause(target.address),
            website=self._line(target.website),
            authorised_body=self._open(target.authorised_body),
            higher_body=self._open(target.higher_body),
            former_name=self._open(target.former_name).removesuffix("."),
        )

    def _sending(self) -> SendingFacts:
        kind = self._procedure().letter_beside(self.kind.id)
        if kind is None:
            return SendingFacts(title="", mark="", contents=[])
        inside = [each for each in self.law.documents if each.goes_with == kind]
        made = [each.id for each in inside if each.id in self._procedure().documents]
        contents = [
            Enclosed(number=number, title=self._title(each), mark=self._mark(self._letter(each)))
            for number, each in enumerate((kind, *made), 1)
        ]
        return SendingFacts(
            title=self._title(kind), mark=self._mark(self._letter(kind)), contents=contents
        )

    def _title(self, kind: str) -> str:
        return self.law.document(kind).title.text(self.lang)

    def _mark(self, letter: Letter | None) -> str:
        number = self._line(letter.number) if letter else ""
        day = self._day(letter.day_it_bears if letter else "")["figures"]
        return ", ".join(part for part in (f"№ {number}" if number else "", day) if part)

    def _posted(self) -> list[PostedFacts]:
        """Return the letters that go by post on the day of the paper, whatever their control.

        By their day of sending, and while none is entered by their own. What lies in the envelope
        of another letter is not posted by itself, nor what is handed over.
        """
        found: list[PostedFacts] = []
        kinds = {each.id: each for each in self.law.documents if each.numbered and each.addressee}
        for each in self.case.all(Letter):
            day = read_day(each.sent_on) or read_day(each.dated)
            by_post = each.direction == "out" and each.channel in {"", "post"}
            if not by_post or day != self.on or each.kind not in kinds:
                continue
            kind = kinds[each.kind]
            home = self.case.get(Proceeding, each.proceeding_id) or self.proceeding
            there = self._replace(
                kind=kind, proceeding=home, control=self.case.one(Control, each.control_id)
            )
            *to, address = there.by_post()
            found.append(
                PostedFacts(
                    number=len(found) + 1,
                    mark=self._mark(each),
                    title=self._title(each.kind),
                    to=", ".join(line for line in to if line),
                    address=address,
                )
            )
        return found

    def _addressee(self) -> list[str]:
        return [line for line in self.addressed() if line]

    def by_post(self) -> list[str]:
        """Return the lines of the envelope of a letter, the address last."""
        if not self.kind.through_object:
            return self.addressed()
        target = self.case.one(ControlObject, self.control.object_id)
        return [self._line(target.name), self._place(target.city, target.address)]

    def addressed(self) -> list[str]:
        """Return the lines of the addressee: a head in the dative, an organisation as it is named.

        In Kazakh only the last word takes the case: «… басшысы А. Ивановқа». A bare post says
        nothing of whose it is: the institution stands before it, also where the dative was typed
        without it. The last line is the address, empty where it is not known.
        """
        target = self.case.one(ControlObject, self.control.object_id)
        named = {
            "authorised_body": target.authorised_body,
            "higher_body": target.higher_body,
            "": LocalText(),
        }
        to = self.kind.addressee
        if to.startswith("texts."):
            texts = self.control.texts | self.proceeding.texts
            typed = texts.get(to.removeprefix("texts."), LocalText()).text(self.lang)
            return [*(self._line(each) for each in typed.split("\n")), ""]
        if to != "head":
            return [self._line(named[to]), ""]
        lines = [self._line(target.name)]
        head = self.case.get(Person, target.head_id)
        if head:
            name = self._line(head.short_name_dative)
            post, whole = self._line(head.post), self._line(head.post_dative)
            if whole:
                lines = [*([] if _names(whole, lines[0]) else lines), whole, name]
            elif post:
                lines += [post, name]
        return [*lines, self._place(target.city, target.address)]

    def _control(self, subject: Subject) -> ControlFacts:
        control = self.control
        started, completed = self._day(control.started_on), self._day(control.completed_on)
        tasks = [each for each in self.law.tasks if each.id in control.tasks]
        return ControlFacts(
            topic=self._clause(control.topic),
            public_interest=self._paragraphs(control.public_interest),
            partners=[line.rstrip(".;, ") for line in self._paragraphs(control.partners)],
            tasks=[_small(self._clause(each.text.text(self.lang))) for each in tasks],
            manner=self.say(f"paper.manner.{control.manner}") if control.manner else "",
            visit=control.manner in {"visit", "remote_and_visit"},
            by_group=subject.kind == "group" or control.by_group == "yes",
            started=started,
            completed=completed,
            period=self._period(started["words"], completed["words"]),
            time=self._span("time", _clock(control.time_from), _clock(control.time_to)),
            place=self._clause(control.place),
            conclusion=self._paragraphs(control.conclusion),
        )

    def _period(self, first: str, last: str) -> str:
        days = (self.control.started_on, self.control.completed_on)
        if not (first or last) and UNKNOWN_DAY in days:
            return self.say("paper.day-unknown")
        return self._span("period", first, last)

    def _span(self, what: str, first: str, last: str) -> str:
        if first == last:
            return first
        if first and last:
            return self.say(f"paper.{what}", first=first, last=last)
        if first:
            return self.say(f"paper.{what}-from", first=first)
        return self.say(f"paper.{what}-until", last=last)

    def _members(self) -> list[Member]:
        people: list[tuple[Membership, Person]] = []
        for each in self._of(Membership):
            person = self.case.get(Person, each.person_id)
            if person:
                people.append((each, person))
        people.sort(key=lambda pair: (_ROLES[pair[0].role], sort_key(self._name(pair[1]))))
        return [self._member(n, *pair) for n, pair in enumerate(people, 1)]

    def _name(self, person: Person) -> str:
        return self._line(person.full_name) or self._line(person.short_name)

    def _member(self, number: int, membership: Membership, person: Person) -> Member:
        subject = self.case.one(Subject, self.control.subject_id)
        grouped = subject.kind == "group" or self.control.by_group == "yes"
        return Member(
            number=number,
            full_name=self._name(person),
            short_name=self._line(person.short_name) or self._name(person),
            post=self._line(person.post),
            role=self.say(f"paper.role.{membership.role}") if grouped else "",
            chair=membership.role == "chair",
            secretary=membership.role == "secretary",
            citizen_of_kazakhstan=membership.citizen_of_kazakhstan == "yes",
            adult=membership.adult == "yes",
            no_conflict=membership.conflict_of_interest == "no",
            declared=self._day(membership.declared_on)["figures"],
        )

    def _signatories(self, subject: Subject, members: list[Member]) -> list[Signatory]:
        person = self.case.get(Person, subject.signatory_id)
        head = [
            Signatory(post=self._line(person.post), name=self._short_name(person))
            if person
            else Signatory(post="", name="")
        ]
        if subject.kind == "citizen":
            head = [Signatory(post="", name=head[0]["name"] or self._line(subject.name))]
        group = [Signatory(post=_capital(m["role"]), name=m["short_name"]) for m in members]
        leading = [
            one for one, m in zip(group, members, strict=True) if m["chair"] or m["secretary"]
        ]
        if self.kind.signed_by == "chair_and_secretary":
            return leading or head
        grouped = subject.kind == "group" or self.control.by_group == "yes"
        if self.kind.signed_by == "everybody" and grouped and group:
            own = [one for one in head if one["name"] not in {each["name"] for each in group}]
            return group if subject.kind == "group" else [*own, *group]
        if subject.kind == "group" and group:
            return leading[:1] or group
        return head

    def _short_name(self, person: Person) -> str:
        return self._line(person.short_name) or self._line(person.full_name)

    def _executor(self, subject: Subject) -> str:
        person = self.case.get(Person, subject.executor_id)
        name = self._short_name(person) if person else ""
        if person is None or not name:
            return ""
        phone = self._line(person.phone) or self._line(subject.phone)
        said = self.say("paper.contact.phone", text=phone) if phone else ""
        return ", ".join(part for part in (name, said, self._line(person.email)) if part)

    def _numbers(self, kind: type[Evidence | Finding | Recommendation], ids: Iterable[UUID]) -> str:
        wanted = set(ids)
        found = [each for each in self._of(kind) if each.id in wanted]
        return ", ".join(str(each.number) for each in found)

    def _finding(self, finding: Finding, cited: _Norms) -> FindingFacts:
        norms = cited.words(finding.norms)
        other = self._clause(finding.other_norm)
        looks = [each for each in self.case.all(Look) if each.finding_id == finding.id]
        looks.sort(key=lambda each: each.number)
        return FindingFacts(
            number=finding.number,
            kind=self.say(f"paper.finding.{finding.kind}"),
            title=self._clause(finding.title),
            circumstances=self._paragraphs(finding.circumstances),
            causes=self._paragraphs(finding.causes),
            norms=[*norms, other] if other else norms,
            conditions=self._conditions(finding),
            evidence=self._numbers(Evidence, finding.evidence_ids),
            looks=[self._look(each) for each in looks],
        )

    def _conditions(self, finding: Finding) -> list[str]:
        said = []
        for condition_id, (citation, condition) in self.law.references.conditions.items():
            answer = self._clause(finding.conditions.get(condition_id, ""))
            if not answer or citation.id not in finding.norms:
                continue
            if answer == "unknown" or (condition.kind == "answer" and answer in {"yes", "no"}):
                answer = self.say(f"paper.answer.{answer}")
            question = condition.question.text(self.lang)
            said.append(self.say("paper.condition", question=question, answer=answer))
        return said

    def _look(self, look: Look) -> LookFacts:
        person = self.case.get(Person, look.person_id)
        evidence = self.case.get(Evidence, look.evidence_id)
        return LookFacts(
            number=look.number,
            place=self._line(look.place),
            day=self._figures(look.day),
            time=_clock(look.time),
            walked=self._line(look.walked),
            words=self._line(look.search_words),
            shown=self._line(look.shown),
            person=self._short_name(person) if person else "",
            evidence=str(evidence.number) if evidence else "",
        )

    def _response(self) -> ResponseFacts:
        begun = only_begun(self.case)
        letters = (
            each
            for each in letters_of(self.case, self.proceeding)
            if each.direction == "in" and each.kind == "reasoned-response" and each.id not in begun
        )
        newest = max(
            letters, key=lambda each: (read_day(each.arrived_on) or date.min, each.id), default=None
        )
        if newest is None:
            return ResponseFacts(came=False, arrived=self._day(""), mark="")
        number = self._line(newest.number)
        dated, sender = self._day(newest.dated)["words"], self._clause(newest.sender)
        sign = "No." if self.lang == "en" else "№"
        said = (dated, f"{sign} {number}" if number else "", sender)
        return ResponseFacts(
            came=True,
            arrived=self._day(newest.arrived_on),
            mark=", ".join(part for part in said if part),
        )

    def _recommendation(
        self, each: Recommendation, reply: Reply | None, said: Reply | None
    ) -> RecommendationFacts:
        """Return a recommendation with what counts as the reply, and what was last said to it."""
        verdict = reply.verdict if reply else ""
        told = "" if self.kind.public and verdict in self._untold() else verdict
        lacks = (verdict or "not_answered") if verdict in UNCLEAR else ""
        choices = self.law.fields.get("reply", "verdict").choices
        first, *more = self._paragraphs(each.text) or [""]
        return RecommendationFacts(
            number=each.number,
            text=first,
            more=more,
            responsible=self._clause(each.responsible),
            term=self._clause(each.term),
            norms=self._grounds(each),
            findings=self._numbers(Finding, each.finding_ids),
            verdict=choices[told].text(self.lang) if told else "",
            quote=self._lines_of(said.quote.any_text(self.lang)) if said else [],
            lacks=self.say(f"paper.lacks.{lacks}") if lacks else "",
            question=self._paragraphs(reply.question) if reply else [],
            heard=self._paragraphs(each.heard),
            agreed=self._paragraphs(each.agreed),
            agreed_who=self._clause(each.agreed_who),
            agreed_by=self._figures(each.agreed_by),
        )

    def _outcome(self, each: Outcome) -> OutcomeFacts:
        sign = "No." if self.lang == "en" else "№"
        number = self._line(each.document_number)
        document = self._clause(each.document)
        named = (document, f"{sign} {number}" if number else "")
        day = self._day(each.day)["words"]
        if each.day == UNKNOWN_DAY:
            day = self.say("paper.day-unknown")
        said = (day, " ".join(part for part in named if part))
        return OutcomeFacts(
            number=each.number,
            text=self._clause(each.what),
            mark=", ".join(part for part in said if part),
            recommendations=self._numbers(Recommendation, each.recommendation_ids),
        )

    def _untold(self) -> tuple[Verdict, ...]:
        """Return what is not told to everybody: what is not assessed, silence before an answer."""
        if self._response()["came"]:
            return ("cannot_be_assessed",)
        return ("cannot_be_assessed", "not_answered")

    def _grounds(self, each: Recommendation) -> list[str]:
        """Return the norms of a recommendation; where none is chosen, those of its findings."""
        if each.norms:
            return self.norms.words(each.norms)
        found = [one for one in self._of(Finding) if one.id in each.finding_ids]
        ids = {norm for one in found for norm in one.norms}
        others = dict.fromkeys(self._clause(one.other_norm) for one in found)
        return [*self.norms.words(ids), *(text for text in others if text)]

    def _evidence(self, each: Evidence) -> EvidenceFacts:
        attachment = self.case.get(Attachment, each.attachment_id)
        kind = self.say(f"paper.evidence.{each.kind}")
        language = self.say(f"paper.in.{each.language}") if each.language else ""
        place = self._clause(each.place)
        made_by = self._clause(each.made_by)
        maker = self.say("paper.made-by", name=made_by) if made_by else ""
        return EvidenceFacts(
            number=each.number,
            kind=", ".join(part for part in (kind, language) if part),
            title=self._clause(each.title),
            source="; ".join(part for part in (self._line(each.source), place) if part),
            how=" ".join([*self._paragraphs(each.how), maker]) if maker else self._line(each.how),
            made=self._when(each.made_on, each.made_time),
            found=self._when(each.found_on, each.found_time),
            taken=_instant(each.taken_in_at or (attachment.taken_in_at if attachment else None)),
            by=self._line(each.taken_in_by),
            file=self._line(attachment.name) if attachment else "",
            size=self._size(attachment.size) if attachment else "",
            checksum=attachment.sha256 if attachment else "",
            note=self._note(each, attachment),
        )

    def _consent(self, consent: Consent | None) -> ConsentFacts:
        blank = consent or Consent(id=self.control.id, control_id=self.control.id, number=0)
        person = self.case.get(Person, blank.person_id)
        chosen = blank.purpose
        given = self._line(blank.name) or (self._name(person) if person else "")
        representative = self._line(blank.representative)
        pieces = [each for each in self._of(Evidence) if each.id in blank.evidence_ids]
        return ConsentFacts(
            name=given,
            representative=representative,
            for_another=bool(representative) or not given,
            purpose=self.say(f"paper.consent.for.{chosen}") if chosen else "",
            purposes=[]
            if chosen
            else [
                self.say(f"paper.consent.for.{each}") for each in get_args(ConsentPurpose) if each
            ],
            data=self.say(f"paper.consent.data.{chosen}") if chosen else "",
            details=self._clause(blank.details),
            evidence=[
                " – ".join(part for part in (f"№ {each.number}", self._clause(each.title)) if part)
                for each in pieces
            ],
            given=self._figures(blank.given_on),
        )

    def _note(self, each: Evidence, attachment: Attachment | None) -> str:
        if hides_people(each, self.case):
            return self.say("paper.hidden-people")
        if attachment and working_copy_of(self.case.all(Attachment), attachment.id):
            return self.say("paper.working-copy")
        return ""

    def _size(self, size: int) -> str:
        grouped = f"{size:,}".replace(",", "\N{NO-BREAK SPACE}")
        return self.say("paper.bytes", n=size, size=grouped)

    def _picture(self, each: Evidence) -> PictureFacts | None:
        attachment = self.case.get(Attachment, each.attachment_id)
        if attachment is None or hides_people(each, self.case) or not is_picture(attachment):
            return None
        caption = self._clause(each.title)
        copy = working_copy_of(self.case.all(Attachment), attachment.id)
        image = Picture((copy or attachment).sha256)
        return PictureFacts(number=each.number, caption=caption, image=image)


def hides_people(evidence: Evidence, case: Case) -> bool:
    """Return whether people can be recognised on it who did not consent (7(2)(10)), or children.

    A consent that was withdrawn says that somebody is on it, as long as nobody denies that.
    """
    consents = case.of_control(Consent, evidence.control_id)
    sheet = deciding_sheet(evidence, consents)
    if sheet is not None and sheet.withdrawn:
        return evidence.people_recognisable != "no"
    unasked = consent_to(evidence, consents) != "yes" or shows_ward(evidence, consents)
    return evidence.people_recognisable == "yes" and unasked


def former(proceeding: Proceeding, ask_id: str) -> str:
    """Return what was answered before the steps began anew for the last time; "" if nothing."""
    rounds = {
        int(n): answer
        for key, answer in proceeding.rounds.items()
        if (n := key.partition(".")[0]).isdecimal() and key == f"{n}.{ask_id}"
    }
    return rounds[max(rounds)] if rounds else ""


def _short(day: date, _lang: Lang) -> str:
    return short_date(day)


def _instant(instant: datetime | None) -> str:
    """Return an instant as the day and the hour in Kazakhstan, "" for none."""
    if instant is None:
        return ""
    here = instant.astimezone(KAZAKHSTAN)
    return f"{short_date(here.date())} {here:%H:%M}"


def _clock(text: str) -> str:
    moment = read_time(text)
    return moment.strftime("%H:%M") if moment else ""


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _names(post: str, institution: str) -> bool:
    """Return whether a post names its institution: by the stem of any longer word of its name."""
    stems = {word[:_STEM] for word in _WORDS.findall(institution.casefold()) if len(word) > _STEM}
    return not stems or any(stem in post.casefold() for stem in stems)
