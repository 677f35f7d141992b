"""Typing and arranging: stored at once, as entered; lists stay numbered and links stay true."""

from pathlib import Path
from uuid import UUID

import docx
import pytest
from msgspec.structs import replace

from desktop.domain.control import Control, Evidence, Finding, Look, Proceeding, Recommendation
from desktop.domain.correspondence import Letter, Paper, Receipt, Reply
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.parties import Membership, Person, Subject
from desktop.domain.text import LocalText
from desktop.law.procedures import Procedure
from desktop.procedure.route import main_proceeding
from desktop.usecases import library
from desktop.usecases.acts import give_number, letter_for, mark_sent
from desktop.usecases.cases import (
    begin_control,
    current_control,
    file_name,
    institution,
    new_case,
    open_case,
)
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, add_recommendation, enter, put_back, remove
from desktop.usecases.office import Office
from desktop.usecases.papers import make_paper
from desktop.usecases.register import register
from desktop.usecases.sample import build_sample, sample_office


def typed(desk: Desk, kind: str, record_id: UUID, path: str, value: object) -> None:
    enter(desk, FieldAddress(kind, record_id, path), value)


def course(desk: Desk) -> UUID:
    return main_proceeding(desk.case, current_control(desk.case).id).id


def numbers(desk: Desk, kind: type[Finding | Look | Evidence | Recommendation]) -> list[int]:
    return sorted(record.number for record in desk.case.all(kind))


def make_some_paper(desk: Desk) -> None:
    """Keep a paper of the control, as if one had been printed."""
    control = current_control(desk.case)
    with desk.file.act("paper.make", desk.office.author) as act:
        sha256 = act.store([b"paper"])
        act.put(
            Paper(
                id=new_id(),
                control_id=control.id,
                kind="notice",
                lang="kk",
                made_at=desk.office.clock.now(),
                content_sha256=sha256,
                facts_sha256=sha256,
                template_sha256=sha256,
                edition="1",
            )
        )
        desk.case = act.commit()


def test_a_new_case_has_its_institution_and_a_first_control(desk: Desk) -> None:
    control = current_control(desk.case)
    assert institution(desk.case).name.kk == "Басқарма"
    (proceeding,) = desk.case.of_control(Proceeding, control.id)
    assert (control.number, proceeding.number, proceeding.procedure) == (1, 1, "monitoring")
    # The text of the edition is in the file: the case opens unchanged when the data has changed.
    assert proceeding.edition_sha256 is not None
    assert Procedure.of_text(desk.file.content(proceeding.edition_sha256)).id == "monitoring"
    assert desk.case.get(Subject, control.subject_id) is not None


def test_a_new_case_takes_a_copy_of_the_profile_under_fresh_ids(office: Office) -> None:
    head = Person(id=new_id(), full_name=LocalText(kk="Айгүл"))
    ours = Subject(id=new_id(), name=LocalText(kk="Қор"), signatory_id=head.id)
    office.change_profile(lambda kept: replace(kept, subject=ours, people=(head,)))
    with new_case(office, office.folders.cases / "b.baqylau", LocalText(kk="Бөлім")) as desk:
        (subject,), (person,) = desk.case.all(Subject), desk.case.all(Person)
        assert subject.name == ours.name
        assert person.full_name == head.full_name
        assert subject.signatory_id == person.id
        assert {subject.id, person.id}.isdisjoint({ours.id, head.id})


