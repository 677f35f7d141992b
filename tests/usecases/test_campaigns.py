"""A campaign: many cases after one model, looked at, entered, printed and summed up together."""

import errno
import shutil
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest

from desktop.domain.case import RECORD_KINDS, Case
from desktop.domain.control import Control, Proceeding
from desktop.domain.control import Recommendation as Asked
from desktop.domain.correspondence import Letter, Receipt
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.parties import ControlObject, Expert, Membership, Person, Subject
from desktop.domain.text import LANGS, LocalText
from desktop.law.law import Law
from desktop.procedure.route import main_proceeding
from desktop.usecases import campaigns, library, protection
from desktop.usecases.acts import Refused
from desktop.usecases.campaign_drafts import keep, keep_list, kept, kept_list
from desktop.usecases.campaign_entry import Typed, enter_all, parts_of, stand
from desktop.usecases.campaign_lines import campaigns as named
from desktop.usecases.campaign_lines import locked_ones, look, members
from desktop.usecases.campaign_papers import (
    Counted,
    Wanted,
    kinds_of,
    make_papers,
    packets,
    write_checklist,
)
from desktop.usecases.campaign_summary import write_summary
from desktop.usecases.campaigns import SAME_FOR_ALL, Institution, Made, make, region_of
from desktop.usecases.cases import begin_control, current_control, institution, new_case, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter
from desktop.usecases.institution_lists import COLUMNS, heading_of, read_list
from desktop.usecases.office import Office
from desktop.usecases.outcomes import mark_done
from desktop.usecases.people import add_expert
from desktop.usecases.replies import answered, letter_came
from desktop.usecases.undoing import InTheWorld, undo

NAME = "Мектеп сайттары"
TAKEN_ALONG = {ControlObject, Subject, Person, Control, Proceeding, Membership, Expert}


def schools(n: int, first: int = 1) -> list[Institution]:
    return [
        {"name.kk": f"«№ {k} мектеп» КММ", "name.ru": f"КГУ «Школа № {k}»", "region": "Шымкент"}
        for k in range(first, first + n)
    ]


@pytest.fixture
def model(sample: Desk) -> Path:
    control = current_control(sample.case)
    enter(sample, FieldAddress("control", control.id, "sample"), False)
    enter(sample, FieldAddress("control", control.id, "project"), "Грант 7")
    expert = add_expert(sample, control.id)
    enter(sample, FieldAddress("expert", expert, "education"), "yes")
    enter(sample, FieldAddress("expert", expert, "conflict_of_interest"), "no")
    enter(sample, FieldAddress("expert", expert, "conclusions.ru"), "Вывод")
    sample.close()
    return sample.path


def made(office: Office, model: Path, n: int = 3, **more: bool) -> Made:
    return make(office, model, NAME, schools(n), office.folders.cases / "schools", **more)


def read(office: Office, path: Path) -> Case:
    with open_case(office, path, write=False) as desk:
        return desk.case


def declared(office: Office, path: Path) -> None:
    """Let each of the group declare what is asked before the first letter (6(2))."""
    with open_case(office, path) as desk:
        for each in desk.case.all(Membership):
            enter(desk, FieldAddress("membership", each.id, "declared_on"), "01.10.2025")
            enter(desk, FieldAddress("membership", each.id, "conflict_of_interest"), "no")


def ids(case: Case) -> set[object]:
    return {case.id} | {each.id for kind in RECORD_KINDS.values() for each in case.all(kind)}


# -- making ------------------------------------------------------------------------------


