"""Consents in a case: numbered, removed for good, packed, and printed to be signed."""

from pathlib import Path
from uuid import UUID

import docx
import pytest

from desktop.domain.control import Consent, Control, Evidence
from desktop.domain.correspondence import Attachment
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.parties import Membership, Person
from desktop.domain.text import LANGS, Lang
from desktop.usecases.cases import begin_control, current_control
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter, put_back, remove
from desktop.usecases.history import events
from desktop.usecases.package import make_package
from desktop.usecases.people import add_member, remove_member
from desktop.usecases.purging import candidates, purge, reach
from desktop.usecases.sheets import make_consent
from desktop.usecases.taking_in import take_in

NAME = "Дана Сейтова"


def control_id(desk: Desk) -> UUID:
    return current_control(desk.case).id


def consent(desk: Desk, name: str = NAME, **given: object) -> UUID:
    made = add(desk, "consent", control_id=control_id(desk), **given)
    enter(desk, FieldAddress("consent", made, "name"), name)
    return made


def evidence(desk: Desk) -> UUID:
    return add(desk, "evidence", control_id=control_id(desk))


def signed_sheet(desk: Desk, folder: Path, data: bytes = b"%PDF-1.4 sheet") -> UUID:
    scan = folder / "лист.pdf"
    scan.write_bytes(data)
    return take_in(desk, scan)


def words(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_consents_are_numbered_in_their_control_and_evidence_that_goes_is_taken_off_them(
    desk: Desk,
) -> None:
    piece, other = evidence(desk), evidence(desk)
    first = consent(desk, evidence_ids=frozenset({piece, other}))
    second = consent(desk)
    assert [each.number for each in desk.case.all(Consent)] == [1, 2]
    before = desk.case
    gone = remove(desk, FieldAddress("evidence", piece, ""))
    assert desk.case.one(Consent, first).evidence_ids == {other}
    put_back(desk, before, gone)
    assert desk.case.one(Consent, first).evidence_ids == {piece, other}
    remove(desk, FieldAddress("consent", first, ""))
    assert desk.case.one(Consent, second).number == 1
    assert desk.case.get(Evidence, piece) is not None
    assert verify(desk.path).findings == ()


def test_the_card_of_somebody_who_consents_stays_when_her_part_ends(desk: Desk) -> None:
    membership = add_member(desk, control_id(desk))
    person = desk.case.one(Membership, membership).person_id
    made = consent(desk, "", person_id=person)
    remove_member(desk, membership)
    assert desk.case.one(Consent, made).person_id == person
    assert desk.case.get(Person, person) is not None


@pytest.mark.parametrize("lang", LANGS)
def test_the_history_and_what_may_be_removed_call_a_consent_by_its_name(
    desk: Desk, lang: Lang
) -> None:
    made = consent(desk)
    enter(desk, FieldAddress("consent", made, "withdrawn_on"), "15.10.2025")
    (newest, *_) = events(desk, lang)
    (shift,) = newest.shifts
    assert NAME in shift.whose
    assert shift.label == desk.office.law.fields.get("consent", "withdrawn_on").label.text(lang)
    assert "15" in shift.new
    named = {each.record_id: each.name for each in candidates(desk, lang)}
    assert NAME in named[made]


def test_a_consent_that_is_removed_for_good_takes_its_signed_sheet_along(
    desk: Desk, tmp_path: Path
) -> None:
    mark = "ӨШІРІЛСІН-88"
    sheet = signed_sheet(desk, tmp_path, mark.encode())
    piece = evidence(desk)
    made = consent(desk, mark, attachment_id=sheet, evidence_ids=frozenset({piece}))
    assert len(reach(desk, "consent", made, "ru").goes) == 2
    purge(desk, "consent", made, "отозвала и попросила удалить")
    assert desk.case.all(Consent) == ()
    assert desk.case.all(Attachment) == ()
    assert desk.case.get(Evidence, piece) is not None
    assert verify(desk.path).findings == ()
    assert mark.encode() not in desk.path.read_bytes()


def test_a_piece_that_is_removed_for_good_leaves_the_withdrawn_consent_without_it(
    desk: Desk,
) -> None:
    piece = evidence(desk)
    made = consent(desk, evidence_ids=frozenset({piece}), withdrawn_on="2025-10-15")
    purge(desk, "evidence", piece, "согласие отозвано")
    assert desk.case.one(Consent, made).evidence_ids == frozenset()
    assert desk.case.one(Consent, made).withdrawn
    assert verify(desk.path).findings == ()


def test_a_package_names_the_signed_sheets_by_control_and_consent(
    desk: Desk, tmp_path: Path
) -> None:
    add(desk, "consent", control_id=control_id(desk))
    consent(desk, attachment_id=signed_sheet(desk, tmp_path))
    second = begin_control(desk)
    other = tmp_path / "b.pdf"
    other.write_bytes(b"%PDF-1.4 other")
    add(desk, "consent", control_id=second, attachment_id=take_in(desk, other))
    make_package(desk, tmp_path / "package")
    originals = tmp_path / "package" / "data" / "originals"
    assert sorted(each.name for each in originals.iterdir()) == [
        "1-consent-002-лист.pdf",
        "2-consent-001-b.pdf",
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_a_sheet_is_made_of_what_is_entered_and_the_case_does_not_keep_it(
    desk: Desk, lang: Lang
) -> None:
    before = consent(desk, "Ержан Қасымов")
    made = consent(desk, purpose="words")
    acts = desk.file.acts()
    path = make_consent(desk, made, lang)
    assert NAME in path.name
    assert path.parent == desk.path.with_suffix("")
    found = words(path)
    say = desk.office.messages(lang).say
    assert NAME in found
    assert "Ержан" not in found
    assert say("paper.consent.for.words") in found
    assert say("paper.consent.for.expert") not in found
    assert desk.file.acts() == acts
    assert make_consent(desk, made, lang) == path
    assert make_consent(desk, before, lang) != path
    assert len(list(path.parent.iterdir())) == 2


def test_a_sheet_of_a_bare_consent_is_a_blank_to_fill_by_hand(desk: Desk) -> None:
    bare = add(desk, "consent", control_id=control_id(desk))
    found = words(make_consent(desk, bare, "kk"))
    for purpose in ("picture", "recording", "words", "membership", "expert", "attendance", "other"):
        said = desk.office.messages("kk").say(f"paper.consent.for.{purpose}")
        assert f"□\N{NO-BREAK SPACE}{said}" in found
    assert "Заңды өкілі" in found


def test_what_somebody_wrote_on_a_sheet_is_put_aside_and_not_lost(desk: Desk) -> None:
    made = consent(desk)
    path = make_consent(desk, made, "ru")
    path.write_bytes(b"edited")
    assert make_consent(desk, made, "ru") == path
    assert path.with_name(f"{path.stem} – бұрынғы.docx").read_bytes() == b"edited"


def test_a_folder_that_cannot_be_written_to_is_said(desk: Desk) -> None:
    made = consent(desk)
    desk.path.with_suffix("").write_bytes(b"a file stands in the way")
    with pytest.raises(Problem):
        make_consent(desk, made, "ru")
    assert desk.case.one(Control, control_id(desk))