def test_without_a_profile_a_new_case_takes_the_card_of_the_last_case(office: Office) -> None:
    cases = office.folders.cases
    with new_case(office, cases / "a.baqylau", LocalText(kk="Басқарма")) as desk:
        subject = desk.case.one(Subject, current_control(desk.case).subject_id)
        typed(desk, "subject", subject.id, "name.kk", "Қор")
        typed(desk, "subject", subject.id, "religious", "no")
        signs, other = add(desk, "person"), add(desk, "person")
        typed(desk, "person", signs, "full_name.kk", "Төраға")
        typed(desk, "person", other, "full_name.kk", "Мүше")
        typed(desk, "subject", subject.id, "signatory_id", signs)
        library.note(office, desk)
    build_sample(sample_office(office.folders.home), cases / "s.baqylau").close()
    with open_case(office, cases / "s.baqylau") as example:
        library.note(office, example)
    with new_case(office, cases / "b.baqylau", LocalText(kk="Бөлім")) as desk:
        (own,), (person,) = desk.case.all(Subject), desk.case.all(Person)
        assert (own.name.kk, person.full_name.kk) == ("Қор", "Төраға")
        assert own.signatory_id == person.id
        assert own.religious == "", "what is declared under 6(2) is asked anew"
        assert {own.id, person.id}.isdisjoint({subject.id, signs})


def test_a_case_is_never_made_over_another_file(desk: Desk, office: Office) -> None:
    before = desk.path.read_bytes()
    with pytest.raises(Problem, match="exists"):
        new_case(office, desk.path, LocalText())
    assert desk.path.read_bytes() == before


def test_what_is_typed_is_in_the_file_at_once(desk: Desk, office: Office) -> None:
    control = current_control(desk.case)
    typed(desk, "control", control.id, "topic.kk", "IT-кеңес")
    typed(desk, "control", control.id, "completed_on", "31.02.2025")
    with open_case(office, desk.path, write=False) as reader:
        stored = current_control(reader.case)
        assert stored.topic.kk == "IT-кеңес"
        assert stored.topic.kk_at == office.clock.now()
        assert stored.completed_on == "31.02.2025"


def test_entering_what_already_stands_is_no_act(desk: Desk) -> None:
    control = current_control(desk.case)
    typed(desk, "control", control.id, "topic.kk", "IT-кеңес")
    before = desk.case
    typed(desk, "control", control.id, "topic.kk", "IT-кеңес")
    assert desk.case is before


def test_findings_are_numbered_in_the_order_of_adding(desk: Desk) -> None:
    control = current_control(desk.case)
    for _ in range(3):
        add(desk, "finding", control_id=control.id)
    assert numbers(desk, Finding) == [1, 2, 3]


def test_places_looked_at_are_numbered_within_their_finding(desk: Desk) -> None:
    control = current_control(desk.case)
    one, two = (add(desk, "finding", control_id=control.id) for _ in range(2))
    for finding in (one, one, two):
        add(desk, "look", finding_id=finding)
    assert sorted((look.finding_id == two, look.number) for look in desk.case.all(Look)) == [
        (False, 1),
        (False, 2),
        (True, 1),
    ]


def test_removing_a_finding_closes_the_gap_and_loosens_every_link_to_it(desk: Desk) -> None:
    control = current_control(desk.case)
    first, second, third = (add(desk, "finding", control_id=control.id) for _ in range(3))
    add(desk, "look", finding_id=second)
    proposed = add(desk, "recommendation", control_id=control.id)
    for finding in (second, third):
        typed(desk, "recommendation", proposed, f"finding_ids.{finding}", True)
    remove(desk, FieldAddress("finding", second, ""))
    assert {f.id: f.number for f in desk.case.all(Finding)} == {first: 1, third: 2}
    assert desk.case.one(Recommendation, proposed).finding_ids == {third}
    assert desk.case.all(Look) == ()


def test_removing_a_piece_of_evidence_loosens_it_from_findings_and_looks(desk: Desk) -> None:
    control = current_control(desk.case)
    finding = add(desk, "finding", control_id=control.id)
    piece, other = (add(desk, "evidence", control_id=control.id) for _ in range(2))
    look = add(desk, "look", finding_id=finding, evidence_id=piece)
    typed(desk, "finding", finding, f"evidence_ids.{piece}", True)
    remove(desk, FieldAddress("evidence", piece, ""))
    assert desk.case.one(Finding, finding).evidence_ids == frozenset()
    assert desk.case.one(Look, look).evidence_id is None
    assert desk.case.one(Evidence, other).number == 1


