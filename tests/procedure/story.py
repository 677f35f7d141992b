"""Cases told in short words, for the scenario table and for tests."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

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
from desktop.domain.correspondence import Attachment, Letter, Paper, Receipt, Reply
from desktop.domain.fields import field_kinds, with_leaf
from desktop.domain.outcome import Outcome
from desktop.domain.parties import ControlObject, Expert, Membership, Person, Subject
from desktop.domain.record import Record
from desktop.domain.text import LocalText
from desktop.domain.values import typed_day
from desktop.law.law import Law
from desktop.law.procedures import Procedure

LAW = Law()
COMMON = LAW.procedure("monitoring").common
AT = datetime(2025, 10, 1, tzinfo=UTC)


def both(kk: str, ru: str) -> LocalText:
    return LocalText(kk=kk, ru=ru)


@dataclass
class Story:
    """A case in the making; each method is something that happened."""

    records: dict[str, Record] = field(default_factory=dict)
    made: int = 0
    told_of: str = "proceeding"
    """The name of the proceeding of which the table tells."""
    home: str = "proceeding"
    """The name of the proceeding in which things happen now."""

    def id(self) -> UUID:
        self.made += 1
        return UUID(int=self.made)

    def put(self, name: str, record: Record) -> None:
        self.records[name] = record

    def set(self, name: str, path: str, value: Any) -> None:
        record = self.records[name]
        if field_kinds(type(record))[path.partition(".")[0]].form == "local" and "." not in path:
            for lang in ("kk", "ru"):
                record = with_leaf(record, f"{path}.{lang}", value, AT)
        else:
            record = with_leaf(record, path, value, AT)
        self.records[name] = record

    @property
    def control_id(self) -> UUID:
        return self.records["control"].id

    def case(self) -> Case:
        return Case(UUID(int=0), {}).replaced(self.records.values())

    @property
    def proceeding_id(self) -> UUID:
        return self.records[self.told_of].id

    @property
    def procedure(self) -> str:
        """The procedure of which is told."""
        told = self.records[self.told_of]
        assert isinstance(told, Proceeding)
        return told.procedure

    def lead(self, procedure: str) -> None:
        """Tell of another procedure than monitoring: a form in its place, else one beside it."""
        data = LAW.procedure(procedure)
        if data.kind == "form":
            first = self.records["proceeding"]
            self.put("proceeding", replace(first, procedure=procedure, edition=data.edition))
        else:
            self.beside(procedure)
            self.told_of = self.home

    def beside(self, procedure: str) -> None:
        """Begin another proceeding of the control; what follows happens there."""
        self.home = f"{procedure} proceeding"
        if self.home in self.records:
            self.home += " before"
        self.put(
            self.home,
            Proceeding(
                id=self.id(),
                control_id=self.control_id,
                number=sum(isinstance(each, Proceeding) for each in self.records.values()) + 1,
                procedure=procedure,
                edition=LAW.procedure(procedure).edition,
            ),
        )

    def ask(self, ask_id: str, value: str) -> None:
        data = self._data()
        own = {ask.id for ask in data.asks} - set(data.common.asks)
        home = "control" if ask_id in COMMON.asks and ask_id not in own else self.home
        self.set(home, f"answers.{ask_id}", value)

    def complete(self, steps: Iterable[str]) -> None:
        for step in steps:
            data = self._data()
            own = {each.id for each in data.steps} - set(data.common.steps)
            home = "control" if step in COMMON.steps and step not in own else self.home
            self.set(home, f"completed_steps.{step}", "2025-10-10")

    def _home_of(self, kind: str, shared: tuple[str, ...]) -> UUID | None:
        own = set(self._data().documents) - set(self._data().common.documents)
        return None if kind in shared and kind not in own else self.records[self.home].id

    def _data(self) -> Procedure:
        """The procedure in which it happens."""
        return LAW.procedure(self.records[self.home].procedure)

    def member(self, n: int) -> None:
        person = Person(
            id=self.id(), full_name=both("Айгүл", "Айгуль"), short_name=both("А. О.", "А. О.")
        )
        self.put(f"person {n}", person)
        self.put(
            f"member {n}",
            Membership(
                id=self.id(),
                control_id=self.control_id,
                person_id=person.id,
                citizen_of_kazakhstan="yes",
                adult="yes",
                declared_on="2025-10-01",
                conflict_of_interest="no",
            ),
        )

    def letter(self, kind: str, dated: str = "", sent_on: str = "", *, sent: bool = False) -> None:
        self.put(
            kind,
            Letter(
                id=self.id(),
                control_id=self.control_id,
                proceeding_id=self._home_of(kind, COMMON.documents),
                kind=kind,
                number="1",
                channel="hand",
                dated=typed_day(dated),
                sent_on=typed_day(sent_on),
                sent=sent,
            ),
        )

    def receipt(self, proof: Any, day: str, kind: str = "covering-letter") -> None:
        letter = self.records[kind].id
        made = Receipt(id=self.id(), letter_id=letter, proof=proof, day=typed_day(day))
        self.put(f"receipt {self.made}", made)

    def comes(self, kind: str, arrived: str, dated: str = "") -> None:
        # A second one of a kind stands beside the first; by the kind alone the first is meant.
        self.put(
            f"{kind} {len(self.records)}" if kind in self.records else kind,
            Letter(
                id=self.id(),
                control_id=self.control_id,
                proceeding_id=self._home_of(kind, COMMON.incoming),
                direction="in",
                kind=kind,
                arrived_on=typed_day(arrived),
                dated=typed_day(dated),
            ),
        )

    def verdict(self, verdict: Any) -> None:
        recommendation = self.records["recommendation"].id
        self.put("reply", Reply(id=self.id(), recommendation_id=recommendation, verdict=verdict))


def blank() -> Story:
    """Nothing but the three records with which a control begins."""
    story = Story()
    subject, target = Subject(id=story.id()), ControlObject(id=story.id())
    control = Control(
        id=story.id(),
        number=1,
        subject_id=subject.id,
        object_id=target.id,
    )
    proceeding = Proceeding(
        id=story.id(), control_id=control.id, number=1, procedure="monitoring", edition="2024-1"
    )
    story.put("subject", subject)
    story.put("object", target)
    story.put("control", control)
    story.put("proceeding", proceeding)
    return story


PREPARED = ("who-we-are", "object", "subject-matter", "people", "declarations", "capture")


def ready() -> Story:
    """A remote monitoring of a website by an organisation, done up to the final document."""
    story = blank()
    signatory = Person(id=story.id(), short_name=both("А. С.", "А. С."), post=both("б.", "д."))
    head = Person(
        id=story.id(),
        side="object",
        short_name_dative=both("И. И-ға", "И. И-у"),
        post_dative=both("басшысы", "руководителю"),
    )
    story.put("signatory", signatory)
    story.put("head", head)
    for path, value in {
        "name": "Қор", "address": "Орал", "phone": "8 7112 000000", "signatory_id": signatory.id,
        "registered_in_kazakhstan": "yes", "religious": "no", "suspended_or_banned": "no",
        "foreign_founder": "no", "foreign_branch": "no", "foreign_grants": "no",
        "website": "https://example.kz",
    }.items():  # fmt: skip
        story.set("subject", path, value)
    for path, value in {
        "kind": "state_body", "name": "Басқарма", "special_regime": "no",
        "excluded_sphere": "no", "head_id": head.id, "authorised_body": "Министрлік",
    }.items():  # fmt: skip
        story.set("object", path, value)
    for path, value in {
        "topic": "IT-кеңес", "public_interest": "Көпшілікке керек", "tasks.4": True,
        "manner": "remote", "by_group": "no", "started_on": "2025-10-06",
        "completed_on": "2025-10-10", "time_from": "10:00", "time_to": "12:00",
        "place": "сайт", "conclusion": "Ақпарат жоқ",
    }.items():  # fmt: skip
        story.set("control", path, value)
    story.ask("unlimited_circle", "yes")
    story.complete((*PREPARED, "look", "recommendations"))
    story.member(1)
    picture = Attachment(
        id=story.id(), sha256="", size=1, name="a.png", media_type="image/png",
        taken_in_at=datetime(2025, 10, 6, tzinfo=UTC),
    )  # fmt: skip
    evidence = Evidence(
        id=story.id(), control_id=story.control_id, number=1, title=both("Сурет", "Снимок"),
        attachment_id=picture.id, made_on="2025-10-06", found_on="2025-10-06",
        people_recognisable="no",
    )  # fmt: skip
    finding = Finding(
        id=story.id(), control_id=story.control_id, number=1, kind="absence",
        title=both("Ақпарат жоқ", "Сведений нет"), circumstances=both("Жоқ", "Нет"),
        norms=frozenset({"access-16-3-4"}), evidence_ids=frozenset({evidence.id}),
        conditions={"council-exists": "yes", "council-act": "№ 5", "working-body": "yes"},
    )  # fmt: skip
    look = Look(
        id=story.id(), finding_id=finding.id, number=1, place="gov.kz", day="2025-10-06",
        time="10:30", shown=both("Бос", "Пусто"), evidence_id=evidence.id,
    )  # fmt: skip
    recommendation = Recommendation(
        id=story.id(), control_id=story.control_id, number=1,
        text=both("Жариялау", "Опубликовать"), finding_ids=frozenset({finding.id}),
    )  # fmt: skip
    story.put("attachment", picture)
    story.put("evidence", evidence)
    story.put("finding", finding)
    story.put("look", look)
    story.put("recommendation", recommendation)
    story.letter("notice", "06.10.2025", "06.10.2025", sent=True)
    story.letter("final-document", "15.10.2025")
    story.put(
        "paper",
        Paper(
            id=story.id(), control_id=story.control_id, kind="final-document", lang="kk",
            made_at=datetime(2025, 10, 15, tzinfo=UTC), content_sha256="", facts_sha256="",
            template_sha256="", edition="1",
        ),
    )  # fmt: skip
    story.letter("covering-letter", "17.10.2025")
    return story


def sent() -> Story:
    story = ready()
    story.set("covering-letter", "sent_on", "17.10.2025")
    story.set("covering-letter", "sent", True)
    return story


def received() -> Story:
    story = sent()
    story.receipt("stamp", "17.10.2025")
    return story


BEGINNINGS: dict[str, Callable[[], Story]] = {
    "blank": blank,
    "ready": ready,
    "sent": sent,
    "received": received,
}


def tell(words: str, procedure: str = "monitoring") -> Story:
    """Make a case of a row's words: a beginning, then what happened, parted by semicolons.

    A form is the control's own proceeding. A request or a remedy stands beside a monitoring, and
    what is told happens in it. `beside information-request` begins another proceeding, in which
    what follows happens; `about covering-letter` says which letter a remedy is about and goes
    back to the remedy, or, after `beside remedies`, of which letter that earlier one is.

    `letter notice 06.10.2025 06.10.2025` (dated, sent), `proof notice stamp 06.10.2025`,
    `comes late-answer 05.11.2025`, `expert two_years:no`,
    `consent 06.10.2025 08.10.2025` (signed, withdrawn),
    `members 6`, `postponed 13.10.2025` (until then the day), `receipt stamp 17.10.2025`,
    `outcome 14.01.2026` (it answers the recommendation),
    `answer 05.11.2025`, `invitation 28.10.2025`,
    `verdict accepted`, `group protocol 05.10.2025`, `another finding`, `no notice`,
    `subject.kind = group`, `control.completed_on = 23.10.2025`, `answers.foreign_barred = yes`,
    `complete causes`.
    """
    first, *rest = (part.strip() for part in words.split(";"))
    story = BEGINNINGS[first]()
    story.lead(procedure)
    for happened in rest:
        if "=" in happened:
            _set(story, *(part.strip() for part in happened.split("=")))
        else:
            _happen(story, happened.split())
    return story


def _set(story: Story, where: str, value: str) -> None:
    name, _, path = where.partition(".")
    if name == "answers":
        story.ask(path, value)
        return
    if name == "texts":
        for lang in ("kk", "ru"):
            story.set(story.home, f"texts.{path}.{lang}", value)
        return
    if name == "control" and path == "languages":
        story.set(name, path, tuple(value.split("+")))
        return
    plain: Any = {"true": True, "false": False, "empty": ""}.get(value, value)
    if path in ("norms", "finding_ids", "evidence_ids"):
        for old in getattr(story.records[name], path):
            story.set(name, f"{path}.{old}", False)
        if plain:
            story.set(name, f"{path}.{plain}", True)
        return
    for each in [key for key in story.records if key == name or key.startswith(f"{name} ")]:
        story.set(each, path, plain)


def _happen(story: Story, words: list[str]) -> None:
    what, *rest = words
    happenings[what](story, *rest)


def _about(story: Story, letter: str) -> None:
    other = story.records[story.home]
    earlier = story.home != story.told_of and LAW.procedure(other.procedure).kind == "remedy"
    name = story.home if earlier and other.about_letter_id is None else story.told_of
    story.put(name, replace(story.records[name], about_letter_id=story.records[letter].id))
    story.home = name


def _letter(story: Story, kind: str, dated: str, *sent_on: str) -> None:
    story.letter(kind, dated, *sent_on, sent=bool(sent_on))


def _expert(story: Story, *answers: str) -> None:
    """An expert who answers all questions well, but those named: `expert two_years:no`."""
    told = {"education": "yes", "two_years": "yes", "knowledge": "yes"}
    told |= {"conflict_of_interest": "no", **dict(each.split(":") for each in answers)}
    expert = Expert(
        id=story.id(), control_id=story.control_id, speciality=both("IT", "IT"), **told
    )  # fmt: skip
    story.put(f"expert {story.made}", expert)


def _consent(story: Story, given_on: str, withdrawn_on: str = "") -> None:
    """A sheet that covers the evidence: signed on a day ("unsigned"), perhaps withdrawn."""
    consent = Consent(
        id=story.id(), control_id=story.control_id, number=1, purpose="picture", name="Д. С.",
        evidence_ids=frozenset({story.records["evidence"].id}),
        given_on="" if given_on == "unsigned" else typed_day(given_on),
        withdrawn_on=typed_day(withdrawn_on),
    )  # fmt: skip
    story.put(f"consent {story.made}", consent)


def _postponed(story: Story, day: str) -> None:
    """The discussion was to be on another day before: `postponed 13.10.2025`."""
    own = story.records[story.home]
    story.put(story.home, replace(own, rounds={"1.planned_on": day}))


def _outcome(story: Story, day: str) -> None:
    answers = frozenset({story.records["recommendation"].id})
    outcome = Outcome(
        id=story.id(), control_id=story.control_id, number=1, day=typed_day(day),
        recommendation_ids=answers,
    )  # fmt: skip
    story.put("outcome", outcome)


def _members(story: Story, n: str) -> None:
    for each in range(2, int(n) + 1):
        story.member(each)


def _no(story: Story, what: str) -> None:
    for name in [key for key in story.records if key.startswith(what)]:
        del story.records[name]


happenings: dict[str, Callable[..., None]] = {
    "beside": Story.beside,
    "about": _about,
    "letter": _letter,
    "proof": lambda story, kind, proof, day="": story.receipt(proof, day, kind),
    "comes": Story.comes,
    "expert": _expert,
    "outcome": _outcome,
    "consent": _consent,
    "postponed": _postponed,
    "members": _members,
    "receipt": lambda story, proof, day="": story.receipt(proof, day),
    "answer": lambda story, *days: story.comes("reasoned-response", *days),
    "invitation": lambda story, *days: story.comes("hearing-invitation", *days),
    "verdict": Story.verdict,
    "group": lambda story, _protocol, dated: story.letter("group-protocol", dated),
    "complete": lambda story, *steps: story.complete(steps),
    "no": _no,
}
"""What may happen in a row, by its first word."""
