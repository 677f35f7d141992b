"""Make the frozen case file of the present format, once per version, and the schema to read.

    .venv/bin/python tests/casefile/make_golden.py

A golden file of a released version is never made again: later programs must open it as it is.
"""

import gzip
import tempfile
from datetime import date
from pathlib import Path
from uuid import UUID

import msgspec
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from desktop.casefile.file import Author, CaseFile
from desktop.casefile.format import CURRENT
from desktop.casefile.tables import METADATA
from desktop.domain.case import RECORD_KINDS, Case
from desktop.domain.clock import FixedClock
from desktop.domain.control import (
    Consent,
    Control,
    Evidence,
    Finding,
    Look,
    Proceeding,
    Recommendation,
)
from desktop.domain.correspondence import Attachment, Letter, Paper, Receipt, Reply, SentPaper
from desktop.domain.hand_over import HandOver
from desktop.domain.outcome import FollowUp, Outcome
from desktop.domain.parties import ControlObject, Expert, Membership, Person, Subject
from desktop.domain.record import Record
from desktop.domain.review import Review
from desktop.domain.text import LocalText

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = Path(__file__).parents[2] / "resources" / "schema" / "case.sql"
_CLOCK = FixedClock.on(date(2025, 10, 17))
_AT = _CLOCK.now()
_AUTHOR = Author(UUID(int=1 << 80), UUID(int=2 << 80), "Айгүл Серікқызы")


def schema() -> str:
    """Return the tables of the present format as SQL."""
    dialect = sqlite.dialect()
    tables = (CreateTable(table).compile(dialect=dialect) for table in METADATA.sorted_tables)
    return ";\n\n".join(str(table).strip().replace(" \n", "\n") for table in tables) + ";\n"


def plain(case: Case) -> bytes:
    """Return all records of a case as JSON, to compare with what was frozen."""
    records = {name: case.all(kind) for name, kind in RECORD_KINDS.items()}
    return msgspec.json.format(msgspec.json.encode(records, order="sorted"), indent=1)


def _id(n: int) -> UUID:
    return UUID(f"0199f000-0000-7000-8000-{n:012d}")


def _text(kk: str, ru: str) -> LocalText:
    return LocalText(kk=kk, ru=ru, kk_at=_AT, ru_at=_AT)