def test_removing_a_letter_takes_its_receipts_and_what_it_said_along(desk: Desk) -> None:
    control = current_control(desk.case)
    letter = add(desk, "letter", control_id=control.id)
    add(desk, "receipt", letter_id=letter, proof="stamp")
    proposed = add(desk, "recommendation", control_id=control.id)
    reply = add(desk, "reply", recommendation_id=proposed, letter_id=letter)
    remove(desk, FieldAddress("letter", letter, ""))
    assert desk.case.all(Letter) == ()
    assert desk.case.all(Receipt) == ()
    assert desk.case.get(Reply, reply) is None
    assert desk.case.get(Recommendation, proposed) is not None


def test_removing_a_person_takes_the_membership_and_leaves_the_post_empty(desk: Desk) -> None:
    control = current_control(desk.case)
    person = add(desk, "person")
    add(desk, "membership", control_id=control.id, person_id=person)
    typed(desk, "subject", control.subject_id, "signatory_id", str(person))
    remove(desk, FieldAddress("person", person, ""))
    assert desk.case.all(Membership) == ()
    assert desk.case.one(Subject, control.subject_id).signatory_id is None


def test_numbers_stay_once_a_paper_was_made(desk: Desk) -> None:
    control = current_control(desk.case)
    first, second = (add(desk, "finding", control_id=control.id) for _ in range(2))
    make_some_paper(desk)
    remove(desk, FieldAddress("finding", first, ""))
    assert {f.id: f.number for f in desk.case.all(Finding)} == {second: 2}


def test_a_printed_number_is_not_given_again(desk: Desk) -> None:
    control = current_control(desk.case)
    for _ in range(2):
        add(desk, "recommendation", control_id=control.id)
    make_some_paper(desk)
    (last,) = (r for r in desk.case.all(Recommendation) if r.number == 2)
    before = desk.case
    gone = remove(desk, FieldAddress("recommendation", last.id, ""))
    add(desk, "recommendation", control_id=control.id)
    assert numbers(desk, Recommendation) == [1, 3]
    put_back(desk, before, gone)
    assert numbers(desk, Recommendation) == [1, 2, 3]


def test_only_what_one_removal_took_is_put_back(desk: Desk) -> None:
    control = current_control(desk.case)
    piece = add(desk, "evidence", control_id=control.id)
    finding, other = (add(desk, "finding", control_id=control.id) for _ in range(2))
    look = add(desk, "look", finding_id=finding, evidence_id=piece)
    proposed = add(desk, "recommendation", control_id=control.id)
    typed(desk, "finding", finding, f"evidence_ids.{piece}", True)
    typed(desk, "recommendation", proposed, f"finding_ids.{finding}", True)
    typed(desk, "recommendation", proposed, f"finding_ids.{other}", True)
    before = desk.case
    gone = remove(desk, FieldAddress("finding", finding, ""))
    assert gone == {finding, look}
    for kind, record_id in (("evidence", piece), ("finding", other)):
        remove(desk, FieldAddress(kind, record_id, ""))
    put_back(desk, before, gone)
    assert [each.id for each in desk.case.all(Finding)] == [finding]
    assert desk.case.all(Evidence) == ()
    assert desk.case.one(Finding, finding).evidence_ids == frozenset()
    assert desk.case.one(Look, look).evidence_id is None
    assert desk.case.one(Recommendation, proposed).finding_ids == {finding}


def test_what_belongs_to_a_record_removed_meanwhile_is_not_put_back(desk: Desk) -> None:
    control = current_control(desk.case)
    finding = add(desk, "finding", control_id=control.id)
    look = add(desk, "look", finding_id=finding)
    before = desk.case
    gone = remove(desk, FieldAddress("look", look, ""))
    remove(desk, FieldAddress("finding", finding, ""))
    put_back(desk, before, gone)
    assert desk.case.all(Look) == desk.case.all(Finding) == ()