def test_new_cases_take_along_the_matter_and_the_people_and_nothing_of_the_institution(
    office: Office, model: Path
) -> None:
    found = made(office, model)
    assert [path.name for path in found.done] == [f"№ {n} мектеп КММ.baqylau" for n in (1, 2, 3)]
    assert (found.there, found.left, found.notes) == ((), (), ())
    theirs = read(office, model)
    old = current_control(theirs)
    for n, path in enumerate(found.done, 1):
        case = read(office, path)
        (control,) = case.all(Control)
        assert control.campaign == NAME
        for name in ("topic", "public_interest", "project", "tasks", "manner", "languages"):
            assert getattr(control, name) == getattr(old, name), name
        assert control.answers == {"unlimited_circle": "yes"}
        assert (control.started_on, control.completed_on, control.place) == ("", "", LocalText())
        assert (control.conclusion, control.completed_steps) == (LocalText(), {})
        (subject,) = case.all(Subject)
        assert subject.name == theirs.one(Subject, old.subject_id).name
        assert case.get(Person, subject.signatory_id) is not None
        assert institution(case).name.ru == f"КГУ «Школа № {n}»"
        assert institution(case).region == "79"
        assert institution(case).special_regime == ""
        assert {each.role for each in case.all(Membership)} == {
            each.role for each in theirs.all(Membership)
        }
        assert all(not m.declared_on and not m.conflict_of_interest for m in case.all(Membership))
        (expert,) = case.all(Expert)
        assert (expert.education, expert.conflict_of_interest) == ("yes", "")
        assert expert.conclusions == LocalText()
        assert main_proceeding(case, control.id).procedure == "monitoring"
        for kind in set(RECORD_KINDS.values()) - TAKEN_ALONG:
            assert case.all(kind) == (), kind
    assert current_control(read(office, model)).campaign == NAME


def test_no_two_cases_share_an_id_and_each_knows_its_model(office: Office, model: Path) -> None:
    found = made(office, model)
    cases = [read(office, path) for path in (model, *found.done)]
    seen = [each for case in cases for each in ids(case)]
    assert len(seen) == len(set(seen))
    state = look(office, NAME, (model, *found.done))
    assert {each.path for each in state.lines if each.facts and each.facts.model} == {model}
    assert all(each.made_after == str(cases[0].id) for each in state.lines if each.path != model)


def test_they_keep_the_edition_of_the_model_with_its_text(office: Office, model: Path) -> None:
    (path,) = made(office, model, 1).done
    old = main_proceeding(read(office, model), current_control(read(office, model)).id)
    with open_case(office, path) as desk:
        new = main_proceeding(desk.case, current_control(desk.case).id)
        assert (new.edition, new.edition_sha256) == (old.edition, old.edition_sha256)
        assert new.edition_sha256 is not None
        assert desk.file.content(new.edition_sha256)


def test_recommendations_come_along_only_if_asked(office: Office, model: Path) -> None:
    (path,) = made(office, model, 1, recommendations=True).done
    asked = read(office, path).all(Asked)
    old = read(office, model).all(Asked)
    assert [each.text for each in asked] == [each.text for each in old]
    assert all(not each.finding_ids and not each.agreed_by for each in asked)


def test_a_sample_makes_samples(sample: Desk) -> None:
    sample.close()
    (path,) = made(sample.office, sample.path, 1).done
    assert current_control(read(sample.office, path)).sample


def test_every_answer_that_is_the_same_for_all_is_one_that_is_asked() -> None:
    law = Law()
    asked = {ask.id for each in law.procedures for ask in law.procedure(each).asks}
    assert asked >= SAME_FOR_ALL


def test_no_file_is_written_over_and_nobody_is_controlled_twice(
    office: Office, model: Path
) -> None:
    folder = office.folders.cases / "schools"
    folder.mkdir()
    (folder / "№ 1 мектеп КММ.baqylau").write_bytes(b"hers")
    first = made(office, model, 2)
    assert (folder / "№ 1 мектеп КММ.baqylau").read_bytes() == b"hers"
    assert first.done[0].name == "№ 1 мектеп КММ (2).baqylau"
    again = make(office, model, f" {NAME.upper()} ", schools(3), folder, members=first.done)
    assert [path.name for path in again.done] == ["№ 3 мектеп КММ.baqylau"]
    assert again.there == ("«№ 1 мектеп» КММ", "«№ 2 мектеп» КММ")


def test_members_that_cannot_be_read_are_named_for_nobody_knows_whom_they_control(
    office: Office, model: Path
) -> None:
    first = made(office, model, 2)
    first.done[0].write_bytes(b"no case")
    again = make(office, model, NAME, schools(2), office.folders.cases / "b", members=first.done)
    assert [(each.code, each.params) for each in again.notes] == [
        ("campaign.members-unread", {"names": (first.done[0].name,)})
    ]