def _records(sha256: str) -> list[Record]:
    head = Person(id=_id(1), side="object", full_name=_text("Әлия Қасымова", "Алия Касымова"))
    member = Person(id=_id(2), full_name=_text("Айгүл Серікқызы", "Айгуль Сериккызы"))
    subject = Subject(id=_id(3), name=_text("«Дауыс» қоры", "Фонд «Дауыс»"), signatory_id=_id(2))
    control = Control(
        id=_id(4), number=1, subject_id=_id(3), object_id=_id(5),
        topic=_text("Қолжетімділік", "Доступность"), tasks=frozenset({"a", "b"}),
        answers={"regime": "no"}, texts={"aim": _text("мақсат", "цель")},
        completed_steps={"prepare": "2025-10-01"}, entered_afterwards=True,
    )  # fmt: skip
    proceeding = Proceeding(
        id=_id(17), control_id=_id(4), number=1, procedure="monitoring", edition="2024",
        edition_sha256=sha256, answers={"other_visit": "no"}, about_letter_id=_id(11),
    )  # fmt: skip
    expert = Expert(id=_id(18), control_id=_id(4), person_id=_id(2), education="yes")
    attachment = Attachment(
        id=_id(6), sha256=sha256, size=13, name="есік.txt", media_type="text/plain", taken_in_at=_AT
    )
    evidence = Evidence(
        id=_id(7), control_id=_id(4), number=1, kind="photo", title=_text("Есік", "Дверь"),
        taken_in_at=_AT, attachment_id=_id(6),
    )  # fmt: skip
    consent = Consent(
        id=_id(19), control_id=_id(4), number=1, person_id=_id(2), purpose="picture",
        details=_text("Есік алдында", "У двери"), evidence_ids=frozenset({_id(7)}),
        given_on="2025-10-06", withdrawn_on="unknown", attachment_id=_id(6),
    )  # fmt: skip
    finding = Finding(
        id=_id(8), control_id=_id(4), number=1, title=_text("Пандус жоқ", "Пандуса нет"),
        norms=frozenset({"access.16"}), conditions={"built": "yes"},
        evidence_ids=frozenset({_id(7)}),
    )  # fmt: skip
    look = Look(id=_id(9), finding_id=_id(8), number=1, time="09:05", evidence_id=_id(7))
    recommendation = Recommendation(
        id=_id(10), control_id=_id(4), number=1, text=_text("Орнату", "Установить"),
        finding_ids=frozenset({_id(8)}),
    )  # fmt: skip
    letter = Letter(id=_id(11), control_id=_id(4), kind="notice", number="01-12/7", sent=True)
    receipt = Receipt(id=_id(12), letter_id=_id(11), proof="stamp", day="2025-10-17")
    reply = Reply(id=_id(13), recommendation_id=_id(10), verdict="accepted")
    membership = Membership(id=_id(14), control_id=_id(4), person_id=_id(2), adult="yes")
    paper = Paper(
        id=_id(15), control_id=_id(4), kind="notice", lang="kk", made_at=_AT, edition="2024",
        content_sha256=sha256, facts_sha256=sha256, template_sha256=sha256,
    )  # fmt: skip
    sent_paper = SentPaper(
        id=_id(20), control_id=_id(4), letter_id=_id(11), sending=1, kind="notice",
        lang="kk", name="хабарлама.docx", content_sha256=sha256, kept_at=_AT,
        kept_by="Айгүл Серікқызы",
    )  # fmt: skip
    outcome = Outcome(
        id=_id(21), control_id=_id(4), number=1, kind="works", what=_text("Тұр", "Стоит"),
        day="2026-01-14", document=_text("Акт", "Акт"), document_number="7",
        recommendation_ids=frozenset({_id(10)}), evidence_ids=frozenset({_id(7)}),
        attachment_id=_id(6),
    )  # fmt: skip
    follow_up = FollowUp(
        id=_id(22), finding_id=_id(8), round=1, day="2026-02-02", state="done",
        what=_text("Пандус тұр", "Пандус стоит"), evidence_ids=frozenset({_id(7)}),
    )  # fmt: skip
    review = Review(
        id=_id(23), control_id=_id(4), kind="notice", reviewer="Айгүл Серікқызы", at=_AT,
        paper_id=_id(15), ticks={"addressee": "yes"}, verdict="change",
        comment=_text("Күні қате", "Дата неверна"), answer=_text("Түзетілді", "Исправлено"),
    )  # fmt: skip
    hand_over = HandOver(
        id=_id(24), control_id=_id(4), author="Айгүл Серікқызы", written_at="7" * 32, at=_AT,
        done=_text("Хабарлама дайын", "Уведомление готово"), next=_text("Жіберу", "Отправить"),
        careful=_text("Күні", "Дата"), read_by={"8" * 32: "Ерлан"},
    )  # fmt: skip
    return [
        head, member, subject, control, proceeding, expert, attachment, evidence, consent,
        finding, look, recommendation, letter, receipt, reply, membership, paper, sent_paper,
        outcome, follow_up, review, hand_over,
    ]  # fmt: skip


def make(path: Path) -> Case:
    """Write a case with a record of every kind, an edit and a removal, and return it."""
    institution = ControlObject(id=_id(5), name=_text("№ 5 мектеп", "Школа № 5"), head_id=None)
    with CaseFile.create(path, object_=institution, author=_AUTHOR, clock=_CLOCK) as file:
        with file.act("case.fill", _AUTHOR, note="алғашқы енгізу") as act:
            for record in _records(act.store(b"photo of door")):
                act.put(record)
            gone = Person(id=_id(16), full_name=_text("Артық", "Лишний"))
            act.put(gone)
            act.put(msgspec.structs.replace(institution, head_id=_id(1)))
            act.commit()
        with file.act("person.remove", _AUTHOR) as act:
            act.remove(gone)
            return act.commit()


if __name__ == "__main__":
    name = f"v{CURRENT.major}_{CURRENT.minor}"
    with tempfile.TemporaryDirectory() as folder:
        case = make(Path(folder) / "case.baqylau")
        packed = gzip.compress((Path(folder) / "case.baqylau").read_bytes(), 9, mtime=0)
    (GOLDEN / f"{name}.baqylau.gz").write_bytes(packed)
    (GOLDEN / f"{name}.json").write_bytes(plain(case))
    SCHEMA.write_text(
        "-- The tables of a case file (format "
        f"{CURRENT.major}.{CURRENT.minor}). Made by tests/casefile/make_golden.py; for reading.\n\n"
        + schema(),
        encoding="utf-8",
    )
