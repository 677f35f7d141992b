"""Three cases for every paper: the smallest, the real one, and a hostile and huge one."""

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from msgspec.structs import replace
from PIL import Image

from desktop.domain.case import Case
from desktop.domain.control import (
    Consent,
    Control,
    Evidence,
    Finding,
    Look,
    Proceeding,
    Recommendation,
)
from desktop.domain.correspondence import Attachment, Letter, Receipt, Reply, Verdict
from desktop.domain.ids import new_id
from desktop.domain.outcome import Outcome
from desktop.domain.parties import ControlObject, Expert, Membership, Person, Subject
from desktop.domain.record import Record
from desktop.domain.text import LocalText
from desktop.domain.values import typed_day
from desktop.law.law import Law
from desktop.law.procedures import Ask, pattern_of
from desktop.procedure.route import main_proceeding

LAW = Law()
ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2025, 10, 3, 10, tzinfo=UTC)
# Every letter of the Kazakh alphabet that Russian lacks, what XML and Jinja read as their own,
# and a word longer than a line.
HOSTILE = """&<>"' {{ 7*7 }} {% raw %} {# x #} ҚқӘәҰұҒғҢңӨөҮүҺһІі ]]> &amp; """ + "ұзақ" * 50


@dataclass
class Sample:
    case: Case
    control_id: UUID
    contents: dict[str, bytes] = field(default_factory=dict)

    @property
    def proceeding_id(self) -> UUID:
        return main_proceeding(self.case, self.control_id).id

    def proceeding_of(self, kind: str) -> UUID:
        """Return the first proceeding by a procedure that makes this paper."""
        found = (
            each.id
            for each in self.case.of_control(Proceeding, self.control_id)
            if kind in LAW.procedure(each.procedure).documents
        )
        return next(found, self.proceeding_id)


def local(kk: str, ru: str = "", en: str = "") -> LocalText:
    return LocalText(kk=kk, ru=ru or kk, en=en or kk)


def picture(width: int = 64, height: int = 48, form: str = "PNG") -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, form)
    return out.getvalue()


def typical(ask: Ask) -> Any:
    """Return an answer to a question of a procedure, as a worker might give it."""
    if ask.type == "text":
        return local("Бірінші тармақ\nЕкінші тармақ", "Первый пункт\nВторой пункт", "One\nTwo")
    if ask.type == "choice":
        return ask.choices[0].id
    if ask.id in {"came_after_all", "letter_withdrawn"}:
        return "no"  # the typical remedy is about silence, the typical letter is only corrected
    return {"day": "2025-11-07", "time": "15:00", "answer": "yes", "line": "12"}[ask.type]


def shared(answer: Callable[[Ask], Any]) -> dict[str, Any]:
    """Return answers to the questions of shared steps that stand in some paper."""
    data = LAW.procedure("monitoring")
    told = {a.id: answer(a) for a in data.asks if a.id in data.common.asks and a.appears}
    return {
        "answers": {name: each for name, each in told.items() if isinstance(each, str)},
        "texts": {name: each for name, each in told.items() if isinstance(each, LocalText)},
    }