def test_schools_of_one_name_in_two_towns_are_two(office: Office, model: Path) -> None:
    rows: list[Institution] = [
        {"name.ru": "Школа № 1", "region": "Шымкент"},
        {"name.ru": "Школа № 1", "region": "Алматы"},
        {"name.ru": "школа  № 1", "region": "Шымкент"},
        {"name.ru": "Школа № 1", "bin": "251040999990"},
    ]
    found = make(office, model, NAME, rows, office.folders.cases)
    assert (len(found.done), found.there) == (2, ("школа  № 1", "Школа № 1"))


def test_one_failure_leaves_the_others_made_and_is_told(
    office: Office, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = campaigns.CaseFile.create

    def fails(path: Path, **more: object) -> object:
        if "№ 2" in path.name:
            raise Problem("file.disk-full", path=path)
        return real(path, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(campaigns.CaseFile, "create", fails)
    found = made(office, model)
    assert [path.name[:3] for path in found.done] == ["№ 1", "№ 3"]
    assert [(each.name, each.problem.code) for each in found.left] == [
        ("«№ 2 мектеп» КММ", "file.disk-full")
    ]
    monkeypatch.undo()
    rest = make(
        office, model, NAME, schools(3), office.folders.cases / "schools", members=found.done
    )
    assert [path.name[:3] for path in rest.done] == ["№ 2"]


def test_a_case_that_was_only_begun_is_taken_away_again(
    office: Office, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise Problem("file.disk-full", path=model)

    monkeypatch.setattr(campaigns, "_under", fails)
    found = made(office, model, 1)
    assert [each.problem.code for each in found.left] == ["file.disk-full"]
    assert list((office.folders.cases / "schools").iterdir()) == []


def test_who_stops_leaves_what_is_made(office: Office, model: Path) -> None:
    found = make(
        office, model, NAME, schools(3), office.folders.cases, progress=lambda n, _all: n < 1
    )
    assert len(found.done) == 1
    assert {each.problem.code for each in found.left} == {"campaign.stopped"}


def test_a_model_of_another_campaign_stays_there(office: Office, model: Path) -> None:
    made(office, model, 1)
    found = make(office, model, "Басқа науқан", schools(1, 9), office.folders.cases)
    assert [each.code for each in found.notes] == ["campaign.model-stays"]
    assert current_control(read(office, model)).campaign == NAME
    assert current_control(read(office, found.done[0])).campaign == "Басқа науқан"


def test_without_a_name_or_institutions_nothing_begins(office: Office, model: Path) -> None:
    for name, rows, code in (
        (" ", schools(1), "campaign.no-name"),
        (NAME, [{"bin": "251040999990"}], "campaign.no-institutions"),
    ):
        with pytest.raises(Problem) as raised:
            make(office, model, name, rows, office.folders.cases / "new")
        assert raised.value.code == code
    assert not (office.folders.cases / "new").exists()


def test_how_a_case_began_is_not_undone(office: Office, model: Path) -> None:
    (path,) = made(office, model, 1).done
    with open_case(office, path) as desk, pytest.raises(InTheWorld):
        undo(desk)


# -- the list of institutions ------------------------------------------------------------


def test_a_workbook_is_read_by_its_headings_in_any_language(office: Office, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Мекеменің атауы", "Наименование (на русском)", "БИН", "Region", "Директор", "?"])
    sheet.append(["№ 1 мектеп", "Школа № 1", 30140999990, "город Шымкент", "Ә. Үлгі", "x"])
    sheet.append([None, None, None, None, None, None])
    sheet.append(["№ 2 мектеп", "Школа № 2", "251040999990", "Шымкент қаласы", "Образцов О. О."])
    path = tmp_path / "list.xlsx"
    book.save(path)
    first, second = read_list(office, path, "ru")
    assert (first["name.kk"], first["name.ru"]) == ("№ 1 мектеп", "Школа № 1")
    assert (first["bin"], first["region"], second["region"]) == ("030140999990", "79", "79")
    assert first["head.full_name.kk"] == "Ә. Үлгі"
    assert second["head.full_name.ru"] == "Образцов О. О."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251", "utf-16"])
def test_a_text_file_is_read_as_windows_wrote_it(
    office: Office, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Наименование;Телефон\r\nШкола № 1;8 (7252) 00-00-00\r\n".encode(encoding))
    assert read_list(office, path, "ru") == (
        {"name.ru": "Школа № 1", "phone": "8 (7252) 00-00-00"},
    )


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Алматы қаласы", "75"), ("город Алматы", "75"), ("г.Алматы", "75"), ("Almaty city", "75"),
        ("Алматы облысы", "19"), ("Алматинская область", "19"), ("Алматинская", "19"),
        ("Алматы", "Алматы"), ("Шымкент", "79"), ("г. Астана", "71"), ("область Абай", "10"),
        ("Абай", "10"), ("63", "63"), ("Атлантида", "Атлантида"), ("область Жетысу", "33"),
        ("Улытауская", "Улытауская"), ("Улытау", "62"), ("Кызылорда облысы", "43"),
    ],
)  # fmt: skip
def test_a_region_is_known_by_its_name_unless_two_share_it(
    office: Office, typed: str, code: str
) -> None:
    assert region_of(office, typed) == code


def test_a_list_without_headings_holds_names(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("Школа № 1\nҮлгі мектебі\n", "utf-8")
    assert read_list(office, path, "ru") == (
        {"name.ru": "Школа № 1"},
        {"name.kk": "Үлгі мектебі"},
    )


def test_a_list_that_is_none_is_named(office: Office, tmp_path: Path) -> None:
    for data, code in (
        (b"PK\x03\x04 damaged", "campaign.list-unreadable"),
        (b"\x00\x01\x02", "campaign.list-unreadable"),
        (b"", "campaign.list-empty"),
        (b"a\n" * 5001, "campaign.list-too-long"),
    ):
        path = tmp_path / "list.xlsx"
        path.write_bytes(data)
        with pytest.raises(Problem) as raised:
            read_list(office, path, "ru")
        assert raised.value.code == code, data[:9]


def test_each_column_has_a_heading_of_its_own(office: Office) -> None:
    for lang in LANGS:
        heads = [heading_of(office, column, lang) for column in COLUMNS]
        assert len(set(heads)) == len(COLUMNS)


# -- side by side ------------------------------------------------------------------------


def test_missing_locked_damaged_and_foreign_files_are_shown_as_such(
    office: Office, model: Path
) -> None:
    gone, locked, broken, left, whole = made(office, model, 5).done
    gone.unlink()
    broken.write_bytes(b"junk")
    with open_case(office, locked) as desk:
        protection.protect(desk, "қиын құпиясөз 9")
    protection.lock()
    with open_case(office, left) as desk:
        control = current_control(desk.case)
        enter(desk, FieldAddress("control", control.id, "campaign"), "Басқа")
    state = look(office, NAME, (gone, locked, broken, left, whole))
    assert {each.path: each.state for each in state.lines} == {
        gone: "missing", locked: "locked", broken: "unread", left: "elsewhere", whole: "read",
    }  # fmt: skip
    for each in state.lines:
        if each.problem is not None:
            assert office.messages("kk").problem(each.problem)


def test_a_protected_case_is_found_only_while_it_is_open(office: Office, model: Path) -> None:
    one, two = made(office, model, 2).done
    with open_case(office, one) as desk:
        protection.protect(desk, "қиын құпиясөз 9")
        library.note(office, desk)
    assert set(members(office, NAME)) == {model, one, two}
    protection.lock()
    assert set(members(office, NAME)) == {model, two}
    assert locked_ones(office) == (one,)


def test_a_case_whose_next_control_has_begun_stays_in_its_campaign(
    office: Office, model: Path
) -> None:
    (path,) = made(office, model, 1).done
    with open_case(office, path) as desk:
        begin_control(desk)
        library.note(office, desk)
    assert path in members(office, NAME)
    (line,) = look(office, NAME, (path,)).lines
    assert line.facts is not None
    assert line.facts.control.number == 1


def test_the_library_knows_the_campaigns(office: Office, model: Path) -> None:
    made(office, model, 2)
    assert named(office) == ((NAME, 3),)


def test_copies_of_one_case_are_told_and_count_once(office: Office, model: Path) -> None:
    (path,) = made(office, model, 1).done
    copy = path.with_name("copy.baqylau")
    shutil.copyfile(path, copy)
    state = look(office, NAME, (path, copy, model))
    assert {each.path: each.twins for each in state.lines if each.twins} == {
        path: (copy,), copy: (path,),
    }  # fmt: skip
    target = office.folders.cases / "s.docx"
    write_summary(office, state, "ru", target)
    assert words(target).count("КГУ «Школа № 1»") == 2  # once in the table, once as a heading


def test_a_file_that_lies_there_as_it_did_is_not_read_again(
    office: Office, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = made(office, model, 2)
    state = look(office, NAME, found.done)
    with open_case(office, found.done[0]) as desk:
        control = current_control(desk.case)
        enter(desk, FieldAddress("control", control.id, "completed_on"), "10.10.2025")
    opened: list[Path] = []
    real = open_case

    def counts(office_: Office, path: Path, *, write: bool = True) -> Desk:
        opened.append(path)
        return real(office_, path, write=write)

    monkeypatch.setattr("desktop.usecases.campaign_lines.open_case", counts)
    again = look(office, NAME, found.done, known=state.lines)
    assert opened == [found.done[0]]
    line = next(each for each in again.lines if each.path == found.done[0])
    assert line.facts is not None
    assert line.facts.control.completed_on == "2025-10-10"


def test_the_model_stands_with_its_letters_terms_and_findings(office: Office, model: Path) -> None:
    found = made(office, model, 1)
    state = look(office, NAME, (model, *found.done))
    facts = next(each.facts for each in state.lines if each.path == model)
    assert facts is not None
    assert facts.clock is not None
    assert facts.clock.clock.id == "PC_RESPONSE"
    sent = {each.kind for each in facts.letters if each.sent}
    assert "covering-letter" in sent
    assert dict(facts.by_kind) == {"absence": 1}
    assert (len(facts.asked), facts.done, facts.replied) == (3, 0, False)


# -- entering ----------------------------------------------------------------------------


def test_all_is_entered_in_one_go_by_the_acts_of_one_case(office: Office, model: Path) -> None:
    one, two = made(office, model, 2).done
    outcome = enter_all(
        office,
        NAME,
        "covering-letter",
        [
            Typed(
                one, number="№ 01-12/5", dated="17.10.2025", proof="stamp", proof_number="77",
                proof_day="17.10.2025", completed_on="10.10.2025",
            ),
            Typed(two, from_series=True, dated="17.10.2025", channel="post"),
        ],
    )  # fmt: skip
    assert [each.left for each in outcome] == [(), ()]
    state = stand(office, NAME, "covering-letter", (one, two))
    first, second = state[one], state[two]
    assert not isinstance(first, Problem)
    assert not isinstance(second, Problem)
    assert (first.number, first.dated, first.proof_day) == ("01-12/5", "17.10.2025", "17.10.2025")
    assert first.completed_on == "10.10.2025"
    assert second.number
    assert (second.channel, second.sent) == ("post", False)


def test_one_failure_leaves_the_others_done_and_the_rest_of_its_own_case(
    office: Office, model: Path
) -> None:
    one, two, three, four = made(office, model, 4).done
    three.unlink()
    declared(office, one)
    with open_case(office, four):  # somebody has it open
        outcome = enter_all(
            office,
            NAME,
            "covering-letter",
            [
                Typed(
                    one, number="5", dated="17.10.2025", sent_on="17.10.2025", channel="hand",
                    sent=True, proof="stamp", proof_day="17.10.2025",
                ),
                Typed(two, number="6", dated="не знаю", completed_on="10.10.2025"),
                Typed(three, number="7", dated="17.10.2025"),
                Typed(four, number="8", dated="17.10.2025"),
                Typed(model),
            ],
        )  # fmt: skip
    by = {each.path: each for each in outcome}
    assert model not in by
    # 13(2): the final document goes after completion; the number and the stamp stand all the same.
    assert by[one].done == {"number", "proof"}
    ((part, why),) = by[one].left
    assert (part, isinstance(why, Refused)) == ("sent", True)
    assert by[two].done == {"completed"}
    assert [(part, why.code) for part, why in by[two].left] == [("number", "campaign.no-day")]
    assert by[three].done == by[four].done == frozenset()
    for path in (three, four):
        ((_part, why),) = by[path].left
        assert path.name in office.messages("ru").problem(why)
    again = enter_all(
        office,
        NAME,
        "covering-letter",
        [
            Typed(one, completed_on="10.10.2025", sent=True),
            Typed(two, number="6", dated="17.10.2025"),
        ],
    )
    assert [each.left for each in again] == [(), ()]


def test_a_number_wants_its_day_and_what_stands_is_corrected(office: Office, model: Path) -> None:
    (path,) = made(office, model, 1).done
    (outcome,) = enter_all(office, NAME, "notice", [Typed(path, from_series=True)])
    assert [why.code for _part, why in outcome.left] == ["window.date-first"]
    for day in ("07.10.2025", "08.10.2025"):
        enter_all(office, NAME, "notice", [Typed(path, proof="stamp", proof_day=day)])
    (receipt,) = read(office, path).all(Receipt)
    assert receipt.day == "2025-10-08"
    (outcome,) = enter_all(office, NAME, "notice", [Typed(path, proof_day="08.10.2025")])
    assert [why.code for _part, why in outcome.left] == ["campaign.which-proof"]


def test_a_letter_whose_number_is_refused_is_not_marked_as_sent(
    office: Office, model: Path
) -> None:
    (path,) = made(office, model, 1).done
    declared(office, path)
    typed = Typed(
        path, from_series=True, channel="hand", sent_on="17.10.2025", sent=True,
        completed_on="10.10.2025",
    )  # fmt: skip
    (outcome,) = enter_all(office, NAME, "covering-letter", [typed])
    assert outcome.done == {"completed"}
    assert [(part, why.code) for part, why in outcome.left] == [
        ("number", "window.date-first"), ("sent", "window.date-first"),
    ]  # fmt: skip
    assert not any(each.sent for each in read(office, path).all(Letter))
    again = typed._replace(dated="17.10.2025")
    (outcome,) = enter_all(office, NAME, "covering-letter", [again])
    assert outcome.left == ()


def test_a_number_typed_twice_is_given_and_told(office: Office, model: Path) -> None:
    one, two = made(office, model, 2).done
    typed = [Typed(path, number="5", dated="06.10.2025") for path in (one, two)]
    first, second = enter_all(office, NAME, "notice", typed)
    assert (first.left, first.notes, second.left) == ((), (), ())
    assert [each.code for each in second.notes] == ["campaign.double"]
    assert "Школа № 1" in office.messages("ru").problem(second.notes[0])


def test_the_answer_about_a_visit_is_entered_with_its_letter(office: Office, model: Path) -> None:
    (path,) = made(office, model, 1).done
    assert "visit" in parts_of(office, "visit-request")
    assert parts_of(office, "final-document") == {"completed", "number"}
    typed = Typed(path, visit_answer="agreed", visit_came="15.10.2025", visit_on="20.10.2025")
    (outcome,) = enter_all(office, NAME, "visit-request", [typed])
    assert outcome.left == ()
    enter_all(office, NAME, "visit-request", [typed])
    case = read(office, path)
    (letter,) = case.all(Letter)
    assert (letter.direction, letter.kind, letter.arrived_on) == (
        "in", "visit-answer", "2025-10-15",
    )  # fmt: skip
    answers = case.all(Proceeding)[0].answers
    assert (answers["visit_answer"], answers["visit_on"]) == ("agreed", "2025-10-20")


def test_what_was_entered_is_no_failure_where_the_list_cannot_be_written(
    office: Office, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise Problem("file.busy", path=office.folders.index)

    monkeypatch.setattr(library, "put", busy)
    found = made(office, model, 1)
    assert found.left == ()
    (path,) = found.done
    assert current_control(read(office, model)).campaign == NAME
    (outcome,) = enter_all(office, NAME, "notice", [Typed(path, completed_on="10.10.2025")])
    assert (outcome.done, outcome.left) == ({"completed"}, ())
    papers = make_papers(office, Wanted(NAME, ("group-protocol",), ("ru",)), [path])
    assert papers.files
    assert all(each.kind for each in papers.left)  # none of them could not be opened


def test_nothing_goes_into_either_of_two_copies(office: Office, model: Path) -> None:
    (path,) = made(office, model, 1).done
    copy = path.with_name("copy.baqylau")
    shutil.copyfile(path, copy)
    outcome = enter_all(
        office,
        NAME,
        "notice",
        [Typed(path, number="1", dated="06.10.2025"), Typed(copy, number="1", dated="06.10.2025")],
        twins=frozenset((path, copy)),
    )
    assert [why.code for each in outcome for _part, why in each.left] == ["campaign.same-case"] * 2
    assert read(office, path).all(Letter) == ()


def test_what_waits_in_the_table_outlives_the_program(office: Office) -> None:
    drafts = {(NAME, "notice", "/a.baqylau", "number"): "5"}
    keep(office, {}, drafts)
    assert kept(office) == drafts
    rows = schools(2)
    keep_list(office, (), rows)
    assert list(kept_list(office)) == rows
    keep_list(office, rows, ())
    assert kept_list(office) == ()
    keep(office, drafts, {})
    assert not office.folders.campaign_table.exists()


def test_what_another_program_keeps_waiting_stays(office: Office) -> None:
    mine, theirs = ((NAME, "notice", f"/{name}.baqylau", "number") for name in "ab")
    keep(office, {}, {theirs: "7"})
    keep(office, {}, {mine: "5"})
    assert kept(office) == {theirs: "7", mine: "5"}
    keep(office, {mine: "5"}, {mine: "6"})
    keep(office, {theirs: "7"}, {})
    assert kept(office) == {mine: "6"}
    first, second, third = schools(3)
    keep_list(office, (), [first])
    keep_list(office, (), [second])
    keep_list(office, [second], [third])
    assert list(kept_list(office)) == [third, first]
    keep_list(office, [third], [])
    assert list(kept_list(office)) == [first]


def test_what_could_not_be_read_is_never_written_over(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = (NAME, "notice", "/a.baqylau", "number")
    keep(office, {}, {key: "5"})
    keep_list(office, (), schools(1))
    with monkeypatch.context() as held:
        held.setattr(Path, "read_bytes", _no_access)
        assert (kept(office), kept_list(office)) == ({}, ())
        with pytest.raises(Problem, match=r"file\.no-permission"):
            keep(office, {}, {(*key[:3], "dated"): "06.10.2025"})
        with pytest.raises(Problem, match=r"file\.no-permission"):
            keep_list(office, (), schools(1, 2))
    assert kept(office) == {key: "5"}
    assert list(kept_list(office)) == schools(1)
    office.folders.campaign_table.write_bytes(b"{")
    assert kept(office) == {}
    keep(office, {}, {key: "6"})
    assert kept(office) == {key: "6"}
    (aside,) = office.folders.home.glob("*.unreadable.json")
    assert aside.read_bytes() == b"{"


def _no_access(_path: Path) -> bytes:
    raise PermissionError(errno.EACCES, "sharing violation")


# -- papers ------------------------------------------------------------------------------


def words(path: Path) -> str:
    document = docx.Document(BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    told = [*(each.text for each in document.paragraphs), *cells]
    return "\n".join(told).replace("\u00a0", " ")


def test_papers_are_made_for_all_and_what_is_missing_leads_to_its_field(
    office: Office, model: Path
) -> None:
    one, two = made(office, model, 2).done
    with open_case(office, two) as desk:
        whose = institution(desk.case)
        enter(desk, FieldAddress("object", whose.id, "name.kk"), "")
    state = look(office, NAME, (one, two))
    assert "group-protocol" in kinds_of(office, state)
    wanted = Wanted(NAME, ("group-protocol", "notice"), ("kk", "ru"))
    found = make_papers(office, wanted, (one, two))
    assert {(path.parent.name, path.suffix) for path in found.files} >= {(one.stem, ".docx")}
    lacking = [each for each in found.left if each.path == two]
    assert {each.lang for each in lacking} == {"kk"}
    assert any(
        gap.address.kind == "object" and gap.address.record_id == whose.id
        for each in lacking
        for gap in each.missing
    )
    gathered = packets(office, wanted, (one, two, office.folders.cases / "none.baqylau"))
    assert [bool(each.parts) for each in gathered] == [True, True, False]
    assert gathered[2].problem is not None
    more = Wanted(NAME, ("group-protocol", "covering-letter"), ("kk",))
    (lacking_one,) = packets(office, more, (one,))
    assert lacking_one.lacks == ("covering-letter",)
    assert {part.kind for part in gathered[0].parts} == {"group-protocol", "notice"}
    with pytest.raises(Problem, match=r"print\.stopped"):
        packets(office, wanted, (one,), lambda _n, _all: False)


def test_the_list_to_tick_names_papers_copies_and_sheets(office: Office, model: Path) -> None:
    state = look(office, NAME, made(office, model, 1).done)
    rows = [
        Counted(LocalText(kk="Мектеп", ru="Школа"), (("notice", "kk", 2), ("notice", "ru", 2)), 4),
        Counted(LocalText(ru="Лицей"), (("notice", "ru", 2),), None),
        Counted(LocalText(ru="Гимназия"), (), None, Problem("print.nothing-made")),
        Counted(LocalText(ru="Колледж"), (("notice", "ru", 2),), 2, None, ("covering-letter",)),
    ]
    target = office.folders.cases / "c.docx"
    for lang in LANGS:
        write_checklist(office, state, rows, lang, target)
        assert NAME in words(target)
    assert "at least 6" in words(target)
    assert "Letter sending the final document: not made" in words(target)
    write_checklist(office, state, rows[:1], "ru", target)
    told = words(target)
    assert "Школа" in told
    assert "на казахском: 2 экз." in told
    assert "Всего: учреждений – 1, листов – 4." in told


def test_the_summary_counts_all_and_says_that_it_is_no_act(office: Office, model: Path) -> None:
    one, two = made(office, model, 2, recommendations=True).done
    two.write_bytes(b"junk")
    with open_case(office, one) as desk:
        came = add(desk, "outcome", control_id=current_control(desk.case).id)
        for path, text in (("what.ru", "Создана страница"), ("day", "14.01.2026")):
            enter(desk, FieldAddress("outcome", came, path), text)
    state = look(office, NAME, (model, one, two))
    target = office.folders.cases / "s.docx"
    for lang in LANGS:
        write_summary(office, state, lang, target)
        told = words(target)
        assert office.messages(lang).say("campaign.summary.own") in told
        assert two.name in told
    write_summary(office, state, "ru", target)
    told = words(target)
    assert "Всего рекомендаций\n6" in told
    assert "Учреждений\n2" in told
    assert "– Создана страница (14.01.2026)" in told
    assert "Произошедших изменений\n1" in told
    assert "Общественный фонд «Ашық Қоғам»" in told
    assert "Грант 7" not in told
    assert "ОБРАЗЕЦ" not in told
    members_ = {each.full_name.ru for each in read(office, model).all(Person) if each.full_name.ru}
    assert not [name for name in members_ if name in told]


def test_what_was_seen_to_be_done_is_counted_alike_and_is_no_answer(
    office: Office, model: Path
) -> None:
    with open_case(office, model) as desk:
        control = current_control(desk.case)
        first, second, third = desk.case.of_control(Asked, control.id)
        letter = letter_came(desk, control.id)
        for asked, verdict in ((first, "not_answered"), (second, "accepted"), (third, "")):
            cell = add(desk, "reply", recommendation_id=asked.id, letter_id=letter)
            enter(desk, FieldAddress("reply", cell, "verdict"), verdict)
        mark_done(desk, first.id, "done")
        enter(desk, FieldAddress("control", control.id, "campaign"), NAME)
        counted = answered(desk, control.id).quality
        row, _ = library.entry(office, desk)
    (line,) = look(office, NAME, (model,)).lines
    assert line.facts is not None
    assert (counted.answered, counted.done) == (1, 1)
    assert (line.facts.answered, line.facts.done) == (row.answered, row.done) == (1, 1)


def test_a_text_missing_in_the_language_is_never_put_in_silently(
    office: Office, model: Path
) -> None:
    rows: list[Institution] = [{"name.kk": "Үлгі мектебі"}]
    (path,) = make(office, model, NAME, rows, office.folders.cases).done
    target = office.folders.cases / "s.docx"
    write_summary(office, look(office, NAME, (path,)), "ru", target)
    assert "Үлгі мектебі [нет текста на русском языке]" in words(target)


def test_a_sample_says_so_on_every_page(sample: Desk) -> None:
    office = sample.office
    control = current_control(sample.case)
    enter(sample, FieldAddress("control", control.id, "campaign"), NAME)
    state = look(office, NAME, (sample.path,))
    target = office.folders.cases / "s.docx"
    write_summary(office, state, "kk", target)
    header = docx.Document(str(target)).sections[0].header
    assert "ҮЛГІ" in "".join(each.text for each in header.paragraphs)


def test_a_case_of_no_campaign_has_none(office: Office) -> None:
    with new_case(office, office.folders.cases / "b.baqylau", LocalText(kk="Ә")) as desk:
        library.note(office, desk)
        assert desk.case.all(ControlObject)
    assert named(office) == ()
    assert members(office, NAME) == ()