def test_a_recommendation_follows_from_the_only_finding(desk: Desk) -> None:
    control = current_control(desk.case)
    only = add(desk, "finding", control_id=control.id)
    first = add_recommendation(desk, control.id)
    assert desk.case.one(Recommendation, first).finding_ids == {only}
    add(desk, "finding", control_id=control.id)
    second = add_recommendation(desk, control.id)
    assert desk.case.one(Recommendation, second).finding_ids == frozenset()


def test_a_day_changed_after_a_paper_said_it_keeps_the_old_one_and_asks_why(
    sample: Desk, tmp_path: Path
) -> None:
    control = current_control(sample.case)
    typed(sample, "control", control.id, "completed_on", "09.10.2025")
    make_paper(
        sample, main_proceeding(sample.case, control.id).id, "notice", "ru", tmp_path / "n.docx"
    )
    typed(sample, "control", control.id, "completed_on", "10.10.2025")
    assert not current_control(sample.case).former, "the notice does not say the day"
    make_paper(
        sample,
        main_proceeding(sample.case, control.id).id,
        "final-document",
        "ru",
        tmp_path / "f.docx",
    )
    typed(sample, "control", control.id, "completed_on", "13.10.2025")
    typed(sample, "control", control.id, "reasons.completed_on", "қате")
    now = current_control(sample.case)
    assert (now.former, now.reasons) == (
        {"completed_on": "2025-10-10"},
        {"completed_on": "қате"},
    )
    typed(sample, "control", control.id, "completed_on", "14.10.2025")
    now = current_control(sample.case)
    assert (now.former, now.reasons) == ({"completed_on": "2025-10-10"}, {})
    typed(sample, "control", control.id, "completed_on", "10.10.2025")
    assert not current_control(sample.case).former


def test_the_date_of_a_letter_that_was_numbered_keeps_the_old_one_and_asks_why(desk: Desk) -> None:
    letter = letter_for(desk, course(desk), "notice").id
    typed(desk, "letter", letter, "dated", "05.10.2025")
    typed(desk, "letter", letter, "dated", "06.10.2025")
    assert not desk.case.one(Letter, letter).former
    give_number(desk, letter, "06.10.2025")
    typed(desk, "letter", letter, "dated", "07.10.2025")
    typed(desk, "letter", letter, "reasons.dated", "қате")
    now = desk.case.one(Letter, letter)
    assert (now.dated, now.former, now.reasons) == (
        "2025-10-07",
        {"dated": "2025-10-06"},
        {"dated": "қате"},
    )
    mark_sent(desk, letter, "hand", "07.10.2025")
    now = desk.case.one(Letter, letter)
    assert (now.day_it_bears, now.former, now.reasons) == ("2025-10-07", {}, {})


@pytest.mark.parametrize(
    ("path", "value", "stood"),
    [("dated", "01.09.2025", "2025-10-06"), ("sent_on", "01.01.2024", "2025-10-08"),
     ("channel", "post", "hand")],
)  # fmt: skip
def test_what_a_letter_went_with_is_changed_with_a_reason_and_the_old_one_stays(
    desk: Desk, path: str, value: str, stood: str
) -> None:
    letter = letter_for(desk, course(desk), "notice").id
    typed(desk, "letter", letter, "dated", "06.10.2025")
    mark_sent(desk, letter, "hand", "08.10.2025")
    typed(desk, "letter", letter, path, value)
    now = desk.case.one(Letter, letter)
    assert now.former == {path: stood}
    assert getattr(now, path) != stood
    assert now.day_it_bears == "2025-10-06"
    typed(desk, "letter", letter, path, stood)
    assert not desk.case.one(Letter, letter).former


@pytest.mark.parametrize(
    ("path", "value"),
    [("number", "999"), ("number_series", "x"), ("void_numbers.1", "қате"), ("sent", True)],
)
def test_what_an_act_left_on_a_letter_is_not_typed_over(
    desk: Desk, path: str, value: str | bool
) -> None:
    letter = letter_for(desk, course(desk), "notice")
    with pytest.raises(Problem, match=r"letter\.by-act"):
        typed(desk, "letter", letter.id, path, value)
    assert desk.case.one(Letter, letter.id) == letter