class Builder:
    def __init__(self) -> None:
        self.records: list[Record] = []
        self.contents: dict[str, bytes] = {}

    def add(self, record: Any) -> Any:
        self.records.append(record)
        return record

    def letter(
        self, control_id: UUID, kind: str, home: UUID | None = None, number: str = "",
        dated: str = "",
    ) -> Letter:  # fmt: skip
        """Return the letter of a kind, begun if it is not there yet."""
        for each in self.records:
            if isinstance(each, Letter) and each.kind == kind:
                return each
        return self.add(
            Letter(
                id=new_id(), control_id=control_id, proceeding_id=home, kind=kind, number=number,
                dated=dated,
            )
        )  # fmt: skip

    def attach(self, data: bytes, name: str) -> Attachment:
        digest = hashlib.sha256(data).hexdigest()
        self.contents[digest] = data
        return self.add(
            Attachment(
                id=new_id(), sha256=digest, size=len(data), name=name,
                media_type="image/png", taken_in_at=AT,
            )
        )  # fmt: skip

    def sample(
        self, control_id: UUID, answer: Callable[[Ask], Any] | None = None, number: str = ""
    ) -> Sample:
        """Return the case with a proceeding by each procedure, monitoring first.

        `answer` answers a question of a procedure itself; without it only those without which a
        paper cannot be made. `number` begins the numbers of the letters of those procedures.
        """
        if answer:
            self._answer_shared(control_id, answer)
        needed = {pattern_of(need) for kind in LAW.documents for need in kind.needs}
        about = self.letter(control_id, "covering-letter")
        for n, procedure in enumerate(
            sorted(LAW.procedures, key=lambda each: each != "monitoring")
        ):
            data = LAW.procedure(procedure)
            own = [ask for ask in data.asks if ask.id not in data.common.asks]
            asks = [ask for ask in own if answer or ask.pattern in needed]
            told = {ask.id: (answer or typical)(ask) for ask in asks}
            proceeding = self.add(
                Proceeding(
                    id=new_id(), control_id=control_id, number=n + 1, procedure=procedure,
                    edition="1", about_letter_id=about.id if data.kind == "remedy" else None,
                    answers={name: each for name, each in told.items() if isinstance(each, str)},
                    texts={k: each for k, each in told.items() if isinstance(each, LocalText)},
                )
            )  # fmt: skip
            if number and n:
                for kind in data.documents:
                    if kind not in data.common.documents:
                        dated = "2025-11-10"
                        self.letter(control_id, kind, proceeding.id, f"{number}{n}", dated)
        return Sample(Case(new_id(), {}).replaced(self.records), control_id, self.contents)

    def _answer_shared(self, control_id: UUID, answer: Callable[[Ask], Any]) -> None:
        """Answer the questions of the shared steps that papers print."""
        told = {
            ask.id: answer(ask)
            for procedure in LAW.procedures
            for ask in LAW.procedure(procedure).asks
            if ask.id in LAW.procedure(procedure).common.asks and ask.appears
        }
        at = next(n for n, each in enumerate(self.records) if each.id == control_id)
        self.records[at] = replace(
            cast("Control", self.records[at]),
            answers={name: each for name, each in told.items() if isinstance(each, str)},
            texts={name: each for name, each in told.items() if isinstance(each, LocalText)},
        )


PARTNERS = LocalText(kk="«Көмек» қоры", ru="Фонд «Помощь»", en="The Help Foundation")


def minimal(kind: str = "organisation") -> Sample:
    """Only what a paper cannot do without."""
    made = Builder()
    subject = made.add(
        Subject(id=new_id(), kind=kind, name=local("«Үміт» қоры", "Фонд «Умит»", "Umit"))
    )
    target = made.add(
        ControlObject(
            id=new_id(), name=local("№ 1 мектеп", "Школа № 1", "School No. 1"),
            authorised_body=local("Білім басқармасы", "Управление образования", "Education"),
        )
    )  # fmt: skip
    control = made.add(
        Control(
            id=new_id(), number=1, subject_id=subject.id, object_id=target.id,
            topic=local("тамақ", "питание", "meals"),
            tasks=frozenset({"4"}), started_on="2025-10-06", completed_on="2025-10-10",
            place=local("Орал", "Уральск", "Uralsk"),
        )
    )  # fmt: skip
    person = made.add(Person(id=new_id(), full_name=local("Айша Омарова", "Айша Омарова", "A. O.")))
    made.add(Membership(id=new_id(), control_id=control.id, person_id=person.id, role="chair"))
    return made.sample(control.id)