def test_papers_and_the_register_cite_a_letter_by_the_date_with_which_it_went(
    sample: Desk, tmp_path: Path
) -> None:
    main = course(sample)
    letter = letter_for(sample, main, "notice")
    give_number(sample, letter.id, letter.dated, "17")
    typed(sample, "letter", letter.id, "dated", "01.09.2025")
    control = current_control(sample.case).id
    typed(sample, "control", control, "answers.corrected_letter", "notice")
    for path in ("texts.correction_wrong.ru", "texts.correction_right.ru"):
        typed(sample, "control", control, path, "текст")
    made = make_paper(sample, main, "correction-letter", "ru", tmp_path / "c.docx").path
    told = " ".join(each.text for each in docx.Document(str(made)).paragraphs)
    assert "6\xa0октября 2025" in told
    assert "сентября" not in told
    (entry,) = [each for each in register(sample.office).entries if each.number == "17"]
    assert entry.letter.dated == "2025-10-06"


def test_a_day_is_stored_though_an_old_paper_can_no_longer_be_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    control = current_control(desk.case)
    typed(desk, "control", control.id, "completed_on", "09.10.2025")
    make_some_paper(desk)

    def damaged(sha256: str) -> bytes:
        raise Problem("file.damaged-content", sha256=sha256)

    monkeypatch.setattr(desk.file, "content", damaged)
    typed(desk, "control", control.id, "completed_on", "10.10.2025")
    now = current_control(desk.case)
    assert now.completed_on == "2025-10-10"
    assert now.former == {"completed_on": "2025-10-09"}, "the paper may say it"


def test_another_control_of_the_same_institution_starts_empty(desk: Desk) -> None:
    first = current_control(desk.case)
    typed(desk, "control", first.id, "topic.kk", "IT-кеңес")
    begun = begin_control(desk)
    second = desk.case.one(Control, begun)
    assert (second.number, second.subject_id, second.object_id) == (
        2,
        first.subject_id,
        first.object_id,
    )
    assert second.topic == LocalText()
    assert current_control(desk.case) == second


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("«Цифрлық технологиялар басқармасы» ММ", "Цифрлық технологиялар басқармасы ММ.baqylau"),
        ("a/b\\c:d*e?", "a b c d e.baqylau"),
        (" . ", "case.baqylau"),
        ("", "case.baqylau"),
    ],
)
def test_a_case_file_is_named_after_its_institution(name: str, file: str) -> None:
    assert file_name(name) == file


def test_a_long_name_makes_a_short_file_name() -> None:
    assert len(Path(file_name("Басқарма " * 50)).stem) <= 80


def test_what_another_program_changed_where_locks_lie_is_never_undone(
    desk: Desk, office: Office
) -> None:
    control = current_control(desk.case)
    desk.path.with_name(f"{desk.path.name}.lock-note").unlink()
    with open_case(office, desk.path) as other:
        assert other.read_only is None
        typed(other, "control", control.id, "topic.kk", "басқадан")
    with pytest.raises(Problem, match="changed-meanwhile"):
        typed(desk, "control", control.id, "topic.ru", "отсюда")
    typed(desk, "control", control.id, "topic.ru", "отсюда")
    topic = current_control(desk.file.read()).topic
    assert (topic.kk, topic.ru) == ("басқадан", "отсюда")


def test_in_a_case_that_came_without_a_control_the_first_one_begins(desk: Desk) -> None:
    control = current_control(desk.case)
    subject = desk.case.one(Subject, control.subject_id)
    desk.act("control.remove", [], [*desk.case.all(Proceeding), control, subject])
    begun_id = begin_control(desk)
    begun = desk.case.one(Control, begun_id)
    assert begun.number == 1
    assert desk.case.get(Subject, begun.subject_id) is not None
    assert begun.object_id == institution(desk.case).id