def real() -> Sample:
    """The published case of Uralsk, as `demo` builds it, with a letterhead to look at."""
    data = tomllib.loads((ROOT / "resources" / "sample" / "uralsk.toml").read_text("utf-8"))
    made = Builder()

    def person(entry: Mapping[str, Any], **more: Any) -> Person:
        texts = {
            name: LocalText(**value) for name, value in entry.items() if isinstance(value, dict)
        }
        return made.add(Person(id=new_id(), **texts, **more))

    head = person(data["head"], side="object")
    executor = made.add(
        Person(
            id=new_id(), short_name=local("А. Омарова", "А. Омарова", "A. Omarova"),
            phone="8 (7112) 00-00-00", email="office@example.org",
        )
    )  # fmt: skip
    target = made.add(
        ControlObject(
            id=new_id(), **_texts(data["object"]), head_id=head.id, bin="240640001236",
            address=local("Достық даңғылы, 179", "проспект Достык, 179", "179 Dostyk Avenue"),
            former_name=local("Бұрынғы басқарма", "Прежнее управление", "The former department"),
            website="gov.kz",
        )
    )  # fmt: skip
    subject = made.add(
        Subject(
            id=new_id(), **_texts(data["subject"]), signatory_id=person(data["signatory"]).id,
            executor_id=executor.id, bin="251040999990", registered_in_kazakhstan="yes",
            religious="no", suspended_or_banned="no", phone="8 (7112) 11-11-11",
            email="fond@example.org", website="fond.example.org",
            address=local("Абай даңғылы, 1", "проспект Абая, 1", "1 Abai Avenue"),
        )
    )  # fmt: skip
    entry = data["control"]
    control = made.add(
        Control(
            id=new_id(), number=1, subject_id=subject.id, object_id=target.id,
            **_texts(entry), manner=entry["manner"], partners=PARTNERS,
            tasks=frozenset(entry["tasks"]), by_group="yes", time_from=entry["time_from"],
            started_on=typed_day(entry["started_on"]), time_to=entry["time_to"],
            completed_on=typed_day(entry["completed_on"]), **shared(typical),
        )
    )  # fmt: skip
    members = [person(each) for each in data["member"]]
    for each, member in zip(data["member"], members, strict=True):
        made.add(
            Membership(
                id=new_id(), control_id=control.id, person_id=member.id, role=each["role"],
                citizen_of_kazakhstan="yes", adult="yes", declared_on="2025-10-03",
                conflict_of_interest="no",
            )
        )  # fmt: skip
    expert = made.add(Person(id=new_id(), full_name=local("Сарапшы", "Эксперт", "Expert")))
    made.add(
        Expert(
            id=new_id(), control_id=control.id, education="yes", two_years="yes", knowledge="yes",
            person_id=expert.id,
            speciality=local("цифрландыру", "цифровизация", "digitalisation"),
            conflict_of_interest="no", signed_on="2025-10-09",
            conclusions=local("Кеңестің ережесі жоқ", "Положения о совете нет", "No rules"),
        )
    )  # fmt: skip
    evidence = [
        made.add(
            Evidence(
                id=new_id(), control_id=control.id, number=n, kind=each["kind"], **_texts(each),
                source=each["source"], made_on=typed_day(each["made_on"]),
                found_on=typed_day(each["found_on"]), people_recognisable="no",
                attachment_id=made.attach(picture(800, 600), "page.png").id,
            )
        )
        for n, each in enumerate(data["evidence"], 1)
    ]  # fmt: skip
    made.add(
        Consent(
            id=new_id(), control_id=control.id, number=1, purpose="picture", name="Aisha Omarova",
            representative="Dana Seitova", given_on="2025-10-05",
            details=local("кіреберіс", "у входа", "at the door"),
        )
    )  # fmt: skip
    findings = []
    for n, each in enumerate(data["finding"], 1):
        finding = made.add(
            Finding(
                id=new_id(), control_id=control.id, number=n, kind=each["kind"], **_texts(each),
                norms=frozenset(each["norms"]), evidence_ids=frozenset({evidence[0].id}),
                conditions={"council-exists": "unknown", "council-act": "№ 7, 05.02.2024"},
            )
        )  # fmt: skip
        findings.append(finding)
        for k, look in enumerate(each["look"], 1):
            made.add(
                Look(
                    id=new_id(), finding_id=finding.id, number=k, **_texts(look),
                    place=look["place"], search_words=look["search_words"],
                    day=typed_day(look["day"]), time=look["time"], person_id=members[0].id,
                    evidence_id=evidence[0].id,
                )
            )  # fmt: skip
    for n, each in enumerate(data["recommendation"], 1):
        made.add(
            Recommendation(
                id=new_id(), control_id=control.id, number=n, **_texts(each),
                norms=frozenset(each["norms"]), finding_ids=frozenset({findings[0].id}),
                heard=local("Келісті", "Согласны", "They agree"), agreed_by="2025-12-01",
                agreed=local("Жарияланады", "Будет опубликовано", "It will be published"),
                agreed_who=local("басқарма", "управление", "the department"),
            )
        )  # fmt: skip
    for n, each in enumerate(data["letter"], 1):
        letter = made.add(
            Letter(
                id=new_id(), control_id=control.id, kind=each["kind"], number=f"0{n}-12/{n}45",
                dated=typed_day(each["dated"]), sent_on=typed_day(each.get("sent_on", "")),
                sent="sent_on" in each,
            )
        )  # fmt: skip
        if "receipt" in each:
            proof, day = each["receipt"]["proof"], typed_day(each["receipt"]["day"])
            made.add(Receipt(id=new_id(), letter_id=letter.id, proof=proof, day=day))
    return made.sample(control.id, typical, "07-12/")


def answered() -> Sample:
    """The real case once the institution has answered: on one thing in general, on one not."""
    given = real()
    came = Letter(
        id=new_id(), control_id=given.control_id, direction="in", kind="reasoned-response",
        number="12-34", dated="2025-11-03", arrived_on="2025-11-04",
        sender=local("Басқарма", "Управление", "The department"),
    )  # fmt: skip
    verdicts: tuple[Verdict, ...] = ("cannot_be_assessed", "done_otherwise", "not_answered")
    proposed = given.case.of_control(Recommendation, given.control_id)
    replies = [
        Reply(
            id=new_id(), recommendation_id=each.id, letter_id=came.id, verdict=verdict,
            quote=local("Назарға алынды", "Принято к сведению", "It was noted")
            if verdict == "cannot_be_assessed" else LocalText(),
            question=local("Қашан?", "Когда именно?", "When exactly?")
            if verdict == "not_answered" else LocalText(),
        )
        for each, verdict in zip(proposed, verdicts, strict=True)
    ]  # fmt: skip
    outcome = Outcome(
        id=new_id(), control_id=given.control_id, number=1, kind="body", day="2026-01-14",
        what=local("Жұмыс тобы құрылды", "Создана рабочая группа", "A working group was formed"),
        document=local("Облыс әкімінің өкімі", "Распоряжение акима", "Order of the akim"),
        document_number="5-ө", recommendation_ids=frozenset({proposed[1].id}),
    )  # fmt: skip
    there = given.case.replaced([came, *replies, outcome])
    return Sample(there, given.control_id, given.contents)


def hostile(findings: int = 300, recommendations: int = 100) -> Sample:
    """Names that look like code, words without end, lists without end."""
    made = Builder()
    text = LocalText(kk=f"kk {HOSTILE}", ru=f"ru {HOSTILE}", en=f"en {HOSTILE}")
    long = LocalText(kk=f"{HOSTILE}\n\n\t{HOSTILE}", ru=f"{HOSTILE}\n\n{HOSTILE}", en=HOSTILE)

    def answer(ask: Ask) -> Any:
        return {"text": long, "line": HOSTILE}.get(ask.type) or typical(ask)

    person = made.add(
        Person(
            id=new_id(), full_name=text, short_name=text, short_name_dative=text, post=text,
            post_dative=text, phone=HOSTILE, email=HOSTILE,
        )
    )  # fmt: skip
    subject = made.add(
        Subject(
            id=new_id(), name=text, city=text, address=text, phone=HOSTILE, email=HOSTILE,
            bin=HOSTILE, website=HOSTILE, signatory_id=person.id, executor_id=person.id,
        )
    )  # fmt: skip
    target = made.add(
        ControlObject(
            id=new_id(), name=text, city=text, address=text, head_id=person.id,
            website=HOSTILE, authorised_body=text, bin=HOSTILE, former_name=text,
        )
    )  # fmt: skip
    control = made.add(
        Control(
            id=new_id(), number=1, subject_id=subject.id, object_id=target.id,
            topic=text, public_interest=long, by_group="yes", partners=long,
            started_on="2025-10-06", completed_on="2025-10-10", place=text, conclusion=long,
            manner="remote_and_visit", tasks=frozenset(str(n) for n in range(1, 9)),
            **shared(answer),
        )
    )  # fmt: skip
    for role in ("chair", "secretary", "member", "member", "member"):
        made.add(Membership(id=new_id(), control_id=control.id, person_id=person.id, role=role))
    made.add(
        Expert(
            id=new_id(), control_id=control.id, person_id=person.id, speciality=text,
            conclusions=long, signed_on="32.10.2025",
        )
    )  # fmt: skip
    pieces = (
        (picture(), "screen.png"), (b"no picture at all", "fake.png"), (b"", "empty.jpg"),
    )  # fmt: skip
    evidence = [
        made.add(
            Evidence(
                id=new_id(), control_id=control.id, number=n, title=text, source=HOSTILE, how=long,
                made_on="2025-10-32", found_on="unknown",
                attachment_id=made.attach(data, name).id,
            )
        )
        for n, (data, name) in enumerate(pieces, 1)
    ]  # fmt: skip
    for n in range(1, findings + 1):
        finding = made.add(
            Finding(
                id=new_id(), control_id=control.id, number=n, title=text, circumstances=long,
                causes=long, norms=frozenset({"access-16-3-4"}), other_norm=text,
                conditions={"working-body": HOSTILE},
                evidence_ids=frozenset(each.id for each in evidence),
            )
        )  # fmt: skip
        made.add(
            Look(
                id=new_id(), finding_id=finding.id, number=1, place=HOSTILE, walked=text,
                search_words=HOSTILE, shown=text, day="2025-10-07", time="9:05",
            )
        )  # fmt: skip
    for n in range(1, recommendations + 1):
        made.add(
            Recommendation(
                id=new_id(), control_id=control.id, number=n, text=long, responsible=text,
                term=text, heard=long, agreed=long, agreed_who=text, agreed_by="2025-10-32",
            )
        )  # fmt: skip

    return made.sample(control.id, answer)


def _texts(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the texts per language of an entry, and its plain choices that records share."""
    return {
        name: LocalText(**value)
        for name, value in entry.items()
        if isinstance(value, dict) and set(value) <= {"kk", "ru", "en"}
    }
